"""What the words of a claim mean where they name nothing: it, he, the song, the clip."""

import pytest

from tests.unit.statements.made import cases, named, read

WORKS = """
“Tall Enough” is a song by Rua Tenn. Orla TV aired the song on Sunday.
    produced: Rua Tenn | song
    aired: Orla TV | Tall Enough
The song “Tall Enough” was written by Rua Tenn. Then Radio Lund aired the video.
    produced: Rua Tenn | Tall Enough
    aired: Radio Lund | video
The bureau published a comic, The Young Ferryman. A listener uploaded a clip. Orla TV aired the \
clip on Monday.
    published: bureau | Young Ferryman
    published: listener | clip
    aired: Orla TV | clip
The bureau is part of the Front. Radio Lund aired it on Monday.
    part_of: bureau | Front
    aired: Radio Lund | it
Orla TV aired two episodes of Captain Thistle. Harbour TV aired the clips on Monday.
    aired: Orla TV | two episodes of Captain Thistle
    aired: Harbour TV | clips
“Tall Enough” was sung by a choir in Halden. Radio Lund aired the song on Monday.
    performed: choir in Halden | Tall Enough
    aired: Radio Lund | Tall Enough
"""
"""A body or a place is no work; another kind of thing, or a newer one, is not the title."""

PEOPLE = """
The director, Femi Aldous, wrote the lyrics. Rua Tenn said that he had written the melody.
    produced: Femi Aldous | lyrics
    produced: Rua Tenn | melody
The director, Femi Aldous, praised the composer, Rua Tenn. Tenn confirmed he had written the melody.
    produced: Rua Tenn | melody
The editor, Ines Corvo, was there. Tenn said that Orla Falk had heard she wrote the film.
    produced: Orla Falk | film
A lawyer for the singer said he had written the song.
    produced: he | song
"""
"""Who says that he made something means himself, if nobody was named since."""


@pytest.mark.parametrize(("text", "made"), cases(WORKS + PEOPLE))
def test_who_made_what(text: str, made: list[str]) -> None:
    found = [
        f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}"
        for c in read(text).claims
        if c.subject is not None
    ]
    assert sorted(found) == sorted(made)
