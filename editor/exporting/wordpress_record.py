"""A block that shows nothing, at the end of a post: which story and revision it is, and what its blocks do not tell.

By it an import knows a post of ours, also one that came through WordPress, and finds headline, byline and the like,
and the slots and posts that WordPress keeps by name or address alone. Nothing in it tells more than the post does.
"""

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from editor.article.ads import AdPlacement, AdSettings, Switch
from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.correction import Correction
from editor.article.embeds import Embed
from editor.article.portable import article_to_json
from editor.exporting import own_form
from editor.exporting.export import ExportRequest
from editor.exporting.pictures import record
from editor.exporting.serialise import escape_attribute
from editor.exporting.wordpress_blocks import Forms, html_block
from editor.exporting.wordpress_blocks import kept as kept_html

FORM = "copydesk.wordpress/1"
_TAG = re.compile(r"<[^>]*>")


def digest(pieces: Iterable[str]) -> str:
    """Return a digest of the words of markup, by which an import sees whether somebody changed them over there."""
    words = html.unescape(_TAG.sub("", "".join(pieces)))
    return hashlib.sha256("".join(unicodedata.normalize("NFC", words).split()).encode("utf-8", "replace")).hexdigest()[
        :16
    ]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What the blocks themselves do not tell: slots and posts kept by name alone, and the targets of the pictures."""

    ads: tuple[AdPlacement, ...]
    embeds: tuple[Embed, ...]
    pictures: tuple[str, ...]


def record_block(request: ExportRequest, made: Iterable[str], unsaid: Unsaid, known: Forms) -> str:
    """Return the block; `made` is the markup that each export makes anew."""
    pictures = json.dumps(unsaid.pictures, ensure_ascii=False) if unsaid.pictures else ""
    attributes = {
        "class": "copydesk-story",
        "data-copydesk": FORM,
        "data-slug": request.article.furniture.slug,
        "data-revision": request.revision,
        "data-draft": "true" if request.draft else "",
        "data-made": digest(made),
        "data-pictures": pictures,
        "data-record": json.dumps(_public(request.article, unsaid), ensure_ascii=False, separators=(",", ":")),
    }
    told = "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes.items() if value)
    return html_block(kept_html(f'<div{told} hidden=""></div>'), "Copydesk", known)


def _public(article: Article, unsaid: Unsaid) -> dict[str, Json]:
    """Return the article as readers may know it, without its text and what the blocks tell."""
    settings = article.ad_settings
    shown = (record(article, target) for target in unsaid.pictures)
    told = Article(
        replace(article.furniture, ednote=""),
        ad_settings=AdSettings(
            settings.policy, Switch("", "") if settings.off else None, Switch("", "") if settings.sensitive else None
        ),
        ads=unsaid.ads,
        embeds=tuple(map(_public_post, unsaid.embeds)),
        pictures=tuple(dict.fromkeys(one for one in shown if one)),
        corrections=tuple(Correction(one.text, one.kind, one.date) for one in article.corrections),
    )
    values = article_to_json(told)
    if syndication := own_form.syndication_record(article.syndication):
        values["syndication"] = json.loads(syndication)
    return values


def _public_post(embed: Embed) -> Embed:
    """Return a post with its last capture, without who made it and when."""
    captures = tuple(replace(one, captured_by="", captured_at="") for one in embed.captures[-1:])
    return replace(embed, captures=captures, private_person=False)
