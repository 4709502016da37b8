"""The report of a case says what the case holds, with its places, and can do no harm."""

import itertools
import json
import re
import time
from dataclasses import replace

import pytest

from airwitness.case.content import Cite
from airwitness.case.place import Place
from airwitness.errors import UncitedError
from airwitness.evidence.verify import Check
from airwitness.redaction import WITHHELD, WithheldWords, leaving_png
from airwitness.report.casefile import as_json, compose_case, render_case
from airwitness.report.casefile.compose import ROOM
from airwitness.report.casefile.content import CaseReport, Told
from airwitness.report.casefile.style import style_of
from airwitness.report.document import policy
from airwitness.report.stills import ExhibitStills, Side
from airwitness.report.words import plain, text, visible
from airwitness.spans import Span, flicks_of
from tests.unit.report.case_world import (
    ARABIC,
    CASE,
    KEYS,
    PERSIAN,
    MadeCase,
    MadeItem,
    at,
    cited,
    copy_of,
    drawn,
    rich_case,
    rich_grounds,
    rich_report,
    still,
)
from tests.unit.report.report_world import Page, make_match, make_search, rich_search, sha

RICH = rich_report()
HTML = render_case(RICH)
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "</bdi></p></main><iframe srcdoc='<b>x'>",
    "]]><script>x</script><!--",
    "javascript:alert(1)",
    "url(https://example.org/x) } body { display: none",
    "&lt;b&gt;&#60;script&#62;",
    "gpj.\u202eexe\u2066",
    "a\x00b\x1b[31m\r\nc\ud800\u2028d",
    "x" * 500,
    "{clip}{0}%s$name\\",
)


def spoken(page: Page) -> str:
    """The words of a page, with plain spaces."""
    return " ".join(page.text.replace("\u00a0", " ").split())


def anchors(page: Page) -> tuple[set[str], set[str]]:
    """Where links lead, and what can be reached."""
    links = {str(a.get("href")) for _, a in page.tags if a.get("href")} - {"data:,"}
    return links, {f"#{a['id']}" for _, a in page.tags if a.get("id")}


def test_every_link_leads_to_a_place_on_the_page() -> None:
    page = Page(HTML)
    links, ids = anchors(page)
    assert len(links) > 60
    assert links <= ids
    every = [a["id"] for _, a in page.tags if a.get("id")]
    assert len(every) == len(set(every))
    assert all(re.fullmatch(r"[\w-]+", str(name)) for name in every)


def test_every_finding_and_claim_names_its_exhibit_and_place() -> None:
    page = Page(HTML)
    places = [a["data-place"] for tag, a in page.tags if tag == "span" and a.get("data-place")]
    for statement in RICH.statements:
        for cite in statement.cites:
            place = cite.place or RICH.exhibit(cite.exhibit).place
            assert places.count(str(place)) >= 2  # on the cover and among the findings
    claimed = [str(RICH.exhibit(claim.cite.exhibit).place) for claim in RICH.claims]
    assert set(claimed) <= set(places)


@pytest.mark.parametrize("cites", [(), (Cite(exhibit=99, place=None),)])
def test_a_finding_that_rests_on_nothing_stops_the_report(cites: tuple[Cite, ...]) -> None:
    made = rich_case()
    case = made.case()
    broken = replace(case.findings[1], cites=cites)
    case = replace(case, findings=(case.findings[0], broken, *case.findings[2:]))
    with pytest.raises(UncitedError, match="finding 2") as caught:
        compose_case(case, rich_grounds(made), WithheldWords())
    assert caught.value.exit_code == 6
    assert caught.value.finding == "finding 2"


def test_a_claim_whose_exhibit_was_taken_back_stops_the_report() -> None:
    made = rich_case()
    line = made.case().exhibits[6].record.sequence
    made.retract(line, "wrong file")
    with pytest.raises(UncitedError, match="claim 3"):
        compose_case(made.case(), rich_grounds(made), WithheldWords())


