"""What credit lines say, as patterns of sense in eight languages: who published first, by whose leave it stands here.

Each pattern is a whole sentence's beginning; a group `rest` holds what the publisher's name begins. Publishers word
these lines
freely, so no list of lines could hold them.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Where(Enum):
    """Where in a story a line of this sense is a credit."""

    ANYWHERE = auto()
    EDGE = auto()  # the first lines and the last
    FOOT = auto()


class Asks(Enum):
    """What must follow the words of a sense."""

    NAME = auto()  # any name
    KNOWN = auto()  # a name that is an agency's, a site's or a newspaper's
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense; `sure` says that a whole line of it at an edge can be nothing else."""

    pattern: re.Pattern[str]
    where: Where
    sure: bool = False
    asks: Asks = Asks.NAME


_PIECE = (
    r"(?:articles?|stor(?:y|ies)|posts?|pieces?|essay|interview|column|reports?|commentary|excerpt|op-ed|analysis|"
    r"content|blog post|blog|text|"
    r"feature|investigation|review|dispatch|editorial|opinion piece|release|series|page|video|podcast|transcript|"
    r"list|guide|project|coverage)"
)
_NOTE = r"(?:(?:NOTE|Note|Editor[’']?s [Nn]ote|EDITOR[’']?S NOTE|Ed(?:itor)?\. note)\s?[:.–—-]\s?)?"
_DID = (
    r"(?:appeared|published|ran|posted|printed|aired|reported|written|produced|featured|released|broadcast|"
    r"commissioned)"
)
_THIS = (
    r"(?:This|this|The following|The above|A version of this|A longer version of this|A shorter version of this|"
    r"An earlier version of this|A previous version of this|Parts of this|"
    rf"Portions of this)\s(?:[\w’'-]+\s){{0,3}}?{_PIECE}"
)
_BY = r"(?:by|on|in|at|with|for|from|via|as part of|through)"
_AGAIN = (
    r"(?:re-?published|reprinted|reproduced|re-?posted|cross-?posted|syndicated|adapted|excerpted|translated|used|"
    r"shared|distributed|provided|"
    r"made available|brought to you)"
)


def _sense(pattern: str, where: Where, sure: bool = False, asks: Asks = Asks.NAME, flags: int = 0) -> Sense:
    return Sense(re.compile(pattern, flags), where, sure, asks)


