"""The page says what the search found, no more, and can do no harm."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import pytest

from airwitness.airings import Coverage
from airwitness.evidence.verify import Check
from airwitness.report import Scope, compose, render
from airwitness.report.days import Mark, State, lay_days
from airwitness.report.document import policy
from airwitness.report.markup import element
from airwitness.report.style import STYLE
from airwitness.report.timeline import LEAST_MARK
from airwitness.report.words import (
    DAY,
    HOUR,
    clock_text,
    moment,
    percent_text,
    span_text,
    speed_text,
    visible,
)
from airwitness.search import Score, Search, Unsearched
from airwitness.spans import MICROSECONDS, SpanSet, WallSpan, flicks_of, parse_utc
from tests.unit.report.report_world import (
    MADE_AT,
    PAL,
    Page,
    cover,
    made_stills,
    make_match,
    make_search,
    pictured,
    rich_report,
    rich_search,
    spoken,
)

RICH = rich_report()
RICH_HTML = render(RICH)
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "]]><script>x</script><!--",
    "javascript:alert(1)",
    "&lt;b&gt;&#60;script&#62;",
    "gpj.\u202eexe\u2066",
    "a\x00b\x1b[31m\r\nc\ud800",
    "{clip}{0}%s$name",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_a_stranger_named_can_act(payload: str) -> None:
    pictures = pictured(make_match(payload, 10.0, service=payload, notes=(payload,)))
    matches = [
        pictures,
        *(make_match("i", 900.0 * n, (0.0, 5.0), service=payload + "2") for n in range(22)),
    ]
    hole = Unsearched(recording=payload, name=payload, span=None, reason=payload)
    coverage = cover(payload, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z")
    search = make_search(matches, name=payload, coverage=(coverage,), unsearched=(hole,))
    check = Check("V101", "failed", payload, payload)
    stills = made_stills(pictures)
    lost = replace(stills.pairs[-1].clip, png=None, note=payload)
    pairs = (*stills.pairs[:-1], replace(stills.pairs[-1], clip=lost))
    report = compose(
        search,
        made_at=MADE_AT,
        checks=[check],
        scope=Scope(service=payload),
        stills={pictures.id: replace(stills, pairs=pairs)},
    )
    html = render(report)

    html.encode("utf-8")
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "base", "image"}
    for tag, attributes in page.tags:
        acting = [key for key in attributes if key.startswith("on") or key in {"style", "srcset"}]
        assert acting == []
        assert ("src" in attributes) == (tag == "img")
        assert re.fullmatch(r"(data:image/png;base64,[\w+/=]+)?", attributes.get("src") or "")
        assert visible(payload) not in (attributes.get("alt") or "")
        assert re.match(r"#|data:,$", attributes.get("href") or "#")
    assert page.text.count(visible(payload)) > 8
    assert not set(html) & set("\u202e\u2066\x00\x1b\r")
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in Page(RICH_HTML).tags}


def test_a_right_to_left_name_is_isolated_and_dates_are_left_to_right() -> None:
    page = Page(RICH_HTML)
    assert ("bdi", "نشرة الأخبار.mp4") in page.words
    assert page.all("time")
    assert all(t["dir"] == "ltr" and t["datetime"] for t in page.all("time"))
    inside = {tag for tag, data in page.words if "2026-03-01 18:05:14 UTC" in data}
    assert inside == {"time", "title"}  # a title in a plot is a text of its own
    assert all(tag == "bdi" for tag, data in page.words if re.search(r"\b[0-9a-f]{64}\b", data))


def test_the_policy_allows_the_one_style_and_nothing_else() -> None:
    page = Page(RICH_HTML)
    found = [m["content"] for m in page.all("meta") if m.get("http-equiv")]
    assert found == [policy(STYLE)]
    style = "".join(data for tag, data in page.words if tag == "style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy(STYLE)
    assert policy(STYLE).startswith("default-src 'none'")
    assert "unsafe" not in policy(STYLE)
    assert style == STYLE


def test_the_page_asks_nothing_of_the_network() -> None:
    pictures = re.findall(r' src="data:image/png;base64,[A-Za-z0-9+/=]+"', RICH_HTML)
    assert len(pictures) == 7
    html = RICH_HTML
    for picture in pictures:
        html = html.replace(picture, "")
    assert not re.search(r"https?:|//[a-z]|@import|@font-face|\bsrc=", html)
    assert set(re.findall(r"url\((.)", html)) == {"#"}


def test_the_page_is_well_formed_and_can_be_walked_by_headings() -> None:
    page = Page(RICH_HTML)
    assert page.open == []
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert all(head["scope"] in {"row", "col"} for head in page.all("th"))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {(a.get("href") or "")[1:] for a in page.all("a")}
    assert targets <= set(ids)
    pictures = [svg for svg in page.all("svg") if "aria-hidden" not in svg]
    labels = [(svg["aria-labelledby"] or "").split() for svg in pictures]
    assert {svg["role"] for svg in pictures} == {"img", "group"}
    assert all(label in ids for pair in labels for label in pair)


def test_every_airing_is_in_the_log_and_in_the_timeline() -> None:
    assert [row.airing.id for row in RICH.log] == [a.id for a in rich_search().airings]
    page = Page(RICH_HTML)
    dated = {row.airing.id for row in RICH.log if row.airing.wall is not None}
    drawn = {m.airing for days in RICH.timeline for row in days.rows for m in row.marks}
    assert len(RICH.log) == 7
    assert drawn == dated
    assert [row.number for row in RICH.undated] == [7]
    links = [(a.get("href") or "")[1:] for a in page.all("a") if a.get("tabindex") == "-1"]
    assert sorted(links) == sorted([*dated] * 2)  # once for screens, once for phones
    assert all(f'id="{m.id}"' in RICH_HTML for row in RICH.log for m in row.matches)
    assert "Not in the picture, for want of a time: airing 7." in page.text


def test_an_airing_of_seconds_is_wide_enough_to_be_seen() -> None:
    marks = [r for r in Page(RICH_HTML).all("rect") if r.get("class") == "airing"]
    assert len(marks) == 12
    assert min(float(mark["width"] or 0) for mark in marks) >= LEAST_MARK


def test_what_recurs_is_listed_apart() -> None:
    (item,) = RICH.recurring
    assert (item.service, item.times, len(item.matches)) == ("jingle-fm", 24, 24)
    assert not {m.id for m in item.matches} & {m.id for row in RICH.log for m in row.matches}
    assert RICH.own == ()
    assert "recurs 24 times on jingle-fm" in spoken(RICH.answer.beside[1])


def test_the_clips_own_file_is_no_airing() -> None:
    own = make_match("clip.mp4", 0.0, service=None, start=None, notes=("same part",))
    search = make_search([])
    report = compose(
        Search(**{f: getattr(search, f) for f in search.__slots__} | {"matches": (own,)}),
        made_at=MADE_AT,
    )
    assert report.own == (own,)
    assert "The archive holds the clip itself. That is no airing." in Page(render(report)).text


@pytest.mark.parametrize(
    ("states", "state", "said"),
    [
        ((), "not checked", "not checked. The archive was not verified"),
        (("passed", "not checked"), "passed", "passed: 1 passed, 1 not checked."),
        (("passed", "failed"), "failed", "did not pass its verification: 1 check failed"),
        (("not checked",), "not checked", "not checked: 1 not checked."),
    ],
)
def test_verification_is_told_as_it_came_out(
    states: tuple[str, ...], state: str, said: str
) -> None:
    checks = [Check("V101", outcome, "", "") for outcome in states]
    report = compose(make_search([]), made_at=MADE_AT, checks=checks)
    assert report.verification.state == state
    assert said in Page(render(report)).text


def test_both_ends_are_given_to_a_hundredth_in_clip_and_recording() -> None:
    cut = RICH.log[1].matches[0]
    text = Page(RICH_HTML).text
    for span in (cut.query, cut.reference):
        assert f"{clock_text(span.start)} to {clock_text(span.end)}" in text
    assert clock_text(cut.reference.start) == "0:47:31.37"
    assert len(cut.pieces) == 2
    assert cut.part in text


def test_the_same_report_gives_the_same_page() -> None:
    assert render(rich_report()) == RICH_HTML


def test_days_on_which_nothing_happens_are_folded() -> None:
    first = MADE_AT // DAY
    day = [WallSpan(start=(first + n) * DAY, end=(first + n + 1) * DAY) for n in range(60)]
    recorded = [WallSpan(start=day[0].start + HOUR, end=day[0].start + 2 * HOUR), *day[40:]]
    missing = SpanSet.of([day[0].hull(day[59])]).without(SpanSet.of(recorded)).spans
    moment = WallSpan(start=day[50].start, end=day[50].start + MICROSECONDS)
    mark = Mark(airing="a", number=1, span=moment, uncertainty=0)
    rows = lay_days(recorded, missing, [mark])
    assert [(row.days, row.state) for row in rows] == [
        (1, None),
        (39, State.MISSING),
        (10, State.RECORDED),
        (1, State.RECORDED),
        (9, State.RECORDED),
    ]
    assert rows[3].marks == (mark,)


def test_a_span_of_centuries_costs_no_more_than_a_day() -> None:
    far = WallSpan(start=0, end=parse_utc("9999-12-31T00:00:00Z"))
    assert [row.state for row in lay_days((), (far,), ())] == [State.MISSING]


def test_what_coverage_leaves_open_is_not_called_recorded() -> None:
    span = WallSpan(start=0, end=DAY)
    open_ = Coverage(service="s", span=span, expected=2 * HOUR, recorded=HOUR, missing=())
    search = make_search([], coverage=(open_,))
    (days,) = compose(search, made_at=MADE_AT).timeline
    assert not days.is_exact
    known = {"s": [WallSpan(start=0, end=HOUR)]}
    (days,) = compose(search, made_at=MADE_AT, recorded=known).timeline
    assert days.is_exact
    assert days.rows[0].recorded == (WallSpan(start=0, end=HOUR),)


def test_numbers_are_written_for_people() -> None:
    said = [span_text(s).replace("\u00a0", " ") for s in (4.24, 9.99, 59.6, 72, 7260, 86400)]
    assert said == ["4.2 s", "10 s", "1 min", "1 min 12 s", "2 h 1 min", "24 h"]
    assert clock_text(flicks_of(3599.999)) == "1:00:00.00"
    shares = [percent_text(s).replace("\u00a0", " ") for s in (0.0, 0.001, 0.5, 0.9949, 1.0)]
    assert shares == ["0 %", "< 1 %", "50 %", "99 %", "100 %"]
    fast = [note.replace("\u00a0", " ") for note in speed_text(PAL, PAL)]
    assert fast == ["4.2 % faster (as film on PAL television)", "pitch +0.7 semitones"]
    assert speed_text(1.0, 1.0) == ()
    assert speed_text(1.1, 1.0)[-1] == "pitch kept"


def test_markup_is_escaped_unless_it_is_markup() -> None:
    assert (
        element("p", "<", element("b", "&"), None, class_="a")
        == '<p class="a">&lt;<b>&amp;</b></p>'
    )
    assert element("meta", content='"') == '<meta content="&quot;">'


def test_sixty_days_are_drawn_in_pictures_that_fit_a_page() -> None:
    recorded = [
        (f"2026-0{m}-{d:02d}T04:00:00Z", f"2026-0{m}-{d:02d}T05:00:00Z")
        for m in (1, 2)
        for d in range(1, 29)
    ]
    item = cover("tv", "2026-01-01T00:00:00Z", "2026-03-20T00:00:00Z", *recorded)
    airing = make_match("a.ts", 60.0, (10.0, 12.0), service="tv", start="2026-01-03T23:58:00Z")
    twice = make_match("b.ts", 60.0, (10.0, 12.0), service="tv", start="2026-01-03T23:30:00Z")
    html = render(compose(make_search([airing, twice], coverage=(item,)), made_at=MADE_AT))
    heights = [float((svg["viewbox"] or "").split()[3]) for svg in Page(html).all("svg")]
    assert max(heights) < 900
    assert "2026-03-01 …" in html
    assert "19 days: not recorded, to Thu 2026-03-19" in html
    assert ">2×<" in html  # two marks that stand too close for two numbers
    assert "(the part around the match)" in html


@pytest.mark.parametrize(
    ("decoys", "speeds", "told"),
    [
        (
            0,
            "all",
            ("the figures that came with the program", "1,234.5 h of sound, 321.0 h of pictures"),
        ),
        (
            200,
            "quick",
            ("fitted on 200 decoys of this archive", "film speeds only", "a likeness of 16 on"),
        ),
    ],
)
def test_the_page_keeps_what_the_score_was_reckoned_with(
    decoys: int, speeds: str, told: tuple[str, ...]
) -> None:
    search = make_search([make_match("air.ts", 60.0)])
    score = Score(
        threshold=1e-4,
        floor=1e-4,
        hours=1234.5,
        picture_hours=321.0,
        alike=16.0,
        decoys=decoys,
        speeds=speeds,
    )
    page = render(compose(replace(search, score=score), made_at=0))
    assert all(words in page for words in told)


@pytest.mark.parametrize(
    ("microseconds", "told"),
    [(0, "07:00:00"), (499_999, "07:00:00"), (500_000, "07:00:01"), (59_980_000, "07:01:00")],
)
def test_a_wall_time_adds_up_with_the_time_in_the_file(microseconds: int, told: str) -> None:
    start = parse_utc("2026-03-02T07:00:00Z")
    run = moment(start + microseconds)
    assert run.text == f"2026-03-02 {told} UTC"
    assert run.iso == f"2026-03-02T{told}Z"
