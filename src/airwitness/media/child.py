"""The decode child: one process, one file, nothing else.

Started as `python -P -m airwitness.media.child REQUEST` with the file as standard input.
It never opens anything: when the libraries are imported it lowers the number of files that
it may have open to the three that it has, so that a crafted file can reach no other file
and no socket. Memory and CPU time are limited, nothing can be written, no core is dumped.

REQUEST is JSON: {"mode": "probe" | "recording" | "clip" | "frames", "cpu": seconds, "program":
number | null}. Of a clip more pictures are sent, and larger ones. Frames need also "every"
(flicks) and "track" (number among the tracks of pictures).

Standard output carries frames: one byte of kind, uint32 length, payload (little endian).

====  ==================================================================================
kind  payload
====  ==================================================================================
S     sound: int32 stream, int32 channels (1 or 2), int64 start (flicks, before zero is
      known), then float32 [channels, n] at 8 kHz
P     picture: int32 stream, int32 width, int64 time (flicks, before zero is known), then
      uint8 [height, width]
R     red, green, blue: int32 stream, height, width, int64 number among the track's frames,
      int64 time (flicks, before zero is known), then uint8 [height, width, 3]
B     heartbeat: int64 bytes of the file read so far
F     facts, JSON, the last frame of a file that could be decoded (see `facts.Facts`;
      "zeros" maps a stream to the time that is its zero)
X     JSON {"reason"}: the file is refused
====  ==================================================================================

Imports av and numpy only, and of this package only what needs nothing else.
"""

import importlib
import io
import json
import os
import resource
import struct
import sys
import wave
from typing import Any, BinaryIO

import av
import av.logging
import numpy as np

from airwitness.media.frame_reader import FrameReader, drawn
from airwitness.media.lanes import LaneReader
from airwitness.media.pictures import PictureReader
from airwitness.media.programs import read_programs
from airwitness.media.timeline import Timeline
from airwitness.spans import FLICKS

MEMORY_BYTES = 2 << 30
MAX_PIXELS = 64 << 20
FIRST_FRAME_PACKETS = 600  # a stream that shows nothing after so many packets shows nothing
HEARTBEAT_PACKETS = 500
HEARTBEAT_FRAMES = 50  # a large picture takes a tenth of a second
READ_BYTES = 1 << 18
_FAILURES = (av.FFmpegError, OSError, MemoryError, ValueError, LookupError, ArithmeticError)
LONGEST = 400 * 86_400 * FLICKS  # a header that claims more than 400 days is not believed
_WRAP_BITS = 33
_TS_CLOCK = 90_000
_MAX_FAULTS = 200  # read errors in a row before the file is given up
DEMUXERS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,asf,au,av1,avi,caf,dts,dtshd,dv,eac3,flac,flv,gif,gxf,h261,"
    "h263,h264,hevc,ivf,loas,m4v,matroska,mjpeg,mov,mp3,mpeg,mpegts,mpegvideo,mxf,nut,obu,"
    "ogg,rm,tta,vvc,w64,wav,webm,wv"
)
PICTURE_FILES = "bmp_pipe,jpeg_pipe,png_pipe,webp_pipe"  # one picture; never a recording


def main() -> None:
    """Serve the one request of this process."""
    request = json.loads(sys.argv[1])
    av.logging.set_level(av.logging.PANIC)
    source = os.fdopen(0, "rb", buffering=0)
    _rehearse()
    _limit(int(request["cpu"]))
    try:
        _serve(source, request)
    except _FAILURES as error:
        _send(b"X", json.dumps({"reason": _reason(error)}).encode())


def _rehearse() -> None:
    """Make the libraries import all that they import late, while files may still be opened."""
    for room in ("subtitles.codeccontext", "subtitles.stream", "subtitles.subtitle", "video.frame"):
        importlib.import_module(f"av.{room}")
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setparams((2, 2, 48_000, 0, "NONE", ""))
        wav.writeframes(bytes(48_000))
    file.seek(0)
    with av.open(file, "r") as container:
        line = Timeline()
        lane = LaneReader(container.streams.audio[0], 0, line, lambda *_: None)
        for packet in container.demux():
            lane.take(packet)
        lane.finish()
    drawn(av.VideoFrame(16, 16, "yuv420p"))


