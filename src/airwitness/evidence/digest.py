"""SHA-256 of streams, and the one way to write JSON whose digest matters.

Canonical JSON follows RFC 8785 for the values that Airwitness writes: objects, arrays,
strings, booleans, null, and integers within ±(2^53 - 1). Floats are refused: their shortest
form is where implementations differ.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any, BinaryIO, TypeAlias

from airwitness.errors import InputError

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | bool | None

CHUNK = 1 << 20  # bytes read at a time
_SAFE_INTEGER = 2**53 - 1  # largest integer every JSON reader keeps (RFC 8785 §3.2.2.3)


def sha256(data: bytes) -> str:
    """SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def sha256_stream(stream: BinaryIO, *, copy: Callable[[bytes], object] = len) -> tuple[str, int]:
    """Digest and length in bytes of all that is left in a stream.

    Args:
        stream: opened for reading bytes.
        copy: is given each chunk as it passes.
    """
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        copy(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def is_digest(text: str) -> bool:
    """Whether the text is a SHA-256 in lower-case hex."""
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)  # noqa: PLR2004


def canonical(value: Json) -> bytes:
    """Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no white space, UTF-8.

    Raises:
        InputError: a float, a large integer, or a type that JSON does not have.
    """
    return json.dumps(
        _checked(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def _checked(value: Any) -> Json:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))
        return {str(key): _checked(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_checked(item) for item in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if any("\ud800" <= c <= "\udfff" for c in value):
            raise InputError("half a surrogate pair cannot be written as UTF-8")
        return value
    if isinstance(value, int) and abs(value) <= _SAFE_INTEGER:
        return value
    raise InputError(f"{value!r} has no canonical form in JSON")
