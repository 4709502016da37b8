"""Check an archive against its own records. One file, the Python standard library, no more.

    python3 verify.py ARCHIVE [--json] [--since SEAL]

It shares no code with what wrote the archive: it reads the format again from
`docs/format.md`, where each rule of `RULES` has its heading. It never writes. Each check has
one of three outcomes: passed, failed, not checked (with the reason).

What it cannot see: an archive that was never sealed can be rewritten as a whole, log and
head and all, without a trace. Keep a copy of the head elsewhere, or seal. It checks signatures
(Ed25519, RFC 8032) itself; for a time stamp it prints the command of `openssl` that does.
"""

import argparse
import base64
import hashlib
import itertools
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
STATEMENT = "airwitness seal 1"
STATED = {"chain", "digest", "format", "key", "older", "sequence", "time"}
TOKEN = ("request", "reply", "chain")  # objects of a time stamp, behind statement and signature
SIGNATURE_BYTES = 64
ARCHIVE = "archive"  # id of the archive's own key
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
_KEY = re.compile(
    rb"-----BEGIN PUBLIC KEY-----\n([\w+/]{59}=)\n-----END PUBLIC KEY-----\n", re.ASCII
)
_KEY_PREFIX = bytes.fromhex("302a300506032b6570032100")  # DER before the 32 bytes (RFC 8410 §4)

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
    "V301": "signatures of lines and seals are valid",
    "V302": "the log is as it was when it was sealed",
    "V303": "time stamps of seals hold",
    "V304": "lines that must be signed are",
    "V305": "keys are keys, each of one actor",
    "V401": "what was derived names what it was made of",
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
    """What the custody log says, as far as it can be read, and what was found amiss."""

    folder: Path
    lines: int = 0
    digest: str = FIRST_PREVIOUS
    digests: dict[int, str] = field(default_factory=dict)  # of each line, by its place
    objects: dict[str, int] = field(default_factory=dict)  # last line that holds it; 0: withdrawn
    details: dict[str, list[str]] = field(default_factory=dict)  # objects of its line
    named: dict[str, int] = field(default_factory=dict)  # first line of a detail
    withdrawn: set[str] = field(default_factory=set)
    keys: dict[str, bytes | None] = field(default_factory=dict)  # by actor; None: it is none
    seals: list[tuple[int, list[str]]] = field(default_factory=list)  # place and objects
    signatures: int = 0
    derived: int = 0
    checks: list[Check] = field(default_factory=list)

    def note(self, rule: str, thing: str, why: str, state: str = FAILED) -> None:
        """Keep what is amiss, or not checked."""
        self.checks.append(Check(rule, state, thing, why))

    def outcome(self, rule: str, count: int, things: str) -> list[Check]:
        """What was kept of a rule, and that it passed where nothing failed."""
        found = [check for check in self.checks if check.rule == rule]
        if any(check.state == FAILED for check in found):
            return found
        return [*found, Check(rule, PASSED, f"{count} {things}", RULES[rule])]

    def bytes_of(self, digest: str) -> bytes | None:
        """The bytes of a small object, None unless they give its name."""
        data = _small(self.folder / "objects" / _place_of(digest))
        return data if data is not None and hashlib.sha256(data).hexdigest() == digest else None


Told = Callable[[int, int], None]
Read = Callable[[Path], str | None]


