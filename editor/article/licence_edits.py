"""Edits beyond a licence: what changed from the imported original that the licence does not let change.

Both texts are read paragraph by paragraph; where they differ, they are compared word by word, over the ends of
paragraphs, so that a paragraph parted in two is no edit. Markup, citations, markers and pictures are no words; words
that moved to the furniture, the credit, a caption, a correction or a post are not lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from editor.article import body, inline
from editor.article.article import Article
from editor.article.body import Block, Heading, Image
from editor.article.differences import steps
from editor.article.edits import Edit, remove_block
from editor.article.escaping import escape
from editor.article.licence_style import WORD, is_allowed, normal, plain_marks
from editor.article.syndication import Edits

_WORD_OR_SIGN = re.compile(r"[^\W_]+(?:[’'.,:\-‐‑][^\W_]+)*|\.\.\.|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_QUOTES = frozenset("“”„‟«»‘’‚‹›\"'")
_LABEL = 3  # words; a paragraph of so few, with no end of a sentence, is a label: ADVERTISEMENT, -30-, ENDS
_FURNITURE_WORDS = frozenset("by and from in published updated the special to".split())


class Unit(NamedTuple):
    """A paragraph, heading, list item or cell: its words, the way back to its block, and the block at offset 0."""

    text: str
    words: inline.Plain
    block: Block


class _Token(NamedTuple):
    """A word of a unit: the number of the unit, and characters of the unit's text."""

    unit: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One place that the licence does not let change; `start` and `end` are characters into the body of today.

    `was` and `now` are the words that differ first; `more` counts the other places of the same paragraph. `edits` put
    the original's words back, none where that cannot be done word by word.
    """

    start: int
    end: int
    was: str
    now: str
    more: int = 0
    edits: tuple[Edit, ...] = ()


@lru_cache(maxsize=8_192)
def _block_units(block: Block) -> tuple[Unit, ...]:
    """Return the units of a block that begins at 0."""
    if isinstance(block, body.Raw):
        return (Unit(block.content, inline.Plain(block.content, ((0, 0),)), block),) if block.content.strip() else ()
    found = []
    for stretch in body.stretches(block):
        words = stretch.plain()
        if words.text.strip():
            found.append(Unit(words.text, words, block))
    return tuple(found)


def _at_zero(block: Block) -> Block:
    return replace(block, start=0, end=len(block.source))


@lru_cache(maxsize=8_192)
def _tokens(text: str, allowed: Edits) -> tuple[tuple[int, int, str], ...]:
    pattern = WORD if allowed is Edits.STYLE else _WORD_OR_SIGN
    return tuple((one.start(), one.end(), one[0]) for one in pattern.finditer(text))


@lru_cache(maxsize=16_384)
def _key(word: str, allowed: Edits) -> str:
    return normal(word) if allowed is Edits.STYLE else plain_marks(word)


@lru_cache(maxsize=8_192)
def _unit_key(text: str, allowed: Edits) -> str:
    return " ".join(_key(word, allowed) for _, _, word in _tokens(text, allowed))


class _Side:
    """One of the two texts: its units, where each unit's block begins in the body, and what each says."""

    def __init__(self, article: Article, allowed: Edits) -> None:
        self.article = article
        self.allowed = allowed
        placed = [
            (unit, block.start)
            for block in body.parse(article.body)
            for unit in _block_units(_at_zero(block))
            if not _is_label(unit)
        ]
        self.units = [unit for unit, _ in placed]
        self.starts = [start for _, start in placed]
        self.keys = [_unit_key(unit.text, allowed) for unit in self.units]
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

    def tokens(self, first: int, end: int) -> list[_Token]:
        """Return the words of some units in order."""
        return [
            _Token(number, *token)
            for number in range(first, end)
            for token in _tokens(self.units[number].text, self.allowed)
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
    return len(_tokens(unit.text, Edits.STYLE)) <= _LABEL and isinstance(unit.block, body.Paragraph)


def _elsewhere(article: Article) -> str:
    """Return the words that an article shows outside its paragraphs, a line for each text, with spaces round them."""
    about = article.furniture
    texts = [about.headline, about.standfirst, about.kicker]
    if article.syndication:
        texts += [article.syndication.credit_text, article.syndication.licence]
    texts += [one.text for one in article.corrections]
    texts += [block.caption for block in body.parse(article.body) if isinstance(block, Image)]
    for embed in article.embeds:
        texts += [" ".join((one.words, one.author, one.handle, one.posted_at)) for one in embed.captures]
    return "\n".join(f" {_unit_key(text, Edits.STYLE)} " for text in texts if text.strip())


def _line_words(article: Article) -> frozenset[str]:
    """Return the words of byline, dateline and dates."""
    about = article.furniture
    texts = [about.published_at, about.updated_at, *(f"{one.name} {one.role}" for one in about.byline)]
    if about.dateline:
        texts += [about.dateline.place, about.dateline.agency, about.dateline.date]
    return frozenset(normal(word) for text in texts for _, _, word in _tokens(text, Edits.STYLE))


def _is_elsewhere(unit: Unit, known: str, lines: frozenset[str]) -> bool:
    if f" {_unit_key(unit.text, Edits.STYLE)} " in known:
        return True
    words = [normal(word) for _, _, word in _tokens(unit.text, Edits.STYLE)]
    return (
        len(words) <= 16
        and any(word in lines for word in words)
        and all(word in lines or word in _FURNITURE_WORDS or word.isdigit() for word in words)
    )


class _Run(NamedTuple):
    """Words of the original that became words of today, each as tokens in order."""

    was: Sequence[_Token]
    now: Sequence[_Token]
    before: _Token | None  # the word of today before the run, in the same stretch
    after: _Token | None


def _runs(old: _Side, new: _Side) -> Iterator[_Run]:
    """Yield every stretch of words that differs."""
    for tag, a1, a2, b1, b2 in steps(old.keys, new.keys):
        if tag == "equal":
            continue
        was, now = old.tokens(a1, a2), new.tokens(b1, b2)
        for step, i1, i2, j1, j2 in steps(
            [_key(one.text, old.allowed) for one in was], [_key(one.text, old.allowed) for one in now]
        ):
            if step != "equal":
                before = now[j1 - 1] if j1 else _last_before(new, b1)
                yield _Run(was[i1:i2], now[j1:j2], before, now[j2] if j2 < len(now) else None)


def _last_before(side: _Side, unit: int) -> _Token | None:
    tokens = side.tokens(unit - 1, unit) if unit else []
    return tokens[-1] if tokens else None


def _came_so(run: _Run, new: _Side, came: frozenset[str]) -> bool:
    """Return whether a run only adds words to paragraphs that stand as the import put them down."""
    return bool(run.now) and not run.was and all(new.keys[one.unit] in came for one in run.now)


def _is_let(run: _Run, old: _Side, new: _Side) -> bool:
    """Return whether the licence lets a run change."""
    if not run.now and run.was[0].start == 0 and _is_dateline(run.was, old.lines):
        return True
    if not run.was and run.now[0].start == 0 and _is_dateline(run.now, new.lines):
        return True
    if all(one.text in _QUOTES for one in (*run.was, *run.now)):
        return True  # a lost quotation mark that was put in
    if old.allowed is not Edits.STYLE:
        return False
    return is_allowed([one.text for one in run.was], [one.text for one in run.now])


def _is_dateline(tokens: Sequence[_Token], known: frozenset[str]) -> bool:
    words = [normal(one.text) for one in tokens if one.text[0].isalnum()]
    return bool(words) and len({one.unit for one in tokens}) == 1 and all(word in known for word in words)


def beyond(original: Article, article: Article, allowed: Edits, imported: Article | None = None) -> tuple[Change, ...]:
    """Return what changed that a licence with these edits does not let change, in the order of the text of today.

    `imported` is the original with lines that are no part of its story, which may have stayed or not: words that it has
    were not added.
    """
    if allowed is Edits.ANY or original.body == article.body:
        return ()
    old, new = _Side(original, allowed), _Side(article, allowed)
    if old.keys == new.keys:
        return ()
    keys = frozenset(old.keys), frozenset(new.keys)
    old.leave_out(article, keys[1])
    new.leave_out(original, keys[0])
    came = frozenset(_Side(imported, allowed).keys) if imported else frozenset[str]()
    found: dict[tuple[int, bool], list[_Run]] = {}
    for run in _runs(old, new):
        if not (_came_so(run, new, came) or _is_let(run, old, new)):
            place, gone = _where(run, old)
            found.setdefault((place, gone), []).append(run)
    changes = [_change(runs, old, new) for runs in found.values()]
    return tuple(sorted(changes, key=lambda one: (one.start, one.end)))


def _where(run: _Run, old: _Side) -> tuple[int, bool]:
    """Return the unit of today that a run belongs to, and whether the run is whole paragraphs that are gone."""
    if run.now:
        return run.now[0].unit, False
    whole = run.was[0].start == _first(old, run.was[0].unit) and run.was[-1].end == _last(old, run.was[-1].unit)
    near = run.before or run.after
    return (near.unit if near else -1), whole


def _first(side: _Side, unit: int) -> int:
    return _tokens(side.units[unit].text, side.allowed)[0][0]


def _last(side: _Side, unit: int) -> int:
    return _tokens(side.units[unit].text, side.allowed)[-1][1]


def _words(side: _Side, tokens: Sequence[_Token]) -> str:
    """Return the words of tokens as they stand, with what stands between them."""
    if not tokens:
        return ""
    first, last = tokens[0], tokens[-1]
    if first.unit == last.unit:
        return side.units[first.unit].text[first.start : last.end]
    texts = [side.units[first.unit].text[first.start :]]
    texts += [side.units[number].text for number in range(first.unit + 1, last.unit)]
    return " ".join([*texts, side.units[last.unit].text[: last.end]])


def _change(runs: list[_Run], old: _Side, new: _Side) -> Change:
    first, last = runs[0], runs[-1]
    start, end = _span(first, old, new)
    end = max(end, _span(last, old, new)[1])
    edits: list[Edit] = []
    for run in runs:
        mended = _mend(run, old, new)
        if mended is None:
            edits = []
            break
        edits.append(mended)
    return Change(start, end, _words(old, first.was), _words(new, first.now), len(runs) - 1, tuple(edits))


def _span(run: _Run, old: _Side, new: _Side) -> tuple[int, int]:
    """Return where a run stands today; words that are gone, by their neighbours."""
    if run.now:
        first, last = run.now[0], run.now[-1]
        return new.place(first.unit, first.start, first.end)[0], new.place(last.unit, last.start, last.end)[1]
    if run.before and run.after and run.before.unit == run.after.unit:
        return (
            new.place(run.before.unit, run.before.start, run.before.end)[0],
            new.place(run.after.unit, run.after.start, run.after.end)[1],
        )
    if run.before and not _where(run, old)[1]:
        return new.place(run.before.unit, run.before.start, run.before.end)
    if run.before:
        return (new.end_of(run.before.unit),) * 2
    return (new.place(run.after.unit, run.after.start, run.after.start)[0],) * 2 if run.after else (0, 0)


def _mend(run: _Run, old: _Side, new: _Side) -> Edit | None:
    """Return the edit that puts the original's words back, None where they do not stand in one piece."""
    if not run.now and _where(run, old)[1]:
        return _insert_blocks(run, old, new)
    if not run.was and (whole := _whole_block(run, new)):
        return whole
    if len({one.unit for one in run.was}) > 1 or len({one.unit for one in run.now}) > 1:
        return None
    words = escape(_words(old, run.was))
    if run.was and run.now:
        return _exchange(run, words, new)
    return _insert_words(run, words, old, new) if run.was else _take_words(run, new)


def _exchange(run: _Run, words: str, new: _Side) -> Edit | None:
    first, last = run.now[0], run.now[-1]
    start, end = new.place(first.unit, first.start, last.end)
    # Where markup stands between the words, they are not in one piece.
    return Edit(start, end, words) if end - start == last.end - first.start else None


def _gap_before(side: _Side, token: _Token) -> str:
    """Return what stands between a word and the one before it in its unit."""
    ends = [end for _, end, _ in _tokens(side.units[token.unit].text, side.allowed) if end <= token.start]
    return side.units[token.unit].text[ends[-1] if ends else 0 : token.start]


def _gap_after(side: _Side, token: _Token) -> str:
    starts = [start for start, _, _ in _tokens(side.units[token.unit].text, side.allowed) if start >= token.end]
    return side.units[token.unit].text[token.end : starts[0]] if starts else ""


def _take_words(run: _Run, new: _Side) -> Edit | None:
    """Return the edit that takes added words away, with the gap on one side of them."""
    first, last = run.now[0], run.now[-1]
    leads = first.start == _first(new, first.unit)
    gap, after = ("", _gap_after(new, last)) if leads else (_gap_before(new, first), "")
    start, end = new.place(first.unit, first.start - len(gap), last.end + len(after))
    return Edit(start, end, "") if end - start == last.end + len(after) - first.start + len(gap) else None


def _insert_words(run: _Run, words: str, old: _Side, new: _Side) -> Edit | None:
    """Return the edit that puts words back between their neighbours, with the gap that was beside them."""
    first, last = run.was[0], run.was[-1]
    if run.before and first.start > _first(old, first.unit):
        at = new.place(run.before.unit, run.before.start, run.before.end)[1]
        return Edit(at, at, f"{_gap_before(old, first)}{words}")
    if run.after:
        at = new.place(run.after.unit, run.after.start, run.after.start)[0]
        return Edit(at, at, f"{words}{_gap_after(old, last)}")
    return None


def _insert_blocks(run: _Run, old: _Side, new: _Side) -> Edit | None:
    """Return the edit that puts paragraphs back, after the one before which they do not stand any more."""
    units = range(run.was[0].unit, run.was[-1].unit + 1)
    if sum(len(_block_units(block)) for block in {old.units[number].block for number in units}) > len(units):
        return None  # an item of a list whose other items are still there
    source = "\n\n".join(dict.fromkeys(old.units[number].block.source for number in units))
    if run.before:
        at = new.end_of(run.before.unit)
        return Edit(at, at, f"\n\n{source}")
    if run.after:
        at = new.starts[run.after.unit]
        return Edit(at, at, f"{source}\n\n")
    return None


def _whole_block(run: _Run, new: _Side) -> Edit | None:
    """Return the edit that takes a paragraph away which the original does not have."""
    first, last = run.now[0], run.now[-1]
    if first.unit != last.unit or first.start != _first(new, first.unit) or last.end != _last(new, last.unit):
        return None
    unit = new.units[first.unit]
    if len(_block_units(unit.block)) != 1:
        return None
    return remove_block(new.article.body, replace(unit.block, start=new.starts[first.unit], end=new.end_of(first.unit)))


def forget() -> None:
    """Empty the caches, so that a measurement begins cold."""
    for cache in (_block_units, _tokens, _key, _unit_key):
        cache.cache_clear()
