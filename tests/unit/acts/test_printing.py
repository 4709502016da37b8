"""Pages are printed by a browser that is kept away from everything."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from airwitness.acts import printing
from airwitness.acts.printing import browser, print_page
from airwitness.errors import CaptureError, InputError
from airwitness.settings import Settings, read_settings
from tests.browser import chromium, needed

PAGE = "<!doctype html><title>A page</title><p>Four words stand here. <a href='#e'>E</a><p id=e>E"


def fake(folder: Path, script: str) -> Settings:
    """Settings with a browser that is a script."""
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    (folder / "archive").mkdir()
    return Settings(archive=folder / "archive", chromium=str(path))


def leftovers(settings: Settings) -> list[Path]:
    return list((settings.archive / "private").iterdir())


def ended(process: int) -> bool:
    """Whether a process that was killed is gone; a loaded machine takes its time to end it."""
    for _ in range(600):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.1)
    return False


def test_a_page_is_printed_and_nothing_of_the_machine_is_in_it(tmp_path: Path) -> None:
    chromium()
    needed("pdftotext", shutil.which("pdftotext"), "apt install poppler-utils")
    settings = Settings(archive=tmp_path)
    data = print_page(PAGE, settings)
    printed = tmp_path / "out.pdf"
    printed.write_bytes(data)
    command = ["pdftotext", str(printed), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Four words stand here." in told
    assert str(tmp_path).encode() not in data
    assert b"file:" not in data
    assert b"Linux" not in data
    assert leftovers(settings) == []


def test_without_a_browser_the_advice_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for settings in (
        Settings(archive=tmp_path),
        Settings(archive=tmp_path, chromium=str(tmp_path / "none")),
    ):
        with pytest.raises(InputError, match="is not installed") as caught:
            print_page(PAGE, settings)
        assert "apt install chromium" in caught.value.advice


def test_the_browser_that_was_set_is_taken(tmp_path: Path) -> None:
    settings = fake(tmp_path, "exit 0")
    assert browser(settings) == settings.chromium
    assert read_settings({"AIRWITNESS_CHROMIUM": "/opt/chrome"}).chromium == "/opt/chrome"


def test_a_browser_that_gives_nothing_is_told_with_its_last_words(tmp_path: Path) -> None:
    settings = fake(tmp_path, "echo first >&2; echo 'no display' >&2; exit 1")
    with pytest.raises(CaptureError, match=r"gave no PDF.*no display"):
        print_page(PAGE, settings)
    assert leftovers(settings) == []


def test_something_else_than_a_pdf_is_not_taken_for_one(tmp_path: Path) -> None:
    write = 'for a; do case "$a" in --print-to-pdf=*) echo hello > "${a#*=}";; esac; done'
    with pytest.raises(CaptureError, match="something else"):
        print_page(PAGE, fake(tmp_path, write))


def test_a_browser_that_hangs_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printing, "LONGEST", 0.5)
    settings = fake(tmp_path, f"sleep 300 & echo $! > {tmp_path / 'child'}; wait")
    with pytest.raises(CaptureError, match="did not end"):
        print_page(PAGE, settings)
    assert ended(int((tmp_path / "child").read_text()))
    assert leftovers(settings) == []


def test_it_gets_no_environment_a_folder_of_its_own_and_no_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AIRWITNESS_SECRET", "marked")
    settings = fake(tmp_path, f'env > {tmp_path}/env; for a; do echo "$a"; done > {tmp_path}/flags')
    with pytest.raises(CaptureError):
        print_page(PAGE, settings)
    environment, flags = ((tmp_path / name).read_text() for name in ("env", "flags"))
    assert "marked" not in environment
    archive = str(settings.archive.resolve())
    assert f"HOME={archive}/private/print-" in environment
    assert f"--user-data-dir={archive}/private/print-" in flags
    assert "--proxy-server=127.0.0.1:9" in flags
    assert ("--no-sandbox" in flags) == (os.geteuid() == 0)
