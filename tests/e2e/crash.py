"""Commands in processes of their own, killed at their n-th durable step if that is asked for.

A durable step is a flush to the disk, a rename, a removal, or a change of the catalogue. Odd
steps are killed before they happen, even ones right after. A negative number lives on: that step
fails as on a disk that cannot be written. Each file is a batch of its own, so that segments are
merged on the way. What lives says on standard error how many steps there were.

Importing takes longer than most commands do. So one process imports, adds and finds something, and
then forks for each command: `python -m tests.e2e.crash`, with a socket as standard input.
"""

import atexit
import contextlib
import errno
import functools
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from airwitness.acts import indexing
from airwitness.catalogue import Catalogue
from airwitness.cli import run
from airwitness.demo.sounds import song
from airwitness.evidence import locking
from tests.conftest import RATE, write_wav

ROOT = Path(__file__).parents[2]
_NUMBER = 4  # bytes of an exit code


def command(
    arguments: Sequence[str | Path], environment: Mapping[str, str], *, deadly: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, killed at a durable step if asked to."""
    words = [str(argument) for argument in arguments]
    line, theirs = socket.socketpair()
    with line, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with theirs:
            handed = [out.fileno(), err.fileno(), theirs.fileno()]
            socket.send_fds(_warm_process(), [b"1"], handed)
        line.sendall(json.dumps([deadly, words, dict(environment)]).encode() + b"\n")
        code = int.from_bytes(line.recv(_NUMBER), "little", signed=True)
        out.seek(0)
        err.seek(0)
        told = out.read().decode(), err.read().decode()
    return subprocess.CompletedProcess(words, code, *told)


@functools.cache
def _warm_process() -> socket.socket:
    """Where commands are asked for; the process ends with this one."""
    ours, theirs = socket.socketpair()
    with theirs:
        asked = [sys.executable, "-m", __name__]
        process = subprocess.Popen(asked, stdin=theirs.fileno(), cwd=ROOT)
    atexit.register(process.wait)
    atexit.register(ours.close)  # first
    return ours


def main() -> None:
    """Fork for each command that is asked for."""
    _warm_up()
    with socket.socket(fileno=0) as control:
        while True:
            word, handed, _, _ = socket.recv_fds(control, 1, 3)
            if not word:
                return
            *outputs, number = handed
            with socket.socket(fileno=number) as line:
                with line.makefile("r") as request:
                    asked = json.loads(request.readline())
                pid = os.fork()
                if not pid:
                    _live(outputs, *asked)
                for descriptor in outputs:
                    os.close(descriptor)
                code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                line.sendall(code.to_bytes(_NUMBER, "little", signed=True))


def _warm_up() -> None:
    """Import and compile what adding and finding needs, and prepare a decoder."""
    with tempfile.TemporaryDirectory() as name, contextlib.redirect_stdout(io.StringIO()):
        archive, sound = Path(name) / "archive", Path(name) / "sound.wav"
        write_wav(sound, song(1, 8.0, RATE))
        for arguments in (("init",), ("add", sound), ("find", sound, "--json")):
            place = ("-A", archive) if len(arguments) > 1 else (archive,)
            assert run([str(argument) for argument in (*arguments, *place)]) == 0


def _live(
    outputs: Sequence[int], deadly: int, arguments: list[str], environment: dict[str, str]
) -> NoReturn:
    """Be a command, to its end."""
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, descriptor in enumerate((nothing, *outputs)):
            os.dup2(descriptor, number)
        os.environ.clear()
        os.environ.update(environment)
        taken = _die_at(deadly)
        code = run(arguments)
        sys.stderr.write(f"steps {len(taken)}\n")
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _die_at(deadly: int) -> list[int]:
    """Die at one of the steps from here on; gives a list that grows with each."""
    taken: list[int] = []

    def deadly_step(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            number = len(taken) + 1  # steps may lie within steps
            taken.append(number)
            if number == -deadly:
                raise OSError(errno.EIO, "Input/output error")
            if number == deadly and deadly % 2:
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return real(*arguments, **named)
            finally:
                if number == deadly:
                    os.kill(os.getpid(), signal.SIGKILL)

        return step

    for name in ("fsync", "rename", "unlink"):
        setattr(os, name, deadly_step(getattr(os, name)))
    for name in ("follow", "empty", "swap", "follow_again"):
        setattr(Catalogue, name, deadly_step(getattr(Catalogue, name)))
    indexing.BATCH_FILES = 1
    locking.COST = 2  # whoever tries the passphrases of tests may
    return taken


if __name__ == "__main__":
    main()
