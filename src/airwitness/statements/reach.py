# ruff: noqa: PLR0911 (rules have many ways out; how far one looks stands in it)
"""English: how far the content of a cue reaches to the right."""

from airwitness.statements import english as en
from airwitness.statements.adverbials import CLAUSES, TRAILS, skip_adverbials
from airwitness.statements.clauses import cut, has_clause
from airwitness.statements.found import Range, Reached
from airwitness.statements.listeners import listener_end
from airwitness.statements.mere_things import is_mere
from airwitness.statements.phrases import is_verb
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.things import MORE, described, is_claimed, is_count, object_of, says_much
from airwitness.statements.words import among

_LONGEST_ASIDE = 22
_HABIT = 24  # characters: shorter quoted words after `what they call` are a name
_BARE = among("say claim insist believe think argue contend maintain warn tell")
_NO_BARE = among(
    "charge order instruct direct urge implore beg beseech exhort entreat command forbid"
)
_NEEDS_CLAUSE = among("claim maintain tell warn insist contend argue")
_ABOUT = among("warn complain boast caution")
_GERUNDS = among("advise recommend suggest propose counsel regret")
_ASKED = among("whom what which how whose")
_NAMING = frozenset("de")
_TELLING = frozenset("tu")
_ASKS = among("ask tell request remind petition")
_OWNS_TO = among("deny admit recall remember acknowledge regret recommend suggest")
_NOTHING = frozenset({"", ",", ";", ")", *TERMINALS})
_WHILE = among("as while before after until since with without")
_NO_VERB = en.PREPOSITIONS | en.CONJUNCTIONS | en.RELATIVES | en.ADVERBS
_IT = among("it this that them")
_BRINGS = among("persuade convince")
"""Verbs by which somebody is brought to do a thing, which says nothing."""
_TELLS_OF = among("tell speak write")
_OWNING_UP = among("admit confess")
_DOING = among("promise vow pledge offer threaten agree refuse want hope swear")
_ORDERS = among("promise urge ask order instruct direct implore beg beseech exhort entreat")
_ANSWERS = among("respond reply answer object")
_CONDITIONS = among("condition grounds ground fact day way moment long much extent assumption")
_APPEALS = {"appeal": "to", "plead": "with", "call": "on"}


def ends_there(s: Sentence, cue_end: int, base: str, *, after_quote: bool) -> bool:
    """Tell whether nothing that could be said follows a cue: only when, where, to whom."""
    k = cue_end
    if base in _DOING and s.low(k) == "to":
        return False
    if base in {"tell", "inform", "remind", "assure", "advise", "warn", "ask"}:
        k = listener_end(s, k)
        if s.low(k) == "to" and s.is_quote(k + 1):
            return False  # told reporters to “watch this space”
        if base == "ask" and s.low(k) == "for":
            return False
    if base == "go" and s.low(k) == "to":
        return False
    k = skip_adverbials(s, k)
    low = s.low(k)
    if low in {"", ",", ";", QUOTE} or low in TERMINALS or low in DASHES or low == ")":
        return True
    if low == ":":
        return not s.is_quote(k + 1)
    if after_quote and k > cue_end and low != "that":
        return True
    done = low.endswith("ing") and base not in _OWNS_TO  # In a letter, it denied recruiting any
    return low in TRAILS or done


def named_by(s: Sentence, cue_end: int, *, habit: bool) -> Reached | None:
    """Find the words in what Mira called “a small mistake”; not: what members call ‘duty songs’."""
    lo = cue_end + (s.low(cue_end) == "as")
    if not s.is_quote(lo) or (habit and s.quotes[lo].end - s.quotes[lo].start < _HABIT):
        return None
    return Reached(content=(lo, lo + 1), about=True, quoted_only=True)


