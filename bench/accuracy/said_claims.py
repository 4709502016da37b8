"""Claims of the project's own gold against what was read (rule 7 of `said_score.py`)."""

from __future__ import annotations

from collections import Counter

from airwitness.statements import Claim, Reading, read_statements
from airwitness.statements.records import Named
from bench.accuracy.gold import GoldArticle, GoldClaim
from bench.accuracy.said_score import Score, name_parts_agree, name_words

MAKING = ("produced", "commissioned", "performed", "published", "aired")
CHAINS = ("part_of", "responsible_for")
GROUPS = {**dict.fromkeys(MAKING, "productions and airings"), **dict.fromkeys(CHAINS, "chains")}
_KINDS = {"dated": "times", "tally": "tallies"}


def _agree(named: Named | None, gold: str) -> bool:
    return named is not None and any(
        name_parts_agree(text, gold) for text in (named.phrase.text, named.name)
    )


def _words(named: Named | None) -> str:
    return named.phrase.text if named else ""


def _same(claim: Claim, gold: GoldClaim) -> bool:
    if claim.kind != gold.kind:
        return False
    return _agree(claim.subject, gold.subject) and _agree(claim.object, gold.object)


def score_claims(articles: list[GoldArticle], *, errors: bool) -> list[Score]:
    """Score productions and airings, chains, hedges, times and tallies."""
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for article in articles:
        reading = read_statements(article.kept)
        for group, (r, n, m) in _article(article, reading, errors=errors).items():
            right[group] += r
            read[group] += n
            marked[group] += m
    return [
        Score(what=group, right=right[group], read=read[group], marked=marked[group])
        for group in (*dict.fromkeys(GROUPS.values()), "hedges", "times", "tallies")
        if marked[group] or read[group]
    ]


def _article(
    article: GoldArticle, reading: Reading, *, errors: bool
) -> dict[str, tuple[int, int, int]]:
    counts: dict[str, tuple[int, int, int]] = {}
    wrong: list[str] = []
    for group in dict.fromkeys(GROUPS.values()):
        claims = [c for c in reading.claims if GROUPS.get(c.kind) == group]
        golds = [g for g in article.claims if GROUPS.get(g.kind) == group]
        used: set[int] = set()
        extra = []
        for claim in claims:
            fits = [i for i, g in enumerate(golds) if _same(claim, g)]
            free = [i for i in fits if i not in used]
            if free:
                used.add(free[0])
            elif not fits:
                extra.append(claim)
        right = sum(not golds[i].skip for i in used)
        needed = sum(not g.skip for g in golds)
        counts[group] = (right, right + len(extra), needed)
        wrong += [f"+ {c.kind} {_words(c.subject)} | {_words(c.object)}" for c in extra]
        wrong += [
            f"- {g.kind} {g.subject} | {g.object}"
            for i, g in enumerate(golds)
            if i not in used and not g.skip
        ]
    counts["hedges"] = _hedges(article, reading, wrong)
    counts["times"] = _single(article, reading, "dated", "time", wrong)
    counts["tallies"] = _single(article, reading, "tally", "tally", wrong)
    if errors and wrong:
        print(f"== {article.name}", *wrong, sep="\n   ")
    return counts


def _hedges(article: GoldArticle, reading: Reading, wrong: list[str]) -> tuple[int, int, int]:
    spans = [c.hedges[0].spans[0] for c in reading.claims if c.kind == "hedged"]
    right = sum(any(a < y and x < b for a, b in spans) for x, y in article.hedges)
    extra = [s for s in spans if not any(s[0] < y and x < s[1] for x, y in article.hedges)]
    text = article.kept.text
    wrong += [f"+ hedge {text[a - 30 : b + 30]!r}" for a, b in extra]
    wrong += [
        f"- hedge {text[x:y]}"
        for x, y in article.hedges
        if not any(a < y and x < b for a, b in spans)
    ]
    return right, right + len(extra), len(article.hedges)


def _single(
    article: GoldArticle, reading: Reading, kind: str, name: str, wrong: list[str]
) -> tuple[int, int, int]:
    """Times and tallies: the words overlap by half; of times the period agrees as well."""
    claims = [c for c in reading.claims if c.kind == kind]
    golds = [g for g in article.claims if g.kind == name]
    used: set[int] = set()
    extra = []
    for claim in claims:
        text = (
            (claim.when.phrase.text if claim.when else "")
            if kind == "dated"
            else (claim.object.phrase.text if claim.object else "")
        )
        words = set(name_words(text))
        fits = [
            i
            for i, g in enumerate(golds)
            if len(words & set(name_words(g.object)))
            >= 0.5 * min(len(words), len(name_words(g.object)))
            and (kind == "tally" or (claim.when and claim.when.period == g.when))
        ]
        free = [i for i in fits if i not in used]
        if free:
            used.add(max(free, key=lambda i: len(words & set(name_words(golds[i].object)))))
        elif not fits and not any(text and g.when and text in g.when for g in article.claims):
            extra.append(text)
    right = sum(not golds[i].skip for i in used)
    wrong += [f"+ {name} {text}" for text in extra]
    wrong += [f"- {name} {g.object}" for i, g in enumerate(golds) if i not in used and not g.skip]
    return right, right + len(extra), sum(not g.skip for g in golds)
