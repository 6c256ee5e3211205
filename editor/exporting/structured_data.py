"""schema.org's NewsArticle of a story as JSON-LD: who wrote it, whose it was, what it rests on, its corrections."""

import json
from collections.abc import Iterator, Mapping

from editor.article import body, edits
from editor.article.article import Article
from editor.article.body import Block, Embed, Image
from editor.article.canonical import Json
from editor.article.embeds import Embed as EmbedRecord
from editor.article.ledger import LedgerEntry, ledger
from editor.article.sources import Source, SourceKind
from editor.article.text import count_words
from editor.exporting import links, notes
from editor.exporting.export import ExportSettings
from editor.exporting.furniture import creative_commons, credit_text
from editor.exporting.phrases import language_tag, machine_date, phrases
from editor.exporting.posts import author_of

# Of a person only the name of who spoke is told, with the words; of these kinds the source itself is something to read.
_READABLE: Mapping[SourceKind, str] = {SourceKind.DOCUMENT: "CreativeWork", SourceKind.POST: "SocialMediaPosting"}
_SPEAKERS: Mapping[SourceKind, str] = {SourceKind.PERSON: "Person", SourceKind.BODY: "Organization"}

# What may not stand in a script element: its end, a comment's begin, and JavaScript's own line ends.
_IN_SCRIPT = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def _without_nothing(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _texts(values: list[str]) -> list[Json]:
    return [value for value in values if value]


def _cited_keys(text: str) -> list[str]:
    """Return the keys that the body cites, each once, in order."""
    return list(dict.fromkeys(one.key for _, citation in edits.citations(text) for one in citation.cited))


def _cited_works(article: Article) -> list[Json]:
    """Return the documents and posts, on the record, that the body cites."""
    works: list[Json] = []
    for key in _cited_keys(article.body):
        source = article.source(key)
        if source is None or source.is_confidential or source.kind not in _READABLE:
            continue
        publisher: Json = {"@type": "Organization", "name": source.organisation} if source.organisation else None
        work = {"@type": _READABLE[source.kind], "name": source.name, "url": notes.public_address(source)}
        works.append(_without_nothing({**work, "publisher": publisher}))
    return works


def _speaker(source: Source) -> Json:
    affiliation: Json = {"@type": "Organization", "name": source.organisation} if source.organisation else None
    values = {"@type": _SPEAKERS.get(source.kind, "Person"), "name": source.name, "jobTitle": source.role}
    if source.kind is not SourceKind.PERSON:
        return _without_nothing({"@type": values["@type"], "name": source.name})
    return _without_nothing({**values, "affiliation": affiliation})


def _quotation(entry: LedgerEntry, article: Article) -> Json:
    """Return a quotation whose source a person confirmed and who spoke on the record; None for any other."""
    source = article.source(entry.source) if entry.source else None
    if source is None or source.is_confidential or source.kind not in _SPEAKERS or not source.name:
        return None
    return {"@type": "Quotation", "text": entry.text, "creator": _speaker(source)}


def _post(record: EmbedRecord) -> Json:
    capture = record.latest
    author = author_of(capture)
    return _without_nothing(
        {
            "@type": "SocialMediaPosting",
            "text": capture.words,
            "author": {"@type": "Person", "name": author} if author else None,
            "datePublished": machine_date(capture.posted_at),
            "url": links.web_address(record.address or capture.address),
            "inLanguage": language_tag(capture.language),
        }
    )


def _outermost(entries: tuple[LedgerEntry, ...]) -> Iterator[LedgerEntry]:
    """Yield the quotations that stand in no other."""
    end = 0
    for entry in entries:
        if entry.start >= end:
            end = entry.end
            yield entry


def _parts(article: Article, blocks: tuple[Block, ...]) -> list[Json]:
    quotations = (_quotation(entry, article) for entry in _outermost(ledger(article, blocks)))
    records = (article.embed(block.id) for block in blocks if isinstance(block, Embed))
    return [part for part in quotations if part] + [_post(record) for record in records if record]


def _corrections(article: Article) -> list[Json]:
    return [
        _without_nothing(
            {"@type": "CorrectionComment", "text": one.text, "datePublished": machine_date(one.date)},
        )
        for one in article.corrections
    ]


def _syndication(article: Article) -> dict[str, Json]:
    syndication = article.syndication
    if syndication is None:
        return {}
    name = syndication.publisher or links.host(syndication.address)
    return {
        "sourceOrganization": {"@type": "NewsMediaOrganization", "name": name} if name else None,
        "creditText": credit_text(syndication, phrases(article.furniture.language)),
        "isBasedOn": links.web_address(syndication.address),
        "license": creative_commons(syndication.licence),
        "copyrightHolder": {"@type": "Organization", "name": syndication.publisher} if syndication.publisher else None,
    }


def news_article(article: Article, blocks: tuple[Block, ...], settings: ExportSettings) -> dict[str, Json]:
    """Return the NewsArticle of a story; what it does not have is left out."""
    about = article.furniture
    pictures = [links.web_address(block.target) for block in blocks if isinstance(block, Image)]
    line = about.dateline
    values: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": about.headline,
        "alternativeHeadline": about.kicker,
        "description": about.standfirst,
        "inLanguage": language_tag(about.language),
        "keywords": _texts(list(about.keywords)),
        "articleSection": about.desk,
        "dateline": ", ".join(part for part in (line.place, line.date) if part) if line else "",
        "datePublished": machine_date(about.published_at),
        "dateModified": machine_date(about.updated_at),
        "author": [{"@type": "Person", "name": person.name} for person in about.byline if not person.role],
        "contributor": [
            {"@type": "Role", "roleName": person.role, "contributor": {"@type": "Person", "name": person.name}}
            for person in about.byline
            if person.role
        ],
        "image": _texts(pictures),
        "publisher": {"@type": "NewsMediaOrganization", "name": settings.site_name} if settings.site_name else None,
        **_syndication(article),
        "citation": _cited_works(article),
        "correction": _corrections(article),
        "hasPart": _parts(article, blocks),
        "wordCount": _word_count(blocks),
    }
    return _without_nothing(values)


def _word_count(blocks: tuple[Block, ...]) -> int:
    return count_words(text for block in blocks if body.is_prose(block) for text in body.plain_texts(block))


def in_script(values: Mapping[str, Json]) -> str:
    """Return JSON-LD as it may stand in a script element, whatever the texts hold."""
    return json.dumps(values, ensure_ascii=False, indent=1).translate(_IN_SCRIPT)
