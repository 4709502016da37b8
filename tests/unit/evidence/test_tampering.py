"""Whoever changes a signed and sealed archive is named by a rule of the one-file checker."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from airwitness.acts.seal import Sealed, seal
from airwitness.acts.signing import archive_signer, enrol_actor, signer_for
from airwitness.archive import Archive
from airwitness.evidence.custody import Act
from airwitness.evidence.digest import canonical
from airwitness.evidence.keys import Signer, new_key, public_of, public_pem
from airwitness.evidence.merkle import Tree
from airwitness.evidence.seal import statement
from airwitness.evidence.verify import (
    FAILED,
    NOT_CHECKED,
    PASSED,
    Check,
    is_signed,
    main,
    verify,
)
from airwitness.settings import Settings

WORDS = "correct horse battery"
Fields = dict[str, Any]


class Kept:
    """A sealed archive and the keys of those who signed in it."""

    def __init__(self, archive: Archive, sealed: Sealed) -> None:
        self.archive = archive
        self.folder = archive.folder
        self.sealed = sealed
        self.reviewer = the_signer(archive, "reviewer")
        self.second = the_signer(archive, "second")

    def lines(self) -> list[Fields]:
        text = (self.folder / "custody/main/000001.jsonl").read_text()
        return [json.loads(line) for line in text.splitlines()]

    def place(self, act: str) -> int:
        return [line["act"] for line in self.lines()].index(act)

    def rewrite(self, change: Callable[[list[Fields]], None]) -> None:
        """Change lines, and make the chain and its head consistent again."""
        lines, previous, out = self.lines(), "0" * 64, b""
        change(lines)
        for number, line in enumerate(lines, 1):
            line |= {"previous": previous, "sequence": number}
            raw = canonical(line)
            previous, out = hashlib.sha256(raw).hexdigest(), out + raw + b"\n"
        (self.folder / "custody/main/000001.jsonl").write_bytes(out)
        head = canonical({"digest": previous, "sequence": len(lines)}) + b"\n"
        (self.folder / "custody/main/head.json").write_bytes(head)

    def replace(self, digest: str, data: bytes) -> None:
        path = self.archive.store.path(digest)
        path.chmod(0o600)
        path.write_bytes(data)

    def put(self, data: bytes) -> str:
        return self.archive.store.put_bytes(data).digest

    def failed(self, **options: str) -> list[Check]:
        return [c for c in verify(self.folder, **options) if c.state == FAILED]  # type: ignore[arg-type]

    def rules(self, **options: str) -> set[str]:
        return {check.rule for check in self.failed(**options)}


def the_signer(archive: Archive, actor: str) -> Signer:
    signer = signer_for(archive, actor, lambda: WORDS)
    assert signer is not None
    return signer


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sealed]:
    """An archive in which two have keys and one decided, sealed before its last line."""
    settings = Settings(archive=tmp_path_factory.mktemp("kept") / "archive", actor="tester")
    with Archive.create(settings.archive, settings) as archive:
        for actor in ("reviewer", "second"):
            enrol_actor(archive, actor, lambda: WORDS)
        archive.record("expect", detail={"service": "tv", "from": 0, "to": 1})
        archive.record("decide", detail={"reason": "x"}, signer=the_signer(archive, "reviewer"))
        sealed = seal(archive)
        archive.record("expect", detail={"service": "tv", "from": 1, "to": 2})
    return settings.archive, sealed


@pytest.fixture
def kept(template: tuple[Path, Sealed], settings: Settings) -> Iterator[Kept]:
    made, sealed = template
    shutil.copytree(made, settings.archive)
    with Archive(settings.archive, settings) as archive:
        yield Kept(archive, sealed)


def resign(line: Fields, signer: Signer) -> None:
    line["signature"] = signer.sign(canonical({**line, "signature": None})).hex()


def test_an_untouched_archive_passes(kept: Kept) -> None:
    assert kept.failed() == []
    counts = {c.rule: c.object for c in verify(kept.folder) if c.state == PASSED}
    assert counts["V301"] == "6 signatures"  # three enrolments, a decision, the seal twice
    assert (counts["V302"], counts["V305"]) == ("1 seals", "3 keys")


def test_a_flipped_signature(kept: Kept) -> None:
    def flip(lines: list[Fields]) -> None:
        line = lines[kept.place("decide")]
        line["signature"] = f"{int(line['signature'][0], 16) ^ 1:x}{line['signature'][1:]}"

    kept.rewrite(flip)
    assert kept.rules() == {"V301", "V302"}


def test_a_line_signed_again_by_another_key(kept: Kept) -> None:
    kept.rewrite(lambda lines: resign(lines[kept.place("decide")], kept.second))
    (named, _) = kept.failed()[:2]
    assert "not by the key of reviewer" in named.detail
    kept.rewrite(lambda lines: lines[kept.place("decide")].update(actor="second"))
    assert "V301" in kept.rules()


def test_a_line_by_somebody_without_a_key(kept: Kept) -> None:
    signer = Signer(actor="nobody", sign=new_key().sign)
    kept.archive.record("decide", signer=signer)
    (named,) = kept.failed()
    assert (named.rule, named.detail) == (
        "V301",
        "nobody has no key by which it could be signed",
    )


def test_a_signature_that_was_taken_off(kept: Kept) -> None:
    kept.rewrite(lambda lines: lines[kept.place("decide")].update(signature=None))
    assert kept.rules() == {"V301", "V302", "V304"}


def test_an_unsigned_line_of_somebody_who_has_a_key(kept: Kept) -> None:
    for act in ("decide", "clear", "withhold", "state", "step", "seal"):
        kept.archive.custody.append([Act(act=act, actor="reviewer")])
    kept.archive.custody.append([Act(act="code", actor="reviewer")])
    assert [c.rule for c in kept.failed()] == ["V301"] + 6 * ["V304"]


@pytest.mark.parametrize("member", ["time", "detail", "version", "objects"])
def test_a_signed_line_in_which_anything_was_changed(kept: Kept, member: str) -> None:
    values: Fields = {
        "time": "2020-01-01T00:00:00.000000Z",
        "detail": kept.lines()[kept.place("expect")]["detail"],
        "version": "9.9.9",
        "objects": ["0" * 64],
    }
    kept.rewrite(lambda lines: lines[kept.place("decide")].update({member: values[member]}))
    assert {"V301", "V302"} <= kept.rules()


def test_a_signed_line_at_another_place(kept: Kept) -> None:
    def move(lines: list[Fields]) -> None:
        lines.append(lines.pop(kept.place("decide")))

    kept.rewrite(move)
    assert "V301" in kept.rules()


def test_a_log_rewritten_after_the_seal(kept: Kept) -> None:
    before = kept.place("expect")
    kept.rewrite(lambda lines: lines[before].update(time="2020-01-01T00:00:00.000000Z"))
    assert "V302" in kept.rules()
    (named,) = [c for c in kept.failed() if c.rule == "V302"]
    assert named.object == f"seal at line {kept.sealed.sequence}"
    assert f"line {kept.sealed.sealed} is not the line that was sealed" in named.detail


def test_a_log_from_which_the_seal_was_taken(kept: Kept) -> None:
    """Only who kept the digest of the statement elsewhere can tell."""

    def take(lines: list[Fields]) -> None:
        for line in lines[kept.place("seal") :]:
            line["detail"] = None
        del lines[kept.place("seal")]

    kept.rewrite(take)
    kept.archive.close()
    with Archive(kept.folder, kept.archive.settings):
        pass
    assert "V302" not in kept.rules()
    assert "V302" in kept.rules(since=kept.sealed.statement)


def test_a_changed_statement(kept: Kept) -> None:
    data = kept.archive.store.read(kept.sealed.statement)
    kept.replace(kept.sealed.statement, data.replace(b"seal 1", b"seal 2"))
    assert kept.rules() == {"V101", "V301"}


def test_an_exchanged_signature_of_a_seal(kept: Kept) -> None:
    _, signature = kept.lines()[kept.place("seal")]["objects"]
    kept.replace(signature, bytes(64))
    assert kept.rules() == {"V101", "V301"}


def test_an_exchanged_key(kept: Kept) -> None:
    key = kept.archive.enrolled()["reviewer"].key
    kept.replace(key, public_pem(public_of(new_key())))
    failed = kept.failed()
    assert {check.rule for check in failed} == {"V101", "V301", "V305"}
    kept.archive.store.path(key).unlink()
    assert {"V102", "V301", "V305"} == kept.rules()


def test_a_withdrawn_key_signs_nothing(kept: Kept) -> None:
    key = kept.archive.enrolled()["reviewer"].key
    kept.archive.record("withdraw", objects=(key,))
    kept.archive.store.remove(key)
    assert kept.rules() == {"V301", "V305"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"format": "airwitness seal 9"}, "form"),
        ({"chain": "other"}, "form"),
        ({"sequence": True}, "form"),
        ({"sequence": "1"}, "form"),
        ({"key": "0" * 64}, "form"),
        ({"key": 5}, "form"),
        ({"older": ["0" * 64]}, "form"),
        ({"older": [[]]}, "form"),
        ({"more": "x"}, "form"),
        ({"sequence": 99}, "rewritten"),
        ({"sequence": 0}, "rewritten"),
        ({"digest": "0" * 64}, "rewritten"),
        ({"root": "0" * 64}, "root"),
        ({"root": 5}, "root"),
    ],
)
def test_a_statement_that_its_own_archive_signed_and_is_wrong(
    kept: Kept, change: Fields, why: str
) -> None:
    known, signer = archive_signer(kept.archive)
    sequence, digest = kept.archive.custody.head()
    right = json.loads(
        statement(
            sequence=sequence,
            digest=digest,
            root=Tree(kept.archive.custody.raw_lines()).root(sequence),
            time="2026-01-01T00:00:00Z",
            key=known.key,
        )
    )
    data = canonical({**right, **change}) + b"\n"
    with kept.archive.store.writing():
        objects = kept.put(data), kept.put(signer.sign(data))
        kept.archive.record("seal", objects=objects, signer=signer)
    (named,) = kept.failed()
    assert named.rule == {"form": "V301", "rewritten": "V302", "root": "V306"}[why]
    assert why in named.detail


@pytest.mark.parametrize("data", [b"not json", b"[]\n", b"[" * 100_000, b"{} \n"])
def test_a_statement_that_is_none(kept: Kept, data: bytes) -> None:
    _, signer = archive_signer(kept.archive)
    with kept.archive.store.writing():
        objects = kept.put(data), kept.put(signer.sign(data))
        kept.archive.record("seal", objects=objects, signer=signer)
    assert [(c.rule, c.detail) for c in kept.failed()] == [
        ("V301", "its statement is not in the form of one")
    ]


def test_a_seal_by_another_key_or_of_too_few_objects(kept: Kept) -> None:
    known, signer = archive_signer(kept.archive)
    data = kept.archive.store.read(kept.sealed.statement)
    assert known.key in data.decode()
    with kept.archive.store.writing():
        other = kept.put(kept.reviewer.sign(data))
        kept.archive.record("seal", objects=(kept.sealed.statement, other), signer=signer)
        kept.archive.record("seal", objects=(kept.sealed.statement,), signer=signer)
        kept.archive.record("seal", signer=signer)
    assert [c.rule for c in kept.failed()] == 3 * ["V301"]


def test_a_seal_with_objects_that_are_no_time_stamp(kept: Kept) -> None:
    _, signer = archive_signer(kept.archive)
    objects = kept.lines()[kept.place("seal")]["objects"]
    kept.archive.record("seal", objects=(*objects, objects[0]), signer=signer)
    assert [(c.rule, c.detail) for c in kept.failed()] == [
        ("V303", "its objects are not those of a seal")
    ]


def test_a_seal_in_an_archive_that_enrolled_no_key(archive: Archive) -> None:
    with archive.store.writing():
        objects = tuple(archive.store.put_bytes(data).digest for data in (b"a", b"b"))
        archive.record("seal", objects=objects)
    failed = [c for c in verify(archive.folder) if c.state == FAILED]
    assert [c.rule for c in failed] == ["V301"]


def enrol(archive: Archive, actor: str, data: bytes, *, sign: bool = True) -> None:
    """An enrolment that the program would not write."""
    private = new_key()
    with archive.store.writing():
        key = archive.store.put_bytes(data or public_pem(public_of(private))).digest
        act = Act(act="enrol", actor=actor, objects=(key,))
        archive.custody.append([act], private.sign if sign else None)


def test_an_id_that_enrols_twice(kept: Kept) -> None:
    enrol(kept.archive, "reviewer", b"")
    assert [(c.rule, c.detail) for c in kept.failed() if c.rule == "V305"] == [
        ("V305", "reviewer was enrolled before")
    ]
    assert "V301" in kept.rules()


def test_one_key_of_two_ids(kept: Kept) -> None:
    """Two persons mean two keys."""
    pem = kept.archive.store.read(kept.archive.enrolled()["reviewer"].key)
    enrol(kept.archive, "third", pem)
    assert "another actor has this key" in {c.detail for c in kept.failed()}


def test_a_key_without_proof_of_possession(kept: Kept) -> None:
    enrol(kept.archive, "third", b"", sign=False)
    assert [c.detail for c in kept.failed()] == ["it is not signed by the key that it enrols"]


SMALL_ORDER = [bytes([1]) + bytes(31), bytes(32), bytes([0] * 31 + [128])]
NO_POINT = [bytes([2]) + bytes(31), b"\xff" * 32, bytes([1] + [0] * 30 + [128])]


@pytest.mark.parametrize(
    "data",
    [b"nonsense", public_pem(bytes(31)), *map(public_pem, SMALL_ORDER), *map(public_pem, NO_POINT)],
)
def test_what_is_no_key(kept: Kept, data: bytes) -> None:
    enrol(kept.archive, "third", data)
    assert "it names no public key of Ed25519 that is there" in {c.detail for c in kept.failed()}


def test_an_enrolment_of_no_object(kept: Kept) -> None:
    kept.archive.custody.append([Act(act="enrol", actor="third")])
    assert kept.rules() == {"V305"}


def derive(archive: Archive, detail: Fields | None) -> None:
    with archive.store.writing():
        made = archive.store.put_bytes(json.dumps(detail).encode()).digest
        archive.record("derive", objects=(made,), detail=detail)


def test_a_derivation_names_what_it_was_made_of(kept: Kept) -> None:
    known = kept.archive.enrolled()["reviewer"].key
    derive(kept.archive, {"inputs": [known]})
    assert kept.failed() == []
    wrong: list[Fields | None] = [
        None, {}, {"inputs": []}, {"inputs": "x"}, {"inputs": [known, "0" * 64]},
    ]  # fmt: skip
    for detail in wrong:
        derive(kept.archive, detail)
    assert [c.rule for c in kept.failed()] == 5 * ["V401"]


def test_a_derivation_whose_detail_is_not_disclosed(kept: Kept) -> None:
    derive(kept.archive, {"inputs": [kept.archive.enrolled()["reviewer"].key]})
    detail = kept.lines()[-1]["detail"]
    kept.archive.record("withdraw", objects=(detail,))
    kept.archive.store.remove(detail)
    told = [c for c in verify(kept.folder) if c.rule == "V401"]
    assert [c.state for c in told] == [NOT_CHECKED, PASSED]


def test_only_what_is_new_is_read_again(kept: Kept, tmp_path: Path) -> None:
    source = tmp_path / "left"
    source.write_bytes(b"broadcast")
    left = hashlib.sha256(b"broadcast").hexdigest()
    kept.archive.record("add", objects=(left,), detail={"place": str(source)})
    again = seal(kept.archive)
    key = kept.archive.enrolled()["reviewer"].key
    for since in (str(again.sequence), again.statement):
        checks = verify(kept.folder, since=since)
        assert [c for c in checks if c.state == FAILED] == []
        told = {c.rule: c.object for c in checks if c.detail == "before the seal"}
        assert told == {"V101": "5 files", "V104": "5 files", "V107": left}
    detail = kept.lines()[kept.place("expect")]["detail"]
    path = kept.archive.store.path(detail, shelf="details")
    path.chmod(0o600)
    path.write_bytes(b"changed")
    assert kept.rules() == {"V104"}
    assert kept.rules(since=str(again.sequence)) == set()
    kept.archive.store.path(key).unlink()
    assert kept.rules(since=str(again.sequence)) >= {"V102"}


@pytest.mark.parametrize("since", ["4", "nonsense", "0" * 64])
def test_since_what_is_no_seal_everything_is_read(kept: Kept, since: str) -> None:
    (named,) = kept.failed(since=since)
    assert (named.rule, named.object) == ("V302", since)
    assert not any(c.detail == "before the seal" for c in verify(kept.folder, since=since))


def test_the_script_knows_since(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(kept.folder), "--since", str(kept.sealed.sequence)]) == 0
    assert "before the seal" in capsys.readouterr().out


RFC_8032 = [  # §7.1: secret key, message
    ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", ""),
    ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72"),
    ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82"),
]
PUBLIC = [
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
]
SIGNED = [
    (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
        "b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
        "1d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
        "c6594a7c15e9716ed28dc027beceea1ec40a"
    ),
]


@pytest.mark.parametrize("number", range(3))
def test_signatures_of_the_standard(number: int) -> None:
    message = bytes.fromhex(RFC_8032[number][1])
    key, signature = bytes.fromhex(PUBLIC[number]), bytes.fromhex(SIGNED[number])
    assert is_signed(key, message, signature)
    assert not is_signed(key, message + b"x", signature)


def test_nobody_makes_a_second_signature_of_a_first() -> None:
    order = 2**252 + 27742317777372353535851937790883648493
    key, signature = bytes.fromhex(PUBLIC[0]), bytes.fromhex(SIGNED[0])
    more = int.from_bytes(signature[32:], "little") + order
    assert not is_signed(key, b"", signature[:32] + more.to_bytes(32, "little"))
    assert not is_signed(key, b"", signature + b"\0")
    assert not is_signed(NO_POINT[0], b"", signature)


def test_the_settings_of_the_fixture_sign_nothing(kept: Kept, settings: Settings) -> None:
    assert settings.actor == "tester"
    assert {line["actor"] for line in kept.lines() if line["signature"]} == {
        "archive", "reviewer", "second",
    }  # fmt: skip
