"""The custody log: which act on which object, when, by whom, with what.

A chain is a folder `custody/<chain>/` of volumes `000001.jsonl`, `000002.jsonl`, … of at most
4,096 lines. A line is canonical JSON with exactly these keys:

==========  =====================================================================
act         one of `ACTS`
actor       a chosen id: lower-case letters, digits and `-`, 1 to 32 of them
chain       name of the chain
detail      SHA-256 of a detail in the store, or null
objects     SHA-256 of each object that the act is about
previous    SHA-256 of the line before without its newline; 64 zeros in the first
sequence    1, 2, 3, … without a hole
signature   Ed25519 by the actor's key over the line with null here, 128 hex digits; or null
time        UTC, ISO 8601 with six decimals and `Z`, as this machine's clock said
tool        `airwitness`
version     version of the tool
==========  =====================================================================

Nothing else may stand in a line: what a person typed and what describes a machine is a
*detail*, which can be withdrawn without breaking the chain.

`head.json` beside the volumes holds sequence and digest of the last line that was
acknowledged. After a crash the log may be ahead of it (the line is kept) and may end in half
a line (cut off: it was never acknowledged). A log that ends before its head was cut short.

The lines of a case (acts in `OF_A_CASE`) name first the digest of the detail that opened it; the
line that opens it has no objects.

A line of an actor who has a key must be signed where its act is one of `SIGNED`. The objects
of the acts in `HELD` are in the store because of their line; those of the others are mentions.

An append is one write and one flush for any number of lines (group commit), under a lock.
"""

import fcntl
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.digest import Json, canonical, sha256
from airwitness.evidence.store import sync_folder, write_durably
from airwitness.spans import format_utc, now
from airwitness.version import __version__

MAIN = "main"
HELD = frozenset({"add", "derive", "enrol", "import", "seal"})
SIGNED = frozenset({"clear", "decide", "seal", "state", "step", "withhold"})
OF_A_CASE = (SIGNED - {"seal"}) | {"case", "claim", "code", "exhibit", "search"}
_OTHERS = frozenset({"correct", "expect", "export", "init", "view-original", "withdraw"})
ACTS = HELD | SIGNED | OF_A_CASE | _OTHERS
VOLUME_LINES = 4_096
FIRST_PREVIOUS = "0" * 64
_TOOL = "airwitness"
_ACTOR = re.compile(r"[a-z0-9-]{1,32}")
_TIME_FRACTION = 27  # characters of a time with six decimals and Z

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is to be recorded."""

    act: str
    """One of `ACTS`."""
    actor: str
    """Who acts: a chosen id."""
    objects: tuple[str, ...] = ()
    """SHA-256 of each object it is about."""
    detail: str | None = None
    """SHA-256 of its detail in the store."""

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise InputError(f"{self.act!r} is not an act of custody")
        if not _ACTOR.fullmatch(self.actor):
            raise InputError(
                f"{self.actor!r} cannot be an actor",
                advice="choose an id of lower-case letters, digits and '-' (not your login)",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An act as it was recorded."""

    act: Act
    sequence: int
    """Place in the chain, from 1."""
    time: str
    """UTC as the machine's clock said."""
    digest: str
    """SHA-256 of the line."""
    signature: str | None = None
    """Ed25519 of the actor, 128 hex digits."""
    signed: bytes = b""
    """What the signature is over; nothing where there is none."""


