"""Who says what in short passages of all kinds of papers, most of them about who is meant."""

import pytest

from tests.unit.statements.made import cases, read, who

WHO = """
Helen Tarrow laughed. “I never wanted the job,” she said by phone from her home in Mardle.
    Helen Tarrow: “I never wanted the job,”
When Joan Ferrel took over the bakery, nobody thought it would last. She says she never doubted it.
    nobody: it would last
    Joan Ferrel: she never doubted it
Shares in Norvale fell 12 per cent after the company said profits would be lower.
    company: profits would be lower
Mr Ferro said thieves came. His wife Rosa, upstairs, heard a crash. “I slept on,” she said.
    Ferro: thieves came
    Rosa: “I slept on,”
The union said it would strike. The company said it was sad. It said talks would go on.
    union: it would strike
    company: it was sad
    company: talks would go on
Burgess, the club's captain, was in tears. “It means everything,” he said.
    Burgess: “It means everything,”
The report found that 14 patients had died. It recommends that the ward be closed.
    report: 14 patients had died
    report: the ward be closed
“We came to dance,” said one man. His brother, he said, was still on the road. He wept.
    one man: “We came to dance,”
    one man: His brother was still on the road
The League's Special Envoy told reporters schools were shut. Ines Rook said she had seen it. \
The pupils were ten, she said. The Envoy named three towns. Asked again, she said: “Open.”
    Special Envoy: schools were shut
    Ines Rook: she had seen it
    Ines Rook: The pupils were ten
    Ines Rook: “Open.”
Amnesty said the law was a threat. It called on parliament to reject it.
    Amnesty: the law was a threat
    Amnesty: parliament to reject it
The trust that runs the hospital said it was hiring.
    trust that runs the hospital: it was hiring
The minister, himself a former teacher, said he understood the anger.
    minister: he understood the anger
Lamont scored twice. “I could have had five,” said the striker, who joined in January.
    Lamont: “I could have had five,”
I asked Moreno whether he missed the stage. He looked away. “The stage misses me,” he said.
    Moreno: “The stage misses me,”
As the curtain fell, a woman in the front row stood up. “Shame!” she cried.
    woman: “Shame!”
The sculptor has never explained the work. She told one interviewer it was about grief.
    sculptor: it was about grief
The ministry, which promises to move, says nobody will be forced out.
    ministry: to move
    ministry: nobody will be forced out
The video shows a man in a mask. “Your children are ours,” he says in it.
    man: “Your children are ours,”
Tom and Jill Haden run a farm. They say the drought cost them everything. “Yes,” Tom adds.
    Tom and Jill Haden: the drought cost them everything
    Tom: “Yes,”
Keel & Daughters won an order on Monday. It said the yard was safe.
    Keel & Daughters: the yard was safe
The bill's sponsor, Senator Hugh Moss (R-Tex.), said it would save lives.
    Hugh Moss: it would save lives
The agency quoted General Otan as saying the border was calm.
    Otan: the border was calm
"""
"""Whom a word means."""
WHAT = """
The council called the accusation absurd and denied that any file was lost.
    council: absurd
    council: any file was lost
The judge called him a liar.
    judge: him a liar
The clerk called it a day.
The clerk called the police to the hall.
Councillor Ruth Amble ordered the clerk to search the archive again.
    Ruth Amble: the clerk to search the archive again
The opposition accused the government of lying.
    opposition: of lying
The minister denied it, said he had never met the banker, and added that the papers were forged.
    minister: he had never met the banker
    minister: the papers were forged
Mayor Otis Brand put the toll at four but warned it could rise.
    Otis Brand: at four
    Otis Brand: it could rise
Its director, Siv Moen, promised a full inquiry.
    Siv Moen: a full inquiry
She told her mother that she was leaving.
    She: she was leaving
Local MP Dawn Ferris said that was not good enough.
    Local MP Dawn Ferris: that was not good enough
The detectives do not believe him.
"""
"""What is said."""


@pytest.mark.parametrize(("text", "said"), cases(WHO + WHAT))
def test_who_says_what_in_passages(text: str, said: list[str]) -> None:
    statements = read(text).statements
    assert [f"{who(s) or '?'}: {s.content.text}" for s in statements] == said
