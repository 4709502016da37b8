"""English: the words by which somebody is said to have said something.

The list of verbs began with that of the Gender Gap Tracker (© 2018-2023 Maite Taboada, MIT
licence) and was sorted by what may follow each verb:

* `c` a clause, with or without *that*; `t` somebody who is told, then a clause; `a` *whether*;
* `q` quoted words only; `d` somebody or something that is called something;
* `w` *to* do something; `o` a thing; `s` singing; `n` also a noun: *claims*, *reports*;
* `h` a clause with *that*, and nothing else;
* `x` the speaker says it is not so; `b` not said but thought.
"""

from airwitness.statements.words import among, listed

_VERBS = {
    "c": """
        say add note warn explain believe think argue insist announce acknowledge admit stress
        emphasise emphasize assert maintain contend confirm conclude declare state suggest
        indicate predict concede recall reveal remark observe respond reply testify allege
        estimate confide reiterate repeat underline underscore disclose clarify caution complain
        joke quip tweet write boast lament muse opine posit proclaim reason reckon reaffirm
        reassert restate retort fear feel hope pledge promise vow swear propose recommend agree
        imply hint speculate guess doubt suspect know learn understand remember figure find
        discover show report claim comment hear mention notice attest affirm avow aver signal
        find determine decide rule expect worry guarantee protest ask wonder foresee specify
        answer detail regret confess concur surmise theorise theorize hypothesise intimate hazard
        marvel wager calculate certify stipulate counsel accept bemoan reflect rue contest
        divulge grumble gripe moan whine rant rave establish counter object brag""",
    "t": """
        tell inform remind assure notify advise warn convince ask reassure persuade urge promise
        order instruct implore beg beseech exhort
        entreat direct""",
    "a": "ask wonder question inquire enquire",
    "q": """
        go continue begin shout yell cry scream exclaim whisper mutter murmur mumble sigh laugh
        smile grin shrug beam fume storm scoff moan gush groan snap bark chuckle giggle gasp sob
        roar bellow chant interrupt answer counter object conclude finish return echo ejaculate
        falter demand inquire rejoin cried interpose growl hiss plead beg sneer snarl stammer
        pronounce blurt breathe drawl read volunteer respond resume call venture remonstrate
        admit thunder croak point belt gurgle persist pursue repeat sing grumble wail burst purr
        croon pipe put speak chorus deadpan enthuse splutter spit snort tease crow gloat shoot
        message text post jest sniff quaver warble holler hoot jeer cheer boom muse wisecrack
        interject exult fret squeal squeak rasp josh preach babble bawl trill cluck tut declaim
        recount rattle rage rejoice grouse carp coo cackle demur elaborate wheeze grunt whimper
        squawk chortle snigger titter soothe coax console taunt chide scold rebuke lecture
        implore appeal bluster pontificate prophesy foretell reminisce commiserate sympathise
        sulk pout bristle seethe glower scowl wince nod frown lisp stutter slur gulp pant yelp
        trumpet offer assure""",
    "d": """
        call describe dub label brand slam blast denounce dismiss praise hail criticise
        criticize condemn decry deride mock attack defend characterise characterize portray
        compare liken term bill tout decry blame accuse ridicule cast defend reject lambast
        lambaste skewer rip rap see regard thank judge put find attribute congratulate welcome
        pronounce""",
    "w": """
        want hope plan vow promise pledge decline agree offer threaten intend seek expect
        ask demand urge claim swear propose decide appeal plead""",
    "o": """
        announce cite propose demand predict deny reject condemn criticise criticize denounce
        question dispute promise reiterate repeat urge acknowledge admit confirm claim allege
        recommend suggest describe discuss mention quote recall report support oppose back
        endorse blame reveal challenge defend praise tout blast attack slam echo expect favor
        outline favour underline foresee forecast stress emphasise emphasize address remember regret
        dismiss proclaim""",
    "s": "sing chant promise declare proclaim intone recite",
    "x": "deny dispute refute",
    "n": """
        claim report note comment state estimate demand promise hope plan question answer call
        attack blame doubt fear show order signal judge return object ask see back support
        address cast rap figure guess worry praise reason pledge vow release boast project label
        record appeal rage lecture nod frown scowl taunt brand bill pipe cry laugh smile shout
        whisper rule offer stress volunteer remark joke quip hint detail chant protest dispute
        challenge forecast vote""",
    "h": "hold submit record relate mouth relay",
    "b": """
        believe think fear feel hope doubt suspect know learn understand remember worry want
        plan expect intend reckon guess figure wonder""",
}
_VERBS["c"] += " deny dispute forecast project complain vote refute"
_IRREGULAR = {
    base: (third, past, participle, ing)
    for base, third, past, participle, ing in (
        row.split()
        for row in """
    say says said said saying
    speak speaks spoke spoken speaking
    tell tells told told telling
    think thinks thought thought thinking
    feel feels felt felt feeling
    know knows knew known knowing
    learn learns learned learned learning
    understand understands understood understood understanding
    write writes wrote written writing
    find finds found found finding
    show shows showed shown showing
    hear hears heard heard hearing
    swear swears swore sworn swearing
    begin begins began begun beginning
    sing sings sang sung singing
    see sees saw seen seeing
    seek seeks sought sought seeking
    put puts put put putting
    cast casts cast cast casting
    admit admits admitted admitted admitting
    quip quips quipped quipped quipping
    slam slams slammed slammed slamming
    dub dubs dubbed dubbed dubbing
    plan plans planned planned planning
    rip rips ripped ripped ripping
    rap raps rapped rapped rapping
    snap snaps snapped snapped snapping
    shrug shrugs shrugged shrugged shrugging
    brag brags bragged bragged bragging
    beg begs begged begged begging
    grin grins grinned grinned grinning
    sob sobs sobbed sobbed sobbing
    label labels labelled labelled labelling
    signal signals signalled signalled signalling
    foresee foresees foresaw foreseen foreseeing
    read reads read read reading
    burst bursts burst burst bursting
    cry cries cried cried crying
    rebut rebuts rebutted rebutted rebutting
    forecast forecasts forecast forecast forecasting
    spit spits spat spat spitting
    shoot shoots shot shot shooting
    fret frets fretted fretted fretting
    tut tuts tutted tutted tutting
    concur concurs concurred concurred concurring
    go goes went gone going
    hold holds held held holding
    submit submits submitted submitted submitting
    nod nods nodded nodded nodding
        foretell foretells foretold foretold foretelling
    """.strip().splitlines()
    )
}
"""Base, third person, past, participle, -ing."""
_VOWELS = frozenset("aeiou")