def test_a_sentence_of_the_program_names_its_searches() -> None:
    assert [told.searches for told in RICH.summary] == [(1,), (2,)]
    with pytest.raises(UncitedError, match="It was aired"):
        Told(sentence=(text("It was aired."),), searches=())


def test_the_cover_answers_with_the_kinds_kept_apart() -> None:
    html = HTML[: HTML.index('<section id="findings"')]
    kinds = re.findall(r'<span class="kind (\w+)">(\w+)</span>', html)
    assert kinds == [(k, k) for k in ("depicts", "says", "alleges", "assesses")]
    said = spoken(Page(html + "</main></body></html>"))
    assert said.index("how often, and who made it?") < said.index("Four people in work clothes")
    assert "The Tram Post alleges:The song was commissioned" in said
    assert "Assessment of the analyst, moderate confidence:The song appears" in said
    assert "aired 5 times on 2 services" in said
    assert "1 was rejected and not counted" in said
    assert "The clip of search 2 was found in no airing" in said


def test_verified_is_said_only_of_what_went_up_the_ladder() -> None:
    assert [s.standing.is_verified for s in RICH.statements] == [True, False, False, False]
    said = spoken(Page(HTML))
    assert "1 of 4 findings are verified." in said
    assert said.count("report pending verification") > 5
    assert "Two keys prove two keys" in said
    for actor in ("second", "third"):
        assert KEYS[actor] in said
        assert f"Reviewed by {actor}" in said
    made = rich_case()
    made.entries = [e for e in made.entries if not (e.act == "step" and e.actor == "third")]
    report = compose_case(made.case(), rich_grounds(made), WithheldWords())
    assert report.verified == 0
    assert 'class="state verified"' not in render_case(report)
    assert "No finding has gone through" in spoken(Page(render_case(report)))


def test_rejected_airings_stay_in_the_log_and_are_not_counted() -> None:
    (first, second) = RICH.clips
    rejected = [row for row in first.rows if not row.is_counted]
    assert [row.number for row in rejected] == [5]
    assert rejected[0].judged is not None
    assert "backing track" in rejected[0].judged.reason
    marks = {m.number for days in first.timeline for r in days.rows for m in r.marks}
    assert marks == {1, 2, 3, 4, 6}
    assert second.rows == ()
    assert first.rows[0].exhibits == (1,)
    assert first.rows[0].is_first
    counted = next(f for f in RICH.figures if f.label == "airings counted")
    assert counted.value == "5"


def test_the_first_airing_is_the_first_that_was_not_rejected() -> None:
    made, search = rich_case(), rich_search()
    made.decide(copy_of(search, 0), accept=False, reason="No.")
    report = compose_case(made.case(), rich_grounds(made), WithheldWords())
    rows = report.clips[0].rows
    assert [row.is_first for row in rows] == [False, True, *[False] * 5]
    assert not rows[0].is_counted
    assert report.exhibits[0].judged is not None
    assert not report.exhibits[0].judged.is_accepted


def test_an_airing_that_two_searches_found_is_counted_once() -> None:
    made = rich_case()
    made.search(rich_search(), "The same again")
    report = compose_case(made.case(), rich_grounds(made), WithheldWords())
    assert len(report.clips[0].rows) == len(RICH.clips[0].rows)
    assert {row.searches for row in report.clips[0].rows} == {(1, 3)}


def test_of_an_airing_only_the_rejected_match_is_lost() -> None:
    one = make_match("one.ts", 3570.0, (0.0, 30.0), start="2026-03-01T19:00:00Z")
    two = make_match("two.ts", 0.0, (30.0, 72.0), start="2026-03-01T20:00:00Z")
    search = make_search([one, two])
    assert len(search.airings) == 1
    made = MadeCase()
    made.open()
    made.search(search, "?")
    gone = replace(copy_of(search, 0))
    made.decide(gone, accept=False, reason="Not this half.")
    report = compose_case(made.case(), rich_grounds(made, stills={}), WithheldWords())
    (row,) = report.clips[0].rows
    assert row.is_counted
    assert row.share == pytest.approx(42 / 72)
    assert row.places == (Place(object=two.part, span=two.reference),)
    assert "1 of its 2 matches rejected" in row.notes


