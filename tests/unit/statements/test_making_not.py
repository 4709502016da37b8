"""What sounds like making and is none: denied, of others, by devices, of no work.

Below each text stand its claims, `kind: who | what`; a text with nothing below it has none.
"""

import pytest

from tests.unit.statements.made import cases, named, read

KINDS = {"produced", "commissioned", "performed", "published", "aired"}

DENIED = """
The anthem was written not by Jens Olsk but by Karl Werra.
    produced: Karl Werra | anthem
The clip was filmed not by the militia, but by Anvil Studio.
    produced: Anvil Studio | clip
The song was not composed by Jens Olsk.
It was not the Culture Ministry that made the film but a firm of the colonel's brother.
Not Jens Olsk but Karl Werra wrote the song.
No video was filmed by the soldiers, the spokesman insisted.
None of the films was made by the Home Guard.
Neither poem was written by Mira Toval.
The hymn was composed by Mira Toval, not by her brother.
    produced: Mira Toval | hymn
"""
"""Who did not make it, and who did."""
NOT_SO = """
The film was shot down by critics in Halden.
The story was written off by the Daily Post as a joke.
He wrote it down.
Mayor Ada Holm made a song and dance about the missing chairs.
The programme of reforms written by the Finance Ministry was shelved.
The programme of songs written by Mira Toval was shelved.
    produced: Mira Toval | songs
A piece of advice published by the Interior Ministry was ignored.
A piece of music published by Orla House was lost.
    published: Orla House | piece of music
Doubts were aired by Channel Six.
Concerns about the bridge were aired by Radio Lund.
Attempts to censor the programme were made by the Interior Ministry.
Anna Holm took her coat, got out a letter and read.
The letter was posted on Tuesday from Velm by a clerk of the court.
The letter was posted on Facebook by a clerk of the court.
    published: clerk of the court | letter
"""
"""Verbs and nouns that say something else in this company."""
NOBODY = """
The video, recorded by a CCTV camera, was played to the jury.
The clip was filmed by a drone.
The recording was made by a microphone hidden in a lamp.
The clip was filmed by a camera crew from Orla TV.
    produced: camera crew from Orla TV | clip
On this weekend's broadcast of "Dawn Sunday", the governor spoke.
On Radio Lund's broadcast of "Dawn Sunday", the governor spoke.
    aired: Radio Lund | Dawn Sunday
"""
"""Devices and days make nothing."""

MEANT = """
Anvil Studio is owned by the Lamm Group. The video was made by Mira Toval.
    produced: Mira Toval | video
The film “Dawn” opened on Friday. The song was written by Mira Toval.
    produced: Mira Toval | song
The documentary “Dawn” opened on Friday. The film was made by Mira Toval.
    produced: Mira Toval | Dawn
“Dawn”, a song by Jens Olsk, was heard on Friday. The report was published by the Crane Institute.
    produced: Jens Olsk | Dawn
    published: Crane Institute | report
“Dawn” was heard on Friday. The song was written by Mira Toval.
    produced: Mira Toval | Dawn
"""
"""The song is the title named last only where that may be a song, and no body ever."""


@pytest.mark.parametrize(
    ("text", "made"), [*cases(DENIED), *cases(NOT_SO), *cases(NOBODY), *cases(MEANT)]
)
def test_what_only_looks_like_making(text: str, made: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    found = [f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}" for c in claims]
    assert sorted(found) == sorted(made)
