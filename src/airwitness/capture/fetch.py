"""A page on the web → its bytes and all that was said on the way.

Nothing is fetched but by `add --fetch`. The rules:

1. `http` and `https` only, with no name or password in the address.
2. The name is resolved once for each request, every address that it gives is judged, and the
   connection goes to one of those by its number: a name that changes its mind reaches nothing.
   What the socket says it is connected to is judged again.
3. Addresses that are not public (private, loopback, link-local, shared, reserved, unspecified) are
   refused unless allowed, multicast always; IPv4 inside of IPv6 counts as what is inside.
4. Redirects are followed by hand, few of them, each by rules 1 to 3.
5. Size and time are limited: of the body, packed and unpacked, and of the whole fetch.
6. No cookie, no credential, no proxy of the environment.
"""

import contextlib
import http.client
import ipaddress
import os
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from airwitness.errors import CaptureError, InputError
from airwitness.version import __version__

MOST_BYTES = 20 << 20  # of a body, as it is kept
MOST_SECONDS = 60.0  # of a fetch with all its redirects
MOST_REDIRECTS = 5
MOST_HEADER_CHARACTERS = 64 << 10
_READ = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "%/:=&?~#+!$,;'@()*[]"  # characters of an address that stay as they are
_UNPACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # window bits for zlib

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A step on the way."""

    status: int
    url: str
    """Where the answer came from that sent us on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back."""

    url: str
    """As it was asked for."""
    final_url: str
    """Where it came from, after all redirects."""
    redirects: tuple[Redirect, ...]
    address: str
    """IP address that it came from."""
    headers: tuple[tuple[str, str], ...]
    """Of the last answer, in order."""
    data: bytes
    """The body; unpacked, where the server packed it against our wish."""
    moment: int
    """When the last answer began, microseconds UTC."""

    def header(self, name: str) -> str:
        """The first header of a name, empty if there is none."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a fetch may take."""

    size: int = MOST_BYTES
    """Bytes of the body."""
    seconds: float = MOST_SECONDS
    redirects: int = MOST_REDIRECTS


