"""Who signs: enrol an actor, and open the key of one.

An actor who has a key signs every line; for the acts in `custody.SIGNED` that is required.
"""

from collections.abc import Callable

from airwitness.archive import Archive
from airwitness.errors import InputError, IntegrityError
from airwitness.evidence.custody import Act
from airwitness.evidence.keys import (
    ARCHIVE,
    SHORTEST_PASSPHRASE,
    Enrolled,
    Signer,
    new_key,
    public_of,
    public_pem,
)


def enrol_actor(archive: Archive, actor: str, passphrase: Callable[[], str]) -> Enrolled:
    """Give an actor a key, once.

    Args:
        archive: where.
        actor: a chosen id.
        passphrase: is asked for once the id can be enrolled; opens the key from then on.

    Raises:
        InputError: the id has a key, is the archive's own, or the passphrase is too short; or a
            key file that a crash left does not open with it, or is the key of another id.
    """
    if actor == ARCHIVE:
        raise InputError(f"{ARCHIVE!r} is the archive's own id", advice="choose another id")
    Act(act="enrol", actor=actor)  # refuses what cannot be an id, before it names a file
    if actor in archive.enrolled():
        raise InputError(f"{actor} has a key already", advice="an id enrols once")
    words = passphrase()
    if len(words) < SHORTEST_PASSPHRASE:
        raise InputError(
            f"the passphrase is shorter than {SHORTEST_PASSPHRASE} characters",
            advice="five or six words by chance are good; there is no way to reset it",
        )
    return _enrol(archive, actor, words)


def signer_for(archive: Archive, actor: str, passphrase: Callable[[], str]) -> Signer | None:
    """Open the key of an actor.

    Args:
        archive: where.
        actor: an id.
        passphrase: is asked for where the actor has a key.

    Returns:
        Who signs; None where the actor has no key.

    Raises:
        InputError: the passphrase does not open the key, or its file is not there.
    """
    known = archive.enrolled().get(actor)
    return None if known is None else _opened(archive, known, passphrase())


def archive_signer(archive: Archive) -> tuple[Enrolled, Signer]:
    """The archive's own key and who signs with it; the key is made where there is none."""
    known = archive.enrolled().get(ARCHIVE) or _enrol(archive, ARCHIVE, None)
    return known, _opened(archive, known, None)


def _enrol(archive: Archive, actor: str, passphrase: str | None) -> Enrolled:
    with archive.deciding():
        known = archive.enrolled().get(actor)
        if known is not None and actor == ARCHIVE:  # made by another process meanwhile
            return known
        if known is not None:
            raise InputError(f"{actor} has a key already", advice="an id enrols once")
        if archive.keys.path(actor).exists():
            try:
                private = archive.keys.open(actor, passphrase)
            except InputError as error:
                raise InputError(
                    f"keys/{actor}.pem is there, as an interrupted enrolment leaves it, and"
                    " this passphrase does not open it",
                    advice="give the passphrase chosen then, or move the file away",
                ) from error
        else:
            private = new_key()
            archive.keys.keep(actor, private, passphrase)
        _refuse_the_key_of_another(archive, actor, public_of(private))
        with archive.store.writing():
            key = archive.store.put_bytes(public_pem(public_of(private))).digest
            archive.record("enrol", objects=(key,), signer=Signer(actor=actor, sign=private.sign))
    return archive.enrolled()[actor]


def _refuse_the_key_of_another(archive: Archive, actor: str, public: bytes) -> None:
    """Two ids with one key would look like two people."""
    for other in archive.enrolled().values():
        if other.public == public:
            raise InputError(
                f"keys/{actor}.pem is the key of {other.actor}",
                advice="move the file away: each id has a key of its own",
            )


def _opened(archive: Archive, known: Enrolled, passphrase: str | None) -> Signer:
    private = archive.keys.open(known.actor, passphrase)
    if public_of(private) != known.public:
        raise IntegrityError(
            f"keys/{known.actor}.pem",
            "it is not the key that was enrolled",
            advice="bring the right file back from where you keep a copy",
        )
    return Signer(actor=known.actor, sign=private.sign)
