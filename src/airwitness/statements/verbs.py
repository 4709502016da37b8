# ruff: noqa: PLR0911 (rules have many ways out)
"""English: whether a word that may be a verb of saying is one here, how far it goes, and if not."""

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.clauses import has_clause
from airwitness.statements.found import Found, Range
from airwitness.statements.phrases import Noun, is_adverb, is_verb
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.titles import PLURALS
from airwitness.statements.words import among

_AFTER_NOUN = among("of about against were are have on in for")
_AFTER_VERB = frozenset({"that", "whether", ":", QUOTE, "us", "me"})
_UNNAMED = among("named identified withheld anonymous unnamed")
_ASK_SO = among("ask request prefer beg")
_BACK = among("write report shout shoot snap text message")
_WISHES = among("want wish agree refuse decline")
_WISHING = among("want hope expect plan intend know")
_REFUSING = among("decline refuse fail")
_AFTER_HEAD = among("of in at from on with near who which that")
_ALONE = among("some many most few several all this that these those both one another each other")
_BY_WIRE = among("phone telephone email e-mail text letter video fax post")
_SEEN = among("heard found shown reported mentioned quoted described addressed")
_GOVERNING = among(
    """
    liked likes loved tended tends unwilling willing used heard known quick careful keen eager
    anxious happy glad proud pleased sorry obliged forced compelled able unable prepared ready
    reluctant hesitant loath hastened hastens dared dares dare ventured ventures venture rushed
    rushes hurried came began begins started starts continued continues proceeded proceeds chose
    chooses bothered bother cared care sought seeks tried tries attempted contrived managed manages
    pains moved determined swift slow wont inclined tempted first
    """
)
"""Was heard to say, used to say, was quick to add."""
_BY_MEANS = among("phone telephone email e-mail letter text video radio fax post satellite way")
_FEELS = among("felt feels seemed seems looked looks sounded found")
_UNSURE = _WISHING | among("believe decide know remember agree understand learn notice")
_BARE_WORDS = among("sorry goodbye hello nothing yes no")
_AFTER_WORD = among("to for about of when at")
_ARTICLES = among("a an the his her its their our my this that")
_FINITE_FORMS = among("is are was were has had will would could can may might must should")
_SOMEBODY = frozenset({"him", "her", "them", "us", "me", "you"})
_UNDECIDED = among("believe decide know remember agree understand learn notice")
_AS_MUCH = among("as so otherwise it this little much nothing more anything something plenty")
_MOSTLY_NOUNS = among(
    "email text message post charge volunteer bet brief alert cable wire radio phone telephone"
    " document record move request command relay telegraph press counsel caution lecture judge"
)
_COLLECTIVES = among("staff personnel family couple team crew pair board")
_SAYS_WHEN = among("say reply respond answer")
_STANDS_FOR = among("otherwise that too so likewise differently")
_ASKED = among("what whether how who why when where")
_FOUND = among(
    "find hear see know remember learn show notice get describe discuss mention recall quote read"
    " support deny reject report write record"
)
_SO_LITTLE = among("little less great lot much so")
_NUMBERS = among("one two three four five six seven eight nine ten unanimously")
_THREATS = among(
    """
    storm storms fire fires flood floods row dispute crisis war strike scandal rain rains water
    waters river rivers violence tension tensions shortage shortages drought disease virus outbreak
    flames conflict fighting law move plan decision ruling inflation cost costs debt delay delays
    collapse clash clashes split rift feud revolt weather snow wind winds heat ice it which that
    """
)
_NUMBERS = among("two three four five six seven eight nine ten eleven twelve")
_SENSES = among("see hear know find meet talk speak")
_WITHHELD = among("give take appear attend testify provide release hand discuss")
_NAMED = among("call label dub brand term bill mark")
_TWO_WORDS = among("point make go belt speak chip chime")
_NEEDS_THAT = frozenset(
    form for form, (_, classes, _) in en.CUES.items() if set(classes) <= set("hnb")
)


