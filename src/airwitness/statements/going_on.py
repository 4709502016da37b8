"""English: what goes on after `she said`: more of the same words, or quotations to come."""

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.clauses import has_clause
from airwitness.statements.found import Found
from airwitness.statements.phrases import is_adverb, is_verb
from airwitness.statements.sentences import Sentence
from airwitness.statements.set_off import quotes_end
from airwitness.statements.words import among

_FINDING = among("find show hear see notice decide determine feel know learn think understand")
_WHEN = among("when where after before during amid")
_AND = among("and but or nor")
_TURNS = among("who which while though although as whose")
_JOINS = among("and but so where while which")
_RARELY = frozenset("hnb")
_FOLLOWS = en.RELATIVES | en.PREPOSITIONS | among("and when as while")


def add_rest(s: Sentence, made: Found, at: int) -> None:
    """Add what goes on after `she said`: more of the same words, or quotations to come."""
    k = _past_deed(s, skip_adverbials(s, at))
    if s.low(k) in {",", ";", ":"} or s.low(k) in {"-", "–", "—", "―"}:
        rest = next((n for n in range(k + 1, len(s)) if s.is_quote(n)), None)
        quoted = any(s.is_quote(hi - 1) or s.is_quote(hi - 2) for _, hi in made.content)
        if (
            rest is not None
            and quoted
            and not _has_cue(s, rest + 1)
            and not any(_may_speak(s, n) for n in range(k + 1, rest))
        ):
            made.content.append((rest if rest > k + 6 else k + 1, quotes_end(s, rest)))
        elif not quoted and s.low(k) == "," and k > at and s.low(k + 1) in _WHEN:
            return  # she said on Monday, when the road was shut
        elif not quoted and _only_adds(s, made, k + 1):
            return  # Bridgey came first, the agency said, followed by Gavin
        elif not quoted and s.low(k) in {",", ";"} and not _turns(s, k + 1):
            made.content.append((k + 1, _rest_end(s, k + 1)))
        elif not quoted and s.low(k) == ":" and (rest is None or rest == k + 1):
            made.content.append((k + 1, len(s)))  # He does, she says: every day
        elif not quoted and s.low(k + 1) == "but" and s.is_quote(k + 2):
            made.content.append((k + 2, quotes_end(s, k + 2)))
    elif s.is_quote(k):
        made.content.append((k, quotes_end(s, k)))
    elif s.low(k) in _FOLLOWS and (late := _resumed(s, made, k)) is not None:
        made.content.append((late, late + 1))
    made.awaits = any(s.is_quote(n) for lo, hi in made.content for n in range(lo, hi))


def _past_deed(s: Sentence, k: int) -> int:
    """Step over what somebody does as they speak: It is not the ice, he says, waving, it is."""
    if s.low(k) != "," or not s.low(k + 1).endswith("ing") or _may_speak(s, k + 1):
        return k
    near = range(k + 2, min(len(s), k + 10))
    close = next((n for n in near if not s.lows[n][0].isalnum()), k)
    return (
        close if s.low(close) == "," and (s.is_quote(close + 1) or has_clause(s, close + 1)) else k
    )


def to_mark(s: Sentence, hi: int) -> int:
    """End of what says where somebody is, or more of them: said a nurse at the clinic, who."""
    if s.low(hi) not in en.PREPOSITIONS and s.low(hi) != "who":
        return hi
    ends = (k for k in range(hi, min(len(s), hi + 10)) if not s.lows[k][0].isalnum())
    return next(ends, hi)


def last_clause(s: Sentence, lo: int, end: int) -> int:
    """First item of the clause into which a cue is put: …, and yet, he says, they came."""
    for k in range(end - 3, lo + 2, -1):
        if s.lows[k] == "," and s.lows[k + 1] == "whose":
            return k + 1
        if s.lows[k] == "," and s.lows[k + 1] in _JOINS:
            bare = is_verb(s, k + 2) or s.low(k + 2) in en.CUES or s.low(k + 2).endswith("ed")
            if not bare and any(is_verb(s, n) or s.lows[n].endswith("ed") for n in range(lo, k)):
                return k + 2
            return lo
    return lo


