"""Check an archive, or a bag, against its own records. One file of the standard library alone.

    python3 verify.py ARCHIVE|BAG [--json] [--since SEAL]

It shares no code with what wrote them: it reads the format again from `docs/format.md`, where each
rule of `RULES` has its heading. It never writes. A check has passed, failed, or was not checked.

An archive that was never sealed can be rewritten as a whole without a trace: keep a copy of its
head elsewhere, or seal. Signatures are checked here (Ed25519, RFC 8032); for a time stamp it prints
the command of `openssl` that does.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

PASSED, FAILED, NOT_CHECKED = "passed", "failed", "not checked"

FORMAT = b'{"format":"airwitness archive 1"}\n'
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
EXTRACT = "airwitness extract 1"
TAGS = {"README.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "verify.py"}
REPORT = ("report.html", "report.json")
STATEMENT, ARCHIVE = "airwitness seal 1", "archive"  # the latter is the id of its own key
STATED = {"chain", "digest", "format", "key", "older", "root", "sequence", "time"}
TOKEN, SIGNATURE_BYTES = 3, 64  # objects of a time stamp: request, reply, chain
SMALL = 64 << 20  # bytes; a volume of the log has 4,096 lines
VOLUME_LINES, FIRST_PREVIOUS = 4096, "0" * 64
HELD = ("enrol", "add", "derive", "seal", "import")
SIGNED = ("decide", "clear", "withhold", "state", "step", "seal")
MENTIONS = "init correct expect view-original case exhibit search code claim export withdraw"
ACTS = tuple(dict.fromkeys((*HELD, *SIGNED, *MENTIONS.split())))

_exists = os.path.exists  # raises nothing, unlike that of a Path
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_WORD = re.compile(r"[a-z0-9-]{1,32}")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+((a|b|rc|\.dev)[0-9]+)?")
_KEY = re.compile(rb"-----BEGIN PUBLIC KEY-----\n([0-9A-Za-z+/]{59}=)\n-----END PUBLIC KEY-----\n")
_LISTED = re.compile(r"([0-9a-f]{64})  ((?:\w[\w.-]*/)*\w[\w.-]*)", re.ASCII)
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
    "V306": "seals hold the root over all lines",
    "V401": "what was derived names what it was made of",
    "V501": "every sentence of the report cites exhibits of the bag",
    "V502": "the report is the one that custody names",
    "V601": "the bag has the form of one and is as it was packed",
    "V602": "lines of the extract stand in the sealed log",
    "V603": "keys, seals and details are those that lines name",
    "V604": "files of exhibits are made of these exhibits",
}


@dataclass(frozen=True)
class Check:
    """The outcome of one rule on one thing; of all things together where it passed."""

    rule: str
    state: str
    object: str
    detail: str


Told = Callable[[int, int], None]
_Named = tuple[int, str | None, list[str]]  # a line's place, detail, objects


@dataclass
class _Log:
    """What the custody log says, as far as it can be read, and what was found amiss."""

    folder: Path
    tell: Told
    done: int = 0  # files that were read
    total: int = 0
    coming: set[str] = field(default_factory=set)  # markers of what is on its way in
    lines: int = 0
    digest: str = FIRST_PREVIOUS
    digests: dict[int, str] = field(default_factory=dict)  # of each line by its place
    objects: dict[str, int] = field(default_factory=dict)  # → last line that wants it, 0: withdrawn
    details: dict[str, list[str]] = field(default_factory=dict)  # → objects of its line
    named: dict[str, int] = field(default_factory=dict)  # detail → its first line
    withdrawn: set[str] = field(default_factory=set)
    keys: dict[str, bytes | None] = field(default_factory=dict)  # of actors; None if it is none
    signatures: int = 0
    seals: list[_Named] = field(default_factory=list)
    derived: list[_Named] = field(default_factory=list)
    exhibits: list[_Named] = field(default_factory=list)
    tree: list[list[bytes]] = field(default_factory=lambda: [[] for _ in range(64)])  # by height
    stated: dict[int, dict[str, Any]] = field(default_factory=dict)  # of good seals by their lines
    checks: list[Check] = field(default_factory=list)

    def note(self, rule: str, thing: str, why: str, state: str = FAILED) -> None:
        """Keep what is amiss, or not checked."""
        self.checks.append(Check(rule, state, thing, why))

    def outcome(self, rule: str, count: int, things: str) -> list[Check]:
        """What was kept of a rule; one passed check where nothing failed."""
        found = [check for check in self.checks if check.rule == rule]
        if any(check.state == FAILED for check in found):
            return found
        return [*found, Check(rule, PASSED, f"{count} {things}", RULES[rule])]

    def grow(self, raw: bytes) -> None:
        """Take a line into the tree."""
        height = 0
        self.tree[0].append(hashlib.sha256(b"\0" + raw).digest())
        while not len(self.tree[height]) % 2:
            height += 1
            self.tree[height].append(_node(*self.tree[height - 1][-2:]))

    def root(self, size: int) -> str:
        """Root over the first lines."""
        root = b""
        for height, level in enumerate(self.tree):
            if size >> height & 1:
                peak = level[(size >> height) - 1]
                root = _node(peak, root) if root else peak
        return root.hex()

    def read(self, path: Path) -> str | None:
        """SHA-256 of a plain file; says how far it is."""
        self.done += 1
        self.tell(self.done, self.total)
        return _digest_of(path)

    def bytes_of(self, digest: str) -> bytes | None:
        """The bytes of a small object, None unless they give its name."""
        data = _small(self.folder / "objects" / _place_of(digest))
        return data if data is not None and hashlib.sha256(data).hexdigest() == digest else None


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
    folder, tell = Path(archive), tell or (lambda _done, _total: None)
    if (folder / "bagit.txt").is_file():
        return _bag(folder, tell)
    log = _Log(folder, tell)
    if _small(folder / "airwitness.json") != FORMAT:
        log.note("V001", "airwitness.json", "it is missing, or names no format known here")
        if not (folder / "custody").is_dir():
            return log.checks
    # In this order an archive that is being added to passes: the head only grows, a file on a
    # shelf has its marker or its line, and the log is read last.
    head = _small(folder / "custody" / "main" / "head.json")
    objects, details = _shelf(folder, "objects"), _shelf(folder, "details")
    log.total = len(objects) + len(details)
    log.coming = {path.name for path in (folder / "incoming").glob("*")}
    checks = [*log.outcome("V001", 1, "folder"), *_custody(folder, log, head)]
    before = _seals(log).get(since or "", 0)
    if since is not None and not before:
        log.note("V302", since[:80], "no seal of this name holds in this log")
    checks += _proofs(log)
    old = {digest for digest, line in log.objects.items() if 0 < line <= before}
    known = {digest for digest, line in log.objects.items() if line}
    checks += _shelved(log, "objects", objects, known, old)
    checks += _present(log, objects, old)
    old = {digest for digest, line in log.named.items() if line <= before}
    known = {digest for digest in log.details if digest not in log.withdrawn}
    checks += _shelved(log, "details", details, known, old)
    checks += _disclosed(log)
    return sorted(checks, key=lambda check: check.rule)


def _digest_of(path: Path) -> str | None:
    """SHA-256 of a plain file, None if it cannot be read as one."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _small(path: Path) -> bytes | None:
    """The bytes of a small plain file, None if it is none."""
    try:
        is_good = path.is_file() and not path.is_symlink() and path.stat().st_size <= SMALL
        return path.read_bytes() if is_good else None
    except OSError:
        return None


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
        if fault := _line(raw, place, log):
            log.note("V201", f"line {place}", fault)
        log.lines = place
        log.grow(raw)
        log.digest = log.digests[place] = hashlib.sha256(raw).hexdigest()


