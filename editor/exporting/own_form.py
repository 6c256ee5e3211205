"""What our HTML carries as data, so that an import of it gives the equal article (docs/exporting.md names every field).

Nothing here tells more than the page does: no citation, no source, no name of who captured or switched what.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape

from editor.article import body, normal_form
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image, Raw
from editor.article.embeds import Embed as EmbedRecord
from editor.article.portable import encode
from editor.article.syndication import Duties, Syndication
from editor.exporting import links
from editor.exporting.phrases import language_tag
from editor.exporting.pictures import record

FORM = "copydesk.html/1"
_TAG = re.compile(r"<[a-z0-9]+[^>]*")
_BETWEEN = "\n\n"


def _json(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def _address(address: str) -> str:
    return f"asset:{address[6:]}" if address.lower().startswith("asset:") else links.encoded(address)


@lru_cache(maxsize=4_096)
def _noted(source: str) -> str:
    """Return the spelling of a block that has to be noted, empty where an import finds it again."""
    blocks = body.parse(source)
    shown = normal_form.without_citations(source)
    found_again = len(blocks) == 1 and normal_form.spelling(blocks[0], _address) == shown
    return "" if found_again else shown


def with_source(html: str, block: Block) -> str:
    """Return the HTML of a block with its spelling noted on the outermost element, where it has another than ours."""
    if not html or (isinstance(block, Raw) and block.language == "html"):
        return html
    noted = _noted(block.source)
    found = _TAG.match(html) if noted else None
    return f'{found[0]} data-source="{escape(noted)}"{html[found.end() :]}' if found else html


def gaps(text: str, blocks: Sequence[Block]) -> str:
    """Return what stands before, between and after the blocks as JSON; empty where that is one blank line."""
    if not blocks:
        return ""
    starts = [0, *(block.end for block in blocks)]
    ends = [*(block.start for block in blocks), len(text)]
    found = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    usual = ["", *[_BETWEEN] * (len(blocks) - 1), "\n"]
    return "" if found == usual else json.dumps(found, separators=(",", ":"))


def order(ids: Iterable[str], met: Iterable[str]) -> str:
    """Return the ids of records as JSON where they stand in another order than the text meets them."""
    met = tuple(dict.fromkeys(met))
    kept = [one for one in dict.fromkeys(ids) if one in met]
    return "" if kept == [one for one in met if one in kept] else json.dumps(kept, separators=(",", ":"))


def orders(article: Article, blocks: Sequence[Block]) -> dict[str, str | None]:
    """Return the attributes that tell the order of records where the text does not."""
    ads = order((ad.id for ad in article.ads), (one.id for one in blocks if isinstance(one, Ad)))
    embeds = order((one.id for one in article.embeds), (one.id for one in blocks if isinstance(one, Embed)))
    shown = (record(article, one.target) for one in blocks if isinstance(one, Image))
    pictures = order((one.asset for one in article.pictures), (one.asset for one in shown if one))
    return {"data-ad-order": ads or None, "data-post-order": embeds or None, "data-picture-order": pictures or None}


def evidence(embed: EmbedRecord, shown_words: str | None) -> str | None:
    """Return a post's last capture as JSON, without who made it and when, and without words that its figure shows.

    None where nothing was captured.
    """
    if not embed.captures:
        return None
    words = "" if embed.latest.words == shown_words else embed.latest.words
    return _json(replace(embed.latest, words=words, captured_by="", captured_at=""))


def syndication_record(syndication: Syndication | None) -> str | None:
    """Return the terms that readers and CMS may know as JSON, None where the story is our own."""
    if syndication is None:
        return None
    known = syndication.duties
    told = Duties(
        counter=known.counter,
        search_engines=known.search_engines,
        embargo_until=known.embargo_until,
        expires_at=known.expires_at,
    )
    return _json(replace(syndication, duties=told, profile=""))


def furniture_attributes(article: Article) -> dict[str, str | None]:
    """Return the attributes that tell what the elements of the furniture do not, or not just so."""
    about = article.furniture
    joined = ", ".join(about.keywords)
    exact = (tuple(joined.split(", ")) if joined else ()) == about.keywords
    return {
        "data-desk": about.desk or None,
        "data-keywords": joined or None,
        "data-keyword-list": None if exact else json.dumps(about.keywords, ensure_ascii=False),
        "data-language": about.language if about.language != language_tag(about.language) else None,
        "data-published-at": about.published_at or None,
        "data-updated-at": about.updated_at or None,
    }
