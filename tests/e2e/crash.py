"""Run a command and kill this process at its n-th durable step: `crash.py N ARGUMENT…`.

A durable step is a flush to the disk, a rename, a removal, or a change of the catalogue. Odd
steps are killed before they happen, even ones right after. A negative N lives on: that step
fails as on a disk that cannot be written. Each file is a batch of its own, so that segments are
merged on the way. Prints how many steps there were if it lives.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from airwitness.acts import indexing
from airwitness.catalogue import Catalogue
from airwitness.cli import run


def main() -> None:
    """Count steps, and die at the one that was asked for."""
    deadly, taken = int(sys.argv[1]), 0

    def deadly_step(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            nonlocal taken
            taken += 1
            number = taken  # steps may lie within steps
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
    code = run(sys.argv[2:])
    sys.stderr.write(f"steps {taken}\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
