"""Correct what was said of a recording. The old value stays in the custody log."""

from airwitness.archive import Archive
from airwitness.capture import Recording
from airwitness.errors import InputError
from airwitness.evidence.digest import Json


def correct(
    archive: Archive,
    wanted: str,
    *,
    service: str | None = None,
    start: int | None = None,
    clock_error: int | None = None,
    reason: str = "",
) -> Recording:
    """Record another service, start or clock error.

    A new start of a recording with several parts moves all its parts by the same time.

    Args:
        archive: where.
        wanted: id of the recording, or digest of one part of it.
        service: the outlet that transmitted.
        start: wall time of its first instant, microseconds UTC.
        clock_error: greatest error of the start, microseconds.
        reason: why, in words; kept as a detail that can be withdrawn.

    Raises:
        InputError: nothing is to be changed, or the recording is not known.
    """
    if service is None and start is None and clock_error is None:
        raise InputError("nothing to correct", advice="give --service, --start or --clock-error")
    recording = archive.recording(wanted)
    first = recording.parts[0].clock
    moved = 0 if start is None or first is None else start - first.zero
    placed: list[Json] = []
    for part in recording.parts:
        entry: dict[str, Json] = {"sequence": part.sequence}
        if start is not None:
            entry["start"] = start if part.clock is None else part.clock.zero + moved
        placed.append(entry)
    detail: dict[str, Json] = {"parts": placed, "reason": reason}
    if service is not None:
        detail["service"] = service
    if clock_error is not None:
        detail["clock_error"] = clock_error
    archive.record("correct", detail=detail)
    return archive.recording(recording.id)
