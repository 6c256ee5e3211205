"""Quotation marks of one paragraph: which open, which close, which belong together, which lost their partner.

The glyph tells little (agencies close “ with two apostrophes, open with ”, mix straight and curly; German closes with
the English opener), so what stands beside a mark decides first, the glyph second, and the state third.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import lru_cache

from editor.article.verbs_of_saying import known_language


class MarksState(StrEnum):
    """Whether a quotation has both its marks."""

    PAIRED = "paired"
    OPENING_MISSING = "opening missing"
    CLOSING_MISSING = "closing missing"
    NO_MARKS = "no marks"


class Side(Enum):
    """What a mark does."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together; `start` and `end` include them, `inner_start` and `inner_end` do not."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    single: bool = False
    state: MarksState = MarksState.PAIRED


@dataclass(frozen=True, slots=True)
class MarksReading:
    """The marks of a paragraph: pairs in order, an opener that nothing closes, closers that nothing opens."""

    pairs: tuple[Pair, ...] = ()
    unclosed: int = -1
    unclosed_single: bool = False
    orphans: tuple[tuple[int, int], ...] = ()

    def leads(self, text: str) -> bool:
        """Return whether the paragraph begins with an opening mark."""
        at = len(text) - len(text.lstrip())
        if self.pairs and self.pairs[0].start == at:
            return True
        return self.unclosed == at


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    glyph: str
    side: Side


@dataclass(slots=True)
class _Nest:
    """The marks read so far, while pairing."""

    text: str
    opener: _Mark | None = None
    depth: int = 0
    doubtful: _Mark | None = None
    pairs: list[Pair] = field(default_factory=list)
    orphans: list[tuple[int, int]] = field(default_factory=list)

    def close(self, mark: _Mark) -> None:
        opener = self.opener
        assert opener is not None
        self.pairs.append(Pair(opener.start, opener.end, mark.start, mark.end))
        self.opener = self.doubtful = None
        self.depth = 0

    def break_off(self, at: int) -> None:
        """End the open quotation at a place where its closing mark should stand."""
        opener = self.opener
        assert opener is not None
        self.pairs.append(Pair(opener.start, opener.end, at, at, state=MarksState.CLOSING_MISSING))
        self.opener = self.doubtful = None
        self.depth = 0


