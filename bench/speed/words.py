"""What searching words costs: CPU of a question over 100,000 passages, after opening.

    python -m bench.speed.words --work RUN [--passages 100000] [--json]

Articles of 500 paragraphs are made of a vocabulary in which few words are common and most are rare,
as in any language, in Latin and Arabic letters. Each question is asked of the opened archive
`ROUNDS` times; the median counts, the places of the words included. The bar is 50 ms.
"""

import argparse
import itertools
import json
import random
import statistics
import time
from pathlib import Path

from airwitness.acts.add import add_files
from airwitness.acts.opened import create_archive, open_archive
from airwitness.acts.words import search_words
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths

PARAGRAPHS = 500
WORDS = 60_000
SEED = 11
ROUNDS = 7
_LETTERS = ("bcdfghklmnprstvwz", "aeiou", "بتجدرسعفقکلمنهی", "اوی")
QUESTIONS = {
    "the commonest word": "{0}",
    "three common words": "{1} {2} {3}",
    "a rare word": "{9000}",
    "no such word": "qqqqq",
    "a phrase of two common words": '"{1} {2}"',
    "a beginning": "{40}*",
    "a short beginning": "s*",
    "a part": "*rati*",
    "a common part": "*ara*",
    "a common word and a part": "{1} *ara*",
}


def vocabulary(chance: random.Random) -> list[str]:
    """Words, commonest first; every second one in Arabic letters."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        hard, soft = _LETTERS[:2] if len(found) % 2 else _LETTERS[2:]
        length = chance.randint(1, 4)
        found["".join(chance.choice(hard) + chance.choice(soft) for _ in range(length))] = None
    return list(found)


def fill(folder: Path, passages: int) -> None:
    """Make an archive with so many passages."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    texts = folder.with_name(f"{folder.name}-texts")
    texts.mkdir(parents=True)
    for number in range(-(-passages // PARAGRAPHS)):
        paragraphs = (
            " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(20, 60))) + "."
            for _ in range(PARAGRAPHS)
        )
        (texts / f"{number:05}.txt").write_text("\n\n".join(paragraphs))
    with create_archive(folder) as archive:
        add_files(archive, plan_paths([texts]))


def measure(archive: Archive) -> dict[str, tuple[float, int]]:
    """Milliseconds of CPU and hits, by question."""
    words = vocabulary(random.Random(SEED))
    figures = {}
    for name, question in QUESTIONS.items():
        asked = question.format(*words)
        times = []
        for _ in range(ROUNDS):
            before = time.process_time()
            found = search_words(archive, asked)
            times.append(time.process_time() - before)
        figures[name] = (1_000 * statistics.median(times), found.count)
    return figures


def main() -> None:
    """Print what each question costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for the archive")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    folder = asked.work / f"words{asked.passages}"
    if not folder.is_dir():
        before = time.process_time()
        fill(folder, asked.passages)
        print(f"{time.process_time() - before:.0f} s of CPU to make and add them")
    with open_archive(folder) as archive:
        figures = measure(archive)
    if asked.json:
        print(json.dumps({k: {"ms": ms, "hits": n} for k, (ms, n) in figures.items()}, indent=1))
    else:
        print("\n".join(f"{ms:8.1f} ms {n:8} hits  {k}" for k, (ms, n) in figures.items()))


if __name__ == "__main__":
    main()
