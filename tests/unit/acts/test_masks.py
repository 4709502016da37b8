"""When masks are learned, which are applied, and what is left of them when parts go."""

from dataclasses import replace

import pytest

from airwitness.acts.correct import correct
from airwitness.acts.doctor import examine
from airwitness.acts.indexing import index_waiting
from airwitness.acts.masks import apply, learn_if_due
from airwitness.acts.progress import Step
from airwitness.acts.rebuild import rebuild
from airwitness.acts.withdraw import Reason, withdraw
from airwitness.archive import Archive
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.custody import Act
from airwitness.evidence.store import DETAILS
from airwitness.evidence.verify import FAILED, verify
from airwitness.trace.picture_table import NewPictures
from tests.unit.acts.held import air, detail_of
from tests.unit.trace.shown import Corner, shown

LOGO = Corner(code=0x9AB_CDEF_0123_4567, minutes=range(12))
OTHER = replace(LOGO, code=0x123_4567_89AB_CDEF)
LETTER = replace(LOGO, minutes=(0,)).moving()


def applied(archive: Archive) -> list[tuple[str, str | None, int]]:
    """Kind, service and hours of what a search applies."""
    return [(m.kind, m.service, m.hours) for m in apply(archive, [], None).applied]


def test_a_service_has_a_mask_once_it_has_some_hours(archive: Archive) -> None:
    air(archive, "one", [shown(12, LOGO)] * 2, "a")
    air(archive, None, [shown(12, LOGO)] * 4, "b")
    air(archive, "short", [shown(3, LOGO)] * 9, "c")
    assert applied(archive) == []
    assert archive.index.masks.live() == []
    air(archive, "one", [shown(12, LOGO)], "d")
    assert applied(archive) == [("static", "one", 3)]


def test_it_is_learned_again_where_the_service_has_grown(archive: Archive) -> None:
    air(archive, "one", [shown(12, LOGO)] * 3, "a")
    air(archive, "other", [shown(12, OTHER)] * 3, "b")
    first = archive.index.masks.live()
    air(archive, "one", [shown(12, LOGO)] * 2, "c")
    assert archive.index.masks.live() == first
    air(archive, "one", [shown(12, LOGO)], "d")
    assert applied(archive) == [("static", "one", 6), ("static", "other", 3)]
    assert len(set(first) & set(archive.index.masks.live())) == 1
    assert len(archive.index.masks.files()) == 3  # what earlier searches named stays


def test_a_service_in_which_nothing_stands_is_not_looked_at_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    air(archive, "one", [shown(12, LOGO.moving())] * 3, "a")
    assert applied(archive) == []  # an empty mask is in force, and not worth a name
    steps: list[Step] = []
    learn_if_due(archive, steps.append)
    assert steps == []
    monkeypatch.setattr(archive.index.masks.__class__, "live", lambda _: [])
    learn_if_due(archive, steps.append)
    assert [step.done for step in steps] == [0, 2]


