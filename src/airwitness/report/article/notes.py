"""What stands beside a paragraph: its statements, its claims, and the hints of the lexicon."""

from collections.abc import Mapping

from airwitness.case.book import Book
from airwitness.report.article.content import Hint, ReadArticle
from airwitness.report.article.voices import Voice
from airwitness.report.casefile.citing import typed
from airwitness.report.markup import Content, Markup, element, join, ltr
from airwitness.statements import Claim, Statement
from airwitness.statements.records import How, Kind, Phrase

_KINDS = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "quoted in part",
    Kind.INDIRECT: "told in other words",
}
_HOW = {
    How.NAMED: "",
    How.DESCRIBED: "not named",
    How.PRONOUN: "by a pronoun",
    How.REFERRED: "by what was named before",
    How.CONTINUED: "goes on speaking",
    How.WORK: "a work that speaks",
}
_RELATIONS = {"part_of": "part of", "responsible_for": "responsible for"}
_NOBODY = {"dated": "what is told here"}
_WHOSE = {"paper": "the article", "speaker": "somebody quoted", "work": "a work that is quoted"}


def statement_note(statement: Statement, voice: Voice) -> Markup:
    """A statement: who, how, and what makes it less than a statement of fact."""
    speaker = statement.speaker
    doubts = [
        "it is said that this was not said" if statement.negated else "",
        "the speaker denies this" if statement.denied else "",
        f"hedged: {_joined(statement.hedges)}" if statement.hedges else "",
        f"put in by an editor: {_joined(statement.inserted)}" if statement.inserted else "",
    ]
    how = _HOW[speaker.how] if speaker else ""
    return element(
        "li",
        number(voice),
        " ",
        element("strong", typed(speaker.name) if speaker else "Nobody is named"),
        (" (", how, ")") if how else None,
        element(
            "small",
            f"{_KINDS[statement.kind]}",
            (" · “", typed(statement.cue.text), "”") if statement.cue else None,
            (" · stands in the ", statement.block) if statement.block != "paragraph" else None,
        ),
        (element("small", typed(doubt), class_="doubt") for doubt in doubts if doubt),
        id=f"n{statement.id}",
    )


def claim_note(claim: Claim, by_id: Mapping[str, Voice]) -> Markup:
    """A claim: what it says, when and where, and whose word it is."""
    return element(
        "li",
        element("span", "claim", class_="tag"),
        " ",
        claim_words(claim),
        element("small", "as ", asserted(claim, by_id), " says"),
        element("small", f"hedged: {_joined(claim.hedges)}", class_="doubt")
        if claim.hedges and claim.kind != "hedged"
        else None,
        id=f"k{claim.id}",
    )


def hint_note(hint: Hint, book: Book, by_id: Mapping[str, Voice], key: int) -> Markup:
    """A hint of the lexicon: the code, and whose words it stands in."""
    labels = {code.id: code.labels["en"] for code in book.codes}
    voice = by_id.get(hint.statement.id) if hint.statement else None
    whose = join("in the words of ", _voice(voice)) if voice else join("in the article's own words")
    return element(
        "li",
        element("span", "hint", class_="tag quiet"),
        " ",
        labels.get(hint.hit.code, hint.hit.code),
        element("small", "“", typed(hint.hit.text), "” ", whose),
        element("small", "a word before it says the opposite", class_="doubt")
        if hint.hit.is_negated
        else None,
        id=f"h{key}",
    )


def claim_words(claim: Claim) -> Markup:
    """A claim as a short sentence."""
    if claim.kind == "tally":
        what = claim.object or claim.subject
        return join(f"{claim.value} ", typed(what.name) if what else "children")
    if claim.kind == "hedged":
        return join("what is said here is hedged: “", typed(_joined(claim.hedges)), "”")
    parts: list[Content] = [
        typed(claim.subject.name) if claim.subject else _NOBODY.get(claim.kind, "somebody"),
        " ",
        element("em", _RELATIONS.get(claim.kind, claim.kind)),
        (" ", typed(claim.object.name)) if claim.object else None,
        (", ", typed(claim.where.name)) if claim.where else None,
    ]
    when = claim.when
    if when is not None:
        dates = "/".join(dict.fromkeys(d for d in (when.start, when.end) if d))
        parts += [
            ", ",
            typed(when.phrase.text),
            (" (", ltr(dates), ")") if dates and dates != when.phrase.text else None,
            " · history, not the present event" if when.period == "history" else None,
        ]
    return join(*parts)


def asserted(claim: Claim, by_id: Mapping[str, Voice]) -> Markup:
    """Whose word a claim is."""
    voice = by_id.get(claim.asserted_by.statement or "")
    if voice is not None:
        return _voice(voice)
    name = claim.asserted_by.name
    return typed(name) if name else join(_WHOSE.get(claim.asserted_by.kind, "the article"))


def number(voice: Voice) -> Markup:
    """The number of a voice, in its colour."""
    told = str(voice.number) if voice.number else "?"
    return element("span", told, class_=f"voice v{voice.colour}")


def _voice(voice: Voice) -> Markup:
    return join(number(voice), " ", typed(voice.name) if voice.name else "somebody not named")


def _joined(phrases: tuple[Phrase, ...]) -> str:
    return ", ".join(dict.fromkeys(phrase.text for phrase in phrases))


def is_empty(read: ReadArticle) -> bool:
    """Whether nothing was read out of the text."""
    return not (read.reading.statements or read.reading.claims or read.hints)
