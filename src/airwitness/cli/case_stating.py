"""`case state`, `verify-step`, `claim`, `claims`, `book`, `agreement`."""

import json
from pathlib import Path

import click

from airwitness.cli.case_group import case_command
from airwitness.cli.output import (
    as_json,
    in_archive,
    opened,
    print_json,
    print_table,
    say,
)
from airwitness.cli.signing import signer_of, with_passphrase
from airwitness.errors import InputError


@case_command.command("state")
@click.argument("case")
@click.argument("kind", type=click.Choice(["depicts", "says", "alleges", "assesses"]))
@click.argument("sentence")
@click.option(
    "--exhibit", "exhibits", multiple=True, help="Number, with an optional place: 3#t=1.5,4."
)
@click.option("--by", default="", help="Who alleges.")
@click.option("--perpetrator", default="", help="Whom the one who alleges holds responsible.")
@click.option("--reason", default="", help="Of an assessment.")
@click.option(
    "--confidence", type=click.Choice(["low", "moderate", "high"]), help="Of an assessment."
)
@click.option("--violation", default="", help="Which of the six grave violations it bears on.")
@click.option("--boys", type=int, default=0, help="How many boys are seen or told of.")
@click.option("--girls", type=int, default=0, help="How many girls.")
@click.option("--unknown", type=int, default=0, help="How many children of whom that is not known.")
@with_passphrase
@in_archive
def state_command(
    folder: Path | None,
    case: str,
    kind: str,
    sentence: str,
    exhibits: tuple[str, ...],
    by: str,
    perpetrator: str,
    reason: str,
    confidence: str | None,
    violation: str,
    boys: int,
    girls: int,
    unknown: int,
    passphrase_file: Path | None,
) -> None:
    """State SENTENCE with the exhibits that carry it.

    Four kinds are kept apart: what a picture depicts, what words in it say, what someone alleges
    (--by), what you assess (--reason, --confidence). Children are counted, never named.
    """
    from airwitness.acts.casework.stating import state
    from airwitness.case.content import Confidence, FindingKind

    with opened(folder) as archive:
        made = state(
            archive,
            case,
            FindingKind(kind),
            sentence,
            exhibits=exhibits,
            by=by,
            perpetrator=perpetrator,
            reason=reason,
            confidence=None if confidence is None else Confidence(confidence),
            violation=violation,
            tally={"boys": boys, "girls": girls, "unknown": unknown},
            signer=signer_of(archive, passphrase_file),
        )
    say(f"finding {made.number}, line {made.record.sequence}")


@case_command.command("verify-step")
@click.argument("case")
@click.argument("finding", type=int)
@click.argument("step", type=click.Choice(["source", "first-review", "second-review"]))
@click.option("--exhibit", type=int, help="Number of the source.")
@click.option("--reliability", default="", help="Of the source, in words.")
@click.option("--reason", required=True, help="Why it is independent; what was reviewed.")
@with_passphrase
@in_archive
def verify_step_command(
    folder: Path | None,
    case: str,
    finding: int,
    step: str,
    exhibit: int | None,
    reliability: str,
    reason: str,
    passphrase_file: Path | None,
) -> None:
    """Take a step of the ladder to `verified` with FINDING. Signed; needs a key.

    Two sources of different objects are counted; then somebody who did not state the finding
    reviews it; then another person, with another key, does so again.
    """
    from airwitness.acts.casework.stating import take_step
    from airwitness.case.content import StepKind

    with opened(folder) as archive:
        reached = take_step(
            archive,
            case,
            finding,
            StepKind(step),
            exhibit=exhibit,
            reliability=reliability,
            reason=reason,
            signer=signer_of(archive, passphrase_file),
        )
    say(f"finding {finding}: {'verified' if reached.is_verified else 'pending verification'}")
    for wanted in reached.wants:
        say(f"  wants {wanted}")


