"""Persian and Arabic: everything a sentence claims of works, bodies, times and children."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from airwitness.statements import arabic_line, arabic_words, persian_words
from airwitness.statements.arabic_names import (
    keep_titles,
    learn_arabic,
    meant_in_arabic,
    name_in_arabic,
)
from airwitness.statements.bodies_arabic import find_arabic_links
from airwitness.statements.bodies_persian import find_persian_links
from airwitness.statements.found import Link, Made, Range
from airwitness.statements.making_arabic import find_arabic
from airwitness.statements.making_arabic_near import find_arabic_near, with_partners
from airwitness.statements.making_arabic_nouns import find_arabic_nouns
from airwitness.statements.making_arabic_verbs import FORMS
from airwitness.statements.making_persian import find_persian
from airwitness.statements.making_persian_nouns import find_persian_nouns
from airwitness.statements.persian_clauses import Line
from airwitness.statements.persian_names import learn_persian, meant_in_persian
from airwitness.statements.sentences import Sentence
from airwitness.statements.spoken_of import SpokenOf
from airwitness.statements.tallies_elsewhere import find_tallies
from airwitness.statements.times import When
from airwitness.statements.times_elsewhere import ARABIC, PERSIAN, find_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim, in items of its sentence."""

    kind: str
    subject: Range | None = None
    object: Range | None = None
    subject_name: str | None = None
    """Where it is not the words themselves: without letters that are joined to them."""
    object_name: str | None = None
    """The same; or the title of the work named before, where the object is but a word for one."""
    when: When | None = None
    value: int | None = None


def find_told(s: Sentence, text: str, language: str, spoken: SpokenOf) -> Iterator[Told]:
    """Find every claim of a Persian (`fa`) or Arabic sentence.

    Args:
        s: The sentence.
        text: The whole text.
        language: Its code.
        spoken: What was spoken of before; it learns from the sentence.
    """
    is_persian = language == "fa"
    lows = persian_words.fold_all(s.lows) if is_persian else arabic_words.fold_all(s.lows)
    times = find_times(s, lows, PERSIAN if is_persian else ARABIC)
    yield from (_in_persian if is_persian else _in_arabic)(s, lows, times, text, spoken)
    for tally in find_tallies(s, lows, language):
        yield Told(kind="tally", object=(tally.lo, tally.hi), value=tally.value)
    for when in times:
        if when.has_year:
            yield Told(kind="dated", when=when)


def _in_persian(
    s: Sentence, lows: list[str], times: list[When], text: str, spoken: SpokenOf
) -> Iterator[Told]:
    line = Line.of(s, lows, times, text, spoken.names)
    learn_persian(line, text, spoken)
    mades = _once([*find_persian(line), *find_persian_nouns(line)])
    for made in mades:
        yield _told(made, times, meant_in_persian(line, made, spoken))
    for link in find_persian_links(line):
        yield _linked(link)
    if line.titles:
        spoken.learn_title(line.titles[max(line.titles)])


def _in_arabic(
    s: Sentence, lows: list[str], times: list[When], text: str, spoken: SpokenOf
) -> Iterator[Told]:
    line = arabic_line.Line.of(s, lows, times, text, spoken.names, FORMS)
    learn_arabic(line, text, spoken)
    told = [*find_arabic(line, spoken.title), *find_arabic_nouns(line), *find_arabic_near(line)]
    mades = _once(with_partners(line, told))
    for made in mades:
        meant = meant_in_arabic(line, made, spoken)
        claim = _told(made, times, meant or name_in_arabic(line, made.work, text))
        yield replace(claim, subject_name=name_in_arabic(line, made.maker, text))
    for link in find_arabic_links(line):
        yield replace(
            _linked(link), subject_name=name_in_arabic(line, link.subject, text),
            object_name=name_in_arabic(line, link.object, text, to=link.joined),
        )  # fmt: skip
    keep_titles(line, mades, text, spoken)


def _once(mades: list[Made]) -> list[Made]:
    """Each claim once, though a verb and a noun both tell it."""
    return list({(made.kind, made.maker, made.work): made for made in reversed(mades)}.values())[
        ::-1
    ]


def _told(made: Made, times: list[When], meant: str | None) -> Told:
    when = next((t for t in times if made.maker[0] <= t.lo <= made.end + 1), None)
    when = when or (times[0] if times else None)
    return Told(kind=made.kind, subject=made.maker, object=made.work, object_name=meant, when=when)


def _linked(link: Link) -> Told:
    return Told(kind="part_of", subject=link.subject, object=link.object)
