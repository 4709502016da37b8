# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: how far the content of a cue reaches to the right."""

from dataclasses import dataclass

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.phrases import is_adverb, is_verb
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_OBJECTS = among("me him her us them you it himself herself themselves everyone")
_TRAILS = among(
    """as when while after and but before of with without in at on to from about during through"""
)
_JOINED = among("that's there's here's what's he'd she'd it'd")
_LONGEST_ADVERBIAL = 14  # items
_MARKS = frozenset({",", ";", ":", *TERMINALS, *DASHES})
_BARE = among("say claim insist believe think argue contend maintain warn tell")
_CLAUSES = among("that whether if what who why how where when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The content to the right of a cue."""

    content: Range
    about: bool
    """Quoted words are part of a phrase: called it “a mess”."""
    quoted_only: bool


def skip_adverbials(s: Sentence, at: int) -> int:
    """Step over when, where and to whom: on Tuesday, in a statement, to reporters."""
    k = at
    for _ in range(4):
        low = s.low(k)
        if low in en.WEEKDAYS or (is_adverb(s, k) and low not in en.DETERMINERS):
            k += 1
        elif low in {"last", "this", "late", "early", "next"} and s.low(k + 1)[:1].isalpha():
            k += 2
        elif low in en.PREPOSITIONS and low not in {"of", "like", "as"}:
            end = _phrase_end(s, k + 1)
            if end == k + 1:
                break
            k = end
        else:
            break
    return k


def _phrase_end(s: Sentence, k: int) -> int:
    """End of the noun phrase after a preposition."""
    start, nouns = k, 0
    while k < len(s) and k - start < _LONGEST_ADVERBIAL:
        low = s.low(k)
        if low in _MARKS or low == QUOTE or low in _CLAUSES:
            break
        if low in en.PRONOUNS and not nouns:
            return k + 1 if low in {"you", "it"} else start
        if low in en.PRONOUNS or (nouns and (low in en.DETERMINERS or is_verb(s, k))):
            break
        if low in en.WEEKDAYS:
            return k + 1
        if nouns and s.is_name(k) and not s.is_name(k - 1) and s.low(k - 1) not in en.PREPOSITIONS:
            break
        if low in en.PREPOSITIONS and low not in {"of", "for", "with", "from"}:
            break
        nouns += low not in en.DETERMINERS and low not in en.PREPOSITIONS
        k += 1
    return k


def ends_there(s: Sentence, cue_end: int, base: str, *, after_quote: bool) -> bool:
    """Tell whether nothing that could be said follows a cue: only when, where, to whom."""
    k = cue_end
    if base in {"tell", "inform", "remind", "assure", "advise", "warn", "ask"}:
        k = _listener_end(s, k)
    k = skip_adverbials(s, k)
    low = s.low(k)
    if low in {"", ",", ";", QUOTE} or low in TERMINALS or low in DASHES or low == ")":
        return True
    if low == ":":
        return not s.is_quote(k + 1)
    if after_quote and k > cue_end and low != "that":
        return True
    return low in _TRAILS or low.endswith("ing")


def _listener_end(s: Sentence, k: int) -> int:
    """End of who is told: reporters, the Mercury, a news conference."""
    low = s.low(k)
    if low in {"that", "to", ":", ",", QUOTE, "whether", "if"} or low in TERMINALS:
        return k
    if low in _OBJECTS:
        return k + 1
    if low in en.PRONOUNS:
        return k
    start = k
    if low in en.DETERMINERS or low in en.POSSESSIVES:
        k += 1
        while k < len(s) and k - start < 9 and not _listener_leaves(s, k, start):
            k += 1
        return k
    if s.is_name(k):
        while (
            k < len(s)
            and (s.is_name(k) or s.low(k) in {"of", "and", "for"})
            and s.low(k) not in _MARKS
        ):
            if s.low(k) in {"and", "of", "for"} and not s.is_name(k + 1) and s.low(k + 1) != "the":
                break
            k += 1
        if s.low(k) == "'s":
            k += 1
        return k
    return k + 1 + (s.low(k + 1) in {"members", "reporters"})


def _listener_leaves(s: Sentence, k: int, start: int) -> bool:
    low = s.low(k)
    if low in {"that", "to", "whether", "if"} or low in _MARKS or low == QUOTE:
        return True
    if low in en.PRONOUNS or is_verb(s, k) or low in en.CONJUNCTIONS:
        return True
    if low in en.DETERMINERS:
        return s.low(k - 1) not in en.PREPOSITIONS
    if low in {"at", "in", "of", "from", "for", "on"}:
        return False
    if s.is_name(k - 1) and not s.is_name(k) and k - 1 > start:
        return low not in en.PREPOSITIONS
    return (
        s.is_name(k)
        and not s.is_name(k - 1)
        and s.low(k - 1) not in en.DETERMINERS
        and s.low(k - 1) not in en.PREPOSITIONS
    )


def content_after(s: Sentence, cue_end: int, base: str, classes: str) -> Reached | None:
    """Find what a cue says, to its right; None where nothing stands there that it could say."""
    letters = set(classes)
    k = cue_end
    if "t" in letters and not (base in {"promise", "urge", "ask"} and s.low(k) == "to"):
        k = _listener_end(s, k)
    after = skip_adverbials(s, k) if letters & set("ctqas") else k
    low = s.low(after)
    if low in {":", ","} and s.is_quote(after + 1):
        return _quoted(s, after + 1)
    if low == ":" and after + 1 < len(s):
        return _reached(s, after + 1, about=False)
    colon = _colon_quote(s, after)
    if colon is not None:
        return _quoted(s, colon)
    if low == QUOTE:
        return _quoted(s, after) if letters & set("cqst") else _phrase(s, k)
    if low == "," and s.low(after + 1) == "that":
        return _reached(s, after + 2, about=False)
    if low == "that" and letters & set("ctwoqa"):
        return _reached(s, after + 1, about=False)
    if low in _CLAUSES and letters & set("cta"):
        return _reached(s, after, about=False)
    return _other(s, k, after, letters, base)


def _colon_quote(s: Sentence, lo: int) -> int | None:
    """Place of quoted words that a colon sets off, with no clause before it."""
    for k in range(lo, min(len(s), lo + 14)):
        if s.low(k) == ":":
            return k + 1 if s.is_quote(k + 1) else None
        if s.low(k) in {",", ";", "that", QUOTE} or is_verb(s, k):
            return None
    return None


def _other(s: Sentence, k: int, after: int, letters: set[str], base: str) -> Reached | None:
    """Clauses without `that`, infinitives, things, and what something is called."""
    while s.low(k) in {"never", "not"}:
        k += 1
    low, near = s.low(after), s.low(k)
    if near == "to" and letters & set("wt"):
        return _reached(s, k, about=False)
    if near == "" or near in TERMINALS or near in {",", ";", ")"}:
        return None
    if "d" in letters and (described := _phrase(s, k)) is not None:
        return described
    if "o" in letters:
        return _reached(s, k, about=True) if near not in en.CONJUNCTIONS else None
    if (
        low in TERMINALS
        or low in {"", ",", ";", ":", ")"}
        or low in DASHES
        or low in en.CONJUNCTIONS
    ):
        return None
    if base in _BARE or (letters & set("ct") and _has_verb(s, after)):
        return _reached(s, after, about=False)
    if letters & set("b") and near == "to":
        return _reached(s, k, about=False)
    return None


def _has_verb(s: Sentence, lo: int) -> bool:
    """Tell whether a clause follows: somebody or something, then a verb."""
    for k in range(lo, min(len(s), lo + 30)):
        low = s.low(k)
        if is_verb(s, k) or low == QUOTE or low in _JOINED or low in en.CONTRACTED:
            return True
        if low.endswith(("ed", "n't", "'re", "'ll", "'d", "'ve", "'m")):
            return True
        if s.low(k) in {";", ":"}:
            return False
    return False


def _phrase(s: Sentence, lo: int) -> Reached | None:
    """Called the move “cowardly”, dismissed it as “noise”: to the end of the quoted words."""
    end = cut(s, lo)
    quotes = [k for k in range(lo, end) if s.is_quote(k)]
    if quotes:
        return Reached(content=(lo, quotes[-1] + 1), about=True, quoted_only=False)
    marked = any(s.low(k) in {"as", "for"} for k in range(lo, min(end, lo + 8)))
    return Reached(content=(lo, end), about=True, quoted_only=False) if marked else None


def _quoted(s: Sentence, lo: int) -> Reached:
    """Quoted words, and more of them in the same sentence."""
    k = lo + 1
    while s.is_quote(k) or (s.low(k) in {"/", "…", "|"} and s.is_quote(k + 1)):
        k += 1
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


def cut(s: Sentence, lo: int) -> int:
    """End of a clause that is said: before `, adding`, `but Mira said`, `according to`."""
    for k in range(lo, len(s)):
        low = s.low(k)
        if low == ";":
            return k
        if low == "according" and s.low(k + 1) == "to":
            return k
        if k > lo + 1 and low in {",", *DASHES} and _new_cue(s, k + 1):
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
        if k > lo + 1 and low == ":" and s.is_quote(k + 1):
            return k
    return len(s) - (s.low(len(s) - 1) in TERMINALS)


def _new_cue(s: Sentence, k: int) -> bool:
    low = s.low(k)
    if low in {"and", "but", "then", "while", "although", "though"}:
        return _finite_cue(s, k + 1) or (low != "and" and _cue_near(s, k + 1)) or _ing(s, k + 1)
    return _ing(s, k)


def _ing(s: Sentence, k: int) -> bool:
    while is_adverb(s, k):
        k += 1
    cue = en.CUES.get(s.low(k))
    return cue is not None and cue[2] == "g" and bool(set(cue[1]) & set("cdot"))


def _finite_cue(s: Sentence, k: int) -> bool:
    """Tell whether a verb of saying follows at once: and said, but has denied."""
    while is_adverb(s, k) or s.low(k) in en.AUXILIARIES:
        k += 1
    cue = en.CUES.get(s.low(k))
    if s.low(k) in {"say", "believe", "argue", "warn", "insist", "deny"}:
        return True
    if cue is None or cue[2] not in "psn" or not set(cue[1]) & set("ctdxo"):
        return False
    return not (cue[2] == "s" and "n" in cue[1])


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
