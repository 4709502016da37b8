"""The world in a box: made broadcasts with known airings, and a tour through the main job.

`sounds` draws every sound from seeds, `pictures` every picture; `plans` says what is broadcast
and how a song is planted in it; `world` makes the recordings of two services; `tour` preserves,
finds, verifies, and compares what was found with what was planted. Nothing in it is a real
broadcast.
"""
