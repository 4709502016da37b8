"""What decoding a file showed: the values that a decode child sends home.

Times are flicks. In `Facts` they are recording time: zero is the earliest presentation time
of the lane's programme, as a player shows it.
"""

from dataclasses import dataclass
from typing import Any

from airwitness.errors import MediaError
from airwitness.media.timeline import Splice
from airwitness.spans import Span

RATE = 8_000  # samples a second of what the child sends
TALLEST = 4  # heights that a still may have, in widths


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One track of sound as it was decoded."""

    stream: int
    """Index in the container."""
    sound: int
    """Number among the tracks of sound, from 0."""
    program: int
    """Programme number of a transport stream, 0 elsewhere."""
    codec: str
    language: str
    span: Span
    """From its first sample to its last."""
    gaps: tuple[Span, ...]
    """Time inside the span for which nothing could be decoded."""
    errors: int
    """Packets that the decoder refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One track of moving pictures as it was decoded."""

    stream: int
    """Index in the container."""
    picture: int
    """Number among the tracks of pictures, from 0."""
    program: int
    """Programme number of a transport stream, 0 elsewhere."""
    codec: str
    span: Span
    """From its first picture to the last that was looked at."""
    width: int
    """Pixels as decoded."""
    height: int
    errors: int
    """Packets that the decoder refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a file after it was decoded."""

    container: str
    """Name of the demuxer."""
    duration: int
    """End of the last frame of any track."""
    tracks: tuple[Track, ...]
    pictures: tuple[Shown, ...]
    splices: tuple[Splice, ...]
    problems: tuple[str, ...]
    """In words, what keeps this from being whole."""
    decoder: str
    """The libraries that decoded, with versions."""

    @property
    def is_whole(self) -> bool:
        """Whether every track was decoded from its start to its end."""
        return not self.problems and not any(t.gaps or t.errors for t in self.tracks)

    def as_json(self) -> dict[str, Any]:
        """The form that is kept beside fingerprints."""
        return {
            "container": self.container,
            "decoder": self.decoder,
            "duration": self.duration,
            "pictures": [
                {
                    "codec": p.codec,
                    "errors": p.errors,
                    "height": p.height,
                    "picture": p.picture,
                    "program": p.program,
                    "span": [p.span.start, p.span.end],
                    "stream": p.stream,
                    "width": p.width,
                }
                for p in self.pictures
            ],
            "problems": list(self.problems),
            "splices": [{"at": s.at, "jump": s.jump} for s in self.splices],
            "tracks": [
                {
                    "codec": t.codec,
                    "errors": t.errors,
                    "gaps": [[g.start, g.end] for g in t.gaps],
                    "language": t.language,
                    "program": t.program,
                    "sound": t.sound,
                    "span": [t.span.start, t.span.end],
                    "stream": t.stream,
                }
                for t in self.tracks
            ],
        }

    @classmethod
    def from_json(cls, value: object, *, name: str) -> "Facts":
        """Read what `as_json` wrote; the sender is not trusted.

        Raises:
            MediaError: it is not of that form.
        """
        try:
            return _facts(value)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MediaError(name, "the decoder sent facts that cannot be read") from error


def _facts(value: object) -> Facts:
    fields = dict(value)  # type: ignore[call-overload]
    return Facts(
        container=str(fields["container"]),
        decoder=str(fields["decoder"]),
        duration=int(fields["duration"]),
        pictures=tuple(
            Shown(
                stream=int(p["stream"]),
                picture=int(p["picture"]),
                program=int(p["program"]),
                codec=str(p["codec"]),
                span=Span(start=int(p["span"][0]), end=int(p["span"][1])),
                width=int(p["width"]),
                height=int(p["height"]),
                errors=int(p["errors"]),
            )
            for p in fields["pictures"]
        ),
        problems=tuple(str(p) for p in fields["problems"]),
        splices=tuple(Splice(at=int(s["at"]), jump=int(s["jump"])) for s in fields["splices"]),
        tracks=tuple(
            Track(
                codec=str(t["codec"]),
                errors=int(t["errors"]),
                gaps=tuple(Span(start=int(a), end=int(b)) for a, b in t["gaps"]),
                language=str(t["language"]),
                program=int(t["program"]),
                sound=int(t["sound"]),
                span=Span(start=int(t["span"][0]), end=int(t["span"][1])),
                stream=int(t["stream"]),
            )
            for t in fields["tracks"]
        ),
    )
