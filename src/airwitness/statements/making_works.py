"""English: the nouns that name a work, and which of them a verb of making may have."""

from airwitness.statements.words import among

_SONGS = among(
    """
    song songs anthem anthems hymn hymns ballad ballads tune tunes lullaby lullabies march marches
    nasheed nasheeds chant chants melody carol carols ode ditty ditties rap raps lament dirge waltz
    serenade shanty shanties jingle jingles chorus refrain medley rhyme rhymes psalm psalms polka
    aria arias singalong love-song folksong folksongs battle-song marching-song earworm fanfare
    """
)
_PIECES = among(
    """
    composition piece cantata symphony oratorio suite requiem sonata concerto overture rendition
    musical musicals opera operas operetta soundtrack score lyrics words verse verses ballet rondo
    theme music song-cycle motet fugue rhapsody
    """
)
_TAPED = among(
    """
    track tracks album albums recording recordings record records single singles lp ep tape tapes
    cassette cassettes disc discs cylinder cd cds dvd dvds mixtape remix demo bootleg ringtone
    ringtones playlist b-side audiobook audiobooks reissue compilation audio voiceover
    """
)
_SCREEN = among(
    """
    video videos film films clip clips footage documentary documentaries series miniseries
    mini-series
    episode episodes cartoon cartoons animation animations trailer trailers teaser reel reels
    newsreel newsreels feature features short shorts drama dramas sitcom comedy thriller epic
    telefilm telenovela soap montage sequence segment slideshow gif gifs docudrama biopic tearjerker
    travelogue blockbuster mockumentary melodrama whodunnit vlog video-clip mini-documentary
    sequel adaptation selfie livestream livestreams tutorial dramatisation
    """
)
_AIRED = among(
    """
    programme programmes program programs broadcast broadcasts bulletin bulletins newscast podcast
    podcasts show shows interview interviews briefing sermon serial serials rerun reruns repeat
    replay replays telethon phone-in talkshow rally concert concerts match infomercial sketch
    sketches skit skits ident idents quiz reportage recital request-show docu-series docuseries
    parody parodies spoof quiz-show telecast roundup vox-pop
    """
)
_ADS = among(
    """
    advert adverts advertisement advertisements commercial commercials ad ads promo promos spot
    spots jingle jingles billboard billboards
    """
)
_PRINTED = among(
    """
    book books songbook songbooks report reports poll survey study edition editions magazine
    leaflet leaflets collection novel novels novella memoir memoirs essay essays pamphlet pamphlets
    tale tales
    brochure brochures booklet booklets textbook textbooks manual manuals guide comic comics article
    articles editorial column diary biography autobiography anthology handbook primer
    catalogue catalogues catalog newsletter newsletters poem poems script scripts screenplay
    libretto play plays foreword preface afterword monologue story stories bill lesson
    lessons
    letter plan message speech statement telegram broadside tract tracts flyer flyers handbill
    handout almanac atlas encyclopedia encyclopaedia dictionary zine fanzine workbook schoolbook
    schoolbooks storybook storybooks picture-book cookbook hymnal hymnbook calendar crossword
    novelette trilogy primers graphic-novel communique manifesto ballad-sheet songsheet bestseller
    prayerbook prayer-book paperback hardback monograph treatise dossier gazetteer phrasebook
    instalment instalments installment coursebook factsheet factsheets
    """
)
_PICTURES = among(
    """
    photo photos picture pictures photograph photographs image images portrait portraits poster
    posters mural murals fresco frescoes mosaic illustration illustrations drawing drawings artwork
    stencil stencils placard placards banner banners sticker stickers strip cartoon cartoons meme
    memes infographic infographics painting paintings caricature caricatures postcard postcards
    tapestry engraving engravings woodcut graffiti sketch tableau diorama comic-strip watercolour
    """
)
_STAGED = among(
    """
    festival parade pageant pantomime panto revue cabaret farce masque vignette playlet puppet-show
    puppet-play spectacle
    """
)
_PLAYED_WITH = among(
    "app apps game games videogame videogames quiz puzzle thread threads webcomic chatbot minigame"
)
WORKS = (
    _SONGS | _PIECES | _TAPED | _SCREEN | _AIRED | _ADS | _PRINTED | _PICTURES | _STAGED
    | _PLAYED_WITH
    | among("""
        version original originals item items production productions extracts excerpts extract
        excerpt special tribute works work hit hits pieces
        """)
)  # fmt: skip
_FORMS = {
    "sung": _SONGS,
    "shown": _SCREEN - among("feature features short shorts sequel adaptation sequence segment"),
    "printed": _PRINTED
    - among("story stories lesson lessons plan message speech statement script"),
}


