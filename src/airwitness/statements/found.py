"""What the rules of a language find in a sentence, before it is known who that is."""

from dataclasses import dataclass, field

from airwitness.statements.sentences import QUOTE, Sentence

Range = tuple[int, int]
"""Items [first, last)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A claim of making, in items of its sentence."""

    kind: str
    maker: Range
    work: Range
    verb: int
    end: int
    """Item after all that was used."""


# Not frozen: so many are made that it would cost a twentieth of all the time.
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge of a chain, in items of its sentence (Persian and Arabic)."""

    subject: Range
    object: Range
    joined: bool = False
    """Whether `to` is joined to the object's first word."""


@dataclass(slots=True, kw_only=True)
class Reached:
    """The content to the right of a cue."""

    content: Range
    about: bool
    """Quoted words are part of a phrase: called it “a mess”."""
    quoted_only: bool
    mere: bool = False
    """But a thing is spoken of: announced the decision."""


@dataclass(slots=True, kw_only=True)
class Found:
    """One attribution in one sentence, in items of it."""

    cue: Range | None
    content: list[Range]
    rule: str
    speaker: Range | None = None
    """With appositions."""
    core: Range | None = None
    """Without."""
    named: Range | None = None
    """The name within these, where a role stands before it."""
    joined: bool = False
    """A letter of the cue is joined to the first word of who speaks."""
    gender: str = ""
    """Of the verb, where it tells who goes on."""
    inherits: bool = False
    """Nobody is named at this cue; whoever spoke before goes on."""
    unknown: bool = False
    """The text says that it was said, not by whom."""
    negated: bool = False
    denied: bool = False
    mere: bool = False
    """Nothing is said: it only counts for who speaks next."""
    sung: bool = False
    awaits: bool = False
    """Its cue ends the sentence: quotations that follow at once belong to it."""
    about: bool = False
    """Its quoted words are part of a phrase: called it `a mess`."""
    asks: bool = False
    """What is said is a question."""
    worded: bool = False
    """Its verb takes words, and no work: said “Closed”."""
    spoken: bool = False
    """Direct, though without marks: a turn of a talk."""
    quotes: set[int] = field(default_factory=set)
    """Items of its content that are quotations."""

    def settle(self, s: Sentence) -> bool:
        """Trim the content to words; tell whether anything is left."""
        kept = []
        for first, last in self.content:
            lo, hi = first, last
            while lo < hi and not (
                s.lows[lo] == QUOTE or s.lows[lo][0].isalnum() or s.lows[lo] in "[($£€#@"
            ):
                lo += 1
            while hi > lo and not (
                s.lows[hi - 1] == QUOTE or s.lows[hi - 1][0].isalnum() or s.lows[hi - 1] in ")]%"
            ):
                hi -= 1
            if lo < hi:
                kept.append((lo, hi))
        self.content = kept
        self.quotes = {i for i in s.quotes if any(lo <= i < hi for lo, hi in kept)}
        return bool(kept)
