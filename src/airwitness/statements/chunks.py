# ruff: noqa: PLR0911, PLR2004 (how far one looks stands in the rules)
"""English: a sentence in chunks: noun phrases, verbs, and the small words between them.

A shallow look, from tables and endings, for rules that must know where a phrase begins. Each item
gets one letter:

* `n` noun or adjective, `N` name, `q` quotation, `d` determiner, `o` pronoun: noun phrases;
* `v` verb, `x` auxiliary, `g` -ing, `t` the word *to*, `a` adverb;
* `p` preposition, `c` *and*, `r` relative, `s` subordinator, `w` a day or month;
* `,` what parts phrases, `.` what parts clauses.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from airwitness.statements import english as en
from airwitness.statements.found import Range
from airwitness.statements.making_verbs import MIDDLE, NOUN_TOO, VERBS
from airwitness.statements.making_words import NO_MAKER, TOLD_OF
from airwitness.statements.making_works import WORKS
from airwitness.statements.phrases import MONTHS
from airwitness.statements.sentences import DASHES, QUOTE, TERMINALS, Sentence
from airwitness.statements.words import among

_PASTS = among(
    """
    went came saw took gave got knew thought became began kept held stood let meant set met ran
    sat spoke lay led grew lost fell sent built understood drew broke spent rose drove bought wore
    chose sold taught caught fought hung hid rode shook threw woke flew blew won paid laid brought
    cost says tells goes comes makes takes gives gets has does knows thinks becomes begins keeps
    holds stands means meets sits leads loses falls sends runs wants needs includes contains remains
    belongs follows shows plays airs carries sells teaches lasts
    named called dubbed titled entitled used helped managed continued owns
    operates serves acts functions forms
    """
)
_PURE = among(
    "came became gave went rose drove spoke broke chose woke rode wore tore froze stole shook fell"
)
"""Pasts that are no participles."""
_ASIDES = frozenset({"turn", "fact", "truth", "reality", "effect"})
_PAPERS = frozenset({"daily", "weekly", "monthly"})
_PAIRS = among("two three four five six seven eight nine ten several many of")
_TURNED = NO_MAKER | _ASIDES | _PAPERS | {"least", "most", "say", "plays"}
_NOT_PASTS = among(
    """
    hundred red bed shed sled seed speed breed need feed greed deed creed indeed sacred naked
    wicked rugged unarmed wooded so-called biased talented gifted beloved bed-ridden wed kindred
    """
)
_NOT_ING = among(
    """
    evening morning king ring thing string spring wing sing bring anything something nothing
    everything during building meeting briefing hearing wedding ceiling recording footing outing
    opening beginning painting railing shilling darling sibling duckling wording being
    """
)
_OBJECTS = among("them him me us herself himself themselves nobody everybody somebody anyone")
_ADJECTIVES = frozenset({"outside", "inside", "past", "near", "following"})
_FLOATING = frozenset({"all", "both", "each"})
_CAPITAL = among("in on at it he she they when after but and as if while during since")
_PREDETERMINERS = among("all both half such most many several some few each one two three")
_SUBORDINATORS = (en.SUBORDINATORS - en.RELATIVES - en.PREPOSITIONS) | among("if whether that")
_TIME = (en.WEEKDAYS | MONTHS) - {"may", "march"}
_YEAR = 4  # digits
_WORDS = 1 << 16  # different ones of which the letter is kept
_MODALS = among("could would can will shall might must should 'll couldn't wouldn't can't won't")
_LONE_ADVERBS = among(
    """
    not never again ever just twice live jointly together also first later then now once still
    even only soon further often always sometimes so far too simply almost merely already
    meanwhile overnight yesterday instead thereafter afterwards however up out down off away abroad
    elsewhere online
    """
)  # fmt: skip


def _table() -> dict[str, str]:
    tags = dict.fromkeys(_PASTS, "v")
    tags |= {w: "v" for w, (_, c, form) in en.CUES.items() if form == "p" or (
        form == "s" and "n" not in c)}  # fmt: skip
    tags |= {w: "g" for w, (_, _, form) in en.CUES.items() if form == "g"}
    tags |= {
        w: "g" if v[2] == "g" else "v"
        for w, v in VERBS.items()
        if w not in NOUN_TOO and v[2] in "epng"
    }
    tags |= dict.fromkeys(en.COMMON_VERBS, "v") | dict.fromkeys(en.AUXILIARIES, "x")
    tags |= dict.fromkeys(en.PREPOSITIONS, "p") | dict.fromkeys(_SUBORDINATORS, "s")
    tags |= dict.fromkeys(en.CONJUNCTIONS | {"or"}, "c") | dict.fromkeys(en.RELATIVES, "r")
    tags |= dict.fromkeys(en.PRONOUNS, "o") | dict.fromkeys(_OBJECTS, "o")
    tags |= {"who": "r", "which": "r", "that": "r", "whom": "r", "whose": "r", "where": "s"}
    tags |= dict.fromkeys(en.ADVERBS - {"both", "all"}, "a") | dict.fromkeys(_LONE_ADVERBS, "a")
    tags |= dict.fromkeys(en.DETERMINERS, "d") | {"that": "r", "one": "d", "two": "n"}
    tags |= {"last": "d", "next": "d", "majority-owned": "v", "part-owned": "v", "co-owned": "v"}
    tags |= {w: "n" for w in _NOT_PASTS | _NOT_ING if w not in {"during", "being", "indeed"}}
    tags |= dict.fromkeys(_TIME, "w") | {"to": "t", "being": "x", "may": "x", "&": "N"}
    tags |= dict.fromkeys(TERMINALS | {";", ":"}, ".") | dict.fromkeys(DASHES, ",")
    return tags | dict.fromkeys((",", "(", ")", "[", "]", "/"), ",") | {QUOTE: "q"}


_TAGS = _table()
_FOR_WHAT = among(
    """
    office bureau agency council committee centre center department secretariat directorate society
    fund board commission campaign union alliance association institute foundation ministry
    """
)
_HOLDING = among("controls manages oversees supervises administers comprises holds buys reports")
_DOUBTFUL = _HOLDING | NOUN_TOO | MIDDLE | {w for w, (_, _, form) in VERBS.items() if form in "bs"}
_NAMED = frozenset({"named", "called", "titled", "entitled", "dubbed"})
_SETTLED = frozenset("dpxatcrsoq")
_AFTER_VERB = frozenset("dqo")
_CLOSING = frozenset("p,.")
_NO_THIRD = frozenset({"ss", "us", "is", "'s"})
_NOUN = frozenset("nNq")
_BEGINS = frozenset("dnNqo")


@dataclass(frozen=True)
class Chunks:
    """A sentence with a letter for each item, and its noun phrases."""

    s: Sentence

    @cached_property
    def tags(self) -> list[str]:
        """A letter for each item."""
        s, tags = self.s, _first_letters(self.s)
        for i, tag in enumerate(tags):
            if tag in _SETTLED:
                continue
            open_ = tag == "n" or (tag == "N" and i == 0)
            if open_ and s.lows[i] in _DOUBTFUL and self._is_verb(tags, i):
                tags[i] = "g" if s.lows[i].endswith("ing") else "v"
            elif tag == "w" and i and s.lows[i] in en.WEEKDAYS and (
                (tags[i - 1] == "d" or s.lows[i - 1].endswith("'s"))
                and tags[i + 1 : i + 2] in (["n"], ["N"])
            ):  # fmt: skip
                tags[i] = "n"  # the Saturday show
            elif tag == "n" and i and s.lows[i][-1] == "s" and (
                tags[i - 1] == "r"
                or (tags[i - 1] == "N" and i + 1 < len(tags) and tags[i + 1] in _AFTER_VERB
                    and s.lows[i][-2:] not in _NO_THIRD)
            ):  # fmt: skip
                tags[i] = "v"  # the Clay Institute blames the ministry
            elif tag in "vg" and (new := self._noun_after_all(tags, i)):
                tags[i] = new
            elif tag == "." and _is_initial(s, i):
                tags[i] = "N"
            elif tag == "," and i and s.lows[i] == "'" and tags[i - 1] in "nN":
                tags[i] = tags[i - 1]  # the Boys' Choir
        return tags

    def _is_verb(self, tags: list[str], i: int) -> bool:  # noqa: C901
        """Tell whether a word that may be a noun is a verb here: Radio Sund broadcast a song."""
        k = i - 1
        while k >= 0 and tags[k] == "a":
            k -= 1
        before = tags[k] if k >= 0 else ""
        after = tags[i + 1] if i + 1 < len(tags) else "."
        j = i + 1
        while after == "a" and j + 1 < len(tags):
            j += 1
            after = tags[j]
        low = self.s.lows[k] if k >= 0 else ""
        if k < 0 and i == 0 and VERBS.get(self.s.lows[i], ("", "", ""))[2] in {"e", "n"}:
            return after in "pw"
        if before and before in "xot":
            return low not in {"them", "him", "us"}
        if before == "r":
            return low != "whose"
        if before in "nNq" and before:
            holding = after in "tN" and self.s.lows[i] in _HOLDING
            if after in "dqo" or (after == "N" and before == "N") or holding:
                return True
            form = VERBS.get(self.s.lows[i], ("", "", ""))[2]
            if after in "p.,w" and form in "ens" and form and self._is_in_relative(tags, k):
                return True  # which the band cut in
            if i + 1 < len(tags) and self.s.lows[i + 1] == "by" and form in {"e", "n"}:
                return True  # a station run by
            return (low in WORKS and after in "pw" and form in "en" and form != "") or (
                self.s.lows[i] in MIDDLE and after == "p"
            )
        if before in ",c" and before:
            closes = before == "," and k > 0 and tags[k - 1] == "N" and after == "n"
            third = VERBS.get(self.s.lows[i], ("", "", ""))[2] == "s"
            return after in "pdqo" or (closes and third and self.s.lows[i] not in NOUN_TOO)
        return False

    def _is_in_relative(self, tags: list[str], k: int) -> bool:
        """Tell whether `which` stands before the phrase that ends here, and no verb between."""
        while k > 0 and tags[k] in "nNd":
            k -= 1
        return tags[k] == "r" and self.s.lows[k] in {"which", "that"}

    def _noun_after_all(self, tags: list[str], i: int) -> str:
        """Give the letter of a participle that stands within a noun phrase: the released clip."""
        k = i - 1
        while k >= 0 and tags[k] == "a":
            k -= 1
        before = tags[k] if k >= 0 else ""
        after = tags[i + 1] if i + 1 < len(tags) else ""
        if self.s.lows[i] == "holding" and self.s.lows[k] == "state":
            return "n"
        if before == "d" and self.s.lows[k] in _FLOATING and k and tags[k - 1] == ",":
            return ""
        owned = before in "nN" and before and self.s.lows[k].endswith(("'s", "s'"))
        if (before == "d" or owned) and (after in _NOUN or tags[i] == "v") and after != "":
            return "n"
        if before == "d" and tags[i] == "g" and after in _CLOSING and (
            i + 1 < len(tags) and self.s.lows[i + 1] != "of"
        ):  # fmt: skip
            return "n"  # at the unveiling
        if before == "p" and tags[i] == "v" and after in _NOUN and self.s.lows[k] != "as":
            return "n"
        return ""

    @cached_property
    def nouns(self) -> dict[int, Range]:
        """Item → the noun phrase it belongs to."""
        found: dict[int, Range] = {}
        i, n = 0, len(self.tags)
        while i < n:
            if self.tags[i] in _BEGINS:
                hi = self._noun_end(i)
                for k in range(i, hi):
                    found[k] = (i, hi)
                i = hi
            else:
                i += 1
        return found

    def _noun_end(self, lo: int) -> int:
        tags, s = self.tags, self.s
        year = s.lows[lo].isdigit() and len(s.lows[lo]) == _YEAR and tags[lo] == "n"
        if tags[lo] == "o" or (year and s.low(lo - 1) in {"in", "since", "until"}):
            return lo + 1  # in 2030 Radio Cordon
        k = lo
        while k < len(tags) and tags[k] == "d" and (k == lo or s.lows[k - 1] in _PREDETERMINERS
                                                    or tags[k - 1] == "d"):  # fmt: skip
            k += 1
        begun = k
        while k < len(tags):
            tag = tags[k]
            if tag in "nN" or (tag == "q" and (k == begun or tags[k - 1] != "q")):
                if k > begun and tags[k - 1] == "q" and begun == lo:
                    break  # “…” aired: what follows a title is no part of it
                k += 1
            elif tag == "a" and begun > lo and (self.tag(k + 1) in "nN" or (
                k == begun and s.lows[k] == "first")):  # fmt: skip
                k += 1
            else:
                break
        return max(k, lo + 1)

    def tag(self, i: int) -> str:
        """Letter of an item; `.` outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else "."

    def noun_at(self, i: int) -> Range | None:
        """The noun phrase that begins at an item."""
        noun = self.nouns.get(i)
        return noun if noun is not None and noun[0] == i else None

    def noun_to(self, end: int) -> Range | None:
        """The noun phrase that ends before an item."""
        noun = self.nouns.get(end - 1)
        return noun if noun is not None and noun[1] == end else None

    def with_of(self, noun: Range) -> Range:
        """A noun phrase with what hangs on it by `of`."""
        lo, hi = noun
        while (self.s.low(hi) == "of" or self._is_for(hi)) and (
            more := self.noun_at(hi + 1)
        ) is not None:  # fmt: skip
            hi = more[1]
        return lo, hi

    def _is_for(self, i: int) -> bool:
        """Tell whether `for` stands within a name: the Office for Tender Minds."""
        named = self.tags[i - 1] == "N" and self.tag(i + 1) == "N"
        return named and self.s.low(i) == "for" and self.s.lows[i - 1] in _FOR_WHAT

    def name_end(self, noun: Range) -> Range | None:
        """The run of names that ends a phrase: the composer Iver Noll."""
        lo, hi = noun
        k = hi
        while k > lo and (self.tags[k - 1] == "N" or (k > lo + 1 and self.s.lows[k - 1].isdigit())):
            k -= 1
        return (k, hi) if k < hi else None

    def is_reduced(self, k: int) -> bool:
        """Tell whether a verb only says more of the noun before it: a song made in May."""
        if self.tags[k] == "g" or self.s.lows[k] in _NAMED:
            return True
        if self.s.lows[k] in TOLD_OF and self.tag(k + 1) == "t" and self.tag(k - 1) == ",":
            return True  # the hymn, said to have been composed by
        if self.tags[k] != "v" or self.tag(k + 1) not in "pta" or self.s.lows[k] in _PURE:
            return False
        form = VERBS.get(self.s.lows[k])
        if form is not None and form[2] not in "en":
            return False
        return self.tag(k - 1) in "nNq,acd" and self.s.lows[k].endswith(("ed", "n", "t", "e", "g"))

    def skip_adverbs(self, i: int) -> int:
        """First item from i on that is no adverb."""
        while self.tag(i) == "a":
            i += 1
        return i