def is_told(s: Sentence, colon: int) -> bool:
    """Tell whether a clause stands on either side of a colon, and the later alone is said."""
    return any(is_verb(s, k) for k in range(1, colon)) and is_verb(s, colon + 2)


def _rest_end(s: Sentence, lo: int) -> int:
    """End of what goes on after `he said`: before a clause in which somebody else speaks."""
    said = next((n for n in range(lo, len(s)) if _speaks(s, n)), None)
    if said is None or s.low(lo) in en.SUBORDINATORS:
        return len(s)
    return next((n for n in range(said, lo, -1) if s.low(n) in {",", ";"}), lo)


def _has_cue(s: Sentence, n: int) -> bool:
    """Tell whether quoted words have a cue of their own: “…”; “…,” says another."""
    cue = en.CUES.get(s.low(n))
    return s.low(n - 2) == ";" and cue is not None and cue[2] in "ps"


def _speaks(s: Sentence, n: int) -> bool:
    cue = en.CUES.get(s.low(n))
    return (
        cue is not None
        and cue[0] not in _FINDING
        and cue[2] in "ps"
        and "n" not in cue[1]
        and (s.low(n + 1) != "by" or s.low(n - 1) in en.BE)  # a lie told by the army
        and not set("ct").isdisjoint(cue[1])
    )


def _only_adds(s: Sentence, made: Found, k: int) -> bool:
    """Tell whether a participle only says more of a whole clause that was said."""
    if not s.low(k).endswith("ed") or s.low(k + 1) not in en.PREPOSITIONS or not made.content:
        return False
    return any(is_verb(s, n) for n in range(*made.content[0]))


def _may_speak(s: Sentence, n: int) -> bool:
    """Tell whether a word may be one of saying, and is no noun: adding; not: to groans."""
    cue = en.CUES.get(s.low(n))
    if cue is None or s.low(n) == "put" or (cue[2] == "g" and set(cue[1]) <= _RARELY):
        return False  # holding the door
    return not (cue[2] in "sb" and "n" in cue[1])


def _resumed(s: Sentence, made: Found, at: int) -> int | None:
    """Place of quoted words that end what others left open: “Music,” it wrote …, “is all”."""
    ended = [s.quotes[n].last for lo, hi in made.content for n in range(lo, hi) if s.is_quote(n)]
    late = next((n for n in range(at, len(s)) if s.is_quote(n)), None)
    if late is None or not ended or ended[-1] != "," or s.low(late - 1) != ",":
        return None
    return late if not any(_speaks(s, n) for n in range(at, late)) else None


def _turns(s: Sentence, i: int) -> bool:
    low = s.low(i)
    if low in _AND:
        return not _is_more(s, i + 1)
    cue = en.CUES.get(low)
    if cue is not None and cue[2] != "b" and not set("ctd").isdisjoint(cue[1]):
        return True
    if low == "as" and not has_clause(s, i + 1):
        return False  # he took it, he says, as data
    return low in _TURNS or low.endswith("ing")


def _is_more(s: Sentence, k: int) -> bool:
    """Tell whether what stands after `, she said, and` is said too: been told; it was late."""
    low = s.low(k)
    if low in {"been", "being"}:
        return True
    if low in en.AUXILIARIES or low in {"if", "when", "that", "because", "unless"}:
        return not _speaks(s, verb_at(s, k))
    if low in {"i", "we"} or low in en.CUES or low.endswith(("ed", "ing")):
        return False
    begins = not (is_verb(s, k) or is_adverb(s, k) or low in en.PREPOSITIONS)
    return (
        begins and has_clause(s, k) and not any(_speaks(s, n) for n in range(k, min(k + 8, len(s))))
    )


def verb_at(s: Sentence, k: int) -> int:
    """First item after auxiliaries and adverbs."""
    while s.low(k) in en.AUXILIARIES or is_adverb(s, k):
        k += 1
    return k
