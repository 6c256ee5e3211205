"""Bylines: who wrote the story, with or without "By", with outlet, role, address or date on the same line."""

from dataclasses import dataclass

from editor.article.canonical import Json
from editor.article.given_names import gender_of
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.byline_words import (
    ALONE,
    BETWEEN_NAMES,
    DEGREES,
    NOISE,
    PICTURE,
    PREFIX,
    SEPARATOR,
    STAFF,
    TAIL,
    WITH_AGENCY,
)
from editor.importing.recognise.date_lines import read_date_line
from editor.importing.recognise.dates import Dated, find_dates
from editor.importing.recognise.organisations import agency, is_organisation, is_role
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines
from editor.importing.recognise.persons import is_person, proper_case
from editor.importing.recognise.places import is_city, is_region

_LONGEST = 180
_LONGEST_BARE = 90
_LONGEST_ORGANISATION = 5  # words
_FOOT_LINES = 6
_MOST_NAMES = 8


@dataclass(slots=True)
class _Reader:
    """A byline taken apart: names, and what stood beside them; `unread` counts words that fit nowhere."""

    names: list[str]
    role: str = ""
    organisation: str = ""
    unread: int = 0

    def take(self, piece: str) -> None:
        """Sort in one piece between separators."""
        piece = piece.strip(" ,.;:()-–—")
        if not piece or piece.lower() in DEGREES:
            return
        tail = TAIL.search(piece)
        if tail and self._is_writer(piece[: tail.start()]):
            self.take(piece[: tail.start()])
            self._beside(tail["after"])
        elif self._is_writer(piece):
            self.names.append(proper_case(piece))
        elif gender_of(piece.split()[0].lower()) is not None and self._glued(piece):
            return
        elif not self.names and is_organisation(piece):
            self.names.append(piece)
        elif not self._glued(piece):
            self._beside(piece)

    def _is_writer(self, piece: str) -> bool:
        if piece.lower() in STAFF:
            return not self.names
        return is_person(piece) and not is_organisation(piece) and not is_role(piece) and not is_city(piece)

    def _beside(self, piece: str) -> None:
        words = piece.split()
        if is_role(piece):
            self.role = self.role or piece
        elif is_city(piece) or is_region(piece):
            return
        elif is_organisation(piece) or self._could_be_outlet(words):
            self.organisation = self.organisation or agency(piece) or piece
        else:
            self.unread += len(words)

    def _could_be_outlet(self, words: list[str]) -> bool:
        known = bool(self.names) and not self.organisation and len(words) <= _LONGEST_ORGANISATION
        return known and all(word[:1].isupper() for word in words) and len("".join(words)) > 1

    def _glued(self, piece: str) -> bool:
        """Read a name and what follows it without a comma: a role or an outlet."""
        words = piece.split()
        sizes = list(range(min(4, len(words) - 1), 1, -1))
        # A known agency at the end says where the name ends; else the name is as long as it can be.
        for size in sorted(sizes, key=lambda size: not agency(" ".join(words[size:]))):
            name, rest = " ".join(words[:size]), " ".join(words[size:])
            if (
                is_person(name)
                and not is_organisation(name)
                and (is_role(rest) or is_organisation(rest))
                and len(rest.split()) <= 7
            ):
                self.names.append(proper_case(name))
                self._beside(rest)
                return True
        return False


def _read(text: str) -> tuple[_Reader, tuple[Dated, ...]]:
    """Take apart what follows the "By"; dates in it are set aside."""
    dates = find_dates(text)
    for dated in reversed(dates):
        text = f"{text[: dated.start]} | {text[dated.end :]}"
    reader = _Reader([])
    for part in SEPARATOR.split(NOISE.sub(" | ", text)):
        whole = part.strip(" ,.;:()")
        shared = WITH_AGENCY.match(whole)
        if shared and not reader.names and agency(shared["agency"]) and not is_person(shared["name"]):
            reader.names.append(shared["name"])
            reader.organisation = agency(shared["agency"])
            continue
        pieces = [whole] if agency(whole) or whole.lower() in STAFF else BETWEEN_NAMES.split(part)
        for piece in pieces:
            reader.take(piece)
    return reader, dates


def _value(reader: _Reader) -> dict[str, Json]:
    value: dict[str, Json] = {"names": list(reader.names)}
    if reader.role:
        value["role"] = reader.role
    if reader.organisation:
        value["organisation"] = reader.organisation
    return value


def _is_good(reader: _Reader) -> bool:
    """Return whether names were read, and nothing was left but, after an outlet, perhaps its town."""
    return 0 < len(reader.names) <= _MOST_NAMES and reader.unread <= bool(reader.organisation)


def _with_prefix(line: Line) -> tuple[_Reader, tuple[Dated, ...], int] | None:
    """Return a byline that begins with "By" or the like, its dates, and where they are counted from."""
    prefix = PREFIX.match(line.text)
    if prefix is None or len(line.text) > _LONGEST:
        return None
    reader, dates = _read(line.text[prefix.end() :])
    return (reader, dates, prefix.end()) if _is_good(reader) else None


def _is_beside(page: Page, line: Line) -> bool:
    """Return whether a line before or after is a date, an agency or a role, as beside a name that stands alone."""
    for number in (line.number - 1, line.number + 1):
        other = page.line(number)
        if (
            other
            and len(other.text) <= _LONGEST_BARE
            and (read_date_line(other.text) or agency(other.text) or _is_role_line(other.text))
        ):
            return True
    return False