def test_what_was_decided_and_taken_back_is_told_with_who_did_it() -> None:
    told = {deed.what: deed for deed in RICH.deeds}
    assert told["rejects a match"].about == ("a5",)
    assert told["counts a source"].record.actor == "analyst"
    back = told["takes back"]
    assert back.reason == "It is a tram of another line."
    assert back.about[0].startswith("l")
    assert told["withholds pictures"].about == ("e3",)
    assert told["clears pictures (1 face counted, 1 box obscured)"].about == ("e4",)
    assert [s.number for s in RICH.statements] == [1, 2, 3, 4]
    made = rich_case()
    made.add("step", {"kind": "first-review", "finding": 2, "reason": "x"}, is_signed=False)
    made.add("clear", None)
    made.add("step", {"kind": "first-review", "finding": 5, "reason": "of what is gone"})
    report = compose_case(made.case(), rich_grounds(made), WithheldWords())
    assert "no enrolled key signed it" in report.deeds[-3].what
    assert report.deeds[-2].what == "clear: withdrawn"
    assert report.deeds[-1].about[0].startswith("l")
    links, ids = anchors(Page(render_case(report)))
    assert links <= ids


def test_withdrawn_words_leave_their_number_and_nothing_else() -> None:
    made = rich_case()
    made.entries = [
        replace(e, detail=None) if e.act in {"state", "claim", "search"} else e
        for e in made.entries
        if e.act not in {"decide", "step"}
    ]
    report = compose_case(made.case(), rich_grounds(made), WithheldWords())
    said = spoken(Page(render_case(report)))
    assert "Finding 1 was withdrawn." in said
    assert "tram." not in said
    assert "What searches 1 and 2 answered was withdrawn." in said
    links, ids = anchors(Page(render_case(report)))
    assert links <= ids


def test_withheld_words_are_nowhere() -> None:
    words = WithheldWords(phrases=("Tram Post", "tv-one", ARABIC, "work clothes"))
    report = rich_report(words)
    page, form = render_case(report), json.dumps(as_json(report), ensure_ascii=False)
    for phrase in ("Tram Post", "tv-one", "المسار", "work clothes"):
        assert phrase in HTML
        assert phrase not in page
        assert phrase not in form
    assert page.count(WITHHELD) > 10
    links, ids = anchors(Page(page))
    assert links <= ids


def test_names_of_files_are_nowhere() -> None:
    names = {match.name for match in rich_search().matches} | {"march of the little drum.mp4"}
    names |= {item.name for item in rich_search().unsearched}
    form = json.dumps(as_json(RICH), ensure_ascii=False)
    assert len(names) > 8
    assert [n for n in names if n in HTML or n in form] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_a_person_typed_can_act(payload: str) -> None:
    page, report = hostile(payload)
    page.encode("utf-8")
    read = Page(page)
    assert not {tag for tag, _ in read.tags} & {"script", "iframe", "object", "base", "image"}
    for tag, attributes in read.tags:
        acting = [key for key in attributes if key.startswith("on") or key in {"style", "srcset"}]
        assert acting == []
        assert ("src" in attributes) == (tag == "img")
        assert re.fullmatch(r"(data:image/png;base64,[\w+/=]+)?", attributes.get("src") or "")
        assert re.match(r"#[a-z]|data:,$", attributes.get("href") or "#x")
    assert not set(page) & set("\u202e\u2066\u2028\x00\x1b\r")
    sheets = [data for tag, data in read.words if tag == "style"]
    assert sheets == [style_of(CASE)]
    links, ids = anchors(read)
    assert links <= ids
    json.dumps(as_json(report)).encode("utf-8")


