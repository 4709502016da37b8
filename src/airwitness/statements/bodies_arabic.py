# ruff: noqa: PLR2004 (how far one looks stands in the rules)
"""Arabic: which body is part of which: `BODY التابعة لBODY`, `تتبع BODY BODY`, `تديره BODY`.

One of both at least is called by a word for a body, or was before: no capitals tell names.
"""

from collections.abc import Callable

from airwitness.statements import arabic_things as things
from airwitness.statements.arabic_line import Line
from airwitness.statements.found import Link, Range
from airwitness.statements.plain_line import COMMAS
from airwitness.statements.words import among

_ARMS = among("الذراع ذراع ذراعا الجناح جناح")
_UNDER = among(
    "لاشراف لسيطرة لسلطة لادارة لرقابة لوصاية لامرة لقيادة لملكية تحت اداريا ماليا بالكامل كليا "
    "مباشرة اليوم حاليا عضويا رسميا تنظيميا كليا وماليا واداريا الان"
)
_PART_OF = among("جزء جزءا فرع فرعا وحدة قسم قسما واحدة واحد احدي احد الجزء شعبة عضو عضوا")
_ONE = among("واحد واحدة احد احدي")
_SET = among(
    "مؤسسات شركات اذرع وحدات هيئات اجهزة فروع دوائر منابر قنوات مرافق المؤسسات الشركات "
    "الاذرع الهيئات الوحدات الاجهزة الفروع الدوائر القنوات المدارس المراكز "
    "الجمعيات الجهات منصات اقسام"
)
_FOLLOWS = among("يتبع تتبع يتبعان تتبعان تتبعه تتبعها")
_OBEYS = among("يخضع تخضع ينتمي تنتمي تعود يعود")
_RUNS = among(
    """
    يديرها يديره تديرها تديره يملكها يملكه تملكها تملكه تمتلكها يمتلكها تمتلكه يمتلكه تشرف يشرف
    تسيرها تسيره يسيرها يسيره تسيطر يسيطر
    """
)
_OWNS = among("يدير تدير يملك تملك يمتلك تمتلك تسير")
_SUPERVISED = (("تحت", "اشراف"), ("تحت", "ادارة"), ("تحت", "مظلة"), ("تحت", "وصاية"),
               ("تحت", "سلطة"), ("تحت", "سيطرة"), ("تحت", "امرة"), ("تحت", "قيادة"),
               ("باشراف",), ("ضمن",), ("تحت", "لواء"))  # fmt: skip
_SUPERVISING = frozenset(words[0] for words in _SUPERVISED)
_WORKING = among(
    "يعمل تعمل تنشط ينشط يقع تقع وتعمل ويعمل كانت كان تندرج يندرج تنضوي ينضوي تنشا هي هو"
)
_SKIPPED = among("التي الذي وهي وهو هي هو ايضا كانت كان انذاك حينها اليوم بدورها بدوره رسميا عمليا "
                 "فعليا وكانت وكان حاليا اصلا هما وهما فهي فهو نفسها نفسه تعمل يعمل تنشط "
                 "ينشط تقع يقع تندرج يندرج تنضوي ينضوي صارت صار اصبحت اصبح باتت وصارت واصبحت "
                 "وباتت غدت ظلت وظلت بقيت وتعمل ويعمل")  # fmt: skip
_NO_BODIES = among(
    "حملة حساب صفحة بيت دفتر غرفة مركب مسرح مهرجان طاقم الحملة الحساب الصفحة البيت الغرفة المركب "
    "الطاقم عصابة جماعة جماعات مدارس قنوات مراكز دور"
)
"""Words for bodies that are told of too much else."""
_HEADING = frozenset({"ادارة", "رئاسة", "قيادة", "امانة"})
_THIS = frozenset({"هذا", "هذه", "وهذا", "وهذه"})
_MOST = 8  # links of one sentence
_REACH = 12


