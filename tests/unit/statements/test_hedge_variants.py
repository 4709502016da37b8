"""Words by which a paper says less than it could, and what only looks like them."""

import pytest

from tests.unit.statements.made import cases, read

HEDGES = """
The song was reportedly recorded in a church.
    reportedly
The clip, apparently filmed on a pier, lasts a minute.
    apparently
The order allegedly came from the palace.
    allegedly
The film was purportedly made by pupils.
    purportedly
The list was supposedly burned.
    supposedly
The tape is presumably lost.
    presumably
The choir will probably sing again.
    probably
The drums were possibly added later.
    possibly
It will almost certainly be beaten today.
    almost certainly
A deal is likely to be signed in May.
    likely
The most likely cause is a fault in the wiring.
    most likely
The station appears to have been paid.
    appears to
The station appears, however, to have been paid.
    appears, however, to
They carried what appeared to be rifles.
    appeared to
The song seems to date from the war.
    seems to
The song seems never to have been aired.
    seems never to
The composer is said to be furious.
    is said to
The composer is believed to have left the country.
    is believed to
The tapes are thought to be in Varn.
    are thought to
The tapes are still thought to be in Varn.
    are still thought to
The minister is understood to have ordered nine.
    is understood to
The minister is understood, however, to have ordered nine.
    is understood, however, to
Some 400 children are believed still to be there.
    are believed still to
The guard is alleged to have written eleven letters.
    is alleged to
The singer is rumoured to be considering retirement.
    is rumoured to
The singer has long been rumoured to be ill.
    been rumoured to
The producer is reported to live above the studio.
    is reported to
The pilot is presumed to have drowned.
    is presumed to
The tape is widely assumed to be a copy.
    is widely assumed to
A recording thought to be the oldest of its kind was found.
    thought to
A man believed to be the drummer was seen in Varn.
    believed to
The scene may have been staged.
    may have been
The scene might have been staged.
    might have been
The fire could have been caused by a fault.
    could have been
The clip may well have been cut.
    may well
The heat could well bring storms.
    could well
The words might well be older.
    might well
Turnout looks to be up on last year.
    looks to be
He has, it is thought, left the country.
    it is thought
The colonel, it seems, was asleep.
    it seems
The colonel, it would appear, was asleep.
    it would appear
It was, I gather, edited by the transport section.
    I gather
As is supposed, it will be repeated on Sunday.
    As is supposed
The video shows an apparent execution.
    apparent
This is the first apparent proof that they are alive.
    apparent
An alleged member of the cell was filmed.
    alleged
The suspected leader was not named.
    suspected
The purported diary was typed.
    purported
An unverified clip shows a fire.
    unverified
What looked like a drill was a funeral.
    What looked like
The letter purports to come from the army.
    purports to
In all likelihood the song will be dropped.
    In all likelihood
The school is, by all accounts, empty.
    by all accounts
Perhaps the words are older.
    Perhaps
He is on holiday, or so it is said.
    so it is said
The seemingly endless song was cut.
    seemingly
"""
NONE = """
The heat may break on Friday.
It might be a sheep.
The army might lend a pontoon.
It was about as likely as a polite wasp.
Boys are more likely than girls to march.
The band appeared on Harbour TV.
He appeared in court on Monday.
It was apparent that nobody had asked.
One alleged that children were kept awake.
It has been alleged that the votes were counted by cadets.
She said to her sister that it was over.
He said to be careful.
Two names were removed.
The paper understood the risk.
He believed to the end.
The witness was believed.
The report was believed by nobody.
The director would have considered it dull.
Nobody thought to ask.
They thought to themselves that it was over.
The winner was not who they thought.
The station could not be reached.
He is supposed to be here at noon.
She looks to the future.
He looks to his sister for help.
The report of the so-called Lamp Trust was long.
Several volunteers reported hearing it.
"""
"""Bare *may* and *might*, and other uses of the same words."""


@pytest.mark.parametrize(("text", "hedges"), cases(HEDGES + NONE))
def test_what_weakens(text: str, hedges: list[str]) -> None:
    claims = [c for c in read(text).claims if c.kind == "hedged" and c.object is not None]
    assert [c.object.phrase.text for c in claims if c.object] == hedges