def leads_on(s: Sentence, i: int, base: str) -> bool:
    """Tell whether the next verb is the cue: declined to say."""
    if s.low(i + 1) != "to":
        return False
    if base in {"believe", "think", "report", "allege", "understand"}:
        return s.low(i + 2) in {"have", "be"}  # a message believed to have been recorded
    return base in _REFUSING and s.low(i + 2) in en.CUES


def is_called(s: Sentence, i: int, base: str, form: str) -> bool:
    """Tell whether a name follows by which somebody is introduced: a boy called Emil."""
    if base in _NAMED and form in "pn" and s.is_quote(i + 1) and s.low(i - 2) in _ARTICLES:
        return s.low(i - 3) in en.PREPOSITIONS or is_verb(s, i - 3)  # in a box labelled “…”
    if base != "call" or form not in "pn" or not s.is_name(i + 1):
        return False
    return any(s.low(k) in {"a", "an", "another", "one"} for k in range(max(0, i - 4), i - 1))


_ELSEWHERE = {
    "tell": among("off apart against"), "put": among("up down off out on together aside away in"),
    "hold": among("forth up back on out off"), "call": among("off up in round back"),
    "argue": among("over"), "charge": among("for"), "add": among("up to"), "break": among("up"),
}  # fmt: skip
"""Verb → the particles with which it says nothing: told apart, put up, held forth."""


def end_of_cue(s: Sentence, i: int, base: str) -> int | None:
    """End of a cue of one word or two: called for; None where the second word is missing."""
    if s.low(i + 1) in _ELSEWHERE.get(base, ()):
        return None
    if s.lows[i] in _NEEDS_THAT:
        k = skip_adverbials(s, i + 1)
        k += 3 * (s.low(k) == s.low(k + 2) == "," and is_adverb(s, k + 1))  # considers, however,
        return i + 1 if s.low(k) == "that" else None
    if s.low(i + 1) == "back" and base in _BACK:
        return i + 2
    second = en.MULTIWORD.get(s.lows[i])
    if second is not None and s.low(i + 1) in second:
        return i + 2
    return None if second is not None and base in _TWO_WORDS else i + 1


def is_being(s: Sentence, group: int, i: int) -> bool:
    """Tell whether an -ing form is finite: is saying, he's claiming."""
    return s.low(group - 1) in en.CONTRACTED or any(s.low(k) in en.BE for k in range(group, i))


def governor(s: Sentence, k: int) -> int | None:
    """The verb on which `to say` hangs, where it was then said: declined to, went on to."""
    low = s.low(k)
    if low == "pains":
        return next((n for n in range(k - 1, max(k - 5, -1), -1) if s.low(n) in en.BE), None)
    if low in en.NEGATING or low in _GOVERNING:
        return k - (s.low(k - 1) in _FEELS)
    if low == "on":
        return k - 1
    if low == "as" and "far" in {s.low(k - 1), s.low(k - 2)}:
        return next((n for n in range(k - 1, max(k - 5, -1), -1)
                     if s.low(n) in {"gone", "went", "go", "goes"}), None)  # fmt: skip
    return None


def is_be(s: Sentence, k: int) -> bool:
    """Tell whether a form of `be` stands here."""
    return s.low(k) in en.BE


def is_negated(s: Sentence, group: int, i: int, subject: Noun | None) -> bool:
    """Tell whether it is told that something was not said."""
    if any(
        s.low(k) in en.NEGATIVES
        or s.low(k).endswith("n't")
        or s.low(k) == "cannot"
        or s.low(k) in en.NEGATING
        for k in range(group, i)
    ):
        return True
    return subject is not None and s.low(subject.lo) in {"nobody", "neither", "none", "no"}