_DOUBLE = re.compile(r"(?<!')''(?!')|’’|‘‘|``|(?<!\S),,(?=\w)|[“”„‟\"«»＂]")
_SINGLE = re.compile(r"[‘’'‚‹›]")
_OPENERS = frozenset(("“", "„", "``", "‘‘", "«", ",,", "‟"))
_LOW = frozenset(("„", ",,"))
_STRAIGHT = frozenset(('"', "''", "’’", "＂"))
_QUOTE_SIGNS = frozenset("“”„‟\"«»‘’'‚‹›`＂")
_BEFORE_OPENING = frozenset("([{—–-/=>|¿¡*_…")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/<|…*_")
_ENDS = frozenset(".?!…")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d+|½)?$")
_ELISION = re.compile(r"['’‘](?:tis|twas|em|til|till|cause|bout|n|round|cos|ere|neath|nuff|kay|\d0s?)\b", re.IGNORECASE)
_SAID = {
    "en": "said|says|added|told|wrote|asked|explained|noted|tweeted|continued|replied|insisted|stated|recalled|argued",
    "de": "sagte|sagt|erklärte|betonte|meinte|so|fügte|teilte|schrieb",
    "es": "dijo|afirmó|aseguró|señaló|explicó|añadió|declaró|indicó|agregó|manifestó",
    "fr": "dit|déclaré|affirme|affirmé|explique|expliqué|ajoute|ajouté|précise|souligne|poursuit",
    "pl": "powiedział|powiedziała|dodał|dodała|podkreślił|podkreśliła|mówi|stwierdził|stwierdziła",
}
_NAME = r"(?:[A-ZÀ-Þ][\w’'\-.]*\s+){1,4}"
_TAIL = {
    language: re.compile(
        rf"(?P<comma>[,?!])\s+(?:(?:{_NAME}|(?:he|she|they)\s+)(?:later\s+|also\s+|then\s+)?(?:{verbs})|(?:{verbs})\s+"
        rf"(?:{_NAME}|[A-ZÀ-Þ][\w\-]+|er|sie|él|ella))\b[^,“”\"]{{0,60}}\.?\s*$"
    )
    for language, verbs in _SAID.items()
}
_TAIL_LENGTH = 160
_CACHED_PARAGRAPHS = 4096


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether what stands before allows an opening mark, and what stands after a closing one."""
    left = start - 1
    while left >= 0 and text[left] in _QUOTE_SIGNS and start - left < 4:
        left -= 1
    right = end
    while right < len(text) and text[right] in _QUOTE_SIGNS and right - end < 3:
        right += 1
    opens = left < 0 or text[left].isspace() or text[left] in _BEFORE_OPENING
    closes = right >= len(text) or text[right].isspace() or text[right] in _AFTER_CLOSING
    return opens, closes


def _side(text: str, start: int, end: int, glyph: str, language: str) -> Side | None:
    if glyph in _LOW or glyph in {"``", "‘‘"}:
        return Side.OPENS
    opens, closes = _sides(text, start, end)
    if opens != closes:
        return Side.OPENS if opens else Side.CLOSES
    if glyph in _STRAIGHT:
        inside_a_word = start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
        return None if inside_a_word else Side.EITHER
    if glyph in "«»" and language == "de" and not opens:
        return Side.OPENS if glyph == "»" else Side.CLOSES
    return Side.OPENS if glyph in _OPENERS else Side.CLOSES


def _double_marks(text: str, language: str) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _DOUBLE.finditer(text):
        side = _side(text, match.start(), match.end(), match[0], language)
        inches = match[0] in _STRAIGHT and _INCHES.search(text, max(0, match.start() - 10), match.start())
        if side is not None and not inches:
            marks.append(_Mark(match.start(), match.end(), match[0], side))
    return marks


def _is_inch(text: str, marks: list[_Mark], number: int, is_open: bool) -> bool:
    """Return whether a straight mark after a figure measures: nothing is open, or the next mark closes too."""
    mark = marks[number]
    if mark.glyph not in _STRAIGHT or mark.side is Side.OPENS or mark.start == 0 or not text[mark.start - 1].isdigit():
        return False
    if not is_open:
        return True
    return number + 1 < len(marks) and marks[number + 1].side is Side.CLOSES


def attribution_tail(text: str, start: int, end: int, language: str) -> int:
    """Return where a quotation without closing mark ended before its attribution (`, Smith said.`), or -1."""
    begin = max(start, end - _TAIL_LENGTH)
    match = _TAIL[known_language(language)].search(text, begin, end)
    return -1 if match is None else match.end("comma")


def _open_inside(nest: _Nest, marks: list[_Mark], number: int, language: str) -> None:
    """Settle an opening mark inside an open quotation: nested, a lost closing mark, or a quotation that runs on."""
    mark = marks[number]
    opener = nest.opener
    assert opener is not None
    tail = attribution_tail(nest.text, opener.end, mark.start, language)
    if tail >= 0:
        nest.break_off(tail)
        nest.opener = mark
        return
    before = nest.text[max(opener.end, mark.start - 4) : mark.start].rstrip()
    if before[-1:] in _ENDS and before:
        return
    following = [one.side for one in marks[number + 1 : number + 3]]
    if len(following) == 2 and Side.OPENS not in following:
        nest.depth += 1
    elif mark.glyph == "”":
        nest.doubtful = mark


def _pair_doubles(text: str, language: str) -> tuple[_Nest, _Mark | None]:
    nest = _Nest(text)
    marks = _double_marks(text, language)
    for number, mark in enumerate(marks):
        if _is_inch(text, marks, number, nest.opener is not None):
            continue
        if nest.opener is None:
            if mark.side is Side.CLOSES:
                nest.orphans.append((mark.start, mark.end))
            else:
                nest.opener = mark
        elif mark.side is Side.OPENS:
            _open_inside(nest, marks, number, language)
        elif nest.depth:
            nest.depth -= 1
        else:
            nest.close(mark)
    if nest.opener is not None and nest.doubtful is not None:
        nest.close(nest.doubtful)
    return nest, nest.opener


def _is_single_opener(text: str, at: int, glyph: str) -> bool:
    if glyph == "’" or at + 1 >= len(text):
        return False
    follower = text[at + 1]
    if not (follower.isalnum() or follower in '“"„¿¡£$€(['):
        return False
    if at and not (text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING):
        return False
    return _ELISION.match(text, at) is None


def _is_single_closer(text: str, at: int, glyph: str) -> bool:
    if glyph in "‚‹" or at == 0 or text[at - 1].isspace():
        return False
    return at + 1 >= len(text) or not text[at + 1].isalnum()


def _close_of_single(text: str, closers: list[int]) -> int:
    """Return which place closes: the first beside punctuation, else the first that is no possessive or dropped g."""
    fallback = -1
    for at in closers:
        before = text[at - 1]
        if before in ",.?!…—–;" or text[at + 1 : at + 2] in {",", ".", "?", "!", ";", ":", ")", "”", '"'}:
            return at
        doubtful = before in "sS" or text[at - 2 : at] == "in" or before in "zZxX"
        if fallback < 0 and not doubtful:
            return at
        if fallback < 0:
            fallback = at
    return fallback


def _single_candidates(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, bool]]:
    """Return the places of single marks outside the taken stretches, each with whether it opens."""
    candidates: list[tuple[int, bool]] = []
    block = 0
    for match in _SINGLE.finditer(text):
        at = match.start()
        while block < len(taken) and taken[block][1] <= at:
            block += 1
        if block < len(taken) and taken[block][0] <= at:
            continue
        if _is_single_opener(text, at, match[0]):
            candidates.append((at, True))
        elif _is_single_closer(text, at, match[0]):
            candidates.append((at, False))
    return candidates


def _pair_singles(text: str, taken: list[tuple[int, int]]) -> tuple[list[Pair], int]:
    """Return the single-marked pairs outside the taken stretches, and a leading opener that nothing closes."""
    candidates = _single_candidates(text, taken)
    pairs: list[Pair] = []
    lead = len(text) - len(text.lstrip())
    leading = -1
    number = 0
    while number < len(candidates):
        at, opens = candidates[number]
        number += 1
        if not opens:
            continue
        closers: list[int] = []
        while number < len(candidates) and not candidates[number][1]:
            closers.append(candidates[number][0])
            number += 1
        close = _close_of_single(text, closers)
        if close > 0:
            pairs.append(Pair(at, at + 1, close, close + 1, single=True))
            number -= sum(1 for one in closers if one > close)
        elif at == lead:
            leading = at
    return pairs, leading


def _outermost(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Return the pairs that stand in no other; of two that cross, the one with double marks."""
    out: list[Pair] = []
    for pair in sorted(pairs, key=lambda one: (one.start, -one.end)):
        if not out or pair.start >= out[-1].end:
            out.append(pair)
        elif pair.end > out[-1].end and out[-1].single and not pair.single:
            out[-1] = pair
    return tuple(out)


