"""A time-stamp authority of our own, made with `openssl ts` and served on this machine."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import is_ci

_CONFIG = """
[tsa]
default_tsa = made
[made]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
"""
_USE = """
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
"""


def need_openssl() -> None:
    """In CI a missing openssl is a failure, elsewhere a skip."""
    if shutil.which("openssl") is None:
        assert not is_ci(), "openssl is missing"
        pytest.skip("this test needs openssl: apt install openssl")


def openssl(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run it; the caller looks at the return code."""
    command = ["openssl", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@dataclass
class Authority:
    """A root, a certificate for time stamping, and what it answers over HTTP."""

    folder: Path
    answer: Callable[["Authority", bytes], tuple[int, bytes]] = field(
        default=lambda self, query: (200, self.stamp(query))
    )
    url: str = ""
    asked: list[bytes] = field(default_factory=list)

    @property
    def chain(self) -> Path:
        return self.folder / "root.pem"

    def make(self, *, name: str = "Made") -> "Authority":
        need_openssl()
        self.folder.mkdir()
        (self.folder / "tsa.cnf").write_text(_CONFIG.format(folder=self.folder))
        (self.folder / "serial").write_text("01\n")
        (self.folder / "use.cnf").write_text(_USE)
        self._new("root", name, "-x509", "-days", "3650")
        self._new("tsa", name)
        self._run(
            *("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key"),
            *("-CAcreateserial", "-days", "365", "-extfile", "use.cnf", "-out", "tsa.pem"),
        )
        return self

    def stamp(self, query: bytes, *more: str) -> bytes:
        """The reply to a request."""
        (self.folder / "query.tsq").write_bytes(query)
        self._run(
            *("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq"),
            *("-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "reply.tsr"),
            *more,
        )
        return (self.folder / "reply.tsr").read_bytes()

    def _new(self, what: str, name: str, *more: str) -> None:
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        out = f"{what}.pem" if more else f"{what}.csr"
        subject = ("-keyout", f"{what}.key", "-subj", f"/CN={name} {what}")
        self._run("req", *key, *subject, *more, "-out", out)

    def _run(self, *arguments: str) -> None:
        command = ["openssl", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@contextmanager
def served(authority: Authority) -> Iterator[Authority]:
    """Answer time-stamp queries on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            authority.asked.append(query)
            status, body = authority.answer(authority, query)
            self.send_response(status)
            if status in {301, 302, 307}:
                self.send_header("Location", body.decode())
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    authority.url = f"http://127.0.0.1:{server.server_port}/tsr"
    try:
        yield authority
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
