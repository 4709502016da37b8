# ruff: noqa: PLR0911 (rules have many ways out)
"""English: clauses: whether one begins here, and where one that is said ends."""

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.phrases import is_adverb, is_verb
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_BEFORE_TITLE = en.PREPOSITIONS | en.DETERMINERS
_COMMA_OR_DASH = frozenset({",", *DASHES})
_ENDS_CLAUSE = _COMMA_OR_DASH | {";", ":", "according", "and", "but", "then"}
_ASIDE = 18  # items
_KNOWING = among("know understand remember feel hear find")
_SUPPOSING = among("assume presume suppose imagine")
_NOMINATIVE = among("he she they we i")
_LIGHT = among("gave gives made makes issued issues expressed voiced took sent gave")
_JOINED = among("that's there's here's what's he'd she'd it'd")


_SAYS = among(
    """
    say tell warn argue claim deny confirm announce conclude find note report insist acknowledge
    admit allege testify state declare reveal maintain rule counter
    """
)
_NO_OTHER = among("that it which who he she they i we you")
_OTHER = 10  # items to the verb of whoever else says something


def cut(s: Sentence, lo: int) -> int:
    """End of a clause that is said: before `, adding`, `but Mira said`, `according to`."""
    lows = s.lows
    for k in range(lo, len(lows)):
        low = lows[k]
        if low not in _ENDS_CLAUSE:
            continue
        if low == ";":
            return k
        if low == "according" and s.low(k + 1) == "to":
            return k
        if k > lo + (lows[lo] != "it") and low in _COMMA_OR_DASH and _new_cue(s, k + 1):
            return k
        if (
            k > lo + 1
            and low in {"and", "but", "then"}
            and _finite_cue(s, k + 1)
            and not s.is_quote(k - 1)
        ):
            return k
        if k > lo and low in {"and", "but"} and s.is_quote(k - 1) and _finite_cue(s, k + 1):
            return k
        if k > lo + 1 and low in {"and", "but"} and s.low(k + 1) == "," and _past_aside(s, k + 1):
            return k
        if k > lo + 1 and low == ":" and (s.is_quote(k + 1) or _cue_near(s, k + 1)):
            return k
    return len(s) - (s.low(len(s) - 1) in TERMINALS)


def _past_aside(s: Sentence, comma: int) -> bool:
    """Tell whether a verb of saying follows an aside: and, asked about the noise, suggests."""
    close = next((n for n in range(comma + 2, min(len(s), comma + _ASIDE)) if s.lows[n] == ","), 0)
    return close > 0 and _finite_cue(s, close + 1)


def _new_cue(s: Sentence, k: int) -> bool:
    low = s.low(k)
    if s.low(k + 1) in {"that", ":"} and _finite_cue(s, k):
        return True  # says that …, adds that …
    thought = "b" in en.CUES.get(s.low(k), ("", "", ""))[1]
    if s.low(k + 1) in en.PRONOUNS and _is_finite(s, k + 2) and _finite_cue(s, k) and not thought:
        return True  # denied it, said he had never met her
    if low == "and" and s.low(k + 1) in _LIGHT and "that" in s.lows[k + 2 : k + 5]:
        return True  # and gave notice that
    if low in {"and", "but", "then", "while", "although", "though"}:
        near = _another_says(s, k + 1) if low == "and" else _cue_near(s, k + 1)
        return _finite_cue(s, k + 1) or near or _ing(s, k + 1)
    return _ing(s, k)


def _another_says(s: Sentence, k: int) -> bool:
    """Tell whether somebody else says something: it did more, and a study by A found that."""
    if s.low(k) in _NO_OTHER or s.low(k) in en.CONJUNCTIONS or s.low(k) in en.SUBORDINATORS:
        return False
    for n in range(k + 1, min(len(s), k + _OTHER)):
        cue = en.CUES.get(s.low(n))
        if (
            cue is not None
            and cue[0] in _SAYS
            and cue[2] in "ps"
            and s.low(n - 1) not in en.AUXILIARIES
        ):
            at = next((m for m in range(n + 1, n + 5) if s.low(m) == "that"), None)
            return at is not None and (at == n + 1 or cue[0] in {"tell", "warn"})
        if is_verb(s, n) or s.low(n) in _COMMA_OR_DASH or s.is_quote(n):
            return False
    return False


def _ing(s: Sentence, k: int) -> bool:
    while is_adverb(s, k):
        k += 1
    cue = en.CUES.get(s.low(k))
    if cue is None or cue[2] != "g" or cue[0] in _SUPPOSING:
        return False
    return bool(set(cue[1]) & set("cdot"))


