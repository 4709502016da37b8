"""The decode child: one process, one file, nothing else (see `sandbox`).

It never opens anything: the file is its standard input, and it may have open no more than the three
descriptors that it has.

The request is {"mode": "probe" | "recording" | "clip" | "frames" | "stills" | "spans", "cpu":
seconds, "program": number | null}. Of a clip more pictures are sent, and larger ones, of the
stretch "close" ([start, end] in flicks); null looks closely at the whole of a short one. Frames
and stills need also "track" (number among the tracks of pictures); frames "every" (flicks); stills
"times" (list of recording times), "width" (pixels) and "is_spliced" (true | false | null). Spans
need "wishes": of each "kind" ("sound" | "picture"), "track" (number among those of the kind),
"number" (of the wish), "spans" ([start, end] of recording time, apart and in order), "is_spliced".

Standard output carries frames: one byte of kind, uint32 length, payload (little endian).

====  ==================================================================================
kind  payload
====  ==================================================================================
S     sound: int32 stream, int32 channels (1 or 2), int64 start (flicks, before zero is
      known), then float32 [channels, n] at 8 kHz
P     picture: int32 stream, int32 width, int64 time (flicks, before zero is known), then
      uint8 [height, width]; of spans, as with S, the number of the wish stands for the
      stream, and times are recording time
R     red, green, blue: int32 stream, height, width, int64 number among the track's frames,
      int64 time (flicks, before zero is known), then uint8 [height, width, 3]
I     still: int32 number of the time that was asked, int64 recording time, int32 width,
      int32 height, then uint8 [height, width, 3], red, green, blue
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
import struct
import wave
from typing import Any, BinaryIO

import av
import av.logging

from airwitness.media.frame_reader import drawn
from airwitness.media.lanes import LaneReader
from airwitness.media.packets import reason
from airwitness.media.passes import FramesPass, Pass
from airwitness.media.programs import read_programs
from airwitness.media.span_reader import SpanReader
from airwitness.media.still_reader import StillReader
from airwitness.media.timeline import Timeline

READ_BYTES = 1 << 18
_FAILURES = (av.FFmpegError, OSError, MemoryError, ValueError, LookupError, ArithmeticError)
DEMUXERS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,asf,au,av1,avi,caf,dts,dtshd,dv,eac3,flac,flv,gif,gxf,h261,"
    "h263,h264,hevc,ivf,loas,m4v,matroska,mjpeg,mov,mp3,mpeg,mpegts,mpegvideo,mxf,nut,obu,"
    "ogg,rm,tta,vvc,w64,wav,webm,wv"
)
PICTURE_FILES = "bmp_pipe,jpeg_pipe,png_pipe,webp_pipe"  # one picture; never a recording


def rehearse() -> None:
    """Make the libraries import all that they import late, while files may still be opened."""
    av.logging.set_level(av.logging.PANIC)
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


def serve(request: dict[str, Any]) -> None:
    """Decode the file on standard input."""
    try:
        _serve(os.fdopen(0, "rb", buffering=0), request)
    except _FAILURES as error:
        _send(b"X", json.dumps({"reason": reason(error)}).encode())


class _Source:
    """The file as the decoder library reads it: no name, no way to reopen it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read
        self.seek = stream.seek
        self.tell = stream.tell


def _serve(stream: BinaryIO, request: dict[str, Any]) -> None:
    mode = request["mode"]
    programs = read_programs(stream)
    with _opened(stream, mode) as container:
        kind = FramesPass if mode == "frames" else Pass
        reading = kind(container, programs, request, _send)
        reading.run(stream)
        if reading.refusal:
            _send(b"X", json.dumps({"reason": reading.refusal}).encode())
            return
        facts = reading.facts()
        wishes = [request] if mode == "stills" else request.get("wishes", [])
        tracks = [_track(reading, wish) for wish in wishes]
    for wish, track in zip(wishes, tracks, strict=True):
        if track is not None:
            clock = {"program": reading.program_of(track), "zero": facts["zeros"][str(track)]}
            with _opened(stream, mode) as container:
                of_mode = StillReader if mode == "stills" else SpanReader
                reader = of_mode(container, track, **clock, wrap=reading.wrap, send=_send)
                reader.run(wish)
    _send(b"F", json.dumps(facts).encode())


def _track(reading: Pass, wish: dict[str, Any]) -> int | None:
    """The stream that a wish is about."""
    if wish.get("kind") == "sound":
        return reading.heard_track(wish["track"])
    return reading.shown_track(wish["track"])


def _opened(stream: BinaryIO, mode: str) -> Any:
    """The file as a container, from its beginning."""
    may_be_picture = mode in {"clip", "frames", "stills", "spans"}
    stream.seek(0)
    return av.open(
        _Source(stream),
        mode="r",
        metadata_errors="replace",
        buffer_size=READ_BYTES,
        options={
            "format_whitelist": f"{DEMUXERS},{PICTURE_FILES}" if may_be_picture else DEMUXERS,
            "protocol_whitelist": "file",
            "correct_ts_overflow": "0",
            "enable_drefs": "0",
        },
    )


def _send(kind: bytes, payload: bytes) -> None:
    data = kind + struct.pack("<I", len(payload)) + payload
    while data:
        data = data[os.write(1, data) :]
