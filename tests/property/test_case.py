"""No sequence of commands gets round the two keys; no word that was typed stays in a chain.

The oracle knows nothing of how a case is read: it holds only which commands were acknowledged.
"""

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from airwitness.case.ladder import standing
from airwitness.case.shots import shots_of
from airwitness.cli import run
from airwitness.evidence.verify import FAILED, verify
from airwitness.spans import FLICKS
from tests import made_case
from tests.made_case import (
    ENROLLED,
    LENGTH,
    MATCH,
    STRANGER,
    acting,
    answer,
    copied,
    keep_search,
    the_case,
)

CHILD, OTHER = "child-in-uniform", "oath"
FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
MANY = settings(FEW, max_examples=60)


class Command(NamedTuple):
    """What an actor types; `{}` stands for the case."""

    actor: str
    words: tuple[str, ...]


def _shot(exhibit: int, start: int, length: int) -> str:
    return f"{exhibit}#t={start},{start + length}"


actors = st.sampled_from([*ENROLLED, STRANGER])
numbers = st.integers(1, 3)
shots = st.builds(_shot, numbers, st.sampled_from([0, 10, 20]), st.sampled_from([5, 20]))
lines = st.integers(8, 26).map(str)
words = st.one_of(
    st.tuples(
        st.just("clear"), shots, st.just("--faces"), st.just("0"), st.just("--role"),
        st.just("r"), st.just("--reason"), st.just("r"),
    ),
    st.tuples(st.just("code"), shots, st.sampled_from([CHILD, OTHER])),
    st.tuples(
        st.just("withhold"), st.just("--shot"), shots, st.just("--reason"), st.just("r"),
        st.just("--yes"),
    ),
    st.tuples(st.just("state"), st.just("depicts"), st.just("s"), st.just("--exhibit"),
              numbers.map(str)),
    st.tuples(
        st.just("verify-step"), numbers.map(str), st.just("source"), st.just("--exhibit"),
        numbers.map(str), st.just("--reliability"), st.just("l"), st.just("--reason"), st.just("r"),
    ),
    st.tuples(
        st.just("verify-step"), numbers.map(str),
        st.sampled_from(["first-review", "second-review"]), st.just("--reason"), st.just("r"),
    ),
    st.tuples(
        st.just("decide"), st.sampled_from(["accept", "reject"]), st.just(MATCH),
        st.just("--reason"), st.just("r"),
    ),
    st.tuples(st.just("retract"), lines, st.just("--reason"), st.just("r")),
    st.tuples(st.just("withdraw"), lines),
)  # fmt: skip
commands = st.lists(st.builds(Command, actors, words), min_size=5, max_size=25)


@dataclass
class Oracle:
    """Which commands were acknowledged, and no more."""

    cleared: list[tuple[str, int, int, int]] = field(default_factory=list)
    """Actor, exhibit, and seconds from and to."""
    children: list[tuple[int, int, int]] = field(default_factory=list)
    """Exhibit, and seconds from and to."""
    withheld: list[tuple[int, int, int]] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    """By whom, in order."""
    sources: dict[int, set[int]] = field(default_factory=dict)
    reviews: dict[int, list[str]] = field(default_factory=dict)

    def learn(self, command: Command) -> None:
        """Take in a command that was acknowledged."""
        match command.words:
            case ("clear", place, *_):
                self.cleared.append((command.actor, *_read(place)))
            case ("code", place, code) if code == CHILD:
                self.children.append(_read(place))
            case ("withhold", _, place, *_):
                self.withheld.append(_read(place))
            case ("state", *_):
                self.stated.append(command.actor)
            case ("verify-step", number, "source", _, exhibit, *_):
                self.sources.setdefault(int(number), set()).add(int(exhibit))
            case ("verify-step", number, *_):
                self.reviews.setdefault(int(number), []).append(command.actor)

    def may_be_clear(self, exhibit: int, at: int) -> bool:
        """Whether anything that was acknowledged could make this second clear."""
        covering = [
            (actor, start, end)
            for actor, number, start, end in self.cleared
            if number == exhibit and start <= at < end
        ]
        shown = [(at, at + 1), *((start, end) for _, start, end in covering)]
        has_child = any(
            number == exhibit and start < to and since < end
            for number, start, end in _everywhere(self.children)
            for since, to in shown
        )
        is_withheld = any(
            number == exhibit and start <= at < end
            for number, start, end in _everywhere(self.withheld)
        )
        by = {actor for actor, _, _ in covering if actor in ENROLLED}
        return not is_withheld and len(by) >= (2 if has_child else 1)

    def may_be_verified(self, number: int) -> bool:
        """Whether anything that was acknowledged could verify this finding."""
        reviewers = {a for a in self.reviews.get(number, []) if a in ENROLLED}
        return (
            len(self.sources.get(number, set())) >= 2
            and len(reviewers - {self.stated[number - 1]}) >= 2
        )


