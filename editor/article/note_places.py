"""Where in a story a note belongs: by its words, through markup, citations and edits elsewhere.

The words are looked for as a reader sees them, without markup and signs. Where they stand more than once, the words
beside them and their count decide; where they were edited, what stands between the words beside them is taken if it is
much alike. A marker of an ad or a post counts as one word, so a note may be tied to it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from editor.article import body
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed
from editor.article.errors import RefusedAction
from editor.article.ledger import passages
from editor.article.notes import FIELDS, NotePlace
from editor.article.prose import Segment
from editor.article.text import fold_spaces

_NO_SPACES = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # scripts that set no spaces: a sign is a word
_WORD = re.compile(rf"::(?:ad|embed)\{{#[A-Za-z0-9_\-]+\}}|[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+")
_BESIDE = 3  # words on each side
_TELLING = 4  # words that are taken for the same wherever they stand; fewer need some of the words beside them
_SURE = 2  # of `_fit`: the nearest word on both sides, or all on one
_ALIKE = 0.5  # of two stretches' words: less, and the words are gone
_LONGER = 12  # words by which an edited stretch may have grown, beyond twice its length


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a field (the body where it is empty), in characters."""

    field: str
    start: int
    end: int


class _Words:
    """The words of one text in order, case folded, each with its place."""

    def __init__(self, found: list[tuple[str, int, int]]) -> None:
        self.found = found
        self.words = [word for word, _, _ in found]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return at which numbers each word stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            places[word].append(number)
        return places

    def runs(self, wanted: list[str]) -> list[int]:
        """Return at which numbers a run of words begins."""
        if not wanted:
            return []
        size = len(wanted)
        return [at for at in self.places.get(wanted[0], ()) if self.words[at : at + size] == wanted]

    def beside(self, first: int, last: int) -> tuple[str, str]:
        """Return the few words before a run and those after it; `last` is the number after its end."""
        return " ".join(self.words[max(0, first - _BESIDE) : first]), " ".join(self.words[last : last + _BESIDE])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where a run of words stands in the text."""
        return self.found[first][1], self.found[last - 1][2]


def _words_of_text(text: str) -> _Words:
    return _Words([(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)])


_Found = tuple[str, int, int]

# The words of blocks as if they began at 0: a key stroke changes one block and moves the rest.
_KNOWN: dict[tuple[type[Block], str], tuple[_Found, ...]] = {}
_MOST_KNOWN = 4_096


def _words_of_block(block: Block) -> tuple[_Found, ...]:
    key = type(block), block.source
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        found = _KNOWN[key] = tuple(_read_block(replace(block, start=0, end=len(block.source))))
    return found


def _read_block(block: Block) -> Iterator[_Found]:
    if isinstance(block, Ad | Embed):
        source = block.source.strip()
        yield source.casefold(), 0, len(source)
        return
    for passage in passages((block,)):
        for one in _WORD.finditer(passage.prose.text):
            yield one[0].casefold(), *passage.place(Segment(0, one.start(), one.end()))


def _words_of_body(blocks: tuple[Block, ...]) -> _Words:
    return _Words(
        [
            (word, block.start + start, block.start + end)
            for block in blocks
            for word, start, end in _words_of_block(block)
        ]
    )


class Finder:
    """Finds the places of notes in one version of a story; the text is read once, and only when one is asked for."""

    def __init__(self, article: Article, blocks: tuple[Block, ...] | None = None) -> None:
        self._article = article
        self._blocks = blocks
        self._fields: dict[str, _Words] = {}

    def _words(self, field: str) -> _Words:
        if field not in self._fields:
            if field:
                self._fields[field] = _words_of_text(getattr(self._article.furniture, field))
            else:
                blocks = body.parse(self._article.body) if self._blocks is None else self._blocks
                self._fields[field] = _words_of_body(blocks)
        return self._fields[field]

    def find(self, place: NotePlace) -> Spot | None:
        """Return where a note belongs; None where its words are gone, or where it is about the whole story."""
        if place.field not in ("", *FIELDS):
            return None
        wanted = _WORD.findall(place.words.casefold())
        words = self._words(place.field) if wanted else _Words([])
        run = _exact(words, place, wanted) or _edited(words, place, wanted)
        return Spot(place.field, *words.span(*run)) if run else None

    def place(self, spot: Spot) -> NotePlace:
        """Return the words at a stretch, grown to whole words, to tie a note to; raises RefusedAction without any."""
        words = self._words(spot.field)
        inside = [number for number, (_, start, end) in enumerate(words.found) if start < spot.end and end > spot.start]
        if not inside:
            raise RefusedAction("No words stand there that a note could be tied to; select some.")
        first, last = inside[0], inside[-1] + 1
        occurrence = words.runs(words.words[first:last]).index(first) + 1
        return NotePlace(
            self._shown(spot.field, *words.span(first, last)), spot.field, occurrence, *words.beside(first, last)
        )

    def place_of_words(self, said: str) -> NotePlace:
        """Return the first place of some words, in the body or else in the furniture; raises RefusedAction."""
        wanted = _WORD.findall(said.casefold())
        for field in ("", *FIELDS):
            words = self._words(field)
            for first in words.runs(wanted)[:1]:
                return self.place(Spot(field, *words.span(first, first + len(wanted))))
        raise RefusedAction(f"The words “{said}” do not stand in the story; give them as a reader sees them.")

    def _shown(self, field: str, start: int, end: int) -> str:
        """Return a stretch as a reader sees it."""
        if field:
            return fold_spaces(getattr(self._article.furniture, field)[start:end])
        blocks = body.parse(self._article.body) if self._blocks is None else self._blocks
        shown = []
        for block in blocks:
            if block.end <= start or block.start >= end:
                continue
            if isinstance(block, Ad | Embed):
                shown.append(block.source.strip())
                continue
            for passage in passages((block,)):
                kept = [
                    sign
                    for at, sign in enumerate(passage.prose.text)
                    if start <= passage.offset + passage.words.outer(at) < end
                ]
                shown.append("".join(kept))
        return fold_spaces(" ".join(shown))


def _exact(words: _Words, place: NotePlace, wanted: list[str]) -> tuple[int, int] | None:
    """Return the run of just these words that fits best."""
    size = len(wanted)
    ranked = [
        (_fit(words, place, first, first + size), -abs(number - place.occurrence), first)
        for number, first in enumerate(words.runs(wanted), 1)
    ]
    if not ranked:
        return None
    fit, _, first = max(ranked)
    is_telling = size >= _TELLING or wanted[0].startswith("::")
    is_sure = fit >= _SURE or is_telling or not (place.before or place.after)
    return (first, first + size) if is_sure else None


def _fit(words: _Words, place: NotePlace, first: int, last: int) -> int:
    """Return how far the words beside a run are those of the place: the nearest count, and all of them."""
    before, after = words.beside(first, last)
    fit = 2 * (before == place.before) + 2 * (after == place.after)
    fit += bool(before) and before.split()[-1:] == place.before.split()[-1:]
    fit += bool(after) and after.split()[:1] == place.after.split()[:1]
    return fit


def _edited(words: _Words, place: NotePlace, wanted: list[str]) -> tuple[int, int] | None:
    """Return the run between the words beside the place that is most like its own words."""
    if not wanted or not (place.before or place.after):
        return None
    before, after = place.before.split(), place.after.split()
    starts = [at + len(before) for at in words.runs(before)] if before else [0]
    ends = words.runs(after) if after else [len(words.words)]
    longest = 2 * len(wanted) + _LONGER
    best: tuple[float, int, int] | None = None
    for first in starts:
        for last in ends:
            if first < last <= first + longest:
                alike = SequenceMatcher(None, wanted, words.words[first:last], autojunk=False).ratio()
                if alike >= _ALIKE and (best is None or alike > best[0]):
                    best = alike, first, last
    return best[1:] if best else None
