"""The order of recognition (DESIGN section 8), and finds turned into proposals."""

from editor.article.prose import Segment
from editor.importing.reading import Proposal, RawKind, Reading
from editor.importing.recognise import (
    ads,
    bylines,
    captions,
    corrections,
    credits,
    date_lines,
    datelines,
    embed_blocks,
    endmarks,
    furniture,
    newsletters,
    post_blocks,
    post_tails,
    quotes,
    related,
    suspects,
)
from editor.importing.recognise.page import Claims, Family, Found, Page, page_of

# Each family sees what those before it took. Suspects come after whatever has a form of its own. Quotations take no
# words, so they come last and may stand anywhere in the copy.
FAMILIES: tuple[Family, ...] = (
    embed_blocks.find,
    ads.find,
    credits.find,
    bylines.find,
    date_lines.find,
    datelines.find,
    post_tails.find,
    post_blocks.find,
    newsletters.find,
    related.find,
    captions.find,
    furniture.find,
    endmarks.find,
    corrections.find,
    suspects.find,
)


def _proposal(page: Page, found: Found) -> Proposal:
    first, last = (found.shown, found.shown) if found.shown else (min(found.segments), max(found.segments))
    start, end = _place(page, first)[0], _place(page, last)[1]
    return Proposal(
        found.kind, found.grade, found.segments, start, end, page.decoded[start:end], found.value, found.reason
    )


def _place(page: Page, segment: Segment) -> tuple[int, int]:
    """Return the offsets of a segment in the decoded input; an empty one or a post stands for its whole block."""
    block = page.blocks[segment.paragraph]
    if segment.end <= segment.start or block.kind is RawKind.EMBED:
        return block.start, block.end
    return block.place(segment.start, segment.end)


def recognise(reading: Reading) -> tuple[Proposal, ...]:
    """Return what the words of a reading are proposed to become, in the order they stand; nothing is applied yet."""
    page = page_of(reading)
    claims = Claims()
    found: list[Found] = []
    for family in FAMILIES:
        claims, accepted = claims.plus(family(page, claims))
        found += accepted
    found += quotes.find(page, claims)
    proposals = [_proposal(page, one) for one in found]
    return tuple(sorted(proposals, key=lambda proposal: (proposal.start, -proposal.end)))
