# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: in one sentence, who says what.

A cue is found first; then who stands before or after it; then on which side the content lies:

* `en.after`: Mira said (that) …, Mira said: “…”, Mira told reporters …
* `en.before`: …, Mira said. “…,” said Mira. …, she said, …
* `en.going`: …, adding that …; … and said that …
* `en.according`: according to Mira, …; in the words of Mira, …; as Mira put it, …
* `en.passive`: was called “…” by Mira; it was claimed that …
* `en.colon`: Mira is of another mind: “…”
* `en.signed`: “…” – Mira Toval, director
* `en.predicate`: Mira is adamant that …; Mira made it clear that …
"""

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.ends import content_end
from airwitness.statements.errands import errand, in_passing
from airwitness.statements.found import Found, Range
from airwitness.statements.going_on import add_rest, last_clause
from airwitness.statements.inverted import clause_start, inverted
from airwitness.statements.listeners import listener_end
from airwitness.statements.openings import far_subject, first_subject, name_before, nearest_subject
from airwitness.statements.passive import find_passive, heard_saying, in_writing, quoted_as_saying
from airwitness.statements.phrases import Noun, is_verb, subject_before, verb_group
from airwitness.statements.predicates import find_predicates
from airwitness.statements.reach import content_after, ends_there, is_that, named_by
from airwitness.statements.relatives import after_which, antecedent, stands_for_another
from airwitness.statements.sentences import QUOTE, Sentence
from airwitness.statements.set_off import after_colon, beside, signed
from airwitness.statements.sharing import apart, is_inside, outermost, shared, shorten
from airwitness.statements.silent import is_no_speaker
from airwitness.statements.sources import named_sources
from airwitness.statements.titles import PLURALS, ROLES
from airwitness.statements.verbs import (
    asks_itself,
    end_of_cue,
    governor,
    is_asked,
    is_bare,
    is_be,
    is_being,
    is_called,
    is_negated,
    is_unnamed,
    leads_on,
    may_be_verb,
    says_nothing,
)
from airwitness.statements.words import among

_LEADS_IN = among("""when while if after before as although asked in on at during for since""")
_DENYING = among("deny refute dispute")
_BEFORE_CLAUSE = among("which that who because but and if though although so")
_WHISPERED = among("on hissed hisses muttered mutters whispered whispers mumbled mumbles growled")
_SUPPOSING = among("assume presume suppose imagine")
_WORDED = among("say ask answer reply shout cry yell whisper mutter add declare proclaim respond")
_NAMED = among("call dub label brand term bill")
_ASKED = among("whether if what who how why when where which")
_SOURCES = among("sources people observers opinion")
_SUNG = among("sing chant belt intone")
_OF_ONESELF = _NAMED | {"find"}
_ONESELF = among("himself herself itself themselves myself ourselves")
_GOES_ON = frozenset({",", QUOTE, "and", "while", "by", "as", "before", "-", "–", "—"})
_QUOTE_ONLY = frozenset("qns")
_BEGINS = en.DETERMINERS | frozenset(en.PRONOUNS) | PLURALS
_WORDS = 3  # items: fewer before a cue say nothing without what comes behind it
_MOST = 12  # cues looked at in one sentence


def find_said(s: Sentence) -> tuple[list[Found], int]:
    """Find every attribution in a sentence, by their cues, and how many cues were tried."""
    found: list[Found] = [*named_sources(s), *find_predicates(s)]
    taken: set[int] = {i for f in found if f.cue for i in range(*f.cue)}
    cues = [i for i, low in enumerate(s.lows) if low in en.CUES and i not in taken]
    cues = [i for i in cues if s.lows[i] != "states" or not s.is_name(i)][:_MOST]  # Lake States
    last: Found | None = None
    for i in cues:
        if last is not None and last.cue is not None and last.cue[0] <= i < last.cue[1]:
            continue  # quoted as saying
        if last is not None and last.cue and last.cue[1] <= i < last.content[0][0] and (
            "," not in s.lows[last.cue[1] : i]
        ):  # fmt: skip
            continue  # told the three judges that
        made = _attribution(s, i, last)
        if made is None or not made.settle(s):
            continue
        if last is not None and last.content == made.content and not made.quotes:
            continue  # wrote to complain that
        if last is not None and is_inside(last, i) and not shorten(s, last, made):
            continue
        found.append(made)
        last = made
    found.sort(key=lambda f: f.cue or (0, 0))
    if s.quotes:
        found += (not found and signed(s)) or beside(s, found)
    colon = after_colon(s, found)
    if colon is not None and colon.settle(s):
        found.append(colon)
    return outermost(shared(s, apart(found))), len(cues)


def _frame(s: Sentence, i: int) -> tuple[str, str, str]:
    """Base of a cue, what may follow it, and its form; of two words where there are two."""
    base, classes, form = en.CUES[s.lows[i]]
    if s.lows[i] in en.MULTIWORD:
        classes = en.PHRASAL.get((base, s.low(i + 1)), classes)
    return base, classes, form


def _attribution(s: Sentence, i: int, last: Found | None) -> Found | None:
    base, classes, form = en.CUES[s.lows[i]]
    cue_end = end_of_cue(s, i, base)
    if cue_end is None:
        return None
    group = verb_group(s, i)
    classes = _frame(s, i)[1]
    if base == "quote" and (quoting := quoted_as_saying(s, i)) is not None:
        return quoting
    if form == "g" and not is_being(s, group, i):
        return _going(s, i, cue_end, classes, last)
    if form in "pn" and any(is_be(s, k) for k in range(group, i)):
        return find_passive(s, i, cue_end, group, classes)
    if leads_on(s, i, base) or is_called(s, i, base, form):
        return None
    governed = _governing(s, group - 1) if s.low(group - 1) == "to" else group
    if governed is None:
        return None
    group = verb_group(s, governed)
    turned = inverted(s, i, cue_end, classes, form)
    if turned is not None:
        return turned
    subject = after_which(s, subject_before(s, group))
    if subject is None and s.low(group - 1) == "," and last is None:
        subject = far_subject(s, group)
    if not may_be_verb(s, i, group, subject, form, classes) or is_bare(s, i, group, cue_end, form):
        return None
    return _finite(s, i, (group, cue_end), subject, last)


def _governing(s: Sentence, to: int) -> int | None:
    """The verb on which `to say` hangs: declined to, rang to."""
    verb = governor(s, to - 1)
    return errand(s, to) if verb is None else verb


def _finite(
    s: Sentence, i: int, cue: Range, subject: Noun | None, last: Found | None
) -> Found | None:
    """Find what a finite verb says, and who stands before it."""
    base, classes, form = _frame(s, i)
    reduced = cue[0] == i and form in "pn" and _is_reduced(s, base, cue[1], subject)
    silent = subject is not None and is_no_speaker(s, subject)
    if reduced or silent or _names_itself(s, base, cue[1]):
        return None
    if (asks_itself(s) and not _is_within(s, subject, cue[1])) or (
        subject is None and is_asked(s, cue[0], base)
    ):
        return None
    relative = subject is not None and (
        s.low(cue[0] - 1) in {"who", "which"} or stands_for_another(s, subject)
    )
    if relative:  # a nurse who saw it
        if en.CUES.get(s.low(cue[1]), ("", "", ""))[2] in {"b", "s"}:
            return None  # parents who have complained say it
        subject = antecedent(s, cue[0] - 1)
    made = Found(cue=cue, content=[], rule="en.after")
    made.negated = is_negated(s, cue[0], i, subject)
    made.denied = "x" in classes and "c" in classes and base in _DENYING
    made.worded = base in _WORDED or (base == "read" and _is_thing(s, subject))
    made.sung = "s" in classes and base in _SUNG
    if subject is None:
        if not _goes_on(s, cue[0]) or (
            last is None and (first_subject(s, cue[0]) or nearest_subject(s, cue[0])) is None
        ):
            return None
        made.rule = "en.going"
        _take_subject(s, made, last)
    else:
        made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)
        if s.low(subject.lo - 1) in {"what", "all"} and (put := is_that(s, cue[1])) is not None:
            made.content = [put]
            return made  # What the dancers say is that they are paid
        if s.low(subject.lo - 1) == "what" and "d" in classes and s.is_quote(cue[1]):
            return _by_name(s, made, cue[1], habit=form in "sb")
    if relative:
        return _to_the_right(s, made, cue[1], base, classes)
    return _with_content(s, made, cue[1], base, classes, subject)


def _is_reduced(s: Sentence, base: str, at: int, subject: Noun | None) -> bool:
    """Tell whether a participle but describes: a room called “Truth”; informed sources; told to."""
    if base == "inform":
        return s.low(at) in _SOURCES
    at += 2 * (s.low(at) in {"most", "least"})
    if subject is not None and s.low(at) in {"is", "was", "are", "were"}:
        return True  # the song heard most often was
    if base == "tell":
        return s.low(at) == "to"  # convicted, and told to hang
    return base in _NAMED and _is_introduced(s, at, subject)


def _names_itself(s: Sentence, base: str, at: int) -> bool:
    """Tell whether somebody but goes by a name: who calls herself Auntie Sol; found herself out."""
    return base in _OF_ONESELF and s.low(at) in _ONESELF and not s.is_quote(at + 1)


def _is_introduced(s: Sentence, at: int, subject: Noun | None) -> bool:
    """Tell whether something is but named: nobody is called so by whom no object follows."""
    if subject is None or not s.is_quote(at) or s.low(subject.lo) not in en.DETERMINERS:
        return False
    relative = s.low(subject.lo - 1) in en.RELATIVES or s.low(subject.lo - 1) == "what"
    head = s.low(subject.core - 1)
    return not relative and head not in PLURALS and head not in ROLES


def _by_name(s: Sentence, made: Found, cue_end: int, *, habit: bool) -> Found | None:
    """What Mira called “a mess”; not: what members call ‘duty songs’."""
    named = named_by(s, cue_end, habit=habit)
    made.content, made.about = [named.content] if named else [], True
    return made if named else None


def _is_thing(s: Sentence, subject: Noun | None) -> bool:
    """Tell whether what reads so is no reader: a poster, yesterday's; not: she, Mira."""
    if subject is None or s.low(subject.lo) in en.PRONOUNS:
        return False
    head = s.low(subject.core - 1)
    return not s.is_name(subject.core - 1) and head not in ROLES and head not in PLURALS