def find_arabic_links(line: Line) -> list[Link]:
    """Find which body is part of which in an Arabic sentence."""
    found: list[Link] = []
    for i, low in enumerate(line.lows):
        if len(found) >= _MOST:
            break
        bare = low[1:] if low[:1] in {"و", "ف"} else low
        link = None
        if low in things.BELONGS or bare in things.BELONGS:
            link = _belongs(line, i, found)
        elif (low in _PART_OF or bare in _PART_OF) and line.low(i + 1) in {"من", *_SET}:
            link = _part(line, i, i + 1 + (line.low(i + 1) == "من"))
        elif low == "من" and line.low(i + 1) in _SET:
            link = _part(line, i, i + 1)
        elif bare in _VERBS:
            link = _VERBS[bare](line, i)
        elif (words := _supervised(line, i)) and _works(line, i):
            link = _link(line, subject_of(line, i, found), i + len(words))
        if link is not None and link.subject != link.object and link not in found:
            found.append(link)
    return found


def _supervised(line: Line, i: int) -> tuple[str, ...]:
    if line.lows[i] not in _SUPERVISING:
        return ()
    return next((w for w in _SUPERVISED if tuple(line.lows[i : i + len(w)]) == w), ())


def _works(line: Line, i: int) -> bool:
    """Tell whether it is told of a body that it works so: works under."""
    near = {low.removeprefix("و").removeprefix("ف") for low in line.lows[max(0, i - 4) : i]}
    near |= set(line.lows[max(0, i - 4) : i])
    return not near.isdisjoint(_WORKING)


def _belongs(line: Line, i: int, found: list[Link]) -> Link | None:
    """X, which belongs to Y; the media arm of Y."""
    at = i + 1
    low = line.lows[i].removeprefix("و")
    if low in _ARMS:
        at = next(
            (k for k in range(at, min(len(line.lows), at + 3)) if line.lows[k][:1] == "ل"), at
        )
        if line.low(at)[:1] != "ل" and not line.is_body(at):
            return None
    else:
        while line.low(at) in _UNDER or line.low(at) in {"الي", "من", "اشراف", "ادارة", "ب", "علي"}:
            at += 1
    gender = "f" if line.lows[i].endswith(("ة", "ات", "تان", "تين")) else "m"
    gender = "" if low in _ARMS or line.lows[i].endswith(("ين", "ان")) else gender
    return _link(line, subject_of(line, i, found, gender=gender), at)


def _part(line: Line, i: int, at: int) -> Link | None:
    """X is part of Y; one of the companies that belong to Y."""
    if line.low(at) in _SET:
        at += 1
        while line.low(at) in {"التابعة", "المملوكة", "الخاضعة", "الي", "لاشراف", "الاعلامية"}:
            at += 1
    elif line.low(i) == "من" or line.low(i).removeprefix("و") in _ONE:
        return None
    return _link(line, subject_of(line, i, []), at)


def _run(line: Line, i: int) -> Link | None:
    """(The channel), which the board runs; the board supervises it."""
    at = i + 1
    if line.low(i) in {"تشرف", "يشرف", "تسيطر", "يسيطر"}:
        if line.low(at) not in {"عليها", "عليه", "عليهما"}:
            return None
        at += 1
    if line.low(i) in {"ادارتها", "ادارته"}:
        return None
    return _link(line, subject_of(line, i, []), at)


def _owns(line: Line, i: int) -> Link | None:
    """The ministry runs the channel."""
    before = line.body_to(i)
    if before is not None:
        owned = _name(line, i + 1)
        if owned is None or not _is_certain(line, owned[0]):
            return None
        return Link(subject=owned[0], object=before, joined=False)
    first = line.body(i + 1) if i + 1 < len(line.lows) else None
    if first is None:
        return None
    second = _name(line, first[1])
    if second is None or not _is_certain(line, second[0]):
        return None
    return Link(subject=second[0], object=first)


def _is_certain(line: Line, body: Range) -> bool:
    """Tell whether a phrase is a certain body: (the) channel, and not: a channel."""
    return body[1] - body[0] > 1 or line.lows[body[0]][:2] == "ال"


