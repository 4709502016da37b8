"""A code book is read strictly, and the fault is named."""

import copy
from typing import Any

import pytest
import yaml

from airwitness.case.book import LANGUAGES, LARGEST, read_book, shipped_book
from airwitness.case.violations import VIOLATIONS
from airwitness.errors import InputError
from airwitness.evidence.digest import sha256

CODE: dict[str, Any] = {
    "id": "oath",
    "labels": {"en": "Oath", "fa": "سوگند", "ar": "قسم"},
    "definition": "d",
    "include": "i",
    "exclude": "x",
    "example": "e",
    "shows_child": False,
}


def written(*codes: Any, **top: Any) -> bytes:
    content = {"version": "1", "codes": list(codes), **top}
    return yaml.safe_dump(content, allow_unicode=True).encode()


def changed(**fields: Any) -> dict[str, Any]:
    return {**copy.deepcopy(CODE), **fields}


def test_the_shipped_book_is_whole() -> None:
    book = read_book(shipped_book())
    assert book.digest == sha256(shipped_book())
    wanted = {
        "child-with-weapon", "child-in-uniform", "oath", "call-to-enlist", "call-to-die",
        "reward-promised", "enemy-dehumanised", "sacred-duty", "obedience-to-leader",
        "place-as-goal", "martyrdom", "hero", "revenge", "belonging",
    }  # fmt: skip
    assert wanted <= {code.id for code in book.codes}
    for code in book.codes:
        assert set(code.labels) == set(LANGUAGES)
        assert code.violation in {"", *VIOLATIONS}
        assert set(code.rules) in ({*LANGUAGES}, set())
        assert code.shows_child is code.id.startswith("child-")


def test_a_book_of_ones_own_is_read() -> None:
    book = read_book(written(CODE, changed(id="two", violation="abduction", rules={"fa": ["الف"]})))
    assert [code.id for code in book.codes] == ["oath", "two"]
    assert book.code("two").violation == "abduction"
    assert book.code("two").rules == {"fa": ("الف",)}
    assert book.code("oath").violation == ""
    with pytest.raises(InputError, match="no code 'three'") as raised:
        book.code("three")
    assert "oath, two" in raised.value.advice


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"id": "Oath"}, "code Oath: its id"),
        ({"id": 3}, "code 1: text is wanted"),
        ({"shows_child": "yes"}, "code oath: shows_child"),
        ({"violation": "other"}, "code oath: violation must be one of"),
        ({"labels": {"en": "x", "fa": "y"}}, "labels of code oath: ar is missing"),
        ({"labels": {"en": "x", "fa": "y", "ar": "z", "de": "q"}}, "'de' is not known"),
        ({"labels": "x"}, "labels of code oath: names with values"),
        ({"labels": {"en": False, "fa": "y", "ar": "z"}}, "labels of code oath: text is wanted"),
        ({"definition": "  "}, "definition of code oath: text is wanted"),
        ({"rules": {"en": "phrase"}}, "rules of code oath, en: a list is wanted"),
        ({"rules": {"en": [1]}}, "rules of code oath: text is wanted"),
        ({"rules": {"ru": ["x"]}}, "rules of code oath: 'ru' is not known"),
        ({"note": "x"}, "code oath: 'note' is not known"),
    ],
)
def test_a_slip_is_named(fields: dict[str, Any], what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_book(written(changed(**fields)))


def test_what_is_missing_or_there_twice_is_named() -> None:
    short = copy.deepcopy(CODE)
    del short["exclude"]
    with pytest.raises(InputError, match="code oath: exclude is missing"):
        read_book(written(short))
    with pytest.raises(InputError, match="code 2: the id 'oath' is there twice"):
        read_book(written(CODE, changed()))
    with pytest.raises(InputError, match="codes: a list is wanted"):
        read_book(written())
    with pytest.raises(InputError, match="code 1: names with values"):
        read_book(written("oath"))
    with pytest.raises(InputError, match="version: text is wanted"):
        read_book(written(CODE, version=1))
    with pytest.raises(InputError, match="the code book: 'x' is not known"):
        read_book(written(CODE, x=1))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff", b"[1", b"- a", b"version: '1'\nversion: '2'\ncodes: []",
        b"version: &a '1'\ncodes: [*a, *a]", b"!!python/object/apply:os.system ['true']",
        b"version: !!python/name:os.system ''", b"[" * 20_000, b"{? [a] : b}",
        b"version: 2026-99-99\ncodes: []", b"a: 1\n---\nb: 2\n",
    ],
)  # fmt: skip
def test_what_is_no_book_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_book(data)


def test_a_huge_book_is_not_read() -> None:
    with pytest.raises(InputError, match="bytes"):
        read_book(b"#" * (LARGEST + 1))
