"""Whatever picture goes in, what leaves is its grid and nothing else."""

import struct
import zlib

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from airwitness.redaction import Pixels, clear_png, obscure, obscured_png

SIZES = st.one_of(
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    st.sampled_from([(1, 1), (1, 700), (700, 1), (360, 640), (640, 360), (333, 1000), (2, 33)]),
)


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """Kinds and contents; every checksum must hold and nothing may lie behind the end."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, found = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + data)
        found.append((kind, data))
        at += 12 + length
    return found


def decoded(png: bytes) -> Pixels:
    """A reader of its own: true colour of 8 bits, filters 0 and 1, one chunk of data."""
    (head, header), (body, data), (tail, rest) = chunks(png)
    assert (head, body, tail, rest) == (b"IHDR", b"IDAT", b"IEND", b"")
    width, height, depth, colour, *others = struct.unpack(">IIBBBBB", header)
    assert (depth, colour, others) == (8, 2, [0, 0, 0])
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, 1 + 3 * width)
    out = np.empty((height, width, 3), np.uint8)
    for line, into in zip(lines, out, strict=True):
        pixels = line[1:].reshape(width, 3).astype(np.uint64)
        into[:] = pixels if line[0] == 0 else pixels.cumsum(axis=0) % 256
        assert line[0] in {0, 1}
    return out


def pictures(height: int, width: int, seed: int) -> Pixels:
    """Noise, a ramp, one colour, or black with one white dot."""
    chance = np.random.default_rng(seed)
    kind = seed % 4
    if kind == 0:
        return chance.integers(0, 256, (height, width, 3), dtype=np.uint8)
    if kind == 1:
        ramp = np.linspace(0, 255, height * width * 3).reshape(height, width, 3)
        return ramp.astype(np.uint8)
    made = np.full((height, width, 3), 0 if kind == 3 else seed % 256, np.uint8)
    made[chance.integers(height), chance.integers(width)] = 255
    return made


def cells(shown: Pixels) -> tuple[int, int]:
    """Rows and columns of the grid: the long side has 16 blocks, which are square."""
    block = max(shown.shape[:2]) // 16
    assert block * 16 == max(shown.shape[:2])
    rows, columns = shown.shape[0] / block, shown.shape[1] / block
    assert rows == int(rows)
    assert columns == int(columns)
    return int(rows), int(columns)


@settings(max_examples=60, deadline=None)
@given(SIZES, st.integers(0, 10_000))
def test_scaled_down_to_its_grid_and_up_again_it_is_the_same_file(
    size: tuple[int, int], seed: int
) -> None:
    png = obscured_png(pictures(*size, seed))
    shown = decoded(png)
    rows, columns = cells(shown)
    assert max(rows, columns) == 16
    assert min(rows, columns) >= 1
    block = shown.shape[0] // rows
    means = shown.reshape(rows, block, columns, block, 3).mean(axis=(1, 3))  # [rows, columns, 3]
    down = np.rint(means).astype(np.uint8)
    up = down.repeat(block, axis=0).repeat(block, axis=1)
    assert np.array_equal(up, shown)
    assert clear_png(up) == png  # the same bytes
    assert obscured_png(shown) == png  # and to obscure it again changes nothing
    for channel in range(3):
        assert np.unique(shown[..., channel]).size <= 16
    assert set(np.unique(shown)) <= set(range(0, 256, 17))


@settings(max_examples=60, deadline=None)
@given(arrays(np.uint8, st.tuples(st.integers(1, 50), st.integers(1, 50), st.just(3))))
def test_each_block_is_the_mean_of_what_it_covers(picture: Pixels) -> None:
    grid = obscure(picture)
    rows, columns = grid.shape[:2]
    height, width = picture.shape[:2]
    for row in range(rows):
        top = row * height // rows
        bottom = max((row + 1) * height // rows, top + 1)
        for column in range(columns):
            left = column * width // columns
            right = max((column + 1) * width // columns, left + 1)
            mean = picture[top:bottom, left:right].reshape(-1, 3).astype(int).sum(axis=0)
            mean //= (bottom - top) * (right - left)
            assert np.array_equal(grid[row, column], mean // 16 * 17)


@settings(max_examples=40, deadline=None)
@given(arrays(np.uint8, st.tuples(st.integers(1, 30), st.integers(1, 30), st.just(3))))
def test_a_clear_picture_is_the_picture(picture: Pixels) -> None:
    assert np.array_equal(decoded(clear_png(picture)), picture)


def test_a_light_blur_could_not_pass() -> None:
    """The shape of a face-sized detail is gone: moved inside its block it gives the same file."""
    one, other = np.zeros((2, 360, 640, 3), np.uint8)
    one[80:110, 40:70] = 200
    other[85:115, 48:78] = 200
    assert obscured_png(one) == obscured_png(other)
    assert clear_png(one) != clear_png(other)