def _everywhere(places: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Places, and where the match puts them: 20 s of exhibit 1 are in exhibit 2 from 10 s on."""
    found = list(places)
    for number, start, end in places:
        if number == 1 and start < 20:
            found.append((2, start + 10, min(end, 20) + 10))
        elif number == 2 and start < 30 and end > 10:
            found.append((1, max(start, 10) - 10, min(end, 30) - 10))
    return found


def _read(place: str) -> tuple[int, int, int]:
    number, _, span = place.partition("#t=")
    start, _, end = span.partition(",")
    return int(number), int(start), int(end)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three exhibits of three recordings; the second shows what the first does from 10 s on."""
    folder = made_case.make(tmp_path_factory.mktemp("sequences"))
    with made_case.opened(folder) as archive:
        parts = made_case.parts(archive)
        keep_search(archive, answer(parts[0], parts[1]))
        case = the_case(archive).id
    for part in parts:
        with acting(folder, STRANGER):
            assert run(["case", "add", case, part]) == 0
    return folder


def typed(folder: Path, case: str, command: Command) -> int:
    """Run a command; gives its exit code."""
    first, *rest = command.words
    with acting(folder, command.actor):
        if first == "withdraw":
            detail = _detail(folder, int(rest[0]))
            return run(["withdraw", detail, "--reason-code", "mistake", "--yes"])
        return run(["case", first, case, *rest])


def _detail(folder: Path, line: int) -> str:
    """Digest of the detail of a line; of nothing where there is no such line."""
    raw = (folder / "custody/main/000001.jsonl").read_text().splitlines()
    return str(json.loads(raw[line - 1])["detail"]) if line <= len(raw) else "0" * 64


SHOT = "1#t=10,15"
CLEAR = ("clear", SHOT, "--faces", "0", "--role", "r", "--reason", "r")
LADDER = [
    Command("anna", ("state", "depicts", "s", "--exhibit", "1")),
    *(
        Command("anna", ("verify-step", "1", "source", "--exhibit", n, "--reliability", "l",
                         "--reason", "r"))
        for n in "12"
    ),
    Command("ben", ("verify-step", "1", "first-review", "--reason", "r")),
    Command("cleo", ("verify-step", "1", "second-review", "--reason", "r")),
]  # fmt: skip


@FEW
@given(commands)
@example([*LADDER[:-1], Command("ben", LADDER[-1].words), Command("anna", LADDER[-1].words)])
@example([*LADDER, Command("cleo", ("withdraw", "10"))])
@example([Command("anna", CLEAR), Command("anna", ("code", SHOT, CHILD)), Command("anna", CLEAR)])
@example(
    [
        Command("anna", ("code", "2#t=20,25", CHILD)),
        Command("anna", ("withhold", "--shot", "2#t=27,29", "--reason", "r", "--yes")),
        Command("dan", ("withdraw", "9")), Command("dan", ("withdraw", "15")),
        Command("anna", ("clear", "1#t=10,20", *CLEAR[2:])),
    ]
)  # fmt: skip
@example(
    [
        Command("anna", ("code", SHOT, CHILD)), Command("anna", CLEAR),
        Command("ben", ("retract", "13", "--reason", "r")), Command("ben", ("withdraw", "13")),
        Command("anna", CLEAR), Command("dan", CLEAR),
    ]
)  # fmt: skip
def test_two_keys_are_always_wanted(
    template: Path, tmp_path_factory: pytest.TempPathFactory, sequence: list[Command]
) -> None:
    tried(template, tmp_path_factory, sequence)


@pytest.mark.soak
@MANY
@given(commands)
def test_two_keys_are_wanted_by_many_sequences(
    template: Path, tmp_path_factory: pytest.TempPathFactory, sequence: list[Command]
) -> None:
    tried(template, tmp_path_factory, sequence)


def tried(
    template: Path, tmp_path_factory: pytest.TempPathFactory, sequence: list[Command]
) -> None:
    """Type a sequence, and hold what is clear and verified then against the oracle."""
    with copied_beside(template, tmp_path_factory) as folder:
        oracle = Oracle()
        with made_case.opened(folder) as archive:
            case = the_case(archive).id
            parts = made_case.parts(archive)
        for command in sequence:
            if typed(folder, case, command) == 0:
                oracle.learn(command)
        with made_case.opened(folder) as archive:
            known = archive.case(case)
            shown = shots_of(known)
            for exhibit, part in enumerate(parts, 1):
                for at in range(LENGTH):
                    if shown.clear_at(part, at * FLICKS) is not None:
                        assert oracle.may_be_clear(exhibit, at), (exhibit, at)
            for finding in known.findings:
                if standing(known, finding).is_verified:
                    assert oracle.may_be_verified(finding.number)
            before = archive.case(case)
        with acting(folder, "anna"):
            assert run(["rebuild"]) == 0
        with made_case.opened(folder) as archive:
            assert archive.case(case) == before
        assert [check for check in verify(folder) if check.state == FAILED] == []


def test_two_keys_are_enough(template: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with copied_beside(template, tmp_path_factory) as folder:
        with made_case.opened(folder) as archive:
            case, part = the_case(archive).id, made_case.parts(archive)[0]
        wanted = [Command("anna", ("code", SHOT, CHILD)), Command("anna", CLEAR)]
        for command in [*LADDER, *wanted, Command("ben", CLEAR)]:
            assert typed(folder, case, command) == 0
        with made_case.opened(folder) as archive:
            known = archive.case(case)
        assert standing(known, known.findings[0]).is_verified
        assert shots_of(known).clear_at(part, 12 * FLICKS) is not None


def copied_beside(template: Path, factory: pytest.TempPathFactory) -> AbstractContextManager[Path]:
    folder = factory.mktemp("sequence")
    (folder / "passphrase").write_text(made_case.PASSPHRASE + "\n")
    return copied(template, folder)
