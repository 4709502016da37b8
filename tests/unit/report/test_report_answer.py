"""The answer claims what is known, and says what is not."""

import pytest

from airwitness.airings import Coverage, Match
from airwitness.report import Scope, compose, render
from airwitness.report.words import (
    DAY,
)
from airwitness.spans import WallSpan
from tests.unit.report.report_world import (
    MADE_AT,
    Page,
    cover,
    make_match,
    make_search,
    rich_search,
    spoken,
)

HALF_DAY = cover(
    "tv-one",
    "2026-03-01T00:00:00Z",
    "2026-03-03T00:00:00Z",
    ("2026-03-01T12:00:00Z", "2026-03-02T05:00:00Z"),
)
FULL_DAY = cover(
    "tv-one",
    "2026-03-01T00:00:00Z",
    "2026-03-02T00:00:00Z",
    ("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"),
)
SECOND = make_match("b.ts", 50.0, start="2026-03-04T18:00:00Z")
OTHER = make_match("c.ts", 50.0, service="tv-two")
PART = make_match("d.ts", 50.0, (0.0, 36.0))


@pytest.mark.parametrize(
    ("matches", "coverage", "hours", "said"),
    [
        (
            [],
            HALF_DAY,
            17.0,
            (
                "No airing of clip.mp4 (1 min 12 s) was found in the 17 h that were searched; 31 of"
                " 48 expected hours were not recorded, so this does not show that it was not aired."
            ),
        ),
        (
            [],
            None,
            17.0,
            (
                "No airing of clip.mp4 (1 min 12 s) was found in the 17 h that were searched; what"
                " was not recorded is not known, so this does not show that it was not aired."
            ),
        ),
        (
            [],
            FULL_DAY,
            24.0,
            (
                "No airing of clip.mp4 (1 min 12 s) was found in the 24 h that were searched, and"
                " nothing is known to be missing from them."
            ),
        ),
        (
            [],
            None,
            0.0,
            (
                "Not known: nothing was searched, so this says nothing about whether clip.mp4 was"
                " aired."
            ),
        ),
        (
            [make_match("a.ts", 314.0)],
            FULL_DAY,
            24.0,
            (
                "Yes: clip.mp4 (1 min 12 s) was aired once, on tv-one at 2026-03-01 18:05:14 UTC"
                " (± 2 s); every expected hour was recorded."
            ),
        ),
        (
            [make_match("a.ts", 314.0), SECOND],
            HALF_DAY,
            17.0,
            (
                "Yes: clip.mp4 (1 min 12 s) was aired twice on tv-one between 2026-03-01 and"
                " 2026-03-04, first at 2026-03-01 18:05:14 UTC (± 2 s); 31 of 48 expected hours"
                " were not recorded."
            ),
        ),
        (
            [make_match("a.ts", 314.0), OTHER],
            None,
            2.0,
            (
                "Yes: clip.mp4 (1 min 12 s) was aired twice on 2 services on 2026-03-01, first on"
                " tv-two at 2026-03-01 18:00:50 UTC (± 2 s)."
            ),
        ),
        (
            [PART],
            None,
            2.0,
            (
                "Yes, in part: 50 % of clip.mp4 (1 min 12 s) was aired once, on tv-one at"
                " 2026-03-01 18:00:50 UTC (± 2 s)."
            ),
        ),
        (
            [make_match("a.ts", 5.0, start=None)],
            None,
            2.0,
            (
                "Yes: clip.mp4 (1 min 12 s) was aired once on tv-one; when is not known, because"
                " the recording has no stated start."
            ),
        ),
        (
            [make_match("a.ts", 5.0, service=None, start=None)],
            None,
            2.0,
            (
                "Found, but not placed: clip.mp4 (1 min 12 s) is in 1 recording of no stated"
                " service; this shows that the copy is there, not that it was aired."
            ),
        ),
        (
            [make_match("i.ts", 900.0 * n, (0.0, 6.0)) for n in range(24)],
            None,
            9.0,
            (
                "Yes, again and again: clip.mp4 (1 min 12 s) recurs 24 times on tv-one, as idents"
                " and jingles do; this is listed apart."
            ),
        ),
    ],
)
def test_the_answer_says_what_is_known_and_no_more(
    matches: list[Match], coverage: Coverage | None, hours: float, said: str
) -> None:
    found = make_search(matches, coverage=(coverage,) if coverage else (), hours=hours)
    report = compose(found, made_at=MADE_AT)
    assert spoken(report.answer.sentence) == said
    assert said in Page(render(report)).text.replace("\u00a0", " ")


def test_what_must_not_be_missed_stands_beside_the_answer() -> None:
    within = WallSpan(start=MADE_AT - DAY, end=MADE_AT)
    narrowed = compose(rich_search(), made_at=MADE_AT, scope=Scope(service="x", within=within))
    said = [spoken(sentence) for sentence in narrowed.answer.beside]
    assert (
        said[0]
        == "1 further copy, in a recording of no stated service, is not counted as aired above."
    )
    assert said[2] == "Only x was asked about."
    assert said[3].startswith("Only what was recorded between 2026-03-04 09:30:00 UTC and")
    assert said[4] == "35 min 12 s of what was recorded could not be searched."


def test_copies_of_less_standing_are_named_beside_the_airings() -> None:
    matches = [
        make_match("a.ts", 5.0),
        make_match("b.ts", 5.0, start=None),
        make_match("c.ts", 5.0, service=None, start=None),
        make_match("d.ts", 5.0, service=None, start=None),
    ]
    said = [spoken(s) for s in compose(make_search(matches), made_at=MADE_AT).answer.beside]
    assert said == [
        "1 further airing on tv-one of unknown time.",
        "2 further copies, in recordings of no stated service, are not counted as aired above.",
        "What was not recorded is not known.",
    ]


def test_minutes_that_were_not_recorded_are_not_rounded_away() -> None:
    item = cover(
        "s",
        "2026-03-01T00:00:00Z",
        "2026-03-01T08:00:00Z",
        ("2026-03-01T00:00:00Z", "2026-03-01T07:48:00Z"),
    )
    said = spoken(compose(make_search([], coverage=(item,)), made_at=MADE_AT).answer.sentence)
    assert "12 min of 8 expected hours were not recorded" in said
