"""The exported page in pieces: its head, each stretch of the text between blank lines, its foot, as HTML.

A key changes one stretch; only that one is read and rendered, by the exporter's own functions, and all the others are
taken over as they are. A stretch between two blank lines is read by itself as it is in the whole text: no block goes
on past a blank line but a fenced one, and a text with fences is cut at its blocks instead.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from editor.article import body, confidential
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image, Paragraph
from editor.article.common_ends import common_end, common_start
from editor.exporting.export import Asset, ExportRequest, ExportSettings
from editor.exporting.fragment import body_html, compose
from editor.exporting.pictures import Shelf
from editor.ui.preview.preview_sheet import Sheet

_FENCE = "```"
_BETWEEN = "\n\n"
_MOST = 6_000  # renderings that are kept; a story of 50,000 words has about 1,500 stretches
_WITH_RECORDS = (Ad, Embed, Image)


def cut(text: str) -> tuple[list[str], int]:
    """Return a text cut into stretches that can each be read alone, and how many characters stand between two."""
    if _FENCE not in text:
        return text.split(_BETWEEN), len(_BETWEEN)
    ends = [block.end for block in body.parse(text)]
    bounds = [0, *ends[:-1], len(text)] if ends else [0, len(text)]
    return [text[start:end] for start, end in pairwise(bounds)], 0


def cut_anew(before: str, lengths: Sequence[int], now: str) -> tuple[int, list[str], int] | None:
    """Return how many stretches stay at the start of a text cut at blank lines, which come then, and how many stay.

    `lengths` are those of all stretches before each one together, and of all. None where the text is to be cut anew.
    """
    if _FENCE in now:
        return None

    def start(stretch: int) -> int:
        return lengths[stretch] + stretch * len(_BETWEEN)

    numbers = range(len(lengths) - 1)
    same = common_start(before, now)
    changed_to = len(before) - common_end(before, now, same)
    first = bisect_right(numbers, same, key=start) - 1
    after = bisect_left(numbers, changed_to + len(_BETWEEN), lo=first, key=start)
    is_end = after == len(numbers)
    middle = now[start(first) : len(now) if is_end else start(after) + len(now) - len(before)].split(_BETWEEN)
    if not is_end and middle.pop():
        return None  # the blank line before what stays is cut elsewhere now, as a line end came beside it
    return first, middle, len(numbers) - after


def _picture(digest: str, _asset: Asset) -> str:
    return f"asset:{digest}"


def _any_picture(_digest: str) -> Asset:
    """Say that the library has every picture: whether it does is seen when it is fetched for the screen."""
    return Asset(b"", "image/png")


class Pages:
    """Makes the sheet of one version after another."""

    def __init__(self, settings: ExportSettings = ExportSettings()) -> None:  # noqa: B008 - frozen
        self._settings = settings
        self._records: Article | None = None
        self._ends = ("", "")
        self._shelf: Shelf | None = None
        self._body = ""
        self._chunks: list[str] = []
        self._between = 0
        self._lengths: tuple[int, ...] = (0,)
        self._cut: tuple[Article, tuple[list[str], int, int, int]] | None = None
        self._html: list[str] = []
        self._plain: dict[str, str] = {}
        self._needs_records: set[str] = set()

    def read(self, article: Article, records: Article) -> Sheet:
        """Return the sheet of a version; `records` is the version without its text, the same value as long as it is."""
        if records is not self._records:
            self._take_records(records)
        chunks, between, start, end = self._changed(article)
        middle = [self._render(chunk) for chunk in chunks[start : len(chunks) - end]]
        self._html = [*self._html[:start], *middle, *self._html[len(self._html) - end :]]
        self._body, self._chunks, self._between, self._cut = article.body, chunks, between, None
        before = self._lengths[: start + 1]
        self._lengths = (*before[:-1], *accumulate(map(len, chunks[start:]), initial=before[-1]))
        head, foot = self._ends
        pieces = [head, *self._html, foot]
        self._put_dateline(pieces)
        return Sheet(tuple(pieces), self._lengths, between)

    def unread(self, article: Article) -> int:
        """Return how many stretches of a version were never rendered: whether reading it may take long."""
        chunks, _, start, end = self._changed(article)
        return sum(chunk not in self._plain for chunk in set(chunks[start : len(chunks) - end]))

    def _changed(self, article: Article) -> tuple[list[str], int, int, int]:
        """Return a version's stretches, what is between two, and how many at start and end are those of before."""
        if self._cut is None or self._cut[0] is not article:
            self._cut = (article, self._cut_anew(article.body))
        return self._cut[1]

    def _cut_anew(self, text: str) -> tuple[list[str], int, int, int]:
        found = cut_anew(self._body, self._lengths, text) if self._between == len(_BETWEEN) else None
        if found is not None:
            start, middle, end = found
            return [*self._chunks[:start], *middle, *self._chunks[len(self._chunks) - end :]], len(_BETWEEN), start, end
        chunks, between = cut(text)
        start = common_start(self._chunks, chunks)
        return chunks, between, start, common_end(self._chunks, chunks, start)

    def _take_records(self, records: Article) -> None:
        """Render head and foot anew, and let go of what shows a record."""
        self._records = confidential.publishable(records) if records.sources else records
        page = replace(self._records, body="", furniture=replace(self._records.furniture, dateline=None))
        request = ExportRequest(page, assets=_any_picture, settings=self._settings)
        whole = compose(request, _picture, fetches=False).html
        self._ends = (_between(whole, '<header class="story-header">', "</header>"), _foot(whole))
        self._shelf = Shelf(request, _picture, fetches=False)
        for chunk in self._needs_records:
            self._plain.pop(chunk, None)
        self._html = [self._render(chunk) if chunk in self._needs_records else html for chunk, html in self._now()]
        self._records = records

    def _now(self) -> list[tuple[str, str]]:
        return list(zip(self._chunks, self._html, strict=True))

    def _render(self, chunk: str) -> str:
        found = self._plain.get(chunk)
        if found is None:
            blocks = body.parse(chunk)
            if any(isinstance(block, _WITH_RECORDS) for block in blocks):
                self._needs_records.add(chunk)
            if len(self._plain) > _MOST:
                self._plain.clear()
            found = self._plain[chunk] = self._fold(blocks)
        return found

    def _fold(self, blocks: tuple[Block, ...]) -> str:
        assert self._shelf is not None
        self._shelf.losses.clear()
        return "\n".join(body_html(blocks, self._shelf))

    def _put_dateline(self, pieces: list[str]) -> None:
        """Run the dateline in before the first paragraph's words, as an export does."""
        records = self._records
        if records is None or records.furniture.dateline is None or self._shelf is None:
            return
        article = replace(self._shelf.request.article, furniture=records.furniture)
        shelf = Shelf(replace(self._shelf.request, article=article), _picture, fetches=False)
        for at, chunk in enumerate(self._chunks):
            blocks = body.parse(chunk)
            if any(isinstance(block, Paragraph) for block in blocks):
                pieces[at + 1] = "\n".join(body_html(blocks, shelf))
                return
        pieces[0] += "\n".join(body_html((), shelf))


def _between(text: str, before: str, after: str) -> str:
    start = text.find(before)
    return text[start : text.index(after, start) + len(after)] if start >= 0 else ""


def _foot(text: str) -> str:
    start = text.find('<footer class="story-footer">')
    return text[start : text.rindex("</footer>") + len("</footer>")] if start >= 0 else ""
