"""Wordings by which people are said to have said something, and what looks like them.

Below each text stand its statements, `who: what`; `?` where the text does not say who.
"""

import pytest

from tests.unit.statements.made import cases, only, read, who

SAID = """
The coach was clear that nobody would be dropped.
    coach: nobody would be dropped
The minister was categorical that no troops had crossed the river.
    minister: no troops had crossed the river
Lawyers wish it to be known that it was a viola.
    Lawyers: it was a viola
Survivors told of how the water rose within minutes.
    Survivors: of how the water rose within minutes
She admitted to taking bribes worth 40,000 crowns.
    She: to taking bribes worth 40,000 crowns
Two members said privately they gave him a month; a third asked which month.
    Two members: they gave him a month
    third: which month
Shares rose as investors said the worst was over.
    investors: the worst was over
By the army's count, 300 fighters were killed.
    army: 300 fighters were killed
Residents have been advised by the council to boil water.
    council: to boil water
The company has put out a statement saying that it will help.
    company: it will help
A choirmaster has been branded a 'rotter' by his own singers.
    his own singers: a 'rotter'
Repairs will cost more than voters approved, an engineer told the Select Board Monday night.
    engineer: Repairs will cost more than voters approved
The board has cleared the film for adults only, informed sources said yesterday.
    informed sources: The board has cleared the film for adults only
Mayor Faye Lind said about $180,000 is in hand.
    Faye Lind: about $180,000 is in hand
“Well,” Pell says, holding the door, “warmth.”
    Pell: “Well,” “warmth.”
Responding to a query, the ministry stated in writing that the tender had been open.
    ministry: the tender had been open
Those who have seen the play say there is no ending.
    Those who have seen the play: there is no ending
Parents who have complained say the school is deaf.
    Parents who have complained: the school is deaf
The office considers, however, that the prize was a bribe.
    office: the prize was a bribe
The gardener Pavel Noor testified first. Asked by the judge, Ines Valcourt, if he was cold, he \
answered: “Always.”
    Pavel Noor: “Always.”
The paper has seen ninety letters which suggest that the play was ordered.
    ninety letters: the play was ordered
A banker said that the play did more for sales than the posters, and a study by the Wendover \
Institute found that sales rose.
    banker: the play did more for sales than the posters
    study by the Wendover Institute: sales rose
The school denied that it had paid, and the mayor told reporters that nobody had asked.
    school: it had paid
    mayor: nobody had asked
It stands in Annex C. The pupils were happy, the letter says.
    letter: The pupils were happy
He lives in Block B. His sister said it was cold.
    His sister: it was cold
Mr. B. Toval said it was cold.
    B. Toval: it was cold
According to its website, which has since been removed, the firm's clients included a bank and \
the Valley Post.
    its website: the firm's clients included a bank and the Valley Post
According to the log, the recording, listed only as “Item 9”, was broadcast at noon.
    log: the recording, listed only as “Item 9”, was broadcast at noon
According to the army, the town, a port of 40,000, had fallen.
    army: the town, a port of 40,000, had fallen
The terms, which their managers described to the bank as “not optional”, ran for years.
    their managers: “not optional”
Between January and June the Sarn Monitoring Group was busy. The Group recommends that ships stop.
    Sarn Monitoring Group: ships stop
The song heard most often was “My Slate”, first performed at a rally.
It was late, the minister told the news agency SNA on Friday.
    minister: It was late
The minister told the newspaper Mira Toval had lied.
    minister: Mira Toval had lied
A circular instructs head teachers to “enable attendance”.
    circular: head teachers to “enable attendance”
The critic Vera Stohl, writing in the weekly Prizma, called it “a poster”.
    Vera Stohl: it “a poster”
As the Coalition reported in its study “Tin Soldiers” (2033), few had watched.
    Coalition: few had watched
As the Coalition said in “Tin Soldiers”, many had watched.
    Coalition: many had watched
The council ruled on Monday, by five votes to two, that the series had ended.
    council: the series had ended
According to the land and company registers, 17 of the mills are held by firms.
    land and company registers: 17 of the mills are held by firms
When the mill changed hands in May, few neighbours noticed.
Tull's niece does not believe this.
The boy waits to be told that he may go on, and found himself outside.
She never praised a picture, and her six rules hung over the door.
The mission, a body of the Union of Lake States, was set up in May to watch over a truce.
The presenter tells a caller who gives his age as eleven that “a drum is also a weapon.”
    presenter: “a drum is also a weapon.”
She told parents whose children sang in the film that nobody had paid her.
    She: nobody had paid her
A woman who calls herself Auntie Sol presents it, and it closes with the same song, “Tall Enough”.
"""
NOTHING_SAID = """
The court found for the plaintiff.
The storm threatened to bring down the mast.
The government maintains a list of banned songs.
It is not known how many were hurt.
The army says little about the town.
Members voted seven to one to set aside the money.
Nobody admitted to having painted the wall.
Her sister orders nothing.
"""


@pytest.mark.parametrize(("text", "expected"), cases(SAID))
def test_what_is_said(text: str, expected: list[str]) -> None:
    found = [f"{who(s) or '?'}: {s.content.text}" for s in read(text).statements]
    assert found == expected


@pytest.mark.parametrize("text", NOTHING_SAID.strip().splitlines())
def test_where_nothing_is_said(text: str) -> None:
    assert not read(text).statements


@pytest.mark.parametrize(
    "text",
    [
        "The ministry's denial that prisoners were beaten came too late.",
        "The ministry issued a denial that prisoners were beaten.",
        "A denial by the ministry that prisoners were beaten came too late.",
    ],
)
def test_a_denial_is_denied(text: str) -> None:
    assert only(text).denied
