# ruff: noqa: PLR0911 (rules have many ways out)
"""English: the work to which something was done: the song was, a film made by, which was."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_groups import Event, is_denied
from airwitness.statements.making_verbs import OPEN, PLAIN, STRONG
from airwitness.statements.subjects import clause_start, subjects, verb_before
from airwitness.statements.works import Works, is_station

_MADE_OF_TITLES = frozenset({"release", "produce", "perform", "direct", "show", "stage"})
"""Verbs that a title without marks may undergo: The Lodger's Umbrella, produced by A."""


def _is_court(c: Chunks, makers: list[Range]) -> bool:
    return any(c.s.lows[k] in {"court", "judge", "tribunal"} for m in makers for k in range(*m))


@dataclass(slots=True, kw_only=True)
class Undergone:
    """Finds the works of passive verbs in one sentence."""

    c: Chunks
    works: Works
    events: list[Event]
    """What was read so far, in order."""

    def find(
        self, group: int, base: str, nouns: AbstractSet[str], makers: list[Range], *,
        reduced: bool, end: int,
    ) -> Range | None:  # fmt: skip
        """Find the work to which it was done.

        Args:
            group: First item of the verb with its auxiliaries.
            base: The verb.
            nouns: Nouns that may be its work.
            makers: By whom.
            reduced: Whether it is but a participle: made by.
            end: Item after the makers.
        """
        c, works = self.c, self.works
        before = c.tag(group - 1)
        if reduced and c.s.low(group - 1) in {"both", "all", "each"}:
            return self._of_both(group, nouns)
        if before == "c" or (before == "," and reduced):
            nearest = c.noun_to(group - 1) if before == "," else None
            own = works.of(nearest, nouns) if nearest is not None else None
            shared = self._shared(group) if own is None else None
            if shared is None and own is None and before == "c":
                shared = self.of_verb_before(group, base, nouns, makers)
                shared = shared or (works.left(group - 1, nouns) if reduced else None)
            if shared is None and own is None and before == ",":
                shared = self._of_listed(group, base, nouns, makers)
            if shared is not None or before == "c":
                return shared
        if reduced:
            if group == 0 or (group == 1 and (before in "ca" or c.s.lows[0] == "as")):
                return self._after_lead(end, nouns)
            return works.left(group, nouns) or self._named_before(group, base)
        return self._of_finite(group, base, nouns, makers)

    def _of_listed(
        self, group: int, base: str, nouns: AbstractSet[str], makers: list[Range]
    ) -> Range | None:
        """The subject of a passive verb that begins a list: was paid for by A, directed by B."""
        c, verb = self.c, verb_before(self.c, group - 1)
        if verb is None or c.s.lows[verb] not in en.BE | {"has", "have", "had"}:
            return None
        k = verb
        while c.tag(k) in "xa":
            k += 1
        if c.tag(k) != "v" or en.BE.isdisjoint(c.s.lows[verb:k]):
            return None
        return self.of_verb_before(group, base, nouns, makers)

    def _of_both(self, group: int, nouns: AbstractSet[str]) -> Range | None:
        """Two volumes, both published by."""
        if self.events:
            return self.events[-1].works[0]
        return self.works.left(group - 1, nouns) if self.c.tag(group - 2) == "," else None

    def _of_finite(
        self, group: int, base: str, nouns: AbstractSet[str], makers: list[Range]
    ) -> Range | None:
        """The song was; which was."""
        c, works = self.c, self.works
        if c.tag(group - 1) == "r":
            return works.left(group - 1, nouns)
        if c.tag(group - 1) == "," and (which := self._over_aside(group - 1)) is not None:
            return works.left(which, nouns)
        start = clause_start(c, group)
        if (known := works.title_to(group)) is not None and known[0] <= start + 1:
            return known
        heads = subjects(c, group)
        if is_denied(c, start) or not heads:
            return None
        if c.tag(group - 1) == "," and c.tag(start - 1) == "r" and heads[0][0] == start:
            opener = start - 1 - (c.tag(start - 2) == "p")
            return works.left(opener - (c.tag(opener - 1) == ","), nouns)  # in which …, was
        work = self._subject_work(heads, base, nouns, makers)
        if work is None and c.tag(start - 1) == "r" and heads[0][0] == start:
            work = works.left(start - 1, nouns)  # the song that everyone whistles was
        titled = c.tag(group - 1) == "," and c.tag(group - 3) == "," and group - 2 in works.quoted
        said = not nouns.isdisjoint(c.s.lows[start:group])
        if titled and (said or (work is not None and works.of(heads[0], nouns) is not None)):
            return group - 2, group - 1  # the march that closes the film, “…”, was
        return work

    def _over_aside(self, comma: int) -> int | None:
        """Place of `which` before an aside: which, it later emerged, had been shot."""
        for k in range(comma - 1, max(0, comma - 7), -1):
            if self.c.tags[k] == ",":
                return k - 1 if self.c.tag(k - 1) == "r" else None
        return None

    def of_verb_before(
        self, group: int, base: str, nouns: AbstractSet[str], makers: list[Range]
    ) -> Range | None:
        """The subject of the verb before `and`: which was posted on a page and aired by."""
        c = self.c
        verb = verb_before(c, group - 1)
        if verb is None:
            return None
        if c.tag(verb - 1) == "r":
            return self.works.left(verb - 1, nouns)
        heads = subjects(c, verb)
        return self._subject_work(heads, base, nouns, makers) if heads else None

    def _subject_work(
        self, heads: list[Range], base: str, nouns: AbstractSet[str], makers: list[Range]
    ) -> Range | None:
        """The work that is the subject of a passive verb."""
        c, works = self.c, self.works
        head = heads[0]
        work = works.of(head, nouns)
        if work is not None:
            work = works.in_apposition(head, work)
            joined = len(heads) > 1 and not c.s.is_quote(work[0]) and work == head
            return (head[0], heads[-1][1]) if joined else work
        if c.s.low(head[1]) == "," and head[1] + 1 in works.quoted:
            return head[1] + 1, head[1] + 2
        named = any(c.tags[k] == "N" for m in makers for k in range(*m))
        if works.is_pronoun(head):
            weak = base in {"order", "show", "play", "carry", "organise", "share"}
            weak = weak and not any(is_station(c, m) for m in makers)
            weak = weak and (base != "order" or not works.titles or _is_court(c, makers))
            return head if base in STRONG | PLAIN or (named and not weak) else None
        more = c.noun_at(head[1] + 1) if c.s.low(head[1]) == "," else None
        if more is not None and works.of(more, nouns) is not None:
            return head  # Snow Day, a drama, was
        run = c.name_end(head)
        stations = all(is_station(c, m) for m in makers)
        if run is not None and run[0] <= head[0] + 1 and (head[0] or head[1] > 1):
            aired = base in {"show", "re-air", "premiere"} and stations and head[1] - head[0] > 1
            the = c.s.lows[head[0]] == "the" and c.tags[head[0]] == "N" and head[1] - head[0] > 1
            if the and base in _MADE_OF_TITLES:
                return head  # The Ferrymen is released by
            return head if aired or base in STRONG | {"screen", "script", "develop"} else None
        if base in OPEN and (stations or (named and base not in {"air", "relay"})):
            return c.with_of(head)
        return None

    def _shared(self, group: int) -> Range | None:
        """The work of the verb before, if nothing but its maker, time and place stand between."""
        c = self.c
        before = next((e for e in reversed(self.events) if e.passive and e.verb < group), None)
        if before is None or not before.works:
            return None
        k = before.end
        if c.tag(k) == "," and c.tag(k + 1) == "d":  # by Lyceum, an imprint of the works, and
            k = next((n for n in range(k + 1, group) if c.tags[n] == ","), k)
        return None if any(t in ".vxrs" for t in c.tags[k:group]) else before.works[-1]

    def _after_lead(self, end: int, nouns: AbstractSet[str]) -> Range | None:
        """The work after a participle that opens a sentence: Produced by A, the film."""
        c = self.c
        for k in range(end, min(len(c.s), end + 16)):
            noun = c.noun_at(k + 1) if c.s.low(k) == "," else None
            if noun is None or (c.tags[k + 1] == "N" and c.tag(noun[1]) == ","):
                continue  # by his wife, Ida, the film
            if c.s.lows[noun[0]] == "it":
                return noun  # Directed by A, it was
            work = self.works.of(noun, nouns)
            return self.works.name_after(noun, work) if work is not None else None
        return None

    def _named_before(self, group: int, base: str) -> Range | None:
        """A name to which only works are subject: Small Print, developed by."""
        c = self.c
        noun = c.noun_to(group - (c.tag(group - 1) == ","))
        if noun is None or c.name_end(noun) is None or c.tag(noun[0] - 1) not in ".,":
            return None
        the = c.s.lows[noun[0]] == "the" and c.tags[noun[1] - 1] == "N" and noun[1] - noun[0] > 1
        bases = STRONG | {"develop", "screen"} | (_MADE_OF_TITLES if the else frozenset())
        return noun if base in bases and group > noun[1] else None
