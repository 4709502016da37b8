"""Add files: preserve each one, acknowledge it, then index all that wait.

What is text, a page or a transcript is read (see `articles`); anything else is a recording. A
recording is opened by the decoder first: what cannot be decoded at all is refused and not kept.
Then its bytes go into the store (or stay where they are), and a custody line names them; from
there on the file is acknowledged and no crash loses it.

A file joins the recording of the file before it if both are of one service and it starts
where the other ends, give or take what their clocks may be off.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace

from airwitness.acts.articles import add_article, part_of
from airwitness.acts.indexing import facts_of, index_waiting
from airwitness.acts.outcomes import Outcome, State, reason_of, refused
from airwitness.acts.progress import Step, Tell, silent
from airwitness.acts.reading import read_waiting
from airwitness.archive import Archive
from airwitness.capture import Placement
from airwitness.capture.article import form_of
from airwitness.capture.file import PlannedFile, consecutive
from airwitness.capture.foreign import told_from_head
from airwitness.errors import (
    AirwitnessError,
    CaptureError,
    InputError,
    IntegrityError,
    MediaError,
)
from airwitness.evidence.digest import Json
from airwitness.media.decode import probe
from airwitness.media.facts import Facts
from airwitness.spans import MICROSECONDS, Span, seconds, wall_length

JOIN_LIMIT = 60 * MICROSECONDS  # a longer hole begins another recording
OVERLAP_LIMIT = 2 * MICROSECONDS  # recorders begin a file a little before the last one ends


def plan_starts(files: Sequence[PlannedFile], start: int) -> list[PlannedFile]:
    """Files that follow each other from `start` (microseconds UTC), by what they last.

    Files that cannot be opened count for nothing; `add` will refuse them.
    """
    durations = []
    for file in files if len(files) > 1 else ():
        try:
            durations.append(wall_length(0 if file.problem else probe(file.path).duration))
        except AirwitnessError:
            durations.append(0)
    return consecutive(files, start, durations or [0] * len(files))


def add_files(
    archive: Archive,
    files: Iterable[PlannedFile],
    *,
    leave: bool = False,
    program: int | None = None,
    of: str | None = None,
    tell: Tell = silent,
) -> list[Outcome]:
    """Preserve, index and read files; a bad one does not stop the others.

    Args:
        archive: where to.
        files: as planned.
        leave: keep digest, size and place, and leave the bytes where they are.
        program: the one programme of a transport stream that is wanted.
        of: the recording of one part, or the part, that subtitles and transcripts are of.
        tell: is told of progress.

    Raises:
        InputError: there is no such recording.
    """
    planned = list(files)
    part = None if of is None else part_of(archive, of)
    outcomes = []
    for number, file in enumerate(planned):
        tell(Step(doing="preserving", name=file.name, done=number, total=len(planned)))
        outcomes.append(_add_one(archive, file, leave=leave, program=program, part=part))
    tell(Step(doing="preserving", name="", done=len(planned), total=len(planned)))
    index_waiting(archive, tell)
    read_waiting(archive, tell)
    return [_judged(archive, outcome) for outcome in outcomes]


def _add_one(
    archive: Archive, file: PlannedFile, *, leave: bool, program: int | None, part: str | None
) -> Outcome:
    if file.problem is not None:
        return refused(file.name, file.problem)
    try:
        form = form_of(file.path)
        if form is not None:
            return add_article(archive, file, form, leave=leave, part=part)
        if part is not None:
            return refused(file.name, "it is no transcript, and --for is given")
        try:
            facts = probe(file.path, program=program)
        except MediaError as error:
            return refused(file.name, told_from_head(file.path) or reason_of(error))
        with archive.store.writing():
            digest, size = archive.store.preserve(file.path, leave=leave)
            with archive.deciding():
                return _recorded(archive, file, digest, size, facts, leave=leave, program=program)
    except (InputError, CaptureError, IntegrityError) as error:
        return refused(file.name, reason_of(error))


def _recorded(
    archive: Archive,
    file: PlannedFile,
    digest: str,
    size: int,
    facts: Facts,
    *,
    leave: bool,
    program: int | None,
) -> Outcome:
    known = archive.catalogue.placements(part=digest)
    same = [p for p in known if file.service in {None, p.service} or p.service is None]
    detail: dict[str, Json] = {
        "name": file.name,
        "size": size,
        "duration": facts.duration,
        "service": file.service,
        "start": file.start,
        "clock_error": file.clock_error,
        "program": program,
    }
    if leave and not archive.store.holds(digest):
        detail["place"] = str(file.path.resolve())
    if same:
        archive.record("add", objects=(digest,), detail={**detail, "again": True})
        return Outcome(
            name=file.name,
            state=State.ALREADY,
            part=digest,
            recording=same[0].recording,
            reasons=_differences(file, same[0]),
        )
    recording = _recording_for(archive, file)
    archive.record("add", objects=(digest,), detail={**detail, "recording": recording})
    return Outcome(name=file.name, state=State.ADDED, part=digest, recording=recording)


def _differences(file: PlannedFile, known: Placement) -> tuple[str, ...]:
    start = known.clock.zero if known.clock else None
    if (file.service and file.service != known.service) or (file.start or start) != start:
        return (f"service and start stay as they were; `airwitness correct {known.recording}`",)
    return ()


def _recording_for(archive: Archive, file: PlannedFile) -> str:
    """The recording that the file continues, or a new id."""
    if file.service is not None and file.start is not None:
        for recording in archive.catalogue.recordings():
            last = recording.parts[-1]
            if recording.service == file.service and last.clock is not None:
                end = last.clock.wall(Span(start=0, end=last.duration)).end
                slack = last.clock.uncertainty + file.clock_error
                if -OVERLAP_LIMIT - slack <= file.start - end <= JOIN_LIMIT + slack:
                    return recording.id
    return f"r{secrets.token_hex(6)}"


def _judged(archive: Archive, outcome: Outcome) -> Outcome:
    """Say of an added file what indexing it showed."""
    if outcome.part is None:
        return outcome
    facts = facts_of(archive, outcome.part)
    reasons = ("not yet indexed",) if facts is None else reasons_of(facts)
    if not reasons or outcome.state is State.ALREADY:
        return outcome
    return replace(outcome, state=State.PARTIAL, reasons=reasons)


def reasons_of(facts: Facts) -> tuple[str, ...]:
    """In words, why a part is not whole; nothing for one that is."""
    reasons = list(facts.problems)
    for track in facts.tracks:
        lost = sum(gap.duration for gap in track.gaps)
        if track.gaps:
            reasons.append(
                f"sound {track.sound}: {len(track.gaps)} gaps, {seconds(lost):.2f} s in all"
            )
        elif track.errors:
            reasons.append(f"sound {track.sound}: {track.errors} damaged packets")
    return tuple(reasons)
