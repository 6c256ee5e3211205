"""A story as ad rules see it: its blocks without the ads, the gaps between them, and the markers that stand in these.

Gap g is the one before block g; the last gap is the one after the last block. Everything that costs time is done when
it is first asked for, so that judging a story of 50,000 words stays within a few milliseconds.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from typing import TypeVar

from editor.article import body
from editor.article.ad_policy import Kind
from editor.article.article import Article
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, List, Paragraph, Quote, Raw, Table
from editor.article.earlier import Known, each
from editor.article.inline import plain
from editor.article.syndication import CreditPlace
from editor.article.text import count_words, fold_spaces, words
from editor.article.verbs_of_saying import is_speech_verb

T = TypeVar("T")

_KINDS: dict[type[Block], Kind] = {
    Paragraph: Kind.PARAGRAPH,
    Quote: Kind.QUOTATION,
    List: Kind.LIST,
    Heading: Kind.HEADING,
    Image: Kind.PICTURE,
    Embed: Kind.EMBED,
    Table: Kind.TABLE,
    Divider: Kind.DIVIDER,
    Raw: Kind.RAW,
}
# Paragraphs that are a correction or a credit by how they begin, in the five languages of the word lists. Imports make
# records of such lines; these were typed or pasted.
_CORRECTION = re.compile(
    r"[*_(\[]{0,3}(?:Corrections?|Clarifications?|Editor[’']s [Nn]ote|Korrektur|Berichtigung|Klarstellung|Errata|"
    r"Correcci[oó]n|Fe de (?:errores|erratas)|Aclaraci[oó]n|Rectificatif|Correctif|Pr[ée]cision|Sprostowanie)"
    r"\b[^.]{0,40}?[:—–]"
)
_CREDIT = re.compile(
    r"[*_(\[]{0,3}(?:"
    r"(?:This|The) (?:story|article|piece|report|post|essay)\b.{0,60}\b(?:published|appeared|produced)\b|"
    r"(?:Originally|First) (?:published|appeared)\b|Re(?:published|printed) (?:from|with|by|under)\b|"
    r"Dieser (?:Text|Artikel|Beitrag) (?:erschien|ist zuerst)|Este (?:art[ií]culo|texto|reportaje) (?:fue|se) public|"
    r"(?:Cet|L[’'])\s?article (?:a [ée]t[ée]|est) (?:publi|paru)|(?:Ten )?(?:Tekst|artykuł) (?:ukazał|opublikowano))"
)
_MAY_BE_EITHER = frozenset("*_([CEKBFARPSTODLt")  # what such a paragraph can begin with: a quick no for most others
_OPENING, _CLOSING = '“„«‟"', '”“»"'
_DASH = re.compile(r"(?:[—–―]|--) ?(?=\S)")
_LONGEST_ATTRIBUTION = 20  # words; “said Rosa Diaz, who has run the harbour for nine years, on Tuesday” has 13
_LONGEST_SOURCE = 400  # characters of such a paragraph with its markup
_CITED = re.compile(r"\s*\[@[^\]]*\]")


@lru_cache(maxsize=8_192)
def words_of(source: str, is_paragraph: bool) -> int:
    """Return how many words a block's source holds for a reader."""
    if is_paragraph and not any(sign in source for sign in "[\\`&<"):
        return count_words((source,))  # emphasis never joins or parts words
    return count_words(text for block in body.parse(source) for text in body.plain_texts(block))


