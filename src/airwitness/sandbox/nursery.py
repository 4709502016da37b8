"""The nursery: a process that imports what children need, and forks one for each file.

Started as `python -P -m airwitness.sandbox.nursery MODULE`, with a socket as standard input. MODULE
has two functions: `rehearse()` makes its libraries import all that they import late;
`serve(request)` reads one file from standard input and writes to standard output.

For each child one byte comes over the socket, with three descriptors: the file, what the child
writes to, and a *line* to whoever asked. Over the line comes the request, JSON that ends with a
line feed; `{"cpu": seconds, …}` is what the nursery needs of it. Back go the number of the process
and, when it has ended, its exit code. Whoever hangs up ends the child.

The nursery itself reads no file. A child has the three descriptors of every process and may open no
other, so that a crafted file can reach no other file and no socket. Memory and CPU time are
limited, nothing can be written to a file, no core is dumped.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
from typing import Any, NoReturn, Protocol, cast

MEMORY_BYTES = 2 << 30
_FILES = 3  # descriptors of a child
_NUMBER = 4  # bytes of what goes back
_BUFFER = 1 << 16
_HANDLED = {signal.SIGCHLD, signal.SIGTERM}  # by the nursery; they end a child as any process


class Room(Protocol):
    """A module whose work is done in children."""

    def rehearse(self) -> None:
        """Import all that is imported late."""

    def serve(self, request: dict[str, Any]) -> None:
        """Read the file on standard input and answer on standard output."""


def main() -> None:
    """Prepare, then serve until nobody is left who may ask."""
    os.putenv("OPENBLAS_NUM_THREADS", "1")  # threads do not live through a fork
    room = cast("Room", importlib.import_module(sys.argv[1]))
    room.rehearse()
    gc.freeze()  # children look only through what they make themselves, and copy less
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked says when a child ends
    with socket.socket(fileno=0) as control:
        Nursery(room, control).serve()


class Nursery:
    """The children that live, each with its line."""

    def __init__(self, room: Room, control: socket.socket) -> None:
        self._room = room
        self._control = control
        self._lines: dict[int, socket.socket] = {}
        self._ended, waker = os.pipe()
        os.set_blocking(waker, False)
        signal.set_wakeup_fd(waker)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._is_wanted = True
        signal.signal(signal.SIGTERM, self._stop)

    def _stop(self, *_: object) -> None:
        """End when what is being done is done, so that every child is ended and told of."""
        self._is_wanted = False

    def serve(self) -> None:
        """Fork, watch and bury; when nobody may ask any more, end those that are left."""
        is_open = True
        try:
            while is_open and self._is_wanted:
                watched: list[socket.socket | int] = [
                    self._control,
                    self._ended,
                    *self._lines.values(),
                ]
                ready, _, _ = select.select(watched, [], [])
                for pid, line in tuple(self._lines.items()):
                    if line in ready:  # nothing comes after the request: they hung up
                        self._end(pid)
                if self._ended in ready:
                    os.read(self._ended, _BUFFER)
                    self._bury_all()
                if self._control in ready:
                    is_open = self._take()
        finally:
            for pid in tuple(self._lines):
                self._end(pid)

    def _take(self) -> bool:
        """Fork the child that is asked for; false when nobody may ask any more."""
        word, handed, _, _ = socket.recv_fds(self._control, 1, _FILES)
        if not word:
            return False
        source, out = handed[:2]
        line = socket.socket(fileno=handed[2])
        request = _whole_line(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, _HANDLED)
        pid = os.fork()
        if not pid:
            self._live(request, source, out)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HANDLED)
        os.close(source)
        os.close(out)
        self._lines[pid] = line
        _tell(line, pid)
        return True

    def _live(self, line: bytes, source: int, out: int) -> NoReturn:
        """Be the child, to its end."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in _HANDLED:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _HANDLED)
            request = json.loads(line)
            os.dup2(source, 0)  # in place of the socket
            os.dup2(out, 1)
            os.closerange(_FILES, os.sysconf("SC_OPEN_MAX"))
            limit(int(request["cpu"]))
            self._room.serve(request)
            code = 0
        finally:
            os._exit(code)

    def _end(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        self._bury(*os.waitpid(pid, 0))

    def _bury_all(self) -> None:
        for child in tuple(self._lines):
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                self._bury(pid, status)

    def _bury(self, pid: int, status: int) -> None:
        """Tell how a child ended."""
        with self._lines.pop(pid) as line:
            _tell(line, os.waitstatus_to_exitcode(status))


def limit(cpu_seconds: int) -> None:
    """Give up what reading a file does not need. No file may be opened from here on."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))


def _whole_line(line: socket.socket) -> bytes:
    text = b""
    while not text.endswith(b"\n"):
        part = line.recv(_BUFFER)
        if not part:
            break
        text += part
    return text


def _tell(line: socket.socket, number: int) -> None:
    with contextlib.suppress(OSError):  # they hung up
        line.sendall(number.to_bytes(_NUMBER, "little", signed=True))


if __name__ == "__main__":
    main()
