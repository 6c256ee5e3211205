"""Words for what a person is: which say nothing against another, which are the same post, which are offices."""

# Beside any other role these hold too: a senator can be a farmer's daughter, a Democrat and 64 years old.
GENERIC = frozenset(
    """man woman boy girl person people member father mother dad mum mom parent husband wife son daughter brother sister
    uncle aunt grandfather grandmother nephew niece friend colleague resident neighbour neighbor native fellow player
    athlete official officer leader head chief boss politician figure veteran candidate nominee winner champion critic
    supporter opponent rival ally survivor victim witness patient passenger driver owner voter fan volunteer worker
    employee expert specialist speaker host guest author co-author writer republican democrat conservative liberal
    independent tory socialist american canadian australian briton german italian swede dane scot laureate legend
    star celebrity millionaire billionaire activist partner founder co-founder cofounder lead assistant associate senior
    junior former defendant suspect plaintiff immigrant migrant refugee""".split()
)

# What somebody is elected, appointed or ordained to; one person has one of them at a time. Short forms stand beside.
_OFFICES = """president pres; premier; chancellor; governor gov; senator sen; representative rep congressman
    congresswoman; mayor; minister; secretary; ambassador; judge justice; sheriff; pope; cardinal; archbishop; bishop;
    general gen; colonel col; major maj; captain capt; sergeant sgt; lieutenant lt; inspector insp; commissioner;
    councillor councilor councilman councilwoman cllr"""
OFFICES = {word: number for number, words in enumerate(_OFFICES.split(";")) for word in words.split()}

_SAME = tuple(
    frozenset(group.split())
    for group in """
    lawmaker legislator senator sen representative rep congressman congresswoman congressperson deputy mp msp mla
    mep assemblyman assemblywoman parliamentarian councillor councilor councilman councilwoman councilmember minister
    secretary chancellor premier;
    ceo executive chair chairman chairwoman chairperson director manager president owner;
    spokesman spokeswoman spokesperson secretary adviser advisor aide;
    scientist researcher professor lecturer scholar academic historian economist physicist biologist chemist astronomer
    geologist psychologist sociologist biochemist epidemiologist analyst director teacher doctor;
    doctor physician surgeon psychiatrist paediatrician pediatrician professor director;
    lawyer attorney solicitor barrister advocate prosecutor counsel judge justice;
    journalist reporter correspondent editor columnist presenter commentator;
    coach manager trainer skipper captain;
    singer rapper musician guitarist drummer composer artist songwriter actor actress comedian;
    actor actress comedian director producer;
    teacher principal headteacher educator;
    governor gov sheriff;
    general gen colonel col major commander officer soldier;
    lt lieutenant sgt sergeant capt captain officer detective inspector;
    forward midfielder striker defender winger goalkeeper captain skipper international quarterback pitcher;
    bishop archbishop cardinal pope priest pastor;
    businessman businesswoman entrepreneur executive ceo investor;
    ambassador diplomat envoy minister;
    councillor mayor;
    manager consultant strategist""".split(";")
)


def same_office(one: str, other: str) -> bool:
    """Return whether two words can be the same post, called otherwise or held together."""
    return one == other or any(one in group and other in group for group in _SAME)
