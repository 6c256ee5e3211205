"""What kind of file an input is, and what is refused with a sentence that says what to do."""

import io
import zipfile

import pytest

from editor.importing.errors import UnreadableInput
from editor.importing.reading import Shape
from editor.importing.sniff import LARGEST, LONGEST, sniff
from tests.importing.docx_builder import docx


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("text", "name", "shape"),
    [
        ("Ships sink.\n\nThe port is closed.", "a.txt", Shape.TEXT),
        ("Ships sink.", "", Shape.TEXT),
        ("#Port is shut. 5 < 6 and 7 > 3.", "", Shape.TEXT),
        ("___\nFollow our coverage\n* * *\n5*3*2", "", Shape.TEXT),
        ("The <b> tag makes text bold, says the manual.", "", Shape.TEXT),
        ("<p>Ships sink.</p>", "", Shape.HTML),
        ("  <!DOCTYPE html><html><body>x", "", Shape.HTML),
        ("Ships <b>sink</b>.<br>Now.<br>", "", Shape.HTML),
        ("<!-- wp:paragraph --><p>x</p>", "a.txt", Shape.HTML),
        ("Version:0.9\r\nStartHTML:0000\r\n<html>", "", Shape.HTML),
        ('<?xml version="1.0"?><nitf><body/></nitf>', "", Shape.HTML),
        ("Ships <i>sink</i>", "a.html", Shape.HTML),
        ("no tags", "a.html", Shape.TEXT),
        ("# Ships\n\nThey **sink**.", "", Shape.MARKDOWN),
        ("Ships", "a.md", Shape.MARKDOWN),
        ("<div>x</div>\n\n# Ships", "a.md", Shape.MARKDOWN),
        ("---\ntitle: Ships\nauthor: Ana\n---\nText", "", Shape.MARKDOWN),
        ("---\nformat: copydesk.article/1\nfurniture: {}\n---\n", "", Shape.MARKDOWN),
        ("A [link](https://example.org) and ![p](https://example.org/p.jpg)", "", Shape.MARKDOWN),
        ('{\n  "format": "copydesk.article/1",', "", Shape.JSON),
        ("{}", "a.json", Shape.JSON),
        ('{"format": "other"}', "", Shape.TEXT),
    ],
)
def test_the_shape_is_told_by_the_content_first(text: str, name: str, shape: Shape) -> None:
    sniffed = sniff(text.encode(), name)
    assert sniffed.shape is shape
    assert sniffed.decoded == text


def test_a_word_document_is_told_by_its_parts() -> None:
    assert sniff(docx("<w:p/>"), "a.txt").shape is Shape.DOCX


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\x00\x00\t", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"\x1f\x8b\x08", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"SQLite format 3\x00", "--library"),
        (b"PK\x03\x04 broken", "damaged"),
        (zipped("story.txt"), "unpack"),
        (zipped("manifest.json", "revisions.json", "article.json"), "copydesk unbundle"),
        (zipped("mimetype", "content.xml"), "save it as .docx"),
        (bytes(range(1, 32)) * 40, "no text"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", ".mht"),
        (b"x" * (LARGEST + 1), "50 MB"),
        (b"x" * (LONGEST + 1), "20 million characters"),
    ],
)
def test_what_holds_no_story_is_refused_with_a_way_out(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        sniff(content)
    assert says in refusal.value.sentence


def test_notes_of_the_decoding_are_kept() -> None:
    assert sniff(b"Ships\x00sink").notes


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit", ["<", "<p ", "---\n", "key: ", "# ", "[", "a: b\n", "Content-Type: x\n", "{", "![", "**a"]
)
def test_hostile_repetition_is_sniffed_in_bounded_time(unit: str) -> None:
    text = "---\n" + unit * (5_000_000 // len(unit))
    assert sniff(text.encode()).decoded == text
