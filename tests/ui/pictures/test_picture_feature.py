"""Pictures put into a story as a person does: chosen, dropped, pasted, worded, reworded, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from editor.article import body
from editor.article.article import Picture
from editor.article.body import Image
from editor.ui.imports.import_feature import Imports
from editor.ui.main_window import MainWindow
from editor.ui.pictures.picture_dialog import PictureDialog
from tests.ui.conftest import desk_at
from tests.ui.driving import open_row, press

CTRL = Qt.KeyboardModifier.ControlModifier


def image(width: int = 64, height: int = 40, colour: str = "red") -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_1.png"
    assert image().save(str(path))
    return path


def asked(window: MainWindow, qtbot: QtBot) -> PictureDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PictureDialog)), timeout=10_000)
    return next(one for one in window.findChildren(PictureDialog) if one.isVisible())


def answer(dialog: PictureDialog, qtbot: QtBot, alternative: str, caption: str = "", credit: str = "") -> None:
    """Type the words and agree, by keys alone."""
    QTest.keyClicks(dialog.alternative, alternative)
    QTest.keyClick(dialog.alternative, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.caption, caption)
    QTest.keyClick(dialog.caption, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.credit, credit)
    with qtbot.waitSignal(dialog.agreed):
        QTest.keyClick(dialog.credit, Qt.Key.Key_Return)


def images(window: MainWindow) -> list[Image]:
    return [one for one in body.parse(window.bench.model.article.body) if isinstance(one, Image)]


def test_a_picture_is_chosen_worded_and_stands_after_the_paragraph(
    window: MainWindow, qtbot: QtBot, photo: Path, library: Path
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    open_row(window, qtbot)
    before = window.bench.model.article
    window.bench.story.editor.jump_to(10)
    press(window, "insert.picture")
    chooser = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    chooser.filesSelected.emit([str(photo)])
    chooser.reject()
    dialog = asked(window, qtbot)
    assert "64 × 40" in dialog.facts
    assert dialog.alternative.hasFocus()
    answer(dialog, qtbot, "A crane", "It stands still.", "Jon Petersen")
    qtbot.waitUntil(lambda: bool(images(window)))
    (picture,) = images(window)
    assert isinstance(body.parse(window.bench.model.article.body)[1], Image)
    assert (picture.alternative, picture.caption) == ("A crane", "It stands still.")
    digest = picture.target.removeprefix("asset:")
    assert window.bench.model.article.pictures == (Picture(digest, "Jon Petersen"),)
    with desk_at(library) as desk:
        assert desk.library.assets.content(digest) == photo.read_bytes()  # the file's own bytes, not written anew
    press(window, "edit.undo")
    assert window.bench.model.article == before
    press(window, "edit.redo")
    assert images(window) == [picture]


def test_a_pasted_picture_and_the_words_left_out(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    data = QMimeData()
    data.setImageData(image(30, 30, "blue"))
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.bench.story.editor, Qt.Key.Key_V, CTRL)
    dialog = asked(window, qtbot)
    with qtbot.waitSignal(dialog.agreed):
        dialog.accept_button.click()
    qtbot.waitUntil(lambda: bool(images(window)))
    assert images(window)[0].alternative == ""
    model = window.bench.model
    qtbot.waitUntil(
        lambda: model.derived is not None and "alternative-missing" in {one.code for one in model.derived.findings},
        timeout=10_000,
    )


def test_several_dropped_pictures_are_asked_about_one_by_one_and_keep_their_order(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_row(window, qtbot)
    data = QMimeData()
    for name in ("one", "two"):
        assert image(20, 20 + len(name), "green" if name == "one" else "black").save(str(tmp_path / f"{name}.png"))
    (tmp_path / "three.png").write_bytes(b"no picture at all")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{name}.png")) for name in ("one", "three", "two")])
    window.bench.story.editor.insertFromMimeData(data)
    first = asked(window, qtbot)
    assert first.facts.startswith("one.png")
    answer(first, qtbot, "First")
    qtbot.waitUntil(lambda: len(images(window)) == 1)
    qtbot.waitUntil(lambda: asked(window, qtbot).facts.startswith("two.png"))
    second = asked(window, qtbot)
    assert "three.png is no picture" in window.bench.story.notice.words
    answer(second, qtbot, "Second")
    qtbot.waitUntil(lambda: len(images(window)) == 2)
    assert [one.alternative for one in images(window)] == ["First", "Second"]


def test_a_picture_is_reworded_in_one_step(window: MainWindow, qtbot: QtBot, photo: Path) -> None:
    open_row(window, qtbot)
    window.findChildren(Imports)[0].take([str(photo)])
    answer(asked(window, qtbot), qtbot, "A crane")
    qtbot.waitUntil(lambda: bool(images(window)))
    before = window.bench.model.article
    target = images(window)[0].target
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(PictureDialog)))
    editor = window.bench.story.editor
    card = editor.selected_card()
    assert card is not None
    assert card.unit.names[0] == target  # what was put in is selected
    QTest.keyClick(editor, Qt.Key.Key_F2)
    dialog = asked(window, qtbot)
    assert dialog.alternative.toPlainText() == "A crane"
    qtbot.waitUntil(lambda: dialog.facts == "IMG_1.png")
    answer(dialog, qtbot, " at dawn", "", "Ana Ruiz")
    assert images(window)[0].alternative == "A crane at dawn"
    assert window.bench.model.article.pictures[0].credit == "Ana Ruiz"
    press(window, "edit.undo")
    assert window.bench.model.article == before


def test_the_card_shows_the_picture_itself_once_it_is_loaded(window: MainWindow, qtbot: QtBot, photo: Path) -> None:
    open_row(window, qtbot)
    window.findChildren(Imports)[0].take([str(photo)])
    answer(asked(window, qtbot), qtbot, "A crane")
    qtbot.waitUntil(lambda: bool(images(window)))
    viewport = window.bench.story.editor.viewport()

    def is_red() -> bool:
        shown = viewport.grab().toImage()
        red = QColor("red").rgb()
        return any(shown.pixel(x, y) == red for x in range(0, shown.width(), 5) for y in range(0, shown.height(), 5))

    qtbot.waitUntil(is_red, timeout=10_000)
    place = window.bench.story.editor.cursorRect().center()
    with qtbot.waitSignal(window.bench.story.editor.picture_activated):
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    asked(window, qtbot).reject()


def test_giving_up_leaves_the_story_as_it_was(window: MainWindow, qtbot: QtBot, photo: Path) -> None:
    open_row(window, qtbot)
    before = window.bench.model.article
    window.findChildren(Imports)[0].take([str(photo)])
    dialog = asked(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.wait(50)
    assert window.bench.model.article == before


def test_a_picture_without_a_story_says_where_it_goes(window: MainWindow, qtbot: QtBot, photo: Path) -> None:
    window.findChildren(Imports)[0].take([str(photo)])
    assert "open one first" in window.bench.story.notice.words


def test_every_field_of_the_dialog_has_a_name(window: MainWindow, qtbot: QtBot, photo: Path) -> None:
    open_row(window, qtbot)
    window.findChildren(Imports)[0].take([str(photo)])
    dialog = asked(window, qtbot)
    for field in (dialog.alternative, dialog.caption, dialog.credit):
        assert field.accessibleName()
    dialog.reject()


def test_no_break_spaces_of_a_caption_stay(window: MainWindow, qtbot: QtBot, photo: Path) -> None:
    open_row(window, qtbot)
    window.findChildren(Imports)[0].take([str(photo)])
    dialog = asked(window, qtbot)
    dialog.caption.insertPlainText("10\u00a0km\n of [quay]")
    with qtbot.waitSignal(dialog.agreed):
        QTest.keyClick(dialog.caption, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(images(window)))
    assert images(window)[0].caption == "10\u00a0km of [quay]"
