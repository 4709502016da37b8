from pathlib import Path

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
    with pytest.raises(InputError, match="no file 'none'"):
        plan_paths([folder / "none"])


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
        ("a.ts", "%Y%m%d", "UTC", "does not fit"),
        ("99999999.ts", "%Y%m%d", "UTC", "does not fit"),
        ("a.ts", "date", "UTC", "not a pattern"),
        ("a.ts", "%Q", "UTC", "not a pattern"),
        ("a.ts", "%Y", "Mars/Base", "not a time zone"),
        ("a.ts", "%Y", "../../etc/passwd", "not a time zone"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, pattern: str, zone: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plan_pattern(planned(name), pattern=pattern, timezone=zone)


def test_a_table_names_files_services_and_starts(folder: Path) -> None:
    table = folder.parent / "t.csv"
    table.write_text(
        "path,service,start,clock_error\nrec/a.ts,tv,2026-03-01T18:00:00Z,2.5\nrec/b/two.ts,,,\n"
    )
    one, two = plan_table(table)
    assert (one.service, one.clock_error) == ("tv", 2_500_000)
    assert (two.name, two.service, two.start) == ("two.ts", None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file\na.ts\n", "no column 'path'"),
        ("path\nnone.ts\n", "row 2"),
        ("path,start\nrec/a.ts,noon\n", "row 2 .* not a time"),
        ("path,clock_error\nrec/a.ts,-1\n", "not a clock error"),
        ("", "no column"),
    ],
)
def test_a_table_that_cannot_be_used_is_said(folder: Path, text: str, words: str) -> None:
    table = folder.parent / "t.csv"
    table.write_text(text)
    with pytest.raises(InputError, match=words):
        plan_table(table)
    with pytest.raises(InputError, match="cannot be read"):
        plan_table(folder / "none.csv")


def test_files_follow_each_other() -> None:
    files = consecutive(planned("a", "b", "c"), 1_000, [10, 20, 30])
    assert [f.start for f in files] == [1_000, 1_010, 1_030]


@pytest.mark.parametrize("text", ["nan", "x", "-1", "1e9"])
def test_clock_errors_are_seconds(text: str) -> None:
    assert parse_clock_error("0.5") == 500_000
    with pytest.raises(InputError):
        parse_clock_error(text)
