"""Words that tell what a capitalised name is: titles and roles of persons, words of organisations, places."""

import re

from editor.article.function_words import Gender

_F, _M = Gender.FEMALE, Gender.MALE

# Courtesy titles and ranks before a name; a dot after it is left out here.
TITLES: dict[str, Gender | None] = {
    **dict.fromkeys(
        "mr sir lord father brother prince king baron count herr señor sr don monsieur m pan tun imam".split(), _M
    ),
    **dict.fromkeys(
        "mrs ms miss lady dame sister princess queen madame mme frau señora sra doña pani baroness".split(), _F
    ),
    **dict.fromkeys("mlle señorita puan tengku-puan datin".split(), _F),
    **dict.fromkeys(
        """dr prof professor rev reverend rabbi sen sens rep reps gov govs lt col gen sgt capt captain major maj general
        colonel lieutenant sergeant corporal commander cmdr admiral adm supt superintendent det detective inspector insp
        constable pc dci di ds officer deputy sheriff chief cardinal archbishop bishop pope saint st hon justice judge
        pres president vice vice-president prime minister premier chancellor secretary undersecretary governor senator
        congressman congresswoman representative mayor councillor councilor councilman councilwoman alderman cllr mp msp
        mla mep ms tory labour ambassador consul attorney solicitor prosecutor magistrate treasurer comptroller
        commissioner chairman chairwoman chair chairperson director manager coach captain skipper ceo cfo cto coo boss
        speaker whip leader spokesman spokeswoman spokesperson correspondent reporter analyst economist author actor
        actress singer rapper comedian host presenter editor columnist dean principal headteacher nurse pastor datuk
        tan seri dato tun tuan sri sheikh sheik ayatollah emir sultan dowager duke duchess earl viscount lawmaker
        delegate assemblyman assemblywoman state foreign interior defense defence finance health home education justice
        environment energy labor transport transportation trade communications culture agriculture housing shadow former
        ex acting interim late assistant associate senior junior lead head executive managing special press
        chief-of-staff
        midfielder striker goalkeeper defender forward winger quarterback pitcher catcher guard center centre point
        fellow legend veteran champion world olympic rival compatriot co-founder founder cofounder co-chair
        minister-president dipl-ing ing lic licenciado arq don expresidente exministro presidente presidenta ministro
        ministra alcalde alcaldesa diputado diputada senador senadora portavoz secretario secretaria general
        président présidente ministre maire député députée sénateur sénatrice secrétaire maître me
        prezes premier minister prezydent poseł posłanka senator rzecznik rzeczniczka prof. prokurator""".split()
    ),
}

