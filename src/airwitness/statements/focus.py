"""English: what `it`, `its` and `they` mean: the work, or the body, that was spoken of last."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from airwitness.statements.bodies_named import is_body
from airwitness.statements.bodies_subject import named_beside
from airwitness.statements.chains import BODIES
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Range
from airwitness.statements.making_nouns import find_titles
from airwitness.statements.making_works import NOT_MADE, WORKS, form_of
from airwitness.statements.sentences import Sentence
from airwitness.statements.titles import FIRST_NAMES
from airwitness.statements.words import among
from airwitness.statements.works import Works, is_station

_STUDIES = among("study report survey poll article paper review book letter bill")
_STANDING = WORKS - NOT_MADE
_SPOKEN_OF = among(
    """
    ministry department council company firm studio army navy government agency bureau office union
    party police fund foundation label publisher bank school university institute museum choir band
    movement militia guard service association committee commission group broadcaster directorate
    """
)
_OPENERS = frozenset({"it", "its", "they"})
_FIRST = 14  # items to the end of the phrase that begins a sentence
_STUDY_NEAR = 400  # characters
_ONE = among("series miniseries mini-series docu-series chorus opus words lyrics verses")
"""One thing, or what one thing has, for all that they end in s."""
_BESIDE = 4  # items between a title and what it is said to be


@dataclass(slots=True)
class Focus:
    """What a text spoke of last."""

    text: str
    work: str | None = None
    """Work named last, by its title if it has one."""
    is_title: bool = False
    """Whether the work named last was named by its title."""
    form: str | None = None
    """What kind of thing a title names: see `form_of`."""
    newer: str | None = None
    """What kind of thing was brought in since: uploaded a recording."""
    works: str | None = None
    """Several works named last, for `they`."""
    body: str | None = None
    """Organisation named last."""
    titles: set[str] = field(default_factory=set)
    """Titles named so far, in lower case."""
    study: int = -1000
    """Where a study, a report or a letter was named last."""
    current: Chunks | None = None
    """The sentence that is being read."""
    earlier: Chunks | None = None
    """The last sentence before it in which a work was named."""
    before: Chunks | None = None
    """The sentence before it."""
    told: int = -1
    """Where the sentence began in which `work` was named."""

    def name(self, work: str, s: Sentence, *, is_title: bool) -> None:
        """Keep in mind the work named last."""
        if work != self.work:
            self.form = self._form_near(s, work) if is_title else None
        self.work, self.is_title, self.told, self.newer = work, is_title, s.starts[0], None

    def _form_near(self, s: Sentence, title: str) -> str | None:
        """What a title is said to be: the song “…”; The Ferryman, a comic."""
        first = title.split(" ", 1)[0]
        for k in range(len(s)):
            if s.is_quote(k):
                q = s.quotes[k]
                found = self.text.startswith(title, q.start + 1)
            else:
                found = s.forms[k] == first and s.is_name(k)
            if found:
                near = [*range(k - 1, max(-1, k - _BESIDE), -1)]
                if s.low(k + 1) in {",", "is", "was"}:
                    near += range(k + 2, k + 2 + _BESIDE)
                return next((form for n in near if (form := form_of(s.low(n)))), None)
        return None

    def described(self, low: str) -> str | None:
        """The title that `the song` means: that named last, if nothing says that it is another.

        Args:
            low: what it is called, `song`.
        """
        if not self.is_title or low not in WORKS or (low.endswith("s") and low not in _ONE):
            return None
        form = form_of(low)
        other = self.newer is not None and (form is None or form == self.newer)
        fits = form is None or self.form is None or form == self.form
        return self.work if fits and not other else None

    def follows(self, s: Sentence) -> bool:
        """Tell whether a sentence begins with a pronoun, after one that named a work."""
        named = self.before is not None and self.before is self.earlier
        return named and not _OPENERS.isdisjoint(s.lows[:2])

    def meant(self, low: str, lo: int) -> str | None:
        """What a pronoun means: of several works, those that were named as several.

        Args:
            low: The pronoun.
            lo: Its place in the sentence that is being read.
        """
        if low == "they" and self.works:
            return self.works
        here = self._work_in(self.current, lo) if self.current is not None else None
        if here is not None or self.earlier is None or self.earlier.s.starts[0] <= self.told:
            return here or self.work
        return self._work_in(self.earlier, len(self.earlier.s)) or self.work

    def _work_in(self, c: Chunks, end: int) -> str | None:
        """The work a sentence speaks of before an item: its title, or the first one named."""
        works, first = Works(c=c, text=self.text, titles=self.titles), None
        for noun in _nouns(c, end):
            work = works.of(noun, _STANDING)
            if work is None or c.s.lows[work[0]] in {"it", "its", "no"}:
                continue
            if c.s.is_quote(work[0]):
                q = c.s.quotes[work[0]]
                return self.text[q.start + 1 : q.end - q.closed].rstrip(",.")
            first = first or noun
        return _phrase(self.text, c.s, first) if first is not None else None

    def meant_body(self, lo: int) -> str | None:
        """What body `it` means: the one its sentence names before, or that named last."""
        here = self._body_in(self.current, lo) if self.current is not None else None
        if here is not None or self.before is None:
            return here or self.body
        first = next(_nouns(self.before, _FIRST), None)
        led = self._body_in(self.before, first[1]) if first is not None else None
        return led or self.body or self._body_in(self.before, len(self.before.s))

    def meant_person(self, lo: int) -> str | None:
        """Whom `he` means: the last person named in its sentence, or the first in that before."""
        here = self._persons_in(self.current, lo) if self.current is not None else []
        if here:
            return here[-1]
        earlier = self._persons_in(self.before, len(self.before.s)) if self.before else []
        return earlier[0] if earlier else None

    def _persons_in(self, c: Chunks, end: int) -> list[str]:
        """Names of persons before an item, of two words and more."""
        found = []
        for noun in _nouns(c, end):
            name = c.name_end(noun)
            if name is None or name[1] - name[0] not in {2, 3} or c.s.lows[noun[0]] == "the":
                continue
            placed = c.s.low(noun[0] - 1) in {"of", "in", "at", "from", "near"}
            body = is_station(c, noun) or not BODIES.isdisjoint(c.s.lows[slice(*name)])
            if not placed and not body and c.s.forms[name[1] - 1][0].isupper():
                found.append(_phrase(self.text, c.s, name))
        return found

    def _body_in(self, c: Chunks, end: int) -> str | None:
        """The first body a sentence names before an item; or speaks of: the ministry."""
        spoken: str | None = None
        for noun in _nouns(c, end):
            if c.s.lows[noun[0]] in FIRST_NAMES or c.tags[noun[0]] == "o":
                continue
            named = named_beside(c, noun)
            if is_station(c, noun) or (c.name_end(noun) is not None and is_body(c, noun)):
                return _phrase(self.text, c.s, c.with_of(named))
            hi = next((k for k in range(noun[1], noun[0], -1) if c.tags[k - 1] == "N"), noun[0])
            if hi < noun[1] and hi > noun[0] + 1 and is_body(c, (noun[0], hi)):
                return _phrase(self.text, c.s, (noun[0], hi))  # the Rights Group notes
            if c.s.lows[noun[0]] == "the" and c.s.lows[noun[1] - 1] in _SPOKEN_OF:
                spoken = spoken or _phrase(self.text, c.s, noun)
        return spoken

    def is_study(self, lo: int, s: Sentence) -> bool:
        """Tell whether `its author` may be that of a study: one was named near; or of nothing."""
        if self.current is not None and self._work_in(self.current, lo) is not None:
            return False
        return self.meant("its", lo) is None or s.starts[0] - self.study < _STUDY_NEAR

    def enter(self, c: Chunks) -> None:
        """Begin to read a sentence."""
        self.current = c

    def leave(self, c: Chunks) -> None:
        """Keep in mind the works a sentence begins with, and titles without marks."""
        s, lows = c.s, c.s.lows
        self.before = c
        if WORKS.isdisjoint(lows):
            return
        self.earlier = c
        if s.starts[0] > self.told and (new := _brought_in(c)) is not None:
            self.newer = new
        if lows[0] in {"the", "these", "his", "her", "its", "their"}:
            head = next((k for k in range(1, min(4, len(s))) if lows[k] in WORKS), None)
            if head is not None and not s.is_name(head) and lows[head].endswith("s"):
                self.works = " ".join(s.forms[1 : head + 1])
        for lo, hi in find_titles(s):
            self.name(" ".join(s.forms[lo:hi]), s, is_title=True)
            self.titles.add(" ".join(lows[lo:hi]))
        if not _STUDIES.isdisjoint(lows):
            self.study = s.starts[0]


def _brought_in(c: Chunks) -> str | None:
    """What kind of thing a sentence brings in: a clip; a song, but not a song called “…”."""
    for lo, hi in _nouns(c, len(c.s)):
        named = c.s.is_quote(hi) or c.s.is_name(hi) or c.s.low(hi) in {",", "called", "titled"}
        if c.s.lows[lo] in {"a", "an", "another"} and not named:
            form = form_of(c.s.lows[hi - 1])
            if form is not None:
                return form
    return None


def _nouns(c: Chunks, end: int) -> Iterator[Range]:
    """Noun phrases that end before an item, in order."""
    k = 0
    while k < min(end, len(c.s)):
        noun = c.nouns.get(k)
        if noun is not None and noun[1] <= end:
            yield noun
        k = noun[1] if noun is not None else k + 1


def _phrase(text: str, s: Sentence, noun: Range) -> str:
    """Words of a phrase, without its article."""
    lo, hi = noun
    lo += s.lows[lo] in {"the", "a", "an"} and hi - lo > 1
    return text[s.starts[lo] : s.ends[hi - 1]].removesuffix("'s").removesuffix("’s")
