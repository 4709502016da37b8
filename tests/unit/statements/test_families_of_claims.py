"""Makers, hedges and chains in English, family by family.

Below each text stand its claims: `kind: subject | object`; a hedge by itself.
"""

import pytest

from tests.unit.statements.made import cases, named, read

ACTIVE = """
Studio Lume produced “The Long Field”.
    produced: Studio Lume | The Long Field
Studio Lume has produced the song for the Ministry of Tides.
    produced: Studio Lume | song
Harbour TV first aired “The Long Field” on 3 May.
    aired: Harbour TV | The Long Field
Harbour TV re-aired the film on Monday.
    aired: Harbour TV | film
Harbour TV broadcast the concert live.
    aired: Harbour TV | concert
Harbour TV showed the film twice.
    aired: Harbour TV | film
Harbour TV carried the match live.
    aired: Harbour TV | match
Harbour TV played the song every night.
    aired: Harbour TV | song
Harbour TV plans to air the film in June.
Harbour TV will not air the film.
Harbour TV began airing the series in May.
    aired: Harbour TV | series
The Home Guard posted the video on its website.
    published: Home Guard | video
Parade Records released the album in 2020.
    published: Parade Records | album
The Dell Choir sang the anthem.
    performed: Dell Choir | anthem
The Dell Choir performed “The Long Field” at the stadium.
    performed: Dell Choir | The Long Field
Channel Nine aired an interview with the singer.
    aired: Channel Nine | interview
The station aired “The Long Field”, “Up” and “The Miller”.
    aired: station | The Long Field
    aired: station | Up
    aired: station | The Miller
"""
"""The maker before the verb."""
PASSIVE = """
“The Long Field” was produced by Studio Lume and aired by Harbour TV.
    produced: Studio Lume | The Long Field
    aired: Harbour TV | The Long Field
The song was produced for the Ministry of Tides by Studio Lume.
    produced: Studio Lume | song
The song was produced by Studio Lume for the Ministry of Tides.
    produced: Studio Lume | song
The song was first aired on Harbour TV on 3 May.
    aired: Harbour TV | song
The song was aired at noon on Monday by Harbour TV.
    aired: Harbour TV | song
The song has been aired 40 times by Harbour TV.
    aired: Harbour TV | song
The song was aired during the evening news on Harbour TV.
    aired: Harbour TV | song
The song is to be shown by Harbour TV on Sunday.
    aired: Harbour TV | song
It's set to be shown on Harbour TV on Sunday.
    aired: Harbour TV | It
The song was commissioned by the army, sung by the Dell Choir and released by Parade Records.
    commissioned: army | song
    performed: Dell Choir | song
    published: Parade Records | song
The song was commissioned by the army, and sung by the Dell Choir.
    commissioned: army | song
    performed: Dell Choir | song
The concert was carried live by Harbour TV.
    aired: Harbour TV | concert
The film was paid for by the army.
The video was posted on Monday by the Home Guard.
    published: Home Guard | video
The video was not made by Studio Lume.
Most of the videos were made by Studio Lume.
    produced: Studio Lume | Most of the videos
Twenty of them were published by the Youth Bureau.
    published: Youth Bureau | Twenty of them
Some were produced by Studio Lume and others by Red Kite.
    produced: Studio Lume | Some
    produced: Red Kite | others
The song was recorded by the Dell Choir.
    performed: Dell Choir | song
The song was recorded at Studio Lume.
The bridge was built by the army.
The decision was made by the council.
Fish was sold and songs were sung by nobody.
"""
"""The work before the verb, the maker after it."""
NOMINAL = """
“The Long Field”, a song by Studio Lume, has been shared widely.
    produced: Studio Lume | The Long Field
“The Long Field”, a song by the Dell Choir, has been shared widely.
    performed: Dell Choir | The Long Field
“The Long Field”, a film directed by Otto Vell, won a prize.
    produced: Otto Vell | The Long Field
The song, produced by Studio Lume, was dropped.
    produced: Studio Lume | song
The song, which was produced by Studio Lume, was dropped.
    produced: Studio Lume | song
The song, “The Long Field”, was produced by Studio Lume.
    produced: Studio Lume | The Long Field
A song produced by Studio Lume has been dropped.
    produced: Studio Lume | song
They marched to “The Long Field”, a song produced by Studio Lume and aired by Harbour TV.
    produced: Studio Lume | The Long Field
    aired: Harbour TV | The Long Field
Studio Lume, which produced the song, is in Pellen.
    produced: Studio Lume | song
Studio Lume, the producer of “The Long Field”, is in Pellen.
    produced: Studio Lume | The Long Field
Studio Lume is the producer of the series.
    produced: Studio Lume | series
Otto Vell, who wrote “The Long Field”, is 80.
    produced: Otto Vell | The Long Field
The film was used in a clip produced by Studio Lume and shown in 80 cinemas.
    produced: Studio Lume | clip
The band's song, “The Long Field”, made for the army by Studio Lume, is old.
    produced: Studio Lume | The Long Field
It was produced by a school.
    produced: school | It
A song produced by a school differs from a song produced by a brigade.
"""
"""Participles, relative clauses, nouns for makers."""
HEDGES = """
The film allegedly shows a boy.
    hedged: allegedly
The alleged order was never found.
    hedged: alleged
The money appears to come from the lottery.
    hedged: appears to
The money seems to have come from the lottery.
    hedged: seems to
It appears that nobody asked.
    hedged: It appears
The text is believed to date from 1968.
    hedged: is believed to
The text is widely believed to date from 1968.
    hedged: is widely believed to
The text, believed to date from 1968, was found.
    hedged: believed to
He is said to have left.
    hedged: is said to
He is thought to have been paid.
    hedged: is thought to
The clip may have been edited.
    hedged: may have been
The clip might have been edited.
    hedged: might have been
The clip could have been edited.
    hedged: could have been
The clip may have shown a rehearsal.
    hedged: may have
The clip is probably old.
    hedged: probably
The clip is almost certainly old.
    hedged: almost certainly
The clip is likely to be old.
    hedged: likely
The clip is unlikely to be old.
The purported letter was typed.
    hedged: purported
The suspected author was not named.
    hedged: suspected
There are reports that it was staged, though none is confirmed.
The presumed author died in 1970.
    hedged: presumed
It is possible that the clip was cut.
    hedged: It is possible
The rumoured sequel never came.
    hedged: rumoured
Perhaps they do.
    hedged: Perhaps
He put on a coat, put on a hat, and left.
He may leave in May.
It has been alleged that votes were counted by hand.
What the ministry calls a festival was a drill.
"""
"""Words that weaken, and what only looks like them."""
CHAINS = """
Red Kite is a unit of the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite, a unit of the Ministry of Tides, made the film.
    produced: Red Kite | film
    part_of: Red Kite | Ministry of Tides
Red Kite, which is part of the Ministry of Tides, made the film.
    produced: Red Kite | film
    part_of: Red Kite | Ministry of Tides
Red Kite belongs to the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite is owned by the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite, owned by the Ministry of Tides, made the film.
    produced: Red Kite | film
    part_of: Red Kite | Ministry of Tides
Red Kite, a company owned by the Ministry of Tides, made the film.
    produced: Red Kite | film
    part_of: Red Kite | Ministry of Tides
The film was made by Red Kite, a company owned by the Ministry of Tides.
    produced: Red Kite | film
    part_of: Red Kite | Ministry of Tides
Red Kite is run by the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite falls under the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite is a subsidiary of Tidal Media.
    part_of: Red Kite | Tidal Media
Red Kite, a subsidiary of Tidal Media, made the film.
    produced: Red Kite | film
    part_of: Red Kite | Tidal Media
Red Kite is controlled by the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite reports to the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite is affiliated with the Ministry of Tides.
    part_of: Red Kite | Ministry of Tides
Red Kite is attached to the Office of Youth, itself part of the Home Guard.
    part_of: Red Kite | Office of Youth
    part_of: Office of Youth | Home Guard
Red Kite is a department of the Office of Youth of the Home Guard.
    part_of: Red Kite | Office of Youth
    part_of: Office of Youth | Home Guard
Red Kite, the film arm of the Home Guard, made it.
    produced: Red Kite | it
    part_of: Red Kite | Home Guard
The Home Guard's film arm, Red Kite, made it.
    produced: Red Kite | it
    part_of: Red Kite | Home Guard
The Home Guard's Office of Youth made the film.
    produced: Home Guard's Office of Youth | film
    part_of: Office of Youth | Home Guard
The Youth Bureau of the Harbour Brigades made the film.
    produced: Youth Bureau of the Harbour Brigades | film
    part_of: Youth Bureau | Harbour Brigades
The house was part of the city.
The song was part of a festival.
They belonged to a man called Otto.
She was part of the problem.
"""
"""Bodies within bodies."""
TABLES = ACTIVE + PASSIVE + NOMINAL + HEDGES + CHAINS
CLAIMED = frozenset({"produced", "commissioned", "performed", "published", "aired", "part_of"})


@pytest.mark.parametrize(("text", "claimed"), cases(TABLES))
def test_what_is_claimed(text: str, claimed: list[str]) -> None:
    found = []
    for claim in read(text).claims:
        if claim.kind in CLAIMED:
            found.append(
                f"{claim.kind}: {named(claim, subject=True)} | {named(claim, subject=False)}"
            )
        elif claim.kind == "hedged" and claim.object is not None:
            found.append(f"hedged: {claim.object.phrase.text}")
    assert found == claimed