def _limit(cpu_seconds: int) -> None:
    """Give up what a decoder does not need. No file may be opened from here on."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


class _Source:
    """The file as the decoder library reads it: no name, no way to reopen it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read
        self.seek = stream.seek
        self.tell = stream.tell


def _serve(stream: BinaryIO, request: dict[str, Any]) -> None:
    is_frames = request["mode"] == "frames"
    demuxers = f"{DEMUXERS},{PICTURE_FILES}" if is_frames or request["mode"] == "clip" else DEMUXERS
    programs = read_programs(stream)
    stream.seek(0)
    with av.open(
        _Source(stream),
        mode="r",
        metadata_errors="replace",
        buffer_size=READ_BYTES,
        options={
            "format_whitelist": demuxers,
            "protocol_whitelist": "file",
            "correct_ts_overflow": "0",
            "enable_drefs": "0",
        },
    ) as container:
        reader = (_FramesReader if is_frames else _Reader)(container, programs, request)
        reader.run(stream)
        if reader.refusal:
            _send(b"X", json.dumps({"reason": reader.refusal}).encode())
            return
        _send(b"F", json.dumps(reader.facts()).encode())


class _Reader:
    """One pass over the packets of a container."""

    def __init__(self, container: Any, programs: dict[int, int], request: dict[str, Any]) -> None:
        self._container = container
        self._is_probe = request["mode"] == "probe"
        self._beat = HEARTBEAT_PACKETS
        is_ts = container.format.name == "mpegts"
        wrap = (1 << _WRAP_BITS) * FLICKS // _TS_CLOCK if is_ts else 0
        self._lines: dict[int, Timeline] = {}
        self._program: dict[int, int] = {}
        self._lanes: dict[int, LaneReader] = {}
        self._pictures: dict[int, PictureReader] = {}
        self._first: dict[int, int] = {}  # stream → time of its first frame
        self._end: dict[int, int] = {}  # stream → end of its last frame or packet
        self._problems: list[str] = []
        for number, sound in enumerate(container.streams.audio):
            program = programs.get(sound.id, 0) if is_ts else 0
            if sound.codec_context is not None and request["program"] in {None, program}:
                self._program[sound.index] = program
                line = self._lines.setdefault(program, Timeline(wrap=wrap))
                self._lanes[sound.index] = LaneReader(sound, number, line, self._sound)
        for number, picture in enumerate(container.streams.video):
            program = programs.get(picture.id, 0) if is_ts else 0
            is_usable = picture.codec_context is not None and not _is_cover(picture)
            if is_usable and request["program"] in {None, program}:
                self._program[picture.index] = program
                self._lines.setdefault(program, Timeline(wrap=wrap))
                is_clip = request["mode"] == "clip"
                self._pictures[picture.index] = PictureReader(
                    picture, number, self._picture, every_frame=is_clip
                )
                picture.codec_context.thread_count = 1
                picture.codec_context.options = {"max_pixels": str(MAX_PIXELS)}

    @property
    def refusal(self) -> str:
        """Why nothing came of it, empty if something did."""
        return "" if self._first else "nothing in it can be decoded"

    def run(self, stream: BinaryIO) -> None:
        """Read packets to the end, or in a probe until each stream has shown a frame."""
        wanted = [s for s in self._container.streams if s.index in self._program]
        if not wanted:
            return
        packets = self._container.demux(*wanted)
        count = faults = 0
        while True:
            try:
                packet = next(packets)
                faults = 0
            except StopIteration:
                break
            except IndexError:  # PyAV does not know streams that the header did not announce
                self._note("a stream that begins on the way is not read")
                packets = self._container.demux(*wanted)
                continue
            except (av.FFmpegError, ValueError) as error:
                faults += 1
                self._note(f"it cannot be read on ({_reason(error)})")
                if faults > _MAX_FAULTS or isinstance(error, av.EOFError):
                    break
                packets = self._container.demux(*wanted)
                continue
            self._take(packet)
            count += 1
            if count % self._beat == 0:
                _send(b"B", struct.pack("<q", stream.tell()))
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
        if packet.dts is None and packet.size:
            return
        picture = self._pictures[index]
        if packet.size:
            base = FLICKS * packet.time_base
            stamp, length = round(packet.dts * base), round((packet.duration or 0) * base)
            time = self._lines[self._program[index]].place(index, stamp, length)
            self._end[index] = max(self._end.get(index, time), time + length)
            if not self._is_probe or picture.first is None:
                picture.take(packet, time, time - stamp)
        self._note_picture(picture)

    def _sound(self, stream: int, start: int, samples: "np.ndarray[Any, Any]") -> None:
        if not self._is_probe:
            head = struct.pack("<iiq", stream, samples.shape[0], start)
            _send(b"S", head + np.ascontiguousarray(samples, dtype="<f4").tobytes())

    def _picture(self, stream: int, time: int, picture: "np.ndarray[Any, Any]") -> None:
        if not self._is_probe:
            head = struct.pack("<iiq", stream, picture.shape[1], time)
            _send(b"P", head + np.ascontiguousarray(picture, dtype=np.uint8).tobytes())

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


