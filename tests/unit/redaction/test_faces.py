"""A detector proposes boxes; without it nothing is proposed, and that is said."""

from collections.abc import Iterator

import numpy as np
import pytest

from airwitness.redaction import Pixels, faces, leaving_png, propose
from airwitness.redaction.faces import NO_DETECTOR
from airwitness.redaction.pictures import GREY, WHOLE
from tests.property.test_redaction import decoded

Pair = tuple[float, float]
Colour = tuple[int, int, int]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    faces._detectors.cache_clear()
    yield
    faces._detectors.cache_clear()


def soft(
    mask: np.ndarray[tuple[int, int], np.dtype[np.bool]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    out = mask.astype(float)
    for _ in range(3):
        sides = (np.roll(out, by, axis) for by in (-1, 1) for axis in (0, 1))
        out = (out + sum(sides)) / 5
    return out[..., None]


def drawn_face(pixels: Pixels, x: int, y: int, radius: int) -> Pixels:
    """A cartoon of a grown man's face: ovals with brows, eyes, nose and mouth."""
    rows, columns = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    out = pixels.astype(float)
    ovals: list[tuple[Pair, Pair, Colour]] = [
        ((0, -0.35), (1.0, 1.1), (50, 40, 35)),
        ((0, 0.1), (0.8, 1.05), (215, 175, 150)),
    ]
    for side in (-1, 1):
        ovals += [
            ((side * 0.33, -0.22), (0.24, 0.06), (60, 45, 40)),
            ((side * 0.33, -0.05), (0.2, 0.12), (120, 85, 70)),
            ((side * 0.33, -0.03), (0.12, 0.07), (35, 25, 25)),
            ((side * 0.45, 0.35), (0.2, 0.2), (230, 190, 165)),
        ]
    ovals += [
        ((0, 0.22), (0.1, 0.22), (235, 200, 175)),
        ((0, 0.42), (0.16, 0.05), (140, 100, 85)),
        ((0, 0.66), (0.3, 0.08), (130, 60, 60)),
    ]
    for (right, down), (wide, high), colour in ovals:
        across = (columns - x - right * radius) / (wide * radius)
        along = (rows - y - down * radius) / (high * radius)
        share = soft(across**2 + along**2 < 1)
        out = out * (1 - share) + share * np.array(colour)
    return out.clip(0, 255).astype(np.uint8)


def test_without_a_detector_nothing_is_proposed_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(faces, "import_module", missing)
    proposal = propose(np.zeros((40, 60, 3), np.uint8))
    assert (proposal.boxes, proposal.note) == ((), NO_DETECTOR)


@pytest.mark.parametrize("radius", [24, 40, 80])
def test_a_drawn_face_is_proposed_and_burnt_in(radius: int) -> None:
    pytest.importorskip("cv2", reason="pip install 'airwitness[faces]'")
    ground = np.full((360, 640, 3), 120, np.uint8)
    picture = drawn_face(ground, 200, 180, radius)
    proposal = propose(picture)
    assert proposal.note == ""
    (box,) = proposal.boxes
    left, top, wide, high = box
    assert left / WHOLE * 640 < 200 - radius * 0.7
    assert (left + wide) / WHOLE * 640 > 200 + radius * 0.7
    assert top / WHOLE * 360 < 180 - radius * 0.3
    assert (top + high) / WHOLE * 360 > 180 + radius * 0.7
    shown = decoded(leaving_png(picture, [], proposal.boxes))
    assert (shown[180 * 3 // 4, 200 * 3 // 4] == GREY).all()
    assert not (shown < 60).any()  # the eyes and brows are gone


def test_where_there_is_no_face_nothing_is_proposed() -> None:
    pytest.importorskip("cv2", reason="pip install 'airwitness[faces]'")
    assert propose(np.full((36, 64, 3), 120, np.uint8)).boxes == ()


def test_boxes_that_share_half_are_one() -> None:
    boxes = [(0, 0, 100, 100)]
    faces._join(boxes, (20, 0, 100, 100))
    faces._join(boxes, (500, 500, 100, 100))
    assert boxes == [(0, 0, 120, 100), (500, 500, 100, 100)]