def verify(
    archive: str | os.PathLike[str], tell: Told | None = None, *, since: str | None = None
) -> list[Check]:
    """Check everything; raises nothing for bad evidence.

    Args:
        archive: the folder.
        tell: is told how many files of how many have been read.
        since: line of a seal, or digest of its statement: files that came in before it are
            not read again.

    Returns:
        Every failure and everything not checked, and one passed check for each rule that
        found nothing wrong.
    """
    folder = Path(archive)
    checks = [_marker(folder)]
    if checks[0].state == FAILED and not (folder / "custody").is_dir():
        return checks
    # In this order an archive that is being added to passes: the head only grows, a file on a
    # shelf has its marker or its line, and the log is read last.
    head = _small(folder / "custody" / "main" / "head.json")
    objects, details = _shelf(folder, "objects"), _shelf(folder, "details")
    coming = {
        shelf: {path.stem for path in (folder / "incoming").glob(f"*.{shelf}")}
        for shelf in ("objects", "details")
    }
    log, numbers = _Log(folder), itertools.count(1)

    def read(path: Path) -> str | None:
        if tell:
            tell(next(numbers), len(objects) + len(details))
        return _digest_of(path)

    checks += _custody(folder, log, head)
    sealed = _seals(log)
    if since is not None and since not in sealed:
        log.note("V302", since[:80], "no seal of this name holds in this log")
    before = sealed.get(since or "", 0)
    checks += _proofs(log)
    old = {digest for digest, line in log.objects.items() if 0 < line <= before}
    checks += _bytes("V101", objects, log, old, read)
    checks += _present(log, objects, old)
    kept = {digest for digest, line in log.objects.items() if line}
    checks += _foreign("V103", objects, log, kept, coming["objects"])
    old = {digest for digest, line in log.named.items() if line <= before}
    checks += _bytes("V104", details, log, old, read)
    checks += _disclosed(log)
    disclosed = {digest for digest in log.details if digest not in log.withdrawn}
    checks += _foreign("V106", details, log, disclosed, coming["details"])
    return sorted(checks, key=lambda check: check.rule)


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


def _marker(folder: Path) -> Check:
    found = _small(folder / "airwitness.json")
    if found == FORMAT:
        return Check("V001", PASSED, "1 folder", RULES["V001"])
    why = "it is missing or cannot be read" if found is None else "it names no format known here"
    return Check("V001", FAILED, "airwitness.json", why)


# The log


def _custody(folder: Path, log: _Log, head: bytes | None) -> list[Check]:
    chain = folder / "custody" / "main"
    volumes = sorted(chain.glob("[0-9]*.jsonl")) if chain.is_dir() else []
    for number, path in enumerate(volumes, 1):
        if path.name != f"{number:06}.jsonl":
            log.note("V201", path.name, f"volume {number} should be here")
            break
        is_last = number == len(volumes)
        _volume(path, log, is_last=is_last)
        if not is_last and log.lines != number * VOLUME_LINES:
            log.note("V201", path.name, "a volume before the last is not full")
    checks = log.outcome("V201", log.lines, "lines") + log.outcome("V203", log.lines, "lines")
    return checks + _head(head, log) + _strangers(chain, log)


def _volume(path: Path, log: _Log, *, is_last: bool) -> None:
    """Read one volume, line by line."""
    data = _small(path)
    if data is None:
        log.note("V201", path.name, "it cannot be read")
        return
    lines = data.split(b"\n")
    rest = lines.pop()
    if rest and not is_last:
        log.note("V201", path.name, "it does not end with a line")
    elif rest:
        why = "half a line at its end: the rest of a crash, or an append going on"
        log.note("V201", path.name, why, NOT_CHECKED)
    for raw in lines:
        place = log.lines + 1
        fault = _line(raw, place, log)
        if fault:
            log.note("V201", f"line {place}", fault)
        log.lines = place
        log.digest = log.digests[place] = hashlib.sha256(raw).hexdigest()


def _line(raw: bytes, place: int, log: _Log) -> str:
    """What is wrong with a line's place in the chain; takes in what it says."""
    try:
        fields = json.loads(raw)
    except (ValueError, RecursionError):
        return "it is not JSON"
    if not isinstance(fields, dict):
        return "it is not an object"
    problem = _form(fields)
    if problem:
        log.note("V203", f"line {place}", problem)
    else:
        _take_in(fields, place, log)
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
        "objects": _are_digests,
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


def _are_digests(value: object) -> bool:
    return isinstance(value, list) and all(_is(_DIGEST, digest) for digest in value)


def _take_in(fields: dict[str, Any], place: int, log: _Log) -> None:
    act, detail, objects = fields["act"], fields["detail"], fields["objects"]
    if act == "enrol":
        _enrolled(fields, place, log)
    _signed(fields, place, log)
    if act == "derive":
        _derived(detail, place, log)
    if act == "seal":
        log.seals.append((place, objects))
    if detail is not None:
        log.details.setdefault(detail, []).extend(objects)
        log.named.setdefault(detail, place)
    for digest in objects:
        if act == "withdraw":
            log.withdrawn.add(digest)
            if digest in log.objects:
                log.objects[digest] = 0
        elif act in HELD:
            log.objects[digest] = place


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


