# ruff: noqa: PLR2004 (rules have many ways out; how far one looks stands in it)
"""Who a speaker is: name, role and affiliation, and to whom a pronoun or `the group` refers."""

from airwitness.statements import english as en
from airwitness.statements import titles
from airwitness.statements.found import Found, Range
from airwitness.statements.memory import Known, Memory
from airwitness.statements.records import How, Phrase, Speaker
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_POSSESSIVE = {"his": "m", "her": "f", "its": "n", "their": "p"}
_ARTICLES = among("the a an")
_LINKS = among("of the and for de la van von der den al bin ibn & del di da")
_HEAD_ENDS = among("of for from in at with who whose which on by to about that")
_NO_NAME = en.DETERMINERS | en.PREPOSITIONS | en.CONJUNCTIONS | en.SUBORDINATORS


def identify(text: str, s: Sentence, found: Found, memory: Memory) -> Speaker | None:
    """Say who speaks: by name where the text gives one anywhere before."""
    if found.unknown:
        return None
    if found.inherits or found.speaker is None or found.core is None:
        return _going_on(memory)
    phrase = Phrase.of(text, [s.span(*_bare(s, found.speaker))])
    lo, hi = found.core
    at = s.starts[lo]
    if hi - lo == 1 and s.lows[lo] in _POSSESSIVE:
        speaker, known = _by_pronoun(phrase, _POSSESSIVE[s.lows[lo]], memory, s, lo)
    elif hi - lo == 1 and s.lows[lo] in en.PRONOUNS:
        speaker, known = _by_pronoun(phrase, en.PRONOUNS[s.lows[lo]], memory, s, lo)
    else:
        speaker, known = _by_noun(s, found.core, found.speaker, phrase, memory)
    memory.last, memory.last_known = speaker, known
    if known is not None:
        memory.touch(known, known.at)
        known.speaks = at
    return speaker


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


def notice(s: Sentence, memory: Memory) -> Range | None:
    """Keep in mind whom a sentence begins with; say where, if it is somebody who can speak."""
    lo, near = 0, min(9, len(s))
    while lo < near:
        if not s.is_name(lo) or s.lows[lo] in _NO_NAME or s.lows[lo] in en.PRONOUNS:
            lo += 1
            continue
        hi = _run_end(s, lo, len(s))
        if hi - lo == 1:
            full = memory.surnames.get(s.lows[lo])
            if full:
                memory.touch(memory.known[full], s.starts[lo])
                return lo, hi
            lo = hi
            continue
        known = _classify(s, lo, hi)
        if known is not None and known.kind in "po":
            memory.learn(known)
            return (lo, hi) if known.kind == "p" else None
        lo = hi
    return (0, 1) if len(s) and s.lows[0] in {"he", "she"} else None


def _run_end(s: Sentence, lo: int, limit: int) -> int:
    hi = lo
    while hi < limit and (
        s.is_name(hi) or s.forms[hi].isdigit()
        or (s.lows[hi] in _LINKS and hi + 1 < limit and s.is_name(hi + 1) and hi > lo)
        or (s.lows[hi] == "." and s.lows[hi - 1] in en.ABBREVIATIONS)
        or (s.lows[hi] == "." and len(s.lows[hi - 1]) == 1)
    ):  # fmt: skip
        hi += 1
    return hi


def _classify(s: Sentence, lo: int, hi: int) -> Known | None:
    """What a run of capitalised words names."""
    gender, role = "", []
    first = lo
    while lo < hi and (s.lows[lo] in titles.ROLES or s.lows[lo] == "."):
        if hi - lo == 1 or (
            s.lows[lo] in titles.ORGANISATIONS and s.lows[hi - 1] in titles.ORGANISATIONS
        ):
            break
        if s.lows[hi - 1].removesuffix("'s") in titles.BODIES:
            break  # the Home Guard, the State Police: a body, and no guard called Home
        gender = gender or titles.GENDERED.get(s.lows[lo], "")
        role.append(s.forms[lo])
        lo += 1
    while lo < hi and role and s.lows[lo] in {"of", "for", "the"}:
        return None
    if lo >= hi or (hi - first == 1 and s.lows[first] in titles.GENDERED | titles.OFFICES):
        return None
    last = s.lows[hi - 1].removesuffix("'s")
    is_body = last in titles.BODIES or any(
        s.lows[k].removesuffix("'s") in titles.ORGANISATIONS for k in range(lo, hi)
    )
    name = " ".join(s.forms[lo:hi]).removesuffix("'s").removesuffix("’s").replace(" . ", ". ")
    if is_body and not (role and s.lows[first] in titles.TITLES):
        kind = "o"
    elif last in titles.PLURALS:
        kind = "g"
    else:
        kind = "p"
        gender = gender or titles.FIRST_NAMES.get(s.lows[lo], "")
    return Known(name=name, kind=kind, gender=gender, role=" ".join(role), at=s.starts[lo])


