from pathlib import Path

import pytest

from airwitness.acts import indexing
from airwitness.acts.add import add_files
from airwitness.acts.progress import Step
from airwitness.acts.rebuild import rebuild
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.demo.sounds import song
from airwitness.errors import IndexMismatch
from airwitness.trace import segment as segment_module
from airwitness.trace.index import LIVE_LIMIT, Index
from tests.conftest import RATE, write_wav


def test_an_index_of_another_format_is_refused_and_made_again(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_wav(tmp_path / "a.wav", song(1, 3.0, RATE))
    planned = plan_paths([tmp_path / "a.wav"], service=None, clock_error=0)
    with monkeypatch.context() as before:
        before.setattr(segment_module, "FORMAT", "airwitness segment 1")
        add_files(archive, planned)
    old = archive.index.files()
    fresh = Index(archive.folder / "index", archive.catalogue)
    with pytest.raises(IndexMismatch) as refused:
        fresh.segments()
    assert "rebuild" in refused.value.advice
    rebuild(archive)
    assert len(archive.index.segments()) == 1
    assert old != archive.index.files()


def test_segments_stay_few_while_much_is_added(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH_FILES", 1)
    count = LIVE_LIMIT + 4
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(count):
        write_wav(folder / f"{number}.wav", song(number, 3.0, RATE))
    live: list[int] = []

    def tell(step: Step) -> None:
        if step.doing == "indexing":
            live.append(len(archive.catalogue.live()))

    add_files(archive, plan_paths([folder], service=None, clock_error=0), tell=tell)
    assert live == [*range(LIVE_LIMIT + 1), *range(1, count - LIVE_LIMIT)]
    assert len(archive.catalogue.live()) == count - LIVE_LIMIT
    assert archive.catalogue.waiting() == []
