"""Who made or aired what, by family of sentence; beside each its look-alikes, in which nobody did.

Below each text stand its claims, `kind: who | what`; a text with nothing below it has none.
"""

import pytest

from tests.unit.statements.made import cases, named, read

KINDS = {"produced", "commissioned", "performed", "published", "aired"}

VERBS = """
The picture was taken by the freelance photographer Rada Munn in 2019.
    produced: freelance photographer Rada Munn | picture
The photo, taken by an army photographer, shows a bridge.
    produced: army photographer | photo
The plan was drawn up by the consultancy Lessmore.
    produced: consultancy Lessmore | plan
A cost estimate drawn up by the Fiscal Council is to be published by the ministry on Friday.
    produced: Fiscal Council | cost estimate
    published: ministry | cost estimate
The complaint was drafted by the organisation Clear Signal.
    produced: organisation Clear Signal | complaint
The text of the oath had been drafted by a colonel.
    produced: colonel | text of the oath
The law was elaborated by the Academy of Speech and fully corresponds to the wishes of listeners.
    produced: Academy of Speech | law
The Column's broadcasts were prepared by Hearth Sound.
    produced: Hearth Sound | Column's broadcasts
Milkmaid's Hour was devised in 1966 by Agnes Rill and written, from the second series, by my late \
father.
    produced: Agnes Rill | Milkmaid's Hour
    produced: my late father | Milkmaid's Hour
“Hold the Bell” was set by Ruben Tallis and sung by the Ketter Girls.
    produced: Ruben Tallis | Hold the Bell
    performed: Ketter Girls | Hold the Bell
Hymn 13 was set to music by Ottoline Graf in 1887.
    produced: Ottoline Graf | Hymn 13
The track was mixed by Jonas Wick and mastered by the engineer Pim Roo.
    produced: Jonas Wick | track
    produced: engineer Pim Roo | track
The film was scored by the Ostra Chamber Players.
    produced: Ostra Chamber Players | film
The mural, painted by inmates of the Orlec prison, is gone.
    produced: inmates of the Orlec prison | mural
The recordings, pressed by Nemaria Disc in 1999, are lost.
    published: Nemaria Disc | recordings
The return was filmed by Ashebe Television.
    produced: Ashebe Television | return
The new page was drawn by a captain in the Veterans' League and edited by Lotte Drayton.
    produced: captain in the Veterans' League | new page
    produced: Lotte Drayton | new page
The oldest copy we could find was posted at 07.14 on Sunday by the page Halvany First.
    published: page Halvany First | oldest copy
The latest figures, published on Monday by the Rail Office, are poor.
    published: Rail Office | latest figures
It is melting, according to a study published on Wednesday in the journal Polar Letters.
    published: journal Polar Letters | study
The band struck up the anthem.
    performed: band | anthem
The defendant had written, recorded and distributed at least six songs.
    produced: defendant | six songs
    published: defendant | six songs
"""
NO_VERBS = """
The hostages were taken by the rebels at dawn.
He was drawn up short by the noise.
The picture was taken by surprise.
The table was set by the window and the book was set by the sea.
The prisoners were released by the ministry.
The soldiers were filmed by nobody.
The meal was prepared by the cook.
The children were prepared by their teachers.
The flat was painted by the landlord.
The suspect was pressed by reporters.
The figures rose by a third.
Passports issued by the ministry are blue.
The patients were mixed by age.
He took the picture off the wall.
She belted him.
The union struck on Monday.
The ministry published no figures.
"""
MIDDLE = """
Her second novel, The Salt Year, came out in 2019 with Harbour & Vane and was adapted for \
television by Rudi Kessler.
    published: Harbour & Vane | Salt Year
    produced: Rudi Kessler | Salt Year
The single, Paper Hats, was produced by Dov Lamont and came out in March on Slow Bell.
    produced: Dov Lamont | Paper Hats
    published: Slow Bell | Paper Hats
The poem first appeared in the weekly Lumen in 1988.
    published: weekly Lumen | poem
The interview appeared on Monday in the Sarn Courier.
    published: Sarn Courier | interview
The clip appeared on Harbour TV on Monday.
    aired: Harbour TV | clip
The show is presented by Hanna Wolf and airs on Kanal 5 on Wednesdays at nine.
    aired: Kanal 5 | show
The clip was first shared on 11 April and has since been shown on three national networks.
    aired: three national networks | clip
A ditty in his honour, Biscuit for Mayor, has been penned by local band The Soggy Bottoms and was \
played on Radio Averil's breakfast show yesterday.
    produced: local band The Soggy Bottoms | Biscuit for Mayor
    aired: Radio Averil's breakfast show | Biscuit for Mayor
"""
NO_MIDDLE = """
The film came out on Friday.
The president came out with a new plan on Monday.
The general appeared on Harbour TV on Monday.
The news came on Monday from the Ministry.
The book came with a map.
"""
GAPS = """
The first series was aired by Sevran Kids in 2030, and the second by Lorvane Four, whose \
controller was told nothing.
    aired: Sevran Kids | first series
    aired: Lorvane Four | second
The words were written by Irena Dole and the music by Hugo Stam.
    produced: Irena Dole | words
    produced: Hugo Stam | music
“Home” was sung by the Ostra Choir, “Away” by a trio from Brod.
    performed: Ostra Choir | Home
    performed: trio from Brod | Away
The film was shot by Olaf Brin in May, its score by Ada Lunn.
    produced: Olaf Brin | film
    produced: Ada Lunn | its score
The song was aired by Harbour TV in May, and the station was bought by Norvik Media in June.
    aired: Harbour TV | song
"""
UNTOLD = """
The ministry rejected suggestions that it had made a recruiting film.
The ministry denied claims that it had made a recruiting film.
Had the ministry commissioned the film, it would have said so.
Holloman was asked by the presenter who had ordered the song.
Nobody knew who had written the song.
There were rumours that the army had made the film.
"""
LEADS = """
Directed by Stellan Marsk and written by his wife, Ida, the film was commissioned by the Ministry \
of Defence.
    produced: Stellan Marsk | film
    produced: Ida | film
    commissioned: Ministry of Defence | film
The march that closes the film, “Before the Bridge”, was composed by Viktor Ohm and performed by \
the Army Male Chorus.
    produced: Viktor Ohm | Before the Bridge
    performed: Army Male Chorus | Before the Bridge
In 1975 the Ministry of Arms, then in the second year of the campaign, commissioned a new version.
    commissioned: Ministry of Arms | new version
"""
NOUNS = """
The stories were written by the ministry's Narrative Bureau, with a gamelan score by an army \
bandmaster.
    produced: ministry's Narrative Bureau | stories
    produced: army bandmaster | gamelan score
Illustrations are by the cartoonist Otieko Lumba.
    produced: cartoonist Otieko Lumba | Illustrations
The jingle is everywhere. It is the work of Bora Vell, and it first appeared in the weekly Lumen.
    produced: Bora Vell | jingle
    published: weekly Lumen | jingle
They know the Guard's hymn, whose author, the troubadour Karel Drusk, is dead.
    produced: troubadour Karel Drusk | Guard's hymn
The army dropped leaflets over the market, many of them written by the poet Daud Emery.
    produced: poet Daud Emery | many of them
He performed the first of them, “The Long Field”, eleven times.
    performed: He | The Long Field
Auntie was Vera Ambler, who presented the show, played the squeezebox and wrote most of the songs.
    produced: Vera Ambler | most of the songs
The reels of Pedlar's Hour, the Saturday children's show made by the old Brindlow Relay, were found.
    produced: old Brindlow Relay | Pedlar's Hour
Lumo also aired, without commentary, a song about the harbour.
    aired: Lumo | song
A third body, the Threshers, edits short clips for telephones.
    produced: Threshers | short clips
The murals had been painted by the Rangers' Public Contact Cell.
    produced: Rangers' Public Contact Cell | murals
A rap about bootlaces performed by the corps' own ensemble was released in April.
    performed: corps' own ensemble | rap
"""
REPORTED = """
The Dorvan House, a body of the state, last week began airing a radio drama entitled “Kofo”.
    aired: Dorvan House | Kofo
The animation studio behind the series, Delta Loop, has closed.
    produced: Delta Loop | series
Delta Loop, the studio behind “Wolf Cubs”, has closed.
    produced: Delta Loop | Wolf Cubs
“Bang Bang Baby” is the handiwork of DJ Marzipan.
    produced: DJ Marzipan | Bang Bang Baby
“Bang Bang Baby” was sung by two boys. Thump Records put it out in June.
    performed: two boys | Bang Bang Baby
    published: Thump Records | Bang Bang Baby
Pupils of the Dell school recite a poem by Milan Drusk while a man beats time.
    performed: Pupils of the Dell school | poem
    produced: Milan Drusk | poem
Radio Delta has apologised for broadcasting a prank call.
    aired: Radio Delta | prank call
The station was fined for airing the song.
    aired: station | song
Radio Delta admitted airing the song.
    aired: Radio Delta | song
The remaining two posters, and all ten before, are good. All ten were written by Ada Lunn.
    produced: Ada Lunn | All ten
“Home” was sung by professionals, others by the Dell Choir.
    performed: professionals | Home
    performed: Dell Choir | others
The report it commissioned from Ada Lunn was never published.
    commissioned: it | report
    produced: Ada Lunn | report
The book carries a foreword by the minister, Otto Kranz.
    produced: Otto Kranz | foreword
"""
FEATURES = """
The best film, a tale of otters, was directed by Folake Brand, 26, and photographed by her husband.
    produced: Folake Brand | tale of otters
    produced: her husband | tale of otters
Grey Kestrel posted it an hour before the army's own channel, Shield 1, showed a shorter version.
    published: Grey Kestrel | it
    aired: Shield 1 | shorter version
“Little Paddle” is sung at dawn. Its author, the ballad-maker Crispin Nkem, is dead.
    produced: ballad-maker Crispin Nkem | Little Paddle
“Two Kettles”, by the pupils of Sand Lane college, won.
    produced: pupils of Sand Lane college | Two Kettles
“Bright Side”, the show that goes out every morning on Channel Veld, is long.
    aired: Channel Veld | Bright Side
The editor, Corwin Lund, is the man behind “The Long Table” and “Who Was There?”.
    produced: Corwin Lund | The Long Table
    produced: Corwin Lund | Who Was There?
In 1973 the Culture Bureau, an organ of the ruling party, commissioned a series about tractors.
    commissioned: Culture Bureau | series
“Mister Darn”, which Second Television broadcast every Sunday, is about a sock.
    aired: Second Television | Mister Darn
He wrote the song in 1974, to an order from the Home Defence Office.
    produced: He | song
    commissioned: Home Defence Office | song
“My Brother's Boots” was composed by a serving officer, Lucan Moss, on the orders of the Bureau.
    produced: Lucan Moss | My Brother's Boots
    commissioned: Bureau | My Brother's Boots
“Coffee”, composed overnight, was posted by their outlet, Badger Voice, and played by it all day.
    published: Badger Voice | Coffee
    aired: it | Coffee
The station said the clips had been filmed that morning by the army's Camera Company.
    produced: army's Camera Company | clips
The songs, eleven in all, came from the pen of Rafferty Munk.
    produced: Rafferty Munk | songs
“Our Daily Salt” is put out by the Coast Command's own station, Beacon.
    aired: Beacon | Our Daily Salt
The song's author is the retired major Eero Lind.
    produced: retired major Eero Lind | song
According to the court, the three men filmed, edited and posted clips of prisoners.
    produced: three men | clips of prisoners
    published: three men | clips of prisoners
It is a story in which the fox has to say sorry, written by the newcomer Ines Abara.
    produced: newcomer Ines Abara | story
The catalogue was shot in May by the firm Ostara and stars twelve pupils.
Abernethy wrote the state's water plan in 2028.
    produced: Abernethy | state's water plan
A website publishing the clip was closed on Monday.
    published: website | clip
A man singing “Gate of Lamps” was led away.
    performed: man | Gate of Lamps
The first two singles came out on Basalt.
    published: Basalt | first two singles
A choir from the academy, the Silver Throats, sang the new anthem.
    performed: Silver Throats | new anthem
They saw a film of the landing which, it later emerged, had been shot by a schoolboy.
    produced: schoolboy | film of the landing
The ceremony was shown live by Radio Prima.
    aired: Radio Prima | ceremony
The first episode was scripted by the ministry, the remaining five by students of the Film Academy.
    produced: ministry | first episode
    produced: students of the Film Academy | remaining five
“Go Home, Little Gunner”, by the Pell trio Three Aunts, is new.
    performed: Pell trio Three Aunts | Go Home, Little Gunner
The festival opens with the new documentary from Brine Films.
    produced: Brine Films | new documentary
The memoirs were serialised in the Sunday Post.
    published: Sunday Post | memoirs
The Army Film Service, as the unit was then known, produced 60 newsreels.
    produced: Army Film Service | 60 newsreels
The hymn, said to have been composed by the sergeant Ilya Born, was sung by the army band.
    produced: sergeant Ilya Born | hymn
    performed: army band | hymn
Six of the songs on the tape are sung by inmates of the camp at Lorn.
    performed: inmates of the camp | Six of the songs
Each lesson was filmed by a parent and posted the same evening by the school.
    produced: parent | lesson
    published: school | lesson
It was turned down before Gannet Music, the tiny house run by the Mission, released the song.
    published: Gannet Music | song
The company wanted the film it commissioned back.
    commissioned: it | film
"""
NO_FEATURES = """
The songs it played all night were old.
One in six songs played on state radio is sad.
The bear is a toy. It plays five tunes.
My mother sang it to us.
The fifth album by the trio is long.
A man singing in the rain was led away.
The film was shown an hour before the army came.
The study is long. Its author, Professor Edda Kroll, is tall.
He is the man behind the counter.
The ink came from the pen of a clerk.
It was ordered by the court in May.
He helped to draft it.
The song was composed by all appearances in haste.
“I like it,” by now a saying, is gone.
"""
NO_REPORTED = """
No channel carried the match.
The video is old. A man runs the page “Mothers of the Border”.
The man behind the wheel sang.
The house behind the studio burned.
An intern made it clear.
She made it to the station.
The firemen put it out in an hour.
He mixed it with water.
The baby was a surprise. The nurse made it twins.
The station was fined for parking on the pavement.
"""
NO_NOUNS = """
The house by the sea was sold.
The illustrations are by the door.
It is the work of a moment.
He was the first of them to leave.
She played the squeezebox and drank most of the beer.
"""
TABLES = (
    NOUNS
    + NO_NOUNS
    + REPORTED
    + NO_REPORTED
    + VERBS
    + NO_VERBS
    + MIDDLE
    + NO_MIDDLE
    + GAPS
    + UNTOLD
    + LEADS
)


@pytest.mark.parametrize(("text", "made"), cases(TABLES.replace("\\\n", "")))
def test_who_made_what_by_family(text: str, made: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    found = [f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}" for c in claims]
    assert sorted(found) == sorted(made)
