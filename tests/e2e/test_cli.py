"""The command line on made material, in this process."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from airwitness.cli import run
from airwitness.demo.sounds import play_at_speed, programme, song
from airwitness.media.encode import Sound, write_media
from tests.conftest import RATE, write_wav

Run = Callable[..., tuple[int, str, str]]
START = "2026-03-01T18:00:00Z"


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an archive of its own; gives exit code, output and messages."""
    monkeypatch.setenv("AIRWITNESS_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("AIRWITNESS_ACTOR", "tester")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    assert call("init", tmp_path / "archive")[0] == 0
    return call


def found(cli: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = cli("find", *arguments, "--json")
    assert code in {0, 7}, err
    search: dict[str, Any] = json.loads(out)
    return search


def test_a_song_is_found_to_the_second(cli: Run, world: Path) -> None:
    code, out, _ = cli("add", world / "air.wav", "--service", "tv", "--start", START)
    assert code == 0
    assert "1 added" in out
    search = found(cli, world / "clip.wav")
    (match,) = search["matches"]
    (piece,) = match["pieces"]
    assert piece["reference"]["start"] == pytest.approx(20.0, abs=0.05)
    assert piece["reference"]["end"] == pytest.approx(44.0, abs=0.25)
    assert match["kinds"] == ["audio"]
    assert match["expected_false"] == search["score"]["floor"] == 1e-4
    assert match["evidence"] > 100
    (airing,) = search["airings"]
    assert airing["first"] is True
    assert airing["wall_clock"]["start"].startswith("2026-03-01T18:00:20")
    assert airing["share"] == pytest.approx(1.0, abs=0.03)
    assert search["searched"] == {"recordings": 1, "seconds": pytest.approx(84.0, abs=0.1)}
    assert search["unsearched"] == []
    code, out, _ = cli("find", world / "clip.wav")
    assert code == 0
    assert "2026-03-01T18:00:20Z" in out
    assert "1 airing, " in out


def test_nothing_found_is_complete_too(cli: Run, world: Path, tmp_path: Path) -> None:
    cli("add", world / "air.wav")
    write_wav(tmp_path / "other.wav", song(99, 15.0, RATE))
    code, out, _ = cli("find", tmp_path / "other.wav")
    assert code == 0
    assert "0 airings" in out


def test_a_song_cut_by_the_border_of_two_files_is_one_airing(
    cli: Run, world: Path, tmp_path: Path, tune: Any, talk: Any
) -> None:
    air = np.concatenate([talk[: 20 * RATE], tune, talk[20 * RATE :]])
    cut = 33 * RATE
    write_wav(tmp_path / "one.wav", air[:cut])
    write_wav(tmp_path / "two.wav", air[cut:])
    cli("add", tmp_path / "one.wav", tmp_path / "two.wav", "--service", "tv", "--start", START)
    listed = json.loads(cli("list", "--json")[1])
    assert [len(recording["parts"]) for recording in listed] == [2]
    search = found(cli, world / "clip.wav")
    (airing,) = search["airings"]
    assert len(airing["matches"]) == 2
    assert airing["share"] == pytest.approx(1.0, abs=0.05)


def test_two_overlapping_recordings_of_a_service_are_one_airing(
    cli: Run, world: Path, tmp_path: Path, talk: Any
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START, "--clock-error", "1")
    air = np.concatenate([talk[10 * RATE : 20 * RATE], song(11, 24.0, RATE), talk[20 * RATE :]])
    write_wav(tmp_path / "second.wav", air)
    start = "2026-03-01T18:00:10Z"
    cli("add", tmp_path / "second.wav", "--service", "tv", "--start", start, "--clock-error", "1")
    search = found(cli, world / "clip.wav")
    (airing,) = search["airings"]
    assert len(airing["matches"]) == 2
    assert airing["wall_clock"]["uncertainty"] == 1.0


def test_an_object_of_the_archive_is_a_clip_too(cli: Run, world: Path) -> None:
    cli("add", world / "clip.wav")
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    listed = json.loads(cli("list", "--json")[1])
    clip = next(r for r in listed if r["name"] == "clip.wav")
    search = found(cli, clip["id"], "--span", "5", "20")
    notes = {m["recording"]["name"]: m["notes"] for m in search["matches"]}
    assert notes == {"clip.wav": ["same part"], "air.wav": []}
    assert search["query"]["duration"] == 15.0
    assert [a["service"] for a in search["airings"]] == ["tv"]
    by_digest = found(cli, clip["parts"][0]["sha256"][:12])
    assert by_digest["query"]["sha256"] == clip["parts"][0]["sha256"]


def test_a_search_can_be_narrowed(cli: Run, world: Path) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    code, _, err = cli("find", world / "clip.wav", "--service", "radio")
    assert code == 2
    assert "known are: tv" in err
    cli("expect", "radio", START, "2026-03-02T00:00:00Z")
    assert found(cli, world / "clip.wav", "--service", "radio")["matches"] == []
    assert found(cli, world / "clip.wav", "--to", "2026-03-01T17:00:00Z")["matches"] == []
    inside = found(cli, world / "clip.wav", "--from", START, "--to", "2026-03-01T18:00:30Z")
    assert len(inside["airings"]) == 1
    assert inside["searched"]["seconds"] == pytest.approx(30.0, abs=0.1)
    cli("add", world / "clip.wav")
    timeless = found(cli, world / "clip.wav", "--from", START)["unsearched"]
    assert [item["reason"] for item in timeless] == ["its time is not known"]


def test_expectations_make_coverage(cli: Run, world: Path) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    assert cli("expect", "tv", "2026-03-01T18:00:00Z", "2026-03-01T18:10:00Z")[0] == 0
    (coverage,) = found(cli, world / "clip.wav")["coverage"]
    assert coverage["expected"] == 600
    assert coverage["recorded"] == pytest.approx(84.0, abs=0.1)
    (missing,) = coverage["missing"]
    assert missing["to"] == "2026-03-01T18:10:00Z"


def test_refused_partial_and_added_files_are_told_apart(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    shutil.copy(world / "air.wav", folder / "good.wav")
    (folder / "text.mp4").write_text("hello")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    (folder / "list.m3u8").write_text("#EXTM3U\n#EXTINF:1,\n/etc/passwd\n")
    sound = Sound(samples=song(3, 20.0, 32_000)[None], rate=32_000, codec="mp2")
    write_media(folder / "lost.ts", [sound], container="mpegts")
    data = (folder / "lost.ts").read_bytes()
    (folder / "lost.ts").write_bytes(data[: 188 * 400] + data[188 * 600 :])
    code, out, _ = cli("add", folder, "--json")
    told = json.loads(out)
    assert code == 7
    assert told["summary"] == {"added": 1, "already there": 0, "partial": 1, "refused": 3}
    reasons = {f["name"]: f["reasons"] for f in told["files"]}
    assert "gaps" in reasons["lost.ts"][0]
    assert all(reasons[name] for name in ("text.mp4", "list.m3u8"))
    assert "save its text" in reasons["paper.pdf"][0]
    assert cli("add", folder / "text.mp4")[0] == 2
    assert cli("add", folder / "lost.ts", "--allow-gaps")[0] == 0
    assert cli("verify")[0] == 0
    lost = next(f for f in told["files"] if f["name"] == "lost.ts")
    shown = cli("show", lost["recording"])[1]
    assert "gap" in shown


def test_adding_again_is_a_custody_line_not_an_object(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    code, out, _ = cli("add", world / "air.wav", "--service", "tv", "--start", START)
    assert code == 0
    assert "1 already there" in out
    assert len(list((tmp_path / "archive" / "objects").glob("*/*"))) == 1
    log = (tmp_path / "archive" / "custody" / "main" / "000001.jsonl").read_text()
    assert log.count('"act":"add"') == 2
    assert len(found(cli, world / "clip.wav")["airings"]) == 1
    out = cli("add", world / "air.wav", "--service", "tv", "--start", "2026-03-05T00:00:00Z")[1]
    assert "correct" in out
    cli("add", world / "air.wav", "--service", "radio", "--start", START)
    services = [a["service"] for a in found(cli, world / "clip.wav")["airings"]]
    assert sorted(services) == ["radio", "tv"]


def test_a_recorders_folder_is_read_by_names_and_by_table(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "rec"
    folder.mkdir()
    shutil.copy(world / "air.wav", folder / "tv_20260301_2130.wav")
    pattern = ["--name-pattern", "%Y%m%d_%H%M", "--timezone", "Asia/Tehran", "--service", "tv"]
    code, _, err = cli("add", folder, *pattern)
    assert code == 2
    assert "2026-03-01T18:00:00Z" in err
    assert "--yes" in err
    assert cli("add", folder, *pattern, "--yes")[0] == 0
    table = tmp_path / "table.csv"
    table.write_text(f"path,service,start,clock_error\n{world / 'clip.wav'},radio,{START},3\n")
    assert cli("add", "--table", table, "--yes")[0] == 0
    listed = json.loads(cli("list", "--json")[1])
    assert [(r["service"], r["start"]) for r in listed] == [("radio", START), ("tv", START)]
    assert listed[0]["parts"][0]["clock_error"] == 3.0


def test_a_file_can_be_left_where_it_is(cli: Run, world: Path, tmp_path: Path) -> None:
    path = tmp_path / "big.wav"
    shutil.copy(world / "air.wav", path)
    assert cli("add", path, "--leave", "--service", "tv", "--start", START)[0] == 0
    assert list((tmp_path / "archive" / "objects").glob("*/*")) == []
    (match,) = found(cli, world / "clip.wav")["matches"]
    assert match["ends"] == {"start": "originals", "end": "originals"}
    assert cli("verify")[0] == 0
    path.write_bytes(b"changed")
    (match,) = found(cli, world / "clip.wav")["matches"]
    assert match["ends"] == {"start": "index", "end": "index"}
    (note,) = match["notes"]
    assert note.startswith("ends from the index alone: its file was left elsewhere")
    assert cli("verify")[0] == 1
    path.unlink()
    assert cli("verify")[0] == 0
    listed = json.loads(cli("list", "--json")[1])
    code, _, err = cli("find", listed[0]["id"])
    assert code == 2
    assert "out of reach" in err


def test_corrections_move_airings_and_the_old_value_stays(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    name = json.loads(cli("list", "--json")[1])[0]["id"]
    change = ["--start", "2026-03-01T19:00:00Z", "--service", "tv-two", "--clock-error", "2"]
    assert cli("correct", name, *change, "--reason", "daylight saving")[0] == 0
    (airing,) = found(cli, world / "clip.wav")["airings"]
    assert airing["service"] == "tv-two"
    assert airing["wall_clock"]["start"].startswith("2026-03-01T19:00:20")
    assert cli("correct", name)[0] == 2
    (tmp_path / "archive" / "catalogue.db").unlink()
    assert cli("rebuild")[0] == 0
    (airing,) = found(cli, world / "clip.wav")["airings"]
    assert airing["service"] == "tv-two"
    shown = json.loads(cli("show", name, "--json")[1])
    assert [line["act"] for line in shown["custody"]] == ["add", "correct"]


def test_withdrawn_is_gone_from_everywhere_but_the_chain(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    cli("add", world / "clip.wav")
    archive = tmp_path / "archive"
    name = next(r for r in json.loads(cli("list", "--json")[1]) if r["service"])
    part = name["parts"][0]["sha256"]
    code, out, _ = cli("withdraw", name["id"], "--reason-code", "mistake", "--yes")
    assert code == 0
    assert part in out
    assert not (archive / "objects" / part[:2] / part).exists()
    assert not any(b"air.wav" in p.read_bytes() for p in (archive / "details").glob("*/*"))
    assert not any(part.encode() in p.read_bytes() for p in (archive / "index").glob("*.arrow"))
    names = [m["recording"]["name"] for m in found(cli, world / "clip.wav")["matches"]]
    assert names == ["clip.wav"]
    assert cli("verify")[0] == 0
    assert cli("rebuild", "--fingerprints")[0] == 0
    assert [r["name"] for r in json.loads(cli("list", "--json")[1])] == ["clip.wav"]
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    (again,) = [r for r in json.loads(cli("list", "--json")[1]) if r["name"] == "air.wav"]
    assert again["parts"][0]["state"] == "whole"
    assert len(found(cli, world / "clip.wav")["airings"]) == 1
    assert cli("verify")[0] == 0


def test_a_name_that_should_not_have_been_typed_can_be_withdrawn(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    marked = tmp_path / "MARKEDNAME.wav"
    shutil.copy(world / "air.wav", marked)
    cli("add", marked, "--service", "tv")
    name = json.loads(cli("list", "--json")[1])[0]["id"]
    line = json.loads(cli("show", name, "--json")[1])["custody"][0]
    assert cli("withdraw", line["detail"], "--reason-code", "safety", "--yes")[0] == 0
    assert "MARKEDNAME" not in cli("list", "--json")[1]
    code, out, _ = cli("verify", "--json")
    assert code == 0
    assert "not disclosed" in out
    files = [p for p in (tmp_path / "archive").rglob("*") if p.is_file()]
    assert not [p for p in files if b"MARKEDNAME" in p.read_bytes() and "catalogue" not in p.name]


def test_no_free_text_path_or_login_is_in_a_custody_line(
    cli: Run, world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "MARKED")
    folder = tmp_path / "MARKEDfolder"
    folder.mkdir()
    shutil.copy(world / "air.wav", folder / "MARKED.wav")
    cli("add", folder, "--service", "MARKEDservice", "--start", START)
    shutil.copy(world / "clip.wav", folder / "MARKEDtoo.wav")
    cli("add", folder / "MARKEDtoo.wav", "--leave")
    name = json.loads(cli("list", "--json")[1])[0]["id"]
    cli("correct", name, "--service", "MARKEDother", "--reason", "MARKED reason")
    cli("expect", "MARKEDservice", START, "2026-03-02T00:00:00Z")
    cli("withdraw", name, "--reason-code", "mistake", "--reason", "MARKED reason", "--yes")
    log = b"".join(p.read_bytes() for p in (tmp_path / "archive" / "custody").rglob("*.json*"))
    assert b"MARKED" not in log
    assert str(tmp_path).encode() not in log
    assert log.count(b'"act"') == 6
    details = [p.read_bytes() for p in (tmp_path / "archive" / "details").glob("*/*")]
    assert not any(b"MARKEDfolder" in d for d in details if b'"place"' not in d)


def test_the_catalogue_can_be_deleted_or_be_of_another_version(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    database = tmp_path / "archive" / "catalogue.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE state SET value = 99 WHERE name = 'schema'")
    connection.close()
    assert cli("rebuild")[0] == 0
    before = found(cli, world / "clip.wav")
    database.unlink()
    assert found(cli, world / "clip.wav") == before
    for damaged in (tmp_path / "archive").glob("catalogue.db*"):
        damaged.write_bytes(b"nonsense" * 1000)
    code, _, err = cli("list")
    assert code == 4
    assert "airwitness rebuild" in err
    assert cli("doctor")[0] == 1
    assert cli("rebuild")[0] == 0
    assert found(cli, world / "clip.wav") == before
    shutil.rmtree(tmp_path / "archive" / "index")
    code, _, err = cli("find", world / "clip.wav")
    assert code == 4
    assert "airwitness rebuild" in err
    assert cli("rebuild")[0] == 0
    assert found(cli, world / "clip.wav") == before
    segments = sorted(p.name for p in (tmp_path / "archive" / "index").glob("*.arrow"))
    assert cli("rebuild", "--fingerprints")[0] == 0
    again = sorted(p.name for p in (tmp_path / "archive" / "index").glob("*.arrow"))
    assert segments == again


def test_a_picture_without_sound_is_kept_and_said_not_to_be_searched(
    cli: Run, world: Path, corpus: Path
) -> None:
    assert cli("add", corpus / "video" / "bikes_10s.mp4")[0] == 0
    search = found(cli, world / "clip.wav")
    assert "no sound" in search["unsearched"][0]["reason"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("find", "none.wav"), "does not exist"),
        (("find", "."), "is no file"),
        (("find", "x", "--span", "0", "inf"), "span"),
        (("find", "r00000000000"), "no recording"),
        (("show", "zz"), "no recording"),
        (("add",), "nothing to add"),
        (("add", "x.wav", "--clock-error", "soon"), "clock error"),
        (("add", "--table", "t.csv", "--start", START), "--start cannot go"),
        (("expect", "tv", START, START), "nothing can be expected"),
        (("expect", "tv", START, "2026-01-01"), "cannot end"),
        (("find", "x", "--span", "9", "3"), "span"),
        (("withdraw", "abcdef", "--reason-code", "mistake", "--yes"), "no recording"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_2(
    cli: Run, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = cli(*arguments)
    assert code == 2
    assert words in err
    assert "Traceback" not in out + err


def test_a_folder_that_is_no_archive_is_said(cli: Run, tmp_path: Path) -> None:
    code, _, err = cli("list", "-A", tmp_path)
    assert code == 2
    assert "airwitness init" in err
    assert cli("init", tmp_path)[0] == 2
    assert cli("verify", tmp_path)[0] == 1
    assert cli("nonsense")[0] == 2


def test_doctor_looks_at_machine_and_archive(cli: Run, world: Path, tmp_path: Path) -> None:
    cli("add", world / "clip.wav")
    code, out, _ = cli("doctor", "--json")
    assert code == 0
    findings = {f["about"]: f["state"] for f in json.loads(out)}
    assert findings["archive"] == findings["rights"] == findings["index"] == "passed"
    (tmp_path / "archive").chmod(0o755)
    assert cli("doctor")[0] == 1
    assert cli("doctor", "-A", tmp_path / "none")[0] == 0


def test_what_waits_is_said_not_to_be_searched(cli: Run, world: Path, tmp_path: Path) -> None:
    path = tmp_path / "left.wav"
    shutil.copy(world / "air.wav", path)
    cli("add", path, "--leave", "--service", "tv", "--start", START)
    path.unlink()
    shutil.rmtree(tmp_path / "archive" / "index")
    cli("rebuild")
    code, out, _ = cli("find", world / "clip.wav")
    assert code == 7
    assert "not yet indexed" in out
    assert cli("find", world / "clip.wav", "--allow-gaps")[0] == 0
    shutil.copy(world / "clip.wav", path)
    cli("rebuild")
    assert cli("find", world / "clip.wav")[0] == 7, "other bytes are not indexed in its place"
    listed = json.loads(cli("list", "--json")[1])
    code, _, err = cli("find", listed[0]["id"])
    assert code == 2
    assert "has changed" in err


def test_a_bad_file_does_not_stop_the_others(cli: Run, world: Path, tmp_path: Path) -> None:
    cli("add", world / "air.wav")
    (held,) = (tmp_path / "archive" / "objects").glob("*/*")
    held.chmod(0o644)
    held.write_bytes(b"damaged")
    code, out, _ = cli(
        "add", tmp_path / "none.wav", world / "air.wav", world / "clip.wav", "--json"
    )
    assert code == 7
    files = {f["name"]: f for f in json.loads(out)["files"]}
    assert files["none.wav"]["reasons"] == ["there is no such file"]
    assert "other bytes" in files["air.wav"]["reasons"][0]
    assert files["clip.wav"]["state"] == "added"
    assert cli("verify")[0] == 1


def test_the_words_of_a_correction_go_with_what_it_corrected(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    name = json.loads(cli("list", "--json")[1])[0]["id"]
    cli("correct", name, "--service", "other", "--reason", "MARKED words")
    cli("withdraw", name, "--reason-code", "private", "--yes")
    details = (tmp_path / "archive" / "details").glob("*/*")
    assert not [p for p in details if b"MARKED" in p.read_bytes()]
    assert cli("verify")[0] == 0


def test_names_cannot_steer_the_terminal(cli: Run, world: Path, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202eb.wav"
    shutil.copy(world / "clip.wav", path)
    cli("add", path, "--service", "tv\x1b[2J", "--start", START)
    name = json.loads(cli("list", "--json")[1])[0]["id"]
    for command in (("list",), ("show", name), ("find", path), ("find", path, "--json")):
        out = cli(*command)[1]
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_a_reader_that_goes_away_is_no_failed_check(world: Path, tmp_path: Path) -> None:
    archive = str(tmp_path / "archive")
    run(["init", archive])
    run(["add", "-A", archive, str(world / "clip.wav")])
    for command in (["verify", archive], ["list", "-A", archive, "--json"]):
        child = subprocess.Popen(
            [sys.executable, "-m", "airwitness", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert child.stdout is not None
        child.stdout.close()
        assert child.wait() == 0


def test_an_archive_that_cannot_be_written_can_be_read(
    cli: Run, world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    before = found(cli, world / "clip.wav")
    held = {p: p.read_bytes() for p in (tmp_path / "archive").rglob("*") if p.is_file()}
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert found(cli, world / "clip.wav") == before
    assert cli("list")[0] == cli("verify")[0] == 0
    now = {p: p.read_bytes() for p in (tmp_path / "archive").rglob("*") if p.is_file()}
    assert now == held


def test_a_fault_that_nobody_foresaw_is_one_line(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from airwitness.acts import show

    def fault(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(show, "described", fault)
    monkeypatch.setattr("airwitness.catalogue.Catalogue.recordings", fault)
    code, _, err = cli("list")
    assert code == 70
    assert "boom" in err
    assert "Traceback" not in err


def test_an_interruption_is_safe_and_says_so(
    cli: Run, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from airwitness.acts import add as add_module

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(add_module, "index_waiting", interrupted)
        code, _, err = cli("add", world / "air.wav", "--service", "tv", "--start", START)
    assert code == 130
    assert "safe" in err
    assert cli("add", world / "air.wav", "--service", "tv", "--start", START)[0] == 0
    assert len(found(cli, world / "clip.wav")["airings"]) == 1


def test_an_ident_is_listed_apart(cli: Run, tmp_path: Path) -> None:
    ident = song(71, 6.0, RATE)
    filler = programme(72, "talk", 22 * 8.0, RATE)
    step = 8 * RATE
    blocks = [np.concatenate([ident, filler[n * step : (n + 1) * step]]) for n in range(22)]
    write_wav(tmp_path / "day.wav", np.concatenate(blocks))
    write_wav(tmp_path / "ident.wav", ident)
    cli("add", tmp_path / "day.wav", "--service", "tv", "--start", START)
    search = found(cli, tmp_path / "ident.wav")
    assert search["airings"] == []
    assert {note for m in search["matches"] for note in m["notes"]} == {"recurs 22 times"}
    assert search["recurring"] == [{"service": "tv", "times": 22}]
    assert "listed apart" in cli("find", tmp_path / "ident.wav", "--quick")[1]


def test_a_bed_that_goes_round_is_one_airing(cli: Run, tmp_path: Path, talk: Any) -> None:
    bed = song(73, 10.0, RATE)
    write_wav(tmp_path / "air.wav", np.concatenate([talk, *[bed] * 20, talk[::-1]]))
    write_wav(tmp_path / "bed.wav", bed)
    cli("add", tmp_path / "air.wav", "--service", "tv", "--start", START)
    (airing,) = found(cli, tmp_path / "bed.wav")["airings"]
    assert airing["share"] == pytest.approx(1.0, abs=0.05)


def test_other_speeds_are_found_and_quick_tries_fewer(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    fast = play_at_speed(song(11, 24.0, RATE), Fraction(1073, 1000))
    write_wav(tmp_path / "fast.wav", fast)
    (match,) = found(cli, tmp_path / "fast.wav")["matches"]
    assert match["tempo"] == pytest.approx(1.073, rel=0.001)
    assert match["notes"] == ["speed 1.0730"]
    assert match["time_map"][0] == pytest.approx([0.0, 20.0], abs=0.1)
    quick = found(cli, tmp_path / "fast.wav", "--quick")
    assert quick["matches"] == []
    assert quick["score"]["speeds"] == "quick"


def test_what_chance_gives_is_listed_only_when_asked_for(
    cli: Run, world: Path, tmp_path: Path
) -> None:
    cli("add", world / "air.wav", "--service", "tv", "--start", START)
    write_wav(tmp_path / "foreign.wav", programme(77, "talk", 20.0, RATE))
    assert found(cli, tmp_path / "foreign.wav")["weaker"] == []
    search = found(cli, tmp_path / "foreign.wav", "--all")
    assert search["matches"] == search["airings"] == []
    score = search["score"]
    assert (score["threshold"], score["floor"], score["decoys"]) == (1e-4, 1e-4, 0)
    for weak in search["weaker"]:
        assert score["threshold"] < weak["expected_false"] <= 1.0
    page = tmp_path / "page.html"
    code, out, _ = cli("find", tmp_path / "foreign.wav", "--all", "--html", page)
    assert code in {0, 7}
    assert ("weaker candidates" in out) == bool(search["weaker"])
    assert ("Weaker candidates" in page.read_text()) == bool(search["weaker"])
