# ruff: noqa: PLR0911, PLR2004 (how far one looks stands in the rules)
"""English: which noun phrase is a work, and by what name: a title, a song, it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_words import NUMBERS, PEOPLE, STATIONS
from airwitness.statements.making_works import WORKS
from airwitness.statements.phrases import MONTHS
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.titles import ROLES
from airwitness.statements.words import among

_CALLED = frozenset({"called", "named", "titled", "entitled", "dubbed"})
_NO_TITLE = among(
    "page account channel group brand slogan word term website site blog hashtag campaign scheme"
)
_ON = frozenset({"show", "film", "record", "tape", "video", "camera", "air"})
"""On show, on film: how, and not what."""
_PRONOUNS = frozenset({"it", "they", "these", "it's", "they're"})
_SOME = among(
    "most some many all both each several others none two three four five half much parts"
)
_PARTLY = among("many most some several half two three four five much few one")
COUNTED = among(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """
)
"""Numbers in words, from two on."""
_WHICH = among("other first last remaining next latter")
_FEW = among(
    """
    famous known one number best first last latest oldest newest popular second third earliest
    worst finest count collection set list batch string handful pair couple dozens hundreds volumes
    volume copies thousands millions tens
    """
)
_SLOTS = frozenset({"show", "programme", "program", "newscast", "bulletin"})
_COUNTING = _SOME | COUNTED
_ALONE = _PRONOUNS | _SOME | COUNTED
_LONGEST = 90  # characters of a title
_ABOUT = frozenset({"for", "about", "on"})
_PLACED = frozenset({"in", "at", "from", "near", "by"})
_NOBODY = among("my our your no nobody neither nothing none")
_CALLS = among("called calls calling dubbed labelled branded described")
_TOOLS = among("camera cameras voice pen phone lens hand hands face story name microphone drone")
_NO_ONE = among("sort kind type hours minutes moments days weeks months years thing things")
_SMALL = frozenset({"of", "the", "for", "in", "a", "to", "and", "on", "with"})
_WIDE = 7  # words of a title without marks
_LEFT = 18  # items walked to the left for a work


