"""A text cut into paragraphs, headings, items and cells, and these into words: how a licence's edits are compared."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from editor.article import body, inline
from editor.article.article import Article
from editor.article.body import Block, Heading, Image
from editor.article.licence_style import WORD, normal, plain_marks
from editor.article.syndication import Edits

_WORD_OR_SIGN = re.compile(r"[^\W_]+(?:[’'.,:\-‐‑][^\W_]+)*|\.\.\.|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_LABEL = 3  # words; a paragraph of so few, with no end of a sentence, is a label: ADVERTISEMENT, -30-, ENDS
_FURNITURE_WORDS = frozenset("by and from in published updated the special to".split())


class Unit(NamedTuple):
    """A paragraph, heading, list item or cell: its words, the way back to its block, and the block at offset 0."""

    text: str
    words: inline.Plain
    block: Block


class Token(NamedTuple):
    """A word of a unit: the number of the unit, and characters of the unit's text."""

    unit: int
    start: int
    end: int
    text: str


@lru_cache(maxsize=8_192)
def block_units(block: Block) -> tuple[Unit, ...]:
    """Return the units of a block that begins at 0."""
    if isinstance(block, body.Raw):
        words = inline.Plain(block.content, ((0, block.source.find("\n") + 1),))
        return (Unit(block.content, words, block),) if block.content.strip() else ()
    found = []
    for stretch in body.stretches(block):
        words = stretch.plain()
        if words.text.strip():
            found.append(Unit(words.text, words, block))
    return tuple(found)


def _at_zero(block: Block) -> Block:
    return replace(block, start=0, end=len(block.source))


@lru_cache(maxsize=8_192)
def tokens_of(text: str, allowed: Edits) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a text with their places; its signs too where no edit is allowed."""
    pattern = WORD if allowed is Edits.STYLE else _WORD_OR_SIGN
    return tuple((one.start(), one.end(), one[0]) for one in pattern.finditer(text))


@lru_cache(maxsize=16_384)
def key_of(word: str, allowed: Edits) -> str:
    """Return what must stay of a word."""
    return normal(word) if allowed is Edits.STYLE else plain_marks(word)


@lru_cache(maxsize=8_192)
def unit_key(text: str, allowed: Edits) -> str:
    """Return what must stay of a text."""
    return " ".join(key_of(word, allowed) for _, _, word in tokens_of(text, allowed))


class _Read(NamedTuple):
    """A body as it is compared: its units, where each unit's block begins, and the captions of its pictures."""

    units: tuple[Unit, ...]
    starts: tuple[int, ...]
    captions: tuple[str, ...]


@lru_cache(maxsize=8)
def _read(text: str) -> _Read:
    """Read a body; the original and its import stay while the text of today changes with every key."""
    blocks = body.parse(text)
    placed = [(unit, one.start) for one in blocks for unit in block_units(_at_zero(one)) if not _is_label(unit)]
    captions = tuple(one.caption for one in blocks if isinstance(one, Image))
    return _Read(tuple(unit for unit, _ in placed), tuple(start for _, start in placed), captions)


class Side:
    """One of the two texts: its units, where each unit's block begins in the body, and what each says."""

    def __init__(self, article: Article, allowed: Edits) -> None:
        self.article = article
        self.allowed = allowed
        read = _read(article.body)
        self.units, self.starts = list(read.units), list(read.starts)
        self.keys = [unit_key(unit.text, allowed) for unit in self.units]
        self.lines: frozenset[str] = frozenset()

    def leave_out(self, other: Article, keys: frozenset[str]) -> None:
        """Leave out the units that the other text has outside its paragraphs, unless it has them among these too."""
        known = _elsewhere(other)
        self.lines = _line_words(other)
        kept = [
            number
            for number, unit in enumerate(self.units)
            if self.keys[number] in keys or not _is_elsewhere(unit, known, self.lines)
        ]
        self.units, self.starts = [self.units[at] for at in kept], [self.starts[at] for at in kept]
        self.keys = [self.keys[at] for at in kept]

    def tokens(self, first: int, end: int) -> list[Token]:
        """Return the words of some units in order."""
        return [
            Token(number, *token)
            for number in range(first, end)
            for token in tokens_of(self.units[number].text, self.allowed)
        ]

    def place(self, unit: int, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the body of characters of a unit."""
        words, begin = self.units[unit].words, self.starts[unit]
        if end <= start:
            return begin + words.outer(start), begin + words.outer(start)
        return begin + words.outer(start), begin + words.outer(end - 1) + 1

    def end_of(self, unit: int) -> int:
        """Return where the block of a unit ends in the body."""
        return self.starts[unit] + len(self.units[unit].block.source)


def _is_label(unit: Unit) -> bool:
    if isinstance(unit.block, Heading) or _SENTENCE_END.search(unit.text.rstrip()):
        return False
    return len(tokens_of(unit.text, Edits.STYLE)) <= _LABEL and isinstance(unit.block, body.Paragraph)


def _elsewhere(article: Article) -> str:
    """Return the words that an article shows outside its paragraphs, a line for each text, with spaces round them."""
    about = article.furniture
    texts = [about.headline, about.standfirst, about.kicker]
    if article.syndication:
        texts += [article.syndication.credit_text, article.syndication.licence]
    texts += [one.text for one in article.corrections]
    texts += _read(article.body).captions
    for embed in article.embeds:
        texts += [" ".join((one.words, one.author, one.handle, one.posted_at)) for one in embed.captures]
    return "\n".join(f" {unit_key(text, Edits.STYLE)} " for text in texts if text.strip())


def _line_words(article: Article) -> frozenset[str]:
    """Return the words of byline, dateline and dates."""
    about = article.furniture
    texts = [about.published_at, about.updated_at, *(f"{one.name} {one.role}" for one in about.byline)]
    if about.dateline:
        texts += [about.dateline.place, about.dateline.agency, about.dateline.date]
    return frozenset(normal(word) for text in texts for _, _, word in tokens_of(text, Edits.STYLE))


def _is_elsewhere(unit: Unit, known: str, lines: frozenset[str]) -> bool:
    if f" {unit_key(unit.text, Edits.STYLE)} " in known:
        return True
    words = [normal(word) for _, _, word in tokens_of(unit.text, Edits.STYLE)]
    return (
        len(words) <= 16
        and any(word in lines for word in words)
        and all(word in lines or word in _FURNITURE_WORDS or word.isdigit() for word in words)
    )


def first_of(side: Side, unit: int) -> int:
    """Return where the first word of a unit begins."""
    return tokens_of(side.units[unit].text, side.allowed)[0][0]


def last_of(side: Side, unit: int) -> int:
    """Return where the last word of a unit ends."""
    return tokens_of(side.units[unit].text, side.allowed)[-1][1]


def words_of(side: Side, tokens: Sequence[Token]) -> str:
    """Return the words of tokens as they stand, with what stands between them."""
    if not tokens:
        return ""
    first, last = tokens[0], tokens[-1]
    if first.unit == last.unit:
        return side.units[first.unit].text[first.start : last.end]
    texts = [side.units[first.unit].text[first.start :]]
    texts += [side.units[number].text for number in range(first.unit + 1, last.unit)]
    return " ".join([*texts, side.units[last.unit].text[: last.end]])


def forget() -> None:
    """Empty the caches, so that a measurement begins cold."""
    for cache in (_read, block_units, tokens_of, key_of, unit_key):
        cache.cache_clear()
