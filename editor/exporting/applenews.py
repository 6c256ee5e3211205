"""The target `applenews`: the story as Apple News Format's article.json, with the request's metadata beside it.

https://developer.apple.com/documentation/applenewsformat: one column of text in the system's faces, so that nothing of
a channel's own look is decided here. Ads are settings of a channel since version 1.25, so slots are dropped.
"""

import json
from collections.abc import Mapping

from editor.article import body
from editor.article.body import Block
from editor.article.canonical import Json
from editor.article.syndication import CreditPlace
from editor.exporting import furniture, html, notes
from editor.exporting.apple_components import Bundle, Components, apple_html, text
from editor.exporting.data_dates import seconds
from editor.exporting.description import description
from editor.exporting.export import (
    CARRIED,
    Carriage,
    Carries,
    Export,
    ExportFile,
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
from editor.exporting.fragment import lost_records
from editor.exporting.phrases import language_tag, phrases
from editor.exporting.pictures import Shelf
from editor.exporting.profile import Position
from editor.exporting.serialise import escape_text
from editor.exporting.write import stem

VERSION = "1.7"  # of every component that is used; the newest one asks nothing more of them
CARRIES: Carries = {
    **html.CARRIES,
    Feature.DESK: lost("A section is chosen by its address on the channel when an article is uploaded."),
    Feature.DATES: degraded("A day without a time of day is told in words alone, as the metadata know moments only."),
    Feature.RAW_HTML: degraded("Of an HTML block the words stay, with the few tags that Apple News shows."),
    Feature.KEPT_TEXT: degraded("Text with kept spaces is set as it is, in the face of the text."),
    Feature.ADS: lost("Where ads stand is a setting of the whole channel in Apple News."),
    Feature.ADS_OFF: lost("Whether ads are shown is a setting of the whole channel in Apple News."),
    Feature.SENSITIVE: lost("Apple News is not told that a story is sensitive; say it when you upload it."),
    Feature.AD_POLICY: lost("The name of the ad policy stays in the library."),
    Feature.STATE: degraded("Readers are told in a sentence what became of a post."),
    Feature.PRESENTATION: degraded("A post that is left to the CMS is its network’s component where there is one."),
    Feature.COUNTER: lost("Apple News calls nobody, so the counter that the licence asks for is left out."),
    Feature.SEARCH_ENGINES: degraded("The original’s address is told as canonical; there is no noindex."),
    Feature.EMBARGO: lost("Embargo and expiry stay in the library; upload the article when it is over."),
    Feature.LINKS: degraded("Links to the web and to mail addresses stay; those within a site lead nowhere there."),
}
HEEDS: Mapping[str, Carriage] = {
    "ads": lost("Where ads stand is a setting of the whole channel in Apple News."),
    "ad_unit": lost("Where ads stand is a setting of the whole channel in Apple News."),
    "embeds": CARRIED,
    "embeds=click-to-load": degraded("Apple News has no frame that waits for a click, so posts are static."),
    "networks": CARRIED,
    "embed_hosts": lost("Apple News loads no post on a click."),
    "citations": CARRIED,
    "search_engines": CARRIED,
    "search_engines=noindex": lost("Apple News knows no noindex."),
    "credit": CARRIED,
    "corrections": CARRIED,
    "footer": CARRIED,
}
_MOST_WORDS = 50  # keywords; developer.apple.com/documentation/applenewsformat/metadata
_STYLES: Json = {
    "default-title": {"fontSize": 32, "lineHeight": 38, "fontWeight": "bold"},
    "body": {"fontSize": 18, "lineHeight": 27},
    "heading": {"fontSize": 22, "lineHeight": 28, "fontWeight": "bold"},
    "kicker": {"fontSize": 14, "lineHeight": 18, "fontWeight": "bold", "textTransform": "uppercase"},
    "intro": {"fontSize": 20, "lineHeight": 28},
    "quote": {"fontSize": 20, "lineHeight": 28, "fontStyle": "italic"},
    "small": {"fontSize": 14, "lineHeight": 20, "textColor": "#5A5A5F"},
}


def _head(request: ExportRequest) -> list[Json]:
    """Return what stands over the text: draft, kicker, headline, standfirst, byline with dates."""
    article = request.article
    about, words = article.furniture, phrases(article.furniture.language)
    dates = " · ".join(f"{one['before']}{one['words']}" for one in furniture.dates(article))
    line = " · ".join(filter(None, (furniture.byline_text(article), dates)))
    made: list[Json] = []
    if request.draft:
        made.append(text("body", f"<p><strong>{escape_text(words.draft)}</strong></p>", "body"))
    if about.kicker:
        made.append(text("heading", escape_text(about.kicker), "kicker"))
    if about.headline:
        made.append(text("title", escape_text(about.headline), "default-title"))
    if about.standfirst:
        made.append(text("intro", escape_text(about.standfirst), "intro"))
    if line:
        made.append(text("byline", escape_text(line), "small"))
    return made


def _components(request: ExportRequest, made: Components, blocks: tuple[Block, ...]) -> list[Json]:
    article, words = request.article, phrases(request.article.furniture.language)
    credit = furniture.credit_html(article)
    credits_: list[Json] = [text("body", f"<p>{credit}</p>", "small")] if credit else []
    corrected: list[Json] = [
        text("body", f"<p>{escape_text(line)}</p>", "small") for line in furniture.correction_lines(article)
    ]
    at_top = notes.credit_place(request) is CreditPlace.TOP
    corrected_first = notes.corrections_place(request) is Position.TOP
    told = made.of_text(blocks)
    sources: list[Json] = []
    if section := made.cited.section():
        sources = [text("heading2", escape_text(words.sources), "heading"), text("body", _listed(section), "small")]
    footer = apple_html(notes.footer_html(request.profile))
    return [
        *_head(request),
        *(credits_ if at_top else []),
        *(corrected if corrected_first else []),
        *told,
        *sources,
        *([] if corrected_first else corrected),
        *([] if at_top else credits_),
        *([text("body", footer, "small")] if footer else []),
    ]


def _listed(section: str) -> str:
    """Return the list of a section, without the heading that is a component of its own."""
    return apple_html(section[section.index("<ol") :] if "<ol" in section else section)


def _metadata(request: ExportRequest, blocks: tuple[Block, ...]) -> dict[str, Json]:
    article = request.article
    about = article.furniture
    values: dict[str, Json] = {
        "authors": _worded(tuple(one.name for one in about.byline)),
        "canonicalURL": notes.canonical(request),
        "datePublished": seconds(about.published_at),
        "dateModified": seconds(about.updated_at),
        "excerpt": description(article, blocks),
        "keywords": _worded(about.keywords),
        "syndicated": True if article.syndication is not None else None,
        "generatorName": "Copydesk",
        "generatorIdentifier": "copydesk",
    }
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _worded(words: tuple[str, ...]) -> list[Json]:
    """Return words that say something, at most as many as Apple News takes."""
    said: list[Json] = [word for word in words if word.strip()]
    return said[:_MOST_WORDS]


def _upload(request: ExportRequest) -> ExportFile:
    """Return what the Apple News API is told beside the article: a draft is a preview, a withdrawn story hidden."""
    data: Json = {"isPreview": request.draft, "isHidden": request.is_withdrawn}
    content = json.dumps({"data": data}, indent=2) + "\n"
    name = f"{stem(request.article.furniture.slug)}.applenews.metadata.json"
    return ExportFile(name, content.encode(), "application/json")


def render(request: ExportRequest) -> Export:
    """Return the story as an article.json, its pictures and the upload's metadata as files beside it."""
    request, withheld = publishable(request)
    article = request.article
    bundle = Bundle()
    shelf = Shelf(request, bundle.place, fetches=True, target=TARGET.name)
    blocks: tuple[Block, ...] = body.parse(article.body)
    made = Components(request, shelf)
    document: dict[str, Json] = {
        "version": VERSION,
        "identifier": stem(article.furniture.slug)[:64],
        "language": language_tag(article.furniture.language) or "en",
        "title": article.furniture.headline or article.furniture.slug,
        "layout": {"columns": 7, "width": 1024, "margin": 70, "gutter": 20},
        "documentStyle": {"backgroundColor": "#FFFFFF"},
        "components": _components(request, made, blocks),
        "componentTextStyles": _STYLES,
        "metadata": _metadata(request, blocks),
    }
    if article.furniture.standfirst:
        document["subtitle"] = article.furniture.standfirst
    losses = [
        *withheld,
        *table_losses(CARRIES, article, blocks),
        *notes.duty_losses(request),
        *made.cited.losses,
        *shelf.losses,
        *lost_records(article, blocks),
    ]
    pictures = tuple(bundle.files[name] for name in sorted(bundle.files))
    content = encode(json.dumps(document, ensure_ascii=False, indent=2))
    return Export(content, distinct(losses), (*pictures, _upload(request)))


TARGET = Target("applenews", "Apple News", "application/json", "applenews.json", CARRIES, render, HEEDS)
