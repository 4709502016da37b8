"""The plots of a match: its time map with its peaks, and the stretch of the clip it covers."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from airwitness.airings import Match, Piece
from airwitness.report.colours import COPY, COPY_TINT, HATCH, INK, LINE, LINK, QUIET, RECORDED
from airwitness.report.drawing import (
    box,
    hatched,
    hatching,
    lines,
    picture,
    tick_text,
    ticks,
    words,
)
from airwitness.report.markup import Markup, element
from airwitness.report.words import clock_text, count_text, percent_text
from airwitness.search import Query
from airwitness.spans import FLICKS

_WIDTH, _LEFT, _RIGHT = 560.0, 80.0, 550.0
_TOP, _BOTTOM = 8.0, 250.0  # of the time map
_OFF_TOP, _OFF_BOTTOM = 262.0, 306.0  # of the distances from the line
_STRIP_TOP, _STRIP_BOTTOM = 318.0, 346.0  # of the counts
_HEIGHT = 388.0
_NO_DISTANCES = 56.0  # by which all below moves up where nothing matched was kept
_BESIDE = 0.01  # share of a stretch by which a peak may lie beyond its knots
_REACHES = (20.0, 50.0, 100.0, 200.0, 500.0)  # ms that the distances may show
_BINS = 67  # of the strip: 7 px each
_LABEL = 150.0  # width of the words at an end
_SMALL = 0.08  # share of the clip under which only the neighbourhood is drawn


class _Frame:
    """Seconds → places. Both axes have one scale, so that the same speed is always one slope."""

    def __init__(self, match: Match, query: Query) -> None:
        start, end = query.span.start / FLICKS, query.span.end / FLICKS
        asked, reference = match.query, match.reference
        length = asked.duration / FLICKS
        self.is_part = length < _SMALL * (end - start)
        if self.is_part:
            start, end = (
                max(start, asked.start / FLICKS - 3 * length),
                min(end, asked.end / FLICKS + 3 * length),
            )
        self.start, self.end = start, max(end, start + 0.01)
        self.has_dots = bool(match.points or match.frames)
        self.up = 0.0 if self.has_dots else _NO_DISTANCES
        self.strip_bottom = _STRIP_BOTTOM - self.up
        self.height = _HEIGHT - self.up
        height = max(reference.duration / FLICKS, self.end - self.start) * 1.5
        middle = (reference.start + reference.end) / 2 / FLICKS
        self.low, self.high = middle - height / 2, middle + height / 2

    def x(self, clip: float) -> float:
        """Of a clip time."""
        return _LEFT + (_RIGHT - _LEFT) * (clip - self.start) / (self.end - self.start)

    def y(self, recording: float) -> float:
        """Of a recording time."""
        return _BOTTOM - (_BOTTOM - _TOP) * (recording - self.low) / (self.high - self.low)


def time_map(match: Match, query: Query, key: str) -> Markup:
    """Recording time against clip time, and below it the matched peaks along the clip.

    Args:
        match: what is drawn.
        query: the clip.
        key: of its ids on the page.
    """
    frame = _Frame(match, query)
    covered = sum(p.query.duration for p in match.pieces) / max(1, query.duration)
    asked, reference = match.query, match.reference
    noticed = " and ".join(
        word for word, found in (("heard", match.points), ("seen", match.frames)) if found
    )
    described = (
        f"Clip {clock_text(asked.start)} to {clock_text(asked.end)} is {noticed or 'found'} at"
        f" {clock_text(reference.start)} to {clock_text(reference.end)} of the recording,"
        f" in {count_text(len(match.pieces), 'straight piece')}: {percent_text(covered)}"
        f" of the clip." + (f" {matched_text(match)} drawn." if frame.has_dots else "")
    )
    return picture(
        _WIDTH,
        frame.height,
        key,
        "Time map: recording time against clip time",
        described,
        hatching(key),
        _axes(frame),
        (_drop(frame, piece) for piece in match.pieces),
        _map_lines(frame, match.pieces),
        _points(frame, match.points),
        _frames(frame, match.frames),
        _ends(frame, match),
        _legend(match) if match.frames else None,
        _distances(frame, match) if frame.has_dots else None,
        _strip(frame, match, key),
    )


def share_bar(covered: Sequence[tuple[float, float]], key: str, told: str) -> Markup:
    """Which stretches of the clip were aired, as a small bar."""
    return picture(
        96,
        12,
        key,
        told,
        "The bar stands for the whole clip.",
        box(0.5, 0.5, 95, 11, "#fff", stroke=HATCH),
        (box(0.5 + 95 * a, 0.5, max(1.5, 95 * (b - a)), 11, COPY) for a, b in covered),
    )


def _axes(frame: _Frame) -> Markup:
    across = ticks(frame.start, frame.end, 7)
    up = ticks(max(0.0, frame.low), frame.high, 6)
    step_x = across[1] - across[0] if len(across) > 1 else 0.01
    step_y = up[1] - up[0] if len(up) > 1 else 0.01
    middle = (_TOP + _BOTTOM) / 2
    part = " (the part around the match)" if frame.is_part else ""
    return element(
        "g",
        lines(((frame.x(t), _TOP, frame.x(t), _BOTTOM) for t in across), LINE, 0.7),
        lines(((_LEFT, frame.y(t), _RIGHT, frame.y(t)) for t in up), LINE, 0.7),
        _outline(_TOP, _BOTTOM),
        (
            words(
                frame.x(t),
                frame.strip_bottom + 15,
                tick_text(t, step_x),
                anchor="middle",
                size=11.5,
            )
            for t in across
        ),
        (
            words(_LEFT - 6, frame.y(t) + 4, tick_text(t, step_y), anchor="end", size=11.5)
            for t in up
        ),
        words(
            (_LEFT + _RIGHT) / 2,
            frame.height - 8,
            f"clip time, min:s{part}",
            anchor="middle",
            size=11,
            fill=QUIET,
        ),
        element(
            "g",
            words(0, 0, "recording time, h:min:s", anchor="middle", size=11, fill=QUIET),
            transform=f"translate(11 {middle:g}) rotate(-90)",
        ),
    )


def _drop(frame: _Frame, piece: Piece) -> Markup:
    """Faint guides from the ends of a piece to the clip axis."""
    ends = (
        (piece.query.start / FLICKS, piece.reference.start / FLICKS),
        (piece.query.end / FLICKS, piece.reference.end / FLICKS),
    )
    d = "".join(f"M{frame.x(c):.1f} {frame.y(r):.1f}V{frame.strip_bottom:.1f}" for c, r in ends)
    return element("path", d=d, stroke=QUIET, stroke_width="0.8", stroke_dasharray="2 3")


def _points(frame: _Frame, points: Sequence[tuple[float, float]]) -> Markup:
    return _dots(_places(frame, points), 3.0)


def _frames(frame: _Frame, frames: Sequence[tuple[float, float]]) -> Markup | None:
    return _diamonds(_places(frame, frames), 4.5) if frames else None


def _places(frame: _Frame, times: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where clip and recording seconds lie, of those that the plot has room for."""
    return [
        (frame.x(c), frame.y(r))
        for c, r in times
        if frame.start <= c <= frame.end and frame.low <= r <= frame.high
    ]


