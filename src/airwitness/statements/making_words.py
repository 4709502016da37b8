"""English: words that tell by whom a work was made: stations, papers, choirs; and nobody."""

from airwitness.statements.words import among

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
ONLINE = among("telegram youtube facebook instagram tiktok twitter whatsapp online")
"""Services on which a channel posts."""
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
    sixth-formers schoolchildren orphans actors journalists infants conscripts recruits listeners
    villagers nuns dancers musicians schoolboys schoolgirls
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
