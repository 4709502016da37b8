"""Find it again: the index of fingerprints, and what a search gives.

`segment` is one immutable file of the index, `index` the live ones together, `match` asks
them, `align` decides and finds the ends, `audio` joins these for a clip of sound. `Search`
(in `search`) is everything that a question got for an answer, and did not.
"""