def _line(raw: bytes, place: int, log: _Log) -> str:
    """What is wrong with a line's place in the chain; takes in what it says."""
    try:
        fields = json.loads(raw)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return "it is not an object of JSON"
    problem = _form(fields)
    if problem:
        log.note("V203", f"line {place}", problem)
    else:
        _take_in(fields, place, log)
    if _canonical(fields) != raw:
        return "it is not in canonical form"
    if fields.get("sequence") != place:
        return f"its sequence is {str(fields.get('sequence'))[:20]}, its place is {place}"
    if log.digest and log.digest != fields.get("previous"):  # empty where none is here
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
    lists = {"derive": log.derived, "exhibit": log.exhibits, "seal": log.seals}
    if act in lists:
        lists[act].append((place, detail, objects))
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
    try:
        head = json.loads(raw or b"")
        sequence, digest = head["sequence"], head["digest"]
        is_exact = raw == _canonical({"digest": digest, "sequence": sequence}) + b"\n"
    except (ValueError, KeyError, TypeError, RecursionError):
        is_exact = False
    if not is_exact or type(sequence) is not int or sequence < 0:
        return [Check("V202", FAILED, "head.json", "it is missing, or not in the form of a head")]
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
    found = [p for p in sorted((*chain.glob("*"), *chain.parent.glob("*"))) if p != chain]
    for path in found:
        if path.parent != chain or not allowed.fullmatch(path.name):
            log.note("V204", path.name[:80], "the format has no such file here")
    return log.outcome("V204", len(found), "files")


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
    for place, _, objects in log.seals:
        name = f"seal at line {place}"
        statement = _statement(log, objects, older)
        older |= set(objects)
        log.signatures += 1
        if isinstance(statement, str):
            log.note("V301", name, statement)
            continue
        sequence, digest = statement["sequence"], statement["digest"]
        if not 0 < sequence < place or log.digests.get(sequence, digest) != digest:
            log.note("V302", name, f"line {sequence} is not the line that was sealed: rewritten")
        elif log.tree[0] and log.root(sequence) != statement["root"]:
            log.note("V306", name, f"its root is not that of the first {sequence} lines")
        else:
            log.stated[place] = statement
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
    if len(objects) == 2:  # noqa: PLR2004 (statement and signature)
        log.note("V303", name, "not stamped", NOT_CHECKED)
    elif len(objects) % TOKEN != 2:  # noqa: PLR2004
        log.note("V303", name, "its objects are not those of a seal")
    for at in range(2, len(objects) - 2, TOKEN):
        data, reply, chain = (f"objects/{_place_of(objects[n])}" for n in (0, at + 1, at + 2))
        why = f"openssl ts -verify -in {reply} -data {data} -CAfile {chain}"
        where = "the archive" if log.tree[0] else "data/ of the bag"
        log.note("V303", name, f"in {where} run: {why}", NOT_CHECKED)


