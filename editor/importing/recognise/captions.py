"""Captions: lines that end or begin with a photo credit, and lines that are one."""

import re

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.organisations import agency
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines
from editor.importing.recognise.persons import is_person

_LONGEST = 600
_OUTLETS = (
    r"AP|AFP|AFP Photo|Reuters|REUTERS|EPA|EFE|dpa|DPA|PA|PA Wire|TASS|Bloomberg|Xinhua|Getty(?: Images)?|"
    r"GETTY IMAGES|Shutterstock|iStock|Alamy(?: Stock Photo)?|Imago|IMAGO|picture alliance|"
    r"Anadolu(?: Agency)?|NurPhoto|ZUMA(?: Press)?|Unsplash|Pexels|Pixabay|Wikimedia(?: Commons)?|Flickr|Cuartoscuro|"
    r"USA TODAY(?: Sports| Network)?|Redux|Sipa(?: USA)?|UPI|ANI|PTI|Bernama|Kyodo(?: News)?|"
    r"Yonhap|NASA|ESA|ASSOCIATED PRESS|Associated Press|The Canadian Press|CANADIAN PRESS|Press Association|"
    r"Adobe Stock|Depositphotos|Keystone|APA|Ritzau Scanpix|NTB|TT|Agencja Wyborcza\.pl|Forum|East News|PAP|"
    r"WireImage|FilmMagic|Handout"
)
_NAME = r"[^\W\d_][\w.’'\-]*(?:\s(?:de |del |van |von |bin |al-)?[^\W\d_a-z][\w.’'\-]*){0,4}"
_CREDITS = tuple(
    (grade, re.compile(pattern))
    for grade, pattern in (
        # (AP Photo/David Zalubowski)  (Mario Jasso/Cuartoscuro)  (Photo by Jane Doe/Getty Images)  (onmeth.com)
        (
            Grade.SURE,
            (
                r"\((?P<credit>(?:AP Photo|AP|File photo|Photo|Foto|Photos|Image|Picture|Photograph|Courtesy|"
                r"Supplied|Screenshot|Screengrab|Handout|Provided)\b[^()]{0,110})\)\.?$"
            ),
        ),
        (Grade.SURE, rf"\((?P<credit>[^()]{{2,80}}(?:/|via |\|)\s?(?:{_OUTLETS})\b[^()]{{0,40}})\)\.?$"),
        (
            Grade.SURE,
            (
                rf"(?:^|\s|/)(?P<credit>[^.!?]{{0,60}}(?:/|via\s|\|\s?)(?:{_OUTLETS})(?:\s(?:via|"
                rf"/)\s?[\w ]{{2,30}})?)\.?$"
            ),
        ),
        # Jane Doe, Reuters: only as a short line, since copy can end "…, Reuters."
        (Grade.LIKELY, rf"^(?P<credit>(?:{_NAME})(?:,|\s?[—–-])\s?(?:{_OUTLETS}))$"),
        (
            Grade.SURE,
            (
                r"(?:—|–|-|\||\.)\s?(?:Picture|Photo|Pic|File picture|File photo|Photograph|Image|Foto|Photos|"
                r"AFP pic|Reuters pic|Bernama pic|EPA pic|AFP photo|Reuters photo)\s?(?:by|courtesy of|from|via|:|"
                r"credit:)?\s?(?P<credit>[^.]{0,80})$"
            ),
        ),
        (
            Grade.SURE,
            (
                r"(?:^|\s)(?:Photo|Photos|Picture|Pictures|Image|Images|Photograph|Photography|Photo [Cc]redit|"
                r"Image [Cc]redit|Image [Ss]ource|Picture [Cc]redit|Credit|Foto|Fotos|Bild|Bildquelle|Fotó|Zdjęcie|"
                r"Fot\.|"
                r"Crédit photo|Crédits?|Photo d[’']illustration|Imagen|Crédito|Foto de|"
                r"Courtesy|Illustration|Graphic|Video|Video by|Grafik|Screenshot)(?:\s?by|"
                r"\s?courtesy of)?\s?[:;]\s?(?P<credit>[^.]{2,90})$"
            ),
        ),
        (
            Grade.SURE,
            (
                r"(?:^|\s)(?:Photo|Photos|Picture|Photograph|Image|PHOTO|Illustration|Photo illustration|"
                r"File photo) (?:by|BY|courtesy of|via)\s(?P<credit>[^.]{2,90})$"
            ),
        ),
        (Grade.LIKELY, rf"(?:^|\s)©\s?(?P<credit>(?:{_NAME}|[\w./ -]{{2,50}}))$"),
        (
            Grade.LIKELY,
            (
                r"\((?P<credit>(?:via |Courtesy of |Courtesy |Source: |"
                r"@)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}(?:/[\w.-]{1,40})?)\)$"
            ),
        ),
    )
)
_DESCRIBED = re.compile(r"\((?P<credit>[^\W\d_a-z][\w.’' &-]{2,60}(?:/[\w.’' &-]{2,50})+)\)\.?$")
_QUOTED = re.compile(r"[“„«]")
_CAPITALS = re.compile(r"^(?P<credit>[A-Z][A-Z.&/ -]{1,40}(?:, |/| / | via )(?P<agency>[A-Z][A-Z ]{1,30}))$")


def _credit(line: Line, in_head: bool) -> tuple[Grade, str] | None:
    """Return how surely a line is a caption, and its credit; None for any other line."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    for grade, pattern in _CREDITS:
        found = pattern.search(text)
        if found and (in_head or grade is Grade.SURE):
            return grade, found["credit"].strip(" .:—–-")
    capital = _CAPITALS.match(text)
    if capital and agency(capital["agency"]):
        return Grade.SURE, capital["credit"]
    described = _DESCRIBED.search(text)
    people = [is_person(part) for part in described["credit"].split("/")] if described else []
    if described and (people[0] or (in_head and (any(people) or not (line.is_prose or _QUOTED.search(text))))):
        return Grade.LIKELY, described["credit"]
    return None


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the captions that a text holds among its paragraphs; markup's own captions need no proposal."""
    head = {line.number for line in page.head}
    out = []
    for line in free_lines(page.lines, claims):
        if line.kind is not RawKind.PARAGRAPH:
            continue
        if read := _credit(line, line.number in head):
            grade, credit = read
            value: dict[str, Json] = {"credit": credit}
            kept = grade if len(line.text) < 300 else Grade.LIKELY
            out.append(Found(ProposalKind.CAPTION, kept, (line.segment,), value, "the line ends with a photo credit"))
    return out