def _is_within(s: Sentence, subject: Noun | None, cue_end: int) -> bool:
    """Tell whether a cue stands between commas: Was that, she wondered, a habit?"""
    return subject is not None and s.low(subject.lo - 1) == "," and s.low(cue_end) == ","


def _goes_on(s: Sentence, group: int) -> bool:
    and_ = next((k for k in range(group - 2, max(group - 7, 0), -1) if s.lows[k] == "and"), None)
    if and_ is not None and s.low(and_ + 1) in en.PREPOSITIONS and skip_adverbials(
        s, and_ + 1
    ) == group:  # fmt: skip
        return True  # and on the following evening told
    return s.low(group - 1) in {"and", "but", "then", ",", "or", "while", "before"}


def _take_subject(s: Sentence, made: Found, last: Found | None) -> None:
    """Let the speaker before it in the sentence go on, or its subject."""
    if last is not None and (last.speaker or last.inherits):
        made.speaker, made.core, made.inherits = last.speaker, last.core, last.inherits
        return
    end = made.cue[0] if made.cue else len(s)
    subject = nearest_subject(s, end) or first_subject(s, end) or name_before(s, end)
    if subject is None:
        made.inherits = True
    else:
        made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)


def _breaks_in(s: Sentence, lo: int) -> bool:
    """Tell whether a cue stands between a conjunction and its clause: which, Mira says, is."""
    return s.low(lo - 1) == "," and s.low(lo - 2) in _BEFORE_CLAUSE and not s.is_quote(lo - 2)


