"""Bytes of a text or page → characters, and how it is known which encoding they are in.

In this order: a byte order mark; what the server's header says; what the page itself says; UTF-8
where that fits; else the Windows encoding whose letters are the likeliest, which is a guess and
says so. A declared encoding that does not fit gives way to UTF-8 that does, and one that fits
nowhere to a guess.
"""

import codecs
import re
from dataclasses import dataclass, replace
from encodings.aliases import aliases

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4_096  # bytes in which a page says what it is written in
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})")
_WIDER = {  # as browsers read it (WHATWG Encoding §4.2); names of Python's modules
    "ascii": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf_16": "utf_16_le",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_KNOWN = (
    "utf_8 utf_16_le utf_16_be utf_32_le utf_32_be cp866 cp874 cp932 cp949 euc_jp gb18030 "
    "big5hkscs koi8_r koi8_u cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "mac_cyrillic iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 "
    "iso8859_10 iso8859_13 iso8859_14 iso8859_15 iso8859_16"
)
_COMMON = {  # the commonest letters of who writes in it
    "cp1256": "اليمنوة",
    "cp1251": "оеаинтс",
    "cp1255": "יוהלארמ",
}
_GUESSED_OF = 1 << 16  # bytes that a guess looks at
_FOREIGN_SHARE = 0.3  # of bytes beyond ASCII: more is no Latin script
_WRONG_SHARE = 0.5  # of bytes beyond ASCII: an encoding that is said fits no better than this
_DAMAGED_SHARE = 0.02  # of bytes beyond ASCII: fewer wrong ones are damage, not another encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A source as characters."""

    text: str
    encoding: str
    """Name of the encoding, as Python knows it."""
    how: str
    """`mark`, `header`, `page`, `fits`, `guess`."""
    damaged: int
    """Characters that stand for bytes that cannot be read (U+FFFD)."""
    unread: int = 0
    """Characters behind the text that are not looked at."""

    def cut(self, length: int) -> "Decoded":
        """Its beginning, which says how much is left out."""
        return replace(self, text=self.text[:length], unread=max(0, len(self.text) - length))

    def problems(self) -> tuple[str, ...]:
        """In words, what cannot be read."""
        found = []
        if self.damaged:
            found.append(f"{self.damaged} characters cannot be read as {self.encoding}")
        if self.unread:
            found.append(f"the last {self.unread} characters are not read: it is too long")
        return tuple(found)

    def guesses(self) -> tuple[str, ...]:
        """In words, what is a guess."""
        return (f"the encoding is a guess: {self.encoding}",) if self.how == "guess" else ()


def decoded(data: bytes, *, header: str | None = None, is_page: bool = False) -> Decoded:
    """Decode a source.

    Args:
        data: all of it; a byte order mark is left out of the text.
        header: charset that the server named.
        is_page: whether to look for what an HTML page says of itself.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name, "mark")
    said = [("header", header)] if header else []
    if is_page:
        found = _XML.search(data[:_HEAD]) or _META.search(data[:_HEAD])
        said += [("page", found.group(1).decode())] if found else []
    names = [(how, _known(name)) for how, name in said if name]
    for how, known in (*names, ("fits", "utf-8")):
        if known is not None:
            text = _exactly(data, known)
            if text is not None:
                return Decoded(text=text, encoding=known, how=how, damaged=0)
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    for how, known in names:
        read = None if known is None else _read(data, known, how)
        if read is not None and read.damaged <= _WRONG_SHARE * beyond:
            return read
    as_utf8 = _read(data, "utf-8", "fits")
    if as_utf8.damaged <= _DAMAGED_SHARE * beyond:
        return as_utf8
    return _read(data, _guessed(data[:_GUESSED_OF]), "guess")


def rehearse() -> None:
    """Load every encoding, for who may open no file later."""
    for name in _KNOWN.split():
        codecs.lookup(name)


def _known(name: str) -> str | None:
    key = re.sub(r"[^a-z0-9]+", "_", name.strip().lower())
    module = aliases.get(key, key)
    module = _WIDER.get(module, module)
    return codecs.lookup(module).name if module in _KNOWN.split() else None


def _exactly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        return None


def _read(data: bytes, name: str, how: str) -> Decoded:
    text = data.decode(name, "replace")
    own = data.count("\ufffd".encode(name, "ignore")) if name.startswith("utf-") else 0
    return Decoded(text=text, encoding=name, how=how, damaged=max(0, text.count("\ufffd") - own))


def _guessed(data: bytes) -> str:
    """The Windows encoding whose commonest letters are the commonest here."""
    beyond = [byte for byte in data if byte >= 128]  # noqa: PLR2004 (the end of ASCII)
    if len(beyond) < _FOREIGN_SHARE * len(data.translate(None, b" \t\r\n")):
        return "cp1252"
    shares = {
        name: sum(byte in letters.encode(name) for byte in beyond)
        for name, letters in _COMMON.items()
    }
    return max(shares, key=lambda name: shares[name])