def may_be_verb(
    s: Sentence, i: int, group: int, subject: Noun | None, form: str, classes: str
) -> bool:
    """Tell whether a word that may be a noun or an adjective is a verb here."""
    before = s.low(group - 1)
    if "n" in classes and group < i and _is_qualified(s, group, i):
        return False
    if group == i and (
        before in en.DETERMINERS or before == "own" or before.endswith(("'s", "s'"))
    ):
        owned = before.endswith(("'s", "s'")) and form == "s" and "n" not in classes
        owned = owned and s.low(i - 2) not in en.BE
        alone = before in _ALONE and form != "b"
        return owned or (alone and ("n" not in classes or s.low(i + 1) in _AFTER_VERB))
    if group == i and (before in en.PREPOSITIONS or _is_numbered(s, i)):
        return False
    if form == "b":
        return group < i or _is_base(s, i, before, subject, classes)
    if form == "s" and "n" in classes and group == i:
        if before in en.PRONOUNS:
            return True
        if en.CUES[s.lows[i]][0] in _MOSTLY_NOUNS and (
            s.low(i + 1) not in _AFTER_VERB or s.low(i + 2) in en.AUXILIARIES
        ):
            return False
        if before.endswith(("ed", "ing")) and not s.is_name(i - 1):
            return False  # referred questions to; beating forecasts
        if s.low(i + 1) in {".", ",", ""}:
            return subject is not None and s.low(subject.lo - 1) in {",", QUOTE, "?", "!"}
        following = en.CUES.get(s.low(i + 1))
        return s.low(i + 1) not in _AFTER_NOUN and (following is None or following[2] != "b")
    return True


def _is_numbered(s: Sentence, i: int) -> bool:
    """Tell whether a number stands between whose they are and the word: whose six rules."""
    number = s.low(i - 1) in _NUMBERS or s.low(i - 1).isdigit()
    before = s.low(i - 2)
    return number and (
        before in en.POSSESSIVES
        or before in {"whose", "the", "these"}
        or (before == "by" and s.low(i) == "votes")
    )


def _is_qualified(s: Sentence, group: int, i: int) -> bool:
    """Tell whether but an adverb stands between an article and a noun: an earlier forecast."""
    before = s.low(group - 1)
    owned = before in _ARTICLES or before.endswith(("'s", "s'"))
    return owned and all(is_adverb(s, k) for k in range(group, i))


def asks_itself(s: Sentence) -> bool:
    """Tell whether the text but asks: Did the boys know where they were going?"""
    return s.low(len(s) - 1) == "?" and s.low(0) in en.AUXILIARIES and not s.quotes


def is_asked(s: Sentence, group: int, base: str) -> bool:
    """Tell whether somebody is asked: says Mira, asked whether she believes it."""
    return base in {"ask", "question", "press"} and s.low(group - 1) == ","


def _is_base(s: Sentence, i: int, before: str, subject: Noun | None, classes: str) -> bool:
    """Tell whether a base form is finite: critics say, records show the studio was paid."""
    if before in {"and", "but"}:
        return s.low(i) in en.SAID_BY_MANY
    if before in PLURALS or before in _COLLECTIVES or before in {"they", "we", "i", "you", "who"}:
        return True
    if before == ",":  # its producers, Long Lens, say
        ends = (subject.core - 1, subject.hi - 1) if subject is not None else ()
        before = next((s.low(k) for k in ends if s.low(k).endswith("s")), "")
    elif subject is not None:  # Friends of Peace point out
        of = (k for k in range(subject.lo + 1, subject.core) if _ends_head(s, k))
        before = s.low(next(of, subject.core) - 1)
        if before.endswith("men") or (s.is_name(subject.lo) and s.low(subject.lo) in PLURALS):
            return True
        told_of = next((k for k in range(subject.lo + 1, subject.core) if s.low(k) == "who"), None)
        before = before if told_of is None else s.low(told_of - 1)  # those who came say
        if before == "those":
            return s.low(i) in en.SAID_BY_MANY or s.low(i + 1) in _AFTER_VERB
    if not before.endswith("s"):
        return before in PLURALS
    last = s.low(i + 1) in {"", ".", ","} and subject is not None
    if last and subject is not None and s.low(subject.lo - 1) in {",", QUOTE}:
        return True  # At least 400 served, local monitors estimate
    if subject is not None and not before.endswith("ss") and "n" not in classes:
        return True
    return s.low(i + 1) in _AFTER_VERB or _starts_clause(s, i + 1)