def _follows(line: Line, i: int) -> Link | None:
    """(The workshop) comes under (an office): the verb stands first, or between them."""
    at = i + 1
    while line.low(at) in {*_UNDER, "عمليا", "فعليا", "رسميا"}:
        at += 1
    before = subject_of(line, i, [])
    if before is not None:
        return _link(line, before, at)
    if at + 1 >= len(line.lows) or not line.is_body(at):
        return None
    second = next(
        (k for k in range(at + 1, min(len(line.lows), at + 7))
         if line.lows[k] in things.BODIES or (k == at + 1 and line.is_body(k))
         or (line.lows[k][:1] == "ل" and things.body_cut(line.lows[k]) is not None)), None,
    )  # fmt: skip
    if second is None:
        named = line.body(at)
        second = named[1] if named is not None and line.is_body(named[1]) else None
    if second is None:
        return None
    return _link(line, (at, at + 1 if line.s.is_quote(at) else second), second)


def _obeys(line: Line, i: int) -> Link | None:
    """(The company) is under (the supervision of an office)."""
    at = next((k for k in range(i + 1, min(len(line.lows), i + 7)) if line.lows[k][:1] == "ل"
               or line.lows[k] == "الي"), len(line.lows))  # fmt: skip
    if line.low(i + 1) in {"ملكية", "ادارة", "تبعية"}:  # the ownership of the channel is with
        before = line.body(i + 2) if i + 2 < len(line.lows) else None
        if before is None:
            return None
        at = before[1] + (line.low(before[1]) == "الي")
        return _link(line, before, at)
    before = subject_of(line, i, [])
    if before is None and at > i + 1 and line.is_body(i + 1):
        before = (i + 1, at)
    owned = line.low(i) in {"تعود", "يعود"} and line.low(at - 1) not in {"ملكيتها", "ملكيته"}
    if owned and line.low(i + 1) not in {"ملكيتها", "ملكيته"}:
        return None
    while line.low(at) in _UNDER or line.low(at) == "الي":
        at += 1
    return _link(line, before, at)


def _name(line: Line, lo: int) -> tuple[Range, bool] | None:
    """The name of a body from here on, and whether `to` is joined to it."""
    if lo >= len(line.lows):
        return None
    low = line.lows[lo]
    if low in {"ل", "لل"} and line.s.is_quote(lo + 1) and lo + 1 in line.quoted:
        return (lo + 1, lo + 2), False
    body = line.body(lo)
    if body is None:
        return None
    return body, low[:1] == "ل" and low not in things.BODIES and low not in line.names


def _link(line: Line, subject: Range | None, lo: int) -> Link | None:
    named = _name(line, lo) if subject is not None else None
    if subject is not None and _is_loose(line, subject):
        return None
    if named is not None and _is_loose(line, named[0]):
        return None
    if subject is None or named is None or (named[0][0] < subject[1] and subject[0] < named[0][1]):
        return None
    return Link(subject=subject, object=named[0], joined=named[1])


def _is_loose(line: Line, body: Range) -> bool:
    """Tell whether a phrase is no certain body: (the) schools, a page, a campaign."""
    lo, hi = body
    low = line.lows[lo + (line.lows[lo] in _THIS and hi - lo > 1)]
    if low in _SET or any(rest in _NO_BODIES for _, rest in things.variants(low)):
        return True
    return (
        hi - lo == 1 and low[:2] not in {"ال", "لل"} and low[:3] != "وال" and things.is_loose(low)
    )