def _finite_cue(s: Sentence, k: int) -> bool:
    """Tell whether a verb of saying follows at once: and said, but has denied."""
    while is_adverb(s, k) or s.low(k) in en.AUXILIARIES:
        k += 1
    cue = en.CUES.get(s.low(k))
    if cue is not None and cue[0] in _KNOWING and s.low(k + 1) != "that":
        return False  # could not sing, and knew it
    if cue is not None and cue[0] == "ask" and s.low(k + 1) == "to":
        return False  # was handed a sheet and asked to make it rhyme
    if s.low(k) in en.SAID_BY_MANY:
        return True
    if s.low(k) in {"declined", "refused", "declines", "refuses"} and s.low(k + 1) == "to":
        return s.low(k + 2) in en.CUES
    if cue is None or cue[2] not in "psn" or not set(cue[1]) & set("ctdxo"):
        return False
    calls = s.low(k + 1) in en.MULTIWORD.get(s.low(k), ())
    return calls or not (cue[2] == "s" and "n" in cue[1])


def _cue_near(s: Sentence, k: int) -> bool:
    """Tell whether somebody else says something here: but a spokesman said."""
    for i in range(k, min(k + 14, len(s))):
        cue = en.CUES.get(s.low(i))
        if cue is not None and cue[2] in "ps" and "c" in cue[1] and "n" not in cue[1]:
            return True
        if cue is not None and cue[2] == "p":
            return "c" in cue[1] or "d" in cue[1]
        if s.low(i) in {",", QUOTE, ";"} and i > k + 8:
            return False
    return False


def relative_end(s: Sentence, places: tuple[Range | None, Range | None], content: Range) -> Range:
    """End what is said within commas with them: the firm, which plans to move, says.

    Args:
        s: The sentence.
        places: The cue, and who speaks: the tape, which critics say is forged, was sold.
        content: What is said.

    Returns:
        What is said, without what the sentence goes on with.
    """
    lo, hi = content
    within = any(
        p is not None and s.low(p[0] - 1) in {"who", "which"} and s.low(p[0] - 2) in _COMMA_OR_DASH
        for p in places
    )
    ends = (k for k in range(lo, hi) if s.lows[k] in _COMMA_OR_DASH and _is_main(s, k + 1))
    return (lo, next(ends, hi)) if within else content


def _is_main(s: Sentence, k: int) -> bool:
    return is_verb(s, k) or s.low(k) in en.CUES or s.low(k) in en.AUXILIARIES


def has_clause(s: Sentence, lo: int) -> bool:
    """Tell whether a clause follows: somebody or something, then a verb of theirs."""
    inner = 0  # relative clauses that are still to have their verb
    for k in range(lo, min(len(s), lo + 30)):
        low = s.low(k)
        if k > lo and low in en.RELATIVES:
            inner += 1
        elif (k > lo and low in en.SUBORDINATORS) or low in {";", ":"}:
            return False
        elif k > lo and low in _NOMINATIVE and _is_noun(s, k - 1) and _is_finite(s, k + 1):
            inner += 1  # added the belt to the two she keeps
        elif k > lo and low in {",", "and", "but"} and _ends_before(s, k, inner):
            return False
        elif _is_finite(s, k):
            if not inner:
                return True
            inner -= not _is_finite(s, k + 1)
    return False


def _ends_before(s: Sentence, k: int, inner: int) -> bool:
    """Tell whether a phrase without a verb of its own ends at a comma, or at `and`.

    Adds tin and calls it soup; gave a forecast, saying; royalties, she said; the script, has said.
    """
    following = s.low(k + 1)
    if s.low(k) == "but":
        return not inner and (_is_finite(s, k + 1) or following in en.AUXILIARIES)
    if s.low(k) == "and":
        return not inner and _is_finite(s, k + 1)
    if following.endswith("ing") and following in en.CUES:
        return True
    if following in en.PRONOUNS and s.low(k + 2) in en.CUES:
        return True
    return inner == 0 and (is_verb(s, k + 1) or following in en.AUXILIARIES)


def _is_noun(s: Sentence, k: int) -> bool:
    """Tell whether what stands before a pronoun may be a noun of which more is said."""
    low = s.low(k)
    small = low in en.SUBORDINATORS or low in en.CONJUNCTIONS or low in en.WEEKDAYS
    return low[:1].isalpha() and not (small or is_adverb(s, k) or low in en.PREPOSITIONS)


def _is_finite(s: Sentence, k: int) -> bool:
    """Tell whether a verb of a clause stands here, or a word with one at its end."""
    low = s.low(k)
    if is_verb(s, k) or low in _JOINED or low in en.CONTRACTED:
        return True
    if low.endswith(("n't", "'re", "'ll", "'d", "'ve", "'m")):
        return True
    if low == QUOTE:  # it may hold the verb: believes the film “is old”
        return s.low(k - 1) not in _BEFORE_TITLE
    if s.low(k - 1) in en.PREPOSITIONS:
        return False  # a list of banned songs
    return low.endswith("ed") and s.low(k + 1) not in {"by", "in", "at", "on", "to"}
