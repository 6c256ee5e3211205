"""What a target is given and what it gives: request, export, losses, and the table of what it carries."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from editor.article import confidential
from editor.article.article import Article
from editor.article.body import Block
from editor.article.kill import KillNotice
from editor.exporting.features import Feature, present
from editor.exporting.profile import DEFAULT, Engines, Profile
from editor.exporting.withdrawal import notice_article


class Carried(StrEnum):
    """How far a target carries a feature."""

    CARRIED = "carried"
    DEGRADED = "degraded"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Carriage:
    """How a target carries one feature; `how` says what becomes of a feature that is degraded or lost."""

    carried: Carried = Carried.CARRIED
    how: str = ""


CARRIED = Carriage()
PASSED_OVER = Carriage(Carried.LOST, "This format has no place for it, so the export is as it is without.")
Carries = Mapping[Feature, Carriage]


def degraded(how: str) -> Carriage:
    """Return the carriage of a feature that arrives in another form."""
    return Carriage(Carried.DEGRADED, how)


def lost(how: str) -> Carriage:
    """Return the carriage of a feature that does not arrive."""
    return Carriage(Carried.LOST, how)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the library."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that an export does not carry, or not as it stands in the article."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file that goes with an export; `name` is its path from the folder of the export, with `/`."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Export:
    """What a target made of an article."""

    content: bytes
    losses: tuple[Loss, ...] = ()
    files: tuple[ExportFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What a newsroom sets for its exports.

    `site_name` and `site_address` stand on the standalone page; `counter_on_page` lets that page call the licence's
    counter, the one request it could make; `picture_folder` is where pictures lie beside an export.
    `corrections_at` is where corrections stand where the profile leaves it to the house: `top` or `foot`.
    """

    site_name: str = ""
    site_address: str = ""
    counter_on_page: bool = False
    picture_folder: str = "pictures"
    corrections_at: str = "foot"


def _nothing(_digest: str) -> Asset | None:
    return None


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """An article to export; `assets` gives the file of the library that has a SHA-256, or None.

    `kill` is there for a story that was withdrawn: unless it is a draft, the notice leaves in the story's place.
    """

    article: Article
    revision: str = ""
    draft: bool = False
    assets: Mapping[str, Asset] | Callable[[str], Asset | None] = _nothing
    settings: ExportSettings = ExportSettings()
    profile: Profile = DEFAULT
    kill: KillNotice | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Return whether the notice of a withdrawn story leaves, and not the story."""
        return self.kill is not None and not self.draft

    def asset(self, digest: str) -> Asset | None:
        """Return a file of the library by its SHA-256, or None where it is missing."""
        return self.assets.get(digest) if isinstance(self.assets, Mapping) else self.assets(digest)


Render = Callable[[ExportRequest], Export]


@dataclass(frozen=True, slots=True)
class Target:
    """An export format; `extension` has no dot in front and differs for each target, so that files never meet.

    `heeds` says what the target does with the options of a profile, by field (`footer`) or by field and value
    (`ads=scaip`); what it does not name it passes over.
    """

    name: str
    title: str
    media_type: str
    extension: str
    carries: Carries
    render: Render
    heeds: Mapping[str, Carriage] = field(default_factory=lambda: MappingProxyType({}))

    def heeding(self, name: str, value: object) -> Carriage:
        """Return what becomes of an option of a profile that has a value."""
        return self.heeds.get(f"{name}={value}") or self.heeds.get(name) or PASSED_OVER


WITHDRAWN = Loss("the story", "It was withdrawn, so the notice leaves in its place.")


def withdrawn(request: ExportRequest) -> ExportRequest:
    """Return the request of a withdrawn story with the notice as its article, hidden from search engines.

    Any other request is returned as it is. A target that renders what this gives honours a kill; one whose format has a
    field for the state of a story sets that by `request.is_withdrawn` too.
    """
    if request.kill is None or request.draft:
        return request
    profile = replace(request.profile, search_engines=Engines.NOINDEX, footer="")
    return replace(request, article=notice_article(request.article, request.kill), profile=profile)


def publishable(request: ExportRequest) -> tuple[ExportRequest, tuple[Loss, ...]]:
    """Return the request with the article as it may leave the library, and a loss for each thing kept back.

    Of a withdrawn story that is its notice.
    """
    if request.is_withdrawn:
        return withdrawn(request), (WITHDRAWN,)
    withheld = tuple(Loss("what stays in the library", sentence) for sentence in confidential.withheld(request.article))
    article = confidential.publishable(request.article)
    return (request if article is request.article else replace(request, article=article)), withheld


def table_losses(carries: Carries, article: Article, blocks: tuple[Block, ...]) -> tuple[Loss, ...]:
    """Return a loss for each feature that an article has and a target does not carry as it is."""
    return tuple(
        Loss(feature.value, carries[feature].how)
        for feature in present(article, blocks)
        if carries[feature].carried is not Carried.CARRIED
    )


def distinct(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Return the losses in order, each once."""
    return tuple(dict.fromkeys(losses))


def encode(text: str) -> bytes:
    """Return a text as it is exported: NFC, UTF-8, LF, with a line feed at its end."""
    # In NFC the end of a tag and a combining stroke after it are one sign, which is the end of no tag.
    text = text.replace(">\u0338", ">&#824;")
    return (unicodedata.normalize("NFC", text).rstrip("\n") + "\n").encode("utf-8", "replace")
