"""Files that leave are named by the number of their exhibit, never by what they were called.

Example:
    >>> exhibit_name(3, "still", 1, suffix="png")
    'exhibit-003-still-01.png'
    >>> exhibit_name(12, suffix="txt")
    'exhibit-012.txt'
"""

_WORDS = frozenset({"", "still", "strip", "text", "original"})  # what a file may be said to be
_SUFFIXES = frozenset({"", "png", "txt", "json"})


def exhibit_name(exhibit: int, what: str = "", number: int = 0, *, suffix: str = "") -> str:
    """The name under which something of an exhibit leaves.

    Args:
        exhibit: its number in the case.
        what: one of a few words, so that no text of a person gets into a name: `still`,
            `strip`, `text`, `original`.
        number: among several, from 1; 0 where there is one.
        suffix: kind of the file, without the dot.

    Raises:
        ValueError: it is none of the words or kinds.
    """
    if what not in _WORDS or suffix not in _SUFFIXES:
        raise ValueError(what, suffix)
    parts = ["exhibit", f"{exhibit:03}", what, f"{number:02}" if number else ""]
    name = "-".join(part for part in parts if part)
    return f"{name}.{suffix}" if suffix else name
