"""English: the work that stands after an active verb of making: aired the film; posted it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_groups import Event
from airwitness.statements.making_verbs import OPEN, PARTICLES, PHRASAL, VERBS
from airwitness.statements.making_words import NO_MAKER
from airwitness.statements.words import among
from airwitness.statements.works import Works, is_station

_NO_ANTECEDENT = frozenset({"statement", "message", "letter", "decision", "call", "offer"})
_NO_OBJECT = frozenset({"no", "nothing", "nobody", "any", "few"})
_NOT_OF_IT = frozenset(
    {
        "order",
        "share",
        "take",
        "mix",
        "draw",
        "set",
        "press",
        "paint",
        "prepare",
        "assemble",
        "draft",
    }
)
_OFTEN = among(
    """
    for once twice three four five six seven eight nine ten every daily nightly weekly again in on
    during at
    """
)
_EACH = frozenset({"every", "each", "this", "that", "last", "next", "one", "all"})


@dataclass(slots=True, kw_only=True)
class Objects:
    """Finds the works of active verbs in one sentence."""

    c: Chunks
    works: Works
    events: list[Event]
    """What was read so far, in order."""

    def find(
        self, i: int, base: str, nouns: AbstractSet[str], makers: list[Range]
    ) -> tuple[Range | None, int]:
        """Find the work after an active verb; where a second verb follows, after that."""
        c, s = self.c, self.c.s
        particle = int(s.low(i + 1) in PARTICLES.get(base, ()))
        particle += base == "come" and s.low(i + 2) == "with"
        j = self._after_aside(c.skip_adverbs(i + 1 + particle))
        if s.low(j) in {"and", "or", ","}:
            other = c.skip_adverbs(j + 1)
            if s.low(other) in VERBS and c.tag(other) == "v":
                return self.find(other, base, nouns, makers)
            return None, i + 1
        noun = c.noun_at(j)
        if noun is None or (s.lows[noun[0]] in _NO_OBJECT and c.tags[noun[0]] == "d"):
            return None, i + 1
        if c.tags[noun[0]] == "o" and s.lows[noun[0]] in {"it", "them"}:
            return self._pronoun(noun, i, base, makers)
        work = self.works.of(noun, nouns)
        if work is not None and s.lows[work[1] - 1] in {"these", "them"}:
            work = None
        if work is None and base in {"write", "direct", "compose", "co-write"}:
            titled = c.tags[noun[0]] == "N" and s.lows[noun[0]] in {"the", "a"}
            work = noun if titled and noun[1] - noun[0] > 1 else None
        stations = base in OPEN and any(is_station(c, m) for m in makers)
        timed = c.tag(noun[1]) == "w" or s.lows[noun[1] - 1] in NO_MAKER
        stations = stations and not (timed and s.lows[noun[0]] in _EACH)  # aired every Sunday
        if work is None and stations and s.lows[noun[0]] in en.DETERMINERS:
            work = c.with_of(noun)
        if work is not None and s.is_quote(work[0]) and base in {"share", "make", "order", "carry"}:
            several = work[0] in self.works.quoted and " " in self.works.title(work[0]).strip()
            made = base == "make" and several and any("N" in c.tags[m[0] : m[1]] for m in makers)
            work = work if noun[1] - noun[0] > 1 or made else None
        return work, (work[1] if work else i + 1)

    def _after_aside(self, j: int) -> int:  # noqa: PLR0911
        """Place of the object, over an aside: aired, without commentary, a song."""
        c = self.c
        if c.s.low(j + 1) == "than" and c.s.low(j) in {"more", "fewer", "less"}:
            return j + 2
        if c.tag(j) == "p" and (noun := c.noun_at(j + 1)) is not None:
            return self._after_place(noun[1], j)
        if c.tag(j) == "w" or (c.tag(j) == "p" and c.tag(j + 1) == "w"):
            return self._after_place(j + 1 + (c.tag(j) == "p"), j)
        if c.tag(j) == "," and c.tag(j + 1) == "a" and c.tag(j + 2) == ",":
            return j + 3  # aired, instead, a film
        if c.tag(j) != "," or c.tag(j + 1) not in "pg":
            return j
        for k in range(j + 1, j + 9):
            if c.tag(k) == ",":
                return k + 1 if c.tag(k + 1) in "dq" else j
            if c.tag(k) in ".v":
                return j
        return j

    def _after_place(self, k: int, j: int) -> int:
        """Place of the object, over a day or a place: released on its page a film."""
        c = self.c
        while c.tag(k) == "w" or (c.tag(k) == "n" and c.s.low(k) in NO_MAKER):
            k += 1
        noun = c.noun_at(k)
        if noun is None or c.tags[k] not in "dq" or c.tag(noun[1]) == "w":
            return j
        if c.s.lows[noun[1] - 1] in NO_MAKER:
            return j
        return k

    def _pronoun(
        self, noun: Range, i: int, base: str, makers: list[Range]
    ) -> tuple[Range | None, int]:
        """Tell whether `it` is a work: of a station also `them`."""
        if self.c.s.lows[noun[0]] == "them":
            aired = base in OPEN and all(
                is_station(self.c, m) or self.c.s.lows[m[0]] == "it" for m in makers
            )
            return (noun if aired else None), noun[1]
        if not _NO_ANTECEDENT.isdisjoint(self.c.s.lows[:i]):
            return None, i + 1
        known = (
            self.works.titles
            or self.events
            or (base not in PHRASAL and self._are_told(makers, named=base == "make"))
        )
        if base == "make" and self.c.tag(noun[1]) not in ".,pwc":
            return None, noun[1]  # made it clear
        if base == "run":  # State Television ran it for a week
            often = self.c.s.low(noun[1]) in _OFTEN or self.c.tag(noun[1]) == "w"
            known = known and often and all(is_station(self.c, m) for m in makers)
        return (noun if known and base not in _NOT_OF_IT else None), noun[1]

    def _are_told(self, makers: list[Range], *, named: bool) -> bool:
        """Tell whether makers are more than pronouns, and named where `it` is no work else."""
        kinds = "N" if named else "nNdq"
        return any(self.c.tags[k] in kinds for m in makers for k in range(*m))
