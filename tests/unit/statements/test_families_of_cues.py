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
NONE = """
Parliament will vote next week on a bill that would make studios name the singer.
The witness agreed to talk on condition that we met outdoors.
"""
"""A clause that belongs to the noun before it, and to no cue."""


@pytest.mark.parametrize(("text", "said"), cases(BESIDE) + cases(LOOSE) + cases(NONE))
def test_who_says_what_by_whatever_words(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(text).statements] == said
