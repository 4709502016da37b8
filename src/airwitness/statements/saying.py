# ruff: noqa: PLR0911, PLR2004 (rules have many ways out; how far one looks stands in it)
"""English: in one sentence, who says what.

A cue is found first; then who stands before or after it; then on which side the content lies:

* `en.after`: Mira said (that) …, Mira said: “…”, Mira told reporters …
* `en.before`: …, Mira said. “…,” said Mira. …, she said, …
* `en.going`: …, adding that …; … and said that …
* `en.according`: according to Mira, …; in the words of Mira, …; as Mira put it, …
* `en.passive`: was called “…” by Mira; it was claimed that …
* `en.colon`: Mira is of another mind: “…”
"""

from airwitness.statements import english as en
from airwitness.statements.found import Found, Range
from airwitness.statements.passive import find_passive
from airwitness.statements.phrases import (
    Noun,
    first_subject,
    noun_after,
    subject_before,
    verb_group,
)
from airwitness.statements.reach import content_after, ends_there, skip_adverbials
from airwitness.statements.sentences import QUOTE, TERMINALS, Sentence
from airwitness.statements.sharing import apart, is_inside, outermost, shorten
from airwitness.statements.sources import named_sources
from airwitness.statements.titles import PLURALS
from airwitness.statements.words import among

_LEADS_IN = among("""when while if after before as although asked in on at during for since""")
_REFUSING = among("decline refuse fail")
_QUOTE_ONLY = frozenset("qns")
_MOST = 12  # cues looked at in one sentence


def find_said(s: Sentence) -> tuple[list[Found], int]:
    """Find every attribution in a sentence, by their cues, and how many cues were tried."""
    found: list[Found] = named_sources(s)
    taken: set[int] = {i for f in found if f.cue for i in range(*f.cue)}
    cues = [i for i, low in enumerate(s.lows) if low in en.CUES and i not in taken][:_MOST]
    last: Found | None = None
    for i in cues:
        made = _attribution(s, i, last)
        if made is None or not made.settle(s):
            continue
        if last is not None and is_inside(last, i) and not shorten(s, last, made):
            continue
        found.append(made)
        last = made
    found.sort(key=lambda f: f.cue or (0, 0))
    colon = _after_colon(s, found)
    if colon is not None and colon.settle(s):
        found.append(colon)
    return outermost(apart(found)), len(cues)


def _attribution(s: Sentence, i: int, last: Found | None) -> Found | None:
    base, classes, form = en.CUES[s.lows[i]]
    group = verb_group(s, i)
    cue_end = _cue_end(s, i, base)
    if cue_end is None:
        return None
    classes = en.PHRASAL.get((base, s.low(i + 1)), classes)
    if form == "g" and not _is_being(s, group, i):
        return _going(s, i, cue_end, classes, last)
    if form in "pn" and any(_is_be(s, k) for k in range(group, i)):
        return find_passive(s, i, cue_end, group, classes)
    if _leads_on(s, i, base):
        return None
    governed = _governor(s, group - 2) if s.low(group - 1) == "to" else group
    if governed is None:
        return None
    group = verb_group(s, governed)
    inverted = _inverted(s, i, cue_end, classes, form)
    if inverted is not None:
        return inverted
    subject = subject_before(s, group)
    if not _may_be_verb(s, i, group, subject, form, classes):
        return None
    made = Found(cue=(group, cue_end), content=[], rule="en.after")
    made.negated = _is_negated(s, group, i, subject)
    made.denied = "x" in classes and "c" in classes and base in {"deny", "refute", "dispute"}
    if subject is None:
        if not _goes_on(s, group) or (last is None and first_subject(s) is None):
            return None
        made.rule = "en.going"
        _take_subject(s, made, last)
    else:
        made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)
    made.sung = "s" in classes and base in {"sing", "chant", "belt", "intone"}
    return _with_content(s, made, cue_end, base, classes, subject)