def is_that(s: Sentence, cue_end: int) -> Range | None:
    """Find the words in: What Mira said of it was that it hurt; all she said was “no”."""
    for k in range(cue_end, min(len(s) - 1, cue_end + 12)):
        if s.low(k) in {"is", "was"}:
            that = s.low(k + 1) == "that"
            lo = k + 1 + that
            return (lo, cut(s, lo)) if that or s.is_quote(lo) else None
        if is_verb(s, k) or s.is_quote(k):
            return None
    return None


def content_after(s: Sentence, cue_end: int, base: str, classes: str) -> Reached | None:
    """Find what a cue says, to its right; None where nothing stands there that it could say."""
    letters = set(classes)
    k = cue_end
    if letters & _TELLING and not (base in _ORDERS and s.low(k) == "to"):
        k = listener_end(s, k)
        if "u" in letters and _is_order(s, k) and k > cue_end:
            if (colon := _colon_quote(s, k)) is not None:
                return _quoted(s, colon)  # ordered them to smile: “…”
            return _ordered(s, k if base in _ASKS else cue_end, k)
    if base in _APPEALS and s.low(cue_end) == _APPEALS[base]:
        order = listener_end(s, cue_end + 1)
        return _ordered(s, order, order) if _is_order(s, order) else None
    if base in _ABOUT:
        about = next((n for n in (cue_end, k) if s.low(n) in {"of", "against", "about"}), None)
        if about is not None:
            return _of_thing(s, about)
    after = skip_adverbials(s, k) if letters & set("ctqas") else k
    if s.low(after) == ",":
        after = _past_aside(s, after)
    if after > k and s.low(after) == "that" and _is_relative(s, after):
        return None  # vote on a bill that would, talked on condition that
    return (
        _set_off(s, k, after, letters)
        or _clause(s, after, letters, base)
        or (None if s.low(after) == QUOTE else _other(s, (cue_end, k, after), letters, base))
    )


def _of_thing(s: Sentence, about: int) -> Reached | None:
    """What is warned of: up to what whoever warns does next."""
    reached = _reached(s, about, about=False)
    if reached is None or any(s.is_quote(k) for k in range(*reached.content)):
        return reached
    ends = (
        k
        for k in range(about + 2, reached.content[1])
        if s.lows[k] == "and" and _is_past(s, k + 1) and not has_clause(s, about)
    )
    end = next(ends, reached.content[1])
    return Reached(content=(about, end), about=False, quoted_only=False)


def _ordered(s: Sentence, lo: int, order: int) -> Reached | None:
    """What somebody is asked to do: without what only says more, or since when."""
    reached = _reached(s, lo, about=False)
    if reached is None:
        return None
    end = reached.content[1]
    more = (
        k
        for k in range(order + 2, end)
        if (s.lows[k] == "," and s.low(k + 1) in MORE)
        or (s.lows[k] == "after" and any(_is_past(s, n) for n in range(k + 2, end)))
        or (s.lows[k] == "and" and _is_past(s, k + 1))
    )
    to = next(more, end)
    quoted = any(s.is_quote(k) for k in range(to, end))
    return reached if quoted else Reached(content=(lo, to), about=False, quoted_only=False)


def _is_past(s: Sentence, k: int) -> bool:
    return is_verb(s, k) or (s.low(k).endswith("ed") and not s.is_name(k))


def _set_off(s: Sentence, k: int, after: int, letters: set[str]) -> Reached | None:
    """Quoted words, or what a colon sets off."""
    low = s.low(after)
    if low in {":", ","} and s.is_quote(after + 1):
        return _quoted(s, after + 1)
    if low == ":" and after + 1 < len(s):
        return _reached(s, after + 1, about=False)
    colon = _colon_quote(s, after)
    if colon is not None:
        return _quoted(s, colon)
    if low == QUOTE:
        return _quoted(s, after) if letters & set("cqst") else described(s, k, "")
    return None


