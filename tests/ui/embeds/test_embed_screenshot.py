"""The field that takes a screenshot, and the form around it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.embeds import Capture, Embed
from editor.ui.embeds.embed_form import EmbedForm
from editor.ui.embeds.embed_screenshot import ScreenshotField, Shot, shot_in, thumbnail
from editor.ui.theme import load
from tests.exporting.conftest import png


@pytest.fixture
def field(qtbot: QtBot) -> ScreenshotField:
    made = ScreenshotField(load("light"))
    qtbot.addWidget(made)
    made.show()
    return made


def image() -> QImage:
    made = QImage(30, 20, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.red)
    return made


def test_a_picture_is_pasted_and_taken_away(field: ScreenshotField) -> None:
    QGuiApplication.clipboard().setImage(image())
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.shot is not None
    assert field.shot.content.startswith(b"\x89PNG")
    assert "screenshot.png" in field.accessibleName()
    field.clear()
    assert not field.is_filled


def test_a_file_is_taken_by_its_path(field: ScreenshotField, tmp_path: Path) -> None:
    file = tmp_path / "post.PNG"
    file.write_bytes(png(10, 10))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    assert shot_in(mime) == file
    assert field.take(shot_in(mime))
    assert field.shot == Shot(png(10, 10), "post.PNG")


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", png(4, 4)[:40]]
)
def test_what_is_no_picture_is_told(field: ScreenshotField, content: bytes) -> None:
    told: list[str] = []
    field.unreadable.connect(told.append)
    assert not field.take(Shot(content, "x.png"))
    assert field.shot is None
    assert len(told) == 1


def test_a_file_that_is_gone_is_told(field: ScreenshotField, tmp_path: Path) -> None:
    told: list[str] = []
    field.unreadable.connect(told.append)
    assert not field.take(tmp_path / "none.png")
    assert "cannot be read" in told[0]


def test_a_large_picture_is_drawn_small(qapp: object) -> None:
    small = thumbnail(png(3000, 2000), QSize(96, 72), 2.0)
    assert (small.width(), small.height()) == (192, 128)
    assert small.deviceIndependentSize().toSize() == QSize(96, 64)


def test_the_form_keeps_what_was_typed_when_an_address_tells_more(qtbot: QtBot) -> None:
    form = EmbedForm(load("light"))
    qtbot.addWidget(form)
    form.author.setText("Devon Asher")
    form.address.setText("https://mobile.twitter.com/devon/status/21?s=20")
    form.address.edited.emit(form.address.text())
    assert form.embed() == Embed("", "x", "https://x.com/devon/status/21", "21")
    capture = form.capture()
    assert (capture.author, capture.handle, capture.address) == (
        "Devon Asher",
        "devon",
        "https://x.com/devon/status/21",
    )
    form.address.setText("https://blog.example/a-post")
    form.address.edited.emit(form.address.text())
    assert form.embed().post_id == ""
    assert form.found.text() == "No known post; the card keeps the address as a link."


def test_the_form_asks_what_a_screenshot_shows_only_where_there_is_one(qtbot: QtBot) -> None:
    form = EmbedForm(load("light"))
    qtbot.addWidget(form)
    form.show()
    assert [form.alternative.isVisible(), form.is_enough] == [False, False]
    form.screenshot.take(Shot(png(10, 10), "post.png"))
    assert [form.alternative.isVisible(), form.is_enough] == [True, True]
    form.show_embed(
        Embed("e-1", captures=(Capture(screenshot="aa" * 32, screenshot_alternative="The post"),)), png(4, 4)
    )
    assert form.shot is None
    assert form.capture().screenshot == "aa" * 32
    form.screenshot.clear()
    assert form.capture().screenshot_alternative == ""
