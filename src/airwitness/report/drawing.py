"""SVG: the frame of a picture, its words, its hatching, and the steps of a time axis."""

from collections.abc import Iterable

from airwitness.report.colours import HATCH, INK
from airwitness.report.markup import Content, Markup, element

_STEPS = (
    *(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0),
    *(60.0 * m for m in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)),
)  # seconds between ticks


def picture(
    width: float,
    height: float,
    key: str,
    title: str,
    described: str,
    *content: Content,
    role: str = "img",
) -> Markup:
    """An SVG with a title and a description for those who do not see it.

    Args:
        width: of the view box; on the page it is as wide as there is room.
        height: of the view box.
        key: of its ids; no other picture on the page has it.
        title: what it shows.
        described: what can be seen in it.
        content: the drawing.
        role: `group` where links stand in it, which those who do not see it must reach.
    """
    return element(
        "svg",
        element("title", title, id=f"{key}-t"),
        element("desc", described, id=f"{key}-d"),
        *content,
        viewBox=f"0 0 {width:g} {height:g}",
        role=role,
        aria_labelledby=f"{key}-t {key}-d",
    )


def hatching(key: str) -> Markup:
    """Slanted lines, for what is not there; filled with `hatched(key)`."""
    path = element("path", d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2", stroke=HATCH, stroke_width="1.1")
    return element(
        "defs",
        element(
            "pattern", path, id=f"{key}-h", width="6", height="6", patternUnits="userSpaceOnUse"
        ),
    )


def hatched(key: str) -> str:
    """The fill that `hatching` defines."""
    return f"url(#{key}-h)"


def words(
    x: float,
    y: float,
    content: Content,
    *,
    anchor: str | None = None,
    size: float = 12.0,
    fill: str = INK,
    weight: str | None = None,
    is_haloed: bool = False,
) -> Markup:
    """A line of text; `y` is its base line. A halo keeps it legible over a drawing."""
    return element(
        "text",
        content,
        x=x,
        y=y,
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        font_weight=weight,
        stroke="#fff" if is_haloed else None,
        stroke_width=3.5 if is_haloed else None,
        stroke_linejoin="round" if is_haloed else None,
        paint_order="stroke" if is_haloed else None,
    )


def box(x: float, y: float, width: float, height: float, fill: str, **more: str) -> Markup:
    """A filled rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, **more)


def lines(pieces: Iterable[tuple[float, float, float, float]], stroke: str, width: float) -> Markup:
    """Straight lines from (x, y) to (x, y), of one kind."""
    d = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {e:.1f}" for a, b, c, e in pieces)
    return element("path", d=d, fill="none", stroke=stroke, stroke_width=width)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round seconds from 0 on between two limits, at most so many."""
    length = max(high - low, 0.01)
    step = next((s for s in _STEPS if length / s <= most), _STEPS[-1])
    while length / step > most:
        step *= 2
    first = max(0, -int(-low // step))
    return [n * step for n in range(first, int(high // step) + 1)]


def tick_text(second: float, step: float) -> str:
    """`m:ss` or `h:mm:ss`, with decimals where steps are shorter than a second."""
    digits = 0 if step >= 1 else 1 if step >= 0.1 else 2  # noqa: PLR2004
    unit = 10**digits
    whole, part = divmod(round(second * unit), unit)
    minutes, rest = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    fraction = f".{part:0{digits}d}" if digits else ""
    start = f"{hour}:{minute:02d}" if hour else f"{minute}"
    return f"{start}:{rest:02d}{fraction}"
