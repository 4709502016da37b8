"""Bytes in, proof out: the only truth in the system.

`store` keeps objects, `custody` keeps the log of acts on them, `verify` checks both and
shares no code with either.
"""
