import io
import struct

from airwitness.media.programs import read_programs


def section(table: int, body: bytes) -> bytes:
    head = bytes([table]) + struct.pack(">H", 0xB000 | (len(body) + 4))
    return head + body + b"\x00" * 4  # the checksum is not looked at


def packet(pid: int, payload: bytes, *, starts: bool = True) -> bytes:
    head = bytes([0x47, (0x40 if starts else 0) | pid >> 8, pid & 0xFF, 0x10])
    return (head + b"\x00" + payload).ljust(188, b"\xff")


def association(*entries: tuple[int, int]) -> bytes:
    body = b"\x00\x01\xc1\x00\x00" + b"".join(struct.pack(">HH", n, 0xE000 | p) for n, p in entries)
    return section(0, body)


def program_map(program: int, *streams: int) -> bytes:
    body = struct.pack(">HBBBHH", program, 0xC1, 0, 0, 0xE100, 0xF000)
    body += b"".join(struct.pack(">BHH", 0x0F, 0xE000 | pid, 0xF000) for pid in streams)
    return section(2, body)


def test_streams_belong_to_the_programme_of_their_map() -> None:
    data = (
        packet(0, association((0, 16), (7, 256), (9, 512)))
        + packet(256, program_map(7, 257, 258))
        + packet(300, b"", starts=False)
        + packet(512, program_map(9, 513))
    )
    assert read_programs(io.BytesIO(data)) == {257: 7, 258: 7, 513: 9}
    assert read_programs(io.BytesIO(b"\x00\x47junk" + data)) == {257: 7, 258: 7, 513: 9}


def test_what_is_no_transport_stream_has_no_programmes() -> None:
    for data in (b"", b"\x47", b"G" * 50, bytes(1000), bytes(range(256)) * 20, b"\x47" * 4000):
        assert read_programs(io.BytesIO(data)) == {}
