"""Verify with all that this program can do: the one-file checker, and time stamps besides.

`evidence/verify.py` has the standard library alone, which reads no certificates: of a time stamp
it prints the command that checks it. Here the same rule, V303, is decided.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from airwitness.errors import AirwitnessError, IntegrityError
from airwitness.evidence.custody import Custody
from airwitness.evidence.extract import extracted_seals
from airwitness.evidence.seal import Seal, older_objects, recorded_seals, token_of
from airwitness.evidence.store import Store
from airwitness.evidence.tokens import Token
from airwitness.evidence.verify import (
    FAILED,
    NOT_CHECKED,
    PASSED,
    RULES,
    Check,
    Told,
    verify,
)
from airwitness.spans import format_utc, now

WARNING = 90 * 86_400 * 1_000_000  # microseconds before a certificate ends
_AGAIN = "run `airwitness seal --restamp`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A time stamp of a seal that holds."""

    seal: Seal
    reply: str
    """Digest of the reply."""
    token: Token


def verify_archive(
    folder: Path, tell: Told | None = None, *, since: str | None = None, at: int | None = None
) -> list[Check]:
    """Check everything, time stamps too; raises nothing for bad evidence.

    Args:
        folder: the archive, or a bag.
        tell: is told how many files of how many have been read.
        since: line of a seal, or digest of its statement: what came before is not read again.
        at: when, microseconds UTC; now where not given.
    """
    checks = verify(folder, tell, since=since)
    if not any(check.rule == "V303" and check.state == NOT_CHECKED for check in checks):
        return checks
    try:
        stamps = check_stamps(folder, now() if at is None else at)
    except AirwitnessError:  # the log cannot be read, which other rules say
        return checks
    kept = [c for c in checks if c.rule != "V303" or c.state == FAILED]
    return sorted([*kept, *stamps], key=lambda check: check.rule)


def check_stamps(folder: Path, at: int) -> list[Check]:
    """V303 of every seal.

    Args:
        folder: the archive, or a bag.
        at: when, microseconds UTC: certificates that ended before are told.

    Raises:
        IntegrityError: the log cannot be read.
    """
    is_bag = (folder / "bagit.txt").is_file()
    store = Store(folder / "data" if is_bag else folder)
    seals = _packed(folder) if is_bag else recorded_seals(Custody(folder))
    found, checks = list[Stamped](), list[Check]()
    for seal in seals:
        if not seal.stamps:
            checks.append(Check("V303", NOT_CHECKED, _name(seal), "not stamped"))
        for stamp in seal.stamps:
            try:
                token = token_of(store, seal, stamp)
            except IntegrityError as error:
                checks.append(Check("V303", FAILED, _name(seal), error.reason))
            else:
                found.append(Stamped(seal=seal, reply=stamp[1], token=token))
    checks += _ends(found, store, at)
    if found and not any(check.state == FAILED for check in checks):
        last = found[-1].token
        what = f"{RULES['V303']}; the last is of {format_utc(last.time)} by {last.authority}"
        checks.append(Check("V303", PASSED, f"{len(found)} time stamps", what))
    return checks


def _packed(bag: Path) -> list[Seal]:
    """The seals of a bag."""
    try:
        return extracted_seals((bag / "data" / "custody.json").read_bytes())
    except OSError as error:
        raise IntegrityError("custody.json", "it cannot be read") from error


def _name(seal: Seal) -> str:
    return f"seal at line {seal.sequence}"


def _ends(found: list[Stamped], store: Store, at: int) -> Iterator[Check]:
    """What is to be said of certificates that end, or have ended."""
    carried = _carried(found, store)
    for stamped in found:
        until = carried[stamped.reply]
        if until < at:
            why = f"its certificate ended on {format_utc(until)} and nothing stamped it again"
            yield Check("V303", NOT_CHECKED, _name(stamped.seal), why)
        elif until < at + WARNING:
            why = f"its certificate ends on {format_utc(until)}: {_AGAIN}"
            yield Check("V303", PASSED, _name(stamped.seal), why)


def _carried(found: list[Stamped], store: Store) -> dict[str, int]:
    """Until when each reply is vouched for.

    By its own certificates, or by a later stamp made over its digest while they counted.
    """
    older = {one.seal.sequence: older_objects(store, one.seal) for one in found}
    until: dict[str, int] = {}
    for place in range(len(found) - 1, -1, -1):
        one = found[place]
        ends = [one.token.until]
        for later in found[place + 1 :]:
            is_over_it = one.reply in older[later.seal.sequence]
            if is_over_it and later.token.time <= one.token.until:
                ends.append(until[later.reply])
        until[one.reply] = max(ends)
    return until
