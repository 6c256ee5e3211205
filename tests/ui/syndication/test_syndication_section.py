"""The section of syndication, driven on a real library in the real window."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from editor.article.syndication import CreditPlace, Edits, SearchEngines, Syndication
from editor.desk import intake, syndication
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.main_window import MainWindow
from editor.ui.moment_field import MomentField, offset_words
from editor.ui.syndication.syndication_form import read_names
from editor.ui.syndication.syndication_profiles_dialog import ProfilesDialog
from editor.ui.syndication.syndication_section import SyndicationSection
from editor.ui.theme import load
from tests.desk.test_syndication import COUNTER, OWN, page
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story

SLUG = "why-tides-matter-to-small-harbours"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(qtbot: QtBot, open_main_window: Callable[..., MainWindow], library: Path) -> SyndicationSection:
    """Return the section with an imported story of The Conversation in front, and its original known."""
    with desk_at(library) as desk:
        list(intake.import_files(desk, [page()]))
    window = open_main_window()
    return show(qtbot, window, SLUG)


def show(qtbot: QtBot, window: MainWindow, slug: str) -> SyndicationSection:
    open_story(window, qtbot, slug)
    window.bench.panels.show_panel("attribution")
    panel = window.findChild(AttributionPanel)
    assert panel is not None
    section = panel.syndication
    panel.show_section(section)
    qtbot.waitUntil(lambda: bool(section.profiles.all), timeout=10_000)
    if section.told is not None and section.told.profile:
        qtbot.waitUntil(lambda: section.watch.background.original is not None, timeout=20_000)
    qtbot.waitUntil(lambda: section.model.derived is not None, timeout=10_000)
    return section


def choose(box: QComboBox, value: str) -> None:
    """Choose a value as the keys and the mouse do."""
    at = box.findData(value)
    assert at >= 0, value
    box.setCurrentIndex(at)
    box.activated.emit(at)


def told(section: SyndicationSection) -> Syndication:
    assert section.told is not None
    return section.told


def test_an_imported_story_shows_its_syndication(section: SyndicationSection) -> None:
    assert section.form.isVisible()
    assert section.form.publisher.text() == "The Conversation"
    assert section.form.address.text() == "https://theconversation.com/tides-12345"
    assert section.form.authors.text() == "Ines Farrow"
    assert section.form.place.currentData() == "top"
    assert section.form.licence.text() == "CC BY-ND 4.0"
    assert section.form.profile.currentData() == "the-conversation"
    assert section.form.duties.counter.text() == COUNTER
    assert section.form.duties.edits.currentData() == Edits.STYLE.value
    assert not section.form.duties.flags["ads_allowed"].isChecked()
    assert "stops the export" in section.form.duties.sentence("ads_allowed")
    assert "theconversation.com" in section.form.note.text()


def test_a_story_of_our_own_is_marked_and_unmarked_in_single_steps(qtbot: QtBot, section: SyndicationSection) -> None:
    window = section.services.window
    assert isinstance(window, MainWindow)
    show(qtbot, window, "crane")
    assert section.own.isVisible()
    QTest.mouseClick(section.mark, Qt.MouseButton.LeftButton)
    assert told(section).authors == ("Ana Ruiz",)
    assert section.form.isVisible()
    assert section.form.publisher.hasFocus()
    assert section.model.undo_label == "marking as syndicated"
    section.model.undo()
    assert section.told is None
    assert section.own.isVisible()


def test_what_is_typed_in_one_field_is_one_step_of_undo(section: SyndicationSection) -> None:
    before = told(section)
    section.form.publisher.setFocus()
    section.form.publisher.selectAll()
    QTest.keyClicks(section.form.publisher, "The Harrow Sound ")
    assert section.form.publisher.text() == "The Harrow Sound "  # the space at the end stays while somebody types
    QTest.keyClicks(section.form.publisher, "Gazette")
    assert told(section).publisher == "The Harrow Sound Gazette"
    section.form.authors.setFocus()
    section.form.authors.selectAll()
    QTest.keyClicks(section.form.authors, "Ines Farrow, Jo Reyes")
    assert told(section).authors == ("Ines Farrow", "Jo Reyes")
    assert section.model.undo_label == "authors"
    section.model.undo()
    assert told(section).authors == before.authors
    section.model.undo()
    assert told(section) == before
    assert section.form.publisher.text() == "The Conversation"


def test_credit_and_its_place_are_changed_and_found_as_a_breach(qtbot: QtBot, section: SyndicationSection) -> None:
    qtbot.waitUntil(lambda: not section.count)
    assert "is kept" in section.form.kept.words.text()
    section.form.credit.setFocus()
    section.form.credit.selectAll()
    QTest.keyClicks(section.form.credit, "Seen elsewhere.")
    choose(section.form.place, "foot")
    assert (told(section).credit_text, told(section).credit_place) == ("Seen elsewhere.", CreditPlace.FOOT)
    qtbot.waitUntil(lambda: section.count == "2", timeout=5_000)
    assert "The credit was changed" in section.form.kept.words.text()
    assert "1 more" in section.form.kept.words.text()
    QTest.mouseClick(section.form.kept.show_button, Qt.MouseButton.LeftButton)
    assert section.services.panels.current == "checks"


def test_an_edit_beyond_the_licence_is_found_as_one_types(qtbot: QtBot, section: SyndicationSection) -> None:
    model = section.model
    model.amend(
        "a word", replace(model.article, body=model.article.body.replace("nine centimetres", "ten centimetres"))
    )
    qtbot.waitUntil(lambda: section.count == "1", timeout=5_000)
    assert "“nine” became “ten”" in section.form.kept.words.text()
    model.undo()
    qtbot.waitUntil(lambda: not section.count, timeout=5_000)


def test_another_profile_brings_its_duties_and_takes_its_own_words_with_it(section: SyndicationSection) -> None:
    choose(section.form.profile, "propublica")
    now = told(section)
    assert (now.profile, now.duties.links_kept, now.publisher) == ("propublica", True, "The Conversation")
    assert now.licence == "CC BY-NC-ND 3.0"  # the licence was the old profile's
    assert now.credit_text.startswith("This article is republished")  # the credit came with the story
    section.model.undo()
    assert told(section).profile == "the-conversation"
    choose(section.form.profile, "")
    assert (told(section).profile, told(section).duties.ads_allowed) == ("", False)
    assert section.form.suggested.isVisible()
    assert "The Conversation" in section.form.suggested.text()
    QTest.mouseClick(section.form.suggested, Qt.MouseButton.LeftButton)
    assert told(section).profile == "the-conversation"
    assert not section.form.suggested.isVisible()


def test_each_duty_is_changed_in_its_field(section: SyndicationSection) -> None:
    form = section.form.duties
    choose(form.edits, Edits.NONE.value)
    choose(form.engines, SearchEngines.NOINDEX.value)
    for box in form.flags.values():
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    now = told(section).duties
    assert (now.edits, now.search_engines) == (Edits.NONE, SearchEngines.NOINDEX)
    assert (now.ads_allowed, now.images_allowed, now.links_kept) == (True, True, True)
    assert (now.link_required, now.authors_named, now.counter_required) == (False, False, False)
    assert form.sentence("edits").startswith("Not a word")
    assert section.model.undo_label == "counter kept"
    form.counter.setFocus()
    form.counter.selectAll()
    QTest.keyClicks(form.counter, "https://c.example/1.gif")
    assert told(section).duties.counter == "https://c.example/1.gif"


def test_an_embargo_is_set_with_its_zone_and_taken_away(qtbot: QtBot, section: SyndicationSection) -> None:
    field = section.form.duties.embargo
    QTest.mouseClick(field.set_one, Qt.MouseButton.LeftButton)
    assert told(section).duties.embargo_until
    field.edit.setDateTime(QDateTime(QDate(2099, 3, 1), QTime(6, 30)))
    choose(field.zone, "330")
    assert told(section).duties.embargo_until == "2099-03-01T06:30:00+05:30"
    assert "Here that is 1 Mar 2099" in section.form.duties.sentence("embargo_until")
    qtbot.waitUntil(lambda: "The embargo is not over" in section.form.kept.words.text(), timeout=5_000)
    QTest.mouseClick(field.clear, Qt.MouseButton.LeftButton)
    assert told(section).duties.embargo_until == ""
    assert field.set_one.isVisible()
    section.model.undo()
    assert told(section).duties.embargo_until == ""  # typed and cleared in one go is one step


def test_the_finding_goes_when_the_embargo_is_over(qtbot: QtBot, section: SyndicationSection) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=3)
    duties = replace(told(section).duties, embargo_until=soon.isoformat())
    changed = replace(told(section), duties=duties)
    section.model.amend("embargo", replace(section.model.article, syndication=changed))
    qtbot.waitUntil(lambda: section.count == "1", timeout=2_500)
    qtbot.waitUntil(lambda: not section.count, timeout=10_000)


def test_a_time_that_is_none_is_said_to_be_none(section: SyndicationSection) -> None:
    changed = replace(told(section), duties=replace(told(section).duties, expires_at="next spring"))
    section.model.amend("expiry", replace(section.model.article, syndication=changed))
    assert "“next spring” is no time" in section.form.duties.sentence("expires_at")


def test_own_profiles_are_written_with_their_mistakes_told(qtbot: QtBot, section: SyndicationSection) -> None:
    section.form.edit_profiles()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProfilesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProfilesDialog)
    dialog.start.chosen.emit("propublica")
    assert '[propublica]\nname = "ProPublica"' in dialog.text.toPlainText()
    dialog.text.setPlainText(OWN.replace('"any"', '"all"'))
    assert dialog.said.text().startswith("Line 7: edits must be one of")
    assert not dialog.keep.isEnabled()
    dialog.text.setPlainText(OWN)
    assert dialog.said.text() == "The Conversation, by our contract"
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert section.form.profile.currentText() == "The Conversation, by our contract"
    qtbot.waitUntil(lambda: not section.count)


def test_a_profile_that_is_gone_is_named(section: SyndicationSection) -> None:
    section.model.amend(
        "profile", replace(section.model.article, syndication=replace(told(section), profile="old-weekly"))
    )
    assert section.form.profile.currentText() == "old-weekly (no longer there)"


def test_the_wheel_scrolls_the_page_and_changes_nothing(section: SyndicationSection) -> None:
    box = section.form.profile
    down = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, down)
    assert box.currentData() == "the-conversation"


def test_everything_is_reached_by_keys_and_has_a_name(section: SyndicationSection) -> None:
    form = section.form
    fields = [
        form.publisher, form.address, form.authors, form.credit, form.place, form.licence,
        form.profile, form.duties.edits, *form.duties.flags.values(), form.duties.counter,
        form.duties.engines, form.duties.embargo.set_one, form.duties.expiry.set_one,
    ]  # fmt: skip
    for field in fields:
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert field.accessibleName() or field.property("text")
    section.form.publisher.setFocus()
    seen = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in fields:
            seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert list(dict.fromkeys(seen)) == fields


@pytest.mark.parametrize(("minutes", "words"), [(0, "UTC"), (60, "UTC+01:00"), (-210, "UTC−03:30"), (345, "UTC+05:45")])
def test_a_zone_has_a_name(minutes: int, words: str) -> None:
    assert offset_words(minutes) == words


def test_a_moment_keeps_a_zone_that_nobody_lives_in(qtbot: QtBot) -> None:
    field = MomentField("Embargo", "Set an embargo", load("light"))
    qtbot.addWidget(field)
    field.show_text("2026-11-26T06:00:00+00:07")
    assert field.zone.currentText() == "UTC+00:07"
    assert field.edit.dateTime().toString("yyyy-MM-dd HH:mm") == "2026-11-26 06:00"
    told: list[str] = []
    field.chosen.connect(told.append)
    field.edit.setTime(QTime(7, 15))
    assert told == ["2026-11-26T07:15:00+00:07"]


def test_names_are_read_each_once() -> None:
    assert read_names(" Ines Farrow, Jo Reyes,, Ines Farrow ") == ("Ines Farrow", "Jo Reyes")


def test_the_presets_are_offered(section: SyndicationSection) -> None:
    offered = {section.form.profile.itemData(at) for at in range(section.form.profile.count())}
    assert {one.key for one in syndication.presets()} <= offered
