"""Stills on the page: obscured, in step, with what both show drawn on them and said in words."""

import base64
import re
from dataclasses import replace

import pytest

from airwitness.airings import Match
from airwitness.redaction import obscured_png
from airwitness.report import compose, render
from airwitness.report.plots import matched_text, time_map
from airwitness.report.stills import Pair, Shown, State, Stills, placing_text
from airwitness.report.style import STYLE
from airwitness.report.viewing import STYLE as VIEW_STYLE
from airwitness.report.viewing import View, render_view
from airwitness.report.words import clock_text
from airwitness.search import Query
from airwitness.spans import Span, flicks_of
from airwitness.trace.geometry import WHOLE, Placing, Rectangle
from tests.property.test_redaction import decoded
from tests.unit.report.report_world import (
    CLIP,
    MADE_AT,
    Page,
    made_stills,
    make_match,
    make_search,
    pictured,
    sha,
)

MATCH = pictured(make_match("air.ts", 314.2))
STILLS = made_stills(MATCH)
QUERY = Query(
    name="clip.mp4",
    sha256=sha("clip"),
    duration=flicks_of(CLIP),
    span=Span(start=0, end=flicks_of(CLIP)),
)


def page_of(match: Match, stills: dict[str, Stills]) -> Page:
    return Page(render(compose(make_search([match]), made_at=MADE_AT, stills=stills)))


def test_every_still_says_what_it_is_and_when_and_names_no_file() -> None:
    page = page_of(MATCH, {MATCH.id: STILLS})
    images = page.all("img")
    told = [image["alt"] or "" for image in images]
    assert told[:2] == [
        f"obscured still of the clip at {clock_text(flicks_of(MATCH.frames[0][0]), 1)}",
        f"obscured still of the recording at {clock_text(flicks_of(MATCH.frames[0][1]), 1)}",
    ]
    assert len(images) == 2 * 4 - 1
    assert not any("air.ts" in alt or "clip.mp4" in alt for alt in told)
    assert "No picture of the recording: nothing could be decoded there." in page.text


def test_what_stands_on_the_page_was_obscured() -> None:
    for image in page_of(MATCH, {MATCH.id: STILLS}).all("img"):
        png = base64.b64decode((image["src"] or "").partition(",")[2])
        assert obscured_png(decoded(png)) == png


def test_the_part_that_both_show_is_drawn_over_the_picture() -> None:
    page = page_of(MATCH, {MATCH.id: STILLS})
    outlines = [svg for svg in page.all("svg") if svg.get("class") == "outline"]
    assert len(outlines) == 7
    assert all(svg["preserveaspectratio"] == "none" for svg in outlines)
    drawn = [r for r in page.all("rect") if r.get("vector-effect")]
    places = {(r["x"], r["y"], r["width"], r["height"]) for r in drawn}
    assert places == {("0", "0", "100", "100"), ("60", "5", "35", "35")}
    assert "mirrored: left and right are exchanged" in page.text


@pytest.mark.parametrize(
    ("placing", "said"),
    [
        (
            Placing(in_recording=WHOLE, in_clip=WHOLE, is_mirrored=False),
            "All of the clip's picture is all of the recording's.",
        ),
        (
            Placing(
                in_recording=Rectangle(left=0.0, top=0.0, width=0.5, height=0.5),
                in_clip=Rectangle(left=0.2, top=0.1, width=0.6, height=0.8),
                is_mirrored=False,
            ),
            (
                "A part of 60 % by 80 % of the clip's picture is a part of 50 % by 50 % of the"
                " recording's, at the left edge and at the top."
            ),
        ),
        (
            Placing(
                in_recording=Rectangle(left=0.6, top=0.05, width=0.35, height=0.35),
                in_clip=WHOLE,
                is_mirrored=True,
            ),
            (
                "All of the clip's picture is a part of 35 % by 35 % of the recording's, 60 % from"
                " the left and 5 % from the top. It is mirrored: left and right are exchanged."
            ),
        ),
    ],
)
def test_the_outlines_are_said_in_words_too(placing: Placing, said: str) -> None:
    assert placing_text(placing).replace("\u00a0", " ") == said


