"""Rows of results as tables for people and as JSON for programs."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Row(Protocol):
    """Any dataclass of plain values."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def table(rows: Sequence[Row]) -> str:
    """Lay out rows of one kind in columns, without the names of files."""
    cells = [{k: _cell(v) for k, v in asdict(row).items() if k != "files"} for row in rows]
    if not cells:
        return "(nothing to tell)"
    widths = {k: max(len(k), *(len(row[k]) for row in cells)) for k in cells[0]}
    lines = [{k: k for k in widths}, *cells]
    return "\n".join("  ".join(line[k].rjust(w) for k, w in widths.items()) for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "-" if math.isnan(value) else f"{value:.4f}"
    return str(value)


def printable(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Rows for JSON, which has no NaN and no infinity."""
    return [
        {
            k: None if isinstance(v, float) and not math.isfinite(v) else v
            for k, v in asdict(row).items()
        }
        for row in rows
    ]
