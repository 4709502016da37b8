"""Who speaks in longer texts: profiles, obituaries, interviews, briefings, tabloids."""

import pytest

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import read_statements
from tests.unit.statements.made import told, who

ABOUT = """
# The woman who paints gates / Before she was thirty Ada Lorn had painted every gate in Pell. \
Now she sands them. / “Red is a promise,” she says.
    Ada Lorn: “Red is a promise,”
# Ada Lorn, potter / Ada Lorn began at nine. She fell out with her father. Her kiln, sold by \
Major Otto Vey, was her second home. She hated prizes. / “I break them,” she said.
    Ada Lorn: “I break them,”
# Otto Vey, singer / Otto Vey was born in Pell. His father mended nets; his mother sang. His \
first drum, he liked to say, was a bucket. / He hated his own songs.
    Otto Vey: His first drum was a bucket
# Ida Roth is not at home / The novelist keeps the door shut. “Draughts,” she says. / Ida Roth \
has three cats. She feeds them herself.
    Ida Roth: “Draughts,”
# Star quits / TELLY favourite Candy Moss has walked out of hit soap Quay Street – over a song. \
/ The star, 41, hit the roof. / “I have nieces,” she stormed last night.
    Candy Moss: “I have nieces,”
# Mum hits back / “It is JUST a hat,” said Tawny Moss. The Daily Bell saw the hats. The \
influencer denied being paid. “I got hats,” she told us.
    Tawny Moss: “It is JUST a hat,”
    Tawny Moss: being paid
    Tawny Moss: “I got hats,”
"""
"""The first block is the title."""
INTERVIEWS = """
Ida Roth wrote the serial that emptied the streets. Directed by Bo Leke, it was made in Pell. \
Roth spoke by video link. She was in her shed. / Were you ready? / “Nobody is.” / The union \
called it a libel. / “They rang before it had gone out. Bo filmed it, and Bo rang me too.” / Was \
there another end? / “There was. Roth never tells.”
    Ida Roth: “Nobody is.”
    union: it a libel
    Ida Roth: “They rang before it had gone out. Bo filmed it, and Bo rang me too.”
    Ida Roth: “There was. Roth never tells.”
"""
NAMES = """
Rona Achter spoke first. The paper had no answer. Ms Achter read from a note. “It is late,” she \
said.
    Rona Achter: “It is late,”
Dolores Van Aal said the schools were shut. Ms Van Aal added that the roads were too.
    Dolores Van Aal: the schools were shut
    Dolores Van Aal: the roads were too
Digby Thorne kept the records. Thorne, who died in 1998, used to say that wax was kinder.
    Digby Thorne: wax was kinder
Board Chairman Dr Hemal Gora said the film had merit. He explained that the army had objected.
    Hemal Gora: the film had merit
    Hemal Gora: the army had objected
Group Chief Executive Omar Tal called the year a fair one. He said prices would hold.
    Omar Tal: a fair one
    Omar Tal: prices would hold
Cabinet Spokesman Anura Weer was brief. “Let them see it first,” he quipped.
    Anura Weer: “Let them see it first,”
Winding up, the Under-Secretary, Mr Pole, promised to look at it. He said it was late.
    Pole: to look at it
    Pole: it was late
Lorn have not won since May, when Ivo Ferrier was the hooker. He says he found his man.
    Ivo Ferrier: he found his man
The work, which appears in the journal Early Mind, was led by Tove Lind of Grenna. “It is \
small,” she says.
    Tove Lind: “It is small,”
The presenter Lark Finn sat alone. The song began. The host said it was too loud.
    Lark Finn: it was too loud
The briefing was led by Nori Achter, Deputy Spokesperson of the League of Nations and Towns. The \
Deputy Spokesperson replied that it was for a court.
    Nori Achter: it was for a court
"""
SALIENCE = """
Dunmore met me in her shed. Ambrose Leke directed it. When I put this to Leke, he said it was late.
    Ambrose Leke: it was late
The sergeant is kind. I doubt the minister, Konrad Uhl, when he assures us that nobody has signed.
    Konrad Uhl: nobody has signed
Ms Ada Pell sang. It was hated by a critic, Jon Bohl. When I mention Bohl's \
line she laughs. “Bohl is deaf by now.”
    Ada Pell: “Bohl is deaf by now.”
The translator Kirsten Bohm sat down. Ida Roth laughed. It is the translator who \
speaks. “We think it was read.”
    Kirsten Bohm: “We think it was read.”
Mrs Teo Varga begins a mouth. It is for a tale written by the newcomer Ines Tal. “No,” she mutters.
    Teo Varga: “No,”
We reach the end of the line. A loudspeaker wishes us a good day. “Soldiers,” it says, “wake up.”
    loudspeaker: “Soldiers,” “wake up.”
The board met. Roland Speight remembered her leaving a note on his desk. It read: “Less.”
    Roland Speight: her leaving a note on his desk
    note: “Less.”
Carrow One was on the air. Rain fell on the town, according to the channel, which \
later said it was light.
    Carrow One: Rain fell on the town
    Carrow One: it was light
Rolf Adey says the dam is dry. Stefan Brul, to applause in the sports hall: “You can have hens.”
    Rolf Adey: the dam is dry
    Stefan Brul: “You can have hens.”
"""
PHRASES = """
Mira Toval, who has died aged 93, wrote plays for radio and maintained that she had never heard one.
    Mira Toval: she had never heard one
The song was made by the Moral Section and broadcast by Radio Kesh, which says it is free.
    Radio Kesh: it is free
Replying to remarks by the town's mayor, who called the barges “a floating lie”, Ms Rook said \
they were food.
    town's mayor: the barges “a floating lie”
    Rook: they were food
The mast hums, says Berit Orm. / “We thought it was a mistake.” This is Jon Sand, the keeper, \
who minds the mast.
    Berit Orm: The mast hums
    Jon Sand: “We thought it was a mistake.”
The House, an arm of the Interior Ministry, printed a note. The sirens, it said, had been “ready”.
    House: The sirens had been “ready”
The firm sent an email. The ministry disputes this. The firm, it says, saw every page.
    ministry: The firm saw every page
"""


def _kept(paragraphs: list[str]) -> KeptText:
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        kind = BlockKind.TITLE if paragraph.startswith("# ") else BlockKind.PARAGRAPH
        plain = paragraph.removeprefix("# ")
        blocks.append(Block(start=len(text), end=len(text) + len(plain), kind=kind))
        text += plain
    return KeptText(text=text, blocks=tuple(blocks), language="en")


@pytest.mark.parametrize(("text", "said"), told(ABOUT + INTERVIEWS + NAMES + SALIENCE + PHRASES))
def test_who_speaks_in_texts_of_all_kinds(text: str, said: list[str]) -> None:
    statements = read_statements(_kept(text.split(" / "))).statements
    assert [f"{who(s)}: {s.content.text}" for s in statements] == said