def _by_pronoun(
    phrase: Phrase, letter: str, memory: Memory, s: Sentence, lo: int
) -> tuple[Speaker, Known | None]:
    wanted = {"m": "p", "f": "p", "n": "ow", "p": "go"}.get(letter, "")
    at = s.starts[lo]
    best: Known | None = None
    for known in memory.recent():
        if known.kind not in wanted or known.at > at:
            continue
        if letter in "mf" and known.gender and known.gender != letter:
            continue
        best = known
        break
    last = memory.last_known
    fits = (
        last is not None
        and last.kind in wanted
        and not (letter in "mf" and last.gender and last.gender != letter)
    )
    if last is not None and fits and (best is None or best.at <= last.speaks or letter not in "mf"):
        best = last
    if best is None:
        return Speaker(phrase=phrase, name=phrase.text, how=How.PRONOUN), None
    if letter in "mf" and not best.gender:
        best.gender = letter
    return _speaker(phrase, best, How.PRONOUN), best


def _speaker(phrase: Phrase, known: Known, how: How) -> Speaker:
    return Speaker(
        phrase=phrase, name=known.name, role=known.role or None,
        affiliation=known.affiliation or None, how=how,
    )  # fmt: skip


def _by_noun(
    s: Sentence, core: Range, full: Range, phrase: Phrase, memory: Memory
) -> tuple[Speaker, Known | None]:
    lo, hi = core
    definite = s.lows[lo] in {"the", "this", "that", "its", "their", "his", "her", "both"}
    head = _head_end(s, lo, hi)
    run = _name_run(s, lo, head)
    if run is None or _classify(s, *run) is None:
        inner = _name_in(s, hi, full[1])
        if inner is not None:  # Its director, Zoran Peake,
            known = _classify(s, *inner)
            if known is not None and known.kind == "p":
                known.role = f"{' '.join(s.lows[lo + definite : head])} {known.role}".strip()
                known.gender = known.gender or _gender(s, lo, head)
                known.affiliation = _affiliation(s, lo, hi, memory)
                return _speaker(phrase, (k := memory.learn(known)), How.NAMED), k
        return _described(s, core, phrase, memory, definite=definite)
    known = _classify(s, *run)
    if known is None:  # not reached: told above
        return _described(s, core, phrase, memory, definite=definite)
    if known.kind == "p":
        _add_roles(s, known, lo, run, core, full, memory)
        single = known.name.split()[-1].lower()
        if " " not in known.name and single in memory.surnames:
            known.name = memory.surnames[single]
    elif head < hi and s.lows[head] == "of" and run[1] == head:
        known.name = " ".join(s.forms[run[0] : _run_end(s, run[0], hi)])
    if known.kind == "o" and definite and run[0] == lo + 1 and hi == lo + 2:
        full_name = _named_with(known.name.lower(), memory)
        if full_name is not None and full_name.name != known.name:
            return _speaker(phrase, full_name, How.REFERRED), full_name
    kept = memory.learn(known)
    return _speaker(phrase, kept, How.NAMED), kept


def _head_end(s: Sentence, lo: int, hi: int) -> int:
    for k in range(lo + 1, hi):
        if s.lows[k] in _HEAD_ENDS:
            named = s.is_name(k - 1) and s.lows[k - 1] in titles.ORGANISATIONS
            if s.lows[k] == "of" and named and (s.is_name(k + 1) or s.lows[k + 1] == "the"):
                continue
            return k
    return hi


def _name_run(s: Sentence, lo: int, hi: int) -> Range | None:
    """Last run of capitalised words in a noun phrase; not a lone first word of a sentence."""
    end = hi
    while end > lo and not (s.is_name(end - 1) or s.forms[end - 1].isdigit()):
        end -= 1
    if end == lo or end < hi - 1:
        return None
    begin = end
    while begin > lo and (
        s.is_name(begin - 1) or s.forms[begin - 1].isdigit()
        or (s.lows[begin - 1] in _LINKS and begin - 1 > lo and s.is_name(begin - 2))
        or (s.lows[begin - 1] == "." and begin - 1 > lo)
    ):  # fmt: skip
        begin -= 1
    while begin < end and s.lows[begin] in (_ARTICLES | en.POSSESSIVES | _LINKS):
        begin += 1
    is_body = s.lows[end - 1] in titles.ORGANISATIONS
    while begin + 1 < end and not is_body and s.forms[begin].endswith(("'s", "’s")):
        begin += 1
    if begin >= end or s.forms[begin].isdigit():
        return None
    alone = begin == 0 and end - begin == 1
    low = s.lows[begin]
    if alone and (
        low in titles.PLURALS or low in titles.ROLES or low in titles.WORKS or low in en.DETERMINERS
    ):
        return None
    return begin, end


def _name_in(s: Sentence, lo: int, hi: int) -> Range | None:
    """A name at the beginning of an apposition."""
    k = lo + (s.low(lo) == ",")
    while (
        k < hi
        and (s.lows[k] in {"the", "a", "retired", "former"} or s.lows[k] in titles.ROLES)
        and not s.is_name(k)
    ):
        k += 1
    if k >= hi or not s.is_name(k):
        return None
    end = _run_end(s, k, hi)
    return (k, end) if end - k >= 1 else None


