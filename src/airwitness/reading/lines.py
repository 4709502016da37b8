"""What a line of an article is, by its words alone: byline, date, caption, credit, outlet.

Used for plain text, where nothing else tells, and for pages whose marks do not. Every pattern is
tried at the beginning of a line and looks at no more than the line's first characters.
"""

import re

from airwitness.reading import BlockKind

LONGEST = 300  # characters; a longer line is none of these
_MOST_WORDS = 14  # of a byline
_CREDIT_WORDS = 8  # a label with more words behind it is a caption
_BY = re.compile(r"(?:(?:written|reported|words|story)\s+)?by:?\s+(?=\w)", re.IGNORECASE)
_PARTICLES = frozenset(
    [
        "and",
        "with",
        "of",
        "the",
        "in",
        "for",
        "al",
        "el",
        "de",
        "da",
        "del",
        "der",
        "di",
        "van",
        "von",
        "bin",
        "ibn",
        "y",
    ]
)
_BY_ELSEWHERE = re.compile(
    r"(?:نوشتهٔ?|به قلم|گزارش از|نویسنده)\s*:?\s+[^.!?؟]{2,80}$"
    r"|(?:بقلم|كتب|كتبت|كتبه|إعداد)\s*:?\s+[^.!?؟]{2,80}$"
    r"|מאת\s*:?\s+[^.!?]{2,80}$"
    r"|(?:Автор|Текст)\s*:\s*[^.!?]{2,80}$"
)
_PICTURE_LABEL = re.compile(
    r"[(\[]?(?:(?:file )?(?:photo|photograph|picture|image|video|illustration|graphic)s?"
    r"(?:\s+(?:credit|courtesy|supplied|by|of))*\s*(?::|©|\bby\b|\bcourtesy\b)"
    r"|credits?\s*:|courtesy of\b|©|caption\s*:|pictured\s*:|above\s*:|below\s*:"
    r"|(?:عکاس|عکس|تصویر|تصوير|المصور|الصورة|صورة|צילום|תמונה|Фото|На фото)\s*(?::|از\b))\s*",
    re.IGNORECASE,
)
_CREDIT_ONLY = re.compile(
    r"[(\[]?(?:.{0,20}\b(?:credit|courtesy|by)\b|©|عکاس|المصور|צילום)", re.IGNORECASE
)
_CAPTION_ONLY = re.compile(r"caption|pictured|above|below", re.IGNORECASE)
_ENDS_WITH_CREDIT = re.compile(
    r"[(\[](?:photo|picture|image|credit|file)\b[^()\[\]]{2,80}[)\]]\.?$", re.IGNORECASE
)
_OUTLET = re.compile(
    r"(?:Source|Published (?:by|in)|Outlet|منبع|المصدر|Источник)\s*:\s*[^.!?]{2,80}$"
)
_PAPER = re.compile(
    r"(?:,|\s[|–—-]|\s(?:of|for))\s+"
    r"(?P<outlet>(?:The\s+)?[^,|()]{2,80}?\s(?:Agency|Broadcasting|Bulletin|Chronicle|Courier|Daily"
    r"|Dispatch|Echo|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal"
    r"|Ledger|Magazine|Mail|Mercury|Mirror|Monitor|News|Observer|Online|Post|Press|Radio|Record"
    r"|Register|Reporter|Review|Sentinel|Standard|Star|Sun|Telegraph|Television|Times|Today|Tribune"
    r"|TV|Weekly)|The\s(?!Hague|Gambia|Bahamas|Netherlands)[^,|()]{2,80})$"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DIGITS = r"[0-9۰-۹٠-٩]"
_WHEN = (
    rf"(?:{_DIGITS}{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_DIGITS}{{4}}"
    rf"|{_MONTH}\s+{_DIGITS}{{1,2}}(?:st|nd|rd|th)?,?\s+{_DIGITS}{{4}}"
    rf"|{_DIGITS}{{4}}[-/.]{_DIGITS}{{1,2}}[-/.]{_DIGITS}{{1,2}}"
    rf"|{_DIGITS}{{1,2}}[/.]{_DIGITS}{{1,2}}[/.]{_DIGITS}{{4}}"
    rf"|{_DIGITS}{{1,2}}\s+[\u0400-\u06ff]{{3,12}}(?:\s+[\u0600-\u06ff]{{3,8}})?\s+{_DIGITS}{{4}})"
)
_DATE = re.compile(
    rf"(?:(?:Published|Posted|Updated|Last updated|Date|تاریخ|التاريخ)\s*(?:on|at)?\s*:?\s*)?"
    rf"(?:[^\W\d_]{{3,12}},?\s+)?{_WHEN}"
    rf"(?:\s*(?:,|at|-|–|\||T)?\s*{_DIGITS}{{1,2}}[:.]{_DIGITS}{{2}}(?::{_DIGITS}{{2}})?\s*"
    r"(?:am|pm|a\.m\.|p\.m\.|GMT|UTC|Z|[A-Z]{2,4})?)?\.?$",
    re.IGNORECASE,
)


def kind_of(line: str) -> BlockKind | None:
    """Whether a line says that it is a caption or a credit."""
    if len(line) > LONGEST:
        return None
    label = _PICTURE_LABEL.match(line)
    if label is None:
        return BlockKind.CAPTION if _ENDS_WITH_CREDIT.search(line) else None
    if _CAPTION_ONLY.match(label.group()):
        return BlockKind.CAPTION
    words = len(line[label.end() :].split())
    is_credit = _CREDIT_ONLY.match(label.group()) is not None or words <= _CREDIT_WORDS
    return BlockKind.CREDIT if is_credit else BlockKind.CAPTION


def head_kind_of(line: str) -> BlockKind | None:
    """What a line near the top says that it is; what may be a byline there is text elsewhere."""
    if len(line) > LONGEST:
        return None
    if _is_byline(line):
        return BlockKind.BYLINE
    if _DATE.match(line):
        return BlockKind.DATE
    return BlockKind.OUTLET if _OUTLET.match(line) else kind_of(line)


def outlet_in(byline: str) -> tuple[int, int] | None:
    """Where a byline names paper or station, behind the names: `By Orla Petrin, The Courier`."""
    named = _PAPER.search(byline) if len(byline) <= LONGEST else None
    return named and named.span("outlet")


def _is_byline(line: str) -> bool:
    """Whether it is "By" and names: a few words, of which all that count are capitalised."""
    by = _BY.match(line)
    if by is None:
        return _BY_ELSEWHERE.match(line) is not None
    words = line[by.end() :].replace(",", " ").replace("|", " ").split()
    if not 0 < len(words) <= _MOST_WORDS or line[-1] in "!?:;" or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word in _PARTICLES for word in words)
