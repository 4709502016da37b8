"""Seals with real time stamps, of an authority that the test makes with openssl."""

import contextlib
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import ExtensionOID
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response

from airwitness.acts.authorities import add_authority, authorities, remove_authority
from airwitness.acts.seal import Sealed, seal
from airwitness.acts.signing import archive_signer
from airwitness.acts.verify import WARNING, verify_archive
from airwitness.archive import Archive
from airwitness.errors import CaptureError, InputError, IntegrityError
from airwitness.evidence import seal as seal_module
from airwitness.evidence.merkle import Tree
from airwitness.evidence.seal import Authority as Known
from airwitness.evidence.seal import ask, older_objects, recorded_seals, statement, token_of
from airwitness.evidence.tokens import new_request, read_chain, read_token, request_of
from airwitness.evidence.verify import FAILED, NOT_CHECKED, PASSED, Check, verify
from airwitness.spans import microseconds
from tests.authority import Authority, need_openssl, openssl, served

DATA = b"what is stamped\n"
DAY = 86_400 * 1_000_000


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "ours").make(name="Ours")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "foreign").make(name="Foreign")


@pytest.fixture
def authority(
    ours: Authority, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Authority]:
    """An authority that answers, and that the archive knows."""
    monkeypatch.setenv("no_proxy", "*")
    with served(Authority(ours.folder)) as made:
        add_authority(archive, made.url, made.chain)
        yield made


def only(made: Sealed) -> str:
    """Why the one authority that was asked gave nothing; empty if it stamped."""
    (answer,) = made.answers
    assert (answer.stamp is None) == bool(answer.reason) == made.is_short
    return answer.reason


def outcome(checks: list[Check], rule: str) -> str:
    states = [check.state for check in checks if check.rule == rule]
    return FAILED if FAILED in states else NOT_CHECKED if NOT_CHECKED in states else states[0]


def failures(archive: Archive) -> set[str]:
    return {check.rule for check in verify_archive(archive.folder) if check.state == FAILED}


@pytest.mark.usefixtures("authority")
def test_a_stamped_seal_passes_here_and_with_openssl(archive: Archive) -> None:
    archive.record("expect", detail={"service": "tv", "from": 0, "to": 1})
    made = seal(archive)
    assert only(made) == ""
    (kept,) = recorded_seals(archive.custody)
    assert (kept.sequence, kept.statement) == (made.sequence, made.statement)
    checks = verify_archive(archive.folder)
    assert failures(archive) == set()
    for rule in ("V301", "V302", "V303", "V304", "V305"):
        assert outcome(checks, rule) == PASSED, rule
    path = archive.store.path
    ((request, reply, chain),) = kept.stamps
    done = openssl(
        *("ts", "-verify", "-in", path(reply), "-data", path(kept.statement)),
        *("-CAfile", path(chain)),
    )
    assert done.stdout.strip() == "Verification: OK"
    done = openssl(
        "ts", "-verify", "-in", path(reply), "-queryfile", path(request), "-CAfile", path(chain)
    )
    assert done.returncode == 0
    key = archive.enrolled()["archive"].key
    done = openssl(
        *("pkeyutl", "-verify", "-pubin", "-inkey", path(key), "-rawin"),
        *("-in", path(kept.statement), "-sigfile", path(kept.signature)),
    )
    assert "Verified Successfully" in done.stdout


def test_the_statement_names_the_line_that_is_sealed(archive: Archive) -> None:
    made = seal(archive)
    lines = {line.sequence: line for line in archive.custody.lines()}
    fields = json.loads(archive.store.read(made.statement))
    assert fields["digest"] == lines[made.sealed].digest
    assert made.sequence == made.sealed + 1
    assert lines[made.sequence].act.actor == "archive"
    assert lines[made.sequence].signature is not None
    assert fields["key"] == archive.enrolled()["archive"].key
    assert set(fields) == {"chain", "digest", "format", "key", "root", "sequence", "time"}
    assert fields["root"] == Tree(archive.custody.raw_lines()).root(made.sealed)


def test_without_an_authority_a_seal_says_that_it_is_not_stamped(archive: Archive) -> None:
    made = seal(archive)
    assert (made.answers, made.is_short) == ((), False)
    told = [c for c in verify_archive(archive.folder) if c.rule == "V303"]
    assert [(c.state, c.detail) for c in told] == [(NOT_CHECKED, "not stamped")]
    assert failures(archive) == set()


