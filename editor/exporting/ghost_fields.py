"""What Ghost's Admin API takes beside a post's HTML: title, slug, excerpt, tags, time, canonical address, picture.

The lengths are those of Ghost's own table of posts and of its schema (npm @tryghost/admin-api-schema).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from editor.article import body
from editor.article.article import Article
from editor.article.body import Block, Divider, Image
from editor.article.canonical import Json
from editor.article.syndication import SearchEngines
from editor.exporting import links, notes
from editor.exporting.description import description, shortened
from editor.exporting.export import ExportFile, ExportRequest, Loss, publishable
from editor.exporting.phrases import machine_date
from editor.exporting.pictures import Folder, Shelf, record
from editor.exporting.serialise import escape_attribute, escape_text
from editor.exporting.write import stem

FORMAT = "copydesk.ghost/1"
DRAFT_TAG = "#draft"
ADS_OFF_TAG = "#ads-off"
SENSITIVE_TAG = "#sensitive"
NO_INDEX = '<meta name="robots" content="noindex">'  # the one way in which Ghost hides a single post
_LONGEST: Mapping[str, int] = MappingProxyType(
    {
        "title": 255,
        "slug": 191,
        "custom_excerpt": 300,
        "meta_description": 500,
        "feature_image_alt": 191,
    }
)
_LONGEST_TAG = 191
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class GhostFields:
    """The fields of a post by their names in the Admin API, and what of the story was too long for one."""

    values: Mapping[str, Json]
    losses: tuple[Loss, ...] = ()


def lead_picture(blocks: tuple[Block, ...]) -> Image | None:
    """Return the picture that opens a story, before any words: Ghost shows it over the post as its feature image."""
    first = next((block for block in blocks if not isinstance(block, Divider)), None)
    return first if isinstance(first, Image) else None


def post_fields(request: ExportRequest) -> GhostFields:
    """Return what to send beside the HTML of the target `ghost`, without `html` and `status`, which are the sender's.

    `feature_image` is an address, or the path of a file that goes with the export (`pictures/HASH.png`): upload that
    file (`POST /ghost/api/admin/images/upload/`) and put its address there, and into the HTML wherever the path stands.
    `published_at` is in UTC. Authors are not among the fields, since Ghost knows them as accounts: the byline stands
    in the HTML.
    """
    request, _ = publishable(request)
    article = request.article
    about = article.furniture
    blocks = body.parse(article.body)
    values: dict[str, Json] = {
        "title": about.headline or about.slug,
        "slug": about.slug,
        "custom_excerpt": about.standfirst,
        # Ghost would take the first words of the post, which are the byline.
        "meta_description": "" if about.standfirst else description(article, blocks),
        "tags": _tags(request),
        "canonical_url": notes.canonical(request),
        "codeinjection_head": NO_INDEX if notes.search_engines(request) is SearchEngines.NOINDEX else "",
        "published_at": published_at(about.published_at),
        **_feature_image(request, blocks),
    }
    losses = []
    for name, longest in _LONGEST.items():
        text = values.get(name)
        if isinstance(text, str) and len(text) > longest:
            values[name] = text[:longest] if name == "slug" else shortened(text, longest)
            why = f"Ghost takes {longest} characters of it, so its end is left out."
            losses.append(Loss(f"{name.replace('_', ' ')} of {len(text)} characters", why))
    for name in ("canonical_url", "feature_image"):
        if len(str(values.get(name, ""))) > _LONGEST_ADDRESS:
            losses.append(Loss(name.replace("_", " "), f"Ghost takes an address of {_LONGEST_ADDRESS} characters."))
            values[name] = ""
    return GhostFields(MappingProxyType({name: value for name, value in values.items() if value}), tuple(losses))


def _tags(request: ExportRequest) -> list[Json]:
    """Return the tags: the desk, under which Ghost lists the post, the keywords, and internal ones for the theme."""
    article = request.article
    internal = (
        (DRAFT_TAG, request.draft),
        (ADS_OFF_TAG, article.ad_settings.off is not None),
        (SENSITIVE_TAG, article.ad_settings.sensitive is not None),
    )
    # A name with # in front would be one of Ghost's internal tags, which readers are not shown.
    names = [name.strip().lstrip("#").strip() for name in (article.furniture.desk, *article.furniture.keywords)]
    names += [name for name, wanted in internal if wanted]
    distinct: dict[str, str] = {}
    for name in filter(None, names):
        distinct.setdefault(name.casefold(), name[:_LONGEST_TAG])
    return [{"name": name} for name in distinct.values()]


def published_at(text: str) -> str:
    """Return a time as Ghost takes it, in UTC; noon for a date alone, so that it is that date in every zone."""
    if not machine_date(text):
        return ""
    moment = datetime.fromisoformat(machine_date(text))
    if len(text) <= len("2026-03-05"):
        moment = moment.replace(hour=12)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z").rjust(24, "0")
    except OverflowError:  # the first or last day that there is
        return ""


def _feature_image(request: ExportRequest, blocks: tuple[Block, ...]) -> dict[str, Json]:
    lead = lead_picture(blocks)
    if lead is None:
        return {}
    source = Shelf(request, Folder(request.settings.picture_folder).place, fetches=True).source_of(lead.target, "")
    if not source:
        return {}
    return {
        "feature_image": source,
        "feature_image_alt": lead.alternative,
        "feature_image_caption": caption_html(lead, request.article),
    }


def caption_html(picture: Image, article: Article) -> str:
    """Return caption and credit of a picture as the words and link that Ghost keeps of a caption."""
    found = record(article, picture.target)
    credit = escape_text(found.credit) if found else ""
    address = links.web_address(found.address) if found else ""
    if credit and address:
        credit = f'<a href="{escape_attribute(address)}">{credit}</a>'
    return " ".join(filter(None, (escape_text(picture.caption), credit)))


def fields_file(request: ExportRequest, fields: GhostFields, files: tuple[ExportFile, ...]) -> ExportFile:
    """Return the fields as the file that lies beside the HTML."""
    about = request.article.furniture
    byline: list[Json] = [{"name": person.name, "role": person.role} for person in about.byline]
    values: dict[str, Json] = {
        "format": FORMAT,
        "revision": request.revision,
        "draft": request.draft,
        "byline": byline,
        "pictures": [file.name for file in files],
        "post": dict(fields.values),
    }
    content = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return ExportFile(f"{stem(about.slug)}.ghost.json", content.encode("utf-8", "replace"), "application/json")
