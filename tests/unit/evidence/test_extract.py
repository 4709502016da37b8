"""An extract holds the lines that were chosen, what proves them, and no other."""

import json
from dataclasses import replace
from typing import Any

from airwitness.evidence.extract import Covering, extract
from airwitness.evidence.merkle import Tree
from airwitness.evidence.verify import _climbed

LINES = [json.dumps({"sequence": n}).encode() for n in range(1, 31)]
SEALS = [
    Covering(line=6, size=5, is_stamped=False),
    Covering(line=11, size=9, is_stamped=True),
    Covering(line=21, size=20, is_stamped=True),
    Covering(line=30, size=29, is_stamped=True),
]


def made(chosen: set[int], seals: list[Covering]) -> dict[int, Any]:
    content = json.loads(extract(LINES, chosen, seals))
    assert content["format"] == "airwitness extract 1"
    return {line["sequence"]: line for line in content["lines"]}


def test_each_line_is_led_to_the_last_seal_and_the_first_that_was_stamped() -> None:
    found = made({2, 7, 15, 25}, SEALS)
    assert list(found) == [2, 7, 11, 15, 21, 25, 30]
    assert {n: list(line["paths"]) for n, line in found.items()} == {
        2: ["30", "11"],
        7: ["30", "11"],
        11: ["30"],
        15: ["30", "21"],
        21: ["30"],
        25: ["30"],
        30: [],
    }
    tree, sizes = Tree(LINES), {str(seal.line): seal.size for seal in SEALS}
    for place, line in found.items():
        assert line["line"].encode() == LINES[place - 1]
        for seal, path in line["paths"].items():
            root = tree.root(sizes[seal])
            assert _climbed(LINES[place - 1], place, sizes[seal], path) == root
            assert _climbed(LINES[place], place, sizes[seal], path) != root


def test_one_seal_is_enough() -> None:
    assert list(made({2}, SEALS[:1])) == [2, 6]


def test_a_restamp_brings_the_seals_that_it_names() -> None:
    restamp = replace(SEALS[3], is_restamp=True)
    assert list(made({25}, SEALS)) == [25, 30]
    assert list(made({25}, [*SEALS[:3], restamp])) == [6, 11, 21, 25, 30]
