"""Claims are drawn in layers, without judging them."""

import pytest

from airwitness.case.content import Cite, Claim, Record
from airwitness.report.casefile.chain import ACROSS, Chain, chains, differing
from airwitness.report.casefile.chain_plot import chain_plot, dates_of, direction, lines_of
from tests.unit.report.case_world import rich_case

RECORD = Record(sequence=1, time="2026-03-01T00:00:00Z", actor="analyst", key=None)


def claims(*told: tuple[str, str, str]) -> list[Claim]:
    return [
        Claim(
            number=number,
            subject=subject,
            subject_kind="organisation",
            relation=relation,
            object=other,
            object_kind="organisation",
            since="",
            until="",
            asserted_by="",
            cite=Cite(exhibit=number, place=None),
            record=RECORD,
        )
        for number, (subject, relation, other) in enumerate(told, 1)
    ]


def layers(chain: Chain) -> dict[str, int]:
    return {node.name: node.layer for node in chain.nodes}


def test_a_whole_stands_above_its_parts_and_a_maker_above_what_it_made() -> None:
    (chain,) = chains(
        claims(("House", "produced", "Song"), ("House", "part of", "Union"),
               ("Union", "part of", "Ministry"), ("tv-one", "aired", "Song"))
    )  # fmt: skip
    at = layers(chain)
    assert at["Ministry"] < at["Union"] < at["House"] < at["Song"]
    assert at["tv-one"] < at["Song"]
    upwards = {(e.subject, e.object): e.is_upwards for e in chain.edges}
    assert upwards == {
        ("House", "Song"): False, ("House", "Union"): True,
        ("Union", "Ministry"): True, ("tv-one", "Song"): False,
    }  # fmt: skip
    for edge in chain.edges:
        steps = [node.layer for node in edge.bends]
        assert steps == list(range(steps[0], steps[-1] + 1))


def test_claims_of_one_relation_are_one_arrow_and_all_exhibits_stand_at_it() -> None:
    (chain,) = chains(claims(("A", "part of", "B"), ("A", "part of", "B")))
    (edge,) = chain.edges
    assert [claim.number for claim in edge.claims] == [1, 2]
    drawn = chain_plot(chain, "o")
    assert 'href="#e1"' in drawn
    assert 'href="#e2"' in drawn


def test_what_does_not_hang_together_is_drawn_apart() -> None:
    found = chains(claims(("A", "leads", "B"), ("C", "leads", "D"), ("B", "leads", "E")))
    assert [sorted(layers(chain)) for chain in found] == [["A", "B", "E"], ["C", "D"]]


@pytest.mark.parametrize("ring", [("A", "B"), ("A", "B", "C", "D")])
def test_a_ring_of_claims_is_drawn_all_the_same(ring: tuple[str, ...]) -> None:
    steps = zip(ring, (*ring[1:], ring[0]), strict=True)
    (chain,) = chains(claims(*((one, "part of", other) for one, other in steps)))
    assert len(chain.edges) == len(ring)
    assert sorted(layers(chain)) == sorted(ring)


def test_a_claim_about_itself_is_no_arrow() -> None:
    (chain,) = chains(claims(("A", "part of", "A"), ("A", "part of", "B")))
    assert [(e.subject, e.object) for e in chain.edges] == [("A", "B")]


def test_no_layer_holds_more_names_than_can_be_read() -> None:
    (chain,) = chains(claims(*((f"Part {n}", "part of", "Whole") for n in range(11))))
    at = layers(chain)
    counts = [list(at.values()).count(layer) for layer in range(chain.layers)]
    assert max(counts) <= ACROSS
    assert at["Whole"] == 0
    for layer in range(chain.layers):
        places = [node.place for node in chain.nodes if node.layer == layer]
        assert len(set(places)) == len(places)
        assert all(0 < place < 1 for place in places)


def test_what_was_withdrawn_is_not_drawn() -> None:
    assert chains(claims(("", "", ""))) == ()


def test_claims_that_conflict_are_one_group() -> None:
    assert differing(rich_case().case().claims) == ((2, 3),)


def test_names_fit_their_boxes() -> None:
    assert lines_of("Union of Trams") == ["Union of Trams"]
    assert lines_of("The Union of Trams, Buses and Boats") == [
        "The Union of Trams, Buses",
        "and Boats",
    ]
    long = lines_of("x" * 500)
    assert [len(line) for line in long] == [25, 25, 25]
    assert long[-1].endswith("…")
    assert lines_of("a\u202eb") == ["a⟨U+202E⟩b"]
    assert direction("«مؤسسة» A") == "rtl"
    assert direction("12 A مؤسسة") == "ltr"
    assert direction("…") == "ltr"


def test_dates_are_told_as_the_source_has_them() -> None:
    assert dates_of("2012", "2019-05") == "2012–2019-05"
    assert dates_of("2012", "") == "since 2012"
    assert dates_of("", "2019") == "until 2019"
    assert dates_of("", "") == ""
