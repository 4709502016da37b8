"""One picture of a report, for a README or a talk: the timelines and the proof of one match.

A standalone SVG: no style sheet, no font of its own, nothing from elsewhere.
"""

import re

from airwitness.report.colours import INK, QUIET
from airwitness.report.compose import Report
from airwitness.report.drawing import box, words
from airwitness.report.markup import Markup, element
from airwitness.report.plots import time_map
from airwitness.report.timeline import timelines

_WIDTH = 1000.0
_EDGE = 20.0
_MAP_WIDTH = 640.0


def card(report: Report) -> str:
    """Draw the timelines of all services and the time map of the first airing that was cut.

    Args:
        report: with at least one airing.
    """
    top = 34.0
    content = [words(_EDGE, top, "Every airing, and every hour that was not recorded", size=19.0)]
    for number, days in enumerate(report.timeline):
        top += 26.0
        content.append(words(_EDGE, top, days.service, size=14.0))
        for picture in timelines(days, f"c{number}", is_wide=True):
            placed, height = _placed(picture, _EDGE, top + 6.0, _WIDTH - 2 * _EDGE)
            content.append(placed)
            top += height + 6.0
    rows = [row for row in report.log if any(len(m.pieces) > 1 for m in row.matches)]
    row = (rows or list(report.log))[0]
    top += 40.0
    told = f"Airing {row.number}: each dot is a sound that clip and recording share"
    content.append(words(_EDGE, top, told, size=16.0))
    placed, height = _placed(
        time_map(row.matches[0], report.clip, "cm"), _EDGE, top + 10.0, _MAP_WIDTH
    )
    content.append(placed)
    side = _EDGE + _MAP_WIDTH + 16.0
    for line, text in enumerate(_figures(report)):
        content.append(words(side, top + 40.0 + 24.0 * line, text, size=14.0, fill=QUIET))
    top += height + 30.0
    return str(
        element(
            "svg",
            element("title", "Airings of a song in made broadcasts"),
            box(0, 0, _WIDTH, top, "#ffffff"),
            *content,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {_WIDTH:g} {top:g}",
            width=_WIDTH,
            height=top,
            font_family="sans-serif",
            fill=INK,
        )
    )


def _figures(report: Report) -> list[str]:
    return [f"{figure.value} {figure.label}" for figure in report.figures]


def _placed(picture: Markup, x: float, y: float, width: float) -> tuple[Markup, float]:
    """A picture inside another; gives its height there."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    inner = (1.0, 1.0) if found is None else (float(found[1]), float(found[2]))
    height = width * inner[1] / inner[0]
    picture = Markup(re.sub(r"</?a\b[^>]*>", "", picture))  # links lead nowhere here
    where = f'<svg x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
    return Markup(picture.replace("<svg ", where, 1)), height
