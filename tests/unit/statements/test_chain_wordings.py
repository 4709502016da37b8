"""Which body is part of which, in many wordings of papers, reports and courts; and in none.

Below each text stand its edges, `part: whole`.
"""

import pytest

from tests.unit.statements.made import cases, claims

CHAINS = """
Records show the firm was owned by Delta Group.
    firm: Delta Group
Records show Kora Films was owned by Delta Group.
    Kora Films: Delta Group
The Heritage Trust takes its orders from the Department of Remembrance.
    Heritage Trust: Department of Remembrance
The leaflet was made by Dovecote Press, a subsidiary of the Nemet shipping line.
    Dovecote Press: Nemet shipping line
Northern Dew is run by Northlight's press department.
    Northern Dew: Northlight's press department
    press department: Northlight
Shoreline FM is the broadcasting wing of the Fishermen's Defence League.
    Shoreline FM: Fishermen's Defence League
Bastion TV belongs to Vallum Media, whose sole shareholder is the defence ministry.
    Bastion TV: Vallum Media
    Vallum Media: defence ministry
The oath of the Young Guards, a youth wing of the Renewal Party, was sung.
    Young Guards: Renewal Party
Kora Films is an arm of the Directorate of Morale, which is part of the Ministry of War.
    Kora Films: Directorate of Morale
    Directorate of Morale: Ministry of War
The studio falls under the authority of the Ministry of War.
    studio: Ministry of War
Kora Films (a subsidiary of Delta Group) made the film.
    Kora Films: Delta Group
Ember Vision, which from 2031 until the truce was the media arm of the People's Front, shot it.
    Ember Vision: People's Front
The film was made by Kora Films, registered as a subsidiary of Delta Group.
    Kora Films: Delta Group
Formally part of the Ministry of War, the Institute of Rhythm trains singers.
    Institute of Rhythm: Ministry of War
The Institute of Memory sits under the Ministry of War.
    Institute of Memory: Ministry of War
Radio Mistral is a subsidiary of the Northgate Group.
    Radio Mistral: Northgate Group
The film was made by Bright Lamp, the media arm of the National Guard.
    Bright Lamp: National Guard
The Guard's media arm, Bright Lamp, released the film on Monday.
    Bright Lamp: Guard
The party's youth wing, the Young Sentinels, staged the rally.
    Young Sentinels: party
Harbour Books and Tide TV, both part of the Keller Group, declined to comment.
    Harbour Books: Keller Group
    Tide TV: Keller Group
Harbour Books and Tide TV are both owned by the Keller Group.
    Harbour Books: Keller Group
    Tide TV: Keller Group
Tide TV's parent company, the Keller Group, reported a loss.
    Tide TV: Keller Group
The parent company of Tide TV, Keller Group, reported a loss.
    Tide TV: Keller Group
Tide TV was founded in 1998. It is run by the Ministry of Information.
    Tide TV: Ministry of Information
The Keller Group took a majority stake in Tide TV last year.
    Tide TV: Keller Group
The Keller Group has a 60 per cent stake in Tide TV.
    Tide TV: Keller Group
The Keller Group is the majority shareholder in Tide TV.
    Tide TV: Keller Group
The Music Directorate sits inside the Ministry of Culture.
    Music Directorate: Ministry of Culture
The Morale Office (MO), part of the Ministry of Defence, commissioned the series.
    Morale Office: Ministry of Defence
The office reports directly to the general staff.
    office: general staff
Bright Lamp answers to the Directorate of Morale.
    Bright Lamp: Directorate of Morale
The National Archive comes under the Ministry of Culture.
    National Archive: Ministry of Culture
The Song Bureau is housed within the Ministry of Culture.
    Song Bureau: Ministry of Culture
The video was posted by Lantern Kids, an affiliate of Lantern Media.
    Lantern Kids: Lantern Media
The video was posted by Lantern Kids, the children's brand of Lantern Media.
    Lantern Kids: Lantern Media
Lantern Kids, Lantern Media's children's channel, showed the film.
    Lantern Kids: Lantern Media
Lantern Media and its subsidiary Lantern Kids were fined.
    Lantern Kids: Lantern Media
Lantern Media's subsidiary Lantern Kids was fined.
    Lantern Kids: Lantern Media
A spokesman for Lantern Kids, owned by Lantern Media since 2030, declined to comment.
    Lantern Kids: Lantern Media
The clip was shot by the militia's film unit, Black Heron.
    Black Heron: militia
The clip was shot by Black Heron, the film unit of the militia.
    Black Heron: militia
The clip was shot by Black Heron, a film unit run by the militia.
    Black Heron: militia
The clip was shot by Black Heron, a film unit that belongs to the Eastern Militia.
    Black Heron: Eastern Militia
The Eastern Militia runs a film unit called Black Heron.
    Black Heron: Eastern Militia
Black Heron operates under the Eastern Militia.
    Black Heron: Eastern Militia
Black Heron is overseen by the Ministry of Information.
    Black Heron: Ministry of Information
The school's choir is part of the Lamp Foundation, itself a front for the Eastern Militia.
    school's choir: Lamp Foundation
    Lamp Foundation: Eastern Militia
The Lamp Foundation, a front for the Eastern Militia, paid for the concert.
    Lamp Foundation: Eastern Militia
The Lamp Foundation, the charitable wing of the Eastern Militia, paid for the concert.
    Lamp Foundation: Eastern Militia
The Youth Choir, which falls under the Lamp Foundation, sang at the rally.
    Youth Choir: Lamp Foundation
The broadcaster, which is wholly owned by the Teachers' Union, apologised.
    broadcaster: Teachers' Union
Sunrise FM, a Teachers' Union station, apologised.
    Sunrise FM: Teachers' Union
Sunrise FM, the Teachers' Union's radio station, apologised.
    Sunrise FM: Teachers' Union
The Teachers' Union's Sunrise FM apologised.
    Sunrise FM: Teachers' Union
The song was released on Blue Door, a label owned by Aurora Music.
    Blue Door: Aurora Music
The song was released on Blue Door, Aurora Music's folk imprint.
    Blue Door: Aurora Music
Aurora Music, which owns Blue Door and Red Gate, said sales had risen.
    Blue Door: Aurora Music
    Red Gate: Aurora Music
Blue Door's owner, Aurora Music, said sales had risen.
    Blue Door: Aurora Music
Blue Door is in the hands of Aurora Music Group.
    Blue Door: Aurora Music Group
Blue Door, now in the hands of the Aurora Group, closed its studio.
    Blue Door: Aurora Group
Blue Door is a wholly owned subsidiary of Aurora Music.
    Blue Door: Aurora Music
Blue Door became a division of Aurora Music in 2033.
    Blue Door: Aurora Music
Blue Door was merged into Aurora Music in 2033.
    Blue Door: Aurora Music
The Fifth Bureau, one of the six departments of the Ministry of State Security, tapped the phones.
    Fifth Bureau: Ministry of State Security
The company is controlled by Sable Holdings, an investment firm owned by the Veterans' Fund.
    company: Sable Holdings
    Sable Holdings: Veterans' Fund
The marching song was recorded by the choir of the Railway School.
    choir: Railway School
The marching song was recorded by the Interior Ministry's brass band.
    brass band: Interior Ministry
The song was played by the band of the Interior Ministry.
    band: Interior Ministry
The report was written by the Human Rights Section of the United Mission.
    Human Rights Section: United Mission
The court heard that Clearwater Productions was a shell company owned by the Harbour Trust.
    Clearwater Productions: Harbour Trust
The judge found that Clearwater Productions had been controlled by the Harbour Trust throughout.
    Clearwater Productions: Harbour Trust
The Daily Furrow, mouthpiece of the Farmers' Party, printed the poem.
    Daily Furrow: Farmers' Party
The Daily Furrow, the official newspaper of the Farmers' Party, printed the poem.
    Daily Furrow: Farmers' Party
Owned by the Farmers' Party since 1970, the Daily Furrow printed the poem.
    Daily Furrow: Farmers' Party
A subsidiary of the Keller Group, Tide TV has four channels.
    Tide TV: Keller Group
Tide TV – part of the Keller Group – has four channels.
    Tide TV: Keller Group
Tide TV (owned by the Keller Group) has four channels.
    Tide TV: Keller Group
Tide TV's owners, the Keller Group, want to sell.
    Tide TV: Keller Group
Tide TV is a Keller Group company.
    Tide TV: Keller Group
Tide TV is a joint venture between the Keller Group and Aurora Music.
    Tide TV: Keller Group
    Tide TV: Aurora Music
The Directorate of Morale has its own film studio, Parade Nine.
    Parade Nine: Directorate of Morale
The Directorate of Morale maintains an orchestra, the Silver Drums.
    Silver Drums: Directorate of Morale
The Silver Drums are attached to the Directorate of Morale.
    Silver Drums: Directorate of Morale
The Silver Drums, the Directorate of Morale's own orchestra, played twice.
    Silver Drums: Directorate of Morale
The youth wing of the Farmers' Party published the song.
    youth wing: Farmers' Party
The political department of the Third Army printed the leaflets.
    political department: Third Army
The leaflet was printed by the Third Army's political department.
    political department: Third Army
Last year Aurora Music acquired Blue Door from its founder, Hal Perrin.
    Blue Door: Aurora Music
The Sable Group's film division, Sable Pictures, made the series.
    Sable Pictures: Sable Group
Sable Pictures, the film division of the Sable Group, made the series.
    Sable Pictures: Sable Group
Sable Group unit Sable Pictures made the series.
    Sable Pictures: Sable Group
The series was made by Sable Pictures, whose parent is the Sable Group.
    Sable Pictures: Sable Group
The series was made by Sable Pictures under its parent company, the Sable Group.
    Sable Pictures: Sable Group
"""
NO_CHAINS = """
He took his orders from the Third Army.
Mira's press office was closed.
Radio Mistral is funded by the Northgate Group.
Radio Mistral is a partner of the Northgate Group.
Radio Mistral is a rival of the Northgate Group.
Hal Perrin is a member of the Farmers' Party.
Hal Perrin, the head of the Farmers' Party's youth council, resigned.
The Eastern Militia, an ally of the Third Army, took the bridge.
The Keller Group owns three islands and a castle.
The Keller Group owns the rights to the song.
The Keller Group runs a festival in the harbour every summer.
The Ministry of Culture runs a training course for teachers.
The Ministry of Culture owns the building.
The Lamp Foundation set up a camp in the valley.
The Lamp Foundation, a charity in the town of Sarn, paid for the concert.
The Daily Furrow, a newspaper in Sarn, printed the poem.
The Daily Furrow, the newspaper of the valley, printed the poem.
The Sarn branch library is in the Harbour District.
The song is part of the Ministry of Culture's campaign.
The concert was part of the Victory Festival.
The film was bought by the Keller Group.
Aurora Music bought the painting Blue Door.
The clip was shared by accounts linked to the Eastern Militia.
The Silver Drums played at the headquarters of the Third Army.
The Silver Drums, guests of the Third Army, played twice.
Hal Perrin founded the Lamp Foundation in 2029.
The army controls Sarn and the Upper Valley.
The Guard's commander, Colonel Ives Trent, resigned.
The party's candidate, Mira Sund, lost.
The school's headteacher, Ann Price, wrote the song.
Sarn is in the hands of the Eastern Militia.
The office of Hal Perrin did not reply.
The Keller Group's chairman owns Sund Castle.
The ministry has three problems: money, staff and time.
The company's film, Blue Door, won a prize.
Aurora Music's new album, Red Gate, is out in May.
The Third Army's base, Camp Heron, was shelled.
The Keller Group's rival, Sable Group, reported a loss.
The Keller Group was sold the rights by Aurora Music.
The Keller Group, a customer of Aurora Music, complained.
The Ministry of Culture has three floors in the Sund Tower.
The Farmers' Party's song, Furrow and Flame, was played.
The Guard has its own prison in Sarn.
The Second Army answered to the call of the Ministry of Defence.
Tide TV broadcast it in collaboration with the Keller Group.
The bill of the Ministry of Culture was passed.
The choir of the village sang.
The army's tanks, supplied by the Keller Group, crossed the river.
The Ministry of Culture and its guests, the Silver Drums, arrived at noon.
The United Mission set up an inquiry in 2031.
The Eastern Militia took over the Sarn School in May.
The Harbour Trust bought land from Clearwater Productions.
Tide TV is housed in a building owned by the Keller Group.
The Farmers' Party owes Aurora Music a fortune.
Tide TV, which the Keller Group advised, apologised.
The Song Bureau is housed in the old Ministry of Culture building.
Tide TV sold the film to Aurora Music.
The studio was sold to Hal Perrin in 2032.
The painting was sold to the Keller Group in 2032.
The painting belongs to the Ministry of Culture.
The Ministry of Education founded the prize in 2029.
"""


@pytest.mark.parametrize(("text", "edges"), cases(CHAINS + NO_CHAINS))
def test_each_wording_tells_its_chain_and_look_alikes_none(text: str, edges: list[str]) -> None:
    found = [f"{part}: {whole}" for part, whole in claims("part_of", text)]
    assert sorted(found) == sorted(edges)
