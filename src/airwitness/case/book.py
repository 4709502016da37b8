"""The code book: what is coded, when, and when not.

A YAML file that people write: one comes with the program, a case may have its own. It is read
strictly, so that a slip is named and not guessed at:

    version: "1"
    codes:
      - id: call-to-enlist
        labels: {en: Call to enlist, fa: …, ar: …}
        definition: …
        include: …
        exclude: …
        example: …
        shows_child: false          # whether a child is seen wherever it is coded
        violation: recruitment-or-use   # one of the six, or left out
        rules: {en: [join the front], fa: […], ar: […]}   # phrases to look for, may be left out

A code that shows a child guards every place where it is used: a picture there is shown clear only
after two persons cleared it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from airwitness.case.content import Case
from airwitness.case.violations import VIOLATIONS
from airwitness.errors import InputError
from airwitness.evidence.digest import sha256

LANGUAGES = ("en", "fa", "ar")
LARGEST = 256 << 10  # bytes of a code book
_DEEPEST = 8  # lists and names inside each other; a book needs five
_ID = re.compile(r"[a-z][a-z0-9-]{0,47}")
_TEXTS = ("definition", "include", "exclude", "example")
_NEEDED = frozenset({"id", "labels", "shows_child", *_TEXTS})
_ALLOWED = _NEEDED | {"violation", "rules"}
_ADVICE = "docs/howto/case.md shows a code book; put text with a colon or a lone yes in quotes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An entry of the code book."""

    id: str
    labels: Mapping[str, str]
    """Language (`en`, `fa`, `ar`) → name for people."""
    definition: str
    include: str
    """What is coded too, where one may doubt."""
    exclude: str
    """What is not coded."""
    example: str
    """Invented, never real."""
    shows_child: bool
    """Whether a child is seen wherever it is coded."""
    violation: str
    """Which of the six grave violations it bears on; empty for none."""
    rules: Mapping[str, tuple[str, ...]]
    """Language → phrases that are looked for in folded text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A code book."""

    version: str
    digest: str
    """SHA-256 of its YAML."""
    codes: tuple[Code, ...]

    def code(self, wanted: str) -> Code:
        """A code by its id.

        Raises:
            InputError: it has none.
        """
        for code in self.codes:
            if code.id == wanted:
                return code
        known = ", ".join(code.id for code in self.codes)
        raise InputError(f"the code book has no code {wanted!r}", advice=f"known are: {known}")


def book_of(case: Case) -> Book:
    """The code book of a case: its own, or the one that comes with the program.

    Raises:
        InputError: its own cannot be read.
    """
    return _shipped() if case.book is None else read_book(case.book.encode())


def shipped_book() -> bytes:
    """YAML of the code book that comes with the program."""
    return resources.files("airwitness.case").joinpath("codebook.yaml").read_bytes()


@cache
def _shipped() -> Book:
    return read_book(shipped_book())


def read_book(data: bytes) -> Book:
    """Read a code book.

    Args:
        data: YAML, UTF-8.

    Raises:
        InputError: it is too large, no YAML, or not of the form above; the entry is named.
    """
    content = _mapping(_loaded(data), "the code book", {"version", "codes"}, frozenset())
    codes = _list(content["codes"], "codes")
    found = [_code(entry, number) for number, entry in enumerate(codes, 1)]
    ids = [code.id for code in found]
    for number, name in enumerate(ids, 1):
        if name in ids[: number - 1]:
            raise _fault(f"code {number}", f"the id {name!r} is there twice")
    return Book(
        version=_text(content["version"], "version"), digest=sha256(data), codes=tuple(found)
    )


def _loaded(data: bytes) -> Any:
    """Plain values of YAML."""
    if len(data) > LARGEST:
        raise InputError(
            f"the code book has {len(data)} bytes", advice=f"at most {LARGEST} are read"
        )
    try:
        text = data.decode("utf-8")
        _refuse_bombs(text)
        return yaml.load(text, _Strict)  # noqa: S506 (a safe loader that refuses double keys)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark is not None else "the code book"
        raise _fault(where, "it is not YAML that can be read") from error


def _refuse_bombs(text: str) -> None:
    """Aliases, of which small files make huge values, and depth, which takes very long to read."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _fault("the code book", "an alias (*) cannot be used")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _fault("the code book", "it is nested too deeply")


class _Strict(yaml.SafeLoader):
    """Refuses a key that is there twice, of which YAML would drop one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 (the library's)
        keys = [key.value for key, _ in node.value]
        if len(keys) != len({str(key) for key in keys}):
            raise yaml.constructor.ConstructorError(None, None, "key twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)


def _fault(where: str, what: str) -> InputError:
    return InputError(f"{where}: {what}", advice=_ADVICE)


def _code(entry: Any, number: int) -> Code:
    name = entry.get("id") if isinstance(entry, dict) else None
    where = f"code {name}" if isinstance(name, str) else f"code {number}"
    fields = _mapping(entry, where, _NEEDED, _ALLOWED - _NEEDED)
    if not _ID.fullmatch(_text(fields["id"], where)):
        raise _fault(where, "its id must be of a-z, 0-9 and -, beginning with a letter")
    if not isinstance(fields["shows_child"], bool):
        raise _fault(where, "shows_child must be true or false")
    violation = _text(fields.get("violation", "-"), where).removeprefix("-")
    if violation and violation not in VIOLATIONS:
        raise _fault(where, f"violation must be one of {', '.join(VIOLATIONS)}")
    labels = _mapping(fields["labels"], f"labels of {where}", frozenset(LANGUAGES), frozenset())
    rules = _mapping(
        fields.get("rules", {}), f"rules of {where}", frozenset(), frozenset(LANGUAGES)
    )
    return Code(
        id=fields["id"],
        labels={language: _text(labels[language], f"labels of {where}") for language in LANGUAGES},
        **{name: _text(fields[name], f"{name} of {where}") for name in _TEXTS},
        shows_child=fields["shows_child"],
        violation=violation,
        rules={
            language: tuple(
                _text(phrase, f"rules of {where}")
                for phrase in _list(phrases, f"rules of {where}, {language}")
            )
            for language, phrases in rules.items()
        },
    )


def _mapping(
    value: Any, where: str, needed: "frozenset[str] | set[str]", others: frozenset[str]
) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _fault(where, "names with values are wanted here")
    unknown = [str(key)[:40] for key in value if key not in needed | others]
    missing = sorted(needed - value.keys())
    if unknown:
        raise _fault(where, f"{unknown[0]!r} is not known")
    if missing:
        raise _fault(where, f"{missing[0]} is missing")
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _fault(where, "a list is wanted here")
    return value


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _fault(where, "text is wanted here")
    return value.strip()
