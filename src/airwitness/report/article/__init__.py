"""The page of an article: its text with all that was read out of it, marked in place.

============  ==============================================================================
`content`     what was read of an article: the value that the page and `read --json` say
`marks`       overlapping spans → runs that each know what they are
`voices`      who speaks in an article, and which colour they have
`notes`       what stands beside a paragraph: statements, claims, hints
`page`        the page
============  ==============================================================================
"""
