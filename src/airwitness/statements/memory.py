"""Whom a text has named so far: for pronouns, short names, and `the group`."""

from collections import deque
from dataclasses import dataclass, field
from itertools import islice

from airwitness.statements.records import Speaker
from airwitness.statements.sentences import Sentence

_REMEMBERED = 40  # people and organisations looked back upon
_PAST = 3  # sentences looked back upon


@dataclass(slots=True, kw_only=True)
class Known:
    """Somebody or something that was named."""

    name: str
    kind: str
    """`p` person, `o` organisation, `w` work, `g` several people."""
    gender: str = ""
    role: str = ""
    affiliation: str = ""
    at: int = 0
    """Character at which it was last named."""
    speaks: int = -1
    """Character at which it last spoke."""


@dataclass(slots=True)
class Memory:
    """What was named so far in one text, in order."""

    known: dict[str, Known] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    """Last and first names → whole names."""
    names: list[str] = field(default_factory=list)
    """Of those who spoke, where names cannot be told by capitals."""
    voices: list[tuple[Speaker, str]] = field(default_factory=list)
    """The same with the gender of their verbs."""
    last: Speaker | None = None
    last_known: Known | None = None
    told_of: tuple[Sentence, tuple[int, int]] | None = None
    """Whom a sentence without words of saying is about, where there are no capitals."""
    past: deque[Sentence] = field(default_factory=lambda: deque(maxlen=_PAST))
    """The sentences before the one that is read."""
    text: str = ""
    body: str = ""
    """The text without its title, in which whole names are looked for."""
    main: tuple[str, str] | tuple[()] | None = None
    """Name and gender of whom the text is about; empty where it is about nobody."""
    genders: dict[str, str] = field(default_factory=dict)
    """Names → what the text tells of their gender."""
    section: int = 0
    """Character at which the last heading stands."""
    before: tuple[Speaker, Known] | None = None
    """Who spoke before whoever spoke last."""
    asked: bool = False
    """Whoever spoke last put a question."""
    whole: dict[str, str] | None = None
    """Last names → whole names, wherever in the text they stand."""

    def learn(self, known: Known) -> Known:
        """Keep somebody in mind, or keep what is new about them."""
        held = self.known.pop(known.name, None)
        self.known[known.name] = held or known
        if held is None:
            if known.kind == "p" and " " in known.name:
                words = known.name.lower().split()
                self.surnames[words[-1]] = known.name
                if known.name.split()[-1][0].isupper():
                    self.surnames.setdefault(words[0], known.name)
            return known
        held.at = known.at
        held.gender = held.gender or known.gender
        if held.role in known.role:
            held.role = known.role
        held.affiliation = held.affiliation or known.affiliation
        return held

    def forget_described(self) -> None:
        """Forget people without a name: a title's woman is somebody whom the text will name."""
        self.known = {
            name: k for name, k in self.known.items() if k.kind != "p" or name[:1].isupper()
        }
        self.past.clear()
        if self.last_known is not None and self.last_known.name not in self.known:
            self.last_known, self.last = None, None

    def recent(self) -> list[Known]:
        """Those known, the latest first."""
        return list(islice(reversed(self.known.values()), _REMEMBERED))

    def people(self) -> list[Known]:
        """Those with a name of their own, the first first."""
        known = sorted(self.known.values(), key=lambda k: k.at)
        return [k for k in known if k.kind == "p" and k.name[:1].isupper()]

    def touch(self, known: Known, at: int) -> None:
        """Note that somebody was named again."""
        known.at = at
        if self.known.get(known.name) is known:
            del self.known[known.name]
            self.known[known.name] = known
