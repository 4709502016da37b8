"""Custody lines of a case → what was decided, by whom, and the extract of the chain.

Every line is told, also one that no longer counts: what was taken back, what no enrolled key
signed, what was withdrawn.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from airwitness.case.content import Case, Entry, Record, Withheld, is_same_copy
from airwitness.report.casefile.content import ClipLog, Cut, Deed
from airwitness.report.words import count_text

_ACTS = ("decide", "clear", "withhold", "step")
_STEPS = {
    "source": "counts a source",
    "first-review": "reviews as the first",
    "second-review": "reviews as the second",
}
_WITHHELD = {
    Withheld.SHOT: "withholds pictures",
    Withheld.WORDS: "withholds words",
    Withheld.TRACK: "withholds sound",
}


def deeds(case: Case, entries: Sequence[Entry], clips: Sequence[ClipLog]) -> tuple[Deed, ...]:
    """What people decided, in the order of the chain.

    Args:
        case: what came of it.
        entries: custody lines of the case.
        clips: the airing logs, for links.
    """
    named = _anchors(case, entries)
    lines = {entry.digest: entry.sequence for entry in entries}
    backs = {e.sequence: _back(e, lines) for e in entries}
    gone = {line for e in entries if e.key for line in backs[e.sequence]}
    told = []
    for entry in entries:
        if entry.act not in _ACTS:
            continue
        what, about, reason = f"{entry.act}: withdrawn", tuple[str, ...](), ""
        if backs[entry.sequence]:
            keys = (f"l{line}" for line in backs[entry.sequence])
            what, about = "takes back", tuple(named.get(key, key) for key in keys)
        elif entry.detail is not None:
            what, about = _told(case, entry, entry.detail, clips, named)
        if entry.detail is not None:
            reason = str(entry.detail.get("reason", ""))
        what += _standing(entry, gone)
        told.append(Deed(what=what, about=about, reason=reason, record=_record(entry)))
    return tuple(told)


def extract(entries: Sequence[Entry]) -> tuple[Cut, ...]:
    """The lines of the case, without what a person typed."""
    return tuple(
        Cut(
            sequence=e.sequence,
            time=e.time,
            act=e.act,
            actor=e.actor,
            key=e.key,
            objects=e.objects,
            digest=e.digest,
        )
        for e in entries
    )


def _back(entry: Entry, lines: Mapping[str, int]) -> tuple[int, ...]:
    """The lines of the case that a decision takes back: it names them by their digests."""
    if entry.act != "decide":
        return ()
    return tuple(lines[digest] for digest in entry.objects if digest in lines)


def _standing(entry: Entry, gone: set[int]) -> str:
    """Why a line counts no more, or never did."""
    if entry.sequence in gone:
        return " (taken back later)"
    if entry.key is None and entry.act != "withhold":
        return " (no enrolled key signed it: it does not count)"
    return ""


def _record(entry: Entry) -> Record:
    return Record(
        sequence=entry.sequence,
        time=entry.time,
        actor=entry.actor,
        key=entry.key,
        is_disclosed=entry.detail is not None,
    )


def _told(
    case: Case,
    entry: Entry,
    detail: Mapping[str, Any],
    clips: Sequence[ClipLog],
    named: Mapping[str, str],
) -> tuple[str, tuple[str, ...]]:
    """What a line did, and the anchors of what it is about."""
    if entry.act == "decide":
        verb = "accepts a match" if detail["accept"] else "rejects a match"
        return verb, _copies(case, entry.sequence, clips)
    if entry.act == "step":
        exhibit = detail.get("exhibit")
        about = (f"f{detail['finding']}", *(() if exhibit is None else (f"e{exhibit}",)))
        return _STEPS[detail["kind"]], tuple(named.get(key, key) for key in about)
    if entry.act == "clear":
        faces = count_text(int(detail["faces"]), "face")
        boxes = count_text(len(detail["boxes"]), "box", "boxes")
        exhibit = f"e{detail['exhibit']}"
        told = f"clears pictures ({faces} counted, {boxes} obscured)"
        return told, (named.get(exhibit, exhibit),)
    place = detail.get("place") or {}
    of_object = [e.number for e in case.exhibits if e.place.object == place.get("object")]
    return _WITHHELD[Withheld(detail["what"])], tuple(f"e{number}" for number in of_object)


def _copies(case: Case, sequence: int, clips: Sequence[ClipLog]) -> tuple[str, ...]:
    """Exhibits and airings that rest on the match of a decision."""
    decision = next((d for d in case.decisions if d.record.sequence == sequence), None)
    if decision is None:
        return ()
    exhibits = {
        e.number
        for e in case.exhibits
        if e.copy is not None and is_same_copy(e.copy, decision.copy)
    }
    airings = [
        f"a{row.number}"
        for log in clips
        if log.clip == decision.copy.clip
        for row in log.rows
        if any(
            p.object == decision.copy.part
            and p.span is not None
            and p.span.overlap(decision.copy.part_span) > 0
            for p in row.places
        )
    ]
    return (*airings, *(f"e{number}" for number in sorted(exhibits)))


def _anchors(case: Case, entries: Sequence[Entry]) -> dict[str, str]:
    """Custody line → anchor of what it made; what was taken back is known by its line alone."""
    made = {e.record.sequence: f"e{e.number}" for e in case.exhibits}
    made |= {f.record.sequence: f"f{f.number}" for f in case.findings}
    made |= {c.record.sequence: f"c{c.number}" for c in case.claims}
    lost = {
        f"{letter}{number}": f"l{entry.sequence}"
        for letter, act in (("e", "exhibit"), ("f", "state"))
        for number, entry in enumerate((e for e in entries if e.act == act), 1)
        if entry.sequence not in made
    }
    return {f"l{sequence}": key for sequence, key in made.items()} | lost
