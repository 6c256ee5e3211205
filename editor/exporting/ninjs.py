"""The target `ninjs`: the story as IPTC's ninjs 3.1, with its text as HTML and as plain words.

https://iptc.org/std/ninjs/: no property beside those of the schema is allowed, so what it has none for (ad slots,
corrections, ad switches) stands in the HTML body as the CMS fragment has it, and in a sentence of `edNote`.
"""

import json
from collections.abc import Iterator, Mapping

from editor.article import body, edits
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image
from editor.article.canonical import Json
from editor.article.embeds import Embed as EmbedRecord
from editor.article.text import count_words
from editor.exporting import html, links, notes
from editor.exporting.ad_server import slot_list
from editor.exporting.data_dates import seconds
from editor.exporting.export import (
    Carriage,
    Carries,
    Export,
    ExportRequest,
    Target,
    degraded,
    distinct,
    encode,
    publishable,
    table_losses,
)
from editor.exporting.features import Feature
from editor.exporting.fragment import Fragment, compose
from editor.exporting.furniture import byline_text, correction_lines, creative_commons, credit_text
from editor.exporting.phrases import language_tag, phrases
from editor.exporting.picture_size import picture_size
from editor.exporting.pictures import Folder, record
from editor.exporting.posts import author_of, link_words
from editor.exporting.visible_text import visible_lines

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
CARRIES: Carries = {
    **html.CARRIES,
    Feature.DATES: degraded("A day without a time of day is told in the text alone, as ninjs knows moments only."),
    Feature.EMBARGO: degraded("A time without its offset stays in the data of the text, as ninjs knows moments only."),
    Feature.ADS: degraded(
        "ninjs has no ads: slots are elements of the HTML body and are named in the note to editors."
    ),
    Feature.CORRECTIONS: degraded("ninjs has no corrections: they stand in the bodies and in the note to editors."),
    Feature.SOURCES: degraded("Sources on the record that the text cites are told by name, role and address."),
}
HEEDS: Mapping[str, Carriage] = html.HEEDS


def identifier(request: ExportRequest) -> str:
    """Return the URI of a story, always the same for a slug: below the site's address where one is set."""
    slug = links.encoded(request.article.furniture.slug)
    site = links.web_address(request.settings.site_address or request.profile.site).rstrip("/")
    return f"{site}/{slug}" if site else f"urn:copydesk:story:{slug}"


def _plain(fragment: Fragment) -> str:
    """Return the words of the story, a line a paragraph, without what stands in brackets for ads and pictures."""
    named = ("[ad: ", "[picture: ", "[frame: ")
    return "\n\n".join(line for line in visible_lines(fragment.html) if not line.startswith(named))


def _bodies(fragment: Fragment) -> list[Json]:
    marked, plain = encode(fragment.html).decode(), _plain(fragment)
    words = count_words(text for block in fragment.blocks if body.is_prose(block) for text in body.plain_texts(block))
    return [
        {"role": "main", "contentType": "text/html", "wordCount": words, "value": marked},
        {"role": "plain", "contentType": "text/plain", "charCount": len(plain), "wordCount": words, "value": plain},
    ]


def _headlines(article: Article) -> list[Json]:
    about = article.furniture
    told = (("main", about.headline), ("kicker", about.kicker))
    return [{"role": role, "contentType": "text/plain", "value": words} for role, words in told if words]


def _note(request: ExportRequest, blocks: tuple[Block, ...]) -> str:
    """Return what the desk that receives the story has to know and ninjs has no property for."""
    article, words = request.article, phrases(request.article.furniture.language)
    told = [f"{words.draft}."] if request.draft else []
    if request.is_withdrawn:
        told.append(f"{words.withdrawn}.")
    if article.ad_settings.off is not None:
        told.append("No ads in this story.")
    else:
        told += [_slot(ad) for block in blocks if isinstance(block, Ad) and (ad := article.ad(block.id))]
    if article.ad_settings.sensitive is not None:
        told.append("Sensitive story.")
    told += correction_lines(article)
    return " ".join(told)


def _slot(ad: AdPlacement) -> str:
    sizes = ", ".join(f"{size.width}x{size.height}" for size in ad.sizes)
    return f"Ad slot {ad.id}: {ad.slot} ({sizes})."


def _sources(article: Article) -> list[Json]:
    """Return the publisher of a syndicated story and the sources, on the record, that the text cites."""
    found: list[Json] = []
    told = article.syndication
    if told is not None and (name := told.publisher or links.host(told.address)):
        found.append(_told({"name": name, "role": "publisher", "uri": links.web_address(told.address)}))
    keys = dict.fromkeys(one.key for _, citation in edits.citations(article.body) for one in citation.cited)
    for key in keys:
        source = article.source(key)
        if source is None or source.is_confidential or not source.name.strip():
            continue
        role = ", ".join(filter(None, (source.role, source.organisation))) or source.kind.value
        found.append(_told({"name": source.name, "role": role, "uri": notes.public_address(source)}))
    return found


