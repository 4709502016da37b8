"""What the words of a claim mean: the name of a body, a person, a work or a place."""

from airwitness.statements.bodies_parts import OWNED
from airwitness.statements.focus import Focus
from airwitness.statements.found import Range
from airwitness.statements.making_works import WORKS
from airwitness.statements.records import Named, Phrase
from airwitness.statements.sentences import Sentence
from airwitness.statements.words import among

_PRONOUNS = among("it its it's they their")
_ENDINGS = ("'s", "’s", *OWNED)  # the army's; the army-owned


def meant(
    focus: Focus, s: Sentence, span: Range | None, *, body: bool, told: str | None = None
) -> Named | None:  # fmt: skip
    """What stands at a place of a sentence, with its name as the text told it last.

    Args:
        focus: what the text spoke of before; told of what is named here.
        s: the sentence.
        span: items of the words; None gives None.
        body: whether they are somebody, who makes, owns or is owned; else a work.
        told: the name, where it is known already.
    """
    if span is None:
        return None
    if told is not None:
        return Named(phrase=Phrase.of(focus.text, [s.span(*span)]), name=told)
    lo, hi = span
    if hi - lo == 1 and s.is_quote(lo):
        return _in_marks(focus, s, lo, body=body)
    first = lo + (s.lows[lo] in {"the", "a", "an"} and hi - lo > 1)
    cut = next((e for e in _ENDINGS if s.forms[hi - 1].endswith(e)), "")
    end = s.ends[hi - 1] - len(cut)
    name = focus.text[s.starts[first] : end]
    is_pronoun = hi - lo == 1 and s.lows[lo] in _PRONOUNS
    known = _known(focus, s, span, body=body)
    if not body and not is_pronoun and not known and (s.lows[hi - 1] in WORKS or s.is_name(hi - 1)):
        focus.name(name, s, is_title=s.is_name(hi - 1) and hi > 1)
    name = known or name
    if body and not is_pronoun and any(s.is_name(k) for k in range(lo, hi)):
        focus.body = name
    return Named(phrase=Phrase.of(focus.text, [(s.starts[lo], end)]), name=name)


def _in_marks(focus: Focus, s: Sentence, lo: int, *, body: bool) -> Named:
    """What stands in marks, without them."""
    start, end = s.span(lo, lo + 1)
    inner = (start + 1, end - s.quotes[lo].closed)
    text = focus.text[inner[0] : inner[1]].rstrip(",.")
    inner = (inner[0], inner[0] + len(text)) if text else (start, end)
    if not body:
        focus.name(text, s, is_title=True)
    return Named(phrase=Phrase.of(focus.text, [inner]), name=text)


def _known(focus: Focus, s: Sentence, span: Range, *, body: bool) -> str | None:
    """What a pronoun, or `the song`, stands for."""
    lo, hi = span
    low = s.lows[lo]
    if hi - lo == 1 and low in _PRONOUNS:
        return focus.meant_body(lo) if body else focus.meant(low, lo)
    if body and hi - lo == 1 and low in {"he", "she"}:
        return focus.meant_person(lo)
    described = hi - lo == len(["the", "song"]) and low in {"the", "this"}
    if body or not described or s.is_name(lo + 1):
        return None
    return focus.described(s.lows[lo + 1])


def place(text: str, s: Sentence, span: Range) -> Named:
    """A place by its words, without its article; it is no work that `it` could mean."""
    phrase = Phrase.of(text, [s.span(*span)])
    first = span[0] + (s.lows[span[0]] in {"the", "a", "an"})
    return Named(phrase=phrase, name=text[s.starts[first] : phrase.spans[0][1]])
