"""A new story in which nothing was written is cleared away; one with a word or a headline stays."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Furniture
from editor.article.library_values import WorkingCopy
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press


def new_story(window: MainWindow, qtbot: QtBot) -> str:
    with qtbot.waitSignals([window.bench.keeper.opened, window.desk_list.model.settled]):
        press(window, "story.new")
    return window.bench.model.article_id


def is_there(library: Path, article_id: str) -> bool:
    with desk_at(library) as desk:
        return any(row.id == article_id for row in desk.library.articles.list())


@pytest.mark.parametrize("leave", ["close", "another"])
def test_nothing_is_left_of_a_story_in_which_nothing_was_written(
    window: MainWindow, qtbot: QtBot, library: Path, leave: str
) -> None:
    name = new_story(window, qtbot)
    with qtbot.waitSignal(window.bench.keeper.gone) as told:
        if leave == "close":
            press(window, "story.close")
        else:
            open_story(window, qtbot, "ferry")
    assert told.args == [name]
    assert not is_there(library, name)
    assert name not in [one for one, _ in window.session.recent]
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 3)
    with desk_at(library) as desk:
        assert [event.action for event in desk.library.audit.events(name)] == ["delete", "new"]


def test_a_new_story_in_the_place_of_an_untouched_one_is_one_story(window: MainWindow, qtbot: QtBot) -> None:
    new_story(window, qtbot)
    with qtbot.waitSignal(window.bench.keeper.gone):
        new_story(window, qtbot)
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 4)


def written_body(window: MainWindow) -> None:
    QTest.keyClicks(window.bench.story.editor, "Now ")


def written_and_deleted(window: MainWindow) -> None:
    """Words that were a version once can be had again from the history."""
    written_body(window)
    press(window, "story.save")
    window.bench.model.undo()


def headed(window: MainWindow) -> None:
    model = window.bench.model
    model.amend("headline", replace(model.article, furniture=replace(model.article.furniture, headline="Quay")))


@pytest.mark.parametrize("write", [written_body, written_and_deleted, headed])
def test_a_story_with_a_word_in_it_stays(
    window: MainWindow, qtbot: QtBot, library: Path, write: Callable[[MainWindow], None]
) -> None:
    name = new_story(window, qtbot)
    write(window)
    open_story(window, qtbot, "ferry")
    open_story(window, qtbot, "museum")
    assert is_there(library, name)


def test_what_another_device_types_into_it_keeps_it(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    name = new_story(window, qtbot)
    with desk_at(library) as desk:
        typed = Article(Furniture(window.bench.model.article.furniture.slug), "Words.\n")
        desk.library.working_copies.put(
            WorkingCopy(name, "elsewhere", "Jo Brandt", typed, window.bench.model.base, cursor=0, anchor=0)
        )
    open_story(window, qtbot, "ferry")
    open_story(window, qtbot, "museum")
    assert is_there(library, name)


def test_a_recent_story_that_is_gone_is_listed_no_more(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_story(window, qtbot, "ferry")
    name = window.bench.model.article_id
    open_story(window, qtbot, "museum")
    with desk_at(library) as desk:
        desk.library.removal.remove(name, desk.person)
    with qtbot.waitSignal(window.bench.keeper.gone):
        window.bench.keeper.open(name)
    assert [title for _, title in window.session.recent] == ["Museum returns bronze"]
    qtbot.waitUntil(lambda: "There is no story" in window.bench.story.notice.words)


def test_a_recent_story_goes_by_its_headline_of_now(window: MainWindow, qtbot: QtBot) -> None:
    name = new_story(window, qtbot)
    headed(window)
    assert dict(window.session.recent)[name] == "Quay"
