"""One HTML file that opens with no network and runs nothing: what every page begins with.

The style stands in the page and is named in its policy by its digest; pictures stand in the page;
nothing else is let in. No page tells another site where its reader came from, and none asks to be
indexed.
"""

import base64
import hashlib

from airwitness.report.markup import Markup, element


def document(title: str, sheet: str, body: Markup) -> str:
    """A whole page.

    Args:
        title: escaped here.
        sheet: CSS, the only one of the page.
        body: the element `body`.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("link", rel="icon", href="data:,"),
        element("title", title),
        element("style", Markup(sheet)),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en', dir='ltr')}\n"


def policy(sheet: str) -> str:
    """The content-security policy: the one style sheet, pictures in the page, nothing else."""
    style = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
