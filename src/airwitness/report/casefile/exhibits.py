"""Each exhibit: what it is, where it is from, its digest and place, its pictures and its plot."""

from airwitness.case.content import ExhibitKind
from airwitness.report.blocks import digest, facts, offset, section
from airwitness.report.casefile.citing import (
    actor,
    anchor,
    anchors,
    kinds_text,
    paragraph,
    place_text,
    recorded,
    recorded_briefly,
    typed,
)
from airwitness.report.casefile.content import CaseReport, ExhibitTold, Mapped
from airwitness.report.casefile.wording import EXHIBITS, PICTURES, PLACES
from airwitness.report.markup import Content, Markup, element, join, ltr
from airwitness.report.plots import matched_text, time_map
from airwitness.report.stills import (
    ExhibitStill,
    ExhibitStills,
    Shown,
    Side,
    State,
    placing_text,
    side,
)
from airwitness.report.words import chance_text, count_text, speed_of


def exhibits(report: CaseReport) -> Markup:
    """All exhibits, by number."""
    return section(
        "exhibits",
        "Exhibits",
        element("p", f"{PICTURES} {PLACES}", class_="lead"),
        [_exhibit(exhibit) for exhibit in report.exhibits]
        or element("p", "The case holds no exhibit."),
    )


def _exhibit(exhibit: ExhibitTold) -> Markup:
    title = (": ", typed(exhibit.title)) if exhibit.title else None
    plot, stills = _plot(exhibit), _stills(exhibit)
    beside = "match" if plot or stills else "alone"
    return element(
        "article",
        element(
            "h3",
            f"Exhibit {exhibit.number}",
            title,
            element("small", EXHIBITS[exhibit.kind]),
        ),
        element("div", _facts(exhibit), _excerpt(exhibit)),
        plot,
        stills,
        id=f"e{exhibit.number}",
        class_=f"exhibit {beside}",
    )


def _facts(exhibit: ExhibitTold) -> Markup:
    place = exhibit.place
    carries = (*(f"f{n}" for n in exhibit.findings), *(f"c{n}" for n in exhibit.claims))
    judged = exhibit.judged
    decided: Content = None
    if judged is not None:
        word = "accepted" if judged.is_accepted else "rejected"
        decided = (
            word,
            element("small", typed(judged.reason)),
            _small(recorded_briefly(judged.record)),
        )
    return facts(
        ("Source", typed(exhibit.source) if exhibit.source else None),
        ("Credit", typed(exhibit.credit) if exhibit.credit else None),
        ("Note", typed(exhibit.note) if exhibit.note else None),
        ("Where", place_text(place) or "all of it"),
        ("SHA-256", digest(place.object)),
        ("Place", ltr(f"#{place.fragment()}", class_="digest") if place.fragment() else None),
        *(_match_facts(exhibit.mapped) if exhibit.mapped else ()),
        ("In the log", anchor(f"a{exhibit.airing}") if exhibit.airing else None),
        ("Match", decided),
        ("Codes", ", ".join(exhibit.codes) or None),
        ("Carries", anchors(carries) if carries else "nothing yet"),
        ("On record", recorded(exhibit.record, "Added")),
    )


def _match_facts(mapped: Mapped) -> tuple[tuple[str, Content], ...]:
    match = mapped.match
    speed = ", ".join(speed_of(match)) or "as in the clip"
    hours = f" in an archive of {mapped.archive_hours} h at that moment"
    return (
        ("Rests on", kinds_text(match.kinds)),
        ("Speed", speed),
        ("Expected by chance", (chance_text(match.expected_false), _small(hours))),
        ("Noted", mapped.relation or None),
    )


def _small(*content: Content) -> Markup:
    return element("small", *content)


def _excerpt(exhibit: ExhibitTold) -> Markup | None:
    if not exhibit.excerpt:
        return None
    return element("blockquote", paragraph(exhibit.excerpt), class_="excerpt")


def _plot(exhibit: ExhibitTold) -> Markup | None:
    mapped = exhibit.mapped
    if mapped is None:
        return None
    match = mapped.match
    drawn = f"{matched_text(match)} drawn on " if match.frames else ""
    pieces = count_text(len(match.pieces), "straight line")
    return element(
        "figure",
        time_map(match, mapped.query, f"p{exhibit.number}"),
        element(
            "figcaption",
            f"Time map: {drawn}{pieces}, slope {match.tempo:.4f} (recording seconds per clip"
            " second). Hatched is what this match does not cover.",
        ),
    )


def _stills(exhibit: ExhibitTold) -> Markup | None:
    stills = exhibit.stills
    if stills is None or not (stills.stills or exhibit.left_out):
        return None
    moments: dict[int, list[ExhibitStill]] = {}
    for still in stills.stills:
        moments.setdefault(still.moment, []).append(still)
    is_pair = exhibit.mapped is not None or any(len(some) > 1 for some in moments.values())
    shown = (
        element("div", (_still(still, stills, exhibit) for still in some), class_="pair")
        for some in moments.values()
    )
    return element(
        "figure",
        element("div", shown, class_="pairs") if moments else None,
        element("figcaption", _caption(exhibit, stills, is_pair=is_pair)),
        class_="stills" if is_pair else "singles",
    )


def _still(still: ExhibitStill, stills: ExhibitStills, exhibit: ExhibitTold) -> Markup:
    """One picture, and whether it is obscured, cleared or withheld."""
    shown, placing = still.shown, stills.placing
    shape = None
    if placing is not None and still.side is not Side.EXHIBIT:
        shape = placing.in_clip if still.side is Side.CLIP else placing.in_recording
    where: Content = None
    if exhibit.kind is not ExhibitKind.STILL:
        where = (offset(shown.at, 1), ", ")
    name = "" if still.side is Side.EXHIBIT else f"{still.side} "
    return side(shown, shape, still.side, (name, where, _state(shown)))


def _state(shown: Shown) -> Content:
    if shown.state is not State.CLEARED:
        return str(shown.state)
    by = [(" and " if n else " by ", actor(who)) for n, who in enumerate(shown.cleared_by)]
    told = [f"{count_text(shown.boxes + shown.proposed, 'box', 'boxes')} covered"]
    return ("cleared", by, ", ", told, f"; {shown.note}" if shown.note else None)


def _caption(exhibit: ExhibitTold, stills: ExhibitStills, *, is_pair: bool) -> Markup:
    told = []
    if is_pair:
        told.append("Clip (above) and recording (below) at the same moments of the copy.")
    if stills.placing is not None:
        told.append(placing_text(stills.placing))
    if exhibit.left_out:
        more = count_text(exhibit.left_out, "further picture")
        told.append(f"{more} left out, so that the report stays small enough to pass on.")
    return join(" ".join(told))
