"""Credit lines: whose story this first was, where it first stood, and under what rights."""

import re
from collections.abc import Sequence

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.article.syndication_profiles import is_page, licence_in
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.credit_senses import SENSES, Asks, Sense, Where
from editor.importing.recognise.date_words import MONTHS, WEEKDAYS
from editor.importing.recognise.organisations import SPELLINGS, agency, is_organisation
from editor.importing.recognise.page import Claims, Found, Line, Page, open_lines
from editor.importing.recognise.word_lists import words_of

_LONGEST = 500
_TOP_LINES = 4
_SHORTEST_COPY = 40  # characters of a paragraph that an agency's name can end
_FOOT_LINES = 9
_EDGE = ' \t\u00a0*_~“”"–—-'
_BRACKETS = {"(": ")", "[": "]"}
_DATE = re.compile(r"(?:on |at |am |le |el )?(?:(?P<word>[^\W\d_]{2,12})\b\.?|\d)", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\b(?:by|in|on|at)\s+(?P<rest>(?:the )?[A-Z][^\d].*)")
_NAME_END = re.compile(
    r"[.!?;](?=\s|$)|,\s|\s[|–—-]\s|[\[(]|\s(?:and (?:is|was|has|it)|under|with (?:the )?permission|by permission|"
    r"as part of|on (?:\w+ )?\d|"
    r"here\b|where\b|which\b|because|in (?:partnership|collaboration)|bajo|sous|unter|con permiso|y se|y es|e|"
    r"erschienen|veröffentlicht|published|ukazał)(?=\s|$)"
    r"|https?://"
)
_LEADING = re.compile(
    r"^(?:(?:kind )?permission (?:of|from) (?:the (?=[A-Z]))?|courtesy of |(?-i:the (?=[A-Z]))|"
    r"the (?:web ?site|pages?|blog|newspaper|magazine) (?:of )?|sitio web de |la página de |a )",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"”)\]]+")
_RIGHTS = re.compile(
    r"(?:This (?:material|content|article|story) )?(?:may|must|can)\s?not be [^.]{3,160}|[Aa]ll [Rr]ights [Rr]eserved|"
    r"(?:[Aa]lle Rechte vorbehalten|[Tt]odos los derechos reservados|[Tt]ous droits réservés|"
    r"[Rr]eproduction (?:is )?(?:prohibited|interdite)[^.]{0,60})"
)
_BAN = re.compile(r"(?:may|must|can)\s?not be [^.]{3,160}|[Rr]eproduction (?:is )?(?:prohibited|interdite)[^.]{0,60}")
_INLINE = re.compile(
    r"(?<=[.!?”\"’)»]\s)(?:This (?:article|story|post|piece|essay|report|interview|column|commentary)\b|"
    r"The post (?=.{1,300} appeared first on)|"
    r"Copyright (?:©|\d{4})|Este artículo |Cet article |Dieser (?:Artikel|Beitrag) )"
)
_AGENCY_WORDS = "|".join(re.escape(name) for name in sorted(SPELLINGS, key=len, reverse=True))
_AT_END = re.compile(
    rf"(?<=[.!?”\"’)»…])\s*[-–—/(\[]{{0,2}}\s?(?P<names>(?:{_AGENCY_WORDS})(?:\s?[/,&]\s?(?"
    rf":{_AGENCY_WORDS})){{0,3}})[)\]]?\.?$"
)
_CONTRIBUTED = re.compile(
    r"(?P<who>.{2,120}?)\s(?:also )?contributed (?:reporting )?to this (?:report|story|"
    r"article)\b.{0,40}$"
)
_NETWORKS = words_of(
    "instagram facebook twitter x tiktok youtube threads bluesky reddit linkedin whatsapp telegram spotify"
)
_CONTINUES = (
    re.compile(
        r"(?:This|The) (?:material|content)\b|All [Rr]ights [Rr]eserved|Read the original|"
        r"Lea el original|Lire l[’']article original|Republish "
    ),
)


def _publisher(rest: str) -> str | None:
    """Return the publisher's name at the start of the rest; None where a date stands there and no name after it."""
    rest = rest.strip(_EDGE + "()[]")
    dated = _DATE.match(rest)
    word = (dated["word"] or "").lower() if dated else ""
    if dated and (not word or word in MONTHS or word in WEEKDAYS or word in {"today", "yesterday"}):
        later = _AFTER_DATE.search(rest)
        return _publisher(later["rest"]) if later else None
    rest = _LEADING.sub("", rest)
    end = _NAME_END.search(rest)
    name = rest[: end.start()] if end else rest
    return name.strip(" .:;,*_“”\"’'()[]")[:100]


def _sense_of(text: str, at_top: bool, at_foot: bool) -> tuple[Sense, str] | None:
    """Return the sense that a line has in its place, and the publisher it names."""
    for sense in SENSES:
        if (sense.where is Where.EDGE and not (at_top or at_foot)) or (sense.where is Where.FOOT and not at_foot):
            continue
        found = sense.pattern.match(text)
        if found is None:
            continue
        rest = found.groupdict().get("rest") or ""
        publisher = _publisher(rest) if rest else ""
        if publisher is None or not _is_enough(publisher, sense):
            continue
        return sense, publisher
    return None


def _is_enough(publisher: str, sense: Sense) -> bool:
    """Return whether the publisher's name is what the sense asks for."""
    if publisher.lower() in _NETWORKS:
        return False
    if sense.asks is Asks.NOTHING:
        return True
    if sense.asks is Asks.KNOWN:
        return is_organisation(publisher) or any(agency(part) for part in re.split(r"\s?[,/]\s?", publisher))
    capital = publisher[:1].isupper() or publisher[:1].isdigit() or "." in publisher
    return bool(publisher) and (capital or agency(re.split(r"[-\s,:]", publisher)[0]) != "")


def _address(addresses: Sequence[str]) -> str:
    """Return the address of the original: the last one that leads to a page, not to a site's front or a licence."""
    own = [address for address in addresses if not licence_in(address)]
    pages = [address for address in own if is_page(address)]
    return next(reversed(pages or own), "")


def _value(page: Page, place: Segment, text: str, publisher: str) -> dict[str, Json]:
    addresses = (*page.addresses_at(place), *(found.rstrip(".,") for found in _ADDRESS.findall(text)))
    value: dict[str, Json] = {"publisher": publisher, "url": _address(addresses)}
    if licence := next((named for named in map(licence_in, (*addresses, text)) if named), ""):
        value["licence"] = licence
    if rights := _BAN.search(text) or _RIGHTS.search(text):
        value["rights"] = rights[0].strip()
    return value


def _bare(text: str) -> str:
    """Return a line without emphasis marks, quotation marks and brackets round it."""
    text = text.strip(_EDGE)
    return text[1:-1].strip(_EDGE) if text and _BRACKETS.get(text[0]) == text[-1] else text


def _whole_line(page: Page, line: Line, at_top: bool, at_foot: bool) -> Found | None:
    bare = _bare(line.text)
    if not bare or len(line.text) > _LONGEST:
        return None
    if read := _sense_of(bare, at_top, at_foot):
        sense, publisher = read
        value = _value(page, line.segment, line.text, publisher)
        grade = Grade.SURE if sense.sure and (at_top or at_foot) else Grade.LIKELY
        return Found(ProposalKind.CREDIT, grade, (line.segment,), value, "the line says where the story comes from")
    return _agencies(page, line) if at_foot else None


def _agencies(page: Page, line: Line) -> Found | None:
    """Return the credit of a last line that is an agency's name, ends with one, or names who contributed."""
    name = agency(line.text) if len(line.text) <= 60 else ""
    if name:
        return _likely(page, line.segment, name, "an agency's name alone at the foot")
    if (found := _CONTRIBUTED.match(line.text)) and agency(found["who"]):
        return _likely(page, line.segment, agency(found["who"]), "an agency contributed")
    return None


def _likely(page: Page, place: Segment, publisher: str, reason: str) -> Found:
    value: dict[str, Json] = {"publisher": publisher, "url": page.address_at(place)}
    return Found(ProposalKind.CREDIT, Grade.LIKELY, (place,), value, reason)


def _within(page: Page, line: Line) -> Found | None:
    """Return the credit that ends a paragraph as its last sentences."""
    for found in _INLINE.finditer(line.text, max(0, len(line.text) - _LONGEST)):
        text = line.text[found.start() :]
        if read := _sense_of(text, False, True):
            place = line.part(found.start(), len(line.text))
            value = _value(page, place, text, read[1])
            return Found(ProposalKind.CREDIT, Grade.LIKELY, (place,), value, "the paragraph ends with a credit")
    return None


def _agency_at_end(page: Page, claims: Claims, taken: set[int]) -> list[Found]:
    """Return the agency that stands after the last sentence: `… into the country. PTI`."""
    last = [
        line for line in open_lines(page.lines, claims) if len(line.text) >= _SHORTEST_COPY and line.number not in taken
    ]
    pairs = ((line, _AT_END.search(line.text[-80:])) for line in reversed(last[-3:]))
    line, found = next(((line, found) for line, found in pairs if found), (None, None))
    if line is None or found is None:
        return []
    offset = max(0, len(line.text) - 80)
    start = offset + found.start() + len(found[0]) - len(found[0].lstrip())
    place = line.part(start, len(line.text))
    return [_likely(page, place, agency(found["names"]) or found["names"], "an agency's name after the last sentence")]


def _joined(found: list[tuple[Line, Found]]) -> list[Found]:
    """Join a line that only goes on the credit before it (rights, a link to the original) to that credit."""
    out: list[Found] = []
    last: Line | None = None
    for line, one in found:
        goes_on = any(pattern.match(line.text.strip(_EDGE)) for pattern in _CONTINUES)
        if out and last and line.number == last.number + 1 and goes_on and not one.value["publisher"]:
            before = out.pop()
            value = {**one.value, **{key: content for key, content in before.value.items() if content}}
            out.append(Found(before.kind, before.grade, before.segments + one.segments, value, before.reason))
        else:
            out.append(one)
        last = line
    return out


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the credits: at the edges by every sense, elsewhere by those that can be nothing else."""
    lines = [line for line in open_lines(page.lines, claims) if line.kind is not RawKind.HEADING]
    first_copy = next((line.number for line in page.lines if line.is_prose), 0)
    foot = {line.number for line in lines[-_FOOT_LINES:] if line.number > first_copy}
    top = {line.number for line in lines[:_TOP_LINES]} | {
        line.number for line in page.before_prose if line.is_prose or len(line.text) > 40
    }
    found: list[tuple[Line, Found]] = []
    for line in lines:
        one = _whole_line(page, line, line.number in top, line.number in foot) if claims.is_free(line) else None
        if one is None and len(line.text) > 120 and (line.number in foot or line.number in top):
            one = _within(page, line)
        if one and claims.kind_at(one.segments[0]) is None:
            found.append((line, one))
    return _joined(found) + _agency_at_end(page, claims, {line.number for line, _ in found})