def test_a_match_beyond_those_that_are_shown_says_so() -> None:
    other = pictured(make_match("other.ts", 9000.0))
    search = make_search([MATCH, other])
    page = Page(render(compose(search, made_at=MADE_AT, stills={MATCH.id: STILLS})))
    assert "Only the 1 strongest matches are shown" not in page.text
    assert f"Only the strongest match is shown with stills. See this one with airwitness view {other.id}" in page.text  # fmt: skip  # noqa: E501
    assert "strongest match" not in page_of(MATCH, {}).text


def test_sound_and_pictures_are_told_apart_by_shape_in_one_plot() -> None:
    drawn = time_map(MATCH, QUERY, "k")
    page = Page(drawn)
    assert "picture: a frame" in page.text
    assert "sound: a peak" in page.text
    diamonds = [p for p in page.all("path") if p.get("fill-opacity")]
    assert len(diamonds) == 3  # map, distances, legend
    assert (diamonds[0]["d"] or "").count("M") == len(MATCH.frames) == 9
    assert "heard and seen at" in drawn
    assert f"{len(MATCH.points)} matched peaks and 9 matched frames drawn." in drawn


def test_a_plot_of_sound_alone_has_no_legend_and_one_of_pictures_alone_says_frames() -> None:
    assert "picture: a frame" not in time_map(make_match("air.ts", 314.2), QUERY, "k")
    silent = replace(MATCH, points=(), kinds=("picture",))
    page = Page(time_map(silent, QUERY, "k"))
    assert "sound: a peak" not in page.text
    assert ("text", "frames") in page.words
    assert matched_text(silent) == "9 matched frames"
    assert matched_text(replace(silent, frames=())) == "No matched peak"


def test_frames_far_off_the_line_widen_the_scale() -> None:
    near, far = (replace(MATCH, frames=((10.0, 324.2 + off),), points=()) for off in (0.0, 0.4))
    assert "± 20 ms" in time_map(near, QUERY, "k")
    assert "± 500 ms" in time_map(far, QUERY, "k")


def as_clear(shown: Shown) -> Shown:
    return shown if shown.png is None else replace(shown, state=State.CLEAR)


def view() -> View:
    pairs = [Pair(clip=as_clear(p.clip), recording=as_clear(p.recording)) for p in STILLS.pairs]
    return View(
        match=MATCH.id,
        recording=MATCH.recording,
        part=MATCH.part,
        clip=sha("clip"),
        stills=replace(STILLS, pairs=tuple(pairs)),
        sequence=1234,
        time="2026-03-01T18:00:00.000000Z",
    )


def test_the_private_page_is_covered_and_grey_and_runs_nothing() -> None:
    html = render_view(view())
    page = Page(html)
    assert page.open == []
    assert len(page.all("details")) == 4
    assert all("open" not in d for d in page.all("details"))
    depth: list[str] = []
    for token in re.findall(r"<(/?)(details|img)\b", html):
        if token == ("", "img"):
            assert depth == ["details"]
        else:
            depth = depth[:-1] if token[0] else [*depth, "details"]
    assert "filter:grayscale(1)" in VIEW_STYLE
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "form", "audio", "video", "a"}
    (found,) = [m["content"] or "" for m in page.all("meta") if m.get("http-equiv")]
    assert found.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in found
    assert STYLE not in html
    assert "custody line 1,234" in page.text
    assert "Do not pass this page on" in page.text
    assert all((image["alt"] or "").startswith("clear still of the") for image in page.all("img"))
    labels = [label["for"] for label in page.all("label")]
    assert labels == [box["id"] for box in page.all("input")]


def test_the_private_page_of_a_match_of_sound_draws_no_outline() -> None:
    shown = Shown(at=0, state=State.OBSCURED, png=b"x", width=1, height=1)
    stills = Stills(pairs=(Pair(clip=shown, recording=shown),), placing=None)
    page = Page(render_view(replace(view(), stills=stills)))
    assert page.all("svg") == []
    assert "Where the pictures lie to each other is not known." in page.text
