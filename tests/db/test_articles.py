"""The desk list: filters, orders, counts."""

import dataclasses

import pytest

from db.articles import _ORDERS
from db.library import Library
from db.summaries import conditions, source
from editor.article.article import Article
from editor.article.library_values import Order, Selection
from editor.article.part import Part
from editor.article.workflow import State
from tests.db.support import story


def on_desk(slug: str, desk: str, headline: str, body: str) -> Article:
    article = story(slug, headline, body)
    return dataclasses.replace(article, furniture=dataclasses.replace(article.furniture, desk=desk))


@pytest.fixture
def newsroom(library: Library) -> Library:
    """Four stories: c in review and its ads approved, d published."""
    a = library.create(on_desk("a", "news", "Zebra", "One two three."), "ana")
    library.create(on_desk("b", "sport", "apple", "One."), "ben")
    c = library.create(on_desk("c", "news", "Banana", "One two."), "ben")
    d = library.create(on_desk("d", "", "Cherry", "One two three four."), "cleo")
    library.move(d.article_id, "submit", State.DRAFT, State.IN_REVIEW, "cleo")
    library.move(d.article_id, "publish", State.IN_REVIEW, State.PUBLISHED, "cleo")
    library.move(c.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    library.approve(c.article_id, Part.ADS, c.revision.id, "mia")
    library.save(a.article_id, on_desk("a", "news", "Zebra", "One two three!"), a.revision.id, "cleo")
    return library


def test_a_stale_part_is_found_while_the_story_is_worked_on(newsroom: Library) -> None:
    story = newsroom.articles.get("c")
    newsroom.approve(story.summary.id, Part.ATTRIBUTION, story.summary.head, "mia")
    found = Selection(stale=(Part.ATTRIBUTION,))
    assert newsroom.articles.list(found) == ()
    newsroom.save(story.summary.id, on_desk("c", "news", "Other", "Words"), story.summary.head, "ana")
    assert [row.slug for row in newsroom.articles.list(found)] == ["c"]
    assert newsroom.articles.list(Selection(stale=(Part.ADS,))) == ()
    assert newsroom.articles.count(Selection(stale=tuple(Part), desk="sport")) == 0
    newsroom.move(story.summary.id, "spike", State.IN_REVIEW, State.SPIKED, "mia")
    assert newsroom.articles.list(found) == ()


@pytest.mark.parametrize(
    ("order", "slugs"),
    [
        (Order.UPDATED, "acdb"),
        (Order.CREATED, "dcba"),
        (Order.SLUG, "abcd"),
        (Order.HEADLINE, "bcda"),
        (Order.WORDS, "dacb"),
        (Order.STATE, "abcd"),
        (Order.DESK, "dacb"),
    ],
)
def test_orders(newsroom: Library, order: Order, slugs: str) -> None:
    assert "".join(row.slug for row in newsroom.articles.list(order=order)) == slugs


@pytest.mark.parametrize(
    ("selection", "slugs"),
    [
        (Selection(), "acdb"),
        (Selection(states=(State.DRAFT,)), "ab"),
        (Selection(states=(State.IN_REVIEW, State.PUBLISHED)), "cd"),
        (Selection(states=(State.IN_REVIEW, State.DRAFT)), "acb"),
        (Selection(states=tuple(State)), "acdb"),
        (Selection(states=(State.PUBLISHED,), needs=(Part.ADS,)), ""),
        (Selection(states=(State.DRAFT,), needs=(Part.ADS,), desk="sport", person="ben"), "b"),
        (Selection(desk="news"), "ac"),
        (Selection(desk="news", states=(State.DRAFT,)), "a"),
        (Selection(person="cleo"), "ad"),
        (Selection(person="ben"), "cb"),
        (Selection(needs=(Part.ADS,)), "ab"),
        (Selection(needs=(Part.ADS, Part.ATTRIBUTION)), "acb"),
        (Selection(approved=(Part.ADS,)), "c"),
        (Selection(approved=(Part.ADS, Part.EMBEDS)), ""),
        (Selection(desk="x' OR 1 --"), ""),
    ],
)
def test_selections(newsroom: Library, selection: Selection, slugs: str) -> None:
    assert "".join(row.slug for row in newsroom.articles.list(selection)) == slugs
    assert newsroom.articles.count(selection) == len(slugs)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(needs=(Part.ADS,)),
        Selection(stale=(Part.ADS,)),
        Selection(states=(State.DRAFT, State.IN_REVIEW)),
        Selection(desk="news"),
    ],
)
def test_no_selection_sorts_what_it_selects(newsroom: Library, selection: Selection) -> None:
    where, parameters = conditions(selection)
    query = f"EXPLAIN QUERY PLAN SELECT a.id FROM {source(selection)} WHERE {where} ORDER BY a.recency DESC LIMIT 9"
    plan = newsroom.connection.all(query, parameters)
    assert not any("TEMP B-TREE" in row[3] for row in plan), plan


def test_pages(newsroom: Library) -> None:
    pages = [newsroom.articles.list(limit=2, offset=offset) for offset in (0, 2, 4)]
    assert ["".join(row.slug for row in page) for page in pages] == ["ac", "db", ""]


def test_counts(newsroom: Library) -> None:
    assert newsroom.articles.count_by_state() == {
        State.DRAFT: 2,
        State.IN_REVIEW: 1,
        State.PUBLISHED: 1,
        State.SPIKED: 0,
        State.KILLED: 0,
    }
    assert newsroom.articles.count_by_desk() == {"": 1, "news": 2, "sport": 1}


def test_a_clock_set_back_hides_nothing(newsroom: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsroom, "_now", lambda: "1976-01-01T00:00:00.000000Z")
    newsroom.create(story("e"), "ana")
    assert newsroom.articles.list()[0].slug == "e"
    assert newsroom.search.newest("pier")[0].summary.slug == "e"
    assert newsroom.verify().problems == ()


@pytest.mark.parametrize("order", list(Order))
def test_no_order_sorts_the_whole_library(newsroom: Library, order: Order) -> None:
    """The list is asked for at every start: with 100,000 stories a sort would be felt."""
    plan = newsroom.connection.all(f"EXPLAIN QUERY PLAN SELECT a.id FROM articles a ORDER BY {_ORDERS[order]} LIMIT 9")
    assert not any("TEMP B-TREE FOR ORDER BY" in row[3] for row in plan), plan