def _strangers(chain: Path, log: _Log) -> list[Check]:
    allowed = re.compile(r"\d{6}\.jsonl|head\.json|lock|\.head\.json-[0-9a-f]{8}")
    found = [*sorted(chain.iterdir()), *sorted(chain.parent.iterdir())] if chain.is_dir() else []
    for path in found:
        if path != chain and (path.parent != chain or not allowed.fullmatch(path.name)):
            log.note("V204", path.name[:80], "the format has no such file here")
    return log.outcome("V204", len(found), "files")


# Keys, signatures, seals, derivations


def _enrolled(fields: dict[str, Any], place: int, log: _Log) -> None:
    actor, objects = fields["actor"], fields["objects"]
    key = _public_key(log.bytes_of(objects[0]) or b"") if len(objects) == 1 else None
    if actor in log.keys:
        log.note("V305", f"line {place}", f"{actor} was enrolled before")
    elif key is None:
        log.note("V305", f"line {place}", "it names no public key of Ed25519 that is there")
    elif key in log.keys.values():
        log.note("V305", f"line {place}", "another actor has this key")
    elif fields.get("signature") is None:
        log.note("V305", f"line {place}", "it is not signed by the key that it enrols")
    log.keys.setdefault(actor, key)


def _public_key(pem: bytes) -> bytes | None:
    """The 32 bytes of a key file, None if they are no key, or one that signs anything."""
    found = _KEY.fullmatch(pem)
    der = base64.b64decode(found[1]) if found else b""
    point = _point(der[12:]) if der.startswith(_KEY_PREFIX) else None
    for _ in range(3):
        point = _add(point, point) if point else None
    return der[12:] if point and (point[0], point[1]) != (0, point[2]) else None


def _signed(fields: dict[str, Any], place: int, log: _Log) -> None:
    actor, signature = fields["actor"], fields.get("signature")
    if signature is None:
        if actor in log.keys and fields["act"] in SIGNED:
            log.note("V304", f"line {place}", f"{actor} has a key and did not sign it")
        return
    log.signatures += 1
    key = log.keys.get(actor)
    if key is None:
        log.note("V301", f"line {place}", f"{actor} has no key by which it could be signed")
    elif not is_signed(key, _canonical({**fields, "signature": None}), bytes.fromhex(signature)):
        log.note("V301", f"line {place}", f"its signature is not by the key of {actor}")


def _derived(detail: str | None, place: int, log: _Log) -> None:
    """V401: the inputs that the detail of a derivation names were there before it."""
    log.derived += 1
    content = _content(log.folder, detail) if detail else {}
    inputs = (content or {}).get("inputs")
    if content is None:
        log.note("V401", f"line {place}", "its detail is not disclosed", NOT_CHECKED)
    elif not inputs or not _are_digests(inputs):
        log.note("V401", f"line {place}", "it names no inputs")
    elif not log.objects.keys() >= set(inputs):
        log.note("V401", f"line {place}", "custody does not know all its inputs")


def _content(folder: Path, detail: str) -> dict[str, Any] | None:
    """What a detail says, None if it cannot be read."""
    try:
        content = json.loads(_small(folder / "details" / _place_of(detail)) or b"")
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _seals(log: _Log) -> dict[str, int]:
    """V301 to V303 of each seal; gives what each good one sealed, by its line and statement."""
    good: dict[str, int] = {}
    older: set[str] = set()  # objects of the seals before
    for place, objects in log.seals:
        name = f"seal at line {place}"
        statement = _statement(log, objects, older)
        older |= set(objects)
        log.signatures += 1
        if isinstance(statement, str):
            log.note("V301", name, statement)
            continue
        sequence = statement["sequence"]
        if not 0 < sequence < place or log.digests[sequence] != statement["digest"]:
            log.note("V302", name, f"line {sequence} is not the line that was sealed: rewritten")
        else:
            good[str(place)] = good[objects[0]] = sequence
        _stamps(log, name, objects)
    return good


