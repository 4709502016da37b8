"""What a channel lays over its pictures: a logo, a lower third, a ticker, a title card.

Words are written in a script that nobody reads: its letters are drawn by chance.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from airwitness.demo.pictures.canvas import (
    HEIGHT,
    SCALE,
    WIDTH,
    Canvas,
    Colour,
    Film,
    Picture,
    paste,
    steps,
)
from airwitness.demo.pictures.shots import Actor, moved, shot, still, turned
from airwitness.demo.sounds.tones import chance

LOGO = (281.0, 8.0, 311.0, 24.0)  # left, top, right, low of the logo, units
TICKER_TOP = 167.0  # units
BLUE, ORANGE, CREAM, NAVY = (26, 74, 122), (240, 146, 46), (252, 246, 228), (14, 28, 56)
_RED = (204, 56, 48)
_LETTERS, _LETTER_ROWS, _LETTER_COLUMNS = 24, 6, 4
_TICKER_SPEED = 25.0  # units a second
_THIRD_SECONDS = (1.0, 7.0)  # of an item, in which its lower third is seen
_SLIDE_SECONDS = 0.4


def written(rng: np.random.Generator, words: int) -> npt.NDArray[np.bool_]:
    """Draw a line of words: bool [6, n], a gap of one column between letters."""
    letters = _alphabet()
    pieces = []
    for _ in range(words):
        for letter in rng.integers(_LETTERS, size=int(rng.integers(2, 9))):
            pieces += [letters[int(letter)], np.zeros((_LETTER_ROWS, 1), np.bool_)]
        pieces.append(np.zeros((_LETTER_ROWS, 2), np.bool_))
    return np.concatenate(pieces[:-2], axis=1)


def _alphabet() -> list[npt.NDArray[np.bool_]]:
    """The letters of the channel: stems and bars."""
    rng = chance(1, "alphabet")
    letters = []
    for _ in range(_LETTERS):
        letter = np.zeros((_LETTER_ROWS, _LETTER_COLUMNS), np.bool_)
        letter[:, int(rng.choice([0, 0, 3]))] = True
        for row in rng.choice([0, 2, 3, 5], 2, replace=False):
            letter[int(row), : int(rng.integers(3, 5))] = True
        column, row = int(rng.integers(1, 4)), int(rng.integers(0, 3))
        letter[row : row + 3, column] = True
        letters.append(letter)
    return letters


def logo() -> Actor:
    """The channel's mark, in the corner where every picture has it."""
    canvas = Canvas(chance(1, "logo"))
    left, top, right, low = LOGO
    middle = (top + low) / 2
    canvas.box(left, top + 1, right, low - 1, NAVY, 0.82)
    canvas.disc(left + 8, middle, 8, ORANGE)
    canvas.disc(left + 8, middle, 6.2, CREAM)
    canvas.line([(left + 5.6, middle - 2), (left + 8.4, middle - 4.2), (left + 8.4, middle + 4)],
                1.9, NAVY)  # fmt: skip
    canvas.line([(left + 5.6, middle + 4.2), (left + 11.2, middle + 4.2)], 1.7, NAVY)
    canvas.stamp(left + 17.5, middle - 3, written(chance(1, "name"), 1)[:, :11], 1.0, CREAM)
    return moved(canvas, still())


