"""Which blocks of a page are its article, and what each of them is.

A block is body if the first opinion has its words where they come next; or if the second has them
and the first has words before and behind it, or says nothing. Where neither says anything, the
paragraphs that stand in no navigation are taken, and the reading says so.
"""

import re
from collections.abc import Sequence

from airwitness.reading import BlockKind
from airwitness.reading.lines import head_kind_of, kind_of
from airwitness.reading.page.source import Words

_SOUNDLESS = re.compile(r"[\W_]+")
_AHEAD = 20_000  # characters of an opinion in which the next block is looked for
_LONG = 30  # characters that do not stand in an opinion by chance
_PARAGRAPH = 40  # characters of a block that is more than a label
_NEAR = 12  # blocks around the body in which bylines, dates and captions stand
_SHORT = 200  # characters of a byline or date
_KINDS = {
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
}
NO_OPINION = "which words are the article could not be told: all paragraphs are kept"


def body_of(words: Sequence[Words], first: str, second: str) -> tuple[set[int], bool]:
    """Which blocks are the article's, and whether anybody could tell.

    Args:
        words: all blocks of the page.
        first: the first opinion, as text.
        second: the second.
    """
    keys = [_key(block.text) for block in words]
    by_first, by_second = _said(keys, first), _said(keys, second)
    if not by_first or _length(keys, by_first) * 2 < _length(keys, by_second):
        found = by_second or by_first
    else:
        low, high = min(by_first), max(by_first)
        between = {n for n in by_second if low < n < high and len(words[n].text) >= _PARAGRAPH}
        found = by_first | between
    if found:
        return found, True
    return {
        number
        for number, block in enumerate(words)
        if keys[number] and not block.within.is_noise and not block.within.role
    }, False


def kinds_of(words: Sequence[Words], body: set[int], title: int | None) -> dict[int, BlockKind]:
    """What each block that is kept is, by its number: the body and what belongs to it.

    Args:
        words: all blocks of the page.
        body: those of the article.
        title: the block that is its title.
    """
    first = min(body, default=title or 0)
    low = first if title is None else min(title, first)
    high = max(body, default=low)
    kinds: dict[int, BlockKind] = {}
    for number in range(max(0, low - _NEAR), min(len(words), high + _NEAR + 1)):
        block = words[number]
        is_head = low <= number + _NEAR and number <= first + _NEAR // 2
        kind = _kind(
            block, is_body=number in body, is_head=is_head, is_inside=low <= number <= high
        )
        if number == title:
            kind = BlockKind.TITLE
        if kind is not None:
            kinds[number] = kind
    return kinds


def _kind(block: Words, *, is_body: bool, is_head: bool, is_inside: bool) -> BlockKind | None:
    """What a block is, None for what is not kept."""
    within, text = block.within, block.text
    if within.role in {"caption", "credit"}:
        is_wanted = is_body or is_inside or (is_head and within.is_main)
        is_credit = within.role == "credit" or kind_of(text) is BlockKind.CREDIT
        kind = BlockKind.CREDIT if is_credit else BlockKind.CAPTION
        return kind if is_wanted and not (within.is_noise and not is_body) else None
    if is_head and len(text) <= _SHORT and not within.is_noise:
        said = head_kind_of(text)
        if within.role == "byline" and said is not BlockKind.DATE and (is_inside or within.is_main):
            return BlockKind.BYLINE
        if within.role == "date" and (is_inside or within.is_main):
            return BlockKind.DATE
        if said in {BlockKind.BYLINE, BlockKind.DATE} and (is_body or is_inside):
            return said
    if not is_body:
        return None
    return kind_of(text) or _KINDS.get(within.tag, BlockKind.PARAGRAPH)


def _key(text: str) -> str:
    """Words without what libraries change: white space, marks, case."""
    return _SOUNDLESS.sub("", text).lower()


def _length(keys: Sequence[str], numbers: set[int]) -> int:
    return sum(len(keys[number]) for number in numbers)


def _said(keys: Sequence[str], opinion: str) -> set[int]:
    """Which blocks an opinion holds, in its order.

    A short block counts only where the opinion goes on from the block before it.
    """
    said = _key(opinion)
    found: set[int] = set()
    place = 0
    for number, key in enumerate(keys):
        if not key:
            continue
        at = -1
        if len(key) < _LONG:
            at = place if said.startswith(key, place) else -1
        else:
            at = said.find(key, place, place + len(key) + _AHEAD)
            if at < 0 and place:
                at = said.find(key, 0, _AHEAD)  # what stands elsewhere in the page
        if at >= 0:
            found.add(number)
            place = at + len(key)
    return found
