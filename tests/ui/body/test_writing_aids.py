"""Aids by language and setting: marks, dictionaries of the person and the desk, what is said where one is missing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.desk import dictionary
from editor.ui.body import spelling_menu, writing_aids
from editor.ui.body.spelling import SpellingProvider
from editor.ui.body.writing_aids import WritingAids
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.furniture.test_furniture import open_story


class Known:
    """A dictionary of a few words."""

    def knows(self, word: str) -> bool:
        return word.lower() in {"the", "crane", "moves"}

    def suggest(self, word: str) -> list[str]:
        return ["crane"]


def found(language: str) -> tuple[SpellingProvider | None, str]:
    return (Known(), "") if language == "en" else (None, f"Spelling is not checked: no dictionary for “{language}”.")


@pytest.fixture
def aided(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> tuple[MainWindow, WritingAids]:
    """Return a window with a story open and its dictionary found."""
    monkeypatch.setattr(writing_aids, "find_provider", found)
    monkeypatch.setattr(writing_aids, "_WAIT", 1)
    window = open_main_window()
    open_story(window, qtbot)
    (aids,) = window.findChildren(WritingAids)
    qtbot.waitUntil(lambda: window.bench.story.editor.speller is not None)
    return window, aids


def set_language(window: MainWindow, language: str) -> None:
    model = window.bench.model
    model.amend("language", replace(model.article, furniture=replace(model.records.furniture, language=language)))


def checks_spelling(window: MainWindow) -> bool:
    return window.bench.story.editor.speller is not None


def test_marks_are_those_of_the_storys_language_until_the_setting_is_off(
    aided: tuple[MainWindow, WritingAids],
) -> None:
    window, _ = aided
    editor = window.bench.story.editor
    set_language(window, "de")
    QTest.keyClicks(editor, '"Ja" ')
    assert editor.source.startswith("„Ja“ ")
    window.settings.change("typing.smart_marks", False)
    QTest.keyClicks(editor, '"')
    assert editor.source.startswith('„Ja“ "')


def test_enter_and_brackets_follow_their_settings(aided: tuple[MainWindow, WritingAids]) -> None:
    window, _ = aided
    editor = window.bench.story.editor
    editor.jump_to(0)
    window.settings.change("typing.pair_brackets", True)
    QTest.keyClicks(editor, "(")
    assert editor.source.startswith("()")
    window.settings.change("typing.enter_begins_paragraph", False)
    editor.jump_to(0)
    QTest.keyClicks(editor, "One")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.source.startswith("One\n()")


def test_a_word_of_ones_own_is_kept_in_the_settings(aided: tuple[MainWindow, WritingAids]) -> None:
    window, aids = aided
    assert not aids.speller.is_right("Ellery")
    aids.speller.add("personal", "Ellery")
    assert window.settings.values.texts("spelling.words") == ("Ellery",)
    assert aids.speller.is_right("Ellery")
    window.settings.change("spelling.words", ())
    assert not aids.speller.is_right("Ellery")


def test_a_word_of_the_desk_is_kept_in_the_library(
    aided: tuple[MainWindow, WritingAids], qtbot: QtBot, library: Path
) -> None:
    window, aids = aided
    with desk_at(library, "Jon Petersen") as desk:
        dictionary.add_desk_word(desk, "Okonjo")
    open_story(window, qtbot, "ferry")  # another desktop added a word; the next story knows it
    qtbot.waitUntil(lambda: aids.speller.is_right("Okonjo"))
    aids.speller.add("desk", "Ellery")

    def kept() -> bool:
        with desk_at(library) as desk:
            return dictionary.desk_words(desk) == ("Ellery", "Okonjo")

    qtbot.waitUntil(kept)


def test_what_is_missing_is_said_once_and_can_be_left_so(aided: tuple[MainWindow, WritingAids], qtbot: QtBot) -> None:
    window, aids = aided
    notice = window.bench.story.notice
    set_language(window, "cy")
    qtbot.waitUntil(lambda: "no dictionary for “cy”" in notice.words)
    assert aids.sentence == notice.words
    assert not checks_spelling(window)
    set_language(window, "en")
    assert notice.words == ""
    assert checks_spelling(window)
    set_language(window, "cy")
    assert notice.words == ""  # said before
    action = window.bench.actions.action("edit.spelling")
    assert action is not None
    assert action.isChecked()
    action.trigger()
    assert not window.settings.values.flag("spelling.check")
    set_language(window, "en")
    assert not checks_spelling(window)
    action.trigger()
    assert checks_spelling(window)


def test_the_context_menu_offers_both_dictionaries(aided: tuple[MainWindow, WritingAids]) -> None:
    window, _ = aided
    editor = window.bench.story.editor
    menu = spelling_menu.context_menu(editor, editor.cursorRect(editor.story.cursor(2)).center())
    titles = [action.text() for action in menu.actions()]
    assert "Add to my dictionary" not in titles  # “The” is known
    offset = editor.source.index("harbour")
    menu = spelling_menu.context_menu(editor, editor.cursorRect(editor.story.cursor(offset + 2)).center())
    titles = [action.text() for action in menu.actions()]
    assert {"crane", "Add to my dictionary", "Add to the desk’s dictionary"} <= set(titles)


def test_a_story_read_from_the_right_begins_there(aided: tuple[MainWindow, WritingAids], qtbot: QtBot) -> None:
    window, _ = aided
    editor = window.bench.story.editor
    set_language(window, "ar")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.cursorRect().center().x() > editor.viewport().width() // 2
    set_language(window, "en")
    assert editor.cursorRect().center().x() < editor.viewport().width() // 2
