"""The target `ans`: the story as Arc XP's ANS, each element by the schema of its own kind.

Schemas: github.com/washingtonpost/ans-schema. A story's schema asks of its elements no more than a type, so an element
that Arc cannot show passes it; the tests hold each to its own. ANS has no ad: a slot is a `custom_embed`.
"""

import json
from collections.abc import Mapping

from editor.article import body
from editor.article.article import Article
from editor.article.body import Block
from editor.article.canonical import Json
from editor.article.syndication import SearchEngines
from editor.exporting import html, links, notes
from editor.exporting.ad_server import slot_list
from editor.exporting.ans_elements import VERSION, Elements, correction_elements
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
from editor.exporting.fragment import COUNTER_SCRIPT, lost_records
from editor.exporting.furniture import byline_text, credit_text
from editor.exporting.phrases import language_tag, phrases
from editor.exporting.pictures import Folder, Shelf
from editor.exporting.write import stem

CARRIES: Carries = {
    **html.CARRIES,
    Feature.ROLES: degraded("The role stands beside a name in the credits; the byline’s own words are data."),
    Feature.DATES: degraded("A day without a time of day is data beside the story, as ANS knows moments only."),
    Feature.EMBARGO: degraded("The embargo is a restriction where it has its offset; the expiry is data beside it."),
    Feature.LINE_BREAKS: degraded("A kept line break is an element of HTML inside of a text."),
    Feature.CREDIT: degraded("The credit is a text at its place, and the publisher the distributor."),
    Feature.KEPT_TEXT: degraded("Text with kept spaces is an element of code."),
    Feature.PRESENTATION: degraded("A post that is left to the CMS is a reference that Arc resolves by its address."),
}
HEEDS: Mapping[str, Carriage] = {
    **html.HEEDS,
    "ads=newspack": degraded("Newspack’s block is WordPress’s; a slot is a custom_embed."),
    "ads=scaip": degraded("The shortcode is WordPress’s; a slot is a custom_embed."),
    "ads=comments": degraded("ANS has no comments; a slot is a custom_embed."),
}


def told(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _credits(article: Article) -> dict[str, Json]:
    by: list[Json] = [told({"type": "author", "name": one.name, "role": one.role}) for one in article.furniture.byline]
    return {"by": by} if by else {}


def _taxonomy(article: Article) -> dict[str, Json]:
    about = article.furniture
    tags: list[Json] = [{"type": "tag", "text": word} for word in about.keywords if word.strip()]
    # A section needs its id in the site, which is not known here; its name is data beside the story.
    return told({"tags": tags, "seo_keywords": [word for word in about.keywords if word.strip()]})


def _distributor(article: Article) -> dict[str, Json]:
    syndication = article.syndication
    name = (syndication.publisher or links.host(syndication.address)) if syndication else ""
    return {"mode": "custom", "name": name, "category": "wires"} if name else {}


def _restrictions(article: Article) -> dict[str, Json]:
    until = seconds(article.syndication.duties.embargo_until) if article.syndication else ""
    return {"embargo": {"active": True, "end_time": until}} if until else {}


def _note(request: ExportRequest) -> str:
    words = phrases(request.article.furniture.language)
    if request.is_withdrawn:
        return words.withdrawn
    return words.draft if request.draft else ""


def _beside(request: ExportRequest) -> dict[str, Json]:
    """Return what ANS has no trait for, under a name of our own, where Arc keeps what it does not know."""
    article = request.article
    about, line, settings = article.furniture, article.furniture.dateline, article.ad_settings
    syndication = article.syndication
    duties = syndication.duties if syndication else None
    values: dict[str, Json] = {
        "draft": request.draft,
        "withdrawn": request.is_withdrawn,
        "byline": byline_text(article),
        "section": about.desk,
        "published_at": about.published_at,
        "updated_at": about.updated_at,
        "agency": line.agency if line else "",
        "ad_policy": settings.policy,
        "ads_off": settings.off is not None,
        "sensitive": settings.sensitive is not None,
        "licence": syndication.licence if syndication else "",
        "search_engines": engines.value
        if (engines := notes.search_engines(request)) is not SearchEngines.NOTHING
        else "",
        "embargo_until": duties.embargo_until if duties else "",
        "expires_at": duties.expires_at if duties else "",
        "counter": links.web_address(duties.counter) if duties else "",
    }
    kept = {name: value for name, value in values.items() if value not in ("", False)}
    return {"copydesk": kept} if kept else {}


def _status(request: ExportRequest) -> dict[str, Json]:
    """Return Arc's workflow status: 1 is a draft there; of what may leave the receiving desk decides."""
    return {"status_code": 1, "note": _note(request)} if request.draft or request.is_withdrawn else {}


def _story(request: ExportRequest, elements: list[Json]) -> dict[str, Json]:
    article = request.article
    about, line, syndication = article.furniture, article.furniture.dateline, article.syndication
    credit = credit_text(syndication, phrases(about.language)) if syndication else ""
    values: dict[str, Json] = {
        "type": "story",
        "version": VERSION,
        "language": language_tag(about.language),
        "slug": stem(about.slug),
        "headlines": told({"basic": about.headline}),
        "subheadlines": told({"basic": about.standfirst}),
        "description": told({"basic": about.standfirst}),
        "label": {"basic": {"text": about.kicker, "display": True}} if about.kicker else {},
        "credits": _credits(article),
        "taxonomy": _taxonomy(article),
        "location": line.place if line else "",
        "created_date": seconds(about.published_at),
        "first_publish_date": seconds(about.published_at),
        "display_date": seconds(about.published_at),
        "last_updated_date": seconds(about.updated_at),
        "copyright": credit,
        "canonical_url_external": notes.canonical(request),
        "distributor": _distributor(article),
        "source": told(
            {
                "system": "copydesk",
                "source_id": about.slug,
                "name": syndication.publisher if syndication else "",
                "edit_url": links.web_address(syndication.address) if syndication else "",
            }
        ),
        "content_restrictions": _restrictions(article),
        "syndication": {"search": False} if notes.search_engines(request) is SearchEngines.NOINDEX else {},
        "revision": told({"revision_id": request.revision, "published": False if request.draft else None}),
        "editor_note": _note(request),
        "workflow": _status(request),
        "corrections": correction_elements(article),
        "content_elements": elements,
        "additional_properties": _beside(request),
    }
    return {name: value for name, value in values.items() if name == "content_elements" or value not in ("", [], {})}


def render(request: ExportRequest) -> Export:
    """Return the story as one ANS document, its pictures as files beside it."""
    request, withheld = publishable(request)
    article = request.article
    folder = Folder(request.settings.picture_folder)
    shelf = Shelf(request, folder.place, fetches=True, target=TARGET.name)
    blocks: tuple[Block, ...] = body.parse(article.body)
    elements = Elements(request, shelf)
    content = json.dumps(_story(request, elements.all_of(blocks)), ensure_ascii=False, indent=2)
    counter = links.web_address(article.syndication.duties.counter) if article.syndication else ""
    losses = [
        *withheld,
        *table_losses(CARRIES, article, blocks),
        *notes.duty_losses(request),
        *elements.cited.losses,
        *shelf.losses,
        *lost_records(article, blocks),
        *([COUNTER_SCRIPT] if links.is_script(counter) else []),
    ]
    pictures = tuple(folder.files[name] for name in sorted(folder.files))
    return Export(encode(content), distinct(losses), (*pictures, *slot_list(request, blocks)))


TARGET = Target("ans", "Arc XP (ANS)", "application/json", "ans.json", CARRIES, render, HEEDS)
