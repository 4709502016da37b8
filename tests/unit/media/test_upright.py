"""A picture is turned and mirrored as its file says."""

import gc
import struct
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from airwitness.media.upright import is_on_its_side, upright
from tests.unit.media.film import Pixels, turned, write_film

UNIT = 1 << 16  # of a display matrix
STORED: Pixels = np.array([[0, 80], [160, 240]], np.uint8).repeat(24, axis=0).repeat(32, axis=1)
TURNS = [
    ((1, 0, 0, 1), STORED),
    ((0, 1, -1, 0), np.rot90(STORED, -1)),
    ((-1, 0, 0, -1), np.rot90(STORED, 2)),
    ((0, -1, 1, 0), np.rot90(STORED)),
    ((-1, 0, 0, 1), STORED[:, ::-1]),
    ((1, 0, 0, -1), STORED[::-1]),
    ((0, 1, 1, 0), STORED.T),
    ((0, -1, -1, 0), np.rot90(STORED, 2).T),
    ((0, 0, 0, 0), STORED),
]


def frame_of(path: Path) -> Any:
    with av.open(str(path)) as container:
        return next(container.decode(video=0))


def matrix_of(turn: tuple[int, ...]) -> bytes:
    a, b, c, d = (UNIT * n for n in turn)
    return struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)


def grey(frame: Any) -> Pixels:
    return np.asarray(frame.to_ndarray(format="gray"))


@pytest.mark.parametrize(("turn", "shown"), TURNS)
def test_every_quarter_turn_and_mirror(
    tmp_path: Path, turn: tuple[int, ...], shown: Pixels
) -> None:
    film = write_film(tmp_path / "a.mp4", [np.repeat(STORED[:, :, None], 3, axis=2)] * 3)
    frame = frame_of(turned(film, matrix_of(turn)))
    picture = upright(grey(frame), frame)
    assert picture.shape == shown.shape
    assert np.abs(picture.astype(int) - shown).mean() < 4
    assert is_on_its_side(frame) == (shown.shape != STORED.shape)


def test_frames_that_were_turned_are_let_go(tmp_path: Path) -> None:
    """Or a clip of half a minute would need more memory than a decoder may have."""
    film = write_film(tmp_path / "a.mp4", [np.repeat(STORED[:, :, None], 3, axis=2)] * 12)
    with av.open(str(film)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            upright(grey(frame), frame)
            if number > 8:
                break
    assert sum(isinstance(held, av.VideoFrame) for held in gc.get_objects()) <= 2


def test_a_photograph_that_says_how_it_was_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    with av.open(str(path), "w", format="mjpeg") as target:
        track: Any = target.add_stream("mjpeg", rate=1)
        track.height, track.width, track.pix_fmt = *STORED.shape, "yuvj420p"
        frame = av.VideoFrame.from_ndarray(STORED, format="gray").reformat(format="yuvj420p")
        target.mux(track.encode(frame))
        target.mux(track.encode(None))
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)  # Orientation: turned to the right
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    data = path.read_bytes()
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    path.write_bytes(data[:2] + segment + data[2:])
    frame = frame_of(path)
    assert np.abs(upright(grey(frame), frame).astype(int) - np.rot90(STORED, -1)).mean() < 4