def _first_letters(s: Sentence) -> list[str]:
    """Give each word the letter it has by itself, and by the word before it."""
    tags: list[str] = []
    before, letter = ".", _TAGS.get
    for i, (low, form) in enumerate(zip(s.lows, s.forms, strict=True)):
        if low in _FLOATING and before == "x":
            tag = "a"
        elif i and form == low and low not in _ADJECTIVES:
            tag = letter(low) or _by_letters(low)
        else:
            tag = _first_guess(s, i, low, before)
        if before == "x" or low in _TURNED:
            tag = _by_the_word_before(s, tags, i, tag)
        tags.append(tag)
        before = tag
    return tags


def _by_the_word_before(s: Sentence, tags: list[str], i: int, tag: str) -> str:
    """Give the letter of a word that hangs on the word before it; and mend that of the other."""
    low, before = s.lows[i], tags[-1] if i else "."
    was = s.low(i - 1)
    if before == "x":
        modal = tag == "n" and was in _MODALS and not s.is_name(i)
        return "a" if low == "since" else "v" if modal else tag  # has since been; we could find
    if low == "plays":
        return "n" if before in "vd" or was.isdigit() or was in _PAIRS else tag  # wrote two plays
    if low == "say":
        return "v" if before in "nN" else tag  # Prosecutors say Mira Toval wrote it
    if was == "that" and low in NO_MAKER:
        tags[-1] = "d"  # that morning
    elif low == "turn" and was in {"its", "their"} and s.low(i - 2) == "in":
        tags[-2:] = "aa"
        return "a"
    elif (was == "in" and low in _ASIDES) or (was == "at" and low in {"least", "most"}):
        tags[-1] = "a"
        return "a"
    elif tag == "a" and before == "d" and low in _PAPERS:
        return "n"
    return tag


