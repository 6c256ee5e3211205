"""What the panel of the ads lists: the story's blocks as thin lines, and the placements between them as cards."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from editor.article import body
from editor.article.ad_policy import Kind
from editor.article.ad_suggestions import How, Suggested, Suggestion
from editor.article.ad_verdicts import Judgement, Reason, Verdict
from editor.article.ads import AdPlacement
from editor.article.text import counted, fold_spaces

NOWHERE = -1  # the gap of a record without marker
_LONGEST = 120  # characters of a block that its line holds


class Shape(StrEnum):
    """How a row is painted."""

    BLOCK = "block"
    PLACEMENT = "placement"


@dataclass(frozen=True, slots=True)
class AdRow:
    """One row; `gap` is the one before a block, or the one that a placement stands in, `tone` a key of the pills.

    `is_free` tells that the policy would take a placement right above the row.
    """

    key: str
    shape: Shape
    gap: int
    title: str
    detail: str = ""
    since: str = ""
    note: str = ""
    icon: str = ""
    pill: str = ""
    tone: str = "neutral"
    is_free: bool = False
    tip: str = ""

    @property
    def marker_id(self) -> str:
        """Return the id of the placement, empty for a block."""
        return self.key.removeprefix("ad:") if self.shape is Shape.PLACEMENT else ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says of the row."""
        return ", ".join(filter(None, (self.title, self.pill, self.note, self.detail, self.since)))


_ICONS = {
    Kind.HEADING: "heading",
    Kind.LIST: "list",
    Kind.QUOTATION: "quote",
    Kind.PICTURE: "image",
    Kind.EMBED: "embed",
    Kind.DIVIDER: "divider",
}
_WORDLESS = {
    Kind.PICTURE: "Picture",
    Kind.EMBED: "Embedded post",
    Kind.DIVIDER: "Divider",
    Kind.TABLE: "Table",
    Kind.RAW: "HTML or kept text",
}
_HOW = {
    How.KEPT: ("Stays", "neutral"),
    How.MENDED: ("Mended", "accent"),
    How.MOVED: ("Moved", "accent"),
    How.ADDED: ("Added", "success"),
}


def key_of(marker_id: str) -> str:
    """Return the key of a placement's row."""
    return f"ad:{marker_id}"


def sizes_text(record: AdPlacement | None) -> str:
    """Return the sizes of a placement as words."""
    return ", ".join(f"{size.width}×{size.height}" for size in record.sizes) if record else ""


def rows(judged: Judgement, suggestion: Suggestion | None = None, *, with_blocks: bool = True) -> tuple[AdRow, ...]:
    """Return the rows of a story in order; those of a suggestion where one is given."""
    placed: dict[int, list[AdRow]] = {}
    if suggestion is None:
        for verdict in judged.placements:
            placed.setdefault(verdict.gap, []).append(_placement(judged, verdict))
    else:
        for one in suggestion.placements:
            placed.setdefault(one.gap, []).append(_suggested(judged, one))
        for verdict in judged.placements:
            if verdict.marker_id in suggestion.left_out:
                placed.setdefault(verdict.gap, []).append(_left_out(verdict))
    out: list[AdRow] = []
    for gap in range(judged.places.last + 1):
        out += placed.get(gap, ())
        if with_blocks and gap < judged.places.last:
            out.append(_block(judged, gap))
    return (*out, *(_unplaced(ad) for ad in judged.unplaced))


@lru_cache(maxsize=8_192)
def _words(source: str) -> str:
    """Return the first words of a block; read once for each text, as a long story has a thousand blocks."""
    blocks = body.parse(source[: 4 * _LONGEST])
    return fold_spaces(" ".join(body.plain_texts(blocks[0])))[:_LONGEST] if blocks else ""


def _block(judged: Judgement, number: int) -> AdRow:
    kind = judged.places.kinds[number]
    words = "" if kind in {Kind.EMBED, Kind.DIVIDER, Kind.TABLE} else _words(judged.places.blocks[number].source)
    gap = judged.gaps[number]
    title = words or _WORDLESS.get(kind, "")
    tip = "An ad could stand above this." if gap.holds else f"No ad above this. {gap.objections[0].sentence}"
    return AdRow(f"b:{number}", Shape.BLOCK, number, title, icon=_ICONS.get(kind, ""), is_free=gap.holds, tip=tip)


def _since(judged: Judgement, verdict: Verdict) -> str:
    first = verdict is judged.placements[0]
    where = "from the start" if first else "since the ad before"
    words = counted(judged.words_since(verdict), "word")
    return f"{counted(verdict.blocks_since, 'block')}, {words} {where}"


def _placement(judged: Judgement, verdict: Verdict) -> AdRow:
    record = verdict.record
    is_off = judged.places.article.ad_settings.off is not None  # told over the list, for all of them
    sentences = [one.sentence for one in verdict.objections if one.reason is not Reason.OFF]
    pill, tone = ("Refused", "warning") if sentences else ("Holds", "success")
    return AdRow(
        key_of(verdict.marker_id),
        Shape.PLACEMENT,
        verdict.gap,
        record.slot if record else verdict.marker_id,
        " · ".join(filter(None, (sizes_text(record), record.label if record else ""))),
        _since(judged, verdict),
        sentences[0] if sentences else "",
        "ad",
        "Ads off" if is_off else pill,
        "neutral" if is_off else tone,
        tip="\n".join(sentences) if len(sentences) > 1 else "",
    )


def _suggested(judged: Judgement, one: Suggested) -> AdRow:
    pill, tone = _HOW[one.how]
    detail = " · ".join((sizes_text(one.record), one.record.label))
    return AdRow(key_of(one.record.id), Shape.PLACEMENT, one.gap, one.record.slot, detail, "", "", "ad", pill, tone)


def _left_out(verdict: Verdict) -> AdRow:
    title = verdict.record.slot if verdict.record else verdict.marker_id
    return AdRow(
        key_of(verdict.marker_id),
        Shape.PLACEMENT,
        verdict.gap,
        title,
        "",
        "",
        verdict.sentence,
        "ad",
        "Left out",
        "danger",
    )


def _unplaced(ad: AdPlacement) -> AdRow:
    note = "It stands nowhere in the text; put it in at the caret, or remove it."
    return AdRow(
        key_of(ad.id), Shape.PLACEMENT, NOWHERE, ad.slot, sizes_text(ad), "", note, "warning", "Nowhere", "danger"
    )


def suggestion_words(suggestion: Suggestion) -> str:
    """Return in a few words what a suggestion does."""
    hows = [one.how for one in suggestion.placements]
    counts = [
        (hows.count(how), word) for how, word in ((How.ADDED, "added"), (How.MOVED, "moved"), (How.MENDED, "mended"))
    ]
    counts += [(len(suggestion.left_out), "left out"), (hows.count(How.KEPT), "as they are")]
    return ", ".join(f"{number} {word}" for number, word in counts if number)