def hostile(payload: str) -> tuple[str, CaseReport]:
    """A case in which everything that a person can type is the payload."""
    made = MadeCase()
    made.open(**dict.fromkeys(("title", "question", "purpose", "scope", "legal_basis"), payload))
    search = make_search([make_match("x", 10.0, service=payload, notes=(payload,))], name=payload)
    made.search(search, payload)
    place = Place(
        object=sha("o"),
        span=Span(start=0, end=flicks_of(9)),
        track=payload.encode("utf-8", "replace").decode(),
    )
    texts = dict.fromkeys(("title", "source", "credit", "note"), payload)
    made.exhibit("airing", place, copy_of(search, 0), **texts)
    made.code(1, place, "oath")
    coding = made.entries[-1]
    detail = {**(coding.detail or {}), "note": payload, "code": payload}
    made.entries[-1] = replace(coding, detail=detail)
    for kind in ("depicts", "says", "alleges", "assesses"):
        made.state(kind, payload, cited(1, place), by=payload, reason=payload,
                   violation=payload, tally={payload: 3})  # fmt: skip
    made.claim(payload, payload, payload + "2", 1, since=payload, until=payload,
               asserted_by=payload, subject_kind=payload)  # fmt: skip
    made.step("source", 1, "analyst", exhibit=1, reliability=payload, reason=payload)
    made.decide(copy_of(search, 0), accept=False, reason=payload)
    report = compose_case(
        made.case(),
        rich_grounds(
            made,
            stills={},
            excerpts={1: payload},
            checks=[Check("V101", "failed", payload, payload)],
            checklist=[MadeItem(number=payload, text=payload, state=payload, why=payload)],
        ),
        WithheldWords(),
    )
    page = render_case(report)
    shown = visible(payload.splitlines()[0].replace("\t", " "))
    assert Page(page).text.count(shown) > 30
    return page, report


def test_the_policy_allows_the_one_style_of_the_page() -> None:
    page = Page(HTML)
    found = [m["content"] for m in page.all("meta") if m.get("http-equiv")]
    assert found == [policy(style_of(CASE))]
    assert policy(style_of(CASE)).startswith("default-src 'none'")
    assert "url(" not in style_of('c"} url(x)')
    assert "unsafe" not in str(found)


def test_right_to_left_text_begins_on_its_side_and_digits_stay() -> None:
    page = Page(HTML)
    blocks = [a for tag, a in page.tags if a.get("class") == "states" and tag == "p"]
    assert all(a.get("dir") == "auto" for a in blocks if a.get("dir"))
    assert sum(a.get("dir") == "auto" for a in blocks) == 2 * len(RICH.statements)
    assert page.text.count(PERSIAN) == 3  # cover, finding, excerpt
    assert all(t["dir"] == "ltr" and t["datetime"] for t in page.all("time"))
    inside = {tag for tag, data in page.words if re.search(r"\b[0-9a-f]{64}\b", data)}
    assert inside == {"bdi"}
    texts = [a for tag, a in page.tags if tag == "text" and a.get("direction") == "rtl"]
    assert texts  # the Arabic name in the drawn chain


def test_dates_in_right_to_left_text_are_not_turned_around() -> None:
    made = rich_case()
    made.state("says", f"{PERSIAN} 2026-03-01 18:05:14Z و 0:00:12.40 و 12-13", cited(6))
    page = Page(render_case(compose_case(made.case(), rich_grounds(made), WithheldWords())))
    inside = [tag for tag, data in page.words if data in {"2026-03-01 18:05:14Z", "0:00:12.40"}]
    assert inside == ["bdi"] * 4
    assert not any(data == "12-13" for _, data in page.words)


def test_headings_are_in_order_and_tables_have_heads() -> None:
    page = Page(HTML)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert {a["scope"] for a in page.all("th")} == {"row", "col"}
    assert all(a.get("alt") for a in page.all("img"))
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert {"header", "main", "footer", "nav"} <= {tag for tag, _ in page.tags}


def test_a_failed_verification_is_said_at_the_top() -> None:
    made = rich_case()
    checks = [Check("V201", "failed", "line 4", "broken")]
    report = compose_case(made.case(), rich_grounds(made, checks=checks), WithheldWords())
    page = render_case(report)
    assert page.index('role="alert"') < page.index('class="found"')
    assert "not checked" in spoken(Page(render_case(rich_report(checks=()))))


