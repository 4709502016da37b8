"""Measure what is read out of texts: own gold, LitBank, PolNeAR, speed.

python -m bench.accuracy.said gold [--half dev|held|opened|fresh|drills] [--language en]
    [--named PATTERN] [--errors]
python -m bench.accuracy.said agreement          two markings of the closed articles
python -m bench.accuracy.said litbank FOLDER     a copy of the LitBank repository
python -m bench.accuracy.said polnear FOLDER     the folder data/dev of the PolNeAR repository
python -m bench.accuracy.said speed [FILE...]    texts; the gold where none is given

Rules of the scores stand in `said_score.py`. PolNeAR has no stated licence of its data: it is
measured where the user has it, and nothing of it is kept.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from pathlib import Path

from airwitness.reading import KeptText
from airwitness.statements import Reading, Statement, read_statements
from airwitness.statements.effort import Budget
from airwitness.statements.finishing import finish
from airwitness.statements.hedges import find_hedges
from airwitness.statements.languages import language_of
from airwitness.statements.read import find_statements
from airwitness.statements.words import split_words
from bench.accuracy import said_claims, said_litbank, said_polnear
from bench.accuracy.gold import APART, GoldArticle, GoldStatement, read_apart, read_gold
from bench.accuracy.gold_second import agreement, compare, read_second
from bench.accuracy.said_score import (
    Score,
    letters,
    names_agree,
    pairs,
    quoted_words,
    spans_agree,
)

LANGUAGES = ("en", "fa", "ar")


def right_speaker(text: str, read: Statement, gold: GoldStatement) -> bool:
    """Rule 2."""
    if gold.name is None:
        return read.speaker is None
    if read.speaker is None:
        return False
    if names_agree(read.speaker.name, gold.name):
        return True
    named = any(text[a:b].lower() not in {"he", "she", "they", "it"} for a, b in gold.speaker)
    return named and spans_agree(text, read.speaker.phrase.spans, gold.speaker)


def match_statements(
    article: GoldArticle, reading: Reading
) -> tuple[list[tuple[int, int]], list[str]]:
    """Pairs of read and marked statements, and what went wrong in words."""
    text = article.kept.text
    read = [letters(text, s.content.spans) for s in reading.statements]
    marked = [letters(text, g.content) for g in article.statements]
    for j, gold in enumerate(article.statements):
        words = quoted_words(text, gold.content) if gold.kind == "mixed" else ""
        for i, statement in enumerate(reading.statements):
            if words and words == quoted_words(text, statement.content.spans):
                read[i] = read[i] | marked[j]
                marked[j] = read[i]
    found = [(i, j) for i, j, _ in pairs(read, marked)]
    errors = []
    paired = dict(found)
    for i, statement in enumerate(reading.statements):
        who = statement.speaker.name if statement.speaker else None
        if i not in paired and statement.block not in {"title", "heading"}:
            errors.append(f"+ {statement.rule.id} {who}: {statement.content.text[:90]}")
        elif i in paired and not right_speaker(text, statement, article.statements[paired[i]]):
            gold = article.statements[paired[i]]
            errors.append(
                f"~ {who} for {gold.name}: {statement.content.text[:70]} {sorted(gold.flags)}"
            )
    missed = set(range(len(article.statements))) - {j for _, j in found}
    for j in sorted(missed):
        gold = article.statements[j]
        if "skip" not in gold.flags:
            errors.append(f"- {gold.name}: {' '.join(text[a:b] for a, b in gold.content)[:90]}")
    return found, errors


def score_statements(articles: list[GoldArticle], *, errors: bool) -> list[Score]:
    """Score every statement of some articles (rule 3)."""
    right = read = marked = contents = kinds = negated = negated_right = 0
    for article in articles:
        reading = read_statements(article.kept)
        found, wrong = match_statements(article, reading)
        if errors and wrong:
            print(f"== {article.name}", *wrong, sep="\n   ")
        skipped = {j for j, g in enumerate(article.statements) if "skip" in g.flags}
        unmarked = _in_titles(article, reading, {i for i, _ in found})
        read += len(reading.statements) - sum(j in skipped for _, j in found) - len(unmarked)
        marked += len(article.statements) - len(skipped)
        for i, j in found:
            if j in skipped:
                continue
            statement, gold = reading.statements[i], article.statements[j]
            contents += 1
            kinds += str(statement.kind) == gold.kind
            negated += bool(gold.flags & {"negated", "denied"})
            negated_right += statement.negated == ("negated" in gold.flags) and (
                statement.denied == ("denied" in gold.flags)
            )
            right += right_speaker(article.kept.text, statement, gold)
    return [
        Score(what="statements, right speaker", right=right, read=read, marked=marked),
        Score(what="contents", right=contents, read=read, marked=marked),
        Score(what="speaker, of matched", right=right, read=contents, marked=contents),
        Score(what="kind, of matched", right=kinds, read=contents, marked=contents),
        Score(
            what="negated and denied, of matched",
            right=negated_right,
            read=contents,
            marked=contents,
        ),
    ]


def _in_titles(article: GoldArticle, reading: Reading, paired: set[int]) -> set[int]:
    """Statements read in titles where nothing is marked (rule 3)."""
    places = [a for g in article.statements for a, _ in g.content]
    return {
        i
        for i, s in enumerate(reading.statements)
        if i not in paired and s.block in {"title", "heading"}
        and not any(a < s.content.spans[-1][1] and s.content.spans[0][0] <= a for a in places)
    }  # fmt: skip


def measure_gold(
    half: str | None, languages: list[str], *, errors: bool, named: str = ""
) -> None:  # fmt: skip
    """Print the scores of the project's own gold; the sets apart only where they are asked for.

    Args:
        half: of the set, or the set apart; None is both halves of the first set.
        languages: codes.
        errors: whether to print what is wrong.
        named: a regular expression that the names of files match from their beginning.
    """
    for language in languages:
        known = read_apart(half, language) if half in APART else read_gold(language)
        wanted = [a for a in known if re.match(named, a.name.partition("/")[2])]
        articles = [_agreed(a) for a in wanted if half in {None, a.half}]
        print(f"{language} {half or 'all'}: {len(articles)} articles")
        drilled = half == "drills"  # each of one matter: statements or claims
        said = [a for a in articles if a.statements or not drilled]
        made = [a for a in articles if a.claims or not drilled]
        for score in score_statements(said, errors=errors):
            print("  " + score.line())
        for score in said_claims.score_claims(made, errors=errors):
            print("  " + score.line())


def _agreed(article: GoldArticle) -> GoldArticle:
    """An article with what both its markings agree on, where it has two (rule 8)."""
    second = read_second(article)
    return article if second is None else compare(article, second).agreed


def measure_agreement() -> None:
    """Print how well two markings of the closed English articles agree."""
    both = [(a, b) for a in read_apart("fresh", "en") if (b := read_second(a)) is not None]
    print(f"en fresh, marked twice: {len(both)} articles")
    for score in agreement(both):
        print("  " + score.line())


def measure_speed(paths: list[Path]) -> None:
    """Print megabytes of text per CPU second, article by article: the best of five rounds."""
    kept = [said_polnear.kept_text(p.read_text(encoding="utf-8")) for p in paths]
    kept = kept or [article.kept for article in read_gold("en")]
    size = sum(len(k.text) for k in kept) / 1e6
    statements, claims = 0, 0
    for reading in map(read_statements, kept):
        statements += len(reading.statements)
        claims += len(reading.claims)
    print(f"{len(kept)} articles, {size:.2f} MB, {statements} statements, {claims} claims")
    for what, read in (("statements alone", _statements_alone), ("with claims", read_statements)):
        fastest = math.inf
        for _ in range(5):
            begun = time.process_time()
            for text in kept:
                read(text)
            fastest = min(fastest, time.process_time() - begun)
        print(f"{what}: {fastest:.2f} s of CPU, {size / fastest:.2f} MB/s")


def _statements_alone(kept: KeptText) -> list[Statement]:
    """Read a text as `read_statements` does, without what it claims."""
    language, words = language_of(kept), split_words(kept.text)
    drafts, _ = find_statements(kept, words, Budget.of(len(kept.text)), language)
    return finish(kept.text, kept.blocks, drafts, find_hedges(words, language.hedges))


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    commands = parser.add_subparsers(dest="command", required=True)
    gold = commands.add_parser("gold")
    gold.add_argument("--half", choices=["dev", "held", *APART])
    gold.add_argument("--language", choices=LANGUAGES, action="append")
    gold.add_argument("--named", default="", metavar="PATTERN", help="of names of files")
    gold.add_argument("--errors", action="store_true")
    for name in ("litbank", "polnear"):
        corpus = commands.add_parser(name)
        corpus.add_argument("folder", type=Path)
        corpus.add_argument("--errors", action="store_true")
    commands.add_parser("agreement")
    speed = commands.add_parser("speed")
    speed.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args()
    if options.command == "gold":
        languages = options.language or list(LANGUAGES)
        measure_gold(options.half, languages, errors=options.errors, named=options.named)
    elif options.command == "agreement":
        measure_agreement()
    elif options.command == "speed":
        measure_speed(options.files)
    else:
        module = said_litbank if options.command == "litbank" else said_polnear
        for score in module.measure(options.folder, errors=options.errors):
            print(score.line())


if __name__ == "__main__":
    main()