@pytest.mark.usefixtures("authority")
def test_the_command_that_the_checker_prints_is_right(archive: Archive) -> None:
    seal(archive)
    (told,) = [c for c in verify(archive.folder) if c.rule == "V303"]
    assert told.state == NOT_CHECKED
    command = told.detail.removeprefix("in the archive run: ").split()
    done = subprocess.run(command, cwd=archive.folder, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "Verification: OK"


def test_an_authority_that_is_down_costs_its_stamp_not_the_seal(
    archive: Archive, authority: Authority
) -> None:
    add_authority(archive, "http://127.0.0.1:1/tsr", authority.chain)
    made = seal(archive)
    assert [a.stamp is not None for a in made.answers] == [True, False]
    assert "cannot be reached" in made.answers[1].reason
    assert made.answers[1].as_detail()["outcome"] == "not stamped"
    assert failures(archive) == set()
    assert outcome(verify_archive(archive.folder), "V303") == PASSED


def wrong_nonce(authority: Authority, query: bytes) -> tuple[int, bytes]:
    nonce = decode_timestamp_response(authority.stamp(query)).tst_info.nonce
    size = nonce.bit_length() // 8 + 1
    return 200, authority.stamp(
        query.replace(nonce.to_bytes(size, "big"), (nonce ^ 1).to_bytes(size, "big"))
    )


def wrong_imprint(authority: Authority, query: bytes) -> tuple[int, bytes]:
    nonce = decode_timestamp_response(authority.stamp(query)).tst_info.nonce
    return 200, authority.stamp(request_of(b"something else", nonce))


def refused(authority: Authority, _query: bytes) -> tuple[int, bytes]:
    return 200, authority.stamp(b"nonsense")


def damaged(authority: Authority, query: bytes) -> tuple[int, bytes]:
    reply = bytearray(authority.stamp(query))
    reply[-3] ^= 1
    return 200, bytes(reply)


def ended_at_once(authority: Authority, query: bytes) -> tuple[int, bytes]:
    """A granted reply without its token."""
    del authority, query
    return 200, bytes.fromhex("30053003020100")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (wrong_nonce, "wrong nonce"),
        (wrong_imprint, "wrong imprint"),
        (refused, "the authority refused"),
        (damaged, "signature does not hold: "),
        (ended_at_once, "cannot be read"),
        (lambda _a, _q: (200, b"<html>hello</html>"), "cannot be read"),
        (lambda _a, _q: (200, b""), "cannot be read"),
        (lambda _a, _q: (503, b""), "it answers 503"),
        (lambda a, _q: (307, a.url.encode()), "it answers 307"),
        (lambda a, _q: (302, a.url.encode()), "it answers 302"),
        (lambda _a, _q: (200, bytes(2 << 20)), "more than a time stamp"),
    ],
)
def test_an_answer_that_is_no_time_stamp_is_named(
    archive: Archive,
    authority: Authority,
    answer: Callable[[Authority, bytes], tuple[int, bytes]],
    reason: str,
) -> None:
    authority.answer = answer
    made = seal(archive)
    assert reason in only(made)
    assert len(authority.asked) == 1
    (kept,) = recorded_seals(archive.custody)
    assert kept.stamps == ()
    detail = next(line.act.detail for line in archive.custody.lines(acts=("seal",)))
    assert detail is not None
    assert reason in json.dumps(archive.detail(detail))
    assert failures(archive) == set()


def test_a_foreign_chain_is_named(
    archive: Archive, authority: Authority, foreign: Authority
) -> None:
    add_authority(archive, authority.url, foreign.chain)
    assert len(authorities(archive)) == 1
    assert "foreign chain: CN=Ours tsa signed it" in only(seal(archive))
    assert failures(archive) == set()


