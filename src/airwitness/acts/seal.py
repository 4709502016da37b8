"""Seal: sign the head of the log, and get trusted time for it where authorities are known.

The network is asked first and nothing is kept meanwhile; then all files come in and one line
names them. A crash before the line leaves nothing, one after it loses nothing. An authority
that fails costs its time stamp, never the seal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from airwitness.acts.authorities import authorities
from airwitness.acts.signing import archive_signer
from airwitness.archive import Archive
from airwitness.errors import CaptureError, InputError, IntegrityError
from airwitness.evidence.digest import Json, sha256
from airwitness.evidence.merkle import Tree
from airwitness.evidence.seal import Authority, Stamp, ask, recorded_seals, statement
from airwitness.spans import format_utc, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking an authority."""

    url: str
    stamp: Stamp | None
    """None where it gave none that holds."""
    reason: str = ""
    """Why there is none."""

    def as_detail(self) -> dict[str, Json]:
        """For the detail of the seal, and for JSON."""
        if self.stamp is None:
            return {"authority": self.url, "outcome": "not stamped", "reason": self.reason}
        return {
            "authority": self.url,
            "outcome": "stamped",
            "by": self.stamp.token.authority,
            "root": self.stamp.token.root,
            "time": self.stamp.token.time,
            "until": self.stamp.token.until,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A seal that was made."""

    sequence: int
    """Of its line."""
    sealed: int
    """The line that is sealed."""
    statement: str
    """Digest of the statement: who keeps it elsewhere can tell a rewritten log."""
    answers: tuple[Answer, ...]

    @property
    def is_short(self) -> bool:
        """Whether an authority was asked and gave nothing that holds."""
        return any(answer.stamp is None for answer in self.answers)


def seal(archive: Archive, *, restamp: bool = False) -> Sealed:
    """Seal the log as it stands.

    Args:
        archive: where.
        restamp: name the objects of all older seals in the statement, so that its time stamp
            carries them on.

    Raises:
        InputError: there is nothing to stamp again, or no authority to do it.
    """
    known, signer = archive_signer(archive)
    asked = authorities(archive)
    older = [o for made in recorded_seals(archive.custody) for o in made.objects]
    if restamp and not (older and asked):
        raise InputError(
            "there is no older seal to stamp again" if asked else "no authority is known",
            advice="`airwitness seal` makes a seal, `airwitness authority add` names an authority",
        )
    sequence, digest = archive.custody.head()
    data = statement(
        sequence=sequence,
        digest=digest,
        root=Tree(islice(archive.custody.raw_lines(), sequence)).root(sequence),
        time=format_utc(now()),
        key=known.key,
        older=tuple(dict.fromkeys(older)) if restamp else (),
    )
    answers = tuple(_asked(authority, data) for authority in asked)
    with archive.store.writing():
        objects = _kept(archive, [data, signer.sign(data)], answers)
        line = archive.record(
            "seal",
            objects=objects,
            detail={"sealed": sequence, "answers": [a.as_detail() for a in answers]},
            signer=signer,
        )
    return Sealed(sequence=line.sequence, sealed=sequence, statement=sha256(data), answers=answers)


def _asked(authority: Authority, data: bytes) -> Answer:
    try:
        return Answer(url=authority.url, stamp=ask(authority, data))
    except (CaptureError, IntegrityError) as error:
        return Answer(url=authority.url, stamp=None, reason=error.reason)


def _kept(archive: Archive, files: list[bytes], answers: Sequence[Answer]) -> tuple[str, ...]:
    stamps = [answer.stamp for answer in answers if answer.stamp is not None]
    files += [file for stamp in stamps for file in (stamp.request, stamp.reply, stamp.chain)]
    return tuple(archive.store.put_bytes(file).digest for file in files)
