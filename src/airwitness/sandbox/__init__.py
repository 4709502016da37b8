"""Children that read what nobody trusts: one process for one file, and nothing else open to it.

Libraries that read foreign files take longer to import than most files take to read. So a
*nursery* imports them once, sees no file itself, and forks a child for each (see `nursery`); it
begins with the first file and ends with this process.

Example:
    >>> sandbox = Sandbox("airwitness.media.child")               # doctest: +SKIP
    >>> child = sandbox.start({"mode": "probe", "cpu": 50}, source)   # doctest: +SKIP
    >>> child.stdout.read(), child.wait()                         # doctest: +SKIP
"""

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import BinaryIO

_NUMBER = 4  # bytes of what a nursery tells: the number of a process, its exit code
_EXIT_LOST = 1  # of a child whose nursery is gone


class Child:
    """A process that reads one file."""

    def __init__(self, line: socket.socket, stdout: BinaryIO) -> None:
        self.stdout = stdout
        """What it writes."""
        self._line = line
        self._told = b""

    @property
    def pid(self) -> int:
        """The number of the process; 0 if it could not begin."""
        return self._number(0, otherwise=0)

    def kill(self) -> None:
        """End it, whatever it is doing."""
        with contextlib.suppress(OSError):  # it has ended
            self._line.shutdown(socket.SHUT_WR)

    def wait(self) -> int:
        """Wait for its end; gives its exit code, negative for a signal."""
        return self._number(1, otherwise=_EXIT_LOST)

    def close(self) -> None:
        """End it, and let go of what it wrote."""
        if self.stdout.closed:
            return
        self.kill()
        self.wait()
        self._line.close()
        self.stdout.close()

    def _number(self, place: int, *, otherwise: int) -> int:
        """A number that the nursery tells, in its order."""
        end = (place + 1) * _NUMBER
        with contextlib.suppress(ConnectionError):  # somebody killed the nursery
            while len(self._told) < end and (part := self._line.recv(end - len(self._told))):
                self._told += part
        if len(self._told) < end:
            return otherwise
        return int.from_bytes(self._told[end - _NUMBER : end], "little", signed=True)


class Sandbox:
    """Where the files of one kind are read."""

    def __init__(self, module: str) -> None:
        """Prepare nothing yet.

        Args:
            module: what reads them (see `nursery.Room`).
        """
        self._command = [sys.executable, "-P", "-m", "airwitness.sandbox.nursery", module]
        self._nursery: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._one_at_a_time = Lock()

    def start(self, request: Mapping[str, object], source: int) -> Child:
        """Start a child.

        Args:
            request: what it is asked; `cpu`: the seconds that it may use.
            source: descriptor of the file, at its beginning; stays open here.
        """
        line, theirs = socket.socketpair()
        read, write = os.pipe()
        try:
            self._hand_over((source, write, theirs.fileno()))
        finally:
            theirs.close()
            os.close(write)
        with contextlib.suppress(OSError):  # a nursery that is gone; waiting for the child tells
            line.sendall(json.dumps(request).encode() + b"\n")
        return Child(line, os.fdopen(read, "rb"))

    def close(self) -> None:
        """End the nursery and its children; the next child begins another."""
        if self._control is not None and self._nursery is not None:
            self._control.close()
            self._nursery.terminate()
            self._nursery.wait()
        self._control = self._nursery = None

    def _hand_over(self, descriptors: Sequence[int]) -> None:
        with self._one_at_a_time:
            try:
                socket.send_fds(self._control or self._begun(), [b"1"], descriptors)
            except ConnectionError:  # somebody killed the nursery
                self.close()
                socket.send_fds(self._begun(), [b"1"], descriptors)

    def _begun(self) -> socket.socket:
        """A new nursery, which ends with this process; gives the socket to it."""
        self._control, theirs = socket.socketpair()
        with theirs:
            self._nursery = subprocess.Popen(
                self._command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        atexit.unregister(self.close)
        atexit.register(self.close)
        return self._control
