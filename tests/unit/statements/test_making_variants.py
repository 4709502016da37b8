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
    produced: teacher | hymn
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

TABLES = (
    ACTIVE + PASSIVE + REDUCED + RELATIVE + SERVICE + COORDINATED + NOMINAL + REFERRED + NONE + WILD
)


@pytest.mark.parametrize(("text", "made"), cases(TABLES))
def test_who_made_what(text: str, made: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    found = [f"{c.kind}: {named(c, subject=True)} | {named(c, subject=False)}" for c in claims]
    assert sorted(found) == sorted(made)
