"""English: verbs of making and airing in all their forms, and the nouns that name a work."""

from airwitness.statements.words import among

_VERBS = """
produced   produce produces produced produced producing
produced   make makes made made making
produced   write writes wrote written writing
produced   co-write co-writes co-wrote co-written co-writing
produced   record records recorded recorded recording
produced   compose composes composed composed composing
produced   create creates created created creating
produced   direct directs directed directed directing
produced   film films filmed filmed filming
produced   shoot shoots shot shot shooting
produced   arrange arranges arranged arranged arranging
produced   draft drafts drafted drafted drafting
produced   design designs designed designed designing
produced   pen pens penned penned penning
produced   script scripts scripted scripted scripting
produced   stage stages staged staged staging
produced   organise organises organised organised organising
produced   organize organizes organized organized organizing
produced   edit edits edited edited editing
produced   compile compiles compiled compiled compiling
produced   choreograph choreographs choreographed choreographed choreographing
produced   narrate narrates narrated narrated narrating
produced   ghost-write ghost-writes ghost-wrote ghost-written ghost-writing
produced   draw draws drew drawn drawing
produced   adapt adapts adapted adapted adapting
produced   develop develops developed developed developing
produced   animate animates animated animated animating
produced   co-produce co-produces co-produced co-produced co-producing
produced   co-direct co-directs co-directed co-directed co-directing
produced   co-compose co-composes co-composed co-composed co-composing
produced   co-author - co-authored co-authored co-authoring
produced   author - authored authored authoring
produced   devise devises devised devised devising
produced   prepare prepares prepared prepared preparing
produced   elaborate - elaborated elaborated -
produced   take takes took taken taking
produced   set - set set -
produced   score - scored scored -
produced   orchestrate orchestrates orchestrated orchestrated orchestrating
produced   mix - mixed mixed -
produced   remix - remixed remixed -
produced   master - mastered mastered -
produced   paint paints painted painted painting
produced   illustrate illustrates illustrated illustrated illustrating
produced   photograph - photographed photographed photographing
produced   assemble assembles assembled assembled assembling
commissioned commission commissions commissioned commissioned commissioning
commissioned order orders ordered ordered ordering
performed  perform performs performed performed performing
performed  sing sings sang sung singing
performed  recite recites recited recited reciting
performed  warble warbles warbled warbled warbling
performed  strike - struck struck -
performed  belt - belted belted -
performed  execute executes executed executed executing
published  publish publishes published published publishing
published  release releases released released releasing
published  re-release re-releases re-released re-released re-releasing
published  reissue reissues reissued reissued reissuing
published  post posts posted posted posting
published  upload uploads uploaded uploaded uploading
published  issue issues issued issued issuing
published  distribute distributes distributed distributed distributing
published  circulate circulates circulated circulated circulating
published  put puts put put putting
published  share shares shared shared sharing
published  print prints printed printed printing
published  reprint reprints reprinted reprinted reprinting
published  republish republishes republished republished republishing
published  repost reposts reposted reposted reposting
published  disseminate disseminates disseminated disseminated disseminating
published  serialise serialises serialised serialised serialising
published  bring - brought brought -
published  press - pressed pressed -
aired      air airs aired aired airing
aired      re-air re-airs re-aired re-aired re-airing
aired      broadcast broadcasts broadcast broadcast broadcasting
aired      rebroadcast rebroadcasts rebroadcast rebroadcast rebroadcasting
aired      show shows showed shown showing
aired      screen screens screened screened screening
aired      televise televises televised televised televising
aired      transmit transmits transmitted transmitted transmitting
aired      relay relays relayed relayed relaying
aired      stream streams streamed streamed streaming
aired      premiere premieres premiered premiered premiering
aired      play plays played played playing
aired      carry carries carried carried carrying
aired      run runs ran run running
aired      simulcast simulcasts simulcast simulcast simulcasting
aired      live-stream live-streams live-streamed live-streamed live-streaming
aired      livestream livestreams livestreamed livestreamed livestreaming
aired      beam beams beamed beamed beaming
aired      hear hears heard heard hearing
"""