def _proofs(log: _Log, *more: tuple[str, int, str]) -> list[Check]:
    """The outcomes of rules on the log as a whole, and of more rules."""
    checks = [check for check in log.checks if check.rule == "V303"]
    if not log.seals:
        why = "never sealed: a consistent rewrite of the whole log cannot be seen"
        checks.append(Check("V301", NOT_CHECKED, "custody", why))
    noted = {check.rule for check in log.checks}
    for rule, number, things in (
        ("V301", log.signatures, "signatures"),
        ("V302", len(log.seals), "seals"),
        ("V304", log.signatures, "signatures"),
        ("V305", len(log.keys), "keys"),
        ("V306", len(log.stated) if log.tree[0] else 0, "roots"),
        ("V401", len(log.derived), "derivations"),
        *more,
    ):
        if number or rule in noted:
            checks += log.outcome(rule, number, things)
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
    """If 64 bytes sign a message (§5.1.7 without the cofactor; s above the order is refused)."""
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


# Bags


def _bag(bag: Path, tell: Told) -> list[Check]:
    """Check a bag: its form, its extract of a log, and its files by what that says."""
    files = _shelf(bag, ".")
    log = _Log(bag / "data", tell, total=len(files))
    found = {name: log.read(path) or "no plain file" for name, path in files.items()}
    _manifests(bag, log, found)
    lines = _extract(log)
    _beside(log, {n[5:]: d for n, d in found.items() if n.startswith("data/")})
    _cited(log)
    rows = [("V501", 1, "report"), ("V502", 2, "files"), ("V603", len(log.details), "details")]
    rows += [(rule, len(found), "files") for rule in ("V601", "V604")]
    rows += [(rule, lines, "lines") for rule in ("V203", "V602")]
    return sorted(_proofs(log, *rows), key=lambda check: check.rule)


