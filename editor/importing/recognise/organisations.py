"""Agencies and syndicates by name, roles of people who write, and words that show an organisation."""

import re

_AGENCY_NAMES = """
    AP|Associated Press|The Associated Press|Reuters|Thomson Reuters|AFP|AFP News|Agence France-Presse|
    Agence France Presse|dpa|DPA|UPI|PTI|Press Trust of India|ANI|IANS|UNI|Xinhua|Yonhap|Kyodo|Kyodo News|Jiji|
    Bernama|EFE|Europa Press|ANSA|APA|TASS|Interfax|RIA Novosti|РИА Новости|ТАСС|Интерфакс|Anadolu|Anadolu Agency|
    AA|PAP|ČTK|CTK|MTI|Lusa|Belga|ANP|NTB|TT|Ritzau|STT|SDA|Keystone-SDA|ATS|Bloomberg|Bloomberg News|CNN|
    CNN Business|CNN Newsource|NBC News|CBS News|ABC News|BBC|BBC News|NPR|The Canadian Press|Canadian Press|CP|
    Press Association|PA Media|PA|AAP|Australian Associated Press|RNZ|Tribune News Service|TNS|
    Tribune Content Agency|New York Times News Service|JTA|RNS|Religion News Service|CNA|Antara|ANTARA|VNA|BSS|UNB|
    APP|INP|SPA|WAM|KUNA|QNA|Petra|MENA|IRNA|ISNA|Fars|NAN|GNA|Andina|ANDINA|NNN-ANDINA|NNN|Notimex|Télam|Telam|
    Prensa Latina|Agência Brasil|Estadão Conteúdo|Folhapress|BUSINESS WIRE|Business Wire|GLOBE NEWSWIRE|
    GlobeNewswire|PRNewswire|PR Newswire|Newsfile|ACCESSWIRE|epd|KNA|SID|sid|afp|rtr|taz|kna|dpa-AFX|dpa/tmn|dts|
    DTS|Thomson Reuters Foundation|Inter Press Service|IPS|KFF Health News|Kaiser Health News|States Newsroom|
    Stateline|ProPublica|The Conversation|Capital News Service|The Center Square|Stacker|Storyful|Courthouse News|
    Ukrinform|UNIAN|Interfax-Ukraine|Agerpres|BTA|HINA|Tanjug|Beta|FENA|STA|TASR|SITA|BNS|LETA|ELTA|Belta|Kazinform|
    Trend|Azertac|Armenpress|Sputnik|KCNA|Montsame|MAP|TAP|APS|AllAfrica|allAfrica|Agencies|agencies|Agencias|
    Agenturen|SANEWS|SAnews|News24 Wire|African News Agency|ANA|Newsroom|Inquirer|ENS|HT|TNN|Express News Service|
    Agenzia Nova|Adnkronos|AGI|LaPresse|Reforma|El Universal|NYT|Axios|Politico|VOA|RFE/RL|RFA|DW|USA TODAY|
    USA Today|Gannett|McClatchy|Scripps|Gray News|Nexstar|WAFA|Ma'an|Shafaq News|Rudaw|EurekAlert!|StudyFinds|SWNS|
    Zenger News|KOMPAS.com|Kompas.com|TEMPO.CO|Tempo.co|CP24|NNPA|ERR|TVP|IAR|Radio Free Europe
    """
SPELLINGS = [name.strip() for name in _AGENCY_NAMES.replace("\n", "").split("|") if name.strip()]
AGENCIES = {name.lower(): name for name in reversed(SPELLINGS)}  # of several spellings the first counts
_SPELLED = frozenset(SPELLINGS)
_SHORT = 5  # letters
_SEPARATOR = re.compile(r"\s*[/,&+]\s*|\s+(?:and|und|y|et|e|i|with|mit|avec|con|via|bei)\s+")

ROLE = re.compile(
    r"\b(?:(?:staff|senior|chief|political|deputy|associate|contributing|national|foreign|special|local|news|sports?|"
    r"business|science|health|education|environment|crime|court|city|managing|executive|digital|data|investigative|"
    r"white house|capitol|washington|diplomatic|economics?|technology|tech|culture|features?|breaking)\s+)*"
    r"(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|contributors?|producers?|critics?|"
    r"bureau|bureau chief|analyst|author|host|professor|lecturer|economist|special to|fact[- ]checker|photographers?|"
    r"staff|desk|intern|fellow|anchor|team|newsroom|"
    r"redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|redaktion|volontär(?:in)?|"
    r"redacción|redactor(?:a)?|corresponsal|periodista|enviad[oa] especial|journaliste|correspondante?|redakcja|"
    r"redaktor|"
    r"redação|repórter|redazione|inviat[oa])\b",
    re.IGNORECASE,
)
_ORGANISATION_WORD = re.compile(
    r"\b(?:News|Press|Times|Post|Tribune|Journal|Herald|Gazette|Chronicle|Media|Agency|Network|Radio|Service|Magazine|"
    r"Today|Telegraph|Guardian|Observer|Star|Globe|Bee|Sun|Mail|Standard|Register|Dispatch|Review|Record|Sentinel|"
    r"Courier|Enquirer|Inquirer|Independent|Examiner|Mirror|Express|Weekly|Daily|Bulletin|Examiner|Zeitung|"
    r"Nachrichten|Rundschau|"
    r"Tageblatt|Kurier|Anzeiger|University|Institute|Foundation|Newswire|TV|Online|Digital|Patch|"
    r"Conversation|"
    r"Bloomberg|Reuters|Watch|Wire|Hearst|Gannett|Advance|BBC|CNN|NPR|PBS|ABC|CBS|NBC|FOX|Fox|NJ\.com|MLive|"
    r"Syndicate)\b"
)
_SITE = re.compile(r"^(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,40})*\.[A-Za-z]{2,10}$")


def agency(name: str) -> str:
    """Return an agency's name as it is usually written, or an empty text.

    `AFP/dpa` and `dpa und AFP` are agencies too.
    """
    name = name.strip(" .()[]*–—-")
    # Short names are words too ("Map", "Trend"), so they count only as they are written, or in capitals.
    if name in _SPELLED or (name.lower() in AGENCIES and (name.isupper() or len(name) > _SHORT)):
        return AGENCIES[name.lower()]
    parts = [part for part in _SEPARATOR.split(name) if part]
    # "AFP/dpa", and "dpa/lhe", where a desk follows the agency.
    if len(parts) > 1 and all(part.lower() in AGENCIES or (part.islower() and len(part) <= 4) for part in parts):
        return name if any(part.lower() in AGENCIES for part in parts) else ""
    return ""


def is_site(name: str) -> bool:
    """Return whether a name is a web site's: a domain without a path."""
    return _SITE.match(name.strip()) is not None


def is_organisation(name: str) -> bool:
    """Return whether a short name is an agency's, a site's or holds a word of newspapers' and broadcasters' names."""
    name = name.strip()
    if not name or len(name) > 60:
        return False
    return bool(agency(name)) or is_site(name) or _ORGANISATION_WORD.search(name) is not None


def is_role(words: str) -> bool:
    """Return whether short words say what somebody who writes is."""
    return len(words) <= 80 and ROLE.search(words) is not None
