"""A network's own embed, for a CMS or a page that is to show the post itself: its block with its script, or its frame.

Written from the parts of a post, never from what a provider's interface answered (reference: embeds.md, 2). The
captured words stand in the block, so that they are there where the script is kept away or the post is gone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from editor.article.embeds import Embed
from editor.article.providers import recognise
from editor.exporting import links
from editor.exporting.phrases import direction, human_date, language_tag, phrases
from editor.exporting.posts import author_of, link_words, paragraphs
from editor.exporting.templates import fill

Attributes = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """How one network's block is written; `address` is what its script reads."""

    script: str
    attributes: Callable[[str], Attributes]
    address: Callable[[str], str] = str


def _older_name(address: str) -> str:
    """Return an address of X under its older name, which every CMS and X's own script know."""
    return address.replace("https://x.com/", "https://twitter.com/", 1)


_ROWS: Mapping[str, _Row] = MappingProxyType(
    {
        "x": _Row(
            "https://platform.twitter.com/widgets.js",
            lambda _: {"class": "twitter-tweet", "data-dnt": "true"},
            _older_name,
        ),
        "instagram": _Row(
            "https://www.instagram.com/embed.js",
            lambda address: {
                "class": "instagram-media",
                "data-instgrm-captioned": "",
                "data-instgrm-permalink": address,
                "data-instgrm-version": "14",
            },
        ),
        "threads": _Row(
            "https://www.threads.net/embed.js",
            lambda address: {
                "class": "text-post-media",
                "data-text-post-permalink": address,
                "data-text-post-version": "0",
            },
        ),
        "reddit": _Row("https://embed.reddit.com/widgets.js", lambda _: {"class": "reddit-embed-bq"}),
    }
)


def block(embed: Embed, language: str) -> str:
    """Return a network's block with its script; empty where it has none. `language` is the story's, for its words."""
    row = _ROWS.get(embed.provider)
    found = recognise(embed.address)
    address = links.web_address(embed.address)
    if row is None or found is None or found.provider != embed.provider or not address:
        return ""
    capture = embed.latest
    address = row.address(address)
    return fill(
        "provider_embed.html",
        {
            "attributes": row.attributes(address),
            "language": {
                "lang": language_tag(capture.language) or None,
                "dir": direction(capture.language) or ("auto" if not capture.language else "ltr"),
            },
            "paragraphs": paragraphs(capture.words),
            "author": author_of(capture),
            "address": address,
            "posted": human_date(capture.posted_at, language),
            "link_words": link_words(embed.provider, phrases(language)),
            "script": row.script,
        },
    ).strip()
