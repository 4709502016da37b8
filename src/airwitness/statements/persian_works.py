"""Persian: which work a verb or a noun of making is told of."""

from airwitness.statements import persian_things as things
from airwitness.statements.found import Range
from airwitness.statements.persian_clauses import Line

_THIS = frozenset({"این", "ان", "همین", "همان"})
_THEM = frozenset({"ان", "انها", "اینها", "انان", "همه", "هردو", "همگی"})
_LIMIT = 40  # items in which a title that opens a sentence is its work


def titled(line: Line, work: Range) -> Range:
    """The title of a work where it has one."""
    quoted = [
        k for k in range(*work)
        if line.s.is_quote(k) and (not line.is_body(k - 1) or line.low(k - 1) in things.WORKS)
    ]  # fmt: skip
    return (quoted[-1], quoted[-1] + 1) if quoted else work


def bare_object(line: Line, lo: int, hi: int) -> Range | None:
    """What is made, without `را`: some songs, a film, a song about."""
    for k in range(lo, hi):
        low = line.lows[k]
        if low not in things.WORKS or (k > lo and line.is_body(k - 1)):
            continue
        first = k
        while first > lo and (
            line.lows[first - 1] in things.NUMBERS or line.lows[first - 1].isdecimal()
            or (line.lows[first - 1] == "و" and line.low(first - 2) in things.NUMBERS)
        ):  # fmt: skip
            first -= 1
        counted = first < k
        if not counted and not low.endswith(("ی", "ای", "هایی")):
            if k + 1 < len(line.lows) and line.s.is_quote(k + 1):
                return first, k + 2
            continue
        end = k + 1
        while end < hi and not line.ends_name(end, first) and line.lows[end] not in things.ADVERBS:
            end += 1
        return first, end
    return None


def object_before(line: Line, lo: int, ra: int) -> Range | None:
    """What is made, before `را`: quoted, `this …`, `it`, or named by a word for a work."""
    before = line.low(ra - 1)
    if before in _THEM:
        first = ra - 1
        if line.low(ra - 2) in {"از", "ی"} and line.low(ra - 3) in things.NUMBERS:
            first = ra - 3  # some of them
        return first, ra
    heads = [k for k in range(lo, ra) if line.lows[k] in things.WORKS]
    this = next((k for k in range(ra - 1, lo - 1, -1) if line.lows[k] in _THIS), None)
    if this is not None and _past_number(line, this + 1) in heads:
        return this, ra
    if line.s.is_quote(ra - 1):
        if line.is_body(ra - 2) and line.low(ra - 2) not in things.WORKS:
            return None
        return ra - 1 - (line.low(ra - 2) in things.WORKS), ra
    for k in heads:
        if line.lows[k] in things.SERIES and not _is_series(line, k, ra):
            continue
        if k == lo or not line.is_body(k - 1) or line.low(k - 2) in _THIS:
            return counted(line, lo, k), ra
    return None


def _past_number(line: Line, k: int) -> int:
    """Step over a number: these (two) songs."""
    while line.low(k) in things.NUMBERS or line.low(k).isdecimal():
        k += 1
    return k


def _is_series(line: Line, k: int, ra: int) -> bool:
    """Tell a series of songs from other rows."""
    return any(line.lows[n] in things.WORKS or line.s.is_quote(n) for n in range(k + 1, ra))


def any_object(line: Line, lo: int, ra: int) -> Range | None:
    """What stands at the head of a clause before `را`, where its maker follows."""
    quoted = [k for k in range(lo, ra) if line.s.is_quote(k)]
    if quoted:
        return quoted[-1], quoted[-1] + 1
    return (lo, ra) if line.lows[lo] in things.SERIES else None


def counted(line: Line, lo: int, k: int) -> int:
    """First item of a phrase for works with a number: three songs."""
    while k > lo and (
        line.lows[k - 1] in things.NUMBERS or line.lows[k - 1].isdecimal()
        or (line.lows[k - 1] in {"و", "از"} and k - 1 > lo and line.lows[k - 2] in things.NUMBERS)
    ):  # fmt: skip
        k -= 1
    return k


def last_work(line: Line, within: Range) -> Range | None:
    """The work that is named last before `که`."""
    lo, hi = within
    if line.s.is_quote(hi - 1) and line.low(hi - 2) in things.WORKS:
        return hi - 1, hi
    for k in range(hi - 1, max(lo - 1, hi - 6), -1):
        if line.lows[k] in things.WORKS and line.lows[k] not in things.SERIES:
            return counted(line, lo, k), hi
        if line.lows[k] in things.PLACES or line.lows[k] == "،":
            break
    return None


def work_within(line: Line, lo: int, hi: int) -> Range | None:
    """The first work that items [lo, hi) name."""
    for k in range(lo, hi):
        low = line.lows[k]
        if line.s.is_quote(k) and k == lo and hi - lo < _LIMIT:
            return (k, k + 1)
        if low in things.SERIES and not _is_series(line, k, hi):
            continue
        if low == "گزارش" and line.low(k - 1) in {"به", "اساس", "پایه", "طبق", "بنابر"}:
            continue
        if low in things.WORKS and not (k > lo and line.is_body(k - 1)):
            first = counted(line, lo, k)
            first -= first > lo and line.lows[first - 1] in _THIS
            return first, max(k + 1, line.name_end(k, hi))
    return None
