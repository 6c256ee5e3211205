"""What the difference view shows: records and paragraphs that differ, each with a number, and gaps between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from editor.article.article import Article
from editor.article.body import read_marker
from editor.article.differences import Difference, changed_in, compare
from editor.article.part import Part
from editor.article.part_changes import part_changes
from editor.desk.history import Comparison, compare_articles, is_changed, with_field
from editor.ui.history.history_words import FIELD_WORDS, both_words, differ_words, names_of

Names = Mapping[tuple[str, str], str]
"""What ads, posts and sources are called, by the kind and id of each."""

NO_NAMES: Names = {}
_KINDS = {"ad": "Ad", "embed": "Post"}
CONTEXT = 1  # unchanged paragraphs shown before and after a change


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One record (with its title and the field's name) or paragraph; `number` counts the changes, -1 for none."""

    pieces: tuple[Difference, ...]
    number: int = -1
    title: str = ""
    field: str = ""
    paragraph: int = -1
    markers: tuple[str, str] = ("", "")  # what is shown of an ad or a post, before and after; empty for words
    names: tuple[Names, Names] = (NO_NAMES, NO_NAMES)  # whom a citation names, before and after

    @property
    def before(self) -> str:
        """Return the text of before."""
        return "".join(piece.a for piece in self.pieces)

    @property
    def after(self) -> str:
        """Return the text of now."""
        return "".join(piece.b for piece in self.pieces)

    @property
    def is_marker(self) -> bool:
        """Return whether an ad or a post is all there is, on one side or on both."""
        sides = zip((self.before, self.after), self.markers, strict=True)
        return any(self.markers) and all(bool(marker) or not text.strip() for text, marker in sides)

    @property
    def shown(self) -> tuple[Difference, ...]:
        """Return the pieces without the line ends after the last words."""
        if not self.pieces:
            return ()
        last = self.pieces[-1]
        cut = Difference(last.kind, last.a.rstrip("\n"), last.b.rstrip("\n"))
        return (*self.pieces[:-1], cut)


@dataclass(frozen=True, slots=True)
class Gap:
    """Unchanged paragraphs that are not shown."""

    count: int


class Readable(Protocol):
    """What the difference view shows: rows and gaps in order, how many changes, and one sentence over them."""

    @property
    def rows(self) -> tuple[DifferenceRow | Gap, ...]:
        """The rows and gaps."""
        ...

    @property
    def changes(self) -> int:
        """How many changes there are."""
        ...

    @property
    def summary(self) -> str:
        """What differs, in one sentence."""
        ...


@dataclass(frozen=True, slots=True)
class PartReading:
    """What differs in a part since it was approved, as it is shown."""

    rows: tuple[DifferenceRow | Gap, ...]
    changes: int
    summary: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A comparison as it is shown: its rows and gaps in order, how many changes, and words added and taken out."""

    comparison: Comparison
    rows: tuple[DifferenceRow | Gap, ...]
    changes: int
    added: int
    removed: int
    summary: str  # what differs, in one sentence


def _record(before: str, after: str) -> tuple[Difference, ...]:
    return tuple(piece for paragraph in compare(before, after) for piece in paragraph)


def _is_seen(paragraph: tuple[Difference, ...]) -> bool:
    """Return whether a change is one that a reader sees: more than line ends."""
    return is_changed(paragraph) and any(piece.a.strip("\n") != piece.b.strip("\n") for piece in paragraph)


def _in_sight(changed: Sequence[bool]) -> list[bool]:
    """Return which paragraphs are shown: those that changed, and those beside them."""
    places = [at for at, one in enumerate(changed) if one]
    shown = [False] * len(changed)
    for at in places:
        for near in range(max(0, at - CONTEXT), min(len(changed), at + CONTEXT + 1)):
            shown[near] = True
    return shown


def read(comparison: Comparison) -> Reading:
    """Return a comparison as it is shown."""
    rows: list[DifferenceRow | Gap] = []
    for number, change in enumerate(comparison.fields):
        title = FIELD_WORDS.get(change.name, change.name)
        rows.append(DifferenceRow(_record(*both_words(change)), number, title, change.name))
    prose = _read_paragraphs(comparison.paragraphs, len(rows), (comparison.before, comparison.after))
    told = _told(tuple(FIELD_WORDS.get(change.name, change.name) for change in comparison.fields), prose)
    return Reading(comparison, (*rows, *prose.rows), len(rows) + prose.changes, prose.added, prose.removed, told)


def read_part(before: Article, after: Article, part: Part) -> PartReading:
    """Return what differs in a part as it is shown; up to a second, so not on the window's thread."""
    found = part_changes(before, after, part)
    rows: list[DifferenceRow | Gap] = [
        DifferenceRow(_record(one.before, one.after), number, one.title) for number, one in enumerate(found.records)
    ]
    prose = _read_paragraphs(found.paragraphs, len(rows), (before, after))
    titles = tuple(one.title for one in found.records)
    told = _told(titles, prose)
    return PartReading((*rows, *(prose.rows if prose.changes else ())), len(rows) + prose.changes, told)


