"""English: verbs of making, ordering, performing, publishing and airing, in all their forms.

Each verb stands once, under what it claims. With `*` its base and third person are nouns, or hardly
ever said of a work, and do not count; with `**` its *-ing* does not either. `_PARTICLES` are words
with which a verb claims something else, or claims at all: *put together*, *knock off*.
"""

from airwitness.statements.words import among

_VERBS = {
    "produced": """
        produce make write co-write record compose create direct film shoot arrange draft design pen
        script stage organise organize edit compile choreograph narrate ghost-write ghostwrite draw
        adapt develop animate co-produce co-direct co-compose author* co-author* co-create devise
        prepare elaborate** take set** score** orchestrate mix** remix** master** paint illustrate
        photograph* assemble self-produce co-script co-edit re-edit re-record pre-record tape*
        videotape* craft* concoct invent conceive** storyboard* sketch* stencil* spray-paint* daub*
        embroider* build cut improvise* re-cut* co-develop co-design finish* complete* credit**""",
    "commissioned": "commission order co-commission",
    "performed": """
        perform sing recite warble execute chant* intone croon* rap* strum*
        render** declaim* busk* act** re-enact* cover** harmonise*""",
    "published": """
        publish release re-release reissue post upload issue distribute circulate share print
        reprint republish repost disseminate serialise serialize press** tweet* retweet*
        self-publish co-publish leak* blog* reproduce** cross-post* re-post reshare re-upload
        drop** launch**""",
    "aired": """
        air re-air broadcast rebroadcast show screen televise transmit relay stream premiere play
        carry run simulcast live-stream livestream beam hear rerun re-run re-broadcast retransmit
        webcast replay* repeat** loop** re-screen reshow debut** project**""",
}
_PARTICLES = """
produced  together  put throw cobble piece stitch splice slap string knock cut edit sew paste
produced  up        come dream think cook work mock whip knock run make draw
produced  off       dash toss knock
produced  out       turn churn crank bash grind hammer knock
produced  down      lay
performed up        strike
performed out       belt sing
published out       put bring get give roll push hand pass send
published round     hand pass send
published around    hand pass send
published online    put
published off       run
aired     up        pick
aired     in        squeeze slip slot
aired     out       pump blast blare pipe boom play
"""
_IRREGULAR = """
make makes made made making
write writes wrote written writing
co-write co-writes co-wrote co-written co-writing
ghost-write ghost-writes ghost-wrote ghost-written ghost-writing
ghostwrite ghostwrites ghostwrote ghostwritten ghostwriting
shoot shoots shot shot shooting
draw draws drew drawn drawing
take takes took taken taking
set sets set set setting
cut cuts cut cut cutting
re-cut re-cuts re-cut re-cut re-cutting
build builds built built building
sing sings sang sung singing
strike strikes struck struck striking
put puts put put putting
bring brings brought brought bringing
broadcast broadcasts broadcast broadcast broadcasting
rebroadcast rebroadcasts rebroadcast rebroadcast rebroadcasting
re-broadcast re-broadcasts re-broadcast re-broadcast re-broadcasting
simulcast simulcasts simulcast simulcast simulcasting
webcast webcasts webcast webcast webcasting
show shows showed shown showing
reshow reshows reshowed reshown reshowing
run runs ran run running
rerun reruns reran rerun rerunning
re-run re-runs re-ran re-run re-running
hear hears heard heard hearing
sew sews sewed sewn sewing
dream dreams dreamed dreamt dreaming
come comes came come coming
throw throws threw thrown throwing
think thinks thought thought thinking
lay lays laid laid laying
get gets got got getting
give gives gave given giving
send sends sent sent sending
string strings strung strung stringing
grind grinds ground ground grinding
"""
_DOUBLED = among("pen rap strum drop slap whip slot slip transmit retransmit")
_VOWELS = frozenset("aeiou")