def _leads_on(s: Sentence, i: int, base: str) -> bool:
    """Tell whether the next verb is the cue: declined to say."""
    if s.low(i + 1) != "to":
        return False
    if base in {"believe", "think", "report", "allege", "understand"}:
        return s.low(i + 2) in {"have", "be"}  # a message believed to have been recorded
    return base in _REFUSING and s.low(i + 2) in en.CUES


def _cue_end(s: Sentence, i: int, base: str) -> int | None:
    """End of a cue of one word or two: called for; None where the second word is missing."""
    second = en.MULTIWORD.get(s.lows[i])
    if second is not None and s.low(i + 1) in second:
        return i + 2
    return None if second is not None and base in {"point", "make", "go", "belt"} else i + 1


def _is_being(s: Sentence, group: int, i: int) -> bool:
    """Tell whether an -ing form is finite: is saying, he's claiming."""
    return s.low(group - 1) in en.CONTRACTED or any(s.low(k) in en.BE for k in range(group, i))


def _governor(s: Sentence, k: int) -> int | None:
    """The verb on which `to say` hangs, where it was then said: declined to, went on to."""
    low = s.low(k)
    if low in en.NEGATING or low in {"unwilling", "willing"}:
        return k
    if low == "on":
        return k - 1
    if low == "as" and "far" in {s.low(k - 1), s.low(k - 2)}:
        return next((n for n in range(k - 1, max(k - 5, -1), -1)
                     if s.low(n) in {"gone", "went", "go", "goes"}), None)  # fmt: skip
    return None


def _is_be(s: Sentence, k: int) -> bool:
    return s.low(k) in en.BE or s.low(k).endswith(("'s been",))


def _is_negated(s: Sentence, group: int, i: int, subject: Noun | None) -> bool:
    if any(
        s.low(k) in en.NEGATIVES
        or s.low(k).endswith("n't")
        or s.low(k) == "cannot"
        or s.low(k) in en.NEGATING
        for k in range(group, i)
    ):
        return True
    return subject is not None and s.low(subject.lo) in {"nobody", "neither", "none", "no"}


def _goes_on(s: Sentence, group: int) -> bool:
    return s.low(group - 1) in {"and", "but", "then", ",", "or", "while", "before"}


def _take_subject(s: Sentence, made: Found, last: Found | None) -> None:
    """Let the speaker before it in the sentence go on, or its subject."""
    if last is not None and (last.speaker or last.inherits):
        made.speaker, made.core, made.inherits = last.speaker, last.core, last.inherits
        return
    subject = first_subject(s)
    if subject is None:
        made.inherits = True
    else:
        made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)


def _may_be_verb(
    s: Sentence, i: int, group: int, subject: Noun | None, form: str, classes: str
) -> bool:
    """Tell whether a word that may be a noun or an adjective is a verb here."""
    before = s.low(group - 1)
    if group == i and (before in en.DETERMINERS or before.endswith(("'s", "s'"))):
        return before in {"some", "many", "most", "few", "several", "all", "this", "that", "these",
                          "those", "both", "no-one", "one"} and form != "b"  # fmt: skip
    if group == i and before in en.PREPOSITIONS:
        return False
    if form == "b":
        return (
            group < i
            or before in PLURALS
            or before in {"they", "we", "i", "you", "who"}
            or (
                subject is not None
                and before.endswith("s")
                and not before.endswith("ss")
                and "n" not in classes
            )
            or (before.endswith("s") and s.low(i + 1) in {"that", ":", QUOTE})
            or (
                before in {"and", "but"}
                and s.low(i) in {"say", "believe", "argue", "warn", "insist"}
            )
        )
    if form == "s" and "n" in classes and group == i:
        if before in en.PRONOUNS:
            return True
        if s.low(i + 1) in {".", ",", ""}:
            return subject is not None and s.low(subject.lo - 1) in {",", QUOTE}
        return s.low(i + 1) not in {"of", "about", "against", "were", "are", "have", "on", "in",
                                    "for"}  # fmt: skip
    return True


