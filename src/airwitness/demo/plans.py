"""What is broadcast in the made world: which programmes, and how the song is planted in them.

The song is a music video. Two of its airings can be found by picture alone: one has other
music, one is silent and on the screen of a news studio. One broadcast merely sounds alike.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from airwitness.demo.pictures import HEIGHT, SCREEN, WIDTH
from airwitness.demo.sounds import Kind
from airwitness.spans import WallSpan
from airwitness.trace.geometry import WHOLE, Placing, Rectangle

TV, RADIO = "kanal-1", "radio-mira"
PAL = Fraction(25, 24)
KEPT = ((0.0, 26.0), (44.0, 70.0))  # seconds of the song that the cut airing keeps
How: TypeAlias = Literal[
    "",
    "whole",
    "cut",
    "under a speaking voice",
    "at PAL speed",
    "through AAC at 32 kbit/s",
    "across the border of two files",
    "with other music",
    "mirrored",
    "silent, on a screen in the news",
    "sounds alike",
]
"""How the song is in a broadcast; empty for not at all."""
_SILENT: tuple[How, ...] = ("with other music", "silent, on a screen in the news")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One airing of the song as it was made."""

    service: str
    wall: WallSpan
    how: How
    """In words."""
    share: float
    """Of the song, 0 to 1."""
    kinds: tuple[str, ...]
    """What must carry it: `audio`, `picture`, or both."""
    picture: Placing | None
    """How its pictures lie; None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A broadcast before it is made."""

    service: str
    start: str
    kind: Kind
    seconds: float
    how: How = ""
    at: float = 0.0
    """Seconds into the broadcast where the song begins."""
    parts: int = 1
    """Files that the recorder made of it."""
    bit_rate: int = 96_000

    @property
    def has_picture(self) -> bool:
        """Whether it is television."""
        return self.service == TV

    @property
    def has_song(self) -> bool:
        """Whether the sound of the song is in it."""
        return self.how not in {"", "sounds alike", *_SILENT}

    @property
    def kinds(self) -> tuple[str, ...]:
        """What an airing in it must be found by."""
        return ("audio",) * self.has_song + ("picture",) * self.has_picture

    @property
    def placing(self) -> Placing | None:
        """How the song's pictures lie in it."""
        if not self.has_picture:
            return None
        left, top, right, low = SCREEN
        screen = Rectangle(
            left=left / WIDTH,
            top=top / HEIGHT,
            width=(right - left) / WIDTH,
            height=(low - top) / HEIGHT,
        )
        return Placing(
            in_recording=screen if self.how == "silent, on a screen in the news" else WHOLE,
            in_clip=WHOLE,
            is_mirrored=self.how == "mirrored",
        )


PLANS = (
    Plan(service=TV, start="2026-03-02T18:00:00Z", kind="news", seconds=240, how="whole", at=140),
    Plan(service=TV, start="2026-03-02T21:30:00Z", kind="report", seconds=180, how="cut", at=95),
    Plan(
        service=RADIO, start="2026-03-02T07:15:00Z", kind="talk", seconds=220,
        how="under a speaking voice", at=120,
    ),
    Plan(service=TV, start="2026-03-03T18:00:00Z", kind="news", seconds=210, how="at PAL speed",
         at=110),
    Plan(
        service=RADIO, start="2026-03-03T12:40:00Z", kind="music", seconds=250,
        how="through AAC at 32 kbit/s", at=150, bit_rate=32_000,
    ),
    Plan(
        service=TV, start="2026-03-04T18:00:00Z", kind="talk", seconds=280,
        how="across the border of two files", at=105, parts=2,
    ),
    Plan(service=RADIO, start="2026-03-04T07:15:00Z", kind="music", seconds=200,
         how="sounds alike", at=100),
    Plan(service=RADIO, start="2026-03-04T19:05:00Z", kind="report", seconds=150),
    Plan(service=TV, start="2026-03-02T20:15:00Z", kind="talk", seconds=170,
         how="with other music", at=70),
    Plan(service=TV, start="2026-03-03T20:30:00Z", kind="music", seconds=180, how="mirrored",
         at=85),
    Plan(
        service=TV, start="2026-03-04T21:15:00Z", kind="news", seconds=175,
        how="silent, on a screen in the news", at=80,
    ),
)  # fmt: skip
"""All broadcasts; the place of each draws its sounds and pictures."""
EVENINGS = (("18:00:00", "22:00:00", TV), ("07:00:00", "08:00:00", RADIO))
"""What should have been recorded of each day."""
DAYS = ("2026-03-02", "2026-03-03", "2026-03-04")
