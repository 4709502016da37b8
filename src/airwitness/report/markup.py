"""HTML and SVG by small pieces, escaped unless they are markup already.

Example:
    >>> element("p", "a < b ", element("bdi", "c", class_="name"))
    '<p>a &lt; b <bdi class="name">c</bdi></p>'
"""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from airwitness.report.words import Kind, Run, Sentence, visible

_VOID = frozenset({"meta", "link", "br", "hr", "col", "img", "input"})


class Markup(str):
    """Text that was escaped."""

    __slots__ = ()


Content: TypeAlias = "str | Iterable[Content] | None"


def element(tag: str, *content: Content, **attributes: str | float | None) -> Markup:
    """One element.

    Args:
        tag: its name.
        content: escaped where it is no `Markup`; None is nothing.
        attributes: `class_` and `aria_label` become `class` and `aria-label`; None is left
            out; numbers are written with at most two decimals.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{join(*content)}</{tag}>")


def join(*content: Content) -> Markup:
    """Pieces one after the other, each escaped where it is no `Markup`."""
    out: list[str] = []
    for item in content:
        if isinstance(item, Markup):
            out.append(item)
        elif isinstance(item, str):
            out.append(escape(visible(item)))
        elif item is not None:
            out.append(join(*item))
    return Markup("".join(out))


def inline(sentence: Sentence) -> Markup:
    """A sentence, each run isolated by its kind."""
    return join(_run(run) for run in sentence)


def ltr(words: str, *, class_: str | None = "code") -> Markup:
    """A digest or an offset: left to right whatever stands around it."""
    return element("bdi", words, dir="ltr", class_=class_)


def _run(run: Run) -> Markup:
    match run.kind:
        case Kind.TEXT:
            return join(run.text)
        case Kind.STRONG:
            return element("strong", run.text)
        case Kind.NAME:
            return element("bdi", run.text, class_="name")
        case Kind.TIME:
            return element("time", run.text, datetime=run.iso, dir="ltr")


def _value(value: str | float) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(visible(str(value)))
