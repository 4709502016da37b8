"""English: who made something, before an active verb: its subject, or that of the verb before."""

from dataclasses import dataclass

from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.makers import agents_at, by_name, widened
from airwitness.statements.making_groups import Event
from airwitness.statements.making_verbs import PLAIN, STRONG, VERBS
from airwitness.statements.making_words import PRESS
from airwitness.statements.making_works import WORKS
from airwitness.statements.subjects import subjects, verb_before
from airwitness.statements.works import Works, is_somebody, is_station


@dataclass(slots=True, kw_only=True)
class Makers:
    """Finds the makers of active verbs in one sentence."""

    c: Chunks
    works: Works
    events: list[Event]
    """What was read so far, in order."""

    def before(self, group: int) -> list[Range]:
        """Who did it: the subject, or that of the verb before `and`."""
        c = self.c
        found = subjects(c, group)
        if c.tag(group - 1) == "r" and len(found) == 1:
            found = [self._named_before(found[0])]
        if not found and c.tag(group - 1) in "c,":
            return self._makers_before(group)
        made = self._those_who_make(found)
        if len(made) > 1 and (early := self._listed_before(made[0])) is not None:
            made = [early, *made]
        return made or (self._makers_before(group) if c.tag(group - 1) in "c," else [])

    def _listed_before(self, noun: Range) -> Range | None:
        """The first of three: Radio Lund, Radio Harn and Radio Marn."""
        c = self.c
        first = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) == "," else None
        if first is None or c.tag(first[0] - 1) not in ".," or not is_somebody(c, first):
            return None
        names = c.name_end(first) is not None and c.name_end(noun) is not None
        return first if names and is_station(c, first) == is_station(c, noun) else None

    def _named_before(self, noun: Range) -> Range:
        """The name before a description: Ada Voss, the schoolteacher who composed it."""
        c = self.c
        owned = c.noun_to(noun[0] - 2) if c.s.low(noun[0] - 1) == "by" else None
        if owned is not None and is_station(c, owned) and not is_station(c, noun):
            noun = owned  # Sagar News, a channel run by the Cooperative, which aired it
        name = c.noun_to(noun[0] - 1) if c.s.low(noun[0] - 1) == "," else None
        described = c.s.lows[noun[0]] in {"the", "a", "an"} and c.name_end(noun) is None
        known = name is not None and c.name_end(name) is not None and is_somebody(c, name)
        return name if described and known and name is not None else noun

    def _makers_before(self, group: int) -> list[Range]:
        """The subject of the verb before `and`."""
        c = self.c
        before = next((e for e in reversed(self.events) if e.verb < group), None)
        verb = verb_before(c, group - 1)
        if verb is None:
            return []
        if before is not None and not before.passive and before.group >= verb - 1:
            return before.makers
        found = subjects(c, verb)
        for _ in range(2):  # filmed, edited and posted
            if found or c.tag(verb - 1) != "," or (earlier := verb_before(c, verb - 1)) is None:
                break
            verb, found = earlier, subjects(c, earlier)
        return self._those_who_make(found)

    def _those_who_make(self, found: list[Range]) -> list[Range]:
        c = self.c
        made: list[Range] = []
        for noun in found:
            work = self.works.of(noun, WORKS)
            press = not PRESS.isdisjoint(c.s.lows[noun[0] : noun[1]])
            if is_somebody(c, noun) and (work is None or press or is_station(c, noun)):
                whole = widened(c, noun)
                name = by_name(c, noun, whole[1])
                joined = name is not None and len(found) == 1 and c.s.low(name[1]) == "and"
                named = agents_at(c, name[0])[0] if joined and name is not None else []
                made += named or [name or whole]
        return made if len(made) >= len(found) else made[:1]

    def beside(self, i: int, group: int) -> tuple[list[Range], Range | None]:
        """Two phrases side by side before a verb: the song the ministry commissioned."""
        c = self.c
        noun = c.noun_to(group)
        if noun is None or (c.tag(i + 1) in "dNqo"):
            return [], None
        before = c.noun_to(noun[0])
        run = c.name_end(noun)
        if before is None and run is not None and c.s.low(run[0] - 1) in WORKS:
            noun, before = run, (noun[0], run[0])
        if before is None or before[0] == before[1] or not is_somebody(c, noun) or (
            c.s.is_quote(before[1] - 1)
            or (c.s.lows[noun[0]] == "it" and not self._is_made_by_it(i, before))
        ):  # fmt: skip
            return [], None
        return [noun], before

    def _is_made_by_it(self, i: int, before: Range) -> bool:
        """Tell whether `it` may have made what stands before: the film it commissioned."""
        base = VERBS[self.c.s.lows[i]][1]
        return self.c.s.lows[before[1] - 1] in WORKS and base in PLAIN | STRONG

    def named_after(self, group: int, makers: list[Range], end: int) -> list[Range]:
        """The names after a relative clause: the man who cut the film, A,; stations which, A,."""
        c = self.c
        described = c.tag(group - 1) == "r" and c.s.low(end) == ","
        if not described or any("N" in c.tags[m[0] : m[1]] for m in makers):
            return []
        named, after = agents_at(c, end + 1)
        whole = c.s.low(after) in {",", ".", ""}
        known = named and all(c.name_end(m) is not None for m in named)
        return named if whole and known else []