def words_in(block: Block) -> int:
    """Return how many words of prose a block holds; counted once for each text."""
    return words_of(block.source, isinstance(block, Paragraph)) if body.is_prose(block) else 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker in the text and the gap in which it stands."""

    block: Ad
    gap: int


class Places:
    """The blocks, gaps and markers of one article."""

    def __init__(self, article: Article, known: Known | None = None) -> None:
        self.article = article
        blocks = body.parse(article.body) if known is None else known.blocks
        is_kept = [not isinstance(block, Ad) for block in blocks]
        self.blocks = tuple(compress(blocks, is_kept))
        self._facts = None if known is None else tuple(compress(known.facts, is_kept))
        before = accumulate(is_kept, initial=0)
        self.markers = tuple(
            Marker(block, gap) for block, gap in zip(blocks, before, strict=False) if isinstance(block, Ad)
        )

    def each(self, read: Callable[[Block], T]) -> list[T]:
        """Return what a function reads out of each block, wherever that stands."""
        return list(map(read, self.blocks)) if self._facts is None else each(self._facts, read)

    @property
    def marker_gaps(self) -> list[int]:
        """Return the gaps in which markers stand, in order."""
        return sorted({marker.gap for marker in self.markers})

    @property
    def last(self) -> int:
        """Return the gap after the last block."""
        return len(self.blocks)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kind of each block."""
        credit = _credit_words(self.article)
        if credit:
            return tuple(_kind(block, credit) for block in self.blocks)
        return tuple(self.each(_kind))

    def counted(self, kinds: Iterable[Kind]) -> tuple[int, ...]:
        """Return for each gap how many blocks of some kinds stand before it."""
        wanted = frozenset(kinds)
        return (0, *accumulate(kind in wanted for kind in self.kinds))

    @cached_property
    def words_before(self) -> tuple[int, ...]:
        """Return for each gap how many words of prose stand before it; reads the whole story."""
        return tuple(accumulate(self.each(words_in), initial=0))

    def words_between(self, first: int, second: int) -> int:
        """Return how many words of prose stand between two gaps."""
        if self._facts is not None:
            return self.words_before[second] - self.words_before[first]
        return sum(map(words_in, self.blocks[first:second]))

    def words_at_least(self, first: int, second: int, wanted: int) -> bool:
        """Return whether so many words stand between two gaps; a story that nobody read is read as far as need be."""
        if self._facts is not None:
            return self.words_between(first, second) >= wanted
        count = 0
        for at in range(first, second):
            if count >= wanted:
                return True
            count += words_in(self.blocks[at])
        return count >= wanted

    def beside(self, gap: int) -> tuple[tuple[Kind, ...], tuple[Kind, ...]]:
        """Return the kinds right before and right after a gap: two at an end of the story that a record stands at."""
        before = self.kinds[gap - 1 : gap] if gap else self._at_top
        after = self.kinds[gap : gap + 1] if gap < self.last else self._at_foot
        return before, after

    @cached_property
    def _at_top(self) -> tuple[Kind, ...]:
        syndication = self.article.syndication
        return (Kind.CREDIT,) if syndication and syndication.credit_place is CreditPlace.TOP else ()

    @cached_property
    def _at_foot(self) -> tuple[Kind, ...]:
        syndication = self.article.syndication
        corrections = (Kind.CORRECTION,) if self.article.corrections else ()
        return (*corrections, Kind.CREDIT) if syndication and not self._at_top else corrections

    def splits_quotation(self, gap: int) -> bool:
        """Return whether the blocks beside a gap are a quotation and its attribution, or one quotation that runs on."""
        if not 0 < gap < self.last:
            return False
        return _belong_together(self.blocks[gap - 1], self.blocks[gap], self.article.furniture.language)

    @cached_property
    def splits(self) -> list[bool]:
        """Return for each gap whether an ad in it would part what belongs together."""
        leads, follows = self.each(_is_bare), self.each(_may_follow)
        may = [False, *(before or after for before, after in zip(leads, follows[1:], strict=False)), False]
        return [is_likely and self.splits_quotation(gap) for gap, is_likely in enumerate(may[: self.last + 1])]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Return `span` of each gap."""
        starts, ends = (block.start for block in self.blocks), (block.end for block in self.blocks)
        return list(zip((0, *ends), (*starts, len(self.article.body)), strict=True))

    def span(self, gap: int) -> tuple[int, int]:
        """Return where a gap begins and ends, in characters of the body; markers stand inside."""
        start = self.blocks[gap - 1].end if gap else 0
        return start, self.blocks[gap].start if gap < self.last else len(self.article.body)

    def gap_at(self, offset: int) -> int:
        """Return the gap after the block at or before an offset; 0 before the first block."""
        return bisect_right(self.blocks, offset, key=lambda block: block.start)

    def markers_in(self, gap: int) -> tuple[Marker, ...]:
        """Return the markers that stand in a gap, in order."""
        first = bisect_left(self.markers, gap, key=lambda marker: marker.gap)
        return self.markers[first : bisect_right(self.markers, gap, key=lambda marker: marker.gap)]


def _credit_words(article: Article) -> str:
    return fold_spaces(article.syndication.credit_text).casefold() if article.syndication else ""


def _kind(block: Block, credit: str = "") -> Kind:
    kind = _KINDS[type(block)]
    source = block.source
    if kind is not Kind.PARAGRAPH or source[0] not in _MAY_BE_EITHER:
        return kind
    if _CORRECTION.match(source):
        return Kind.CORRECTION
    if _CREDIT.match(source) or (credit and fold_spaces(plain(source).text).casefold() == credit):
        return Kind.CREDIT
    return kind


def _may_follow(block: Block) -> bool:
    """Return whether a block can be what the one before it leads to: a quotation, a list, or words that open one."""
    return isinstance(block, Quote | List) or block.source.lstrip("*_> ")[:1] in _OPENING


def _belong_together(before: Block, after: Block, language: str) -> bool:
    """Return whether an ad between two blocks would part a quotation, or part one from who said it."""
    opens = after.source.lstrip("*_> ")[:1] in _OPENING
    if isinstance(before, Paragraph):
        if not isinstance(after, Paragraph):
            return isinstance(after, Quote | List) and _end(before).endswith(":")
        if opens:
            return _runs_on(before.source) or _end(before).endswith(":")
    elif not isinstance(before, Quote):
        return False
    return isinstance(after, Paragraph) and _is_bare(before) and _attributes(after.source, language)


def _end(block: Block) -> str:
    """Return the last characters of a block, without citations and emphasis."""
    end = block.source[-200:]
    return (_CITED.sub("", end) if "[@" in end else end).rstrip(" *_")


def _runs_on(source: str) -> bool:
    """Return whether a paragraph opens a quotation that it does not close."""
    if "„" in source:
        return source.rfind("„") > max(source.rfind("“"), source.rfind("”"))
    if "“" in source or "”" in source:
        return source.rfind("“") > source.rfind("”")
    if "«" in source:
        return source.rfind("«") > source.rfind("»")
    return source.count('"') % 2 == 1


def _is_bare(block: Block) -> bool:
    """Return whether a block is a quotation and nothing else: nobody is named in it."""
    if isinstance(block, Quote):
        return body.quote_parts(block.source)[1] is None
    return block.source.lstrip("*_")[:1] in _OPENING and _end(block)[-1:] in _CLOSING


def _attributes(source: str, language: str) -> bool:
    """Return whether a paragraph says whose the words before it are: by a dash, or short and with a verb of saying."""
    if _DASH.match(source):
        return True
    if len(source) > _LONGEST_SOURCE or any(mark in source for mark in _OPENING):
        return False
    text = plain(source).text
    found = words(text)
    if not found or len(found) > _LONGEST_ATTRIBUTION:
        return False
    return text[:1].islower() or any(is_speech_verb(word, language) for word in found)
