"""Posts of X and Bluesky whose markup is lost: words, and a tail `— Name (@handle) July 18, 2026`.

The tail may end the line, stand on its own below one to four lines of words, or stand before or amid them; a feed runs
words and tail into the paragraph. (Counted: 113 tails in 1,779 stored pages, all with a dash, German and Russian dates
among them.)
"""

import re
from dataclasses import dataclass

from editor.article import providers
from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.date_lines import read_date_line
from editor.importing.recognise.dates import Dated, find_dates
from editor.importing.recognise.page import Claims, Found, Line, Page

_HANDLE = re.compile(r"\(@(?P<handle>[\w.-]{1,60}(?:@[\w.-]{3,60})?)\)")
_DASH = re.compile(r"(?:—|–|--|&mdash;|―)\s*")
_NAME = 90  # characters between the dash and the handle: names hold emoji, flags, quotation marks
_DATE = 60  # characters after the handle in which the date must end
_LINK = re.compile(r"(?:pic\.(?:twitter|x)\.com/\w{4,12}|https?://t\.co/\w{4,12})")
_LINK_AT_END = re.compile(_LINK.pattern + r"\S{0,3}$")
MARKS = re.compile(_LINK.pattern + r"|(?<![\w@/.])[@#]\w{2,}|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_ADDRESS = re.compile(r"https?://[^\s<>\"”)\]]+")
_LEAD_IN = re.compile(r":\s*$")
_CLOSED = re.compile(r"[.!?][\"”’')]{0,2} (?=\S)")
_SHARED_BY = re.compile(r"\b(?:by|geteilt|von|partagée|par|de|por|da|przez|door|av|af)\b")
_SAYS = re.compile(
    r"\b(?:tweeted|tweets?|wrote|writes|posted|posts|said|added|tweeting|writing|schrieb|twitterte|"
    r"escribió|tuiteó|a écrit|napisał|napisała)\b[^.!?:]{0,40}:\s"
)
_MOST_LINES = 5
_LONGEST_POST = 900  # characters of one paragraph; longer posts exist, but are not told from copy
_LONGEST_FLATTENED = 300
_SHORT = 120
_AFTER_DATE = re.compile(r"\s*(?:г\.|at \d{1,2}:\d\d|\W{0,2})\s*")


@dataclass(frozen=True, slots=True)
class Tail:
    """A tail in a line: its place, who posted, and when."""

    start: int
    end: int
    author: str
    handle: str
    dated: Dated | None
    has_dash: bool


def find_tails(text: str) -> list[Tail]:
    """Return the tails in a line. A tail has a dash and a date; one of the two is enough if it is the whole line."""
    out: list[Tail] = []
    if "(@" not in text:
        return out
    for found in _HANDLE.finditer(text):
        window = max(out[-1].end if out else 0, found.start() - _NAME)
        dash = None
        for one in _DASH.finditer(text, window, found.start()):
            dash = one
        end, dated = _date_after(text, found.end())
        start = dash.start() if dash else window
        whole = not text[:start].strip() and not text[end:].strip()
        if (dash and dated) or (whole and (dash or dated) and len(text) <= _NAME + _DATE):
            name = text[dash.end() if dash else start : found.start()].strip()
            if dash is None and _SHARED_BY.search(name):
                continue  # Instagram's tail has no dash
            out.append(Tail(start, end, name, found["handle"], dated, dash is not None))
    return out


def _date_after(text: str, at: int) -> tuple[int, Dated | None]:
    window = text[at : at + _DATE]
    dates = find_dates(window)
    if not dates or window[: dates[0].start].strip(" \u00a0·,|-–—on"):
        return at, None
    end = dates[0].end
    after = _AFTER_DATE.match(window, end)
    return at + (after.end() if after and after[0].strip() == "г." else end), dates[0]


class _Finder:
    """One walk over a page; `taken` holds the numbers of lines that became part of a post."""

    def __init__(self, page: Page, claims: Claims) -> None:
        self.page = page
        self.claims = claims
        self.taken: set[int] = set()
        self.tails = {line.number: tails for line in page.lines if (tails := find_tails(line.text))}
        self.gapped = sum(line.after_gap for line in page.lines) > 0.5 * len(page.lines)

    def find(self) -> list[Found]:
        """Return the posts in the order of their tails."""
        out = []
        for number, tails in self.tails.items():
            line = self.page.lines[number]
            for tail in tails:
                if self.claims.kind_at(line.part(tail.start, tail.end)) is not None:
                    continue
                out.append(self._alone(line, tail) if self._is_alone(line, tail) else self._within(line, tails, tail))
        return out

    @staticmethod
    def _is_alone(line: Line, tail: Tail) -> bool:
        return not line.text[: tail.start].strip() and not line.text[tail.end :].strip()

    def _free(self, number: int) -> Line | None:
        """Return a line that may be words of a post, or None."""
        line = self.page.line(number)
        if line is None or number in self.taken or number in self.tails or not self.claims.is_free(line):
            return None
        fits = line.kind is not RawKind.HEADING and len(line.text) <= _LONGEST_POST
        return line if fits and not _LEAD_IN.search(line.text) else None

    def _above(self, number: int) -> list[Line]:
        """Return the lines of words above a tail, in reading order."""
        lines: list[Line] = []
        below = self.page.lines[number]
        while len(lines) < _MOST_LINES and (line := self._free(number - 1 - len(lines))):
            if lines and not self._goes_up(line, below, lines):
                break
            lines.insert(0, line)
            below = line
        return lines

    def _goes_up(self, line: Line, below: Line, lines: list[Line]) -> bool:
        """Return whether a line further up still belongs to the post whose first line so far is `below`."""
        if sum(len(one.text) for one in lines) + len(line.text) > _LONGEST_POST:
            return False
        if all(_LINK.fullmatch(one.text) for one in lines):
            return True
        if self.gapped:
            tail_below_gap = self.page.lines[lines[-1].number + 1].after_gap
            return not below.after_gap and not tail_below_gap
        looks_posted = len(line.text) <= _SHORT and MARKS.search(line.text) is not None
        return looks_posted and not (line.is_prose and line.ends_sentence)

    def _below(self, number: int, above: list[Line]) -> Line | None:
        """Return the line after a tail that holds the rest of the words: it alone ends with the post's link."""
        line = self._free(number + 1)
        if line is None or number + 2 in self.tails or not _LINK_AT_END.search(line.text):
            return None
        return None if any(_LINK_AT_END.search(one.text) for one in above) else line

    def _alone(self, line: Line, tail: Tail) -> Found:
        above = self._above(line.number)
        below = self._below(line.number, above)
        if below and above and not MARKS.search(above[-1].text) and above[-1].is_prose:
            above = []  # the tail came first: what stands above it is copy
        date_line = None
        if tail.dated is None and (after := self._free(line.number + 1)) and len(after.text) < 40:
            date_line = after if read_date_line(after.text) else None
        words = [*above, *([below] if below else [])]
        every = sorted([*words, line, *([date_line] if date_line else [])], key=lambda one: one.number)
        self.taken.update(one.number for one in every)
        linked = len(words) == 1 and above and _LINK_AT_END.search(above[0].text) is not None
        grade = Grade.SURE if linked and tail.dated and tail.has_dash else Grade.LIKELY
        date = (
            tail.dated.iso
            if tail.dated
            else str((read_date_line(date_line.text) or {}).get("published_at", ""))
            if date_line
            else ""
        )
        return self._found(grade, tuple(one.segment for one in every), tail, "\n".join(one.text for one in words), date)

    def _within(self, line: Line, tails: list[Tail], tail: Tail) -> Found:
        """Return a post whose words stand in the same line before its tail."""
        before = [one.end for one in tails if one.end <= tail.start]
        floor = max([*before, *self._taken_before(line, tail)], default=0)
        start = floor + _start_of_post(line.text[floor : tail.start])
        date = tail.dated.iso if tail.dated else ""
        words = line.text[start : tail.start].strip()
        if not words and start == 0:
            above = self._above(line.number)
            self.taken.update(one.number for one in above)
            segments = (*(one.segment for one in above), line.part(tail.start, tail.end))
            return self._found(Grade.LIKELY, segments, tail, "\n".join(one.text for one in above), date)
        whole = start == 0 and not line.text[tail.end :].strip()
        if whole:
            self.taken.add(line.number)
        grade = Grade.SURE if whole and _LINK_AT_END.search(words) else Grade.LIKELY
        return self._found(grade, (line.part(start, tail.end),), tail, words, date)

    def _taken_before(self, line: Line, tail: Tail) -> list[int]:
        """Return where stretches of the line end that were taken before the tail."""
        stretches = self.claims.taken.get(line.block, ())
        return [end - line.start for start, end, _ in stretches if line.start <= start < line.start + tail.start]

    def _found(self, grade: Grade, segments: tuple[Segment, ...], tail: Tail, words: str, date: str) -> Found:
        value: dict[str, Json] = {
            "provider": _provider(tail.handle, words),
            "url": _address(self.page, segments, words),
            "handle": tail.handle,
            "author": tail.author,
            "date": date,
            "words": words,
        }
        return Found(ProposalKind.EMBED, grade, segments, value, "words and the tail of a post")


def _start_of_post(text: str) -> int:
    """Return where in the text before a tail the post's words probably begin."""
    says = [found.end() for found in _SAYS.finditer(text)]
    if says:
        return says[-1]
    if len(text) <= _LONGEST_FLATTENED:
        return 0
    least = len(text) - _LONGEST_FLATTENED
    lead = text.rfind(": ", least)
    if lead >= 0:
        return lead + 2
    starts = [found.end() for found in _CLOSED.finditer(text, least)]
    return starts[0] if starts else least


def _provider(handle: str, words: str) -> str:
    if "@" in handle:
        return "mastodon"
    return "bluesky" if "." in handle or "[image or embed]" in words else "x"


def _address(page: Page, segments: tuple[Segment, ...], words: str) -> str:
    """Return the canonical address of the post where a link or the words hold it."""
    for segment in reversed(segments):
        linked = page.address_at(segment)
        if linked and (post := providers.recognise(linked)):
            return post.address
    found = (providers.recognise(one[0]) for one in _ADDRESS.finditer(words))
    return next((post.address for post in found if post), "")


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the posts that a tail ends."""
    return _Finder(page, claims).find()
