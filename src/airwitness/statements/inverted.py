# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: who stands after a verb of saying: “…,” said Mira; It is late, says Mira."""

from airwitness.statements import english as en
from airwitness.statements.found import Found
from airwitness.statements.going_on import add_rest, is_told, to_mark
from airwitness.statements.nouns_after import noun_after
from airwitness.statements.phrases import Noun, is_verb, subject_before
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.titles import PLURALS, ROLES
from airwitness.statements.words import among

_SAID_BY_MANY = among("say warn argue insist add believe think claim reckon explain write")
_TAKING = frozenset("todewbxh")
_PURE = among("say think write insist add explain argue believe claim reckon joke quip muse")
_HEARD = among("heard hears")
_NO_SPEAKERS = among("that it every each any such no nothing something everything little much") | (
    en.PREPOSITIONS - {"like"}
)
_LEADS_ON = among("but and yet still however")


def inverted(s: Sentence, i: int, cue_end: int, classes: str, form: str) -> Found | None:
    """Find who stands after the verb: “…,” said Mira; said Mira: “…”."""
    before = s.low(i - 1)
    opens = i == 0
    spoken = opens or before == QUOTE or s.is_quote(i - 2)
    if not (set(classes) & set("cqa" if spoken else "cah") or _mutters(s, i, cue_end, form)):
        return None
    if not _may_lead(s, i, cue_end, form):
        return None
    asked = before in {"?", "!"}
    if not (opens or asked or before == QUOTE or before in {",", "-", "–", "—", "―"}):
        return None
    noun = noun_after(s, cue_end)
    if noun is None or noun.hi == noun.lo or _speaks_not(s, noun.lo):
        return None
    if not (opens or asked) and before != QUOTE and not s.is_quote(i - 2):
        subject = None if _is_said_of_clause(s, i, classes) else subject_before(s, i)
        if not _ends_plainly(s, noun) or subject is not None or s.lows[i] in _HEARD:
            return None
    elif (
        before == ","
        and i > 3
        and subject_before(s, i)
        and (s.low(noun.lo) in en.POSSESSIVES or s.low(i - 3) == ",")
    ):
        return None
    made = Found(cue=(i, cue_end), content=[], rule="en.before")
    made.speaker, made.core = (noun.lo, noun.hi), (noun.lo, noun.core)
    if opens:
        if s.low(noun.hi) not in {":", ","} or not s.is_quote(noun.hi + 1):
            return None
        made.content, made.rule = [(noun.hi + 1, len(s))], "en.after"
        return made
    made.content = [(clause_start(s, i - 1), i)]
    made.speaker = noun.lo, _phrase_end(s, i, noun)
    add_rest(s, made, made.speaker[1])
    return made


def _phrase_end(s: Sentence, i: int, noun: Noun) -> int:
    """End of who speaks: before the rest of a clause, as in It was, said Mira, the first time."""
    broken = s.low(i - 1) == "," and s.low(i - 2) in en.BE
    return noun.core if broken and s.low(noun.core) == "," else noun.hi


def _speaks_not(s: Sentence, lo: int) -> bool:
    """Tell whether no speaker begins here: said that; taken, said, stamped and hung."""
    return s.low(lo) in _NO_SPEAKERS or (s.low(lo).endswith("ed") and not s.is_name(lo))


def _is_said_of_clause(s: Sentence, i: int, classes: str) -> bool:
    """Tell whether a clause stands before a verb that takes nobody: It is, after all, old, said."""
    if s.lows[i] == "assured":
        return True
    alone = "c" not in classes or en.CUES[s.lows[i]][0] in _PURE
    return alone and _TAKING.isdisjoint(classes) and any(is_verb(s, k) for k in range(1, i - 1))


def _ends_plainly(s: Sentence, noun: Noun) -> bool:
    """Tell whether a clause ends with who speaks, where nothing is quoted; let them end there."""
    noun.hi = to_mark(s, noun.hi)
    if s.low(noun.core) == "," and s.low(noun.core + 1) == "for":
        noun.hi = noun.core  # They played well, thought Mira, for a team
    after = s.low(noun.hi)
    if s.low(noun.lo) in en.PRONOUNS or not (after in {"", ",", ":", ";"} or after in TERMINALS):
        return False
    related = any(low in ROLES for low in s.lows[noun.lo : noun.core])
    return s.low(noun.lo) not in en.POSSESSIVES or related


def _mutters(s: Sentence, i: int, cue_end: int, form: str) -> bool:
    """Tell whether a verb like `shrugged` ends a clause: It is a hinge, shrugged Mira Toval."""
    return (
        form in "ps"
        and i > 3
        and s.low(i - 1) == ","
        and (s.is_name(cue_end) or (s.low(cue_end) == "the" and s.low(cue_end + 1) in ROLES))
    )


def _may_lead(s: Sentence, i: int, cue_end: int, form: str) -> bool:
    """Tell whether a verb may stand before who speaks: said Mira, say forecasters."""
    if form != "b":
        return form in "ps"
    before = s.low(i - 1)
    noun = noun_after(s, cue_end, deep=False)
    may = before == QUOTE or (before == "," and s.lows[i] in _SAID_BY_MANY)
    return may and noun is not None and _is_many(s, noun)


def _is_many(s: Sentence, noun: Noun) -> bool:
    """Tell whether a phrase names several people: analysts, Mira and Ivo, police."""
    words = s.lows[noun.lo : noun.core]
    of = next((k for k, word in enumerate(words) if word in {"of", "in", "at", "from"}), len(words))
    return (
        "and" in words
        or words[of - 1] in PLURALS
        or (words[of - 1].endswith("s") and not words[of - 1].endswith(("ss", "'s")))
    )


def clause_start(s: Sentence, end: int) -> int:
    """First item of what is quoted before a cue: leave out `But` and the like."""
    lo = 1 + next((k for k in range(end - 1, -1, -1) if s.lows[k] == ";"), -1)
    if lo == 0 and not s.quotes:
        colon = next((k for k in range(end - 1, 0, -1) if s.lows[k] == ":"), None)
        lo = 0 if colon is None or not is_told(s, colon) else colon + 1
    if lo == 0 and s.low(0) in _LEADS_ON and not s.is_quote(0):
        lo = 1 + (s.low(1) == ",")
    if s.is_quote(end) or s.is_quote(end - 1):
        # Quoted words that end here; what stands before them counts if it leads into them.
        first = end if s.is_quote(end) else end - 1
        if s.low(first - 1) in {":", ".", ";"}:
            return first
        while first - 1 >= lo and s.is_quote(first - 1):
            first -= 1
        if s.low(first - 1) == "," and _is_whole(s, first):
            return first
    return lo


def _is_whole(s: Sentence, i: int) -> bool:
    """Tell whether a quotation could stand alone."""
    q = s.quotes[i]
    return q.last in ",.!?" and q.end - q.start > 12
