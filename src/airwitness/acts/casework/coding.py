"""Code what is shown and said, by the code book, and give a case a code book of its own."""

from airwitness.acts.casework.docket import docket, optional
from airwitness.acts.casework.placing import place_in
from airwitness.archive import Archive
from airwitness.case.book import Book, book_of, read_book, shipped_book
from airwitness.case.content import Coding
from airwitness.errors import InputError
from airwitness.evidence.keys import Signer


def code_place(
    archive: Archive,
    case: str,
    place: str,
    code: str,
    *,
    note: str = "",
    signer: Signer | None = None,
) -> Coding:
    """Use a code at a place of an exhibit.

    Args:
        archive: where.
        case: id of the case.
        place: number of an exhibit with an optional place in it, or a place in its object.
        code: id of a code of the case's code book.
        note: anything that the next coder should know.
        signer: who signs; None for an actor without a key.

    Raises:
        InputError: the code or the place is not known.
    """
    with docket(archive, case, signer) as open_docket:
        book = book_of(open_docket.case)
        entry = book.code(code)
        exhibit, where = place_in(archive, open_docket.case, place)
        line = open_docket.record(
            "code",
            objects=(where.object,),
            detail={
                "exhibit": exhibit.number,
                "place": where.as_detail(),
                "code": entry.id,
                "book": book.digest,
                "child": entry.shows_child,
                "note": optional("note", note),
            },
        )
        codings = open_docket.again().codings
        return next(c for c in codings if c.record.sequence == line.sequence)


def use_book(archive: Archive, case: str, data: bytes, *, signer: Signer | None = None) -> Book:
    """Give a case a code book of its own; what was coded before stays as it was.

    Args:
        archive: where.
        case: id of the case.
        data: YAML.
        signer: who signs; None for an actor without a key.

    Raises:
        InputError: it cannot be read, or hides a child that the shipped book sees.
    """
    book = read_book(data)
    sees = {code.id for code in read_book(shipped_book()).codes if code.shows_child}
    for code in book.codes:
        if code.id in sees and not code.shows_child:
            raise InputError(
                f"the code {code.id} shows a child", advice="set shows_child: true, or rename it"
            )
    with docket(archive, case, signer) as open_docket:
        open_docket.record("case", detail={"book": data.decode("utf-8")})
    return book
