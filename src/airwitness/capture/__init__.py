"""The outside world becomes objects in the store.

A *recording* is an ordered list of parts captured from one service, or one file. Its id is
assigned at its first part and does not change as parts come. An *article* is a page or text as
captured: one object, or one page of a web archive. A transcript is kept like an article.
"""

from dataclasses import dataclass

from airwitness.spans import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a part stands: in which recording, of which service, since when."""

    part: str
    """SHA-256 of the object."""
    recording: str
    """Id of the recording: `r` and twelve hex digits."""
    name: str
    """File name below the folder that was added."""
    service: str | None
    """The outlet that transmitted, if known."""
    clock: Clock | None
    """Where its recording time stands on the wall clock, if known."""
    size: int
    """Bytes."""
    duration: int
    """Flicks; as decoded, or as the header says until then."""
    program: int | None
    """The one programme of a transport stream that was wanted."""
    place: str | None
    """Where the file was left, if it is not in the store."""
    sequence: int
    """Custody line that added it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What was captured from one service, or from one file."""

    id: str
    parts: tuple[Placement, ...]
    """In order of time."""

    @property
    def service(self) -> str | None:
        """The outlet that transmitted."""
        return self.parts[0].service

    @property
    def name(self) -> str:
        """Name of its first file."""
        return self.parts[0].name

    @property
    def duration(self) -> int:
        """Flicks of all parts together."""
        return sum(part.duration for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page, text or transcript as captured."""

    id: str
    """`a` and twelve hex digits."""
    object: str
    """SHA-256 of the object."""
    kind: str
    """`article` or `transcript`."""
    form: str
    """In which form it is kept: see `capture.article.Form`."""
    name: str
    """File name below the folder that was added, or the address."""
    size: int
    """Bytes of the object."""
    page: int | None
    """Which record of a web archive, counted from 0; None for any other object."""
    url: str | None
    """Where it was captured from, as asked, if it was."""
    part: str | None
    """SHA-256 of the part that a transcript is of."""
    charset: str | None
    """Encoding that the server named."""
    fetched: int | None
    """When it was fetched, microseconds UTC."""
    place: str | None
    """Where the file was left, if it is not in the store."""
    sequence: int
    """Custody line that added it."""
