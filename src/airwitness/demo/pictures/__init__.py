"""The made pictures of the demo world: music videos, programmes, sets and a channel's marks.

Everything is drawn from a seed; nothing is a photograph, and no place, flag, script or person
is a real one. A *film* is a function from seconds to a picture, so that what an editor does to
it (cut, speed, mirror, put into a frame) is a function from film to film. The rooms, in the
order of who may import whom:

    canvas                       shapes with soft edges on a canvas of 320 by 180 units
    palettes                     inks that go together
    shots                        layers, cameras, things that move
    nature, buildings            what scenes are made of
    meadows, waters, towns, things     the scenes
    graphics, studio             logo, ticker, lower third, title card; the sets
    edits, programmes            what is done to films; whole music videos and programmes

    video = music_video(7, 70.0)
    air = inserted(programme(8, "news", 300.0), mirrored(video), 100.0, 70.0)
    picture = overlaid(air, marks(8, "news"))(104.0)
"""

from airwitness.demo.pictures.canvas import (
    HEIGHT,
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    SCALE,
    WIDTH,
    Film,
    Picture,
)
from airwitness.demo.pictures.edits import (
    inserted,
    joined,
    kept,
    mirrored,
    overlaid,
    pictures_of,
    sped,
)
from airwitness.demo.pictures.graphics import LOGO
from airwitness.demo.pictures.programmes import (
    SCENES,
    in_studio,
    marks,
    music_video,
    programme,
)
from airwitness.demo.pictures.studio import SCREEN

__all__ = [
    "HEIGHT",
    "LOGO",
    "PICTURE_HEIGHT",
    "PICTURE_WIDTH",
    "SCALE",
    "SCENES",
    "SCREEN",
    "WIDTH",
    "Film",
    "Picture",
    "in_studio",
    "inserted",
    "joined",
    "kept",
    "marks",
    "mirrored",
    "music_video",
    "overlaid",
    "pictures_of",
    "programme",
    "sped",
]
