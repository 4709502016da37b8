"""The packets of a container, one after the other, past what cannot be read."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import av

_MAX_FAULTS = 200  # read errors in a row before the file is given up

Note = Callable[[str], None]
Send = Callable[[bytes, bytes], None]
"""Takes the kind of a frame and its payload, as `child` describes them."""


def packets(container: Any, streams: Sequence[Any], note: Note) -> Iterator[Any]:
    """Read the packets of some streams to the end.

    Args:
        container: that is open.
        streams: of the container; at least one.
        note: is told in words what cannot be read.
    """
    reading = container.demux(*streams)
    faults = 0
    while faults <= _MAX_FAULTS:
        try:
            packet = next(reading)
        except StopIteration:
            return
        except IndexError:  # PyAV does not know streams that the header did not announce
            note("a stream that begins on the way is not read")
            reading = container.demux(*streams)
        except (av.FFmpegError, ValueError) as error:
            note(f"it cannot be read on ({reason(error)})")
            if isinstance(error, av.EOFError):
                return
            faults += 1
            reading = container.demux(*streams)
        else:
            faults = 0
            yield packet


def reason(error: BaseException) -> str:
    """What went wrong, in words for a person."""
    if isinstance(error, MemoryError):
        return "it needs more memory than a decoder may have"
    if isinstance(error, av.FFmpegError):
        return str(error.strerror or "invalid data").lower()
    return str(error) or type(error).__name__
