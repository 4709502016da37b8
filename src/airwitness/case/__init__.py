"""A question, and all that answers it: exhibits, codes, decisions, findings, what is withheld.

A case is nothing but custody lines and their details (`docs/format.md`, "A case"): `replay`
makes the value `Case` of them, the same one after every rebuild. What a person typed stands in
details alone, so it can be withdrawn; a case is then read without it, and always on the safe
side: what was withheld stays withheld, what was cleared is cleared no more, and what was
verified must be verified again.

=============  ============================================================================
`place`        where in an object: seconds, a region, characters (W3C Media Fragments)
`content`      the values: `Case`, `Exhibit`, `Finding`, `Coding`, `Decision`, …
`replay`       custody lines → `Case`
`shots`        what may be shown clear, what leaves in no form
`words`        which words leave in no form, whatever they stand in
`ladder`       which findings are verified, and what the others want
`book`         the code book: what is coded, when and when not
`agreement`    how far two coders agree
=============  ============================================================================
"""
