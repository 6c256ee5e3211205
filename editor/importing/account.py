"""The account of an import: no word of the input may be neither in the article nor listed by a proposal."""

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from editor.article import body
from editor.article.article import Article
from editor.article.prose import Segment
from editor.article.text import admit, words
from editor.importing.effects import EFFECTS
from editor.importing.reading import Proposal, ProposalKind, RawBlock, RawKind, Reading


def unaccounted(reading: Reading, article: Article, proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """Return the words that went nowhere, in the order of the input; there must be none.

    Before: the words of every block, alternative texts of pictures included. After: the visible words of the body, and
    the words that applied proposals list. A block's words are counted between the edges of those proposals, for a text
    glued to another has no word's end there. Words that a mend or a source adds are in no account.
    """
    taking = [one for one in proposals if one.applied and EFFECTS[one.kind].takes_words]
    before = _before(reading.blocks, [segment for one in taking for segment in one.segments])
    lost = Counter(before)
    lost.subtract(_visible(article))
    captions = _captions(article)
    for proposal in taking:
        listed = [_text(reading.blocks, segment) for segment in proposal.segments]
        if proposal.kind is not ProposalKind.CAPTION or _folded(" ".join(listed)) not in captions:
            for text in listed:
                lost.subtract(_words(text))
    return tuple(_in_order(before, lost))


def _words(text: str) -> list[str]:
    return words(admit(text))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", admit(text)).split())


def _text(blocks: Sequence[RawBlock], segment: Segment) -> str:
    return blocks[segment.paragraph].text[segment.start : segment.end]


def _before(blocks: Sequence[RawBlock], taken: Iterable[Segment]) -> list[str]:
    """Return the words of the blocks, cut at the edges of what was taken from them."""
    edges: dict[int, set[int]] = {}
    for segment in taken:
        edges.setdefault(segment.paragraph, set()).update((segment.start, segment.end))
    found = []
    for number, block in enumerate(blocks):
        places = sorted({0, len(block.text), *edges.get(number, ())})
        for start, end in itertools.pairwise(places):
            found += _words(block.text[start:end])
        if block.kind is RawKind.IMAGE:
            found += _words(block.alternative)
    return found


def _visible(article: Article) -> list[str]:
    found = []
    for block in body.parse(article.body):
        for text in body.plain_texts(block):
            found += words(text)
        if isinstance(block, body.Image):
            found += words(block.alternative)
    return found


def _captions(article: Article) -> set[str]:
    return {_folded(block.caption) for block in body.parse(article.body) if isinstance(block, body.Image)}


def _in_order(before: Sequence[str], lost: Counter[str]) -> Iterable[str]:
    """Yield the words that are lost: the last of equal ones, for the first found their place."""
    spare = Counter(before)
    for word in before:
        spare[word] -= 1
        if lost[word] > spare[word]:
            yield word
            lost[word] -= 1
