"""Searches made by hand, and a browser that only reads: for the tests of the page."""

import hashlib
import math
import random
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np

from airwitness.airings import Coverage, Match, Piece, find_airings
from airwitness.evidence.verify import Check
from airwitness.redaction import obscured_png
from airwitness.report import Head, Report, compose
from airwitness.report.stills import Pair, Shown, State, Stills
from airwitness.report.words import (
    Sentence,
    plain,
)
from airwitness.search import Query, Score, Search, Unsearched
from airwitness.spans import FLICKS, MICROSECONDS, Span, SpanSet, WallSpan, flicks_of, parse_utc
from airwitness.trace.geometry import WHOLE, Placing, Rectangle

MADE_AT = parse_utc("2026-03-05T09:30:00Z")
CLIP = 72.0
PAL = 24 / 25
DENSITY = 5.0  # peaks a second
INSIDE = Rectangle(left=0.6, top=0.05, width=0.35, height=0.35)


def sha(words: str) -> str:
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()


def make_match(
    file: str,
    at: float,
    *pieces: tuple[float, float],
    service: str | None = "tv-one",
    start: str | None = "2026-03-01T18:00:00Z",
    tempo: float = 1.0,
    uncertainty: float = 2.0,
    pause: float = 3.0,
    notes: tuple[str, ...] = (),
) -> Match:
    """A match at a recording time; pieces are seconds of the clip, with a pause between."""
    made, points, here = [], [], at
    chance = random.Random(sha(f"{file}{at}"))
    for begin, end in pieces or ((0.0, CLIP),):
        length = (end - begin) * tempo
        made.append(
            Piece(
                query=Span(start=flicks_of(begin), end=flicks_of(end)),
                reference=Span(start=flicks_of(here), end=flicks_of(here + length)),
            )
        )
        for _ in range(int((end - begin) * DENSITY)):
            clip = chance.uniform(begin, end)
            if 30 < clip < 33:
                continue
            points.append((clip, here + (clip - begin) * tempo + chance.gauss(0, 0.012)))
        here += length + pause
    reference = Span(start=made[0].reference.start, end=made[-1].reference.end)
    zero = None if start is None else parse_utc(start)
    identity = sha(f"{file}{at}{service}")
    return Match(
        id="m" + identity[:11],
        recording="r" + sha(file)[:12],
        name=file,
        service=service,
        part=sha("part" + file),
        lane="sound 0",
        pieces=tuple(made),
        wall=None
        if zero is None
        else WallSpan(
            start=zero + round(at * MICROSECONDS),
            end=zero + round(reference.end / 705.6),
        ),
        uncertainty=round(uncertainty * MICROSECONDS),
        tempo=tempo,
        pitch=tempo,
        kinds=("audio",),
        votes=60 + 9 * len(points),
        hit_fraction=0.31 + chance.random() / 4,
        evidence=float(len(points)),
        expected_false=1e-4,
        time_map=tuple(
            (clip / FLICKS, recording / FLICKS)
            for piece in made
            for clip, recording in (
                (piece.query.start, piece.reference.start),
                (piece.query.end, piece.reference.end),
            )
        ),
        points=tuple(points),
        notes=notes,
    )


def pictured(match: Match, inside: Rectangle = INSIDE, *, is_mirrored: bool = True) -> Match:
    """The same match, resting on pictures too: the recording shows the clip in a corner."""
    frames = []
    for piece in match.pieces:
        start, length = piece.query.start / FLICKS, piece.query.duration / FLICKS
        for clip in (start + length * (n + 0.5) / 9 for n in range(9)):
            off = 0.04 * math.sin(7 * clip)
            begin = piece.reference.start / FLICKS
            frames.append((clip, begin + (clip - start) * match.tempo + off))
    placing = Placing(in_recording=inside, in_clip=WHOLE, is_mirrored=is_mirrored)
    return replace(match, kinds=("audio", "picture"), picture=placing, frames=tuple(frames))


def made_stills(match: Match, number: int = 4) -> Stills:
    """Obscured pairs of bands of colour; of the last pair the recording's picture is missing."""
    pairs = []
    for clip, recording in match.frames[::2][:number]:
        band = np.linspace(0, 255, 640).astype(np.uint8)
        side = np.zeros((360, 640, 3), np.uint8)
        side[..., 0], side[..., 1], side[..., 2] = band, band[::-1], int(clip * 5) % 256
        frame = np.full((576, 1024, 3), 40, np.uint8)
        rows, columns = np.arange(202) * 360 // 202, 639 - np.arange(358) * 640 // 358
        frame[29:231, 614:972] = side[rows][:, columns]  # small, mirrored, in the right corner
        shown = [
            Shown(
                at=flicks_of(at),
                state=State.OBSCURED,
                png=obscured_png(x),
                width=x.shape[1],
                height=x.shape[0],
            )
            for at, x in ((clip, side), (recording, frame))
        ]
        pairs.append(Pair(clip=shown[0], recording=shown[1]))
    last = Shown(
        at=flicks_of(match.frames[-1][1]),
        state=State.MISSING,
        note="nothing could be decoded there",
    )
    pairs[-1] = replace(pairs[-1], recording=last)
    return Stills(pairs=tuple(pairs), placing=match.picture)