def _is_relative(s: Sentence, that: int) -> bool:
    """Tell whether `that` after a phrase belongs to it: on a bill that would, on condition that."""
    before, following = s.low(that - 1), s.low(that + 1)
    return (
        before in _CONDITIONS
        or following in en.AUXILIARIES
        or (is_verb(s, that + 1) and before not in en.WEEKDAYS)
    )


def _clause(s: Sentence, after: int, letters: set[str], base: str) -> Reached | None:
    """A clause with `that`, or with a word that asks."""
    low = s.low(after)
    if base == "put" and low == "it" and s.low(after + 1) == "to":
        that = next((n for n in range(after + 2, after + 12) if s.low(n) == "that"), None)
        return None if that is None else _reached(s, that + 1, about=False)
    if "a" in letters and low in en.PREPOSITIONS and s.low(after + 1) in _ASKED:
        return _reached(s, after, about=False)  # asked by whom
    if base in _TELLS_OF and low in {"of", "about"} and s.low(after + 1) in CLAUSES:
        return _reached(s, after, about=False)  # told of how
    if low == "," and s.low(after + 1) == "that":
        return _reached(s, after + 2, about=False)
    if low == "that" and letters & set("ctwoqah"):
        says_it = s.low(after + 1) in en.AUXILIARIES and s.low(after + 2) not in en.PRONOUNS
        return _reached(s, after + (not says_it), about=False)  # said that was not enough
    if (
        (low.split("'")[0] in CLAUSES or (low in _ASKED and "a" in letters))
        and (letters & set("cta") or base == "discuss")
        and low != "that's"
    ):
        return _reached(s, after, about=False)
    return None


def _quotes_soon(s: Sentence, lo: int) -> bool:
    """Tell whether some of the next words are quoted, and are more than a title."""
    end = cut(s, lo)
    return any(s.is_quote(k) for k in range(lo, min(end, lo + 12)))


def _is_order(s: Sentence, k: int) -> bool:
    """Tell whether `to do` or `not to do` stands here."""
    k += s.low(k) == "not"
    return s.low(k) == "to" and is_infinitive(s, k)


def is_infinitive(s: Sentence, to: int) -> bool:
    """Tell whether a verb follows `to`: agreed to go; not: agreed to 14 cuts, to the cuts."""
    low = s.low(to + 1)
    return (
        (low[:1].isalpha() or low == QUOTE) and low not in en.DETERMINERS and not s.is_name(to + 1)
    )


def _past_aside(s: Sentence, comma: int) -> int:
    """Step over what stands between a cue and its clause: said, speaking in Pellen, that."""
    if s.low(comma + 1) in en.CONJUNCTIONS:
        return comma
    for k in range(comma + 1, min(len(s), comma + _LONGEST_ASIDE)):
        low = s.low(k)
        if low == ",":
            follows = s.low(k + 1) == "that" or s.is_quote(k + 1)
            return k if follows else comma
        if low in {";", ":", QUOTE, "that"}:
            return comma
    return comma


def _colon_quote(s: Sentence, lo: int) -> int | None:
    """Place of quoted words that a colon sets off, with no clause before it."""
    if ":" not in s.lows:
        return None
    for k in range(lo, min(len(s), lo + 14)):
        if s.low(k) == ":":
            return k + 1 if s.is_quote(k + 1) else None
        if s.low(k) in {",", ";", "that", QUOTE} or is_verb(s, k):
            return None
    return None


