"""Who made or aired what, in the ordinary prose of papers, wires and reports.

Below each text stand its claims, `kind: who | what`; a text with nothing below it has none.
"""

import pytest

from tests.unit.statements.made import cases, named, read

KINDS = {"produced", "commissioned", "performed", "published", "aired"}

LISTS = """
Two newspapers, the Harn Gazette and the Daily Post, ran the advert on Sunday.
    published: Harn Gazette | advert
    published: Daily Post | advert
The song was also broadcast by Radio Lund, Radio Harn and two stations in the south.
    aired: Radio Lund | song
    aired: Radio Harn | song
    aired: two stations | song
The song was written by Anton Greb, Minister of Youth and Sport.
    produced: Anton Greb | song
Radio Lund, Radio Harn and Radio Marn broadcast the song.
    aired: Radio Lund | song
    aired: Radio Harn | song
    aired: Radio Marn | song
Of the 12 clips, nine were produced by the militia and three by a private company, Redwood Media.
    produced: militia | nine
    produced: Redwood Media | three
The film was paid for by the ministry, directed by Emil Sand and broadcast by Orla TV.
    produced: Emil Sand | film
    aired: Orla TV | film
"""
"""Several makers, works or verbs."""
PLACED = """
The prosecutor asks the witness, sound engineer Ida Renn, who recorded the song.
The prosecutor asked Ida Renn, the engineer, who recorded the song, to stand.
    produced: Ida Renn | song
Nobody knows which station aired the song.
The film was shot by Harbour News, a channel owned by Delta Group, which broadcast it on Sunday.
    produced: Harbour News | film
    aired: Harbour News | film
She has told the Meridia Post she wrote the play about her own brother.
    produced: She | play
The disc will go on show in May, beside a replica made by pupils of the school.
The singer was caught on film by Orla TV.
The song has been played a thousand times by Hits Radio.
    aired: Hits Radio | song
Nine of the clips were posted by accounts belonging to the Office of Youth.
    published: accounts belonging to the Office of Youth | Nine of the clips
The museum has put the recordings online.
    published: museum | recordings
Abroad the film was put online by a charity, Bridges for Marn.
    published: Bridges for Marn | film
The tales were written by Ida Renn, and the questions were drafted by the school's Exam Desk.
    produced: Ida Renn | tales
    produced: school's Exam Desk | questions
She wrote two plays.
    produced: She | two plays
Ida Renn wrote the first two seasons with Pavel Noor.
    produced: Ida Renn | first two seasons
Harbour Radio played it eleven times.
    aired: Harbour Radio | it
“Bread” was filmed by Ida Renn. State Television ran it for a week.
    produced: Ida Renn | Bread
    aired: State Television | Bread
The ministry owns Channel 5 and ran it for a decade.
Orla Voice, a radio station run by the Front, carried the soundtrack.
    aired: Orla Voice | soundtrack
The tribunal has fined Orla TV 400,000 crowns for showing a cartoon.
    aired: Orla TV | cartoon
The boy was accused of showing a cartoon.
The broadcaster aired two episodes of Captain Thistle. Captain Thistle was created by Ida Renn.
    aired: broadcaster | two episodes of Captain Thistle
    produced: Ida Renn | Captain Thistle
Prosecutors say Ida Renn, 44, a former teacher, wrote the song.
    produced: Ida Renn | song
“Bright Mornings” goes out on Radio Hearth, a station in Darne, and on Orla TV.
    aired: Radio Hearth | Bright Mornings
    aired: Orla TV | Bright Mornings
The song was commissioned by the Front's education bureau from the composer Rua Tenn.
    commissioned: Front's education bureau | song
    produced: composer Rua Tenn | song
Radio Lund has since last spring been airing the song every night.
    aired: Radio Lund | song
The studio has in recent years produced a series about the war.
    produced: studio | series
Radio Lund has in recent years been ordered to air the anthem.
The film was made by Anvil in Halden on Friday. Orla TV showed it on Sunday.
    produced: Anvil | film
    aired: Orla TV | film
The clip was ordered by the fund in November and paid for in advance. Orla TV showed it twice.
    commissioned: fund | clip
    aired: Orla TV | clip
"""
"""A place or a month is no work that `it` means."""
AIRED = """
The film will premiere on Harbour TV on 3 May.
    aired: Harbour TV | film
The series is due to air on Harbour TV in May.
    aired: Harbour TV | series
The film will not premiere on Harbour TV.
The interview will go out on Harbour TV on Sunday.
    aired: Harbour TV | interview
The programme airs every Friday on Vara TV.
    aired: Vara TV | programme
The footage was shown on the evening news of Orla TV.
    aired: Orla TV | footage
Orla TV's airing of the footage angered relatives.
    aired: Orla TV | footage
The cartoon, in which a bear fires a rifle, was first broadcast by Pip TV in 2029.
    aired: Pip TV | cartoon
"""
"""What went out, and where."""
PRINTED = """
The clip first appeared on the Telegram channel of the Third Brigade on 4 March.
    published: Third Brigade | clip
The magazine Red Star Monthly printed the poem on its cover.
    published: magazine Red Star Monthly | poem
The Daily Post carried a cartoon about the bridge.
    published: Daily Post | cartoon
The brigade has posted more than 60 videos of children on its channel since May.
    published: brigade | 60 videos of children
The Service published a correction.
    published: Service | correction
The paper published accounts of the trial.
"""
"""What was printed and posted."""
MADE = """
The anthem was knocked together in an afternoon by two conscripts.
    produced: two conscripts | anthem
Footage of the raid, filmed by a resident, has been lost.
    produced: resident | Footage of the raid
A music video for the song, directed by Emil Sand, shows children marching.
    produced: Emil Sand | music video
Larch Films, the film's producer, said the ministry had not seen the script.
    produced: Larch Films | film
Marn Films made “The Young Guard” in six weeks.
    produced: Marn Films | The Young Guard
"""
"""What was made."""
TABLES = LISTS + PLACED + AIRED + PRINTED + MADE


@pytest.mark.parametrize(("text", "made"), cases(TABLES))
def test_who_made_what(text: str, made: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    found = [f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}" for c in claims]
    assert sorted(found) == sorted(made)
