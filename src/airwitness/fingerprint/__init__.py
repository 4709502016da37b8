"""What a lane looks like to the search: arrays in, arrays out.

`peaks` finds the spectral peaks of sound, `triples` turns peaks into keys, `audio` joins
them for a recording (sparse) and for a clip (dense). Recordings are fingerprinted as they
are; every invariance lies on the side of the clip.
"""
