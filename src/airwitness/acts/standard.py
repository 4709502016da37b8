"""Check a case by the items of a standard, with what custody knows of its exhibits."""

from airwitness.acts.verify import verify_archive
from airwitness.archive import Archive
from airwitness.capture.article import Form
from airwitness.case.checklist import Collected, Item, berkeley
from airwitness.case.content import Case

_PAGES = frozenset({Form.HTML, Form.WARC, Form.WACZ})


def check_case(archive: Archive, wanted: str) -> tuple[Item, ...]:
    """Go through the checklist after the Berkeley Protocol.

    Args:
        archive: where; it is verified for this.
        wanted: id of the case; a beginning is enough.

    Raises:
        InputError: there is no such case.
    """
    case = archive.case(wanted)
    return berkeley(case, collected(archive, case), verify_archive(archive.folder))


def collected(archive: Archive, case: Case) -> dict[str, Collected]:
    """How the objects of a case's exhibits came in, by SHA-256."""
    wanted = {exhibit.place.object for exhibit in case.exhibits}
    came: dict[str, int] = {}
    for line in archive.custody.lines(acts=("add",)):
        for digest in wanted.intersection(line.act.objects):
            came.setdefault(digest, line.sequence)
    parts = {p.part: p for r in archive.catalogue.recordings() for p in r.parts}
    articles = {article.object: article for article in archive.catalogue.articles()}
    return {
        digest: Collected(
            sequence=came.get(digest),
            is_held=digest in parts or digest in articles,
            has_clock=digest in parts and parts[digest].clock is not None,
            address=(articles[digest].url or "") if digest in articles else "",
            is_whole_page=digest in articles and articles[digest].form in _PAGES,
        )
        for digest in wanted
    }
