"""Search: any text is a query, the newest first, no word of a story that is not found."""

import threading
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.library import Library
from db.search import match_query, terms
from editor.article.article import Article, Byline, Furniture
from editor.article.embeds import Capture, Embed
from editor.article.library_errors import SearchInterrupted
from editor.article.library_values import Selection
from editor.article.part import Part
from editor.article.sources import Source, Terms
from editor.article.text import admit, words
from editor.article.workflow import State
from tests.db.support import story

# Letters, digits and signs that SQLite's tables (Unicode 6.1) and ours know alike.
LETTERS = "aZ09éßÅłıçñ ñüΩωжЯאבجد漢字かナ한’'-.,;“”—_/&@# \u00a0"

ONE_LIBRARY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def slugs(library: Library, query: str, selection: Selection = Selection()) -> str:
    return " ".join(hit.summary.slug for hit in library.search.newest(query, selection=selection))


def put(library: Library, slug: str, body: str, headline: str = "", desk: str = "") -> str:
    return library.create(Article(Furniture(slug, headline, desk=desk), body), "ana").article_id


@pytest.mark.parametrize(
    "query",
    [
        "p", "pi", "pie", "pier", "PIER", "council mend", "mends the pi", "okafor", "ines oka", "reka", "Réka nágy",
        "fifty years", "“fifty", "pier.", "(pier)", "pier AND", "a clerk", "ferry pier", "-pier", "pier's"[:4],
    ],
)  # fmt: skip
def test_a_story_is_found_by_what_it_holds(library: Library, query: str) -> None:
    library.create(story(headline="Council mends the pier, and no ferry"), "ana")
    assert slugs(library, query) == "pier"
    assert [hit.summary.slug for hit in library.search.ranked(query)] == ["pier"]


@pytest.mark.parametrize(
    "query", ["", " ", "pierx", "ier", "veld", "pier zebra", "-", '"', "()", "*", "…", "ad-1 zebra"]
)
def test_nothing_is_found_that_is_not_there(library: Library, query: str) -> None:
    library.create(story(), "ana")
    assert slugs(library, query) == ""
    assert library.search.ranked(query) == ()


SYNTAX = [
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "title:",
    '"',
    "(",
    ")",
    "*",
    "^x",
    "-a",
    "{a b}:c",
    "a+b",
    "mayor's",
    ";--",
    "\x00",
]


@ONE_LIBRARY
@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(SYNTAX), max_size=5).map(" ".join)))
@example("a\x00b")
@example("\ud800")
@example("\u0301")
@example("x " * 5000)
def test_any_text_is_a_query(library: Library, query: str) -> None:
    library.search.newest(query)
    library.search.ranked(query)


@ONE_LIBRARY
@given(st.text(alphabet=LETTERS, min_size=1, max_size=40).map(admit))
def test_every_word_of_a_story_finds_it(library: Library, text: str) -> None:
    name = f"s-{library.articles.count()}"
    library.create(Article(Furniture(name, headline=text)), "ana")
    for word in words(text):
        found = [hit.summary.slug for hit in library.search.newest(word, limit=10_000)]
        if match_query(word):
            assert name in found


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("AND title:", '"AND" "title:"*'),
        ('say "hi', '"say" "hi"*'),
        ("- pier", '"pier"*'),
        ("()", ""),
        ("a\x00b", '"ab"*'),
    ],
)
def test_words_are_quoted(text: str, query: str) -> None:
    assert match_query(text) == query


def test_a_query_has_an_end() -> None:
    assert len(terms("word " * 1000)) == 24


def test_the_newest_come_first(library: Library) -> None:
    first = put(library, "first", "The pier stands.")
    put(library, "second", "The pier stands.")
    put(library, "third", "The pier stands.")
    assert slugs(library, "pier") == "third second first"
    head = library.articles.summary(first).head
    library.save(first, Article(Furniture("first"), "The pier stood."), head, "ana")
    assert slugs(library, "pier") == "first third second"
    assert slugs(library, "stands") == "third second"
    assert [hit.summary.slug for hit in library.search.newest("pier", limit=2)] == ["first", "third"]


