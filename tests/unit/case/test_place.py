"""Places: printed, read, kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airwitness.case.place import MOMENT, WHOLE, Place, Region, flicks_at, seconds_text
from airwitness.errors import InputError
from airwitness.evidence.digest import canonical
from airwitness.spans import FLICKS, Span

DIGEST = "ab" * 32
DAYS = 73 * 86_400 * FLICKS


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, DAYS))
    return Span(start=start, end=start + draw(st.integers(1, DAYS)))


@st.composite
def regions(draw: st.DrawFn) -> Region:
    left, top = draw(st.integers(0, WHOLE - 1)), draw(st.integers(0, WHOLE - 1))
    return Region(left, top, draw(st.integers(1, WHOLE - left)), draw(st.integers(1, WHOLE - top)))


@st.composite
def characters(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(0, 10**9))
    return start, start + draw(st.integers(1, 10**6))


places = st.builds(
    Place,
    object=st.just(DIGEST),
    span=st.none() | spans(),
    region=st.none() | regions(),
    characters=st.none() | characters(),
    track=st.none() | st.sampled_from(["sound 0", "side 1", "a&b=c#d,e", "صدا"]),
)


@given(places)
def test_a_place_is_read_as_it_is_printed(place: Place) -> None:
    assert Place.parse(str(place)) == place
    assert Place.of_fragment(DIGEST, place.fragment()) == place
    assert Place.of_detail(place.as_detail()) == place
    assert canonical(place.as_detail())


@given(st.integers(0, DAYS))
def test_every_flick_has_a_form_of_its_own(flicks: int) -> None:
    assert flicks_at(seconds_text(flicks)) == flicks


@given(st.integers(0, 10**13))
def test_microseconds_are_printed_with_six_decimals_at_most(micros: int) -> None:
    text = seconds_text(round(micros * FLICKS / 1_000_000))
    assert len(text.partition(".")[2]) <= 6


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("t=1.5,4", (1.5, 4)),
        ("t=npt:1.5,4", (1.5, 4)),
        ("t=0:01:30,0:02:00", (90, 120)),
        ("t=1:30.5,2:00", (90.5, 120)),
        ("t=100:00:00,100:00:01", (360_000, 360_001)),
    ],
)
def test_times_may_be_written_like_a_clock(text: str, seconds: tuple[float, float]) -> None:
    place = Place.of_fragment(DIGEST, text)
    assert place.span == Span(start=round(seconds[0] * FLICKS), end=round(seconds[1] * FLICKS))


@pytest.mark.parametrize(
    "fragment",
    [
        "t=4,1.5", "t=1,1", "t=1", "t=1,2,3", "t=-1,2", "t=1e3,2e3", "t=nan,inf", "t=.5,1",
        "t=5.,6", "t=1:60,2:00", "t=0:61:00,2:00:00", "t=1:2:3:4,9:9:9:9", "t=:1,2", "t=1,2&t=3,4",
        "t=smpte:1,2", "xywh=10,5,30,40", "xywh=percent:10,5,30", "xywh=percent:90,5,30,40",
        "xywh=percent:1,1,0,5", "char=5", "char=9,3", "char=4,4", "char=1.5,3", "char=١,٣",
        "color=red", "t", "t=" + 25 * "9" + ",1",
        "t=0,13000000", "char=0,9007199254740992",
    ],
)  # fmt: skip
def test_what_is_no_place_is_refused(fragment: str) -> None:
    with pytest.raises(InputError):
        Place.parse(f"{DIGEST}#{fragment}")


@pytest.mark.parametrize("digest", ["", "ab", "AB" * 32, "g" * 64, "../" + 61 * "a"])
def test_an_object_is_named_by_its_digest(digest: str) -> None:
    with pytest.raises(InputError, match="is not a digest"):
        Place.parse(digest)


def test_a_moment_is_printed_as_the_shortest_span() -> None:
    moment = Place(object=DIGEST, span=Span(start=FLICKS, end=FLICKS + MOMENT))
    assert moment.fragment() == "t=1,1.001"
