"""Documents and packed files that are neither recordings nor articles: what to do with them."""

from pathlib import Path

_HEAD = 4096  # bytes that are looked at
_SAVE = "save its text, or the page it came from, and add that"
_BEGINNINGS = (
    (b"%PDF-", f"a PDF document is not read: {_SAVE}"),
    (b"{\\rtf", f"an RTF document is not read: {_SAVE}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"an office document is not read: {_SAVE}"),
    (b"Rar!\x1a\x07", "a packed file: unpack it and add what is in it"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file: unpack it and add what is in it"),
    (b"\x1f\x8b", "a packed file: unpack it and add what is in it"),
)
_ZIP = b"PK\x03\x04"
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/", b"word/", b"xl/", b"ppt/")


def told_from_head(path: Path) -> str | None:
    """Say what a file is that the decoder cannot open, and what to do with it.

    Args:
        path: The file; its first bytes tell.

    Returns:
        A reason to refuse it, in words; None where the bytes tell nothing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    if head.startswith(_ZIP):
        if any(name in head for name in _OFFICE):
            return f"an office document or e-book is not read: {_SAVE}"
        return "a packed file: unpack it and add what is in it"
    return next((told for begins, told in _BEGINNINGS if head.startswith(begins)), None)
