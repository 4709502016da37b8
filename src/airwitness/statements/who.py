# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Who a speaker is: name, role and affiliation, and to whom a pronoun or `the group` refers."""

from airwitness.statements import english as en
from airwitness.statements import titles
from airwitness.statements.found import Found, Range
from airwitness.statements.looking_back import named_by_role
from airwitness.statements.memory import Known, Memory
from airwitness.statements.names import (
    ARTICLES,
    classify,
    gender_of,
    head_end,
    in_full,
    is_named,
    is_plural,
    is_short_for_body,
    name_in,
    name_run,
    owns,
    run_end,
)
from airwitness.statements.phrases import is_verb
from airwitness.statements.pronouns import meant
from airwitness.statements.records import How, Phrase, Speaker
from airwitness.statements.relatives import antecedent, past_participle
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_POSSESSIVE = {"his": "m", "her": "f", "its": "n", "their": "p"}
_PLACES = among("capital city town village port island province region district valley")
_DEFINITE = among("the this that its their his her both")
_RELATIVES = among("who which")
_TELLS_THIS = among("i we you")
_LEADS = ARTICLES | {"its", "their"}
_MORE = among("who which whose of")
_OF_MANY = among("have are were")
_NOBODY = among("nobody none neither no")
_ANY_BODY = among(
    """
    armed state public private local same national rights militant rebel news youth party
    broadcasting media record production software tech parent
    """
)
"""The armed group may be one that was named; the environment agency is another."""
_BODIES = titles.ORGANISATIONS | titles.GENERIC
_BODY_WORDS = _BODIES - titles.ROLES
_ANOTHER = among("older younger other first second third eldest youngest elder another")
_IN_OTHER_WORDS = among(
    """
    star singer man woman royal striker midfielder defender goalkeeper winger skipper sprinter
    swimmer cyclist jockey pensioner teenager plumber novelist actor comedian painter sculptor
    influencer writer playwright musician rapper filmmaker animator
    """
)
"""The midfielder is likely the player whom the text named before."""
_HOLY = among("abbot abbess bishop priest king queen prince princess duke duchess")
"""The abbot is no captain whom the text named before."""
_ALSO = {
    word: group - {word}
    for group in (
        among("host presenter anchor"),
        among("writer novelist author playwright poet"),
        among("lawyer attorney barrister counsel solicitor"),
        among("pupil student schoolboy schoolgirl"),
        among("boss chief executive ceo"),
        among("doctor surgeon physician"),
        among("policeman policewoman constable officer inspector detective"),
        among("filmmaker director"),
        among("musician singer songwriter rapper"),
    )
    for word in group
}
"""The host is the presenter whom the text named before."""
_FIRMS = among(
    "company firm channel station broadcaster network newspaper paper platform site website"
)
_NO_FIRMS = among(
    """
    union ministry council court police government parliament committee party school hospital
    church army commission university choir band orchestra museum archive tribunal regulator militia
    """
)


def identify(text: str, s: Sentence, found: Found, memory: Memory) -> Speaker | None:
    """Say who speaks: by name where the text gives one anywhere before."""
    if found.unknown:
        return None
    if found.inherits or found.speaker is None or found.core is None:
        return _going_on(memory)
    _settle(s, found)
    phrase = Phrase.of(text, [s.span(*_bare(s, found.speaker))])
    lo, hi = found.core
    at = s.starts[lo]
    if s.lows[lo] in _NOBODY:
        return Speaker(phrase=phrase, name=phrase.text, how=How.DESCRIBED)
    if hi - lo == 1 and s.lows[lo] in _POSSESSIVE:
        speaker, known = _by_pronoun(phrase, _POSSESSIVE[s.lows[lo]], memory, s, lo)
    elif hi - lo == 1 and s.lows[lo] in en.PRONOUNS:
        speaker, known = _by_pronoun(phrase, en.PRONOUNS[s.lows[lo]], memory, s, lo)
    else:
        speaker, known = _by_noun(s, found.core, found.speaker, phrase, memory)
    if s.lows[lo] in _TELLS_THIS and hi - lo == 1:
        return speaker  # “Then why?” I asked.
    held, before = memory.last, memory.last_known
    if held is not None and before is not None and before is not known:
        memory.before = (held, before)
    memory.last, memory.last_known = speaker, known
    memory.asked = found.asks
    if known is not None:
        memory.touch(known, known.at)
        known.speaks = at
    return speaker


