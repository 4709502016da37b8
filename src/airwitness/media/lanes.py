"""One track of sound inside the decode child: packets → samples on a clock of 8 kHz.

Samples leave in blocks with the time of their first one. As long as the time stamps agree
with the number of samples decoded (within 15 ms: containers round to milliseconds) blocks
follow each other exactly; where they do not, the resampler is emptied, a forward jump is
noted as a gap, and a new run begins at the time stamp. Time stamps that fall behind are
believed once four frames agree by how much; if four times four do not agree the stamps are
nonsense and time is counted in samples.

A broadcast may change the codec of a track without telling: after four refused packets the
packet itself is looked at.
"""

from collections.abc import Callable
from typing import Any

import av
import numpy as np

from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

RATE = 8_000  # samples a second sent home
BLOCK = 4 * RATE  # samples in a block
TOLERANCE = 15 * FLICKS // 1_000  # time stamps may differ by so much from counted samples
AGREEMENT = 10 * FLICKS // 1_000  # stamps that fall behind agree within this
PATIENCE = 4  # frames or packets before a conclusion is drawn from them
TAIL_LIMIT = FLICKS // 2  # an index that promises more than this beyond the end was cut
_FLICKS_A_SAMPLE = FLICKS // RATE

Send = Callable[[int, int, "np.ndarray[Any, Any]"], None]


