"""The sources driven as a person drives them: the table, the form, evidence, keys, removal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.article.sources import Evidence, SourceKind, Terms
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.attribution.source_section import SourcesSection
from editor.ui.main_window import MainWindow
from tests.ui.attribution.attribution_story import BODY, library, open_story
from tests.ui.conftest import desk_at
from tests.ui.driving import press, settle

__all__ = ["library"]


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> AttributionPanel:
    panel = open_story(window, qtbot)
    panel.show_section(panel.sources)
    return panel


@pytest.fixture
def section(panel: AttributionPanel) -> SourcesSection:
    return panel.sources


def answer(section: SourcesSection, button: str) -> str:
    """Press a button of the question that is asked; return the question."""
    box = next(one for one in section.findChildren(QMessageBox) if one.isVisible())
    pressed = next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == button)
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    return box.text()


def test_the_table_says_who_and_how_often(section: SourcesSection) -> None:
    assert [(row.title, row.detail, row.icon, row.pill) for row in section.list.rows] == [
        ("Rosa Diaz", "director", "person", "1×"),
        ("a person at the port", "On background", "lock", "1×"),
    ]
    assert section.count == "2"
    assert not section.form.isVisible()


def test_what_is_typed_reaches_the_story_as_one_step(section: SourcesSection, window: MainWindow, qtbot: QtBot) -> None:
    model = window.bench.model
    section.list.select("diaz")
    assert section.form.isVisible()
    assert section.form.role.text() == "director"
    for field, words in (
        (section.form.organisation, "Port Authority"),
        (section.form.obtained, "Interview"),
        (section.form.contact, "+49 40 1"),
    ):
        QTest.keyClicks(field, words)
    QTest.keyClicks(section.form.notes, "Two lines")
    source = model.article.source("diaz")
    assert source is not None
    assert (source.organisation, source.obtained, source.contact, source.notes) == (
        "Port Authority", "Interview", "+49 40 1", "Two lines",
    )  # fmt: skip
    assert section.list.rows[0].detail == "director, Port Authority"
    for _ in range(4):
        press(window, "edit.undo")
    assert model.article.body == BODY
    assert model.article.source("diaz") == section.services.model.records.sources[0]
    assert section.form.organisation.text() == ""
    assert not window.bench.actions.action("edit.undo").isEnabled()  # type: ignore[union-attr]


def test_a_key_is_renamed_with_its_citations_in_one_step(section: SourcesSection, window: MainWindow) -> None:
    model, form = window.bench.model, section.form
    section.list.select("diaz")
    form.key.setFocus()
    form.key.selectAll()
    QTest.keyClicks(form.key, "two words")
    assert form.key.property("state") == "wrong"
    assert "letters" in form.key.toolTip()
    form.key.selectAll()
    QTest.keyClicks(form.key, "director")
    assert form.key.property("state") == ""
    QTest.keyClick(form.key, Qt.Key.Key_Return)
    assert "[@director]" in model.article.body
    assert form.source_key == "director"
    assert section.list.current_key == "director"
    press(window, "edit.undo")
    assert model.article.body == BODY
    assert model.article.source("diaz") is not None


def test_a_key_that_is_taken_is_refused_with_a_sentence(section: SourcesSection, window: MainWindow) -> None:
    section.list.select("diaz")
    section.form.key.setFocus()
    section.form.key.selectAll()
    QTest.keyClicks(section.form.key, "source-1")
    QTest.keyClick(section.form.key, Qt.Key.Key_Return)
    assert "belongs to another source" in window.bench.story.notice.words
    assert section.form.key.text() == "diaz"


def test_off_the_record_asks_for_what_is_needed_and_changes_a_key_that_tells(
    section: SourcesSection, window: MainWindow
) -> None:
    model, form = window.bench.model, section.form
    section.list.select("diaz")
    assert not form.description.isVisible()
    form.terms.setFocus()
    QTest.keyClick(form.terms, Qt.Key.Key_Down)
    form.terms.chosen.emit(Terms.BACKGROUND.value)
    assert "[@source-2]" in model.article.body
    assert form.source_key == "source-2"
    assert form.description.isVisible()
    QTest.keyClicks(form.description, "a director of the port")
    QTest.keyClicks(form.identity_known_to, "June Okonjo")
    QTest.keyClicks(form.reason, "fears for the job")
    QTest.keyClicks(form.conditions, "no name")
    source = model.article.source("source-2")
    assert source is not None
    assert (source.shown_as, source.identity_known_to) == ("a director of the port", "June Okonjo")
    assert section.list.rows[0].title == "a director of the port"
    for _ in range(5):
        press(window, "edit.undo")
    assert model.article.body == BODY
    assert model.article.source("diaz") is not None


def test_kind_is_chosen(section: SourcesSection, window: MainWindow) -> None:
    section.list.select("diaz")
    section.form.kind.chosen.emit(SourceKind.BODY.value)
    assert window.bench.model.article.sources[0].kind is SourceKind.BODY
    assert section.list.rows[0].icon == "people"


def test_who_is_known_is_offered_and_taken_over(section: SourcesSection, window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(
        next(one for one in section.findChildren(QPushButton) if one.text() == "Add Source" and one.isVisible()),
        Qt.MouseButton.LeftButton,
    )
    form, model = section.form, window.bench.model
    assert form.name.hasFocus()
    QTest.keyClicks(form.name, "Tu")
    qtbot.waitUntil(form.name._list.isVisible, timeout=5_000)
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    source = model.article.sources[-1]
    assert (source.key, source.name, source.role) == ("tubman", "Adele Tubman", "captain")
    assert source.organisation == "Ferry Line"
    assert section.list.current_key == form.key.text() == "tubman"
    assert section.list.rows[-1].pill == "Not cited"


def test_a_new_source_gets_a_key_of_its_name(section: SourcesSection, window: MainWindow) -> None:
    section.add()
    form, model = section.form, window.bench.model
    QTest.keyClicks(form.name, "Ana Ruiz")
    assert form.source_key == "source"
    QTest.keyClick(form.name, Qt.Key.Key_Tab)
    assert form.source_key == "ruiz"
    assert model.article.sources[-1].key == "ruiz"
    QTest.keyClicks(form.role, "clerk")
    assert model.article.sources[-1].role == "clerk"


def test_evidence_is_added_changed_and_removed(
    section: SourcesSection, window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    model, evidence = window.bench.model, section.form.evidence
    section.list.select("diaz")
    evidence.add("link")
    assert evidence.fields[0].hasFocus()
    QTest.keyClicks(evidence.fields[0], "https://example.org/a")
    evidence.add("note")
    QTest.keyClicks(evidence.fields[1], "Page 12")
    assert model.article.sources[0].evidence == (Evidence(address="https://example.org/a"), Evidence(note="Page 12"))
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear port")
    evidence.add_file(path)
    qtbot.waitUntil(lambda: len(model.article.sources[0].evidence) == 3)
    piece = model.article.sources[0].evidence[-1]
    assert piece.note == "letter.txt"
    with desk_at(library) as desk:
        assert desk.library.assets.content(piece.asset) == b"Dear port"
    evidence.remove(0)
    assert [one.note for one in model.article.sources[0].evidence] == ["Page 12", "letter.txt"]
    press(window, "edit.undo")
    assert len(evidence.fields) == 3
    evidence.add("note")
    evidence.remove(3)
    assert len(evidence.fields) == 3


def test_a_file_that_is_gone_is_told(section: SourcesSection, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    section.list.select("diaz")
    section.form.evidence.add_file(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: "gone.pdf cannot be read" in window.bench.story.notice.words)


def test_where_it_is_cited_leads_into_the_text(section: SourcesSection, window: MainWindow) -> None:
    section.list.select("diaz")
    places = section.form.places
    assert [row.title for row in places.rows] == ["The port’s director, Rosa Diaz, said the crane was “safe to use”."]
    places.row_activated.emit("0")
    editor = window.bench.story.editor
    assert editor.source[slice(*editor.selected)] == "[@diaz]"


def test_removing_a_cited_source_asks_and_leaves_a_finding(
    section: SourcesSection, window: MainWindow, qtbot: QtBot
) -> None:
    model = window.bench.model
    section.list.select("diaz")
    section.form.remove_wanted.emit("diaz")
    assert "cites Rosa Diaz once" in answer(section, "Cancel")
    assert model.article.source("diaz") is not None
    section.form.remove_wanted.emit("diaz")
    answer(section, "Remove")
    assert model.article.source("diaz") is None
    assert not section.form.isVisible()
    settle(window, qtbot)
    assert model.derived is not None
    assert "source-unknown" in [finding.code for finding in model.derived.findings]
    press(window, "edit.undo")
    assert model.article.source("diaz") is not None


def test_removing_one_that_is_not_cited_asks_nothing(section: SourcesSection, window: MainWindow) -> None:
    section.add()
    key = section.list.current_key
    section.remove(key)
    assert window.bench.model.article.source(key) is None


def test_another_story_shows_its_own(section: SourcesSection, window: MainWindow, qtbot: QtBot) -> None:
    section.list.select("diaz")
    open_story(window, qtbot, "ferry")
    assert [row.key for row in section.list.rows] == ["tubman"]
    assert section.form.source_key == ""


def test_everything_has_a_name_for_a_screen_reader(section: SourcesSection) -> None:
    section.list.select("source-1")
    nameless = [
        type(widget).__name__
        for widget in section.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
