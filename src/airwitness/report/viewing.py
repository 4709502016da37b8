"""The private page of a match: clear pictures, covered and grey until a person wants them.

No script: a picture is covered by an element that a click opens, and grey until a box is
ticked. On paper what is covered stays covered.
"""

from dataclasses import dataclass

from airwitness.report.blocks import digest, facts, offset
from airwitness.report.colours import BAD, INK, LINE, LINK, QUIET
from airwitness.report.document import document
from airwitness.report.markup import Markup, element, ltr
from airwitness.report.stills import Stills, pair, placing_text

STYLE = (
    f"""
*{{box-sizing:border-box}}
body{{margin:0 auto;max-width:1056px;padding:20px 24px 60px;background:#fff;color:{INK};
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}}
h1{{font-size:22px;line-height:1.3;margin:0 0 10px}}
.alarm{{margin:0 0 18px;padding:10px 16px;border:2px solid {BAD};color:{BAD};font-weight:600}}
.lead{{color:{QUIET};max-width:62em}}
.facts{{display:grid;grid-template-columns:max-content minmax(0,1fr);margin:0 0 24px;
font-size:15px}}
.facts dt,.facts dd{{margin:0;padding:4px 0;border-bottom:1px solid {LINE}}}
.facts dt{{color:{QUIET};padding-inline-end:18px}}
.digest{{font:13px/1.45 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;
word-break:break-all}}
.offset{{white-space:nowrap;font-variant-numeric:tabular-nums}}
details{{border:1px solid {LINE};margin:0 0 10px}}
summary{{cursor:pointer;padding:10px 14px;background:#eceff2}}
summary::after{{content:" (covered: click to see)";color:{LINK}}}
details[open]>summary::after{{content:" (click to cover)"}}
summary:focus-visible{{outline:3px solid {LINK};outline-offset:2px}}
.seen{{padding:12px 14px}}
.pair{{display:grid;grid-template-columns:1fr 1fr;gap:10px 20px;margin-top:10px}}
.side p{{margin:4px 0 0;color:{QUIET};font-size:14px}}
.still{{position:relative}}
.tall{{display:inline-block}}
.still img{{display:block;width:100%;height:auto;filter:grayscale(1)}}
.tall img{{width:auto;max-width:100%;max-height:70vh}}
.colour:checked~.pair img{{filter:none}}
.outline{{position:absolute;inset:0;width:100%;height:100%;overflow:visible}}
.no-still{{border:1px dashed {QUIET};padding:24px 14px;margin:0}}
@media (max-width:720px){{.pair{{grid-template-columns:minmax(0,1fr)}}}}
"""
).replace("\n", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page of a match says."""

    match: str
    recording: str
    part: str
    """SHA-256 of the part."""
    clip: str
    """SHA-256 of the clip's file."""
    stills: Stills
    """Clear."""
    sequence: int
    """Of the custody line that says that this was seen."""
    time: str
    """Of that line."""


def render_view(view: View) -> str:
    """The page."""
    return document(f"Private: {view.match}", STYLE, _body(view))


def _body(view: View) -> Markup:
    placing = view.stills.placing
    told = "Where the pictures lie to each other is not known." if placing is None else None
    return element(
        "body",
        element("h1", "Match ", ltr(view.match), ", as it is"),
        element(
            "p",
            "Private. These pictures are not obscured: nobody cleared them. Do not pass this page"
            " on, and delete it when you have seen enough.",
            class_="alarm",
        ),
        element(
            "p",
            "Clip on the left, recording on the right, at the same moments of the copy; the outline"
            " is the part that both show, the dots are corners in which they agree. Without sound;"
            " without colour until you ask for it.",
            class_="lead",
        ),
        facts(
            ("Pictures", told or (None if placing is None else placing_text(placing))),
            ("Recording", ltr(view.recording)),
            ("SHA-256 of part", digest(view.part)),
            ("SHA-256 of clip", digest(view.clip)),
            ("On record", (f"custody line {view.sequence:,}, ", ltr(view.time))),
        ),
        (_covered(view, number) for number in range(len(view.stills.pairs))),
    )


def _covered(view: View, number: int) -> Markup:
    shown = view.stills.pairs[number]
    key = f"colour{number + 1}"
    return element(
        "details",
        element(
            "summary",
            f"Pair {number + 1} of {len(view.stills.pairs)}: clip ",
            offset(shown.clip.at, 1),
            ", recording ",
            offset(shown.recording.at, 1),
            f", {len(shown.clip.points)} corners agree" if shown.clip.points else None,
        ),
        element(
            "div",
            element("input", type="checkbox", id=key, class_="colour"),
            " ",
            element("label", "in colour", for_=key),
            pair(shown, view.stills.placing),
            class_="seen",
        ),
    )