def ticker(seed: int) -> Actor:
    """A line of words that runs along the lower edge without end."""
    rng = chance(seed, "ticker")
    words = written(rng, 60)
    length = words.shape[1] + 12.0
    text = Canvas(rng, width=length, height=HEIGHT)
    text.stamp(0, TICKER_TOP + 3.5, words, 1.0, NAVY)
    text.disc(length - 6, TICKER_TOP + 6.5, 2.2, _RED)
    bar, plate = Canvas(rng), Canvas(rng)
    bar.box(0, TICKER_TOP, WIDTH, HEIGHT, CREAM)
    bar.box(0, TICKER_TOP - 1.2, WIDTH, TICKER_TOP + 0.4, ORANGE)
    plate.polygon([(0, TICKER_TOP), (44, TICKER_TOP), (38, HEIGHT), (0, HEIGHT)], _RED)
    plate.stamp(6, TICKER_TOP + 3.5, written(rng, 1)[:, :28], 1.0, CREAM)
    ground, front, strip = moved(bar, still()), moved(plate, still()), text.cut()

    def paint(frame: Picture, t: float) -> None:
        ground(frame, t)
        first = WIDTH / 2 - (_TICKER_SPEED * t) % length
        for lap in (-1, 0, 1, 2):
            paste(frame, strip, round((first + lap * length) * SCALE), 0)
        front(frame, t)

    return paint


def lower_third(seed: int) -> Actor:
    """A plate with a name and a line about it, which slides in and out again."""
    rng = chance(seed, "third")
    canvas = Canvas(rng)
    name, about = written(rng, 2), written(rng, int(rng.integers(3, 5)))
    wide = 20 + max(1.4 * name.shape[1], 0.9 * about.shape[1])
    top = 132.0
    canvas.box(14, top, 14 + wide, top + 16, CREAM)
    canvas.box(14, top + 16, 14 + wide * 0.92, top + 27, BLUE)
    canvas.box(14, top, 18, top + 27, ORANGE)
    canvas.stamp(24, top + 4, name, 1.4, NAVY)
    canvas.stamp(24, top + 18.6, about, 0.9, CREAM)
    layer = canvas.cut()

    def paint(frame: Picture, t: float) -> None:
        begin, end = _THIRD_SECONDS
        out = min(t - begin, end - t) / _SLIDE_SECONDS  # 0 while it is out of sight
        if out > 0:
            paste(frame, layer, round((min(out, 1.0) - 1) * (wide + 14) * SCALE), 0)

    return paint


def title_card(seed: int, inks: Sequence[Colour] = (BLUE, NAVY, ORANGE)) -> Film:
    """The beginning of a programme: one design, with other words for each programme."""
    rng = chance(seed, "title")
    fixed = chance(1, "title")
    ground = Canvas(fixed)
    ground.wash(inks[0], inks[1])
    for ring in range(9, 0, -1):
        ink = inks[0] if ring % 2 else inks[1]
        ground.disc(160, 78, 14.0 * ring, ink, opacity=0.6)
    for x in steps(8, WIDTH, 14):
        for y in steps(8, HEIGHT, 14):
            if fixed.random() < 0.4:  # noqa: PLR2004 (of the places)
                ground.disc(x, y, 1.3, CREAM, opacity=0.5)
    phases = []
    for step in range(12):
        canvas = Canvas(fixed)
        for blade in range(12):
            angle = 2 * np.pi * (blade + step / 12) / 12
            ends = [(160 + 62 * float(np.cos(a)), 78 + 62 * float(np.sin(a)))
                    for a in (angle, angle + 0.24)]  # fmt: skip
            canvas.polygon([(160, 78), *ends], inks[2] if blade % 2 else CREAM)
        canvas.disc(160, 78, 40, NAVY)
        canvas.disc(160, 78, 36, CREAM)
        canvas.line([(149, 66), (163, 56), (163, 98)], 9, NAVY)
        canvas.line([(149, 99), (177, 99)], 8, NAVY)
        phases.append(canvas.cut())
    plate, name = Canvas(fixed), written(rng, 2)
    plate.box(0, 140, WIDTH, 170, CREAM)
    plate.box(0, 136, WIDTH, 141, inks[2])
    plate.box(0, 169, WIDTH, 172, inks[2])
    size = min(3.0, 280 / name.shape[1])
    plate.stamp(WIDTH / 2 - name.shape[1] * size / 2, 155 - 3 * size, name, size, NAVY)
    return shot([moved(ground, still()), turned(phases, 12.5, still()), moved(plate, still())])
