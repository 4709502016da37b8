"""Keys of actors: who signs a line of custody, and where the keys are.

An actor enrols once. The public key is an object of the store, a PEM file of 113 bytes that
`openssl pkeyutl -verify -pubin` reads; the `enrol` line names it and is signed by it, which
proves that whoever enrolled has the private key. That lies in `keys/<id>.pem`, under a
passphrase, readable by its owner alone, and is never written over.

The file is durable before the line is. A crash between the two leaves a file whose key nobody
has enrolled: enrolling the same id takes it up, with the passphrase that was chosen then.

The key of the archive itself (`ARCHIVE`) has no passphrase: it says that a seal was made by
something that could read this folder, no more.

Example:
    >>> raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    >>> raw_public(public_pem(raw)) == raw
    True
    >>> fingerprint(raw)[:9]
    '21fe 31df'
"""

import base64
import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.custody import Custody, Line
from airwitness.evidence.digest import sha256
from airwitness.evidence.locking import locked_pem
from airwitness.evidence.store import Store, put_in_place, scratch, sync_folder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ARCHIVE = "archive"  # id of the archive's own key
SHORTEST_PASSPHRASE = 8  # characters
_PREFIX = bytes.fromhex("302a300506032b6570032100")  # DER before the 32 bytes (RFC 8410 §4)
_PEM = re.compile(rb"-----BEGIN PUBLIC KEY-----\n([0-9A-Za-z+/]{59}=)\n-----END PUBLIC KEY-----\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody who can sign: an actor whose key is open."""

    actor: str
    """Id, enrolled or about to be."""
    sign: Callable[[bytes], bytes]
    """Gives the 64 bytes of an Ed25519 signature (RFC 8032) over bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """An actor who has a key."""

    actor: str
    key: str
    """SHA-256 of the object that is the public key."""
    public: bytes
    """The 32 bytes of the public key."""
    sequence: int
    """Of the custody line that enrolled it."""
    since: str
    """UTC, as the line says."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key's 32 bytes, in hex groups of four."""
        return fingerprint(self.public)


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key's 32 bytes, in hex groups of four, for people to compare."""
    digits = sha256(public)
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def public_pem(public: bytes) -> bytes:
    """A SubjectPublicKeyInfo file of a public key's 32 bytes (RFC 8410)."""
    text = base64.b64encode(_PREFIX + public)
    return b"-----BEGIN PUBLIC KEY-----\n" + text + b"\n-----END PUBLIC KEY-----\n"


def raw_public(pem: bytes) -> bytes:
    """The 32 bytes of a public key.

    Raises:
        InputError: the file is not in the one form that `public_pem` gives.
    """
    found = _PEM.fullmatch(pem)
    der = base64.b64decode(found[1]) if found else b""
    if not der.startswith(_PREFIX) or public_pem(der[len(_PREFIX) :]) != pem:
        raise InputError("this is not a public key of Ed25519")
    return der[len(_PREFIX) :]


def new_key() -> "Ed25519PrivateKey":
    """A private key by chance."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def public_of(private: "Ed25519PrivateKey") -> bytes:
    """The 32 bytes of the public key."""
    return private.public_key().public_bytes_raw()


def is_signature(public: bytes, data: bytes, signature: str) -> bool:
    """Whether a key signed these bytes.

    Args:
        public: the 32 bytes of the public key.
        data: what was signed.
        signature: as a line of custody has it, 128 hex digits.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    with contextlib.suppress(InvalidSignature, ValueError):
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature), data)
        return True
    return False


def enrolled_keys(custody: Custody, store: Store) -> dict[str, Enrolled]:
    """The actors that have a key, by id, oldest first.

    Raises:
        IntegrityError: a key is not what was recorded.
    """
    found: dict[str, Enrolled] = {}
    for line in custody.lines(acts=("enrol",)):
        found.setdefault(line.act.actor, _enrolled(line, store))
    return found


def _enrolled(line: Line, store: Store) -> Enrolled:
    try:
        (key,) = line.act.objects
        public = raw_public(store.read(key))
    except (ValueError, InputError) as error:
        raise IntegrityError(f"key of {line.act.actor}", "it cannot be read") from error
    return Enrolled(
        actor=line.act.actor, key=key, public=public, sequence=line.sequence, since=line.time
    )


def _open_pem(private: "Ed25519PrivateKey") -> bytes:
    """The file of a private key that needs no passphrase."""
    from cryptography.hazmat.primitives import serialization

    return private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


class KeyFiles:
    """The private keys of one archive folder."""

    def __init__(self, archive: Path) -> None:
        self._folder = archive / "keys"

    def path(self, actor: str) -> Path:
        """Where the key of an actor is, or would be."""
        return self._folder / f"{actor}.pem"

    def keep(self, actor: str, private: "Ed25519PrivateKey", passphrase: str | None) -> None:
        """Write a private key; durable when this returns. The caller holds `deciding`.

        Raises:
            InputError: there is a file already.
        """
        self._folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self._folder.parent)
        for rest in self._folder.glob(".*.pem-*"):  # of a crash: keys that nobody has used
            rest.unlink()
        path = self.path(actor)
        if path.exists():
            raise InputError(f"keys/{path.name} is there already", advice="it is not written over")
        data = _open_pem(private) if passphrase is None else locked_pem(private, passphrase)
        with scratch(path.with_name(f".{path.name}-"), mode=0o600) as target:
            target.write(data)
            put_in_place(target, path)

    def open(self, actor: str, passphrase: str | None) -> "Ed25519PrivateKey":
        """Read a private key.

        Raises:
            InputError: there is no file, or the passphrase does not open it.
        """
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        path = self.path(actor)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(
                f"keys/{path.name} cannot be read ({error.strerror})",
                advice="bring the file back from where you keep a copy",
            ) from error
        password = None if passphrase is None else passphrase.encode()
        with contextlib.suppress(ValueError, TypeError, UnsupportedAlgorithm):
            private = load_pem_private_key(data, password)
            if isinstance(private, Ed25519PrivateKey):
                return private
        raise InputError(f"the passphrase does not open keys/{path.name}", advice="try again")
