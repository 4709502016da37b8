"""Which body is part of which where several stand in a row; beside them what is no chain.

Below each text stand its edges, `part: whole`.
"""

import pytest

from tests.unit.statements.made import cases, claims

ROWS = """
The Keller Group owns Harbour Books, Tide TV and Radio Mistral.
    Harbour Books: Keller Group
    Tide TV: Keller Group
    Radio Mistral: Keller Group
The Keller Group, parent of Tide TV and Radio Mistral, reported a loss.
    Tide TV: Keller Group
    Radio Mistral: Keller Group
The Keller Group, the parent company of Tide TV, reported a loss.
    Tide TV: Keller Group
Lantern Media and its subsidiaries, Lantern Kids and Lantern Sport, were fined.
    Lantern Kids: Lantern Media
    Lantern Sport: Lantern Media
The League comprises the Eastern Chapter, the Western Chapter and the Northern Chapter.
    Eastern Chapter: League
    Western Chapter: League
    Northern Chapter: League
Harbour Books, which the Keller Group bought in 2031, published the memoir.
    Harbour Books: Keller Group
Tide TV, which the army controls, did not mention the strike.
    Tide TV: army
"""
NO_ROWS = """
The Keller Group's customers, Tide TV and Radio Mistral, complained.
Sund Castle, which the Keller Group bought in 2031, is empty.
Radio Mistral, which the Keller Group sued, apologised.
"""


@pytest.mark.parametrize(("text", "edges"), cases(ROWS + NO_ROWS))
def test_bodies_in_a_row_are_each_part_of_the_whole(text: str, edges: list[str]) -> None:
    found = [f"{part}: {whole}" for part, whole in claims("part_of", text)]
    assert sorted(found) == sorted(edges)
