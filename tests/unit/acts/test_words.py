"""Search: what is asked, what is found, and where it stands."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from airwitness.acts.add import add_files
from airwitness.acts.outcomes import Outcome, State
from airwitness.acts.reading import article_text, kept_text, read_waiting
from airwitness.acts.rebuild import rebuild
from airwitness.acts.withdraw import Reason, withdraw
from airwitness.acts.words import Hits, Term, search_words, terms_of
from airwitness.archive import Archive
from airwitness.capture.file import plan_paths
from airwitness.errors import InputError
from airwitness.evidence.verify import FAILED, verify
from airwitness.settings import Settings

ENGLISH = """Choir sings at the gate

The children’s choir marched to the gate on Friday.

Schoolchildren marched in 1980–88, and Zarquon spoke.
"""
PERSIAN = "رئیس‌جمهور گفت: «كتابِ تازه را می‌خوانم».\n\nکودکان سرود خواندند."
SRT = "1\n00:00:05,000 --> 00:00:06,500\nWe march to the gate\n"


def add(archive: Archive, folder: Path, **texts: str) -> list[Outcome]:
    folder.mkdir(exist_ok=True)
    paths = []
    for name, text in texts.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_text(text)
    return add_files(archive, plan_paths(paths))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with three articles, in which tests only search."""
    folder = tmp_path_factory.mktemp("words")
    settings = Settings(archive=folder / "archive", actor="tester")
    with Archive.create(settings.archive, settings) as archive:
        outcomes = add(archive, folder / "in", a_txt=ENGLISH, b_txt=PERSIAN, c_srt=SRT)
        assert [outcome.state for outcome in outcomes] == [State.ADDED] * 3
        yield archive


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> Archive:
    """The same for a test that changes it."""
    add(archive, tmp_path / "in", a_txt=ENGLISH, b_txt=PERSIAN, c_srt=SRT)
    return archive


def shown(archive: Archive, question: str, *, phrase: bool = False) -> list[str]:
    """The words that are hit, as they stand in the kept texts."""
    found = []
    for hit in search_words(archive, question, phrase=phrase).hits:
        text = kept_text(archive, hit.article).text
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text
        found += [text[start:end] for start, end in hit.spans]
    return found


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("choir", ["Choir", "choir"]),
        ("CHOIR friday", ["choir", "Friday"]),
        ('"to the gate"', ["to the gate", "to the gate"]),
        ("“to the gate”", ["to the gate", "to the gate"]),
        ('"gate the"', []),
        ("march*", ["marched", "marched", "march"]),
        ("march", ["march"]),
        ("*arch*", ["arch", "arch", "arch"]),
        ("school*", ["Schoolchildren"]),
        ("*children", ["children", "children"]),
        ("children's", ["children’s"]),
        ("1980-88", ["1980–88"]),
        ("۱۹۸۰", ["1980"]),
        ("کتاب", ["كتابِ"]),
        ("كتاب تازه", ["كتابِ", "تازه"]),
        ("رئيس*", ["رئیس"]),
        ("می‌خوانم", ["می‌خوانم"]),
        ('"می خوانم"', ["می‌خوانم"]),
        ('צה"ל', []),
        ("nosuchword", []),
        ("choir nosuchword", []),
    ],
)
def test_questions_and_what_they_find(asked: Archive, question: str, words: list[str]) -> None:
    assert shown(asked, question) == words


def test_all_of_it_as_one_phrase(asked: Archive) -> None:
    assert shown(asked, "the gate", phrase=True) == ["the gate"] * 3
    assert shown(asked, 'gate "the', phrase=True) == []


