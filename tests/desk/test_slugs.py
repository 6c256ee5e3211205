"""Slugs are plain, short and unique."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Furniture
from editor.desk import slugs
from editor.desk.desk import Desk
from editor.desk.slugs import LONGEST, SlugTrouble, checked_slug, make_slug
from tests.ui.conftest import desk_at


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Harbour vote passes", "harbour-vote-passes"),
        ("Größe & Ça va", "grosse-ca-va"),
        ("“No”", "no"),
        ("?!", "story"),
        ("", "story"),
    ],
)
def test_words_make_a_slug(words: str, slug: str) -> None:
    assert make_slug(words, lambda _: False) == slug


def test_a_taken_slug_is_counted_on() -> None:
    taken = {"vote", "vote-2"}
    assert make_slug("Vote", taken.__contains__) == "vote-3"


@given(st.text())
def test_any_words_make_a_slug_that_is_taken_as_typed(words: str) -> None:
    slug = make_slug(words, lambda _: False)
    assert 0 < len(slug) <= LONGEST
    assert checked_slug(slug, lambda _: False) == slug


@pytest.mark.parametrize("typed", ["", "Two Words", "ümlaut", "a--b", "x" * 61])
def test_a_bad_slug_is_refused_with_its_form(typed: str) -> None:
    with pytest.raises(SlugTrouble, match="lower-case letters"):
        checked_slug(typed, lambda _: False)


def test_a_taken_slug_is_refused() -> None:
    with pytest.raises(SlugTrouble, match="another story"):
        checked_slug("vote", {"vote"}.__contains__)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk at a library with three stories."""
    with desk_at(tmp_path / "test.copydesk") as opened:
        for slug in ("crane", "crane-2", "ferry"):
            opened.library.create(Article(Furniture(slug=slug, headline=slug.capitalize()), "Words."), "Ana Ruiz")
        yield opened


@pytest.mark.parametrize(
    ("slug", "before", "after", "made"),
    [
        ("new-story", "", "Harbour vote", "harbour-vote"),
        ("new-story-3", "", "Ferry", "ferry-2"),
        ("harbour-vote-7", "Harbour vote", "Harbour vote passes", "harbour-vote-passes"),
        ("my-own", "Harbour vote", "Harbour vote passes", "my-own"),
        ("harbour-vote", "Harbour vote", " ", "harbour-vote"),
        ("crane-2", "Crane", "CRANE!", "crane-2"),
        ("crane-2", "Crane", "Cranes", "cranes"),
    ],
)
def test_a_slug_follows_the_headline_it_was_made_from(
    desk: Desk, slug: str, before: str, after: str, made: str
) -> None:
    own = desk.story("crane-2").summary.id
    assert slugs.follow_headline(desk, own, slug, before, after) == made


def test_a_slug_that_is_wanted_is_taken_where_no_other_story_has_it(desk: Desk) -> None:
    own = desk.story("crane").summary.id
    assert slugs.take_slug(desk, own, "crane") == "crane"
    assert slugs.take_slug(desk, own, "big-crane") == "big-crane"
    assert slugs.slug_from_headline(desk, own, "Ferry") == "ferry-2"
    with pytest.raises(SlugTrouble, match="belongs to another story"):
        slugs.take_slug(desk, own, "ferry")
