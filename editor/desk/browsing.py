"""Browsing: pages of the desk list, its filters with their counts, and the search as somebody types."""

from dataclasses import dataclass
from enum import StrEnum

from editor.article.library_values import ArticleSummary, Order, Selection
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk.desk import Desk

PAGE = 200  # rows; 0.8 ms to read, and more than any screen shows
HITS = 50


class Filter(StrEnum):
    """A choice of stories that somebody often wants."""

    ALL = "all"
    MINE = "mine"
    NEEDS_ATTRIBUTION = "needs attribution"
    NEEDS_ADS = "needs ads"
    READY = "ready"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class View:
    """What the desk list shows: a filter, a desk (empty for all), an order, and words to search for."""

    filter: Filter = Filter.ALL
    section: str = ""
    order: Order = Order.UPDATED
    words: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many stories each filter has, and how many each of the newsroom's desks."""

    filters: dict[Filter, int]
    sections: dict[str, int]


def selection(desk: Desk, chosen: Filter, section: str = "") -> Selection:
    """Return which stories of the library a filter means; a story is ready when it is approved but not out."""
    selections = {
        Filter.ALL: Selection(),
        Filter.MINE: Selection(person=desk.person),
        Filter.NEEDS_ATTRIBUTION: Selection(needs=(Part.ATTRIBUTION,)),
        Filter.NEEDS_ADS: Selection(needs=(Part.ADS,)),
        Filter.READY: Selection(states=(State.IN_REVIEW,), approved=desk.required_parts),
        Filter.PUBLISHED: Selection(states=(State.PUBLISHED,)),
    }
    found = selections[chosen]
    return Selection(found.states, section, found.person, found.needs, found.approved)


def page(desk: Desk, view: View, offset: int = 0) -> tuple[ArticleSummary, ...]:
    """Return a page of rows: of the list, or the first hits of the search, those changed last first."""
    chosen = selection(desk, view.filter, view.section)
    if not view.words.strip():
        return desk.library.articles.list(chosen, PAGE, offset, view.order)
    if offset:
        return ()
    return tuple(hit.summary for hit in desk.library.search.newest(view.words, HITS, chosen))


def counts(desk: Desk, section: str = "") -> Counts:
    """Return how many stories each filter and each desk has."""
    articles = desk.library.articles
    filters = {chosen: articles.count(selection(desk, chosen, section)) for chosen in Filter}
    return Counts(filters, articles.count_by_desk())
