"""Whoever changes an archive or a bag is named by a rule, by the program and by a bare Python.

Each kind is made on a copy of one small archive, or of the bag that left of it.
"""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from airwitness.archive import Archive
from airwitness.cli import run
from airwitness.evidence import verify as verifier
from airwitness.evidence.keys import new_key, public_of, public_pem
from airwitness.settings import Settings
from tests.bags import (
    Fields,
    Packed,
    changed_json,
    packed,
    repacked,
    rewritten,
    signer,
)

Harm = Callable[[Path], None]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return packed(tmp_path_factory.mktemp("tampering"))


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """The checks of `airwitness verify`."""
    code = run(["verify", str(folder), "--json"])
    checks: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    failed = [check for check in checks if check["state"] == "failed"]
    assert code == bool(failed)
    return failed


def told_by_a_bare_python(folder: Path) -> list[dict[str, str]]:
    """Those of `verify.py` alone, with no packages."""
    command = [sys.executable, "-I", "-S", verifier.__file__, str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    failed = [c for c in json.loads(done.stdout) if c["state"] == "failed"]
    assert done.returncode == bool(failed)
    return failed


def rules(failed: list[dict[str, str]]) -> set[str]:
    return {check["rule"] for check in failed}


# The archive


def shelf(folder: Path, name: str, number: int = 0) -> Path:
    path = sorted((folder / name).glob("*/*"))[number]
    path.chmod(0o644)
    return path


def flipped(path: Path, at: int = 40) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def swapped(one: Path, other: Path) -> None:
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def linked(folder: Path) -> None:
    path = shelf(folder, "objects")
    shutil.copy(path, folder.parent / "copy")
    path.unlink()
    path.symlink_to(folder.parent / "copy")


def log(folder: Path) -> Path:
    return folder / "custody" / "main" / "000001.jsonl"


def lines_of(folder: Path, change: Callable[[list[bytes]], object]) -> None:
    lines = log(folder).read_bytes().splitlines(keepends=True)
    change(lines)
    log(folder).write_bytes(b"".join(lines))


def place(lines: list[Fields], act: str) -> int:
    return next(n for n, line in enumerate(lines) if line["act"] == act)


def set_line(act: str, **members: Any) -> Harm:
    """Change a line, and make the chain and its head fit again."""
    return lambda folder: rewritten(folder, lambda lines: lines[place(lines, act)].update(members))


def seal_object(number: int) -> Harm:
    """Flip a byte of a file of the first seal."""

    def harm(folder: Path) -> None:
        lines = [json.loads(line) for line in log(folder).read_text().splitlines()]
        digest = lines[place(lines, "seal")]["objects"][number]
        path = folder / "objects" / digest[:2] / digest
        path.chmod(0o644)
        flipped(path, 5)

    return harm


def recorded(folder: Path, act: str, **members: Any) -> None:
    """Record a line that is in form and wrong."""
    settings = Settings(archive=folder, actor="ada", workers=1)
    with Archive(folder, settings) as archive, archive.store.writing():
        who = None
        if members.pop("key", None):
            pem = archive.store.put_bytes(public_pem(public_of(new_key()))).digest
            members["objects"] = (pem,)
            who = signer(archive, "ada")
        archive.record(act, signer=who, **members)


def unsigned(folder: Path) -> None:
    from airwitness.evidence.custody import Act, Custody

    Custody(folder).append([Act(act="decide", actor="ada")])


IN_ARCHIVE: dict[str, tuple[str, Harm]] = {
    "byte of an object": ("V101", lambda f: flipped(shelf(f, "objects"))),
    "two objects exchanged": (
        "V101",
        lambda f: swapped(shelf(f, "objects"), shelf(f, "objects", 1)),
    ),
    "link for an object": ("V101", linked),
    "object gone": ("V102", lambda f: shelf(f, "objects").unlink()),
    "object nobody added": ("V103", lambda f: (f / "objects" / "note").touch()),
    "byte of a detail": ("V104", lambda f: flipped(shelf(f, "details"))),
    "detail gone": ("V105", lambda f: shelf(f, "details").unlink()),
    "detail nobody named": ("V106", lambda f: (f / "details" / "note").touch()),
    "format changed": ("V001", lambda f: (f / "airwitness.json").unlink()),
    "byte of the log": ("V201", lambda f: flipped(log(f))),
    "line taken out": ("V201", lambda f: lines_of(f, lambda lines: lines.pop(3))),
    "lines exchanged": ("V201", lambda f: lines_of(f, lambda lines: lines.insert(2, lines.pop(4)))),
    "line put in": ("V201", lambda f: lines_of(f, lambda lines: lines.insert(2, lines[3]))),
    "log cut short": ("V202", lambda f: lines_of(f, lambda lines: lines.pop())),
    "head of another line": ("V202", lambda f: (f / "custody/main/head.json").unlink()),
    "words in a line": ("V203", set_line("add", tool="airwitness, by hand")),
    "head of a line that cannot be": (
        "V202",
        lambda f: written(f / "custody/main/head.json", b'{"digest":"","sequence":-1}\n'),
    ),
    "an object in place of a digest": (
        "V201",
        lambda f: lines_of(f, lambda ls: ls.__setitem__(3, b'{"previous":{},"sequence":4}\n')),
    ),
    "file beside the log": ("V204", lambda f: (f / "custody/main/000001.bak").touch()),
    "another actor": ("V301", set_line("exhibit", actor="archive")),
    "signature changed": ("V301", set_line("state", signature="ab" * 64)),
    "byte of a seal's statement": ("V301", seal_object(0)),
    "byte of a seal's signature": ("V301", seal_object(1)),
    "log rewritten": ("V302", set_line("init", actor="eve")),
    "date of a line": ("V302", set_line("add", time="2020-01-01T00:00:00.000000Z")),
    "line of a case taken out": (
        "V302",
        lambda f: rewritten(f, lambda lines: lines.pop(place(lines, "exhibit"))),
    ),
    "line of a case put in another": ("V301", set_line("exhibit", objects=["0" * 64])),
    "decision not signed": ("V304", unsigned),
    "second key for an actor": ("V305", lambda f: recorded(f, "enrol", key=True)),
    "derivation of nothing": ("V401", lambda f: recorded(f, "derive", detail={"inputs": []})),
    "derivation of what is not there": (
        "V401",
        lambda f: recorded(f, "derive", detail={"inputs": ["0" * 64]}),
    ),
}


def test_nothing_is_wrong_before(world: Packed, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(world.archive, capsys) == told(world.bag, capsys) == []
    assert told_by_a_bare_python(world.archive) == told_by_a_bare_python(world.bag) == []


@pytest.mark.parametrize("kind", IN_ARCHIVE)
def test_harm_to_an_archive_is_named(
    world: Packed, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rule, harm = IN_ARCHIVE[kind]
    folder = tmp_path / "archive"
    shutil.copytree(world.archive, folder, symlinks=True)
    harm(folder)
    assert rule in rules(told(folder, capsys))


# The bag


def extract_of(bag: Path, change: Callable[[list[Any]], object]) -> None:
    """Change the lines of the extract, and make the manifests fit again."""
    changed_json(bag / "data/custody.json", lambda content: change(content["lines"]))
    repacked(bag)


def line_of(act: str, change: Callable[[Fields], object]) -> Harm:
    """Change a line of the extract."""

    def harm(bag: Path) -> None:
        def one(lines: list[Any]) -> None:
            entry = next(e for e in lines if json.loads(e["line"])["act"] == act)
            fields = json.loads(entry["line"])
            change(fields)
            entry["line"] = json.dumps(fields, separators=(",", ":"), sort_keys=True)

        extract_of(bag, one)

    return harm


def without(act: str) -> Harm:
    """Leave lines out of the extract."""

    def harm(bag: Path) -> None:
        def leave(lines: list[Any]) -> None:
            lines[:] = [e for e in lines if json.loads(e["line"])["act"] != act]

        extract_of(bag, leave)

    return harm


def fresh(name: str, data: bytes) -> Harm:
    """Write a file, and make the manifests fit again."""

    def harm(bag: Path) -> None:
        (bag / name).parent.mkdir(exist_ok=True)
        (bag / name).write_bytes(data)
        repacked(bag)

    return harm


def stills(bag: Path) -> list[Path]:
    found = sorted((bag / "data/exhibits").glob("*-still-*.png"))
    assert len(found) > 2
    return found


def then(harm: Callable[[Path], object]) -> Harm:
    """Do it, and make the manifests fit again."""

    def both(bag: Path) -> None:
        harm(bag)
        repacked(bag)

    return both


def report_of(change: Callable[[Any], object]) -> Harm:
    return then(lambda bag: changed_json(bag / "data/report.json", change))


def listed(change: Callable[[str], str], name: str = "manifest-sha256.txt") -> Harm:
    def harm(bag: Path) -> None:
        path = bag / name
        path.write_text(change(path.read_text()))

    return harm


def statement(bag: Path) -> Path:
    """The statement of the last seal."""
    content = json.loads((bag / "data/custody.json").read_bytes())
    digest = str(json.loads(content["lines"][-1]["line"])["objects"][0])
    return bag / "data/objects" / digest[:2] / digest


def escaped(bag: Path) -> None:
    (bag.parent / "outside").write_text("outside")
    listed(lambda text: text + f"{'0' * 64}  data/../../outside\n")(bag)


def a_link(bag: Path) -> None:
    path = bag / "data/report.html"
    shutil.move(path, bag.parent / "report.html")
    path.symlink_to(bag.parent / "report.html")


def linked_folder(bag: Path) -> None:
    shutil.move(bag / "data/exhibits", bag.parent / "exhibits")
    (bag / "data/exhibits").symlink_to(bag.parent / "exhibits")


def content_of(change: Callable[[Any], object]) -> Harm:
    """Change the extract, and make the manifests fit again."""
    return then(lambda bag: changed_json(bag / "data/custody.json", change))


def replaced(path: Path, one: str, other: str) -> None:
    path.write_text(path.read_text().replace(one, other, 1))


def _first(lines: list[Any]) -> Any:
    return lines[0]["paths"]


def other_path(lines: list[Any]) -> None:
    seal = next(iter(_first(lines)))
    _first(lines)[seal] = _first(lines)[seal][::-1]


IN_BAG: dict[str, tuple[str, Harm]] = {
    "byte of the report": ("V601", lambda b: flipped(b / "data/report.html")),
    "byte of a tag file": ("V601", lambda b: flipped(b / "README.txt")),
    "checker exchanged": ("V601", lambda b: flipped(b / "verify.py")),
    "file gone": ("V601", lambda b: stills(b)[0].unlink()),
    "tag file gone": ("V601", then(lambda b: (b / "README.txt").unlink())),
    "file besides": ("V601", lambda b: (b / "data/exhibits/more.png").touch()),
    "tag file besides": ("V601", lambda b: (b / "note.txt").touch()),
    "tag file besides, and listed": ("V601", fresh("json.py", b"x")),
    "bag in a bag": ("V601", then(lambda b: shutil.copytree(b, b / "other"))),
    "checker exchanged, and listed": ("V601", fresh("verify.py", b"print('0 failed')")),
    "manifest gone": ("V601", lambda b: (b / "manifest-sha256.txt").unlink()),
    "tag manifest gone": ("V601", lambda b: (b / "tagmanifest-sha256.txt").unlink()),
    "file listed twice": ("V601", listed(lambda text: text + text.splitlines()[0] + "\n")),
    "payload in the tag manifest": (
        "V601",
        listed(lambda t: t + f"{'0' * 64}  data/x\n", "tagmanifest-sha256.txt"),
    ),
    "path that leads outside": ("V601", escaped),
    "nonsense in a manifest": ("V601", listed(lambda text: "x" + text)),
    "link for a file": ("V601", a_link),
    "link for a folder": ("V601", linked_folder),
    "another version of BagIt": ("V601", then(lambda b: flipped(b / "bagit.txt", 15))),
    "file nobody named": ("V604", fresh("data/exhibits/exhibit-009.png", b"x")),
    "two stills exchanged": ("V604", then(lambda b: swapped(stills(b)[0], stills(b)[-1]))),
    "still gone": ("V604", then(lambda b: stills(b)[0].unlink())),
    "file at the top of the payload": ("V604", fresh("data/note.txt", b"x")),
    "sentence of the report": (
        "V502",
        report_of(lambda r: r["statements"][0].update(sentence="It says more.")),
    ),
    "word of the page": ("V502", fresh("data/report.html", b"<!doctype html>")),
    "sentence without an exhibit": (
        "V501",
        report_of(lambda r: r["statements"][0].update(cites=[])),
    ),
    "sentence that cites what is not there": (
        "V501",
        report_of(lambda r: r["statements"][0]["cites"].__setitem__(slice(None), [{"exhibit": 9}])),
    ),
    "claim that cites what is not there": (
        "V501",
        report_of(
            lambda r: r["claims"].append({"number": 1, "subject": "it", "cite": {"exhibit": 9}})
        ),
    ),
    "report that is none": ("V501", fresh("data/report.json", b"[]")),
    "word of a line": ("V602", line_of("exhibit", lambda line: line.update(actor="eve"))),
    "date of a line": (
        "V602",
        line_of("state", lambda line: line.update(time="2020-01-01T00:00:00.000000Z")),
    ),
    "line's form": ("V203", line_of("state", lambda line: line.update(note="by hand"))),
    "line put elsewhere": ("V602", line_of("case", lambda line: line.update(sequence=3))),
    "lines exchanged": (
        "V602",
        lambda b: extract_of(b, lambda lines: lines.insert(0, lines.pop(1))),
    ),
    "other path": ("V602", lambda b: extract_of(b, other_path)),
    "no path": ("V602", lambda b: extract_of(b, lambda lines: _first(lines).clear())),
    "path of no seal": ("V602", lambda b: extract_of(b, lambda ls: _first(ls).update({"3": []}))),
    "path that is none": (
        "V602",
        lambda b: extract_of(b, lambda ls: _first(ls).update({"3": "x"})),
    ),
    "word beside the lines": ("V602", content_of(lambda c: c.update(note="checked by a court"))),
    "word beside a line": ("V602", content_of(lambda c: c["lines"][0].update(note="checked"))),
    "number that is none": (
        "V602",
        content_of(lambda c: c["lines"][0].update(sequence=float("inf"))),
    ),
    "two ways to read the lines": (
        "V602",
        then(lambda b: replaced(b / "data/custody.json", '"lines":', '"lines": [],\n "lines":')),
    ),
    "line that follows an object": (
        "V602",
        line_of("state", lambda line: line.update(previous={})),
    ),
    "extract that is none": ("V602", fresh("data/custody.json", b"[" * 100_000)),
    "seal left out": ("V602", without("seal")),
    "key left out": ("V301", without("enrol")),
    "exhibit left out": ("V604", without("exhibit")),
    "derivation left out": ("V604", without("derive")),
    "word of a statement": ("V301", then(lambda b: flipped(statement(b), 60))),
    "statement gone": ("V301", then(lambda b: statement(b).unlink())),
    "byte of a detail": ("V603", then(lambda b: flipped(shelf(b / "data", "details")))),
    "detail nobody named": ("V603", fresh(f"data/details/00/{'0' * 64}", b"{}")),
    "object nobody named": ("V603", fresh(f"data/objects/00/{'0' * 64}", b"x")),
}


@pytest.mark.parametrize("kind", IN_BAG)
def test_harm_to_a_bag_is_named_on_a_bare_python_too(
    world: Packed, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rule, harm = IN_BAG[kind]
    folder = tmp_path / "bag"
    shutil.copytree(world.bag, folder)
    harm(folder)
    failed = told_by_a_bare_python(folder)
    assert rule in rules(failed)
    assert failed == told(folder, capsys)


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a value of JSON: what holds it, and under which key."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from nodes(inner)


_ODD: list[Any] = [
    None,
    [],
    {},
    "x",
    "9" * 5_000,
    -1,
    10**30,
    1e999,
    True,
    [[]],
    {"a": []},
    "\ud800",
]


@pytest.mark.parametrize("times", [15, pytest.param(400, marks=pytest.mark.soak)])
@pytest.mark.parametrize("name", ["custody.json", "report.json", "details"])
def test_no_odd_value_stops_the_checker(
    world: Packed, tmp_path: Path, name: str, times: int
) -> None:
    chance = random.Random(name)
    shutil.copytree(world.bag, tmp_path / "bag")
    data = tmp_path / "bag/data"
    paths = sorted(data.glob("details/*/*")) if name == "details" else [data / name]
    for path in paths:
        whole = path.read_bytes()
        for _ in range(max(1, times // len(paths))):
            content = json.loads(whole)
            holder, key = chance.choice(list(nodes(content)))
            holder[key] = chance.choice(_ODD)
            path.write_text(json.dumps(content))
            assert {check.state for check in verifier.verify(tmp_path / "bag")} >= {"failed"}
        path.write_bytes(whole)


@pytest.mark.parametrize("times", [8, pytest.param(200, marks=pytest.mark.soak)])
def test_any_flipped_byte_of_the_payload_is_named(
    world: Packed, tmp_path: Path, times: int
) -> None:
    """Also where the manifests were made to fit again."""
    chance = random.Random(times)
    for number in range(times):
        bag = tmp_path / str(number)
        shutil.copytree(world.bag, bag)
        path = chance.choice(sorted(p for p in (bag / "data").rglob("*") if p.is_file()))
        flipped(path, chance.randrange(path.stat().st_size))
        assert "V601" in {c.rule for c in verifier.verify(bag) if c.state == "failed"}
        repacked(bag)
        failed = {c.rule for c in verifier.verify(bag) if c.state == "failed"}
        assert failed - {"V601"}, path.name
        shutil.rmtree(bag)


def test_enough_kinds_are_tried() -> None:
    assert len(IN_ARCHIVE) + len(IN_BAG) > 50
    named = {rule for rule, _ in (*IN_ARCHIVE.values(), *IN_BAG.values())}
    assert set(verifier.RULES) - named == {"V107", "V303", "V306"}  # V107, V306: unit tests


def test_the_checker_in_the_bag_is_the_checker(world: Packed) -> None:
    assert (world.bag / "verify.py").read_bytes() == Path(verifier.__file__).read_bytes()
    command = [sys.executable, "-I", "-S", "verify.py", "."]
    done = subprocess.run(command, cwd=world.bag, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith("0 failed, 2 not checked")