def _with_content(
    s: Sentence, made: Found, cue_end: int, base: str, classes: str, subject: Noun | None
) -> Found | None:
    lo = subject.lo if subject else (made.cue or (0, 0))[0]
    before = s.low(lo - 1)
    left = before == QUOTE or (before in {",", "-", "–", "—", "―", "?", "!"} and lo >= 2)
    after_quote = before == QUOTE or s.is_quote(lo - 2)
    if (
        left
        and (set(classes) & set("cqta"))
        and ends_there(s, cue_end, base, after_quote=after_quote)
    ):
        spoken = set(classes) & set("ct") or s.low(cue_end - 1) in _WHISPERED
        if before != QUOTE and not spoken and not s.is_quote(lo - 2):
            return None
        quoted = s.is_quote(lo - 1) or s.is_quote(lo - 2)
        if not quoted and lo > _WORDS and not _is_clause(s, lo - 1, cue_end):
            return None
        if not quoted and base == "write" and s.low(cue_end) == "and":
            return None  # Born in a hut, she wrote and filmed
        short = lo == _WORDS and (is_verb(s, 1) or s.low(1).endswith("ed"))  # Nobody shouted,
        if base == "hear" or (base == "notice" and not quoted):
            return None
        made.rule = "en.before"
        made.content = [] if _breaks_in(s, lo) else [(clause_start(s, lo - 1), lo)]
        if s.low(lo) in {"i", "we"} and not quoted:
            return None
        told = "t" in classes and base not in {"promise", "ask"}
        add_rest(s, made, listener_end(s, cue_end) if told else cue_end)
        if len(made.content) > 1 and not quoted:
            made.content[0] = (last_clause(s, *made.content[0]), made.content[0][1])
        is_whole = quoted or short or lo > _WORDS or len(made.content) > 1
        return made if made.content and is_whole else None
    return _to_the_right(s, made, cue_end, base, classes)


