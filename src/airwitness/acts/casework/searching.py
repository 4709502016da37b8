"""Put a search for a case, and keep all that it answered: also that it found nothing."""

import json
from concurrent.futures import Executor
from pathlib import Path

from airwitness.acts.casework.docket import docket, optional
from airwitness.acts.find import find
from airwitness.archive import Archive
from airwitness.case.content import Case, KeptSearch
from airwitness.evidence.digest import Json
from airwitness.evidence.keys import Signer
from airwitness.search import Search
from airwitness.spans import WallSpan, format_utc


def find_for(
    archive: Archive,
    case: str,
    clip: str | Path,
    *,
    question: str = "",
    span: tuple[float, float] | None = None,
    service: str | None = None,
    within: WallSpan | None = None,
    quick: bool = False,
    weaker: bool = False,
    executor: Executor | None = None,
    signer: Signer | None = None,
) -> tuple[KeptSearch, Search]:
    """Search for a clip and keep the question with its whole answer in a case.

    Args:
        archive: where to look.
        case: id of the case.
        clip: path of a file, or id of a recording or part in the archive.
        question: why it is searched for.
        span: the seconds of the clip that are asked about.
        service: look only there.
        within: look only at what was recorded then.
        quick: try only the nominal and the film speeds, and do not look in the originals.
        weaker: also list candidates that are no matches.
        executor: look-ups are mapped over it; threads of this process if not given.
        signer: who signs; None for an actor without a key.

    Returns:
        The search as the case has it, and as it was answered.

    Raises:
        InputError: there is no such case, or the clip cannot be used.
    """
    archive.opening(case)  # before the work, not after
    words = optional("question", question)
    search = find(
        archive,
        clip,
        span=span,
        service=service,
        within=within,
        quick=quick,
        weaker=weaker,
        executor=executor,
    )
    asked: dict[str, Json] = {}
    if service is not None:
        asked["service"] = service
    if within is not None:
        asked |= {"from": format_utc(within.start), "to": format_utc(within.end)}
    if span is not None:
        asked["span"] = f"{span[0]},{span[1]}"
    if quick:
        asked["speeds"] = "quick"
    with docket(archive, case, signer) as open_docket:
        line = open_docket.record(
            "search",
            objects=(search.query.sha256,),
            detail={
                "question": words,
                "clip_name": search.query.name,
                "asked": asked,
                "answer": json.dumps(search.as_json(), ensure_ascii=False, sort_keys=True),
            },
        )
        return _kept(open_docket.again(), line.sequence), search


def _kept(case: Case, sequence: int) -> KeptSearch:
    (found,) = [search for search in case.searches if search.record.sequence == sequence]
    return found
