"""How well sound is found: distortions, query sets and the score of a run."""