def test_a_selection_narrows_the_search(library: Library) -> None:
    put(library, "a", "The pier stands.", desk="news")
    story_id = put(library, "b", "The pier stands.", desk="sport")
    library.move(story_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    assert slugs(library, "pier", Selection(desk="news")) == "a"
    assert slugs(library, "pier", Selection(states=(State.IN_REVIEW,))) == "b"
    assert slugs(library, "pier", Selection(desk="culture")) == ""


def test_the_best_come_first_with_snippets(library: Library) -> None:
    put(library, "headline", "Nothing else.", headline="Pier")
    put(library, "body", "Long ago somebody spoke. " * 20 + "The old pier stands.")
    hits = library.search.ranked("pier")
    assert [hit.summary.slug for hit in hits] == ["headline", "body"]
    assert hits[0].rank < hits[1].rank
    assert hits[0].snippet == ""
    assert "old «pier» stands." in hits[1].snippet
    assert len(hits[1].snippet) < 200


def test_who_is_not_on_the_record_is_not_found_by_name(library: Library) -> None:
    sources = (Source("a", "Ines Okafor"), Source("b", "Tom Veld", terms=Terms.OFF_RECORD, contact="0123", notes="met"))
    library.create(Article(Furniture("a", ednote="secretword"), "Text.", sources=sources), "ana")
    assert [slugs(library, query) for query in ("okafor", "veld", "0123", "secretword")] == ["a", "", "", ""]


def test_bylines_keywords_and_posts_are_found(library: Library) -> None:
    article = Article(
        Furniture("a", kicker="Harbour", standfirst="Below.", byline=(Byline("Jo Brandt"),), keywords=("tide",)),
        "::embed{#e-1}",
        embeds=(Embed("e-1", captures=(Capture(words="we float", author="Sea Club", handle="@seaclub"),)),),
    )
    library.create(article, "ana")
    for query in ("harbour", "below", "brandt", "tide", "float", "sea club", "@seaclub"):
        assert slugs(library, query) == "a", query


@ONE_LIBRARY
@given(st.data())
def test_a_search_in_a_selection_finds_what_both_have(
    library: Library, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    """Compare with the search in all stories and the list of the selection, for selections of few and of many."""
    word = st.sampled_from(("pier", "ferry", "council", "p"))
    selection = data.draw(st.sampled_from(SELECTIONS))
    if not library.articles.count():
        fill_with_all_kinds(library)
    monkeypatch.setattr("db.search.FEW", data.draw(st.sampled_from((0, 2, 300))))
    query, limit = " ".join(data.draw(st.lists(word, min_size=1, max_size=2))), data.draw(st.integers(1, 12))
    chosen = {row.id for row in library.articles.list(selection)}
    every = [hit for hit in library.search.newest(query, limit=1_000) if hit.summary.id in chosen]
    assert library.search.newest(query, limit, selection) == tuple(every[:limit])
    ranked = [hit for hit in library.search.ranked(query, limit=1_000) if hit.summary.id in chosen]
    assert library.search.ranked(query, limit, selection) == tuple(ranked[:limit])


WORDS = ("pier", "piers", "pier2", "PIERCING", "piérs", "piece", "pie", "ferry", "ferries", "ferry's")


@ONE_LIBRARY
@given(st.data())
def test_a_word_being_typed_finds_what_its_prefix_finds(
    library: Library, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    """Compare with FTS5's own prefix query, as the library grows, for words few and many."""
    name = f"s-{library.articles.count()}"
    story_id = put(library, name, " ".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=4))) + ".")
    if data.draw(st.booleans()):
        stored = library.articles.get_by_id(story_id)
        library.save(story_id, Article(Furniture(name), "Gone."), stored.summary.head, "ana")
    monkeypatch.setattr("db.search_terms.MOST", data.draw(st.sampled_from((1, 3, 12))))
    typed = [word[: data.draw(st.integers(1, 8))] for word in data.draw(st.lists(st.sampled_from(WORDS), max_size=2))]
    query = " ".join([*typed[:-1], *(data.draw(st.sampled_from((one, one.upper(), f"“{one}"))) for one in typed[-1:])])
    found = library.search.newest(query, limit=1_000)
    monkeypatch.setattr("db.search_terms.INDEXED", 1_000)
    assert found == library.search.newest(query, limit=1_000)


SELECTIONS = (
    Selection(),
    Selection(states=(State.DRAFT, State.IN_REVIEW)),
    Selection(states=(State.IN_REVIEW,)),
    Selection(states=(State.KILLED,)),
    Selection(desk="sport"),
    Selection(desk="sport", states=(State.DRAFT,)),
    Selection(person="ana"),
    Selection(person="ben"),
    Selection(person="nobody"),
    Selection(needs=(Part.ADS,)),
    Selection(stale=(Part.ATTRIBUTION,)),
    Selection(approved=(Part.ADS,)),
    Selection(changed_since_out=True),
)


def fill_with_all_kinds(library: Library) -> None:
    for number in range(20):
        words = [name for at, name in enumerate(("pier", "ferry", "council")) if number >> at & 1]
        body, author = f"Of {' and '.join(words)}.", "ben" if number % 3 else "ana"
        made = library.create(Article(Furniture(f"s-{number}", desk="sport" if number % 4 else "news"), body), author)
        if number % 5 == 0:
            library.approve(made.article_id, Part.ADS, made.revision.id, "eve")
            library.approve(made.article_id, Part.ATTRIBUTION, made.revision.id, "eve")
        if number % 10 == 0:
            library.save(made.article_id, Article(Furniture(f"s-{number}"), body + " More."), made.revision.id, "ana")
        if number % 2:
            library.move(made.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")


@pytest.mark.parametrize("kind", ["newest", "ranked"])
def test_a_search_gives_way(library: Library, kind: str) -> None:
    """Interrupt until it is interrupted, from another thread, as the next key does."""
    library.create_many([story(f"s-{number}") for number in range(3000)], "ana")
    done = threading.Event()

    def interrupt() -> None:
        while not done.is_set():
            library.search.interrupt()
            time.sleep(0.0005)

    def search_often() -> None:
        for _ in range(2_000):
            getattr(library.search, kind)("p", limit=3_000)

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        with pytest.raises(SearchInterrupted):
            search_often()
    finally:
        done.set()
        thread.join()
    assert len(library.search.ranked("p")) == 50


def test_an_interrupt_never_touches_a_save(library: Library) -> None:
    done = threading.Event()

    def interrupt() -> None:
        while not done.is_set():
            library.search.interrupt()

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        library.create_many([story(f"s-{number}") for number in range(300)], "ana")
    finally:
        done.set()
        thread.join()
    assert len(library.search.newest("pier", limit=1000)) == 300
    assert library.verify().problems == ()
