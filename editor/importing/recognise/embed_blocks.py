"""Posts that the markup of a page describes: unmistakable."""

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.importing.reading import ProposalKind, RawBlock, RawKind
from editor.importing.recognise.page import Claims, Found, Page


def _value(block: RawBlock) -> dict[str, Json]:
    embed = block.embed
    if embed is None:
        return {"provider": "", "url": block.target, "handle": "", "author": "", "date": "", "words": block.text}
    latest = embed.latest
    return {
        "provider": embed.provider,
        "url": embed.address or latest.address,
        "handle": latest.handle,
        "author": latest.author,
        "date": latest.posted_at,
        "words": latest.words,
    }


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the embeds of the markup."""
    del claims  # nothing comes before
    return [
        Found(
            ProposalKind.EMBED,
            Grade.SURE,
            (Segment(number, 0, len(block.text)),),
            _value(block),
            "the page's markup says so",
        )
        for number, block in enumerate(page.blocks)
        if block.kind is RawKind.EMBED
    ]
