"""A story from a template, by keyboard: chosen, previewed, started, and at its headline."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.article.article import Byline
from editor.ui.furniture.template_dialog import TemplateDialog
from editor.ui.main_window import MainWindow
from tests.desk.test_templates import OWN
from tests.ui.driving import press
from tests.ui.furniture.test_furniture import area_of


def open_dialog(window: MainWindow, qtbot: QtBot) -> TemplateDialog:
    press(window, "story.template")
    (dialog,) = window.findChildren(TemplateDialog)
    qtbot.waitUntil(lambda: len(dialog.list.rows) > 0)
    return dialog


def test_a_template_is_chosen_and_started_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(window, qtbot)
    assert [row.title for row in dialog.list.rows] == ["News story", "Interview", "Live story", "Syndicated story"]
    assert "[TK: what happened" in dialog.preview.source
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.kicker.text() == "Interview"
    assert "the answer" in dialog.preview.source
    with qtbot.waitSignal(window.bench.keeper.opened):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    article = window.bench.model.article
    assert article.furniture.kicker == "Interview"
    assert article.furniture.byline == (Byline("Ana Ruiz"),)
    assert "the answer" in article.body
    qtbot.waitUntil(lambda: window.focusWidget() is area_of(window).headline)
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 4)


def test_the_newsrooms_own_are_offered_and_a_bad_one_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "obituary.md").write_text(OWN, encoding="utf-8")
    (folder / "bad.md").write_text("no front matter", encoding="utf-8")
    window.settings.change("story.templates", str(folder))
    dialog = open_dialog(window, qtbot)
    assert (dialog.list.rows[-1].title, dialog.list.rows[-1].pill) == ("Obituary", "Own")
    assert "bad.md cannot be used" in dialog.trouble.text()
    assert str(folder) in dialog.hint.text()
    dialog.reject()


def test_without_a_setting_they_stand_beside_the_settings(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "obituary.md").write_text(OWN, encoding="utf-8")
    dialog = open_dialog(window, qtbot)
    assert dialog.list.rows[-1].title == "Obituary"
    dialog.reject()


def test_everything_in_the_dialog_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_dialog(window, qtbot)
    stops = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert stops
    for widget in stops:
        text = getattr(widget, "text", str)()
        assert widget.accessibleName() or text, widget
    dialog.reject()
