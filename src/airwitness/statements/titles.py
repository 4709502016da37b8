"""English: words that tell people from organisations and works, and roles from names."""

from airwitness.statements.words import among, listed

ROLES = among(
    """
    minister president chairman chairwoman chair chairperson spokesman spokeswoman spokesperson
    director head leader secretary captain major colonel general lieutenant sergeant commander
    admiral officer judge lawyer mayor governor senator representative congressman congresswoman
    professor doctor teacher headteacher headmaster headmistress principal historian economist
    curator critic composer conductor choirmaster bandmaster manager coach player driver mechanic
    engineer researcher scientist author writer novelist poet singer actor actress producer editor
    journalist reporter correspondent commentator columnist analyst expert adviser advisor aide
    ambassador envoy negotiator mediator delegate deputy councillor cllr councilman councilwoman
    clerk commissioner ombudsman ombudswoman bishop priest pastor rabbi imam sister brother father
    mother mum dad parent neighbour neighbor campaigner activist organiser organizer founder
    co-founder owner boss chief executive ceo partner attorney prosecutor detective inspector
    constable sheriff soldier guard pilot nurse surgeon resident shopkeeper baker farmer fisherman
    witness survivor pupil student mp king queen prince princess duke duchess lord lady sir dame mr
    mrs ms miss dr prof rev reverend hon president-elect treasurer strategist pollster candidate
    nominee speaker whip commodore comrade maestro sgt maj col gen lt capt cmdr adm sen rep gov star
    rapper frontman comedian presenter host broadcaster newspaper daily weekly agency moderator
    librarian archivist caretaker landlord tenant insider source whistleblower user visitor reader
    blogger vice former ex acting senior junior assistant associate interim retired late co-author
    widow widower daughter son wife husband uncle aunt cousin grandfather grandmother gran granny
    boy girl man woman child chairlady secretary-general paramedic solicitor barrister magistrate
    coroner registrar education finance foreign information culture health defence defense interior
    justice opposition government party army navy police club team state prime home first striker
    midfielder defender goalkeeper winger skipper sprinter swimmer cyclist jockey trainer builder
    plumber carpenter chef waiter waitress cleaner hairdresser gardener publican postman firefighter
    ranger beekeeper sailor archaeologist biologist physicist chemist geologist zoologist
    epidemiologist virologist astronomer mathematician psychologist psychiatrist sociologist
    anthropologist climatologist ecologist botanist vet dentist midwife pharmacist accountant banker
    trader investor entrepreneur tycoon billionaire businessman businesswoman churchwarden vicar
    deacon nun monk cardinal archbishop patriarch chaplain grandson granddaughter niece nephew
    stepfather stepmother girlfriend boyfriend defendant suspect victim plaintiff juror teenager
    pensioner photographer cameraman painter sculptor dancer drummer guitarist violinist pianist
    cellist soprano tenor screenwriter playwright biographer translator illustrator sponsor lecturer
    philosopher superintendent trooper veteran brigadier official diplomat reviewer vendor broker
    caller listener viewer shopper customer guest passenger commuter janitor typist announcer
    newsreader compere cadet conscript gunner rebel militiaman hostage prisoner inmate detainee
    orphan toddler predecessor successor opponent colleague companion friend fiancé fiancée bride
    groom godmother godfather stepson ferryman blacksmith shepherd herdsman grocer gamekeeper sexton
    organist flautist trumpeter bassist choirboy chorister bugler supporter fan influencer
    subscriber follower engraver cellarer corporal chancellor premier lawmaker politician butcher
    investigator counsel migrant refugee consultant footman landlady protester developer architect
    referee groundsman publicist tourist bystander onlooker teammate bookmaker stewardess florist
    magician sibling flatmate housemate employee worker cashier bartender bouncer warden claimant
    auditor lobbyist hacker meteorologist forecaster therapist anaesthetist carer volunteer
    interpreter villager islander homeowner newsagent courier undertaker locksmith electrician
    barmaid busker schoolgirl schoolboy keeper co-host co-presenter co-chair pak don doña dona señor
    señora senor senora herr frau signor signora sheikh sheik shaikh haji hajji mzee sri ustad
    mullah ayatollah bosun watchman bailiff farmhand miller weaver tailor cobbler saddler plasterer
    roofer glazier welder foreman forewoman overseer docker stevedore harbourmaster signalman porter
    usher bookseller stallholder fishmonger greengrocer jeweller watchmaker innkeeper barman brewer
    winemaker herder goatherd cowherd woodcutter forester huntsman poacher smuggler instructor tutor
    jailer gravedigger verger abbess prioress pilgrim preacher missionary chieftain sultan emir
    vizier baron baroness countess viscount heir heiress butler housekeeper nanny governess
    childminder matron provost rector bursar linguist philologist cartographer surveyor typesetter
    subeditor sub-editor copywriter scriptwriter showrunner puppeteer animator cartoonist technician
    bachelor spinster marshal divorcee millionaire
    telegraphist receptionist under-secretary undersecretary abbot
    """
)
BODIES = among("guard guards army navy police militia club team party government state")
"""Roles too, but at the end of a name they tell a body."""
OFFICES = dict.fromkeys(
    listed(
        """minister president director secretary governor mayor judge senator professor general
        colonel     ambassador chancellor commissioner speaker headteacher"""
    ),
    "",
)
TITLES = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f",
    "dame": "f",
    "king": "m", "queen": "f", "prince": "m", "princess": "f", "sister": "f", "father": "m",
    "brother": "m", "mother": "f", "duke": "m", "duchess": "f", "madam": "f", "uncle": "m",
    "aunt": "f", "madame": "f", "monsieur": "m", "mme": "f", "pak": "m", "don": "m", "doña": "f",
    "dona": "f", "señor": "m", "señora": "f", "senor": "m", "senora": "f", "herr": "m", "frau": "f",
    "signor": "m", "signora": "f", "sheikh": "m", "sheik": "m", "mzee": "m", "baron": "m",
    "baroness": "f", "abbot": "m", "abbess": "f",
}  # fmt: skip
GENDERED = {
    **TITLES, "spokesman": "m", "spokeswoman": "f", "chairman": "m", "chairwoman": "f", "mum": "f",
    "dad": "m", "son": "m", "daughter": "f", "wife": "f", "husband": "m", "widow": "f",
    "widower": "m", "actress": "f", "actor": "m", "boy": "m", "girl": "f", "man": "m", "woman": "f",
    "gran": "f", "granny": "f", "grandmother": "f", "grandfather": "m", "great-grandmother": "f",
    "headmistress": "f", "headmaster": "m", "ombudswoman": "f", "congressman": "m",
    "congresswoman": "f", "councilman": "m", "councilwoman": "f", "fisherman": "m", "bishop": "m",
    "priest": "m", "niece": "f", "nephew": "m", "mistress": "f", "businessman": "m",
    "businesswoman": "f", "gentleman": "m", "lad": "m", "lass": "f", "policeman": "m",
    "policewoman": "f", "landlady": "f", "landlord": "m", "heroine": "f", "singer's": "",
}  # fmt: skip
ORGANISATIONS = among(
    """
    ministry department office bureau agency council board committee commission party
    movement union association federation alliance league group organisation organization
    company firm corporation foundation trust fund institute centre center university school
    college academy hospital church court parliament senate house assembly government
    administration authority army navy guard brigades brigade corps police force forces
    regiment rifles cadets militia radio television tv channel station network broadcaster
    newspaper gazette mercury herald times post news service press media studio studios
    records label films pictures productions workshop choir band orchestra ensemble team
    club rovers city town county state bank society guild observatory museum library theatre
    chamber directorate section branch wing unit division campaign charity ngo watchdog
    tribunal panel jury inquiry consortium operator retailer airline lender insurer start-up startup
    think-tank junta regime cabinet treasury exchange zoo diocese laboratory lab clinic gallery
    supplier manufacturer shipyard cinema
    regulator publisher platform staff command headquarters observer mail journal
    tribune chronicle kite lamp fm coalition republic embassy congress barracks troop
    plc ltd inc holdings airlines airways motors foods industries pharmaceuticals & energy
    technologies insurance trade_union secretariat presidency palace kremlin management
    leadership hierarchy prosecution
    """
)
GENERIC = among(
    """
    group organisation organization company firm body movement agency charity watchdog
    outfit newspaper paper channel station broadcaster network site website platform
    """
)
WORKS = among(
    """
    song hymn anthem chorus verse lyrics poem ballad tune track carol report study statement
    letter telegram communique bulletin document book article survey poll ruling text
    guidance film clip video slogan banner poster sign playlist refrain leaflet email memo
    testimony account editorial release filing data figures results stanza line note
    label caption inscription guidebook brochure manual handbook plaque
    """
)
PLURALS = among(
    """
    officials people parents critics residents experts police diplomats protesters
    researchers authors judges neighbours neighbors supporters opponents analysts observers
    mediators teachers campaigners others some many most several few both republicans
    democrats lawmakers economists aides sources children kids pupils prosecutors doctors
    mothers onlookers cops villagers voters members scholars lawyers activists investigators
    scientists witnesses users readers men women they students colleagues friends
    families soldiers crowd audience mob producers organisers unions forecasters
    """
)
FIRST_NAMES = {
    **dict.fromkeys(
        listed(
            """
    james john robert michael william david richard joseph thomas charles daniel matthew
    anthony mark paul steven andrew joshua kevin brian george edward ronald timothy jason
    jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
    benjamin samuel frank gregory raymond alexander patrick jack dennis jerry tom tim jim
    joe bob bill mike dave steve peter henry arthur albert fred harry ernest hugh philip
    ralph simon martin karl hans ivan igor viktor oskar otto sam ben adam carl max leo luke
    noah oliver oscar donald barack bernie mitt ted tom rudy chris
    """
        ),
        "m",
    ),
    **dict.fromkeys(
        listed(
            """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
    betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa
    deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda
    pamela emma nicole helen samantha katherine christine rachel carolyn janet catherine
    maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
    joan evelyn judith megan alice ann jane lucy charlotte jo beth amelia ida nora vera eva
    ella clara hillary ivanka melania kellyanne chelsea edna agnes martha
    """
        ),
        "f",
    ),
}
