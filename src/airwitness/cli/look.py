"""`list` and `show`: what an archive holds."""

from pathlib import Path
from typing import Any

import click

from airwitness.cli.output import (
    Isolated,
    as_json,
    clock_text,
    in_archive,
    opened,
    print_json,
    print_table,
    say,
)


@click.command("list")
@as_json
@in_archive
def list_command(folder: Path | None, *, as_json: bool) -> None:
    """List recordings by service and time, articles and imported bags as they came in."""
    from airwitness.acts.import_bag import described_bag, imported
    from airwitness.acts.show import described, described_articles

    with opened(folder) as archive:
        recordings = [described(archive, r) for r in archive.catalogue.recordings()]
        articles = described_articles(archive)
        bags = [described_bag(bag) for bag in imported(archive)]
    if as_json:
        print_json([*recordings, *articles, *bags])
        return
    rows = [
        (
            r["id"],
            r["service"] or "",
            r["start"] or "",
            clock_text(r["duration"]),
            str(len(r["parts"])),
            ", ".join(sorted({part["state"] for part in r["parts"]})),
            r["name"],
        )
        for r in recordings
    ]
    if rows or not (articles or bags):
        print_table(("recording", "service", "start", "length", "parts", "state", "file"), rows)
    if articles:
        told = [
            (
                a["id"],
                a["kind"],
                a["language"] or "",
                _text_of(a["date"]),
                _text_of(a["outlet"]),
                a["state"],
                _text_of(a["title"]) or a["url"] or a["name"],
            )
            for a in articles
        ]
        headings = ("article", "kind", "language", "date", "outlet", "state", "title")
        print_table(headings, told)
    if bags:
        packed = [(b["id"], b["imported"], b["by"], b["case"], str(len(b["files"]))) for b in bags]
        print_table(("bag", "imported", "by", "case", "files"), packed)


def _text_of(found: dict[str, Any] | None) -> str:
    return "" if found is None else str(found["text"])


@click.command("show")
@click.argument("wanted", metavar="ID")
@as_json
@in_archive
def show_command(folder: Path | None, wanted: str, *, as_json: bool) -> None:
    """Show a recording, an article or an imported bag, and its custody lines.

    Of a recording: its parts, their tracks and gaps. Of an article: where it is from, what it says
    of itself and where, and its kept text. Of a bag: its files.
    """
    from airwitness.acts.import_bag import described_bag, imported_bag
    from airwitness.acts.show import described_article_fully, described_fully

    with opened(folder) as archive:
        bag = imported_bag(archive, wanted)
        if bag is not None:
            shown = described_bag(bag)
        elif archive.is_article(wanted):
            shown = described_article_fully(archive, archive.article(wanted))
        else:
            shown = described_fully(archive, archive.recording(wanted))
    if as_json:
        print_json(shown)
    elif bag is not None:
        say(f"{shown['id']}  bag of case {shown['case']}, line {shown['sequence']}")
        say(f"\nmanifest {shown['manifest']}")
        print_table(("file", "sha256"), [(f["name"], f["sha256"]) for f in shown["files"]])
    elif "parts" in shown:
        _say_recording(shown)
    else:
        _say_article(shown)


def _say_article(shown: dict[str, Any]) -> None:
    say(f"{shown['id']}  {shown['kind']}  {shown['name']}")
    say(f"\nobject {shown['sha256']}")
    say(f"  {shown['form']}, {shown['size']} bytes, {shown['state']}, {shown['encoding'] or ''}")
    for name in ("url", "fetched", "part", "language"):
        if shown[name]:
            say(f"  {name} {shown[name]}")
    for name in ("title", "byline", "outlet", "date"):
        found = shown[name]
        if found:
            say(f"  {name} ({found['how']}): ", Isolated(found["text"]))
    for problem in [*(shown["problems"] or ()), *(shown["guesses"] or ())]:
        say(f"  problem: {problem}")
    for block in shown["blocks"]:
        text = Isolated(shown["text"][block["start"] : block["end"]])
        say(f"\n[{block['start']}-{block['end']} {block['kind']}] ", text)
    say("")
    _say_custody(shown)


def _say_custody(shown: dict[str, Any]) -> None:
    rows = [(str(c["sequence"]), c["time"], c["act"], c["actor"]) for c in shown["custody"]]
    print_table(("custody line", "time", "act", "actor"), rows)


def _say_recording(shown: dict[str, Any]) -> None:
    say(f"{shown['id']}  {shown['service'] or 'no service'}  {shown['name']}")
    for part in shown["parts"]:
        say(f"\npart {part['sha256']}")
        say(f"  file {part['name']}, {part['size']} bytes, {part['state']}")
        say(f"  starts {part['start'] or 'at an unknown time'} ± {part['clock_error']:g} s")
        say(f"  lasts {clock_text(part['duration'])}")
        for track in part["tracks"]:
            say(
                f"  sound {track['sound']}: {track['codec']} {track['language']} "
                f"programme {track['program']}, {len(track['gaps'])} gaps"
            )
            for gap in track["gaps"]:
                say(f"    gap {clock_text(gap['start'])} to {clock_text(gap['end'])}")
        for splice in part["splices"]:
            say(f"  splice at {clock_text(splice['at'])}: the clock jumped {splice['jump']:+.3f} s")
        for problem in part["problems"]:
            say(f"  problem: {problem}")
    say("")
    _say_custody(shown)