def _told(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _rights(article: Article) -> dict[str, Json]:
    told = article.syndication
    if told is None:
        return {}
    address = creative_commons(told.licence)
    return {
        "copyrightHolder": told.publisher,
        "copyrightNotice": credit_text(told, phrases(article.furniture.language)),
        "usageTerms": told.licence,
        "rightsInfo": {"linkedRights": address} if address else {},
        "embargoedUntil": seconds(told.duties.embargo_until),
        "expires": seconds(told.duties.expires_at),
        "altIds": _ids(article),
    }


def _ids(article: Article) -> list[Json]:
    original = links.web_address(article.syndication.address) if article.syndication else ""
    return [{"role": "original", "value": original}] if original else []


def _associations(request: ExportRequest, fragment: Fragment, folder: Folder) -> Iterator[Json]:
    """Yield the posts and pictures of the text in their order."""
    for number, block in enumerate(fragment.blocks, 1):
        if isinstance(block, Embed) and (found := request.article.embed(block.id)):
            yield _post(request, found)
        elif isinstance(block, Image):
            yield _picture(request, block, number, folder)


def _post(request: ExportRequest, embed: EmbedRecord) -> Json:
    capture = embed.latest
    address = links.web_address(embed.address) or links.web_address(capture.address)
    values: dict[str, Json] = {
        "name": embed.id,
        "uri": address or f"{identifier(request)}#{embed.id}",
        "rel": "embed",
        "type": "component",
        "by": author_of(capture),
        "language": language_tag(capture.language),
        "contentCreated": seconds(capture.posted_at),
        "title": link_words(embed.provider, phrases(request.article.furniture.language)),
        "bodies": [{"contentType": "text/plain", "value": capture.words}] if capture.words.strip() else [],
        "altIds": [{"role": embed.provider or "post", "value": embed.post_id}] if embed.post_id else [],
    }
    return _told(values)


def _picture(request: ExportRequest, block: Image, number: int, folder: Folder) -> Json:
    known = record(request.article, block.target)
    digest = block.target[6:] if block.target.lower().startswith("asset:") else ""
    asset = request.asset(digest) if digest else None
    address = links.web_address(block.target)
    values: dict[str, Json] = {
        "name": f"picture-{number}",
        "uri": address or (f"urn:sha256:{digest}" if asset else f"{identifier(request)}#picture-{number}"),
        "rel": "picture",
        "type": "picture",
        "title": block.alternative,
        "copyrightNotice": known.credit if known else "",
        "descriptions": [{"role": "caption", "contentType": "text/plain", "value": block.caption}]
        if block.caption
        else [],
        "renditions": [_rendition(digest, folder, request)] if asset else _at(address),
    }
    return _told(values)


def _at(address: str) -> list[Json]:
    return [{"name": "main", "href": address}] if address else []


def _rendition(digest: str, folder: Folder, request: ExportRequest) -> Json:
    asset = request.asset(digest)
    assert asset is not None
    size = picture_size(asset.content, asset.media_type)
    # `href` must be a whole address, which a file beside the export has not: its path is the title.
    path = next((name for name in folder.files if digest in name), "")
    values: dict[str, Json] = {
        "name": "main",
        "contentType": asset.media_type,
        "sizeInBytes": len(asset.content),
        "title": path,
        "width": size.width if size else None,
        "height": size.height if size else None,
    }
    return _told(values)


def _subjects(article: Article) -> list[Json]:
    about = article.furniture
    desk: list[Json] = [{"name": about.desk, "rel": "desk"}] if about.desk else []
    keywords: list[Json] = [{"name": word, "rel": "keyword"} for word in about.keywords if word.strip()]
    return [*desk, *keywords]


def _status(request: ExportRequest) -> str:
    if request.is_withdrawn:
        return "canceled"
    return "withheld" if request.draft else "usable"


def _item(request: ExportRequest, fragment: Fragment, folder: Folder) -> dict[str, Json]:
    article = request.article
    about, line = article.furniture, article.furniture.dateline
    return _told(
        {
            "uri": identifier(request),
            "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
            "type": "text",
            "representationType": "full",
            "version": request.revision,
            "firstCreated": seconds(about.published_at),
            "versionCreated": seconds(about.updated_at),
            "pubStatus": _status(request),
            "language": language_tag(about.language),
            "title": about.headline or about.slug,
            "slugline": about.slug,
            "headlines": _headlines(article),
            "descriptions": [{"role": "summary", "contentType": "text/plain", "value": about.standfirst}]
            if about.standfirst
            else [],
            "bodies": _bodies(fragment),
            "by": byline_text(article),
            "people": [_told({"name": one.name, "rel": one.role or "author"}) for one in about.byline],
            "located": line.place if line else "",
            "subjects": _subjects(article),
            "infoSources": _sources(article),
            "edNote": _note(request, fragment.blocks),
            **_rights(article),
            "associations": list(_associations(request, fragment, folder)),
        }
    )


def render(request: ExportRequest) -> Export:
    """Return the story as one ninjs object."""
    request, withheld = publishable(request)
    folder = Folder(request.settings.picture_folder)
    fragment = compose(request, folder.place, fetches=True, target=TARGET.name)
    content = json.dumps(_item(request, fragment, folder), ensure_ascii=False, indent=2)
    known = table_losses(CARRIES, request.article, fragment.blocks)
    pictures = tuple(folder.files[name] for name in sorted(folder.files))
    files = (*pictures, *slot_list(request, fragment.blocks))
    return Export(encode(content), distinct([*withheld, *known, *fragment.losses]), files)


TARGET = Target("ninjs", "ninjs 3.1", "application/json", "ninjs.json", CARRIES, render, HEEDS)
