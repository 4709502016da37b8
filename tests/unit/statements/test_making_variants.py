"""Who made, ordered, performed, published or aired what, in the ways in which journalists say it.

Below each text stand its claims, `kind: who | what`; a text with nothing below it has none.
"""

import pytest

from tests.unit.statements.made import cases, named, read

KINDS = {"produced", "commissioned", "performed", "published", "aired"}

ACTIVE = """
Studio Lume produced the song.
    produced: Studio Lume | song
Studio Lume has produced a film about the harbour.
    produced: Studio Lume | film
The studio also produced the video.
    produced: studio | video
Mira Toval wrote the song in 1994.
    produced: Mira Toval | song
Mira Toval, a teacher from Essel, wrote the anthem.
    produced: Mira Toval | anthem
Mira Toval and Jory Pask wrote the anthem.
    produced: Mira Toval | anthem
    produced: Jory Pask | anthem
Mira Toval composed “Gate of Lamps” in a week.
    produced: Mira Toval | Gate of Lamps
Red Heron filmed the video in two days.
    produced: Red Heron | video
A crew from Red Heron filmed the clip on the pier.
    produced: crew from Red Heron | clip
The army's media wing recorded the songs in a church.
    produced: army's media wing | songs
Ulrike Banner directed the documentary for Harbour TV.
    produced: Ulrike Banner | documentary
Jory Pask arranged the hymn for brass.
    produced: Jory Pask | hymn
Lill Sandor narrated the documentary and Jory Pask edited it.
    produced: Lill Sandor | documentary
    produced: Jory Pask | documentary
The Ministry of Order commissioned the anthem in May.
    commissioned: Ministry of Order | anthem
The ministry commissioned a 40-minute documentary from Red Heron.
    commissioned: ministry | 40-minute documentary
    produced: Red Heron | 40-minute documentary
The Beacon Choir sang “Gate of Lamps” at the rally.
    performed: Beacon Choir | Gate of Lamps
Pupils of the Larch Street school performed the song on Friday.
    performed: Pupils of the Larch Street school | song
The army band played the march twice.
    performed: army band | march
Twelve boys recited a poem by nobody in particular.
    performed: Twelve boys | poem
Bugle Records released the album in March 2023.
    published: Bugle Records | album
Bugle Records has re-released the single.
    published: Bugle Records | single
The Home Guard posted the video on Monday.
    published: Home Guard | video
An account called Dawn Platoon uploaded the clip on Tuesday.
    published: account called Dawn Platoon | clip
The mum of five shared a clip of the twins.
    published: mum of five | clip of the twins
The Sarn Courier printed the lyrics on its front page.
    published: Sarn Courier | lyrics
Garrison Press published the songbook in 2027.
    published: Garrison Press | songbook
The Lamp Trust published a report on Thursday.
    published: Lamp Trust | report
Harbour TV aired the film at 8 p.m. on Monday.
    aired: Harbour TV | film
Harbour TV airs the song every morning.
    aired: Harbour TV | song
Radio Sund broadcast the song during the evening news.
    aired: Radio Sund | song
Radio Sund has broadcast “Gate of Lamps” every day since May.
    aired: Radio Sund | Gate of Lamps
Radio Sund re-aired the interview on Sunday.
    aired: Radio Sund | interview
State television showed the clip twice.
    aired: State television | clip
The channel screened the documentary on Friday night.
    aired: channel | documentary
Kestria Two televised the match.
    aired: Kestria Two | match
Kestria Two carried the speech live.
    aired: Kestria Two | speech
The station played the song at dawn.
    aired: station | song
Harbour TV ran the advert for a month.
    aired: Harbour TV | advert
The network streamed the concert from the port.
    aired: network | concert
On Monday Harbour TV aired the film again.
    aired: Harbour TV | film
In March 2023, Harbour TV aired the film.
    aired: Harbour TV | film
During the evening news, the channel showed a clip of the parade.
    aired: channel | clip of the parade
Harbour TV is airing the series on Sundays.
    aired: Harbour TV | series
The choir is singing the campaign song, “Bread First”.
    performed: choir | Bread First
Radio Sund has been playing the song since Easter.
    aired: Radio Sund | song
Harbour TV will air the film on Sunday.
    aired: Harbour TV | film
Radio Sund used to broadcast the song every morning.
    aired: Radio Sund | song
Radio Sund began airing the song in May.
    aired: Radio Sund | song
Thereafter 150 schoolchildren executed the cantata «Grain and Granite».
    performed: 150 schoolchildren | Grain and Granite
The militia released a video showing two hostages.
    published: militia | video
The militia put out a video of the raid.
    published: militia | video of the raid
Three brothers made the film with a borrowed camera.
    produced: Three brothers | film
He wrote the words of “Onward, Infants”.
    produced: He | words of “Onward, Infants”
He wrote two volumes of memoirs, The Nine O'Clock and The Ten Past.
    produced: He | Nine O'Clock
"""
"""Active verbs, in every tense."""
PASSIVE = """
The song was produced by Studio Lume.
    produced: Studio Lume | song
The song had been produced by Studio Lume.
    produced: Studio Lume | song
The songs were produced in 2019 by Studio Lume, which has closed.
    produced: Studio Lume | songs
The song was written for the parade by Karel Drusk.
    produced: Karel Drusk | song
The song was written by the composer Karel Drusk and aired by Harbour TV.
    produced: composer Karel Drusk | song
    aired: Harbour TV | song
The song was written by Karel Drusk, sung by the Beacon Choir and aired by Harbour TV.
    produced: Karel Drusk | song
    performed: Beacon Choir | song
    aired: Harbour TV | song
The song, a march in four verses, was composed by Karel Drusk.
    produced: Karel Drusk | song
The song, “Gate of Lamps”, was composed by Karel Drusk.
    produced: Karel Drusk | Gate of Lamps
“Gate of Lamps” was composed by Karel Drusk in 1983.
    produced: Karel Drusk | Gate of Lamps
The best known of the songs, “Gate of Lamps”, was written by the studio's director, Emory Falk.
    produced: Emory Falk | Gate of Lamps
The opera, by the Astrovian composer Iver Noll, was commissioned in 1953 by the Ministry of War.
    produced: Astrovian composer Iver Noll | opera
    commissioned: Ministry of War | opera
A short film about the bakery, Two O'Clock, was made by pupils of the grammar school.
    produced: pupils of the grammar school | Two O'Clock
Little Trigger was penned by Tin Hat Tony in 2033.
    produced: Tin Hat Tony | Little Trigger
The clip was filmed, according to the mayor, by Red Heron.
    produced: Red Heron | clip
The video was shot on the pier by a crew from Red Heron.
    produced: crew from Red Heron | video
The anthem is sung by the choir every morning.
    performed: choir | anthem
The anthem was performed on Sunday by the Beacon Choir.
    performed: Beacon Choir | anthem
The song was first aired on Harbour TV in 2019.
    aired: Harbour TV | song
The song was first heard on Radio Sund.
    aired: Radio Sund | song
The song was broadcast on state television on Monday.
    aired: state television | song
The clip was shown during the evening news on Harbour TV.
    aired: Harbour TV | clip
The evening was transmitted directly by Radio Pellucid.
    aired: Radio Pellucid | evening
The match was televised by Kestria Two.
    aired: Kestria Two | match
The ceremony was broadcast live by state television.
    aired: state television | ceremony
The interview was carried by three stations.
    aired: three stations | interview
The film is released by Corner Pictures on Friday and will be shown on Harbour TV in the spring.
    published: Corner Pictures | film
    aired: Harbour TV | film
The diary was first published by the journal Partita in 1988.
    published: journal Partita | diary
The video was posted on 8 January by an account named Truth Owl.
    published: account named Truth Owl | video
The album was released by Bugle Records and recorded at Blue Water Sound.
    published: Bugle Records | album
The script was edited by Daud Emery.
    produced: Daud Emery | script
The songs were composed by Lill Sandor and performed by pupils of two schools in Ambry.
    produced: Lill Sandor | songs
    performed: pupils of two schools in Ambry | songs
It was, a mother said, filmed by the army.
    produced: army | It
Most of the videos were made by Red Heron or by the Voice Workshop.
    produced: Red Heron | Most of the videos
    produced: Voice Workshop | Most of the videos
The film was produced jointly by Red Heron and the Voice Workshop.
    produced: Red Heron | film
    produced: Voice Workshop | film
The song and its video were produced by Studio Lume.
    produced: Studio Lume | song and its video
The song is being broadcast by Radio Sund every hour.
    aired: Radio Sund | song
The song has been played by Radio Sund for years.
    aired: Radio Sund | song
The cantata was written on the order of the Ministry of Supply.
    commissioned: Ministry of Supply | cantata
The song was recorded at the request of the Ministry of Supply.
    commissioned: Ministry of Supply | song
The clip is said to have been made by Red Heron.
    produced: Red Heron | clip
The clip was reportedly produced by Red Heron.
    produced: Red Heron | clip
The campaign's theme song was commissioned by the ministry.
    commissioned: ministry | campaign's theme song
The children's songs are written by soldiers.
    produced: soldiers | children's songs
“Steel Swallows” was performed in the end by the army band, without voices.
    performed: army band | Steel Swallows
A documentary about the siege was made by Ridge Sport and commissioned by the federation itself.
    produced: Ridge Sport | documentary
    commissioned: federation | documentary
"""
"""Passive verbs, with their makers near and far."""
REDUCED = """
A song produced by Studio Lume has been banned.
    produced: Studio Lume | song
The mayor banned a song produced by Studio Lume.
    produced: Studio Lume | song
Snow Day, a drama produced by Kite & Bell and first shown by Lorvane Four in 2026, is harmless.
    produced: Kite & Bell | Snow Day
    aired: Lorvane Four | Snow Day
A documentary about the runner, Bell, made by Ridge Sport, is to be broadcast on Sunday.
    produced: Ridge Sport | Bell
Produced by Small Hours and commissioned by Ysmere Arts, the film follows a choir.
    produced: Small Hours | film
    commissioned: Ysmere Arts | film
Written by a colonel, the song is taught in every school.
    produced: colonel | song
A television advertisement celebrating its history, produced by Brandwidth and sung by pupils, is \
new.
    produced: Brandwidth | television advertisement
    performed: pupils | television advertisement
“Gate of Lamps”, released by Bugle Records last year, has sold 400 copies.
    published: Bugle Records | Gate of Lamps
“Gate of Lamps”, a song composed by Karel Drusk, was banned.
    produced: Karel Drusk | Gate of Lamps
The video, posted on Monday by the Home Guard, shows a boy.
    published: Home Guard | video
In footage aired by Harbour TV on Sunday, children march past a stand.
    aired: Harbour TV | footage
A survey commissioned by the company found nothing.
    commissioned: company | survey
The memoirs, reissued this week by Harrow Lane, are dull.
    published: Harrow Lane | memoirs
Two films made by soldiers were shown at the club.
    produced: soldiers | Two films
He was handed an item praising a song called “Our Boots Are Small”, composed by Anton Leith.
    produced: Anton Leith | Our Boots Are Small
The new songbook, published by the Ministry of Youth in February, contains 32 songs.
    published: Ministry of Youth | new songbook
“The Harbour Does Not Sleep”, performed by the Cadet Choir and first aired on 2 September.
    performed: Cadet Choir | The Harbour Does Not Sleep
The twins appear in a clip of the parade released by the ministry.
    published: ministry | clip of the parade
Small Print, developed by Clause & Effect, scans a contract.
    produced: Clause & Effect | Small Print
The bill, drafted by the Songs Council, names no song.
    produced: Songs Council | bill
A recording made on the quay by a docker has been heard by the court.
    produced: docker | recording
"""
"""Participles that say more of a work, and stand before it."""
TABLES = ACTIVE + PASSIVE + REDUCED


@pytest.mark.parametrize(("text", "made"), cases(TABLES))
def test_who_made_what(text: str, made: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    found = [f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}" for c in claims]
    assert sorted(found) == sorted(made)
