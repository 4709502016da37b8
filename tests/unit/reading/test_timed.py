"""Subtitles and transcripts → timed passages."""

import json
from typing import Any

import pytest

from airwitness.errors import InputError
from airwitness.reading.article import ArticleText, passages_of
from airwitness.reading.encoding import decoded
from airwitness.reading.subtitles import read_subtitles
from airwitness.reading.transcript import read_transcript
from airwitness.spans import seconds

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>We march</i>
to the gate

2
00:00:09,000 --> 00:00:10,000 X1:10 X2:20
later

3
00:00:04,000 --> 00:00:05,000
{\\an8}- می‌رویم
"""
VTT = """\ufeffWEBVTT - title

STYLE
::cue { color: red }

NOTE
not spoken

intro
00:01.000 --> 00:03.500 align:start position:10%
<v.loud Anna Lee>We <c.red>march</c> &amp; <00:02.000>sing</v>

01:00:04.000 --> 01:00:05.000
<v Bo>Yes
00:06.000 --> 00:05.000
backwards

nonsense --> nonsense
lost
"""


def told(text: ArticleText) -> list[tuple[float, float, str, str | None]]:
    return [
        (seconds(p.span.start), seconds(p.span.end), p.text, p.speaker)
        for p in passages_of(text, "0" * 64, part="1" * 64)
        if p.span is not None
    ]


def test_subrip() -> None:
    text = read_subtitles(decoded(SRT.encode()))
    assert told(text) == [
        (1.0, 3.5, "We march to the gate", None),
        (4.0, 5.0, "- می‌رویم", None),
        (9.0, 10.0, "later", None),
    ]
    assert text.problems == ()
    start = text.kept.text.index("می")
    assert text.offsets.source(start, start + 2) == ((SRT.index("می"), SRT.index("می") + 2),)


def test_web_video_text_tracks() -> None:
    text = read_subtitles(decoded(VTT.encode()))
    assert told(text) == [
        (1.0, 3.5, "We march & sing", "Anna Lee"),
        (3604.0, 3605.0, "Yes", "Bo"),
    ]
    assert text.problems == ("2 cues have no time that can be read",)
    assert passages_of(text, "0" * 64, part="1" * 64)[0].part == "1" * 64


def transcript(content: Any) -> ArticleText:
    return read_transcript(decoded(json.dumps(content).encode()))


def test_whisper() -> None:
    segments = [
        {
            "id": 0,
            "start": 0.0,
            "end": 2.5,
            "text": ' We "march"\n to the gate. 😀',
            "no_speech_prob": 0.01,
        },
        {
            "start": 2.5,
            "end": 4,
            "text": " Thanks",
            "no_speech_prob": 0.9,
            "avg_logprob": -1.4,
            "speaker": "A \ud800",
        },
        *({"start": 5 + n, "end": 6 + n, "text": "La la."} for n in range(3)),
        {"start": "soon", "end": 9, "text": "lost"},
        {"start": 9, "end": float("nan"), "text": "lost"},
        {"start": 9, "end": 9, "text": "  "},
    ]
    whole = "".join(str(segment["text"]) for segment in segments)
    text = transcript({"text": whole, "language": "en", "segments": segments})
    assert told(text)[:2] == [
        (0.0, 2.5, 'We "march" to the gate. 😀', None),
        (2.5, 4.0, "Thanks", "A ?"),
    ]
    assert [p.doubts for p in passages_of(text, "0" * 64)] == [
        (), ("no speech",), ("repeated",), ("repeated",), ("repeated",),
    ]  # fmt: skip
    assert text.problems == ("2 segments have no time or no words",)
    source = json.dumps({"text": whole, "language": "en", "segments": segments})
    start = text.kept.text.index("gate")
    ((low, high),) = text.offsets.source(start, start + 4)
    assert source[low:high] == "gate"
    assert low > source.index("segments")


def test_a_list_of_segments_is_a_transcript_too() -> None:
    assert told(transcript([{"start": 1, "end": 2, "text": "a"}])) == [(1.0, 2.0, "a", None)]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[" * 100_000, b"{}", b"[]", b'{"segments": {}}', b'{"segments": [1]}',
        b'[{"start": 2, "end": 1, "text": "a"}]', b'[{"start": true, "end": 1, "text": "a"}]',
        b'[{"start": -1, "end": 1e999, "text": "a"}]', b"1" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_transcript_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_transcript(decoded(data))
