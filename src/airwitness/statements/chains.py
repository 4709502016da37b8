# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: which body is part of which, and what it is responsible for.

*the music house M, part of the B branch of C's D, which is responsible for E*: M → B branch,
B branch → D, D → C, and D is responsible for E.
"""

from dataclasses import dataclass
from itertools import pairwise

from airwitness.statements import english as en
from airwitness.statements import titles
from airwitness.statements.found import Range
from airwitness.statements.phrases import Noun, is_verb, subject_before, verb_group
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_UNITS = among(
    "part unit department branch wing arm division section subsidiary agency body office service"
    " offshoot"
)
_PLACES = among(
    "republic state city county town house palace kremlin press post record news times congress"
)
_FURTHER = among(
    """office arm council brigades service mission fleet squadron battalion legion garrison staff
    holdings conglomerate enterprises ventures partners collective cooperative syndicate lyceum
    conservatory seminary troupe squad detachment platoon works presidium chancellery"""
)
BODIES = (titles.ORGANISATIONS | _FURTHER) - _PLACES
_ROLES = titles.ROLES - BODIES
_OWNERS = frozenset(f"{body}'s" for body in BODIES)
_NAMING_BODIES = BODIES | _OWNERS
_BODIES_OR_UNITS = BODIES | _UNITS
_OWNED = {("belongs", "to"), ("belong", "to"), ("belonged", "to"), ("answers", "to"),
          ("attached", "to"), ("reports", "to"), ("owned", "by"), ("controlled", "by"),
          ("affiliated", "with"), ("affiliated", "to"), ("falls", "under"), ("operated", "by"),
          ("overseen", "by"), ("supervised", "by"), ("subordinate", "to")}  # fmt: skip
_REDUCED = among("attached owned controlled affiliated operated run overseen supervised")
_RUN = {("run", "by")}
_CLOSES = en.AUXILIARIES | en.SUBORDINATORS | en.CONJUNCTIONS
_SINGLE = among("ministry department council university")
_FOR_WHAT = among("department directorate office bureau committee centre council secretariat")
_WIDE = 12  # items of a name, at most
_TELLING = among("responsible charge oversees tasked responsibilities")
_FIRST = _UNITS | _TELLING | {first for first, _ in _OWNED | _RUN}
_CHARGED = {("responsible", "for"), ("charge", "of"), ("tasked", "with")}
_WHICH = {"which", "that"}
_STOPS = frozenset({",", ";", ":", "(", ")", QUOTE, "-", "–", "—", *TERMINALS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge of a chain, in items of its sentence."""

    kind: str
    """`part_of` or `responsible_for`."""
    subject: Range
    object: Range


def find_chains(s: Sentence) -> list[Link]:
    """Find every edge in a sentence."""
    found: list[Link] = []
    seen: set[int] = set()
    told = not _FIRST.isdisjoint(s.lows)
    for i in [n for n, low in enumerate(s.lows) if low in _FIRST] if told else ():
        low = s.lows[i]
        if low in _UNITS and (s.low(i + 1) == "of" or (s.low(i + 1) == "," and low != "part")):
            found += _part_of(s, i, seen)
        elif (low, s.low(i + 1)) in _OWNED or (low, s.low(i + 1)) in _RUN:
            found += _owned(s, i, seen)
        elif low == "responsibilities" and s.low(i - 1) == "whose":
            found += _charges(s, i)
        elif (low, s.low(i + 1)) in _CHARGED or (low == "oversees" and s.low(i - 1) in _WHICH):
            found += _responsible(s, i)
    if not _NAMING_BODIES.isdisjoint(s.lows):
        for i in [n for n, low in enumerate(s.lows) if low == "of" or low in _OWNERS]:
            if i not in seen:
                found += _inner(s, i, seen)
    return found


