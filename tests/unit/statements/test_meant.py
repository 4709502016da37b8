"""Whom a pronoun, a description or quoted words alone mean, in papers of all kinds."""

import pytest

from tests.unit.statements.made import cases, read, told, who

PRONOUNS = """
The lighthouse keeper unlocks the gate without a word. “You are the first since June,” he says.
    lighthouse keeper: “You are the first since June,”
The weaver does not look up. “Thread is thread,” she mutters.
    weaver: “Thread is thread,”
In the yard we find Petra Holm, who has kept bees for forty years. She says the war took her hives.
    Petra Holm: the war took her hives
At the back of the hall sits Father Anton, a monk with a cough. He says he knows every verse.
    Anton: he knows every verse
Outside, a dozen teenagers are smoking. They say nobody told them about the film.
    dozen teenagers: nobody told them about the film
On the wall somebody has nailed a tin plaque. “No singing,” it reads.
    tin plaque: “No singing,”
Nils Orban ran the archive for years. Visitors say he never shouted. “I had no need to,” he says.
    Visitors: he never shouted
    Nils Orban: “I had no need to,”
A tall woman in a fur coat steps out of the lift. “Which of you is the journalist?” she asks.
    tall woman: “Which of you is the journalist?”
Then Ilian Roth took the stage with Dora Penn, the pianist. Penn bowed. “We are late,” she said.
    Dora Penn: “We are late,”
My grandmother kept goats in the hills. She used to say that a goat knows more than a bishop.
    My grandmother: a goat knows more than a bishop
Workers at the plant were sent home at noon. They said the gates had been welded shut.
    Workers: the gates had been welded shut
The band Nine Wells cancelled its tour. It said the drummer was ill.
    Nine Wells: the drummer was ill
The grocer on Mill Street has seen it all. “First the flags, then the queues,” he says.
    grocer: “First the flags, then the queues,”
Mr Pell and his wife run the ferry. They complain that the river has no respect.
    Mr Pell and his wife: the river has no respect
Its makers, Grey Owl, say nobody was paid. They add that the song is old.
    Grey Owl: nobody was paid
    Grey Owl: the song is old
The report was ready in May. It was shown to Ida Renn, the minister. She said it was thin.
    Ida Renn: it was thin
"""
"""Somebody or something that the sentences before name, at their head or not."""
SPEAKERS = """
The 61-page report, “Left Foot First”, rests on visits. It says that pupils sing one song a week.
    61-page report: pupils sing one song a week
The Lamp Trust was founded in May. Its members number 400. It says that pupils are safe.
    Lamp Trust: pupils are safe
A former lookout who drives a taxi in the capital, San Ovid, said he wept. He said he left.
    former lookout who drives a taxi in the capital: he wept
    former lookout who drives a taxi in the capital: he left
Her daughter, Lenke, still has the letters. “There are eleven thousand,” she says.
    Lenke: “There are eleven thousand,”
Hearth Sound, the Column's media wing, which ran the course, said it was over.
    Hearth Sound: it was over
The study's author, Prof Una Dahl of Northmoor University, said the sample was small.
    Una Dahl: the sample was small
It rains, in the opinion of Ivo Penn of the watchdog Fair, who says the roof leaks.
    Ivo Penn: It rains
    Ivo Penn: the roof leaks
The company, a part of Pell Mutual, employs 22. It said it would hire more.
    company: it would hire more
“Then stop earlier,” says my editor. / “Why?” I asked. / “Because it is late.”
    my editor: “Then stop earlier,”
    I: “Why?”
    my editor: “Because it is late.”
Ada Kray was born above a shop. She made dolls, and Kray ranked her dolls. / At twenty she wrote \
a song, set by Ruben Tal in the year Kray turned forty. / “It was raining,” she says.
    Ada Kray: “It was raining,”
"""
"""Who speaks, among several who could."""
DESCRIBED = """
The cantata is the work of the composer O. Dunsky. The composer said the text was not his.
    O. Dunsky: the text was not his
Among them was the former deputy mayor, Gert Holl. The former deputy mayor said he knew nothing.
    Gert Holl: he knew nothing
The novelist Ada Brenn lives above a bakery. The novelist says the smell wakes her at four.
    Ada Brenn: the smell wakes her at four
"""
"""`The composer`, where the text gave a composer's name before."""
BLOCKS = """
Ulla Venn ran the studio. / How many songs? / “Ninety. I kept count.” / A critic, Jon Tarl, told \
me they were bad. / Do you agree? / “Every day.”
    Ulla Venn: “Ninety. I kept count.”
    Jon Tarl: they were bad
    Ulla Venn: “Every day.”
Osk Renn was nine when he was picked. / “They came with a drum. I was the smallest.” / The army \
said no child was harmed. / “We slept on the stage. It was warm there.”
    Osk Renn: “They came with a drum. I was the smallest.”
    army: no child was harmed
    Osk Renn: “We slept on the stage. It was warm there.”
"""
"""Blocks of quoted words alone: who is interviewed, who tells their story."""


@pytest.mark.parametrize(("text", "said"), cases(PRONOUNS) + cases(DESCRIBED))
def test_whom_a_word_means(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(text).statements] == said


@pytest.mark.parametrize(("text", "said"), told(BLOCKS) + told(SPEAKERS))
def test_whose_quoted_words_stand_alone(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(*text.split(" / ")).statements] == said