def _dots(places: Sequence[tuple[float, float]], size: float) -> Markup:
    """Dots, each place once: lines of no length with round ends."""
    d = "".join(dict.fromkeys(f"M{x:.1f} {y:.1f}h0" for x, y in places))
    return element("path", d=d, stroke=INK, stroke_width=size, stroke_linecap="round")


def _diamonds(places: Sequence[tuple[float, float]], size: float) -> Markup:
    """Hollow diamonds, each place once: no dot looks like one, in grey or on paper either."""
    s = f"{size:g}"
    d = "".join(
        dict.fromkeys(f"M{x:.1f} {y - size:.1f}l{s} {s}l-{s} {s}l-{s} -{s}z" for x, y in places)
    )
    return element("path", d=d, fill="#fff", fill_opacity="0.6", stroke=LINK, stroke_width=1.6)


def _legend(match: Match) -> Markup:
    """What dot and diamond stand for, in the corner that the line leaves free."""
    entries: list[Markup] = []
    top = _TOP + 16
    if match.points:
        entries += [_dots([(_LEFT + 14, top - 4)], 4.0), words(_LEFT + 25, top, "sound: a peak")]
        top += 17
    entries += [
        _diamonds([(_LEFT + 14, top - 4)], 4.5),
        words(_LEFT + 25, top, "picture: a frame"),
    ]
    ground = box(_LEFT + 4, _TOP + 3, 138, top - _TOP + 4, "#fff", stroke=LINE)
    return element("g", ground, entries)


def matched_text(match: Match) -> str:
    """How much is drawn of what a match rests on: `120 matched peaks and 8 matched frames`."""
    kinds = ((match.points, "matched peak"), (match.frames, "matched frame"))
    said = [count_text(len(found), noun) for found, noun in kinds if found]
    return " and ".join(said) or "No matched peak"


def _map_lines(frame: _Frame, pieces: Sequence[Piece]) -> Markup:
    return lines(
        (
            (
                frame.x(p.query.start / FLICKS),
                frame.y(p.reference.start / FLICKS),
                frame.x(p.query.end / FLICKS),
                frame.y(p.reference.end / FLICKS),
            )
            for p in pieces
        ),
        COPY_TINT,
        9.0,
    )