_NOUNS = among("author co-author score mix remix master press belt strike bring")
"""Of these, what is not past is a noun, or hardly ever said of a work."""


def _forms() -> dict[str, tuple[str, str, str]]:
    """Form → (kind, base, which form: b base, s third, p past, n participle, e both, g -ing)."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in _VERBS.strip().splitlines():
        kind, base, third, past, participle, ing = row.split()
        same = past == participle
        found[base] = (kind, base, "b")
        found[third] = (kind, base, "s")
        found[ing] = (kind, base, "g")
        found[participle] = (kind, base, "e" if same else "n")
        found[past] = (kind, base, "e" if same else "p")
    del found["-"]
    return {form: verb for form, verb in found.items() if verb[2] != "b" or form not in _NOUNS}


VERBS = _forms()
PARTICLES = {
    "put": among("out together online"),
    "bring": among("out"),
    "strike": among("up"),
    "belt": among("out"),
}
"""Verbs that make something only with a further word: put out."""
"""Every form of every verb of making."""
MIDDLE = among(
    """
    came comes appeared appears aired airs premiered premieres ran runs starts started begins began
    debuted debuts went goes
    """
)
"""Verbs of which the work is the subject: the song aired on Harbour TV."""
NOUN_TOO = among(
    """
    broadcast broadcasts rebroadcast airs screens shows films records releases posts prints issues
    shares streams stages drafts designs pens scripts orders plays runs shoots shot run show film
    record release post print issue share stream stage draft design pen script order play screen air
    recording recordings broadcasting screening premiere premieres heard cast commission commissions
    making writing drawing filming beam beams paint paints simulcast livestream livestreams
    """
)
"""Forms that are nouns as often."""
PLAIN = among("produce film record direct commission post upload release reissue mix master edit")
"""Verbs that `it` undergoes only where it is a work."""
STRONG = among(
    """
    compose pen devise author co-author co-compose broadcast televise sing air re-air rebroadcast
    write co-write publish
    """
)
"""Verbs that few things undergo but works."""
OPEN = among("broadcast televise air re-air rebroadcast transmit relay stream")
"""Whatever a station does this to is a broadcast."""
WORKS = among(
    """
    song songs video videos film films clip clips album albums anthem anthems hymn hymns ballad
    ballads tune tunes track tracks programme programmes program programs documentary documentaries
    footage recording recordings series concert concerts show shows episode episodes interview
    interviews briefing telegram book books songbook songbooks report reports poll survey study
    playlist composition piece musical opera operas operetta play plays march marches lullaby
    lullabies lyrics words verse verses cartoon cartoons advert adverts advertisement
    advertisements commercial commercials edition bill lesson lessons singalong livestream
    trailer trailers
    sermon nasheed nasheeds chant chants reel reels portrait magazine leaflet leaflets poster
    posters diary collection version photo photos picture pictures photograph photographs
    single singles jingle jingles soundtrack melody cantata symphony oratorio carol carols ode
    drama dramas sitcom animation comedy teaser feature miniseries podcast podcasts bulletin
    bulletins newscast newsreel newsreels broadcast broadcasts segment montage script scripts
    screenplay libretto poem poems novel novels memoir memoirs essay pamphlet pamphlets
    brochure booklet textbook textbooks manual guide comic cylinder tape tapes cassette cassettes
    record records disc lp ep remix score rhyme rhymes article articles editorial column image
    images
    letter app plan replays replay message speech statement rally festival parade match items item
    music production productions musicals strip chorus refrain story stories adaptation sequel
    medley overture suite requiem sonata concerto rendition biography autobiography thriller epic
    short serial serials dvd cd extracts excerpts extract excerpt mural banner original originals
    ad ads promo promos infomercial special
    tribute works work ditty ditties hit hits mixtape broadside audiobook playlet skit sketch
    sketches telefilm telenovela selfie bootleg rap raps murals fresco frescoes mosaic
    illustration illustrations drawing drawings artwork stencil stencils placard placards billboard
    billboards sticker stickers ringtone ringtones newsletter newsletters handbook primer reportage
    catalogue catalogues pieces foreword preface afterword monologue vignette tutorial slideshow
    lament dirge waltz serenade
    ident idents quiz sequence
    """
)
NOT_MADE = among(
    """
    rally festival parade match statement message speech telegram work works music item items
    letter extracts excerpts extract excerpt pictures picture photo photos story stories report
    reports production column record
    records score plan bill study briefing image images
    """
)
"""What nobody is said to have made by `made` and the like; nor read out of an object alone."""
NOT_PUBLISHED = among(
    "statement message speech rally festival parade match work works words item items music score"
)
_PLAYED = WORKS - among(
    """
    match rally parade festival plan bill record report reports message speech statement letter
    article study survey poll work works app diary briefing leaflet column book books
    """
)
_DONE = WORKS - among("match rally parade statement message festival")
_SUNG = among("song songs hymn anthem tune melody carol chorus ballad march number")
_TAPED = among(
    """
    song songs track tracks album record records recording recordings single ep lp mixtape tape
    soundtrack cylinder
    """
)
_TAKEN = among(
    "photo photos photograph photographs picture pictures image images portrait footage selfie"
)
_OF = {
    "published": WORKS - NOT_PUBLISHED, "performed": _PLAYED,
    "aired": WORKS - among("app plan bill"),
    "commissioned": (WORKS - NOT_MADE) | among("report study music mural score"), "produced": _DONE,
}  # fmt: skip
_OF_BASE = {
    "play": _PLAYED, "hear": _PLAYED, "order": WORKS - NOT_MADE - among("book books app copies"),
    "make": WORKS - NOT_MADE, "draft": _DONE | among("law laws rules text decree"),
    "create": _DONE - NOT_MADE, "run": among(
        """advert adverts advertisement advertisements ad ads commercial commercials story stories
        interview series report item items clip clips trailer cartoon letter extracts article
        articles film
        documentary footage video photo picture pictures"""
    ),
    "develop": among("app series programme programmes documentary film show course textbook game"),
    "draw": among("cartoon cartoons poster posters strip comic mural cover map picture pictures"),
    "organise": among("concert concerts show singalong"), "issue": _OF["published"] - among("bill"),
    "organize": among("concert concerts show singalong"),
    "arrange": _PLAYED & among(
        "song songs hymn anthem march music tune melody piece carol carols score medley overture"),
    "execute": among("cantata symphony hymn anthem song songs march piece cycle"),
    "strike": _SUNG | among("march marches overture waltz"), "belt": _SUNG,
    "write": (_DONE - NOT_MADE) | among("plan report reports study score column story stories"),
    "photograph": among("film films series documentary feature short drama portrait"),
    "take": _TAKEN, "paint": among(
        """mural murals portrait poster posters picture pictures banner banners cover fresco
        frescoes"""),
    "set": among("poem poems words lyrics text texts hymn psalm verse verses song libretto rhyme"),
    "score": among("film films series documentary show cartoon drama play ballet musical"),
    "orchestrate": _SUNG | among("score symphony suite sonata"),
    "mix": _TAPED, "master": _TAPED, "remix": _TAPED, "press": _TAPED | among("disc discs"),
    "illustrate": among("book books booklet textbook comic story stories leaflet pamphlet poem"),
    "serialise": among("novel memoir memoirs book diary story drama"),
    "bring": _DONE & among("album single book edition record anthology leaflet songbook textbook"),
}  # fmt: skip
_TEXTS = among(
    """
    law laws rules text texts decree complaint petition accord agreement pact treaty declaration
    charter oath constitution resolution proposal proposals curriculum syllabus dossier page pages
    chapter lesson code estimate budget guidelines guidance list draft drafts entry document
    documents copy copies memo memorandum motion amendment legislation regulations brief manifesto
    prayer slogan slogans caption captions subtitles dialogue storyline transcript translation
    strategy exercises format lists curricula
    """
)
_GIVEN_OUT = among(
    """
    copy copies version data census figures statistics results document documents transcript
    transcripts dossier guidelines map catalogue catalog directory ranking text texts draft
    page pages list lists estimate estimates screenshot screenshots file files
    recommendations findings output
    """
)
_PAPERS = among("newspaper newspapers weekly daily monthly journal")
_PRINTED = among(
    """
    transcript transcripts text texts list lists document documents draft oath screenshot
    screenshots map copy copies version memo dossier
    """
)
EVENTS = among(
    """
    ceremony return handover arrest arrests raid attack funeral parade event events scene scenes
    operation visit march execution shelling incident trial hearing launch meeting exchange burial
    """
)
_UNDERGOES = {
    "write": _TEXTS | _DONE,
    **dict.fromkeys(
        among("draft co-write pen author co-author compile prepare elaborate edit devise"),
        _TEXTS,
    ),
    **dict.fromkeys(among("publish release post upload distribute circulate share print"),
                    _GIVEN_OUT),
    **dict.fromkeys(among("film live-stream livestream"), EVENTS), "shoot": among("scene scenes"),
    "draw": among("page pages chart comic cover"), "design": among("campaign logo cover emblem"),
}  # fmt: skip
"""What is a work where it is told by whom it was done, and else may be anything."""
UNDERGOING = frozenset[str]().union(*_UNDERGOES.values())
"""All of these."""


def works_of(base: str, kind: str, *, passive: bool) -> frozenset[str]:
    """Nouns that a verb may have as its work."""
    nouns = _OF_BASE.get(base)
    if base in {"publish", "print", "post", "release"}:
        nouns = _OF["published"] | (_PRINTED | _PAPERS if base == "publish" else _PRINTED)
    if passive:
        return (nouns or _OF[kind]) | _UNDERGOES.get(base, frozenset())
    return nouns or (_OF[kind] - NOT_MADE if kind == "produced" else _OF[kind])


SERVICES = among(
    """
    tv radio fm am channel television network station stations broadcaster broadcasters channels
    networks broadcasting radios
    """
)
NUMBERS = among("one two three four five six seven eight nine ten")
STATIONS = SERVICES | NUMBERS | among("tv's radio's")
PRESS = among(
    """
    paper papers newspaper newspapers daily weekly courier gazette herald tribune ledger
    magazine journal periodical tabloid broadsheet
    """
)
PAPERS = among(
    "post times mail star mirror telegraph globe standard express observer inquirer chronicle echo"
)
"""Words that name papers where they have a capital."""
MURALS = among("mural murals fresco frescoes mosaic drawings posters")
CHOIRS = among("choir choirs chorus ensemble orchestra band quartet singers girls boys children")
SINGERS = among(
    """
    choir choirs band bands orchestra ensemble singers children pupils boys girls twins quartet trio
    musicians pianist guitarist bandsmen schoolchildren orphans chorus
    """
)
PEOPLE = among(
    """
    children pupils boys girls soldiers people students teenagers singers choir choirs band twins
    volunteers prisoners veterans cadets teachers amateurs parents mothers women men professionals
    sixth-formers schoolchildren orphans actors journalists
    """
)
NO_MAKER = among(
    """
    hand hands mistake accident email post phone satellite default law candlelight night day then
    now means way force noon midnight chance ear heart name morning evening week month
    year time vote majority itself themselves afternoon hour season spring summer autumn winter
    weekend
    decade appearances accounts standards
    """
)
MODALS = among("could would may might should must can cannot 'd shall")
GOES_ON = among(
    """
    admitted admits used began begins started starts continued continues helped helps managed
    kept keeps went
    resumed resumes
    """
)
"""Verbs after which it was done: began airing, helped to write."""
TOLD_OF = among(
    "believed said thought understood known alleged reported seems appears seemed appeared"
)
"""Verbs after which it is said to be done: is believed to have been made."""
IF = among("if unless whether until")
