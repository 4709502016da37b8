"""What asking costs in a large archive: CPU of the search for a short clip, and for a long one.

    python -m bench.speed.search --work RUN --padding pad100 pad1000 [--long pad100] [--json]

The archives hold the recordings of half 0 of the content groups and padding made of that half.

- **30 s clips**, four of recordings in the archive and four that are foreign to it, at each size:
  CPU of this process with all its threads, without decoding the clip, warm (asked before), the
  median of all clips. `quick` is nominal and film speeds, `all speeds` what `find` tries;
  `find` adds what the whole command does besides: matches, airings, what was not searched.
- **a clip of 3 h** (`--long`): recordings of half 1 end to end, each time round a little slower,
  with 20 s of a recording in the archive every ten minutes. `airwitness find` runs in a process of
  its own: CPU, CPU of decoding alone, and the peak of its memory, mapped pages of the index
  included.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import airwitness.acts.find
from airwitness.acts.clip import Clip, read_clip
from airwitness.acts.opened import OpenedArchive, open_archive
from airwitness.media.decode import SANDBOX
from airwitness.trace.sound import find_sound
from bench.accuracy import libav, waveform
from bench.accuracy.finder import Runner, open_airwitness
from bench.accuracy.folder import WRITTEN_RATE, write_pieces, write_wav
from bench.accuracy.queries import (
    CORPUS,
    RATE,
    Reference,
    Samples,
    excerpts,
    generator,
    halves,
    references,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CLIP_S = 30.0
CLIPS_OF_A_HALF = 4
ROUNDS = 3
"""Times each clip is asked; the fastest counts, as other work only adds."""
LONG_HOURS = 3.0
PLANTED_EVERY_S, PLANTED_S = 600.0, 20.0
SLOWER = 1.03
"""Each time round, the same recordings are read by so much more slowly."""


def clips_of(known: Sequence[Reference], folder: Path) -> list[Path]:
    """Write clips of 30 s, as many of either half."""
    half = halves(known)
    paths: list[Path] = []
    for side in (0, 1):
        found = 0
        for reference in [r for r in known if half[r.group] == side][::5]:
            drawn = excerpts(reference, CLIP_S, 1, generator(reference.name, seed=1))
            if drawn and found < CLIPS_OF_A_HALF:
                paths.append(folder / f"clip{side}{found}.wav")
                write_wav(paths[-1], drawn[0].samples)
                found += 1
    return paths


def long_clip(known: Sequence[Reference], hours: float) -> Iterator[Samples]:
    """Sound of half 1 end to end, float32 [n] at `WRITTEN_RATE` each, with pieces of half 0."""
    half = halves(known)
    foreign = [libav.decode(r.path, WRITTEN_RATE).samples for r in known if half[r.group] == 1]
    held = iter([r for r in known if half[r.group] == 0])
    length, due, speed = 0.0, PLANTED_EVERY_S, 1.0
    while length < hours * 3_600:
        for sound in foreign:
            if length >= due and (reference := next(held, None)) is not None:
                due += PLANTED_EVERY_S
                for drawn in excerpts(reference, PLANTED_S, 1, generator(reference.name, seed=1)):
                    yield waveform.resample(drawn.samples, Fraction(RATE, WRITTEN_RATE))
                    length += PLANTED_S
            if length < hours * 3_600:
                slower = waveform.resample(sound, 1 / speed)
                yield slower
                length += len(slower) / WRITTEN_RATE
        speed *= SLOWER


def cpu_of(job: Callable[[], object]) -> float:
    """CPU seconds of this process and its threads, the least of several rounds."""
    job()
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time()
        job()
        spent.append(time.process_time() - before)
    return min(spent)


def of_clip(archive: OpenedArchive, path: Path) -> dict[str, float]:
    """CPU of the parts of a search, without decoding."""
    clip = read_clip(archive, path, None)
    segments = archive.index.segments()

    def look(*, quick: bool) -> None:
        with ThreadPoolExecutor(archive.settings.workers) as threads:
            for track in clip.tracks:
                find_sound(track, segments, threads, quick=quick)

    return {
        "quick": cpu_of(lambda: look(quick=True)),
        "all speeds": cpu_of(lambda: look(quick=False)),
        "find": cpu_of(lambda: _find_decoded(archive, path, clip)),
    }


def _find_decoded(archive: OpenedArchive, path: Path, clip: Clip) -> None:
    with patch.object(airwitness.acts.find, "read_clip", lambda *_: clip):
        archive.find(path)


def of_long_clip(archive: Path, clip: Path) -> dict[str, float]:
    """CPU and memory of the command for a long clip."""
    figures = {}
    for options in ([], ["--quick"]):
        command = [sys.executable, "-m", "airwitness", "find", str(clip), "--json", *options]
        answer = archive.with_suffix(".json")
        with answer.open("wb") as out:
            child = subprocess.Popen(
                command, stdout=out, env={**os.environ, "AIRWITNESS_ARCHIVE": str(archive)}
            )
            _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
        told = " ".join(["find", *options])
        figures |= {
            f"{told}, CPU s with decoding": used.ru_utime + used.ru_stime,
            f"{told}, peak memory, MB": used.ru_maxrss / 1_024,
            f"{told}, matches": float(len(json.loads(answer.read_text())["matches"])),
        }
    before = os.times()
    with open_archive(archive) as opened:
        read_clip(opened, clip, None)
    SANDBOX.close()  # what decoding used is counted when its nursery has ended
    after = os.times()
    return figures | {"CPU s of decoding alone": sum(after[:4]) - sum(before[:4])}


def measure(
    work: Path, corpus: Path, padding: Sequence[Path], long: Path | None, hours: float
) -> dict[str, float]:
    """All figures, by name."""
    known = references(corpus)
    half = halves(known)
    held = [r.path for r in known if half[r.group] == 0]
    work.mkdir(parents=True, exist_ok=True)
    clips = clips_of(known, work)
    figures: dict[str, float] = {}
    for folder in padding:
        runner = Runner(open_finder=open_airwitness, work=work, padding=(folder,))
        with open_archive(runner.archive("speed", held, 0)) as archive:
            each = [of_clip(archive, clip) for clip in clips]
        for name in each[0]:
            spent = statistics.median(clip[name] for clip in each)
            figures[f"30 s clip, {folder.name}, {name}, CPU s"] = spent
    if long is not None:
        runner = Runner(open_finder=open_airwitness, work=work, padding=(long,))
        archive_folder = runner.archive("speed", held, 0)
        clip = work / "long.wav"
        write_pieces(clip, long_clip(known, hours))
        for name, value in of_long_clip(archive_folder, clip).items():
            figures[f"{hours:g} h clip, {long.name}, {name}"] = value
        clip.unlink()
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--work", type=Path, required=True, help="folder for archives and clips")
    add("--padding", type=Path, nargs="*", default=[], help="padding made of half 0, by size")
    add("--long", type=Path, help="padding to ask a long clip of")
    add("--hours", type=float, default=LONG_HOURS, help="length of the long clip")
    add("--corpus", type=Path, default=CORPUS)
    add("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    figures = measure(asked.work, asked.corpus, asked.padding, asked.long, asked.hours)
    if asked.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(f"{value:10.3f}  {name}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
