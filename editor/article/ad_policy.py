"""An ad policy: the rules by which placements are judged and suggested. What each rule means stands in docs/ads.md."""

from dataclasses import dataclass
from enum import StrEnum

from editor.article.ads import LABEL, AdPlacement, Size


class Kind(StrEnum):
    """What may stand beside an ad; corrections and credits are found in the story's records and by their words."""

    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST = "list"
    HEADING = "heading"
    PICTURE = "picture"
    EMBED = "embed"
    TABLE = "table"
    DIVIDER = "divider"
    RAW = "raw"
    CORRECTION = "correction"
    CREDIT = "credit"


PROSE = (Kind.PARAGRAPH, Kind.QUOTATION, Kind.LIST)
BETTER_ADS_LIMIT = (
    30  # per cent of the main content's height; https://www.betterads.org/mobile-ad-density-higher-than-30/
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that placements may have: its name, the sizes that fit, and how many of it a story takes (0: any)."""

    name: str
    sizes: tuple[Size, ...]
    most: int = 0


@dataclass(frozen=True, slots=True)
class AdPolicy:
    """The rules; blocks are those of the kinds in `counted`, words those of paragraphs, quotations and lists.

    `most` 0 sets no limit, `density` 0 judges none. `labels` are pairs of language and label, the first one for every
    language that has none.
    """

    name: str
    title: str = ""
    story_blocks: int = 0
    story_words: int = 0
    sensitive: bool = False
    most: int = 0
    blocks_before: int = 0
    blocks_between: int = 1
    words_between: int = 0
    blocks_after: int = 1
    after: tuple[Kind, ...] = PROSE
    before: tuple[Kind, ...] = PROSE
    counted: tuple[Kind, ...] = PROSE
    split_quotations: bool = False
    density: int = BETTER_ADS_LIMIT
    labels: tuple[tuple[str, str], ...] = (("en", LABEL),)
    slots: tuple[Slot, ...] = (Slot("article", (Size(300, 250),)),)

    def slot(self, name: str) -> Slot | None:
        """Return the slot with a name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def label(self, language: str) -> str:
        """Return the label above an ad in a story of a language (a tag such as `de-AT`)."""
        primary = language.replace("_", "-").split("-")[0].lower()
        return dict(self.labels).get(primary, self.labels[0][1])

    def placement(self, marker_id: str, slot: Slot, language: str) -> AdPlacement:
        """Return the record of a placement of a slot."""
        return AdPlacement(marker_id, slot.name, slot.sizes, self.label(language))