def test_pictures_that_would_make_it_too_large_are_left_out_and_told() -> None:
    chance = drawn(1)
    chance[:] = __import__("numpy").random.default_rng(1).integers(0, 256, chance.shape)
    png = leaving_png(chance, ())
    number = 2 * ROOM // len(png)
    many = tuple(still(n, n, n, png, side=Side.EXHIBIT) for n in range(1, number + 1))
    stills = {n: ExhibitStills(exhibit=n, stills=many) for n in (1, 3)}
    report = rich_report(stills=stills)
    kept = [len(e.stills.stills) for e in report.exhibits if e.stills]
    assert abs(kept[0] - kept[1]) <= 1  # each has its first ones
    assert len(png) * sum(kept) <= ROOM < len(png) * (sum(kept) + 1)
    page = render_case(report)
    assert len(page) < 15_000_000
    assert f"{2 * number - sum(kept)}" == str(sum(e.left_out for e in report.exhibits))
    assert "further pictures left out" in spoken(Page(page))


def test_two_hundred_exhibits_are_rendered_in_time() -> None:
    """Bar: at most 20 s of CPU and 15 MB."""
    made = MadeCase()
    made.open()
    matches = [
        make_match(f"f{n}.ts", 60.0 + n, service=f"tv-{n % 7}",
                   start=f"2026-03-{1 + n % 28:02}T{n % 24:02}:00:00Z")
        for n in range(120)
    ]  # fmt: skip
    search = make_search(matches)
    made.search(search, "Where was it aired?")
    for n in range(120):
        copy = copy_of(search, n)
        made.exhibit("airing", Place(object=copy.part, span=copy.part_span), copy, title=f"A {n}")
    for n in range(80):
        made.exhibit("span", at(f"o{n}", 0, 60), title=f"Excerpt {n}")
    for n in range(200):
        made.state("depicts", f"A tram of line {n} passes.", cited(n + 1))
        made.code(n + 1, at(f"o{n}", 1, 2), "oath")
    for n in range(100):
        made.claim(f"House {n % 40}", "part of", f"Union {n % 13}", n + 1)
    png = [leaving_png(drawn(n)) for n in range(20)]
    stills = {
        n: ExhibitStills(
            exhibit=n,
            stills=tuple(still(k, k, k, png[(n + k) % 20], side=Side.EXHIBIT) for k in range(1, 9)),
        )
        for n in range(1, 201)
    }
    case = made.case()
    began = time.process_time()
    page = render_case(compose_case(case, rich_grounds(made, stills=stills), WithheldWords()))
    spent = time.process_time() - began
    assert page.count('class="exhibit ') == 200
    assert page.count("data:image/png") == 1600
    assert spent <= 20
    assert len(page.encode()) <= 15_000_000


def test_the_form_for_programs_holds_places_and_no_picture() -> None:
    form = json.loads(json.dumps(as_json(RICH)))
    assert form["schema"] == 1
    assert form["verified"] == 1
    cite = form["statements"][0]["cites"][0]
    assert cite == {"exhibit": 3, "place": f"{sha('song')}#t=4,9"}
    assert form["clips"][0]["rows"][4]["is_counted"] is False
    shown = form["exhibits"][0]["stills"]["stills"][0]["shown"]
    assert re.fullmatch(r"[0-9a-f]{64}", shown["png"])
    assert shown["state"] == "obscured"
    assert form["summary"][1]["sentence"] == plain(RICH.summary[1].sentence)
    assert form["exhibits"][0]["mapped"]["match"]["kinds"] == ["audio", "picture"]
    assert form["checklist"][2]["state"] == "failed"
    assert form["keys"][0] == ["analyst", KEYS["analyst"]]


def test_an_empty_case_says_so() -> None:
    made = MadeCase()
    made.open(question="Was it aired?")
    report = compose_case(made.case(), rich_grounds(made, stills={}, checks=()), WithheldWords())
    said = spoken(Page(render_case(report)))
    for words in ("No finding has been stated.", "The case holds no exhibit.",
                  "No search was put for this case.", "Nothing was decided."):  # fmt: skip
        assert words in said