def _is_body(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether a phrase names a body: a name with a word for one, or two names."""
    if hi <= lo or hi - lo > 12 or not any(s.is_name(k) for k in range(lo, hi)):
        return any(s.low(k) in BODIES for k in range(lo, hi)) and s.low(lo) in {
            "it",
            "the",
            "this",
        }
    return True


def _part_of(s: Sentence, i: int, seen: set[int]) -> list[Link]:
    """X, part of Y; X is a unit of Y."""
    k = i - 1
    if s.low(i + 1) == ",":
        return _arm(s, i)
    while s.low(k) in {"a", "an", "the", "itself", "now", "also", "currently", "another"} or (
        s.low(i) != "part"
        and s.low(k).isalpha()
        and not s.is_name(k)
        and (s.low(k - 1) in {"a", "an"} or (s.low(k - 1) == "the" and s.low(k - 2) == ","))
    ):
        k -= 1
    before = s.low(k)
    if before == ",":
        subject = _name_before(s, k)
    elif before in en.BE:
        noun = subject_before(s, verb_group(s, k))
        subject = _named_body(s, noun)
        if s.low(k - 1) == "which":
            subject = _name_before(s, k - 2)
    else:
        return []
    lo = i + 2
    return edges(s, subject, lo, seen)


def _arm(s: Sentence, i: int) -> list[Link]:
    """The Home Guard's film arm, Red Kite, made it: Red Kite is part of the Home Guard."""
    owner = next((k for k in range(i - 1, max(-1, i - 4), -1) if s.lows[k].endswith("'s")), None)
    if owner is None or not s.is_name(owner) or not s.is_name(i + 2):
        return []
    lo, hi = owner, i + 2
    while lo > 0 and s.is_name(lo - 1):
        lo -= 1
    while s.is_name(hi):
        hi += 1
    return [Link(kind="part_of", subject=(i + 2, hi), object=_bare(s, lo, owner + 1))]


def _name_before(s: Sentence, comma: int) -> Range | None:
    """The phrase that ends at a comma, from its last name or article on."""
    lo = comma
    while lo > 0 and s.low(lo - 1) not in _STOPS and comma - lo < 10:
        low = s.low(lo - 1)
        if low in en.PREPOSITIONS and low not in {"of", "for"}:
            break
        closes = low in _CLOSES or low in en.CUES
        if closes and not s.is_name(lo - 1):
            break
        if low in {"the", "a", "an", "its"} and s.low(lo - 2) != "of":
            lo -= 1
            break
        lo -= 1
    if lo == comma and s.is_quote(comma - 1):
        return None
    lo += lo < comma - 1 and s.forms[lo].isdigit()
    return (lo, comma) if lo < comma else None


def _owned(s: Sentence, i: int, seen: set[int]) -> list[Link]:
    """X belongs to Y; X, which is owned by Y; a youth movement attached to Y."""
    if (s.low(i), s.low(i + 1)) in _RUN and not _ends_in_body(s, i + 2):
        return []
    group = verb_group(s, i)
    if s.low(group - 1) in {"which", "who", "that"}:
        at = group - 2 if s.low(group - 2) == "," else group - 1
        subject = _name_before(s, at)
    else:
        noun = subject_before(s, group)
        subject = _named_body(s, noun)
        is_be = any(s.low(k) in en.BE for k in range(group, i))
        if s.low(i) in _REDUCED and not is_be and (noun is not None or s.low(group - 1) == ","):
            comma = next((k for k in range(i - 1, max(0, i - 8), -1) if s.low(k) == ","), None)
            subject = _name_before(s, comma) if comma else None
    is_run = (s.low(i), s.low(i + 1)) in _RUN
    if is_run and subject and not any(s.low(k) in _BODIES_OR_UNITS for k in range(*subject)):
        return []
    return edges(s, subject, i + 2, seen)


def _named_body(s: Sentence, noun: Noun | None) -> Range | None:
    """The body a phrase names: The station, Beacon FM, is Beacon FM."""
    if noun is None:
        return None
    lo = noun.core + (s.low(noun.core) == ",")
    if (
        noun.hi > lo
        and s.is_name(lo)
        and not any(s.is_name(k) for k in range(noun.lo + 1, noun.core))
    ):
        hi = lo
        while hi < noun.hi and (s.is_name(hi) or s.forms[hi].isdigit()):
            hi += 1
        return lo, hi
    return noun.lo, noun.core


def _ends_in_body(s: Sentence, lo: int) -> bool:
    _, hi = _phrase(s, lo)
    return any(s.low(k) in BODIES or s.low(k) == "sons" for k in range(lo, hi)) and any(
        s.is_name(k) for k in range(lo, hi)
    )


def edges(s: Sentence, subject: Range | None, lo: int, seen: set[int]) -> list[Link]:
    """Go from a subject to the first body of a phrase, and on along the phrase.

    Args:
        s: The sentence.
        subject: What is part of it.
        lo: First item of the phrase.
        seen: Items that were read, to which those of the phrase are added.
    """
    lo, hi = _phrase(s, lo)
    if subject is None or not _is_body(s, lo, hi):
        return []
    if not (_is_body(s, *subject) or s.low(subject[0]) in {"it", "the", "this"}):
        return []
    parts = _segments(s, lo, hi)
    seen.update(range(lo, hi))
    links = [Link(kind="part_of", subject=subject, object=parts[0])]
    links += [Link(kind="part_of", subject=a, object=b) for a, b in pairwise(parts)]
    return links


def _phrase(s: Sentence, lo: int) -> Range:
    """A noun phrase that names a body, with all its `of` and `'s`."""
    hi = lo
    while hi < len(s) and s.low(hi) not in _STOPS and hi - lo < 14:
        low = s.low(hi)
        if low in en.CONJUNCTIONS and not (
            s.is_name(hi - 1) and s.is_name(hi + 1) and s.low(hi - 1) not in BODIES
        ):
            break
        if low in en.SUBORDINATORS or low in en.AUXILIARIES:
            break
        if low in en.PREPOSITIONS and low not in {"of", "for"}:
            break
        if (
            not s.is_name(hi)
            and hi > lo
            and low in en.CUES
            and en.CUES[low][2] in "ps"
            and low not in BODIES
        ):
            break
        hi += 1
    return lo, hi


def _segments(s: Sentence, lo: int, hi: int) -> list[Range]:
    """The bodies named in a phrase, the innermost first."""
    for k in range(lo, hi - 1):
        if s.low(k) == "of" and _splits(s, lo, k, hi):
            return [_bare(s, lo, k), *_segments(s, k + 1, hi)]
    for k in range(hi - 1, lo - 1, -1):
        role = s.low(k).removesuffix("'s") in _ROLES
        lone = s.is_name(k) and s.low(k).removesuffix("'s") not in BODIES
        country = role or (lone and (k == lo or (k == lo + 1 and hi - k == 2)))
        if s.forms[k].endswith(("'s", "’s")) and k + 1 < hi and not country and _owns(s, k, hi):
            return [_bare(s, k + 1, hi), *_segments(s, lo, k + 1)]
    return [_bare(s, lo, hi)]


def _splits(s: Sentence, lo: int, k: int, hi: int) -> bool:
    """Tell whether `of` at k stands between two bodies."""
    if s.low(k - 1) in _SINGLE:
        return False
    if s.low(k - 1) not in BODIES and not (
        s.is_name(k - 1) and s.low(k + 1) == "the" and any(s.low(n) in BODIES for n in range(lo, k))
    ):
        return False
    if s.low(k + 1) != "the" and not s.forms[k + 1].endswith(("'s", "’s")):
        return False
    return any(s.low(n).removesuffix("'s") in BODIES for n in range(k + 1, hi)) and lo < k


def _owns(s: Sentence, k: int, hi: int) -> bool:
    """Tell whether `'s` at k stands between two bodies: not in the Fishermen's League."""
    if s.low(k).endswith("men's") or not any(s.is_name(n) for n in range(k + 1, hi)):
        return False
    return any(s.low(n) in BODIES or s.low(n) == "youth" for n in range(k + 1, hi))


def _bare(s: Sentence, lo: int, hi: int) -> Range:
    while lo < hi - 1 and s.low(lo) in {"the", "a", "an"}:
        lo += 1
    return lo, hi


def _responsible(s: Sentence, i: int) -> list[Link]:
    """X, which is responsible for Y; X is in charge of Y."""
    is_verb_itself = s.low(i) == "oversees"
    verb = i - 2 if s.low(i) == "charge" else i - 1
    while s.low(verb) in {"also", "solely", "now", "then"}:
        verb -= 1
    if s.low(verb) not in en.BE and not is_verb_itself:
        return []
    subject = _charged(s, i if is_verb_itself else verb_group(s, verb))
    lo = i + 2 - is_verb_itself
    hi = _charge_end(s, lo)
    if subject is None or hi == lo:
        return []
    return [Link(kind="responsible_for", subject=subject, object=(lo, hi))]


def _charge_end(s: Sentence, hi: int) -> int:
    """Item after what one is responsible for."""
    while (
        hi < len(s)
        and s.low(hi) not in TERMINALS
        and s.low(hi) not in {";", ":"}
        and (not (s.low(hi) == "," and (_is_clause(s, hi + 1))))
    ):
        hi += 1
    return hi


def _charges(s: Sentence, i: int) -> list[Link]:
    """X, whose responsibilities also include Y."""
    lo = i + 1 + (s.low(i + 1) == "also")
    if s.low(lo) not in {"include", "included", "are", "were"}:
        return []
    subject = _name_before(s, i - 2) if s.low(i - 2) == "," else None
    if subject is None:
        return []
    hi = _charge_end(s, lo + 1)
    subject = max(_segments(s, *subject), key=lambda part: part[1])
    return [Link(kind="responsible_for", subject=subject, object=(lo + 1, hi))]


def _charged(s: Sentence, k: int) -> Range | None:
    """Who is responsible, before a verb that begins at k."""
    if s.low(k - 1) == "which" and s.low(k - 2) == "and":
        k = next((n + 1 for n in range(k - 3, max(0, k - 12), -1) if s.low(n) == "which"), k)
    if s.low(k - 1) in _WHICH:
        subject = _name_before(s, k - 2 if s.low(k - 2) == "," else k - 1)
        if subject is not None and s.low(k - 2) == ",":
            subject = max(_segments(s, *subject), key=lambda part: part[1])
        elif subject is not None:
            subject = _after_comma(s, subject)
    else:
        noun = subject_before(s, k)
        subject = (noun.lo, noun.core) if noun else None
        if subject is None and s.low(k - 1) == ",":  # The service, it says, is
            comma = next((n for n in range(k - 2, max(0, k - 7), -1) if s.low(n) == ","), None)
            subject = _name_before(s, comma) if comma else None
        if subject is None and s.low(k - 1) == "and":
            first = next((n for n in range(1, k) if s.low(n) in {"is", "was", "belongs"}), None)
            noun = subject_before(s, first) if first else None
            subject = (noun.lo, noun.core) if noun else None
    return subject


def _after_comma(s: Sentence, subject: Range) -> Range:
    """X, an agency of Y that is responsible for: X, not Y."""
    lo = subject[0]
    comma = next((k for k in range(lo, max(0, lo - 10), -1) if s.low(k) == ","), None)
    return (_name_before(s, comma) or subject) if comma else subject


def _is_clause(s: Sentence, k: int) -> bool:
    return (
        is_verb(s, k)
        or s.low(k) in en.CONJUNCTIONS
        or s.low(k) in {"which", "who"}
        or any(s.low(n) in en.CUES for n in range(k, min(k + 5, len(s))))
    )


def _inner(s: Sentence, i: int, seen: set[int]) -> list[Link]:
    """Find bodies within bodies: the Guard's Office, the Bureau of the Brigades."""
    lo = i
    if s.low(i) == "of":
        if s.low(i + 1) != "the" or s.low(i - 1) not in BODIES or not s.is_name(i - 1):
            return []
        lo = i - 1
    while lo > 0 and i - lo < _WIDE and (
        s.is_name(lo - 1) or (s.lows[lo - 1] == "'" and s.is_name(lo - 2))
    ):  # fmt: skip
        lo -= 1
    hi = i + 1 + (s.low(i + 1) == "the")
    while (
        hi < len(s)
        and hi - i < _WIDE
        and (
            s.is_name(hi)
            or (s.low(hi) == "of" and s.is_name(hi + 1))
            or (s.low(hi) == "for" and s.low(hi - 1) in _FOR_WHAT and s.is_name(hi + 1))
            or (s.low(hi) in {"of", "the"} and s.low(hi + 1) == "the")
        )
    ):
        hi += 1
    if not any(s.is_name(k) for k in range(i + 1, hi)) or not s.is_name(lo):
        return []
    if s.low(i) == "of":
        if not _splits(s, lo, i, hi) or s.low(hi - 1).removesuffix("'s") not in BODIES:
            return []
    elif not (
        s.low(i).removesuffix("'s").removesuffix("’s") in BODIES
        and any(s.low(k) in BODIES for k in range(i + 1, hi))
    ):
        return []
    parts = _segments(s, lo, hi)
    seen.update(range(lo, hi))
    return [Link(kind="part_of", subject=a, object=b) for a, b in pairwise(parts)]
