"""Which stretches of an original are read for the ends of a copy, and where an end is put."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from airwitness.acts import closer as closer_module
from airwitness.acts.clip import Clip
from airwitness.acts.matching import Copy, asked_span, reference_span
from airwitness.acts.originals import PictureEnd, SoundEnd, ends_of
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.errors import InputError
from airwitness.search import Query
from airwitness.spans import FLICKS, Span, flicks_of
from airwitness.trace.align import Alignment
from airwitness.trace.geometry import WHOLE, Placing
from airwitness.trace.glance import Candidate
from airwitness.trace.judge import TimeMap
from airwitness.trace.picture import ClipPictures, PictureAlignment
from airwitness.trace.picture_table import PictureLane
from airwitness.trace.segment import Lane

RATE, FRAME = 8_000, 62.5
CLIP, RECORDING = 20.0, 60.0  # s
LATE = 30.0  # s of the recording where the clip's zero would lie
DURATION = flicks_of(RECORDING)
FRAMES: Any = SimpleNamespace(time=np.arange(80) * FLICKS // 4)


@pytest.fixture
def clip() -> Clip:
    span = Span(start=0, end=flicks_of(CLIP))
    shown = ClipPictures(frames=FRAMES, mirrored=FRAMES, begin=0.0, end=CLIP)
    return Clip(
        query=Query(name="clip", sha256="0" * 64, duration=span.end, span=span),
        tracks=(np.zeros(round(CLIP * RATE), np.float32),),
        starts=(0,),
        pictures=(shown,),
    )


def sound(begin: float, end: float, late: float = LATE, lane_start: float = 0.0) -> Alignment:
    frames = round((RECORDING - lane_start) * FRAME)
    start = flicks_of(lane_start)
    lane = Lane(part="p", name="side 3", first=0, frames=frames, start=start, decoys=0)
    return Alignment(
        candidate=cast("Candidate", SimpleNamespace(lane=lane)),
        line=TimeMap(offset=(late - lane_start) * FRAME, tempo=1.0, pitch=1.0),
        begin=begin * FRAME,
        end=end * FRAME,
        evidence=99.0,
        hits=9,
        peaks=9,
        points=np.zeros((0, 2), np.float32),
    )


def pictures(begin: float, end: float, speed: float = 1.0) -> PictureAlignment:
    lane = PictureLane(part="p", name="picture 1", first=0, frames=60, start=0, end=DURATION)
    pairs = np.arange(np.ceil(begin), end)
    return PictureAlignment(
        lane=lane,
        speed=speed,
        offset=LATE,
        begin=begin,
        end=end,
        evidence=99.0,
        still=99.0,
        exact=99.0,
        exact_still=99.0,
        placing=Placing(in_recording=WHOLE, in_clip=WHOLE, is_mirrored=False),
        crossed=9,
        best=LATE + speed * begin,
        frames=tuple((float(t), LATE + speed * float(t)) for t in pairs),
    )


def copy_of(*heard: Alignment, shown: tuple[PictureAlignment, ...] = ()) -> Copy:
    pieces = tuple((0, alignment) for alignment in heard)
    return Copy(pieces=pieces, shown=shown, evidence=99.0, expected_false=1e-4)


def test_some_seconds_around_each_end_are_read(clip: Clip) -> None:
    ends = list(ends_of(clip, copy_of(sound(4, 8), sound(9, 12)), DURATION))
    assert [end.outwards for end in ends] == [-1, 1]
    wishes = [end.wish() for end in ends]
    assert {(wish.kind, wish.track, wish.is_side) for wish in wishes} == {("sound", 3, True)}
    for wish, at in zip(wishes, (LATE + 4, LATE + 12), strict=True):
        (span,) = wish.spans
        assert span.start < flicks_of(at - 3) < flicks_of(at + 3) < span.end
        assert span.duration < 12 * FLICKS


def test_no_more_is_read_than_there_is_of_clip_and_recording(clip: Clip) -> None:
    begin, end = ends_of(clip, copy_of(sound(0, CLIP)), DURATION)
    assert begin.wish().spans[0].start >= flicks_of(LATE - 0.1)
    assert end.wish().spans[0].end <= flicks_of(LATE + CLIP + 0.1)
    begin, end = ends_of(clip, copy_of(sound(12, 13, late=-11.5)), DURATION)
    assert begin.wish().spans[0].start == 0
    shown = copy_of(shown=(pictures(1, 19.5),))
    begin, end = ends_of(clip, shown, DURATION)
    assert begin.wish().spans[0].start >= flicks_of(LATE - 0.1)
    assert end.wish().spans[0].end <= flicks_of(LATE + CLIP + 0.1)


def test_pictures_are_looked_at_where_they_go_beyond_the_sound(clip: Clip) -> None:
    both = copy_of(sound(5, 10), shown=(pictures(4.5, 8), pictures(9, 12)))
    kinds = [(type(end), end.outwards) for end in ends_of(clip, both, DURATION)]
    assert kinds == [(SoundEnd, -1), (SoundEnd, 1), (PictureEnd, 1)]
    alone = copy_of(shown=(pictures(4.5, 8), pictures(9, 12)))
    kinds = [(type(end), end.outwards) for end in ends_of(clip, alone, DURATION)]
    assert kinds == [(PictureEnd, -1), (PictureEnd, 1)]


def test_the_ends_of_a_still_are_those_of_the_index(clip: Clip) -> None:
    one: Any = SimpleNamespace(time=np.zeros(1, np.int64))
    still = ClipPictures(frames=one, mirrored=one, begin=0.0, end=0.0)
    asked = Clip(query=clip.query, tracks=(), starts=(), pictures=(still,))
    assert list(ends_of(asked, copy_of(shown=(pictures(0, 3),)), DURATION)) == []


@pytest.mark.parametrize("seed", range(20))
def test_an_end_is_never_put_outside_clip_or_recording(clip: Clip, seed: int) -> None:
    chance = np.random.default_rng(seed)
    late = float(chance.uniform(-15, RECORDING - 5))
    low, high = max(0.0, -late), min(CLIP, RECORDING - late)
    begin, end = np.sort(chance.uniform(low, high, 2)).tolist()
    speed = float(chance.uniform(0.5, 1.4))
    heard = copy_of(sound(begin, end, late, lane_start=float(seed % 3)))
    for copy in (heard, copy_of(shown=(pictures(begin, end, speed),))):
        for one in ends_of(clip, copy, DURATION):
            assert isinstance(one, SoundEnd | PictureEnd)
            for at in (one.told.limit, one.told.at, *chance.uniform(0, RECORDING, 4)):
                put = one.moved(one.told.within(float(at))).put(copy)
                if put is copy:
                    continue
                query = asked_span(put.pieces[0]) if put.pieces else None
                held = reference_span(put.pieces[0][1]) if put.pieces else put.shown[0].span
                if query is None:
                    span = put.shown[0].begin, put.shown[0].end
                    query = Span(start=flicks_of(span[0]), end=flicks_of(span[1]))
                assert 0 <= query.start < query.end <= clip.query.duration
                if one.told.within(float(at)) == float(at):
                    edge = held.end if one.outwards > 0 else held.start
                    assert edge <= DURATION + FLICKS // 1_000
                assert put.close == {("sound" if put.pieces else "picture", one.outwards)}


def test_next_to_nothing_is_no_copy(clip: Clip) -> None:
    copy = copy_of(sound(5, 10))
    begin, end = ends_of(clip, copy, DURATION)
    assert end.moved(LATE + 5.1).put(copy) is copy
    assert begin.moved(LATE + 9.9).put(copy) is copy


def test_a_long_file_that_was_left_elsewhere_is_not_read_for_this() -> None:
    placement = Placement(
        part="p",
        recording="r",
        name="n",
        service=None,
        clock=None,
        size=closer_module.LEFT_BYTES + 1,
        duration=DURATION,
        program=None,
        place="/gone",
        sequence=1,
    )
    with pytest.raises(InputError, match="too long to be checked"):
        closer_module.original(cast("Archive", None), placement)
