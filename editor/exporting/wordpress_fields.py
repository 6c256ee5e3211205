"""What WordPress keeps of a post beside its text: title, excerpt, tags, categories, meta, the featured picture.

`post_fields` gives them by their names in the REST interface, for whoever sends a post; the target writes them as a
file beside the markup, with what WordPress has no field for.
"""

import json
from collections.abc import Mapping

from editor.article import body
from editor.article.article import Article
from editor.article.body import Ad, Block, Image
from editor.article.canonical import Json
from editor.article.syndication import SearchEngines
from editor.exporting import links, notes
from editor.exporting.export import ExportFile, ExportRequest, publishable
from editor.exporting.phrases import language_tag
from editor.exporting.pictures import EXTENSIONS, record
from editor.exporting.profile import AdDialect
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
    pictures = _media(request, blocks)
    values: dict[str, Json] = {
        "title": about.headline or about.slug,
        "slug": stem(about.slug).lower(),
        "excerpt": about.standfirst,
        "tags": list(dict.fromkeys(filter(None, map(str.strip, about.keywords)))),
        "categories": _categories(request),
        "featured_media": next((str(one["asset"]) for one in pictures if one["in_text"]), ""),
        "media": [{name: value for name, value in one.items() if name != "in_text"} for one in pictures],
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


def _media(request: ExportRequest, blocks: tuple[Block, ...]) -> list[dict[str, Json]]:
    """Return the pictures of the library that the story shows, those of its text before screenshots of posts."""
    article = request.article
    found: dict[str, dict[str, Json]] = {}
    for block in blocks:
        if isinstance(block, Image) and block.target.lower().startswith("asset:"):
            known = record(article, block.target)
            credit = known.credit if known else ""
            caption = " ".join(filter(None, (block.caption, credit)))
            found.setdefault(block.target[6:], {"alt_text": block.alternative, "caption": caption, "in_text": True})
    for embed in article.embeds:
        if embed.latest.screenshot:
            told = {"alt_text": embed.latest.screenshot_alternative, "caption": "", "in_text": False}
            found.setdefault(embed.latest.screenshot, dict(told))
    media: list[dict[str, Json]] = []
    for digest, told in found.items():
        asset = request.asset(digest)
        if asset is not None and asset.media_type in EXTENSIONS:
            path = f"{request.settings.picture_folder}/{digest}.{EXTENSIONS[asset.media_type]}"
            media.append({"asset": digest, "file": path, **told})
    return media


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
