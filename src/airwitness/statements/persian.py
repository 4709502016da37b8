# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Persian: who says what. The verb stands last; quoted words may stand before or after it.

* `fa.after`: `X، role، … گفت: «…»`
* `fa.before`: `«…»، X گفت`; `…؛ این را X گفت`; `X … را «…» خواند`
* `fa.going`: `X با بیان اینکه …، گفت`
* `fa.according`: `به گفته X، …`
"""

from airwitness.statements import persian_words as fa
from airwitness.statements.found import Found, Range
from airwitness.statements.persian_nouns import (
    COMMAS,
    is_finite,
    is_name,
    name_apposed,
    past_openers,
    subject,
)
from airwitness.statements.persian_sources import find_going, find_sources
from airwitness.statements.persian_things import BODIES
from airwitness.statements.plain import set_off
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence

fold = fa.fold
CUES, HEDGES = frozenset(fa.CUES), fa.HEDGES
_EARLY = 4  # items by which `it is said` opens a sentence
_ASKED = 6  # items back to of whom something is asked
_MOST = 8  # cues looked at in one sentence
_POINTS = (("این", "را"), ("همین", "را"), ("این", "جمله", "را"), ("این", "مطلب", "را"),
           ("این", "سخن", "را"), ("این", "نکته", "را"), ("این", "سخنان", "را"),
           ("چنین",))  # fmt: skip
_LEADS = frozenset({"که", ":", "،", "است"})
Named = tuple[Range, Range]
"""Who is named: with appositions, and without."""
Place = tuple[int, int, fa.Cue]
"""First item and end of a cue."""


def find_said(s: Sentence) -> tuple[list[Found], int]:
    """Find every attribution in a Persian sentence, and how many cues were tried."""
    lows = fa.fold_all(s.lows)
    found = [made for made in find_sources(s, lows) if made.settle(s)]
    places = _places(lows)
    last: Named | None = None
    done = 0
    for n, (i, end, cue) in enumerate(places):
        until = places[n + 1][0] if n + 1 < len(places) else len(s)
        if any(a <= i < b for made in found for a, b in (*made.content, made.cue or (0, 0))):
            continue
        begin = _begin(s, lows, done, i)
        named = _who(s, lows, begin, i, cue, first=done == 0)
        if named is None and begin and not done:
            named = _who(s, lows, 0, i, cue, first=True)
        named = named or (last if done else None)
        going = find_going(s, lows, named, begin, i)
        made = _said(s, lows, (i, end, cue), (begin, until), named)
        found += [m for m in (going, made) if m is not None and m.settle(s)]
        last = named or last
        done = end
    if (nobody := _of_nobody(s, lows)) is not None and not found:
        found.append(nobody)
    if not found and (colon := _after_colon(s, lows)) is not None and colon.settle(s):
        found.append(colon)
    return sorted(found, key=lambda f: f.cue or (0, 0)), len(places)


def _of_nobody(s: Sentence, lows: list[str]) -> Found | None:
    """Find what is said by nobody the text names: it is said that."""
    for k in range(min(len(lows) - 1, _EARLY)):
        if lows[k] in {"گفته", "شنیده"} and lows[k + 1] in {"میشود", "شده", "میشد"}:
            at = k + 2 + (lows[k + 2 : k + 3] == ["است"])
            at += lows[at : at + 1] == ["که"]
            made = Found(cue=(k, k + 2), content=[(at, _end(s))], rule="fa.passive", unknown=True)
            return made if at < _end(s) and made.settle(s) else None
    return None


def _after_colon(s: Sentence, lows: list[str]) -> Found | None:
    """Find words that a colon sets off where no verb says whose they are."""
    i = set_off(s)
    if i is None:
        return None
    made = Found(cue=None, content=[(i, i + 1)], rule="fa.colon", awaits=True)
    _give(lows, made, subject(s, lows, 0, i - 1))
    return made


def _places(lows: list[str]) -> list[Place]:
    """First item, end and kind of every cue."""
    found: list[Place] = []
    for i in [n for n, low in enumerate(lows) if low in fa.CUES]:
        if found and i < found[-1][1]:
            continue
        for cue in fa.CUES[lows[i]]:
            end = i + len(cue.words)
            if tuple(lows[i:end]) != cue.words:
                continue
            if not _may_say(lows, i, end, cue):
                continue
            found.append((i, end, cue))
            break
        if len(found) == _MOST:
            break
    return found


def _may_say(lows: list[str], i: int, end: int, cue: fa.Cue) -> bool:
    """Tell whether a phrase that is also used of other things says something here."""
    follows = lows[end] if end < len(lows) else ""
    if cue.words[0] == "نشان":
        return not i or lows[i - 1] != "را"  # shows a group of boys
    if cue.kind == "a":
        near = lows[max(0, i - _ASKED) : i]
        asked = "از" in near and "که" not in near and "را" not in near
        return follows in {"که", "تا"} or (asked and follows[:1].isalpha() and follows != "و")
    return cue.kind not in "pi" or follows in {"که", ":", QUOTE}


def _end(s: Sentence) -> int:
    return len(s) - (s.low(len(s) - 1) in TERMINALS)


def _begin(s: Sentence, lows: list[str], lo: int, i: int) -> int:
    """First item of the clause of a cue."""
    for k in range(i - 1, lo - 1, -1):
        if lows[k] in {"؛", ";", *TERMINALS} or (lows[k] in fa.BREAKS and k > 0):
            return k + 1
        if tuple(lows[k : k + 3]) == ("در", "حالی", "که"):
            return k + 3
        if s.is_quote(k) and s.quotes[k].last in TERMINALS and lo and s.low(k - 1) in {":", QUOTE}:
            return k + 1
    if lo:
        joins = next((k for k in range(i - 1, lo - 1, -1) if lows[k] == "و"), None)
        return i if joins is None else joins + 1
    for k in range(i - 2, 0, -1):
        if lows[k] == "و" and is_finite(s, lows, k - 1) and lows[k + 1] not in fa.STOPS:
            return k + 1  # stopped a ship, and its captain said
    return 0


def _who(
    s: Sentence, lows: list[str], begin: int, i: int, cue: fa.Cue, *, first: bool
) -> Named | None:
    """Who speaks, in the clause that leads to a cue."""
    if cue.kind == "i":
        return _bearer(lows, begin, i)
    lo = begin
    if first and s.is_quote(begin):
        lo += 1
        while lo < i and (s.is_quote(lo) or not lows[lo][:1].isalnum()):
            lo += 1
    lo = past_openers(lows, lo, i)
    as_said = next((w for w in fa.AS_SAID if tuple(lows[lo : lo + len(w)]) == w), ())
    lo += len(as_said)
    point = next((w for w in _POINTS if tuple(lows[lo : lo + len(w)]) == w), ())
    return subject(s, lows, lo + len(point), i)


def _bearer(lows: list[str], begin: int, i: int) -> Named | None:
    """What holds words: it stands in the letter, it was written on a wall."""
    for k in range(begin, i):
        if lows[k] in {"در", "روی", "بر"} and k + 1 < i:
            lo = k + 1 + (lows[k + 1] == "روی")
            return ((lo, i), (lo, i)) if lo < i else None
    return None


def _said(
    s: Sentence, lows: list[str], place: Place, clause: Range, named: Named | None
) -> Found | None:
    i, end, cue = place
    if cue.kind == "i" and named is None:
        return None
    made = Found(cue=(i, end), content=[], rule="fa.after")
    made.denied, made.negated = cue.kind == "d", cue.negated
    _give(lows, made, named)
    k = end
    while k < len(s) and (
        lows[k] in {"که", ":", "،", "است"} or (cue.kind == "a" and lows[k] == "تا")
    ):
        k += 1
    set_off = lows[end : end + 1] in ([":"], ["که"])
    if cue.kind == "c" and not (set_off and s.is_quote(k)):
        return _called(s, lows, made, clause[0], i)
    if _is_as_said(lows, clause[0]):
        made.content = [(k, _end(s))]
        return made
    ended = k >= min(_end(s), clause[1]) or (lows[k] in {"و", "؛", ";"} and not set_off)
    quoted = _said_in_marks(s, lows, clause[0], i)
    opens = bool(quoted) and quoted[0] == clause[0]
    aside = not set_off or _points(lows, clause[0], i)
    if ended or (opens and aside and not s.is_quote(k)):
        return _before(s, lows, made, clause[0], place)
    return _after(s, lows, made, k, clause[1])


def _said_in_marks(s: Sentence, lows: list[str], lo: int, hi: int) -> list[int]:
    """Items of the quotations in items [lo, hi) that are no names."""
    return [n for n in range(lo, hi) if s.is_quote(n) and not is_name(s, lows, n)]


def _give(lows: list[str], made: Found, named: Named | None) -> None:
    if named is None:
        made.inherits = True
        return
    made.speaker, made.core = named
    made.named = name_apposed(lows, named[1], named[0][1])
    made.inherits = lows[named[1][0]] in fa.PRONOUNS and named[1][1] - named[1][0] == 1


def _is_as_said(lows: list[str], begin: int) -> bool:
    return any(tuple(lows[begin : begin + len(w)]) == w for w in fa.AS_SAID)


def _may_name(lows: list[str], behind: list[int]) -> bool:
    """Tell whether what stands behind a verb may be who speaks."""
    words = [lows[k] for k in behind]
    if not 1 <= len(words) <= 6 or words[0] in {"و", *fa.BREAKS} or "را" in words:
        return False
    return words[0] not in fa.STOPS


def _points(lows: list[str], lo: int, hi: int) -> bool:
    """Tell whether a clause points back to what was said: this is what Mira said."""
    return any(tuple(lows[k : k + len(w)]) == w for w in _POINTS for k in range(lo, hi))


def _called(s: Sentence, lows: list[str], made: Found, begin: int, i: int) -> Found | None:
    """Find what something is called: called it “a mess”."""
    quoted = _said_in_marks(s, lows, begin, i)
    if not quoted:
        return None
    before = lows[quoted[-1] - 1] if quoted[-1] else ""
    if before in BODIES or before in {"کر", "سرود"}:
        return None  # the choir “Swallows” sang it
    marked = any(lows[n] in {"را", "عنوان", "به"} for n in range(begin, quoted[-1]))
    if not marked:
        return None
    made.content = [(quoted[-1], quoted[-1] + 1)]
    made.rule, made.about = "fa.before", True
    return made


def _after(s: Sentence, lows: list[str], made: Found, k: int, until: int) -> Found | None:
    """Find what is said after a verb."""
    if not s.is_quote(k):
        made.content = [(k, _cut(s, lows, k, until))]
        return made
    last = k
    while s.is_quote(last):
        last += 1
    goes_on = last < _end(s) and lows[last][:1].isalnum() and lows[last] not in {"و", *fa.BREAKS}
    if lows[k - 1] != ":" and goes_on and s.quotes[k].last not in TERMINALS:
        made.content = [(k, _cut(s, lows, last, until))]
        return made
    made.content, made.awaits = [(k, last)], True
    return made


def _cut(s: Sentence, lows: list[str], lo: int, until: int) -> int:
    """End of a clause: before what leads to the next verb of saying."""
    if until < len(s):
        for k in range(until - 1, lo, -1):
            if lows[k] in {"و", "؛", ";"} or lows[k] in fa.BREAKS:
                return k
            if tuple(lows[k : k + 3]) == ("در", "حالی", "که"):
                return k
    return next(
        (k for k in range(lo, _end(s)) if lows[k] in {"؛", ";"} and until < len(s)), _end(s)
    )


def _before(s: Sentence, lows: list[str], made: Found, begin: int, place: Place) -> Found | None:
    """Find what is said before its verb: “…”, Mira said; …, this is what Mira said."""
    i, end, cue = place
    quoted = _said_in_marks(s, lows, begin, i)
    made.rule = "fa.before"
    if quoted and quoted[0] == begin:
        made.content, made.awaits = [(quoted[0], quoted[-1] + 1)], True
        behind = [k for k in range(end, _end(s)) if lows[k][:1].isalnum()]
        if made.inherits and made.core is None and _may_name(lows, behind):
            made.speaker = made.core = (behind[0], behind[-1] + 1)
            made.inherits = behind[0] == behind[-1] and lows[behind[0]] in fa.PRONOUNS
        return made
    if begin > 1 and cue.kind != "d" and _points(lows, begin, i):
        first = next((k + 1 for k in range(begin - 2, -1, -1) if lows[k] in TERMINALS), 0)
        made.content = [(first, begin - 1)]
        made.awaits = s.is_quote(first)
        return made
    if cue.words[0] == "خبر":
        lo = next(
            (k for k in range(begin + 1, i) if lows[k] == "از" and lows[k - 1] not in fa.SOME), i
        )
        made.content = [(lo, i)]
        return made if i - lo > 1 else None
    if quoted and not cue.negated:
        made.content = [(quoted[0], quoted[-1] + 1)]
        return made if any(s.low(n + 1) in COMMAS or s.low(n - 1) == ":" for n in quoted) else None
    return None
