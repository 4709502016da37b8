"""Plain text and Markdown → kept text, with the place of every character."""

import random

import pytest

from airwitness.reading import BlockKind
from airwitness.reading.article import (
    LONGEST_PASSAGE,
    ArticleText,
    assembled,
    passages_of,
    pieces_of,
    trimmed,
)
from airwitness.reading.encoding import decoded
from airwitness.reading.lines import head_kind_of, kind_of
from airwitness.reading.markdown import read_markdown
from airwitness.reading.plain import read_plain

ARTICLE = """Choir sings on state television

By Nadia Ferrow and Tom Hale
12 March 2024

The Northern Service aired a song on Friday in which
children promise to "march to the gate", a group said.

"We have counted it nine times," said Lena Oss.

Photo: Marek Dunn/NORTHPRESS
"""


def plain(text: str) -> ArticleText:
    return read_plain(decoded(text.encode()))


def kinds(text: ArticleText) -> list[tuple[str, str]]:
    return [(b.kind.value, text.kept.text[b.start : b.end]) for b in text.kept.blocks]


def is_consistent(text: ArticleText, source: str) -> None:
    """Blocks and runs follow each other; what a run is made of has the same words."""
    last = -1
    for block in text.kept.blocks:
        assert last < block.start < block.end
        assert text.kept.text[last : block.start] == "\n" if last > 0 else block.start == 0
        last = block.end
    assert last in {-1, len(text.kept.text)}
    for run in text.offsets.runs:
        kept = text.kept.text[run.start : run.end]
        was = source[run.source_start : run.source_end]
        assert kept == was or kept.isspace() or run.end - run.start != len(was)


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("By Orla Petrin, The Tamsin Courier", "The Tamsin Courier"),
        ("By Orla Petrin and Tom Hale for Northgate News", "Northgate News"),
        ("By Orla Petrin | The Barge", "The Barge"),
        ("By Orla Petrin, Halm Evening Post", "Halm Evening Post"),
        ("By Orla Petrin, The Hague", None),
        ("By Orla Petrin, Tom Hale", None),
        ("By The Courier", None),
    ],
)
def test_a_byline_may_name_the_outlet(byline: str, outlet: str | None) -> None:
    article = f"Choir sings again\n{byline}\n\nThe choir sang on Friday, a group said.\n"
    found = plain(article).outlet
    assert (found and found.text) == outlet
    if found is not None:
        assert found.how == "byline"
        assert article[slice(*found.source)] == outlet
        assert found.span is not None
        assert plain(article).kept.text[slice(*found.span)] == outlet


def test_an_article_in_plain_text() -> None:
    text = plain(ARTICLE)
    assert kinds(text) == [
        ("title", "Choir sings on state television"),
        ("byline", "By Nadia Ferrow and Tom Hale"),
        ("date", "12 March 2024"),
        (
            "paragraph",
            (
                "The Northern Service aired a song on Friday in which children promise to "
                '"march to the gate", a group said.'
            ),
        ),
        ("paragraph", '"We have counted it nine times," said Lena Oss.'),
        ("credit", "Photo: Marek Dunn/NORTHPRESS"),
    ]
    assert text.title is not None
    assert text.title.span == (0, 31)
    assert text.byline is not None
    assert ARTICLE[slice(*text.byline.source)] == "By Nadia Ferrow and Tom Hale"
    assert text.date is not None
    assert text.date.text == "12 March 2024"
    assert text.kept.language == "en"
    start = text.kept.text.index("which children")
    assert text.offsets.source(start, start + 14) == (
        (ARTICLE.index("which"), ARTICLE.index("which") + 14),
    )
    is_consistent(text, ARTICLE)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe", BlockKind.BYLINE),
        ("BY JANE DOE AND JOHN ROE", BlockKind.BYLINE),
        ("By Jane van der Berg, Northern Times", BlockKind.BYLINE),
        ("به قلم مریم روشن", BlockKind.BYLINE),
        ("بقلم: سامي نور", BlockKind.BYLINE),
        ("By the time he arrived, it was over.", None),
        ("By noon it was over", None),
        ("12 March 2024", BlockKind.DATE),
        ("March 12, 2024, 10:30 am", BlockKind.DATE),
        ("Published: 2024-03-12", BlockKind.DATE),
        ("۱۲ فروردین ۱۴۰۲", BlockKind.DATE),
        ("In 2024 he left", None),
        ("Source: The Gazette", BlockKind.OUTLET),
        ("Photo: Jane Doe/AGENCY", BlockKind.CREDIT),
        ("Photograph by Jane Doe", BlockKind.CREDIT),
        ("© Jane Doe", BlockKind.CREDIT),
        ("عکس: مریم روشن", BlockKind.CREDIT),
        ("Photo: Children of the choir stand in front of the gate on Friday", BlockKind.CAPTION),
        ("Pictured: the gate", BlockKind.CAPTION),
        ("The choir in front of the gate (Photo: Jane Doe)", BlockKind.CAPTION),
        ("Photos of the march were shown on Friday.", None),
        ("Above the gate hangs a flag.", None),
        ("By " + "A" * 400, None),
    ],
)
def test_lines_say_what_they_are(line: str, kind: BlockKind | None) -> None:
    assert head_kind_of(line) is kind
    wanted = kind if kind in {BlockKind.CREDIT, BlockKind.CAPTION} else None
    assert kind_of(line) is wanted


