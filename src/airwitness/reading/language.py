"""Which language a text is in, by its letters and its commonest words; empty where unsure.

It chooses rules for reading, no more: Persian, Arabic, Hebrew, Russian, Ukrainian and English are
told, and for others the page's own word is taken where its script fits.
"""

import re
from collections import Counter

_LOOKED_AT = 20_000  # characters
_FEWEST = 8  # letters or common words that decide
_SCRIPTS = {
    "Arab": re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"),
    "Hebr": re.compile("[\u05d0-\u05ea]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_BY_SCRIPT = {
    "Arab": ("ar", "fa", "ur", "ps", "ckb", "ug", "sd"),
    "Hebr": ("he", "yi"),
    "Cyrl": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"),
}
_PERSIAN = re.compile("[پچژگ\u06cc\u06a9]")
_ARABIC = re.compile("[يكةىإأ]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёъЫЭЁЪ]")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "it",
        "from",
        "at",
        "said",
    ]
)
_WORD = re.compile("[a-z]+")


def language_of(text: str, *, said: str = "") -> str:
    """BCP 47 code of the language of a text, empty where it cannot be told.

    Args:
        text: what is read.
        said: what its page says of itself, believed where the script fits.
    """
    sample = text[:_LOOKED_AT]
    counts = Counter({name: len(letters.findall(sample)) for name, letters in _SCRIPTS.items()})
    script, count = counts.most_common(1)[0]
    declared = said.strip().lower().replace("_", "-").split("-")[0]
    if count < _FEWEST:
        return ""
    if script == "Latn":
        words = Counter(_WORD.findall(sample.lower()))
        is_english = sum(words[word] for word in _ENGLISH) >= max(2, 0.1 * words.total())
        others = {code for codes in _BY_SCRIPT.values() for code in codes}
        return "en" if is_english else "" if declared in others | {"en"} else declared[:8]
    return _of_script(script, sample, declared)


def _of_script(script: str, sample: str, declared: str) -> str:
    if script == "Hebr":
        return declared if declared in _BY_SCRIPT[script] else "he"
    first, second = (_PERSIAN, _ARABIC) if script == "Arab" else (_UKRAINIAN, _RUSSIAN)
    told = ("fa", "ar") if script == "Arab" else ("uk", "ru")
    if declared in _BY_SCRIPT[script] and declared not in told:
        return declared
    is_first = len(first.findall(sample)) > len(second.findall(sample))
    return told[0] if is_first else told[1]
