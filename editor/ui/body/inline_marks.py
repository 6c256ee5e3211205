"""Marks put round words of a line and taken off them: bold, italics, struck out, links. Pure rules.

The marks of a kind are taken out of the line, its words are worked on, and the marks are set anew. So runs that touch
become one, part of a run can be taken out of it, and nothing is set that the reader of the text would not read: marks
need whole words (`inline`), and none of them may cross another one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from editor.article import inline
from editor.article.inline import Citation, Code, Inline, Link, Styled
from editor.ui.body.spans import Span, joined

MARKS = {"strong": "**", "em": "*", "s": "~~"}


@dataclass(frozen=True, slots=True)
class Toggled:
    """A line with marks put on or taken off, and where the selection is then."""

    text: str
    start: int
    end: int


def is_marked(line: str, start: int, end: int, element: str) -> bool:
    """Return whether every word of a range is marked; a range without a word is not."""
    bare = _Bare(line, element)
    start, end = bare.whole(bare.at(start), bare.at(end))
    letters = [at for at in range(start, end) if bare.text[at].isalnum()] or range(start, end)
    return start < end and all(any(one <= at < other for one, other in bare.runs) for at in letters)


def marked(line: str, start: int, end: int, element: str, on: bool) -> Toggled:
    """Mark a range of a line, grown to whole words, or take the marks off; a line without words there is left alone."""
    bare = _Bare(line, element)
    first, last = bare.whole(bare.at(start), bare.at(end))
    if first >= last:
        return Toggled(line, start, end)
    runs = joined([*bare.runs, (first, last)]) if on else list(_without(bare, (first, last)))
    made, places = _written(bare.text, runs, MARKS[element])
    if inline.plain(made).text != inline.plain(line).text:
        return Toggled(line, start, end)
    return Toggled(made, places[first], places[last])


def toggle(line: str, start: int, end: int, element: str) -> Toggled:
    """Put the marks of `strong`, `em` or `s` round characters of a line, or take them off where they stand.

    Without a selection: in a run they are taken off, at its end the caret steps out of it; in a word they are put round
    it; elsewhere a pair is put where the next word is to be typed, and an empty pair is taken away.
    """
    if start != end:
        return marked(line, start, end, element, not is_marked(line, start, end, element))
    mark = MARKS[element]
    size = len(mark)
    if line[start - size : start] == mark == line[start : start + size] and _is_empty_pair(line, start, mark):
        return Toggled(line[: start - size] + line[start + size :], start - size, start - size)
    for piece in inline.walk(inline.read(line)):
        if isinstance(piece, Styled) and piece.element == element and piece.start <= start <= piece.end:
            first, last = piece.children[0].start, piece.children[-1].end
            if start == last:
                return Toggled(line, piece.end, piece.end)
            made = line[: piece.start] + line[first:last] + line[piece.end :]
            caret = piece.start + min(max(0, start - first), last - first)
            return Toggled(made, caret, caret)
    word = _word_at(line, start)
    if word is None:
        return Toggled(line[:start] + mark + mark + line[start:], start + size, start + size)
    made = marked(line, *word, element, on=True).text
    caret = start + size + (size if start == word[1] else 0) if made != line else start
    return Toggled(made, caret, caret)


def link(line: str, start: int, end: int, address: str) -> Toggled:
    """Put a link on characters of a line, or take the one off that stands there; its address is selected then."""
    if (found := link_at(line, start, end)) is not None:
        words = line[found.children[0].start : found.children[-1].end]
        return Toggled(line[: found.start] + words + line[found.end :], found.start, found.start + len(words))
    if start == end:
        start, end = word_round(line, start)
    made = f"{line[:start]}[{line[start:end]}]({address}){line[end:]}"
    if start == end:
        return Toggled(made, start + 1, start + 1)
    caret = end + 3
    return Toggled(made, caret, caret + len(address))


def lead_to(line: str, start: int, end: int, address: str) -> Toggled:
    """Let characters of a line, or the link that stands there, lead to an address; the caret is behind it then."""
    found = link_at(line, start, end)
    if found is None:
        made = link(line, start, end, address)
        return Toggled(made.text, made.end + 1, made.end + 1)
    words = line[found.children[0].start : found.children[-1].end]
    written = f"[{words}]({address})"
    caret = found.start + len(written)
    return Toggled(line[: found.start] + written + line[found.end :], caret, caret)


def link_at(line: str, start: int, end: int) -> Link | None:
    """Return the link in which a range lies."""
    for piece in inline.walk(inline.read(line)):
        if isinstance(piece, Link) and piece.children and piece.start <= start and end <= piece.end:
            return piece
    return None


def word_round(line: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends in which an offset lies; the offset twice where there is none."""
    start = end = at
    while start > 0 and (line[start - 1].isalnum() or line[start - 1] in "’'-"):
        start -= 1
    while end < len(line) and (line[end].isalnum() or line[end] in "’'-"):
        end += 1
    return start, end