def _manifests(bag: Path, log: _Log, found: dict[str, str]) -> None:
    """V601: both manifests list every file with its digest."""
    listed: dict[str, str] = {}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        text = (_small(bag / manifest) or b"").decode("utf-8", "replace")
        for line in text.removesuffix("\n").split("\n"):
            entry = _LISTED.fullmatch(line)
            digest, name = entry.groups() if entry else ("", "")
            if not name or name in listed or name.startswith("data/") != manifest.startswith("m"):
                log.note("V601", manifest, f"{line[:80]!r} has no place in it")
            listed.setdefault(name, digest)
    for name in sorted({*found, *listed, *TAGS} - {"tagmanifest-sha256.txt"}):
        if name not in listed or found.get(name) != listed[name]:
            why = f"its digest is {found.get(name, 'not there')}"
            log.note("V601", name[:80], f"{why}, the manifests say {listed.get(name, 'nothing')}")
        elif name not in TAGS and not name.startswith("data/"):
            log.note("V601", name[:80], "a bag has no such file")
    if _small(bag / "bagit.txt") != BAGIT:
        log.note("V601", "bagit.txt", "it names no version of BagIt known here")


def _extract(log: _Log) -> int:
    """V602: each line lies under the root of the last seal, and of those before that it names."""
    try:
        data = _small(log.folder / "custody.json") or b""
        lines: list[tuple[int, bytes, dict[int, list[str]]]] = [
            (int(e["sequence"]), e["line"].encode(), {int(k): p for k, p in e["paths"].items()})
            for e in json.loads(data)["lines"]
        ]
        entries = [{"sequence": n, "line": raw.decode(), "paths": ways} for n, raw, ways in lines]
        content = {"format": EXTRACT, "lines": entries}  # there is one form for what it says
        is_good = data == json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"
        is_good &= all(_are_digests(path) for _, _, ways in lines for path in ways.values())
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        is_good = False
    if not is_good:
        log.note("V602", "custody.json", "it is not in the form of an extract")
        return 0
    for place, raw, _ in lines:
        log.digest = log.digests.get(place - 1, "")
        fault = _line(raw, place, log) if place > log.lines else "it is not in its order"
        if fault:
            log.note("V602", f"line {place}", fault)
        log.lines, log.digests[place] = place, hashlib.sha256(raw).hexdigest()
    _seals(log)
    last = max(log.stated, default=0)
    for place, raw, ways in lines:
        if place != last and last not in ways:
            log.note("V602", f"line {place}", "the last seal does not hold it")
        for seal, path in ways.items():
            stated = log.stated.get(seal, {"root": "", "sequence": 0})
            if _climbed(raw, place, stated["sequence"], path) != stated["root"]:
                log.note("V602", f"line {place}", f"the seal at line {seal} does not hold it")
    return len(lines)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def _climbed(raw: bytes, place: int, size: int, path: list[str]) -> str:
    """The root that a line and its audit path give in a tree of this size (RFC 9162 §2.1.3.2)."""
    node, at, last = hashlib.sha256(b"\0" + raw).digest(), place - 1, size - 1
    for beside in map(bytes.fromhex, path):
        node = _node(beside, node) if at % 2 or at == last else _node(node, beside)
        while at and not at % 2 and at == last:
            at, last = at // 2, last // 2
        at, last = at // 2, last // 2
    return node.hex() if 0 <= at == last == 0 else "-"


