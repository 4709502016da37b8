# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: quoted words that a colon or a dash sets off, where no verb says whose they are."""

from airwitness.statements import english as en
from airwitness.statements.found import Found
from airwitness.statements.phrases import Noun, first_subject, noun_after, subject_before
from airwitness.statements.sentences import DASHES, Sentence
from airwitness.statements.titles import WORKS
from airwitness.statements.words import among

_RUNS = among("runs goes ran went begins began opens ends")


def signed(s: Sentence) -> list[Found]:
    """“…” – Ilse Marn, mayor: quoted words with a name under them."""
    if not (s.is_quote(0) and s.low(1) in DASHES and s.is_name(2)):
        return []
    noun = noun_after(s, 2)
    if noun is None or noun.hi < len(s) - 1 or noun.core - noun.lo > 5:
        return []
    return [
        Found(
            cue=None, content=[(0, 1)], rule="en.signed", quotes={0},
            speaker=(noun.lo, noun.hi), core=(noun.lo, noun.core),
        )
    ]  # fmt: skip


def _before_colon(s: Sentence, colon: int) -> Noun | None:
    """Mira: “…”; Mira hit back: “…”: the name with which the sentence begins."""
    hi = 0
    while hi < colon and (s.is_name(hi) or s.low(hi) in {".", "of"}):
        hi += 1
    names_one = hi and (hi > 1 or s.low(0) not in en.DETERMINERS | en.PREPOSITIONS)
    return Noun(lo=0, core=hi, hi=hi) if names_one and hi < 8 and colon - hi < 6 else None


def runs(s: Sentence) -> list[Found]:
    """“…,” runs the chorus; “…,” the chorus goes: a work speaks."""
    for i in [n for n, low in enumerate(s.lows) if low in _RUNS][:4]:
        if s.is_quote(i - 1):
            noun, q = noun_after(s, i + 1, deep=False), i - 1
        else:
            noun = subject_before(s, i)
            q = noun.lo - 1 if noun is not None else -1
        if noun is None or not s.is_quote(q):
            continue
        if any(s.low(k) in WORKS for k in range(noun.lo, noun.core)):
            return [
                Found(
                    cue=(i, i + 1), content=[(q, q + 1)], rule="en.before", quotes={q}, awaits=True,
                    speaker=(noun.lo, noun.hi), core=(noun.lo, noun.core),
                )
            ]  # fmt: skip
    return []


def after_colon(s: Sentence, found: list[Found]) -> Found | None:
    """Mira is of another mind: “…”; where no cue says it, the colon does."""
    owned = {i for made in found for i in made.quotes}
    for i in sorted(s.quotes):
        if i not in owned and s.low(i - 1) == ":":
            subject = None if found else first_subject(s) or _before_colon(s, i - 1)
            if subject is None:
                return Found(
                    cue=None, content=[(i, quotes_end(s, i))], rule="en.colon", inherits=True
                )
            return Found(
                cue=None, content=[(i, quotes_end(s, i))], rule="en.colon", awaits=True,
                speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
            )  # fmt: skip
    return None


def quotes_end(s: Sentence, lo: int) -> int:
    """End of a run of quoted words, with what stands between them."""
    last = lo
    for k in range(lo, len(s)):
        if s.is_quote(k):
            last = k
        elif s.low(k) in en.CUES and s.low(k - 1) in {",", "and", "but"}:
            break
    return last + 1
