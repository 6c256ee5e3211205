"""What readers got at 14:05, byte for byte, with the pictures beside it, and what differs between two exports."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.library import Library, open_library
from editor.article.article import Article, Furniture
from editor.article.errors import UnknownName
from editor.article.part import Part
from editor.desk import kept_exports, review, workflow
from editor.desk.desk import Desk
from editor.desk.export_run import Exported, ExportOrder, export_stories
from editor.desk.moments import NoSuchTime
from editor.exporting.visible_text import visible_lines
from editor.exporting.write import ExportNotWritten

PICTURE = b"\x89PNG\r\n\x1a\n a picture of the pier"
BODY = "The pier will be mended before winter.\n\nWork begins in May.\n\n![A pier](asset:{hash})\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = open_library(tmp_path / "stories.copydesk")
    yield made
    made.close()


@pytest.fixture
def desk(library: Library) -> Desk:
    """Return a desk with a published story that was exported as html at 13:00 and, changed, at 14:04, then as page."""
    desk = Desk(library, "Mina Falk", clock=lambda: datetime(2026, 3, 14, 18, 0, tzinfo=UTC))
    picture = library.assets.put(PICTURE, "image/png", "pier.png")
    article = Article(Furniture("pier", "Council mends the pier"), BODY.format(hash=picture.sha256))
    library.create(article, "Ana Ruiz")
    out(desk, "html", "2026-03-14T13:00:00.000000Z")
    summary = desk.story("pier").summary
    changed = replace(article, body=article.body.replace("in May", "in June"))
    library.save(summary.id, changed, summary.head, "Ana Ruiz")
    out(desk, "html", "2026-03-14T14:04:10.000000Z")
    out(desk, "page", "2026-03-14T14:04:50.000000Z")
    return desk


def out(desk: Desk, to: str, time: str) -> None:
    """Approve the story as it is, and export it at a time."""
    now = desk.library._now  # type: ignore[attr-defined]
    if desk.story("pier").summary.state.value == "draft":
        workflow.act(desk, "pier", "submit")
    for part in Part:
        review.approve(desk, "pier", part)
    desk.library._now = lambda: time  # type: ignore[attr-defined]
    (made,) = export_stories(desk, ExportOrder(("pier",), to, desk.library.path.parent / "out"))
    desk.library._now = now  # type: ignore[attr-defined]
    assert isinstance(made, Exported)
    assert made.path, made.refusals


def test_every_export_for_readers_is_listed_with_who_approved_it(desk: Desk) -> None:
    page, second, first = kept_exports.kept(desk, "pier")
    assert [one.target for one in (page, second, first)] == ["page", "html", "html"]
    assert {held.part for held in first.approvals} == set(Part)
    told: Any = kept_exports.as_json(first)
    assert (told["number"], told["slug"], told["person"], told["size"]) == (
        first.sequence,
        "pier",
        "Mina Falk",
        first.size,
    )
    assert [held["by"] for held in told["approvals"]] == ["Mina Falk"] * 3
    assert kept_exports.one(desk, "pier", first.sequence) == first
    with pytest.raises(UnknownName, match="no export number 99"):
        kept_exports.one(desk, "pier", 99)


@pytest.mark.parametrize(
    ("time", "numbers"),
    [
        ("2026-03-14T13:00:00Z", [1]),
        ("2026-03-14T14:03Z", [1]),
        ("2026-03-14T14:04Z", [3, 2]),
        ("2026-03-14T14:04:09Z", [1]),
        ("2026-03-14T14:04:10Z", [2]),
        ("2026-03-14T15:04:10+01:00", [2]),
        ("2026-03-14T11:04:10-03:00", [2]),
        ("2026-03-14 14:05Z", [3, 2]),
        ("2026-03-15Z", [3, 2]),
    ],
)
def test_what_readers_had_at_a_time(desk: Desk, time: str, numbers: list[int]) -> None:
    assert [one.sequence for one in kept_exports.at(desk, "pier", time)] == numbers


def test_a_time_before_the_first_export_or_of_another_form_is_told(desk: Desk) -> None:
    with pytest.raises(NoSuchTime, match="had no export"):
        kept_exports.at(desk, "pier", "2026-03-14T12:59Z")
    with pytest.raises(NoSuchTime, match="as page"):
        kept_exports.at(desk, "pier", "2026-03-14T14:00Z", "page")
    (page,) = kept_exports.at(desk, "pier", "2026-03-14T15:00Z", "page")
    assert page.target == "page"


def test_an_export_is_had_again_byte_for_byte_with_its_pictures(desk: Desk, tmp_path: Path) -> None:
    _, second, first = kept_exports.kept(desk, "pier")
    sent = kept_exports.content(desk, first)
    assert b"in May" in sent
    assert kept_exports.save(desk, first, tmp_path / "again" / "pier.html").read_bytes() == sent
    assert b"in June" in kept_exports.save(desk, second, tmp_path / "pier.html").read_bytes()
    kept_exports.save(desk, first, tmp_path / "pier.zip")
    with zipfile.ZipFile(tmp_path / "pier.zip") as packed:
        (picture,) = [name for name in packed.namelist() if name.startswith("pictures/")]
        assert picture.encode() in sent, "the story finds its picture where it lies in the archive"
        assert packed.read(picture) == PICTURE
        assert packed.read(kept_exports.file_name(first)) == sent
    with pytest.raises(ExportNotWritten, match="Choose another place"):
        kept_exports.save(desk, first, tmp_path / "pier.html" / "x.html")


def test_two_exports_are_compared_by_the_words_readers_see(desk: Desk) -> None:
    page, second, first = (one.sequence for one in kept_exports.kept(desk, "pier"))
    told: Any = kept_exports.diff(desk, "pier", first, second)
    assert (told["compared"], told["same_bytes"]) == ("words", False)
    (paragraph,) = told["paragraphs"]
    assert [(piece["a"], piece["b"]) for piece in paragraph if piece["a"] != piece["b"]] == [("May", "June")]
    source = kept_exports.diff(desk, "pier", first, second, source=True)
    assert source["compared"] == "source"
    assert "<" in str(source["paragraphs"])
    again = kept_exports.diff(desk, "pier", first, first)
    assert (again["same_bytes"], again["paragraphs"]) == (True, [])
    other: Any = kept_exports.diff(desk, "pier", second, page)
    assert (other["same_bytes"], other["paragraphs"]) == (False, []), "a page shows readers the same words"


def test_visible_lines_are_what_readers_see() -> None:
    html = (
        "<head><title>No</title></head><script>no()</script><style>no</style>"
        "<h1>Head&nbsp;line</h1><p>One <em>word</em>\nmore.<br>Next</p>"
        '<aside class="ad-slot" data-ad-id="ad-1"></aside><img src="p.png" alt="A pier"><iframe src="https://x.test/1">'
        "</iframe><ul><li>a</li><li>b</li></ul><template>no</template>"
    )
    assert visible_lines(html) == (
        "Head line",
        "One word more.",
        "Next",
        "[ad: ad-1]",
        "[picture: A pier]",
        "[frame: https://x.test/1]",
        "a",
        "b",
    )
    assert visible_lines("</script>still <p>seen") == ("still", "seen")