def _first_guess(s: Sentence, i: int, low: str, before: str) -> str:
    """Give the letter of a word by itself."""
    tag = _TAGS.get(low)
    if s.forms[i][0].isupper() and before != ".":
        day = tag == "w" and low not in {"today", "tonight", "yesterday"}
        kept = day or low == "i" or (low in _CAPITAL and i < 3)
        return tag if kept and tag is not None else "N"
    if tag == "p" and before == "d" and low in _ADJECTIVES:
        return "n"
    if tag == "n" and i == 0 and s.is_name(0) and s.is_name(1) and low not in {"two", "three"}:
        return "N"
    return tag if tag is not None else _by_ending(s, i, low)


def _by_ending(s: Sentence, i: int, low: str) -> str:
    """Guess by how a word ends."""
    if s.forms[i][0].isupper():
        following = s.forms[i + 1][0] if i + 1 < len(s) else ""
        if following.isupper() or not low.endswith(("ed", "ing", "ly")):
            return "N"
    return _by_letters(low)


@lru_cache(maxsize=_WORDS)
def _by_letters(low: str) -> str:
    """Guess by the letters of a word alone."""
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return "v"
    if low.endswith("ing") and len(low) > 4:
        return "g"
    if low.endswith("ly") and len(low) > 4 and low not in {"family", "assembly", "reply"}:
        return "a"
    if low[0].isalnum():
        return "n"
    return ","


def _is_initial(s: Sentence, i: int) -> bool:
    """Tell whether a full stop only shortens a word: O. Dunsky."""
    before = s.low(i - 1)
    return s.low(i) == "." and i + 1 < len(s) and (
        before in en.ABBREVIATIONS or (len(before) == 1 and before.isalpha())
    )  # fmt: skip