def make_search(
    matches: list[Match],
    *,
    coverage: tuple[Coverage, ...] = (),
    unsearched: tuple[Unsearched, ...] = (),
    name: str = "clip.mp4",
    hours: float = 17.0,
) -> Search:
    airings, noted, recurring = find_airings(matches, flicks_of(CLIP))
    return Search(
        query=Query(
            name=name,
            sha256=sha(name),
            duration=flicks_of(CLIP),
            span=Span(start=0, end=flicks_of(CLIP)),
        ),
        matches=tuple(noted),
        static=(),
        weaker=(),
        airings=tuple(airings),
        recurring=recurring,
        coverage=coverage,
        recordings=9,
        searched=flicks_of(hours * 3600),
        unsearched=unsearched,
        score=Score(
            threshold=1e-3,
            floor=1e-4,
            hours=hours,
            picture_hours=hours,
            alike=16.0,
            decoys=0,
            speeds="all",
        ),
        versions={"airwitness": "0.1.0", "fingerprint": "audio 1", "parameters": sha("p")},
    )


def cover(service: str, start: str, end: str, *recorded: tuple[str, str]) -> Coverage:
    span = WallSpan(start=parse_utc(start), end=parse_utc(end))
    have = SpanSet.of(WallSpan(start=parse_utc(a), end=parse_utc(b)) for a, b in recorded)
    return Coverage(
        service=service,
        span=span,
        expected=span.duration,
        recorded=have.duration,
        missing=SpanSet.of([span]).without(have).spans,
    )


def rich_search(*, name: str = "march of the little drum.mp4") -> Search:
    """Two services, three days, seven airings, an ident, an unknown clock."""
    d1, d2, d3 = "2026-03-01", "2026-03-02", "2026-03-03"
    matches = [
        pictured(make_match("tv-one 2026-03-01 1800.ts", 314.2)),
        make_match(
            "tv-one 2026-03-01 1800.ts",
            2851.37,
            (4.0, 31.5),
            (47.0, 66.2),
            notes=("cut into 2 pieces",),
        ),
        make_match("tv-one 2026-03-01 1900.ts", 3570.9, (0.0, 29.1), start=f"{d1}T19:00:00Z"),
        make_match("tv-one 2026-03-01 2000.ts", 0.0, (29.4, 72.0), start=f"{d1}T20:00:00Z"),
        make_match(
            "film block 25 fps.ts",
            1204.66,
            start=f"{d2}T21:00:00Z",
            tempo=PAL,
            notes=("speed 0.9600",),
        ),
        *(
            make_match(
                "radio-two/2026-03-02.mp3",
                5400.0 + 12.6 * n,
                (8.0, 20.5),
                service="radio-two",
                start=f"{d2}T06:00:00Z",
                uncertainty=0.5,
            )
            for n in range(4)
        ),
        make_match(
            "radio-two/2026-03-03.mp3",
            7512.08,
            (0.0, 48.3),
            service="radio-two",
            start=f"{d3}T05:30:00Z",
            uncertainty=900.0,
        ),
        make_match("نشرة الأخبار.mp4", 42.17, (0.0, 70.8), service=None, start=None),
        *(
            make_match(
                "jingle-fm.mp3",
                900.0 * n + 12.3,
                (0.0, 6.2),
                service="jingle-fm",
                start=f"{d1}T00:00:00Z",
                uncertainty=1.0,
            )
            for n in range(24)
        ),
    ]
    coverage = (
        cover(
            "jingle-fm",
            f"{d1}T00:00:00Z",
            f"{d1}T08:00:00Z",
            (f"{d1}T00:00:00Z", f"{d1}T06:00:00Z"),
        ),
        cover(
            "radio-two",
            f"{d1}T00:00:00Z",
            "2026-03-04T00:00:00Z",
            (f"{d2}T06:00:00Z", f"{d2}T12:00:00Z"),
            (f"{d3}T05:30:00Z", f"{d3}T10:15:00Z"),
        ),
        cover(
            "tv-one",
            f"{d1}T00:00:00Z",
            "2026-03-04T00:00:00Z",
            (f"{d1}T18:00:00Z", f"{d1}T21:00:00Z"),
            (f"{d2}T21:00:00Z", f"{d3}T00:40:00Z"),
            (f"{d3}T12:00:00Z", f"{d3}T13:00:00Z"),
        ),
    )
    half = Span(start=flicks_of(1200), end=flicks_of(1512.5))
    unsearched = (
        Unsearched(
            recording="r0a1b2c3d4e5f",
            name="mute.mp4",
            span=Span(start=0, end=flicks_of(1800)),
            reason="no sound (pictures are not searched by this version)",
        ),
        Unsearched(
            recording="r0a1b2c3d4e60",
            name="tv-one 2026-03-03 1200.ts",
            span=half,
            reason="damaged or missing sound",
        ),
        Unsearched(recording="r0a1b2c3d4e61", name="new.ts", span=None, reason="not yet indexed"),
    )
    return make_search(matches, coverage=coverage, unsearched=unsearched, name=name, hours=21.4)


def rich_report(**more: str) -> Report:
    checks = [
        Check(rule, "passed", "", f"{n * 37} read")
        for n, rule in enumerate(("V001", "V101", "V201"))
    ]
    checks.append(Check("V301", "not checked", "", "the archive was never sealed"))
    search = rich_search(**more)
    return compose(
        search,
        made_at=MADE_AT,
        checks=checks,
        head=Head(sequence=48, digest=sha("h")),
        stills={m.id: made_stills(m) for m in search.matches if m.picture},
    )


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br", "img", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return "".join(data for tag, data in self.words if tag != "style")


def spoken(sentence: Sentence) -> str:
    return plain(sentence).replace("\u00a0", " ")
