"""What a sending would do, as rows: what stands in its way, what goes to the CMS, what it cannot carry."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from editor.article.part import Part
from editor.desk.refusals import Refusal, RefusalKind
from editor.desk.sending import Prospect
from editor.exporting.export import Loss
from editor.ui.row_list import Row

STATUS_WORDS = {
    "draft": "Draft",
    "pending": "Pending",
    "publish": "Published",
    "published": "Published",
    "future": "Scheduled",
    "scheduled": "Scheduled",
    "private": "Private",
}
STATUS_MEANS = {
    "draft": "seen by its editors alone",
    "pending": "waits for an editor there",
    "publish": "out at once",
}
_PART_WORDS = {Part.ATTRIBUTION: "Attribution", Part.ADS: "Ads", Part.EMBEDS: "Embeds"}
_ICONS = {
    RefusalKind.STATE: "inbox",
    RefusalKind.MISSING: "approve",
    RefusalKind.STALE: "refresh",
    RefusalKind.OWN_WORK: "people",
    RefusalKind.FINDING: "error",
    RefusalKind.TROUBLE: "warning",
}


def site_words(site: str) -> str:
    """Return a site’s address as it is shown: without what every address begins with."""
    return site.partition("://")[2].rstrip("/") or site


def moment_words(time: str) -> str:
    """Return a time of the library (ISO 8601, UTC) as a person here reads it."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    shown = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(shown, "d MMMM yyyy, HH:mm")


def reason_rows(refusals: tuple[Refusal, ...]) -> list[Row]:
    """Return a row for each reason why the story may not go; the key is its number."""
    return [
        Row(
            str(number),
            _PART_WORDS[one.part] if one.part is not None else _about(one.kind),
            words=one.sentence,
            icon=_ICONS[one.kind],
            tone="danger" if one.kind in {RefusalKind.FINDING, RefusalKind.TROUBLE} else "warning",
            tip=one.sentence,
        )
        for number, one in enumerate(refusals)
    ]


def _about(kind: RefusalKind) -> str:
    return {RefusalKind.STATE: "State", RefusalKind.FINDING: "Check"}.get(kind, "Not allowed")


def going_rows(prospect: Prospect) -> list[Row]:
    """Return a row for each thing that the CMS is given."""
    parcel, last = prospect.parcel, prospect.last
    status = parcel.status.value
    if last is None:
        post = Row("post", "A new post", STATUS_MEANS[status], icon="new", pill=STATUS_WORDS[status], tone="accent")
    else:
        there = str(last.details.get("status", ""))
        told = f"sent by {last.person}, {moment_words(last.time)}"
        post = Row(
            "post",
            "The post there is changed",
            told,
            icon="refresh",
            pill=STATUS_WORDS.get(there, there),
            tone="accent",
        )
    rows = [post, Row("slug", "Slug", parcel.slug, icon="link")]
    rows.append(_listed("categories", "Categories", parcel.categories, "those that the site gives every post"))
    rows.append(_listed("tags", "Tags", parcel.tags, "none"))
    excerpt = Row("excerpt", "Excerpt", "" if parcel.excerpt else "none", parcel.excerpt, icon="note")
    rows.append(excerpt if parcel.excerpt else Row("excerpt", "Excerpt", "none", icon="note", muted=True))
    rows.append(_pictures(prospect))
    return rows


def _listed(key: str, title: str, names: tuple[str, ...], nothing: str) -> Row:
    if not names:
        return Row(key, title, nothing, icon="tag", muted=True)
    return Row(key, title, ", ".join(names), icon="tag")


def _pictures(prospect: Prospect) -> Row:
    pictures = prospect.parcel.pictures
    if not pictures:
        return Row("pictures", "Pictures", "none", icon="image", muted=True)
    known = sum(one.digest in prospect.parcel.known.pictures for one in pictures)
    count = "1 picture" if len(pictures) == 1 else f"{len(pictures)} pictures"
    told = f"{count}, {'all' if known == len(pictures) else known} there already" if known else count
    featured = next((one for one in pictures if one.digest == prospect.parcel.featured), None)
    words = f"Featured: {featured.alternative or featured.name}" if featured is not None else ""
    return Row("pictures", "Pictures", told, words, icon="image")


def loss_rows(losses: tuple[Loss, ...]) -> list[Row]:
    """Return a row for each thing that the CMS does not get as it stands."""
    return [
        Row(str(number), loss.what[:1].upper() + loss.what[1:], words=loss.why, tip=loss.why)
        for number, loss in enumerate(losses)
    ]