def subject_of(line: Line, i: int, found: list[Link], *, gender: str = "") -> Range | None:
    """The body that stands before, with the words that follow its own."""
    end = i
    while end > 0 and (
        line.lows[end - 1] in _SKIPPED or line.lows[end - 1] in COMMAS or (end - 1) in line.inside
        or line.lows[end - 1] in things.TIMES
    ):  # fmt: skip
        end -= 1
    direct = _agreeing(line, end, gender)
    if direct is not None:
        return _described(line, direct) or direct
    near = [link.object for link in found if link.object[1] == end]
    if near:
        return near[-1]
    earlier = _earlier(line, end)
    if earlier is not None and end - earlier[1] > 1 and not COMMAS & set(line.lows[earlier[1] : i]):
        earlier = None
    if (earlier is None and line.low(end)[:1] == "و") or line.low(end) in COMMAS:
        earlier = earlier or _first(line, end)
    return earlier


def _described(line: Line, body: Range) -> Range | None:
    """The name that a word for a body describes: “…”, which is a company."""
    lo = body[0]
    if body[1] - lo == 1 and lo - 1 in line.quoted and line.lows[lo][:2] != "ال":
        return None if line.is_body(lo - 2) else (lo - 1, lo)  # “Dawn” is a company of
    at = lo - 1 - (line.low(lo - 1) in {"وهو", "وهي"})
    if line.lows[lo][:2] == "ال" or line.lows[lo] in _THIS or at < 1 or line.lows[at] not in COMMAS:
        return None
    if line.s.is_quote(at - 1) and at - 1 in line.quoted:
        return line.body_to(at) or (at - 1, at)
    if line.body_to(at) is not None or line.lows[lo - 1] not in {"وهو", "وهي"}:
        return line.body_to(at)
    first = at  # a name without a word for a body: “…, which is a company”
    while first > 0 and at - first < 4 and line.lows[first - 1][:1].isalpha() and not (
        line.lows[first - 1] in things.PLACES or line.lows[first - 1] in things.SMALL
        or line.is_verb(first - 1) or line.lows[first - 1][:2] == "ال"
    ):  # fmt: skip
        first -= 1
    return (first, at) if first < at else None


def _first(line: Line, end: int) -> Range | None:
    """The body that the sentence is told of, for a clause that goes on without naming it."""
    lo = next((k + 1 for k in range(end - 1, -1, -1) if line.is_mark(k)), 0)
    for k in range(lo, min(lo + 3, end)):
        body = line.body(k)
        if body is not None and body[1] <= end:
            return body
    return None


def _agreeing(line: Line, end: int, gender: str) -> Range | None:
    """The body whose name ends here, and with which a word agrees: of names set in one another."""
    whole = line.body_to(end)
    if whole is None and end - 1 in line.quoted and things.work_of(line.low(end - 2)) is None:
        return end - 1, end
    if whole is None or not gender:
        return whole
    for k in range(whole[0], end):
        agrees = things.is_feminine_body(line.lows[k]) == (gender == "f")
        if (
            agrees
            and line.is_body(k)
            and line.lows[k] not in _HEADING
            and line.name_end(k, end) == end
        ):
            return (
                (whole[0], end) if k <= whole[0] + 1 and line.lows[whole[0]] in _THIS else (k, end)
            )
    return whole


def _earlier(line: Line, end: int) -> Range | None:
    """The body a clause begins with: channel X, …, belongs to."""
    for k in range(end - 1, max(-1, end - _REACH), -1):
        low = line.lows[k]
        if line.is_mark(k) or low in {"ان", "لكن", "ولكن", "حيث", "بينما"} or line.is_verb(k):
            begin = k + 1
            break
    else:
        begin = max(0, end - _REACH) if end <= _REACH else -1
    if begin < 0:
        return None
    while begin < end and (
        line.lows[begin] in things.SMALL and line.lows[begin] not in {"هذه", "هذا", "وهذه", "وهذا"}
    ):
        begin += 1
    body = line.body(begin) if begin < end else None
    return body if body is not None and body[1] <= end else None


_VERBS: dict[str, Callable[[Line, int], Link | None]] = {
    **dict.fromkeys(_RUNS, _run), **dict.fromkeys(_OWNS, _owns),
    **dict.fromkeys(_FOLLOWS, _follows), **dict.fromkeys(_OBEYS, _obeys),
}  # fmt: skip
