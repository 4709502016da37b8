"""One pass over the packets of a container, inside the decode child.

A pass hands packets to the reader of their track, keeps the clock of each programme, and ends
with the facts of the file.
"""

import struct
from typing import Any, BinaryIO

import av
import numpy as np

from airwitness.media.frame_reader import FrameReader
from airwitness.media.lanes import LaneReader
from airwitness.media.packets import Send, packets
from airwitness.media.pictures import PictureReader
from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

MAX_PIXELS = 64 << 20
FIRST_FRAME_PACKETS = 600  # a stream that shows nothing after so many packets shows nothing
HEARTBEAT_PACKETS = 500
HEARTBEAT_FRAMES = 50  # a large picture takes a tenth of a second
SHORT = 600 * FLICKS  # of a longer clip pictures are looked at as of a recording
LONGEST = 400 * 86_400 * FLICKS  # a header that claims more than 400 days is not believed
_WRAP_BITS = 33
_TS_CLOCK = 90_000


class Pass:
    """One pass over the packets of a container."""

    def __init__(
        self, container: Any, programs: dict[int, int], request: dict[str, Any], send: Send
    ) -> None:
        """Take a fresh container.

        Args:
            container: from which nothing was read.
            programs: programme number of each stream of a transport stream, by its PID.
            request: as `child` describes it.
            send: is given all that is found, and now and then a sign of life.
        """
        self._container = container
        self._send = send
        self._is_probe = request["mode"] in {"probe", "spans", "stills"}
        self._beat = HEARTBEAT_PACKETS
        is_ts = container.format.name == "mpegts"
        self.wrap = (1 << _WRAP_BITS) * FLICKS // _TS_CLOCK if is_ts else 0
        """Flicks after which the container's clock starts again, 0 for never."""
        self._lines: dict[int, Timeline] = {}
        self._program: dict[int, int] = {}
        self._lanes: dict[int, LaneReader] = {}
        self._pictures: dict[int, PictureReader] = {}
        self._shift: dict[int, int] = {}  # stream → time less time stamp
        self._first: dict[int, int] = {}  # stream → time of its first frame
        self._end: dict[int, int] = {}  # stream → end of its last frame or packet
        self._problems: list[str] = []
        for number, sound in enumerate(container.streams.audio):
            program = programs.get(sound.id, 0) if is_ts else 0
            if sound.codec_context is not None and request["program"] in {None, program}:
                self._program[sound.index] = program
                line = self._lines.setdefault(program, Timeline(wrap=self.wrap))
                self._lanes[sound.index] = LaneReader(sound, number, line, self._sound)
        for number, picture in enumerate(container.streams.video):
            program = programs.get(picture.id, 0) if is_ts else 0
            is_usable = picture.codec_context is not None and not _is_cover(picture)
            if is_usable and request["program"] in {None, program}:
                self._program[picture.index] = program
                self._lines.setdefault(program, Timeline(wrap=self.wrap))
                close = self._close_to(request)
                self._pictures[picture.index] = PictureReader(
                    picture, number, self._picture, close=close
                )
                picture.codec_context.thread_count = 1
                picture.codec_context.options = {"max_pixels": str(MAX_PIXELS)}

    def _close_to(self, request: dict[str, Any]) -> tuple[int, int] | None:
        """Flicks between which every picture of a clip is looked at; of a long one none."""
        if request["mode"] != "clip":
            return None
        if request.get("close") is not None:
            return int(request["close"][0]), int(request["close"][1])
        claimed = int(self._container.duration or 0) * FLICKS // 1_000_000
        return None if claimed > SHORT else (0, LONGEST)

    @property
    def refusal(self) -> str:
        """Why nothing came of it, empty if something did."""
        return "" if self._first else "nothing in it can be decoded"

    def shown_track(self, number: int) -> int | None:
        """Stream of the track of pictures with this number; else the first that has pictures."""
        numbered = [s.index for s in self._container.streams.video][number : number + 1]
        shown = [index for index in (*numbered, *self._pictures) if index in self._first]
        return next((index for index in shown if index in self._pictures), None)

    def heard_track(self, number: int) -> int | None:
        """Stream of the track of sound with this number, None where it has none."""
        numbered = [s.index for s in self._container.streams.audio][number : number + 1]
        return next((index for index in numbered if index in self._first), None)

    def program_of(self, track: int) -> list[int]:
        """The streams that share a stream's clock."""
        return [s for s in self._program if self._program[s] == self._program[track]]

    def run(self, stream: BinaryIO) -> None:
        """Read packets to the end, or in a probe until each stream has shown a frame."""
        wanted = [s for s in self._container.streams if s.index in self._program]
        if not wanted:
            return
        for count, packet in enumerate(packets(self._container, wanted, self._note), 1):
            self._take(packet)
            if count % self._beat == 0:
                self._send(b"B", struct.pack("<q", stream.tell()))
            if self._is_probe and self._has_seen_all(count):
                return
        self._finish()

    def _finish(self) -> None:
        """Take what the decoders still hold."""
        for lane in self._lanes.values():
            lane.finish()
            self._note_lane(lane)
        for picture in self._pictures.values():
            picture.finish()
            self._note_picture(picture)

    def _has_seen_all(self, count: int) -> bool:
        seen = all(s in self._first for s in self._program)
        return seen or count > FIRST_FRAME_PACKETS * len(self._program)

    def _take(self, packet: Any) -> None:
        index = packet.stream.index
        if index in self._lanes:
            lane = self._lanes[index]
            lane.take(packet)
            self._note_lane(lane)
        elif index in self._pictures:
            self._take_picture(packet, index)

    def _note_lane(self, lane: LaneReader) -> None:
        if lane.first is not None:
            self._first[lane.stream] = lane.first
            self._end[lane.stream] = lane.end

    def _note_picture(self, picture: PictureReader) -> None:
        if picture.first is not None:
            self._first[picture.stream] = picture.first

    def _take_picture(self, packet: Any, index: int) -> None:
        """Hand a packet on with its time; of a probe until the first picture is out."""
        picture = self._pictures[index]
        if packet.size:
            shift = self._shift_of(packet)
            stamp = packet.pts if packet.dts is None else packet.dts
            if not self._is_probe or picture.first is None:
                picture.take(packet, round((stamp or 0) * FLICKS * packet.time_base) + shift, shift)
        self._note_picture(picture)

    def _shift_of(self, packet: Any) -> int:
        """Time less time stamp; that of the packet before where it is not told when to decode."""
        index = packet.stream.index
        if packet.dts is not None:
            base = FLICKS * packet.time_base
            stamp, length = round(packet.dts * base), round((packet.duration or 0) * base)
            time = self._lines[self._program[index]].place(index, stamp, length)
            self._shift[index] = time - stamp
            self._end[index] = max(self._end.get(index, time), time + length)
        return self._shift.get(index, 0)

    def _sound(self, stream: int, start: int, samples: "np.ndarray[Any, Any]") -> None:
        if not self._is_probe:
            head = struct.pack("<iiq", stream, samples.shape[0], start)
            self._send(b"S", head + np.ascontiguousarray(samples, dtype="<f4").tobytes())

    def _picture(self, stream: int, time: int, picture: "np.ndarray[Any, Any]") -> None:
        if not self._is_probe:
            head = struct.pack("<iiq", stream, picture.shape[1], time)
            self._send(b"P", head + np.ascontiguousarray(picture, dtype=np.uint8).tobytes())

    def _note(self, problem: str) -> None:
        if problem not in self._problems:
            self._problems.append(problem)

    def facts(self) -> dict[str, Any]:
        """What `facts.Facts.from_json` reads, and the zero of each stream."""
        zeros = {
            program: min(t for s, t in self._first.items() if self._program[s] == program)
            for program in {self._program[s] for s in self._first}
        }
        zero_of = {s: zeros[self._program[s]] for s in self._program if self._program[s] in zeros}
        tracks = [lane.facts(zero_of) for lane in self._lanes.values()]
        ends = [end - zero_of[s] for s, end in self._end.items() if s in zero_of]
        return {
            "container": self._container.format.name,
            "decoder": f"PyAV {av.__version__}, libavcodec "
            + ".".join(map(str, av.library_versions["libavcodec"])),
            "duration": self._duration(ends),
            "pictures": [
                {**shown, "program": self._program[s]}
                for s, picture in self._pictures.items()
                if (shown := picture.facts(zero_of.get(s, 0))) is not None
            ],
            "problems": self._problems + [p for t in self._lanes.values() for p in t.problems],
            "splices": [
                {"at": splice.at - zeros[program], "jump": splice.jump}
                for program, line in self._lines.items()
                if program in zeros
                for splice in line.splices
            ],
            "tracks": [
                {**track, "program": self._program[track["stream"]]}
                for track in tracks
                if track is not None
            ],
            "zeros": {str(s): zero for s, zero in zero_of.items()},
        }

    def _duration(self, ends: list[int]) -> int:
        """Flicks to the end of the last frame; of a probe what the header says."""
        if self._is_probe and self._container.duration:
            claimed = int(self._container.duration) * FLICKS // 1_000_000
            return min(max(0, claimed), LONGEST)
        return max(0, *ends) if ends else 0


