"""Lines that only tell when a story was published or updated."""

import re
from itertools import pairwise

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind
from editor.importing.recognise.date_words import BESIDE, PUBLISHED, UPDATED, WEEKDAYS
from editor.importing.recognise.dates import Dated, find_dates
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines

_LONGEST = 200
_FOOT_LINES = 10
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ALLOWED = WEEKDAYS | UPDATED | PUBLISHED | BESIDE
_AMERICAN_LANGUAGE = "en"


def _residue(text: str, dates: tuple[Dated, ...]) -> list[str]:
    """Return the words of a line between its dates: one stretch before each date, and one after the last."""
    edges = [0, *(edge for one in dates for edge in (one.start, one.end)), len(text)]
    return [text[start:end] for start, end in list(pairwise(edges))[::2]]


def read_date_line(text: str, american: bool = True) -> dict[str, Json] | None:
    """Return `published_at` and `updated_at` of a line that holds dates and nothing else, or None."""
    if len(text) > _LONGEST:
        return None
    dates = find_dates(text, american)
    if not dates or len(dates) > 3:
        return None
    residue = _residue(text, dates)
    words = [word.lower() for stretch in residue for word in _WORD.findall(stretch)]
    if len(words) > 12 or not all(word in _ALLOWED for word in words):
        return None
    value: dict[str, Json] = {}
    for dated, before in zip(dates, residue, strict=False):
        said = {word.lower() for word in _WORD.findall(before)}
        is_update = bool(said & UPDATED) and not said & (PUBLISHED - {"le", "à"})
        value.setdefault("updated_at" if is_update or "published_at" in value else "published_at", dated.iso)
    return value


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the date lines of head and foot."""
    american = page.language == _AMERICAN_LANGUAGE
    foot = page.lines[max(len(page.head), len(page.lines) - _FOOT_LINES) :]
    out: list[Found] = []
    for place, lines in ((Grade.SURE, page.head), (Grade.LIKELY, foot)):
        for line in free_lines(lines, claims):
            value = read_date_line(line.text, american)
            out += [_found(line, place, value)] if value else []
    return out


def _found(line: Line, grade: Grade, value: dict[str, Json]) -> Found:
    return Found(ProposalKind.DATE, grade, (line.segment,), value, "the line is a date and nothing else")
