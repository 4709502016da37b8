"""Check an archive against its own records. One file, the Python standard library, no more.

    python3 verify.py ARCHIVE [--json]

It shares no code with what wrote the archive: it reads the format again from
`docs/format.md`, where each rule below has its heading. It never writes. Each check has one
of three outcomes: passed, failed, not checked (with the reason).

====  ====================================================================================
V001  the folder says that it is an archive of a known format
V101  the bytes of every object give the digest that names it
V102  every object that custody names is there, unless it was withdrawn
V103  nothing lies among the objects that custody does not name
V104  the bytes of every detail give the digest that names it
V105  every detail that custody names is there, unless it was withdrawn ("not disclosed")
V106  nothing lies among the details that custody does not name
V107  a file that was left in place still has its bytes
V201  the chain: every line is canonical, follows its predecessor and keeps its digest
V202  the log reaches its head, and the head is that line
V203  a line holds nothing but what the format allows
V204  nothing else lies in the folder of the log
V301  the head of the log is sealed by a signature or a trusted time
====  ====================================================================================

What it cannot see: an archive that was never sealed can be rewritten as a whole, log and
head and all, without a trace. Keep a copy of the head elsewhere, or seal.
"""

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

PASSED, FAILED, NOT_CHECKED = "passed", "failed", "not checked"

FORMAT = b'{"format":"airwitness archive 1"}\n'
CHUNK = 1 << 20
SMALL = 64 << 20  # bytes; a volume of the log has 4,096 lines
VOLUME_LINES = 4096
FIRST_PREVIOUS = "0" * 64
HELD = ("enrol", "add", "derive", "seal", "import")
SIGNED = ("decide", "clear", "withhold", "state", "step", "seal")
MENTIONS = "init correct expect view-original case exhibit search code claim export withdraw"
ACTS = tuple(dict.fromkeys((*HELD, *SIGNED, *MENTIONS.split())))

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_WORD = re.compile(r"[a-z0-9-]{1,32}")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+((a|b|rc|\.dev)[0-9]+)?")

RULES = {
    "V001": "the folder is an archive of a known format",
    "V101": "objects have the bytes that their names say",
    "V102": "objects that custody names are there",
    "V103": "no object is there that custody does not name",
    "V104": "details have the bytes that their names say",
    "V105": "details that custody names are there",
    "V106": "no detail is there that custody does not name",
    "V107": "files left in place have their bytes",
    "V201": "the custody chain is whole",
    "V202": "the custody log reaches its head",
    "V203": "custody lines hold only what the format allows",
    "V204": "nothing else lies in the folder of the log",
    "V301": "the log is sealed",
}


@dataclass(frozen=True)
class Check:
    """The outcome of one rule on one thing; of all things together where it passed."""

    rule: str
    state: str
    object: str
    detail: str


@dataclass
class _Log:
    """What the custody log says, as far as it can be read."""

    lines: int = 0
    digest: str = FIRST_PREVIOUS
    digests: dict[int, str] = field(default_factory=dict)
    """Digest of each line by its place."""
    objects: dict[str, bool] = field(default_factory=dict)
    """Object → whether it must be there (False: withdrawn)."""
    details: dict[str, list[str]] = field(default_factory=dict)
    """Detail → objects of its line."""
    withdrawn: set[str] = field(default_factory=set)


Told = Callable[[int, int], None]


def verify(archive: str | os.PathLike[str], tell: Told | None = None) -> list[Check]:
    """Check everything; raises nothing for bad evidence.

    Args:
        archive: the folder.
        tell: is told how many files of how many have been read.

    Returns:
        Every failure and everything not checked, and one passed check for each rule that
        found nothing wrong.
    """
    folder = Path(archive)
    checks = _marker(folder)
    if checks[0].state == FAILED and not (folder / "custody").is_dir():
        return checks
    # In this order an archive that is being added to passes: the head only grows, a file on a
    # shelf has its marker or its line, and the log is read last.
    head = _small(folder / "custody" / "main" / "head.json")
    files = _shelf(folder, "objects"), _shelf(folder, "details")
    coming = {path.name for path in (folder / "incoming").glob("*")}
    log = _Log()
    checks += _custody(folder, log, head)
    total = len(files[0]) + len(files[1])
    reader = _Reader(total, tell or (lambda _done, _total: None))
    checks += _bytes("V101", files[0], reader)
    checks += _present(folder, log, files[0])
    kept = {digest for digest, is_kept in log.objects.items() if is_kept}
    checks += _foreign("V103", "objects", files[0], kept, coming)
    checks += _bytes("V104", files[1], reader)
    checks += _disclosed(folder, log)
    disclosed = {digest for digest in log.details if digest not in log.withdrawn}
    checks += _foreign("V106", "details", files[1], disclosed, coming)
    checks.append(
        Check(
            "V301",
            NOT_CHECKED,
            "custody",
            "never sealed: a consistent rewrite of the whole log cannot be seen",
        )
    )
    return sorted(checks, key=lambda check: check.rule)


