"""What is fetched, what is refused, and what is kept of the way."""

import gzip
import http.server
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from airwitness.capture import fetch as fetching
from airwitness.capture.fetch import Limits, fetch, is_public
from airwitness.errors import CaptureError, InputError

PAGE = b"<html><p>words"


class _Site(http.server.BaseHTTPRequestHandler):
    """Answers by path."""

    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Host")))
        path = self.path.split("?")[0]
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/").replace("%20", " "))
            self.end_headers()
            return
        bodies = {
            "/packed": gzip.compress(PAGE),
            "/bomb": gzip.compress(bytes(3_000_000)),
            "/large": bytes(2_000_000),
        }
        self.send_response(404 if path == "/gone" else 200)
        body = bodies.get(path, PAGE)
        if path in {"/packed", "/bomb"}:
            self.send_header("Content-Encoding", "gzip")
        if path == "/strange":
            self.send_header("Content-Encoding", "br")
        if path == "/headers":
            for number in range(40):
                self.send_header(f"X-{number}", "x" * 2_000)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body) + (10 if path == "/short" else 0)))
        self.end_headers()
        if path == "/slow":
            self.server.waiting.wait(20)  # type: ignore[attr-defined]
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        server.waiting = threading.Event()  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.waiting.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (refused)
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2001:0:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, *, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "a.example", "", "http://",
        "http:///x", "http://a.example:99999/", "http://a.example:0/", "http://me:pw@a.example/",
        "javascript:alert(1)", "http://[::1", "data:text/html,x",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url, allow_private=True)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]",
     "10.0.0.1", "169.254.169.254", "[fe80::1]", "0.0.0.1", "[::ffff:7f00:1]"],
)  # fmt: skip
def test_private_addresses_are_refused_before_anything_is_sent(host: str, site: str) -> None:
    port = site.rsplit(":", 1)[1]
    with pytest.raises(InputError, match="no public address") as refused:
        fetch(f"http://{host}:{port}/")
    assert "--allow-private" in refused.value.advice
    assert _Site.asked == []


def test_multicast_is_refused_always() -> None:
    with pytest.raises(InputError, match="no public address"):
        fetch("http://224.0.0.1/", allow_private=True)


def test_a_page_with_all_that_was_said_on_the_way(site: str) -> None:
    found = fetch(f"{site}/to//to//page?q=é&x=a b#part", allow_private=True)
    assert found.data == PAGE
    assert found.final_url.startswith(f"{site}/page")
    assert [r.status for r in found.redirects] == [302, 302]
    assert found.redirects[0].url == found.url
    assert found.header("content-type") == "text/html; charset=utf-8"
    assert found.header("nosuch") == ""
    assert found.address == "127.0.0.1"
    assert found.moment > 1_700_000_000_000_000
    assert {host for _, host in _Site.asked} == {site.removeprefix("http://")}
    assert fetch(f"{site}/packed", allow_private=True).data == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("gone", "answered 404"),
        ("large", "more than 1000000 bytes"),
        ("bomb", "more than 1000000 bytes"),
        ("short", "connection ended"),
        ("strange", "packed as br"),
        ("headers", "headers are too long"),
        ("to//to//to//to//page", "more than 3 redirects"),
    ],
)
def test_what_cannot_be_had_is_said(site: str, path: str, words: str) -> None:
    with pytest.raises(CaptureError, match=words):
        fetch(f"{site}/{path}", allow_private=True, limits=Limits(size=1_000_000, redirects=3))


def test_a_page_that_takes_too_long_is_given_up(site: str) -> None:
    with pytest.raises(CaptureError, match=r"more than 0\.5 s"):
        fetch(f"{site}/slow", allow_private=True, limits=Limits(seconds=0.5))


def test_a_redirect_to_a_refused_address_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda a: str(a) == "127.0.0.1")
    assert fetch(site).data == PAGE
    port = site.rsplit(":", 1)[1]
    for target, words in (
        (f"http://127.0.0.2:{port}/", "no public address"),
        ("file:///etc/passwd", "no address of the web|not an address"),
        ("http://[::1]/", "no public address"),
    ):
        with pytest.raises(InputError, match=words):
            fetch(f"{site}/to/{target}")
    assert [path for path, _ in _Site.asked if "to" not in path] == ["/"]


def test_the_address_that_answers_is_the_one_that_was_judged(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere when it is asked again reaches nothing."""
    port = int(site.rsplit(":", 1)[1])
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked: list[Any] = []

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    connected: list[Any] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address)
        stream = socket.socket()
        stream.settimeout(timeout)
        stream.connect(("127.0.0.1", port))  # as if the network led there
        return stream

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InputError, match=r"127\.0\.0\.1 is no public address"):
        fetch(f"http://a.example:{port}/")
    assert connected == [("93.184.216.34", port)]
    assert asked == ["a.example"]
    assert _Site.asked == []


def test_nobody_there_and_no_such_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(CaptureError, match="cannot be fetched"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)

    def nowhere(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(CaptureError, match="Name or service not known"):
        fetch("http://a.example/")


def test_a_site_that_speaks_no_tls_is_no_secure_one(site: str) -> None:
    with pytest.raises(CaptureError):
        fetch(site.replace("http:", "https:"), allow_private=True)
    assert ssl.create_default_context().check_hostname
