"""How fast text is folded for search: MB of UTF-8 per CPU second, with and without places.

    python -m bench.speed.folding [--json]

The texts are made of one sentence a script, again and again, with what folding has to do in each:
vowel signs, digits, joiners, accents, typographic marks. `passages` are short: what one paragraph
costs. The bar is 5 MB/s.
"""

import argparse
import json
import time
from collections.abc import Callable

from airwitness.reading.script import fold, folded_text

SENTENCES = {
    "Persian": "رئيس‌جمهور گفت: «كتابِ تازه‌ای را در سال ۱۴۰۲ می‌خوانم» و رفت. ",
    "Arabic": "قالَ الرَّئيسُ: «هٰذا الكتابُ صدر سنة ١٤٠٢ في إسرائيل والأردن». ",
    "Hebrew": "הַיּוֹם אמר ראש צה״ל: „בית־הספר נפתח בשנת 2024”. ",
    "Cyrillic": "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
    "Latin": "The quick brown fox said “it’s Naïve café” in 1980–88. ",
}
MEGABYTES = 2
ROUNDS = 5


def rate(work: Callable[[str], object], texts: list[str]) -> float:
    """MB of UTF-8 per CPU second, of the fastest round: other work only adds."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = float("inf")
    for _ in range(ROUNDS):
        before = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - before)
    return size / best


def measure() -> dict[str, float]:
    """Every rate, by name."""
    figures = {}
    for script, sentence in SENTENCES.items():
        text = sentence * (MEGABYTES * 1_000_000 // len(sentence.encode()))
        passages = [sentence * 4] * 2_000
        figures[f"{script}, with places"] = rate(fold, [text])
        figures[f"{script}, text alone"] = rate(folded_text, [text])
        figures[f"{script}, passages with places"] = rate(fold, passages)
    return figures


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    figures = measure()
    if asked.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(f"{value:8.1f} MB/s  {name}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
