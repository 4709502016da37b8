"""The report of a case: `compose_case` makes the data, `render_case` the page, `as_json` the form.

Nothing here computes a finding: it says what a case holds, and where each sentence rests.
"""

from airwitness.report.casefile.compose import Grounds, compose_case
from airwitness.report.casefile.content import CaseReport
from airwitness.report.casefile.form import as_json
from airwitness.report.casefile.html import render_case

__all__ = ["CaseReport", "Grounds", "as_json", "compose_case", "render_case"]
