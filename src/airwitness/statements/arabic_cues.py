# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Arabic: the words of saying in a sentence, and the clauses they stand in."""

from dataclasses import dataclass

from airwitness.statements import arabic_words as ar
from airwitness.statements.arabic_content import is_name
from airwitness.statements.arabic_nouns import COMMAS, is_joined, verb_at
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_NAMELESS = among("اسمه اسمها هويته هويتها اسمائهم هوياتهم اسماءهم")
_NEAR = 9  # items from a verb to what is said
_MOST = 8  # cues looked at in one sentence
_PREPOSITIONS = among("في من الي عن مع بعد قبل حول دون بين كل اي هذا عدم غير مجرد سوي اول")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word of saying, and where the clause begins that it stands in."""

    at: int
    verb: ar.Verb
    begin: int
    fresh: bool
    """It may tell of a statement of its own, and not only of one within another."""


def find_cues(s: Sentence, lows: list[str]) -> list[Cue]:
    """Find the words of saying, and where their clauses begin."""
    found: list[Cue] = []
    places = [i for i, low in enumerate(lows) if low in ar.CUES]
    shown = ar.SHOWN
    places += [i for i, low in enumerate(lows) if low in {"بين", "وبين"} and s.lows[i] in shown]
    for i in sorted(places)[:_MOST]:
        verb = ar.VERBS["بينت"] if lows[i] in {"بين", "وبين"} else verb_at(lows, i)
        if _is_banner(lows, i) or verb is None or (i and lows[i - 1] in _PREPOSITIONS):
            continue
        if verb.kind == "r" and not {"عن", "علي"} & set(lows[i + 1 : i + 12]):
            continue  # was moved, not: quoted from
        if verb.kind == "n" and _NAMELESS & set(lows[i + 1 : i + 4]):
            continue  # a teacher who refused to give his name
        if lows[i].removeprefix("و") in {"يدعي", "تدعي"} and s.is_quote(i + 1):
            continue  # is called
        if s.is_quote(i - 1) and is_name(s, lows, i - 1) and not _is_said(lows, i, i + _NEAR):
            continue  # the men of “Dawn” hung up; not: the paper “Dawn” said that
        if _turns_out(lows, i) or _grows(lows, i):
            continue
        begin, fresh = _begin(lows, i, found[-1].at if found else -1)
        if found and verb.kind == "g" and not _is_said(lows, found[-1].at, i):
            fresh = True  # replied, saying that
        found.append(Cue(at=i, verb=verb, begin=begin, fresh=fresh or not found))
    return found


def _turns_out(lows: list[str], i: int) -> bool:
    """Tell `it turned out (to the team) that` from `the papers show that`."""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    turned = lows[i].removeprefix("و").removeprefix("ف") == "تبين"
    return turned and (after in ar.THAT or after in ar.OPENS or after[:1] == "ل")


def _grows(lows: list[str], i: int) -> bool:
    """Tell `more than a hundred` from `they added that`."""
    grown = lows[i].removeprefix("و") in {"زاد", "زادت", "يزيد", "تزيد"}
    return grown and lows[i + 1 : i + 2] in (["علي"], ["عن"])


def _is_banner(lows: list[str], i: int) -> bool:
    """Tell `a banner` from `pointing to`, which are one word."""
    return lows[i] in {"لافتة", "لافتا"} and lows[i + 1 : i + 2] != ["الي"]


def _is_said(lows: list[str], lo: int, hi: int) -> bool:
    """Tell whether something that is said begins between two cues."""
    return any(low in ar.THAT or low in ar.OPENS or low in {":", QUOTE} for low in lows[lo:hi])


def _begin(lows: list[str], i: int, last: int) -> tuple[int, bool]:
    """Where the clause of a cue begins, and whether it is one of its own."""
    negated = i - 1 if i and lows[i - 1] in ar.NOT else i
    k = negated - 1
    while k > last and negated - k < 16:
        if lows[k] in ar.THAT and (lows[k - 1] if k else "", "ان") not in ar.PAIRS:
            break
        if (lows[k], lows[k + 1]) in ar.PAIRS:
            return k, True
        if lows[k] in ar.BREAKS and lows[k] not in {"غير", "الا", "بيد"}:
            return k, True
        if lows[k] in {"؛", ";"}:
            return k, True
        k -= 1
    before = lows[negated - 1] if negated else ""
    joined = is_joined(lows, i) or (lows[negated][:1] in {"و", "ف"} and negated < i)
    quoted = before == QUOTE or (before in COMMAS and negated > 1 and lows[negated - 2] == QUOTE)
    return negated, joined or before in COMMAS or before in {"", ".", "-", "–"} or quoted


def clause_before(lows: list[str], end: int) -> int:
    """First item of the clause that leads to a verb."""
    for k in range(end - 1, max(-1, end - 30), -1):
        if lows[k] in TERMINALS or lows[k] in {"؛", ":", "-", "–", "—", QUOTE}:
            return k + 1
    return max(0, end - 30)
