"""Print a page to PDF with the Chromium that is installed, with no way to any network.

The browser gets a folder of its own inside the archive for all that it writes, no part of the
environment, and a proxy that leads nowhere. The page asks for nothing in any case: its policy
allows no request.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from airwitness.errors import CaptureError, InputError
from airwitness.settings import Settings

LONGEST = 180  # seconds for one page
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ROOM = "private"
_PAGE, _PRINT = "report.html", "report.pdf"
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-breakpad",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--proxy-server=127.0.0.1:9",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--user-agent=Airwitness",  # what made it stands in a PDF; the machine need not
)


def browser(settings: Settings) -> str:
    """The browser that prints: the one that was set, or one that is installed.

    Raises:
        InputError: there is none.
    """
    wanted = (settings.chromium,) if settings.chromium else _NAMES
    found = next(filter(None, map(shutil.which, wanted)), None)
    if found is None:
        raise InputError(
            f"{settings.chromium or 'Chromium'} is not installed, and nothing else prints to PDF",
            advice="apt install chromium, or name one in AIRWITNESS_CHROMIUM; or open the HTML in"
            " any browser and print it",
        )
    return found


def print_page(page: str, settings: Settings) -> bytes:
    """A page as PDF.

    Args:
        page: HTML that asks for nothing.
        settings: say where the archive is, and which browser prints.

    Raises:
        InputError: no browser is installed.
        CaptureError: it gave no PDF.
    """
    chromium = browser(settings)
    room = settings.archive / _ROOM
    room.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=room, prefix="print-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        (folder / _PAGE).write_text(page, encoding="utf-8")
        command = [
            chromium,
            *_FLAGS,
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={folder / _PRINT}",
            (folder / _PAGE).as_uri(),
        ]
        said = _run(command, folder)
        try:
            printed = (folder / _PRINT).read_bytes()
        except OSError as error:
            raise CaptureError("chromium", f"gave no PDF ({said or 'and said nothing'})") from error
    if not printed.startswith(b"%PDF-"):
        raise CaptureError("chromium", "gave something else than a PDF")
    return printed


def _run(command: list[str], folder: Path) -> str:
    """Run the browser to its end; gives the last thing that it said."""
    # It makes a socket in its folder for what is temporary, and the name of a socket is short.
    environment = {"HOME": str(folder), "PATH": os.defpath, "TMPDIR": "."}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired as error:
            raise CaptureError("chromium", f"did not end within {LONGEST} s") from error
        finally:
            _stop(process)
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the browser and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
