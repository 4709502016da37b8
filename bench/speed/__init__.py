"""Cost: CPU as ratios, bytes per hour."""
