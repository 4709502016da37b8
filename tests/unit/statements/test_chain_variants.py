"""Which body is part of which, in the ways in which journalists say it.

Below each text stand its edges, `part: whole`, and `body > charge` for what one is responsible for.
"""

import pytest

from tests.unit.statements.made import cases, named, read

APPOSED = """
Studio Anchor, the artistic unit of the Port Regiment, made the film.
    Studio Anchor: Port Regiment
The film was made by Studio Anchor, the artistic unit of the Port Regiment.
    Studio Anchor: Port Regiment
Hearth Sound, the media wing of the Column, recorded the tune.
    Hearth Sound: Column
The tune was recorded by Hearth Sound, the Column's media wing.
    Hearth Sound: Column
The bonnets were gifts from the Homeland Forum, the youth wing of National Concord.
    Homeland Forum: National Concord
He told Hearth Sound, the group's media wing, that foreigners are like weather.
    Hearth Sound: group
Cobalt Estates, part of the Gantry Group, owns the site.
    Cobalt Estates: Gantry Group
The landlord, Cobalt Estates, part of the Gantry Group, did not comment.
    Cobalt Estates: Gantry Group
The company, a subsidiary of the insurer Tolmark Mutual, employs 22 people.
    company: insurer Tolmark Mutual
It was drafted by the Tarrow Basin Board, an agency of the Department of Rivers.
    Tarrow Basin Board: Department of Rivers
It was drafted by the Tarrow Basin Board, an agency of his own department.
    Tarrow Basin Board: his own department
Column FM, the Column's radio, broadcast a tune.
    Column FM: Column
The Column's radio, Column FM, broadcast a tune.
    Column FM: Column
The army's media arm, Red Kite, broadcast a tune.
    Red Kite: army
The regiment's choir, the Larks, sang.
    Larks: regiment
Red Kite, a department of the Home Guard since 2028, is closed.
    Red Kite: Home Guard
Red Kite, itself a unit of the Home Guard, is closed.
    Red Kite: Home Guard
Red Kite (part of the Home Guard) is closed.
    Red Kite: Home Guard
Red Kite, the propaganda department of the Home Guard, is closed.
    Red Kite: Home Guard
Red Kite, the broadcasting arm of the armed forces, is closed.
    Red Kite: armed forces
"""
"""Said of a name between commas."""
VERBS = """
Red Kite is part of the Home Guard.
    Red Kite: Home Guard
Red Kite, which is part of the Home Guard, is closed.
    Red Kite: Home Guard
Red Kite was then an arm of the Home Guard.
    Red Kite: Home Guard
Red Kite, which was then an arm of the City Defence Staff, is closed.
    Red Kite: City Defence Staff
The song was produced by the Cadet Music Board, which comes under the Ministry for the Family.
    Cadet Music Board: Ministry for the Family
Red Kite falls under the Home Guard.
    Red Kite: Home Guard
Red Kite, which falls under the Ministry of Tides, is closed.
    Red Kite: Ministry of Tides
Red Kite answers to the Home Guard's Directorate for Spirit.
    Red Kite: Directorate for Spirit
    Directorate for Spirit: Home Guard
The trust in turn answers to the General Staff.
    trust: General Staff
Red Kite reports to the Ministry of Tides.
    Red Kite: Ministry of Tides
Red Kite, which reports to the Ministry of Tides, is closed.
    Red Kite: Ministry of Tides
The yard, which belongs to Tolmark Mutual, employs 1,400.
    yard: Tolmark Mutual
The station belongs to the Veterans' Comradeship.
    station: Veterans' Comradeship
The company is wholly owned by Meadow Holdings, a firm run by the Army Welfare Trust.
    company: Meadow Holdings
    Meadow Holdings: Army Welfare Trust
Hill FM, a station run by the Veterans' Comradeship, has closed.
    Hill FM: Veterans' Comradeship
The mast belonged to Hill FM, a station run by the Veterans' Comradeship.
    Hill FM: Veterans' Comradeship
The environment agency, which is run by the Department of Rivers, is late.
    environment agency: Department of Rivers
Kestria Radio is controlled by the Ministry of Memory.
    Kestria Radio: Ministry of Memory
Kestria Radio is overseen by the Ministry of Memory.
    Kestria Radio: Ministry of Memory
Kestria Radio has been owned by the state since 1990.
It is a department of the Veterans' League, which since 2028 has itself been part of the Ministry \
of Memory.
    It: Veterans' League
    Veterans' League: Ministry of Memory
The studio is a unit of the Home Guard.
    studio: Home Guard
The Guard's Office of Youth runs the camp.
    Office of Youth: Guard
Red Kite operates under the Ministry of Tides.
    Red Kite: Ministry of Tides
Red Kite is subordinate to the Ministry of Tides.
    Red Kite: Ministry of Tides
Red Kite is attached to the Home Guard.
    Red Kite: Home Guard
Red Kite forms part of the Home Guard.
    Red Kite: Home Guard
Red Kite became part of the Home Guard in 2028.
    Red Kite: Home Guard
Red Kite works under the Ministry of Tides.
    Red Kite: Ministry of Tides
Red Kite serves as the media wing of the Home Guard.
    Red Kite: Home Guard
Red Kite acts as the film unit of the Home Guard.
    Red Kite: Home Guard
Red Kite is the film unit of the Home Guard.
    Red Kite: Home Guard
Red Kite is the Home Guard's film unit.
    Red Kite: Home Guard
"""
"""With verbs."""
ROLES = """
The Directorate for Spirit, which is responsible for funerals and fireworks, paid.
    Directorate for Spirit > funerals and fireworks
The Directorate for Spirit is responsible for funerals.
    Directorate for Spirit > funerals
The Directorate for Spirit, which is in charge of funerals, paid.
    Directorate for Spirit > funerals
The trust answers to the General Staff's Directorate for Spirit, which is responsible for funerals.
    trust: Directorate for Spirit
    Directorate for Spirit: General Staff
    Directorate for Spirit > funerals
"""
"""What a body is there for."""
NONE = """
Mira Toval, a member of the Lamp Trust, spoke.
The head of the Home Guard, Otto Vell, spoke.
Otto Vell, head of the Home Guard's choir, spoke.
The house was part of the city.
The song is part of a series.
The song is part of the Harbour Songs, an album.
The choir took part in the march of the Home Guard.
They answer to nobody.
The mast belonged to a farmer.
The minister's brother, Otto Vell, owns it.
The singer's daughter, Ada Vell, sang.
The station is funded by a raffle.
The meeting was run by the mayor.
The town is in the north of Tolmark.
The drum belonged to Otto Vell.
The mayor answers to the voters.
The mayor of Pellen answered to the name of Bill.
The station's director, Ada Vell, resigned.
The team's captain, Kit Oduya, scored.
The country's president, Otto Vell, sang.
The village reported to the police that a boat was missing.
She runs under the bridge each morning.
The charge of the Home Guard failed.
The book's author, Ada Vell, is part of the problem.
"""
"""People, places and works, which are part of nothing."""


@pytest.mark.parametrize(("text", "edges"), cases(APPOSED + VERBS + ROLES + NONE))
def test_which_body_is_part_of_which(text: str, edges: list[str]) -> None:
    found = []
    for claim in read(text).claims:
        joint = {"part_of": ": ", "responsible_for": " > "}.get(claim.kind)
        if joint is not None:
            found.append(named(claim, subject=True) + joint + named(claim, subject=False))
    assert sorted(found) == sorted(edges)