def _inflected(base: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing of a regular verb."""
    if base in _DOUBLED:
        past = base + base[-1] + "ed"
        return base + "s", past, past, base + base[-1] + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    stem = base.removesuffix("e")
    return third, stem + "ed", stem + "ed", stem + "ing"


def _particles() -> dict[str, dict[str, str]]:
    """Verb → the word that makes it one of making → what it then claims."""
    found: dict[str, dict[str, str]] = {}
    for row in _PARTICLES.strip().splitlines():
        kind, particle, *verbs = row.split()
        for verb in verbs:
            found.setdefault(verb, {})[particle] = kind
    return found


PARTICLES = _particles()
"""Verb → the word that makes it one of making → what it then claims."""
_FREE = frozenset(verb.rstrip("*") for verbs in _VERBS.values() for verb in verbs.split())
PHRASAL = frozenset(PARTICLES) - _FREE
"""Verbs that make something with a further word only."""


def _forms() -> dict[str, tuple[str, str, str]]:
    """Form → (kind, base, which form: b base, s third, p past, n participle, e both, g -ing)."""
    found: dict[str, tuple[str, str, str]] = {}
    irregular = {row.split()[0]: row.split()[1:] for row in _IRREGULAR.strip().splitlines()}
    listed = [(kind, verb) for kind, verbs in _VERBS.items() for verb in verbs.split()]
    listed += [(next(iter(PARTICLES[verb].values())), verb) for verb in sorted(PHRASAL)]
    for kind, verb in listed:
        base = verb.rstrip("*")
        third, past, participle, ing = irregular.get(base) or _inflected(base)
        if verb == base:
            found[base] = (kind, base, "b")
            found[third] = (kind, base, "s")
        if not verb.endswith("**"):
            found[ing] = (kind, base, "g")
        found[participle] = (kind, base, "e" if past == participle else "n")
        found[past] = (kind, base, "e" if past == participle else "p")
    return found


VERBS = _forms()
"""Every form of every verb of making."""
WITH_WORD = {
    form: frozenset(PARTICLES[base]) for form, (_, base, _) in VERBS.items() if base in PHRASAL
}
"""Form of a verb that needs a further word → the words it may have."""
MIDDLE = among(
    """
    came comes come appeared appears aired airs premiered premieres ran runs starts started begins
    began debuted debuts went goes gone running screened screens played plays streamed streams
    surfaced
    surfaces launched showed premiere debut air screen go
    """
)
"""Verbs of which the work is the subject: the song aired on Harbour TV."""
NOUN_TOO = among(
    """
    broadcast broadcasts rebroadcast airs screens shows films records releases posts prints
    issues shares streams stages drafts designs pens scripts orders plays runs shoots shot run
    show film record release post print issue share stream stage draft design pen script order
    play screen air recording recordings broadcasting screening premiere premieres heard cast
    commission commissions making writing drawing filming beam beams paint paints simulcast
    livestream livestreams cut cuts building drop drops launch launches leak leaks cover covers
    rap raps tape tapes chant chants tweet tweets blog project projects sketch sketches repeat
    repeats rerun reruns debut debuts replay replays loop loops set sets score scores string
    strings work works turn turns hand hands pass passes think mock type types lay thought
    ground roll rolls push slot slots pipe pipes blast boom cook cooks singing editing webcast
    webcasts re-run re-runs
    """
)
"""Forms that are nouns as often."""
PLAIN = among(
    """
    produce film record direct commission post upload release reissue mix master edit animate
    co-produce co-direct script re-edit pre-record self-publish re-release
    """
)
"""Verbs that `it` undergoes only where it is a work."""
STRONG = among(
    """
    compose pen devise author co-author co-compose broadcast televise sing air re-air rebroadcast
    write co-write publish ghostwrite ghost-write re-broadcast
    """
)
"""Verbs that few things undergo but works."""
OPEN = among(
    """
    broadcast televise air re-air rebroadcast transmit relay stream re-broadcast retransmit
    simulcast
    """
)
"""Whatever a station does this to is a broadcast."""