def _forms(base: str) -> tuple[str, str, str, str]:
    """Third person, past, participle, -ing."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    past = base + "d" if base.endswith("ee") else stem + "ed"
    return third, past, past, stem + "ing"


def _verbs() -> dict[str, tuple[str, str, str]]:
    """Form → (base, classes, which form: b base, s third, p past, n participle, g -ing)."""
    classes: dict[str, str] = {}
    for letter, names in _VERBS.items():
        for name in names.split():
            classes[name] = classes.get(name, "") + letter
    found: dict[str, tuple[str, str, str]] = {}
    for base, letters in classes.items():
        third, past, participle, ing = _forms(base)
        found.setdefault(ing, (base, letters, "g"))
        found.setdefault(participle, (base, letters, "n"))
        found[past] = (base, letters, "p")
        found.setdefault(third, (base, letters, "s"))
        found.setdefault(base, (base, letters, "b"))
    return found


CUES = _verbs()
"""Every form of every verb of saying."""
BASES = frozenset(low for low, (_, _, form) in CUES.items() if form == "b")
"""Forms without an ending."""
MULTIWORD = {
    "pointed": ("out",), "points": ("out",), "pointing": ("out",), "point": ("out",),
    "made": ("clear",), "makes": ("clear",), "making": ("clear",),
    "went": ("on",), "goes": ("on",), "go": ("on",), "gone": ("on",), "going": ("on",),
    "calls": ("on", "for"), "called": ("on", "for"),
    "calling": ("on", "for"), "call": ("on", "for"), "belt": ("out",), "belted": ("out",),
    "belts": ("out",), "rule": ("out",), "ruled": ("out",),
    "rules": ("out",), "ruling": ("out",), "spoke": ("of",), "speaks": ("of",),
    "speaking": ("of",), "speak": ("of",), "shrugged": ("off",), "shrugs": ("off",),
    "laughed": ("off",), "laughs": ("off",),
}  # fmt: skip
"""First word of a cue of two words → the second."""
PHRASAL = {("point", "out"): "c", ("call", "for"): "o", ("call", "on"): "o", ("belt", "out"): "s",
           ("speak", "of"): "o", ("go", "on"): "q", ("rule", "out"): "o",
           ("shrug", "off"): "d", ("laugh", "off"): "d"}  # fmt: skip
AUXILIARIES = among(
    """
    have has had having will would could can may might must should shall do does did is are
    was were be been being am 've 'd 'll hasn't haven't hadn't won't wouldn't couldn't can't
    cannot mightn't shouldn't don't doesn't didn't isn't aren't wasn't weren't
    """
)
BE = among("is are was were be been being isn't aren't wasn't weren't am")
NEGATIVES = among("not never nor neither")
NEGATING = among("declined declines refused refuses refusing declining failed fails")
ADVERBS = among(
    """
    also then later now again once still even just too simply only soon first further often
    always sometimes so far ever long almost merely himself herself themselves itself both
    all reportedly allegedly apparently twice already yesterday today tonight instead
    however immediately repeatedly aloud afterwards afterward earlier beforehand nonetheless
    nevertheless
    """
)
DETERMINERS = among(
    """
    the a an this that these those his her its their our my your some many most several few
    all both each every another any no other
    """
)
POSSESSIVES = among("his her its their our my your")
PREPOSITIONS = among(
    """
    of in on at for from to with by about after before during under over against between
    among into through near via without within since until till despite amid per across
    behind beyond toward towards around outside inside along throughout upon like unlike
    following as
    """
)
CONJUNCTIONS = among("and but or yet nor so")
SUBORDINATORS = among(
    """
    that because while as when if although though whereas since unless whether where after
    before until once which who whom whose what why how than
    """
)
RELATIVES = among("who which whose whom that where")
PRONOUNS = {
    "he": "m", "she": "f", "they": "p", "it": "n", "i": "i", "we": "w", "you": "y", "who": "r",
    "which": "r", "he's": "m", "he'd": "m", "he'll": "m", "she's": "f", "she'd": "f", "she'll": "f",
    "it's": "n", "it'd": "n", "it'll": "n", "they're": "p", "they've": "p", "they'd": "p",
    "they'll": "p", "i'm": "i", "i've": "i", "i'd": "i", "i'll": "i", "we're": "w", "we've": "w",
    "we'd": "w", "we'll": "w", "you're": "y", "you've": "y", "who's": "r", "who've": "r",
}  # fmt: skip
CONTRACTED = frozenset(p for p in PRONOUNS if p.endswith(("'s", "'re", "'m")))
"""A pronoun with a form of `be`."""
COMMON_VERBS = among(
    """
    is are was were be been being am has have had do does did will would can could should
    may might must shall get gets got make makes made take takes took come comes came go
    goes went give gives gave began becomes became remain remains seems seemed appears
    appeared looks looked works worked runs ran met meets held holds led leads left leaves
    lost won wins sent killed died kept keeps brought bought paid stood stands sat let set
    turned moved opened closed released
    rose fell grew broke chose drew drove ate flew forgot froze hid knew rode rang shook struck
    taught threw wore woke fought fled spent stole swept tore withdrew overcame undertook bore
    blew caught crept dealt dug hung knelt leapt shone shrank sank slept slid
    stuck stung swam swung wept isn't aren't wasn't weren't hasn't haven't hadn't
    don't doesn't didn't won't can't couldn't wouldn't
    """
)
FINITE = (
    COMMON_VERBS
    | AUXILIARIES
    | frozenset(
        low
        for low, (_, classes, form) in CUES.items()
        if form in "ps" and ("n" not in classes or form == "p")
    )
)
"""Words that are surely finite verbs."""
WEEKDAYS = among(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight
    """
)
ABBREVIATIONS = among(
    """
    mr mrs ms dr prof rev hon gen sen rep gov lt col sgt capt cpt maj cmdr adm st jr sr inc
    co corp ltd vs no jan feb mar apr jun jul aug sep sept oct nov dec messrs mme mlle cllr
    ave dept fig pp approx ed est cf al etc
    """
)
NOUN_CUES = among(
    """
    statement claim claims allegation report reports belief view opinion suggestion
    assertion argument accusation warning announcement promise pledge conclusion speculation
    rumours rumors complaint contention fears fear hope hopes charge charges insistence idea
    notion theory suspicion
    """
)
HELD = listed(
    """said thought believed rumoured rumored alleged understood presumed reported assumed
    suspected claimed reputed"""
)
HEDGING_ADJECTIVES = listed(
    """alleged suspected presumed purported supposed rumoured rumored unconfirmed unverified
    apparent putative"""
)
"""Before a noun; elsewhere they are verbs."""
HEDGES = (
    "allegedly", "reportedly", "apparently", "purportedly", "supposedly", "seemingly", "ostensibly",
    "presumably", "probably", "possibly", "perhaps", "likely", "arguably", "maybe", "reputedly",
    "conceivably", "almost certainly", "most likely", "very likely", "quite possibly",
    *(f"{verb} to" for verb in listed("appears appear appeared seems seem seemed")), "purports to",
    "purport to",
    *(f"{modal} {verb} to" for modal in ("would", "may") for verb in ("appear", "seem")),
    "it seems", "it appears", "it would seem", "it would appear",
    *(f"{be}{how} {held} to" for be in listed("is are was were been")
      for how in ("", " widely", " also") for held in HELD),
    *(f"{held} to" for held in listed("said thought believed purported")),
    *(f"{modal} have" for modal in ("may", "might")), "may have been", "might have been",
    "could have been",
    "may well", "might well", "could well", "may not have", "might not have",
    *HEDGING_ADJECTIVES, "by all appearances", "it is possible", "in all likelihood",
    "in all probability", "to all appearances", "suspected of", "by some accounts",
    "by all accounts", "as far as is known", "so far as is known", "is reputed to",
    *(f"{verb} to {be}" for verb in listed("look looks looked") for be in ("be", "have")),
    *(f"what {verb} like" for verb in listed("looks looked sounds sounded")),
    *(f"{so} is {held}" for so in ("it", "so it", "as") for held in listed(
        "said thought believed understood supposed presumed")), "i gather", "we gather",
)  # fmt: skip
