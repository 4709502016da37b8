"""`list` and `show`: what an archive holds."""

from pathlib import Path

import click

from airwitness.cli.output import (
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
    """List recordings by service and time."""
    from airwitness.acts.show import described

    with opened(folder) as archive:
        recordings = [described(archive, r) for r in archive.catalogue.recordings()]
    if as_json:
        print_json(recordings)
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
    print_table(("recording", "service", "start", "length", "parts", "state", "file"), rows)


@click.command("show")
@click.argument("recording")
@as_json
@in_archive
def show_command(folder: Path | None, recording: str, *, as_json: bool) -> None:
    """Show a recording: its parts, their tracks and gaps, and its custody lines."""
    from airwitness.acts.show import described_fully

    with opened(folder) as archive:
        shown = described_fully(archive, archive.recording(recording))
    if as_json:
        print_json(shown)
        return
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
    rows = [(str(c["sequence"]), c["time"], c["act"], c["actor"]) for c in shown["custody"]]
    print_table(("custody line", "time", "act", "actor"), rows)
