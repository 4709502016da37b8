"""The tree over all lines of the log: a line can be shown to be in it without the others.

As in certificate transparency (RFC 6962 §2.1): a leaf is SHA-256(0x00 ‖ line), a node is
SHA-256(0x01 ‖ left ‖ right), and a tree of n leaves has the largest power of two below n on its
left. A seal names the root; the *audit path* of a line is the nodes beside its way to the root,
from the leaf up. Whoever has the line, its sequence, n and the path computes the root again,
and learns of the other lines no more than digests.

Example:
    >>> tree = Tree([b"one", b"two", b"three"])
    >>> len(tree.path(1, 3)), len(tree.path(3, 3))
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
    """The tree over the lines of a log, also as it was when there were fewer."""

    def __init__(self, lines: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = []  # nodes over 1, 2, 4, … lines, whole ones alone
        for line in lines:
            self.append(line)

    @property
    def size(self) -> int:
        """How many lines."""
        return len(self._levels[0]) if self._levels else 0

    def append(self, line: bytes) -> None:
        """Take in the next line, without its newline."""
        made, height = leaf(line), 0
        while True:
            if len(self._levels) == height:
                self._levels.append([])
            level = self._levels[height]
            level.append(made)
            if len(level) % 2:
                return
            made, height = node(*level[-2:]), height + 1

    def root(self, size: int) -> str:
        """Root over the first lines, in hex; of none, SHA-256 of nothing (RFC 6962 §2.1).

        Args:
            size: how many, from 0 to `size`.
        """
        return (_joined(self._peaks(size)) or hashlib.sha256().digest()).hex()

    def path(self, sequence: int, size: int) -> list[str]:
        """Audit path of a line in the tree over the first lines, in hex (RFC 6962 §2.1.1).

        Args:
            sequence: place of the line, from 1 to `size`.
            size: how many lines the tree is over.
        """
        at, begin, peaks = sequence - 1, 0, self._peaks(size)
        for number, height in enumerate(_heights(size)):
            if at < begin + (1 << height):
                inside = [self._levels[low][(at >> low) ^ 1] for low in range(height)]
                right = _joined(peaks[number + 1 :])
                found = [*inside, *([right] if right else []), *reversed(peaks[:number])]
                return [one.hex() for one in found]
            begin += 1 << height
        raise ValueError(sequence)

    def _peaks(self, size: int) -> list[bytes]:
        """Roots of the whole trees that the lines fall into, the largest first."""
        return [self._levels[height][(size >> height) - 1] for height in _heights(size)]


def _heights(size: int) -> list[int]:
    """Of the whole trees that this many lines fall into, the largest first."""
    return [height for height in reversed(range(size.bit_length())) if size >> height & 1]


def _joined(peaks: list[bytes]) -> bytes:
    """The root over whole trees side by side; nothing of none."""
    root = b""
    for peak in reversed(peaks):
        root = node(peak, root) if root else peak
    return root