# A person called by what he or she is; the head of "the … minister".
_ROLE_WORDS: dict[Gender | None, str] = {
    _M: """spokesman chairman congressman assemblyman councilman businessman policeman fireman salesman fisherman
        cameraman frontman newsman gentleman man boy father dad husband son brother uncle grandfather nephew king prince
        actor duke policemen widower boyfriend fiancé groom frenchman englishman irishman dutchman scotsman welshman
        stepfather grandad guy lad kaiser monk priest pope striker midfielder goalkeeper defender winger quarterback""",
    _F: """spokeswoman chairwoman congresswoman assemblywoman councilwoman businesswoman policewoman saleswoman woman
        girl mother mum mom wife daughter sister aunt grandmother niece queen princess actress duchess heroine widow
        girlfriend fiancée bride waitress hostess frenchwoman englishwoman stepmother grandma nun lady midwife""",
    None: """sen rep gov qc kc minister secretary president premier chancellor governor senator representative mayor
        councillor councilor
        councilmember lawmaker legislator politician ambassador diplomat envoy commissioner official officer judge
        justice prosecutor lawyer attorney
        barrister solicitor advocate activist campaigner organiser organizer protester demonstrator spokesperson
        spokespeople director manager head chief boss executive ceo cfo cto coo founder co-founder cofounder owner chair
        chairperson leader deputy aide adviser advisor strategist consultant analyst economist expert specialist
        scientist researcher professor lecturer teacher student pupil principal headteacher dean academic scholar
        historian author writer novelist poet playwright journalist reporter correspondent editor columnist presenter
        host broadcaster commentator critic singer rapper musician guitarist drummer composer comedian artist painter
        sculptor designer architect photographer filmmaker producer screenwriter star celebrity influencer model chef
        doctor physician surgeon nurse paramedic psychologist psychiatrist therapist epidemiologist virologist
        biologist chemist physicist astronomer geologist ecologist engineer developer programmer programme technician
        mechanic farmer
        driver pilot captain skipper coach referee umpire trainer pundit keeper groundsman publican butcher plumber
        electrician carpenter builder barman bartender waiter cook bouncer judge player footballer golfer cyclist
        swimmer athlete runner boxer wrestler jockey champion
        veteran soldier general colonel sergeant commander lieutenant inspector superintendent detective constable
        sheriff firefighter guard warden pastor rabbi imam bishop archbishop cardinal reverend clerk accountant banker
        investor trader entrepreneur employer employee worker volunteer resident neighbour neighbor passenger tourist
        customer shopper user witness victim survivor suspect defendant plaintiff claimant patient parent child
        teenager adult grandparent couple friend colleague relative source insider informant whistleblower candidate
        nominee incumbent opponent rival voter supporter fan follower critic sceptic skeptic member fellow partner
        co-author co-owner co-director winger forward pitcher batter catcher guard rookie newcomer youngster native
        spaniard german
        italian swede dane scot briton pole turk australian american canadian brazilian argentine mp msp mep mla pc
        republican democrat conservative tory independent liberal socialist nobel laureate winner runner-up speaker
        whistle-blower blogger youtuber streamer librarian curator auctioneer landlord tenant shopkeeper restaurateur
        baker brewer winemaker hunter ranger biochemist meteorologist forecaster seismologist vet veterinarian dentist
        pharmacist carer caregiver babysitter nanny actuary auditor treasurer secretary-general chairwoman
        undersecretary
        year-old manageress billionaire millionaire tycoon magnate mogul dictator ruler monarch heir
        szef szefowa lider liderka wójt wojewoda kierowca mieszkaniec mieszkanka
        portavoz ministro ministra presidente presidenta alcalde alcaldesa diputado diputada senador senadora director
        directora experto experta abogado abogada secretario secretaria líder dirigente fiscal juez jueza entrenador
        vocero vocera funcionario candidato candidata médico médica profesor profesora investigador investigadora
        ministre président présidente porte-parole maire député députée sénateur avocat avocate directeur directrice
        expert experte patron responsable procureur entraîneur chercheur chercheuse médecin professeur secrétaire
        rzecznik rzeczniczka minister premier prezydent prezes dyrektor burmistrz poseł posłanka ekspert trener
        prokurator sędzia lekarz profesor ministerin sprecher sprecherin präsident präsidentin kanzler kanzlerin
        vorsitzender vorsitzende chef chefin leiter leiterin trainer trainerin experte expertin anwalt anwältin richter
        bürgermeister bürgermeisterin abgeordnete abgeordneter direktor direktorin professorin forscher forscherin
        politiker politikerin staatsanwalt staatsanwältin mann frau geschäftsführer geschäftsführerin""",
}
ROLE_WORDS: dict[str, Gender | None] = {
    word: gender for gender, words in reversed(_ROLE_WORDS.items()) for word in words.split()
}
_GERMAN_ROLE = re.compile(
    r"(?:minister|sprecher|kanzler|präsident|chef|leiter|vorsitzende|expert|anwalt|anwält|meister|direktor|forscher|politiker"
    r"|professor|trainer|führer|sekretär|beauftragte|abgeordnete|richter|manager|wissenschaftler|journalist|ökonom|kommissar"
    r"|spieler|inhaber|gründer|verteidiger|stürmer|kapitän|koordinator|analyst|historiker|wart|hüter|arzt|ärzt"
    r"|lehrer|pfarrer|ingenieur|künstler|schauspieler|sänger|autor|händler|wirt|bauer|zeuge|nachbar)(?:in|e|er|en)?$"
)

ORGANISATION_WORDS = frozenset(
    """commission ministry department committee council congress parliament senate government administration agency
    bureau office authority association federation union party university college institute institution foundation
    society centre center school hospital clinic church bank group company corporation corp inc ltd llc plc gmbh ag sa
    co club fc united city town county league league's team police court tribunal service services board trust fund
    organisation organization alliance coalition network media news times post journal herald tribune gazette guardian
    telegraph observer magazine press agence broadcasting television tv radio studios records airlines airways motors
    technologies systems industries international global holdings partners capital securities insurance energy
    airport station museum gallery theatre theater library stadium arena park street road avenue square river lake
    mountain island islands bay valley bridge palace castle house hall building tower hotel restaurant act bill law
    treaty agreement accord cup prize award festival championship olympics games series conference summit forum plan
    project program programme initiative campaign movement army navy force forces guard corps marines brigade
    telescope observatory laboratory lab mission spacecraft ministerium bundestag bundesrat landtag partei verband
    gewerkschaft gericht universidad ministerio gobierno partido congreso senado ayuntamiento université ministère
    assemblée parti gouvernement conseil sejm ministerstwo partia uniwersytet day week month year christmas easter war
    battle street's republic kingdom states state province region district north south east west northern southern
    eastern western central european american british african asian nations union's democrats republicans conservatives
    socialists greens liberals lawmakers officials critics supporters opponents protesters campaigners residents
    voters researchers scientists experts analysts labour tory tories democratic republican""".split()
)

