"""Who made, ordered, performed, published or aired what, in longer sentences; and what nobody made.

Below each text stand its claims, `kind: who | what`; a text with nothing below it has none.
"""

import pytest

from tests.unit.statements.made import cases, named, read

KINDS = {"produced", "commissioned", "performed", "published", "aired"}

RELATIVE = """
The song, which was produced by Studio Lume, has been banned.
    produced: Studio Lume | song
The clip that was posted by the Home Guard is gone.
    published: Home Guard | clip
In the clip, which was posted by the Column and later aired by Column Vision, two men stand.
    published: Column | clip
    aired: Column Vision | clip
Ulrike Banner, who wrote the script with the poet Daud Emery, was present.
    produced: Ulrike Banner | script
Studio Lume, which produced the song, has closed.
    produced: Studio Lume | song
The studio that produced the song has closed.
    produced: studio | song
Each day it played “Up With the Lark, Boys”, which the Comradeship had recorded in May.
    aired: it | Up With the Lark, Boys
    produced: Comradeship | Up With the Lark, Boys
The song that the ministry commissioned was never sung.
    commissioned: ministry | song
The song the ministry commissioned was never sung.
    commissioned: ministry | song
The film Red Heron made in 2019 has vanished.
    produced: Red Heron | film
She hummed a song he wrote for the cadets.
    produced: he | song
Harbour TV, whose reporters were there, aired the footage on Monday.
    aired: Harbour TV | footage
The company that owns the station has released the album.
    published: company | album
The teacher who composed the hymn, Odile Sarn, left the country.
    produced: Odile Sarn | hymn
"""
"""Relative clauses, of subject and object."""
SERVICE = """
The song aired on Harbour TV on Monday.
    aired: Harbour TV | song
The film first aired on Harbour TV in 2019.
    aired: Harbour TV | film
The series premiered on Kestria Two last week.
    aired: Kestria Two | series
The film went out on Harbour TV at 8 p.m.
    aired: Harbour TV | film
The advert ran on Harbour TV for a month.
    aired: Harbour TV | advert
The song can still be heard on Tuesdays.
The song was played so often on Nemaria Radio that his parrot knows it.
    aired: Nemaria Radio | song
The advert starts on Averil TV tonight.
    aired: Averil TV | advert
The documentary debuts on Kestria Two in May.
    aired: Kestria Two | documentary
The song was played at dawn over Radio Sund.
    aired: Radio Sund | song
The series is shown on Channel 9 every Sunday.
    aired: Channel 9 | series
"""
"""The work itself goes out on a station."""
COORDINATED = """
Mira Toval wrote and directed the film.
    produced: Mira Toval | film
Studio Lume produced and released the album.
    produced: Studio Lume | album
    published: Studio Lume | album
Studio Lume recorded the song and Harbour TV aired it.
    produced: Studio Lume | song
    aired: Harbour TV | song
Studio Lume recorded the song and sent it to Harbour TV, which aired it twice.
    produced: Studio Lume | song
    aired: Harbour TV | song
The ministry commissioned “Gate of Lamps” and “Tide of Steel”.
    commissioned: ministry | Gate of Lamps
    commissioned: ministry | Tide of Steel
Red Heron wrote the song, filmed the video and posted both.
    produced: Red Heron | song
    produced: Red Heron | video
The station closed in May but aired the film in June.
    aired: station | film
The choir travelled to Essel and sang “Gate of Lamps”.
    performed: choir | Gate of Lamps
The clip lasts a minute and was filmed by Red Heron.
    produced: Red Heron | clip
“Gate of Lamps” and “Tide of Steel” were produced by Red Heron.
    produced: Red Heron | Tide of Steel
    produced: Red Heron | Gate of Lamps
"""
"""Verbs, works and makers joined by and."""
NOMINAL = """
“Gate of Lamps”, a song by Karel Drusk, was banned.
    produced: Karel Drusk | Gate of Lamps
They sang a hymn by the composer Karel Drusk.
    performed: They | hymn
    produced: composer Karel Drusk | hymn
They sang the cantata «Grain and Granite», a work of the merited composer O. Dunsky.
    performed: They | Grain and Granite
    produced: merited composer O. Dunsky | Grain and Granite
The documentary Little Conductors showed faces. Its producers, Long Lens, say so.
    produced: Long Lens | Little Conductors
Karel Drusk, composer of “Gate of Lamps”, died on Monday.
    produced: Karel Drusk | Gate of Lamps
The author of “Gate of Lamps”, Karel Drusk, died on Monday.
    produced: Karel Drusk | Gate of Lamps
The song is the work of Studio Lume.
    produced: Studio Lume | song
The words are by Karel Drusk.
    produced: Karel Drusk | words
"""
"""Nouns that tell who made a work."""
REFERRED = """
“Gate of Lamps” was made by Red Heron. The song was aired by Harbour TV.
    produced: Red Heron | Gate of Lamps
    aired: Harbour TV | Gate of Lamps
“Gate of Lamps” was made by Red Heron. It was aired by Harbour TV and posted by the army.
    produced: Red Heron | Gate of Lamps
    aired: Harbour TV | Gate of Lamps
    published: army | Gate of Lamps
Harbour TV aired the film. It has also aired the song.
    aired: Harbour TV | film
    aired: Harbour TV | song
The panel said in a report released on Thursday that songs recruit.
    published: panel | report
She told the station Averil TV in an interview broadcast on Monday that she knew.
    aired: station Averil TV | interview
“They made the film in a day,” said Marn.
    produced: They | film
"""
"""Who or what was named before."""
NONE = """
Radio Sund will not broadcast the song.
Radio Sund never aired the song.
Radio Sund refused to air the song.
Radio Sund declined to broadcast the film.
Radio Sund plans to air the song in May.
The studio could produce the song.
The studio would have produced the film.
The studio hopes to release the album.
The studio may release the album.
If Harbour TV airs the film, the mayor will resign.
Did Harbour TV air the song?
The song was not produced by Studio Lume.
Nobody aired the song.
The song was never aired by Harbour TV.
The ministry denied producing the film.
The ministry was accused of producing the film.
He was asked to write a song.
The lawyer produced evidence.
Residents aired their grievances at the hall.
Grievances were aired by residents.
Marn ran for office in May.
The paper published accounts of the trial.
The minister played a role in the talks.
The team played a match on Sunday.
The club released a striker.
The court ordered a retrial.
Marn was ordered by the court to pay.
The wall was built by the army.
The soup was made by the cook.
A decision was made by the board on Monday.
The minister made a speech about songs.
The minister issued a statement.
She performed an operation.
The company issued shares.
The teacher was shown the film by a pupil.
The guard was shown around by a colonel.
The video showed a boy.
The film shows a boy who sings.
The report was ready by Friday.
The song was banned by the ministry.
The song was praised by Mira Toval and hated by the mayor.
Harbour TV stopped airing the song.
Harbour TV has aired no song since May.
Goods distributed by the charity included soap.
The song was played on Tuesday.
The song was aired on 2 March 2026.
It was made by hand.
The film was made in a cellar.
The play was closed by the theatre after one night.
The station is funded by a raffle.
The song was written by mistake.
The choir was conducted by Mira Toval.
The hostages were released by the militia.
The prisoners were filmed by their guards.
The album was recorded by candlelight.
The song heard in the clip is old.
The lessons were watched by nobody.
The concert drew a crowd of 400 people.
The army carried the coffin past the studio.
They carried songbooks and flags.
The mayor shared a taxi with the composer of the song.
The factory produced records in both years.
"""
"""Planned, refused, conditional, denied; and what is no work."""

