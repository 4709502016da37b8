"""Persian and Arabic: everything a sentence claims of works, bodies, times and children."""

from collections.abc import Iterator
from dataclasses import dataclass

from airwitness.statements import arabic_words, persian_words
from airwitness.statements.bodies_elsewhere import find_arabic_links, find_persian_links
from airwitness.statements.found import Range
from airwitness.statements.making_elsewhere import find_arabic, find_persian
from airwitness.statements.making_nouns_elsewhere import find_arabic_nouns, find_persian_nouns
from airwitness.statements.sentences import Sentence
from airwitness.statements.tallies_elsewhere import find_tallies
from airwitness.statements.times import When
from airwitness.statements.times_elsewhere import ARABIC, PERSIAN, find_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim, in items of its sentence."""

    kind: str
    subject: Range | None = None
    object: Range | None = None
    when: When | None = None
    value: int | None = None
    joined: bool = False
    """Whether `to` is joined to the object's first word."""


def find_told(s: Sentence, language: str) -> Iterator[Told]:
    """Find every claim of a Persian (`fa`) or Arabic sentence."""
    is_persian = language == "fa"
    lows = persian_words.fold_all(s.lows) if is_persian else arabic_words.fold_all(s.lows)
    times = find_times(s, lows, PERSIAN if is_persian else ARABIC)
    if is_persian:
        mades = [*find_persian(s, lows, times), *find_persian_nouns(s, lows)]
    else:
        mades = [*find_arabic(s, lows), *find_arabic_nouns(s, lows)]
    for made in mades:
        yield Told(
            kind=made.kind, subject=made.maker, object=made.work, when=times[0] if times else None
        )
    for link in find_persian_links(s, lows) if is_persian else find_arabic_links(s, lows):
        yield Told(kind="part_of", subject=link.subject, object=link.object, joined=link.joined)
    for tally in find_tallies(s, lows, language):
        yield Told(kind="tally", object=(tally.lo, tally.hi), value=tally.value)
    for when in times:
        if when.has_year:
            yield Told(kind="dated", when=when)


def without_to(name: str) -> str:
    """An Arabic name without the `to` that is joined to it: to the Guard, the Guard."""
    return "ال" + name[2:] if name[:2] == "لل" else name[1:]
