import io

import pytest

from airwitness.errors import InputError
from airwitness.evidence.digest import Json, canonical, is_digest, sha256, sha256_stream


def test_a_stream_is_digested_and_passed_on() -> None:
    copy = io.BytesIO()
    digest, size = sha256_stream(io.BytesIO(b"abc"), copy=copy.write)
    # FIPS 180-4, example of one block
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (size, copy.getvalue()) == (3, b"abc")
    assert sha256(b"abc") == digest


def test_canonical_json_sorts_by_utf16_and_keeps_text() -> None:
    # RFC 8785 §3.2.3: the order of UTF-16 code units, where U+1F600 comes before U+FB33
    value: Json = {"\ufb33": 1, "\U0001f600": 2, "a": [True, None, "é"], "b": {"y": 1, "x": 2}}
    assert canonical(value) == (
        '{"a":[true,null,"é"],"b":{"x":2,"y":1},"\U0001f600":2,"\ufb33":1}'.encode()
    )


@pytest.mark.parametrize("value", [1.5, 2**53, float("nan"), b"x", {"a": 0.1}, "\ud800"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(InputError):
        canonical(value)  # type: ignore[arg-type]


def test_digests_are_lower_case_hex() -> None:
    assert is_digest("0" * 64)
    assert not is_digest("0" * 63)
    assert not is_digest("G" * 64)
