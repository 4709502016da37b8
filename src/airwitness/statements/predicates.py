"""English: saying without a verb of saying: is adamant that, made it clear that, voiced fears that.

The words are those of the light verb and of its adjective or noun; the clause after them is said.
"""

from airwitness.statements import english as en
from airwitness.statements.adverbials import skip_adverbials
from airwitness.statements.clauses import cut, has_clause
from airwitness.statements.found import Found
from airwitness.statements.openings import far_subject, first_subject
from airwitness.statements.phrases import is_adverb, subject_before, verb_group
from airwitness.statements.relatives import antecedent, stands_for_another
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_SURE = among("convinced confident adamant certain sure")
_ADJECTIVES = _SURE | among(
    """
    certain hopeful optimistic concerned worried afraid sceptical skeptical doubtful insistent
    satisfied categorical emphatic unequivocal positive explicit
    """
)
_BEING = among("is are was were am remain remains remained be been seems seemed")
_CLEAR = among("clear plain known slip")
_WOULD_LIKE = among("like likes liked want wants wanted wish wishes wished")
_MAKES = among("made makes make making")
_MAKES_CLEAR = _MAKES | {"let", "lets"}
_LIGHT = _MAKES | among(
    """
    expressed expresses express expressing voiced voices voice voicing raised raises raising
    has have had took takes gave gives give given reached shares shared holds held left issued
    issues issuing offered offers offering repeated repeats repeating delivered delivers echoed
    floated floats aired airs sent sends sending posted added dropped drops came comes giving
    advanced advances lodged lodges levelled levels dismissed dismisses rejected rejects denied
    denies drew draws spread spreads started starts swore swears put puts
    """
)
_LEADING = among("of in to under by at")
_STANDING = _BEING | among("came comes come stood stands stand sticks stuck clung clings")
_NOUNS = (en.NOUN_CUES - among("reports idea notion story legend forecast")) | among(
    """
    concern concerns doubt doubts confidence regret surprise point case assurance assurances
    alarm optimism conviction position impression worry worries objections objection oath
    possibility prospect illusion mind record feeling hunch sense
    """
)
_IDIOMS = {
    "put": ("it", "about", "that"), "puts": ("it", "about", "that"),
    **dict.fromkeys(("legend", "rumour", "rumor", "tradition", "gossip"), ("has", "it", "that")),
}  # fmt: skip
"""First word → the others: rivals put it about that, legend has it that."""
_KEYS = _ADJECTIVES | _CLEAR | _NOUNS | frozenset(_IDIOMS)
_NOT_THEIRS = among("it there i we that this what")
_NEAR = 14  # items from a noun to its `that`
_FAR = 6  # items between a light verb and its noun


def find_predicates(s: Sentence) -> list[Found]:
    """Find who says something by an adjective or a noun."""
    if _KEYS.isdisjoint(s.lows):
        return []
    found = []
    for i in [n for n, low in enumerate(s.lows) if low in _KEYS][:6]:
        if s.lows[i] in _IDIOMS and tuple(s.lows[i + 1 : i + 4]) == _IDIOMS[s.lows[i]]:
            made = _made(s, i + (s.lows[i + 1] == "has"), i + 2)
        else:
            verb = _verb(s, i)
            made = None if verb is None else _made(s, verb, i)
        if made is not None and made.settle(s):
            found.append(made)
    return found


def _verb(s: Sentence, i: int) -> int | None:
    """Place of the light verb, where a clause follows that is said."""
    low = s.lows[i]
    near = "that" in s.lows[i + 1 : i + _NEAR]
    that = near and s.low(skip_adverbials(s, i + 1)) == "that"
    k = i - 1
    while k > 0 and is_adverb(s, k):
        k -= 1
    if low in _ADJECTIVES or (low == "clear" and s.low(k) in _BEING):
        follows = that or (low in _SURE and has_clause(s, i + 1))
        return k if follows and s.low(k) in _BEING and s.low(i + 1) != "by" else None
    if not that:
        return None
    if low in _CLEAR:
        at = k - 2 if s.low(k) == "be" else k - (s.low(k) == "it")  # has let it be known that
        at -= s.low(k) == "be" and s.low(k - 1) == "to"  # wish it to be known that
        likes = low == "known" and s.low(at) in _WOULD_LIKE
        return at if s.low(at) in _MAKES_CLEAR or likes else None
    return _light(s, i)


def _light(s: Sentence, i: int) -> int | None:
    """Place of the light verb before a noun of saying at item i."""
    for n in range(i - 1, max(-1, i - _FAR), -1):
        if s.lows[n] in _LIGHT:
            return n
        if s.lows[n] in _LEADING and s.low(n - 1) in _STANDING:
            return n - 1  # is of the view that; came to the conclusion that
        if s.lows[n] in en.PREPOSITIONS or not s.lows[n][0].isalpha():
            return None
    return None


def _made(s: Sentence, verb: int, i: int) -> Found | None:
    group = verb_group(s, verb)
    subject = subject_before(s, group)
    if subject is None and s.low(group - 1) in {"and", "but"}:
        subject = first_subject(s)
    elif subject is None and s.low(group - 1) == ",":
        subject = far_subject(s, group)
    if subject is not None and stands_for_another(s, subject):
        subject = antecedent(s, subject.lo)
    if subject is None or s.low(subject.lo) in _NOT_THEIRS:
        return None
    that = skip_adverbials(s, i + 1)
    lo = that + 1 if s.low(that) == "that" else i + 1
    made = Found(cue=(group, i + 1), content=[(lo, cut(s, lo))], rule="en.predicate")
    made.speaker, made.core = (subject.lo, subject.hi), (subject.lo, subject.core)
    made.unknown = s.lows[i] == "it"
    made.denied = s.lows[i] in en.DENIALS
    made.negated = any(
        s.low(k) in en.NEGATIVES or s.low(k).endswith("n't") for k in range(group, verb)
    )
    return made
