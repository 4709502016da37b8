"""A Chromium that reads a page for the tests, spoken to over a pipe (Chrome DevTools Protocol).

It counts what the page asks of any network and what it says on its console, and runs axe-core in
it, the usual check of what people need who do not see or do not use a mouse.
"""

import importlib.util
import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pytest

from tests.conftest import is_ci

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_AXE = ("axe_playwright_python", "axe_core_python")  # packages that carry axe.min.js
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--proxy-server=127.0.0.1:9",
    "--remote-debugging-pipe",
    "about:blank",
)
_COMPLAINTS = {"Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"}


def needed(name: str, found: object, advice: str) -> None:
    """In CI a missing part is a failure, elsewhere a skip that says what to install."""
    if not found:
        if is_ci():
            pytest.fail(f"{name} is missing: {advice}")
        pytest.skip(f"{name} is missing: {advice}")


def chromium() -> str:
    """The browser."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    needed("Chromium", found, "apt install chromium")
    return str(found)


def axe() -> str:
    """The script of axe-core, from a package of the tests."""
    specs = filter(None, map(importlib.util.find_spec, _AXE))
    places = [Path(spec.origin).parent / "axe.min.js" for spec in specs if spec.origin]
    found = next((path for path in places if path.is_file()), None)
    needed("axe-core", found, "pip install axe-core-python")
    return Path(str(found)).read_text(encoding="utf-8")


class Tab:
    """A page in the browser."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its result; events that come first are kept."""
        self._number += 1
        message: dict[str, Any] = {
            "id": self._number,
            "method": method,
            "params": parameters,
        }
        if self._session:
            message["sessionId"] = self._session
        os.write(self._into, json.dumps(message).encode() + b"\0")
        while True:
            came = self._next()
            if came.get("id") == self._number:
                assert "error" not in came, came["error"]
                return dict(came["result"])
            self.events.append(came)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._out, 1 << 20)
            assert data, "the browser went away"
            self._rest += data
        first, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(first))

    def open(self, page: Path, width: int = 1280, height: int = 900) -> Self:
        """Load a file and wait until all of it is there."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri())
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._next())
        return self

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        told = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def requests(self) -> list[str]:
        """What was asked for beside the page itself and what stands in it."""
        asked = [
            e["params"]["request"]["url"]
            for e in self.events
            if e.get("method") == "Network.requestWillBeSent"
        ]
        return [url for url in asked[1:] if not url.startswith("data:")]

    def complaints(self) -> list[dict[str, Any]]:
        """What was said on the console."""
        return [e["params"] for e in self.events if e.get("method") in _COMPLAINTS]

    def serious(self) -> list[str]:
        """What axe-core finds that is serious or critical."""
        self.run(axe() + ";0")
        found = self.run("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {node['html'][:120]}"
            for v in found["violations"]
            if v["impact"] in {"serious", "critical"}
            for node in v["nodes"]
        ]


@contextmanager
def browsing() -> Iterator[Tab]:
    """A browser with a folder of its own, ended with all that it started."""
    program = chromium()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield from _browsing(program, folder)


def _browsing(program: str, folder: str) -> Iterator[Tab]:
    command = [program, f"--user-data-dir={folder}/profile", *_FLAGS]
    if os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    to_browser, into = os.pipe()
    out, from_browser = os.pipe()
    null = os.open(os.devnull, os.O_RDWR)
    process = os.posix_spawn(
        command[0],
        command,
        {"HOME": folder, "PATH": os.defpath, "TMPDIR": folder},
        file_actions=[
            (os.POSIX_SPAWN_DUP2, null, 1),
            (os.POSIX_SPAWN_DUP2, null, 2),
            (os.POSIX_SPAWN_DUP2, to_browser, 3),
            (os.POSIX_SPAWN_DUP2, from_browser, 4),
        ],
        setsid=True,
    )
    for number in (to_browser, from_browser, null):
        os.close(number)
    try:
        yield Tab(into, out)
    finally:
        os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(into)
        os.close(out)
