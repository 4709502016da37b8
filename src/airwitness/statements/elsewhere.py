"""Persian and Arabic: everything a sentence claims of works, bodies, times and children."""

from collections.abc import Iterator
from dataclasses import dataclass

from airwitness.statements import arabic_words, persian_words
from airwitness.statements.bodies_elsewhere import find_arabic_links
from airwitness.statements.bodies_persian import find_persian_links
from airwitness.statements.found import Link, Made, Range
from airwitness.statements.making_elsewhere import find_arabic
from airwitness.statements.making_nouns_elsewhere import find_arabic_nouns
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
    meant: str | None = None
    """Title of the work, where the object is but a word for one that was named before."""
    when: When | None = None
    value: int | None = None
    joined: bool = False
    """Whether `to` is joined to the object's first word."""


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
    mades = [*find_persian(line), *find_persian_nouns(line)]
    for made in mades:
        yield _told(made, times, meant_in_persian(line, made, spoken))
    for link in find_persian_links(line):
        yield _linked(link)
    if line.titles:
        spoken.learn_title(line.titles[max(line.titles)])


def _in_arabic(
    s: Sentence, lows: list[str], times: list[When], text: str, spoken: SpokenOf
) -> Iterator[Told]:
    del text, spoken
    for made in (*find_arabic(s, lows), *find_arabic_nouns(s, lows)):
        yield _told(made, times, None)
    for link in find_arabic_links(s, lows):
        yield _linked(link)


def _told(made: Made, times: list[When], meant: str | None) -> Told:
    when = next((t for t in times if made.maker[0] <= t.lo <= made.end + 1), None)
    when = when or (times[0] if times else None)
    return Told(kind=made.kind, subject=made.maker, object=made.work, meant=meant, when=when)


def _linked(link: Link) -> Told:
    return Told(kind="part_of", subject=link.subject, object=link.object, joined=link.joined)


def without_to(name: str) -> str:
    """An Arabic name without the `to` that is joined to it: to the Guard, the Guard."""
    return "ال" + name[2:] if name[:2] == "لل" else name[1:]