def fetch(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Fetched:
    """Fetch a page.

    Args:
        url: `http` or `https`.
        allow_private: reach addresses that are not public too.
        limits: how much it may take.

    Raises:
        InputError: the address is refused.
        CaptureError: the page cannot be had: no answer, another status than 200, too large, too
            slow.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    redirects: list[Redirect] = []
    place = url
    while True:
        answer = _answer(place, deadline, allow_private=allow_private, limits=limits)
        if isinstance(answer, Redirect):
            redirects.append(Redirect(status=answer.status, url=place))
            if len(redirects) > limits.redirects:
                raise CaptureError(url, f"more than {limits.redirects} redirects")
            place = urljoin(place, answer.url)
            continue
        return Fetched(
            url=url,
            final_url=place,
            redirects=tuple(redirects),
            address=answer.address,
            headers=answer.headers,
            data=answer.data,
            moment=answer.moment,
        )


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, by what is inside of it."""
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None:
            return False
        if inside is not None:
            return is_public(inside)
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    address: str
    headers: tuple[tuple[str, str], ...]
    data: bytes
    moment: int


def _answer(
    url: str, deadline: float, *, allow_private: bool, limits: Limits
) -> _Answer | Redirect:
    """One request, and what came of it."""
    parts = _checked(url)
    try:
        with _connected(url, parts, deadline, allow_private=allow_private) as stream:
            address = str(stream.getpeername()[0])
            with _hurried(stream, deadline):
                return _asked(url, parts, stream, address, limits)
    except (CaptureError, OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        if time.monotonic() >= deadline:
            raise CaptureError(url, f"it took more than {limits.seconds:g} s") from error
        if isinstance(error, CaptureError):
            raise
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise CaptureError(url, f"it cannot be fetched ({reason})") from error


def _asked(
    url: str, parts: SplitResult, stream: socket.socket, address: str, limits: Limits
) -> _Answer | Redirect:
    connection = http.client.HTTPConnection(parts.hostname or "", _port(parts))
    connection.sock = stream
    target = urlunsplit(
        ("", "", quote(parts.path, safe=_SAFE) or "/", quote(parts.query, safe=_SAFE), "")
    )
    moment = time.time_ns() // 1_000
    connection.request(
        "GET",
        target,
        headers={
            "Host": _host(parts),
            "User-Agent": f"airwitness/{__version__}",
            "Accept": "text/html, text/plain, text/*;q=0.9, */*;q=0.1",
            "Accept-Encoding": "identity",
            "Connection": "close",
        },
    )
    answer = connection.getresponse()
    location = answer.getheader("Location")
    if answer.status in _REDIRECTS and location:
        return Redirect(status=answer.status, url=location)
    if answer.status != http.client.OK:
        raise CaptureError(url, f"the server answered {answer.status} {answer.reason}"[:200])
    headers = tuple((str(name), str(value)) for name, value in answer.getheaders())
    if sum(len(name) + len(value) for name, value in headers) > MOST_HEADER_CHARACTERS:
        raise CaptureError(url, "its headers are too long")
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    data = _body(url, answer, packing, limits)
    return _Answer(address=address, headers=headers, data=data, moment=moment)


def _body(url: str, answer: http.client.HTTPResponse, packing: str, limits: Limits) -> bytes:
    """The body, unpacked, within the limit."""
    if packing not in {"identity", *_UNPACKED}:
        raise CaptureError(url, f"it is packed as {packing[:40]}, which cannot be read")
    unpacker = zlib.decompressobj(_UNPACKED[packing]) if packing in _UNPACKED else None
    parts: list[bytes] = []
    size = taken = 0
    while part := answer.read(_READ):
        taken += len(part)
        if unpacker is not None:
            part = unpacker.decompress(part, limits.size + 1 - size)
        parts.append(part)
        size += len(part)
        if size > limits.size or taken > limits.size:
            raise CaptureError(url, f"it has more than {limits.size} bytes")
    if answer.length:  # what the server said, less what came
        raise CaptureError(url, "the connection ended before the page did")
    return b"".join(parts)


def _checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise InputError(f"{url[:200]!r} is not an address of the web") from error
    if parts.scheme not in _PORTS or not host or port == 0:
        raise InputError(
            f"{url[:200]!r} is not an address of the web",
            advice="it begins with http:// or https://",
        )
    if parts.username is not None or parts.password is not None:
        raise InputError("an address with a name or password in it is not fetched")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _host(parts: SplitResult) -> str:
    """As the `Host` header names it (RFC 9110 §7.2)."""
    plain = parts.hostname or ""
    name = f"[{plain}]" if ":" in plain else plain.encode("idna").decode()
    return name if parts.port in {None, _PORTS[parts.scheme]} else f"{name}:{parts.port}"


def _connected(
    url: str, parts: SplitResult, deadline: float, *, allow_private: bool
) -> socket.socket:
    """A connection to an address that may be reached, by its number."""
    host = parts.hostname or ""
    failure: OSError | None = None
    for address in _addresses(host, _port(parts), allow_private=allow_private):
        left = max(0.1, deadline - time.monotonic())
        try:
            stream = socket.create_connection((address, _port(parts)), timeout=left)
        except OSError as error:
            failure = error
            continue
        with contextlib.ExitStack() as undo:
            undo.callback(stream.close)
            _judge(str(stream.getpeername()[0]), allow_private=allow_private)
            if parts.scheme == "https":
                with _hurried(stream, deadline):
                    secure = ssl.create_default_context()
                    stream = secure.wrap_socket(stream, server_hostname=host)
            undo.pop_all()
        return stream
    raise failure or CaptureError(url, "its name leads nowhere")


def _addresses(host: str, port: int, *, allow_private: bool) -> Iterator[str]:
    """The addresses of a name; one that may not be reached refuses the name."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        _judge(address, allow_private=allow_private)
    yield from dict.fromkeys(found)


def _judge(text: str, *, allow_private: bool) -> None:
    """Refuse an address that may not be reached."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if allow_private and not address.is_multicast:
        return
    if not is_public(address):
        raise InputError(
            f"{address} is no public address, and is not fetched",
            advice="--allow-private fetches it all the same",
        )


class _hurried:  # noqa: N801 (reads as a statement)
    """Ends a connection at the deadline, whatever it is waiting for."""

    def __init__(self, stream: socket.socket, deadline: float) -> None:
        self._twin = socket.socket(fileno=os.dup(stream.fileno()))  # TLS takes the first away
        left = max(0.0, deadline - time.monotonic())
        self._timer = threading.Timer(left, _end, (self._twin,))
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        self._twin.close()


def _end(stream: socket.socket) -> None:
    try:
        stream.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
