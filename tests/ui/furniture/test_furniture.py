"""The furniture driven by keys: every field, undo over fields and text in order, slugs, length, fold, direction."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.article.article import Byline, Dateline, Furniture
from editor.article.edits import Edit
from editor.ui.furniture.furniture_feature import FurnitureArea
from editor.ui.main_window import MainWindow
from editor.ui.type_scale import Size
from tests.ui import driving
from tests.ui.conftest import BODY, desk_at, story

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def open_story(window: MainWindow, qtbot: QtBot, slug: str = "crane") -> FurnitureArea:
    """Open a story by its slug and return its furniture."""
    driving.open_story(window, qtbot, slug)
    return area_of(window)


def area_of(window: MainWindow) -> FurnitureArea:
    (area,) = window.findChildren(FurnitureArea)
    return area


def furniture(window: MainWindow) -> Furniture:
    return window.bench.model.article.furniture


def focused() -> QWidget:
    widget: QWidget | None = QApplication.focusWidget()
    assert widget is not None
    return widget


def typed(text: str, field: QWidget | None = None) -> None:
    QTest.keyClicks(field or focused(), text)


def pressed(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def test_what_is_typed_in_each_field_is_in_the_story(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    area.kicker.setFocus()
    typed("Harbour")
    pressed(KEY.Key_Return)
    assert focused() is area.headline
    pressed(KEY.Key_End, CTRL)
    typed(" no more")
    pressed(KEY.Key_Return)
    typed("It moved at noon.")
    pressed(KEY.Key_Return)
    assert focused() is area.byline.people[0].name
    area.meta.click()
    area.details.place.setFocus()
    typed("Port Ellery")
    pressed(KEY.Key_Tab)
    typed("CNS")
    pressed(KEY.Key_Tab)
    typed("4 March")
    area.details.keywords.setFocus()
    typed("harbour, cranes, harbour,")
    area.details.note.setFocus()
    typed("Call the harbour master.")
    area.details.desk.setFocus()
    QTest.keyClicks(area.details.desk, "c")
    with qtbot.waitSignal(window.bench.model.records_changed):
        area.details.language.setFocus()
        QTest.keyClicks(area.details.language, "g")
    made = furniture(window)
    assert made.kicker == "Harbour"
    assert made.headline == "Crane stands still no more"
    assert made.standfirst == "It moved at noon."
    assert made.dateline == Dateline("Port Ellery", "CNS", "4 March")
    assert made.keywords == ("harbour", "cranes")
    assert made.ednote == "Call the harbour master."
    assert made.desk == "culture"
    assert made.language == "de"
    assert window.bench.model.article.body == BODY
    assert "note to editors" in area.meta.words
    assert "German" in area.meta.words


def test_undo_takes_back_fields_and_text_in_the_order_in_which_they_were_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    area = open_story(window, qtbot)
    editor = window.bench.story.editor
    area.headline.setFocus()
    pressed(KEY.Key_End, CTRL)
    typed(" today")
    editor.setFocus()
    typed("Now ")
    area.standfirst.setFocus()
    typed("Why")
    assert furniture(window).headline == "Crane stands still today"
    pressed(KEY.Key_Z, CTRL)
    assert furniture(window).standfirst == ""
    assert area.standfirst.words == ""
    assert window.bench.model.article.body.startswith("Now ")
    pressed(KEY.Key_Z, CTRL)
    assert window.bench.model.article.body == BODY
    assert furniture(window).headline == "Crane stands still today"
    pressed(KEY.Key_Z, CTRL)
    assert furniture(window).headline == "Crane stands still"
    assert area.headline.words == "Crane stands still"
    assert not window.bench.model.undo_label
    for _ in range(3):
        pressed(KEY.Key_Z, CTRL | SHIFT)
    assert furniture(window).standfirst == "Why"
    assert window.bench.model.article.body.startswith("Now ")
    assert area.headline.words == "Crane stands still today"


def test_a_change_from_elsewhere_leaves_the_caret_in_its_field(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    area.headline.setFocus()
    pressed(KEY.Key_Home, CTRL)
    for _ in range(6):
        pressed(KEY.Key_Right)
    before = furniture(window)
    article = replace(window.bench.model.article, furniture=replace(before, headline="Crane stands still, again"))
    window.bench.model.amend("headline", article)
    assert area.headline.words == "Crane stands still, again"
    assert area.headline.textCursor().position() == 6


def test_quotes_in_the_headline_are_the_languages_and_undo_gives_the_typed_one_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    area = open_story(window, qtbot)
    area.standfirst.setFocus()
    typed('"No')
    assert furniture(window).standfirst == "“No"
    pressed(KEY.Key_Z, CTRL)
    pressed(KEY.Key_Z, CTRL)
    assert furniture(window).standfirst == '"'


def test_what_is_pasted_into_the_headline_is_one_line(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    data = QMimeData()
    data.setText("  Two lines\nof a headline \n")
    QGuiApplication.clipboard().setMimeData(data)
    area.headline.setFocus()
    area.headline.selectAll()
    area.headline.paste()
    assert furniture(window).headline == "Two lines of a headline"


def test_the_length_guide_counts_and_warns(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    assert area.guide.accessibleName() == "18 of 65 characters"
    area.headline.setFocus()
    pressed(KEY.Key_End, CTRL)
    typed("x" * 50)
    assert area.guide.accessibleName() == "68 of 65 characters: 3 too many"
    assert area.guide.is_beyond
    window.settings.change("headline.length", 100)
    assert area.guide.accessibleName() == "68 of 100 characters"


def test_a_headline_of_many_words_makes_the_field_higher(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    before = area.headline.height()
    area.headline.setFocus()
    typed("One more word and one more word and one more word and one more word ")
    qtbot.waitUntil(lambda: area.headline.height() >= 2 * before - 8)


class TestByline:
    def test_people_are_added_and_given_roles_by_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        area = open_story(window, qtbot)
        area.byline.people[0].name.setFocus()
        qtbot.waitUntil(area.byline.people[0].role.isVisible)
        pressed(KEY.Key_Tab)
        typed("reporting")
        pressed(KEY.Key_Tab)
        assert focused().accessibleName() == "Add a person"
        pressed(KEY.Key_Space)
        typed("Jon Petersen ")
        assert furniture(window).byline == (Byline("Ana Ruiz", "reporting"), Byline("Jon Petersen"))
        assert focused().accessibleName() == "Byline, name 2 of 2"

    def test_the_word_by_is_not_part_of_a_name(self, window: MainWindow, qtbot: QtBot) -> None:
        area = open_story(window, qtbot)
        area.byline.add_person()
        typed("By Byron Reyes ")
        assert [one.name for one in furniture(window).byline] == ["Ana Ruiz", "Byron Reyes"]

    def test_people_change_places_and_go_by_keyboard(self, window: MainWindow, qtbot: QtBot) -> None:
        area = open_story(window, qtbot)
        area.byline.add_person()
        typed("Jon Petersen")
        pressed(KEY.Key_Up, ALT)
        assert [one.name for one in furniture(window).byline] == ["Jon Petersen", "Ana Ruiz"]
        assert focused() is area.byline.people[0].name
        assert window.bench.model.article.body == BODY
        area.byline.people[1].name.setFocus()
        area.byline.people[1].name.selectAll()
        pressed(KEY.Key_Delete)
        pressed(KEY.Key_Backspace)
        assert furniture(window).byline == (Byline("Jon Petersen"),)
        assert len(area.byline.people) == 1
        window.bench.model.undo()
        assert [one.name for one in furniture(window).byline] == ["Jon Petersen", "Ana Ruiz"]
        assert len(area.byline.people) == 2

    def test_buttons_move_and_remove_who_was_chosen(self, window: MainWindow, qtbot: QtBot) -> None:
        area = open_story(window, qtbot)
        area.byline.add_person()
        typed("Jon Petersen")
        qtbot.waitUntil(lambda: any(w.accessibleName() == "Earlier" and w.isVisible() for w in area.byline.stops))
        named = {widget.accessibleName(): widget for widget in area.byline.stops}
        QTest.mouseClick(named["Earlier"], Qt.MouseButton.LeftButton)
        assert [one.name for one in furniture(window).byline] == ["Jon Petersen", "Ana Ruiz"]
        QTest.mouseClick(named["Remove this person"], Qt.MouseButton.LeftButton)
        assert furniture(window).byline == (Byline("Ana Ruiz"),)

    def test_names_of_earlier_stories_are_offered(self, window: MainWindow, qtbot: QtBot, library: Path) -> None:
        with desk_at(library) as desk:
            article = story("docks", "Docks are dry")
            writer = replace(article.furniture, byline=(Byline("Katarina Nováková"), Byline("Kai Brandt")))
            desk.library.create(replace(article, furniture=writer), "Jon Petersen")
        area = open_story(window, qtbot)
        area.byline.add_person()
        with qtbot.waitSignal(area.byline.names_wanted):
            typed("nov")
        offered = area.byline.findChild(QWidget, "names")
        assert offered is not None
        qtbot.waitUntil(offered.isVisible)
        pressed(KEY.Key_Down)
        pressed(KEY.Key_Return)
        assert furniture(window).byline == (Byline("Ana Ruiz"), Byline("Katarina Nováková"))
        assert not offered.isVisible()


class TestSlug:
    def test_it_follows_the_headline_until_a_person_changes_it(self, window: MainWindow, qtbot: QtBot) -> None:
        with qtbot.waitSignal(window.bench.keeper.opened):
            action = window.bench.actions.action("story.new")
            assert action is not None
            action.trigger()
        area = area_of(window)
        qtbot.waitUntil(lambda: focused() is area.headline)
        typed("Crane")
        qtbot.waitUntil(lambda: furniture(window).slug == "crane-2")  # another story is called crane
        typed(" moves")
        qtbot.waitUntil(lambda: furniture(window).slug == "crane-moves")
        area.meta.click()
        area.details.slug.line.setFocus()
        area.details.slug.line.selectAll()
        typed("big-crane")
        qtbot.waitUntil(lambda: furniture(window).slug == "big-crane")
        area.headline.setFocus()
        pressed(KEY.Key_End, CTRL)
        typed(" again")
        qtbot.wait(700)
        assert furniture(window).slug == "big-crane"
        QTest.mouseClick(area.details.slug.make, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: furniture(window).slug == "crane-moves-again")

    def test_one_undo_takes_headline_and_slug_back(self, window: MainWindow, qtbot: QtBot) -> None:
        area = open_story(window, qtbot)
        made = replace(furniture(window), slug="crane-stands-still")
        window.bench.model.amend("slug", replace(window.bench.model.article, furniture=made))
        area.headline.setFocus()
        pressed(KEY.Key_End, CTRL)
        typed(" now")
        qtbot.waitUntil(lambda: furniture(window).slug == "crane-stands-still-now")
        pressed(KEY.Key_Z, CTRL)
        assert (furniture(window).headline, furniture(window).slug) == ("Crane stands still", "crane-stands-still")
        qtbot.wait(600)
        assert furniture(window).slug == "crane-stands-still"

    @pytest.mark.parametrize(
        ("slug", "told"), [("ferry", "belongs to another story"), ("Big Crane", "lower-case letters")]
    )
    def test_trouble_is_told_and_the_story_keeps_its_slug(
        self, window: MainWindow, qtbot: QtBot, slug: str, told: str
    ) -> None:
        area = open_story(window, qtbot)
        area.meta.click()
        field = area.details.slug
        field.line.setFocus()
        field.line.selectAll()
        typed(slug)
        qtbot.waitUntil(lambda: told in field.trouble.text())
        assert field.trouble.isVisible()
        assert furniture(window).slug == "crane"
        pressed(KEY.Key_Backspace)
        typed("-crossing")
        if slug == "ferry":
            qtbot.waitUntil(lambda: furniture(window).slug == "ferr-crossing")
            assert not field.trouble.isVisible()


def test_tab_goes_from_the_headline_through_the_furniture_to_the_text(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    area.meta.click()
    area.kicker.setFocus()
    visited = []
    for _ in range(30):
        visited.append(focused().accessibleName())
        if focused() is window.bench.story.editor:
            break
        pressed(KEY.Key_Tab)
        QTest.qWait(5)
    assert visited[:4] == ["Kicker", "Headline", "Standfirst", "Byline, name 1 of 1"]
    order = [*visited[4:]]
    for name in ("Place of the dateline", "Desk", "Language", "Slug", "Keywords", "Note to editors, never exported"):
        assert name in order
        order = order[order.index(name) :]
    assert visited[-1] == "Story text"
    pressed(KEY.Key_Backtab, SHIFT)
    assert focused() is area.details.note


def test_everything_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    area.meta.click()
    stops = [area.strip, area.kicker, area.headline, area.standfirst, *area.byline.stops, area.meta]
    nameless = [widget for widget in (*stops, *area.details.stops) if not widget.accessibleName()]
    assert nameless == []


def test_the_furniture_makes_room_further_down_and_comes_back(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path
) -> None:
    with desk_at(library) as desk:
        desk.library.create(story("long", "A long story", "A paragraph of some words.\n\n" * 200), "Ana Ruiz")
    window = open_main_window()
    area = open_story(window, qtbot, "long")
    editor = window.bench.story.editor
    editor.setFocus()
    qtbot.waitUntil(lambda: not area.is_folded and area.height() > 100)
    qtbot.wait(200)  # for the fields to have found their height
    editor.verticalScrollBar().setValue(900)
    line = editor.cursorForPosition(editor.viewport().rect().center())
    place = editor.viewport().mapTo(window, editor.cursorRect(line).topLeft())
    qtbot.waitUntil(lambda: area.is_folded)
    assert area.height() < 50
    assert editor.viewport().mapTo(window, editor.cursorRect(line).topLeft()) == place
    action = window.bench.actions.action("go.headline")
    assert action is not None
    action.trigger()
    assert not area.is_folded
    assert focused() is area.headline
    editor.setFocus()
    editor.verticalScrollBar().setValue(1500)
    qtbot.waitUntil(lambda: area.is_folded)
    editor.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: not area.is_folded)


def test_it_is_hidden_and_shown_by_its_action(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    action = window.bench.actions.action("view.furniture")
    assert action is not None
    assert area.isVisible()
    action.trigger()
    assert not area.isVisible()
    action.trigger()
    assert area.isVisible()


@pytest.mark.parametrize(
    ("language", "side"), [("he", Qt.LayoutDirection.RightToLeft), ("en-GB", Qt.LayoutDirection.LeftToRight)]
)
def test_fields_run_as_the_language_does(
    window: MainWindow, qtbot: QtBot, language: str, side: Qt.LayoutDirection
) -> None:
    area = open_story(window, qtbot)
    model = window.bench.model
    model.amend("language", replace(model.article, furniture=replace(furniture(window), language=language)))
    assert {field.layoutDirection() for field in (area.kicker, area.headline, area.standfirst)} == {side}
    area.headline.clear()
    pressed(KEY.Key_Home)
    place = area.headline.cursorRect().center().x()
    assert (place > area.headline.width() // 2) is (side is Qt.LayoutDirection.RightToLeft)
    assert area.details.language.currentData() == language


def test_furniture_of_another_story_replaces_what_was_half_typed(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    area.byline.add_person()
    area.details.slug.line.setText("half typed")
    open_story(window, qtbot, "ferry")
    assert area.headline.words == "Ferry line is saved"
    assert len(area.byline.people) == 1
    assert area.details.slug.line.text() == "ferry"
    assert area.details.desk.currentData() == "politics"


LONG_HEADLINE = "The town council votes, after eleven years of waiting, to bring back the night ferry. " * 5


def test_a_long_headline_is_seen_whole_in_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    window.resize(1_400, 860)
    qtbot.waitUntil(lambda: area.headline.font().pixelSize() == Size.HEADLINE)
    assert not area.guide._bar.isHidden()
    window.resize(1_024, 700)
    qtbot.waitUntil(lambda: area.headline.font().pixelSize() == Size.NARROW_HEADLINE)
    assert area.guide._bar.isHidden()
    qtbot.waitUntil(area._edge.isHidden)
    area.headline.setFocus()
    area.headline.selectAll()
    typed(LONG_HEADLINE.strip())
    scroll = area._scroll.viewport()

    def is_seen() -> bool:
        caret = area.headline.cursorRect()
        return scroll.rect().contains(area.headline.viewport().mapTo(scroll, caret.center()))

    qtbot.waitUntil(is_seen, timeout=10_000)
    lines = round(area.headline.document().size().height())
    assert lines > 12
    assert area.headline.height() >= lines * area.headline.fontMetrics().lineSpacing()
    assert area.headline.verticalScrollBar().maximum() == 0
    assert area._edge.isVisible()  # more is to be seen by scrolling the page
    pressed(KEY.Key_Home, CTRL)
    qtbot.waitUntil(lambda: is_seen() and area.headline.cursorRect().top() == 0)
    pressed(KEY.Key_End, CTRL)
    qtbot.waitUntil(is_seen)
    window.resize(1_400, 860)
    qtbot.waitUntil(lambda: area.headline.font().pixelSize() == Size.HEADLINE)


def test_a_line_parts_the_page_from_a_text_that_moved_under_it(window: MainWindow, qtbot: QtBot) -> None:
    area = open_story(window, qtbot)
    window.resize(1_400, 860)
    editor = window.bench.story.editor
    editor.story.apply([Edit(0, 0, "One more paragraph.\n\n" * 40)])
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() > 300)
    editor.verticalScrollBar().setValue(0)
    qtbot.waitUntil(area._edge.isHidden)
    before = editor.viewport().mapTo(window, QPoint()).y()
    editor.verticalScrollBar().setValue(40)
    assert area._edge.isVisible()
    QTest.qWait(20)
    assert not area.is_folded
    assert editor.viewport().mapTo(window, QPoint()).y() == before  # nothing jumps by the line's height
    editor.verticalScrollBar().setValue(0)
    assert area._edge.isHidden()
