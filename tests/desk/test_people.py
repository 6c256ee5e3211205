"""Persons known from earlier stories."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.sources import Source, Terms
from editor.desk.desk import Desk
from editor.desk.evidence import FileTrouble, copy_file, keep_file
from editor.desk.people import known


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "a.copydesk")
    yield Desk(library, "Ana Ruiz")
    library.close()


def add(desk: Desk, slug: str, *sources: Source) -> str:
    return desk.library.create(Article(Furniture(slug=slug), "Words.\n", sources=sources), "Ana").article_id


TUDELA = Source("tudela", "Adriana Tudela", role="chair", organisation="Defence Commission")


def test_who_was_a_source_before_is_offered_by_two_letters(desk: Desk) -> None:
    add(desk, "one", TUDELA)
    add(desk, "two", replace(TUDELA, role=""), Source("tubman", "Rosa Tubman"))
    found = known(desk, "tu")
    assert [person.name for person in found] == ["Adriana Tudela", "Rosa Tubman"]
    assert (found[0].role, found[0].organisation, found[0].stories) == ("chair", "Defence Commission", 2)
    assert [person.name for person in known(desk, "adriana tud")] == ["Adriana Tudela"]
    assert known(desk, "t") == ()
    assert known(desk, " ") == ()
    assert known(desk, "wor") == ()


def test_a_story_is_not_offered_its_own(desk: Desk) -> None:
    story = add(desk, "one", TUDELA)
    assert known(desk, "tu", but_not=story) == ()


@pytest.mark.parametrize("terms", [one for one in Terms if one is not Terms.ON_RECORD])
def test_who_is_hidden_in_one_story_is_not_offered_in_another(desk: Desk, terms: Terms) -> None:
    add(desk, "one", replace(TUDELA, terms=terms, description="a Tuareg lawmaker"))
    assert known(desk, "tu") == ()
    assert known(desk, "adriana") == ()


def test_a_file_is_kept_as_evidence_and_copied_out(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "statement.pdf"
    path.write_bytes(b"%PDF words")
    asset = keep_file(desk, path)
    assert (asset.name, asset.media_type) == ("statement.pdf", "application/pdf")
    copy_file(desk, asset.sha256, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF words"
    with pytest.raises(FileTrouble, match=r"gone\.pdf cannot be read"):
        keep_file(desk, tmp_path / "gone.pdf")
    with pytest.raises(FileTrouble, match="cannot be written"):
        copy_file(desk, asset.sha256, tmp_path / "no folder" / "copy.pdf")
