"""Which content belongs to which cue, where several stand in one sentence."""

from airwitness.statements.found import Found
from airwitness.statements.sentences import Sentence


def outermost(found: list[Found]) -> list[Found]:
    """Leave out what is said within something said, unless it is quoted."""
    kept = []
    for made in found:
        lo, hi = made.cue or (-1, -1)
        if made.rule == "en.according" and _tells_of(made, found):
            continue
        within = any(
            other is not made and any(a <= lo and hi <= b for a, b in other.content)
            for other in found
        )
        if (made.quotes and made.rule != "en.according") or not within:
            kept.append(made)
    return kept


def _tells_of(made: Found, found: list[Found]) -> bool:
    """Tell whether a source but tells who said it: “No,” he told them, according to two people."""
    return any(
        other.cue and other.speaker and other.quotes and other.rule == "en.before"
        and any(a <= other.cue[0] and other.cue[1] <= b <= (made.cue or (0, 0))[0]
                for a, b in made.content)
        for other in found
    )  # fmt: skip


def shared(s: Sentence, found: list[Found]) -> list[Found]:
    """Give `as Mira reported` what it stands behind: did not say it rained, as Mira reported."""
    for source in found:
        cue, who = source.cue or (0, 0), source.speaker or (0, 0)
        lo = min(cue[0], who[0]) - 1
        if source.rule != "en.according" or lo < 1 or s.lows[lo] != "as":
            continue
        for made in found:
            first, end = made.content[-1] if made.content else (0, 0)
            if made is not source and first < lo - 1 < end:
                made.content[-1] = (first, lo - 1)
                source.content = [made.content[-1]]
    return found


def shorten(s: Sentence, outer: Found, made: Found) -> bool:
    """End a content before `, Mira said` that follows it; tell whether that can be done."""
    lo = min((made.core or (0, 0))[0], (made.cue or (0, 0))[0])
    if made.rule != "en.before" or any(a >= lo for a, _ in outer.content):
        return False
    outer.content = [(a, min(b, lo)) for a, b in outer.content]
    return outer.settle(s)


def is_inside(last: Found, i: int) -> bool:
    """Tell whether a cue is part of what somebody is said to have said."""
    return any(lo <= i < hi for lo, hi in last.content)


def apart(found: list[Found]) -> list[Found]:
    """Let every quotation belong to one cue: the one that stands nearest."""
    owner: dict[int, Found] = {}
    for made in found:
        for i in sorted(made.quotes):
            held = owner.get(i)
            if held is None or _distance(made, i) < _distance(held, i):
                owner[i] = made
    for made in found:
        lost = {i for i in made.quotes if owner[i] is not made}
        if (
            lost
            and made.quotes <= lost
            and all(hi - lo <= len(lost) + 2 for lo, hi in made.content)
        ):
            made.content = []
    return [made for made in found if made.content]


def _distance(made: Found, i: int) -> int:
    lo, hi = made.cue or (0, 0)
    return min(abs(lo - i), abs(hi - 1 - i))