@dataclass(frozen=True, slots=True)
class _Prose:
    """Paragraphs as they are shown."""

    rows: tuple[DifferenceRow | Gap, ...]
    changes: int
    added: int
    removed: int

    @property
    def moved(self) -> int:
        """Return how many of the changes are an ad or a post that is there, or is no longer."""
        return sum(isinstance(row, DifferenceRow) and row.number >= 0 and row.is_marker for row in self.rows)


def _told(names: tuple[str, ...], prose: _Prose) -> str:
    """Return in one sentence that paragraphs, places of ads and posts, and records of these names differ."""
    places = ("The placing of ads and posts",) if prose.moved else ()
    return differ_words((*places, *names), prose.changes - prose.moved, prose.added, prose.removed)


def _read_paragraphs(
    paragraphs: Sequence[tuple[Difference, ...]], first: int, articles: Sequence[Article] = ()
) -> _Prose:
    """Return paragraphs as they are shown; their changes are counted from `first` on, `articles` name the markers."""
    names = [names_of(article) for article in articles]
    rows: list[DifferenceRow | Gap] = []
    number, added, removed = first, 0, 0
    changed = [_is_seen(paragraph) for paragraph in paragraphs]
    hidden = 0
    for at, shown in enumerate(_in_sight(changed)):
        if not shown:
            hidden += 1
            continue
        if hidden:
            rows.append(Gap(hidden))
            hidden = 0
        paragraph = paragraphs[at]
        row = DifferenceRow(paragraph, number if changed[at] else -1, paragraph=at)
        rows.append(with_names(row, *names))
        if changed[at]:
            number += 1
            come, gone = changed_in(paragraph)
            added, removed = added + come, removed + gone
    if hidden:
        rows.append(Gap(hidden))
    return _Prose(tuple(rows), number - first, added, removed)


def with_names(row: DifferenceRow, before: Names = NO_NAMES, after: Names = NO_NAMES) -> DifferenceRow:
    """Return a row that says of a marker or a citation on either side whose it is."""
    row = replace(row, names=(before, after))
    sides = ((row.before, before), (row.after, after))
    found = [(read_marker(text), names) for text, names in sides]
    if not any(marker for marker, _ in found):
        return row
    one, other = (names.get(marker) or f"{_KINDS[marker[0]]} {marker[1]}" if marker else "" for marker, names in found)
    return replace(row, markers=(one, other))


def read_paragraphs(paragraphs: Sequence[tuple[Difference, ...]]) -> PartReading:
    """Return two texts that were compared as they are shown."""
    prose = _read_paragraphs(paragraphs, 0)
    told = _told((), prose)
    return PartReading(prose.rows if prose.changes else (), prose.changes, told)


def read_articles(before: Article, after: Article) -> Reading:
    """Return what differs between two versions as it is shown; up to a second, so not on the window's thread."""
    return read(compare_articles(before, after))


def composed(reading: Reading, chosen_after: frozenset[int]) -> Article:
    """Return a story put together of both versions: the changes with these numbers as after, the others as before."""
    comparison = reading.comparison
    article = comparison.before
    rows = [row for row in reading.rows if isinstance(row, DifferenceRow) and row.number in chosen_after]
    taken = {row.paragraph for row in rows if not row.field}
    names = {row.field for row in rows if row.field}
    for change in comparison.fields:
        if change.name in names:
            article = with_field(article, change.name, change.after)
    return with_field(article, "body", _body(comparison.paragraphs, taken) if taken else comparison.before.body)


def _body(paragraphs: Sequence[tuple[Difference, ...]], taken: set[int]) -> str:
    """Return a text of both versions; what was the end of one of them is ended before what follows from the other."""
    texts = [tuple("".join(getattr(piece, side) for piece in one) for side in "ab") for one in paragraphs]
    last = [max((at for at, pair in enumerate(texts) if pair[side]), default=-1) for side in (0, 1)]
    body = ""
    was_last = False
    for at, pair in enumerate(texts):
        side = int(at in taken)
        is_same = not _is_seen(paragraphs[at])
        text = max(pair, key=len) if is_same else pair[side]
        if not text:
            continue
        if was_last:
            body = body.rstrip("\n") + "\n\n"
        body += text
        was_last = last == [at, at] if is_same else at == last[side]
    return body
