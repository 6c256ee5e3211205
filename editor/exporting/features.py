"""The features that an article can have: what each target must say it carries, degrades or loses."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from editor.article import body, inline
from editor.article.article import Article
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, List, Quote, Raw, Table
from editor.article.correction import Correction
from editor.article.embeds import Embed as EmbedRecord
from editor.article.embeds import PostState, Presentation
from editor.article.inline import Citation, Code, Inline, LineBreak, Link, Styled
from editor.article.syndication import Duties, SearchEngines


class Feature(StrEnum):
    """One thing that an article can have, by the name that a person reads."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    ROLES = "roles in the byline"
    DATELINE = "dateline"
    DESK = "desk"
    LANGUAGE = "language"
    KEYWORDS = "keywords"
    NOTE = "note to editors"
    DATES = "times of publication"
    HEADINGS = "headings"
    QUOTES = "block quotations"
    LISTS = "lists"
    TABLES = "tables"
    DIVIDERS = "dividers"
    RAW_HTML = "HTML blocks"
    KEPT_TEXT = "text with kept spaces"
    EMPHASIS = "emphasis"
    CODE = "words in a typewriter face"
    LINE_BREAKS = "kept line breaks"
    LINKS = "links"
    ASSET_LINKS = "links to files of the library"
    CITATIONS = "citations"
    PICTURES = "pictures of the library"
    REMOTE_PICTURES = "pictures at an address"
    PICTURE_CREDITS = "credits of pictures"
    SOURCES = "sources"
    DECISIONS = "decisions on quotations"
    ADS = "ad slots"
    ADS_OFF = "ads switched off"
    SENSITIVE = "sensitive story"
    AD_POLICY = "ad policy"
    EMBEDS = "posts"
    SCREENSHOTS = "screenshots of posts"
    CAPTURES = "who captured a post and when"
    STATE = "state of a post"
    PRESENTATION = "presentation of a post"
    CREDIT = "credit"
    SYNDICATION = "terms of syndication"
    COUNTER = "counter of the licence"
    SEARCH_ENGINES = "what search engines are told"
    EMBARGO = "embargo and expiry"
    CORRECTIONS = "corrections"
    CORRECTION_DETAILS = "what a correction changed"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is looked up once for all features."""

    article: Article
    blocks: frozenset[type[Block]]
    pieces: frozenset[type[Inline]]
    images: tuple[Image, ...]
    languages: frozenset[str]
    links: tuple[str, ...]

    @property
    def duties(self) -> Duties:
        return self.article.syndication.duties if self.article.syndication else Duties()


@lru_cache(maxsize=4_096)
def _pieces(source: str) -> tuple[frozenset[type[Inline]], tuple[str, ...]]:
    """Return the kinds of inline markup in a block and the addresses of its links."""
    stretches = [part for block in body.parse(source) for part in body.stretches(block)]
    found = [piece for part in stretches for piece in inline.walk(inline.read(part.text))]
    return frozenset(map(type, found)), tuple(piece.address for piece in found if isinstance(piece, Link))


def _facts(article: Article, blocks: tuple[Block, ...]) -> _Facts:
    found = [_pieces(block.source) for block in blocks]
    return _Facts(
        article,
        frozenset(map(type, blocks)),
        frozenset().union(*(kinds for kinds, _ in found)),
        tuple(block for block in blocks if isinstance(block, Image)),
        frozenset("html" if block.language == "html" else "" for block in blocks if isinstance(block, Raw)),
        tuple(address for _, addresses in found for address in addresses),
    )


def _is_of_library(address: str) -> bool:
    return address.lower().startswith("asset:")


def _has_details(correction: Correction) -> bool:
    return bool(correction.wrong or correction.right or correction.approved_by)


def _has_captures(embed: EmbedRecord) -> bool:
    return len(embed.captures) > 1 or bool(embed.latest.captured_by or embed.latest.captured_at) or embed.private_person


def _has_terms(facts: _Facts) -> bool:
    syndication = facts.article.syndication
    if syndication is None:
        return False
    told_elsewhere = replace(
        Duties(),
        counter=facts.duties.counter,
        search_engines=facts.duties.search_engines,
        embargo_until=facts.duties.embargo_until,
        expires_at=facts.duties.expires_at,
    )
    known = bool(syndication.authors or syndication.licence or syndication.profile)
    return known or facts.duties != told_elsewhere


def _has_credit(facts: _Facts) -> bool:
    syndication = facts.article.syndication
    return syndication is not None and bool(syndication.credit_text or syndication.publisher or syndication.address)


_TESTS: dict[Feature, Callable[[_Facts], bool]] = {
    Feature.HEADLINE: lambda facts: bool(facts.article.furniture.headline),
    Feature.KICKER: lambda facts: bool(facts.article.furniture.kicker),
    Feature.STANDFIRST: lambda facts: bool(facts.article.furniture.standfirst),
    Feature.BYLINE: lambda facts: bool(facts.article.furniture.byline),
    Feature.ROLES: lambda facts: any(person.role for person in facts.article.furniture.byline),
    Feature.DATELINE: lambda facts: facts.article.furniture.dateline is not None,
    Feature.DESK: lambda facts: bool(facts.article.furniture.desk),
    Feature.LANGUAGE: lambda facts: bool(facts.article.furniture.language),
    Feature.KEYWORDS: lambda facts: bool(facts.article.furniture.keywords),
    Feature.NOTE: lambda facts: bool(facts.article.furniture.ednote),
    Feature.DATES: lambda facts: bool(facts.article.furniture.published_at or facts.article.furniture.updated_at),
    Feature.HEADINGS: lambda facts: Heading in facts.blocks,
    Feature.QUOTES: lambda facts: Quote in facts.blocks,
    Feature.LISTS: lambda facts: List in facts.blocks,
    Feature.TABLES: lambda facts: Table in facts.blocks,
    Feature.DIVIDERS: lambda facts: Divider in facts.blocks,
    Feature.RAW_HTML: lambda facts: "html" in facts.languages,
    Feature.KEPT_TEXT: lambda facts: "" in facts.languages,
    Feature.EMPHASIS: lambda facts: Styled in facts.pieces,
    Feature.CODE: lambda facts: Code in facts.pieces,
    Feature.LINE_BREAKS: lambda facts: LineBreak in facts.pieces,
    Feature.LINKS: lambda facts: any(not _is_of_library(address) for address in facts.links),
    Feature.ASSET_LINKS: lambda facts: any(map(_is_of_library, facts.links)),
    Feature.CITATIONS: lambda facts: Citation in facts.pieces,
    Feature.PICTURES: lambda facts: any(_is_of_library(image.target) for image in facts.images),
    Feature.REMOTE_PICTURES: lambda facts: any(not _is_of_library(image.target) for image in facts.images),
    Feature.PICTURE_CREDITS: lambda facts: bool(facts.article.pictures),
    Feature.SOURCES: lambda facts: bool(facts.article.sources),
    Feature.DECISIONS: lambda facts: bool(facts.article.decisions),
    Feature.ADS: lambda facts: Ad in facts.blocks or bool(facts.article.ads),
    Feature.ADS_OFF: lambda facts: facts.article.ad_settings.off is not None,
    Feature.SENSITIVE: lambda facts: facts.article.ad_settings.sensitive is not None,
    Feature.AD_POLICY: lambda facts: facts.article.ad_settings.policy != "house",
    Feature.EMBEDS: lambda facts: Embed in facts.blocks or bool(facts.article.embeds),
    Feature.SCREENSHOTS: lambda facts: any(embed.latest.screenshot for embed in facts.article.embeds),
    Feature.CAPTURES: lambda facts: any(map(_has_captures, facts.article.embeds)),
    Feature.STATE: lambda facts: any(embed.state is not PostState.UNKNOWN for embed in facts.article.embeds),
    Feature.PRESENTATION: lambda facts: any(embed.presentation is Presentation.CMS for embed in facts.article.embeds),
    Feature.CREDIT: _has_credit,
    Feature.SYNDICATION: _has_terms,
    Feature.COUNTER: lambda facts: bool(facts.duties.counter),
    Feature.SEARCH_ENGINES: lambda facts: facts.duties.search_engines is not SearchEngines.NOTHING,
    Feature.EMBARGO: lambda facts: bool(facts.duties.embargo_until or facts.duties.expires_at),
    Feature.CORRECTIONS: lambda facts: bool(facts.article.corrections),
    Feature.CORRECTION_DETAILS: lambda facts: any(map(_has_details, facts.article.corrections)),
}


def present(article: Article, blocks: tuple[Block, ...]) -> tuple[Feature, ...]:
    """Return the features that an article with these blocks has, in the order of their definition."""
    facts = _facts(article, blocks)
    return tuple(feature for feature in Feature if _TESTS[feature](facts))


def forget() -> None:
    """Empty the cache, so that a measurement begins cold."""
    _pieces.cache_clear()