@dataclass(frozen=True, kw_only=True)
class Works:
    """The works of one sentence."""

    c: Chunks
    text: str
    titles: AbstractSet[str]
    """Titles named so far, in lower case."""

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Items that are titles in marks."""
        s, found = self.c.s, set()
        for i in s.quotes:
            inner = self.title(i)
            words = [w for w in inner.split() if len(w) > 3 and w[0].isalpha()]
            title = inner[:1].isupper() and all(w[0].isupper() for w in words)
            told = s.low(i - 1) in _CALLED or (s.low(i - 1) in WORKS and not _is_opinion(s, i))
            if len(inner) < _LONGEST and (title or told):
                found.add(i)
        return frozenset(found)

    def title(self, i: int) -> str:
        """The words of a title in marks."""
        q = self.c.s.quotes[i]
        return self.text[q.start + 1 : q.end - q.closed].rstrip(",.")

    def of(self, noun: Range, nouns: AbstractSet[str]) -> Range | None:
        """The work a noun phrase names: its title, or the phrase itself where a noun is one.

        Args:
            noun: The phrase, without what hangs on it.
            nouns: Nouns that may be one.
        """
        s, c = self.c.s, self.c
        lo, hi = noun
        if hi - lo == 1 and s.low(lo - 1) == "on" and s.lows[lo] in _ON:
            return None
        for k in range(lo, hi):
            if s.is_quote(k):
                named = k > lo and s.low(k - 1) in _NO_TITLE
                return (k, k + 1) if k in self.quoted and not named else None
        if self._is_known(lo, hi):
            return noun
        run = c.name_end(noun)
        if run == noun and self._is_described(hi, nouns):
            return noun
        if run is not None and run[0] > lo and s.low(run[0] - 1) in nouns:
            return run  # the documentary Little Conductors
        if s.lows[hi - 1].isdigit() and hi - lo > 1 and s.lows[hi - 2] in nouns:
            return noun  # hymn 13
        if s.lows[hi - 1] in nouns and (
            run is None or self._opens(noun) or s.forms[hi - 1].isupper()
        ):
            return self._titled(noun)
        return self._some_of(noun, nouns)

    def _some_of(self, noun: Range, nouns: AbstractSet[str]) -> Range | None:
        """Most of the videos; two volumes of memoirs; the best known of the songs, “…”,."""
        s, c = self.c.s, self.c
        lo, hi = noun
        if s.low(hi) == "of" and s.low(hi + 1) in {"them", "these"}:
            titled = s.low(hi + 2) == "," and hi + 3 in self.quoted
            return (hi + 3, hi + 4) if titled else (lo, hi + 2)
        if s.low(hi) == "of" and (more := c.noun_at(hi + 1)) is not None:
            if s.lows[hi - 1] in _FEW and s.lows[more[1] - 1] in _FEW and s.low(more[1]) == "of":
                inner = self.of(more, nouns)  # thousands of copies of the leaflet
                return (lo, inner[1]) if inner is not None else None
            few = s.lows[lo] in _COUNTING or s.lows[hi - 1] in _FEW or "-" in s.lows[lo]
            if (few or (c.tag(hi - 1) == "n" and s.lows[lo].isdigit())) and (
                s.lows[more[1] - 1] in nouns or s.lows[hi + 1] in {"them", "these", "which"}
            ):
                return self._titled((lo, more[1]))
        return None

    def _opens(self, noun: Range) -> bool:
        """Tell whether a noun has its capital only because it opens the sentence: Songs were."""
        s = self.c.s
        return noun == (0, 1) and not s.is_name(1) and "who" not in s.lows[1:3]

    def _titled(self, noun: Range) -> Range:
        """A title that stands beside a noun: a song called “…”; a song, “…”,."""
        s = self.c.s
        lo, hi = self.c.with_of(noun)
        k = hi + (s.low(hi) == ",")
        if s.low(k) in {"for", "about"} and (more := self.c.noun_at(k + 1)) is not None and (
            s.low(more[1]) in _CALLED
        ):  # fmt: skip
            k = more[1]  # a series for infants entitled
        k += s.low(k) in _CALLED
        if k > hi and k in self.quoted:
            return k, k + 1
        name = self.c.noun_at(k) if k > hi else None
        if name is not None and self.c.name_end(name) == name and (
            s.low(name[1]) in {",", ".", ""} or (s.low(name[1]) == "and" and s.low(k) == "the")
        ) and (s.low(k) == "the" or s.low(k - 1) in _CALLED):  # fmt: skip
            return name
        return lo, hi

    def _is_described(self, hi: int, nouns: AbstractSet[str]) -> bool:
        """Tell whether a name is said to be a work: Little Trigger, the smash by."""
        c, s = self.c, self.c.s
        if s.low(hi) != "," or s.low(hi + 1) not in {"a", "an", "the"}:
            return False
        noun = c.noun_at(hi + 1)
        return noun is not None and s.lows[noun[1] - 1] in nouns | {"smash", "hit"}

    def _is_known(self, lo: int, hi: int) -> bool:
        lo += self.c.s.lows[lo] in {"the", "a", "an"} and " ".join(
            self.c.s.lows[lo:hi]) not in self.titles  # fmt: skip
        return " ".join(self.c.s.lows[lo:hi]) in self.titles

    def titles_after(self, work: Range) -> list[Range]:
        """Further titles of a list: “…”, “…” and “…”."""
        s, k, more = self.c.s, work[1], []
        if not s.is_quote(work[0]):
            return []
        while s.low(k) in {",", "and"} and s.is_quote(k + 1 + (s.low(k + 1) == "and")):
            k += 1 + (s.low(k + 1) == "and")
            more.append((k, k + 1))
            k += 1
        return more

    def titles_before(self, work: Range) -> list[Range]:
        """Earlier titles of a list."""
        s, k, more = self.c.s, work[0] - 1, []
        if not s.is_quote(work[0]):
            return []
        while s.low(k) in {",", "and"} and s.is_quote(k - 1 - (s.low(k - 1) == ",")):
            k -= 1 + (s.low(k - 1) == ",")
            more.append((k, k + 1))
            k -= 1
        return more

    def title_to(self, end: int) -> Range | None:
        """The title known from before that ends before an item."""
        lows = self.c.s.lows
        for lo in range(end - 1, max(-1, end - 8), -1):
            if self.titles and " ".join(lows[lo:end]) in self.titles:
                return lo, end
        return None

    def is_pronoun(self, noun: Range) -> bool:
        """Tell whether a phrase is but `it`, or `most`, or `all ten`."""
        lows = self.c.s.lows[noun[0] : noun[1]]
        if len(lows) == 1:
            return lows[0] in _ALONE
        counted = lows[-1] in COUNTED or lows[-1].isdigit()
        return counted and (lows[0] == "all" or (lows[0] == "the" and lows[1] in _WHICH))

    def left(self, end: int, nouns: AbstractSet[str]) -> Range | None:
        """The nearest work before an item, in the same clause; by its title where it has one."""
        c, k = self.c, end - 1
        if (title := self.title_to(end - (c.s.low(end - 1) == ","))) is not None:
            return title
        if c.s.low(end - 1) in {"them", "which"} and c.s.low(end - 2) == "of" and (
            some := c.noun_to(end - 2)
        ) is not None and self.c.s.lows[some[0]] in _PARTLY:  # fmt: skip
            return (some[0], end)  # leaflets, many of them written by
        while k >= 0 and end - k < _LEFT:
            noun = c.nouns.get(k)
            if noun is not None:
                work = self.of(noun, nouns)
                if work is not None and c.s.low(work[1] - 1) not in {"them", "these"}:
                    outer = self._outer(noun, end)
                    if outer is not None and not c.s.is_quote(work[0]):
                        noun, work = outer, c.with_of(outer)
                    return self.in_apposition(noun, work)
                k = noun[0] - 1
            elif (
                c.tag(k) in "vx"
                and not c.is_reduced(k)
                and c.tag(end - 1) == ","
                and (opener := self._opener(k))
            ):
                k = opener - 1  # a story in which the fox is sorry, written by
            elif c.tag(k) in ".sc" or (c.tag(k) in "vx" and not c.is_reduced(k)):
                return None
            else:
                k -= 1
        return None

    def _outer(self, noun: Range, end: int) -> Range | None:
        """The work about a thing: footage of the raid, filmed by; a video for the song, by."""
        c, low = self.c, self.c.s.low(noun[0] - 1)
        if low != "of" and (low not in _ABOUT or noun[1] != end - 1 or c.tag(end - 1) != ","):
            return None
        outer = c.noun_to(noun[0] - 1)
        if outer is None or c.s.lows[outer[1] - 1] not in WORKS:
            return None
        return outer if low != "of" or c.s.lows[noun[1] - 1] not in WORKS else None

    def _opener(self, verb: int) -> int | None:
        """The `in which` that opens the clause of a verb."""
        for k in range(verb - 1, max(0, verb - 10), -1):
            if self.c.tags[k] in ".,":
                return None
            if self.c.s.lows[k] == "which" and self.c.tags[k - 1] == "p":
                return k - 1
        return None

    def in_apposition(self, noun: Range, work: Range) -> Range:
        """The title before a description: “…”, a song by; Snow Day, a drama."""
        c, s = self.c, self.c.s
        if s.low(noun[0] - 1) != "," or (work[1] - work[0] == 1 and s.is_quote(work[0])):
            return self.name_after(noun, work)
        before = c.noun_to(noun[0] - 1)
        if before is None:
            return work
        if s.is_quote(before[1] - 1):
            return before[1] - 1, before[1]
        run = c.name_end(before)
        whose = c.noun_to(before[0] - 1) if s.low(before[0] - 1) == "," else None
        if whose is not None and c.tags[whose[0]] == "d":
            return work  # by his wife, Ida, the film
        if run is not None and run[0] <= before[0] + 1 and s.low(before[0] - 1) not in _PLACED:
            return before
        return work

    def name_after(self, noun: Range, work: Range) -> Range:
        """The title after a description, between commas: a film about the bakery, Two O'Clock,."""
        c, s = self.c, self.c.s
        k = c.with_of(noun)[1]
        for _ in range(2):
            if c.tag(k) == "p" and s.low(k) != "by" and (more := c.noun_at(k + 1)) is not None:
                k = more[1]
        if s.low(k) != ",":
            return work
        if k + 1 in self.quoted:
            return k + 1, k + 2
        return self.plain_title(k + 1) or work

    def plain_title(self, lo: int) -> Range | None:
        """A title without marks that fills the place up to a comma: Biscuit for Mayor."""
        c, s = self.c, self.c.s
        hi = lo
        while hi - lo < _WIDE and (c.tag(hi) == "N" or (hi > lo and s.low(hi) in _SMALL)):
            hi += 1
        ends = s.low(hi) in {",", "."} and c.tag(hi - 1) == "N"
        return (lo, hi) if hi > lo and ends else None


