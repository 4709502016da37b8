"""The time-stamp authorities that `seal` asks, kept in `authorities.json` of the archive."""

import json
from dataclasses import asdict
from pathlib import Path

from airwitness.archive import Archive
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.digest import Json, canonical
from airwitness.evidence.seal import Authority
from airwitness.evidence.store import write_durably
from airwitness.evidence.tokens import read_chain

FILE = "authorities.json"


def authorities(archive: Archive) -> list[Authority]:
    """Those that will be asked, in order.

    Raises:
        IntegrityError: the file cannot be read.
    """
    path = archive.folder / FILE
    if not path.exists():
        return []
    try:
        kept = json.loads(path.read_bytes())["authorities"]
        return [Authority(url=a["url"], chain=a["chain"]) for a in kept]
    except (OSError, ValueError, KeyError, TypeError, InputError) as error:
        advice = f"move {FILE} away and name the authorities again"
        raise IntegrityError(FILE, "it cannot be read", advice=advice) from error


def add_authority(archive: Archive, url: str, chain: Path) -> Authority:
    """Ask this authority too from now on; of one that is known the chain is replaced.

    Args:
        archive: where.
        url: its address.
        chain: PEM file of its certificates, with the root.

    Raises:
        InputError: the address or the chain cannot be used.
    """
    try:
        pem = chain.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{chain.name} cannot be read as a chain", advice="give a PEM file"
        ) from error
    read_chain(pem.encode())
    made = Authority(url=url, chain=pem)
    with archive.deciding():
        _keep(archive, [*(a for a in authorities(archive) if a.url != url), made])
    return made


def remove_authority(archive: Archive, url: str) -> None:
    """Ask it no more.

    Raises:
        InputError: it is not known.
    """
    with archive.deciding():
        known = authorities(archive)
        if url not in {a.url for a in known}:
            raise InputError(
                f"{url} is not asked", advice="`airwitness authority list` shows those that are"
            )
        _keep(archive, [a for a in known if a.url != url])


def _keep(archive: Archive, kept: list[Authority]) -> None:
    entries: list[Json] = [dict(asdict(a)) for a in kept]
    write_durably(archive.folder / FILE, canonical({"authorities": entries}) + b"\n")