def _to_the_right(s: Sentence, made: Found, cue_end: int, base: str, classes: str) -> Found | None:
    reached = content_after(s, cue_end, base, classes)
    if reached is None or says_nothing(s, made, reached.content, base):
        return None
    if s.low(reached.content[0]) == "to" and _in_which(s, made):
        return None
    made.asks = "a" in classes and s.low(reached.content[0]) in _ASKED
    made.content, made.about = [content_end(s, made, reached.content)], reached.about
    made.mere = reached.mere
    if reached.quoted_only and made.rule == "en.after":
        made.awaits = True
    lo = reached.content[0]
    if (
        set(classes) <= _QUOTE_ONLY
        and (s.low(lo - 1) != "that" or "s" in classes)
        and not any(s.is_quote(k) for k in range(*reached.content))
    ):
        return None
    return made


def _in_which(s: Sentence, made: Found) -> bool:
    """Tell whether this is told of a film or a song: in which children vow to."""
    return made.core is not None and s.low(made.core[0] - 1) in {"which", "where"}


def _is_clause(s: Sentence, end: int, cue_end: int) -> bool:
    """Tell whether the words before item `end` could be something somebody said."""
    if end < 2:
        return False
    if s.low(0) not in _LEADS_IN:
        return True
    k = skip_adverbials(s, cue_end)  # At least six fell when the mast broke, officials said.
    return k >= len(s) - 1 and any(is_verb(s, n) or s.low(n).endswith("ed") for n in range(1, end))


def _going(s: Sentence, i: int, cue_end: int, classes: str, last: Found | None) -> Found | None:
    """…, adding that …: whoever spoke goes on."""
    before = s.low(i - 1)
    if before not in _GOES_ON and i > 0:
        if (written := in_writing(s, i, cue_end)) is not None:
            return written
        if (overheard := heard_saying(s, i, cue_end, classes)) is not None:
            return overheard
        if (other := in_passing(s, i, cue_end, classes)) is not None:
            return other
        return _seen(s, i, cue_end, classes) if s.is_name(i - 1) and s.quotes else None
    base = en.CUES[s.lows[i]][0]
    silent = set(classes) <= _QUOTE_ONLY and not s.quotes and s.low(cue_end) != "that"
    if silent or s.low(cue_end) == "as" or base in _SUPPOSING:
        return None
    reached = content_after(s, cue_end, base, classes)
    if reached is None or is_unnamed(s, base, reached.content[0]):
        return None
    made = Found(cue=(i, cue_end), content=[reached.content], rule="en.going", about=reached.about)
    made.mere = reached.mere
    made.denied = "x" in classes
    if i == 0:
        return _opening(s, made, reached.content)
    _take_subject(s, made, last)
    return made


def _opening(s: Sentence, made: Found, content: Range) -> Found | None:
    """Noting that output had risen, the governor called for more."""
    lo, hi = content
    if s.low(lo - 1) != "that":
        return None
    for k in [n for n in range(lo + 2, hi) if s.lows[n] == ","]:
        verb = next((n for n in range(k + 2, min(len(s), k + 16)) if _is_past(s, n)), None)
        if verb is None or not (s.is_name(k + 1) or s.low(k + 1) in _BEGINS):
            continue
        subject = subject_before(s, verb_group(s, verb))
        if subject is not None and subject.lo == k + 1:
            made.content, made.rule = [(lo, k)], "en.going"
            made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)
            return made
    return None


def _is_past(s: Sentence, n: int) -> bool:
    return is_verb(s, n) or s.low(n) in en.CUES or (s.low(n).endswith("ed") and not s.is_name(n))


def _seen(s: Sentence, i: int, cue_end: int, classes: str) -> Found | None:
    """Find who is seen to speak: footage of Mira saying “…”."""
    subject = subject_before(s, i)
    reached = content_after(s, cue_end, en.CUES[s.lows[i]][0], classes)
    if subject is None or reached is None or not reached.quoted_only:
        return None
    return Found(
        cue=(i, cue_end), content=[reached.content], rule="en.going",
        speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
    )  # fmt: skip