class Custody:
    """One append-only, hash-chained log."""

    def __init__(self, folder: Path, *, chain: str = MAIN) -> None:
        self._folder = folder / "custody" / chain
        self._chain = chain

    def create(self) -> None:
        """Make the empty chain."""
        self._folder.mkdir(parents=True, mode=0o700)
        sync_folder(self._folder.parent)

    def append(self, acts: Sequence[Act], sign: Sign | None = None) -> list[Line]:
        """Record acts; when this returns they are durable.

        Args:
            acts: what is to be recorded, in order.
            sign: gives the 64 bytes of an Ed25519 signature over what it is given; called for
                each line, while the log is locked.

        Raises:
            IntegrityError: the log was cut short or does not end in a line of this chain.
        """
        with (self._folder / "lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            sequence, previous = self._recovered_tail()
            lines: list[Line] = []
            data: dict[int, bytes] = {}  # bytes by volume
            for act in acts:
                sequence += 1
                raw, line = self._line(act, sequence, previous, sign)
                previous = line.digest
                lines.append(line)
                volume = _volume_of(sequence)
                data[volume] = data.get(volume, b"") + raw + b"\n"
            for volume, added in data.items():
                self._extend(volume, added)
            self._stamp(sequence, previous)
        return lines

    def settle(self) -> None:
        """Acknowledge lines that a crash left behind the head, and cut off half a line.

        Raises:
            IntegrityError: the log was cut short.
        """
        with (self._folder / "lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            sequence, digest = self._recovered_tail()
            if self.head() != (sequence, digest):
                self._stamp(sequence, digest)

    def lines(self, *, after: int = 0, acts: Collection[str] = ()) -> Iterator[Line]:
        """Every whole line with a sequence above `after`, in order. Does not judge the chain.

        Args:
            after: sequence of the last line that is not wanted.
            acts: these alone; lines of others are not parsed.
        """
        beginnings = tuple(b'{"act":' + canonical(act) for act in acts) or (b"",)
        for path in self._volumes():
            with path.open("rb") as stream:
                for raw in _whole_lines(stream):
                    if raw.startswith(beginnings):
                        line = _parsed(raw, path.name)
                        if line.sequence > after:
                            yield line

    def raw_lines(self) -> Iterator[bytes]:
        """The bytes of every whole line in order, without newlines."""
        for path in self._volumes():
            with path.open("rb") as stream:
                yield from _whole_lines(stream)

    def head(self) -> tuple[int, str]:
        """Sequence and digest of the last acknowledged line; (0, zeros) of an empty chain."""
        path = self._folder / "head.json"
        if not path.is_file():
            if any(volume.stat().st_size for volume in self._volumes()):
                raise IntegrityError("custody head", "is missing, yet there is a log")
            return 0, FIRST_PREVIOUS
        try:
            head = json.loads(path.read_bytes())
            return int(head["sequence"]), str(head["digest"])
        except (ValueError, KeyError, TypeError) as error:
            raise IntegrityError("custody head", "cannot be read") from error

    def _stamp(self, sequence: int, digest: str) -> None:
        head: dict[str, Json] = {"digest": digest, "sequence": sequence}
        write_durably(self._folder / "head.json", canonical(head) + b"\n")

    def _volumes(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9]*.jsonl"))

    def _recovered_tail(self) -> tuple[int, str]:
        """Sequence and digest of the last line, after cutting off half a line of a crash."""
        sequence, digest = 0, FIRST_PREVIOUS
        for path in reversed(self._volumes()):
            data = path.read_bytes()
            whole = data[: data.rfind(b"\n") + 1]
            if len(whole) < len(data):
                with path.open("r+b") as stream:
                    stream.truncate(len(whole))
                    os.fsync(stream.fileno())
            if whole:
                last = _parsed(whole[whole.rfind(b"\n", 0, -1) + 1 : -1], path.name)
                sequence, digest = last.sequence, last.digest
                break
        stamped, stamped_digest = self.head()
        if sequence < stamped or (sequence == stamped and digest != stamped_digest):
            raise IntegrityError("custody log", "it ends before its head says (cut short)")
        return sequence, digest

    def _line(
        self, act: Act, sequence: int, previous: str, sign: Sign | None
    ) -> tuple[bytes, Line]:
        time = _now()
        objects: list[Json] = [*act.objects]
        fields: dict[str, Json] = {
            "act": act.act,
            "actor": act.actor,
            "chain": self._chain,
            "detail": act.detail,
            "objects": objects,
            "previous": previous,
            "sequence": sequence,
            "signature": None,
            "time": time,
            "tool": _TOOL,
            "version": __version__,
        }
        signed = canonical(fields) if sign else b""
        signature = sign(signed).hex() if sign else None
        raw = canonical({**fields, "signature": signature})
        return raw, Line(
            act=act,
            sequence=sequence,
            time=time,
            digest=sha256(raw),
            signature=signature,
            signed=signed,
        )

    def _extend(self, volume: int, data: bytes) -> None:
        path = self._folder / f"{volume:06}.jsonl"
        is_new = not path.exists()
        with path.open("ab") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if is_new:
            sync_folder(self._folder)


def _volume_of(sequence: int) -> int:
    return (sequence - 1) // VOLUME_LINES + 1


def _whole_lines(stream: BinaryIO) -> Iterator[bytes]:
    for raw in stream:
        if raw.endswith(b"\n"):
            yield raw[:-1]


def _parsed(raw: bytes, name: str) -> Line:
    try:
        fields: dict[str, Any] = json.loads(raw)
        act = Act(
            act=fields["act"],
            actor=fields["actor"],
            objects=tuple(fields["objects"]),
            detail=fields["detail"],
        )
        signature = fields.get("signature")  # lines of the first days have no such member
        return Line(
            act=act,
            sequence=fields["sequence"],
            time=fields["time"],
            digest=sha256(raw),
            signature=signature,
            signed=canonical({**fields, "signature": None}) if signature else b"",
        )
    except (ValueError, KeyError, TypeError, InputError) as error:
        raise IntegrityError(f"custody volume {name}", "a line cannot be read") from error


def _now() -> str:
    text = format_utc(now())
    return text if len(text) == _TIME_FRACTION else text.replace("Z", ".000000Z")