def test_short_lines_are_blocks_and_wrapped_ones_are_not() -> None:
    assert len(plain("One.\nTwo.\nThree.").kept.blocks) == 3
    wrapped = "word " * 15
    assert len(plain(f"{wrapped}\n{wrapped}\nend").kept.blocks) == 1
    assert plain("No title here.\n\nText").title is None
    assert plain("Alone").title is None
    assert plain("  \n\t ").kept.text == ""


def test_markdown_loses_its_marks_only() -> None:
    source = (
        "---\ntitle: 'From the head'\ndate: 2024-03-12\n---\n# A *song* [aired](http://x)\n\n"
        "By Jane Doe\n\nIt was **aired** on\nFriday \\*.\n\n- one\n"
        "- two\n  goes on\n\n> said\n> so\n\n"
        "## More\n![The gate](g.png)\n```\ncode *stays*\n```\n***\nsnake_case_name stays\n"
    )
    text = read_markdown(decoded(source.encode()))
    assert kinds(text) == [
        ("title", "A song aired"),
        ("byline", "By Jane Doe"),
        ("paragraph", "It was aired on Friday *."),
        ("item", "one"),
        ("item", "two goes on"),
        ("quote", "said so"),
        ("heading", "More"),
        ("caption", "The gate"),
        ("paragraph", "code stays"),
        ("paragraph", "snake_case_name stays"),
    ]
    assert text.title is not None
    assert (text.title.how, text.title.span) == ("meta title", None)
    assert source[slice(*text.title.source)] == "From the head"
    is_consistent(text, source)


def test_any_text_is_read_and_every_character_has_a_place() -> None:
    chance = random.Random(4)
    parts = [
        "By Ann Lee", "\n", "\n\n", "# ", "> ", "- ", "**", "[a](b)", "  ", "\t", "\x00",
        "é", "\r\n",
        "قال", "2024-03-12", "Photo: X/Y", "\u2028", "```\n", "---\n", "word " * 12,
    ]  # fmt: skip
    for _ in range(400):
        source = "".join(chance.choices(parts, k=chance.randrange(30)))
        for read in (read_plain, read_markdown):
            text = read(decoded(source.encode()))
            is_consistent(text, decoded(source.encode()).text)
            for passage in passages_of(text, "0" * 64):
                assert text.kept.text[passage.start : passage.end] == passage.text


def test_a_long_block_is_several_passages() -> None:
    text = plain("word " * 3_000 + "x" * 9_000)
    passages = passages_of(text, "0" * 64)
    assert len(passages) == 7
    assert max(len(p.text) for p in passages) <= LONGEST_PASSAGE
    assert "".join(p.text for p in passages).replace(" ", "") == text.kept.text.replace(" ", "")


def test_white_space_is_run_together_with_its_place() -> None:
    kept, offsets = assembled(
        [(BlockKind.PARAGRAPH, trimmed(pieces_of(" a \n b\u00a0c ", 0, 9))), (BlockKind.ITEM, [])],
        language="",
    )
    assert kept.text == "a b c"
    assert offsets.source(0, 5) == ((1, 8),)
    assert offsets.source(1, 2) == ((2, 5),)
    assert offsets.source(2, 3) == ((5, 6),)
