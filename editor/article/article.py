"""The article: furniture, body, sources, ads, embeds, syndication and corrections, as one frozen value."""

from dataclasses import dataclass, replace
from enum import StrEnum

from editor.article.ads import AdPlacement, AdSettings
from editor.article.correction import Correction
from editor.article.embeds import Embed
from editor.article.sources import Source
from editor.article.syndication import Syndication


@dataclass(frozen=True, slots=True)
class Byline:
    """One person of the byline; an empty role is the writer's."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where (and, if the text says so, when and by which agency) a story was filed: `LIMA, Peru (AP) —`."""

    place: str
    agency: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the body; `ednote` never leaves the library.

    `published_at` and `updated_at` are ISO 8601 as far as the text told them (a date, or a time with its offset).
    """

    slug: str
    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    byline: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    desk: str = ""
    language: str = "en"
    keywords: tuple[str, ...] = ()
    ednote: str = ""
    published_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the library knows of a picture beside the alternative text and caption that stand in the body."""

    asset: str
    credit: str = ""
    address: str = ""


class Waiver(StrEnum):
    """What somebody decided about a quotation, beside giving it a source."""

    WAIVED = "waived"
    NO_QUOTATION = "no quotation"
    QUOTATION = "quotation"  # against the rules, which take it for a scare quote or a title


@dataclass(frozen=True, slots=True)
class QuotationDecision:
    """A decision about one quotation, found again by its words (white space folded) and their count in the story.

    `before` and `after` are the words beside it, by which it is found where its own are edited or stand there twice.
    """

    words: str
    waiver: Waiver
    by: str
    reason: str = ""
    occurrence: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class IgnoredFinding:
    """A finding that somebody looked at and let stand, found again by its code, its words and their count."""

    code: str
    words: str
    by: str
    reason: str
    occurrence: int = 1
    at: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One story. The Markdown in `body` is the document; records are tied to it by markers and citations.

    `kept_as_prose` holds the words of paragraphs that somebody looked at and found to be no post (`embed_edits`).
    """

    furniture: Furniture
    body: str = ""
    sources: tuple[Source, ...] = ()
    decisions: tuple[QuotationDecision, ...] = ()
    syndication: Syndication | None = None
    ad_settings: AdSettings = AdSettings()
    ads: tuple[AdPlacement, ...] = ()
    embeds: tuple[Embed, ...] = ()
    pictures: tuple[Picture, ...] = ()
    corrections: tuple[Correction, ...] = ()
    kept_as_prose: tuple[str, ...] = ()
    ignored: tuple[IgnoredFinding, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Return whether nothing was written in it; a slug and a language are not written."""
        language = self.furniture.language
        return not self.body.strip() and replace(self, furniture=replace(self.furniture, slug=""), body="") == Article(
            Furniture("", language=language)
        )

    def source(self, key: str) -> Source | None:
        """Return the source with a key, or None."""
        return next((source for source in self.sources if source.key == key), None)

    def ad(self, marker_id: str) -> AdPlacement | None:
        """Return the ad placement that a marker names, or None."""
        return next((ad for ad in self.ads if ad.id == marker_id), None)

    def embed(self, marker_id: str) -> Embed | None:
        """Return the embed that a marker names, or None."""
        return next((embed for embed in self.embeds if embed.id == marker_id), None)
