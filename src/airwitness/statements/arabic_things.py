# ruff: noqa: PLR2004 (how long a word is, that letters may be joined to, stands in the rules)
"""Arabic: words for works, for bodies and for who makes things, and what may be joined to them."""

from functools import lru_cache

from airwitness.statements.arabic_words import HEADS, fold
from airwitness.statements.words import among, listed

_KEPT = 4096  # words of which it is kept what they are
_WORKS = """
نشيد أنشودة أغنية أغنيات أغان أغاني أناشيد أهزوجة لحن ألحان مقطوعة معزوفة سمفونية شارة مقطع مقاطع
فيديو
فيديوهات كليب فيديوكليب فيلم أفلام شريط أشرطة وثائقي مسلسل مسلسلات سلسلة حلقة حلقات برنامج برامج
رسوم كرتون مسرحية مسرحيات عرض حفل حفلة أوبريت تسجيل تسجيلات ألبوم أسطوانة كاسيت بودكاست كتاب كتب
كتيب كتيبات رواية روايات قصة قصص حكاية حكايات قصيدة قصائد ديوان مقال مقالة تقرير تقارير تحقيق
تحقيقات ملصق ملصقات صورة صور لعبة ألعاب إعلان إعلانات دعاية لوحة جدارية موال تهويدة ترنيمة مارش
نوبة زجل موشح تمثيلية دراما فقرة مادة عمل أعمال مشهد مشاهد لقطات لقطة ومضة سيناريو نص مجلة مطوية
منشور كراس كراسة دفتر قاموس قائمة نسخة جزء مقدمة خاتمة جينيريك تتر لازمة ترنيمات تواشيح ابتهال
خطبة رسالة فاصل فواصل مونولوغ مونولوج أوبرا بث رسمة رسومات كاريكاتور نشيدة مقطوعات حكايا بيت أبيات
كليبات أنيميشن متحركة رسمات منهاج درس دروس مختارات مذكرات مذكرة سيرة ترانيم إنتاج نماذج فيلموغرافيا
لوحات جداريات ألبومات أسطوانات معزوفات أهازيج سيناريوهات كراسات
"""
WORKS = frozenset(fold(work) for work in listed(_WORKS)) - among(
    "بيت ابيات رسالة نماذج انتاج بث درس دروس مادة متحركة فيلموغرافيا منشور عمل اعمال قائمة جزء نص "
    "عرض صورة مشهد مشاهد خطبة فقرة تحقيق تحقيقات مذكرة اعلان رسوم"
)
"""Words for works, without `the` and without an owner."""
LOOSE_WORKS = among(
    "عمل اعمال قائمة جزء نص عرض صورة مشهد مشاهد خطبة فقرة تحقيق تحقيقات اعلان رسوم رسالة "
    "مادة منشور حفل حفلة"
)
"""Words for works that are words for other things too."""
PLURALS = among(
    "اغان اغاني اناشيد الحان مقاطع فيديوهات افلام اشرطة مسلسلات حلقات برامج مسرحيات تسجيلات كتب "
    "روايات قصص حكايات قصائد مقالات تقارير ملصقات صور العاب لقطات مشاهد اعمال كتيبات رسوم "
    "فواصل دروس حكايا كليبات مجلات"
)
"""Several of them: `ها` means them too."""
_BODIES = """
وزارة هيئة دائرة إدارة مديرية مؤسسة شركة مجموعة قناة إذاعة تلفزيون تلفزة محطة شبكة وكالة صحيفة جريدة
مجلة دار استوديو ستوديو استديو أستوديو ورشة فرقة جوقة كورال مكتب مجلس لجنة منظمة جمعية حركة حزب
جبهة جيش حرس لواء كتيبة فرع وحدة قسم مركز معهد جامعة مدرسة اتحاد نقابة جهاز قوات قوة ميليشيا فصيل
صندوق منصة موقع مخيم معسكر أكاديمية سرية فيلق كتائب ألوية سرايا شرطة بلدية حكومة برلمان مطبعة ناد
نادي تعاونية فضائية رئاسة أركان قيادة ديوان أمانة مصلحة وقف مندوبية كتابة ولاية محافظة عمالة جماعة
رابطة تجمع ائتلاف تحالف حملة فريق طاقم مسرح متحف مكتبة دفتر روضة ثانوية إعدادية كلية مختبر سفارة
قنصلية محكمة نيابة مفوضية ميلشيا عصابة أوركسترا كشافة طلائع شبيبة هلال بنك مصرف كونسورتيوم
مركب رواق غرفة منتدى ملتقى مهرجان راديو تلفاز ذراع جناح معاهد شركات مؤسسات هيئات دوائر أجهزة وحدات
مراكز قنوات إذاعات صحف مدارس فرق جمعيات منظمات وكالات دور مصنع سينما ميديا بيت صفحة حساب
مجمع قطاع شعبة كنيسة دير أبرشية عسكر درك مشغل ستوديوهات استوديوهات تلفزيونات مقاطعة
"""
BODIES = frozenset(fold(word) for word in listed(_BODIES))
"""Words with which the name of a body begins, without `the`."""
LOOSE_BODIES = among(
    """
    فرع وحدة قسم بيت صفحة حساب فريق طاقم قوة دار دفتر جناح ذراع غرفة مركب جماعة كتابة دور حملة
    مسرح سينما تجمع عسكر هلال ولاية محافظة مقاطعة مصلحة موقع حرس قطاع اركان دير ادارة قيادة
    """
)
"""Of these, words that are words for other things too."""
STATIONS = among("قناة اذاعة تلفزيون تلفزة محطة شبكة فضائية راديو تلفاز قنوات اذاعات منصة")
"""Bodies that air."""
MAKERS = among(
    """
    ملحن ملحنة مخرج مخرجة مؤلف مؤلفة شاعر شاعرة كاتب كاتبة مغن مغني مغنية مطرب مطربة فنان فنانة منتج
    منتجة موسيقار رسام رسامة مصور مصورة عازف عازفة اطفال تلاميذ تلميذات طلاب طالبات فتيان فتيات
    صبيان معلم معلمة معلمات معلمو جنود جندي استاذ استاذة زجال منشد منشدة ممثل ممثلة كورس شيخ
    ضابط عقيد عميد صحفي صحافي صحفية صحافية سيناريست روائي روائية راو حكواتي دكتور الدكتور سيد
    السيدة اسرة نجم نجمة
    """
)
"""Words for people who make things."""
PARTS = among("كلمات الحان لحن نص سيناريو موسيقي اشعار حوار رسوم")
"""Parts of a work, before the word for it."""
TIMES = among(
    """
    يوم مساء صباح امس اليوم ظهر فجر ليل ليلة نهار الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت
    الاحد الماضي الماضية لاحقا سابقا مؤخرا يوميا اسبوعيا سنويا كل العام الشهر الاسبوع السنة منذ
    خلال طوال عام سنة حينها يومها انذاك وقتها مرة مرات مرتين مباشرة مجددا قبل بعد عشية غداة صيف
    شتاء ربيع خريف حصريا كاملا كاملة رسميا معا سرا علنا تباعا ايضا كذلك اخيرا اول ثاني حصرا
    مجانا عمليا فعليا حاليا
    """
)
"""Words that say when or how, and end a name."""
PLACES = among(
    """
    في من الي علي عن مع عبر حول ضمن بين حتي لدي عند تحت فوق وفي ومن والي وعلي وعن ومع وعبر بعد
    قبل بعدما قبلما لكن ولكن حين حيث وحيث ثم او ام بل كما مثل غير دون ضد نحو منها منه فيها فيه
    لها له لهم بها به عليها عليه معها معه عنها عنه اليها اليه لاول للمرة بمناسبة بسبب بهدف
    بالتعاون بمشاركة بالاشتراك لصالح لفائدة لمدة باسم بعنوان تحمل يحمل بث رغم خلال الا انه انها
    انهم
    """
)
"""Words that stand before a noun and end the one before."""
NOT_JOINED = among(
    "وليد وديع وسيم وائل وفاء وجدي وداد وردة وحيد وجيه وفيق وصفي وهيب ورد ورشة واصف وجدان "
    "وعد وكيل والد والدة والده والدها والدهم والدته والدتها "
    "وزير وزيرة وصال وهبة وضاح ولاء وحدة وكالة وزارة وفد ونيس وادي واحة"
)
"""Words with a `و` of their own."""
BELONGS = among(
    """
    التابع التابعة التابعين تابع تابعة تابعا المملوك المملوكة مملوك مملوكة الخاضع الخاضعة خاضع
    خاضعة التابعان التابعتان الذراع ذراع ذراعا الجناح جناح المنضوي المنضوية الملحق الملحقة ملحق
    ملحقة المنتمي المنتمية مملوكا خاضعا ملحقا التابعتين المنبثق المنبثقة ال مرتبط عائد عائدة
    العائد العائدة التابعات المنضويين تابعين ملكا ملك ملكية منتمية
    """
)
"""Words by which a body is said to be another's."""
WHICH = among("التي الذي اللذين اللتين الذين اللواتي اللذان اللتان")
SMALL = among(
    """
    توفي توفيت رحل رحلت ولد ولدت بدا بدات صار اصبح اصبحت اثار اثارت حصد حصدت فاز فازت نال نالت
    لقي لقيت واجه واجهت تعرض تعرضت غادر عاد عادت اعتذر اعتذرت رفضت رفض حذف حذفت اشتري اشترت باع
    باعت وصل وصلت جاء جاءت دخل دخلت خرج خرجت سحب سحبت اوقف اوقفت اغلق اغلقت امتد امتدت استمر
    استمرت انتهي انتهت تضم يضم يظهر تظهر يروي تروي يحكي تحكي تدور يدور تناول يتناول تتناول حمل
    حملت تاسس تاسست انشئت انشئ اثناء ظهر ظهرت يثير تثير دفعت دفع تلقي تلقت يتلقي تتلقي حصل حصلت
    يحصل تحصل وقع وقعت يقع تقع يعمل تعمل ينفي تنفي اضطر اضطرت قرر قررت امر امرت منع منعت يمنع
    تمنع سقط سقطت انتشر انتشرت ينتشر قد لم لن لا ما ان كان كانت يكون تكون كانا كانوا هو هي هم
    وهو وهي وهم اما واما وقد فقد لقد وكان وكانت هذا هذه ذلك تلك وهذا وهذه ليس ليست لكنه لكنها اي
    كل بعض تم جري وتم وجري وان بان اكثر اقل نحو حوالي قرابة يديرها تديرها يديره تديره يملكها
    تملكها يملكه تملكه تمولها يمولها تموله يموله يوثق توثق يرصد ترصد يجسد تجسد يستعرض تستعرض
    يعالج تعالج يصف تصف توقف توقفت عددا عدد باقة كلها كله جميعها جميعا
    """
)
"""Small words that are no part of a name."""


