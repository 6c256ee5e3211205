"""What WordPress keeps of a post beside its text: title, excerpt, tags, categories, meta, the featured picture.

`post_fields` gives them by their names in the REST interface, for whoever sends a post; the target writes them as a
file beside the markup, with what WordPress has no field for.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from editor.article import body
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image
from editor.article.canonical import Json
from editor.article.syndication import SearchEngines
from editor.exporting import links, notes
from editor.exporting.embed_mode import embed_mode
from editor.exporting.export import ExportFile, ExportRequest, publishable
from editor.exporting.phrases import language_tag
from editor.exporting.pictures import EXTENSIONS, record
from editor.exporting.posts import shows_screenshot
from editor.exporting.profile import AdDialect, EmbedMode
from editor.exporting.wordpress_blocks import forms
from editor.exporting.wordpress_embeds import embed_block
from editor.exporting.write import stem

FORMAT = "copydesk.wordpress/1"


def post_fields(request: ExportRequest) -> dict[str, Json]:
    """Return what to send beside the markup, without `content` and `status`, which are the sender's, and empty ones.

    `title`, `slug` and `excerpt` are texts as the REST interface takes them. `tags` and `categories` are names, which a
    sender turns into ids. `featured_media` is the SHA-256 of a file of the library, and `media` each picture of the
    story as `asset`, `file` (what stands in the markup for its address, see `wordpress_blocks.placed`), `alt_text`,
    `caption`; a sender uploads them and puts an id in the digest's place. `meta` are fields of plugins, which a site
    without the plugin passes over: REST keeps none that is not registered, and refuses the whole post where an account
    may not write one, so send those alone that the site answers with.
    """
    request, _ = publishable(request)
    article = request.article
    about = article.furniture
    blocks = body.parse(article.body)
    media, featured = _media(request, blocks)
    values: dict[str, Json] = {
        "title": about.headline or about.slug,
        "slug": stem(about.slug).lower(),
        "excerpt": about.standfirst,
        "tags": list(dict.fromkeys(filter(None, map(str.strip, about.keywords)))),
        "categories": _categories(request),
        "featured_media": featured,
        "media": media,
        "meta": _meta(request, blocks),
    }
    return {name: value for name, value in values.items() if value}


def _categories(request: ExportRequest) -> list[Json]:
    """Return the categories that the profile gives the story, else the desk."""
    desk = request.article.furniture.desk
    named = []
    for one in request.profile.categories:
        of_desk, equals, category = one.partition("=")
        if not equals:
            named.append(one.strip())
        elif of_desk.strip().casefold() == desk.casefold():
            named.append(category.strip())
    return list(dict.fromkeys(filter(None, named or [desk])))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture of the library that the story shows; `in_text` is no screenshot of a post."""

    digest: str
    alternative: str
    caption: str
    in_text: bool


def _shown(request: ExportRequest, blocks: tuple[Block, ...]) -> Iterator[_Shown]:
    article, profile = request.article, request.profile
    for block in blocks:
        if isinstance(block, Image) and block.target.lower().startswith("asset:"):
            known = record(article, block.target)
            caption = " ".join(filter(None, (block.caption, known.credit if known else "")))
            yield _Shown(block.target[6:], block.alternative, caption, in_text=True)
        elif isinstance(block, Embed) and (post := article.embed(block.id)) is not None and shows_screenshot(post):
            is_left = embed_mode(post, profile) is EmbedMode.CMS and embed_block(post, profile, forms(profile.release))
            if not is_left:
                yield _Shown(post.latest.screenshot, post.latest.screenshot_alternative, "", in_text=False)


def _media(request: ExportRequest, blocks: tuple[Block, ...]) -> tuple[list[Json], str]:
    """Return the pictures of the library that the story shows, each once, and the SHA-256 of the first of its text."""
    found: dict[str, _Shown] = {}
    for one in _shown(request, blocks):
        found.setdefault(one.digest, one)
    media: list[Json] = []
    featured = ""
    for one in found.values():
        asset = request.asset(one.digest)
        if asset is None or asset.media_type not in EXTENSIONS:
            continue
        path = f"{request.settings.picture_folder}/{one.digest}.{EXTENSIONS[asset.media_type]}"
        media.append({"asset": one.digest, "file": path, "alt_text": one.alternative, "caption": one.caption})
        featured = featured or (one.digest if one.in_text else "")
    return media, featured


def _meta(request: ExportRequest, blocks: tuple[Block, ...]) -> dict[str, Json]:
    """Return the fields of plugins: Newspack's, SCAIP's, Distributor's."""
    article = request.article
    off = article.ad_settings.off is not None
    placed = any(isinstance(block, Ad) and article.ad(block.id) for block in blocks)
    by_hand = placed and request.profile.ads is not AdDialect.SCAIP
    canonical = notes.canonical(request)
    shown = any(isinstance(block, Image) and block.target.lower().startswith("asset:") for block in blocks)
    values: dict[str, Json] = {
        "newspack_post_subtitle": article.furniture.standfirst,
        # The picture stands in the text, so Newspack's themes need not show it a second time over it.
        "newspack_featured_image_position": "hidden" if shown else "",
        "newspack_ads_suppress_ads": off,
        # A shortcode of ours turns SCAIP's own insertion off by itself, and this field needs an editor's rights.
        "scaip_prevent_shortcode_addition": off or by_hand,
        "dt_original_post_url": canonical,
        "dt_original_site_name": article.syndication.publisher if canonical and article.syndication else "",
    }
    return {name: value for name, value in values.items() if value}


def _beside(request: ExportRequest) -> dict[str, Json]:
    """Return what WordPress has no field for, so that a script or a person of the site can use it."""
    article: Article = request.article
    about = article.furniture
    told = article.syndication
    settings = article.ad_settings
    values: dict[str, Json] = {
        "kicker": about.kicker,
        "byline": [{"name": person.name, "role": person.role} for person in about.byline],
        "language": language_tag(about.language),
        "published_at": about.published_at,
        "updated_at": about.updated_at,
        "canonical": notes.canonical(request),
        "noindex": notes.search_engines(request) is SearchEngines.NOINDEX,
        "embargo_until": told.duties.embargo_until if told else "",
        "expires_at": told.duties.expires_at if told else "",
        "publisher": told.publisher if told else "",
        "original": links.web_address(told.address) if told else "",
        "licence": told.licence if told else "",
        "ad_policy": settings.policy,
        "ads_off": settings.off is not None,
        "sensitive": settings.sensitive is not None,
    }
    return {name: value for name, value in values.items() if value}


def fields_file(request: ExportRequest) -> ExportFile:
    """Return the fields as the file `SLUG.wordpress.json`; the request is one that `publishable` has passed."""
    about: Mapping[str, Json] = {
        "format": FORMAT,
        "slug": request.article.furniture.slug,
        "revision": request.revision,
        "draft": request.draft,
        "post": post_fields(request),
        "beside": _beside(request),
    }
    content = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    name = f"{stem(request.article.furniture.slug)}.wordpress.json"
    return ExportFile(name, content.encode("utf-8", "replace"), "application/json")
