"""English: words by which a sentence tells which body is part of which."""

from airwitness.statements.bodies_parts import (
    INNER,
    NAMED_PARTS,
    NUMBERED,
    PLAIN_PARTS,
    PLURAL_PARTS,
)
from airwitness.statements.chains import BODIES
from airwitness.statements.words import among

UNITS = among(
    """
    unit department branch wing arm division section subsidiary agency body office service offshoot
    bureau directorate affiliate subunit sub-unit imprint institute institution mouthpiece
    parastatal dependency
    """
)
OF_UNITS = UNITS | among(
    """
    station channel radio newspaper magazine publisher studio company firm charity outlet label
    choir school academy foundation workshop orchestra band ensemble organ centre committee panel
    board council cell secretariat facility troupe ensemble platoon squad detachment battalion
    brigade regiment corps collective cooperative theatre press broadcaster network website
    portal platform element chapter lodge registry archive library
    brand front laboratory observatory garrison subdivision subcommittee commission outlet
    """
)
PLURALS = among(
    """
    subsidiaries divisions imprints labels stations channels studios affiliates newspapers
    magazines branches outlets brands arms wings broadcasters publishers websites choirs
    directorates departments units
    """
)
BOUGHT = among("bought acquired purchased taken")
KEEPS = among("belong belongs belonged belonging")
ANSWERS = among(
    "reporting answering answers answered reports reported answerable accountable subordinated"
)
TURNS = among("turned proved seems seemed appears appeared known believed thought understood said")
OUTLETS = among("radio station channel choir newspaper orchestra ensemble studio label band")
UNDER = among(
    """
    comes come came falls fall fell operates operated operating works worked working sits placed put
    sat housed based lodged embedded nested lives lived remains remained stays stayed resides is was
    trades traded ranks
    """
)
WITHIN = among("under within inside beneath")
JOINED = among("absorbed merged folded incorporated integrated subsumed rolled")
HOLDS = among("holds held has had holding have took takes taking bought buys acquired")
"""Verbs of which a share may be the object."""
FORMS = among("forms form formed forming becomes became become remains remained been is was are")
SERVES = among("serves served acts acted serving acting functions functioned")
OF_PEOPLE = among(
    """
    minister president director leader founder colonel captain mayor governor lawyer doctor
    teacher composer conductor singer actor author editor journalist chairman chairwoman farmer
    priest imam bishop soldier officer veteran veterans
    businessman businesswoman tycoon oligarch magnate widow son-in-law millionaire billionaire
    entrepreneur investor investors relative nephew
    """
)
WHOLES = among("works holding family front column conglomerate empire movement coalition state")
FAULTS = among(
    """
    attack attacks death deaths fire fires crash damage loss losses killing killings shooting blast
    bombing bombings shelling massacre explosion error errors mistake mistakes failure failures
    delay delays violence crime crimes outbreak abuse abuses fraud leak defeat breach accident
    accidents
    disaster war murder murders disappearance fall rise increase decline mess success
    """
)
"""What nobody has in charge."""
CORPORATE = among("mutual holdings corp inc ltd plc group media partners industries")
HOUSES = among(
    """
    books music sport sports kids entertainment communications publishing publications audio
    animation broadcasting records films pictures productions newspapers magazines
    """
)
"""Words with which names of houses end."""
FUNDS = among("fund trust holding holdings group foundation company bank")
HELD = BOUGHT | among(
    """
    held
    majority-owned co-owned part-owned run owned controlled operated managed overseen supervised
    administered led
    """
)
HOLDERS = BODIES | among(
    """
    presidency palace embassy crown diocese staff parish church rebels insurgents militants
    clergy seminary
    monastery centre fund group family's forces military militia militias junta regime guerrillas
    separatists fighters movement partisans loyalists royalists council
    """
)
HEADS = BODIES | OUTLETS | among(
    """
    yard mill brewery plant outfit house company firm studio network broadcaster label trust
    archive archives library foundation publisher website platform channel theatre museum school
    college hospital camp
    """
)  # fmt: skip
COMMANDS = among(
    """
    command control authority umbrella supervision aegis roof wing auspices direction jurisdiction
    hands ownership tutelage oversight
    """
)
OWNS = among(
    """
    owns own owned controls controlled runs ran operates operated oversees oversaw administers
    administered manages maintains maintained supervises supervised bought buys acquired absorbed
    swallowed includes comprises runs operating running owning controlling
    """
)
"""Verbs of which the whole is the subject."""
_ABOVE = (
    among("part one owner owners parent proprietor landlord shareholder venture sold")
    | JOINED
    | HOLDS
)
TELLING = COMMANDS | KEEPS | ANSWERS | UNDER | HELD | OWNS | _ABOVE | {"orders"}
"""Of the words below, those that tell it by themselves."""
_PARTS = INNER | NAMED_PARTS | PLAIN_PARTS | PLURAL_PARTS | NUMBERED
KEYS = TELLING | PLURALS | OF_UNITS | OUTLETS | _PARTS
"""Words in which a sentence may say it."""
