"""English: the verbs of saying, and what may follow each.

The list began with that of the Gender Gap Tracker (© 2018-2023 Maite Taboada, MIT licence) and was
sorted by what may follow each verb:

* `c` a clause, with or without *that*; `t` somebody who is told, then a clause; `a` *whether*;
* `h` a clause with *that*, and nothing else;
* `q` quoted words only; `d` somebody or something that is called something; `e` so, with *as*;
* `w` *to* do something; `u` somebody who is to do something; `o` a thing; `s` singing;
* `n` also a noun: *claims*, *reports*;
* `x` the speaker says it is not so; `b` not said but thought.
"""

_VERBS = {
    "c": """
        say add note warn explain believe think argue insist announce acknowledge admit stress
        emphasise assert maintain contend confirm conclude declare state suggest indicate
        predict concede recall reveal remark observe respond reply testify allege estimate
        confide reiterate repeat underline underscore disclose clarify caution complain joke
        quip tweet write boast lament muse opine posit proclaim reason reckon reaffirm reassert
        restate retort fear feel hope pledge promise vow swear propose recommend agree imply
        hint speculate guess doubt suspect know learn understand remember figure find discover
        show report claim comment hear mention notice attest affirm avow aver signal find
        determine decide rule expect worry guarantee protest ask wonder foresee specify answer
        detail regret confess concur surmise theorise hypothesise intimate hazard marvel wager
        calculate certify stipulate counsel bemoan reflect rue contest divulge grumble gripe
        moan whine rant rave establish counter object brag deny dispute forecast project
        complain vote refute assume presume suppose imagine conjecture venture volunteer
        prophesy foretell anticipate bet accept rejoin riposte interject swear grouse carp fume
        fret rejoice exult enthuse gloat crow rage thunder bluster exclaim blurt charge""",
    "t": """
        tell inform remind assure notify advise warn convince ask reassure persuade urge promise
        order instruct implore beg beseech exhort entreat direct brief alert caution counsel
        admonish email text message bet guarantee""",
    "u": """
        urge ask advise warn order instruct direct implore beg beseech exhort entreat tell
        command enjoin admonish caution counsel petition request forbid remind bid adjure""",
    "a": "ask wonder question query inquire enquire",
    "h": """
        hold submit record relate mouth relay postulate ordain decree envisage envision
        demonstrate dictate ascertain deplore preach blog post document narrate chronicle
        telegraph telephone phone cable wire radio scrawl scribble pray request require command
        move resolve grant allow uphold consider fancy trust philosophise generalise extrapolate
        infer deduce warrant vouch depose rebut lecture sermonise pontificate deem gather
        appreciate contradict broadcast""",
    "q": """
        chip chime whisper mumble murmur mutter shout yell cry scream sigh go continue begin
        laugh smile grin shrug beam storm scoff gush groan snap bark chuckle giggle gasp sob
        roar bellow chant interrupt finish return echo ejaculate falter demand inquire cried
        interpose growl hiss plead beg sneer snarl stammer pronounce breathe drawl read respond
        resume call remonstrate admit croak point belt gurgle persist pursue repeat sing wail
        burst purr croon pipe put speak chorus deadpan splutter spit snort tease shoot message
        text post jest sniff quaver warble holler hoot jeer cheer boom wisecrack squeal squeak
        rasp josh babble bawl trill cluck tut declaim recount rattle coo cackle demur elaborate
        wheeze grunt whimper squawk chortle snigger titter soothe coax console taunt chide scold
        rebuke lecture implore appeal pontificate reminisce commiserate sympathise sulk pout
        bristle seethe glower scowl wince nod frown lisp stutter slur gulp pant yelp trumpet
        offer assure chirp chirrup shriek screech whinge snuffle sputter burble jabber gabble
        prattle chatter blather drone harrumph gibe jibe reprimand upbraid berate reproach
        cajole wheedle probe prompt banter parry rhapsodise effuse ponder moralise whoop
        summarise expand explode erupt rail fulminate bleat snicker guffaw grimace wink fib
        curse agonise philosophise ironise intone counsel urge admonish advise warn tell
        encourage command query volunteer insist quiz bray simper bluster""",
    "d": """
        call describe dub label brand slam blast denounce dismiss praise hail criticise condemn
        decry deride mock attack defend characterise portray compare liken term bill tout blame
        accuse ridicule reject lambast lambaste skewer rip rap thank judge put find attribute
        congratulate welcome apologise ascribe apologise ascribe pronounce laud lampoon pan
        savage trash pillory excoriate deprecate disparage rubbish disown disavow applaud salute
        commend acclaim extol castigate berate scorn deplore fault assail chide rebuke upbraid
        reproach""",
    "e": """
        see regard view depict paint style classify deem represent cite diagnose treat identify
        cast""",
    "w": """
        vow promise pledge decline agree offer threaten seek expect ask
        demand urge claim swear propose decide appeal plead undertake guarantee profess resolve""",
    "o": """
        announce cite propose demand predict deny reject condemn criticise denounce question
        dispute promise reiterate repeat urge acknowledge admit confirm claim allege recommend
        suggest describe discuss mention quote recall report support oppose back endorse blame
        reveal challenge defend praise tout blast attack slam echo expect favor outline favour
        underline foresee forecast stress emphasise address remember regret dismiss proclaim
        refute""",
    "s": "sing chant promise declare proclaim intone recite",
    "x": "deny dispute refute",
    "n": """
        claim report note comment state estimate demand promise hope plan question answer call
        attack blame doubt fear show order signal judge return object ask see back support
        address cast rap figure guess worry praise reason pledge vow release boast project label
        record appeal rage lecture nod frown scowl taunt brand bill pipe cry laugh smile shout
        whisper rule offer stress volunteer remark joke quip hint detail chant protest dispute
        challenge forecast vote post document wire cable phone radio telephone command request
        grant allow trust view style pan trash fault probe prompt banter query curse wink quiz
        murmur mutter scream yell sigh thunder brief alert text email message bet press charge
        counsel debate move cheer hoot chorus gossip broadcast paint salute rebuke reproach
        fancy fret decree chronicle telegraph relay wager riposte lament gripe moan marvel muse
        hazard shriek screech giggle chuckle groan snort grunt roar growl bark jeer bleat drone
        pant lisp slur croak hiss squeak squeal rasp drawl sob jest rant whine jibe gibe taunt
        tease rail trumpet pout beam storm cluck coo trill chatter slam skewer lampoon rubbish
        savage echo whoop fib grimace grin shrug bellow snigger treat dictate""",
    "b": """
        believe think fear feel hope doubt suspect know learn understand remember worry want
        plan expect intend reckon guess figure wonder assume presume suppose imagine anticipate
        fancy consider""",
}
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
    bet bets bet bet betting
    bid bids bade bidden bidding
    admit admits admitted admitted admitting
    label labels labelled labelled labelling
    signal signals signalled signalled signalling
    counsel counsels counselled counselled counselling
    foresee foresees foresaw foreseen foreseeing
    read reads read read reading
    burst bursts burst burst bursting
    rebut rebuts rebutted rebutted rebutting
    forecast forecasts forecast forecast forecasting
    broadcast broadcasts broadcast broadcast broadcasting
    spit spits spat spat spitting
    shoot shoots shot shot shooting
    concur concurs concurred concurred concurring
    aver avers averred averred averring
    infer infers inferred inferred inferring
    demur demurs demurred demurred demurring
    go goes went gone going
    hold holds held held holding
    submit submits submitted submitted submitting
    deadpan deadpans deadpanned deadpanned deadpanning
    forbid forbids forbade forbidden forbidding
    undertake undertakes undertook undertaken undertaking
    foretell foretells foretold foretold foretelling
    quiz quizzes quizzed quizzed quizzing
    """.strip().splitlines()
    )
}
"""Base, third person, past, participle, -ing."""
_EXTRA = {"labeled": "label", "signaled": "signal", "labeling": "label", "signaling": "signal",
          "counseled": "counsel", "counseling": "counsel", "learnt": "learn"}  # fmt: skip
"""Other spellings → base."""
_NO_IZE = frozenset({"advise", "promise", "surmise", "praise", "exercise", "revise"})
_VOWELS = frozenset("aeiou")
_LAST = frozenset("bdgmnprt")


def forms_of(base: str) -> tuple[str, str, str, str]:
    """Third person, past, participle, -ing."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    stem += base[-1] if _doubles(base) else ""
    past = base + "d" if base.endswith("ee") else stem + "ed"
    return third, past, past, stem + "ing"


