"""Who says what in the English of every day: small things that no reader stumbles over.

Below each text stand its statements, `who: what`; `?` where the text does not say who.
"""

import pytest

from tests.unit.statements.made import cases, read, who

NAMES = """
The lights failed twice, the Met Observatory said.
    Met Observatory: The lights failed twice
Long Acre, the film's makers, say every family agreed.
    Long Acre: every family agreed
Its makers, Long Acre, say every family agreed.
    Long Acre: every family agreed
“Like a drum,” said a girl called Runa, “but softer.”
    Runa: “Like a drum,” “but softer.”
"""
"""Names that are written like verbs and adverbs."""

VERBS = """
The song is, he said on Monday, “a lie” told by the army.
    he: The song is “a lie” told by the army
In a letter, the legal office denied recruiting anyone and called our questions “a provocation”.
    legal office: recruiting anyone
    legal office: our questions “a provocation”
It was, she told the packed courtroom, “bought and paid for” by the army.
    she: It was “bought and paid for” by the army
The series drew complaints last year from the children's ombudsman, who said it was an advert.
    children's ombudsman: it was an advert
The minister put the toll at “more than forty”.
    minister: the toll at “more than forty”
The minister agreed it was possible.
    minister: it was possible
The owners guaranteed that the pool would reopen.
    owners: the pool would reopen
The bus driver confessed afterwards that he had hummed along.
    bus driver: he had hummed along
The council has since suggested that the sign was a mistake.
    council: the sign was a mistake
A retired judge was heard to say that the tune was catchy.
    retired judge: the tune was catchy
“Never trust a trombone,” my grandfather used to say.
    my grandfather: “Never trust a trombone,”
Dov Harrow, prosecuting, said the fire had been lit twice.
    Dov Harrow: the fire had been lit twice
Another said she had seen nobody.
    Another: she had seen nobody
Friends of the Marsh point out that the road floods.
    Friends of the Marsh: the road floods
Parents who spoke to this newspaper say they were told nothing.
    Parents who spoke to this newspaper: they were told nothing
Doctors advise drinking before noon.
    Doctors: drinking before noon
The agency is telling households along the river to move their cars.
    agency: to move their cars
He denies (letters, 4 May) that the tune is old.
    He: the tune is old
Ilse Marn said by phone that she would appeal.
    Ilse Marn: she would appeal
The rescue service put the number of missing at nine.
    rescue service: at nine
The channel called the fine disproportionate.
    channel: disproportionate
The owner called it absurd.
    owner: it absurd
Their report, released on Monday, says that the youngest was eight.
    Their report: the youngest was eight
"""
"""Verbs, their forms, and what stands beside them."""

PLACES = """
Rain may come on Friday, say forecasters.
    forecasters: Rain may come on Friday
“Nine, eight, seven,” chant the children on the tape.
    children: “Nine, eight, seven,”
The pool will stay shut until spring, the council said on Monday night.
    council: The pool will stay shut until spring
The pool will stay shut until spring, councillors were told on Monday night.
    ?: The pool will stay shut until spring
They fight in a war which, the ministry insists, is none.
    ministry: is none
None of her sons wanted the shop, she explained; one is a dentist.
    she: None of her sons wanted the shop one is a dentist
Ilse Marn, who wrote the script with a friend, has said it is about nobody.
    Ilse Marn: it is about nobody
He says that nobody was hurt, adds that the port is open, and leaves.
    He: nobody was hurt
    He: the port is open, and leaves
"""
"""Where the words stand that are said."""

NOTHING = """
The hymn heard in the clip seems to have been made for a film.
The first thing you notice is the smell.
Finally, a reader writes.
She refused to smile.
The mayor called the police.
It has shown “Little Oar” at least 19 times since the spring.
The league put its own logo over theirs and uploaded the clip under the name “Oar Song”.
The station, which the family owns, pulled it after a parent rang to complain.
"""
"""Nobody says anything."""

BEFORE = """
The 90-page report names six camps. “All of them had a choir,” it says.
    90-page report: “All of them had a choir,”
Asked about the fee, Commander Rusk shrugged. “With sweets,” he replied.
    Rusk: “With sweets,”
A Pellen company has built a clock that sings. It said it would sell ten of them.
    Pellen company: it would sell ten of them
Ilse Marn has led the choir for years.|Why did she say no?|“They sent a uniform.”
    Ilse Marn: “They sent a uniform.”
"""
"""Whom a pronoun means, and who answers."""


@pytest.mark.parametrize(("text", "said"), cases(NAMES + VERBS + PLACES + NOTHING + BEFORE))
def test_who_says_what(text: str, said: list[str]) -> None:
    statements = read(*text.split("|")).statements
    assert [f"{who(s) or '?'}: {s.content.text}" for s in statements] == said
