"""English: at a glance: whether a sentence may tell who made something, and by which verbs."""

from collections.abc import Set as AbstractSet

from airwitness.statements.making_agents import AGENTS
from airwitness.statements.making_deeds import DEEDS, ORDERING, may_order
from airwitness.statements.making_middle import HEARD
from airwitness.statements.making_nouns import NOUNS, may_name
from airwitness.statements.making_verbs import (
    MIDDLE,
    OPEN,
    PHRASAL,
    PLAIN,
    STRONG,
    VERBS,
    WITH_WORD,
)
from airwitness.statements.making_words import STATIONS
from airwitness.statements.making_works import UNDERGOING, WORKS, works_of
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

MADE = {form: kind for form, (kind, _, _) in VERBS.items()} | dict.fromkeys(MIDDLE, "aired")
"""Form → kind of claim."""
_MORE = WITH_WORD | dict.fromkeys(("came", "comes", "come"), frozenset({"out", "up"}))
_MORE["go"] = frozenset({"out"})
_NEAR = 9  # items from a verb to its particle
_NAMING = WORKS | UNDERGOING | {"most", "some"}
_BARE = frozenset(
    form for form, (_, base, _) in VERBS.items()
    if base in OPEN | STRONG | PLAIN | {"draft", "develop", "arrange", "perform", "show", "screen"}
)  # fmt: skip
"""Verbs that say enough where no work is named beside them."""
_MADE_OR_BY = frozenset(MADE) - frozenset(_MORE) | frozenset(AGENTS)
ALOUD = frozenset(DEEDS) | ORDERING
_BESIDE = NOUNS | ALOUD | HEARD
_BARE_OR_BY = _BARE | frozenset(AGENTS)
_TELLING = frozenset(MADE) | _BESIDE
_WEAK = PHRASAL | among(
    "take set run carry hear press cut build cover project finish complete leak launch drop order"
)
_OF_WEAK = {
    form: works_of(base, kind, passive=True) for form, (kind, base, _) in VERBS.items()
    if base in _WEAK
}  # fmt: skip
"""Verbs of all kinds of things → the works they need beside them."""
_AIRS = frozenset(
    form for form, (_, base, _) in VERBS.items() if base in {"play", "run", "carry", "show"}
)
_IT = frozenset({"it", "them"})
_BEFORE = 6  # items
_WHERE = among("on at over via by")


def is_bare(s: Sentence) -> bool:
    """Tell whether a sentence has no title and no word for a work."""
    return not s.quotes and _NAMING.isdisjoint(s.lows)


def may_tell(s: Sentence, titles: AbstractSet[str], *, owns: bool, follows: bool) -> bool:
    """Tell at a glance whether a sentence may claim that something was made.

    Args:
        s: The sentence.
        titles: Works named so far.
        owns: Whether an `'s` stands in it.
        follows: Whether it begins with a pronoun, after a sentence that named a work.
    """
    lows = s.lows
    if lows[-1] == "?":
        return False
    if is_bare(s):
        if follows and not _MORE.keys().isdisjoint(lows):
            return True
        known = _MADE_OR_BY if titles or follows else _BARE_OR_BY
        return not known.isdisjoint(lows) or any(_airs_it(s, i) for i in _places_of_it(s))
    return owns or not _TELLING.isdisjoint(lows)


def _may_tell_at(s: Sentence, i: int) -> bool:
    """Tell at a glance whether a noun or an auxiliary may tell of making here."""
    low = s.lows[i]
    if low in ORDERING:
        return may_order(s, i)
    if low in HEARD:
        return not _WHERE.isdisjoint(s.lows[i + 1 : i + 5])
    return may_name(s, i) if low in NOUNS else True


def may_tell_beside(s: Sentence) -> bool:
    """Tell at a glance whether nouns or auxiliaries may tell of making in a sentence."""
    return any(low in _BESIDE and _may_tell_at(s, i) for i, low in enumerate(s.lows))


def making_verbs_of(s: Sentence, titles: AbstractSet[str], *, follows: bool) -> list[int]:
    """Find the verbs of a sentence that may be of making."""
    lows = s.lows
    forms = _BARE if not titles and not follows and is_bare(s) else MADE
    airs = [i for i in _places_of_it(s) if _airs_it(s, i)]
    verbs = [i for i, low in enumerate(lows) if i in airs or (low in forms and _is_whole(lows, i))]
    if verbs and not follows and not s.quotes:
        verbs = [i for i in verbs if not _OF_WEAK.get(lows[i], WORKS).isdisjoint(lows)
                 or lows[i] not in _OF_WEAK or i in airs]  # fmt: skip
    return verbs


def _is_whole(lows: list[str], i: int) -> bool:
    """Tell whether the word stands beside a verb that it needs: came out, put together."""
    return lows[i] not in _MORE or not _MORE[lows[i]].isdisjoint(lows[i + 1 : i + _NEAR])


def _places_of_it(s: Sentence) -> list[int]:
    """Verbs before `it`, of those that stations do to works and others to other things."""
    return [i for i, low in enumerate(s.lows[:-1]) if low in _AIRS and s.lows[i + 1] in _IT]


def _airs_it(s: Sentence, i: int) -> bool:
    """Tell whether a station stands before such a verb: Karvella Radio played it eleven times."""
    return not STATIONS.isdisjoint(s.lows[max(0, i - _BEFORE) : i])
