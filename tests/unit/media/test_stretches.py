"""A stretch of a file is what the whole file holds there, sought or not."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.demo.sounds import song
from airwitness.errors import MediaError
from airwitness.media import span_reader
from airwitness.media.decode import Decoding
from airwitness.media.decode import Sound as Block
from airwitness.media.encode import Card, Sound, write_media
from airwitness.media.span_reader import EVERY
from airwitness.media.stretches import Stretches, Wish, read_stretches, together
from airwitness.media.timeline import Splice
from airwitness.spans import FLICKS, Span, flicks_of
from tests.unit.media.film import number_of, numbered, write_film

RATE = 32_000
SECONDS = 24.0


def span(start: float, end: float) -> Span:
    return Span(start=flicks_of(start), end=flicks_of(end))


SPANS = (span(3.0, 7.5), span(17.25, 21.0))


@pytest.fixture(scope="module")
def tune() -> NDArray[np.float32]:
    return song(91, SECONDS, RATE)


def whole(path: Path) -> Stretches:
    """All of a file's sound."""
    with Decoding(path) as decoding:
        blocks = [piece for piece in decoding if isinstance(piece, Block)]
        zeros = decoding.zeros
    return Stretches(
        blocks=tuple(
            Block(stream=0, start=b.start - zeros[b.stream], samples=b.samples, read=0)
            for b in blocks
        ),
        pictures=(),
    )


def likeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Correlation of two stretches of sound, 1 where they are the same."""
    return float((one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum()))


@pytest.mark.parametrize(
    ("container", "codec"),
    [("mp4", "aac"), ("matroska", "aac"), ("avi", "libmp3lame"), ("wav", "pcm_s16le"),
     ("flac", "flac"), ("mp3", "libmp3lame"), ("mpegts", "mp2")],
)  # fmt: skip
def test_sound_is_what_the_whole_file_holds_there(
    tmp_path: Path, tune: NDArray[np.float32], container: str, codec: str
) -> None:
    path = tmp_path / "sound"
    sound = Sound(samples=tune[None], rate=RATE, codec=codec)
    write_media(path, [sound], container=container)
    for splices in (None, ()):
        (found,) = read_stretches(path, [Wish(kind="sound", track=0, spans=SPANS)], splices=splices)
        for one in SPANS:
            there = whole(path).sound(one)
            assert found.sound(one).shape == there.shape
            assert likeness(found.sound(one), there) > 0.99


def test_two_tracks_and_their_pictures_are_read_at_once(
    tmp_path: Path, tune: NDArray[np.float32]
) -> None:
    path = tmp_path / "a.ts"
    sounds = [
        Sound(samples=np.stack([tune, part * tune]), rate=RATE, codec="mp2") for part in (1, -1)
    ]
    write_media(path, sounds, container="mpegts", card=Card(colour=(9, 90, 200)))
    wishes = [
        Wish(kind="sound", track=1, spans=SPANS[:1], is_side=True),
        Wish(kind="picture", track=0, spans=SPANS[1:]),
        Wish(kind="sound", track=0, spans=SPANS[:1]),
        Wish(kind="sound", track=2, spans=SPANS),
    ]
    side, shown, mean, none = read_stretches(path, wishes, splices=())
    assert likeness(side.sound(SPANS[0], is_side=True), mean.sound(SPANS[0])) > 0.95
    assert np.abs(side.sound(SPANS[0])).max() < 0.05  # the mean of both cancels
    assert {picture.stream for picture in shown.pictures} == {1}
    assert all(SPANS[1].start <= p.time <= SPANS[1].end for p in shown.pictures)
    assert (none.blocks, none.pictures) == ((), ())
    assert not none.sound(SPANS[0]).any()


@pytest.mark.parametrize(
    ("container", "codec"),
    [("mp4", "libx264"), ("matroska", "libx264"), ("avi", "mpeg4"), ("mpegts", "libx264"),
     ("flv", "libx264")],
)  # fmt: skip
def test_pictures_are_those_that_are_shown_then(tmp_path: Path, container: str, codec: str) -> None:
    path = tmp_path / "film"
    frames = [numbered(n) for n in range(48)]
    write_film(path, frames, container=container, codec=codec, rate=16)
    spans = (span(0.5, 1.0), span(2.25, 2.75))
    for splices in (None, ()):
        (found,) = read_stretches(
            path, [Wish(kind="picture", track=0, spans=spans)], splices=splices
        )
        told = [(round(16 * p.time / FLICKS), number_of(p.luma)) for p in found.pictures]
        assert told == [(n, n) for n in (8, 10, 12, 14, 16, 36, 38, 40, 42, 44)]
    assert EVERY == FLICKS // 8


def test_a_clock_that_jumps_is_followed(tmp_path: Path) -> None:
    frames = [numbered(n) for n in range(40)]
    path = write_film(tmp_path / "a.ts", frames, container="mpegts", start=3.0)
    path.write_bytes(path.read_bytes() * 2)
    wish = Wish(kind="picture", track=0, spans=(span(1.0, 1.2), span(5.0, 5.2)))
    for splices in (None, [Splice(at=4 * FLICKS, jump=-4)]):
        (found,) = read_stretches(path, [wish], splices=splices)
        assert [number_of(p.luma) for p in found.pictures] == [10, 12, 10, 12]


def test_a_long_file_that_cannot_be_sought_is_not_read_through(
    tmp_path: Path, tune: NDArray[np.float32]
) -> None:
    path = tmp_path / "a.mp3"
    write_media(path, [Sound(samples=tune[None], rate=RATE, codec="libmp3lame")], container="mp3")
    with path.open("r+b") as file:
        file.truncate(span_reader.READ_THROUGH + 1)  # a hole, which takes no room
    with pytest.raises(MediaError, match="too long to be read through"):
        read_stretches(path, [Wish(kind="sound", track=0, spans=SPANS)])


def test_what_is_no_answer_to_a_wish_is_nonsense(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mp4", [numbered(n) for n in range(9)])
    with pytest.raises(MediaError):
        read_stretches(path, [Wish(kind="picture", track=0, spans=())], program=7)
    assert read_stretches(path, []) == []


def test_stretches_that_are_near_are_read_as_one() -> None:
    spans = [span(5, 6), span(0, 2), span(2.5, 3), span(1, 1.5), span(9, 9)]
    assert together(spans, FLICKS) == (span(0, 3), span(5, 6), span(9, 9))
    assert together([], FLICKS) == ()
