"""The page that a search is read on: `compose` makes the data, `render` the HTML.

Nothing here computes a finding: it says what the search found, in words and pictures.
"""

from airwitness.report.answer import Scope
from airwitness.report.card import card
from airwitness.report.compose import Head, Report, compose
from airwitness.report.html import render

__all__ = ["Head", "Report", "Scope", "card", "compose", "render"]
