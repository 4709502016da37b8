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


@pytest.mark.parametrize(("text", "said"), cases(ERRANDS + WITHIN + NOTHING))
def test_who_speaks_on_the_way(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(text).statements] == said