def _ends(frame: _Frame, match: Match) -> Markup:
    """Both ends in clip and recording; between pieces the ends are marked without words."""
    marks = [
        (frame.x(c / FLICKS), frame.y(r / FLICKS))
        for p in match.pieces
        for c, r in ((p.query.start, p.reference.start), (p.query.end, p.reference.end))
    ]
    first, last = match.pieces[0], match.pieces[-1]
    start = _end(*marks[0], "start", first.query.start, first.reference.start, is_above=False)
    end = _end(*marks[-1], "end", last.query.end, last.reference.end, is_above=True)
    dots = [
        element("circle", cx=x, cy=y, r=4.5, fill="#fff", stroke=COPY, stroke_width=2.2)
        for x, y in marks
    ]
    return element("g", dots, start, end)


def _end(x: float, y: float, what: str, clip: int, recording: int, *, is_above: bool) -> Markup:
    """The words at an end: above and left of the last one, below and right of the first."""
    if is_above:
        is_left, top = x - _LABEL > _LEFT, y - 23
    else:
        is_left, top = x + _LABEL > _RIGHT, y + 18
    x, anchor = (x - 7, "end") if is_left else (x + 7, None)
    return element(
        "g",
        words(x, top, f"{what}: clip {clock_text(clip)}", anchor=anchor, is_haloed=True),
        words(x, top + 15, f"rec. {clock_text(recording)}", anchor=anchor, is_haloed=True),
    )


def _distances(frame: _Frame, match: Match) -> Markup:
    """How far each matched peak lies off the line, magnified."""
    off, seen = (
        [(c, 1000 * _off_map(match.time_map, c, r)) for c, r in times]
        for times in (match.points, match.frames)
    )
    most = max((abs(ms) for _, ms in (*off, *seen)), default=0.0)
    reach = next((limit for limit in _REACHES if most <= limit), _REACHES[-1])
    middle, half = (_OFF_TOP + _OFF_BOTTOM) / 2, (_OFF_BOTTOM - _OFF_TOP) / 2

    def places(times: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        inside = [(c, max(-reach, min(reach, ms))) for c, ms in times]
        return [
            (frame.x(c), middle - (half - 3) * ms / reach)
            for c, ms in inside
            if frame.start <= c <= frame.end
        ]

    return element(
        "g",
        lines([(_LEFT, middle, _RIGHT, middle)], COPY, 1.2),
        _dots(places(off), 2.6),
        _diamonds(places(seen), 3.5) if seen else None,
        _outline(_OFF_TOP, _OFF_BOTTOM),
        words(_LEFT - 6, middle - 3, "off the line", anchor="end", size=11, fill=QUIET),
        words(_LEFT - 6, middle + 11, f"± {reach:.0f} ms", anchor="end", size=11, fill=QUIET),
    )


def _off_map(time_map: Sequence[tuple[float, float]], clip: float, recording: float) -> float:
    """Seconds by which a peak lies off the time map, straight between its knots."""
    off = [
        recording - (before[1] + share * (after[1] - before[1]))
        for before, after in pairwise(time_map)
        if after[0] > before[0]
        and -_BESIDE <= (share := (clip - before[0]) / (after[0] - before[0])) <= 1 + _BESIDE
    ]
    return min(off, key=abs, default=0.0)


def _outline(top: float, bottom: float) -> Markup:
    return box(_LEFT, top, _RIGHT - _LEFT, bottom - top, "none", stroke=HATCH)


def _strip(frame: _Frame, match: Match, key: str) -> Markup:
    """How many matched peaks, or else frames, lie where in the clip; hatched where none did."""
    width = (_RIGHT - _LEFT) / _BINS
    counts = Counter(
        min(_BINS - 1, int((frame.x(clip) - _LEFT) / width))
        for clip, _ in match.points or match.frames
        if frame.start <= clip <= frame.end
    )
    how, what = ("matched", "frames" if not match.points else "peaks")
    if not frame.has_dots:
        how, what = "copied", "(shaded)"
    most = max(counts.values(), default=1)
    bottom, height = frame.strip_bottom, _STRIP_BOTTOM - _STRIP_TOP
    top = bottom - height
    spans = [
        (max(_LEFT, frame.x(p.query.start / FLICKS)), min(_RIGHT, frame.x(p.query.end / FLICKS)))
        for p in match.pieces
    ]
    return element(
        "g",
        box(_LEFT, top, _RIGHT - _LEFT, height, hatched(key)),
        (box(a, top, max(1.0, b - a), height, "#fff") for a, b in spans),
        (box(a, top, max(1.0, b - a), height, RECORDED, opacity="0.55") for a, b in spans),
        (
            box(
                _LEFT + n * width + 0.5,
                bottom - (height - 3) * c / most,
                width - 1,
                (height - 3) * c / most,
                INK,
            )
            for n, c in sorted(counts.items())
        ),
        _outline(top, bottom),
        words(_LEFT - 6, top + 12, how, anchor="end", size=11, fill=QUIET),
        words(_LEFT - 6, top + 25, what, anchor="end", size=11, fill=QUIET),
    )
