"""Keys of actors, and lines that they sign."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from airwitness.acts.signing import archive_signer, enrol_actor, signer_for
from airwitness.archive import Archive
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence import locking
from airwitness.evidence.custody import Act
from airwitness.evidence.digest import canonical, sha256
from airwitness.evidence.keys import (
    Signer,
    fingerprint,
    is_signature,
    new_key,
    public_of,
    public_pem,
    raw_public,
)
from airwitness.evidence.verify import FAILED, verify
from airwitness.settings import Settings, read_settings
from tests.conftest import COST_OF_A_KEY

WORDS = "correct horse battery"


def failures(archive: Archive) -> set[str]:
    return {check.rule for check in verify(archive.folder) if check.state == FAILED}


def raw_lines(archive: Archive) -> list[dict[str, object]]:
    text = (archive.folder / "custody/main/000001.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def test_an_actor_enrols_once_and_proves_that_it_has_the_key(archive: Archive) -> None:
    made = enrol_actor(archive, "reviewer", lambda: WORDS)
    line = raw_lines(archive)[-1]
    assert (line["act"], line["actor"], line["objects"]) == ("enrol", "reviewer", [made.key])
    key = load_pem_public_key(archive.store.path(made.key).read_bytes())
    assert isinstance(key, Ed25519PublicKey)
    key.verify(
        bytes.fromhex(str(line["signature"])),
        canonical({**line, "signature": None}),  # type: ignore[dict-item]
    )
    assert archive.enrolled() == {"reviewer": made}
    assert (made.fingerprint, made.since) == (fingerprint(key.public_bytes_raw()), line["time"])
    assert failures(archive) == set()
    with pytest.raises(InputError, match="has a key already"):
        enrol_actor(archive, "reviewer", lambda: WORDS)


def test_a_private_key_is_for_its_owner_and_under_its_passphrase(archive: Archive) -> None:
    enrol_actor(archive, "reviewer", lambda: WORDS)
    path = archive.keys.path("reviewer")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    with pytest.raises(InputError, match="does not open"):
        signer_for(archive, "reviewer", lambda: "another passphrase")
    with pytest.raises(InputError, match="is there already"):
        archive.keys.keep("reviewer", new_key(), WORDS)
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(InputError, match="cannot be read"):
        signer_for(archive, "reviewer", lambda: WORDS)
    archive.keys.keep("reviewer", new_key(), WORDS)
    with pytest.raises(IntegrityError, match="not the key that was enrolled"):
        signer_for(archive, "reviewer", lambda: WORDS)


def test_a_passphrase_is_costly_to_try_and_openssl_opens_the_key_too(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "COST", COST_OF_A_KEY)
    private = new_key()
    archive.keys.keep("reviewer", private, WORDS)
    path = archive.keys.path("reviewer")
    command = ["openssl", "pkey", "-in", str(path), "-pubout", "-passin", f"pass:{WORDS}"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert raw_public(done.stdout) == public_of(private)
    told = subprocess.run(
        ["openssl", "asn1parse", "-in", path], capture_output=True, check=True, text=True
    ).stdout
    assert [word for word in ("PBES2", "scrypt", "aes-256-cbc") if word not in told] == []
    assert re.findall(r"INTEGER +:(\w+)", told) == ["4000", "08", "05"]


def test_a_key_of_another_kind_does_not_open(archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "X25519", "-out", other], check=True)
    archive.keys.keep("x", new_key(), None)
    archive.keys.path("x").write_bytes(other.read_bytes())
    with pytest.raises(InputError, match="does not open"):
        archive.keys.open("x", None)


def test_what_an_interrupted_enrolment_left_is_taken_up(archive: Archive) -> None:
    private = new_key()
    archive.keys.keep("reviewer", private, WORDS)
    rest = archive.keys.path("reviewer").with_name(".reviewer.pem-00000000")
    rest.write_bytes(b"half a k")
    with pytest.raises(InputError, match="an interrupted enrolment"):
        enrol_actor(archive, "reviewer", lambda: "another passphrase")
    assert enrol_actor(archive, "reviewer", lambda: WORDS).public == public_of(private)
    enrol_actor(archive, "second", lambda: WORDS)
    assert not rest.exists()
    assert failures(archive) == set()


def test_two_ids_do_not_share_a_key(archive: Archive) -> None:
    """A copy of a key file under another name would make one person two reviewers."""
    enrol_actor(archive, "anna", lambda: WORDS)
    shutil.copy(archive.keys.path("anna"), archive.keys.path("ben"))
    with pytest.raises(InputError, match=r"keys/ben\.pem is the key of anna"):
        enrol_actor(archive, "ben", lambda: WORDS)
    assert archive.enrolled().keys() == {"anna"}


@pytest.mark.parametrize(
    ("actor", "words", "why"),
    [("archive", WORDS, "own id"), ("a", "short", "shorter than"), ("A b", WORDS, "be an actor")],
)
def test_what_cannot_be_enrolled(archive: Archive, actor: str, words: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        enrol_actor(archive, actor, lambda: words)
    assert archive.enrolled() == {}
    assert list(archive.folder.glob("keys/*")) == []


def test_whoever_has_a_key_signs_what_must_be_signed(archive: Archive) -> None:
    assert signer_for(archive, "tester", lambda: pytest.fail("nothing to open")) is None
    assert archive.record("decide").signature is None
    enrol_actor(archive, "tester", lambda: WORDS)
    with pytest.raises(InputError, match="must be signed"):
        archive.record("decide", detail={"reason": "x"})
    assert archive.record("search").signature is None
    signer = signer_for(archive, "tester", lambda: WORDS)
    line = archive.record("decide", signer=signer)
    assert line.act.actor == "tester"
    assert [kept.signature for kept in archive.custody.lines(after=line.sequence - 1)] == [
        line.signature
    ]
    assert [kept.sequence for kept in archive.custody.lines(acts=("decide",))] == [2, line.sequence]


def test_the_signer_is_the_actor(archive: Archive) -> None:
    enrol_actor(archive, "reviewer", lambda: WORDS)
    signer = signer_for(archive, "reviewer", lambda: WORDS)
    assert archive.record("state", signer=signer).act.actor == "reviewer"


def test_the_archive_has_a_key_of_its_own(archive: Archive) -> None:
    known, signer = archive_signer(archive)
    assert (known.actor, signer.actor) == ("archive", "archive")
    assert archive.keys.path("archive").stat().st_mode & 0o777 == 0o600
    assert archive_signer(archive)[0] == known
    with pytest.raises(InputError, match="AIRWITNESS_ACTOR"):
        read_settings({"AIRWITNESS_ACTOR": "archive"})


def test_a_key_object_that_was_changed_is_named(archive: Archive) -> None:
    known = enrol_actor(archive, "reviewer", lambda: WORDS)
    path = archive.store.path(known.key)
    path.chmod(0o600)
    path.write_bytes(public_pem(public_of(new_key())))
    with pytest.raises(IntegrityError, match="not what was recorded"):
        archive.enrolled()
    path.unlink()
    with pytest.raises(IntegrityError, match="cannot be read"):
        archive.enrolled()


def test_a_line_that_enrols_nothing_is_named(archive: Archive) -> None:
    archive.custody.append([Act(act="enrol", actor="reviewer")])
    with pytest.raises(IntegrityError, match="cannot be read"):
        archive.enrolled()


def test_only_one_form_of_a_public_key_is_one() -> None:
    pem = public_pem(bytes(range(32)))
    assert raw_public(pem) == bytes(range(32))
    other = pem.replace(b"MCow", b"MCox")
    for wrong in (pem[:-1], pem + b"\n", pem.replace(b"\n", b"\r\n"), b"", other):
        with pytest.raises(InputError, match="not a public key"):
            raw_public(wrong)


def test_openssl_agrees_with_a_signed_line(archive: Archive, tmp_path: Path) -> None:
    made = enrol_actor(archive, "reviewer", lambda: WORDS)
    line = raw_lines(archive)[-1]
    (tmp_path / "sig").write_bytes(bytes.fromhex(str(line["signature"])))
    (tmp_path / "line").write_bytes(
        canonical({**line, "signature": None})  # type: ignore[dict-item]
    )
    key = archive.store.path(made.key)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(key), "-rawin"]
    command += ["-in", str(tmp_path / "line"), "-sigfile", str(tmp_path / "sig")]
    subprocess.run(command, check=True, capture_output=True)


def test_lines_of_the_first_days_have_no_signature(settings: Settings, archive: Archive) -> None:
    log = archive.folder / "custody/main/000001.jsonl"
    old = log.read_bytes().replace(b'"signature":null,', b"")
    log.write_bytes(old)
    head = canonical({"digest": sha256(old[:-1]), "sequence": 1}) + b"\n"
    (archive.folder / "custody/main/head.json").write_bytes(head)
    archive.close()
    with Archive(settings.archive, settings) as again:
        again.record("expect", detail={"service": "tv", "from": 0, "to": 1})
        assert [line.signature for line in again.custody.lines()] == [None, None]
        assert failures(again) == set()


def test_a_signature_is_made_under_the_lock_over_the_line_without_it(archive: Archive) -> None:
    seen: list[bytes] = []

    def sign(data: bytes) -> bytes:
        seen.append(data)
        return bytes(64)

    archive.record("decide", signer=Signer(actor="tester", sign=sign))
    line = raw_lines(archive)[-1]
    assert line["signature"] == "00" * 64
    assert json.loads(seen[0]) == {**line, "signature": None}


def test_whether_a_key_signed_bytes() -> None:
    private = new_key()
    signature = private.sign(b"data").hex()
    assert is_signature(public_of(private), b"data", signature)
    assert not is_signature(public_of(private), b"other", signature)
    assert not is_signature(public_of(private), b"data", "no hex")