def _statement(log: _Log, objects: list[str], older: set[str]) -> dict[str, Any] | str:
    """What a seal states, or what is wrong with it."""
    data, signature = (log.bytes_of(digest) for digest in (*objects, "-", "-")[:2])
    key = log.keys.get(ARCHIVE)
    if data is None or signature is None:
        return "its statement or signature is not what was recorded"
    if key is None or not is_signed(key, data, signature):
        return "its signature is not by the key of the archive"
    try:
        fields = json.loads(data)
        is_good = (
            data == _canonical(fields) + b"\n"
            and set(fields) | {"older"} == STATED
            and (fields["format"], fields["chain"]) == (STATEMENT, "main")
            and _public_key(log.bytes_of(fields["key"]) or b"") == key
            and type(fields["sequence"]) is int
            and set(fields.get("older", ())) <= older
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        is_good = False
    return fields if is_good else "its statement is not in the form of one"


def _stamps(log: _Log, name: str, objects: list[str]) -> None:
    """V303: the commands that check the time stamps of a seal."""
    tokens = objects[2:]
    if not tokens:
        log.note("V303", name, "not stamped", NOT_CHECKED)
    elif len(tokens) % len(TOKEN):
        log.note("V303", name, "its objects are not those of a seal")
    for at in range(0, len(tokens) - 2, len(TOKEN)):
        data, reply, chain = (
            f"objects/{_place_of(d)}" for d in (objects[0], *tokens[at + 1 :][:2])
        )
        why = f"in the archive run: openssl ts -verify -in {reply} -data {data} -CAfile {chain}"
        log.note("V303", name, why, NOT_CHECKED)


def _proofs(log: _Log) -> list[Check]:
    checks = [check for check in log.checks if check.rule == "V303"]
    if not log.seals:
        why = "never sealed: a consistent rewrite of the whole log cannot be seen"
        checks.append(Check("V301", NOT_CHECKED, "custody", why))
    noted = {check.rule for check in log.checks}
    for rule, count, things in (
        ("V301", log.signatures, "signatures"),
        ("V302", len(log.seals), "seals"),
        ("V304", log.signatures, "signatures"),
        ("V305", len(log.keys), "keys"),
        ("V401", log.derived, "derivations"),
    ):
        if count or rule in noted:
            checks += log.outcome(rule, count, things)
    return checks


# Ed25519 (RFC 8032 §5.1). Numbers are public here: nothing need be constant in time.

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
_BASE_Y = 4 * pow(5, -1, _P) % _P
_Point = tuple[int, int, int, int]  # x = X/Z, y = Y/Z, x·y = T/Z


def _add(a: _Point, b: _Point) -> _Point:
    """The sum of two points (§5.1.4)."""
    low, high = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    c, d = 2 * a[3] * b[3] * _D, 2 * a[2] * b[2]
    e, f, g, h = (high - low) % _P, (d - c) % _P, (d + c) % _P, (high + low) % _P
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _point(raw: bytes) -> _Point | None:
    """The point that 32 bytes stand for, None if none does (§5.1.3)."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    u, v = (y * y - 1) % _P, (_D * y * y + 1) % _P
    x = u * pow(v, 3, _P) * pow(u * pow(v, 7, _P), (_P - 5) // 8, _P) % _P
    if v * x * x % _P != u:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if y >= _P or v * x * x % _P != u or (sign and not x):
        return None
    x = _P - x if x % 2 != sign else x
    return x, y, 1, x * y % _P


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature is that of a key over a message (§5.1.7, without the cofactor).

    Args:
        key: 32 bytes.
        message: what was signed.
        signature: 64 bytes; one whose second half is not below the order is refused, as anybody
            could make it of a good one.
    """
    a, s = _point(key), int.from_bytes(signature[32:], "little")
    if len(signature) != SIGNATURE_BYTES or a is None or s >= _ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % _ORDER
    base = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P)
    minus = (_P - a[0], a[1], 1, _P - a[3])
    total: _Point = (0, 1, 1, 0)
    terms = (total, base, minus, _add(base, minus))
    for bit in range(252, -1, -1):  # s times the base, less k times the key
        total = _add(_add(total, total), terms[(s >> bit & 1) + 2 * (k >> bit & 1)])
    x, y, z, _ = total
    unit = pow(z, -1, _P)
    return (y * unit % _P | (x * unit % _P & 1) << 255).to_bytes(32, "little") == signature[:32]


