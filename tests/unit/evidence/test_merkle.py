"""The tree over the lines of the log, against the recursive definition and published vectors."""

import hashlib
from itertools import pairwise

import pytest

from airwitness.evidence.merkle import Tree, leaf, node

# The leaves and roots that implementations of RFC 6962 test with (certificate-transparency).
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def lines(count: int) -> list[bytes]:
    return [str(number).encode() for number in range(count)]


def defined(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, word by word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaf(leaves[0])
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    return node(defined(leaves[:split]), defined(leaves[split:]))


def path_defined(at: int, leaves: list[bytes]) -> list[str]:
    """PATH of RFC 6962 §2.1.1, word by word."""
    if len(leaves) == 1:
        return []
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    if at < split:
        return [*path_defined(at, leaves[:split]), defined(leaves[split:]).hex()]
    return [*path_defined(at - split, leaves[split:]), defined(leaves[:split]).hex()]


@pytest.mark.parametrize("count", range(len(ROOTS)))
def test_roots_are_those_that_others_compute(count: int) -> None:
    tree = Tree(bytes.fromhex(text) for text in LEAVES[:count])
    assert (tree.size, tree.root(count)) == (count, ROOTS[count])


def test_roots_and_paths_are_those_of_the_definition() -> None:
    tree = Tree(lines(70))
    for size in [*range(1, 20), 33, 64, 70]:
        assert tree.root(size) == defined(lines(size)).hex()
        for at in range(size):
            assert tree.path(at + 1, size) == path_defined(at, lines(size))
    with pytest.raises(ValueError, match="20"):
        tree.path(20, 19)


def test_any_other_line_gives_another_root() -> None:
    tree = Tree(lines(40))
    assert all(one != other for one, other in pairwise(map(tree.root, range(1, 41))))
    changed = [*lines(5)[:2], b"x", *lines(5)[3:]]
    assert Tree(changed).root(5) != tree.root(5)
