import json
from pathlib import Path

import pytest

from airwitness.errors import InputError, IntegrityError
from airwitness.evidence import custody as custody_module
from airwitness.evidence.custody import FIRST_PREVIOUS, Act, Custody
from airwitness.evidence.digest import sha256

A = "a" * 64


@pytest.fixture
def custody(tmp_path: Path) -> Custody:
    made = Custody(tmp_path)
    made.create()
    return made


def volume(tmp_path: Path, number: int = 1) -> Path:
    return tmp_path / "custody" / "main" / f"{number:06}.jsonl"


def test_lines_follow_each_other(custody: Custody, tmp_path: Path) -> None:
    custody.append([Act(act="init", actor="me")])
    custody.append([Act(act="add", actor="me", objects=(A,), detail=A), Act(act="add", actor="me")])
    raw = volume(tmp_path).read_bytes().splitlines()
    fields = [json.loads(line) for line in raw]
    assert [f["sequence"] for f in fields] == [1, 2, 3]
    assert fields[0]["previous"] == FIRST_PREVIOUS
    assert [f["previous"] for f in fields[1:]] == [sha256(line) for line in raw[:2]]
    assert custody.head() == (3, sha256(raw[2]))
    assert [line.act.act for line in custody.lines(after=1)] == ["add", "add"]


def test_an_empty_chain_has_a_head_of_zeros(custody: Custody) -> None:
    assert custody.head() == (0, FIRST_PREVIOUS)


def test_half_a_line_of_a_crash_is_cut_off(custody: Custody, tmp_path: Path) -> None:
    custody.append([Act(act="init", actor="me")])
    with volume(tmp_path).open("ab") as stream:
        stream.write(b'{"act":"ad')
    assert len(list(custody.lines())) == 1
    line = custody.append([Act(act="add", actor="me")])[0]
    assert line.sequence == 2
    assert len(list(custody.lines())) == 2


def test_a_log_ahead_of_its_head_is_kept(custody: Custody, tmp_path: Path) -> None:
    custody.append([Act(act="init", actor="me")])
    head = (tmp_path / "custody" / "main" / "head.json").read_bytes()
    custody.append([Act(act="add", actor="me")])
    (tmp_path / "custody" / "main" / "head.json").write_bytes(head)
    assert custody.append([Act(act="add", actor="me")])[0].sequence == 3


def test_a_log_behind_its_head_was_cut_short(custody: Custody, tmp_path: Path) -> None:
    custody.append([Act(act="init", actor="me"), Act(act="add", actor="me")])
    lines = volume(tmp_path).read_bytes().splitlines(keepends=True)
    volume(tmp_path).write_bytes(lines[0])
    with pytest.raises(IntegrityError, match="cut short"):
        custody.append([Act(act="add", actor="me")])


def test_volumes_are_closed_when_full(
    custody: Custody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(custody_module, "VOLUME_LINES", 3)
    custody.append([Act(act="add", actor="me") for _ in range(7)])
    counts = [len(volume(tmp_path, n).read_bytes().splitlines()) for n in (1, 2, 3)]
    assert counts == [3, 3, 1]
    assert [line.sequence for line in custody.lines()] == list(range(1, 8))


def test_an_empty_volume_of_a_crash_is_filled(
    custody: Custody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(custody_module, "VOLUME_LINES", 2)
    custody.append([Act(act="add", actor="me") for _ in range(2)])
    volume(tmp_path, 2).write_bytes(b'{"a')
    assert custody.append([Act(act="add", actor="me")])[0].sequence == 3
    assert len(volume(tmp_path, 2).read_bytes().splitlines()) == 1


@pytest.mark.parametrize("damage", [b"nonsense\n", b"{}\n", b'{"act":"nothing"}\n'])
def test_a_line_that_cannot_be_read_is_named(
    custody: Custody, tmp_path: Path, damage: bytes
) -> None:
    custody.append([Act(act="init", actor="me")])
    volume(tmp_path).write_bytes(damage)
    with pytest.raises(IntegrityError, match="cannot be read"):
        list(custody.lines())


def test_a_head_that_cannot_be_read_is_named(custody: Custody, tmp_path: Path) -> None:
    custody.append([Act(act="init", actor="me")])
    (tmp_path / "custody" / "main" / "head.json").write_bytes(b"[]")
    with pytest.raises(IntegrityError, match="custody head"):
        custody.head()


def test_only_known_acts_and_chosen_ids_are_recorded() -> None:
    with pytest.raises(InputError, match="not an act"):
        Act(act="delete", actor="me")
    with pytest.raises(InputError, match="cannot be an actor"):
        Act(act="add", actor="Jane Doe")


def test_times_always_have_six_decimals(
    custody: Custody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(custody_module, "now", lambda: 1_000_000)
    custody.append([Act(act="init", actor="me")])
    assert json.loads(volume(tmp_path).read_bytes())["time"] == "1970-01-01T00:00:01.000000Z"


def test_lines_behind_the_head_are_acknowledged_when_settled(
    custody: Custody, tmp_path: Path
) -> None:
    custody.append([Act(act="init", actor="me")])
    head = (tmp_path / "custody" / "main" / "head.json").read_bytes()
    line = custody.append([Act(act="add", actor="me")])[0]
    (tmp_path / "custody" / "main" / "head.json").write_bytes(head)
    for _ in range(2):
        custody.settle()
        assert custody.head() == (2, line.digest)


def test_a_log_without_its_head_is_not_healed(custody: Custody, tmp_path: Path) -> None:
    custody.append([Act(act="init", actor="me")])
    (tmp_path / "custody" / "main" / "head.json").unlink()
    for act in (custody.head, custody.settle):
        with pytest.raises(IntegrityError, match="is missing"):
            act()