def _is_opinion(s: Sentence, i: int) -> bool:
    """Tell whether words only say what somebody thinks: called the film “a bore”."""
    return not _CALLS.isdisjoint(s.lows[max(0, i - 5) : i - 1])


def is_somebody(c: Chunks, noun: Range) -> bool:
    """Tell whether a phrase can make something: a name, a body, people; and is no work."""
    s = c.s
    lo, hi = noun
    head = s.lows[hi - 1]
    if (
        s.lows[lo] in {"no", "neither"}
        or head == "neither"
        or (head in _NO_ONE and c.tags[hi - 1] == "n")
    ):
        return False
    if head in {"it", "he", "she", "they", "i", "we"}:
        return hi - lo == 1
    if head in STATIONS or head in PEOPLE or head == "magazine":
        return True
    if s.low(lo - 1) == "whose" and head not in WORKS:
        return head not in _TOOLS
    if s.lows[lo] in {"my", "our"} and hi - lo > 1 and head in ROLES:
        return True
    if s.lows[lo] in _NOBODY or s.is_quote(hi - 1):
        return False
    if head in _SLOTS and any(low.endswith("'s") for low in s.lows[lo:hi]):
        return is_station(c, noun)  # Harbour TV's breakfast show
    if any(c.tags[k] == "N" for k in range(lo, hi)):
        return not (head in WORKS and c.tags[hi - 1] != "N")
    if head in WORKS or c.tags[lo] == "o":
        return False
    owned = any(low.endswith(("'s", "s'")) for low in s.lows[lo : hi - 1])
    return (hi - lo >= 2 and (s.lows[lo] in en.DETERMINERS or owned)) or (
        head.endswith("s") and not head.endswith(("ss", "us", "'s"))
    )


def is_station(c: Chunks, noun: Range) -> bool:
    """Tell whether a phrase names a station: Harbour TV, state television, Kestria Two."""
    s = c.s
    lo, hi = noun
    if s.lows[hi - 1] in STATIONS or s.forms[hi - 1].isdigit():
        return (hi - lo > 1 and not _is_date(c, noun)) or s.lows[lo] in {
            "television",
            "radio",
            "stations",
            "tv",
        }
    return QUOTE not in s.lows[lo:hi] and any(
        s.lows[k] in STATIONS and (s.lows[k] not in NUMBERS or (k > lo and s.is_name(k)))
        for k in range(lo, hi)
    )


def _is_date(c: Chunks, noun: Range) -> bool:
    lo, hi = noun
    return c.s.forms[hi - 1].isdigit() and (
        c.tags[lo] != "N" or len(c.s.forms[hi - 1]) > 2 or c.s.lows[hi - 2] in MONTHS
    )
