"""Hash the pictures of a clip for partners who match with PDQ or vPDQ. It is an export: logged.

What leaves is text, one frame a line, in the form that partners' tools read:

======  ==============================  =====================================
format  line                            read by
======  ==============================  =====================================
pdq     `hash,quality,t=seconds`        tools for pictures (pdq-photo-hasher)
vpdq    `frame,quality,hash,seconds`    tools for videos (vpdq-hash-video)
======  ==============================  =====================================
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from airwitness.acts.clip import ClipFile, clip_file
from airwitness.acts.progress import Step, Tell, silent
from airwitness.archive import Archive
from airwitness.errors import MediaError
from airwitness.evidence.custody import Line
from airwitness.evidence.digest import sha256
from airwitness.fingerprint.pdq import pdq
from airwitness.fingerprint.vpdq import HashedFrame, line, seconds_text
from airwitness.media.frames import Frames
from airwitness.spans import FLICKS, seconds

SCHEMA = 1
WARNING = (
    "hashes leak: a rough picture can be made from a hash, and a list of hashes tells what is "
    "looked for; give them only to those who may see the pictures"
)
_MEGABYTE = 1 << 20


class Format(StrEnum):
    """What partners' tools read."""

    PDQ = "pdq"
    VPDQ = "vpdq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprints:
    """Hashes of a clip, as they leave."""

    clip: ClipFile
    format: Format
    every: int
    """Flicks from one frame to the next."""
    frames: tuple[HashedFrame, ...]
    problems: tuple[str, ...]
    """In words, what keeps them from being of the whole clip."""

    @property
    def text(self) -> str:
        """One frame a line."""
        return "".join(f"{self._line(frame)}\n" for frame in self.frames)

    def _line(self, frame: HashedFrame) -> str:
        if self.format is Format.VPDQ:
            return line(frame)
        return f"{frame.digits},{frame.quality},t={seconds_text(frame.time)}"

    def as_json(self) -> dict[str, Any]:
        """The form that `fingerprints --json` prints."""
        return {
            "schema": SCHEMA,
            "warning": WARNING,
            "format": self.format.value,
            "clip": {"name": self.clip.name, "sha256": self.clip.sha256},
            "every": seconds(self.every),
            "problems": list(self.problems),
            "hashes": [
                {
                    "frame": frame.number,
                    "time": seconds(frame.time),
                    "hash": frame.digits,
                    "quality": frame.quality,
                }
                for frame in self.frames
            ],
        }


def export_fingerprints(
    archive: Archive,
    clip: str | Path,
    *,
    form: Format,
    every: int = FLICKS,
    tell: Tell = silent,
) -> Fingerprints:
    """Hash a clip's frames, and record that the hashes leave.

    Args:
        archive: whose custody log records it, and in which an id is looked up.
        clip: path of a file, or id of a recording or part.
        form: what the partner's tools read.
        every: flicks from one frame to the next; 0 for every frame.
        tell: is told of progress.

    Raises:
        InputError: there is no such clip.
        MediaError: it holds no picture that can be decoded.
    """
    meant = clip_file(archive, clip)
    made = _hashed(meant, form, every, tell)
    _record(archive, made)
    return made


def _hashed(clip: ClipFile, form: Format, every: int, tell: Tell) -> Fingerprints:
    total = max(1, clip.path.stat().st_size // _MEGABYTE)
    hashed = []
    with Frames(clip.path, every=every, program=clip.program) as frames:
        for frame in frames:
            hashed.append((frame.number, frame.time, pdq(frame.pixels)))
            done = min(total, frames.read // _MEGABYTE)
            tell(Step(doing="hashing", name=clip.name, done=done, total=total))
        zero, problems = frames.zero, frames.facts.problems
    if not hashed:
        raise MediaError(clip.name, "there is no picture in it")
    return Fingerprints(
        clip=clip,
        format=form,
        every=every,
        problems=problems,
        frames=tuple(
            HashedFrame(number=n, time=time - zero, digits=made.digits, quality=made.quality)
            for n, time, made in hashed
        ),
    )


def _record(archive: Archive, made: Fingerprints) -> Line:
    return archive.record(
        "export",
        objects=(made.clip.sha256,),
        detail={
            "what": "fingerprints",
            "format": made.format.value,
            "every": made.every,
            "hashes": len(made.frames),
            "written": sha256(made.text.encode()),
        },
    )
