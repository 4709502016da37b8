"""The drawing of a chain: names in boxes, claims as arrows that lead to their exhibits."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from airwitness.report.casefile.chain import Chain, Edge, Node
from airwitness.report.colours import INK, LINK, QUIET
from airwitness.report.drawing import box, picture, words
from airwitness.report.markup import Markup, element
from airwitness.report.words import count_text, visible

_WIDTH = 960.0
_STEP = 138.0  # from layer to layer
_BOX = (196.0, 58.0)
_TOP = 10.0
_ACROSS = 25  # characters of a line in a box
_LINES = 3
_LABEL = 0.34  # of the way of an arrow, from the end with fewer arrows
_TIP = 8.0
_RTL = frozenset({"R", "AL"})
_KINDS = {"organisation": INK, "person": LINK, "work": QUIET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a claim rests on, as the label of its arrow leads to it."""

    label: str
    href: str
    told: str
    """For those who do not see it."""


def chain_plot(chain: Chain, key: str, links: Mapping[int, Link] | None = None) -> Markup:
    """A chain as a picture; its words stand in the table of claims, too.

    Args:
        chain: what is drawn.
        key: begins the ids of the drawing.
        links: where the claims of an exhibit's number lead; to the exhibit if not given.
    """
    height = _TOP + _STEP * (chain.layers - 1) + _BOX[1] + _TOP
    told = "; ".join(
        f"{e.subject} {e.relation} {e.object} ({', '.join(link.told for link in _links(e, links))})"
        for e in chain.edges
    )
    busy = Counter(name for edge in chain.edges for name in (edge.subject, edge.object))
    return picture(
        _WIDTH,
        height,
        key,
        f"Chain of {count_text(len(chain.nodes), 'name')}, as sources claim it",
        told,
        _tip(key),
        (_arrow(edge, key) for edge in chain.edges),
        (_node(node) for node in chain.nodes),
        (_label(edge, busy, _links(edge, links)) for edge in chain.edges),
        role="group",
    )


def lines_of(name: str, across: int = _ACROSS, most: int = _LINES) -> list[str]:
    """A name in lines that fit a box; what is too much ends in `…`."""
    lines = [""]
    for word in visible(name).split():
        rest = word
        while rest:
            room = across - len(lines[-1]) - (1 if lines[-1] else 0)
            if len(rest) <= room:
                lines[-1] += (" " if lines[-1] else "") + rest
                rest = ""
            elif lines[-1]:
                lines.append("")
            else:
                lines[-1], rest = rest[:across], rest[across:]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: across - 1] + "…"]
    return lines


def direction(text: str) -> str:
    """`rtl` where the first letter is of a script that runs so."""
    kinds = (unicodedata.bidirectional(c) for c in text)
    strong = next((kind for kind in kinds if kind in {"L", *_RTL}), "L")
    return "rtl" if strong in _RTL else "ltr"


def _x(node: Node) -> float:
    return _WIDTH * node.place


def _y(node: Node) -> float:
    return _TOP + _STEP * node.layer


def _tip(key: str) -> Markup:
    path = element("path", d=f"M0 0L{_TIP} 4L0 8z", fill=QUIET)
    return element(
        "defs",
        element(
            "marker",
            path,
            id=f"{key}-m",
            markerWidth=_TIP,
            markerHeight=_TIP,
            refX=_TIP - 1,
            refY="4",
            orient="auto-start-reverse",
            markerUnits="userSpaceOnUse",
        ),
    )


def _node(node: Node) -> Markup:
    width, height = _BOX
    x, y = _x(node) - width / 2, _y(node)
    lines = lines_of(node.name)
    first = y + height / 2 + 4.5 - 8 * (len(lines) - 1) - (5 if node.kind else 0)
    stroke = _KINDS.get(node.kind, INK)
    dash = "5 3" if node.kind == "work" else None
    more = {"stroke": stroke, "stroke_width": "1.4", "rx": "22" if node.kind == "person" else "3"}
    shape = box(
        x, y, width, height, "#fff", **(more | ({"stroke_dasharray": dash} if dash else {}))
    )
    name = (
        element(
            "text",
            line,
            x=_x(node),
            y=first + 16 * n,
            font_size=13.5,
            font_weight="600",
            fill=INK,
            text_anchor="middle",
            direction=direction(line),
            unicode_bidi="isolate",
        )
        for n, line in enumerate(lines)
    )
    kind = words(_x(node), y + height - 6, node.kind, anchor="middle", size=10.5, fill=QUIET)
    return element("g", element("title", node.name), shape, name, kind if node.kind else None)


