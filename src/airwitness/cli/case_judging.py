"""`case code`, `decide`, `retract`, `clear`, `withhold`: what people judge."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from airwitness.cli.case_group import case_command
from airwitness.cli.output import in_archive, opened, say
from airwitness.cli.signing import signer_of, with_passphrase
from airwitness.errors import InputError

if TYPE_CHECKING:
    from airwitness.case.place import Region

_BOX_SIDES = 4


@case_command.command("code")
@click.argument("case")
@click.argument("place")
@click.argument("code")
@click.option("--note", default="", help="What the next coder should know.")
@with_passphrase
@in_archive
def code_command(
    folder: Path | None, case: str, place: str, code: str, note: str, passphrase_file: Path | None
) -> None:
    """Use CODE of the code book at PLACE: an exhibit's number, or a place in it (`3#t=1.5,4`).

    `case book CASE` lists the codes. A code that shows a child guards the place for good: its
    pictures are shown clear only after two persons cleared them.
    """
    from airwitness.acts.casework.coding import code_place

    with opened(folder) as archive:
        signer = signer_of(archive, passphrase_file)
        coding = code_place(archive, case, place, code, note=note, signer=signer)
    say(f"line {coding.record.sequence}: {coding.code} at exhibit {coding.exhibit}")


@case_command.command("decide")
@click.argument("case")
@click.argument("verdict", type=click.Choice(["accept", "reject"]))
@click.argument("match")
@click.option("--reason", required=True, help="Why, in words; can itself be withdrawn.")
@with_passphrase
@in_archive
def decide_command(
    folder: Path | None,
    case: str,
    verdict: str,
    match: str,
    reason: str,
    passphrase_file: Path | None,
) -> None:
    """Accept or reject MATCH of a search of the case. Signed; needs a key.

    The decision names what was compared, not the id: found again, a rejected match stays rejected.
    The last decision about a match holds.
    """
    from airwitness.acts.casework.deciding import decide

    with opened(folder) as archive:
        signer = signer_of(archive, passphrase_file)
        made = decide(
            archive, case, match, accept=verdict == "accept", reason=reason, signer=signer
        )
    say(f"line {made.record.sequence}: {match} {'accepted' if made.is_accepted else 'rejected'}")


@case_command.command("retract")
@click.argument("case")
@click.argument("line", type=int)
@click.option("--reason", required=True, help="Why, in words; can itself be withdrawn.")
@with_passphrase
@in_archive
def retract_command(
    folder: Path | None, case: str, line: int, reason: str, passphrase_file: Path | None
) -> None:
    """Take the exhibit, coding, finding, clearing or claim of LINE back. Signed; needs a key.

    It stays on record, and its number is not given again. What was withheld cannot be taken back.
    """
    from airwitness.acts.casework.deciding import retract

    with opened(folder) as archive:
        signer = signer_of(archive, passphrase_file)
        retract(archive, case, line, reason=reason, signer=signer)
    say(f"took back line {line}")


@case_command.command("clear")
@click.argument("case")
@click.argument("place")
@click.option("--faces", type=int, required=True, help="How many faces are visible; count them.")
@click.option(
    "--box", "boxes", multiple=True, metavar="X,Y,W,H", help="In percent; one for each face."
)
@click.option("--role", required=True, help="In what role you clear it.")
@click.option("--reason", required=True, help="Why it may be shown.")
@with_passphrase
@in_archive
def clear_command(
    folder: Path | None,
    case: str,
    place: str,
    faces: int,
    boxes: tuple[str, ...],
    role: str,
    reason: str,
    passphrase_file: Path | None,
) -> None:
    """Say that the pictures of one shot may be shown. Signed; needs a key.

    PLACE is a shot of an exhibit, such as `3#t=12,18.5`. The boxes stay obscured: at least one for
    each face that you count. Where a child was seen, a second actor with another key must clear
    it too.
    """
    from airwitness.acts.casework.clearing import clear

    regions = [_region(box) for box in boxes]
    with opened(folder) as archive:
        made, is_clear = clear(
            archive,
            case,
            place,
            faces=faces,
            boxes=regions,
            role=role,
            reason=reason,
            signer=signer_of(archive, passphrase_file),
        )
    say(f"line {made.record.sequence}: cleared {place}, {len(made.boxes)} boxes stay obscured")
    if not is_clear:
        say(
            "a child was seen there: it stays obscured until another actor with a key clears it too"
        )


def _region(text: str) -> "Region":
    """A box as it was typed, in percent."""
    from airwitness.case.place import Place

    sides = text.split(",")
    if len(sides) != _BOX_SIDES:
        raise InputError(f"{text!r} is no box", advice="give x,y,w,h in percent: --box 10,5,30,40")
    region = Place.of_fragment("0" * 64, f"xywh=percent:{text}").region
    if region is None:
        raise InputError(f"{text!r} is no box")
    return region


@case_command.command("withhold")
@click.argument("case")
@click.option("--shot", help="Pictures of this place, also where other files show the same.")
@click.option("--words", help="Characters of a text, such as 4#char=216,246.")
@click.option("--phrase", help="These words, wherever they stand.")
@click.option("--track", help="Sound of this place, such as 3#t=12,18.5.")
@click.option("--reason", required=True, help="Why, in words; can itself be withdrawn.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_passphrase
@in_archive
def withhold_command(
    folder: Path | None,
    case: str,
    shot: str | None,
    words: str | None,
    phrase: str | None,
    track: str | None,
    reason: str,
    passphrase_file: Path | None,
    *,
    yes: bool,
) -> None:
    """Keep something from leaving in any form, in every case. This cannot be undone.

    It beats every clearing. A place is an exhibit's number or an object of the archive, with a
    place in it. A phrase is itself kept as a detail: withdraw that, and all texts of the case are
    withheld instead.
    """
    from airwitness.acts.casework.clearing import withhold
    from airwitness.case.content import Withheld

    given = [
        (what, place, typed)
        for what, place, typed in (
            (Withheld.SHOT, shot, None),
            (Withheld.WORDS, words, None),
            (Withheld.WORDS, None, phrase),
            (Withheld.TRACK, track, None),
        )
        if place or typed
    ]
    if len(given) != 1:
        raise InputError(
            "one thing is withheld at a time", advice="--shot, --words, --phrase or --track"
        )
    what, place, typed = given[0]
    with opened(folder) as archive:
        if not yes:
            click.confirm("Withhold this for good?", abort=True, err=True)
        made = withhold(
            archive,
            case,
            what,
            place=place or "",
            phrase=typed or "",
            reason=reason,
            signer=signer_of(archive, passphrase_file),
        )
    say(f"line {made.record.sequence}: withheld for good, in every case")
