import os
from pathlib import Path
from typing import Any

import pytest

from airwitness.capture.file import (
    PlannedFile,
    consecutive,
    parse_clock_error,
    plan_paths,
    plan_pattern,
    plan_table,
)
from airwitness.errors import InputError
from airwitness.spans import format_utc


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/two.ts", "a.ts", ".hidden", ".dir/x.ts"):
        path = tmp_path / "rec" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "rec"


def planned(*names: str) -> list[PlannedFile]:
    return [PlannedFile(path=Path(name), name=name, service="tv") for name in names]


def test_folders_are_walked_and_names_are_kept_below_them(folder: Path) -> None:
    files = plan_paths([folder, folder / "a.ts"], service="tv")
    assert [f.name for f in files] == ["a.ts", "b/two.ts", "a.ts"]
    (missing,) = plan_paths([folder / "none"])
    assert missing.problem == "there is no such file"


def test_folders_that_cannot_be_read_and_links_to_folders_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "link").symlink_to(folder / "b")
    real = os.scandir

    def closed(path: Any) -> Any:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    told = {f.name: f.problem for f in plan_paths([folder])}
    assert told == {
        "a.ts": None,
        "link": "a link to a folder",
        "b": "the folder cannot be read (permission denied)",
    }


def test_names_that_are_no_text_become_text(tmp_path: Path) -> None:
    path = tmp_path / "a\udcff.ts"
    path.write_bytes(b"x")
    assert plan_paths([tmp_path])[0].name == "a\ufffd.ts"


def test_starts_are_read_from_names() -> None:
    files = plan_pattern(
        planned("tv_20260301_2130.ts", "x/tv_20260301_2030.ts"),
        pattern="%Y%m%d_%H%M",
        timezone="Asia/Tehran",
    )
    starts = [format_utc(f.start) for f in files if f.start is not None]
    assert starts == ["2026-03-01T17:00:00Z", "2026-03-01T18:00:00Z"]


def test_the_hour_that_comes_twice_is_in_doubt() -> None:
    (file,) = plan_pattern(
        planned("20261025_0230"), pattern="%Y%m%d_%H%M", timezone="Europe/Berlin"
    )
    assert file.clock_error == 3_600_000_000


@pytest.mark.parametrize(
    ("name", "pattern", "zone", "words"),
    [
        ("a.ts", "%Y%Y", "UTC", "not a pattern"),
        ("a.ts", "date", "UTC", "not a pattern"),
        ("a.ts", "%Q", "UTC", "not a pattern"),
        ("a.ts", "%Y", "Mars/Base", "not a time zone"),
        ("a.ts", "%Y", "../../etc/passwd", "not a time zone"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, pattern: str, zone: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plan_pattern(planned(name), pattern=pattern, timezone=zone)


def test_a_name_that_does_not_fit_is_a_problem_of_its_file() -> None:
    files = plan_pattern(
        planned("readme.txt", "99999999.ts", "20260301.ts"), pattern="%Y%m%d", timezone="UTC"
    )
    assert sorted(f.problem or "" for f in files) == [
        "",
        "its name does not fit the pattern '%Y%m%d'",
        "its name does not fit the pattern '%Y%m%d'",
    ]


def rows(table: Path, text: str) -> list[PlannedFile]:
    table.write_text(text)
    return plan_table(table, service="default", clock_error=7)


def test_a_table_names_files_services_and_starts(folder: Path) -> None:
    text = "\ufeffPath, service,start,Clock Error\nrec/a.ts, tv, 2026-03-01T18:00:00Z,2.5\n"
    one, two = rows(folder.parent / "t.csv", text + "\nrec/b/two.ts,,,\n")
    assert (one.service, one.clock_error, one.problem) == ("tv", 2_500_000, None)
    assert one.start == 1_772_388_000_000_000
    assert (two.name, two.service, two.start, two.clock_error) == ("two.ts", "default", None, 7)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("path\nnone.ts\n", "there is no such file"),
        ("path,start\nrec/a.ts,noon\n", "'noon' is not a time"),
        ("path,clock_error\nrec/a.ts,-1\n", "'-1' is not a clock error"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_problem_of_its_file(
    folder: Path, text: str, problem: str
) -> None:
    (file,) = rows(folder.parent / "t.csv", text)
    assert file.problem == problem


@pytest.mark.parametrize(
    "text", ["file\na.ts\n", "", "path;service\na;b\n", "path,path\na,b\n", "path,begin\na,b\n"]
)
def test_a_table_with_other_headings_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(InputError, match="has the headings"):
        rows(folder.parent / "t.csv", text)
    with pytest.raises(InputError, match="cannot be read"):
        plan_table(folder / "none.csv", service=None, clock_error=0)


def test_files_follow_each_other() -> None:
    files = consecutive(planned("a", "b", "c"), 1_000, [10, 20, 30])
    assert [f.start for f in files] == [1_000, 1_010, 1_030]


@pytest.mark.parametrize("text", ["nan", "x", "-1", "1e9"])
def test_clock_errors_are_seconds(text: str) -> None:
    assert parse_clock_error("0.5") == 500_000
    with pytest.raises(InputError):
        parse_clock_error(text)
