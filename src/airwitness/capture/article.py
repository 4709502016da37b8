"""What a file is by its name and its first bytes: a recording, or something to be read.

Content decides where it is plain (a WARC record, a page, `WEBVTT`), the name where it is not. What
holds bytes that no text holds is left to the decoder, whatever it is called.
"""

import re
import zlib
from enum import StrEnum
from pathlib import Path

from airwitness.errors import CaptureError, InputError
from airwitness.evidence.digest import sha256

HEAD = 4_096  # bytes that are looked at
LARGEST = 64 << 20  # bytes of a text, page or transcript
LARGEST_ARCHIVE = 2 << 30  # bytes of a WARC or WACZ file
KIND_ARTICLE, KIND_TRANSCRIPT = "article", "transcript"


class Form(StrEnum):
    """In which form words are kept."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    WARC = "warc"
    WACZ = "wacz"
    SUBTITLES = "subtitles"
    TRANSCRIPT = "transcript"


WEB_ARCHIVES = frozenset({Form.WARC, Form.WACZ})
TIMED = frozenset({Form.SUBTITLES, Form.TRANSCRIPT})
_NAMES = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".warc": Form.WARC,
    ".warc.gz": Form.WARC,
    ".wacz": Form.WACZ,
    ".srt": Form.SUBTITLES,
    ".vtt": Form.SUBTITLES,
    ".json": Form.TRANSCRIPT,
}
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?><!--.{0,2000}?-->)\s*+)*+"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SRT = re.compile(rb"\s*\d{1,9}\s*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} --> \d")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


def form_of(path: Path) -> Form | None:
    """In which form a file holds words, None for what the decoder shall open, or refuse.

    Raises:
        CaptureError: the file cannot be read.
    """
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise CaptureError(path.name, f"cannot be read ({error.strerror})") from error
    return form_by(path.name, head)


def form_by(name: str, head: bytes) -> Form | None:
    """In which form words are kept, by a name and the first bytes."""
    named = next((form for end, form in _NAMES.items() if name.lower().endswith(end)), None)
    if _begin(head).startswith(b"WARC/"):
        return Form.WARC
    if named is Form.WACZ and head.startswith(_ZIP):
        return Form.WACZ
    has_mark = head.startswith(_MARKS)
    plain = head.replace(b"\0", b"") if has_mark else head  # UTF-16 of ASCII is every other byte
    plain = next((plain[len(mark) :] for mark in _MARKS if plain.startswith(mark)), plain)
    if b"\0" in plain or named in WEB_ARCHIVES:
        return None
    if plain.startswith(b"WEBVTT") or _SRT.match(plain):
        return Form.SUBTITLES
    if _PAGE.match(plain):
        return Form.HTML
    return named


def form_of_response(content_type: str, head: bytes) -> Form:
    """In which form the body of an answer from the web holds words.

    Raises:
        InputError: it holds none that can be read here.
    """
    kind = content_type.split(";", 1)[0].strip().lower()
    names = {
        "text/html": "a.html",
        "application/xhtml+xml": "a.html",
        "text/plain": "a.txt",
        "text/markdown": "a.md",
        "text/vtt": "a.vtt",
        "application/x-subrip": "a.srt",
        "application/json": "a.json",
        "": "a.txt",
    }
    form = form_by(names[kind], head) if kind in names else None
    if form is None:
        raise InputError(
            f"what came back is {kind or 'no text'}", advice="save it as a file and add that"
        )
    return form


def charset_of(content_type: str) -> str | None:
    """The charset that a `Content-Type` header names."""
    found = re.search(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", content_type, re.IGNORECASE)
    return found.group(1) if found else None


def id_of(digest: str, *, page: int | None = None, part: str | None = None) -> str:
    """Id of an article: `a` and twelve hex digits, the same wherever the same bytes are added.

    Args:
        digest: of the object.
        page: which of its pages, for a web archive.
        part: digest of the part that a transcript is of.
    """
    if page is None and part is None:
        return f"a{digest[:12]}"
    return f"a{sha256(f'{digest} {page} {part}'.encode())[:12]}"


def read_bytes(path: Path, limit: int = LARGEST) -> bytes:
    """All of a file.

    Raises:
        InputError: it is larger than the limit.
        CaptureError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise CaptureError(path.name, f"cannot be read ({error.strerror})") from error
    if len(data) > limit:
        raise InputError(f"{path.name} has more than {limit >> 20} MiB")
    return data


def _begin(head: bytes) -> bytes:
    """First bytes, unpacked where they are packed."""
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""
