"""Slugs are plain, short and unique."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.desk.slugs import LONGEST, SlugTrouble, checked_slug, make_slug


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