class FramesPass(Pass):
    """A pass that sends frames of one picture track; other tracks only show when they begin."""

    def __init__(
        self, container: Any, programs: dict[int, int], request: dict[str, Any], send: Send
    ) -> None:
        super().__init__(container, programs, request, send)
        self._beat = HEARTBEAT_FRAMES
        self._frames: FrameReader | None = None
        for index in list(self._pictures)[request["track"] :][:1]:
            self._frames = FrameReader(container.streams[index], request["every"], self._send_frame)
            del self._pictures[index]

    @property
    def refusal(self) -> str:
        """Why no frame came of it, empty if one did."""
        if self._frames is None:
            return "there is no such track of pictures in it"
        return "" if self._frames.first is not None else "no picture in it can be decoded"

    def run(self, stream: BinaryIO) -> None:
        """Read packets to the end if there is such a track."""
        if self._frames is not None:
            super().run(stream)
            self._frames.finish()
            self._problems += self._frames.problems

    def _take(self, packet: Any) -> None:
        index = packet.stream.index
        if self._frames is not None and index == self._frames.stream:
            self._frames.take(packet, self._shift_of(packet))
            if self._frames.first is not None:
                self._first[index] = self._frames.first
        elif index not in self._first:
            super()._take(packet)
        else:  # when it begins is all that is asked of it
            self._lanes.pop(index, None)
            self._pictures.pop(index, None)

    def _sound(self, *_: object) -> None:
        """Sound is not sent."""

    def _picture(self, *_: object) -> None:
        """Nor are pictures of other tracks."""

    def facts(self) -> dict[str, Any]:
        """Without tracks, of which too little was looked at."""
        return {**super().facts(), "pictures": [], "tracks": []}

    def _send_frame(
        self, stream: int, time: int, number: int, pixels: "np.ndarray[Any, Any]"
    ) -> None:
        head = struct.pack("<iiiqq", stream, *pixels.shape[:2], number, time)
        self._send(b"R", head + pixels.tobytes())


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & stream.disposition.attached_pic)