def _ends_head(s: Sentence, k: int) -> bool:
    """Tell whether the head of a phrase stands before k: teachers in, permits reviewed by."""
    place = s.lows[k].endswith(("stream", "wide", "abroad", "elsewhere")) or s.lows[k] == "here"
    return place or s.lows[k] in _AFTER_HEAD or s.low(k + 1) == "by"


def is_unnamed(s: Sentence, base: str, lo: int) -> bool:
    """Tell whether somebody but asks not to be named."""
    if base in _WISHES:
        return s.low(lo) == "to" and s.low(lo + 1) == "be" and s.low(lo + 2) in _UNNAMED
    return base in _ASK_SO and any(
        s.low(k) in _UNNAMED
        or s.lows[k : k + 3] in (["not", "be", "used"], ["not", "be", "published"])
        for k in range(lo, lo + 8)
    )


def is_bare(s: Sentence, i: int, group: int, cue_end: int, form: str) -> bool:
    """Tell whether a participle only says more of a noun: questions asked by, papers seen by."""
    if group < i:
        return False
    if form == "n":
        return s.lows[i] != "burst"
    if form != "p":
        return False
    if s.low(group - 1) in en.PRONOUNS or s.low(cue_end + 1) in _BY_MEANS:
        return False  # she said by phone
    reduced = s.lows[i] in _SEEN and s.low(cue_end) in {"in", "on", "at", "from", "near", "inside"}
    by = s.low(cue_end) == "by" and s.low(cue_end + 1) not in _BY_WIRE
    return by or (reduced and any(is_verb(s, k) for k in range(cue_end, min(len(s), cue_end + 8))))


def _starts_clause(s: Sentence, i: int) -> bool:
    """Tell whether a clause of its own begins here: (records show) the studio was paid."""
    starts = s.low(i) in en.PRONOUNS or s.low(i) in en.DETERMINERS
    return starts and has_clause(s, i)


def _is_deed(s: Sentence, base: str, lo: int) -> bool:
    """Tell what is done and not said: asked for her number, wanted to see, declined to give."""
    to = s.low(lo) == "to"
    if base == "ask" and "for" in {s.low(lo), s.low(lo - 1)}:
        return True
    if to and base == "hope":
        return True
    if to and base in {"want", "wish"}:
        return s.low(lo + 1) in _SENSES
    if to and base in {"decline", "refuse"} and s.low(lo + 1) in _WITHHELD:
        return True
    return to and base in {"decline", "refuse", "fail"} and not has_clause(s, lo)


def _is_idle(s: Sentence, made: Found, base: str, lo: int) -> bool:
    """Tell what has no content: said that of the last three, said as much, nobody knows whether."""
    first, following = s.low(lo), s.low(lo + 1)
    if first == "of" and (s.low(lo - 1) == "that" or base == "think"):
        return True
    if (first == "as" and following == "much") or (first == "every" and base == "believe"):
        return True
    if base in {"say", "think"} and first in _AS_MUCH and (
        following in {"much", "himself", "herself", "", ".", ",", "again", "too", "before"}
    ):  # fmt: skip
        return True
    what = s.low((made.core or (0, 0))[0] - 1) == "what"  # what it did not say is
    if (first in _FINITE_FORMS and (what or base in _FOUND)) or (what and first == "cannot"):
        return True  # the oldest copy we could find was posted
    if first in {"himself", "herself", "themselves", "itself"} and base in {"call", "announce"}:
        return True
    if (base == "add" or "recalling" in s.lows[:lo]) and first[:1].isdigit():
        return True  # the index added 0.3 per cent; is recalling 4,000 cars
    if _is_deed(s, base, lo) or _is_so_little(s, made, base, lo):
        return True
    if base == "claim" and _costs_lives(s, lo):
        return True
    if base == "claim" and made.negated and not has_clause(s, lo):
        return True
    nobody = s.low((made.core or (0, 0))[0]) in {"nobody", "no"}
    return nobody and (base in _UNSURE or base in {"admit", "confess"})


