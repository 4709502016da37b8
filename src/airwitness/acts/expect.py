"""Declare what should have been recorded, so that coverage has a denominator."""

from airwitness.archive import Archive
from airwitness.errors import InputError
from airwitness.spans import WallSpan, format_utc


def expect(archive: Archive, service: str, span: WallSpan) -> None:
    """Record that a service should have been recorded over a span of wall time.

    Raises:
        InputError: the span or the service is empty.
    """
    if not service.strip() or not span.duration:
        raise InputError(
            f"nothing can be expected of {service!r} from {format_utc(span.start)}",
            advice="give a service and two different times",
        )
    archive.record("expect", detail={"service": service, "from": span.start, "to": span.end})
