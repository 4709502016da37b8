"""`search`: words in articles, subtitles and transcripts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from airwitness.cli.output import (
    Isolated,
    as_json,
    clock_text,
    in_archive,
    opened,
    print_json,
    say,
)

if TYPE_CHECKING:
    from airwitness.acts.words import Hit

_MOST = 30_000  # hits that can be printed
_AROUND = 60  # characters shown before and behind the words


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--phrase", is_flag=True, help="Take all words as one phrase.")
@click.option(
    "--limit", type=click.IntRange(1, _MOST), default=100, help="How many hits to print; 100."
)
@as_json
@in_archive
def search_command(
    folder: Path | None, words: tuple[str, ...], limit: int, *, phrase: bool, as_json: bool
) -> None:
    """Search WORDS in all articles, subtitles and transcripts.

    A hit is a passage that holds every word. "two words" in quotation marks is a phrase, camp* is
    the beginning of a word, *marsch* a part of one. Case, accents, vowel signs and the letters that
    keyboards write differently make no difference.
    """
    from airwitness.acts.words import search_words
    from airwitness.report.words import count_text

    with opened(folder) as archive:
        found = search_words(archive, " ".join(words), phrase=phrase, limit=limit)
    if as_json:
        print_json(found.as_json())
        return
    for hit in found.hits:
        _say_hit(hit)
    shown = "" if found.count == len(found.hits) else f", {len(found.hits)} shown"
    say(f"{count_text(found.count, 'hit')}{shown}")
    if found.unread:
        unread = count_text(found.unread, "article")
        say(f"not read yet: {unread}; `airwitness rebuild` says why")


def _say_hit(hit: "Hit") -> None:
    """Where it is, and the words with what stands around them."""
    from airwitness.spans import seconds

    passage = hit.passage
    first, last = hit.spans[0][0], hit.spans[-1][1]
    time = "" if passage.span is None else f"  {clock_text(seconds(passage.span.start))}"
    part = "" if passage.part is None else f" of part {passage.part[:12]}"
    doubts = "".join(f"  ({doubt})" for doubt in passage.doubts)
    title = hit.title or hit.article.url or hit.article.name
    say(f"{hit.article.id}  {first}-{last}{time}{part}{doubts}  ", Isolated(title))
    low = max(0, hit.spans[0][0] - passage.start - _AROUND)
    high = hit.spans[0][1] - passage.start + _AROUND
    text = passage.text[low:high]
    before = "…" if low else ""
    behind = "…" if high < len(passage.text) else ""
    speaker = f"{passage.speaker}: " if passage.speaker else ""
    say("    ", Isolated(f"{speaker}{before}{text}{behind}"))