def test_an_authority_that_dawdles_is_left(
    ours: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    clock = iter(range(0, 10_000, 15))
    monkeypatch.setattr(seal_module, "_clock", lambda: float(next(clock)))
    with (
        served(Authority(ours.folder, answer=lambda _a, _q: (200, bytes(1 << 19)))) as slow,
        pytest.raises(CaptureError, match="no whole answer"),
    ):
        ask(Known(url=slow.url, chain=slow.chain.read_text()), DATA)


def certificate(
    ours: Authority, begin: datetime, end: datetime, path: Path, *, use: bool = True
) -> None:
    """Replace the certificate of an authority by one of other dates."""
    old = x509.load_pem_x509_certificate((ours.folder / "tsa.pem").read_bytes())
    root = x509.load_pem_x509_certificate(ours.chain.read_bytes())
    key = serialization.load_pem_private_key((ours.folder / "root.key").read_bytes(), None)
    made = (
        x509.CertificateBuilder()
        .subject_name(old.subject)
        .issuer_name(root.subject)
        .public_key(old.public_key())
        .serial_number(old.serial_number)
        .not_valid_before(begin)
        .not_valid_after(end)
    )
    for extension in old.extensions:
        if use or extension.oid != ExtensionOID.EXTENDED_KEY_USAGE:
            made = made.add_extension(extension.value, extension.critical)
    signed = made.sign(key, hashes.SHA256())  # type: ignore[arg-type]
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM))


@pytest.fixture
def own(ours: Authority, tmp_path: Path) -> Authority:
    """A copy of the authority, to be changed."""
    shutil.copytree(ours.folder, tmp_path / "own")
    text = (tmp_path / "own" / "tsa.cnf").read_text()
    (tmp_path / "own" / "tsa.cnf").write_text(text.replace(str(ours.folder), str(tmp_path / "own")))
    return Authority(tmp_path / "own")


def stamped(authority: Authority, *, chain: Path | None = None) -> tuple[bytes, bytes, bytes]:
    request = new_request(DATA)
    return request, authority.stamp(request), (chain or authority.chain).read_bytes()


def test_an_expired_certificate_is_named(own: Authority) -> None:
    begin, end = (datetime(2019 + year, 1, 1, tzinfo=UTC) for year in (0, 1))
    certificate(own, begin, end, own.folder / "tsa.pem")
    request, reply, chain = stamped(own)
    with pytest.raises(IntegrityError, match="expired certificate: CN=Ours tsa counts from 2019"):
        read_token(DATA, request=request, reply=reply, chain=chain)


def bare(query: bytes) -> bytes:
    """A request that does not ask for the certificate."""
    return b"\x30" + bytes([query[1] - 3]) + query[2:-3]


def test_a_certificate_for_something_else_is_refused(own: Authority) -> None:
    request = new_request(DATA)
    reply = own.stamp(bare(request))
    begin, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (2019, 2999))
    certificate(own, begin, end, own.folder / "tsa.pem", use=False)
    chain = own.chain.read_bytes() + (own.folder / "tsa.pem").read_bytes()
    with pytest.raises(IntegrityError, match=r"not hold: unsuitable certificate purpose$"):
        read_token(DATA, request=request, reply=reply, chain=chain)


def test_a_reply_without_its_certificate_is_read_by_the_chain(
    own: Authority, foreign: Authority
) -> None:
    request = new_request(DATA)
    reply = own.stamp(bare(request))
    with pytest.raises(IntegrityError, match="foreign chain: an unknown certificate"):
        read_token(DATA, request=request, reply=reply, chain=own.chain.read_bytes())
    whole = own.chain.read_bytes() + (own.folder / "tsa.pem").read_bytes()
    token = read_token(DATA, request=request, reply=reply, chain=whole)
    assert token.authority == "CN=Ours tsa"
    both = foreign.chain.read_bytes() + (own.folder / "tsa.pem").read_bytes()
    with pytest.raises(IntegrityError, match="foreign chain: CN=Ours tsa"):
        read_token(DATA, request=request, reply=reply, chain=both)


def test_certificates_may_come_in_any_order(own: Authority, foreign: Authority) -> None:
    """Authorities send them as they like; the parser is strict."""
    pems = own.chain.read_bytes(), foreign.chain.read_bytes()
    replies = []
    for number, order in enumerate((pems, pems[::-1])):
        (own.folder / f"{number}.pem").write_bytes(b"".join(order))
        request = new_request(DATA)
        replies.append(own.stamp(request, "-chain", f"{number}.pem"))
        token = read_token(DATA, request=request, reply=replies[-1], chain=pems[0])
        assert token.authority == "CN=Ours tsa"
    with pytest.raises(ValueError, match="InvalidSetOrdering"):
        [decode_timestamp_response(reply) for reply in replies]


