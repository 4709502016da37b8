# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: who produced, ordered, performed, published or aired a work.

A verb of making counts only beside a work: a title in quotation marks, a song, a film, `it` after
one of them. *The song was produced by A and aired by B*; *A has aired “…”*; *“…”, released by A*.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.makers import (
    ALL_BODIES,
    agent_after,
    last_name,
    sings,
    subject_of,
)
from airwitness.statements.phrases import (
    MONTHS,
    noun_after,
    subject_before,
    verb_group,
)
from airwitness.statements.sentences import TERMINALS, Sentence
from airwitness.statements.words import among
from airwitness.statements.works import relative_work, work_after, work_before

_KINDS = {
    "produced": """produced made recorded composed written created directed filmed arranged drafted
        designed penned staged organised organized edited wrote compiled choreographed shot
        co-produced co-wrote produces animated""",
    "commissioned": """commissioned ordered funded sponsored financed paid bankrolled bankrolls
        commissions""",
    "performed": "performed sung sang",
    "published": """published released posted uploaded issued distributed shared publishes
        releases re-released reissued reposted""",
    "aired": """aired broadcast broadcasts airs shown screened televised transmitted streamed
        broadcasting airing screens televises played heard re-aired reaired rebroadcast
        rebroadcasts relayed carried showed shows plays carries read""",
}
MADE = {word: kind for kind, words in _KINDS.items() for word in words.split()}
"""Form → kind of claim."""
_PARTICIPLE_ONLY = among("written shown sung")
_PAST_ONLY = among(
    """
    wrote sang airs broadcasts broadcasting airing screens televises co-wrote produces commissions
    bankrolls publishes releases rebroadcasts showed shows plays carries
    """
)
_ON_ONLY = among("heard read")
_BY_SERVICE = among("showed shows played plays carried carries")
"""Airing only where who does it could be a station: the boy played a song is none."""
_STATIONS = among(
    """
    tv radio fm channel television network station stations broadcaster broadcasters channels kanal
    """
)
_RELATIVE = frozenset({"that", "which"})
_BEGAN = among("began started begun stopped")
_PLANNED = among("set due expected scheduled planned likely meant going")
_SHOWN_ON = among(
    """
    played heard aired broadcast shown screened televised transmitted streamed re-aired reaired
    rebroadcast relayed carried read
    """
)
_SERVICES = among("tv radio fm channel television network")
_MAKERS = among("producer maker composer lyricist director producers makers composers")
NOMINAL = _MAKERS | among("song film hymn documentary album tune ballad video series musical opera")
_FAR = 9  # items from a participle to `by`


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A claim of making, in items of its sentence."""

    kind: str
    maker: Range
    work: Range
    verb: int
    end: int
    """Item after all that was used."""


def find_made(s: Sentence, titles: AbstractSet[str] = frozenset()) -> list[Made]:
    """Find every claim of making in a sentence.

    Args:
        s: The sentence.
        titles: Works named so far, in lower case; they may stand here without marks.
    """
    verbs = [i for i, low in enumerate(s.lows) if low in MADE]
    found: list[Made] = []
    for i in verbs[:8]:
        made = _passive(s, i, found, titles) or _active(s, i, titles)
        if made is not None:
            found.append(made)
            found += _more_works(s, made)
            found += _ordered_by(s, made)
    if not NOMINAL.isdisjoint(s.lows):
        found += _nominal(s)
    return found


def _nominal(s: Sentence) -> list[Made]:
    """Find makers by nouns: the producer of “…”; “…”, a song by Studio Lume."""
    found = []
    for i in [n for n, low in enumerate(s.lows[:-2]) if low in NOMINAL][:4]:
        low = s.lows[i]
        if low in _MAKERS:
            work = work_after(s, i + 2) if s.lows[i + 1] == "of" else None
            maker = _who_is(s, i)
            if work is not None and maker is not None:
                found.append(Made(kind="produced", maker=maker, work=work, verb=i, end=work[1]))
            continue
        noun = noun_after(s, i + 2, deep=False) if s.lows[i + 1] == "by" else None
        if noun is None or not s.is_name(noun.lo + (s.low(noun.lo) == "the")):
            continue
        quoted = next((n for n in range(i - 1, max(-1, i - 6), -1) if s.is_quote(n)), None)
        if quoted is None or s.low(quoted + 1) != ",":
            continue
        kind = "performed" if sings(s, noun.lo, noun.core) else "produced"
        found.append(Made(kind=kind, maker=(noun.lo, noun.core), work=(quoted, quoted + 1), verb=i,
                          end=noun.core))  # fmt: skip
    return found


def _who_is(s: Sentence, i: int) -> Range | None:
    """Whom `the producer of` says more of: before its comma, or before `is`."""
    k = i - (s.low(i - 1) in {"the", "a"})
    if s.low(k - 1) == ",":
        noun = subject_before(s, k - 1)
        return last_name(s, noun.lo, noun.core) if noun is not None else None
    if s.low(k - 1) in en.BE:
        noun = subject_before(s, verb_group(s, k - 1))
        return (noun.lo, noun.core) if noun is not None else None
    return None


def _ordered_by(s: Sentence, made: Made) -> list[Made]:
    """For whom a work was made, where that is a body: produced for the Ministry of War by …."""
    if made.kind != "produced":
        return []
    near = range(made.verb + 1, min(len(s), max(made.end, made.verb) + 2))
    lo = next((k for k in near if s.low(k) == "for"), None)
    if lo is None or made.work[0] <= lo < made.work[1]:
        return []
    noun = noun_after(s, lo + 1, deep=False)
    if noun is None:
        return []
    hi = next((k for k in range(noun.lo, noun.core) if s.low(k) == "by"), noun.core)
    named = s.is_name(noun.lo + (s.low(noun.lo) == "the"))
    if not any(s.low(k) in ALL_BODIES for k in range(noun.lo, hi)) or not (
        named or hi - noun.lo == 2
    ):
        return []
    return [Made(kind="commissioned", maker=(noun.lo, hi), work=made.work, verb=made.verb, end=hi)]


def _passive(s: Sentence, i: int, found: list[Made], titles: AbstractSet[str]) -> Made | None:
    low = s.lows[i]
    if low in _PAST_ONLY:
        return None
    by = _agent_at(s, i)
    if by is None:
        return None
    maker = agent_after(s, by + 1)
    if (
        maker is not None
        and MADE[low] == "commissioned"
        and maker[1] - maker[0] == 1
        and (not s.is_name(maker[0]))
    ):
        return None  # funded by readers
    if maker is None or (low == "paid" and s.low(i + 1) != "for"):
        return None
    group = _planned(s, verb_group(s, i))
    if any(s.low(k) in en.NEGATIVES or s.low(k).endswith("n't") for k in range(group, i)):
        return None
    work = _passive_work(s, i, group, found, titles)
    if work is None:
        return None
    kind = MADE[low]
    if low == "recorded" and sings(s, *maker):
        kind = "performed"
    return Made(kind=kind, maker=maker, work=work, verb=i, end=maker[1])


def _passive_work(
    s: Sentence, i: int, group: int, found: list[Made], titles: AbstractSet[str]
) -> Range | None:
    """What was made: before the verb, or what the verb before it made."""
    before = s.low(group - 1)
    shared = next((f for f in reversed(found) if f.verb < i), None)
    is_be = any(s.low(k) in en.BE for k in range(group, i))
    if before in {"and", ","} and not is_be and shared is not None and i - shared.end <= 6:
        return shared.work
    if s.low(group) in {"it's", "they're"}:
        return group, group + 1
    if before == "and" and not is_be:
        be = next((k for k in range(group - 2, max(0, group - 16), -1) if s.low(k) in en.BE), None)
        if be is not None:  # was written in 1980 and aired by
            return work_before(s, verb_group(s, be), titles)
    work = work_before(s, group, titles, is_reduced=group == i)
    if work is None and before in {"and", ","} and shared is not None:
        return shared.work
    return work


def _planned(s: Sentence, group: int) -> int:
    """Begin of the group of `is to be shown`, `it's set to be shown`."""
    if s.low(group - 1) != "to":
        return group
    k = group - 2 - (s.low(group - 2) in _PLANNED)
    if s.low(k) in en.CONTRACTED:
        return k
    return verb_group(s, k) if s.low(k) in en.BE else group


def _agent_at(s: Sentence, i: int) -> int | None:
    """Place of the `by` that names who did it; `on` where a service is named."""
    for k in range(i + 1, min(len(s), i + _FAR)):
        low = s.low(k)
        if low == "by" and s.lows[i] not in _ON_ONLY:
            return None if s.low(k + 1) in {"a.m", "noon"} or s.low(k + 1).isdigit() else k
        if low == "on" and s.lows[i] in _SHOWN_ON and _is_service(s, k + 1):
            return k
        if low in {",", ";", ":", "and", "but", "that", "which"} or low in TERMINALS or low in MADE:
            return None
        if s.is_quote(k):
            return None
    return None


def _is_service(s: Sentence, lo: int) -> bool:
    end = lo
    while end < len(s) and (s.is_name(end) or s.forms[end].isdigit()):
        end += 1
    if any(s.lows[k] in _SERVICES for k in range(lo, end)):
        return True
    is_date = any(s.lows[k] in MONTHS for k in range(lo, end))  # on 2 March 2026
    return end > lo + 1 and s.is_name(lo) and s.forms[end - 1].isdigit() and not is_date


def _active(s: Sentence, i: int, titles: AbstractSet[str]) -> Made | None:
    low = s.lows[i]
    if low in _ON_ONLY or low == "paid":
        return None
    if low in _PARTICIPLE_ONLY and s.low(i - 1) not in {"has", "have", "had", "also"}:
        return None
    group = verb_group(s, i)
    began = s.low(group - 1) in _BEGAN and group == i
    if not _is_done(s, group, i, began=began):
        return None
    group = verb_group(s, group - 1) if began else group
    work = work_after(s, i + 1) or _shared_work(s, i)
    if work is None and _RELATIVE.isdisjoint(s.lows[:i]):
        return None
    maker = subject_of(s, group)
    if work is None and maker is not None:
        work = relative_work(s, i, maker, titles)
    if maker is None or work is None:
        return None
    if low in _BY_SERVICE and not (
        any(s.low(k) in _STATIONS for k in range(*maker)) or s.low(work[1]) == "live"
    ):
        return None
    if s.low(work[0]) == "it" and not s.is_name(maker[1] - 1):
        return None
    return Made(kind=MADE[low], maker=maker, work=work, verb=i, end=max(work[1], i + 1))


def _is_done(s: Sentence, group: int, i: int, *, began: bool) -> bool:
    """Tell whether a verb is finite, active, and says that it was done."""
    been = any(s.low(k) == "been" for k in range(group, i))
    if s.low(i).endswith("ing") != been and not (began and s.low(i).endswith("ing")):
        return False
    return not any(
        (s.low(k) in en.BE and s.low(k) != "been")
        or s.low(k) in en.NEGATIVES
        or s.low(k).endswith("n't")
        for k in range(group, i)
    )


def _shared_work(s: Sentence, i: int) -> Range | None:
    """What two verbs made: recorded and released “…”."""
    if s.low(i + 1) in {"and", ","} and s.low(i + 2) in MADE:
        return work_after(s, i + 3)
    return None


def _more_works(s: Sentence, made: Made) -> list[Made]:
    """Further titles of a list: “…”, “…” and “…”."""
    more = []
    k = made.work[1]
    if not s.is_quote(made.work[0]):
        return []
    if made.work[0] > made.verb:
        while s.low(k) in {",", "and"} and s.is_quote(k + 1 + (s.low(k + 1) == "and")):
            k += 1 + (s.low(k + 1) == "and")
            more.append(k)
            k += 1
    else:
        k = made.work[0] - 1
        while s.low(k) in {",", "and"} and s.is_quote(k - 1 - (s.low(k - 1) == ",")):
            k -= 1 + (s.low(k - 1) == ",")
            more.append(k)
            k -= 1
    return [
        Made(
            kind=made.kind,
            maker=made.maker,
            work=(n, n + 1),
            verb=made.verb,
            end=max(made.end, n + 1),
        )
        for n in more
    ]
