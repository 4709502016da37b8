"""Measurements: accuracy on real media, and cost. Published in docs/methods.md."""