def _arrow(edge: Edge, key: str) -> Markup:
    """A curve from layer to layer, with its tip at the object."""
    points = _points(edge)
    d = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (_, y0), (x1, y1), (x0, _) in zip(points, points[1:], points, strict=False):
        middle = (y0 + y1) / 2
        d += f"C{x0:.1f} {middle:.1f} {x1:.1f} {middle:.1f} {x1:.1f} {y1:.1f}"
    tip = {"marker_start" if edge.is_upwards else "marker_end": f"url(#{key}-m)"}
    return element("path", d=d, fill="none", stroke=QUIET, stroke_width=1.4, **tip)


def _points(edge: Edge) -> list[tuple[float, float]]:
    """From below the upper box to above the lower one."""
    inner = [(_x(n), _y(n) + _BOX[1] / 2) for n in edge.bends[1:-1]]
    first, last = edge.bends[0], edge.bends[-1]
    return [(_x(first), _y(first) + _BOX[1] + 1), *inner, (_x(last), _y(last) - 1)]


def _label(edge: Edge, busy: Counter[str], cites: list[Link]) -> Markup:
    """Relation, dates and exhibits, near the end that fewer arrows meet at."""
    points = _points(edge)
    upper = edge.object if edge.is_upwards else edge.subject
    lower = edge.subject if edge.is_upwards else edge.object
    if busy[upper] < busy[lower]:
        (x0, y0), (x1, y1), share = points[0], points[1], _LABEL
    else:
        (x0, y0), (x1, y1), share = points[-2], points[-1], 1 - _LABEL
    ease = share * share * (3 - 2 * share)
    x, y = x0 + (x1 - x0) * ease, y0 + (y1 - y0) * share
    dates = sorted({dates_of(c.since, c.until) for c in edge.claims} - {""})
    links = (
        (
            element(
                "a",
                element("tspan", cite.label, fill=LINK, font_weight="600"),
                href=cite.href,
                aria_label=cite.told,
            ),
            " ",
        )
        for cite in cites
    )
    relation = element(
        "text",
        lines_of(edge.relation, 26, 1)[0],
        x=x,
        y=y,
        **_HALO,
        direction=direction(edge.relation),
        unicode_bidi="isolate",
    )
    return element(
        "g",
        relation,
        element("text", ", ".join(dates) + " " if dates else None, links, x=x, y=y + 14, **_HALO),
    )


_HALO: dict[str, str | float] = {
    "font_size": 11.5,
    "fill": INK,
    "text_anchor": "middle",
    "stroke": "#fff",
    "stroke_width": 4.0,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}


def _links(edge: Edge, links: Mapping[int, Link] | None) -> list[Link]:
    numbers = dict.fromkeys(claim.cite.exhibit for claim in edge.claims)
    if links is not None:
        return [links[number] for number in numbers]
    return [Link(label=f"E{n}", href=f"#e{n}", told=f"Exhibit {n}") for n in numbers]


def dates_of(since: str, until: str) -> str:
    """From when to when, as a source says: `2012–2019`, `since 2012`, `until 2019`."""
    if since and until:
        return f"{since}–{until}"
    return f"since {since}" if since else f"until {until}" if until else ""


LEGEND = (
    (box(1, 1, 26, 14, "#fff", stroke=INK, stroke_width="1.4"), "organisation"),
    (box(1, 1, 26, 14, "#fff", stroke=LINK, stroke_width="1.4", rx="7"), "person"),
    (
        box(1, 1, 26, 14, "#fff", stroke=QUIET, stroke_width="1.4", stroke_dasharray="5 3"),
        "work",
    ),
)
