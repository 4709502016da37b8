"""Seals: a signature, and trusted time, over the head of the custody log.

What is signed is a *statement*, an object of the store: canonical JSON and a newline, of

========  ======================================================================
chain     `main`
digest    of the line that is sealed, and so of all before it
format    `airwitness seal 1`
key       SHA-256 of the object that is the archive's public key
older     where it is a re-stamp: the objects of all seals before
root      of the tree over all lines up to it (`merkle`): by it a line is shown to be in the log
          without the others
sequence  of the line that is sealed
time      UTC, as this machine's clock said
========  ======================================================================

The objects of a `seal` line are the statement, its signature (64 bytes, Ed25519, by the key of
the archive), and for each time stamp over the statement its request, reply and chain
(`tokens`). Its detail says which authority was asked, and why one gave nothing.

A certificate of an authority ends, and after it nobody vouches for what it signed. Stamping
anew before, over a statement that names the older objects, carries them on.

This is the only file of the package that opens a socket, and only `ask` does: to the address of
the authority, with no redirection followed.
"""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic as _clock
from urllib.parse import urlsplit

from airwitness.errors import CaptureError, InputError, IntegrityError
from airwitness.evidence.custody import MAIN, Custody
from airwitness.evidence.digest import Json, canonical
from airwitness.evidence.store import Store
from airwitness.evidence.tokens import Token, new_request, read_token

FORMAT = "airwitness seal 1"
TIMEOUT = 20.0  # seconds for a whole answer
_LARGEST_REPLY = 1 << 20  # bytes; real ones have some thousand
_CHUNK = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Somebody who gives time stamps."""

    url: str
    """`http` or `https`, without a user or password."""
    chain: str
    """PEM: the certificates that one trusts in it, with the root."""

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            is_good = parts.scheme in {"http", "https"} and bool(parts.hostname)
            is_good = is_good and parts.username is None and parts.password is None
        except ValueError:
            is_good = False
        if not is_good or not self.url.isascii() or not self.url.isprintable():
            raise InputError(
                f"{self.url!r} is no address of an authority",
                advice="give http://HOST/PATH or https://HOST/PATH, without user or password",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time stamp as it came, and what it proves."""

    request: bytes
    reply: bytes
    chain: bytes
    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A seal as custody names it."""

    sequence: int
    """Of its line."""
    statement: str
    """Digest of the object."""
    signature: str
    """Digest of the object."""
    stamps: tuple[tuple[str, str, str], ...]
    """Digests of request, reply and chain of each time stamp."""
    objects: tuple[str, ...]
    """All of them, as the line lists them."""


def statement(
    *, sequence: int, digest: str, root: str, time: str, key: str, older: Sequence[str] = ()
) -> bytes:
    """The bytes that a seal signs."""
    fields: dict[str, Json] = {
        "chain": MAIN,
        "digest": digest,
        "format": FORMAT,
        "key": key,
        "root": root,
        "sequence": sequence,
        "time": time,
    }
    if older:
        fields["older"] = [*older]
    return canonical(fields) + b"\n"


def recorded_seals(custody: Custody) -> list[Seal]:
    """The seals that custody names, oldest first; a line that is none is passed over."""
    lines = custody.lines(acts=("seal",))
    return [seal_of(line.sequence, line.act.objects) for line in lines if len(line.act.objects) > 1]


def seal_of(sequence: int, objects: tuple[str, ...]) -> Seal:
    """A seal by its line; the line has two objects or more."""
    return Seal(
        sequence=sequence,
        statement=objects[0],
        signature=objects[1],
        stamps=tuple(zip(objects[2::3], objects[3::3], objects[4::3], strict=False)),
        objects=objects,
    )


def older_objects(store: Store, seal: Seal) -> frozenset[str]:
    """The objects of older seals that a statement names."""
    try:
        return frozenset(json.loads(store.read(seal.statement))["older"])
    except (IntegrityError, ValueError, KeyError, TypeError):
        return frozenset()


def token_of(store: Store, seal: Seal, stamp: tuple[str, str, str]) -> Token:
    """What a time stamp of a seal proves, from the files that were kept.

    Raises:
        IntegrityError: it does not hold, or a file is not what was recorded.
    """
    data, request, reply, chain = (store.read(d) for d in (seal.statement, *stamp))
    try:
        return read_token(data, request=request, reply=reply, chain=chain)
    except InputError as error:
        raise IntegrityError("time stamp", error.message) from error


def ask(authority: Authority, data: bytes, *, timeout: float = TIMEOUT) -> Stamp:
    """Ask an authority for a time stamp over bytes, and look at it at once.

    Raises:
        CaptureError: it did not answer as an authority does.
        IntegrityError: its time stamp does not hold.
        InputError: its chain cannot be read.
    """
    request, chain = new_request(data), authority.chain.encode()
    reply = _posted(authority.url, request, timeout)
    token = read_token(data, request=request, reply=reply, chain=chain)
    return Stamp(request=request, reply=reply, chain=chain, token=token)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirection."""

    def redirect_request(self, *_: object) -> None:
        return None


def _posted(url: str, request: bytes, timeout: float) -> bytes:
    """The body of the answer to a time-stamp query (RFC 3161 §3.4)."""
    headers = {
        "Content-Type": "application/timestamp-query",
        "Accept": "application/timestamp-reply",
        "User-Agent": "airwitness",
    }
    query = urllib.request.Request(url, data=request, headers=headers, method="POST")  # noqa: S310 (Authority lets http and https through)
    opener = urllib.request.build_opener(_Stay)
    end, reply = _clock() + timeout, b""
    try:
        with opener.open(query, timeout=timeout) as answer:
            while chunk := answer.read1(_CHUNK):
                reply += chunk
                if len(reply) > _LARGEST_REPLY:
                    raise CaptureError(url, "it answers with more than a time stamp")
                if _clock() > end:
                    raise CaptureError(url, f"no whole answer in {timeout:g} s")
    except urllib.error.HTTPError as error:
        error.close()
        raise CaptureError(url, f"it answers {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise CaptureError(url, f"it cannot be reached ({reason})") from error
    return reply
