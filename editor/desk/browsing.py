"""Browsing: pages of the desk list, its filters with their counts, and the search as somebody types."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.article.library_values import ArticleSummary, Order, Selection
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import readiness
from editor.desk.desk import Desk

PAGE = 200  # rows; 0.8 ms to read, and more than any screen shows
HITS = 50
_ALL = 10_000_000  # more than a library holds


class Filter(StrEnum):
    """A choice of stories that somebody often wants."""

    ALL = "all"
    MINE = "mine"
    NEEDS_ATTRIBUTION = "needs attribution"
    NEEDS_ADS = "needs ads"
    NEEDS_EMBEDS = "needs embeds"
    STALE = "stale"
    READY = "ready"
    PUBLISHED = "published"
    CHANGED = "changed since published"


@dataclass(frozen=True, slots=True)
class View:
    """What the desk list shows: a filter, a desk (empty for all), an order, and words to search for."""

    filter: Filter = Filter.ALL
    section: str = ""
    order: Order = Order.UPDATED
    words: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many stories each filter has, and how many each of the newsroom's desks.

    A filter that has no sense under the rules of the house is left out. Of `unjudged` stories it is not known yet
    whether they are ready (`readiness.judge` finds out).
    """

    filters: dict[Filter, int]
    sections: dict[str, int]
    unjudged: int = 0


def selection(desk: Desk, chosen: Filter, section: str = "") -> Selection:
    """Return which stories of the library a filter means; `readiness` knows which of the approved ones are ready."""
    selections = {
        Filter.ALL: Selection(),
        Filter.MINE: Selection(person=desk.person),
        Filter.NEEDS_ATTRIBUTION: Selection(needs=(Part.ATTRIBUTION,)),
        Filter.NEEDS_ADS: Selection(needs=(Part.ADS,)),
        Filter.NEEDS_EMBEDS: Selection(needs=(Part.EMBEDS,)),
        Filter.STALE: Selection(stale=desk.required_parts or tuple(Part)),
        Filter.READY: Selection(states=(State.IN_REVIEW,), approved=desk.required_parts),
        Filter.PUBLISHED: Selection(states=(State.PUBLISHED,)),
        Filter.CHANGED: Selection(changed_since_out=True),
    }
    return replace(selections[chosen], desk=section)


def filters(desk: Desk) -> tuple[Filter, ...]:
    """Return the filters that have a sense under the rules of the house: what needs no approval waits for none."""
    needs = {Filter.NEEDS_ATTRIBUTION: Part.ATTRIBUTION, Filter.NEEDS_ADS: Part.ADS, Filter.NEEDS_EMBEDS: Part.EMBEDS}
    required = desk.required_parts
    return tuple(chosen for chosen in Filter if chosen not in needs or needs[chosen] in required)


def page(desk: Desk, view: View, offset: int = 0) -> tuple[ArticleSummary, ...]:
    """Return a page of rows: of the list, or the first hits of the search, those changed last first."""
    if view.filter is Filter.READY:
        return _ready_page(desk, view, offset)
    chosen = selection(desk, view.filter, view.section)
    if not view.words.strip():
        return desk.library.articles.list(chosen, PAGE, offset, view.order)
    if offset:
        return ()
    return tuple(hit.summary for hit in desk.library.search.newest(view.words, HITS, chosen))


def slugs(desk: Desk, view: View) -> tuple[str, ...]:
    """Return the slugs of all that a view shows: of a search, its first hits."""
    if view.words.strip():
        return tuple(row.slug for row in page(desk, view))
    if view.filter is Filter.READY:
        return tuple(row.slug for row in readiness.ready(desk, view.section, view.order))
    chosen = selection(desk, view.filter, view.section)
    return tuple(row.slug for row in desk.library.articles.list(chosen, _ALL, 0, view.order))


def _ready_page(desk: Desk, view: View, offset: int) -> tuple[ArticleSummary, ...]:
    """Return a page of the stories that are known to be ready."""
    found, _ = readiness.known(desk, readiness.candidates(desk, view.section, view.order))
    if view.words.strip():
        chosen = selection(desk, view.filter, view.section)
        hits = {hit.summary.id for hit in desk.library.search.newest(view.words, HITS, chosen)}
        found = tuple(one for one in found if one.id in hits)
    return found[offset : offset + PAGE]


def counts(desk: Desk, section: str = "") -> Counts:
    """Return how many stories each filter and each desk has."""
    *_, counted = counting(desk, section)
    assert counted is not None
    return counted


def counting(desk: Desk, section: str = "") -> Iterator[Counts | None]:
    """Count filter by filter, each a step of 1 to 5 ms in 100,000 stories; the last step gives the counts."""
    articles = desk.library.articles
    found, unjudged = readiness.known(desk, readiness.candidates(desk, section))
    counted: dict[Filter, int] = {}
    for chosen in filters(desk):
        is_ready = chosen is Filter.READY
        counted[chosen] = len(found) if is_ready else articles.count(selection(desk, chosen, section))
        yield None
    yield Counts(counted, articles.count_by_desk(), unjudged)
