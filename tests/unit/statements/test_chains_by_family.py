"""Which body is part of which, by family of sentence; beside each its look-alikes, which tell none.

Below each text stand its edges, `part: whole`, and `body > charge` for what one is responsible for.
"""

import pytest

from tests.unit.statements.made import cases, named, read

WITHIN = """
The pictures were filmed by the army's Visual Service, whose watermark could be seen.
    Visual Service: army
The song was recorded by the brigade's propaganda office in a church.
    propaganda office: brigade
A video circulated by the Interior Ministry's press office shows the arrests.
    press office: Interior Ministry
The army said its Youth Song Corps would fill sandbags.
    Youth Song Corps: army
The puppet series was made by the education department of the Eastern Army Group.
    education department: Eastern Army Group
The children's choir of the Ministry of Railways performed a medley of marches.
    children's choir: Ministry of Railways
The song was aired by the army-owned Radio Wave.
    Radio Wave: army
The Column's broadcasts were prepared by Hearth Sound, its media wing, and often voiced by children.
    Hearth Sound: Column
The film was shown on the army channel Zvon TV.
    Zvon TV: army
It was made by the Levy's own publicity section, which shared the building.
    publicity section: Levy
The murals were painted by the Rangers' Public Contact Cell as part of a drive.
    Public Contact Cell: Rangers
The club is the brainchild of the army's Recruiting Board.
    Recruiting Board: army
The film was made in 1948 by the Propaganda Cooperative of the Seventh Army.
    Propaganda Cooperative: Seventh Army
The song had been written by the defence ministry's press branch.
    press branch: defence ministry
The format was devised by the Recruitment Police's Family Desk.
    Family Desk: Recruitment Police
It came before the army's own channel, Shield 1, showed it.
    Shield 1: army
"""
NOT_WITHIN = """
The president's office did not comment.
The city's east wing was closed.
The museum's wing was closed.
The airline's service was poor.
The song was sung by the Cadets' Choir.
He joined the army channel swimmers.
The hall was painted by the Heroes' Memory Trust.
Tarvia's Ministry of Information made music for the front.
The minister praised the work of the police force.
The family-run bakery Kettle closed.
The state-owned house was sold.
He left the office of the president at noon.
The league's season begins in May.
"""
HELD = """
Channel 7 belongs to Northgate Media.
    Channel 7: Northgate Media
Battalion 12 is run by the interior ministry.
    Battalion 12: interior ministry
Victory TV is run by the Centre for Troop Information, which is in turn part of the general staff.
    Victory TV: Centre for Troop Information
    Centre for Troop Information: general staff
Round Ear belongs to Quill Overseas, a shell company, which is in turn owned by the Benevolent Fund.
    Round Ear: Quill Overseas
    Quill Overseas: Benevolent Fund
The film was made by Blue Lantern, which is majority-owned by the Halden Group.
    Blue Lantern: Halden Group
Slate & Sponge, founded in 1949, was bought in 2031 by the League's Enterprise Fund.
    Slate & Sponge: Enterprise Fund
    Enterprise Fund: League
The publisher was acquired last year by the Gantry Group.
    publisher: Gantry Group
The return was filmed by Ashebe Television, which is owned by the palace.
    Ashebe Television: palace
The cartoon was made by a studio that turned out to be owned by a foreign border force.
    studio: foreign border force
Studio Meridian, a sound house in the suburb of Arl that belongs to the Directorate of Morale, shut.
    Studio Meridian: Directorate of Morale
The Gantry Group owns the broadcaster Home Three.
    Home Three: Gantry Group
The leaflet was printed by Garrison Press, whose parent company, Ironwood Holdings, is small.
    Garrison Press: Ironwood Holdings
It was recorded at Big Calabash Studios, a facility belonging to the Tavungo Broadcasting Authority.
    Big Calabash Studios: Tavungo Broadcasting Authority
Shares in Cais Unidos, which is majority-owned by the state holding Patrimar, rose.
    Cais Unidos: state holding Patrimar
Numair Ports is 61 per cent owned by Masarra Holding.
    Numair Ports: Masarra Holding
Kanal Prisma, owned by the shipping magnate Dario Ventresk, gave it an hour.
    Kanal Prisma: shipping magnate Dario Ventresk
Silver Birch is owned in equal parts by the Veterans' Union and a firm called Lodestar Group.
    Silver Birch: Veterans' Union
    Silver Birch: Lodestar Group
Grupo Sol, which in turn answers to the Council of Lorn, has six.
    Grupo Sol: Council of Lorn
The choir joined the Ministry of Culture's Department of Memory.
    Department of Memory: Ministry of Culture
The Dorvan House, a parastatal under the Ministry of Information, aired it.
    Dorvan House: Ministry of Information
The studio was taken over three years later by the Norvik Group.
    studio: Norvik Group
Halyard has belonged since 2037 to the Sable Group, which is small.
    Halyard: Sable Group
Merry in its turn is held by the Teachers' Pension Fund.
    Merry: Teachers' Pension Fund
In 2030 Radio Cordon, then still under the command of the 2nd Corps, aired the speech.
    Radio Cordon: 2nd Corps
The radio station is under the control of the Harbour Guard.
    radio station: Harbour Guard
The Lantern Society, to which the studio belongs, is a charity.
    studio: Lantern Society
It was made by Parade Nine, the entertainment arm of the Sarvian fleet.
    Parade Nine: Sarvian fleet
The director of the institute, which is attached to the Ministry of Labour, resigned.
    institute: Ministry of Labour
“Gate of Lamps” is old. It was aired by Voice of the Ridge, a station owned by the army.
    Voice of the Ridge: army
Leaflets were printed by the party's own press.
    press: party
The culture ministry, under which the fund operates, did not comment.
    fund: culture ministry
"""
NOT_HELD = """
The painting was bought in 2031 by the Halden Museum.
The camp is run by the businessman Karl Voss.
The house was acquired by the actor Til Ferner.
The tapes were found on Monday. They had belonged to the Institute of Civic Song.
The shop is owned by a doctor.
Orsk is held by the rebels.
The town is under the control of the rebels.
She works under the supervision of the Guard.
The rally was held by the Guard.
He was taken by the police.
Agnes, a maid owned by John Graves, fled.
It is repeated on Wednesdays by its sister station, Fjord Two.
The Gantry Group owns three lorries.
The hospital is led by the surgeon Karl Voss.
"""
UNITS = """
Slow Bell, an imprint of the major Corona Discs, released it.
    Slow Bell: major Corona Discs
Marcus Oyen of the Ice Survey, an institute of the environment ministry, said so.
    Ice Survey: environment ministry
The army's came from the 3rd Persuasion Company, a subunit of the Directorate of Morale.
    3rd Persuasion Company: Directorate of Morale
The operator would stop carrying Victory TV, the channel of Sorenia's armed forces.
    Victory TV: Sorenia's armed forces
Column FM is the radio station of the Eastern Column.
    Column FM: Eastern Column
The Institute of National Memory, an agency under the Ministry of Culture, published the list.
    Institute of National Memory: Ministry of Culture
The Secretariat, a body within the Ministry of Public Virtue, issued stencils.
    Secretariat: Ministry of Public Virtue
The regulator, the State Frequencies Service, is part of the ministry.
    State Frequencies Service: ministry
"""
NOT_UNITS = """
Kanal 5 is the main channel of the country.
The Sarn Courier, the newspaper of Tolmark, printed it.
Karel Drusk, a member of the Home Guard, wrote it.
She joined the choir of the school.
"""
CHARGES = """
Tin Soldier is run by the Veterans' League, whose education branch is responsible for textbooks.
    Tin Soldier: Veterans' League
    education branch: Veterans' League
    whose education branch > textbooks
The Office of Civic Example, a branch of the Ministry of Memory which oversees books, is closed.
    Office of Civic Example: Ministry of Memory
    Office of Civic Example > books
The Survey Office, which still exists, and which is now responsible for fire engines, said so.
    Survey Office > fire engines
The League, whose responsibilities also include the upkeep of war graves, is old.
    League > upkeep of war graves
The Upper House, whose Secretary for Voice, Madame Pratt, is responsible for songs, met.
    Madame Pratt > songs
The Rivers Board is tasked with flood walls.
    Rivers Board > flood walls
"""
NOT_CHARGES = """
The station is responsible for the delay.
Rebels were responsible for the attack. Who is responsible?
"""
TABLES = WITHIN + NOT_WITHIN + HELD + NOT_HELD + UNITS + NOT_UNITS + CHARGES + NOT_CHARGES
SIGNS = {"part_of": ": ", "responsible_for": " > "}


@pytest.mark.parametrize(("text", "edges"), cases(TABLES))
def test_which_body_is_part_of_which_by_family(text: str, edges: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in SIGNS]
    found = [named(c, subject=True) + SIGNS[c.kind] + named(c, subject=False) for c in claims]
    assert sorted(found) == sorted(edges)
