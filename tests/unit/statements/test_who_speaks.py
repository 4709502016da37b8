"""English: who speaks, where several people and bodies were named before."""

import pytest

from tests.unit.statements.made import cases, read, told, who

PRONOUNS = """
The Teachers' Federation called the launch cynical. It said it was late.
    Teachers' Federation: cynical
    Teachers' Federation: it was late
The Farmers' Union of Halm said it was late.
    Farmers' Union of Halm: it was late
The Rangers' coach, Mira Toval, said it was late.
    Mira Toval: it was late
Maren Tull hums. “I was paid,” she says. Dora Fenn thinks she lies. “It limps,” Fenn says. When I \
tell Tull about it she laughs. “Then send flour,” she says.
    Maren Tull: “I was paid,”
    Dora Fenn: she lies
    Dora Fenn: “It limps,”
    Maren Tull: “Then send flour,”
The hum is new, the Helsing Group concludes. The Border Service did not dispute it. It said the \
chairs were old.
    Helsing Group: The hum is new
    Border Service: the chairs were old
The Grand Parador, which is owned by Lodestar, told me that the room was small. A week later it \
wrote that the refund was late.
    Grand Parador: the room was small
    Grand Parador: the refund was late
A voice message shared in groups says the water is bad. It is good, according to its label and \
to Professor Ngozi Varmuza, a chemist. “I drink it,” she told us.
    voice message shared in groups: the water is bad
    its label: It is good
    Ngozi Varmuza: “I drink it,”
Grey Dairies is washing its vats. Nobody is ill, the company said. It is safe, \
it added.
    Grey Dairies: Nobody is ill
    Grey Dairies: It is safe
“No,” said Ron Bell. The goalkeeper he beat that day, Uwe Strecker, was kind. “It was his hand,” \
he told us.
    Ron Bell: “No,”
    Uwe Strecker: “It was his hand,”
When our mothers wept at the songs, in 1958 or so, the Postmaster General took them off. He \
said on air that he was sorry.
    Postmaster General: he was sorry
“No,” said Captain Ruggiero Salvi. The abbot believes that it will come back.
    Ruggiero Salvi: “No,”
    abbot: it will come back
Gert Holl left early. The army's spokesman said that the marsh was large.
    army's spokesman: the marsh was large
"""
"""`It` is the body that the sentence before began with; `she` is no message."""
BLOCKS = """
The citation says no. / Her farmer, Gudrun Hale, took the rosette. What did it mean to her? \
“Thursday's milk money.”
    Gudrun Hale: “Thursday's milk money.”
“No,” said Kasimir Dolny. / Then the marshal spoke. “Soldiers! Yesterday you were boys.”
    Kasimir Dolny: “No,”
    marshal: “Soldiers! Yesterday you were boys.”
“No,” said Pontos Lines. / In the eighth chapter the author, who left in a van, sleeps badly. \
“I asked the man for a key.”
    Pontos Lines: “No,”
    author: “I asked the man for a key.”
The letter tells mills to be still. / Asked what that meant, a miller in the old town laughed. “It \
means I lose money.”
    letter: to be still
    miller: “It means I lose money.”
"""
"""A question stands between somebody and their answer; somebody comes in late."""


@pytest.mark.parametrize(("text", "said"), cases(PRONOUNS))
def test_whom_a_pronoun_means(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(text).statements] == said


@pytest.mark.parametrize(("text", "said"), told(BLOCKS))
def test_who_answers(text: str, said: list[str]) -> None:
    assert [f"{who(s)}: {s.content.text}" for s in read(*text.split(" / ")).statements] == said