class _FramesReader(_Reader):
    """A pass that sends frames of one picture track; other tracks only show when they begin."""

    def __init__(self, container: Any, programs: dict[int, int], request: dict[str, Any]) -> None:
        super().__init__(container, programs, request)
        self._beat = HEARTBEAT_FRAMES
        self._frames: FrameReader | None = None
        self._shift_of_frames = 0  # time less time stamp
        for index in list(self._pictures)[request["track"] :][:1]:
            self._frames = FrameReader(container.streams[index], request["every"], _send_frame)

    @property
    def refusal(self) -> str:
        if self._frames is None:
            return "there is no such track of pictures in it"
        return "" if self._frames.first is not None else "no picture in it can be decoded"

    def run(self, stream: BinaryIO) -> None:
        if self._frames is not None:
            super().run(stream)
            self._frames.finish()
            self._problems += self._frames.problems

    def _take(self, packet: Any) -> None:
        index = packet.stream.index
        if self._frames is not None and index == self._frames.stream:
            self._take_frames(packet, self._frames)
        elif index not in self._first:
            super()._take(packet)
        else:  # when it begins is all that is asked of it
            self._lanes.pop(index, None)
            self._pictures.pop(index, None)

    def _take_frames(self, packet: Any, frames: FrameReader) -> None:
        if packet.dts is not None:
            base, index = FLICKS * packet.time_base, frames.stream
            stamp, length = round(packet.dts * base), round((packet.duration or 0) * base)
            time = self._lines[self._program[index]].place(index, stamp, length)
            self._shift_of_frames = time - stamp
            self._end[index] = max(self._end.get(index, time), time + length)
        frames.take(packet, self._shift_of_frames)
        if frames.first is not None:
            self._first[frames.stream] = frames.first

    def _sound(self, *_: object) -> None:
        """Sound is not sent."""

    def _picture(self, *_: object) -> None:
        """Nor are pictures of other tracks."""

    def facts(self) -> dict[str, Any]:
        """Without tracks, of which too little was looked at."""
        return {**super().facts(), "pictures": [], "tracks": []}


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & stream.disposition.attached_pic)


def _reason(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "it needs more memory than a decoder may have"
    if isinstance(error, av.FFmpegError):
        return str(error.strerror or "invalid data").lower()
    return str(error) or type(error).__name__


def _send_frame(stream: int, time: int, number: int, pixels: "np.ndarray[Any, Any]") -> None:
    head = struct.pack("<iiiqq", stream, *pixels.shape[:2], number, time)
    _send(b"R", head + pixels.tobytes())


def _send(kind: bytes, payload: bytes) -> None:
    data = kind + struct.pack("<I", len(payload)) + payload
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    main()