def _settle(s: Sentence, found: Found) -> None:
    """Put whom `who` stands for in its place, and pass over a participle before a speaker."""
    if found.core is None or found.speaker is None:
        return
    if _is_relative(s, found.core[0]) and (noun := antecedent(s, found.core[0])) is not None:
        found.speaker, found.core = (noun.lo, noun.hi), (noun.lo, noun.core)
    lo = past_participle(s, *found.core)
    if lo > found.core[0]:
        found.speaker, found.core = (lo, found.speaker[1]), (lo, found.core[1])


def _is_relative(s: Sentence, lo: int) -> bool:
    """Tell `who` from `which pilots`: who has died, which claims."""
    if s.lows[lo] not in _RELATIVES:
        return False
    low = s.low(lo + 1)
    return low in en.AUXILIARIES or low.endswith("ed") or is_verb(s, lo + 1)


def _bare(s: Sentence, span: Range) -> Range:
    lo, hi = span
    while hi - 1 > lo and s.lows[hi - 1] in {",", "-", "–", "—"}:
        hi -= 1
    return lo, hi


def _going_on(memory: Memory) -> Speaker | None:
    last = memory.last
    if last is None:
        return None
    return Speaker(
        phrase=last.phrase, name=last.name, role=last.role, affiliation=last.affiliation,
        how=How.CONTINUED,
    )  # fmt: skip


def _by_pronoun(
    phrase: Phrase, letter: str, memory: Memory, s: Sentence, lo: int
) -> tuple[Speaker, Known | None]:
    known = meant(letter, memory, s, lo)
    if known is None:
        return Speaker(phrase=phrase, name=phrase.text, how=How.PRONOUN), None
    return _speaker(phrase, known, How.PRONOUN), known


def _speaker(phrase: Phrase, known: Known, how: How) -> Speaker:
    return Speaker(
        phrase=phrase, name=known.name, role=known.role or None,
        affiliation=known.affiliation or None, how=how,
    )  # fmt: skip


def _by_noun(
    s: Sentence, core: Range, full: Range, phrase: Phrase, memory: Memory
) -> tuple[Speaker, Known | None]:
    lo, hi = core
    definite = s.lows[lo] in _DEFINITE
    head = head_end(s, lo, hi)
    run = name_run(s, lo, head)
    if run is None or owns(s, run, hi) or classify(s, *run) is None:
        known = _apposed(s, core, full, memory)
        if known is not None:
            return _speaker(phrase, known, How.NAMED), known
        return _described(s, core, phrase, memory, definite=definite)
    known = classify(s, *run)
    if known is None:  # not reached: told above
        return _described(s, core, phrase, memory, definite=definite)
    office = known.kind == "o" and any(s.lows[k] in titles.ROLES for k in range(lo, run[1]))
    if office and (named := _apposed(s, core, full, memory)) is not None:
        return _speaker(phrase, named, How.NAMED), named
    return _by_name(s, (core, run, full), known, phrase, memory)


def _apposed(s: Sentence, core: Range, full: Range, memory: Memory) -> Known | None:
    """Whom an apposition names: Its director, Zoran Peake; its makers, Long Lens."""
    lo, hi = core
    inner = None if s.low(hi - 1) in _PLACES else name_in(s, hi, full[1])
    known = None if inner is None else classify(s, *inner)
    if known is None or known.kind != "p":
        return None
    definite = s.lows[lo] in _DEFINITE
    head = head_end(s, lo, hi)
    known.role = f"{' '.join(s.forms[lo + definite : head])} {known.role}".strip()
    known.gender = known.gender or gender_of(s, lo, head)
    known.affiliation = _affiliation(s, lo, hi, memory)
    last = s.low(head - 1)
    if last in _BODY_WORDS or is_plural(last):
        known.kind, known.role = "o", ""
    return memory.learn(known)


