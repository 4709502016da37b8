"""Who speaks by the way of something else, and small words in which nothing is said.

Below each text stand its statements, `who: what`.
"""

import pytest

from tests.unit.statements.made import cases, read, who

ERRANDS = """
A clerk rang to say that the files were wet.
    clerk: the files were wet
The caretaker stepped outside to announce that the hall was full.
    caretaker: the hall was full
Two readers wrote to complain that the crossword had no answer.
    Two readers: the crossword had no answer
The senator took to the airwaves to call the verdict “a circus”.
    senator: the verdict “a circus”
Her cousin has been in touch to say she never owned a boat.
    Her cousin: she never owned a boat
Lady Marsh wants to know why the bells are rung at five.
    Marsh: why the bells are rung at five
The treasurer wanted to know whether the roof was insured.
    treasurer: whether the roof was insured
The baker was fond of saying that bread forgives nobody.
    baker: bread forgives nobody
The dean is on record as saying that the chapel leaks.
    dean: the chapel leaks
Hundreds walked along the quay shouting “No more dust”.
    Hundreds: “No more dust”
The camera caught a crowd chanting “Bring them home”.
    crowd: “Bring them home”
The usher mouths that the show is over.
    usher: the show is over
It takes courage to say that one was wrong.
It is too early to say whether the wall will hold.
The boys went to fetch water.
She wants to know the way.
The mayor tired of the noise and left.
"""
"""Done in order to speak, or spoken in passing."""
WITHIN = """
Was it, he wondered, a kind of joke?
    he: Was it a kind of joke
He reads everything, his editor confides: even the small print.
    his editor: He reads everything even the small print
Lena Orr, a nurse who was not on duty that night, praised the crew but said the doors were jammed.
    Lena Orr: the doors were jammed
A union source hit back, saying: “We were not asked.”
    union source: “We were not asked.”
Did the boys know where they were going?
"""
"""Between, before and after other words."""
NOTHING = """
The flood of 1911 claimed forty lives.
The second fire claimed the lives of two sailors.
A leaked note suggests otherwise.
Her teacher could not tell me that.
His sister thinks so too.
The fossil, reported last week in a journal, may be older than the valley.
"""
"""What is not said, or not here."""

WHOSE = """
The bishop's answer was short: “Never.”
    bishop: “Never.”
A notice stuck on the gate read: “Back at noon.”
    notice stuck on the gate: “Back at noon.”
The sexton had another view: it was the wind, he insisted.
    sexton: it was the wind
Cllr Ada Moor (Green) said the drains were blocked.
    Ada Moor: the drains were blocked
Sir Tom Eddowes KC said nobody had read the will.
    Tom Eddowes: nobody had read the will
The pilots' union said the rota was cruel.
    pilots' union: the rota was cruel
Our driver, Yara, hates the rain. It ruins the shoes, she tells us.
    Yara: It ruins the shoes
I waited, and when the lift came, the porter nodded and said the hotel was closed.
    porter: the hotel was closed
The minister shrugged off the strike as “theatre”.
    minister: the strike as “theatre”
Critics were divided, with one calling the play “a long cough”.
    one: the play “a long cough”
The coach told her swimmers at breakfast to forget the clock.
    coach: to forget the clock
Lord Penn asked when the bridge would open.
    Penn: when the bridge would open
The tourists asked where the beach was.
    tourists: where the beach was
The consultant did not want to be named.
The governor directed the ports to stay open.
    governor: the ports to stay open
Ana Reyl directed the film and two plays.
Management, which lost, said it was sorry. “We will pay,” it said in a note.
    Management: it was sorry
    Management: “We will pay,”
Its captain, Samira Voss, thanked the usher. The usher said he had followed the rules.
    usher: he had followed the rules
The verger, visibly moved, asked how the roof had been saved.
    verger: how the roof had been saved
His secretary wrote back that the king was “amused”.
    His secretary: the king was “amused”
There was a pause which one colleague later described as “endless”.
    one colleague: as “endless”
Profits rose by a tenth, beating forecasts.
Is the song banned? Not according to Ilse Marn, who sings it daily.
She came with one bag describing nothing.
"""
"""Whose words they are."""


@pytest.mark.parametrize(("text", "said"), cases(ERRANDS + WITHIN + NOTHING + WHOSE))
def test_who_speaks_on_the_way(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(text).statements] == said