@lru_cache(maxsize=_CACHED_PARAGRAPHS)
def read_marks(text: str, language: str = "en") -> MarksReading:
    """Return the quotation marks of one paragraph's text; the time grows with its length alone."""
    language = known_language(language)
    nest, opener = _pair_doubles(text, language)
    taken = [(pair.start, pair.end) for pair in nest.pairs]
    if opener is not None:
        taken.append((opener.start, len(text)))
    singles, leading = _pair_singles(text, taken) if any(sign in text for sign in "‘'‚") else ([], -1)
    orphans = tuple(nest.orphans)
    if singles:
        orphans = _outside(orphans, _outermost(singles))
    pairs = _outermost(nest.pairs + singles)
    if opener is not None:
        return MarksReading(pairs, opener.start, False, orphans)
    return MarksReading(pairs, leading, leading >= 0, orphans)


def inner_pairs(text: str, language: str = "en") -> tuple[Pair, ...]:
    """Return the pairs of the other kind of marks in a quotation, given with its own: single ones inside double."""
    if not text:
        return ()
    is_single = bool(_SINGLE.match(text)) and not _DOUBLE.match(text)
    if not is_single and not any(sign in text for sign in "‘'‚"):
        return ()
    if is_single:
        nest, _ = _pair_doubles(text[1:-1], known_language(language))
        found = [pair for pair in nest.pairs if pair.state is MarksState.PAIRED]
        return tuple(Pair(p.start + 1, p.inner_start + 1, p.inner_end + 1, p.end + 1) for p in _outermost(found))
    pairs, _ = _pair_singles(text, [])
    return tuple(pair for pair in pairs if pair.start > 0 and text[pair.end - 1 : pair.end + 1] != "''")


def _outside(orphans: tuple[tuple[int, int], ...], pairs: tuple[Pair, ...]) -> tuple[tuple[int, int], ...]:
    starts = [pair.start for pair in pairs]
    out: list[tuple[int, int]] = []
    for orphan in orphans:
        number = bisect_right(starts, orphan[0]) - 1
        if number < 0 or pairs[number].end <= orphan[0]:
            out.append(orphan)
    return tuple(out)
