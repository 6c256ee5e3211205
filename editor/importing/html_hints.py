"""What a page says of itself: JSON-LD, meta elements, links, and elements marked as author or time."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator

from editor.article.canonical import Json
from editor.article.text import fold_spaces
from editor.importing.html_pictures import is_pixel
from editor.importing.html_tree import Document, Element
from editor.importing.post_words import texts
from editor.importing.reading import Hints

_STORY_TYPES = re.compile(r"(?:\w*News\w*Article|ReportageNewsArticle|Article|BlogPosting|LiveBlogPosting|Report)$")
_PAGE_TYPES = re.compile(r"(?:WebPage|ItemPage|VideoObject)$")
_MOST_SCRIPTS = 20
_LARGEST_SCRIPT = 1_000_000  # characters
_COUNTER_SCRIPT = re.compile(r"https?://(?:pixel|counter)\.", re.IGNORECASE)
_MOST_NODES = 2_000  # of JSON-LD that are looked at
_ROLE = re.compile(r"^(?:by|von|por|par|di|przez|door)\s+", re.IGNORECASE)

# In the order of how well sites keep them.
_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "title", "headline"),
    "standfirst": ("og:description", "description", "twitter:description", "dc.description"),
    "published_at": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "pubdate", "parsely-pub-date", "sailthru.date", "publish-date", "article.published",
    ),
    "updated_at": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dc.date.modified"),
    "canonical": ("og:url", "parsely-link"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "copyright"),
    "language": ("content-language", "language", "dc.language", "og:locale"),
    "keywords": ("news_keywords", "keywords", "parsely-tags", "sailthru.tags"),
    "byline": ("author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"),
}  # fmt: skip


def read_hints(document: Document) -> Hints:
    """Return what a page says of itself; what it does not say is empty."""
    meta = _meta(document)
    story = _story(document)

    def first(name: str) -> str:
        return next((meta[key] for key in _META[name] if meta.get(key)), "")

    publisher = _name(story.get("publisher")) or first("publisher")
    title = _title(document)
    return Hints(
        headline=_text(story.get("headline")) or _without_site(first("headline") or title, publisher),
        standfirst=_text(story.get("description")) or first("standfirst"),
        byline=_byline(document, story, meta),
        published_at=_text(story.get("datePublished")) or first("published_at") or _published(document),
        updated_at=_text(story.get("dateModified")) or first("updated_at"),
        canonical=_canonical(document) or first("canonical") or _address(story),
        publisher=publisher,
        language=_language(document) or _text(story.get("inLanguage")) or first("language").replace("_", "-"),
        keywords=_keywords(story.get("keywords")) or _keywords(first("keywords")),
        counters=_counters(document),
    )


def _meta(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in document.elements:
        if element.name == "meta" and (content := fold_spaces(element.get("content"))):
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(attribute).lower():
                    found.setdefault(name, content)
    return found


def _story(document: Document) -> dict[str, Json]:
    """Return the JSON-LD object that describes the story; an empty one where there is none."""
    best: dict[str, Json] = {}
    scripts = [
        element
        for element in document.elements
        if element.name == "script" and "ld+json" in element.get("type").lower()
    ]
    for script in scripts[:_MOST_SCRIPTS]:
        for node in _nodes(document.text[script.inner : min(script.content_end, script.inner + _LARGEST_SCRIPT)]):
            kinds = node.get("@type")
            names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
            if any(_STORY_TYPES.match(name) for name in names):
                return node
            if not best and any(_PAGE_TYPES.match(name) for name in names):
                best = node
    return {key: value for key, value in best.items() if key in {"inLanguage", "datePublished", "dateModified"}}


def _nodes(source: str) -> Iterator[dict[str, Json]]:
    """Yield the objects of a JSON-LD script, outer ones first."""
    source = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", source)
    try:
        queue: deque[Json] = deque([json.loads(source, strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.popleft()
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            yield node
            queue.extend(
                node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in node
            )


def _text(value: Json) -> str:
    """Return a JSON-LD text: its own, or the first of a list; markup and entities in it are read."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return ""
    return fold_spaces(html.unescape(re.sub(r"<[^>]{0,500}>", "", value)))


def _name(value: Json) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(story: dict[str, Json]) -> str:
    page = story.get("mainEntityOfPage")
    address = _text(page.get("@id")) if isinstance(page, dict) else _text(page)
    address = address or _text(story.get("url"))
    return address if address.startswith("http") else ""


def _keywords(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        value = list(value.split(","))
    if not isinstance(value, list):
        return ()
    found = [_name(one) for one in value[:100]]
    return tuple(dict.fromkeys(one for one in found if one and len(one) <= 80))


def _byline(document: Document, story: dict[str, Json], meta: dict[str, str]) -> tuple[str, ...]:
    authors = story.get("author") or story.get("creator")
    names = [_name(one) for one in (authors if isinstance(authors, list) else [authors])]
    if not any(names):
        value = next((meta[key] for key in _META["byline"] if meta.get(key) and "://" not in meta[key]), "")
        names = re.split(r"\s*[,;]\s+|\s+(?:and|und|y|et)\s+", value)
    if not any(names):
        names = [" ".join(texts(document, one)) for one in _marked(document, "author")][:10]
    cleaned = (_ROLE.sub("", fold_spaces(name)) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and len(name) <= 100))


def _marked(document: Document, relation: str) -> Iterator[Element]:
    """Yield the elements of a page that are marked as its author."""
    for element in document.elements:
        if not element.attributes or element.name in {"link", "meta", "head", "body"}:
            continue
        if relation in element.get("rel").lower().split() or element.get("itemprop") == relation:
            yield element


def _published(document: Document) -> str:
    for element in document.elements:
        if element.name == "time" and element.get("datetime"):
            if "pubdate" in element.attributes or element.get("itemprop") == "datePublished":
                return element.get("datetime")
            if not {"published", "entry-date", "post-date", "date", "dt-published"}.isdisjoint(element.classes):
                return element.get("datetime")
    return ""


def _title(document: Document) -> str:
    for element in document.elements:
        if element.name == "title" and (element.parent is None or element.parent.name != "svg"):
            return fold_spaces(html.unescape(document.text[element.inner : element.content_end]))
    return ""


def _without_site(title: str, publisher: str) -> str:
    """Return a page's title without the site's name that many put behind it after a bar or dash."""
    if not publisher:
        return title
    found = re.match(rf"(.+?)\s*[|–—\-·»:]\s*(?:www\.)?{re.escape(publisher)}\s*$", title, re.IGNORECASE)
    return found[1] if found else title


def _counters(document: Document) -> tuple[str, ...]:
    """Return the addresses of pictures too small to be seen, and of scripts of counters: one may be a licence’s.

    ProPublica counts by a script at `pixel.propublica.org`, The Conversation by a picture at its `counter` host.
    """
    found = (
        one.get("src") or one.get("data-src")
        for one in document.elements
        if (one.name == "img" and is_pixel(one)) or (one.name == "script" and _COUNTER_SCRIPT.match(one.get("src")))
    )
    return tuple(dict.fromkeys(address for address in found if address.lower().startswith(("http://", "https://"))))


def _canonical(document: Document) -> str:
    for element in document.elements:
        if element.name == "link" and "canonical" in element.get("rel").lower().split():
            address = element.get("href")
            return address if address.startswith("http") else ""
    return ""


def _language(document: Document) -> str:
    root = next((element for element in document.elements if element.name == "html"), None)
    return root.get("lang") or root.get("xml:lang") if root else ""
