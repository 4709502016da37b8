"""A mask: corners that do not count as moving, learned from hours of recordings.

There are two kinds. A *static* mask says what stands in the pictures of one service
(`static_mask`), the *common* one which codes tell nothing in the whole archive (`common_codes`). A
mask is applied when a question is asked: stored fingerprints know nothing of it, and a search names
the masks that were applied to it.

Its file is Arrow IPC, named by its SHA-256, with one record batch of one column, `entry`: uint32,
sorted. The metadata says of what it is, of which hours it was learned, and how. The same hours
give the same bytes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from airwitness.errors import IndexMismatch, IntegrityError
from airwitness.evidence.digest import Json, canonical, sha256
from airwitness.trace import common_codes, static_mask
from airwitness.trace.kept_corners import Hour
from airwitness.trace.masking import Masking
from airwitness.trace.segment import Segment, parameters_digest

FORMAT = "airwitness mask 1"
STATIC, COMMON = "static", "common"
_LEARNED = {STATIC: static_mask.made_with, COMMON: common_codes.made_with}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """Corners of one kind, and what they were learned from."""

    kind: str
    """`static` or `common`."""
    service: str | None
    """Whose pictures it is for; None for those of all."""
    entries: NDArray[np.uint32] = field(repr=False)
    """uint32 [n], sorted: see `static_mask.entries`; of `common` the first 32 bits of codes."""
    hours: tuple[Hour, ...]
    """What was looked at, in order."""
    of: int
    """How many hours there were, of which these were chosen."""

    @property
    def version(self) -> str:
        """Of the way it was learned."""
        return {STATIC: static_mask.VERSION, COMMON: common_codes.VERSION}[self.kind]

    @property
    def digest(self) -> str:
        """SHA-256 of its file, which names it."""
        return sha256(self.as_bytes())

    def as_bytes(self) -> bytes:
        """Its file."""
        import pyarrow as pa

        header: dict[str, Json] = {
            "format": FORMAT,
            "kind": self.kind,
            "service": self.service,
            "hours": [[hour.part, hour.lane, hour.number] for hour in self.hours],
            "of": self.of,
            "made_with": _made_with(self.kind),
        }
        metadata: dict[str | bytes, str | bytes] = {b"airwitness": canonical(header)}
        schema = pa.schema([pa.field("entry", pa.uint32())], metadata=metadata)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, schema) as writer:
            writer.write_batch(pa.record_batch([pa.array(self.entries)], schema=schema))
        return bytes(sink.getvalue())

    def fits(self, services: Mapping[str, str | None]) -> bool:
        """Whether all it was learned from is still there, and of its service.

        Args:
            services: by part, of all that the archive holds.
        """
        parts = {hour.part for hour in self.hours}
        is_of = (part in services and services[part] == self.service for part in parts)
        return all(is_of) if self.kind == STATIC else parts <= services.keys()


def read_mask(path: Path) -> Mask:
    """The mask in a file.

    Raises:
        IntegrityError: it is not there, or not what it was.
        IndexMismatch: it was learned in another way, or from other fingerprints.
    """
    import pyarrow as pa

    damaged = IntegrityError(
        f"mask {path.stem[:12]}", "cannot be read", advice="run `airwitness rebuild`"
    )
    try:
        data = path.read_bytes()
        batch = pa.ipc.open_file(data).get_batch(0)
        header = json.loads(batch.schema.metadata[b"airwitness"])
        found, expected = header["made_with"], _made_with(header["kind"])
        mask = Mask(
            kind=header["kind"],
            service=header["service"],
            entries=batch.column("entry").to_numpy(zero_copy_only=True),
            hours=tuple(Hour(part=p, lane=n, number=h) for p, n, h in header["hours"]),
            of=header["of"],
        )
    except (pa.ArrowInvalid, OSError, ValueError, LookupError, TypeError) as error:
        raise damaged from error
    if sha256(data) != path.stem:
        raise damaged
    if found != expected:
        raise IndexMismatch(
            "masks",
            expected=sha256(canonical(expected))[:12],
            found=sha256(canonical(found))[:12],
        )
    return mask


def masked(
    segments: Iterable[Segment], masks: Sequence[Mask], services: Mapping[str, str | None]
) -> list[Segment]:
    """The same segments, in which masks name corners.

    Args:
        segments: open.
        masks: at most one of a service, and at most one of common codes.
        services: by part.
    """
    static = {mask.service or "": mask.entries for mask in masks if mask.kind == STATIC}
    common = [mask.entries for mask in masks if mask.kind == COMMON]
    both = []
    for segment in segments:
        lanes = [(lane.first, services.get(lane.part)) for lane in segment.contents.pictures.lanes]
        both.append(segment.with_masks(Masking.of(lanes, static, *common)) if masks else segment)
    return both


def _made_with(kind: str) -> dict[str, Json]:
    return {**_LEARNED[kind](), "fingerprints": parameters_digest()}