def _gender(s: Sentence, lo: int, hi: int) -> str:
    return next((titles.GENDERED[w] for w in s.lows[lo:hi] if w in titles.GENDERED), "")


def _affiliation(s: Sentence, lo: int, hi: int, memory: Memory) -> str:
    """The body somebody belongs to: after `of` or `for`, or before `'s`."""
    for k in range(lo, hi - 1):
        if s.lows[k] in {"of", "for", "at"} and (
            s.is_name(k + 1) or (s.lows[k + 1] == "the" and s.is_name(k + 2))
        ):
            begin = k + 1 + (s.lows[k + 1] == "the")
            return " ".join(s.forms[begin : _run_end(s, begin, hi)])
        if s.forms[k].endswith(("'s", "’s")):
            begin = k
            while begin > lo and s.is_name(begin - 1):
                begin -= 1
            return " ".join(s.forms[begin : k + 1])[:-2]
    if s.lows[lo] in {"its", "their"}:
        body = next((k for k in memory.recent() if k.kind == "o"), None)
        return body.name if body else ""
    return ""


def _add_roles(
    s: Sentence, known: Known, lo: int, run: Range, core: Range, full: Range, memory: Memory
) -> None:
    """Role and affiliation from before the name, after `of`, or from the apposition."""
    before = [w for w in s.forms[lo : run[0]] if w.lower() not in _ARTICLES]
    if before and not known.role:
        known.role = " ".join(before)
    known.gender = known.gender or _gender(s, lo, full[1])
    known.affiliation = _affiliation(s, run[1] - 1, core[1], memory) or _affiliation(
        s, lo, run[0], memory
    )
    k = core[1] + (s.low(core[1]) == ",")
    if full[1] > k and not s.low(k).isdigit():
        end = next(
            (n for n in range(k, full[1]) if s.lows[n] in {",", "who", "of", "for", "at", "whose"}),
            full[1],
        )
        words = [w for w in s.forms[k:end] if w.lower() not in _ARTICLES]
        if words and not known.role and s.low(k) not in {"who", "whose", "of"}:
            known.role = " ".join(words)
        known.affiliation = known.affiliation or _affiliation(s, k, full[1], memory)


def _described(
    s: Sentence, core: Range, phrase: Phrase, memory: Memory, *, definite: bool
) -> tuple[Speaker, Known | None]:
    """A description: the ministry, the minister, a nurse."""
    lo, hi = core
    end = _head_end(s, lo, hi)
    head = s.lows[end - 1].removesuffix("'s")
    if definite and end == hi and hi - lo <= 3:
        known = _referred(head, memory, s, lo)
        if known is not None:
            return _speaker(phrase, known, How.REFERRED), known
    first = lo + (s.lows[lo] in _ARTICLES and hi - lo > 1)
    name = " ".join(s.forms[first:hi])
    how = How.DESCRIBED
    kind = "p"
    if head in titles.WORKS:
        how, kind = How.WORK, "w"
    elif head in titles.ORGANISATIONS:
        kind = "o"
    elif head in titles.PLURALS or (head.endswith("s") and not head.endswith("ss")):
        kind = "g"
    known = Known(name=name, kind=kind, gender=_gender(s, lo, end), at=s.starts[lo])
    known.affiliation = _affiliation(s, end - 1, hi, memory)
    known.role = " ".join(s.forms[first:end]) if kind == "p" else ""
    kept = memory.learn(known)
    kept.at = known.at
    return _speaker(phrase, kept, how), kept


def _referred(head: str, memory: Memory, s: Sentence, lo: int) -> Known | None:
    """What `the` or `its` points back to, if anything was named that it fits."""
    if s.lows[lo] not in {"the", "this", "that"}:
        return None
    fits = _named_with(head, memory)
    if fits is not None:
        return fits
    recent = memory.recent()
    if head in titles.GENERIC:
        return next((k for k in recent if k.kind == "o"), None)
    if head in titles.ROLES or head.endswith("-old"):
        gender = titles.GENDERED.get(head, "")
        for known in recent:
            if known.kind == "p" and head in known.role.lower().replace(",", "").split():
                return known
        if head.endswith("-old") or head in {"star", "singer", "man", "woman", "royal"} or gender:
            for known in recent:
                may_be = not gender or known.gender in {"", gender}
                if known.kind == "p" and may_be and known.name[:1].isupper():
                    return known
    return None


def _named_with(word: str, memory: Memory) -> Known | None:
    """The latest organisation that has a word in its name."""
    if word not in titles.ORGANISATIONS and word not in titles.WORKS:
        return None
    for known in memory.recent():
        names = known.name.lower().split()
        if known.kind in "ow" and len(names) > 1 and (word in names or word + "s" in names):
            return known
    return None