def _is_so_little(s: Sentence, made: Found, base: str, lo: int) -> bool:
    """Tell what only says how much: said very little, says so daily, found for her, voted 7-2."""
    first = s.low(lo + (s.low(lo) in {"very", "so", "too", "a", "quite"}))
    if base == "say" and first in _SO_LITTLE:
        return not has_clause(s, lo)
    if s.low(lo) == "nothing" and not s.low(lo + 1)[:1].isalnum():
        return True
    if base == "threaten":
        return s.low((made.core or (0, 1))[1] - 1) in _THREATS
    if base in _UNSURE and s.low(lo) in {"this", "it", "that", "so"}:
        return not s.low(lo + 1)[:1].isalnum()  # does not believe this
    if base == "vote":
        return s.low(lo)[:1].isdigit() or s.low(lo) in _NUMBERS
    return base == "find" and s.low(lo) in {"for", "against"}


def _costs_lives(s: Sentence, lo: int) -> bool:
    """Tell whether somebody died: claimed 211 lives, claimed the lives of two boys."""
    return any(s.low(k) in {"life", "lives"} for k in range(lo, lo + 5))


def _is_bare_word(s: Sentence, base: str, lo: int) -> bool:
    """Tell whether but a word is said: said sorry, said no to the offer; not: said no child was."""
    following = s.low(lo + 1)
    alone = not following[:1].isalnum() or following in _AFTER_WORD
    return base == "say" and s.low(lo) in _BARE_WORDS and alone


def _only_asks(s: Sentence, made: Found, base: str, lo: int) -> bool:
    """Tell whether it is only told when or that something was spoken of."""
    if s.low(lo) == "when" and base in _SAYS_WHEN:
        return base != "say" or not made.negated
    return base == "discuss" and s.low(lo) in _ASKED and not made.negated


def says_nothing(s: Sentence, made: Found, content: Range, base: str) -> bool:
    """Tell what is no statement: declined to comment, heard “A Song”, I believe, said sorry."""
    lo, hi = content
    if (
        s.low(lo) == "to"
        and s.low(lo + 1) in {"comment", "be", "answer", "respond", "mime"}
        and (base in {"decline", "refuse", "ask"})
    ):
        return True
    if made.negated and base == "forbid":
        return True
    if _is_bare_word(s, base, lo) or _only_asks(s, made, base, lo):
        return True
    quotes = [k for k in s.quotes if lo <= k < hi]
    if not quotes and _is_idle(s, made, base, lo):
        return True
    if is_unnamed(s, base, lo) or (base == "show" and s.is_quote(lo)):
        return True  # has shown “Little Oar” twice
    if hi == lo + 1 and s.low(lo) in _STANDS_FOR and base not in {"deny", "dispute", "remember"}:
        return True  # suggests otherwise
    if hi == lo + 1 and (s.low(lo) in _SOMEBODY or (s.low(lo) == "it" and base in _UNDECIDED)):
        return True  # they do not believe him
    if not quotes and (base == "thank" or (base == "remember" and made.negated)):
        return True
    if made.core and s.low(made.core[0]) in {"i", "we"} and made.core[1] - made.core[0] == 1:
        return not quotes or base in {"hear", "see", "find"}
    return False
