"""One frozen value with every setting, read once at the door.

====================  ========================================================
AIRWITNESS_ARCHIVE    the archive folder where `--archive` is not given
AIRWITNESS_ACTOR      the chosen id under which acts are recorded
AIRWITNESS_WORKERS    files decoded at the same time, 1 to 64
AIRWITNESS_CHROMIUM   the browser that prints reports to PDF, where it is not found by its name
====================  ========================================================

AIRWITNESS_PASSPHRASE_FILE names the file with the passphrase of the actor's key, where
`--passphrase-file` is not given.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from airwitness.errors import SettingsError

_MAX_WORKERS = 64
_ACTOR = re.compile(r"[a-z0-9-]{1,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this process works."""

    archive: Path
    """Folder of the archive."""
    actor: str = "operator"
    """Id under which acts are recorded; never taken from the login."""
    workers: int = 2
    """Files decoded at the same time."""
    chromium: str = ""
    """The browser that prints to PDF; the one that is installed if empty."""
    passphrase_file: Path | None = None
    """Its first line is the passphrase of the actor's key; asked for where there is none."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of this process.

    Args:
        environment: the process's own where not given.

    Raises:
        SettingsError: a value cannot be used.
    """
    environment = os.environ if environment is None else environment
    workers = environment.get("AIRWITNESS_WORKERS") or str(min(8, os.cpu_count() or 1))
    if not workers.isdecimal() or not 1 <= int(workers) <= _MAX_WORKERS:
        raise SettingsError(
            "AIRWITNESS_WORKERS", workers, advice=f"give a number from 1 to {_MAX_WORKERS}"
        )
    actor = environment.get("AIRWITNESS_ACTOR") or "operator"
    if not _ACTOR.fullmatch(actor):
        raise SettingsError(
            "AIRWITNESS_ACTOR", actor, advice="1 to 32 lower-case letters, digits and '-'"
        )
    if actor == "archive":
        raise SettingsError("AIRWITNESS_ACTOR", actor, advice="it is the archive's own id")
    passphrase_file = environment.get("AIRWITNESS_PASSPHRASE_FILE")
    return Settings(
        archive=Path(environment.get("AIRWITNESS_ARCHIVE") or "."),
        actor=actor,
        workers=int(workers),
        chromium=environment.get("AIRWITNESS_CHROMIUM") or "",
        passphrase_file=Path(passphrase_file) if passphrase_file else None,
    )
