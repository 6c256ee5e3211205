"""Notes in the window: written at the selection, marked beside the text, answered, resolved, told to the reporter."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import notes, workflow
from editor.desk.desk import Desk
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.furniture.furniture_feature import FurnitureArea
from editor.ui.main_window import MainWindow
from editor.ui.review.field_signs import FieldSign
from editor.ui.review.note_dialog import NoteDialog
from editor.ui.review.notes_panel import NotesPanel
from editor.ui.review.review_feature import ReviewFeature
from tests.ui import driving
from tests.ui.review.reviewed import EDITOR, REPORTER, Open, at_the_library, dialog_of, opened, submitted


def write(window: MainWindow, qtbot: QtBot, words: str, part: str = "") -> None:
    """Fill the dialog in which a note is written, and send it by its key."""
    dialog = dialog_of(NoteDialog, window, qtbot)
    assert isinstance(dialog, NoteDialog)
    if part:
        dialog.part.show_value(part)
    QTest.keyClicks(dialog.text, words)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def select(window: MainWindow, words: str) -> None:
    at = window.bench.model.article.body.index(words)
    window.bench.story.editor.jump_to(at, at + len(words))
    window.bench.story.focus_text()


def area_of(window: MainWindow) -> FurnitureArea:
    (area,) = window.findChildren(FurnitureArea)
    return area


def chosen(sign: FieldSign) -> bool:
    return sign._is_chosen


def marked(feature: ReviewFeature, window: MainWindow) -> list[str]:
    body = window.bench.model.article.body
    return [body[start:end] for start, end in feature.notes.marks.spans.values()]


def test_without_notes_there_is_no_margin(window: MainWindow, qtbot: QtBot) -> None:
    feature = opened(window, qtbot)
    assert feature.notes.marks.margin.isHidden()
    assert driving.panel_of(window, NotesPanel)._empty.isVisibleTo(driving.panel_of(window, NotesPanel))


def test_a_note_is_written_at_the_selection_answered_and_resolved(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    window = open_main_window(person=EDITOR)
    feature = opened(window, qtbot)
    panel = driving.panel_of(window, NotesPanel)
    select(window, "two crews went home")
    driving.press(window, "note.add")
    write(window, qtbot, "Which two?", "attribution")
    qtbot.waitUntil(lambda: marked(feature, window) == ["two crews went home"], timeout=10_000)
    qtbot.waitUntil(lambda: window.bench.panels.current == "notes")
    assert feature.notes.marks.margin.isVisible()
    (row,) = panel.list.rows
    assert (row.title, row.words) == (EDITOR, "Which two?")
    window.bench.story.editor.jump_to(0)
    window.bench.story.editor.insertPlainText("Well. ")  # the marks go along, without a look at the library
    assert marked(feature, window) == ["two crews went home"]
    QTest.keyClicks(panel.card.text, "The night crews.")
    QTest.keyClick(panel.card.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.bench.model.summary is not None
    assert window.bench.model.summary.state is State.DRAFT  # where the window's own key would have submitted it
    qtbot.waitUntil(lambda: "The night crews." in panel.card.entries.text(), timeout=10_000)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: marked(feature, window) == [] and not panel.list.rows, timeout=10_000)
    panel.show_resolved.setChecked(True)
    assert panel.list.rows[0].pill == "Resolved"
    panel.card.reopen.click()
    qtbot.waitUntil(lambda: marked(feature, window) == ["two crews went home"], timeout=10_000)


def test_a_note_finds_its_place_by_click_and_key(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    def note(desk: Desk) -> None:
        notes.add_on_words(desk, "crane", "Which one?", "A third crew")
        notes.add_on_words(desk, "crane", "Too short.", "stands still")  # of the headline

    at_the_library(library, EDITOR, note)
    window = open_main_window(person=REPORTER)
    feature = opened(window, qtbot)
    qtbot.waitUntil(lambda: marked(feature, window) == ["A third crew"], timeout=10_000)
    margin = feature.notes.marks.margin
    ((at, threads),) = margin.signs()
    driving.press(window, "view.attribution")
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(margin.width() // 2, round(at)))
    assert window.bench.panels.current == "notes"
    panel = driving.panel_of(window, NotesPanel)
    assert panel.current is not None
    assert panel.current.thread == threads[0]
    panel.card.jump.click()
    editor = window.bench.story.editor
    assert window.bench.model.article.body[slice(*editor.selected)] == "A third crew"
    window.bench.story.editor.jump_to(0)
    driving.press(window, "note.next")
    assert window.bench.model.article.body[slice(*editor.selected)] == "A third crew"
    headline = next(row for row in panel.list.rows if row.words == "Too short.")
    panel.list.row_activated.emit(headline.key)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.property("kind") == "headline"


def test_a_note_about_the_headline_has_a_sign_beside_it(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    def note(desk: Desk) -> None:
        notes.add_on_words(desk, "crane", "Too short.", "stands still")  # of the headline
        notes.add_on_words(desk, "crane", "Which one?", "A third crew")

    at_the_library(library, EDITOR, note)
    window = open_main_window(person=REPORTER)
    feature = opened(window, qtbot)
    signs = feature.notes.signs
    qtbot.waitUntil(lambda: list(signs.threads) == ["headline"], timeout=10_000)
    sign = signs.signs["headline"]
    assert sign.isVisible()
    assert (sign.accessibleName(), sign.toolTip()) == ("Note about the headline", f"{EDITOR}: Too short.")
    area, editor = area_of(window), window.bench.story.editor

    def is_beside() -> bool:
        """Return whether the sign is in line with the headline's first line and with the signs of the text."""
        middle, margin = sign.mapTo(window, sign.rect().center()), feature.notes.marks.margin
        beside = margin.mapTo(window, margin.rect().center()).x()
        top = area.headline.mapTo(window, QPoint()).y()
        return abs(middle.x() - beside) <= 1 and top < middle.y() < top + area.headline.fontMetrics().lineSpacing()

    qtbot.waitUntil(is_beside)
    area.kicker.hide()
    area.guide.hide()  # what stands above goes, and the sign along with its field
    qtbot.waitUntil(is_beside)
    window.resize(1_030, 700)
    qtbot.waitUntil(is_beside)
    driving.press(window, "view.attribution")
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    panel = driving.panel_of(window, NotesPanel)
    assert window.bench.panels.current == "notes"
    assert panel.current is not None
    assert panel.current.thread.note.text == "Too short."
    assert chosen(sign)
    editor.setFocus()
    driving.press(window, "note.next")
    assert window.bench.model.article.body[slice(*editor.selected)] == "A third crew"
    assert not chosen(sign)
    driving.press(window, "note.next")  # round the end of the story
    assert window.focusWidget() is area.headline
    driving.press(window, "note.next")
    assert window.bench.model.article.body[slice(*editor.selected)] == "A third crew"
    panel.show_thread(signs.threads["headline"][0].id)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: sign.isHidden() and not signs.threads, timeout=10_000)
    with qtbot.waitSignal(window.bench.model.replaced):
        window.bench.keeper.close()
    assert sign.isHidden()


