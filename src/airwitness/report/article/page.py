"""ReadArticle → one HTML page that opens with no network and runs nothing.

The text stands as it was kept, block by block, with everything that was read marked in place and
told beside it. It keeps the rules of the page of a search (`report.html`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from airwitness.case.content import Cite, Record
from airwitness.case.content import Claim as CaseClaim
from airwitness.reading import Block, BlockKind
from airwitness.report.article.content import ReadArticle
from airwitness.report.article.marks import Mark, Run, marks_of, runs_of
from airwitness.report.article.notes import (
    asserted,
    claim_note,
    claim_words,
    hint_note,
    is_empty,
    number,
    statement_note,
)
from airwitness.report.article.style import ARTICLE_STYLE
from airwitness.report.article.voices import Voice, voices_of
from airwitness.report.blocks import digest, facts, section, table
from airwitness.report.casefile.chain import chains
from airwitness.report.casefile.chain_plot import Link, chain_plot
from airwitness.report.casefile.citing import typed
from airwitness.report.document import document
from airwitness.report.html import logo
from airwitness.report.markup import Content, Markup, element, inline, join, ltr
from airwitness.report.words import count_text, moment
from airwitness.statements import Claim
from airwitness.version import __version__

_DRAWN = frozenset({"part_of", "responsible_for", "produced", "commissioned", "performed",
                    "published", "aired"})  # fmt: skip
_WORKS = frozenset({"produced", "commissioned", "performed", "published", "aired"})
_KEY = (
    ("said v0", "what somebody says, in the colour of who says it"),
    ("speaker", "who says it"),
    ("cue", "the word that says so"),
    ("hedge", "a hedge: the writer is not sure"),
    ("claim", "a claim of who made, aired or ordered what"),
    ("hint", "a phrase of the code book"),
)
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_PLAIN = frozenset({BlockKind.PARAGRAPH})


def render_article(read: ReadArticle, *, made_at: int) -> str:
    """The page.

    Args:
        read: the article.
        made_at: microseconds UTC.
    """
    title = read.said("title") or read.article.name
    return document(f"Who says what: {title}", ARTICLE_STYLE, _body(read, title, made_at))


def _body(read: ReadArticle, title: str, made_at: int) -> Markup:
    voices = voices_of(read.reading.statements)
    by_id = {s.id: voice for voice in voices for s in voice.statements}
    return element(
        "body",
        element(
            "header",
            element("p", logo(), "Airwitness", class_="brand"),
            element("p", "Reading of article ", ltr(read.article.id), ", made ",
                    inline((moment(made_at),))),
            class_="top",
        ),
        element(
            "main",
            _answer(read, title, voices),
            _text(read, by_id),
            _chain(read, by_id),
            _claims(read, by_id),
            _hints(read, by_id),
            _how(read),
        ),
        element(
            "footer",
            element("p", f"Made by Airwitness {__version__} without a network. This page holds no"
                    " script and asks nothing of any server."),
            class_="foot",
        ),
    )  # fmt: skip


def _answer(read: ReadArticle, title: str, voices: tuple[Voice, ...]) -> Markup:
    names = ("outlet", "byline", "date")
    source = [typed(read.said(name)) for name in names if read.said(name)]
    figures = (
        (len(read.reading.statements), "statements"),
        (sum(voice.number > 0 for voice in voices), "who say them"),
        (len(read.reading.claims), "claims"),
        (len(read.hints), "hints of the code book"),
    )
    return element(
        "div",
        element("h1", title, dir="auto"),
        element("p", [(" · " if n else None, item) for n, item in enumerate(source)],
                class_="source") if source else None,
        element("p", "Object ", digest(read.article.object), class_="source"),
        element(
            "dl",
            (element("div", element("dt", told), element("dd", str(n))) for n, told in figures),
            class_="figures",
        ),
        element(
            "p",
            "Read by rules, without a model: what is marked are hints where to look. What an"
            " article says that somebody said is the article's word, not proof that it was said or"
            " is so.",
            class_="caution",
        ),
        element("h2", "Who says something here") if voices else None,
        element("ul", (_voice(voice) for voice in voices), class_="voices"),
        class_="answer",
    )  # fmt: skip


def _voice(voice: Voice) -> Markup:
    more = [typed(words) for words in (voice.role, voice.affiliation) if words]
    links = (
        (" ", element("a", str(n), href=f"#{statement.id}", aria_label=f"Statement {n}"))
        for n, statement in enumerate(voice.statements, 1)
    )
    return element(
        "li",
        number(voice),
        " ",
        element("strong", typed(voice.name) if voice.name else "Nobody is named"),
        element("small", [(", " if n else None, item) for n, item in enumerate(more)])
        if more
        else None,
        element("small", count_text(len(voice.statements), "statement"), ":", links),
    )


def _text(read: ReadArticle, by_id: Mapping[str, Voice]) -> Markup:
    marks = marks_of(read)
    notes = _notes(read, by_id)
    seen: set[str] = set()
    rows = []
    for block in read.kept.blocks:
        mine = [mark for mark in marks if mark.start < block.end and block.start < mark.end]
        beside = [note for at, note in notes if block.start <= at < block.end]
        words = [_run(read, run, by_id, seen) for run in runs_of(block.start, block.end, mine)]
        told = None if block.kind in _PLAIN else element("span", block.kind.value, class_="block")
        rows.append(
            element(
                "div",
                element("div", told, _block(block, words)),
                element("ul", beside, class_="beside-text") if beside else None,
                class_="row",
            )
        )
    keys = (
        element("li", element("span", "words", class_=kinds), " ", told) for kinds, told in _KEY
    )
    empty = "Nothing was read out of this text by the rules." if is_empty(read) else None
    return section(
        "text",
        "The text, as it was kept",
        element("ul", keys, class_="key"),
        element("p", empty, class_="lead") if empty else None,
        rows,
    )


def _block(block: Block, words: Iterable[Content]) -> Markup:
    return element("h3" if block.kind in _HEADINGS else "p", *words, dir="auto")


def _run(read: ReadArticle, run: Run, by_id: Mapping[str, Voice], seen: set[str]) -> Content:
    """A stretch of text with its marks; the first of a record is its anchor."""
    text = read.kept.text[run.start : run.end]
    if not run.marks:
        return text
    kinds: dict[str, None] = {}
    first: list[Mark] = []
    for mark in run.marks:
        kinds[mark.kind] = None
        if mark.kind in {"said", "speaker"} and mark.of in by_id:
            kinds[f"v{by_id[mark.of].colour}"] = None
        if mark.kind == "said" and mark.of not in seen:
            seen.add(mark.of)
            first.append(mark)
    span = element("span", text, class_=" ".join(kinds))
    anchors = [
        element(
            "sup",
            element("a", number(by_id[mark.of]), href=f"#n{mark.of}",
                    aria_label=f"Statement {mark.of}"),
            id=mark.of,
        )
        for mark in first
    ]  # fmt: skip
    return join(anchors, span)


def _notes(read: ReadArticle, by_id: Mapping[str, Voice]) -> list[tuple[int, Markup]]:
    """Every note with the character beside which it stands."""
    notes = [
        (min(s.content.spans)[0], statement_note(s, by_id[s.id])) for s in read.reading.statements
    ]
    notes += [(min(c.spans)[0], claim_note(c, by_id)) for c in read.reading.claims if c.spans]
    notes += [
        (hint.hit.start, hint_note(hint, read.book, by_id, n))
        for n, hint in enumerate(read.hints, 1)
    ]
    return sorted(notes, key=lambda note: note[0])


def _chain(read: ReadArticle, by_id: Mapping[str, Voice]) -> Markup | None:
    told = [_told(n, c, by_id) for n, c in enumerate(read.reading.claims, 1) if c.kind in _DRAWN]
    drawings = chains(told)
    if not drawings:
        return None
    return section(
        "chain",
        "Who stands behind it, as the article tells it",
        element("p", "Each arrow is a claim; its number leads to the words.", class_="lead"),
        (
            element("div", chain_plot(chain, f"a{n}", _links(read)), class_="wide chain",
                    role="region", aria_label=f"Drawing {n + 1} of claims", tabindex="0")
            for n, chain in enumerate(drawings)
        ),
    )  # fmt: skip


def _links(read: ReadArticle) -> "defaultdict[int, Link]":
    """What the arrow of a claim is labelled with: its number, which leads to the note."""
    links: defaultdict[int, Link] = defaultdict(lambda: Link(label="", href="#text", told=""))
    for n, claim in enumerate(read.reading.claims, 1):
        links[n] = Link(label=str(n), href=f"#k{claim.id}", told=f"Claim {n}")
    return links


def _told(n: int, claim: Claim, by_id: Mapping[str, Voice]) -> CaseClaim:
    """A claim in the form that the drawing of a chain knows."""
    voice = by_id.get(claim.asserted_by.statement or "")
    when = claim.when
    return CaseClaim(
        number=n,
        subject=claim.subject.name if claim.subject else "",
        subject_kind="",
        relation=claim.kind.replace("_", " "),
        object=claim.object.name if claim.object else "",
        object_kind="work" if claim.kind in _WORKS else "",
        since=(when.start or "") if when else "",
        until=(when.end or "") if when and when.end != when.start else "",
        asserted_by=voice.name if voice else "",
        cite=Cite(exhibit=n, place=None),
        record=Record(sequence=0, time="", actor="", key=None),
    )


def _claims(read: ReadArticle, by_id: Mapping[str, Voice]) -> Markup | None:
    claims = read.reading.claims
    if not claims:
        return None
    rows = [
        (
            element("a", str(n), href=f"#k{claim.id}"),
            claim_words(claim),
            asserted(claim, by_id),
            ", ".join(dict.fromkeys(h.text for h in claim.hedges)),
            ltr(", ".join(f"{a}–{b}" for a, b in claim.spans)),
        )
        for n, claim in enumerate(claims, 1)
    ]
    heads = ("No.", "Claim", "Who says so", "Hedged", "Characters")
    return section("claims", "Every claim", table(heads, rows, "Every claim with its place"))


def _hints(read: ReadArticle, by_id: Mapping[str, Voice]) -> Markup | None:
    if not read.hints:
        return None
    labels = {code.id: code.labels["en"] for code in read.book.codes}
    tally: defaultdict[tuple[str, str], int] = defaultdict(int)
    for hint in read.hints:
        voice = by_id.get(hint.statement.id) if hint.statement else None
        whose = (voice.name or "somebody not named") if voice else "the article itself"
        tally[hint.hit.code, whose] += 1
    rows = [
        (labels.get(code, code), typed(whose), str(times))
        for (code, whose), times in sorted(tally.items())
    ]
    return section(
        "hints",
        "Hints of the code book, by whose words they stand in",
        element("p", "A phrase that matched is a hint for a coder. It codes nothing.",
                class_="lead"),
        table(("Code", "In the words of", "Times"), rows, "Hints by code and voice"),
    )  # fmt: skip


def _how(read: ReadArticle) -> Markup:
    article = read.article
    problems = [*read.about.get("problems", ()), *read.about.get("guesses", ())]
    return section(
        "how",
        "How it was read",
        facts(
            ("Article", ltr(article.id)),
            ("Object", digest(article.object)),
            ("Captured from", typed(article.url) if article.url else None),
            ("Language", read.kept.language or "not known"),
            ("Rules for", read.reading.language or "no rules for this language"),
            ("Doubts", typed("; ".join(problems)) if problems else None),
            ("Code book", join(f"version {read.book.version}, ", digest(read.book.digest))),
            ("Places", "characters of the kept text, [start, end), as in RFC 5147"),
        ),
    )
