"""Where what is said begins and ends, and what stands beside it in the same sentence.

Below each text stand its statements, `who: what`; `?` where the text does not say who.
"""

import pytest

from tests.unit.statements.made import cases, read, who

SUBJECTS = """
A week later it wrote that the refund was on its way.
    it: the refund was on its way
The studio at first told me that the boy had fallen.
    studio: the boy had fallen
A former editor we met in April said every clip was checked.
    former editor we met in April: every clip was checked
The rain will end, said June Marn, a climatologist at Pellen, who noted that rings do not lie.
    June Marn: The rain will end
    June Marn: rings do not lie
One of them, a teacher named Perla Cole, said she had seen the rocks.
    Perla Cole: she had seen the rocks
The Auditor General, Mona Pyke, began by observing that the bill was “short”.
    Mona Pyke: the bill was “short”
Permits reviewed by this newspaper show that the well was sold.
    Permits reviewed by this newspaper: the well was sold
Farmers downstream believe the state sold the river.
    Farmers downstream: the state sold the river
Their teacher, who has been here for years, is certain they are on the hill.
    Their teacher: they are on the hill
Priya Lund, from the record office, says at least two reels are missing.
    Priya Lund: at least two reels are missing
Hospital staff say forty were brought in.
    Hospital staff: forty were brought in
"""
"""Who speaks, where more than a name stands before the verb."""
CONTENTS = """
The board wrote on 4 July that the book was old.
    board: the book was old
The Lamp Trust said in a report released today that the songs were marches.
    Lamp Trust: the songs were marches
The owner dismissed as false a message which claims that the pool is closed.
    owner: as false
    message: the pool is closed
The coach described relations with the club as excellent.
    coach: as excellent
The agency rejected the charge that it had paid the boys.
    agency: it had paid the boys
The bishops asked the government to drop a verse from the song, which is new.
    bishops: to drop a verse from the song
Police appealed to passengers to check their bags after a violin disappeared.
    Police: to check their bags
Asked if he would, he told reporters to “watch this space”.
    he: to “watch this space”
The Picture Desk issued a note saying that the film had been ordered.
    Picture Desk: the film had been ordered
The daily quoted a source in the agency as saying the plane was old.
    source in the agency: the plane was old
The bridge will not reopen before April, it was announced on Monday.
    ?: The bridge will not reopen before April
The repair would cost a fortune, he went on.
    he: The repair would cost a fortune
The study does not claim that the man was a chief, as some papers reported.
    study: the man was a chief
    some papers: the man was a chief
The tower was painted in 1954, according to a plaque, and was closed later.
    plaque: The tower was painted in 1954
The page has been removed; according to the channel, this was done for technical reasons.
    channel: this was done for technical reasons
In her assessment the sheets were made by somebody else.
    her: the sheets were made by somebody else
The director insisted that the form was right; nobody, she said, reads forms.
    director: the form was right
    director: nobody reads forms
“Rubbish,” was the response of the coach, Anne Ford.
    Anne Ford: “Rubbish,”
The minister said that the tax was dead: a study by the bank found that it cost too much.
    minister: the tax was dead
    study by the bank: it cost too much
She was handed a sheet of slogans and told the court that she was asked to make them rhyme.
    She: she was asked to make them rhyme
"""
"""Where what is said begins and ends."""
WITHIN = """
Shells fell until noon, said villagers who had fled to Marl.
    villagers who had fled: Shells fell until noon
Two of them were boys, said a surgeon at the district hospital, who wept.
    surgeon: Two of them were boys
There was no truth in this, countered the rebels' commander, known as Badger.
    Badger: There was no truth in this
Its films are shown by Pip, and between them they reach, the studio claims, nine homes in ten.
    studio: between them they reach nine homes in ten
“That is not us,” says a raker, very gently; “we have no aprons,” says another.
    raker: “That is not us,”
    another: “we have no aprons,”
Rivals put it about that the sock had been stolen.
    Rivals: the sock had been stolen
Legend has it that a drowned bell rings before storms.
    ?: a drowned bell rings before storms
The council has not yet said whether it will act.
    council: whether it will act
The host, Lorenz Hal, began with the words “They chose graves”, and on Monday said he wept.
    Lorenz Hal: “They chose graves”
    Lorenz Hal: he wept
The clip was filmed by a club and according to the police had been shown in nine schools.
    police: had been shown in nine schools
They hid in the fire station, where the band, according to a guest, went on playing.
    guest: the band went on playing
The banks obey a staff; the staff, diplomats say, obeys whoever paid last.
    diplomats: the staff obeys whoever paid last
The cup, she liked to insist, was never washed.
    she: The cup was never washed
The treasurer has called the records forged.
    treasurer: forged
"""
"""Sentences of several clauses."""
NONE = """
He put the puppet at the bottom of the hold.
The union asked for the film to be withdrawn.
Born in a hut, she wrote and filmed “Mister Darn”.
Not everyone blames the sky.
The office, which reports to the general staff, is closed.
The judge asked her for her number twice.
Some nine hundred people wanted to see the films.
A spokesman declined to provide figures.
The index added 0.3 per cent, with banks mixed.
A woman who calls herself Precious sings it.
The bridge is reported to have been destroyed.
He described the division of labour with some pride.
"""
"""Deeds, not words."""


@pytest.mark.parametrize(("text", "said"), cases(SUBJECTS + CONTENTS + WITHIN + NONE))
def test_where_what_is_said_begins_and_ends(text: str, said: list[str]) -> None:
    assert [f"{who(s) or '?'}: {s.content.text}" for s in read(text).statements] == said
