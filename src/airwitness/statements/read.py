"""From a kept text to statements: block by block, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements.effort import Budget, is_prose
from airwitness.statements.found import Found
from airwitness.statements.interviews import OPENERS, is_interview, who_answers
from airwitness.statements.languages import Language
from airwitness.statements.marks import Quoted, count_marks, find_quoted, is_title
from airwitness.statements.memory import Known, Memory
from airwitness.statements.records import (
    How,
    Speaker,
)
from airwitness.statements.sentences import QUOTE, Sentence, split_sentences
from airwitness.statements.turns import Turn, find_turns, who_speaks
from airwitness.statements.words import Words, split_words

VERSION = "5"
_SILENT = frozenset({BlockKind.BYLINE, BlockKind.OUTLET, BlockKind.DATE, BlockKind.CREDIT})
_ABOVE = frozenset({BlockKind.TITLE, BlockKind.DATE, BlockKind.BYLINE, BlockKind.HEADING})
_OWNING = frozenset({"his", "her", "their", "its", "my", "our"})
_MOST_PIECES = 60  # quotations in one statement
_TITLE = 60  # characters
_ASKING = frozenset({"asked", "asks", "wondered", "wonders", "inquired", "enquired", "queried"})
_SO = frozenset({"so", "thus", "such"})
_THIS = frozenset({"this", "that"})
_IS = frozenset({"is", "was"})
_RUNS = frozenset(
    {"begins", "began", "runs", "ran", "goes", "went", "reads", "ends", "opens", "wrote"}
)
_FREE = 12  # characters: shorter quoted words that stand alone are a title or a cry


@dataclass(slots=True, kw_only=True)
class Draft:
    """A statement in the making."""

    spans: list[tuple[int, int]]
    found: Found
    speaker: Speaker | None
    cue: tuple[int, int] | None
    block: int
    quoted: list[Quoted] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    text: str
    budget: Budget
    language: Language
    memory: Memory = field(default_factory=Memory)
    drafts: list[Draft] = field(default_factory=list)
    open: Draft | None = None
    """Its last quotation goes on in the next block."""
    beat: tuple[Sentence, tuple[int, int]] | None = None
    """Who did something, and said nothing, in the sentence before."""
    person: tuple[Sentence, tuple[int, int]] | None = None
    """The same, however long ago: who answers, where paragraphs are but quoted words."""
    voice: tuple[Speaker, Known] | None = None
    """Whose quoted words stood alone in a block first: who is interviewed."""
    interview: bool = False
    """Questions stand in blocks of their own."""
    begins: bool = True
    """This sentence begins a block."""
    turns: dict[int, Turn] = field(default_factory=dict)
    """Of a talk, by the number of their block."""
    voices: dict[str, Speaker | None] = field(default_factory=dict)
    """Labels of turns → whom they name."""


Blocks = list[tuple[list[Sentence], list[Quoted]]]
"""Of each block its sentences, and what is quoted in it."""


def find_statements(
    kept: KeptText, words: Words, budget: Budget, language: Language
) -> tuple[list[Draft], Blocks]:
    """Find every statement of a text, and the sentences of its blocks."""
    state = _State(kept.text, budget, language)
    titled = bool(kept.blocks) and kept.blocks[0].kind == BlockKind.TITLE
    state.memory.text = kept.text
    state.memory.body = kept.text[kept.blocks[0].end :] if titled else kept.text
    state.interview = is_interview(kept)
    state.turns = find_turns(kept) if language.code == "en" else {}
    blocks: Blocks = []
    for i, (block, following) in enumerate(pairwise((*kept.blocks, None))):
        if block is None:
            break
        if budget.left <= 0:
            budget.skip(block.start, block.end)
            blocks.append(([], []))
            continue
        sentences, quoted = _sentences(kept.text, words, block, following, i, language)
        budget.spend(0.3 * len(quoted) + 0.2 * len(sentences))
        if not sentences:
            budget.skip(block.start, block.end)
        blocks.append((sentences, quoted))
        if block.kind == BlockKind.HEADING:
            state.memory.section, state.beat, state.person = block.start, None, None
        if i in state.turns:
            _read_turn(state, i, sentences)
        elif block.kind not in _SILENT:
            _read_block(state, sentences)
        if titled and i == 0:
            state.memory.forget_described()
    _name_titles(state, kept.blocks)
    return state.drafts, blocks


def _name_titles(state: _State, blocks: tuple[Block, ...]) -> None:
    """A title says `Minister`; the text below says which."""
    for draft in state.drafts:
        speaker = draft.speaker
        if blocks[draft.block].kind not in _ABOVE:
            return
        if speaker is None or speaker.how != How.DESCRIBED:
            continue
        word = speaker.name.lower()
        known = next(
            (
                k
                for k in state.memory.people()
                if k.name.lower() != word and word in k.role.lower().split()
            ),
            None,
        )
        if known is not None:
            draft.speaker = replace(speaker, name=known.name, how=How.REFERRED)


def _sentences(
    text: str, words: Words, block: Block, following: Block | None, i: int, language: Language
) -> tuple[list[Sentence], list[Quoted]]:
    first, last = bisect_left(words.starts, block.start), bisect_left(words.starts, block.end)
    marks = count_marks(text, block.start, block.end)
    if not is_prose(block.end - block.start, last - first, marks):
        return [], []
    quoted = find_quoted(text, block.start, block.end) if marks else []
    opens = following is not None and text[following.start] in OPENERS
    quoted = [q if q.closed or opens else _closed(text, q) for q in quoted]
    sentences = split_sentences(
        words,
        quoted,
        block=i,
        span=(block.start, block.end),
        abbreviations=language.abbreviations,
        cues=language.cues,
    )
    return sentences, quoted


def _closed(text: str, q: Quoted) -> Quoted:
    """End a quotation that was never closed where its sentence ends."""
    at = q.start + 1
    while at < q.end:
        if (
            text[at] in ".!?"
            and text[at + 1 : at + 2] in {" ", ""}
            and not text[at + 2 : at + 3].islower()
        ):
            return Quoted(
                start=q.start, end=at, style=q.style, depth=q.depth, closed=False, last=text[at]
            )
        at += 1
    return q


def _read_block(state: _State, sentences: list[Sentence]) -> None:
    open_draft, state.open = state.open, None
    awaiting: Draft | None = None
    for n, s in enumerate(sentences):
        if state.budget.left <= 0:
            state.budget.skip(s.starts[0], sentences[-1].ends[-1])
            return
        taken: set[int] = set()
        state.begins = n == 0
        if (
            n == 0
            and open_draft is not None
            and s.is_quote(0)
            and (len(open_draft.spans) < _MOST_PIECES)
        ):
            _join(open_draft, s, [0])
            taken.add(0)
            if not s.quotes[0].closed:
                state.open = open_draft
            awaiting = None
            if len(s) == 1:
                continue
        awaiting = _read_sentence(state, s, awaiting, taken)
        state.memory.past.append(s)
    if sentences and state.open is None and (last := sentences[-1]).quotes:
        q = last.quotes[max(last.quotes)]
        if (
            not q.closed
            and state.drafts
            and state.drafts[-1].quoted
            and (any(q.start == held.start for held in state.drafts[-1].quoted))
        ):
            state.open = state.drafts[-1]


def _read_turn(state: _State, i: int, sentences: list[Sentence]) -> None:
    """Take a turn of a talk for what whoever its label names says."""
    turn, memory = state.turns[i], state.memory
    state.open = None
    for s in sentences:
        state.language.notice(s, memory)
        memory.past.append(s)
    state.budget.spend(1 + len(sentences))
    if turn.is_question(state.text):
        return
    label = state.text[slice(*turn.label)]
    if label not in state.voices:
        about = state.language.about(memory) or _first_named(memory)
        state.voices[label] = who_speaks(state.text, turn, memory, about)
    found = Found(cue=None, content=[], rule=f"{state.language.code}.turn", spoken=True)
    state.drafts.append(
        Draft(spans=[turn.said], found=found, speaker=state.voices[label], cue=None, block=i)
    )


def _join(draft: Draft, s: Sentence, items: Iterable[int]) -> None:
    for i in items:
        draft.spans.append(s.span(i, i + 1))
        draft.quoted.append(s.quotes[i])


def _read_sentence(
    state: _State, s: Sentence, awaiting: Draft | None, taken: set[int]
) -> Draft | None:
    """Read one sentence; give back the statement that its quotations may go on."""
    if s.only_quoted():
        state.budget.spend(1)
        items = [i for i in s.quotes if i not in taken]
        if awaiting is not None and len(awaiting.spans) < _MOST_PIECES:
            _join(awaiting, s, items)
            return awaiting
        return _alone(state, s, items)
    _learn_titles(state, s)
    said, tried = state.language.find_said(s)
    state.budget.spend(0.5 + tried * (1 + len(s) / 40) + 2 * len(said))
    if _ascribes(s) and not s.quotes and (by := _ascribed(state, s)):
        return by
    founds = [f for f in said if not taken & f.quotes and not _only_title(state.text, s, f)]
    owned = founds and s.lows[0] in _OWNING  # His brother, he said, was gone
    beginner = None if owned else state.language.notice(s, state.memory)
    if founds or beginner is not None or s.low(len(s) - 1) != "?":  # What did it mean to her?
        state.beat = None if founds or beginner is None else (s, beginner)
    state.person = state.person if beginner is None else (s, beginner)
    draft = None
    for found in founds:
        speaker = state.language.identify(state.text, s, found, state.memory)
        if found.mere:
            continue
        draft = _draft(s, found, speaker)
        state.drafts.append(draft)
        if not found.awaits:
            draft = None
    aside = s.low(1) == "(" and s.low(len(s) - 1 - (s.low(len(s) - 1) == ".")) == ")"
    ended = aside or (0 in s.quotes and s.quotes[0].last in ",.!?…")
    if not founds and s.is_quote(0) and 0 not in taken and ended:
        if s.quotes[0].last == "," and is_title(state.text, s.quotes[0]):
            return draft  # “Harbour Lights,” which airs on Monday, stars
        return _alone(state, s, [0])
    return draft


def _ascribes(s: Sentence) -> bool:
    """Tell whether a sentence only says whose the quoted words before it are."""
    if s.low(0) in _SO:
        return s.low(1) in _RUNS
    return s.low(0) in _THIS and s.low(1) in _IS and s.is_name(2) and s.is_name(3)


def _ascribed(state: _State, s: Sentence) -> Draft | None:
    """Give quoted words to whom the next sentence names: So begins the testimony of Mira Toval."""
    last = state.drafts[-1] if state.drafts else None
    if last is None or not last.found.inherits or last.block != s.block or last.cue is not None:
        return None
    end = len(s) - (s.low(len(s) - 1) in {".", "!"})
    if s.low(0) in _THIS:
        end = next((k for k in range(2, end) if s.low(k) == ","), end)
    who = (2, end)
    found = Found(cue=None, content=[], rule=last.found.rule, speaker=who, core=who)
    last.speaker = state.language.identify(state.text, s, found, state.memory)
    return last


def _learn_titles(state: _State, s: Sentence) -> None:
    """Keep in mind the works a sentence names, for `it tells children`."""
    for i, q in s.quotes.items():
        begun = i == 0 and q.last == ","  # “Soldiers,” it says, “…”
        if q.end - q.start < _TITLE and not begun and is_title(state.text, q):
            name = state.text[q.start + 1 : q.end - q.closed].rstrip(",.")
            state.memory.learn(Known(name=name, kind="w", at=q.start)).at = q.start


def _only_title(text: str, s: Sentence, found: Found) -> bool:
    """Tell whether what would be said is but the name of a work."""
    if len(found.quotes) != 1 or any(
        not s.is_quote(i) and s.lows[i][0].isalnum()
        for lo, hi in found.content
        for i in range(lo, hi)
    ):
        return False
    (i,) = found.quotes
    if found.worded:
        return False
    if found.rule == "en.colon":
        return s.quotes[i].last not in ".!?" and is_title(text, s.quotes[i])
    return (
        s.low(i - 1) not in {":", ","}
        and s.quotes[i].last not in ",.!?"
        and is_title(text, s.quotes[i])
    )


def _draft(s: Sentence, found: Found, speaker: Speaker | None) -> Draft:
    return Draft(
        spans=[s.span(lo, hi) for lo, hi in found.content],
        found=found,
        speaker=speaker,
        cue=s.span(*found.cue) if found.cue else None,
        block=s.block,
        quoted=[s.quotes[i] for lo, hi in found.content for i in range(lo, hi) if i in s.quotes],
    )


def _alone(state: _State, s: Sentence, items: list[int]) -> Draft | None:
    """Quoted words with nothing beside them: the speaker of before goes on."""
    least = 2 if state.interview and state.begins else _FREE
    items = [i for i in items if s.quotes[i].end - s.quotes[i].start > least]
    place, memory = state.beat, state.memory
    other = state.begins and _is_no_person(memory.last_known)
    if state.begins and state.interview:
        place = None  # a question stands between
    if state.voice is None and state.begins and state.interview:
        about = state.language.about(state.memory) or _first_named(state.memory)
        state.voice = who_answers(state.text, about)
    if place is None and state.voice is not None and (other or (state.interview and state.begins)):
        memory.last, memory.last_known = state.voice
        memory.touch(state.voice[1], s.starts[0])
        state.voice[1].speaks = s.starts[0]
    elif place is None and (other or (memory.last is None and state.language.code != "en")):
        place = state.person
    if place is None and not state.interview and memory.before and _was_asked(state):
        memory.last, memory.last_known = memory.before
    if not items or (state.memory.last is None and place is None):
        return None
    found = Found(
        cue=None,
        content=[(i, i + 1) for i in items],
        rule=f"{state.language.code}.alone",
        inherits=True,
    )
    if place is not None:  # Mira laughs. “…”
        before, who = place
        beat = Found(
            cue=None, content=[], rule=f"{state.language.code}.alone", speaker=who, core=who
        )
        draft = _draft(s, found, state.language.identify(state.text, before, beat, state.memory))
    else:
        draft = _draft(s, found, state.language.identify(state.text, s, found, state.memory))
    state.drafts.append(draft)
    known = memory.last_known
    if state.voice is None and state.begins and draft.speaker and known and known.kind == "p":
        state.voice = (draft.speaker, known)
    return draft


def _first_named(memory: Memory) -> Known | None:
    """Whom a text names first, who is interviewed."""
    places = [(memory.body.find(k.name), k) for k in memory.people() if " " in k.name]
    named = [(at, k) for at, k in places if at >= 0]
    return min(named, key=lambda pair: pair[0])[1] if named else None


def _was_asked(state: _State) -> bool:
    """Tell whether a question was put last, which the other answers: Mira asked why, “No.”."""
    last = state.drafts[-1] if state.drafts else None
    if last is None or last.cue is None or last.quoted or state.language.code != "en":
        return False
    return not _ASKING.isdisjoint(state.text[slice(*last.cue)].lower().split())


def _is_no_person(known: Known | None) -> bool:
    """Tell whether a body or nobody spoke last, who gives no interviews."""
    return known is None or known.kind != "p"


__all__ = ["QUOTE", "find_statements", "split_words"]
