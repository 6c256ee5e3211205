"""Datelines: where, when and by which agency a story was filed, at the start of its first paragraph.

What stands before the dash or colon is taken apart and judged: `LIMA, Peru (AP) —` and `Bremen (dpa) –` by the agency,
`PUTRAJAYA, Nov 22 —` by the date, `NEW DELHI:` by the city. `BREAKING:` and `NASA —` are none.
"""

import re
from dataclasses import dataclass

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind
from editor.importing.recognise.date_words import MONTHS, WEEKDAYS
from editor.importing.recognise.organisations import agency
from editor.importing.recognise.page import Claims, Found, Line, Page, open_lines
from editor.importing.recognise.places import is_city, is_region
from editor.importing.recognise.word_lists import words_of

_LONGEST = 100
_MARK = re.compile(r"—|–|--|\.-|_(?=\s)|(?<=\s)-(?=\s)|(?<=\))-(?=\s)|:(?=\s|$)|\|")
_AGENCY = re.compile(r"(?:\((?P<round>[^()]{2,40})\)|/(?P<slashes>[A-Za-z ]{2,20})/)\.?\s*$")
_AGENCY_AFTER = re.compile(r"\s*\((?P<name>[^()]{2,40})\)\s*(?:—|–|--|-|:)?")
_VIA = re.compile(r"^(?P<outlet>[A-Z][\w. ]{1,30}) via (?P<agency>[A-Z][\w.]{1,30})$")
_DAY = re.compile(
    r"(?:(?P<month>[^\W\d_]{3,10})\.?\s?(?P<day>\d{1,2})|"
    r"(?P<first>\d{1,2})\.?\s?(?:de )?(?P<second>[^\W\d_]{3,10})\.?)(?:\s\d{4})?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PLACE = re.compile(r"[^\W\d_][\w.'’‘\- /]{1,45}$")
_SPEAKER = re.compile(r"[A-Z][A-Z.’'\- ]{2,30}:\s")
_GERMAN = re.compile(r"(?P<place>[A-ZÄÖÜ][\w/ -]{2,30})\.\s+(?=[A-ZÄÖÜ„“\"])")
# Words in capitals that stand before a dash or a colon and are no place: labels, sections, bodies.
_NO_PLACE = words_of("""
    BREAKING VIDEO WATCH LISTEN LIVE UPDATE UPDATED UPDATES EXCLUSIVE OPINION ANALYSIS EDITORIAL COMMENT COMMENTARY
    REVIEW FACT CHECK FACTCHECK READ MORE RELATED ALSO SEE PHOTOS PHOTO GALLERY IMAGE IMAGES PICTURES CREDIT SOURCE
    SOURCES POLL QUIZ CORRECTION CLARIFICATION NOTE EDITOR EDITORS EDITOR’S EDITOR'S DISCLAIMER DISCLOSURE WARNING
    SPOILER ALERT SUMMARY KEY POINTS TAKEAWAYS TIP TIPS ADVERTISEMENT ADVERTISING NEWSLETTER SIGN SUBSCRIBE ABOUT
    TLDR FAQ INTERVIEW QUESTION ANSWER DATE TIME WHERE WHEN WHO WHAT WHY HOW TITLE AUTHOR TAGS TOPICS TRENDING NEWS
    SPORTS SPORT WEATHER POLITICS BUSINESS HEALTH SCIENCE WORLD TRAVEL FOOD STYLE ENTERTAINMENT TECH CULTURE CONTEXT
    BACKGROUND UPDATE: DEVELOPING URGENT FIRST JUST IN THE THIS THAT THESE AND BUT FOR FROM WITH NOT YES PART
    CHAPTER EPISODE STORY EPA FBI CIA NASA NATO FTC FDA CDC OPEC ASEAN UNICEF UNESCO INTERPOL EUROPOL NFL NBA MLB
    NHL NCAA UEFA FIFA PARLIAMENT SENATE HOUSE CONGRESS POLICE COURT WINNER WINNERS LOSER LOSERS VERDICT RATING
    GRADE SCORE PROS CONS BUY HOLD SELL PICK PRICE EIL EILMELDUNG ANZEIGE WERBUNG KOMMENTAR MEINUNG HINTERGRUND
    TICKER LIVETICKER PUBLICIDAD OPINIÓN ÚLTIMA HORA MISE JOUR VIDÉO REKLAMA WIDEO PILNE COLUMN PODCAST RECAP
    PREVIEW HIGHLIGHTS REPORT SPECIAL PROFILE OBITUARY LETTER LETTERS GUIDE EXPLAINER EXPLAINED TIMELINE MAP CHART
    DATA
    """)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands before the mark."""

    place: str = ""
    agency: str = ""
    known_agency: bool = False
    date: str = ""
    region: bool = False
    unread: int = 0


def _is_day(words: str) -> bool:
    if words.lower().strip(".") in WEEKDAYS or _YEAR.fullmatch(words):
        return True
    found = _DAY.fullmatch(words)
    return found is not None and (found["month"] or found["second"]).lower() in MONTHS


def _agency_of(body: str) -> tuple[str, str, bool]:
    """Return the body without its agency, the agency, and whether it is a known one."""
    if via := _VIA.match(body):
        return "", body, bool(agency(via["agency"]))
    found = _AGENCY.search(body)
    if found:
        name = (found["round"] or found["slashes"]).strip()
        return body[: found.start()].rstrip(" ,-–—"), name, bool(agency(name))
    first, _, rest = body.partition(",")
    if rest and agency(first):
        return rest.strip(), first, True
    place, _, last = body.rpartition(" ")
    if agency(body):
        return "", body, True
    if place and agency(last) and (is_city(place) or is_city(place.partition(",")[0])):
        return place, last, True
    return body, "", False


def _take_apart(body: str) -> _Parts | None:
    rest, name, known = _agency_of(body.strip())
    pieces = [piece.strip() for piece in rest.split(",") if piece.strip()]
    place, days, region, unread = "", [], False, 0
    for number, piece in enumerate(pieces):
        if _is_day(piece):
            days.append(piece)
        elif number == 0:
            place, day = _day_at_end(piece)
            days += [day] if day else []
        elif is_region(piece) or is_city(piece):
            place, region = f"{place}, {piece}", True
        elif agency(piece) and not name:
            name, known = piece, True
        elif piece[:1].isupper() and len(piece.split()) <= 3:
            place, unread = f"{place}, {piece}", unread + 1
        else:
            return None
    if place and not _PLACE.match(place.partition(",")[0]):
        return None
    return _Parts(place, name, known, ", ".join(days), region, unread)


def _day_at_end(piece: str) -> tuple[str, str]:
    """Return place and date of words such as `SEOUL Aug. 20`."""
    words = piece.split()
    if len(words) > 2 and _is_day(" ".join(words[-2:])):
        return " ".join(words[:-2]), " ".join(words[-2:])
    return piece, ""


def _is_plausible(place: str) -> bool:
    """Return whether words in capitals could be a town that no table has."""
    words = place.replace("/", " ").split()
    if len(words) > 4 or any(word.strip(".") in _NO_PLACE for word in words):
        return False
    if any(letter.isdigit() for letter in place):
        return False
    return len("".join(words)) >= 5 and any(letter in "AEIOUYÄÖÜÁÉÍÓÚÃÕ" for letter in place)


def _judge(parts: _Parts, mark: str) -> Grade | None:
    """Return how surely the parts are a dateline before this mark; None where they are none."""
    town = parts.place.partition(",")[0]
    city, capital = is_city(town) if town else False, town == town.upper()
    if not city and any(word in _NO_PLACE for word in town.replace("/", " ").split()):
        return None
    if parts.known_agency:
        return _judge_agency(parts, town, mark, city, capital)
    if mark == "|" or not town:
        return None
    backed = parts.region or bool(parts.date)
    if city:
        weak = (not capital and not backed) or mark in {":", ".-"} or parts.unread > 0
        return Grade.LIKELY if weak else Grade.SURE
    if backed and not parts.unread and (capital or (mark != ":" and _is_title(town))):
        return Grade.SURE if capital else Grade.LIKELY
    if capital and _is_plausible(town) and (parts.agency or mark != "-"):
        return Grade.LIKELY
    return None


def _judge_agency(parts: _Parts, town: str, mark: str, city: bool, capital: bool) -> Grade | None:
    if not town:
        return None if mark == ":" else Grade.SURE if parts.date else Grade.LIKELY
    if mark == "|" and not (city or capital):
        return None
    return Grade.SURE if city or capital or _is_title(town) else None


def _is_title(town: str) -> bool:
    words = town.replace("/", " ").split()
    return len(words) <= 4 and all(word[:1].isupper() or word in {"de", "del", "am", "an", "der"} for word in words)


def _extended(text: str, end: int) -> tuple[int, str]:
    """Return the end and the agency where a known one in brackets follows the mark: `NEW YORK--(BUSINESS WIRE)--`."""
    found = _AGENCY_AFTER.match(text, end)
    return (found.end(), found["name"]) if found and agency(found["name"]) else (end, "")


def read_dateline(text: str) -> tuple[int, _Parts, Grade] | None:
    """Return where the dateline at the start of a paragraph ends, its parts and grade; None where there is none."""
    first: tuple[int, _Parts, Grade] | None = None
    begin = 0
    for found in _MARK.finditer(text, 0, _LONGEST):
        parts = _take_apart(text[begin : found.start()])
        grade = _judge(parts, found[0].strip()) if parts else None
        if parts and grade:
            if first and parts.place:
                return found.end(), _Parts(parts.place, first[1].agency, True, parts.date), Grade.SURE
            if parts.place or first:
                end, name = _extended(text, found.end())
                return (end, _Parts(parts.place, name, True, parts.date), Grade.SURE) if name else (end, parts, grade)
            first, begin = (found.end(), parts, grade), found.end()
        elif first:
            break
    return first or _without_mark(text)


def _without_mark(text: str) -> tuple[int, _Parts, Grade] | None:
    """Return a dateline that ends with the agency's bracket: `New Delhi, Nov 20 (PTI) The government …`."""
    at = text.find(")", 0, _LONGEST)
    parts = _take_apart(text[: at + 1]) if at > 0 else None
    if parts and parts.known_agency and parts.place and (parts.date or is_city(parts.place)) and _judge(parts, "—"):
        return at + 1, parts, Grade.LIKELY
    return None


def _is_transcript(page: Page, line: Line) -> bool:
    """Return whether other lines begin with other words in capitals and a colon, as a transcript's do."""
    speaker = _SPEAKER.match(line.text)
    if speaker is None:
        return False
    return any((other := _SPEAKER.match(one.text)) and other[0] != speaker[0] for one in page.lines)


def _find_in(page: Page, line: Line) -> Found | None:
    read = read_dateline(line.text)
    if read is None:
        return _german(page, line)
    end, parts, grade = read
    rest = line.text[end:].strip()
    by_agency = parts.known_agency or bool(parts.date) or bool(parts.agency and parts.place.isupper())
    if (rest and not (line.is_prose or by_agency)) or (not rest and not by_agency and not is_city(parts.place)):
        return None
    if line.text[end - 1] == ":" and _is_transcript(page, line) and not is_city(parts.place):
        return None
    value: dict[str, Json] = {"place": parts.place, "agency": parts.agency, "date": parts.date}
    return Found(ProposalKind.DATELINE, grade, (line.part(0, end),), value, "a place before the first sentence")


def _german(page: Page, line: Line) -> Found | None:
    found = _GERMAN.match(line.text) if page.language == "de" and line.is_prose else None
    if found is None or not is_city(found["place"]):
        return None
    value: dict[str, Json] = {"place": found["place"], "agency": "", "date": ""}
    place = line.part(0, len(found["place"]) + 1)
    return Found(ProposalKind.DATELINE, Grade.LIKELY, (place,), value, "a town and a full stop, as German papers write")


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the dateline of the story: the first in the head that is sure, else the first that is likely."""
    lines = open_lines(page.head, claims)
    found = [one for line in lines if (one := _find_in(page, line)) and claims.kind_at(one.segments[0]) is None]
    return sorted(found, key=lambda one: one.grade is not Grade.SURE)[:1]
