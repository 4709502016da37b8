"""What made a derived value, from what, and with which parameters.

A derived value can be made again. Its `Origin` says how, and tells values apart that were
made by different versions: they are rebuilt, never silently mixed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The maker of a derived value."""

    maker: str
    """Module and function that made it."""
    version: str
    """Version of the maker's rules; it changes when the same input gives another output."""
    parameters: str
    """SHA-256 of the canonical JSON of the parameters."""
    inputs: tuple[str, ...] = ()
    """SHA-256 of each input."""