def form_of(low: str) -> str | None:
    """Whether a noun names something `sung`, `shown` or `printed`; None where it may be several."""
    found = [form for form, nouns in _FORMS.items() if low in nouns]
    return found[0] if len(found) == 1 else None


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
_SUNG = _SONGS | _PIECES | among("number set")
_TAKEN = among(
    "photo photos photograph photographs picture pictures image images portrait footage selfie"
)
_OF = {
    "published": WORKS - NOT_PUBLISHED, "performed": _PLAYED,
    "aired": WORKS - among("app plan bill"),
    "commissioned": (WORKS - NOT_MADE) | among("report study music mural score"), "produced": _DONE,
}  # fmt: skip
_TEXTS = among(
    """
    law laws rules text texts decree complaint petition accord agreement pact treaty declaration
    charter oath constitution resolution proposal proposals curriculum syllabus dossier page pages
    chapter lesson code estimate budget guidelines guidance list draft drafts entry document
    documents copy copies memo memorandum motion amendment legislation regulations brief manifesto
    prayer slogan slogans caption captions subtitles dialogue storyline transcript translation
    strategy exercises format lists curricula question questions words season seasons
    """
)
_GIVEN_OUT = among(
    """
    copy copies version data census figures statistics results document documents transcript
    transcripts dossier guidelines map catalogue catalog directory ranking text texts draft
    page pages list lists estimate estimates screenshot screenshots file files
    recommendations findings output dance dances
    """
)
_MADE_PUBLIC = among(
    """
    findings list lists data guidelines recommendations results figures memo warning names
    correction corrections apology denial allegation allegations obituary review
    history histories comparison audit verdict ruling extracts excerpts
    """
)
_PAPERS = among("newspaper newspapers weekly daily monthly journal")
_PAGES = among(
    """
    transcript transcripts text texts list lists document documents draft oath screenshot
    screenshots map copy copies version memo dossier
    """
)
EVENTS = among(
    """
    ceremony return handover arrest arrests raid attack funeral parade event events scene scenes
    operation visit march execution shelling incident trial hearing launch meeting exchange burial
    announcement address appeal speech speeches message messages prayers images confession
    confessions
    """
)
_CRAFTED = (_DONE - NOT_MADE) | among("course website archive")
_RUN = _ADS | _SONGS | _SCREEN | _PICTURES | among(
    "story stories interview series report item items extracts article articles poem memoir diary"
    " serial column editorial photo podcast repeat letter thread sketch"
)  # fmt: skip
_HANDED = _PRINTED | _PICTURES | _TAPED | _PAGES
_DRAWN = _PICTURES | among(
    """
    comic comics cover map book books booklet textbook story stories leaflet leaflets pamphlet poem
    storyboard page pages
    """
)
_OF_BASE = {
    "play": _PLAYED,
    "hear": _PLAYED,
    "order": WORKS - NOT_MADE - among("book books app copies"),
    "make": WORKS - NOT_MADE,
    "draft": _DONE | among("law laws rules text decree"),
    "create": _DONE - NOT_MADE,
    "run": _RUN,
    "carry": _RUN | _AIRED | _TAPED | among("speech message soundtrack theme"),
    "build": _PLAYED_WITH | among("website series mural"),
    "cover": _SONGS,
    "issue": _OF["published"] - among("bill"),
    "photograph": _SCREEN | {"portrait"},
    "take": _TAKEN,
    "set": among("poem poems words lyrics text texts hymn psalm verse verses song libretto rhyme"),
    "score": _SCREEN | _STAGED | among("play ballet musical show serial game soundtrack"),
    "edit": _DONE | among("newspaper paper page pages"),
    "cut": (_TAPED | _SCREEN | _ADS) - among("record records"),
    "bring": _DONE & (_PRINTED | _TAPED | _SCREEN | _PICTURES),
    "drop": _TAPED | _SONGS | {"video"},
    "project": _SCREEN,
    "act": _STAGED | _SCREEN | among("play plays serial show musical opera"),
    "finish": _SCREEN | _SUNG | among("novel mural album"),
    "complete": _SCREEN | _SUNG | among("novel mural album"),
    "launch": _TAPED | among("podcast podcasts magazine newsletter"),
    "leak": _TAPED | _SCREEN | among("memo document documents photos photo dossier report draft"),
}
_WRITTEN = among(
    "plan report reports study score column story stories music dialogue season seasons text texts"
)
_OF_BASES = (
    ("craft invent concoct develop conceive assemble prepare devise", _CRAFTED),
    ("think work knock whip mock toss turn dream cook come", _CRAFTED),
    ("draw sketch illustrate", _DRAWN),
    ("paint stencil spray-paint daub embroider", _PICTURES | among("cover slogan scene scenes")),
    ("organise organize", among("concert concerts show singalong pageant")),
    ("arrange execute strike belt harmonise render strum croon", _SUNG),
    ("orchestrate", _SUNG | {"score"}),
    ("compose co-compose pen author co-author co-write script ghostwrite ghost-write write",
     (_DONE - NOT_MADE) | _WRITTEN),
    ("mix master remix", _TAPED | _SONGS),
    ("press lay", _TAPED),
    ("serialise serialize", _PRINTED | _SCREEN),
    ("get give hand pass send roll push", _HANDED - among("bill plan")),
    ("tape videotape", _SONGS | _AIRED | _SCREEN | among("message speech")),
    ("pick slip slot squeeze loop repeat replay rerun re-run",
     _SONGS | _SCREEN | _AIRED | _ADS | _TAPED),
)  # fmt: skip
_OF_BASE |= {base: nouns for bases, nouns in _OF_BASES for base in bases.split()}
_UNDERGOES = {
    "write": _TEXTS | _DONE,
    **dict.fromkeys(
        among("draft co-write pen author co-author compile prepare elaborate edit devise"),
        _TEXTS,
    ),
    **dict.fromkeys(among("publish release post upload distribute circulate share print"),
                    _GIVEN_OUT | _MADE_PUBLIC),
    **dict.fromkeys(among("film live-stream livestream"), EVENTS), "shoot": among("scene scenes"),
    "commission": among("paper campaign campaigns"),
    "draw": among("page pages chart comic cover"), "design": among("campaign logo cover emblem"),
}  # fmt: skip
"""What is a work where it is told by whom it was done, and else may be anything."""
UNDERGOING = frozenset[str]().union(*_UNDERGOES.values())
"""All of these."""


def works_of(base: str, kind: str, *, passive: bool) -> frozenset[str]:
    """Nouns that a verb may have as its work."""
    nouns = _OF_BASE.get(base)
    if base in {"publish", "print", "post", "release"}:
        nouns = _OF["published"] | (_PAGES | _PAPERS if base == "publish" else _PAGES)
    if base == "publish":
        nouns = (nouns or frozenset()) | _MADE_PUBLIC
    if passive:
        return (nouns or _OF[kind]) | _UNDERGOES.get(base, frozenset())
    return nouns or (_OF[kind] - NOT_MADE if kind == "produced" else _OF[kind])
