"""The version, by itself: every room may name it, and none comes before it."""

__version__ = "0.1.0"
