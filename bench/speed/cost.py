"""What it costs: CPU of fingerprinting against decoding alone, index bytes, asking, starting.

    python -m bench.speed.cost [--corpus DIR] [--json]

CPU is user and system time of this process and its children, never the wall clock. Each figure
is the median of `ROUNDS` rounds in turn, so that a machine whose speed drifts is fair to both
sides of a ratio.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from airwitness.acts.fingerprinting import fingerprint
from airwitness.acts.opened import create_archive
from airwitness.capture import Placement
from airwitness.media.decode import SANDBOX, Decoding
from airwitness.media.encode import Sound, write_media
from bench.accuracy.libav import decode
from bench.accuracy.queries import CORPUS, references

ROUNDS = 5
FLICKS_AN_HOUR = 705_600_000 * 3_600
FILMS = 6  # files with moving pictures, the longest
_PLACED = Placement(
    part="0" * 64, recording="", name="", service=None, clock=None, size=0, duration=0,
    program=None, place=None, sequence=0,
)  # fmt: skip


def cpu(job: Callable[[], object]) -> float:
    """CPU seconds of a job, its children included."""
    SANDBOX.close()  # what decoding used is counted when its nursery has ended
    before = _used()
    job()
    SANDBOX.close()
    return _used() - before


def _used() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, who))


def decode_only(paths: list[Path]) -> None:
    """Decode sound and pictures of files as `add` does, and drop them."""
    for path in paths:
        with Decoding(path) as decoding:
            for _ in decoding:
                continue


def fingerprint_all(paths: list[Path]) -> None:
    """Decode and fingerprint files as `add` does."""
    for path in paths:
        fingerprint(path, _PLACED)


def long_files(corpus: Path, folder: Path) -> list[Path]:
    """Ten minutes of each of three usual kinds, made of the corpus's speech and music."""
    known = references(corpus)
    sound = np.concatenate([decode(r.path, 44_100).samples for r in known[::3]])[: 600 * 44_100]
    stereo = np.stack([sound, np.roll(sound, 30)])
    paths = []
    for container, codec in (("mpegts", "mp2"), ("mp4", "aac"), ("mp3", "libmp3lame")):
        path = folder / f"long.{container}"
        track = Sound(samples=stereo, rate=44_100, codec=codec)
        write_media(path, [track], container=container)
        paths.append(path)
    return paths


def against_decoding(paths: list[Path]) -> tuple[float, float]:
    """Fingerprinting files ÷ decoding them in the same mode, and CPU seconds of decoding."""
    pairs = [
        (cpu(lambda: fingerprint_all(paths)), cpu(lambda: decode_only(paths)))
        for _ in range(ROUNDS)
    ]
    ratio = statistics.median(one / other for one, other in pairs)
    return ratio, statistics.median(other for _, other in pairs)


def measure(corpus: Path) -> dict[str, float]:
    """All figures."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = long_files(corpus, folder)
        fingerprint_all(paths[:1])  # compiles
        for path in paths:
            ratio, decoding = against_decoding([path])
            figures[f"fingerprinting / decoding, {path.suffix[1:]}"] = ratio
            figures[f"decoding, x real time, {path.suffix[1:]}"] = 600 / decoding
        films = sorted((corpus / "open" / "video").iterdir(), key=lambda p: -p.stat().st_size)
        ratio, _ = against_decoding(films[:FILMS])
        figures["fingerprinting / decoding, sound and pictures of films"] = ratio
        with create_archive(folder / "archive") as archive:
            archive.add([corpus / "open" / kind for kind in ("music", "songs", "speech", "video")])
            searched = sum(r.duration for r in archive.catalogue.recordings())
            size = sum(p.stat().st_size for p in (folder / "archive" / "index").glob("*.arrow"))
            figures["index, MB per hour of recording"] = size / 1e6 / (searched / FLICKS_AN_HOUR)
            clip = corpus / "open" / "songs" / "steven_bryant_slow_motion_dream_excerpt.mp3"
            archive.find(clip)
            asked = [cpu(lambda: archive.find(clip)) for _ in range(ROUNDS)]
            figures["find, 11 s clip, CPU s, with decoding it"] = statistics.median(asked)
        command = [sys.executable, "-m", "airwitness"]
        environment = {**os.environ, "AIRWITNESS_ARCHIVE": str(folder / "archive")}

        def started(*arguments: str) -> float:
            run = [*command, *arguments]
            return statistics.median(
                cpu(lambda: subprocess.run(run, env=environment, capture_output=True, check=False))
                for _ in range(ROUNDS)
            )

        figures["airwitness --help, CPU s"] = started("--help")
        figures["airwitness find, warm, CPU s"] = started("find", str(clip))
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    figures = measure(asked.corpus)
    if asked.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(f"{value:10.3f}  {name}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
