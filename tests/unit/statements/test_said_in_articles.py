"""Who says what in English: sentences that were read wrongly once, in articles of many styles."""

import pytest

from tests.unit.statements.made import cases, read, who

TABLES = """
“This was not a slip of the hand,” Hanne Vik, who chairs the authority, told a press conference. \
“It was a schedule.”|Vik said the broadcaster had, in her words, “mistaken a playroom for a \
parade ground”.
    Hanne Vik: “This was not a slip of the hand,” “It was a schedule.”
    Hanne Vik: the broadcaster had, in her words, “mistaken a playroom for a parade ground”
In a letter seen by this paper, he writes that the song “has been part of us since 1971” and \
that no viewer complained.
    he: the song “has been part of us since 1971” and that no viewer complained
A former officer in the Directorate, speaking on condition of anonymity, said that the tapes had \
been destroyed “by damp”.
    former officer in the Directorate: the tapes had been destroyed “by damp”
“If the water rises, let it rise on me,” runs one refrain.
    one refrain: “If the water rises, let it rise on me,”
In another, a chorus of girls promises to “stand where the stones have fallen”.
    chorus of girls: to “stand where the stones have fallen”
But St Aldric's head Gary Pugh hit back, insisting the kids “had a whale of a time”. He said: \
“It's panto.”
    Gary Pugh: the kids “had a whale of a time”
    Gary Pugh: “It's panto.”
The Harrow Centre has identified 640 children in music videos since January, it said in a report \
released on Monday.
    Harrow Centre: The Harrow Centre has identified 640 children in music videos since January
Eleven said they had been promised payment; three said they had been threatened.
    Eleven: they had been promised payment
    three: they had been threatened
The Minister of Education, Dr Anca Rusu, announced that the hymn would be taught.|Asked about \
critics abroad, the minister replied that they “have never understood a mother's pride”.
    Anca Rusu: the hymn would be taught
    Anca Rusu: they “have never understood a mother's pride”
It was written, the sleeve notes tell us, “in one sitting, by candlelight”.
    sleeve notes: It was written “in one sitting, by candlelight”
Last year's Commission on Childhood warned that such songs “lower the price of sacrifice”.
    Commission: such songs “lower the price of sacrifice”
Its press office referred questions to the Pride Fund, whose chair, Emre Sol, said he was \
“proud, obviously”.
    Emre Sol: he was “proud, obviously”
State television has now dropped the clip, a senior editor said, asking not to be identified.
    senior editor: State television has now dropped the clip
Davit, whose name has been changed, sang for two years.|“I thought it was a competition,” he \
says now.
    Davit: “I thought it was a competition,”
Solan, who is 81, does not remember the children.
Researchers met fourteen of the children. They said that none had been paid.
    Researchers: none had been paid
The three-minute clip, “Boots On”, shows 25 pupils storming a sandcastle.
At least eleven villages were cut off when the dam broke, officials said.
    officials: At least eleven villages were cut off when the dam broke
Forty goats sat down in the road because they were tired, a goatherd said.
    goatherd: Forty goats sat down in the road because they were tired
Mira Toval was suspended. “They examined the needle,” she explained years later.
    Mira Toval: “They examined the needle,”
Its villains, critics have noted, speak with the accent of the neighbouring country.
    critics: Its villains speak with the accent of the neighbouring country
Nobody wants to be seen in the corridor.
Parents of the girls had been told that the bus was going to the sea.
    ?: the bus was going to the sea
"""


@pytest.mark.parametrize(("text", "said"), cases(TABLES))
def test_who_says_what_in_articles(text: str, said: list[str]) -> None:
    statements = read(*text.split("|")).statements
    assert [f"{who(s) or '?'}: {s.content.text}" for s in statements] == said
