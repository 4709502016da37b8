"""The archive as a Python program uses it: the command line's verbs as methods."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from airwitness.acts.add import add_files, plan_starts
from airwitness.acts.find import find
from airwitness.acts.outcomes import Outcome
from airwitness.acts.progress import Tell, silent
from airwitness.acts.verify import verify_archive
from airwitness.acts.words import Hits, search_words
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.evidence.verify import Check
from airwitness.search import Search
from airwitness.settings import read_settings
from airwitness.spans import WallSpan, parse_utc


class OpenedArchive(Archive):
    """An opened archive. Use it as a context, or `close` it."""

    def add(
        self,
        paths: Iterable[str | Path],
        *,
        service: str | None = None,
        start: str | None = None,
        clock_error: float = 0.0,
        leave: bool = False,
        tell: Tell = silent,
    ) -> list[Outcome]:
        """Preserve and index files and folders; a bad file does not stop the others.

        Args:
            paths: files, and folders with files.
            service: the outlet that transmitted.
            start: ISO 8601 time of the first file's first instant (UTC unless it says
                otherwise); further files follow each other.
            clock_error: how far the start may be off, seconds.
            leave: keep digest, size and place, and leave the bytes where they are.
            tell: is told of progress.

        Raises:
            InputError: a path does not exist or the start is no time.
        """
        files = plan_paths(
            map(Path, paths), service=service, clock_error=round(clock_error * 1_000_000)
        )
        if start is not None:
            files = plan_starts(files, parse_utc(start))
        return add_files(self, files, leave=leave, tell=tell)

    def find(
        self,
        clip: str | Path,
        *,
        span: tuple[float, float] | None = None,
        service: str | None = None,
        within: WallSpan | None = None,
        quick: bool = False,
        weaker: bool = False,
        masks: Sequence[str] | None = None,
        executor: Executor | None = None,
    ) -> Search:
        """Every airing of a clip, and what was not searched. See `acts.find.find`."""
        return find(
            self,
            clip,
            span=span,
            service=service,
            within=within,
            quick=quick,
            weaker=weaker,
            masks=masks,
            executor=executor,
        )

    def search(self, question: str, *, phrase: bool = False, limit: int = 100) -> Hits:
        """Words in articles, subtitles and transcripts. See `acts.words.search_words`."""
        return search_words(self, question, phrase=phrase, limit=limit)

    def verify(self) -> list[Check]:
        """Re-read everything and check it against custody; never writes."""
        return verify_archive(self.folder)


def open_archive(path: str | Path) -> OpenedArchive:
    """Open an archive.

    Raises:
        InputError: the folder is no archive.
        IntegrityError: its log or catalogue cannot be read.
    """
    return OpenedArchive(Path(path), read_settings())


def create_archive(path: str | Path) -> OpenedArchive:
    """Make an empty archive and open it.

    Raises:
        InputError: the folder exists and is not empty.
    """
    return OpenedArchive.create(Path(path), read_settings())
