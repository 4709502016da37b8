"""Where what is said ends, seen from the whole sentence.

Below each text stand its statements, `who: what`; `?` where the text does not say who.
"""

import pytest

from tests.unit.statements.made import cases, read, who

ENDS = """
The baker's son agreed to meet me, then didn't come.
    baker's son: to meet me
She promised to call back, then hung up.
    She: to call back
He offered to sing it, and did.
    He: to sing it
He agreed to pay the fine, which he has not done.
    He: to pay the fine
He urged them to sing and to dance, and to be brave.
    He: them to sing and to dance, and to be brave
When she tells you she is reflecting, the thing has been settled.
    she: she is reflecting
After the minister said that the road was open, drivers set out.
    minister: the road was open
Unlike her brother, who says he will vote, Toval will stay at home.
    brother: he will vote
Because the firm insists that the pump is safe, nobody has replaced it.
    firm: the pump is safe
After the match Toval said that if it rained, the cup would be lost.
    Toval: if it rained, the cup would be lost
Of the 2,000 letters that the ministry says it received, it could show us three.
    ministry: it received
The captain warned his employers that her radar was failing, a court heard yesterday.
    captain: her radar was failing
Toval said that the roof leaked, the floor was wet and the lamps were out.
    Toval: the roof leaked, the floor was wet and the lamps were out
They recommend that the copies be recalled; that schools get others; and that boys be heard.
    They: the copies be recalled; that schools get others; and that boys be heard
Toval said that the pool was shut; nobody had told the swimmers.
    Toval: the pool was shut
The accusation by opposition parties that the count was rigged has been rejected.
    opposition parties: the count was rigged
"""


@pytest.mark.parametrize(("text", "expected"), cases(ENDS))
def test_content_ends(text: str, expected: list[str]) -> None:
    found = [f"{who(s) or '?'}: {s.content.text}" for s in read(text).statements]
    assert found == expected
