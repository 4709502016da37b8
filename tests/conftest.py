"""What tests share: a made world, and the folder of real media where it is there."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import hypothesis
import numpy as np
import pytest
from numpy.typing import NDArray

from airwitness.archive import Archive
from airwitness.demo.sounds import programme, song
from airwitness.evidence import locking
from airwitness.media.encode import Sound, write_media
from airwitness.sandbox import Sandbox
from airwitness.settings import Settings

RATE = 16_000
COST_OF_A_KEY = locking.COST
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "open"

hypothesis.settings.register_profile("the same every time", derandomize=True)
hypothesis.settings.load_profile("the same every time")


def pytest_collection_finish() -> None:
    """What was imported stays: whoever looks for what can be let go need not look at it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def quick_keys() -> Iterator[None]:
    """Keys that open at once: whoever tries the passphrases of tests may."""
    with mock.patch.object(locking, "COST", 2):
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real, freely licensed media beside the repository."""
    if not CORPUS.is_dir():
        pytest.skip("the folder of real media is not here")
    return CORPUS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(archive=tmp_path / "archive", actor="tester", workers=2)


@pytest.fixture
def archive(settings: Settings) -> Iterator[Archive]:
    with Archive.create(settings.archive, settings) as made:
        yield made


Room = Callable[[str], Sandbox]
"""Source of a module → a sandbox in whose children it reads files."""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """Sandboxes whose children do what a test wants."""
    paths = (str(tmp_path), os.environ.get("PYTHONPATH"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
    made: list[Sandbox] = []

    def make(source: str) -> Sandbox:
        name = f"made_room_{len(made)}"
        (tmp_path / f"{name}.py").write_text(source)
        made.append(Sandbox(name))
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()


def saying(sent: bytes) -> str:
    """Source of a module that answers every request with the same bytes."""
    return f"import os\nrehearse = list\nserve = lambda _request: os.write(1, {sent!r})\n"


@pytest.fixture(scope="session")
def tune() -> NDArray[np.float32]:
    """float32 [n]: 24 s of a made song, at `RATE`."""
    return song(11, 24.0, RATE)


@pytest.fixture(scope="session")
def talk() -> NDArray[np.float32]:
    """float32 [n]: 60 s of a made programme, at `RATE`."""
    return programme(12, "news", 60.0, RATE)


def write_wav(path: Path, *channels: NDArray[np.float32], rate: int = RATE) -> Path:
    """A WAV file of one or two channels."""
    sound = Sound(samples=np.stack(channels), rate=rate, codec="pcm_s16le")
    write_media(path, [sound], container="wav")
    return path


@pytest.fixture(scope="session")
def world(
    tmp_path_factory: pytest.TempPathFactory,
    tune: NDArray[np.float32],
    talk: NDArray[np.float32],
) -> Path:
    """A folder with `clip.wav` (the tune) and `air.wav` (the tune from 20 s on in a talk)."""
    folder = tmp_path_factory.mktemp("world")
    write_wav(folder / "clip.wav", tune)
    at = 20 * RATE
    air = np.concatenate([talk[:at], tune, talk[at:]])
    write_wav(folder / "air.wav", air)
    return folder


def is_ci() -> bool:
    """In CI a missing part is a failure, elsewhere a skip."""
    return os.environ.get("CI") == "true"
