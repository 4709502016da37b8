"""English: who produced, ordered, performed, published or aired a work.

A verb of making counts only beside a work: a title in quotation marks, a song, a film, `it` after
one of them. *The song was produced by A and aired by B*; *A has aired “…”*; *“…”, released by A*.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.makers import (
    find_agents,
    find_orderer,
    maker_at,
)
from airwitness.statements.making_deeds import (
    DEEDS,
    find_deeds,
    find_ordered,
    find_owned,
    is_owned,
)
from airwitness.statements.making_gaps import find_gapped
from airwitness.statements.making_gates import (
    ALOUD,
    making_verbs_of,
    may_tell_beside,
)
from airwitness.statements.making_gerunds import AFTER, blamed_for, maker_of_gerund
from airwitness.statements.making_groups import (
    Event,
    is_any,
    is_asked,
    is_denied,
    kind_of,
    verb_start,
)
from airwitness.statements.making_middle import HEARD, find_heard, find_middle
from airwitness.statements.making_not import is_made
from airwitness.statements.making_nouns import find_named, find_outlets
from airwitness.statements.making_objects import Objects
from airwitness.statements.making_passive import Undergone
from airwitness.statements.making_subjects import Makers
from airwitness.statements.making_verbs import (
    MIDDLE,
    OPEN,
    PARTICLES,
    PHRASAL,
    VERBS,
)
from airwitness.statements.making_words import MURALS, SINGERS
from airwitness.statements.making_works import EVENTS, WORKS, works_of
from airwitness.statements.subjects import clause_start
from airwitness.statements.works import Works, is_somebody, is_station

_MOST = 8  # verbs of making in a sentence
_COUNTS = frozenset({"one", "two", "three", "four", "five"})
_AWAY = frozenset({"off", "down", "away", "from", "to", "with", "out", "back", "home"})
_BESIDE = {
    "write": {"down", "off"}, "shoot": {"down", "up"}, "finish": {"off"}, "make": {"over", "off"},
    "draw": {"out", "back"}, "play": {"down"}, "cut": {"down", "off", "up"}, "cover": {"up"},
}  # fmt: skip
"""Verb → words with which it says something else: wrote it down, finished it off."""
_ASIDE = frozenset({"out", "down", "off", "away"})
"""Words that make of a verb another one: shot down, written off, played down."""
_STATION_ONLY = frozenset({"show", "carry", "run"})


def find_made(
    c: Chunks, text: str, titles: AbstractSet[str], *, owns: bool, follows: bool
) -> list[Made]:
    """Find every claim of making in a sentence.

    Args:
        c: The sentence.
        text: The text it stands in.
        titles: Works named so far, in lower case; they may stand here without marks.
        owns: Whether an `'s` stands in it.
        follows: Whether it begins with a pronoun, after a sentence that named a work.
    """
    lows = c.s.lows
    verbs = making_verbs_of(c.s, titles, follows=follows)
    owned = owns and is_owned(lows)
    if not verbs and not owned and not may_tell_beside(c.s):
        return []
    reader = _Reader(c=c, works=Works(c=c, text=text, titles=titles))
    for i in verbs[:_MOST]:
        reader.read(i)
    reader.events += find_gapped(c, reader.works, reader.events)
    made = [m for event in reader.events for m in event.made()]
    taken = {m.maker[0] for m in made}
    made += [m for m in find_named(c, reader.works) if m.maker[0] not in taken]
    made += find_outlets(c, reader.works)
    for i in () if ALOUD.isdisjoint(lows) else [n for n, low in enumerate(lows) if low in ALOUD]:
        made += (find_deeds if lows[i] in DEEDS else find_ordered)(c, reader.works, i)
    for i in () if HEARD.isdisjoint(lows) else [n for n, low in enumerate(lows) if low in HEARD]:
        made += find_heard(c, reader.works, i)
    if owned:
        known = {(m.kind, m.work) for m in made}
        made += [m for m in find_owned(c, reader.works) if (m.kind, m.work) not in known]
    unique = {(m.kind, m.maker, m.work): m for m in made if is_made(c, m)}
    return list(unique.values())


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the verbs of one sentence, in order: later ones share with earlier ones."""

    c: Chunks
    works: Works
    events: list[Event] = field(default_factory=list)

    def read(self, i: int) -> None:
        """Read one verb."""
        c, s = self.c, self.c.s
        kind, base, form = self._verb(i)
        if s.lows[i] in MIDDLE:
            event = find_middle(c, self.works, self.events, i)
            if event is not None:
                self.events.append(event)
                return
        if form == "m" or c.tags[i] not in "vg":
            return
        group = verb_start(c, i, form)
        if group is None:
            return
        be = any(low in en.BE for low in s.lows[group:i])
        if form == "g":
            self._gerund(i, group, kind, base, be=be)
            return
        if be and form in "en":
            self._passive(i, group, kind, base, reduced=False)
        elif form == "n" and "x" not in c.tags[group:i]:
            self._passive(i, group, kind, base, reduced=True)
        elif (
            form in "psbn"
            or any(low in {"has", "have", "had"} for low in s.lows[group:i])
            or not self._passive(i, group, kind, base, reduced=True)
        ):
            self._active(i, group, kind, base)

    def _gerund(self, i: int, group: int, kind: str, base: str, *, be: bool) -> None:
        """Read a form in -ing: is airing; after airing; a website airing."""
        s = self.c.s
        credited = s.low(i - 1) == "with" and s.low(i - 2) == "credited"
        if blamed := blamed_for(self.c, i):
            self._active(i, i, kind, base, blamed)
        elif (s.low(i - 1) in AFTER or credited) and (makers := maker_of_gerund(self.c, i)):
            self._active(i, i, kind, base, makers)
        elif (be and "being" not in s.lows[group:i]) or group < i:
            self._active(i, group, kind, base)
        else:
            self._said_of_noun(i, kind, base)

    def _verb(self, i: int) -> tuple[str, str, str]:
        """Kind of claim, base and form of a verb with its particle: put together, draw up."""
        kind, base, form = VERBS.get(self.c.s.lows[i], ("aired", self.c.s.lows[i], "m"))
        if base not in PARTICLES:
            return kind, base, form
        told = self._particle(i, PARTICLES[base])
        if told is None:
            return kind, base, "m" if base in PHRASAL else form
        return told, ("draft" if base == "draw" else base), form

    def _particle(self, i: int, kinds: dict[str, str]) -> str | None:
        """What a verb claims by the word after it, or after its object: put the film together."""
        s, k = self.c.s, i + 1
        if s.low(k) in kinds:
            return kinds[s.low(k)]
        noun = self.c.noun_at(k)
        return kinds.get(s.low(self.c.with_of(noun)[1])) if noun is not None else None

    def _passive(self, i: int, group: int, kind: str, base: str, *, reduced: bool) -> bool:
        """Read a passive verb; tell whether it is one."""
        c = self.c
        after = c.s.low(i + 1)
        taken = base == "take" and after in {"up", "over", "on"}
        if taken or (base == "run" and after != "off") or (
            after in _ASIDE and after not in PARTICLES.get(base, ())
        ):  # fmt: skip
            return False
        makers, end, served = find_agents(c, i, base)
        orderer = find_orderer(c, i)
        if not makers and orderer is None:
            return False
        if not served and (base == "hear" or (base == "show" and self._are_strangers(makers))):
            return True
        kind = kind_of(c, kind, base, makers, served=served)
        nouns = works_of(base, kind, passive=True)
        if kind == "aired" and (base in OPEN or any(is_station(c, m) for m in makers)):
            nouns |= EVENTS
        work = Undergone(c=c, works=self.works, events=self.events).find(
            group, base, nouns, makers, reduced=reduced, end=end
        )
        if work is None:
            return bool(makers)
        if reduced and self._is_of_any(i, group, work, makers):
            return True
        if base == "execute" and c.s.lows[work[1] - 1] in MURALS:
            kind = "produced"
        works = [*self.works.titles_before(work), work, *self.works.titles_after(work)]
        self.events.append(Event(kind=kind, verb=i, group=group, passive=True, makers=makers,
                                  works=works, end=end))  # fmt: skip
        if kind == "commissioned":
            self._ordered_from(i, i + 1, works)
            self._ordered_from(i, end, works)
        if orderer is not None:
            self.events.append(Event(kind="commissioned", verb=i, group=group, passive=True,
                                      makers=[orderer], works=works, end=orderer[1]))  # fmt: skip
        return True

    def _is_of_any(self, i: int, group: int, work: Range, makers: list[Range]) -> bool:
        """Tell what is said of any work: a song made by a school differs; one in six songs."""
        c = self.c
        if c.s.low(work[0] - 1) == "in" and c.s.low(work[0] - 2) in _COUNTS:
            return True
        general = is_any(c, work) and all(is_any(c, m) for m in makers)
        alone = c.s.low(i + 1) == "by" and c.tag(group - 1) != "," and not self.events
        return general and alone

    def _are_strangers(self, makers: list[Range]) -> bool:
        """Tell makers without a name, and no station: shown to pupils by their teacher."""
        return bool(makers) and not any(
            is_station(self.c, m) or any(self.c.tags[k] == "N" for k in range(*m)) for m in makers
        )

    def _active(
        self, i: int, group: int, kind: str, base: str, makers: Sequence[Range] = ()
    ) -> None:
        """Read an active verb, whose makers may be known."""
        c, s, form = self.c, self.c.s, VERBS[self.c.s.lows[i]][2]
        makers, early = ([*makers], None) if makers else self._subjects().beside(i, group)
        makers = makers or self._subjects().before(group)
        untold = is_denied(c, clause_start(c, group)) or is_asked(c, group)
        untold = (
            untold or base == "credit" or (base == "drop" and any(is_station(c, m) for m in makers))
        )
        aside = s.low(i + 1) in _ASIDE and s.lows[i + 1] not in PARTICLES.get(base, ())
        if not makers or s.low(i + 1) == ":" or untold or aside:
            return
        kind = kind_of(c, kind, base, makers, served=False)
        if s.low(i - 1) in {"that", "which"} and form == "s" and c.tag(i - 2) != ",":
            return  # the station that airs such songs
        if base in _STATION_ONLY and kind == "aired" and not any(
            is_station(c, m) or (base != "show" and c.name_end(m)) for m in makers
        ):  # fmt: skip
            return
        if base in {"order", "hear"} and (base == "hear" or self._is_followed_by_to(i)):
            return
        nouns = works_of(base, kind, passive=False)
        work, end = self._objects().find(i, base, nouns, makers)
        if work is None:
            before = self._object_before(group, makers, nouns)
            work, end = before or (self.works.of(early, nouns) if early else None), i + 1
        if work is None:
            return
        aways = _AWAY if base == "take" else _BESIDE.get(base, frozenset())
        away = not aways.isdisjoint({s.low(end), s.low(c.skip_adverbs(end))})
        if away or not self._is_worth(work, i, kind, base, makers):
            return
        works = [work, *self.works.titles_after(work)]
        end = max(end, works[-1][1]) if works[-1][0] > i else end
        makers = self._subjects().named_after(group, makers, end) or makers
        if base != "order" and (orderer := find_orderer(c, i)) is not None:
            self.events.append(Event(kind="commissioned", verb=i, group=group, passive=False,
                                      makers=[orderer], works=works, end=end))  # fmt: skip
        self.events.append(Event(kind=kind, verb=i, group=group, passive=False, makers=makers,
                                  works=works, end=end))  # fmt: skip
        if kind == "commissioned":
            self._ordered_from(i, max(end, i + 1), works)

    def _ordered_from(self, i: int, end: int, works: list[Range]) -> None:
        """Who was to make what was ordered: commissioned the song from the Hilltop Conservatory."""
        c = self.c
        for k in range(end, min(len(c.s), end + 6)):
            if c.s.lows[k] == "from" and (maker := maker_at(c, k + 1)) is not None:
                if "N" not in c.tags[slice(*maker[0])]:
                    return
                self.events.append(Event(kind="produced", verb=i, group=i, passive=True,
                                         makers=[maker[0]], works=works, end=maker[1]))  # fmt: skip
                return
            if c.tags[k] in ".,vxrsc":
                return

    def _subjects(self) -> Makers:
        return Makers(c=self.c, works=self.works, events=self.events)

    def _objects(self) -> Objects:
        return Objects(c=self.c, works=self.works, events=self.events)

    def _is_worth(self, work: Range, i: int, kind: str, base: str, makers: list[Range]) -> bool:
        """Tell whether something was made once, and not all day: makes jingles, sings songs."""
        c, s, form = self.c, self.c.s, VERBS[self.c.s.lows[i]][2]
        titled = s.is_quote(work[0]) or any(c.tags[k] == "N" for k in range(*work))
        if titled or s.lows[makers[0][0]] in {"i", "we"}:
            return titled
        if kind == "performed" and form in "sb":
            return s.low(work[1]) == "by" and c.tag(work[1] + 1) == "N"
        if base == "play" and kind == "aired" and form == "s" and s.lows[makers[0][0]] == "it":
            return False  # the toy: it plays five tunes
        if kind == "performed" and s.lows[makers[0][0]] in {"my", "our"}:
            return False  # my mother sang it to us
        musical = any(s.lows[m[1] - 1] in SINGERS for m in makers)
        if kind == "performed" and base == "play" and not musical:
            return False
        bare = c.tags[work[0]] == "n" and work[1] - work[0] == 1
        single = kind == "published" and makers[0] == (0, 1)  # Guest leaks tape
        return not (bare and (single or kind in {"produced", "performed"}))

    def _is_followed_by_to(self, i: int) -> bool:
        """Tell whether something was ordered to happen: ordered the film to be cut."""
        noun = self.c.noun_at(self.c.skip_adverbs(i + 1))
        return noun is not None and self.c.tag(self.c.with_of(noun)[1]) in "tv"

    def _object_before(
        self, group: int, makers: list[Range], nouns: AbstractSet[str]
    ) -> Range | None:
        """The work before a relative clause: the song that the ministry commissioned."""
        lead = makers[0][0]
        if self.c.s.low(lead - 1) in {"which", "that"} and clause_start(self.c, group) <= lead:
            quoted = self.c.s.is_quote(lead - 2) and nouns >= {"broadcast"}
            return (lead - 2, lead - 1) if quoted else self.works.left(lead - 1, nouns)
        return None

    def _said_of_noun(self, i: int, kind: str, base: str) -> None:
        """Read -ing that says more of a noun: a website publishing the clip."""
        c = self.c
        noun = c.noun_to(i)
        while noun is not None and c.s.low(noun[0] - 1) in {"in", "with", "on", "at"} and (
            outer := c.noun_to(noun[0] - 1)
        ) is not None:  # fmt: skip
            noun = outer  # twins in bonnets singing
        if noun is None or c.tag(noun[0]) == "o" or not is_somebody(c, noun):
            return
        if self.works.of(noun, WORKS) is not None or base in _STATION_ONLY | {"order", "make"}:
            return
        kind = kind_of(c, kind, base, [noun], served=False)
        nouns = works_of(base, kind, passive=False)
        work, end = self._objects().find(i, base, nouns, [noun])
        titled = work is not None and (c.s.is_quote(work[0]) or c.tags[work[0]] == "N")
        if work is not None and c.s.lows[work[0]] != "it" and (titled or kind != "performed"):
            self.events.append(Event(kind=kind, verb=i, group=i, passive=False, makers=[noun],
                                      works=[work], end=end))  # fmt: skip


__all__ = ["find_made"]