@pytest.mark.parametrize(
    "question",
    [
        'a"b', '"', "a AND b", "NOT a", "a OR b", "NEAR(a b)", "a:b", "folded:a", "^a", "a*b", "(a",
        "a)", "{a}", "-a", "+a", "a;b", "'a'", 'a""b', "*a*b*", "a\0b", "\ud800a", "rowid", "%a_",
        "a\\", "* a",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_safe(asked: Archive, question: str) -> None:
    with contextlib.suppress(InputError):
        assert search_words(asked, question).count <= 10


@pytest.mark.parametrize("question", ["", "  ", "*", '""', "…", "*ab*", "a" * 1_001, "a " * 33])
def test_questions_that_ask_for_nothing_are_refused(asked: Archive, question: str) -> None:
    with pytest.raises(InputError):
        search_words(asked, question)


def test_scripts_without_spaces_are_searched_by_parts(archive: Archive, tmp_path: Path) -> None:
    add(archive, tmp_path / "in", a_txt="子供たちは門の前で歌った。")
    assert terms_of("門の前") == (Term(words=(), is_beginning=False, part="門の前"),)
    assert shown(archive, "門の前") == ["門の前"]


def test_a_hit_in_a_transcript_says_when(asked: Archive) -> None:
    (hit,) = search_words(asked, '"march to"').hits
    told = hit.as_json()
    assert told["time"] == {"start": 5.0, "end": 6.5}
    assert (told["kind"], told["part"], told["spans"]) == ("transcript", None, [[3, 11]])


def test_hits_are_counted_and_limited(archive: Archive, tmp_path: Path) -> None:
    add(archive, tmp_path / "in", a_txt="\n\n".join(f"song {n}." for n in range(30)))
    found = search_words(archive, "song", limit=7)
    assert (len(found.hits), found.count) == (7, 30)
    assert [hit.passage.text for hit in found.hits] == [f"song {n}." for n in range(7)]


def answers(archive: Archive) -> list[Hits]:
    return [search_words(archive, q) for q in ("march*", "*arch*", "کتاب", "gate", '"the gate"')]


def test_a_rebuild_gives_the_same_hits(filled: Archive) -> None:
    before = answers(filled)
    assert all(hits.count for hits in before)
    rebuild(filled)
    assert answers(filled) == before


def test_what_is_kept_is_what_is_read_again(asked: Archive) -> None:
    for article in asked.catalogue.articles():
        assert kept_text(asked, article) == article_text(asked, article).kept


def test_a_withdrawn_article_leaves_no_word_behind(filled: Archive) -> None:
    assert shown(filled, "zarquon") == ["Zarquon"]
    article = search_words(filled, "zarquon").hits[0].article
    withdraw(filled, article.id, reason=Reason.PRIVATE)
    assert shown(filled, "zarquon") == shown(filled, "*arquo*") == []
    assert shown(filled, "march*") == ["march"]
    assert [a.kind for a in filled.catalogue.articles()] == ["article", "transcript"]
    left = b"".join(path.read_bytes() for path in filled.folder.glob("catalogue.db*")).lower()
    assert b"zarquon" not in left
    assert b"zar" not in left
    assert "کودکان".encode() in left
    assert not [check for check in verify(filled.folder) if check.state == FAILED]
    rebuild(filled)
    assert shown(filled, "zarquon") == []


def test_a_withdrawn_detail_leaves_an_article_without_a_name(
    filled: Archive, tmp_path: Path
) -> None:
    article = search_words(filled, "zarquon").hits[0].article
    (line,) = [x for x in filled.custody.lines() if article.object in x.act.objects]
    assert line.act.detail is not None
    withdraw(filled, line.act.detail, reason=Reason.PRIVATE)
    assert shown(filled, "zarquon") == ["Zarquon"]
    assert filled.article(article.id).name == article.object[:12]
    rebuild(filled)
    assert shown(filled, "zarquon") == ["Zarquon"]
    assert not [check for check in verify(filled.folder) if check.state == FAILED]
    add(filled, tmp_path / "in", a_txt=ENGLISH)
    assert shown(filled, "zarquon") == ["Zarquon"]
    assert filled.catalogue.recordings() == []


def test_articles_that_wait_are_read_later(filled: Archive) -> None:
    with filled.catalogue._writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM kept")
    assert search_words(filled, "choir").unread == 3
    assert read_waiting(filled) == []
    assert search_words(filled, "choir").unread == 0
    assert shown(filled, "choir") == ["Choir", "choir"]