def _told(log: _Log) -> dict[str, tuple[Any, str, Any]]:
    """By name of a file: its digest, its exhibit, and what it is made of."""
    told = {}
    for _, detail, _ in log.derived:
        content = _content(log.folder, detail or "-") or {}
        checker = _digest_of(log.folder.parent / "verify.py")
        if content.get("checker", checker) != checker:
            log.note("V601", "verify.py", "it is not the one that was packed")
        files = content.get("files")
        for name, file in files.items() if isinstance(files, dict) else ():
            said = file if isinstance(file, dict) else {}
            told[name] = said.get("sha256"), str(said.get("exhibit")), said.get("of")
    return told


def _beside(log: _Log, found: dict[str, str]) -> None:
    """V502, V603, V604: files of the payload are those that lines and details name."""
    told, exhibits = _told(log), {str(n): e[2][1:] for n, e in enumerate(log.exhibits, 1)}
    shelves: dict[str, dict[str, Any]] = {"objects": log.objects, "details": log.details}
    for name, digest in sorted({**dict.fromkeys(told, ""), **found}.items()):
        shelf, _, place = name.partition("/")
        rule = "V502" if name in REPORT else "V604"
        named, number, of = told.get(name, ("", "", ""))
        if shelf in shelves:
            if digest not in shelves[shelf] or place != _place_of(digest):
                log.note("V603", name[:80], "no line names these bytes")
        elif name != "custody.json" and named != digest:
            log.note(rule, name[:80], "the extract names no such file, or other bytes")
        elif rule == "V604" and name != "custody.json" and of not in exhibits.get(number, ()):
            log.note(rule, name[:80], f"it is not made of exhibit {number}")
    hidden = [d for d in log.details if f"details/{_place_of(d)}" not in found]
    if hidden:
        log.note("V603", f"{len(hidden)} details", "not disclosed", NOT_CHECKED)


def _cited(log: _Log) -> None:
    """V501: every sentence of the report cites exhibits that the extract and the report list."""
    try:
        report = json.loads(_small(log.folder / "report.json") or b"")
        listed = {exhibit["number"] for exhibit in report["exhibits"]}
        listed &= set(range(1, len(log.exhibits) + 1))
        told = [("finding", t, t["cites"]) for t in report["statements"] if t["sentence"]]
        told += [("claim", t, [t["cite"]]) for t in report["claims"] if t["subject"]]
        for what, sentence, cites in told:
            if not cites or not {cite["exhibit"] for cite in cites} <= listed:
                log.note("V501", f"{what} {sentence['number']}", "it cites no exhibit of the bag")
    except (ValueError, TypeError, KeyError, RecursionError):
        log.note("V501", "report.json", "it is not in the form of a report")


def _shelf(folder: Path, shelf: str) -> dict[str, Path]:
    """Every file on a shelf by its path below it; links and stray names too."""
    found, folders = dict[str, Path](), [folder / shelf]
    for base in folders:  # grows as folders are found
        try:
            for entry in sorted(os.scandir(base), key=lambda entry: entry.name):
                path = base / entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    found[path.relative_to(folders[0]).as_posix()] = path
        except OSError:  # it cannot be read, and has no place here
            found |= {base.relative_to(folders[0]).as_posix(): base} if base != folders[0] else {}
    return found


