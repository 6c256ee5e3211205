"""What stands in the way of an export and what it would not carry, as rows: of one story, or of many together."""

from collections import Counter
from collections.abc import Iterable, Sequence

from editor.article.part import Part
from editor.checks.registry import BY_CODE
from editor.desk.output import Prospect
from editor.desk.refusals import Refusal, RefusalKind
from editor.exporting.export import Loss
from editor.ui.kit import Row
from editor.ui.review.review_words import PART_WORDS

MOST = 300  # rows of a kind; who has more mends some first
_PART_ICONS = {Part.ATTRIBUTION: "cite", Part.ADS: "ad", Part.EMBEDS: "embed"}
_ICONS = {RefusalKind.STATE: "inbox", RefusalKind.FINDING: "error", RefusalKind.TROUBLE: "warning"}


def about(refusal: Refusal) -> str:
    """Return in a word or two what a refusal is about."""
    if refusal.part is not None:
        return PART_WORDS[refusal.part]
    if refusal.kind is RefusalKind.FINDING:
        check = BY_CODE.get(refusal.code)
        return check.called if check is not None else refusal.code
    return "State" if refusal.kind is RefusalKind.STATE else "Trouble"


def reason_row(key: str, refusal: Refusal, story: str = "") -> Row:
    """Return the row of a reason, with the story that it is about where there are many."""
    return Row(
        key,
        about(refusal),
        story,
        refusal.sentence,
        icon=_PART_ICONS[refusal.part] if refusal.part is not None else _ICONS[refusal.kind],
        tone="danger" if refusal.kind in {RefusalKind.FINDING, RefusalKind.TROUBLE} else "warning",
        tip=refusal.sentence,
    )


def reason_rows(prospects: Sequence[Prospect], *, many: bool) -> list[Row]:
    """Return a row for each reason, whose key is the place of the story and of the reason in it: `0:2`."""
    return [
        reason_row(f"{number}:{at}", refusal, prospect.headline or prospect.slug if many else "")
        for number, prospect in enumerate(prospects)
        for at, refusal in enumerate(prospect.refusals)
    ][:MOST]


def reason_of(prospects: Sequence[Prospect], key: str) -> tuple[Prospect, Refusal] | None:
    """Return the story and the reason of a row."""
    number, _, at = key.partition(":")
    if not at:
        return None
    prospect = prospects[int(number)]
    return prospect, prospect.refusals[int(at)]


def loss_rows(losses: Iterable[tuple[Loss, ...]], *, many: bool) -> list[Row]:
    """Return a row for each loss; of many stories, the same one is one row that says how many have it."""
    counts = Counter(loss for of_one in losses for loss in dict.fromkeys(of_one))
    ordered = counts.most_common(MOST) if many else list(counts.items())[:MOST]
    return [
        Row(
            str(number),
            loss.what[:1].upper() + loss.what[1:],
            words=loss.why,
            pill=("1 story" if count == 1 else f"{count:,} stories") if many else "",
            tip=loss.why,
        )
        for number, (loss, count) in enumerate(ordered)
    ]
