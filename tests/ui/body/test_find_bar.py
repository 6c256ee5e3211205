"""The bar that finds and replaces, driven in a window."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.body import find_bar, finding
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.find_bar import FindBar
from editor.ui.body.finding import Query
from editor.ui.theme import load


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[FindBar]:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    editor = BodyEditor(page)
    editor.open(BodyDocument("😀 one two One.\n\n::ad{#one}\n\nThe one [@one].", editor))
    made = FindBar(editor, page)
    column.addWidget(made)
    column.addWidget(editor)
    page.resize(900, 700)
    page.show()
    yield made
    page.hide()


def editor_of(bar: FindBar) -> BodyEditor:
    page = bar.parentWidget()
    assert page is not None
    found = page.findChild(BodyEditor)
    assert found is not None
    return found


def test_it_counts_lights_and_steps_round(bar: FindBar) -> None:
    editor = editor_of(bar)
    bar.open()
    QTest.keyClicks(bar.find_field, "one")
    assert bar.count_label.text() == "3"
    assert len(editor.extraSelections()) == 3
    places = []
    for _ in range(4):
        QTest.keyClick(bar.find_field, Qt.Key.Key_Return)
        places.append(editor.selected)
    assert places == [(2, 5), (10, 13), (32, 35), (2, 5)]
    assert bar.count_label.text() == "1 / 3"
    QTest.keyClick(bar.find_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.selected == (32, 35)


def test_replace_all_is_shown_before_and_undone_in_one_step(bar: FindBar) -> None:
    editor = editor_of(bar)
    before = editor.source
    bar.open(replacing=True)
    bar.set_query(Query("one", match_case=True))
    QTest.keyClicks(bar.replace_field, "1")
    preview = bar.findChild(QListView)
    assert preview is not None
    assert preview.isVisible()
    model = preview.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "😀 [one → 1] two One.",
        "The [one → 1] [@one].",
    ]
    assert bar.count_label.text() == "2 · 2 would change"
    QTest.mouseClick(bar.replace_all_button, Qt.MouseButton.LeftButton)
    assert editor.source == "😀 1 two One.\n\n::ad{#one}\n\nThe 1 [@one]."
    assert bar.count_label.text() == "2 replaced"
    editor.undo()
    assert editor.source == before


def test_replacing_goes_from_match_to_match(bar: FindBar) -> None:
    editor = editor_of(bar)
    bar.open(replacing=True)
    bar.set_query(Query("one"))
    QTest.keyClicks(bar.replace_field, "1")
    for _ in range(3):
        QTest.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)
    assert editor.source == "😀 1 two 1.\n\n::ad{#one}\n\nThe one [@one]."
    QTest.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)
    assert editor.source.endswith("The 1 [@one].")


def test_in_a_narrow_window_the_count_stands_below_a_field_that_can_be_read(bar: FindBar) -> None:
    page = bar.parentWidget()
    assert page is not None
    bar.open()
    bar.set_query(Query("one"))
    assert bar.count_label.isVisible()
    page.resize(360, 700)
    assert bar.count_label.isHidden()
    assert bar.trouble_label.text() == "3"
    assert bar.find_field.width() >= 100
    page.resize(900, 700)
    assert bar.count_label.text() == "3"
    assert bar.trouble_label.isHidden()


def test_a_bad_pattern_is_told_in_the_bar(bar: FindBar) -> None:
    bar.open(replacing=True)
    bar.set_query(Query("(", regular=True))
    assert bar.trouble_label.text().startswith("This pattern cannot be read")
    assert bar.find_field.property("state") == "wrong"
    assert not bar.replace_all_button.isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer that a search hears")
def test_a_pattern_that_never_ends_is_given_up_and_not_tried_at_each_key(
    bar: FindBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_bar, "_LONGEST", 0.05)
    editor = editor_of(bar)
    editor.open(BodyDocument("A crane that stands for ever and ever and ever and ever.", editor))
    bar.open()
    bar.set_query(Query(r"(\w+\s?)+!", regular=True))
    assert "takes too long" in bar.trouble_label.text()
    monkeypatch.setattr(finding, "find", lambda *_: pytest.fail("looked for again"))
    QTest.keyClicks(editor, "New ")
    qtbot.wait(300)
    assert "takes too long" in bar.trouble_label.text()
    monkeypatch.undo()
    bar.set_query(Query("crane"))
    assert bar.count_label.text() == "1"
    assert bar.trouble_label.isHidden()


def test_it_begins_with_the_selected_words_and_gives_the_keyboard_back(bar: FindBar, qtbot: QtBot) -> None:
    editor = editor_of(bar)
    editor.jump_to(6, 9)
    bar.open()
    assert bar.find_field.text() == "two"
    assert bar.replace_button.isHidden()
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.find_field, Qt.Key.Key_Escape)
    assert editor.extraSelections() == []
    assert bar.isHidden()


def test_it_follows_the_story(bar: FindBar, qtbot: QtBot) -> None:
    editor = editor_of(bar)
    bar.open()
    bar.set_query(Query("zwölf"))
    assert bar.count_label.text() == "Nothing found"
    editor.textCursor().insertText("zwölf ")
    qtbot.waitUntil(lambda: bar.count_label.text() == "1")


def test_it_is_drawn_in_another_theme_too(bar: FindBar) -> None:
    bar.open(replacing=True)
    bar.set_query(Query("one"))
    bar.replace_field.setText("1")
    bar.set_theme(load("dark"))
    assert bar.grab().width() == bar.width()


def test_enter_in_the_field_of_what_to_put_there_replaces(bar: FindBar) -> None:
    editor = editor_of(bar)
    bar.open(replacing=True)
    bar.set_query(Query("one", match_case=True))
    QTest.keyClicks(bar.replace_field, "1")
    bar.replace_field.setFocus()
    QTest.keyClick(bar.replace_field, Qt.Key.Key_Return)
    QTest.keyClick(bar.replace_field, Qt.Key.Key_Return)
    assert editor.source.startswith("😀 1 two One.")
    QTest.keyClick(bar.replace_field, Qt.Key.Key_Return)
    assert editor.source.endswith("The 1 [@one].")


def test_nothing_is_replaced_in_a_story_that_is_read_only(bar: FindBar) -> None:
    editor_of(bar).setReadOnly(True)
    bar.open(replacing=True)
    bar.set_query(Query("one"))
    bar.replace_field.setText("1")
    assert not bar.replace_all_button.isEnabled()
    assert not bar.replace_button.isEnabled()