@lru_cache(_KEPT)
def variants(low: str) -> tuple[tuple[int, str], ...]:
    """A word, and what is left of it without what may be joined before: letters, and the rest."""
    found = [(0, low)]
    if low[:1] in {"و", "ف"} and len(low) > 3:
        found.append((1, low[1:]))
    for cut, rest in tuple(found):
        if rest[:2] == "لل" and len(rest) > 4:
            found.append((cut + 1, "ا" + rest[1:]))
        elif rest[:1] in {"ل", "ب", "ك"} and len(rest) > 3:
            found.append((cut + 1, rest[1:]))
    return tuple(found)


def _bare(rest: str) -> str:
    word = rest[2:] if rest[:2] == "ال" and len(rest) > 4 else rest
    for end in ("تي", "تا", "تين", "تان"):  # two channels
        if word.endswith(end) and len(word) > 5 and word.removesuffix(end) + "ة" in STATIONS:
            return word.removesuffix(end) + "ة"
    return word


@lru_cache(_KEPT)
def body_cut(low: str) -> int | None:
    """How many letters are joined before a word for a body; none if it is not one."""
    return next((cut for cut, rest in variants(low) if _bare(rest) in BODIES), None)


def is_loose(low: str) -> bool:
    """Tell whether a word for a body is a word for other things too."""
    return any(_bare(rest) in LOOSE_BODIES for _, rest in variants(low))