def _place_of(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def _shelved(
    log: _Log, shelf: str, files: dict[str, Path], known: set[str], old: set[str]
) -> list[Check]:
    """V101 and V103 of objects, V104 and V106 of details: their bytes, and who names them."""
    wrong, foreign = ("V101", "V103") if shelf == "objects" else ("V104", "V106")
    skipped = files.keys() & set(map(_place_of, old))
    for name, path in files.items():
        digest = path.name
        is_placed = name == _place_of(digest) and _is(_DIGEST, digest)
        if is_placed and name not in skipped and (found := log.read(path)) != digest:
            why = f"its bytes give {found}" if found else "it cannot be read as a plain file"
            log.note(wrong, digest, why)
        if is_placed and f"{digest}.{shelf}" in log.coming and digest not in known:
            why = "on its way in, or the rest of a crash: custody does not name it yet"
            log.note(foreign, digest, why, NOT_CHECKED)
        elif not is_placed or digest not in known:
            log.note(foreign, name[:80], "custody does not name it, or names it as withdrawn")
    if skipped:
        log.note(wrong, f"{len(skipped)} files", "before the seal", NOT_CHECKED)
    checks = log.outcome(wrong, len(files) - len(skipped), "files")
    return checks + log.outcome(foreign, len(files), "files")


def _present(log: _Log, files: dict[str, Path], old: set[str]) -> list[Check]:
    """V102, and V107 for what was left in place."""
    left = 0
    for digest, line in log.objects.items():
        path = log.folder / "objects" / _place_of(digest)
        if not line or _place_of(digest) in files or _exists(path):
            continue
        place = _left_at(digest, log)
        left += place is not None
        if place is None:
            log.note("V102", digest, "it is missing")
        elif not _exists(place):
            log.note("V107", digest, "where it was left is out of reach", NOT_CHECKED)
        elif digest in old:
            log.note("V107", digest, "before the seal", NOT_CHECKED)
        elif _digest_of(place) != digest:
            log.note("V107", digest, "where it was left are other bytes")
    withdrawn = sum(not line for line in log.objects.values())
    if withdrawn:
        log.note("V102", f"{withdrawn} objects", "withdrawn", NOT_CHECKED)
    checks = log.outcome("V102", len(log.objects) - withdrawn, "objects")
    return checks + (log.outcome("V107", left, "files") if left else [])


def _left_at(digest: str, log: _Log) -> Path | None:
    """Where the latest detail that names a place says that an object was left."""
    for detail, objects in reversed(log.details.items()):
        place = (_content(log.folder, detail) or {}).get("place") if digest in objects else None
        if isinstance(place, str):
            return Path(place)
    return None


def _disclosed(log: _Log) -> list[Check]:
    for digest in log.details:
        if not _exists(log.folder / "details" / _place_of(digest)):
            gone = ("not disclosed", NOT_CHECKED) if digest in log.withdrawn else ("it is missing",)
            log.note("V105", digest, *gone)
    return log.outcome("V105", len(log.details), "details")


def main(arguments: list[str] | None = None) -> int:
    """Run as a script. Exit status 1 if a check failed."""
    parser = argparse.ArgumentParser(description="Check an Airwitness archive or bag.")
    parser.add_argument("archive", metavar="ARCHIVE|BAG")
    parser.add_argument("--json", action="store_true", help="print the checks as JSON")
    parser.add_argument("--since", metavar="SEAL", help="read again only what came in after it")
    options = parser.parse_args(arguments)
    checks = verify(options.archive, since=options.since)
    marks = {PASSED: "passed     ", FAILED: "FAILED     ", NOT_CHECKED: "not checked"}
    lines = [f"{c.rule} {marks[c.state]} {c.object}: {c.detail}" for c in checks]
    states = [check.state for check in checks]
    lines.append(", ".join(f"{states.count(state)} {state}" for state in marks))
    if options.json:
        lines = json.dumps([asdict(check) for check in checks], indent=1).split("\n")
    for line in lines:
        sys.stdout.write("".join(c if c.isprintable() else "?" for c in line) + "\n")
    return int(any(check.state == FAILED for check in checks))


if __name__ == "__main__":
    sys.exit(main())