def _inverted(s: Sentence, i: int, cue_end: int, classes: str, form: str) -> Found | None:
    """Find who stands after the verb: “…,” said Mira; said Mira: “…”."""
    before = s.low(i - 1)
    opens = i == 0
    if form not in "ps" or not set(classes) & set("cqa"):
        return None
    if not (opens or before == QUOTE or before in {",", "-", "–", "—", "―"}):
        return None
    noun = noun_after(s, cue_end)
    if noun is None or noun.hi == noun.lo or s.low(noun.lo) in {"that", "it"}:
        return None
    if not opens and before != QUOTE and not s.is_quote(i - 2):
        after = s.low(noun.hi)
        if s.low(noun.lo) in en.PRONOUNS or not (after in {"", ","} or after in TERMINALS):
            return None
        if s.low(noun.lo) in en.POSSESSIVES or subject_before(s, i) is not None:
            return None
    made = Found(cue=(i, cue_end), content=[], rule="en.before")
    made.speaker, made.core = (noun.lo, noun.hi), (noun.lo, noun.core)
    if opens:
        if s.low(noun.hi) not in {":", ","} or not s.is_quote(noun.hi + 1):
            return None
        made.content, made.rule = [(noun.hi + 1, len(s))], "en.after"
        return made
    made.content = [(_clause_start(s, i - 1), i)]
    _add_rest(s, made, noun.hi)
    return made


def _clause_start(s: Sentence, end: int) -> int:
    """First item of what is quoted before a cue: leave out `But` and the like."""
    lo = 0
    if s.low(0) in {"but", "and", "yet", "still", "however"} and not s.is_quote(0):
        lo = 1 + (s.low(1) == ",")
    if s.is_quote(end) or s.is_quote(end - 1):
        # Quoted words that end here; what stands before them counts if it leads into them.
        first = end if s.is_quote(end) else end - 1
        if s.low(first - 1) in {":", "."}:
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


def _add_rest(s: Sentence, made: Found, at: int) -> None:
    """Add what goes on after `she said`: more of the same words, or quotations to come."""
    k = skip_adverbials(s, at)
    if s.low(k) in {",", ";", ":"} or s.low(k) in {"-", "–", "—", "―"}:
        rest = next((n for n in range(k + 1, len(s)) if s.is_quote(n)), None)
        quoted = any(s.is_quote(n) for lo, hi in made.content for n in range(lo, hi))
        if (
            rest is not None
            and quoted
            and not any(s.low(n) in en.CUES and s.low(n) != "put" for n in range(k + 1, rest))
        ):
            made.content.append((rest if rest > k + 6 else k + 1, _quotes_end(s, rest)))
        elif (
            not quoted and s.low(k) == "," and s.low(k + 1) not in en.CUES and not _turns(s, k + 1)
        ):
            made.content.append((k + 1, len(s)))
    elif s.is_quote(k):
        made.content.append((k, _quotes_end(s, k)))
    made.awaits = any(s.is_quote(n) for lo, hi in made.content for n in range(lo, hi))


def _turns(s: Sentence, i: int) -> bool:
    low = s.low(i)
    return low in {"but", "and", "who", "which", "while", "though", "although", "as", "whose"} or (
        low.endswith("ing")
    )


def _quotes_end(s: Sentence, lo: int) -> int:
    """End of a run of quoted words, with what stands between them."""
    last = lo
    for k in range(lo, len(s)):
        if s.is_quote(k):
            last = k
        elif s.low(k) in en.CUES and s.low(k - 1) in {",", "and", "but"}:
            break
    return last + 1


