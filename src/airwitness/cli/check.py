"""`verify`, `rebuild`, `doctor`: whether all is as it should be."""

from pathlib import Path

import click

from airwitness.cli.output import (
    as_json,
    in_archive,
    opened,
    print_json,
    print_table,
    progress,
    say,
    settings_of,
)
from airwitness.errors import EXIT_COMPLETE, EXIT_FAILED_CHECK


@click.command("verify")
@click.argument("what", required=False, type=click.Path(path_type=Path), metavar="[ARCHIVE|BAG]")
@click.option(
    "--since",
    metavar="SEAL",
    help="Read again only what came in after this seal: its line, or digest of its statement.",
)
@as_json
@in_archive
def verify_command(
    folder: Path | None, what: Path | None, since: str | None, *, as_json: bool
) -> int:
    """Re-read an archive or a bag and check it against custody. Exit 1 if a check failed."""
    from dataclasses import asdict

    from airwitness.acts.progress import Step
    from airwitness.acts.verify import verify_archive
    from airwitness.evidence.verify import FAILED

    archive = what or settings_of(folder).archive
    with progress() as tell:
        checks = verify_archive(
            archive,
            lambda done, total: tell(Step(doing="verifying", name="", done=done, total=total)),
            since=since,
        )
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        print_table(
            ("rule", "outcome", "on", "what"),
            [(c.rule, c.state, c.object, c.detail) for c in checks],
        )
    return EXIT_FAILED_CHECK if any(c.state == FAILED for c in checks) else EXIT_COMPLETE


@click.command("rebuild")
@click.option("--fingerprints", is_flag=True, help="Decode and fingerprint every part again.")
@in_archive
def rebuild_command(folder: Path | None, *, fingerprints: bool) -> None:
    """Make the catalogue again: from custody and segments, and by reading articles again."""
    from airwitness.acts.rebuild import forget_damaged, rebuild

    forget_damaged(settings_of(folder).archive)
    with opened(folder) as archive, progress() as tell:
        unread = rebuild(archive, fingerprints=fingerprints, tell=tell)
        articles = len(archive.catalogue.articles())
        recordings = len(archive.catalogue.recordings())
        waiting = len(archive.catalogue.waiting())
    say(f"{recordings} recordings, {waiting} parts waiting")
    if articles:
        say(f"{articles} articles, {len(unread)} waiting")
    for missed in unread:
        say(f"  {missed.article.id} is not read: {missed.reason}")


@click.command("doctor")
@as_json
@in_archive
def doctor_command(folder: Path | None, *, as_json: bool) -> int:
    """Say whether this machine and archive are fit for the work."""
    from airwitness.acts.doctor import examine

    findings = examine(settings_of(folder))
    if as_json:
        print_json([{"about": f.about, "state": f.state, "what": f.what} for f in findings])
    else:
        print_table(("about", "state", "what"), [(f.about, f.state, f.what) for f in findings])
    return EXIT_FAILED_CHECK if any(f.state == "failed" for f in findings) else EXIT_COMPLETE
