"""How much of a story's height its ads take on a phone, against the limit of Better Ads.

The height of the text is reckoned from its length with the measures of our own page on a phone 360 pixels wide
(resources/html/page.css: edges of 18 px, type of 18 px, lines of 29 px, 22 px after a block); a test holds them against
what Chromium makes of the page. Headline, byline and footer are left out, which makes the figure rather too high.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from editor.article import body
from editor.article.ads import AdPlacement, Size
from editor.article.body import Block, Divider, Embed, Heading, Image, List, Paragraph, Quote, Raw, Table

WIDTH = 360  # CSS pixels; the commonest width of an Android phone
LINE = 29
AFTER = 22
LETTERS = 38  # of a line of text
_CAPTION_LETTERS, _CAPTION_LINE = 48, 20
_PICTURE = 270  # a picture of 4 to 3 over the whole width
_EMBED = 240  # a post of three lines in its card
_ROW = 42
_UNSEEN = re.compile(r"\]\([^)]*\)| ?\[@[^\]]*\]")  # addresses of links and citations: no reader sees them


def ad_height(sizes: tuple[Size, ...]) -> int:
    """Return the height in CSS pixels of the tallest size that fits a phone, of the tallest where none does."""
    fitting = [size.height for size in sizes if size.width <= WIDTH]
    return max(fitting or [size.height for size in sizes], default=0)


def placement_height(placement: AdPlacement | None) -> int:
    """Return the height in CSS pixels that a placement takes on a phone; one without record takes none."""
    return ad_height(placement.sizes) if placement else 0


def _lines(text: str, letters: int) -> int:
    return max(1, -(-len(text) // letters))


@lru_cache(maxsize=8_192)
def height_of(source: str, is_paragraph: bool) -> int:
    """Return the height in CSS pixels of a block with this source."""
    if is_paragraph:
        return _lines(_UNSEEN.sub("", source) if "[" in source else source, LETTERS) * LINE + AFTER
    (block, *_) = body.parse(source)
    texts = body.plain_texts(block)
    if isinstance(block, Image):
        return _PICTURE + sum(_lines(text, _CAPTION_LETTERS) * _CAPTION_LINE for text in texts) + 2 * AFTER
    if isinstance(block, Embed):
        return _EMBED + AFTER
    if isinstance(block, Divider):
        return LINE + AFTER
    if isinstance(block, Table):
        return len(body.table_rows(source)) * _ROW + AFTER
    if isinstance(block, Raw):
        return (block.content.count("\n") + 1) * LINE + AFTER
    if isinstance(block, Heading):
        return _lines("".join(texts), LETTERS - 10) * LINE + 2 * AFTER
    inset = 4 if isinstance(block, Quote | List) else 0
    return sum(_lines(text, LETTERS - inset) * LINE + (8 if inset else 0) for text in texts) + AFTER


def block_height(block: Block) -> int:
    """Return the height in CSS pixels that a block takes on a phone, with the space after it."""
    return height_of(block.source, isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True)
class Density:
    """Heights in CSS pixels on a phone: of each ad in order, and of the text; `limit` in per cent, 0 for none."""

    ads: tuple[int, ...]
    text: int
    limit: int

    @property
    def percent(self) -> float:
        """Return what share of the height the ads take."""
        taken = sum(self.ads)
        return 100 * taken / (taken + self.text) if taken else 0.0

    @property
    def is_over(self) -> bool:
        """Return whether the ads take more than the limit."""
        return exceeds(sum(self.ads), self.text, self.limit)

    @property
    def arithmetic(self) -> str:
        """Return how the share was reckoned, in one line."""
        if not self.ads:
            return f"No ads; the text is about {self.text:,} px high on a phone {WIDTH} px wide."
        sums = " + ".join(map(str, self.ads)) if len(self.ads) < 9 else f"{len(self.ads)} ads"
        taken = sum(self.ads)
        return (
            f"({sums} px of ads) ÷ ({taken:,} + {self.text:,} px of text) = {self.percent:.1f} % of the height on a"
            f" phone {WIDTH} px wide."
        )


def exceeds(ads: int, text: int, limit: int) -> bool:
    """Return whether ads of a height together take more than a limit in per cent beside a text of a height."""
    return bool(limit) and ads * 100 > limit * (ads + text)
