"""Which words of an archive leave in no form, whatever they stand in.

Phrases, characters of texts, and what is heard while a sound is withheld. What stands in withheld
characters is withheld wherever else it stands too: a sentence of the case may quote it.
"""

from collections import defaultdict
from collections.abc import Mapping

from airwitness.case.content import Case, Everywhere, Withheld
from airwitness.case.shots import reach, silent
from airwitness.redaction import WithheldWords

_ALL = (0, 1 << 62)  # characters of any text
Paged = tuple[str, str | None]
"""SHA-256 of an object, and the track of a place: which page of a web archive."""
_SHORTEST = 4  # characters; a shorter piece of a text would be withheld in every other word


def withheld_words(
    known: Case | Everywhere, texts: Mapping[Paged, str] | None = None
) -> WithheldWords:
    """Everything that is withheld of words, in any case.

    Args:
        known: a case; or what holds in every case.
        texts: SHA-256 of an object, and which page of it → its kept text, as far as it is known.
    """
    every = [w for w in known.withholdings if w.what is Withheld.WORDS]
    places = [w.place for w in every if w.place is not None]
    characters: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        if place.characters is not None or place.span is None:
            characters[place.object].append(place.characters or _ALL)
    times = silent(known)
    for digest, spans in reach((p for p in places if p.characters is None), []).items():
        times[digest] = times[digest].union(spans) if digest in times else spans
    quoted = (
        (texts or {}).get((place.object, place.track), "")[slice(*place.characters)].strip()
        for place in places
        if place.characters is not None
    )
    phrases = [w.phrase for w in every if w.phrase]
    return WithheldWords(
        phrases=tuple(dict.fromkeys([*phrases, *(q for q in quoted if len(q) >= _SHORTEST)])),
        characters={digest: tuple(some) for digest, some in characters.items()},
        times=times,
    )