@case_command.command("claim")
@click.argument("case")
@click.argument("subject")
@click.argument("relation")
@click.argument("other", metavar="OBJECT")
@click.option(
    "--subject-kind",
    type=click.Choice(["organisation", "person"]),
    default="organisation",
    help="What SUBJECT is; an organisation if not given.",
)
@click.option(
    "--object-kind",
    "other_kind",
    type=click.Choice(["organisation", "person", "work"]),
    default="organisation",
    help="What OBJECT is; an organisation if not given.",
)
@click.option("--since", default="", help="Year, month or day: 2026, 2026-03 or 2026-03-01.")
@click.option("--until", default="", help="The same.")
@click.option("--by", "asserted_by", required=True, help="Who says so.")
@click.option("--exhibit", required=True, help="Number, with an optional place: 3#t=1.5,4.")
@with_passphrase
@in_archive
def claim_command(
    folder: Path | None,
    case: str,
    subject: str,
    relation: str,
    other: str,
    subject_kind: str,
    other_kind: str,
    since: str,
    until: str,
    asserted_by: str,
    exhibit: str,
    passphrase_file: Path | None,
) -> None:
    """Claim that SUBJECT stands in RELATION to OBJECT, as a source says.

    RELATION is `part of`, `leads`, `produced`, `aired`, `commissioned`, `owns`, or other words.
    Claims that conflict are kept side by side; nothing is decided.
    """
    from airwitness.acts.casework.stating import claim
    from airwitness.case.claims import conflicts

    with opened(folder) as archive:
        made = claim(
            archive,
            case,
            subject=subject,
            subject_kind=subject_kind,
            relation=relation,
            other=other,
            other_kind=other_kind,
            since=since,
            until=until,
            asserted_by=asserted_by,
            exhibit=exhibit,
            signer=signer_of(archive, passphrase_file),
        )
        pairs = conflicts(archive.case(case).claims)
    say(f"claim {made.number}, line {made.record.sequence}")
    for one, two in pairs:
        if two == made.number:
            say(f"  conflicts with claim {one}; both are kept")


@case_command.command("claims")
@click.argument("case")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "ftm"]),
    default="json",
    help="One JSON value with conflicts, or FollowTheMoney entities line by line.",
)
@in_archive
def claims_command(folder: Path | None, case: str, form: str) -> None:
    """Print the claims of CASE for other tools, without what is withheld."""
    from airwitness.acts.casework.showing import described_claims
    from airwitness.acts.withheld_words import words_withheld
    from airwitness.case.claims import follow_the_money
    from airwitness.redaction import cover

    with opened(folder) as archive:
        known = archive.case(case)
        words = words_withheld(archive, known)
        if form == "json":
            print_json(cover(described_claims(archive, known), words))
            return
        for entity in follow_the_money(cover(known, words)):
            say(json.dumps(entity, ensure_ascii=True, sort_keys=True))


@case_command.command("book")
@click.argument("case")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@with_passphrase
@as_json
@in_archive
def book_command(
    folder: Path | None,
    case: str,
    file: Path | None,
    passphrase_file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show the code book of CASE, or give it its own: FILE in YAML.

    What was coded before stays as it was. A code that shows a child in the shipped book must do so
    in every book.
    """
    from airwitness.acts.casework.coding import use_book
    from airwitness.case.book import book_of

    with opened(folder) as archive:
        if file is None:
            book = book_of(archive.case(case))
        else:
            try:
                data = file.read_bytes()
            except OSError as error:
                raise InputError(f"{file.name} cannot be read ({error.strerror})") from error
            book = use_book(archive, case, data, signer=signer_of(archive, passphrase_file))
    if as_json:
        print_json(
            {
                "version": book.version,
                "sha256": book.digest,
                "codes": [
                    {
                        "id": code.id,
                        "labels": dict(code.labels),
                        "definition": code.definition,
                        "include": code.include,
                        "exclude": code.exclude,
                        "example": code.example,
                        "shows_child": code.shows_child,
                        "violation": code.violation,
                        "rules": {language: list(rules) for language, rules in code.rules.items()},
                    }
                    for code in book.codes
                ],
            }
        )
        return
    say(f"code book {book.version}, {book.digest}")
    print_table(
        ("code", "child", "label", "definition"),
        [
            (code.id, "yes" if code.shows_child else "", code.labels["en"], code.definition)
            for code in book.codes
        ],
    )


@case_command.command("agreement")
@click.argument("case")
@as_json
@in_archive
def agreement_command(folder: Path | None, case: str, *, as_json: bool) -> None:
    """Say how far the coders of CASE agree: Krippendorff's alpha.

    A unit is one code at one exhibit: did the coder use it anywhere there? Counted are exhibits
    that at least two coders coded, and codes that any of them used there.
    """
    from airwitness.case.agreement import agreement

    with opened(folder) as archive:
        told = agreement(archive.case(case))
    if as_json:
        print_json(
            {
                "coders": list(told.coders),
                "exhibits": list(told.exhibits),
                "units": told.units,
                "alpha": told.alpha,
                "by_code": dict(told.by_code),
            }
        )
        return
    say(f"{len(told.coders)} coders, {len(told.exhibits)} exhibits, {told.units} units")
    say(f"alpha {_alpha(told.alpha)}")
    print_table(("code", "alpha"), [(code, _alpha(value)) for code, value in told.by_code.items()])


def _alpha(value: float | None) -> str:
    return "none: nothing differs, or nothing can be compared" if value is None else f"{value:.3f}"