@dataclass(frozen=True, slots=True)
class Parting:
    """Where a line may be broken, with the marks that have to close before the break and open after it."""

    at: int
    closing: str = ""
    opening: str = ""


def parting(line: str, at: int) -> Parting:
    """Return how to break a line at an offset so that every mark round it goes on working on both sides."""
    made = Parting(at)
    for piece in inline.walk(inline.read(line)):
        if not isinstance(piece, Styled | Link) or not piece.children or not piece.start < at < piece.end:
            continue
        first, last = piece.children[0].start, piece.children[-1].end
        if at <= first or at >= last:
            return Parting(piece.start if at <= first else piece.end, made.closing, made.opening)
        closing = line[last : piece.end] + made.closing
        made = Parting(at, closing, made.opening + line[piece.start : first])
    return made


def _is_empty_pair(line: str, at: int, mark: str) -> bool:
    """Return whether exactly two marks stand round an offset, and not the inner half of longer ones."""
    size, sign = len(mark), mark[0]
    return line[at - size - 1 : at - size] != sign and line[at + size : at + size + 1] != sign


def _word_at(line: str, at: int) -> Span | None:
    """Return the word in which an offset lies or which it ends."""
    if at == 0 or not line[at - 1].isalnum():
        return None
    return word_round(line, at)


class _Bare:
    """A line without the marks of one kind, and the runs that had them."""

    def __init__(self, line: str, element: str) -> None:
        pieces = [
            piece
            for piece in inline.walk(inline.read(line))
            if isinstance(piece, Styled) and piece.element == element and piece.children
        ]
        cuts = [(piece.start, piece.children[0].start) for piece in pieces]
        cuts += [(piece.children[-1].end, piece.end) for piece in pieces]
        self._cuts = sorted(cuts)
        self.text = "".join(line[one:other] for one, other in _between(self._cuts, len(line)))
        self.runs = [(self.at(piece.children[0].start), self.at(piece.children[-1].end)) for piece in pieces]

    def at(self, offset: int) -> int:
        """Return where a character of the line stands without the marks."""
        return offset - sum(max(0, min(end, offset) - start) for start, end in self._cuts)

    def whole(self, start: int, end: int) -> Span:
        """Return a range without white space at its ends, grown to whole words, and to whole pieces that it cuts."""
        text = self.text
        start, end = _trimmed(text, start, end)
        if start == end:
            return start, end
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        for piece in inline.walk(inline.read(text)):
            start, end = _taking(piece, start, end)
        return start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _taking(piece: Inline, start: int, end: int) -> Span:
    """Return a range grown so that it does not cut a piece's marks, address or key in two."""
    if not isinstance(piece, Styled | Link | Code | Citation) or end <= piece.start or start >= piece.end:
        return start, end
    if isinstance(piece, Styled | Link) and piece.children:
        first, last = piece.children[0].start, piece.children[-1].end
        is_all = isinstance(piece, Styled) and (start, end) == (first, last)  # else it is read the other way round
        if first <= start and end <= last and not is_all:
            return start, end
    return min(start, piece.start), max(end, piece.end)


def _between(cuts: list[Span], length: int) -> Iterator[Span]:
    at = 0
    for start, end in cuts:
        yield at, start
        at = end
    yield at, length


def _without(bare: _Bare, taken: Span) -> Iterator[Span]:
    """Yield what is left of runs where a range is taken out, without white space at its ends."""
    for run in bare.runs:
        for rest in ((run[0], min(run[1], taken[0])), (max(run[0], taken[1]), run[1])):
            start, end = _trimmed(bare.text, *rest)
            if start < end:
                yield start, end


def _written(text: str, runs: list[Span], mark: str) -> tuple[str, dict[int, int]]:
    """Return a text with marks round runs, and where each of its characters stands then, inside of the marks."""
    opening, closing = {start for start, _ in runs}, {end for _, end in runs}
    made: list[str] = []
    length = 0
    places: dict[int, int] = {}
    for at in range(len(text) + 1):
        places[at] = length  # before a mark that closes here, and behind one that opens
        if at in closing:
            made.append(mark)
            length += len(mark)
        if at in opening:
            made.append(mark)
            length += len(mark)
            places[at] = length
        made.append(text[at : at + 1])
        length += 1
    return "".join(made), places