SENSES = (
    # This article was originally published by X (and is republished here with permission).
    _sense(rf"{_NOTE}{_THIS}(?:\s\w+){{0,3}}?\s(?:originally|first|initially|previously|"
        rf"also)(?:\s\w+)?\s{_DID}(?:\s\w+){{0,2}}?\s{_BY}\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(rf"{_NOTE}{_THIS}\s(?:appeared|was published|was posted|ran|was written|was produced)\s(?:originally|"
        rf"first|initially)?\s?{_BY}\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(rf"(?:The|the) {_PIECE}(?:\s\w+){{0,2}}?\s(?:originally|"
        rf"first)\s{_DID}(?:\s\w+){{0,2}}?\s{_BY}\s+(?P<rest>\S.*)", Where.EDGE),
    _sense(rf"(?:First|Originally|Initially|ORIGINALLY|FIRST|Previously)\s(?:{_DID}|PUBLISHED|APPEARED)\s?(?:{_BY}|"
        r"ON|IN|BY|:)\s*(?P<rest>\S.*)", Where.EDGE, True),
    # Republished from X under a Creative Commons license; reprinted by permission.
    _sense(rf"{_NOTE}(?:{_THIS}|It)(?:\s\w+){{0,4}}?\s{_AGAIN}(?:\s\w+){{0,3}}?\s(?:from|by|under|through|with|via|"
        r"courtesy of|in partnership with)\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"(?:\W{0,2})(?:Re-?published|Reprinted|Reproduced|Re-?posted|Cross-?posted|Excerpted|Adapted|"
        r"Syndicated|Translated)(?:\s\w+){0,3}?\s(?:from|by|with|under|courtesy of|"
        r"on)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"Used (?:with|by) (?:the )?(?:kind )?permission(?: of|"
        r" from)?\s*(?P<rest>.*)", Where.EDGE, True, Asks.NOTHING),
    _sense(rf"{_NOTE}{_THIS}\s(?:is|was|comes|has been|originates|"
        rf"originated)\s(?:\w+\s){{0,2}}?(?:a joint publication of|a joint project of|a collaboration (?:between|"
        r"with)|a partnership (?:between|with)|part of|from|co-published (?:with|by)|published in (?:partnership|"
        r"collaboration) with|produced in (?:partnership|collaboration) with|"
           r"(?:co-)?produced by|published by|provided by|supplied by|courtesy of|"
               r"translated automatically)\s*(?P<rest>.*)", Where.EDGE),
    _sense(r"(?:This|The) (?:article|story|text) (?:has been|was) (?:adapted|translated|edited) from (?:its|"
        r"the) original source.*", Where.EDGE, True, Asks.NOTHING),
    # What feeds append.
    _sense(r"The post .{1,300}? (?:appeared first|first appeared) on\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"(?:La entrada|El artículo) .{1,300}? (?:se publicó primero|"
        r"apareció primero) en\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"Der (?:Beitrag|Artikel) .{1,300}? erschien zuerst (?:auf|bei)\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"L[’']article .{1,300}? est apparu en premier sur\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"O post .{1,300}? apareceu primeiro em\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"L[’']articolo .{1,300}? (?:proviene da|sembra essere il primo su)\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"Het bericht .{1,300}? verscheen eerst op\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    _sense(r"Artykuł .{1,300}? pochodzi z serwisu\s+(?P<rest>\S.*)", Where.ANYWHERE, True),
    # A link to where it stood first.
    _sense(r"(?:Please )?(?:Read|View|See|Visit|Find|Access|Click here (?:to|for)(?: read| view| see)?) (?:the|this|"
        r"our|their)? ?(?:full |original |complete |entire )?(?:version of (?:the|this) )?"
           rf"(?:original|{_PIECE})(?: (?:here|online|at source)| (?:at|on|in|"
               r"from|via)\s+(?P<rest>\S.*))?\W*$", Where.EDGE, False, Asks.NOTHING),
    _sense(r"(?:Original|Full|Source) (?:[Aa]rticle|[Ss]tory|[Ss]ource|[Pp]ost|[Pp]ublication|[Vv]ersion|"
        r"[Ll]ink)\b\s?:?\s*(?P<rest>\S.{0,80})?$", Where.EDGE, False, Asks.NOTHING),
    _sense(r"(?:Continue|Keep) reading (?:this (?:article|story) )?(?:at|on) (?P<rest>[A-Z]\S.{0,60})$", Where.FOOT),
    # All three at once (the story, whose site it is on, the place to click) can be nothing else.
    _sense(r"(?=.{0,160}\b(?:view|read|see|find|access|visit)\b.{0,40}\b(?:story|article|post|piece|report)\b)"
           r"(?=.{0,200}\b(?:their|publisher[’']?s?|original|creator[’']?s?)\b.{0,30}\b(?:web ?sites?|sites?|pages?)\b)"
           r"(?=.{0,260}\bCLICK(?:ING)? HERE\b).*", Where.EDGE, True, Asks.NOTHING, re.IGNORECASE),
    _sense(r"(?=.{0,160}\b(?:view|read|see|find|access|visit)\b.{0,40}\b(?:story|article|post|piece|report|content|"
        r"original)\b)"
           r"(?=.{0,260}\b(?:their|publisher[’']?s?|original|source|creator[’']?s?)\b.{0,30}\b(?:web ?sites?|sites?|"
               r"pages?|publication|article|story)\b|"
               r".{0,260}\bCLICK(?:ING)? HERE\b).*", Where.EDGE, False, Asks.NOTHING, re.IGNORECASE),
    # Whose it is.
    _sense(r"(?:Copyright|COPYRIGHT|©|\([cC]\)|&copy;)(?:\s?©|\s?\([cC]\))?[\s,]{0,2}(?:(?:19|20)\d\d(?:[-–](?:19|"
        r"20)?\d\d)?)[\s,]{0,2}(?:by\s)?(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"(?:Copyright|COPYRIGHT|©|\([cC]\))\s?(?:©|\([cC]\))?\s?(?:by\s)?(?P<rest>[A-Z][^.]{1,60}(?:19|20)\d\d.*|"
        r"[A-Z].{1,60}[Aa]ll [Rr]ights [Rr]eserved.*|dpa-infocom.*)", Where.EDGE, True),
    _sense(r"(?:All [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED)\b.{0,200}$", Where.FOOT, True, Asks.NOTHING),
    _sense(r"(?:This|The) (?:material|content|document|article|story|information) (?:may|must|is|cannot|"
        r"can)\s?(?:not|subject) (?:be (?:published|reproduced|reprinted|"
        r"republished|copied)|to copyright).*", Where.FOOT, True, Asks.NOTHING),
    _sense(r"(?:Distributed|Syndicated|Provided|Supplied|Released|Powered) by (?P<rest>[A-Z]\S.{1,80})$", Where.FOOT),
    # Whose reporting went in.
    _sense(r"[-–—(\[*]{0,2}\s?(?:With|with|WITH) (?:additional |further )?(?:inputs?|reports?|reporting|files?|"
        r"information|material|agency inputs?|contributions?|dispatches) (?:from|by|"
        r"of) (?P<rest>\S.{0,80})$", Where.EDGE),
    _sense(r"[-–—(\[*]{0,2}\s?(?:\(?[Mm]it (?:Material|Agenturmaterial|Informationen|Inhalten) (?:von|der|des)|"
        r"[Cc]on (?:información|informes?|datos|aportes) de|[Aa]vec|[Cc]om informações d[aeo]|[Cc]on informazioni di|"
        r"[Mm]it) (?P<rest>\S.{1,60})$", Where.FOOT, False, Asks.KNOWN),
    _sense(r"(?:Via|Source|Sources|Quelle|Quellen|Fuente|Fuentes|Fonte|Źródło|Bron|Källa|Kilde|Источник|H/T|Hat tip|"
        r"Story from|From)\s?:\s*(?P<rest>\S.{1,80})$", Where.FOOT, False, Asks.KNOWN),
    _sense(r"SOURCE (?P<rest>[A-Z][\w.,&’' -]{1,80})$", Where.FOOT),
    _sense(r"(?:Additional|Further) (?:reporting|material|information) (?:by|"
        r"from) (?P<rest>\S.{1,80})$", Where.EDGE, False, Asks.KNOWN),
    _sense(r"(?=.{0,160}\b(?:syndicated feed|(?:wire )?agency feed|auto-generated from|auto-published from|"
        r"wire service feed|news feed of)\b).*", Where.EDGE, True, Asks.NOTHING),
    # The other languages' "originally published".
    _sense(r"(?:Este|Esta|El|La|Ese|Una versión de est[ea])\s(?:artículo|nota|historia|texto|reportaje|noticia|"
        r"columna|publicación|investigación|entrevista|contenido|análisis)(?:\s\w+){0,3}?\s(?:publicad[oa]|apareció|"
        r"aparecido|publicó|republicad[oa]|reproducid[oa])(?:\s\w+){0,3}?\s(?:en|por|de|"
        r"con)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"(?:Publicad[oa]|Aparecido) (?:originalmente|por primera vez|primero) (?:en|"
        r"por)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"(?:Lea|Leer|Ver) (?:el|la|aquí el) (?:original|artículo original|nota original|versión original|"
        r"texto original).{0,60}$", Where.EDGE, False, Asks.NOTHING),
    _sense(r"(?:Cet|Ce|Cette|L[’']|La version originale de cet?)\s?(?:article|texte|tribune|entretien|papier|enquête|"
        r"analyse)(?:\s\w+){0,5}?\s(?:publiée?|republiée?|parue?|apparue?|reproduite?)(?:\s\w+){0,3}?\s(?:sur|dans|"
        r"par|de|chez)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"Lire l[’']article original.{0,60}$", Where.EDGE, False, Asks.NOTHING),
    _sense(r"(?:Dieser|Der|Diese|Ein Version dieses|Der folgende)\s(?:Artikel|Beitrag|Text|Bericht|Kommentar|Essay|"
        r"Meldung|Recherche|Originalartikel)(?:\s\w+){0,4}?\s(?:zuerst|ursprünglich|erstmals|zunächst|"
        r"im Original)(?:\s\w+){0,2}?\s(?:auf|bei|in|im|von|auf der Seite)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"(?:Dieser|Der) (?:Artikel|Beitrag|Text) (?:ist|wurde) (?:von|aus) (?P<rest>\S.{1,80}?) (?:übernommen|"
        r"übersetzt)\b.*", Where.EDGE, True),
    _sense(r"(?:Zuerst|Ursprünglich|Erstmals) (?:erschienen|veröffentlicht) (?:auf|bei|in|im|von)\s+(?P<rest>\S.*)|"
        r"Erstveröffentlichung\b.{0,80}", Where.EDGE, True, Asks.NOTHING),
    _sense(r"Questo (?:articolo|testo|pezzo)(?:\s\w+){0,3}?\s(?:originariamente|originalmente|"
        r"per la prima volta)(?:\s\w+)?\s(?:su|da|in)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"(?:Este|Esta) (?:artigo|texto|reportagem|matéria)(?:\s\w+){0,3}?\s(?:originalmente|"
        r"republicad[oa])(?:\s\w+)?\s(?:em|por|n[oa]|de|d[oa])\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"(?:Artykuł|Tekst|Materiał)(?:\s\w+){0,3}?\s(?:pierwotnie|po raz pierwszy|"
        r"oryginalnie)(?:\s\w+){0,2}?\s(?:w|na|przez|w serwisie)\s+(?P<rest>\S.*)", Where.EDGE, True),
    _sense(r"Dit (?:artikel|verhaal|stuk)(?:\s\w+){0,2}?\s(?:eerder|oorspronkelijk|eerst)(?:\s\w+){0,2}?\s(?:op|in|"
        r"bij|door)\s+(?P<rest>\S.*)", Where.EDGE, True),
)  # fmt: skip