def _by_name(
    s: Sentence, places: tuple[Range, Range, Range], known: Known, phrase: Phrase, memory: Memory
) -> tuple[Speaker, Known | None]:
    core, run, full = places
    lo, hi = core
    definite = s.lows[lo] in _DEFINITE
    head = head_end(s, lo, hi)
    if known.kind == "p":
        add_roles(s, known, lo, run, core, full, memory)
        in_full(memory, known)
    team = " " not in known.name and run[0] == lo and s.low(hi) in _OF_MANY  # Lorn have won
    short = (
        known.kind == "p" and known.name not in memory.known and is_short_for_body(memory, known)
    )
    if known.kind == "p" and (team or short or _is_body(s, core, run, full)):
        known.kind, known.role, known.affiliation = "o", "", ""
    if known.kind != "p" and head < hi and s.lows[head] == "of" and run[1] == head:
        known.name = " ".join(s.forms[run[0] : run_end(s, run[0], hi)])
    if known.kind == "o" and definite and run[0] == lo + 1 and hi == lo + 2:
        full_name = _named_with(known.name.lower(), memory)
        if full_name is not None and full_name.name != known.name:
            return _speaker(phrase, full_name, How.REFERRED), full_name
    kept = memory.learn(known)
    return _speaker(phrase, kept, How.NAMED), kept


def _is_body(s: Sentence, core: Range, run: Range, full: Range) -> bool:
    """Tell a body by what stands beside its name: the satellite operator Orbis."""
    before = s.low(run[0] - 1) if run[0] > core[0] else ""
    if before in titles.ORGANISATIONS and before not in titles.ROLES:
        return True
    k = core[1] + (s.low(core[1]) == ",")
    if full[1] > k and s.low(k) == "which":
        return True  # Orbis, which runs the mast
    if full[1] <= k or s.low(k) not in {"the", "a", "an", "its", "their"}:
        return False
    end = head_end(s, k, next((n for n in range(k, full[1]) if s.lows[n] == ","), full[1]))
    last = s.low(end - 1)
    return last in _BODIES and last not in titles.ROLES


def _affiliation(s: Sentence, lo: int, hi: int, memory: Memory) -> str:
    """The body somebody belongs to: after `of` or `for`, or before `'s`."""
    for k in range(lo, hi - 1):
        if s.lows[k] in {"of", "for", "at"} and (
            s.is_name(k + 1) or (s.lows[k + 1] == "the" and s.is_name(k + 2))
        ):
            begin = k + 1 + (s.lows[k + 1] == "the")
            return " ".join(s.forms[begin : run_end(s, begin, hi)])
        if s.forms[k].endswith(("'s", "’s")):
            begin = k
            while begin > lo and s.is_name(begin - 1):
                begin -= 1
            return " ".join(s.forms[begin : k + 1])[:-2]
    if s.lows[lo] in {"its", "their"}:
        body = next((k for k in memory.recent() if k.kind == "o"), None)
        return body.name if body else ""
    return ""


def add_roles(
    s: Sentence, known: Known, lo: int, run: Range, core: Range, full: Range, memory: Memory
) -> None:
    """Role and affiliation from before the name, after `of`, or from the apposition."""
    before = [w for w in s.forms[lo : run[0]] if w.lower() not in _LEADS]
    if before and not known.role:
        known.role = " ".join(before)
    known.gender = known.gender or gender_of(s, lo, full[1])
    known.affiliation = _affiliation(s, run[1] - 1, core[1], memory) or _affiliation(
        s, lo, run[0], memory
    )
    k = core[1] + (s.low(core[1]) == ",")
    if full[1] > k and not s.low(k).isdigit():
        end = next(
            (n for n in range(k, full[1]) if s.lows[n] in {",", "who", "of", "for", "at", "whose"}),
            full[1],
        )
        words = [w for w in s.forms[k:end] if w.lower() not in ARTICLES]
        if words and not known.role and s.low(k) not in _MORE:
            known.role = " ".join(words)
        known.affiliation = known.affiliation or _affiliation(s, k, full[1], memory)


