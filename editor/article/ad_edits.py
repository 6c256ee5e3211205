"""Edits of placements: put in, moved, taken away, or all at once, as the text of the gaps between blocks.

A gap is rewritten as a whole, from the end of one block to the start of the next, so a marker never stands inside a
paragraph, a quotation or a list, and every other character stays.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from editor.article import body, edits
from editor.article.ad_places import Places
from editor.article.ad_policy import AdPolicy
from editor.article.ad_verdicts import free_slot
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.edits import Edit
from editor.article.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Changed:
    """Edits of the body, and the article after them."""

    edits: tuple[Edit, ...]
    article: Article


def rewrite(places: Places, gaps: Mapping[int, Sequence[str]], records: Iterable[AdPlacement]) -> Changed:
    """Return the edits that leave just these markers in some gaps, with the records of the article after them."""
    changes = _changes(places, gaps)
    text = edits.apply(places.article.body, changes)
    return Changed(changes, replace(places.article, body=text, ads=tuple(records)))


def _changes(places: Places, gaps: Mapping[int, Sequence[str]]) -> tuple[Edit, ...]:
    return tuple(
        _write(places, gap, ids)
        for gap, ids in sorted(gaps.items())
        if [marker.block.id for marker in places.markers_in(gap)] != list(ids)
    )


def _write(places: Places, gap: int, ids: Sequence[str]) -> Edit:
    start, end = places.span(gap)
    lines = [body.marker("ad", marker_id) for marker_id in ids]
    is_last = gap == places.last
    if not places.blocks:
        return Edit(start, end, "".join(f"{line}\n" for line in lines))
    words = "\n\n".join([*([""] if gap else []), *lines, *([] if is_last else [""])])
    if is_last:
        words += "\n" if lines or places.article.body.endswith("\n") else ""
    elif gap and not lines:
        words = "\n\n"
    return Edit(start, end, words)


def new_id(places: Places, taken: Iterable[str] = ()) -> str:
    """Return an id that neither a record nor a marker of the story has."""
    known = {*(ad.id for ad in places.article.ads), *(marker.block.id for marker in places.markers), *taken}
    number = 1
    while f"ad-{number}" in known:
        number += 1
    return f"ad-{number}"


def place(places: Places, gap: int, policy: AdPolicy, marker_id: str = "") -> Changed:
    """Return the story with one placement more in a gap: of the first slot that has room, else of the first one."""
    article = places.article
    taken = Counter(ad.slot for ad in article.ads)
    slot = free_slot(policy, taken) or policy.slots[0]
    known = article.ad(marker_id) if marker_id else None
    record = known or policy.placement(marker_id or new_id(places), slot, article.furniture.language)
    here = [marker.block.id for marker in places.markers_in(gap)]
    records = article.ads if known else (*article.ads, record)
    return rewrite(places, {gap: [*here, record.id]}, records)


def move(places: Places, marker_id: str, gap: int) -> Changed:
    """Return the story with a placement in another gap; raises UnknownName where no marker has the id."""
    gaps = _without(places, marker_id)
    gaps[gap] = [*gaps.get(gap, [one.block.id for one in places.markers_in(gap)]), marker_id]
    if places.markers and gap == _marker_gap(places, marker_id):
        return Changed((), places.article)
    return rewrite(places, gaps, places.article.ads)


def take_away(places: Places, marker_id: str) -> Changed:
    """Return the story without a placement: its marker, wherever it stands, and its record."""
    gaps = _without(places, marker_id) if any(one.block.id == marker_id for one in places.markers) else {}
    return rewrite(places, gaps, (ad for ad in places.article.ads if ad.id != marker_id))


def taking_away(places: Places, marker_id: str) -> tuple[Article, tuple[Edit, ...]]:
    """Return the story without a placement's record, and the edits that then take its marker from the body."""
    ads = tuple(ad for ad in places.article.ads if ad.id != marker_id)
    return replace(places.article, ads=ads), _changes(places, _without(places, marker_id))


def amend(article: Article, record: AdPlacement) -> Article:
    """Return the story with another record in the place of the one with the same id, or one more."""
    if article.ad(record.id) is None:
        return replace(article, ads=(*article.ads, record))
    return replace(article, ads=tuple(record if ad.id == record.id else ad for ad in article.ads))


def _marker_gap(places: Places, marker_id: str) -> int:
    for marker in places.markers:
        if marker.block.id == marker_id:
            return marker.gap
    raise UnknownName(f"No ad marker “{marker_id}” stands in the text.")


def _without(places: Places, marker_id: str) -> dict[int, list[str]]:
    _marker_gap(places, marker_id)
    gaps = {one.gap for one in places.markers if one.block.id == marker_id}
    return {gap: [one.block.id for one in places.markers_in(gap) if one.block.id != marker_id] for gap in sorted(gaps)}


def strayed(before: Places, after: Places) -> tuple[tuple[str, str], ...]:
    """Return the markers that an edit of the text took from between their neighbours: id, and what happened in words.

    A marker keeps its place as long as one of its two neighbours is the one it had, or only words inside both changed.
    """
    now = {marker.block.id: marker.gap for marker in after.markers}
    out = []
    for marker in before.markers:
        marker_id = marker.block.id
        if marker_id not in now:
            out.append((marker_id, "went with the text that was deleted"))
        elif not _keeps(before, marker.gap, after, now[marker_id]):
            out.append((marker_id, "stands between other paragraphs now"))
    return tuple(out)


def _keeps(before: Places, gap: int, after: Places, now: int) -> bool:
    def beside(places: Places, at: int) -> tuple[str | None, str | None]:
        above = places.blocks[at - 1].source if at else None
        return above, places.blocks[at].source if at < places.last else None

    old, new = beside(before, gap), beside(after, now)
    if old[0] == new[0] or old[1] == new[1]:
        return True
    return gap == now and before.last == after.last
