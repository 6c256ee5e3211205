"""What can be done to an article’s corrections, and to the words that one of them corrects: old values in, new out.

Words are looked for as readers see them, whole words alone; any white space and either apostrophe match. They are
replaced where no markup stands inside them, and only if nothing else of the story reads otherwise after it.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from editor.article import body, edits, inline
from editor.article.article import Article, Furniture
from editor.article.body import Block
from editor.article.correction import Correction
from editor.article.edits import Edit
from editor.article.errors import RefusedAction, UnknownName
from editor.article.text import admit, fold_spaces

FIELDS = ("kicker", "headline", "standfirst")


@dataclass(frozen=True, slots=True)
class Replaced:
    """The article with words replaced: how many times, the edits of its body, and how many places were left alone."""

    article: Article
    count: int = 0
    edits: tuple[Edit, ...] = ()
    left: int = 0


def add(article: Article, correction: Correction) -> Article:
    """Return the article with one more correction, the last; raises RefusedAction where it tells readers nothing."""
    return replace(article, corrections=(*article.corrections, checked(correction)))


def change(article: Article, number: int, correction: Correction) -> Article:
    """Return the article with another correction in the place of one, counted from 0; raises as `add`, UnknownName."""
    known = _known(article, number)
    return replace(article, corrections=(*known[:number], checked(correction), *known[number + 1 :]))


def remove(article: Article, number: int) -> Article:
    """Return the article without one of its corrections, counted from 0; raises UnknownName."""
    known = _known(article, number)
    return replace(article, corrections=(*known[:number], *known[number + 1 :]))


def _known(article: Article, number: int) -> tuple[Correction, ...]:
    if not 0 <= number < len(article.corrections):
        raise UnknownName(f"The story has no correction number {number + 1}; it has {len(article.corrections)}.")
    return article.corrections


def checked(correction: Correction) -> Correction:
    """Return a correction as it is kept: one line each; raises RefusedAction where readers would be told nothing."""
    clean = replace(
        correction,
        text=_line(correction.text),
        date=correction.date.strip(),
        wrong=_line(correction.wrong),
        right=_line(correction.right),
        approved_by=_line(correction.approved_by),
    )
    if not clean.text:
        raise RefusedAction("A correction tells readers something; say what was wrong and what is right.")
    return clean


def _line(text: str) -> str:
    return fold_spaces(admit(text))


def is_date(text: str) -> bool:
    """Return whether a text is an ISO 8601 date or time, as a correction made here must have."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= len("2026-01-01")


def _pattern(words: str) -> re.Pattern[str] | None:
    """Return what finds words as readers see them; None where there are none."""
    pieces = _line(words).split(" ")
    if not pieces[0]:
        return None
    spaced = r"\s+".join(re.sub("['’]", "['’]", re.escape(piece)) for piece in pieces)
    before = r"(?<!\w)" if re.match(r"\w", pieces[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", pieces[-1]) else ""
    return re.compile(before + spaced + after)


def stands(article: Article, words: str) -> int:
    """Return how many times words stand in the prose or in kicker, headline and standfirst."""
    pattern = _pattern(words)
    if pattern is None:
        return 0
    texts = [text for block in body.parse(article.body) for text in body.plain_texts(block)]
    texts += [getattr(article.furniture, field) for field in FIELDS]
    return sum(1 for text in texts for _ in pattern.finditer(text))


def replaced(article: Article, wrong: str, right: str) -> Replaced:
    """Return the article with words replaced wherever that can be done without touching anything else."""
    pattern, new = _pattern(wrong), _line(right)
    if pattern is None or not new:
        return Replaced(article)
    made: list[Edit] = []
    for block in body.parse(article.body):
        made += _in_block(block, pattern, new)
    furniture, in_fields = _in_fields(article.furniture, pattern, new)
    after = replace(article, furniture=furniture, body=edits.apply(article.body, made))
    count = len(made) + in_fields
    return Replaced(after, count, tuple(made), stands(article, wrong) - count)


def _in_fields(furniture: Furniture, pattern: re.Pattern[str], new: str) -> tuple[Furniture, int]:
    count = 0
    for field in FIELDS:
        text, times = pattern.subn(lambda _: new, getattr(furniture, field))
        if times:
            changes: dict[str, Any] = {field: text}
            furniture, count = replace(furniture, **changes), count + times
    return furniture, count


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of a block: the number of their stretch, where they stand in its plain text, and the edit of the block."""

    stretch: int
    start: int
    end: int
    edit: Edit


def _in_block(block: Block, pattern: re.Pattern[str], new: str) -> list[Edit]:
    """Return the edits of the body for one block: those after which it reads as before but for the new words."""
    kept: list[_Place] = []
    for number, stretch in enumerate(body.stretches(block)):
        words = stretch.plain()
        for found in pattern.finditer(words.text):
            start, end = words.outer(found.start()), words.outer(found.end() - 1) + 1
            place = _Place(number, *found.span(), Edit(start, end, inline.escape(new)))
            if _reads_so(block, [*kept, place], new):
                kept.append(place)
    return [replace(one.edit, start=block.start + one.edit.start, end=block.start + one.edit.end) for one in kept]


def _reads_so(block: Block, places: list[_Place], new: str) -> bool:
    expected = [stretch.plain().text for stretch in body.stretches(block)]
    for place in reversed(places):
        text = expected[place.stretch]
        expected[place.stretch] = text[: place.start] + new + text[place.end :]
    blocks = body.parse(edits.apply(block.source, (place.edit for place in places)))
    if len(blocks) != 1 or type(blocks[0]) is not type(block):
        return False
    return list(body.plain_texts(blocks[0])) == expected and _citations(blocks[0]) == _citations(block)


def _citations(block: Block) -> list[str]:
    """Return the markup of a block's citations, which no replacing of words may touch."""
    return [block.source[start : start + one.end - one.start] for start, one in edits.citations(block.source)]
