"""English: words for a part of a body, and for whom it is."""

from airwitness.statements.chains import BODIES
from airwitness.statements.words import among

OFFICES = among(
    "office department bureau directorate section secretariat cell branch unit division desk"
)
WINGS = among("wing arm corps")
PARTS = OFFICES | among(
    """
    service wing arm corps brigade regiment board council team academy fund trust company
    cooperative press workshop centre center institute lab laboratory
    """
)
ENSEMBLES = among("choir orchestra band ensemble studio chorus troupe theatre")
PART_OUTLETS = among(
    """
    channel station radio studio newspaper magazine label band choir ensemble publisher website
    """
)
INNER_TOO = PARTS | ENSEMBLES | PART_OUTLETS
COMPOUND = among("army navy police ministry party military guard militia church regiment brigade")
PLAIN_PARTS = among(
    "team command shop committee foundation academy newspaper laboratory commission squad brigade"
    " company crew"
)
"""Words that name a part after another word: the army's recruiting command, its print shop."""
SERVICES = among(
    """
    press media information intelligence security medical educational cultural rescue broadcasting
    public visual communications radio television film photo
    """
)
"""Which services are parts: a press service, and no memorial service."""
PLURAL_PARTS = among("newspapers channels stations magazines choirs studios labels")
NUMBERED = among("section department unit bureau directorate office radio tv tele canal channel")
"""Words with which a part's name begins: Section K, Radio Beacon."""
INNER = PARTS | ENSEMBLES
"""Words for a part of a body."""
NAMED_PARTS = BODIES | among(
    """
    sector cadre collective section cell channel desk squad platoon bureau crew circle commission
    secretariat fund mission line ensemble chorus radio tv press theatre house
    """
)
OWNED = ("-owned", "-run", "-controlled", "-operated")
"""How a word ends that names an owner: army-owned."""
FOR_WHOM = among(
    """
    children's women's men's boys' girls' people's pensioners' students' fishermen's seamen's
    policemen's servicemen's craftsmen's
    """
)
"""For whom an outlet is: no owner of it."""