def _with_content(
    s: Sentence, made: Found, cue_end: int, base: str, classes: str, subject: Noun | None
) -> Found | None:
    lo = subject.lo if subject else (made.cue or (0, 0))[0]
    before = s.low(lo - 1)
    left = before == QUOTE or (before in {",", "-", "–", "—", "―"} and lo >= 2)
    after_quote = before == QUOTE or s.is_quote(lo - 2)
    if (
        left
        and set(classes) & set("cqta")
        and ends_there(s, cue_end, base, after_quote=after_quote)
    ):
        if before != QUOTE and not set(classes) & set("ct") and not s.is_quote(lo - 2):
            return None
        if not s.is_quote(lo - 1) and not s.is_quote(lo - 2) and not _is_clause(s, lo - 1):
            return None
        made.rule = "en.before"
        made.content = [(_clause_start(s, lo - 1), lo)]
        _add_rest(s, made, cue_end)
        return made
    reached = content_after(s, cue_end, base, classes)
    if reached is None or _says_nothing(s, made, reached.content, base):
        return None
    made.content, made.about = [reached.content], reached.about
    if reached.quoted_only and made.rule == "en.after":
        made.awaits = True
    if set(classes) <= _QUOTE_ONLY and not any(s.is_quote(k) for k in range(*reached.content)):
        return None
    return made


def _says_nothing(s: Sentence, made: Found, content: Range, base: str) -> bool:
    """Tell what is no statement: declined to comment, heard “A Song”, I believe, said sorry."""
    lo, hi = content
    if (
        s.low(lo) == "to"
        and s.low(lo + 1) in {"comment", "be", "answer", "respond", "mime"}
        and (base in {"decline", "refuse", "ask"})
    ):
        return True
    if base == "say" and s.low(lo) in {"sorry", "goodbye", "hello", "nothing", "yes", "no"}:
        return True
    if s.low(lo) == "when" and base == "say" and not made.negated:
        return True
    quotes = [k for k in range(lo, hi) if s.is_quote(k)]
    if not quotes and any(s.low(k) in {"named", "withheld", "anonymity"} for k in range(lo, hi)):
        return True
    if made.core and s.low(made.core[0]) in {"i", "we"} and made.core[1] - made.core[0] == 1:
        return not quotes
    return False


def _is_clause(s: Sentence, end: int) -> bool:
    """Tell whether the words before item `end` could be something somebody said."""
    return end >= 2 and s.low(0) not in _LEADS_IN


def _going(s: Sentence, i: int, cue_end: int, classes: str, last: Found | None) -> Found | None:
    """…, adding that …: whoever spoke goes on."""
    before = s.low(i - 1)
    if before not in {",", QUOTE, "and", "while", "by", "as", "-", "–", "—"} and i > 0:
        return _seen(s, i, cue_end, classes) if s.is_name(i - 1) and s.quotes else None
    base = en.CUES[s.lows[i]][0]
    if set(classes) <= _QUOTE_ONLY and not s.quotes:
        return None
    reached = content_after(s, cue_end, base, classes)
    if reached is None:
        return None
    made = Found(cue=(i, cue_end), content=[reached.content], rule="en.going", about=reached.about)
    made.denied = "x" in classes
    _take_subject(s, made, last)
    if i == 0:
        return None
    return made


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


def _after_colon(s: Sentence, found: list[Found]) -> Found | None:
    """Mira is of another mind: “…”; where no cue says it, the colon does."""
    owned = {i for made in found for i in made.quotes}
    for i in sorted(s.quotes):
        if i not in owned and s.low(i - 1) == ":":
            subject = None if found else first_subject(s)
            if subject is None:
                return Found(
                    cue=None, content=[(i, _quotes_end(s, i))], rule="en.colon", inherits=True
                )
            return Found(
                cue=None, content=[(i, _quotes_end(s, i))], rule="en.colon", awaits=True,
                speaker=(subject.lo, subject.hi), core=(subject.lo, subject.core),
            )  # fmt: skip
    return None
