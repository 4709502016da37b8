"""Read articles: bytes → kept text and passages, kept in the catalogue and made again at will.

What is read is derived: the same object and the same reader give the same text. An article that
could not be read yet (a library is missing, a disk is not connected) waits, and is tried again by
the next `add` and by `rebuild`.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from airwitness.acts.outcomes import reason_of
from airwitness.acts.progress import Step, Tell, silent
from airwitness.archive import Archive
from airwitness.capture import Article
from airwitness.capture.article import LARGEST_ARCHIVE, WEB_ARCHIVES, Form, read_bytes
from airwitness.errors import AirwitnessError, InputError
from airwitness.reading import KeptText
from airwitness.reading.article import MOST_CHARACTERS, ArticleText, passages_of
from airwitness.reading.encoding import decoded
from airwitness.reading.markdown import read_markdown
from airwitness.reading.page.reading import PageText, read_page_file, read_web_archive
from airwitness.reading.plain import read_plain
from airwitness.reading.subtitles import read_subtitles
from airwitness.reading.transcript import read_transcript

_READERS = {
    Form.TEXT: read_plain,
    Form.MARKDOWN: read_markdown,
    Form.SUBTITLES: read_subtitles,
    Form.TRANSCRIPT: read_transcript,
}


def read_file(path: Path, form: Form, *, charset: str | None = None) -> ArticleText:
    """Read a file that is a text, a page or a transcript.

    Args:
        path: the file.
        form: what it is; no web archive.
        charset: that a server named.

    Raises:
        InputError: there is nothing in it that can be read.
        MissingExtra: a page, and the libraries that read pages are not installed.
        CaptureError: the disk cannot be read.
    """
    if form is Form.HTML:
        text = read_page_file(path, charset=charset)
    else:
        source = decoded(read_bytes(path), header=charset)
        if form is not Form.TRANSCRIPT:
            source = source.cut(MOST_CHARACTERS)
        text = _READERS[form](source)
    if not text.kept.text:
        raise InputError("there are no words in it")
    return text


def read_pages(path: Path, form: Form) -> list[PageText]:
    """Read a web archive: every page that has words.

    Raises:
        InputError: there is none, or the file is too large.
        MissingExtra: the libraries that read pages are not installed.
    """
    if path.stat().st_size > LARGEST_ARCHIVE:
        raise InputError(f"{path.name} has more than {LARGEST_ARCHIVE >> 30} GiB")
    pages, problem = read_web_archive(path, form.value)
    pages = [page for page in pages if page.text.kept.text]
    if not pages:
        raise InputError(problem or "there is no page with words in it")
    if problem is not None:
        last = pages[-1].text
        text = replace(last, problems=(*last.problems, problem))
        pages[-1] = replace(pages[-1], text=text)
    return pages


def article_text(archive: Archive, article: Article) -> ArticleText:
    """Read an article again, from its object: with its offset map.

    Raises:
        InputError: its bytes are out of reach, or cannot be read.
        MissingExtra: the libraries that read pages are not installed.
    """
    path, form = archive.file_of(article), Form(article.form)
    if form not in WEB_ARCHIVES:
        return read_file(path, form, charset=article.charset)
    pages, problem = read_web_archive(path, form.value, record=article.page)
    if not pages[0].text.kept.text:
        raise InputError(problem or "there are no words in it")
    return pages[0].text


def kept_text(archive: Archive, article: Article) -> KeptText:
    """The kept text of an article: as it was kept, else read again and kept.

    Raises:
        InputError: its bytes are out of reach, or cannot be read.
        MissingExtra: the libraries that read pages are not installed.
    """
    found = archive.catalogue.kept_text(article.id)
    if found is not None:
        return found[0]
    text = article_text(archive, article)
    keep(archive, article, text)
    return text.kept


def keep(archive: Archive, article: Article, text: ArticleText) -> None:
    """Keep what was read of an article, with its passages."""
    archive.catalogue.keep_text(
        article,
        text.kept,
        reader=text.reader,
        about=text.about(),
        passages=passages_of(text, article.object, part=article.part),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article that could not be read, and why."""

    article: Article
    reason: str


def read_waiting(archive: Archive, tell: Tell = silent) -> list[Unread]:
    """Read all articles of which no text is kept.

    Returns:
        Those that go on waiting.
    """
    waiting = archive.catalogue.unread()
    missed: list[Unread] = []
    done = 0
    for _, group in itertools.groupby(waiting, key=lambda article: article.object):
        articles = list(group)
        tell(Step(doing="reading", name=articles[0].name, done=done, total=len(waiting)))
        try:
            read = _read_object(archive, articles)
        except AirwitnessError as error:
            missed += [Unread(article=article, reason=reason_of(error)) for article in articles]
        else:
            for article, text in read:
                keep(archive, article, text)
        done += len(articles)
    if waiting:
        tell(Step(doing="reading", name="", done=len(waiting), total=len(waiting)))
    return missed


def _read_object(
    archive: Archive, articles: Sequence[Article]
) -> Iterable[tuple[Article, ArticleText]]:
    """The texts of articles of one object: a web archive is read once."""
    first = articles[0]
    if Form(first.form) not in WEB_ARCHIVES:
        text = article_text(archive, first)
        return [(article, text) for article in articles]
    read = read_pages(archive.file_of(first), Form(first.form))
    pages = {page.record: page.text for page in read}
    return [(article, pages[article.page]) for article in articles if article.page in pages]