def test_words_that_are_gone_are_said_so(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    at_the_library(library, EDITOR, lambda desk: notes.add_on_words(desk, "crane", "Which?", "Nobody on the quay"))
    window = open_main_window(person=REPORTER)
    feature = opened(window, qtbot)
    qtbot.waitUntil(lambda: marked(feature, window) == ["Nobody on the quay"], timeout=10_000)
    start = window.bench.model.article.body.index("Nobody on")
    end = window.bench.model.article.body.index("::ad{")
    window.bench.story.editor.jump_to(start, end)
    QTest.keyClick(window.bench.story.editor, Qt.Key.Key_Delete)
    panel = driving.panel_of(window, NotesPanel)
    qtbot.waitUntil(lambda: [row.pill for row in panel.list.rows] == ["Words gone"], timeout=10_000)
    qtbot.waitUntil(lambda: feature.notes.marks.margin.isHidden(), timeout=10_000)  # noqa: PLW0108 - replaced later
    window.bench.model.undo()
    qtbot.waitUntil(lambda: marked(feature, window) == ["Nobody on the quay"], timeout=10_000)


def test_a_story_goes_back_with_notes_and_its_reporter_is_told(
    open_main_window: Open, library: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    submitted(library, Part.ADS)
    window = open_main_window(person=EDITOR, state=tmp_path / "editor")
    feature = opened(window, qtbot)
    feature.bar.back.click()
    dialog = dialog_of(NoteDialog, window, qtbot)
    assert isinstance(dialog, NoteDialog)
    assert not dialog.add.isEnabled()  # without words, and without a note that waits already
    write(window, qtbot, "Name the crews.")
    model = window.bench.model
    qtbot.waitUntil(lambda: model.summary is not None and model.summary.state is State.DRAFT, timeout=10_000)
    assert model.standing(Part.ADS) is Standing.APPROVED
    with qtbot.waitSignal(window.ended, timeout=10_000):
        window.close()
    window = open_main_window(person=REPORTER)
    opened(window, qtbot)
    notice = window.bench.story.notice
    qtbot.waitUntil(lambda: notice.words == f"{EDITOR} left a note.", timeout=10_000)
    next(one for one in notice.findChildren(QPushButton) if one.text() == "Show Notes").click()
    assert window.bench.panels.current == "notes"
    panel = driving.panel_of(window, NotesPanel)
    assert [row.words for row in panel.list.rows] == ["Name the crews."]


def test_a_question_is_put_about_a_quotation_by_one_key(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=EDITOR)
    feature = opened(window, qtbot)
    quotations = driving.panel_of(window, AttributionPanel).quotations
    driving.press(window, "view.attribution")
    quotations.list.setFocus()
    quotations.list.select(quotations.list.rows[0].key)
    QTest.keyClick(quotations.list, Qt.Key.Key_Q)
    write(window, qtbot, "Did she say safe?")
    qtbot.waitUntil(lambda: marked(feature, window) == ["safe to use"], timeout=10_000)
    (thread,) = feature.state.threads
    assert thread.note.part is Part.ATTRIBUTION


def test_another_program_that_notes_is_seen(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    window = open_main_window(person=REPORTER)
    feature = opened(window, qtbot)
    at_the_library(library, EDITOR, lambda desk: notes.add_on_words(desk, "crane", "Which?", "two crews"))
    window.bench.keeper.refresh()
    qtbot.waitUntil(lambda: marked(feature, window) == ["two crews"], timeout=10_000)
    menu = QMenu(window)
    window.bench.story.editor.context_menu_opening.emit(menu, window.bench.model.article.body.index("two crews") + 2)
    assert {"Write a Note…", "Show Note"} <= {action.text() for action in menu.actions()}
    menu.deleteLater()


def test_an_open_note_goes_along_without_another_word(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    at_the_library(library, EDITOR, lambda desk: notes.add(desk, "crane", "Shorter."))
    window = open_main_window(person=EDITOR)
    feature = opened(window, qtbot)
    assert feature.bar.notes.text() == "1 open note"
    driving.press(window, "workflow.reject")
    dialog = dialog_of(NoteDialog, window, qtbot)
    assert isinstance(dialog, NoteDialog)
    dialog.add.click()
    model = window.bench.model
    qtbot.waitUntil(lambda: model.summary is not None and model.summary.state is State.DRAFT, timeout=10_000)
    assert len(feature.state.threads) == 1
    at_the_library(library, REPORTER, lambda desk: workflow.act(desk, "crane", "submit"))
