"""What a sending would give the CMS, as rows, and the words for sites, times and how a post stands."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from editor.desk.sending import Prospect
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