class LaneReader:
    """A track of sound, from its first packet to `finish`."""

    def __init__(self, stream: Any, number: int, line: Timeline, send: Send) -> None:
        self.stream = int(stream.index)
        self.first: int | None = None
        self.end = 0
        self.problems: list[str] = []
        self._stream = stream
        self._number = number
        self._line = line
        self._send = send
        self._errors = 0
        self._gaps: list[tuple[int, int]] = []
        self._resampler: Any = None
        self._shape: tuple[Any, ...] = ()
        self._start = 0  # time of the run's first sample
        self._sent = 0  # samples of the run that were sent
        self._rate = 0
        self._taken = 0  # samples of the run that were decoded, at the track's own rate
        self._waiting: list[np.ndarray[Any, Any]] = []
        self._decoder = stream.codec_context
        if not self._decoder.is_open:  # it is where another stretch of the track was read
            self._decoder.thread_count = 1
        self._refusals = 0  # packets refused in a row
        self._behind: list[int] = []  # by how much the last stamps were behind
        self._disagreements = 0  # times in a row that they did not agree
        self._trusts_stamps = True

    def take(self, packet: Any) -> None:
        """Decode one packet; a packet that cannot be decoded is counted and passed over."""
        try:
            frames = self._decoder.decode(packet if packet.size else None)
        except (av.FFmpegError, ValueError, MemoryError):
            if packet.size:
                self._refused(packet)
            return
        self._refusals = 0
        for frame in frames:
            if frame.samples and frame.sample_rate:
                self._frame(frame)

    def finish(self) -> None:
        """Empty the decoder and the resampler, and say what is missing at the end."""
        self._flush()
        if self.first is None:
            return
        until = self._line.expect(self.stream) or self.end
        promised = self._stream.duration
        if promised and str(self._stream.container.format.name).startswith("mov"):
            until = max(until, self.first + round(promised * self._stream.time_base * FLICKS))
        if until - self.end > TAIL_LIMIT:
            self._gaps.append((self.end, until))
            self.end = until
            self.problems.append("its last part cannot be decoded or is missing")

    def _refused(self, packet: Any) -> None:
        """Count a packet that cannot be decoded; time goes on under it."""
        self._errors += 1
        self._refusals += 1
        if packet.pts is not None and self.first is not None:
            base = packet.time_base * FLICKS
            self._line.place(
                self.stream, round(packet.pts * base), round((packet.duration or 0) * base)
            )
        codec = _codec_of(bytes(packet)) if self._refusals >= PATIENCE else None
        if codec and codec != self._decoder.name:
            self._decoder = av.CodecContext.create(codec, "r")
            self._refusals = 0
            self.problems.append(f"its sound changes to {codec} on the way")

    def facts(self, zeros: dict[int, int]) -> dict[str, Any] | None:
        """The track as `facts.Track`, None if nothing of it could be decoded."""
        if self.first is None:
            return None
        zero = zeros[self.stream]
        return {
            "codec": self._stream.codec_context.name,
            "errors": self._errors,
            "gaps": [[a - zero, b - zero] for a, b in self._gaps],
            "language": str(self._stream.language or ""),
            "sound": self._number,
            "span": [self.first - zero, self.end - zero],
            "stream": self.stream,
        }

    def _frame(self, frame: Any) -> None:
        length = frame.samples * FLICKS // frame.sample_rate
        time = self._time(frame, length)
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        counted = self._counted_end()
        if self._resampler is None or self._is_displaced(time - counted):
            if self.first is not None and time - counted > TOLERANCE:
                self._gaps.append((counted, time))
            self._begin(frame, shape, time)
        elif shape != self._shape:
            self._begin(frame, shape, counted)
        self._taken += frame.samples
        self._keep(self._resampler.resample(frame))
        self.end = max(self.end, self._counted_end())

    def _time(self, frame: Any, length: int) -> int:
        if not self._trusts_stamps:
            return self._counted_end()
        if frame.pts is None:
            time = self._line.advance(self.stream, length)
            if time is not None:
                return time
        stamp = round((frame.pts or 0) * self._stream.time_base * FLICKS)
        return self._line.place(self.stream, stamp, length)

    def _is_displaced(self, deviation: int) -> bool:
        """Whether the stamps ask for a new run; weighs those that fall behind."""
        if deviation >= -TOLERANCE:
            self._behind.clear()
            return deviation > TOLERANCE
        self._behind.append(deviation)
        if len(self._behind) < PATIENCE:
            return False
        do_agree = max(self._behind) - min(self._behind) <= AGREEMENT
        self._behind.clear()
        self._disagreements = 0 if do_agree else self._disagreements + 1
        if self._disagreements >= PATIENCE:
            self._trusts_stamps = False
            self.problems.append("its time stamps are nonsense; time is counted in samples")
        return do_agree

    def _counted_end(self) -> int:
        return self._start + (self._taken * FLICKS // self._rate if self._rate else 0)

    def _begin(self, frame: Any, shape: tuple[Any, ...], time: int) -> None:
        self._flush()
        channels = len(frame.layout.channels)
        self._resampler = av.AudioResampler(
            format="fltp", layout="mono" if channels == 1 else "stereo", rate=RATE
        )
        self._shape, self._rate = shape, frame.sample_rate
        self._start, self._sent, self._taken = time, 0, 0
        if self.first is None:
            self.first = self.end = time

    def _flush(self) -> None:
        if self._resampler is not None:
            self._keep(self._resampler.resample(None))
            self._emit()
            self._resampler = None

    def _keep(self, frames: list[Any]) -> None:
        self._waiting += [frame.to_ndarray() for frame in frames]  # float32 [channels, n]
        if sum(block.shape[1] for block in self._waiting) >= BLOCK:
            self._emit()

    def _emit(self) -> None:
        if self._waiting:
            samples = np.concatenate(self._waiting, axis=1)  # [channels, n]
            self._waiting = []
            self._send(self.stream, self._start + self._sent * _FLICKS_A_SAMPLE, samples)
            self._sent += samples.shape[1]


def _codec_of(packet: bytes) -> str | None:
    """The codec that a packet of a transport stream starts like."""
    if packet[:2] == b"\x0b\x77":
        return "eac3" if len(packet) > 5 and packet[5] >> 3 > 10 else "ac3"  # noqa: PLR2004
    if len(packet) > 1 and packet[0] == 0xFF and packet[1] & 0xE0 == 0xE0:  # noqa: PLR2004
        return "aac" if packet[1] & 0x06 == 0 else "mp2"
    return None