# The shelves


def _shelf(folder: Path, shelf: str) -> dict[str, Path]:
    """Every file on a shelf by its path below it; links and stray names too."""
    found: dict[str, Path] = {}
    for base, folders, names in os.walk(folder / shelf):
        folders.sort()
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        for path in (Path(base) / name for name in sorted([*names, *links])):
            found[path.relative_to(folder / shelf).as_posix()] = path
    return found


def _place_of(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def _bytes(rule: str, files: dict[str, Path], log: _Log, old: set[str], read: Read) -> list[Check]:
    skipped = files.keys() & set(map(_place_of, old))
    if skipped:
        log.note(rule, f"{len(skipped)} files", "before the seal", NOT_CHECKED)
    for name, path in files.items():
        digest = path.name
        if name == _place_of(digest) and _DIGEST.fullmatch(digest) and name not in skipped:
            found = read(path)
            if found is None:
                log.note(rule, digest, "it cannot be read as a plain file")
            elif found != digest:
                log.note(rule, digest, f"its bytes give {found}")
    return log.outcome(rule, len(files) - len(skipped), "files")


def _present(log: _Log, files: dict[str, Path], old: set[str]) -> list[Check]:
    """V102, and V107 for what was left in place."""
    count = 0
    for digest, line in log.objects.items():
        path = log.folder / "objects" / _place_of(digest)
        if not line or _place_of(digest) in files or _is_there(path):
            continue
        place = _left_at(digest, log)
        count += place is not None
        if place is None:
            log.note("V102", digest, "it is missing")
        elif not _is_there(place):
            log.note("V107", digest, "where it was left is out of reach", NOT_CHECKED)
        elif digest in old:
            log.note("V107", digest, "before the seal", NOT_CHECKED)
        elif _digest_of(place) != digest:
            log.note("V107", digest, "where it was left are other bytes")
    withdrawn = sum(not line for line in log.objects.values())
    if withdrawn:
        log.note("V102", f"{withdrawn} objects", "withdrawn", NOT_CHECKED)
    checks = log.outcome("V102", len(log.objects) - withdrawn, "objects")
    return checks + (log.outcome("V107", count, "files") if count else [])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _left_at(digest: str, log: _Log) -> Path | None:
    """Where the latest detail that names a place says that an object was left."""
    for detail, objects in reversed(log.details.items()):
        place = (_content(log.folder, detail) or {}).get("place") if digest in objects else None
        if isinstance(place, str):
            return Path(place)
    return None


def _disclosed(log: _Log) -> list[Check]:
    for digest in log.details:
        if not _is_there(log.folder / "details" / _place_of(digest)):
            is_gone = digest in log.withdrawn
            why, state = ("not disclosed", NOT_CHECKED) if is_gone else ("it is missing", FAILED)
            log.note("V105", digest, why, state)
    return log.outcome("V105", len(log.details), "details")


def _foreign(
    rule: str, files: dict[str, Path], log: _Log, known: set[str], coming: set[str]
) -> list[Check]:
    """What lies on a shelf that custody does not name. What is still coming in is said."""
    for name, path in files.items():
        digest = path.name
        if name == _place_of(digest) and digest in known:
            continue
        if digest in coming and name == _place_of(digest):
            why = "on its way in, or the rest of a crash: custody does not name it yet"
            log.note(rule, digest, why, NOT_CHECKED)
        else:
            log.note(rule, name[:80], "custody does not name it, or names it as withdrawn")
    return log.outcome(rule, len(files), "files")


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
    parser.add_argument("--since", metavar="SEAL", help="read again only what came in after it")
    options = parser.parse_args(arguments)
    checks = verify(options.archive, since=options.since)
    if options.json:
        text = json.dumps([asdict(check) for check in checks], indent=1)
        sys.stdout.write(text + "\n")
    else:
        sys.stdout.write("\n".join(_report(checks)) + "\n")
    return int(any(check.state == FAILED for check in checks))


if __name__ == "__main__":
    sys.exit(main())
