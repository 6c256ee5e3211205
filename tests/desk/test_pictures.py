"""Pictures: what may become one, and the edits that put one in, reword it, name whose it is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.library import open_library
from editor.article import body, edits
from editor.article.article import Article, Furniture, Picture
from editor.article.text import admit, fold_spaces
from editor.desk import pictures
from editor.desk.desk import Desk
from editor.desk.pictures import UnusablePicture, Words
from tests.article.strategies import body_text
from tests.desk.test_picture_location import LATITUDE, exif, jpeg

STORY = Article(Furniture(slug="crane"), "One.\n\nTwo.\n")
WORDS = Words("A crane", 'The "Marigold" crane', "Jon Petersen")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_library(tmp_path / "l.copydesk")) as library:
        yield Desk(library, "Ana Ruiz")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x1cftypavif", "image/avif"),
        (b"\0\0\0\x1cftypheic", "image/heic"),
        (b"BM\0\0", "image/bmp"),
    ],
)
def test_a_picture_is_known_by_its_bytes_not_by_its_name(content: bytes, kind: str) -> None:
    assert pictures.media_type(content, "story.txt") == kind


@pytest.mark.parametrize(("content", "says"), [(b"", "empty"), (b"<svg onload='x'>", "SVG"), (b"words", "no picture")])
def test_what_is_no_picture_is_refused_with_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(UnusablePicture, match=says):
        pictures.media_type(content, "a.png")


def test_a_file_that_is_gone_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusablePicture, match="not there"):
        pictures.read_file(tmp_path / "gone.png")
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(pictures.LARGEST + 1)
    with pytest.raises(UnusablePicture, match="40 MB"):
        pictures.read_file(huge)


def test_the_library_keeps_the_picture_without_its_place(desk: Desk) -> None:
    content = jpeg(b"Exif\0\0" + exif())
    assert pictures.has_location(content)
    target = pictures.keep(desk, content, "IMG_1.jpg")
    kept = desk.library.assets.content(target.removeprefix("asset:"))
    assert LATITUDE not in kept
    assert b"Jon Petersen" in kept
    assert desk.library.assets.get(target.removeprefix("asset:")).media_type == "image/jpeg"


@pytest.mark.parametrize(("at", "place"), [(0, 0), (2, 1), (4, 1), (9, 2)])
def test_a_picture_goes_in_after_the_block_at_the_caret(at: int, place: int) -> None:
    edit, article = pictures.insert(STORY, "asset:0a", WORDS, at)
    blocks = body.parse(edits.apply(STORY.body, [edit]))
    assert [isinstance(block, body.Image) for block in blocks].index(True) == place
    assert len(blocks) == 3
    assert article.pictures == (Picture("0a", "Jon Petersen"),)


def test_no_credit_makes_no_record_and_a_new_one_replaces_the_old() -> None:
    assert pictures.with_credit(STORY, "asset:0a", " ") == STORY
    first = pictures.with_credit(STORY, "asset:0a", "Jon")
    assert pictures.with_credit(first, "asset:0a", "Ana").pictures == (Picture("0a", "Ana"),)
    assert pictures.with_credit(first, "asset:0a", "").pictures == (Picture("0a"),)


@given(body_text, st.text(max_size=20), st.text(max_size=20))
def test_rewording_changes_the_picture_alone(text: str, alternative: str, caption: str) -> None:
    text = f"{text}\n\n![a](asset:0a)\n\nEnd\n"
    article = Article(Furniture(slug="x"), text)
    block = pictures.picture_at(text, "asset:0a", len(text))
    if block is None:  # an open fence above takes the line in
        return
    words = Words(fold_spaces(admit(alternative)), fold_spaces(admit(caption)), "Jon")
    edit, changed = pictures.reword(article, block, words)
    after = edits.apply(text, [edit])
    found = pictures.picture_at(after, "asset:0a", block.start)
    assert found is not None
    assert pictures.words_of(changed, found) == words
    assert after[: block.start] == text[: block.start]
    assert after.endswith(text[block.end :])


def test_the_picture_at_the_place_is_found_among_equal_ones() -> None:
    text = "![a](asset:0a)\n\nTwo.\n\n![b](asset:0a)\n"
    second = pictures.picture_at(text, "asset:0a", text.index("![b]") + 3)
    assert second is not None
    assert second.alternative == "b"
    assert pictures.picture_at(text, "asset:ff", 0) is None