PLACES = frozenset(
    """london paris berlin madrid rome warsaw moscow kyiv kiev washington york brussels geneva vienna zurich munich
        hamburg
    frankfurt cologne lima bogota bogotá caracas santiago buenos aires mexico canada england scotland wales ireland
    britain
    uk us usa u.s u.k u.s. u.k. eu e.u un u.n america americas europe asia africa australia zealand germany france
    spain italy poland portugal russia ukraine china japan korea india pakistan bangladesh indonesia malaysia singapore
    thailand vietnam philippines taiwan hong kong iran iraq israel palestine gaza syria lebanon jordan egypt turkey
    greece cyprus sweden norway denmark finland iceland netherlands belgium switzerland austria hungary romania bulgaria
    serbia
    croatia slovenia slovakia czech nigeria kenya ethiopia sudan somalia ghana morocco algeria tunisia libya brazil
    argentina chile peru perú colombia venezuela ecuador bolivia paraguay uruguay cuba haiti jamaica guatemala honduras
    nicaragua panama california texas florida alabama alaska arizona arkansas colorado connecticut delaware hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada hampshire jersey ohio oklahoma oregon pennsylvania rhode carolina dakota tennessee
    utah vermont virginia wisconsin wyoming ontario quebec alberta manitoba chicago boston houston dallas seattle
    philadelphia detroit atlanta miami denver phoenix toronto montreal vancouver ottawa sydney melbourne auckland dublin
    edinburgh glasgow cardiff belfast manchester liverpool birmingham leeds bristol sheffield newcastle tokyo beijing
    shanghai seoul delhi mumbai islamabad karachi dhaka jakarta manila bangkok hanoi tehran baghdad jerusalem damascus
    beirut cairo istanbul ankara athens lisbon barcelona milan naples stockholm oslo copenhagen helsinki amsterdam
    antwerp budapest prague bucharest sofia belgrade nairobi lagos johannesburg downing westminster kremlin capitol
    pentagon hollywood brexit covid covid-19 earth mars jupiter europa moon god internet web christmas easter los
    angeles
    san francisco diego vegas orleans las""".split()
)

# Words that stand capitalised before a name at a sentence's start and are no part of it.
NOT_NAMES = frozenset(
    """i i'm i've i'd i'll advertisement photo picture image video watch read more related update updated correction
        editor's story
    source tags share email copyright breaking exclusive opinion analysis mon tue wed thu fri sat sun yes no ok oh well
    mum dad mom tv pm am bst gmt est edt cet pst nov dec feb apr jul aug sep sept oct thank thanks dear hello hi please
    instagram twitter facebook tiktok youtube snapchat reddit linkedin google amazon microsoft apple netflix meta
    whatsapp telegram covid ai""".split()
)


def role_gender(word: str) -> tuple[bool, Gender | None]:
    """Return whether a word names what a person is, and the gender it tells; knows "year-old" and German compounds."""
    folded = word.casefold().rstrip(".")
    if folded in ROLE_WORDS:
        return True, ROLE_WORDS[folded]
    for part in (folded.rsplit("-", 1)[-1], folded.removesuffix("s")):
        if part != folded and part in ROLE_WORDS:
            return True, ROLE_WORDS[part]
    if folded.endswith(("year-old", "-jährige", "-jähriger")):
        return True, None
    if _GERMAN_ROLE.search(folded):
        return True, _F if folded.endswith("in") else None
    return False, None


def is_title(word: str) -> bool:
    """Return whether a capitalised word can stand before a name as title or role ("President", "Sen.", "CEO")."""
    folded = word.casefold().rstrip(".")
    return folded in TITLES or folded in ROLE_WORDS or _GERMAN_ROLE.search(folded) is not None
