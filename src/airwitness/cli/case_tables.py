"""A case printed for people, table by table."""

from collections.abc import Callable, Mapping
from typing import Any

from airwitness.cli.output import print_table, say

Row = Mapping[str, Any]
_SHORT = 12  # digits of a digest in a place; `--json` has all
_WITHDRAWN = "(withdrawn)"


def print_case(told: Row) -> None:
    """All of a case, as `acts.casework.showing` describes it."""
    say(f"{told['id']}  {_text(told, 'title')}")
    for name in ("question", "purpose", "scope", "legal_basis"):
        if told[name]:
            say(f"{name.replace('_', ' ')}: {told[name]}")
    say(f"opened {told['time']} by {told['actor']}, line {told['line']}, detail {told['detail']}")
    for name, columns in _TABLES.items():
        if told[name]:
            say()
            say(name)
            rows = [
                (str(row["line"]), *(tell(row) for tell in columns.values()), row["detail"] or "")
                for row in told[name]
            ]
            print_table(("line", *columns, "detail"), rows)
    for one, other in told["conflicts"]:
        say(f"claims {one} and {other} conflict; both are kept")


def print_matches(told: Row) -> None:
    """The matches of a kept search, by the ids that `case decide` and `case add` take."""
    rows = [
        (match["id"], short(match["part"]), " ".join(match["kinds"]), match["decided"])
        for match in told["matches"]
    ]
    if rows:
        print_table(("match", "where", "by", "decided"), rows)


def _text(row: Row, name: str) -> str:
    return str(row[name]) if row["disclosed"] else _WITHDRAWN


def short(place: str) -> str:
    """A place with only the beginning of its digest."""
    digest, sign, fragment = place.partition("#")
    return f"{digest[:_SHORT]}{sign}{fragment}"


def _place(row: Row) -> str:
    return short(row["place"]) if row["place"] else ""


def _who(row: Row) -> str:
    return row["actor"] if row["key"] is None else f"{row['actor']} (signed)"


def _plain(name: str) -> Callable[[Row], str]:
    return lambda row: "" if row[name] is None else str(row[name])


def _matches(row: Row) -> str:
    told = [f"{match['id']} {match['decided']}" for match in row["matches"]]
    return "\n".join(told) or "none"


def _cites(row: Row) -> str:
    return ", ".join(
        f"{c['exhibit']}#{c['place'].partition('#')[2]}" if c["place"] else str(c["exhibit"])
        for c in row["cites"]
    )


def _standing(row: Row) -> str:
    return "verified" if row["verified"] else f"wants {'; '.join(row['wants'])}"


def _decision(row: Row) -> str:
    notes = ["unattached"] if row["unattached"] else []
    notes += [] if row["holds"] else ["replaced"]
    return " ".join([row["decided"], *(f"({note})" for note in notes)])


_TABLES: dict[str, dict[str, Callable[[Row], str]]] = {
    "exhibits": {
        "no.": _plain("number"),
        "kind": _plain("kind"),
        "place": _place,
        "title": lambda row: _text(row, "title"),
        "source": _plain("source"),
        "by": _who,
    },
    "searches": {
        "no.": _plain("number"),
        "clip": lambda row: _text(row, "clip_name"),
        "why": _plain("question"),
        "airings": lambda row: "\n".join(row["airings"]) or "none",
        "matches": _matches,
        "by": _who,
    },
    "decisions": {
        "decided": _decision,
        "clip": lambda row: short(row["match"]["clip"]),
        "part": lambda row: short(row["match"]["part"]),
        "reason": _plain("reason"),
        "by": _who,
    },
    "codings": {
        "exhibit": _plain("exhibit"),
        "place": _place,
        "code": _plain("code"),
        "note": _plain("note"),
        "by": _who,
    },
    "clearings": {
        "exhibit": _plain("exhibit"),
        "place": _place,
        "faces": _plain("faces"),
        "role": _plain("role"),
        "reason": _plain("reason"),
        "by": _who,
    },
    "withheld": {
        "what": _plain("what"),
        "place": _place,
        "phrase": _plain("phrase"),
        "reason": lambda row: _text(row, "reason"),
        "by": _who,
    },
    "findings": {
        "no.": _plain("number"),
        "kind": _plain("kind"),
        "sentence": lambda row: _text(row, "sentence"),
        "exhibits": _cites,
        "standing": _standing,
        "by": _who,
    },
    "claims": {
        "no.": _plain("number"),
        "subject": lambda row: _text(row, "subject"),
        "relation": _plain("relation"),
        "object": _plain("object"),
        "since": _plain("since"),
        "until": _plain("until"),
        "asserted by": _plain("asserted_by"),
        "exhibit": _plain("exhibit"),
    },
}
