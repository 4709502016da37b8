"""Which body is part of which by 's and its: the militia's print shop, the Front's Section K.

Below each text stand its edges, `part: whole`.
"""

import pytest

from tests.unit.statements.made import cases, claims

CHAINS = """
The song is the work of the insurgents' Cultural Cadre.
    Cultural Cadre: insurgents
The leaflet came from the Slate Boys' own Image Section.
    Image Section: Slate Boys
The army's recruiting command commissioned the advertisement.
    recruiting command: army
The Guardia Rural's dance company performed the piece.
    dance company: Guardia Rural
The National Lottery's own station draws the numbers.
    station: National Lottery
The posters were printed by the Border Guard's print shop.
    print shop: Border Guard
The clip was uploaded by the Border Guard's press service.
    press service: Border Guard
The clip was uploaded by the militia's media team.
    media team: militia
The clip was uploaded by the Eastern Front's media office.
    media office: Eastern Front
The party's youth wing held a rally.
    youth wing: party
The ruling party's youth wing held a rally.
    youth wing: ruling party
The ruling Amber Party's youth wing held a rally.
    youth wing: ruling Amber Party
The Amber Party's children's choir sang.
    children's choir: Amber Party
The police force's dog unit was called.
    dog unit: police force
The army's song corps performed.
    song corps: army
The ministry's Department for Youth issued the circular.
    Department for Youth: ministry
A circular from the ministry's youth department was read out.
    youth department: ministry
The Ministry of Education's Department for Youth issued the circular.
    Department for Youth: Ministry of Education
The Education Ministry's youth department issued the circular.
    youth department: Education Ministry
The youth department at the Ministry of Education issued the circular.
    youth department: Ministry of Education
The Education Ministry said its youth department had issued the circular.
    youth department: Education Ministry
The Education Ministry and its Department for Youth issued the circular.
    Department for Youth: Education Ministry
The general staff's Directorate of Psychological Operations wrote the script.
    Directorate of Psychological Operations: general staff
Officers of the general staff's psychological operations directorate wrote the script.
    psychological operations directorate: general staff
The security service's Section K wrote the script.
    Section K: security service
The Ministry of Defence's Ensemble of the Silver Drums performed.
    Ensemble of the Silver Drums: Ministry of Defence
The Guard's Song and Dance Ensemble performed.
    Song and Dance Ensemble: Guard
The Navy's Song and Dance Ensemble performed.
    Song and Dance Ensemble: Navy
The Interior Ministry's press department did not respond.
    press department: Interior Ministry
The Steel Legion's Telegram channel carried the clip.
    Telegram channel: Steel Legion
The video was posted to the Steel Legion's official Telegram channel.
    Telegram channel: Steel Legion
The 3rd Brigade's press office posted the clip.
    press office: 3rd Brigade
The 14th Motor Rifle Brigade's media service posted the clip.
    media service: 14th Motor Rifle Brigade
The clip was filmed by the Third Brigade's drone unit.
    drone unit: Third Brigade
The Veterans' Council of the Border Service held the fair.
    Veterans' Council: Border Service
The Beacon Group's newspapers carried the appeal.
    newspapers: Beacon Group
The Beacon Group's flagship channel, Sun TV, carried the appeal.
    Sun TV: Beacon Group
The Beacon Group's Sun TV carried the appeal.
    Sun TV: Beacon Group
The Beacon Group's Tele Este carried the appeal.
    Tele Este: Beacon Group
The video was produced by the Interior Ministry's own studio.
    studio: Interior Ministry
The video was produced by the ministry's own studio.
    studio: ministry
The rebels' radio station broadcast the song.
    radio station: rebels
The rebels' political wing issued the statement.
    political wing: rebels
The rebel group's political wing issued the statement.
    political wing: rebel group
The union's youth section issued the statement.
    youth section: union
The bank's charitable foundation paid for it.
    charitable foundation: bank
The Border Guard's monitoring team “counted nine children”.
    monitoring team: Border Guard
The script came from the Coastal Rangers' Culture Wing.
    Culture Wing: Coastal Rangers
"""
NO_CHAINS = """
The clip was uploaded by the brigade's press officer.
The city's police force was called.
The country's army was called.
Norland's army released the video.
Norland's Ministry of Culture released the video.
The Interior Ministry's spokesman did not respond.
The mayor's office issued the permit.
The president's office issued the permit.
The prosecutor's office opened a case.
The Children's Fund paid for it.
The Teachers' Union held the fair.
St Anne's School choir sang.
The Beacon Trust's director, Ola Brandt, resigned.
The army's enemies paid for it.
The ministry's choice of studio was odd.
The party's press conference was short.
The ministry's press release was short.
The brigade's song was sung.
The ministry's office in Harl was searched.
The ministry's offices were searched.
The company's office was searched.
The army's Operation Dawn began in May.
The army's Captain Orsk spoke.
The Guard's Colonel Ives Trent spoke.
The party's memorial service was held on Sunday.
The company's sister company denied it.
The Northern Valley's dance company performed.
The head of the Border Guard's choir resigned.
The regiment's website carried the song.
The army's direct command ended in May.
The Railway Cadets' Choir sang.
"""


@pytest.mark.parametrize(("text", "edges"), cases(CHAINS + NO_CHAINS))
def test_a_body_owns_the_part_that_is_named_after_it(text: str, edges: list[str]) -> None:
    found = [f"{part}: {whole}" for part, whole in claims("part_of", text)]
    assert sorted(found) == sorted(edges)