class _Reader:
    """Digests files and says how far it is."""

    def __init__(self, total: int, tell: Told) -> None:
        self._total = total
        self._tell = tell
        self._done = 0

    def digest(self, path: Path) -> str | None:
        """SHA-256 of a plain file, None if it cannot be read as one."""
        self._done += 1
        self._tell(self._done, self._total)
        return _digest_of(path)


def _digest_of(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def _small(path: Path) -> bytes | None:
    """The bytes of a small plain file, None if it is none."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > SMALL:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _outcome(rule: str, failures: list[Check], count: int, things: str) -> list[Check]:
    """The failures, or one passed check."""
    if any(check.state == FAILED for check in failures):
        return failures
    return [*failures, Check(rule, PASSED, f"{count} {things}", RULES[rule])]


def _marker(folder: Path) -> list[Check]:
    found = _small(folder / "airwitness.json")
    if found is None:
        return [Check("V001", FAILED, "airwitness.json", "it is missing or cannot be read")]
    if found != FORMAT:
        return [Check("V001", FAILED, "airwitness.json", "it names no format known here")]
    return [Check("V001", PASSED, "1 folder", RULES["V001"])]


# The log


def _custody(folder: Path, log: _Log, head: bytes | None) -> list[Check]:
    chain = folder / "custody" / "main"
    broken: list[Check] = []
    strange: list[Check] = []
    volumes = sorted(chain.glob("[0-9]*.jsonl")) if chain.is_dir() else []
    for number, path in enumerate(volumes, 1):
        if path.name != f"{number:06}.jsonl":
            broken.append(Check("V201", FAILED, path.name, f"volume {number} should be here"))
            break
        is_last = number == len(volumes)
        _volume(path, log, broken, strange, is_last=is_last)
        if not is_last and log.lines != number * VOLUME_LINES:
            broken.append(Check("V201", FAILED, path.name, "a volume before the last is not full"))
    checks = _outcome("V201", broken, log.lines, "lines")
    checks += _outcome("V203", strange, log.lines, "lines")
    checks += _head(head, log)
    return checks + _strangers(chain)


def _volume(
    path: Path, log: _Log, broken: list[Check], strange: list[Check], *, is_last: bool
) -> None:
    """Read one volume; stop at the first line that is not what the chain says."""
    data = _small(path)
    if data is None:
        broken.append(Check("V201", FAILED, path.name, "it cannot be read"))
        return
    lines = data.split(b"\n")
    rest = lines.pop()
    if rest and not is_last:
        broken.append(Check("V201", FAILED, path.name, "it does not end with a line"))
    elif rest:
        broken.append(
            Check(
                "V201",
                NOT_CHECKED,
                path.name,
                "half a line at its end: the rest of a crash, or an append going on",
            )
        )
    for raw in lines:
        place = log.lines + 1
        fault = _line(raw, place, log, strange)
        if fault:
            broken.append(Check("V201", FAILED, f"line {place}", fault))
        log.lines = place
        log.digest = hashlib.sha256(raw).hexdigest()
        log.digests[place] = log.digest


def _line(raw: bytes, place: int, log: _Log, strange: list[Check]) -> str:
    """What is wrong with a line's place in the chain; takes in what it says."""
    try:
        fields = json.loads(raw)
    except (ValueError, RecursionError):
        return "it is not JSON"
    if not isinstance(fields, dict):
        return "it is not an object"
    problem = _form(fields)
    if problem:
        strange.append(Check("V203", FAILED, f"line {place}", problem))
    else:
        _take_in(fields, log)
    if _canonical(fields) != raw:
        return "it is not in canonical form"
    if fields.get("sequence") != place:
        return f"its sequence is {str(fields.get('sequence'))[:20]}, its place is {place}"
    if fields.get("previous") != log.digest:
        return "it does not follow the line before it"
    return ""


def _form(fields: dict[str, Any]) -> str:
    """What a line holds that the format does not allow, empty if nothing."""
    tests: dict[str, Callable[[Any], bool]] = {
        "act": lambda v: v in ACTS,
        "actor": lambda v: _is(_WORD, v),
        "chain": lambda v: v == "main",
        "detail": lambda v: v is None or _is(_DIGEST, v),
        "objects": lambda v: isinstance(v, list) and all(_is(_DIGEST, d) for d in v),
        "previous": lambda v: _is(_DIGEST, v),
        "sequence": lambda v: isinstance(v, int) and not isinstance(v, bool),
        "signature": lambda v: v is None or _is(_SIGNATURE, v),
        "time": lambda v: _is(_TIME, v),
        "tool": lambda v: v == "airwitness",
        "version": lambda v: _is(_VERSION, v),
    }
    if set(fields) | {"signature"} != set(tests):
        return "its keys are not those of the format"
    wrong = [name for name, test in tests.items() if not test(fields.get(name))]
    return f"{wrong[0]} is not what the format allows" if wrong else ""


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _take_in(fields: dict[str, Any], log: _Log) -> None:
    if fields["detail"] is not None:
        log.details.setdefault(fields["detail"], []).extend(fields["objects"])
    for digest in fields["objects"]:
        if fields["act"] == "withdraw":
            log.withdrawn.add(digest)
            if digest in log.objects:
                log.objects[digest] = False
        elif fields["act"] in HELD:
            log.objects[digest] = True


def _canonical(value: Any) -> bytes:
    """RFC 8785 for strings, integers, lists and objects whose keys are ASCII."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass")


def _head(raw: bytes | None, log: _Log) -> list[Check]:
    if raw is None:
        return [Check("V202", FAILED, "head.json", "it is missing or cannot be read")]
    try:
        head = json.loads(raw)
        sequence, digest = head["sequence"], head["digest"]
        is_exact = raw == _canonical({"digest": digest, "sequence": sequence}) + b"\n"
    except (ValueError, KeyError, TypeError, RecursionError):
        is_exact = False
    if not is_exact or not isinstance(sequence, int):
        return [Check("V202", FAILED, "head.json", "it is not in the form of a head")]
    if sequence > log.lines:
        detail = f"the log ends at line {log.lines}, its head is line {sequence}: cut short"
        return [Check("V202", FAILED, "custody", detail)]
    if log.digests.get(sequence, FIRST_PREVIOUS if sequence == 0 else "") != digest:
        return [Check("V202", FAILED, f"line {sequence}", "it is not the line that the head names")]
    ahead = log.lines - sequence
    detail = f"{RULES['V202']}; {ahead} lines were written after it" if ahead else RULES["V202"]
    return [Check("V202", PASSED, f"line {sequence}", detail)]


def _strangers(chain: Path) -> list[Check]:
    allowed = re.compile(r"\d{6}\.jsonl|head\.json|lock|\.head\.json-[0-9a-f]{8}")
    found = sorted(chain.iterdir()) if chain.is_dir() else []
    found += [p for p in sorted(chain.parent.iterdir()) if p != chain] if chain.is_dir() else []
    failures = [
        Check("V204", FAILED, path.name[:80], "the format has no such file here")
        for path in found
        if path.parent != chain or not allowed.fullmatch(path.name)
    ]
    return _outcome("V204", failures, len(found), "files")


# The shelves


def _shelf(folder: Path, shelf: str) -> dict[str, Path]:
    """Every file on a shelf by its path below it; links and stray names too."""
    root = folder / shelf
    found: dict[str, Path] = {}
    for base, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(base) / name
            found[path.relative_to(root).as_posix()] = path
        for name in [n for n in folders if (Path(base) / n).is_symlink()]:
            found[(Path(base) / name).relative_to(root).as_posix()] = Path(base) / name
    return found


def _place_of(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def _bytes(rule: str, files: dict[str, Path], reader: _Reader) -> list[Check]:
    failures = []
    for name, path in files.items():
        digest = path.name
        if name == _place_of(digest) and _DIGEST.fullmatch(digest):
            found = reader.digest(path)
            if found is None:
                failures.append(Check(rule, FAILED, digest, "it cannot be read as a plain file"))
            elif found != digest:
                failures.append(Check(rule, FAILED, digest, f"its bytes give {found}"))
    return _outcome(rule, failures, len(files), "files")


def _present(folder: Path, log: _Log, files: dict[str, Path]) -> list[Check]:
    """V102, and V107 for what was left in place."""
    missing: list[Check] = []
    left: list[Check] = []
    count = 0
    for digest, is_kept in log.objects.items():
        is_there = _place_of(digest) in files or _is_there(folder / "objects" / _place_of(digest))
        if not is_kept or is_there:
            continue
        place = _left_at(folder, digest, log)
        if place is None:
            missing.append(Check("V102", FAILED, digest, "it is missing"))
            continue
        count += 1
        if not _is_there(place):
            left.append(Check("V107", NOT_CHECKED, digest, "where it was left is out of reach"))
        elif _digest_of(place) != digest:
            left.append(Check("V107", FAILED, digest, "where it was left are other bytes"))
    withdrawn = sum(not is_kept for is_kept in log.objects.values())
    checks = _outcome("V102", missing, len(log.objects) - withdrawn, "objects")
    if withdrawn:
        checks.append(Check("V102", NOT_CHECKED, f"{withdrawn} objects", "withdrawn"))
    return checks + (_outcome("V107", left, count, "files") if count else [])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _left_at(folder: Path, digest: str, log: _Log) -> Path | None:
    """Where the latest detail that names a place says that an object was left."""
    for detail, objects in reversed(log.details.items()):
        if digest in objects:
            try:
                content = json.loads(_small(folder / "details" / _place_of(detail)) or b"")
                if isinstance(content["place"], str):
                    return Path(content["place"])
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
    return None


def _disclosed(folder: Path, log: _Log) -> list[Check]:
    missing = []
    for digest in log.details:
        if not _is_there(folder / "details" / _place_of(digest)):
            if digest in log.withdrawn:
                missing.append(Check("V105", NOT_CHECKED, digest, "not disclosed"))
            else:
                missing.append(Check("V105", FAILED, digest, "it is missing"))
    return _outcome("V105", missing, len(log.details), "details")


def _foreign(
    rule: str, shelf: str, files: dict[str, Path], known: set[str], coming: set[str]
) -> list[Check]:
    """What lies on a shelf that custody does not name. What is still coming in is said."""
    found = []
    for name, path in files.items():
        digest = path.name
        if name == _place_of(digest) and digest in known:
            continue
        if f"{digest}.{shelf}" in coming and name == _place_of(digest):
            reason = "on its way in, or the rest of a crash: custody does not name it yet"
            found.append(Check(rule, NOT_CHECKED, digest, reason))
        else:
            reason = "custody does not name it, or names it as withdrawn"
            found.append(Check(rule, FAILED, name[:80], reason))
    return _outcome(rule, found, len(files), "files")


# The script


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)


def _report(checks: list[Check]) -> Iterator[str]:
    for check in checks:
        mark = {PASSED: "passed     ", FAILED: "FAILED     ", NOT_CHECKED: "not checked"}
        yield _printable(f"{check.rule} {mark[check.state]} {check.object}: {check.detail}")
    counts = {
        state: sum(c.state == state for c in checks) for state in (PASSED, FAILED, NOT_CHECKED)
    }
    yield ", ".join(f"{count} {state}" for state, count in counts.items())


def main(arguments: list[str] | None = None) -> int:
    """Run as a script. Exit status 1 if a check failed."""
    parser = argparse.ArgumentParser(description="Check an Airwitness archive.")
    parser.add_argument("archive")
    parser.add_argument("--json", action="store_true", help="print the checks as JSON")
    options = parser.parse_args(arguments)
    checks = verify(options.archive)
    if options.json:
        text = json.dumps([asdict(check) for check in checks], indent=1)
        sys.stdout.write(text + "\n")
    else:
        sys.stdout.write("\n".join(_report(checks)) + "\n")
    return int(any(check.state == FAILED for check in checks))


if __name__ == "__main__":
    sys.exit(main())