@pytest.mark.parametrize("damage", [b"", b"0", b"0\x84", b"0\x03\x02\x01"])
def test_bytes_that_are_no_reply(own: Authority, damage: bytes) -> None:
    with pytest.raises(IntegrityError, match="cannot be read"):
        read_token(DATA, request=new_request(DATA), reply=damage, chain=own.chain.read_bytes())


def test_a_reply_that_was_changed_anywhere_is_named(own: Authority) -> None:
    """Whoever makes a bag can give any bytes a digest that fits."""
    request, reply, chain = stamped(own)
    good = read_token(DATA, request=request, reply=reply, chain=chain)
    chance = random.Random(7)
    for _ in range(600):
        harmed, pem = bytearray(reply), bytearray(chain)
        changed = chance.choice((harmed, harmed, harmed, pem))
        changed[chance.randrange(len(changed))] = chance.choice((0, 255, 48, chance.randrange(256)))
        with contextlib.suppress(IntegrityError, InputError):
            token = read_token(DATA, request=request, reply=bytes(harmed), chain=bytes(pem))
            assert (token.time, token.authority) == (good.time, good.authority)


def test_a_request_is_what_the_library_would_send() -> None:
    built = TimestampRequestBuilder().data(DATA).hash_algorithm(HashAlgorithm.SHA256).build()
    assert built.nonce is not None
    assert request_of(DATA, built.nonce) == built.as_bytes()
    assert new_request(DATA) != new_request(DATA)


def test_what_a_token_says(own: Authority) -> None:
    request, reply, chain = stamped(own)
    token = read_token(DATA, request=request, reply=reply, chain=chain)
    assert token.time == microseconds(decode_timestamp_response(reply).tst_info.gen_time)
    root = x509.load_pem_x509_certificate(chain)
    assert token.root == root.fingerprint(hashes.SHA256()).hex()
    leaf = x509.load_pem_x509_certificate((own.folder / "tsa.pem").read_bytes())
    assert token.until == microseconds(leaf.not_valid_after_utc)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://host/tsr", "file:///etc/passwd", "https://", "host/tsr", "http://me:word@host/",
        "http://me@host/", "http://[::1/", "http://host/\n", "https://hösts/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="no address"):
        Known(url=url, chain="")


def test_what_is_no_chain_is_refused(archive: Archive, own: Authority, tmp_path: Path) -> None:
    for data, reason in (
        (b"nonsense", "no PEM file"),
        ((own.folder / "tsa.pem").read_bytes(), "no root"),
        (b"\xff", "cannot be read as a chain"),
    ):
        (tmp_path / "chain.pem").write_bytes(data)
        with pytest.raises(InputError, match=reason):
            add_authority(archive, "http://host/", tmp_path / "chain.pem")
    with pytest.raises(InputError, match="no PEM file"):
        read_chain(b"")
    assert authorities(archive) == []


def test_authorities_are_named_and_forgotten(archive: Archive, own: Authority) -> None:
    add_authority(archive, "http://one/", own.chain)
    add_authority(archive, "http://two/", own.chain)
    remove_authority(archive, "http://one/")
    assert [a.url for a in authorities(archive)] == ["http://two/"]
    with pytest.raises(InputError, match="is not asked"):
        remove_authority(archive, "http://one/")
    (archive.folder / "authorities.json").write_text('{"authorities":[{"url":"x","chain":""}]}')
    with pytest.raises(IntegrityError, match=r"authorities\.json"):
        authorities(archive)


def ends(archive: Archive) -> int:
    """When the certificate of the first time stamp ends."""
    first = recorded_seals(archive.custody)[0]
    return token_of(archive.store, first, first.stamps[0]).until


def told(archive: Archive, at: int) -> list[tuple[str, str]]:
    checks = verify_archive(archive.folder, at=at)
    return [(c.state, c.detail) for c in checks if c.rule == "V303"]


@pytest.mark.usefixtures("authority")
def test_a_certificate_that_ends_is_told_in_time(archive: Archive) -> None:
    seal(archive)
    until = ends(archive)
    assert [state for state, _ in told(archive, until - WARNING)] == [PASSED]
    (first, _) = told(archive, until - WARNING + 1)
    assert first[0] == PASSED
    assert "run `airwitness seal --restamp`" in first[1]
    states = [state for state, _ in told(archive, until + 1)]
    assert states == [NOT_CHECKED, PASSED]
    assert "nothing stamped it again" in told(archive, until + 1)[0][1]


