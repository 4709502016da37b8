"""English: who made a work, by a word for who does so: its author, A; A, publisher of “…”."""

from airwitness.statements import english as en
from airwitness.statements.chunks import Chunks
from airwitness.statements.found import Made, Range
from airwitness.statements.makers import agents_at, maker_at
from airwitness.statements.making_works import WORKS
from airwitness.statements.subjects import antecedent, subjects
from airwitness.statements.words import among
from airwitness.statements.works import Works, is_somebody

_PRODUCERS = among(
    """
    producer producers composer composers author authors writer writers director directors lyricist
    lyricists songwriter songwriters creator creators maker makers arranger filmmaker filmmakers
    film-maker film-makers playwright choreographer librettist co-author co-authors co-writer
    co-writers co-producer co-producers co-director co-creator co-creators designer designers
    illustrator illustrators animator animators scriptwriter screenwriter scenarist showrunner
    ghostwriter ghost-writer cartoonist muralist compiler compilers inventor deviser originator
    mastermind developer developers novelist biographer documentarian
    """
)
AGENTS = {
    **dict.fromkeys(_PRODUCERS, "produced"),
    **dict.fromkeys(among("publisher publishers distributor distributors"), "published"),
    **dict.fromkeys(among("broadcaster broadcasters"), "aired"),
    **dict.fromkeys(among("performer performers singer singers"), "performed"),
}
"""Word for somebody who does something to a work → what is claimed of them."""
_ITS = among(
    """
    producer producers makers maker author authors composer songwriter lyricist creator creators
    co-author co-authors filmmaker film-maker scriptwriter screenwriter illustrator animator
    animators librettist
    """
)
"""Who may be named after `its`: others a place or a body has as well."""
_SHOWS = among("series serial show podcast programme comic strip sitcom mural game jingle")
_HELD = among("festival parade rally match concert poll pageant")
"""Events, that have directors of their own."""
_BE = among("is was are were")
_TURNED = (["turned", "out", "to", "be"], ["proved", "to", "be"], ["turns", "out", "to", "be"])
_ENDS = frozenset({",", ".", ";", ")", "", "-", "–", "—"})
_FORMER = among("former would-be alleged supposed future potential possible unknown real")


def find_by_agent(c: Chunks, works: Works, i: int) -> list[Made]:
    """Find who made a work, by the noun at an item.

    Args:
        c: The sentence.
        works: Its works.
        i: A word of `AGENTS`.
    """
    noun = c.nouns.get(i)
    if noun is None or not all(c.tags[k] == "N" for k in range(i + 1, noun[1])):
        return []
    kind = AGENTS[c.s.lows[i]]
    work, end = _work_of(c, works, i, noun)
    if work is None:
        return []
    makers = _makers(c, i, noun, end, work)
    works_found = [work, *works.titles_after(work)]
    return [
        Made(kind=kind, maker=m, work=w, verb=i, end=max(end, m[1]))
        for m in makers for w in works_found
    ]  # fmt: skip


def _work_of(c: Chunks, works: Works, i: int, noun: Range) -> tuple[Range | None, int]:
    """What they made, and the item after all that says so: of the film; the film's; its; whose."""
    s, (lo, hi) = c.s, noun
    if s.low(i + 1) == "of" and hi == i + 1 and (thing := c.noun_at(i + 2)) is not None:
        work = works.of(thing, WORKS)
        return work, max(thing[1], work[1]) if work is not None else i + 2
    if s.low(lo - 1) == "whose" and lo == i:
        whole = antecedent(c, lo - 1)
        return (works.of(whole, WORKS) if whole is not None else None), hi
    if s.lows[lo] in {"its", "their"}:
        return ((lo, lo + 1) if _is_its(c, works, i, lo) else None), hi
    owner = next((k for k in range(lo, i) if s.lows[k].endswith(("'s", "s'"))), None)
    if owner is None:
        show = s.low(i - 1) in _SHOWS and i > lo and hi > i + 1  # the series creator A
        return ((lo, i) if show else None), hi
    low = s.lows[owner].removesuffix("'s").removesuffix("'")
    held = low in _HELD or (low == "show" and s.lows[i].startswith("direct"))
    if low in WORKS and not held and c.tags[owner] != "N":
        return (lo, owner + 1), hi
    return None, hi


def _is_its(c: Chunks, works: Works, i: int, lo: int) -> bool:
    """Tell whether `its` is that of a work: its author; the cartoon, its director."""
    if c.s.lows[i] in _ITS:
        return True
    k = lo - 1
    while k >= 0:
        noun = c.nouns.get(k)
        if noun is not None:
            return works.of(noun, WORKS) is not None and c.s.lows[noun[0]] not in en.POSSESSIVES
        k -= 1
    return False


def _makers(c: Chunks, i: int, noun: Range, end: int, work: Range) -> list[Range]:
    """Who it is: in the phrase, in apposition after or before it, or after `is`."""
    s = c.s
    if noun[1] > i + 1:
        return [(i + 1, noun[1])]
    if not _FORMER.isdisjoint(s.lows[noun[0] : i]):
        return []
    if s.low(end) == ",":
        named, after = agents_at(c, end + 1)
        known = bool(named) and all("N" in c.tags[m[0] : m[1]] for m in named)
        if known and s.low(after) in _ENDS:
            return named
    k = end
    if any(s.lows[end : end + len(t)] == t for t in _TURNED):
        k = next(n for n in range(end, len(s)) if s.lows[n] == "be")
    if s.low(k) in _BE | {"be"}:
        said = maker_at(c, k + 1)
        told = said is not None and (c.tags[said[0][0]] != "n" or k > end)
        joined, _ = agents_at(c, k + 1)
        if told and len(joined) > 1 and all(c.name_end(m) is not None for m in joined):
            return joined
        is_one = told and said is not None and (
            c.name_end(said[0]) is not None or s.lows[said[0][0]] in {"a", "an"}
        )  # fmt: skip
        return [said[0]] if is_one and said is not None and c.tag(said[1]) in ",.cp" else []
    return _before(c, noun, work)


def _before(c: Chunks, noun: Range, work: Range) -> list[Range]:
    """Who stands before the word: A, composer of; A is the author of."""
    s, k = c.s, noun[0] - 1
    owned = s.low(k) == "," and s.low(noun[1]) == "," and noun[0] + 1 < work[1] < noun[1]
    if (work[0] < noun[1] and not owned) or s.low(k) not in _BE | {","}:
        return []
    before = c.noun_to(k)
    if (before is None and s.low(k) == "are") or (before is None and s.low(k - 1) == ","):
        before = next(iter(subjects(c, k)), None)
    if before is None or not is_somebody(c, before) or c.tags[before[0]] == "q":
        return []
    name = c.name_end(before)
    if name is None or (s.low(k) != "," and s.low(before[0] - 1) in en.PREPOSITIONS):
        return []
    return [before]