def _other(
    s: Sentence, places: tuple[int, int, int], letters: set[str], base: str
) -> Reached | None:
    """Clauses without `that`, infinitives, things, and what something is called."""
    cue_end, k, after = places
    while s.low(k) in {"never", "not"}:
        k += 1
    low, near = s.low(after), s.low(k)
    differs = near == "to" and (base in _BRINGS or s.low(k + 1) in {"differ", "disagree"})
    bare_it = near in _IT and s.low(k + 1) in _NOTHING and "o" in letters  # denied it
    if bare_it or differs or base in _ANSWERS or (base == "report" and near == "to"):
        return None
    if is_count(s, k, base):
        at = next((n for n in range(k, k + 9) if base == "put" and s.low(n) == "at"), k)
        return _reached(s, at, about=False)
    doing = base in _GERUNDS and near.endswith("ing") and not s.is_name(k)
    owns_up = base in _OWNING_UP and s.low(k + 1).endswith("ing")  # admitted to taking bribes
    to = (near == "to" and (owns_up or letters & set("wt"))) or (low == "to" and "w" in letters)
    if doing or (to and is_infinitive(s, k if near == "to" else after)):
        return _reached(s, k if doing or near == "to" else after, about=False)
    if near in _NOTHING:  # promised an inquiry
        promised = letters >= {"o", "t"} and k > cue_end
        return _reached(s, cue_end, about=True) if promised else None
    called = _mere(s, k, base) or (described(s, k, base) if letters & _NAMING else None)
    if called is not None:
        return called
    if "o" in letters and (
        (says_much(s, k, base) and is_claimed(s, k, base)) or _quotes_soon(s, k)
    ):
        return None if near in en.CONJUNCTIONS else object_of(s, k, base)
    if low in _NOTHING or low in DASHES or low == ":" or low in en.CONJUNCTIONS:
        return None
    if _is_bare_clause(s, after, letters, base):
        return _reached(s, after, about=False)
    return _reached(s, k, about=False) if "b" in letters and near == "to" else None


def _mere(s: Sentence, k: int, base: str) -> Reached | None:
    """A thing of which nothing is said: called for an inquiry."""
    if _quotes_soon(s, k) or not is_mere(s, k, base):
        return None
    return Reached(content=(k, k + 1), about=True, quoted_only=False, mere=True)


def _is_bare_clause(s: Sentence, lo: int, letters: set[str], base: str) -> bool:
    """Tell whether a clause without `that` is said."""
    if (
        base in _BARE
        and s.low(lo) not in _WHILE
        and (base not in _NEEDS_CLAUSE or _may_be_clause(s, lo))
    ):
        return True
    low = s.low(lo)
    if base in _NO_BARE or low in _WHILE or (base == "write" and low not in en.PRONOUNS):
        return False  # wrote a song that everybody knew
    done = low.endswith("ed") and low not in en.FINITE and base != "feel"
    return bool(letters & set("ct")) and not done and has_clause(s, lo)


def _may_be_clause(s: Sentence, lo: int) -> bool:
    """Tell whether more than a thing is said: claims 10,000 saw it; maintains no copies survive."""
    if s.low(lo)[:1].isdigit() or has_clause(s, lo):
        return True
    return any(
        s.low(k).endswith("s") and s.low(k + 1)[:1].isalpha() and s.low(k + 1) not in _NO_VERB
        for k in range(lo, min(len(s), lo + 5))
    )


def _quoted(s: Sentence, lo: int) -> Reached:
    """Quoted words, and more of them in the same sentence."""
    k = lo + 1
    while s.is_quote(k) or (s.low(k) in {"/", "…", "|"} and s.is_quote(k + 1)):
        k += 1
    also = k + (s.low(k) == ",")
    if s.low(also) in {"and", "but"} and s.low(also + 1) == "that":
        return Reached(content=(lo, cut(s, also)), about=False, quoted_only=False)
    if s.low(k) not in TERMINALS and s.low(k) not in {
        "",
        ",",
        ";",
        ")",
        "and",
        "but",
        "while",
        "when",
        "as",
    }:
        end = cut(s, k)
        return Reached(content=(lo, end), about=False, quoted_only=False)
    return Reached(content=(lo, k), about=False, quoted_only=True)


def _reached(s: Sentence, lo: int, *, about: bool) -> Reached | None:
    end = cut(s, lo)
    if end <= lo:
        return None
    quoted = all(s.is_quote(k) or not s.low(k)[0].isalnum() for k in range(lo, end))
    return Reached(content=(lo, end), about=about, quoted_only=quoted)
