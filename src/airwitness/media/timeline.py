"""Time stamps → recording time.

A container's time stamps wrap (33 bits at 90 kHz in a transport stream), jump where two
recordings were joined, and skip where something was lost. Here

* a wrap is unrolled;
* a forward jump of up to 10 s is lost time: it counts, and the caller reports a gap;
* a larger jump, or a jump back, is a *splice*: time goes on without a hole.

Streams of one programme share a clock, so a splice found in one stream is taken over by the
others when they come to it. All times are flicks.

Example:
    >>> line = Timeline()
    >>> line.place(0, 90 * FLICKS, FLICKS)
    63504000000
    >>> line.place(0, 7 * FLICKS, FLICKS) == 91 * FLICKS      # jumped back: a splice
    True
"""

from dataclasses import dataclass

from airwitness.spans import FLICKS

GAP_LIMIT = 10 * FLICKS  # a longer jump is a splice (it may be a clock that was set)
BACK_LIMIT = FLICKS // 10  # time stamps may overlap by so much before it is a jump back
SAME_SPLICE = FLICKS  # streams agree on a splice when they meet it within this


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """A jump of the clock without lost time."""

    at: int
    """Recording time where it happened (the same zero as all that the timeline gives)."""
    jump: int
    """By how much the time stamps jumped."""


class Timeline:
    """The clock of one programme."""

    def __init__(self, *, wrap: int = 0) -> None:
        """Args: wrap: flicks after which the container's clock starts again, 0 for never."""
        self._wrap = wrap
        self._offsets = [0]  # added to time stamps, one for each splice so far
        self._epoch: dict[int, int] = {}  # stream → index into the offsets
        self._turns: dict[int, int] = {}  # stream → wraps so far
        self._next: dict[int, int] = {}  # stream → where its next frame should start
        self.splices: list[Splice] = []

    def place(self, stream: int, stamp: int, duration: int) -> int:
        """Recording time of a frame, given its time stamp; frames come in order.

        Args:
            stream: whose frame it is.
            stamp: presentation time in the container.
            duration: how long the frame lasts.
        """
        if stream not in self._next:
            self._enter(stream, stamp)
        expected = self._next[stream]
        time = self._unrolled(stream, stamp, expected)
        if not -BACK_LIMIT <= time - expected <= GAP_LIMIT:
            time = self._spliced(stream, stamp, expected, time)
        self._next[stream] = time + duration
        return time

    def expect(self, stream: int) -> int | None:
        """Where the next frame of a stream should start, None before its first."""
        return self._next.get(stream)

    def advance(self, stream: int, duration: int) -> int | None:
        """Place a frame without a time stamp after the one before; None if it is the first."""
        expected = self._next.get(stream)
        if expected is not None:
            self._next[stream] = expected + duration
        return expected

    def _enter(self, stream: int, stamp: int) -> None:
        """A stream's first frame: it belongs where it comes nearest to the other streams."""
        latest = max(self._next.values(), default=stamp)
        epochs = range(len(self._offsets))
        nearest = min(epochs, key=lambda n: abs(stamp + self._offsets[n] - latest))
        self._epoch[stream] = nearest if self._next else 0
        self._turns[stream] = 0
        self._next[stream] = self._unrolled(stream, stamp, latest)

    def _unrolled(self, stream: int, stamp: int, near: int) -> int:
        """The time stamp on the turn of the clock that is nearest to a time."""
        time = stamp + self._offsets[self._epoch[stream]] + self._turns[stream] * self._wrap
        if self._wrap and abs(near - time) > self._wrap // 2:
            turns = round((near - time) / self._wrap)
            if abs(near - time - turns * self._wrap) <= GAP_LIMIT:
                self._turns[stream] += turns
                time += turns * self._wrap
        return time

    def _spliced(self, stream: int, stamp: int, expected: int, time: int) -> int:
        """Take over a splice that another stream has met, or begin one."""
        for epoch in range(self._epoch[stream] + 1, len(self._offsets)):
            if abs(stamp + self._offsets[epoch] - expected) <= SAME_SPLICE:
                self._epoch[stream] = epoch
                self._turns[stream] = 0
                return stamp + self._offsets[epoch]
        self._offsets.append(expected - stamp)
        self._epoch[stream] = len(self._offsets) - 1
        self._turns[stream] = 0
        self.splices.append(Splice(at=expected, jump=time - expected))
        return expected
