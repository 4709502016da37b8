"""Pairs of stills, clip beside recording, with the part that both show drawn on them.

The pictures come as PNG files that somebody else made fit for where they go; nothing here
decides what may be seen. No text with them names a file.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from airwitness.report.blocks import offset
from airwitness.report.colours import COPY
from airwitness.report.drawing import box
from airwitness.report.markup import Content, Markup, element, join
from airwitness.report.words import clock_text, percent_text
from airwitness.trace.geometry import Placing, Rectangle

_EDGE = 0.01  # share of a picture; what begins nearer to an edge begins at it


class State(StrEnum):
    """How a still is shown."""

    OBSCURED = "obscured"
    CLEARED = "cleared"
    """As it is but for its boxes: persons cleared it."""
    WITHHELD = "withheld"
    """In no form: something else stands in its place."""
    MISSING = "missing"
    CLEAR = "clear"
    """As it is, on a private page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A still of one side, or why there is none."""

    at: int
    """Flicks at which it was asked for."""
    state: State
    time: int | None = None
    """Flicks at which the picture itself begins; None where there is none."""
    png: bytes | None = None
    """None where it is missing."""
    width: int = 0
    """Pixels of the picture that the file was made of."""
    height: int = 0
    cleared_by: tuple[str, ...] = ()
    """Actors who cleared it."""
    boxes: int = 0
    """That those who cleared it marked."""
    proposed: int = 0
    """Boxes of a detector, beside those."""
    note: str = ""
    """Why it is missing; of a cleared one, what no detector could look at."""
    points: tuple[tuple[float, float], ...] = ()
    """Corners that agree with the other side: shares of width and height, on a private page."""


class Side(StrEnum):
    """Of which file a still of an exhibit is."""

    EXHIBIT = "exhibit"
    """Of the object itself."""
    CLIP = "clip"
    """Of an airing: what was looked for."""
    RECORDING = "recording"
    """Of an airing: where it was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitStill:
    """A still that leaves with an exhibit."""

    name: str
    """Of its file, where it leaves as one: `exhibit-003-still-01.png`."""
    number: int
    """Among the stills of its exhibit, from 1."""
    moment: int
    """From 1; both sides of an airing show the same moment."""
    side: Side
    object: str
    """SHA-256 of the file that it is from."""
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitStills:
    """The stills of one exhibit, in order of moment and side."""

    exhibit: int
    stills: tuple[ExhibitStill, ...]
    placing: Placing | None = None
    """Of an airing: how the pictures lie to each other, if that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What clip and recording show at one moment of a match."""

    clip: Shown
    recording: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Stills:
    """The pairs of one match, in order of time."""

    pairs: tuple[Pair, ...]
    placing: Placing | None
    """How the pictures lie to each other, if that is known."""


def pair(shown: Pair, placing: Placing | None) -> Markup:
    """One pair.

    Args:
        shown: the stills.
        placing: where the part lies that both show; None draws nothing.
    """
    in_clip = None if placing is None else placing.in_clip
    in_recording = None if placing is None else placing.in_recording
    return element(
        "div",
        side(shown.clip, in_clip, Side.CLIP),
        side(shown.recording, in_recording, Side.RECORDING),
        class_="pair",
    )


def placing_text(placing: Placing) -> str:
    """In words what the outlines show."""
    parts = (
        f"{_part_text(placing.in_clip)} of the clip's picture is"
        f" {_part_text(placing.in_recording).lower()} of the recording's{_where(placing)}."
    )
    mirrored = " It is mirrored: left and right are exchanged." if placing.is_mirrored else ""
    return parts + mirrored


def _part_text(shape: Rectangle) -> str:
    if shape.is_whole:
        return "All"
    return f"A part of {percent_text(shape.width)} by {percent_text(shape.height)}"


def _where(placing: Placing) -> str:
    shape = placing.in_recording
    if shape.is_whole:
        return ""
    left = "at the left edge" if shape.left < _EDGE else f"{percent_text(shape.left)} from the left"
    top = "at the top" if shape.top < _EDGE else f"{percent_text(shape.top)} from the top"
    return f", {left} and {top}"


def side(shown: Shown, shape: Rectangle | None, of: Side, caption: Content = None) -> Markup:
    """One still with its words.

    Args:
        shown: the still, or why there is none.
        shape: the part that the other side shows too; None draws nothing.
        of: the file that it is from.
        caption: the words under it; side and time if not given.
    """
    content: Content
    if shown.png is None:
        content = element("p", f"No picture of the {of}: {shown.note}.", class_="no-still")
    else:
        source = base64.b64encode(shown.png).decode()
        still = element(
            "img",
            src=f"data:image/png;base64,{source}",
            alt=f"{shown.state} still of the {of} at {clock_text(shown.at, 1)}",
            width=str(shown.width),
            height=str(shown.height),
        )
        class_ = "still tall" if shown.height > shown.width else "still"
        content = element("div", still, _over(shown, shape), class_=class_)
    words = (f"{of} ", offset(shown.at, 1)) if caption is None else caption
    return element("div", content, element("p", words), class_="side")


def _over(shown: Shown, shape: Rectangle | None) -> Markup | None:
    """What is drawn over the picture and not in it: the part that both show, and the corners."""
    drawn = (_outline(shape), _dots(shown))
    if shown.state is State.WITHHELD or drawn == (None, None):
        return None
    return element(
        "svg",
        *drawn,
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        aria_hidden="true",
        class_="outline",
    )


def _outline(shape: Rectangle | None) -> Markup | None:
    """The part that both show."""
    if shape is None:
        return None
    x, y, width, height = (100 * s for s in (shape.left, shape.top, shape.width, shape.height))
    lines = (("#fff", "5"), (COPY, "2.5"))
    return join(
        *(
            box(x, y, width, height, "none", stroke=c, stroke_width=w, vector_effect=_SAME_WIDTH)
            for c, w in lines
        )
    )


def _dots(shown: Shown) -> Markup | None:
    """The corners that agree with the other side, on a clear picture."""
    if shown.state is not State.CLEAR or not shown.points:
        return None
    path = "".join(f"M{100 * x:.2f} {100 * y:.2f}h0" for x, y in shown.points)
    return join(
        *(
            element(
                "path",
                d=path,
                fill="none",
                stroke=colour,
                stroke_width=width,
                stroke_linecap="round",
                vector_effect=_SAME_WIDTH,
            )
            for colour, width in (("#fff", "7"), (COPY, "4"))
        )
    )


_SAME_WIDTH = "non-scaling-stroke"


def figure(stills: Stills, match: str) -> Markup:
    """The obscured pairs of a match, for the page of a search.

    Args:
        stills: obscured.
        match: its id.
    """
    told: Sequence[Content] = (
        "Obscured stills of clip (above) and recording (below) at the same moments of the copy. ",
        "" if stills.placing is None else f"{placing_text(stills.placing)} ",
        "Whoever has the archive sees them clear with ",
        element("bdi", f"airwitness view {match}", dir="ltr", class_="code"),
        ".",
    )
    return element(
        "figure",
        element("div", (pair(p, stills.placing) for p in stills.pairs), class_="pairs"),
        element("figcaption", join(*told)),
        class_="stills",
    )
