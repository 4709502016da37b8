"""What may leave: obscured pictures, cleared ones with their boxes burnt in, words with gaps.

Nothing else writes a picture that leaves, and every text that leaves goes through `cover`.

===========  ===============================================================================
`pictures`   a picture as it may leave: obscured, cleared with boxes, or withheld
`png`        the bytes of a picture: the chunks that it must have, and no other
`faces`      boxes that a detector proposes; it never says that a picture is safe
`words`      phrases and characters that are withheld, and texts without them
`names`      files that leave are named by the number of their exhibit
===========  ===============================================================================

A picture leaves obscured unless persons cleared it; what is withheld leaves in no form. Sound
does not leave at all (`docs/decisions/0011-what-leaves-of-a-clip.md`).
"""

from airwitness.redaction.faces import Proposal, propose
from airwitness.redaction.names import exhibit_name
from airwitness.redaction.pictures import (
    Box,
    Pixels,
    clear_png,
    leaving_png,
    obscure,
    obscured_png,
    withheld_png,
)
from airwitness.redaction.words import WITHHELD, WithheldWords, cover

__all__ = [
    "WITHHELD",
    "Box",
    "Pixels",
    "Proposal",
    "WithheldWords",
    "clear_png",
    "cover",
    "exhibit_name",
    "leaving_png",
    "obscure",
    "obscured_png",
    "propose",
    "withheld_png",
]
