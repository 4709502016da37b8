"""Searching while another process adds and merges."""

import subprocess
import sys
from pathlib import Path

import numpy as np

from airwitness.acts.opened import create_archive, open_archive
from airwitness.demo.sounds import programme, song
from tests.conftest import RATE, write_wav

ADD = """
import sys
from airwitness.acts import indexing
from airwitness.acts.opened import open_archive

indexing.BATCH_SECONDS = 1  # each file is a segment of its own
with open_archive(sys.argv[1]) as archive:
    archive.add(sys.argv[2:])
"""


def test_a_search_is_right_while_another_process_adds_and_merges(tmp_path: Path) -> None:
    clip = song(5, 12.0, RATE)
    write_wav(tmp_path / "clip.wav", clip)
    write_wav(
        tmp_path / "first.wav",
        np.concatenate([programme(6, "talk", 9.0, RATE), clip, programme(7, "talk", 9.0, RATE)]),
    )
    more = []
    for number in range(12):
        more.append(tmp_path / f"more{number}.wav")
        write_wav(more[-1], programme(20 + number, "talk", 8.0, RATE))
    write_wav(more[6], np.concatenate([programme(8, "talk", 5.0, RATE), clip]))
    folder = tmp_path / "archive"
    with create_archive(folder) as archive:
        archive.add([tmp_path / "first.wav"])
    adding = subprocess.Popen([sys.executable, "-c", ADD, str(folder), *map(str, more)])
    counts = []
    with open_archive(folder) as archive:
        while adding.poll() is None:
            search = archive.find(tmp_path / "clip.wav")
            names = {match.name for match in search.matches}
            assert "first.wav" in names
            assert names <= {"first.wav", "more6.wav"}
            counts.append(len(names))
        assert adding.returncode == 0
        after = {match.name for match in archive.find(tmp_path / "clip.wav").matches}
        live = archive.catalogue.live()
    assert after == {"first.wav", "more6.wav"}
    assert len(live) <= 8
    assert counts == sorted(counts)
    assert len(counts) > 1
