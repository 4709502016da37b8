"""Learn the masks of an archive where they are due, and say which are applied to a search.

A mask is learned when a service, or the archive, has grown to twice the hours that it was learned
of, and where one of these is gone or was corrected to be of another service. A recording without a
service has none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from airwitness.acts.progress import Step, Tell, silent
from airwitness.archive import Archive
from airwitness.search import AppliedMask
from airwitness.trace import common_codes, static_mask
from airwitness.trace.common_codes import learn_common
from airwitness.trace.kept_corners import Hour, chosen, hours_in
from airwitness.trace.mask import COMMON, STATIC, Mask, masked
from airwitness.trace.segment import Segment
from airwitness.trace.static_mask import learn_static

GROWN = 2  # hours that have become so many times as many are learned of anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """What a search looks through, and which masks are applied there."""

    segments: tuple[Segment, ...]
    applied: tuple[AppliedMask, ...]


def learn_if_due(archive: Archive, tell: Tell = silent) -> None:
    """Learn what is due; the caller holds `archive.index.writing`."""
    segments, services = archive.index.segments(), archive.catalogue.services()
    live = archive.index.masks.live()
    held = [mask for mask in archive.index.masks.usable() if mask.fits(services)]
    static = {mask.service: mask for mask in held if mask.kind == STATIC}
    common = next((mask for mask in held if mask.kind == COMMON), None)
    by_service = _by_service(segments, services)
    every = hours_in(segments, 0)
    due = {
        service: hours
        for service, hours in by_service.items()
        if _is_due(len(hours), static.get(service), static_mask.LEAST_HOURS)
    }
    is_common_due = _is_due(len(every), common, common_codes.LEAST_HOURS)
    if due:
        tell(Step(doing="learning masks", name="", done=0, total=2))
        static |= _learned(segments, due)
    if is_common_due:
        tell(Step(doing="learning masks", name="", done=1, total=2))
        hours = chosen(every, common_codes.MOST_HOURS)
        entries = learn_common(segments, hours)
        common = Mask(kind=COMMON, service=None, entries=entries, hours=tuple(hours), of=len(every))
    now = [*static.values(), *([common] if common else [])]
    if due or is_common_due or len(now) != len(live):
        archive.index.masks.put(now)
        tell(Step(doing="learning masks", name="", done=2, total=2))


def apply(
    archive: Archive, segments: Sequence[Segment], digests: Sequence[str] | None = None
) -> Masked:
    """Segments in which the masks of an archive name corners.

    Args:
        archive: whose masks.
        segments: of the archive.
        digests: of the masks; those in force where not given.

    Raises:
        InputError: a mask that is wanted is gone.
        IntegrityError: one is damaged.
    """
    services = archive.catalogue.services()
    if digests is None:
        in_force = archive.index.masks.in_force()
        masks = [mask for mask in in_force if mask.entries.size and mask.fits(services)]
    else:
        masks = archive.index.masks.named(digests)
    applied = [
        AppliedMask(
            id=mask.digest,
            kind=mask.kind,
            service=mask.service,
            version=mask.version,
            hours=len(mask.hours),
            entries=mask.entries.size,
        )
        for mask in masks
    ]
    return Masked(
        segments=tuple(masked(segments, masks, services)),
        applied=tuple(sorted(applied, key=lambda one: (one.kind, one.service or "", one.id))),
    )


def _by_service(
    segments: Sequence[Segment], services: Mapping[str, str | None]
) -> dict[str, list[Hour]]:
    """The hours that are long enough, of each service."""
    found: dict[str, list[Hour]] = defaultdict(list)
    for hour in hours_in(segments, static_mask.LEAST_LENGTH):
        service = services.get(hour.part)
        if service is not None:
            found[service].append(hour)
    return found


def _is_due(hours: int, held: Mask | None, least: int) -> bool:
    if held is None:
        return hours >= least
    return not held.of / GROWN < hours < held.of * GROWN


def _learned(
    segments: Sequence[Segment], due: Mapping[str, Sequence[Hour]]
) -> dict[str | None, Mask]:
    """New static masks, by service."""
    looked_at = {name: chosen(hours, static_mask.MOST_HOURS) for name, hours in due.items()}
    return {
        service: Mask(
            kind=STATIC,
            service=service,
            entries=entries,
            hours=tuple(looked_at[service]),
            of=len(due[service]),
        )
        for service, entries in learn_static(segments, looked_at).items()
    }
