"""Which streams of an MPEG transport stream belong to which programme.

Reads the programme association and programme map sections (ISO/IEC 13818-1 §2.4.4) from the
first megabytes of a file; the decoder library does not hand them out.
"""

from typing import BinaryIO

_PACKET = 188  # bytes
_SYNC = 0x47
_HEAD_BYTES = 4 << 20  # how far to look: tables recur several times a second
_SECTION_HEAD = 3
_PAT_PID = 0


def read_programs(stream: BinaryIO) -> dict[int, int]:
    """Map each elementary stream's PID to its programme number.

    Args:
        stream: positioned at the start of the file; read, not closed.

    Returns:
        Empty where there are no tables (then the file is one programme).
    """
    head = stream.read(_HEAD_BYTES)
    tables: dict[int, int] = {}  # PID of a map → programme
    found: dict[int, int] = {}
    for pid, section in _sections(head):
        if pid == _PAT_PID and section[:1] == b"\x00":
            tables |= {p: n for n, p in _associations(section) if n}
        elif pid in tables and section[:1] == b"\x02":
            found |= dict.fromkeys(_streams(section), tables[pid])
    return found


def _sections(head: bytes) -> list[tuple[int, bytes]]:
    """Sections that start and end in one packet, with their PID."""
    at = _first_sync(head)
    sections = []
    while 0 <= at <= len(head) - _PACKET:
        packet = head[at : at + _PACKET]
        at += _PACKET
        if packet[0] != _SYNC:
            at = _first_sync(head, at - _PACKET + 1)
            continue
        starts_unit, pid = packet[1] & 0x40, (packet[1] & 0x1F) << 8 | packet[2]
        if not starts_unit or not packet[3] & 0x10:
            continue
        body = packet[5 + packet[4] :] if packet[3] & 0x20 else packet[4:]
        if body and len(body) > 1 + body[0] + _SECTION_HEAD:
            section = body[1 + body[0] :]
            length = (section[1] & 0x0F) << 8 | section[2]
            if len(section) >= _SECTION_HEAD + length:
                sections.append((pid, section[: _SECTION_HEAD + length]))
    return sections


def _first_sync(head: bytes, start: int = 0) -> int:
    """The first place where two packets follow each other, -1 for none."""
    at = head.find(_SYNC, start)
    while at >= 0 and head[at + _PACKET : at + _PACKET + 1] not in {bytes([_SYNC]), b""}:
        at = head.find(_SYNC, at + 1)
    return at


def _associations(section: bytes) -> list[tuple[int, int]]:
    """(programme number, PID of its map) of an association section."""
    entries = section[8:-4]
    return [
        (entries[i] << 8 | entries[i + 1], (entries[i + 2] & 0x1F) << 8 | entries[i + 3])
        for i in range(0, len(entries) - 3, 4)
    ]


def _streams(section: bytes) -> list[int]:
    """PIDs of the elementary streams of a map section."""
    if len(section) < 16:  # noqa: PLR2004 (head of 12 bytes and a checksum of 4)
        return []
    at = 12 + ((section[10] & 0x0F) << 8 | section[11])
    pids = []
    while at + 5 <= len(section) - 4:
        pids.append((section[at + 1] & 0x1F) << 8 | section[at + 2])
        at += 5 + ((section[at + 3] & 0x0F) << 8 | section[at + 4])
    return pids