def _is_role_line(text: str) -> bool:
    return len(text) <= 60 and is_role(text) and text[:1].isupper() and not text.endswith((".", "?", "!"))


def _bare(page: Page, line: Line) -> tuple[_Reader, tuple[Dated, ...], int] | None:
    """Return a byline without "By": a name beside a role, an outlet or a date; else None."""
    text = line.text
    if len(text) > _LONGEST_BARE or text.endswith((".", "?", "!", ":")) or PICTURE.search(text):
        return None
    if line.kind is not RawKind.PARAGRAPH or not text[:1].isupper():
        return None
    reader, dates = _read(text)
    if not _is_good(reader) or not all(is_person(name) for name in reader.names):
        return None
    known = sum(gender_of(name.split()[0].lower()) is not None for name in reader.names)
    outlet = is_organisation(reader.organisation) or (bool(reader.organisation) and text == text.upper())
    if reader.role or (outlet and known):
        return reader, dates, 0
    return (reader, dates, 0) if (known or dates or outlet) and (dates or _is_beside(page, line)) else None


def _organisation_line(page: Page, claims: Claims, line: Line, value: dict[str, Json]) -> tuple[Segment, ...]:
    """Return the place of a line below a byline that names the writers' agency, outlet or role, and note it."""
    below = page.line(line.number + 1)
    if below is None or not claims.is_free(below) or len(below.text) > 60 or "," in below.text[-3:]:
        return ()
    if agency(below.text):
        value.setdefault("organisation", agency(below.text))
    elif _is_role_line(below.text) and not PREFIX.match(below.text):
        value.setdefault("role", below.text)
    else:
        return ()
    return (below.segment,)


def _finds(
    page: Page, claims: Claims, line: Line, grade: Grade, read: tuple[_Reader, tuple[Dated, ...], int]
) -> list[Found]:
    """Return the byline, and the date that stands in the same line; each takes its own part of it."""
    reader, dates, at = read
    value = _value(reader)
    below = _organisation_line(page, claims, line, value)
    edges = [0, *(edge + at for dated in dates[:1] for edge in (dated.start, dated.end)), len(line.text)]
    own = tuple(line.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start)
    out = [Found(ProposalKind.BYLINE, grade, (*own, *below), value, "names of people who write", line.segment)]
    if dates:
        dated = dates[0]
        place = line.part(at + dated.start, at + dated.end)
        out.append(Found(ProposalKind.DATE, grade, (place,), {"published_at": dated.iso}, "a date in the byline"))
    return out


def _split_in_two(page: Page, claims: Claims, line: Line) -> Found | None:
    """Return a byline whose "By" stands on a line of its own."""
    below = page.line(line.number + 1)
    if below is None or not claims.is_free(below) or line.text.rstrip(": ").lower() not in ALONE:
        return None
    reader, _ = _read(below.text[:_LONGEST])
    if len(below.text) > _LONGEST or not _is_good(reader):
        return None
    return Found(ProposalKind.BYLINE, Grade.LIKELY, (line.segment, below.segment), _value(reader), "names below “By”")


def _precedes_copy(page: Page, line: Line) -> bool:
    below = page.line(line.number + 1)
    return below is not None and (below.is_prose or read_date_line(below.text) is not None)


def _unnamed(page: Page, claims: Claims) -> Found | None:
    """Return a line of the head that says "Staff Writer" or is an agency's name, where no writer is named."""
    for line in free_lines(page.before_prose, claims):
        text = line.text
        staff = text.lower() in STAFF or (len(text.split()) <= 4 and is_role(text) and is_organisation(text))
        if (
            line.number > 0
            and line.kind is RawKind.PARAGRAPH
            and len(text) <= 40
            and (staff or (agency(text) and _precedes_copy(page, line)))
        ):
            return Found(ProposalKind.BYLINE, Grade.LIKELY, (line.segment,), {"names": [text]}, "staff or an agency")
    return None


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the bylines of the head, and of the foot where they say "By"."""
    out = _in_head(page, claims)
    if not out and (unnamed := _unnamed(page, claims)):
        out.append(unnamed)
    if not out:
        foot = page.lines[max(len(page.before_prose), len(page.lines) - _FOOT_LINES) :]
        for line in free_lines(foot, claims):
            if (read := _with_prefix(line)) and all(is_person(name) for name in read[0].names):
                out += _finds(page, claims, line, Grade.LIKELY, read)
    return out


def _in_head(page: Page, claims: Claims) -> list[Found]:
    """Return the bylines of the head that name somebody; one without "By" only where none stands before it."""
    out: list[Found] = []
    taken: set[int] = set()
    for line in free_lines(page.before_prose, claims):
        if line.number in taken:
            continue
        if read := _with_prefix(line):
            grade = Grade.SURE if all(is_person(name) for name in read[0].names) else Grade.LIKELY
            out += _finds(page, claims, line, grade, read)
        elif split := _split_in_two(page, claims, line):
            out.append(split)
            taken.add(line.number + 1)
        elif line.text in page.hints.byline:
            out.append(
                Found(ProposalKind.BYLINE, Grade.SURE, (line.segment,), {"names": [line.text]}, "the page says so")
            )
        elif not any(one.kind is ProposalKind.BYLINE for one in out) and (read := _bare(page, line)):
            out += _finds(page, claims, line, Grade.LIKELY, read)
    return out
