"""Whatever a text contains: every span is verbatim, and the work is bounded."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.accuracy.gold import read_gold

from airwitness.reading import Block, BlockKind, KeptText
from airwitness.statements import Reading, read_statements
from airwitness.statements.records import Phrase

PIECES = [
    "said", "Mira Toval", '"', "“", "”", "'", "’", "«", "»", "„", ",", ".", ":", " ", "\n", "[",
    "]", "(", ")", "that", "according to", "was produced by", "Studio Lume", "it", "she",
    "1980-88", "in 1983", "120 children", "part of the", "Guard's", "Office of Youth",
    "apparently", "denied", "not", "—", "İ", "ß", "گفت", "«سرود»", "به گفته", "،", "قال", "وأضاف",
    "إن", "\u200c", "\u064b", "😀", "漢字", "\x00", "a'b", "Mr.", "...", "he said", "adding",
    "and", "who", "the", "called", "as", "the song", "which", "aired", "film", "on Harbour TV",
    "a unit of", "'s media wing", "run by", "made", "broadcast", "by", "both", "to be",
    "words of", "5'10\"", "\u2028", "\ufeff", "²", "²²²²", "1999-²²", "March", "٣", "۱۳۶۸", "1443",
    "May 2021", "between 1911 and", "twelve", "pupils", "14:²²", "① ", "½", "در سال", "تا", "کودک",
    "فروردین", "هزار و", "زیرمجموعه", "في عام", "هـ", "وخمسين", "طفلا", "آذار/", "التابعة",
    "لوزارة",
    "وزارت", "شبکه", "قناة", "تتبع", "است",
]  # fmt: skip
LARGE = 1_000_000  # characters
SLOWEST = 2.0  # seconds of CPU for so many; the bar


def phrases(reading: Reading) -> Iterator[Phrase]:
    for statement in reading.statements:
        yield statement.content
        yield from statement.hedges
        yield from statement.inserted
        if statement.cue:
            yield statement.cue
        if statement.speaker:
            yield statement.speaker.phrase
    for claim in reading.claims:
        yield from (n.phrase for n in (claim.subject, claim.object, claim.where) if n)
        yield from claim.hedges
        if claim.when:
            yield claim.when.phrase


def check(kept: KeptText) -> None:
    reading = read_statements(kept)
    for phrase in phrases(reading):
        assert phrase.spans
        assert phrase.text == " ".join(kept.text[a:b] for a, b in phrase.spans)
        assert all(0 <= a < b <= len(kept.text) for a, b in phrase.spans)
    for claim in reading.claims:
        assert all(0 <= a < b <= len(kept.text) for a, b in claim.spans)
    assert len({s.id for s in reading.statements}) == len(reading.statements)


def fuzzed(seed: int) -> KeptText:
    chance = random.Random(seed)
    text = "".join(
        chance.choice(PIECES) + chance.choice(["", " ", " "]) for _ in range(chance.randint(1, 120))
    )
    blocks, at = [], 0
    for part in text.split("\n"):
        if part.strip():
            kind = chance.choice(list(BlockKind))
            blocks.append(Block(start=at, end=at + len(part), kind=kind))
        at += len(part) + 1
    return KeptText(text=text, blocks=tuple(blocks), language=chance.choice(["en", "fa", "ar", ""]))


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_spans_of_the_gold_are_verbatim(language: str) -> None:
    for article in read_gold(language):
        check(article.kept)


@pytest.mark.parametrize("start", range(0, 300, 100))
def test_spans_of_any_text_are_verbatim(start: int) -> None:
    for seed in range(start, start + 100):
        check(fuzzed(seed))


@pytest.mark.soak
def test_spans_of_ten_thousand_texts_are_verbatim() -> None:
    for seed in range(10_000):
        check(fuzzed(seed))


@pytest.mark.soak
def test_spans_of_the_corpus_are_verbatim() -> None:
    folder = next(
        (p / "shared" / "corpus" / "text" for p in Path(__file__).parents
         if (p / "shared" / "corpus" / "text").is_dir()), None,
    )  # fmt: skip
    if folder is None:
        pytest.skip("needs the folder of real texts beside the repository")
    for path in sorted(folder.rglob("*_brat.txt")):
        text = path.read_text(encoding="utf-8")
        check(KeptText(text=text, blocks=(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH),),
                       language="en"))  # fmt: skip


def test_the_same_text_gives_the_same_reading() -> None:
    article = read_gold("en")[0]
    assert read_statements(article.kept).as_json() == read_statements(article.kept).as_json()


HOSTILE = {
    "straight": '"', "spaced": '" ', "opening": "“", "closing": "”", "guillemets": "«»",
    "single": "'", "brackets": "[", "said": "said ", "he said": "he said, ", "told": "he told ",
    "no spaces": "a", "apostrophes": "a'a ", "digits": "1", "dots": ".", "initials": "A. ",
    "commas": "a, ", "quoted": '"A b c," he said. ', "titles": "“Song Of” was produced by A. ",
    "names": "Mira Toval ", "chains": "Bureau of the Brigades ", "owners": "Guard's ",
    "who": "who said ", "as": "as ", "years": "in 1980 and ", "children": "100 kids ",
    "hedges": "perhaps ", "colons": 'a: "b" ', "never closed": '"a. ', "short": 'I. "Yes." ',
    "works": "the song the film ", "made": "the song was made by A and aired by B, ",
    "relative": "which the song that aired ", "of": "the most of the song of ",
    "wings": "A, the B's media wing, ", "under": "A comes under the B and ",
    "understood": "is understood, however, ", "and made": "and made and aired and ",
    "persian": "گفت ", "arabic": "وقال ", "cjk": "漢", "arabic that": "وقال الوزير إن ",
    "persian that": "گفت که ", "arabic source": "بحسب ، ", "persian source": "به گفته او، «ا» گفت ",
}  # fmt: skip


def hostile(unit: str, size: int, *, lines: bool) -> KeptText:
    text = (unit * (size // len(unit) + 1))[:size]
    width = 200 if lines else size
    blocks = tuple(
        Block(start=a, end=min(size, a + width), kind=BlockKind.PARAGRAPH)
        for a in range(0, size, width)
    )
    return KeptText(text=text, blocks=blocks, language="")


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_is_read_or_told_as_unread(name: str) -> None:
    for lines in (True, False):
        check(hostile(HOSTILE[name], 20_000, lines=lines))


@pytest.mark.soak
@pytest.mark.parametrize("lines", [True, False])
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_megabyte_takes_two_seconds_at_most(name: str, *, lines: bool) -> None:
    kept = hostile(HOSTILE[name], LARGE, lines=lines)
    begun = time.process_time()
    read_statements(kept)
    assert time.process_time() - begun < SLOWEST


def test_what_is_not_read_is_told() -> None:
    reading = read_statements(hostile('"a. ', 200_000, lines=False))
    assert reading.unread
    assert reading.as_json()["unread"] == [list(span) for span in reading.unread]
