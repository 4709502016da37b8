"""The page that lies on top of a bag: what it is, and how to check it without Airwitness."""

from airwitness.acts.extracting import Extracted

_WHAT = """\
This folder is a bag of evidence: case {case}, packed by Airwitness.

  data/report.html   the report; open it in any browser, no network is needed
  data/report.json   the same for programs
  data/exhibits/     what the exhibits show, named by their numbers
  data/custody.json  the lines of the case in the archive's log, each with its proof
  data/details/      what was typed about them, as far as it is disclosed
  data/objects/      public keys, and the seals

Pictures are obscured unless persons cleared them. {originals}

HOW TO CHECK IT

1. Nothing was changed, lost or added since it was packed:

     sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt

2. All that the bag claims (Python 3.11 or newer, nothing else):

     python3 -I -S verify.py .

   verify.py lies here so that you can read it. Whoever makes a bag can make another verify.py:
   compare it with the one that Airwitness publishes, or run that one.

3. The seal, with OpenSSL 3 alone. The signature of the archive, whose key has the fingerprint

     {fingerprint}

   (ask who gave you the bag for it, on another way than the bag came):

     {signature}
{stamps}
WHAT A SEAL SAYS

The statement, {statement}
names line {size} of the log and the root of a tree over all lines up to it. Each line in
data/custody.json leads to this root, so it stood in the log when that was sealed. Lines of other
matters stay unknown.

{hidden} details are not disclosed: they name files, say what is withheld, or were withdrawn. Their
digests stand in the lines, so nobody can put others in their place.
"""
_STAMP = """
   When that was at the latest, by the time stamp of an authority:

     {command}
"""
_NO_STAMP = """
   No authority stamped the time of it: when it was sealed, only the archive says.
"""
_WITHOUT = "The original files are not in the bag."
_WITH = """\
THE ORIGINAL FILES ARE IN THE BAG: their pictures
and sound are clear. Show and pass on nothing of them that the report obscures."""


def readme(extracted: Extracted, *, case: str, has_originals: bool) -> bytes:
    """The text.

    Args:
        extracted: what leaves of the log.
        case: id of the case.
        has_originals: whether original files are in the bag.
    """
    statement, signature, *stamps = (place(digest) for digest in extracted.seals[-1])
    commands = [
        f"openssl ts -verify -in {reply} \\\n       -data {statement} \\\n       -CAfile {chain}"
        for reply, chain in zip(stamps[1::3], stamps[2::3], strict=True)
    ]
    text = _WHAT.format(
        case=case,
        originals=_WITH if has_originals else _WITHOUT,
        signature=(
            f"openssl pkeyutl -verify -pubin -inkey {place(extracted.key)} \\\n"
            f"       -rawin -in {statement} \\\n       -sigfile {signature}"
        ),
        stamps="".join(_STAMP.format(command=c) for c in commands) or _NO_STAMP,
        statement=statement,
        size=extracted.size,
        fingerprint=extracted.fingerprint,
        hidden=extracted.hidden,
    )
    return text.encode()


def place(digest: str) -> str:
    """Where an object lies in a bag."""
    return f"data/objects/{digest[:2]}/{digest}"
