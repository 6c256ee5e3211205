"""The target `page`: the story as a page that stands alone. It runs no script and makes no request."""

from editor.article.body import Block
from editor.article.canonical import Json
from editor.article.syndication import SearchEngines
from editor.exporting import links, notes
from editor.exporting.ad_server import slot_list
from editor.exporting.description import description
from editor.exporting.export import (
    Carries,
    Export,
    ExportRequest,
    Target,
    degraded,
    distinct,
    encode,
    lost,
    publishable,
    table_losses,
)
from editor.exporting.features import Feature
from editor.exporting.fragment import compose
from editor.exporting.furniture import byline_text
from editor.exporting.html import FOR_READERS
from editor.exporting.html import HEEDS as HTML_HEEDS
from editor.exporting.phrases import direction, language_tag, machine_date, phrases
from editor.exporting.pictures import as_data
from editor.exporting.structured_data import in_script, news_article
from editor.exporting.templates import fill, resource

CARRIES: Carries = {
    **FOR_READERS,
    Feature.PRESENTATION: degraded("No CMS stands behind the page, so a post that is left to one is a static figure."),
    Feature.REMOTE_PICTURES: degraded("A picture at an address is a link, since the page fetches nothing."),
    Feature.COUNTER: lost(
        "The page makes no request, so the counter that the licence asks for is left out. Export “html”, or let the "
        "page call the counter in the settings."
    ),
}


def head(request: ExportRequest, blocks: tuple[Block, ...]) -> dict[str, object]:
    """Return what the head of the page says to networks and search engines."""
    article = request.article
    about = article.furniture
    graph = {
        "og:type": "article",
        "og:title": about.headline or about.slug,
        "og:description": description(article, blocks),
        "og:site_name": request.settings.site_name,
        "og:locale": language_tag(about.language).replace("-", "_"),
        "article:published_time": machine_date(about.published_at),
        "article:modified_time": machine_date(about.updated_at),
        "article:section": about.desk,
    }
    return {
        "title": about.headline or about.slug,
        "description": description(article, blocks),
        "author": ", ".join(person.name for person in about.byline if not person.role) or byline_text(article),
        "no_index": request.draft or notes.search_engines(request) is SearchEngines.NOINDEX,
        "canonical": notes.canonical(request),
        "graph": [(name, content) for name, content in graph.items() if content],
        "tags": about.keywords,
    }


def structured_data(request: ExportRequest, blocks: tuple[Block, ...]) -> dict[str, Json]:
    """Return what search engines read of the story: https://schema.org/creativeWorkStatus says that it is withdrawn."""
    values = news_article(request.article, blocks, request.settings)
    return {**values, "creativeWorkStatus": "Withdrawn"} if request.is_withdrawn else values


def render(request: ExportRequest) -> Export:
    """Return the story as a page that stands alone."""
    request, withheld = publishable(request)
    article, settings = request.article, request.settings
    fragment = compose(request, as_data, fetches=False, target=TARGET.name)
    counter = links.web_address(article.syndication.duties.counter) if article.syndication else ""
    calls_counter = settings.counter_on_page and not links.is_script(counter)
    values = {
        "language": language_tag(article.furniture.language) or "und",
        "direction": direction(article.furniture.language),
        "head": head(request, fragment.blocks),
        "draft": phrases(article.furniture.language).draft if request.draft else "",
        "style": resource("page.css"),
        "data": in_script(structured_data(request, fragment.blocks)),
        "site_name": settings.site_name,
        "site_address": links.web_address(settings.site_address),
        "frame_hosts": " ".join(f"https://{host}" for host in fragment.frame_hosts),
        "counter_host": links.origin(counter) if calls_counter else "",
        "article": fragment.html,
    }
    known = table_losses(CARRIES, article, fragment.blocks)
    if calls_counter:
        known = tuple(loss for loss in known if loss.what != Feature.COUNTER.value)
    losses = distinct([*withheld, *known, *fragment.losses])
    return Export(encode(fill("page.html", values)), losses, slot_list(request, fragment.blocks))


HEEDS = {
    **HTML_HEEDS,
    "ads=scaip": degraded("A page that stands alone runs no shortcode, so a slot is an element."),
    "embeds=cms": degraded("A page that stands alone has no CMS to embed a post, so it is a static figure."),
}
TARGET = Target("page", "Page that stands alone", "text/html", "page.html", CARRIES, render, HEEDS)