def _doubles(base: str) -> bool:
    """Tell whether one syllable with a short vowel doubles its end: quip, quipped."""
    vowels = [k for k, c in enumerate(base.replace("qu", "qw")) if c in _VOWELS]
    return vowels == [len(base) - 2] and base[-1] in _LAST


def _spelled(names: str) -> list[str]:
    """Every name of a list, those in -ise in -ize too."""
    found = names.split()
    return found + [
        name[:-3] + "ize" for name in found if name.endswith("ise") and name not in _NO_IZE
    ]


def cue_forms() -> dict[str, tuple[str, str, str]]:
    """Form → (base, classes, which form: b base, s third, p past, n participle, g -ing)."""
    classes: dict[str, str] = {}
    for letter, names in _VERBS.items():
        for name in _spelled(names):
            classes[name] = classes.get(name, "") + letter
    found: dict[str, tuple[str, str, str]] = {}
    for base, letters in classes.items():
        third, past, participle, ing = forms_of(base)
        found.setdefault(ing, (base, letters, "g"))
        found.setdefault(participle, (base, letters, "n"))
        found[past] = (base, letters, "p")
        found.setdefault(third, (base, letters, "s"))
        found.setdefault(base, (base, letters, "b"))
    for form, base in _EXTRA.items():
        found[form] = (base, classes[base], "g" if form.endswith("ing") else "p")
    return found
