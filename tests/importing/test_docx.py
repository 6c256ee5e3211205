"""Word documents: what is kept, what is noted, and that one made to harm ends in a sentence."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from editor.article import body
from editor.article.article import Byline
from editor.importing import docx_worker, importer
from editor.importing.docx import read_docx
from editor.importing.docx_guard import LARGEST_UNPACKED, MOST_PARTS, check_zip
from editor.importing.errors import UnreadableInput
from editor.importing.reading import RawKind, Shape
from tests.importing.docx_builder import PIXEL, core, docx, paragraph, picture, table, with_namespaces

STORY = docx(
    paragraph("Harbour opens", "Title")
    + paragraph("Ships may sail at last.", "Subtitle")
    + paragraph("Part one", "Heading 1")
    + "<w:p><w:r><w:t>It is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>open</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    + paragraph("We are glad.", "Quote")
    + picture("pic1", "Ships in port")
    + paragraph("The port on Monday.", "caption")
    + table(("a", "b"), ("1", "2")),
    {"word/media/p.png": PIXEL, "docProps/core.xml": core("Harbour opens", "Ana Ruiz; Bo Li", "2026-05-03T10:00:00Z")},
    {"pic1": ("image", "media/p.png")},
)

LONG = "".join(paragraph(f"{number * number}") for number in range(40_000))


def test_a_document_is_read_with_its_form() -> None:
    reading = read_docx(STORY)
    assert reading.shape is Shape.DOCX
    kinds = {block.text: block.kind for block in reading.blocks}
    assert kinds["We are glad."] is RawKind.QUOTE
    assert kinds["Part one"] is RawKind.HEADING
    assert kinds["The port on Monday."] is RawKind.CAPTION
    assert reading.notes == ()
    for block in reading.blocks:
        assert 0 <= block.start <= block.end <= len(reading.decoded)


def test_a_picture_comes_as_a_file_of_the_library() -> None:
    reading = read_docx(STORY)
    (file,) = reading.files
    assert (file.content, file.media_type) == (PIXEL, "image/png")
    (image,) = [block for block in reading.blocks if block.kind is RawKind.IMAGE]
    assert (image.target, image.alternative) == (f"asset:{file.digest}", "Ships in port")


def test_the_properties_are_hints() -> None:
    draft = importer.draft(importer.read(STORY, "story.docx"), slug="harbour")
    assert draft.article.furniture.headline == "Harbour opens"
    assert draft.article.furniture.byline == (Byline("Ana Ruiz"), Byline("Bo Li"))
    assert draft.unaccounted == ()
    assert any(isinstance(block, body.Image) for block in body.parse(draft.article.body))


def test_tracked_changes_are_settled_and_noted() -> None:
    content = docx(
        "<w:p><w:r><w:t>Ships </w:t></w:r><w:del w:id='1'><w:r><w:delText>sink</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>sail</w:t></w:r></w:ins></w:p>"
    )
    reading = read_docx(content)
    assert [block.text for block in reading.blocks] == ["Ships sail"]
    assert [note for note in reading.notes if "tracked changes" in note]


def test_comments_are_left_out_and_noted() -> None:
    content = docx(
        "<w:p><w:r><w:t>Ships.</w:t></w:r><w:r><w:commentReference w:id='0'/></w:r></w:p>",
        {"word/comments.xml": with_namespaces("comments", f"<w:comment w:id='0'>{paragraph('Really?')}</w:comment>")},
        {"c": ("comments", "comments.xml")},
    )
    reading = read_docx(content)
    assert [block.text for block in reading.blocks] == ["Ships."]
    assert [note for note in reading.notes if note.startswith("Comments")]


def test_footnotes_are_kept() -> None:
    note = f"<w:footnote w:id='2'>{paragraph('Eleven of them.')}</w:footnote>"
    content = docx(
        "<w:p><w:r><w:t>Ships.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        {"word/footnotes.xml": with_namespaces("footnotes", note)},
        {"f": ("footnotes", "footnotes.xml")},
    )
    assert "Eleven of them." in " ".join(block.text for block in read_docx(content).blocks)


def test_headers_of_pages_are_noted() -> None:
    content = docx(paragraph("Ships."), {"word/header1.xml": with_namespaces("hdr", paragraph("The Post"))})
    assert [note for note in read_docx(content).notes if note.startswith("Headers")]


def test_words_that_the_conversion_drops_are_named() -> None:
    equation = '<w:p><w:r><w:t>Ships.</w:t></w:r><m:oMath xmlns:m="x"><w:r><w:t>energy</w:t></w:r></m:oMath></w:p>'
    assert [note for note in read_docx(docx(equation)).notes if "energy" in note]


def test_a_file_of_this_computer_is_not_fetched(tmp_path: object) -> None:
    linked = picture("pic1").replace("r:embed", "r:link")
    reading = read_docx(docx(linked + paragraph("Ships."), None, {"pic1": ("image", "file:///etc/hostname")}))
    assert reading.files == ()


def bomb() -> bytes:
    return docx(paragraph("a" * 60_000_000))


def many_parts() -> bytes:
    return docx(paragraph("x"), {f"word/{number}.xml": "" for number in range(MOST_PARTS + 1)})


def well_packed_part() -> bytes:
    return docx(paragraph("x"), {"word/media/a.bmp": bytes(20_000_000)})


def leaving(name: str) -> Callable[[], bytes]:
    return lambda: docx(paragraph("x"), {name: "x"})


def encrypted() -> bytes:
    content = bytearray(docx(paragraph("x")))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def cut_short() -> bytes:
    return docx(paragraph("x"))[:-40]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (bomb, "made to harm"),
        (many_parts, "made to harm"),
        (well_packed_part, "made to harm"),
        (leaving("../evil.xml"), "damaged"),
        (leaving("/evil.xml"), "damaged"),
        (leaving("C:evil.xml"), "damaged"),
        (encrypted, "password"),
        (cut_short, "damaged"),
    ],
)
def test_the_guard_refuses_before_anything_is_unpacked(make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        check_zip(make())
    assert says in refusal.value.sentence


def test_a_part_that_stands_twice_is_refused() -> None:
    buffer = io.BytesIO(docx(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(UnreadableInput):
        check_zip(buffer.getvalue())


def test_a_story_passes_the_guard() -> None:
    check_zip(STORY)
    assert len(STORY) < LARGEST_UNPACKED


@pytest.mark.parametrize("document", ["<w:document", "no xml", ""])
def test_a_broken_document_ends_in_a_sentence(document: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_docx(docx("", {"word/document.xml": document}))
    assert "save it as .docx again" in refusal.value.sentence


@pytest.mark.timeout(60)
def test_a_document_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_docx(docx(LONG), time_limit=0.05)
    assert "too long" in refusal.value.sentence


@pytest.mark.timeout(60)
def test_a_person_can_stop_it() -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read_docx(docx(LONG), cancelled=lambda: True)
    assert "stopped" in refusal.value.sentence


def test_the_worker_answers_in_one_piece() -> None:
    source, target = io.BytesIO(STORY), io.BytesIO()
    docx_worker.main(source, target)
    answer = json.loads(target.getvalue())
    assert "Harbour opens" in answer["html"]
    assert answer["hints"]["byline"] == ["Ana Ruiz", "Bo Li"]
