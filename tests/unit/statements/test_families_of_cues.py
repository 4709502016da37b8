"""Who says what by words that no table of verbs lists, and what looks like saying and is none.

Below each text stand its statements, `who: what`; `?` where the text does not say who.
"""

import pytest

from tests.unit.statements.made import cases, read, who

BESIDE = """
“You will regret this,” the woman ventures.
    woman: “You will regret this,”
“Absolutely vile,” raged one follower.
    one follower: “Absolutely vile,”
“What a night!” tweets the goalkeeper.
    goalkeeper: “What a night!”
“We only answered,” assured General Flint on behalf of the army.
    Flint: “We only answered,”
«It is the first night», rejoiced the mayor of Umber, Aristide Loom.
    Aristide Loom: «It is the first night»
“Two crates of milk,” runs a typical entry.
    typical entry: “Two crates of milk,”
“I have the hair for it,” is all the actor will say.
    actor: “I have the hair for it,”
“A nation of hummers” is how the president put it.
    president: “A nation of hummers”
“The apples are weak,” an official is recorded as saying.
    official: “The apples are weak,”
“Music,” the panel wrote in a footnote which has become famous, “was the corridor.”
    panel: “Music,” “was the corridor.”
“Harbour Lights,” which airs on Monday, stars a singer.
In “The Long Ladder,” three boys climb into the sky.
“Papa Is a Bridge,” recorded by the cadets, sold two million.
Between “Hush Now” and “Sleep,” the crowd went home.
“The Plough,” a song about a war, closes the album.
But “only songs” is what people say when they stop listening.
"""
"""Beside quoted words, any verb is one of saying; beside a title, none."""
LOOSE = """
She appealed to both sides to let ambulances through.
    She: to let ambulances through
Ana pleaded with the guards to open the gate.
    Ana: to open the gate
The mayor implored residents to stay indoors.
    mayor: residents to stay indoors
The mayor was overheard telling an aide that the bridge would fall.
    mayor: the bridge would fall
A guard was filmed shouting: “Back to the line!”
    guard: “Back to the line!”
The court held that the tune belonged to nobody.
    court: the tune belonged to nobody
A diary kept by the cook records that the flour ran out.
    diary kept by the cook: the flour ran out
The defence submitted that the tape had been cut.
    defence: the tape had been cut
Kern confirmed the meeting but would not say who had called it.
    Kern: who had called it
It was, said the colonel, the first time.
    colonel: It was the first time
The tape – which critics say is a forgery – was broadcast twice.
    critics: is a forgery
The bank warned of lower growth and raised its forecast for inflation.
    bank: of lower growth
Orban ruled out a sale of the unit.
    Orban: a sale of the unit
The minister blamed Maristan, without offering evidence.
    minister: Maristan
It rained, according to the channel, which later said the concert would be repeated.
    channel: It rained
    channel: the concert would be repeated
Asked whether he would go, the coach said no. He blamed the rain.
    coach: the rain
Two boys were seen carrying a drum.
The minister was shown signing the treaty.
The court held the tape for a year.
The choir recorded the song that won.
"""
"""Saying without a verb of saying, or at a distance from it."""
ASIDE = """
Her critics, of whom there are more each year, mostly abroad, say she is finished.
    Her critics: she is finished
The film, made by two students, alleged that the song had been bought.
    film: the song had been bought
The office, which still exists, and which now sells boats, said in a note that it held no records.
    office: it held no records
The owners replied, according to a clerk, that the roof was sound.
    owners: the roof was sound
Of course it is only a song, as the minister for sport reminded us on Monday.
    minister for sport: Of course it is only a song
The painter's family point out that he is alive.
    painter's family: he is alive
Four sailors were freed. All said that they had been fed.
    All: they had been fed
Neither would say when the fault was first noticed.
    Neither: when the fault was first noticed
A girl in front of me asked who'd won.
    girl in front of me: who'd won
Holl was asked by the chair who had ordered the song.
    chair: who had ordered the song
At least eleven boats sank, a harbour source confided.
    harbour source: At least eleven boats sank
Once, after “Hush Now”, the general had come in and asked whether it was sad.
    general: whether it was sad
Apparently someone was handing out fish at the polls, one hissed.
    one: Apparently someone was handing out fish at the polls
Nobody shouted, a guest said.
    guest: Nobody shouted
Why must the weather have music? asks my husband, and I have no answer.
    my husband: Why must the weather have music
Did he ever wonder what it meant? Lena Brand asks.
    Lena Brand: Did he ever wonder what it meant
She insists that no shot was fired and, asked about the noise, suggests that it is a motor.
    She: no shot was fired
    She: it is a motor
Noll disowned the piece, his biographer maintains; a note survives in which he begs for silence.
    his biographer: Noll disowned the piece
The owner blamed the price of flour, which has doubled, and of gas.
    owner: the price of flour, which has doubled, and of gas
"""
"""Between who speaks and what is said stands something else."""
LIVE = """
14:22 Our reporter Ruta Salm, outside the court, writes: The crowd has doubled.
    Ruta Salm: The crowd has doubled
20.06 BREAKING: Verdict due at three, court officials confirm.
    court officials: Verdict due at three
9:15 - “We are open,” the station master says.
    station master: “We are open,”
The children in “Tide of Steel” sing: “We have gone to hold the wall.”
    The children in “Tide of Steel”: “We have gone to hold the wall.”
As for the bishop, he has let it be known that he will stay away.
    he: he will stay away
The army said no child was harmed.
    army: no child was harmed
The coach said no to the offer.
There are fears that the dam will not last the winter.
The engineers admit as much.
"""
"""Live blogs, and small things of every paper."""
NOUNS = """
A warning from the fire chief that the hall was unsafe went unread.
    fire chief: the hall was unsafe
Claims by rebels that they held the port could not be checked.
    rebels: they held the port
The coach's view is that his side were robbed.
    coach: his side were robbed
The owners' excuse is that the key was lost.
    owners: the key was lost
Her answer was “no”, twice.
    Her: “no”
The union's message: “Not now.”
    union: “Not now.”
By the summer, if the culture minister is to be believed, the song will be gone.
    culture minister: By the summer
If the brochure is to be believed, the lake is warm.
    brochure: the lake is warm
It was, to quote the mayor, “a mess with a roof”.
    mayor: “a mess with a roof”
The hall is, to use Mira Toval's phrase, “a drum with windows”.
    Mira Toval: “a drum with windows”
The court's verdict was expected on Monday.
Her view was of the sea.
A report from the valley that reached us was brief.
The answer from the ministry was brief.
"""
"""Nouns that say whose word it is."""
NONE = """
Parliament will vote next week on a bill that would make studios name the singer.
The witness agreed to talk on condition that we met outdoors.
Did the cadets know where the corridor led?
Nobody can decide whether it is furniture or evidence.
She says this is her last book, but then she said that of the last three.
    She: this is her last book
The host lets him off lightly, and she has said as much herself.
The oldest copy we could find was posted on Sunday.
The singer wrote one song that everybody knew.
The corps is believed to take its orders from the guard.
The company cut a forecast, down from an earlier forecast of 260 million.
“I was wrong,” says Hesper Vane, asked whether she believes it.
    Hesper Vane: “I was wrong,”
A second letter, sent an hour later, asked for suggestions.
The general, after all, believes every word.
"""
"""A clause that belongs to the noun before it, and to no cue."""


@pytest.mark.parametrize(("text", "said"), cases(BESIDE + LOOSE + ASIDE + LIVE + NOUNS + NONE))
def test_who_says_what_by_whatever_words(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(text).statements] == said