def test_a_seal_that_was_stamped_again_is_carried_on(
    archive: Archive, authority: Authority, own: Authority
) -> None:
    with pytest.raises(InputError, match="no older seal"):
        seal(archive, restamp=True)
    seal(archive)
    until = ends(archive)
    later = datetime.fromtimestamp((until + 400 * DAY) // 1_000_000, UTC)
    certificate(own, datetime(2019, 1, 1, tzinfo=UTC), later, own.folder / "tsa.pem")
    authority.answer = lambda _a, query: (200, own.stamp(query))
    made = seal(archive, restamp=True)
    assert only(made) == ""
    first, second = recorded_seals(archive.custody)
    assert older_objects(archive.store, second) == set(first.objects)
    assert older_objects(archive.store, first) == frozenset()
    assert failures(archive) == set()
    assert [state for state, _ in told(archive, until + 1)] == [PASSED]
    assert NOT_CHECKED in [state for state, _ in told(archive, until + 401 * DAY)]
    remove_authority(archive, authority.url)
    with pytest.raises(InputError, match="no authority is known"):
        seal(archive, restamp=True)


@pytest.mark.usefixtures("authority")
def test_files_of_a_stamp_that_were_changed_are_named(archive: Archive) -> None:
    seal(archive)
    (kept,) = recorded_seals(archive.custody)
    path = archive.store.path(kept.stamps[0][2])
    path.chmod(0o600)
    path.write_bytes(b"nonsense")
    assert failures(archive) == {"V101", "V303"}
    path.unlink()
    assert failures(archive) == {"V102", "V303"}


@pytest.mark.usefixtures("authority")
def test_tokens_of_other_statements_do_not_hold(archive: Archive) -> None:
    """Whoever has the key of the archive can sign what they like, but not the time of it."""
    seal(archive)
    seal(archive)
    first, second = recorded_seals(archive.custody)
    known, signer = archive_signer(archive)
    sequence, digest = archive.custody.head()
    data = statement(
        sequence=sequence,
        digest=digest,
        root=Tree(archive.custody.raw_lines()).root(sequence),
        time="2020-01-01T00:00:00Z",
        key=known.key,
    )
    swapped = (first.stamps[0][0], second.stamps[0][1], first.stamps[0][2])
    for stamp, reason in ((first.stamps[0], "wrong nonce"), (swapped, "wrong nonce")):
        with archive.store.writing():
            new = [archive.store.put_bytes(b).digest for b in (data, signer.sign(data))]
            archive.record("seal", objects=(*new, *stamp), signer=signer)
        seals = recorded_seals(archive.custody)
        with pytest.raises(IntegrityError, match=reason):
            token_of(archive.store, seals[-1], stamp)
    assert failures(archive) == {"V303"}


@pytest.mark.usefixtures("authority")
def test_a_chain_that_is_none_is_a_failure_not_an_error(archive: Archive) -> None:
    made = seal(archive)
    assert made.answers[0].stamp is not None
    (kept,) = recorded_seals(archive.custody)
    known, signer = archive_signer(archive)
    with archive.store.writing():
        chain = archive.store.put_bytes(b"nonsense").digest
        objects = (kept.statement, kept.signature, *kept.stamps[0][:2], chain)
        archive.record("seal", objects=objects, signer=signer)
    assert known.actor == "archive"
    failed = [c for c in verify_archive(archive.folder) if c.state == FAILED]
    assert [(c.rule, c.detail) for c in failed] == [
        ("V303", "the chain is no PEM file of certificates")
    ]


@pytest.mark.usefixtures("authority")
def test_a_log_that_cannot_be_read_leaves_the_stamps_unchecked(archive: Archive) -> None:
    seal(archive)
    log = archive.folder / "custody/main/000001.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines, b'{"act":"seal"}\n']))
    checks = verify_archive(archive.folder)
    assert outcome(checks, "V303") == NOT_CHECKED
    assert any("openssl ts -verify" in check.detail for check in checks)


def test_openssl_is_there_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(AssertionError, match="is missing"):
        need_openssl()
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception, match="apt install openssl"):
        need_openssl()
