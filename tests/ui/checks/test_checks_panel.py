"""The Checks panel driven as a person drives it: read, jump, mend, ignore, take up again, undo."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Byline, Furniture, IgnoredFinding
from editor.article.findings import Finding, Severity
from editor.checks.registry import CHECKS
from editor.ui.checks.checks_panel import ChecksPanel
from editor.ui.checks.finding_marks import FindingMarks
from editor.ui.main_window import MainWindow
from tests.ui import driving
from tests.ui.conftest import desk_at, story

BODY = "The mayor claimed that the crane was safe.\n\nThe repair costs TK million. [@nobody]\n"


@pytest.fixture
def opened(open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path) -> MainWindow:
    """Return the window with a story in front that has a note, a blocking finding and one that guards."""
    with desk_at(library) as desk:
        desk.library.create(story("repair", "Crane is repaired", BODY), "Ana Ruiz")
    window = open_main_window()
    qtbot.waitUntil(lambda: any(panel.key == "checks" for panel in window.bench.panels.panels))
    window.bench.panels.show_panel("checks")
    window.bench.open_slug("repair")
    qtbot.waitUntil(lambda: bool(panel(window).list.rows))
    return window


def panel(window: MainWindow) -> ChecksPanel:
    return driving.panel_of(window, ChecksPanel)


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in panel(window).list.rows]


def choose(window: MainWindow, title: str) -> Finding:
    view = panel(window).list
    view.select(next(row.key for row in view.rows if row.title == title))
    finding = panel(window).current
    assert finding is not None
    return finding


def ignored_in(window: MainWindow) -> tuple[IgnoredFinding, ...]:
    return window.bench.model.records.ignored


def press(window: MainWindow, words: str) -> None:
    (button,) = [one for one in panel(window).card.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_findings_stand_by_severity_with_a_badge(opened: MainWindow) -> None:
    assert titles(opened)[:2] == ["Still to come", "Unknown source"]
    assert "Opinion verb" in titles(opened)
    tab = opened.bench.panels._tabs["checks"]
    assert tab.accessibleName() == f"Checks, {len(titles(opened))}"
    assert panel(opened).list.rows[0].spoken == "Blocking, Still to come, TK"


def test_a_story_that_is_put_away_leaves_no_finding(opened: MainWindow, qtbot: QtBot) -> None:
    tab = opened.bench.panels._tabs["checks"]
    with qtbot.waitSignal(opened.bench.services.reader.read_out, timeout=10_000):
        opened.bench.keeper.close()
    assert not opened.bench.model.is_open
    assert tab.accessibleName() == "Checks"
    assert (titles(opened), opened.bench.model.derived) == ([], None)
    assert driving.panel_of(opened, ChecksPanel)._empty.isVisible()


def test_a_row_jumps_to_its_place(opened: MainWindow) -> None:
    choose(opened, "Opinion verb")
    QTest.keyClick(panel(opened).list, Qt.Key.Key_Return)
    start, end = opened.bench.story.editor.selected
    assert opened.bench.model.article.body[start:end] == "claimed"
    assert opened.bench.story.editor.hasFocus()


def test_one_key_mends_what_the_caret_stands_in_and_one_undo_takes_it_back(opened: MainWindow, qtbot: QtBot) -> None:
    opened.bench.story.editor.jump_to(BODY.index("claimed") + 3)
    opened.bench.story.focus_text()
    qtbot.waitUntil(lambda: panel(opened).list.current_key.startswith("opinion-verb"))
    driving.press(opened, "check.fix")
    assert opened.bench.model.article.body == BODY.replace("claimed", "said")
    assert opened.bench.model.undo_label == "write “said”"
    qtbot.waitUntil(lambda: "Opinion verb" not in titles(opened))
    opened.bench.model.undo()
    assert opened.bench.model.article.body == BODY
    qtbot.waitUntil(lambda: "Opinion verb" in titles(opened))


def test_a_fix_asked_for_while_typing_is_made_on_the_text_of_now(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "Opinion verb")
    opened.bench.story.editor.jump_to(0)
    QTest.keyClicks(opened.bench.story.editor, "Now ")
    panel(opened).list.setFocus()
    press(opened, "Write “said”")
    qtbot.waitUntil(lambda: "said that" in opened.bench.model.article.body)
    assert opened.bench.model.article.body == "Now " + BODY.replace("claimed", "said")


def test_ignoring_wants_a_reason_and_is_kept_with_the_story(opened: MainWindow, qtbot: QtBot, library: Path) -> None:
    choose(opened, "Opinion verb")
    press(opened, "Ignore…")
    field = panel(opened).card.reason
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not ignored_in(opened)
    QTest.keyClicks(field, "The engineers say otherwise")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (ignored,) = ignored_in(opened)
    assert (ignored.code, ignored.by, ignored.reason) == ("opinion-verb", "Ana Ruiz", "The engineers say otherwise")
    qtbot.waitUntil(lambda: "Opinion verb" not in titles(opened))
    with qtbot.waitSignal(opened.bench.model.standing_changed):
        opened.bench.keeper.save()
    with desk_at(library) as desk:
        assert desk.story("repair").article.ignored == (ignored,)


def test_what_is_ignored_is_shown_on_demand_and_taken_up_again(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "Still to come")
    press(opened, "Ignore…")
    QTest.keyClicks(panel(opened).card.reason, "TK is a name")
    press(opened, "Ignore")
    qtbot.waitUntil(lambda: "Still to come" not in titles(opened))
    assert opened.bench.model.derived is not None
    assert opened.bench.model.derived.blocking == 1
    panel(opened).show_ignored.setChecked(True)
    row = next(row for row in panel(opened).list.rows if row.title == "Still to come")
    assert row.muted
    assert row.detail == "Ignored: TK is a name"
    choose(opened, "Still to come")
    press(opened, "Ignore No More")
    assert not ignored_in(opened)
    qtbot.waitUntil(lambda: not any(row.muted for row in panel(opened).list.rows))


def test_a_guards_finding_cannot_be_ignored(opened: MainWindow) -> None:
    choose(opened, "Unknown source")
    words = [one.text() for one in panel(opened).card.findChildren(QPushButton) if one.isVisible()]
    assert words == ["Remove the citation"]
    panel(opened).ask_reason()
    assert not panel(opened).card.reason.isVisible()


def test_escape_leaves_the_reason_and_goes_back_to_the_list(opened: MainWindow) -> None:
    choose(opened, "Opinion verb")
    press(opened, "Ignore…")
    QTest.keyClick(panel(opened).card.reason, Qt.Key.Key_Escape)
    assert not panel(opened).card.reason.isVisible()
    assert panel(opened).list.hasFocus()


def test_one_severity_alone_is_shown(opened: MainWindow) -> None:
    panel(opened).bar.chosen.emit(Severity.BLOCKING)
    assert titles(opened) == ["Still to come", "Unknown source"]


def test_an_empty_panel_says_what_was_checked(opened: MainWindow, qtbot: QtBot, library: Path) -> None:
    furniture = Furniture(slug="calm", headline="All is calm", byline=(Byline("Ana Ruiz"),))
    with desk_at(library) as desk:
        desk.library.create(Article(furniture, "A crew stayed and loaded the ship by hand.\n"), "Ana Ruiz")
    opened.bench.open_slug("calm")

    def said() -> list[str]:
        return [label.text() for label in panel(opened).findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "Nothing to fix" in said())
    assert any(f"{len(CHECKS)} checks looked at" in words for words in said())
    assert opened.bench.panels._tabs["checks"].accessibleName() == "Checks"


def test_marks_follow_what_is_typed_and_can_be_put_away(opened: MainWindow, qtbot: QtBot) -> None:
    (marks,) = opened.bench.story.editor.findChildren(FindingMarks)
    at = BODY.index("claimed")
    assert (at, at + len("claimed")) in marks.spans
    opened.bench.story.editor.jump_to(0)
    QTest.keyClicks(opened.bench.story.editor, "Now ")
    assert (at + 4, at + 4 + len("claimed")) in marks.spans
    action = opened.bench.actions.action("view.findings")
    assert action is not None
    action.trigger()
    assert marks.spans == []
    action.trigger()
    qtbot.waitUntil(lambda: bool(marks.spans))


@pytest.mark.parametrize("seed", range(8))
def test_marks_follow_every_change_as_if_each_were_moved_by_itself(opened: MainWindow, seed: int) -> None:
    (marks,) = opened.bench.story.editor.findChildren(FindingMarks)
    document, chance = opened.bench.model.document, random.Random(seed)
    document.set_source("word " * 200)
    starts = [chance.randrange(990) for _ in range(60)]
    found = [(start, start + chance.choice((1, 4, 9, 300))) for start in starts]
    marks.show(Finding("x", Severity.NOTE, start, min(end, 999), "Found.") for start, end in found)
    expected = [list(span) for span in marks.spans]
    for _ in range(60):
        length = document.characterCount() - 1
        position, removed = chance.randrange(length), chance.choice((0, 0, 1, 30))
        removed, added = min(removed, length - position), chance.choice((0, 1, 1, 12))
        cursor = document.cursor(position, position + removed)
        cursor.insertText("a" * added)
        grown = added - removed
        for span in expected if grown else ():
            if span[0] >= position + removed:
                span[0] += grown
                span[1] += grown
            elif span[1] > position:
                span[0] = min(span[0], position + added)
                span[1] = max(span[0], span[1] + grown)
        assert marks.spans == [tuple(span) for span in expected]
        start = chance.randrange(length)
        end = start + chance.randrange(1, 40)
        assert marks.is_on(start, end) == any(span[0] < end and span[1] > start for span in expected)


def test_the_marks_are_painted_under_their_words(opened: MainWindow, qtbot: QtBot) -> None:
    editor = opened.bench.story.editor
    (marks,) = editor.findChildren(FindingMarks)
    shown = editor.grab().toImage()
    marks.show(())
    assert editor.grab().toImage() != shown


def test_another_story_has_its_own_marks(opened: MainWindow, qtbot: QtBot) -> None:
    (marks,) = opened.bench.story.editor.findChildren(FindingMarks)
    opened.bench.open_slug("museum")
    qtbot.waitUntil(lambda: opened.bench.model.article.furniture.slug == "museum")
    assert marks.spans == []


def test_the_texts_menu_offers_what_can_be_done_with_a_finding(opened: MainWindow, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Cut")
    opened.bench.story.editor.context_menu_opening.emit(menu, BODY.index("claimed") + 2)
    titles_of = [action.text() for action in menu.actions()]
    assert titles_of[0].startswith("“claimed” passes judgement")
    assert titles_of[1:3] == ["Write “said”", "Show in Checks"]
    next(action for action in menu.actions() if action.text() == "Write “said”").trigger()
    assert "said that" in opened.bench.model.article.body
    empty = QMenu()
    qtbot.addWidget(empty)
    opened.bench.story.editor.context_menu_opening.emit(empty, 1)
    assert "Show in Checks" not in [action.text() for action in empty.actions()]


def test_keys_go_from_finding_to_finding_past_the_ignored_ones(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "Opinion verb")
    press(opened, "Ignore…")
    QTest.keyClicks(panel(opened).card.reason, "disputed")
    press(opened, "Ignore")
    qtbot.waitUntil(lambda: "Opinion verb" not in titles(opened))
    opened.bench.story.editor.jump_to(0)
    driving.press(opened, "go.next_finding")
    start, end = opened.bench.story.editor.selected
    assert opened.bench.model.article.body[start:end] == "TK"
    qtbot.waitUntil(lambda: panel(opened).list.current_key.startswith("to-come"))


def test_the_mouse_resting_on_a_mark_tells_what_was_found(opened: MainWindow, qtbot: QtBot) -> None:
    editor = opened.bench.story.editor
    place = editor.cursorRect(editor.story.cursor(BODY.index("claimed") + 3)).center()
    QApplication.sendEvent(
        editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, editor.viewport().mapToGlobal(place))
    )
    qtbot.waitUntil(lambda: "passes judgement" in QToolTip.text())
    QToolTip.hideText()
