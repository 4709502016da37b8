"""The world in a box: made broadcasts with known airings, and a tour through the main job.

`sounds` draws every sound from seeds; `world` makes two services with some days of
recordings and plants a song in them; `tour` preserves, finds, verifies, and compares what
was found with what was planted. Nothing in it is a real broadcast.
"""
