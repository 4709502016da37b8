"""Whatever bytes come in come out, and any flipped byte is found."""

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from airwitness.archive import Archive
from airwitness.evidence.store import Store
from airwitness.evidence.verify import FAILED, is_signed, verify
from airwitness.settings import Settings
from airwitness.spans import Span, SpanSet

spans = st.tuples(st.integers(-50, 50), st.integers(0, 30)).map(
    lambda pair: Span(start=pair[0], end=pair[0] + pair[1])
)
sets = st.lists(spans, max_size=8).map(SpanSet.of)


def instants(held: SpanSet[Span]) -> set[int]:
    return {t for span in held.spans for t in range(span.start, span.end)}


@given(sets, sets)
def test_span_sets_are_an_algebra(one: SpanSet[Span], other: SpanSet[Span]) -> None:
    assert instants(one.union(other)) == instants(one) | instants(other)
    assert instants(one.intersection(other)) == instants(one) & instants(other)
    assert instants(one.without(other)) == instants(one) - instants(other)
    assert one.duration == len(instants(one))
    assert all(a.end < b.start for a, b in zip(one.spans, one.spans[1:], strict=False))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=5_000))
def test_the_store_gives_back_what_it_got(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder)
        store.create()
        (folder / "source").write_bytes(data)
        stored = store.put_file(folder / "source")
        assert store.path(stored.digest).read_bytes() == data
        assert stored.size == len(data)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive with every kind of line."""
    folder = tmp_path_factory.mktemp("sample")
    made = Settings(archive=folder / "archive", actor="tester")
    with Archive.create(made.archive, made) as archive:
        for number in range(4):
            (folder / "source").write_bytes(bytes([number]) * 50)
            with archive.store.writing():
                digest = archive.store.put_file(folder / "source").digest
                archive.record("add", objects=(digest,), detail={"name": str(number)})
        line = archive.record("expect", detail={"service": "tv", "from": 0, "to": 9})
        assert line.act.detail
        archive.record("withdraw", objects=(line.act.detail,), detail={"reason_code": "safety"})
        archive.store.remove(line.act.detail)
    assert not any(check.state == FAILED for check in verify(made.archive))
    return made.archive


def evidence_files(folder: Path) -> list[Path]:
    files = [p for shelf in ("objects", "details") for p in sorted((folder / shelf).glob("*/*"))]
    return files + sorted(p for p in (folder / "custody" / "main").iterdir() if p.name != "lock")


@pytest.mark.parametrize("seed", range(12))
def test_any_flipped_byte_is_named(sample: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(12):
        folder = tmp_path / str(number)
        shutil.copytree(sample, folder)
        path = chance.choice(evidence_files(folder))
        path.chmod(0o644)
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        failed = [check for check in verify(folder) if check.state == FAILED]
        assert failed, f"{path.name} byte {at}"
        shelf = path.relative_to(folder).parts[0]
        names = {"objects": {"V101"}, "details": {"V104"}, "custody": {"V201", "V202", "V203"}}
        assert {check.rule for check in failed} & names[shelf]


@settings(max_examples=40)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 511))
def test_the_checker_and_the_library_agree_on_signatures(
    seed: bytes, message: bytes, bit: int
) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key = private.public_key().public_bytes_raw()
    signature = private.sign(message)
    assert is_signed(key, message, signature)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not is_signed(key, message, bytes(flipped))
    other = bytearray(key)
    other[bit // 16] ^= 1 << bit % 8
    assert is_signed(bytes(other), message, signature) == accepted(bytes(other), message, signature)


def accepted(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
