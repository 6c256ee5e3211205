"""The slug that a story comes with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import open_library
from editor.desk import intake
from editor.desk.desk import Desk
from editor.desk.intake import Input

BLOG = "---\ntitle: The harbour wall stands\nslug: {slug}\n---\nThe council voted for it on Tuesday.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    yield Desk(library, "Ana Ruiz")
    library.close()


def post(name: str, slug: str) -> Input:
    return Input(name, name, BLOG.format(slug=slug).encode())


def slugs(desk: Desk, *sources: Input) -> list[str]:
    return [one.slug for one in intake.import_files(desk, sources)]


def test_a_front_matter_says_the_slug_which_is_made_unique(desk: Desk) -> None:
    assert slugs(desk, post("2026-03-14-wall.md", "sea-wall")) == ["sea-wall"]
    assert slugs(desk, post("2026-03-14-wall.md", "sea-wall")) == ["sea-wall-2"]
    assert slugs(desk, post("quay.md", "quay")) == ["quay"], "one that is the file's name is meant too"
    assert slugs(desk, post("wall.md", '"Der Große Wall / 2026"')) == ["der-grosse-wall-2026"]
    assert slugs(desk, post("wall.md", ""), post("wall.md", "'—'")) == [
        "the-harbour-wall-stands",
        "the-harbour-wall-stands-2",
    ]
    assert desk.story("sea-wall").article.furniture.slug == "sea-wall"


def test_a_story_that_is_looked_through_keeps_its_slug_too(desk: Desk) -> None:
    for expected in ("quay", "quay-2"):
        looked = intake.look(post("quay.md", "quay"))
        taken = intake.take_in(desk, looked, intake.redraft(desk, looked, frozenset()))
        assert taken.accepted.furniture.slug == expected
        assert desk.library.articles.summary(taken.article_id).slug == expected
