"""Children of the sandbox: what they have, how they end, and what becomes of their nursery."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from airwitness.sandbox import Child, Sandbox
from tests.conftest import Room

ROOM = """
import json, os, signal, socket, sys
REHEARSED = []

def rehearse():
    REHEARSED.append(os.getpid())

def serve(request):
    os.write(1, json.dumps(globals()[request["do"]]()).encode() + b"\\n")

def tell():
    return {"pid": os.getpid(), "parent": os.getppid(), "rehearsed": REHEARSED,
            "read": os.read(0, 100).decode()}

def held():
    found = []
    for number in range(256):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return found

def reach():
    numbers = []
    for attempt in (lambda: os.open("/dev/null", os.O_RDONLY), socket.socket, lambda: os.dup(0)):
        try:
            attempt()
        except OSError as error:
            numbers.append(error.errno)
    return numbers

def write():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        os.write(2, b"x")  # nothing, which takes all
        os.write(0, b"x")
    except OSError as error:
        return error.errno

def grow():
    try:
        return len(bytes(3 << 30))
    except MemoryError:
        return "no memory"

def fail():
    raise RuntimeError

def leave():
    os._exit(7)

def hang():
    os.write(1, b"here\\n")
    while True:
        signal.pause()

def spin():
    while True:
        pass
"""

Start = Callable[..., Child]


@pytest.fixture
def sandbox(room: Room) -> Sandbox:
    """A sandbox whose children do as the request says."""
    return room(ROOM)


@pytest.fixture
def start(sandbox: Sandbox, tmp_path: Path) -> Start:
    file = tmp_path / "file"
    file.write_text("the file")

    def started(do: str, *, cpu: int = 60) -> Child:
        with file.open("r+b") as stream:
            return sandbox.start({"do": do, "cpu": cpu}, stream.fileno())

    return started


def answer(child: Child) -> object:
    with closing(child):
        told: object = json.loads(child.stdout.readline())
        assert child.wait() == 0
    return told


def test_every_file_has_a_child_of_its_own_that_was_prepared(start: Start) -> None:
    children = [start("tell") for _ in range(3)]
    pids = [child.pid for child in children]
    told = [answer(child) for child in children]
    assert len(set(pids)) == 3
    nursery = told[0]["parent"]  # type: ignore[index]
    assert nursery not in {0, os.getpid()}
    assert told == [
        {"pid": pid, "parent": nursery, "rehearsed": [nursery], "read": "the file"} for pid in pids
    ]


def test_a_child_has_its_file_and_can_reach_nothing_else(start: Start) -> None:
    assert answer(start("held")) == [0, 1, 2]
    assert answer(start("reach")) == [24, 24, 24]  # EMFILE
    assert answer(start("write")) == 27  # EFBIG
    assert answer(start("grow")) == "no memory"


def test_a_request_may_be_long(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    request = {"do": "tell", "cpu": 60, "times": list(range(100_000))}
    with (tmp_path / "file").open("rb") as stream:
        assert answer(sandbox.start(request, stream.fileno()))


@pytest.mark.parametrize(("do", "code"), [("fail", 1), ("leave", 7), ("nothing of the kind", 1)])
def test_how_a_child_ended_is_told(start: Start, do: str, code: int) -> None:
    with closing(start(do)) as child:
        assert child.stdout.read() == b""
        assert child.wait() == code
        child.kill()
        assert child.wait() == code


def test_a_child_that_takes_too_long_is_ended(start: Start) -> None:
    with closing(start("spin", cpu=1)) as child:
        assert child.wait() == -signal.SIGXCPU


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGTERM])
def test_the_signal_that_ended_a_child_is_told(start: Start, number: signal.Signals) -> None:
    with closing(start("hang")) as child:
        os.kill(child.pid, number)
        assert child.wait() == -number


def test_whoever_hangs_up_ends_the_child(start: Start) -> None:
    child = start("hang")
    assert child.stdout.readline() == b"here\n"
    child.close()
    assert child.wait() == -signal.SIGKILL
    assert not is_alive(child.pid)
    child.close()


def test_where_somebody_kills_the_nursery_another_begins(start: Start) -> None:
    with closing(start("hang")) as lost:
        told = answer(start("tell"))
        os.kill(told["parent"], signal.SIGKILL)  # type: ignore[index]
        assert lost.wait() == 1
        os.kill(lost.pid, signal.SIGKILL)  # nobody is left who would
    while True:
        with closing(start("tell")) as child:
            if line := child.stdout.readline():
                assert json.loads(line)["parent"] != told["parent"]  # type: ignore[index]
                return


def test_a_child_that_could_not_begin_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with (
        closing(Sandbox("airwitness.no_such_room")) as sandbox,
        (tmp_path / "file").open("rb") as stream,
        closing(sandbox.start({"cpu": 1}, stream.fileno())) as child,
    ):
        assert child.stdout.read() == b""
        assert child.wait() == 1
        assert child.pid == 0


def test_nothing_is_left_of_a_sandbox_that_is_closed(sandbox: Sandbox, start: Start) -> None:
    with closing(start("hang")) as child:
        assert child.stdout.readline() == b"here\n"
        sandbox.close()
        assert child.stdout.read() == b""
        assert child.wait() == -signal.SIGKILL
        assert not is_alive(child.pid)
    sandbox.close()
    assert answer(start("held")) == [0, 1, 2]


def test_children_end_with_whoever_asked_for_them(room: Room) -> None:
    """Of a process that is killed nothing is left that holds what the child was given."""
    room(ROOM)
    script = (
        "import os, signal; from airwitness.sandbox import Sandbox;"
        "child = Sandbox('made_room_0').start({'do': 'hang', 'cpu': 60}, 1);"
        "child.stdout.readline(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=False)
    assert done.stdout == b""  # read to its end: no process holds the other end
    assert done.returncode == -signal.SIGKILL


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
