"""The kit: rows that keep their place, fields that leave the caret alone, suggestions by keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.kit import (
    Choice,
    Form,
    LineField,
    Page,
    Row,
    RowList,
    SectionHead,
    Suggesting,
    TextField,
    TomlField,
    breakable,
)
from editor.ui.theme import load

ROWS = [
    Row(str(number), f"Row {number}", "detail", "“some words that are quoted”", "cite", "missing")
    for number in range(40)
]


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    made = RowList("Quotations")
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show_rows(ROWS)
    made.show()
    return made


def test_the_row_that_was_chosen_stays_chosen(rows: RowList) -> None:
    told: list[str] = []
    rows.select("7")
    rows.current_changed.connect(told.append)
    rows.show_rows([Row("new", "New"), *ROWS])
    assert rows.current_key == "7"
    assert told == []
    rows.show_rows([row for row in ROWS if row.key != "7"])
    assert rows.current_key == ""
    assert told == [""]


def test_rows_are_walked_and_chosen_by_keyboard(qtbot: QtBot, rows: RowList) -> None:
    told: list[str] = []
    rows.row_activated.connect(told.append)
    rows.select("0")
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert told == ["1"]
    assert rows.step(1) == "2"
    assert [rows.step(-1) for _ in range(4)] == ["1", "0", "0", "0"]


def test_a_row_is_as_high_as_its_lines_and_is_read_out_whole(rows: RowList) -> None:
    model = rows.model()
    full = rows.visualRect(model.index(0, 0)).height()
    rows.show_rows([Row("0", "Row 0"), *ROWS[1:]])
    rows.doItemsLayout()
    assert rows.visualRect(model.index(0, 0)).height() < full
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Row 1, missing, “some words that are quoted”, detail"


def test_a_field_leaves_the_caret_where_it_is(qtbot: QtBot) -> None:
    field = LineField("Name")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    QTest.keyClicks(field, "Rosa")
    field.setCursorPosition(2)
    field.show_text("Rosa")
    assert field.cursorPosition() == 2
    assert told == ["R", "Ro", "Ros", "Rosa"]
    field.show_text("Ana")
    assert told[-1] == "Rosa", "what the program shows is no edit"


def test_a_text_grows_with_its_lines(qtbot: QtBot) -> None:
    field = TextField("Notes", most=4)
    qtbot.addWidget(field)
    field.resize(200, 30)
    field.show()
    before = field.height()
    told: list[str] = []
    field.edited.connect(told.append)
    field.show_text("one\ntwo\nthree")
    assert told == []
    assert field.height() > before
    tall = field.height()
    field.show_text("\n" * 40)
    assert tall < field.height() < 8 * before
    QTest.keyClicks(field, "x")
    assert len(told) == 1


def test_a_choice_tells_only_what_a_person_chose(qtbot: QtBot) -> None:
    field = Choice("Terms", [("on", "On the record"), ("off", "Off the record")])
    qtbot.addWidget(field)
    told: list[str] = []
    field.chosen.connect(told.append)
    field.show_value("off")
    assert (field.currentText(), told) == ("Off the record", [])
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert told == ["on"]
    field.show_value("unheard of")
    assert field.currentText() == ""


def test_forms_name_their_fields(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    form, one, other, plain = Form(page), QLineEdit(), QLineEdit(), QWidget()
    form.add("Name", one)
    form.add_pair("Key", other, "Other", plain)
    head = SectionHead("Sources", load("light"), page)
    pressed: list[int] = []
    button = head.add_tool("plus", "Add a source", lambda: pressed.append(1))
    page.column.addWidget(head)
    page.column.addWidget(form)
    button.click()
    assert [one.accessibleName(), other.accessibleName(), plain.accessibleName()] == ["Name", "Key", "Other"]
    assert (button.accessibleName(), pressed) == ("Add a source", [1])


def test_suggestions_are_taken_by_keyboard(qtbot: QtBot) -> None:
    field = Suggesting("Name")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(field.wanted) as asked:
        QTest.keyClicks(field, "Di")
    assert asked.args == ["Di"]
    field.offer([Row("diaz", "Rosa Diaz"), Row("dib", "Sam Dib")])
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.taken) as taken:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken.args == ["dib"]


def test_a_field_leaves_undo_to_the_window_and_keeps_spaces_and_caret(qtbot: QtBot) -> None:
    line, text = LineField("Headline"), TextField("Standfirst")
    for field in (line, text):
        qtbot.addWidget(field)
        field.show()
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(field, asked)
        assert not asked.isAccepted()
    text.show_text("Il dit «\u00a0oui\u00a0» 👍 hier")
    assert text.words == "Il dit «\u00a0oui\u00a0» 👍 hier"
    cursor = text.textCursor()
    cursor.setPosition(6)
    text.setTextCursor(cursor)
    text.show_text("Il dit «\u00a0oui\u00a0» 👍 demain")
    assert text.words == "Il dit «\u00a0oui\u00a0» 👍 demain"
    assert text.textCursor().position() == 6


def test_a_field_of_one_line_is_no_higher_than_that_where_there_is_room(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    field = TextField("Note")
    form.add("Note", field)
    form.resize(300, 400)
    form.show()
    assert field.height() < 40


def test_a_field_of_several_lines_is_higher_in_a_narrower_place(qtbot: QtBot) -> None:
    field = TextField("Note")
    qtbot.addWidget(field)
    field.show_text("The crane stands still, and nobody on the quay agrees with the harbour master about it.")
    field.resize(600, field.height())
    field.show()
    wide = field.height()
    field.resize(160, field.height())
    assert field.height() > wide
    field.resize(600, field.height())
    assert field.height() == wide


def test_a_field_of_rules_is_left_by_tab_and_keeps_its_lines(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    field, after = TomlField("Rules", f"names = [{'“a name”, ' * 60}]\n", held), QLineEdit(held)
    held.show()
    field.setFocus()
    lines = field.document().firstBlock().layout().lineCount()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert held.focusWidget() is after
    assert field.accessibleName() == "Rules"
    assert "\t" not in field.toPlainText()
    assert lines == 1


def test_a_handle_that_cannot_wrap_is_given_places_to_do_so() -> None:
    long = "@maximiliana_theodora_von_hohenlohe@social.example"
    assert breakable("a short @handle, an address.example") == "a short @handle, an address.example"
    shown = breakable(f"by {long} today")
    assert shown.replace("\u200b", "") == f"by {long} today"
    assert max(map(len, shown.replace("\u200b", " ").split())) <= 15


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029"])
def test_what_is_pasted_into_a_line_is_one_line(qtbot: QtBot, end: str) -> None:
    field = LineField("Name")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    field.setText("😀 d")
    field.setCursorPosition(2)
    QApplication.clipboard().setText(f"b{end}c")
    field.paste()
    assert field.text() == told[-1] == "😀b c d"
    assert field.cursorPosition() == 5
    field.selectAll()
    QApplication.clipboard().setText(f"all{end}")
    field.paste()
    assert field.text() == told[-1] == "all"
    QApplication.clipboard().clear()