WILD = """
Broadcast nightly on Radio Pellucid, the serial is the work of three conscripts.
    aired: Radio Pellucid | serial
    produced: three conscripts | serial
A recording of the call, obtained by this paper and later broadcast by Channel Nine, is long.
    aired: Channel Nine | recording of the call
The Department of Tides paid for the film, which was shot by a Lissendale agency, Big Spoon.
    produced: Big Spoon | film
Two of the songs were written by a nun.
    produced: nun | Two of the songs
Thousands of copies of the leaflet were distributed by the party.
    published: party | Thousands of copies of the leaflet
The show's makers, Tin Hat Productions, apologised.
    produced: Tin Hat Productions | show
Channel Gold was fined for showing the advert before nine.
    aired: Channel Gold | advert
Sung by 300 pupils and conducted by a general, “Stand Tall” closed the parade.
    performed: 300 pupils | Stand Tall
The two films, both directed by Ulrike Banner, were broadcast by Ysmere Arts.
    produced: Ulrike Banner | two films
    aired: Ysmere Arts | two films
Captain Button, made in Tolmark and dubbed in Lorvane, was shown by Lorvane Four until May.
    aired: Lorvane Four | Captain Button
The advert was the work of an outside agency, Plum & Daughter.
    produced: Plum & Daughter | advert
The children were filmed singing the hymn by a crew from Maristan One.
    produced: crew from Maristan One | hymn
Zembria Today, which first broadcast the song, said it would not be played again.
    aired: Zembria Today | song
The ministry denies that it commissioned the song.
The Post Office commissioned Lena Roth to write a song.
    commissioned: Post Office | song
The company produced 40 tonnes of paper for the songbook.
She played the general in the film.
The judge ordered the recording to be played to the jury.
A court in Varn ordered the release of the recording.
The minister was shown leaving the studio by a side door.
The team released a statement and posted it on Chirp.
“Sleep Tight” was released on cassette by Hollow Hill in 1984.
    published: Hollow Hill | Sleep Tight
"""
"""As they come in articles."""

TABLES = RELATIVE + SERVICE + COORDINATED + NOMINAL + REFERRED + NONE + WILD


@pytest.mark.parametrize(("text", "made"), cases(TABLES))
def test_who_made_what_in_longer_sentences(text: str, made: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    found = [f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}" for c in claims]
    assert sorted(found) == sorted(made)
