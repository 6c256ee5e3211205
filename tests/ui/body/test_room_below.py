"""Nobody writes at the edge of the window: the text moves up behind the keys, never far, never for who only reads."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.room_below import AT_ONCE, LINES
from tests.ui.body.editing import Open

LONG = "\n\n".join(f"Paragraph {number} has some words in it." for number in range(80)) + "\n\nThe last one"


def free(editor: BodyEditor) -> int:
    return editor.viewport().height() - editor.cursorRect().bottom()


def line(editor: BodyEditor) -> int:
    return editor.cursorRect().height()


def at_the_edge(opened: Open) -> BodyEditor:
    """Return an editor with the caret at the end of a text, as Ctrl+End leaves it."""
    editor = opened(LONG)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert free(editor) < line(editor)
    return editor


def test_writing_makes_room_under_its_line(opened: Open, qtbot: QtBot) -> None:
    editor = at_the_edge(opened)
    QTest.keyClicks(editor, " ab")
    qtbot.waitUntil(lambda: free(editor) >= AT_ONCE * line(editor))
    QTest.keyClicks(editor, "c")
    qtbot.waitUntil(lambda: free(editor) >= LINES * line(editor))
    assert editor.source.endswith("The last one abc")


def test_the_text_moves_up_by_little_and_behind_the_key(opened: Open, qtbot: QtBot) -> None:
    editor = at_the_edge(opened)
    before = editor.verticalScrollBar().value()
    QTest.keyClicks(editor, "a")
    assert editor.verticalScrollBar().value() == before
    qtbot.waitUntil(lambda: editor.verticalScrollBar().value() > before)
    assert editor.verticalScrollBar().value() - before <= AT_ONCE * line(editor)


def test_a_line_that_breaks_has_its_place(opened: Open, qtbot: QtBot) -> None:
    editor = at_the_edge(opened)
    for _ in range(3):
        QTest.keyClicks(editor, "a")
        QTest.qWait(20)
    scrolled, top = editor.verticalScrollBar().value(), editor.cursorRect().top()
    while editor.cursorRect().top() == top:
        QTest.keyClicks(editor, "a b")
    assert editor.verticalScrollBar().value() == scrolled
    qtbot.waitUntil(lambda: free(editor) >= LINES * line(editor))


def test_who_reads_or_keeps_the_line_in_its_place_sees_nothing_move(opened: Open) -> None:
    editor = at_the_edge(opened)
    before = editor.verticalScrollBar().value()
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.qWait(30)
    assert editor.verticalScrollBar().value() == before
    editor.set_typewriter(True)
    kept = editor.verticalScrollBar().value()
    QTest.keyClicks(editor, "a")
    QTest.qWait(30)
    assert editor.verticalScrollBar().value() == kept


def test_a_low_window_keeps_most_of_its_lines(opened: Open, qtbot: QtBot) -> None:
    editor = at_the_edge(opened)
    editor.resize(800, 150)
    editor.ensureCursorVisible()
    for _ in range(4):
        QTest.keyClicks(editor, "a")
        QTest.qWait(20)
    height = editor.viewport().height()
    assert height // 4 <= free(editor) < height // 2
