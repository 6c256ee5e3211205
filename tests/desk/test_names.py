"""Names offered for a byline: those of earlier stories, the person at work first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.article.article import Article, Byline, Furniture
from editor.desk import names
from editor.desk.desk import Desk
from tests.ui.conftest import desk_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk at a library with five stories."""
    with desk_at(tmp_path / "test.copydesk", "Ana Ruiz") as opened:
        for number, people in enumerate(
            (["Jon Petersen"], ["Jon Petersen", "Ana Ruiz"], ["Katarina Nováková-Brandt"], ["Anatol Weiss"], [])
        ):
            byline = tuple(Byline(name) for name in people)
            opened.library.create(Article(Furniture(slug=f"s{number}", byline=byline), "Petersen spoke."), "Ana Ruiz")
        yield opened


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("an", ("Ana Ruiz", "Anatol Weiss")),
        ("pet", ("Jon Petersen",)),
        ("jon pet", ("Jon Petersen",)),
        ("brandt", ("Katarina Nováková-Brandt",)),
        ("Jon Petersen", ()),
        ("zz", ()),
        ('"', ()),
    ],
)
def test_names_are_offered_by_the_beginning_of_their_words(desk: Desk, words: str, offered: tuple[str, ...]) -> None:
    assert names.bylines(desk, words) == offered


def test_without_words_it_is_the_person_and_who_wrote_most(desk: Desk) -> None:
    assert names.bylines(desk, "", 2) == ("Ana Ruiz", "Jon Petersen")
