"""The tree over all lines of the log: a line can be shown to be in it without the others.

As in certificate transparency (RFC 6962 §2.1): a leaf is SHA-256(0x00 ‖ line), a node is
SHA-256(0x01 ‖ left ‖ right), and a tree of n leaves has the largest power of two below n on its
left. A seal names the root; the *audit path* of a line is the nodes beside its way to the root,
from the leaf up. Whoever has the line, its sequence, n and the path computes the root again,
and learns of the other lines no more than digests.

Example:
    >>> tree = Tree([b"one", b"two", b"three"])
    >>> len(tree.path(1)), len(tree.path(3))
    (2, 1)
"""

import hashlib
from collections.abc import Iterable


def leaf(line: bytes) -> bytes:
    """The 32 bytes of a leaf.

    Args:
        line: the bytes of a custody line, without its newline.
    """
    return hashlib.sha256(b"\x00" + line).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The 32 bytes of a node, from those of the two below it."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """All levels of a tree, the leaves first."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        level = [leaf(line) for line in lines]
        self._levels = [level]
        while len(level) > 1:
            pairs = zip(level[::2], level[1::2], strict=False)
            lone = level[-1:] if len(level) % 2 else []  # goes up as it is
            level = [*(node(left, right) for left, right in pairs), *lone]
            self._levels.append(level)

    @property
    def size(self) -> int:
        """How many lines."""
        return len(self._levels[0])

    @property
    def root(self) -> str:
        """In hex; of no lines, SHA-256 of nothing (RFC 6962 §2.1)."""
        return (self._levels[-1] or [hashlib.sha256().digest()])[0].hex()

    def path(self, sequence: int) -> list[str]:
        """Audit path of a line, in hex, from its neighbour up (RFC 6962 §2.1.1).

        Args:
            sequence: place of the line, from 1 to `size`.
        """
        at, found = sequence - 1, []
        for level in self._levels[:-1]:
            if at ^ 1 < len(level):
                found.append(level[at ^ 1].hex())
            at //= 2
        return found
