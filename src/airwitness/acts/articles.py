"""Add articles, subtitles and transcripts: read, preserve, acknowledge, keep the text.

What holds no words that can be read is refused and not kept. The object is the bytes as they came;
what is read of them is derived. Pages of a web archive are articles of one object.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from airwitness.acts.outcomes import Outcome, State, reason_of, refused
from airwitness.acts.reading import keep, read_file, read_pages
from airwitness.archive import Archive
from airwitness.capture.article import (
    HEAD,
    KIND_ARTICLE,
    KIND_TRANSCRIPT,
    TIMED,
    WEB_ARCHIVES,
    Form,
    charset_of,
    form_of_response,
    id_of,
)
from airwitness.capture.fetch import Fetched, Limits, fetch
from airwitness.capture.file import PlannedFile
from airwitness.errors import CaptureError, InputError, IntegrityError
from airwitness.evidence.digest import Json
from airwitness.evidence.store import INCOMING, scratch
from airwitness.reading.article import ArticleText

_LONGEST_NAME = 200  # characters of a name made of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """Words as they came in, and what is known of where from."""

    name: str
    form: Form
    path: Path
    charset: str | None = None
    """Encoding that the server named."""
    known: dict[str, Json] = field(default_factory=dict)
    """More members of the detail: where it was fetched, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    id: str
    text: ArticleText
    record: int | None = None
    url: str | None = None


def add_article(
    archive: Archive, file: PlannedFile, form: Form, *, leave: bool, part: str | None
) -> Outcome:
    """Preserve and read a file of words.

    Args:
        archive: where to.
        file: as planned.
        form: in which form it holds words.
        leave: keep digest, size and place, and leave the bytes where they are.
        part: SHA-256 of the part that a transcript is of.

    Raises:
        InputError: there are no words in it that can be read.
        MissingExtra: the libraries that read pages are not installed.
        CaptureError: it cannot be read from the disk.
    """
    captured = Captured(name=file.name, form=form, path=file.path)
    return add_captured(archive, captured, leave=leave, part=part)


def add_fetched(
    archive: Archive, url: str, *, allow_private: bool = False, limits: Limits | None = None
) -> Outcome:
    """Fetch a page from the web, preserve and read it. A failure is an outcome.

    Args:
        archive: where to.
        url: `http` or `https`.
        allow_private: reach addresses that are not public too.
        limits: how much the fetch may take.
    """
    try:
        fetched = fetch(url, allow_private=allow_private, limits=limits)
        kind = fetched.header("Content-Type")
        form = form_of_response(kind, fetched.data[:HEAD])
        with archive.store.writing(), scratch(archive.folder / INCOMING / "part-") as target:
            target.write(fetched.data)
            target.flush()
            captured = Captured(
                name=_name_of(fetched.final_url),
                form=form,
                path=Path(target.name),
                charset=charset_of(kind),
                known=_detail_of(fetched),
            )
            return add_captured(archive, captured)
    except (InputError, CaptureError, IntegrityError) as error:
        return refused(url, reason_of(error))


def add_captured(
    archive: Archive, captured: Captured, *, leave: bool = False, part: str | None = None
) -> Outcome:
    """Preserve and read words that came in. See `add_article`."""
    if part is not None and captured.form not in TIMED:
        raise InputError("it has no times, and --for is given")
    pages = _pages(captured)
    with archive.store.writing():
        digest, size = archive.store.preserve(captured.path, leave=leave)
        with archive.deciding():
            return _recorded(archive, captured, pages, digest, size, leave=leave, part=part)


def part_of(archive: Archive, wanted: str) -> str:
    """The part that is meant, by its digest or by the id of a recording of one part.

    Raises:
        InputError: there is none, or the recording has several.
    """
    recording = archive.recording(wanted)
    parts = [p.part for p in recording.parts if p.part.startswith(wanted)]
    parts = parts or [p.part for p in recording.parts]
    if len(parts) > 1:
        raise InputError(f"{wanted} has {len(parts)} parts", advice="name one by its digest")
    return parts[0]


def _name_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path}"[:_LONGEST_NAME]


def _detail_of(fetched: Fetched) -> dict[str, Json]:
    """What the detail of its custody line says of a fetch."""
    return {
        "url": fetched.url,
        "final_url": fetched.final_url,
        "redirects": [{"status": r.status, "url": r.url} for r in fetched.redirects],
        "address": fetched.address,
        "headers": [[name, value] for name, value in fetched.headers],
        "fetched": fetched.moment,
    }


def _pages(captured: Captured) -> list[tuple[int | None, str | None, ArticleText]]:
    """Record, address and text of every article that it is."""
    if captured.form in WEB_ARCHIVES:
        return [(p.record, p.url, p.text) for p in read_pages(captured.path, captured.form)]
    return [(None, None, read_file(captured.path, captured.form, charset=captured.charset))]


def _recorded(
    archive: Archive,
    captured: Captured,
    pages: list[tuple[int | None, str | None, ArticleText]],
    digest: str,
    size: int,
    *,
    leave: bool,
    part: str | None,
) -> Outcome:
    made = [
        _Page(id=id_of(digest, page=record, part=part), text=text, record=record, url=url)
        for record, url, text in pages
    ]
    known = {article.id for article in archive.catalogue.articles(digest=digest)}
    is_known = all(page.id in known for page in made)
    detail: dict[str, Json] = {
        "kind": KIND_TRANSCRIPT if captured.form in TIMED else KIND_ARTICLE,
        "form": captured.form.value,
        "name": captured.name,
        "size": size,
        **captured.known,
    }
    if captured.charset:
        detail["charset"] = captured.charset
    if part is not None:
        detail["for"] = part
    if captured.form in WEB_ARCHIVES:
        detail["pages"] = [{"article": p.id, "record": p.record, "url": p.url} for p in made]
    else:
        detail["article"] = made[0].id
    if leave and not archive.store.holds(digest):
        detail["place"] = str(captured.path.resolve())
    if is_known:
        detail["again"] = True
    archive.record("add", objects=(digest,), detail=detail)
    articles = {article.id: article for article in archive.catalogue.articles(digest=digest)}
    if not is_known:
        for page in made:
            keep(archive, articles[page.id], page.text)
    return _outcome(captured, made, digest, is_known=is_known)


def _outcome(captured: Captured, pages: list[_Page], digest: str, *, is_known: bool) -> Outcome:
    problems = {problem: None for page in pages for problem in page.text.problems}
    guesses = {guess: None for page in pages for guess in page.text.guesses}
    state = State.PARTIAL if problems else State.ADDED
    return Outcome(
        name=captured.name,
        state=State.ALREADY if is_known else state,
        part=None,
        recording=None,
        reasons=() if is_known else (*problems, *guesses),
        object=digest,
        articles=tuple(page.id for page in pages),
    )