def _described(
    s: Sentence, core: Range, phrase: Phrase, memory: Memory, *, definite: bool
) -> tuple[Speaker, Known | None]:
    """A description: the ministry, the minister, a nurse."""
    lo, hi = core
    end = head_end(s, lo, hi)
    head = s.lows[end - 1].removesuffix("'s")
    if definite and end == hi and hi - lo <= 3:
        other = hi - lo == 3 and (
            s.lows[lo + 1] in _ANOTHER
            or (head in titles.GENERIC and s.lows[lo + 1] not in _ANY_BODY)
        )
        known = None if other else referred(head, memory, s, lo)
        if known is not None:
            return _speaker(phrase, known, How.REFERRED), known
    if definite and end == hi and hi - lo <= 5 and head in titles.ROLES:
        known = by_role(s, (lo, hi), memory)
        if known is not None:
            return _speaker(phrase, known, How.REFERRED), known
    first = lo + (s.lows[lo] in ARTICLES and hi - lo > 1)
    name = s.wording(first, hi, phrase.text)
    name = name.removesuffix("'s").removesuffix("’s").removesuffix(" '").removesuffix(" ’")
    how = How.DESCRIBED
    kind = "p"
    shared = head not in titles.WORKS and not titles.WORKS.isdisjoint(s.lows[lo:end])
    if head in titles.WORKS or (shared and head.endswith("ed")):  # A message shared in groups
        how, kind = How.WORK, "w"
    elif head in titles.ORGANISATIONS or head in titles.GENERIC:
        kind = "o"
    elif is_plural(head):
        kind = "g"
    known = Known(name=name, kind=kind, gender=gender_of(s, lo, end), at=s.starts[lo])
    known.affiliation = _affiliation(s, end - 1, hi, memory)
    known.role = s.wording(first, end, "") if kind == "p" else ""
    kept = memory.learn(known)
    kept.at = known.at
    return _speaker(phrase, kept, how), kept


def by_role(s: Sentence, core: Range, memory: Memory) -> Known | None:
    """Who was named with the same role before: the former deputy minister."""
    lo, hi = core
    if s.lows[lo] not in {"the", "this", "that"}:
        return None
    name = named_by_role(s.lows[lo + 1 : hi], memory, s.starts[lo])
    if name is None and s.is_name(lo + 1):
        name = named_by_role(s.forms[lo + 1 : hi], memory, s.starts[lo])
    if name is None:
        return None
    known = memory.known.get(name) or Known(name=name, kind="p", at=s.starts[lo])
    known.role = known.role or " ".join(s.lows[lo + 1 : hi])
    return memory.learn(known)


def referred(head: str, memory: Memory, s: Sentence, lo: int) -> Known | None:
    """What `the` or `its` points back to, if anything was named that it fits."""
    if s.lows[lo] not in {"the", "this", "that"}:
        return None
    fits = _named_with(head, memory)
    if fits is not None:
        return fits
    recent = memory.recent()
    if head in titles.GENERIC:
        return next((k for k in recent if k.kind == "o" and _may_be(k.name.lower(), head)), None)
    if head in titles.ROLES or head.endswith("-old"):
        owned = s.lows[lo + 1].endswith(("'s", "’s", "s'", "s’"))  # the army's spokesman
        return _with_role(head, recent) or (None if owned else _in_other_words(head, recent))
    return None


def _with_role(head: str, recent: list[Known]) -> Known | None:
    """Who was named with such a role before: the host, where Mira Toval is the presenter."""
    for known in recent:
        words = set(known.role.lower().replace(",", "").split()) if known.kind == "p" else set()
        if head in words or not words.isdisjoint(_ALSO.get(head, _NOBODY)):
            return known
    return None


def _in_other_words(head: str, recent: list[Known]) -> Known | None:
    """Who was named last, where a word is no office but one more of what somebody is."""
    gender = titles.GENDERED.get(head, "")
    if head in _HOLY or not (gender or head.endswith("-old") or head in _IN_OTHER_WORDS):
        return None
    for known in recent:
        may_be = not gender or known.gender in {"", gender}
        if known.kind == "p" and may_be and is_named(known):
            return known
    return None


def _may_be(name: str, head: str) -> bool:
    """Tell whether a body could be meant by `the company`: no union, no ministry."""
    return head not in _FIRMS or _NO_FIRMS.isdisjoint(name.split())


def _named_with(word: str, memory: Memory) -> Known | None:
    """The latest organisation that has a word in its name."""
    if word not in titles.ORGANISATIONS and word not in titles.WORKS:
        return None
    for known in memory.recent():
        names = known.name.lower().split()
        if known.kind in "ow" and len(names) > 1 and (word in names or word + "s" in names):
            return known
    return None
