"""What an archive holds, as plain values for printing."""

from typing import Any

from airwitness.acts.indexing import facts_of
from airwitness.archive import Archive
from airwitness.capture import Article, Placement, Recording
from airwitness.evidence.custody import Line
from airwitness.media.facts import Facts
from airwitness.spans import FLICKS, MICROSECONDS, format_utc, seconds


def described(archive: Archive, recording: Recording) -> dict[str, Any]:
    """A recording in a listing; times are seconds, wall times ISO 8601."""
    first = recording.parts[0]
    return {
        "id": recording.id,
        "service": recording.service,
        "name": recording.name,
        "start": format_utc(first.clock.zero) if first.clock else None,
        "duration": seconds(recording.duration),
        "parts": [_part(part, facts_of(archive, part.part)) for part in recording.parts],
    }


def described_article(archive: Archive, article: Article) -> dict[str, Any]:
    """An article in a listing."""
    return _article(article, archive.catalogue.abouts(article.id).get(article.id))


def described_articles(archive: Archive) -> list[dict[str, Any]]:
    """Every article in a listing, oldest first."""
    abouts = archive.catalogue.abouts()
    return [_article(article, abouts.get(article.id)) for article in archive.catalogue.articles()]


def described_article_fully(archive: Archive, article: Article) -> dict[str, Any]:
    """An article with its kept text and the custody lines about it."""
    lines = [line for line in archive.custody.lines() if article.object in line.act.objects]
    found = archive.catalogue.kept_text(article.id)
    text = None if found is None else found[0]
    return {
        **described_article(archive, article),
        "reader": None if found is None else found[1],
        "text": None if text is None else text.text,
        "blocks": []
        if text is None
        else [{"start": b.start, "end": b.end, "kind": b.kind.value} for b in text.blocks],
        "custody": [_line(line) for line in lines],
    }


def _article(article: Article, about: dict[str, Any] | None) -> dict[str, Any]:
    fetched = None if article.fetched is None else format_utc(article.fetched)
    names = ("title", "byline", "outlet", "date", "language", "encoding", "problems", "guesses")
    return {
        "id": article.id,
        "kind": article.kind,
        "form": article.form,
        "name": article.name,
        "sha256": article.object,
        "size": article.size,
        "page": article.page,
        "url": article.url,
        "part": article.part,
        "fetched": fetched,
        "is_left_in_place": article.place is not None,
        "state": "waiting" if about is None else "partial" if about["problems"] else "whole",
        **{name: None if about is None else about[name] for name in names},
    }


def described_fully(archive: Archive, recording: Recording) -> dict[str, Any]:
    """A recording with the custody lines about it."""
    parts = {part.part for part in recording.parts}
    added = {part.sequence for part in recording.parts}
    lines = []
    for line in archive.custody.lines():
        is_about = bool(parts & set(line.act.objects))
        if line.act.act == "correct" and line.act.detail:
            detail = archive.detail(line.act.detail) or {}
            is_about = bool(added & {p["sequence"] for p in detail.get("parts", [])})
        if is_about:
            lines.append(_line(line))
    return {**described(archive, recording), "custody": lines}


def _line(line: Line) -> dict[str, Any]:
    return {
        "sequence": line.sequence,
        "time": line.time,
        "act": line.act.act,
        "actor": line.act.actor,
        "detail": line.act.detail,
        "digest": line.digest,
    }


def _part(part: Placement, facts: Facts | None) -> dict[str, Any]:
    state = "waiting" if facts is None else "whole" if facts.is_whole else "partial"
    return {
        "sha256": part.part,
        "name": part.name,
        "size": part.size,
        "start": format_utc(part.clock.zero) if part.clock else None,
        "clock_error": part.clock.uncertainty / MICROSECONDS if part.clock else 0.0,
        "duration": seconds(part.duration),
        "state": state,
        "is_left_in_place": part.place is not None,
        "tracks": [] if facts is None else [_track(facts, n) for n in range(len(facts.tracks))],
        "splices": []
        if facts is None
        else [{"at": seconds(s.at), "jump": s.jump / FLICKS} for s in facts.splices],
        "problems": [] if facts is None else list(facts.problems),
    }


def _track(facts: Facts, number: int) -> dict[str, Any]:
    track = facts.tracks[number]
    return {
        "sound": track.sound,
        "program": track.program,
        "codec": track.codec,
        "language": track.language,
        "start": seconds(track.span.start),
        "end": seconds(track.span.end),
        "gaps": [{"start": seconds(g.start), "end": seconds(g.end)} for g in track.gaps],
        "damaged_packets": track.errors,
    }