def is_station(low: str) -> bool:
    """Tell whether a word is one for a body that airs."""
    return any(_bare(rest) in STATIONS for _, rest in variants(low))


@lru_cache(_KEPT)
def work_of(low: str) -> tuple[int, str] | None:
    """Letters joined before a word for a work, and the plain word; none if it is not one."""
    for cut, rest in variants(low):
        plain = _bare(rest)
        for word in (plain, plain.removesuffix("ا"), plain.removesuffix("ين")):
            if word in WORKS or word in LOOSE_WORKS:
                return cut, word
        for end in ("ها", "هم", "هما", "ه"):
            owned = plain.removesuffix(end)
            if owned != plain and len(owned) > 2 and rest[:2] != "ال":
                for word in (owned, owned.removesuffix("ت") + "ة"):
                    if word in WORKS or word in LOOSE_WORKS:
                        return cut, word
    return None


_ROLES = among(
    """
    راحل راحلة مرحوم اب قس حاج حاجة اخوان شقيقان مبدع مبدعة
    ملحن ملحنة مخرج مخرجة مؤلف مؤلفة شاعر شاعرة كاتب كاتبة مغني مغنية مطرب مطربة فنان فنانة منتج
    منتجة موسيقار رسام رسامة مصور مصورة عازف عازفة منشد منشدة ممثل ممثلة استاذ استاذة دكتور
    دكتورة سيد سيدة شيخ ضابط عقيد عميد صحفي صحافي سيناريست روائي روائية معلم معلمة زجال نجم نجمة
    مايسترو جنرال لواء
    """
)


def is_role(low: str) -> bool:
    """Tell whether a word with `the` is what somebody is, after which their name stands."""
    return low[:2] == "ال" and low[2:] in _ROLES


def opens_role(low: str) -> bool:
    """Tell whether a name may follow a word, or what that hangs on: (the) minister of, composer."""
    bare = low[2:] if low[:2] == "ال" else low
    return bare in _ROLES or bare in HEADS


def is_maker(low: str) -> bool:
    """Tell whether a word is one for people who make things."""
    return any(_bare(rest) in MAKERS for _, rest in variants(low))


def is_feminine_body(low: str) -> bool:
    """Tell whether a body is spoken of as `she`."""
    for _, rest in variants(low):
        bare = _bare(rest)
        if bare in BODIES:
            return bare.endswith(("ة", "ات")) or bare in _SHE
    return False


_SHE = among(
    "دار ميديا قوات كتائب سرايا الوية فرق صحف مدارس مراكز قنوات معاهد دوائر اجهزة اركان طلائع دور"
)


def is_feminine(word: str) -> bool:
    """Tell whether `ها` may mean a work that a plain word names."""
    return word.endswith(("ة", "ات")) or word in PLURALS