def test_common_codes_are_learned_of_all_recordings(archive: Archive) -> None:
    spread = [replace(LETTER, x=(n % 16 + 0.5) / 16, y=(n // 16 + 0.5) / 16) for n in range(20)]
    air(archive, None, [shown(1, letter) for letter in spread[:19]], "a")
    assert applied(archive) == []
    air(archive, "one", [shown(1, spread[19])], "b")
    assert applied(archive) == [("common", None, 20)]


def test_a_rebuild_gives_the_same_masks(archive: Archive) -> None:
    air(archive, "one", [shown(12, LOGO)] * 3, "a")
    live = archive.index.masks.live()
    data = archive.index.masks.files()[0].read_bytes()
    archive.index.masks.files()[0].unlink()
    with pytest.raises(IntegrityError):
        apply(archive, [], None)
    rebuild(archive)
    assert archive.index.masks.live() == live
    assert archive.index.masks.files()[0].read_bytes() == data


def test_an_addition_makes_a_damaged_mask_again(archive: Archive) -> None:
    air(archive, "one", [shown(12, LOGO)] * 3, "a")
    path = archive.index.masks.files()[0]
    data = path.read_bytes()
    path.write_bytes(data[:-40])
    index_waiting(archive)
    assert path.read_bytes() == data
    assert applied(archive) == [("static", "one", 3)]


def test_what_a_crash_left_is_no_mask(archive: Archive) -> None:
    """A file that was written, and is not on the list yet."""
    air(archive, "one", [shown(12, LOGO)] * 3, "a")
    live = archive.index.masks.live()
    archive.index.masks.retire()
    assert applied(archive) == []
    index_waiting(archive)
    assert archive.index.masks.live() == live


def test_masks_made_of_what_is_withdrawn_go(archive: Archive) -> None:
    one = air(archive, "one", [shown(12, LOGO)] * 4, "a")
    air(archive, "other", [shown(12, OTHER)] * 3, "b")
    named = [m.id for m in apply(archive, [], None).applied]
    withdraw(archive, one[0], reason=Reason.PRIVATE)
    assert applied(archive) == [("static", "other", 3)]
    with pytest.raises(InputError, match="is gone"):
        apply(archive, [], named)
    index_waiting(archive)
    assert applied(archive) == [("static", "one", 3), ("static", "other", 3)]


def test_a_corrected_service_makes_a_mask_unfit(archive: Archive) -> None:
    one = air(archive, "one", [shown(12, LOGO)] * 3, "a")
    named = [m.id for m in apply(archive, [], None).applied]
    correct(archive, one[0], service="two")
    assert applied(archive) == []
    assert [m.id for m in apply(archive, [], named).applied] == named  # asked for by name
    index_waiting(archive)
    assert archive.index.masks.live() == []
    for part in one[1:]:
        correct(archive, part, service="two")
    index_waiting(archive)
    assert applied(archive) == [("static", "two", 3)]


def test_the_name_of_a_service_goes_with_what_it_was_typed_in(archive: Archive) -> None:
    air(archive, "typed-in-error", [shown(12, LOGO)] * 3, "a")
    lines = [line for line in archive.custody.lines() if line.act.act == "add"]
    folder = archive.folder / "index" / "masks"
    assert any(b"typed-in-error" in path.read_bytes() for path in folder.iterdir())
    for line in lines:
        withdraw(archive, line.act.detail or "", reason=Reason.MISTAKE)
    assert not any(b"typed-in-error" in path.read_bytes() for path in folder.iterdir())


def test_a_part_of_two_services_is_of_the_first(archive: Archive) -> None:
    (part,) = air(archive, None, [shown(12, LOGO)], "a")
    assert archive.catalogue.services() == {part: None}
    for service in ("one", "two"):
        with archive.store.writing():
            lane = NewPictures(part=part, name="", start=0, end=0, frames=shown(1))
            detail = archive.store.put_detail({**detail_of(lane, service), "recording": service})
            act = Act(act="add", actor="tester", objects=(part,), detail=detail.digest)
            archive.custody.append([act])
            archive.store.confirm((DETAILS, detail.digest))
    archive.follow()
    assert archive.catalogue.services() == {part: "one"}


def test_the_doctor_and_the_checker_know_masks(archive: Archive) -> None:
    air(archive, "one", [shown(12, LOGO)] * 3, "a")
    findings = {f.about: f for f in examine(archive.settings)}
    live = archive.index.masks.live()
    assert findings["masks"].what == f"1 in force, 1 kept; static {live[0][:12]} one"
    assert not [c for c in verify(archive.folder) if c.state == FAILED and c.rule != "V101"]
    archive.index.masks.files()[0].write_bytes(b"x")
    findings = {f.about: f for f in examine(archive.settings)}
    assert "rebuild" in findings["archive"].what
    archive.index.masks.retire()
    findings = {f.about: f for f in examine(archive.settings)}
    assert findings["masks"].what == "0 in force, 1 kept"
