"""English: the words around those by which somebody is said to have said something."""

from airwitness.statements.saying_words import cue_forms
from airwitness.statements.words import among, listed

CUES = cue_forms()
"""Every form of every verb of saying → (base, what may follow, which form)."""
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
    **dict.fromkeys(("piped", "pipes"), ("up",)),
    **dict.fromkeys(("chipped", "chips", "chimed", "chimes"), ("in",)),
    **dict.fromkeys(("blurted", "blurts", "cried", "cries", "shouted", "shouts"), ("out",)),
}  # fmt: skip
"""First word of a cue of two words → the second."""
PHRASAL = {("point", "out"): "c", ("call", "for"): "o", ("call", "on"): "o", ("belt", "out"): "s",
           ("speak", "of"): "o", ("go", "on"): "q", ("rule", "out"): "o",
           ("shrug", "off"): "d", ("pipe", "up"): "qc", ("chip", "in"): "qc",
           ("chime", "in"): "qc", ("blurt", "out"): "qc", ("cry", "out"): "qc",
           ("laugh", "off"): "d"}  # fmt: skip
AUXILIARIES = among(
    """
    have has had having will would could can may might must should shall do does did is are
    was were be been being am 've 'd 'll hasn't haven't hadn't won't wouldn't couldn't can't
    cannot mightn't shouldn't don't doesn't didn't isn't aren't wasn't weren't
    """
)
BE = among("is are was were be been being isn't aren't wasn't weren't am")
SAID_BY_MANY = among("say believe argue warn insist urge add deny accuse claim fear")
"""Base forms after `and` that are verbs: they warn that, and urge."""
NEGATIVES = among("not never nor neither")
NEGATING = among(
    """
    declined declines refused refuses refusing declining failed fails unable reluctant hesitant
    loath forgot neglected omitted hesitated
    """
)
ADVERBS = among(
    """
    also then later now again once still even just too simply only soon first further often
    always sometimes so far ever long almost merely himself herself themselves itself both
    all reportedly allegedly apparently twice already yesterday today tonight instead
    however immediately repeatedly aloud afterwards afterward earlier beforehand nonetheless
    nevertheless overnight nowhere elsewhere anyway though indeed maybe perhaps sometime recently
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
    eng smt shri mx sra srta dra bros pte cpl supt insp asst
    ave dept fig pp approx ed est cf al etc
    """
)
NOUN_CUES = among(
    """
    statement claim claims allegation allegations report reports belief view opinion suggestion
    suggestions assertion assertions argument arguments accusation accusations warning warnings
    announcement promise promises pledge pledges conclusion speculation rumour rumor
    rumours rumors complaint complaints contention fears fear hope hopes charge charges insistence
    idea notion theory suspicion suspicions assurance assurances admission confession confirmation
    acknowledgement acknowledgment declaration revelation disclosure prediction predictions forecast
    proposal recommendation advice reminder remark observation hint tip vow threat threats testimony
    finding verdict order demand demands request plea protest objection boast joke explanation
    excuse reply retort word impression conviction concern concerns worry expectation assumption
    guess assessment notice maxim dictum grumble lament legend story confidence denial denials
    """
)
DENIALS = among("denial denials")
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
