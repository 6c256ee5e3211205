"""The export profiles in their dialog: formats, presets, own ones; the sample as it would leave; mistakes told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.library import open_library
from editor.article.article import Article, Furniture
from editor.desk import profiles
from editor.exporting.profile import Citations, EmbedMode
from editor.exporting.targets import TARGETS
from editor.ui.exports.profile_dialog import ProfileDialog
from editor.ui.kit import Choice, LineField
from editor.ui.main_window import MainWindow
from editor.ui.settings_dialog import SettingsDialog
from tests.ui.conftest import desk_at
from tests.ui.driving import press


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "stories.copydesk"
    library = open_library(path)
    library.create(Article(Furniture("boats", headline="Boats"), "The boats sail.\n"), "Jon Petersen")
    library.close()
    return path


@pytest.fixture
def opened(open_main_window: Callable[..., MainWindow], library: Path) -> MainWindow:
    return open_main_window()


def shown(window: MainWindow, qtbot: QtBot) -> ProfileDialog:
    found = window.findChildren(ProfileDialog)[-1]
    qtbot.waitUntil(lambda: bool(found.names.rows) and bool(found.sample.source.toPlainText()), timeout=10_000)
    return found


@pytest.fixture
def dialog(opened: MainWindow, qtbot: QtBot) -> ProfileDialog:
    press(opened, "export.profiles")
    return shown(opened, qtbot)


def choose(dialog: ProfileDialog, name: str, value: str) -> None:
    field = dialog.form.fields[name]
    assert isinstance(field, Choice)
    field.show_value(value)
    field.chosen.emit(value)


def write(dialog: ProfileDialog, name: str, text: str) -> None:
    field = dialog.form.fields[name]
    assert isinstance(field, LineField)
    field.setText(text)
    field.edited.emit(text)


def pills(dialog: ProfileDialog) -> dict[str, str]:
    return {row.key: row.pill for row in dialog.names.rows}


def test_formats_and_presets_are_listed_and_the_sample_is_shown(dialog: ProfileDialog) -> None:
    assert {name for name, pill in pills(dialog).items() if pill == "Format"} == set(TARGETS)
    assert pills(dialog)["page-with-notes"] == "Preset"
    assert dialog.names.current_key == "html"
    assert dialog.sample.source.toPlainText().startswith('<article class="story"')
    assert "night ferry" in dialog.sample.view.toPlainText()
    assert not dialog.save_button.isEnabled()
    assert not dialog.drop_button.isVisible()


def test_each_change_is_seen_in_the_sample_and_kept_for_the_library(
    dialog: ProfileDialog, library: Path, qtbot: QtBot
) -> None:
    choose(dialog, "citations", "notes")
    qtbot.waitUntil(lambda: "story-notes" in dialog.sample.source.toPlainText(), timeout=5_000)
    assert "Sources" in dialog.sample.view.toPlainText()
    dialog.save_button.click()
    qtbot.waitUntil(lambda: pills(dialog).get("html") == "Changed")
    with desk_at(library) as desk:
        assert profiles.profile(desk, "html").citations is Citations.NOTES
    assert dialog.drop_button.text() == "Back to the Preset"
    dialog.drop_button.click()
    qtbot.waitUntil(lambda: pills(dialog).get("html") == "Format")


def test_a_mistake_is_told_and_not_kept(dialog: ProfileDialog) -> None:
    choose(dialog, "ads", "google-ad-manager")
    assert "need an ad_unit" in dialog.problem.text()
    assert not dialog.save_button.isEnabled()
    write(dialog, "ad_unit", "news")
    assert "Line" in dialog.problem.text()
    write(dialog, "ad_unit", "/1234567/news")
    assert dialog.problem.text() == ""
    assert dialog.save_button.isEnabled()


def test_a_profile_is_begun_duplicated_and_deleted(dialog: ProfileDialog, library: Path, qtbot: QtBot) -> None:
    dialog.names.select("html-click-to-load")
    for name, refusal in (("page", "already"), ("Our Site", "is no name")):
        dialog.new_name.setText(name)
        dialog.new_name.edited.emit(name)
        dialog.copy_button.click()
        assert refusal in dialog.problem.text()
    dialog.new_name.setText("ours")
    dialog.new_name.edited.emit("ours")
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: pills(dialog).get("ours") == "Own")
    assert dialog.names.current_key == "ours"
    with desk_at(library) as desk:
        assert profiles.profile(desk, "ours").embeds is EmbedMode.CLICK_TO_LOAD
    dialog.new_name.setText("blank")
    dialog.new_name.edited.emit("blank")
    dialog.new_button.click()
    qtbot.waitUntil(lambda: pills(dialog).get("blank") == "Own")
    with desk_at(library) as desk:
        assert profiles.profile(desk, "blank").embeds is EmbedMode.STATIC
    assert dialog.drop_button.text() == "Delete"
    dialog.drop_button.click()
    qtbot.waitUntil(lambda: "blank" not in pills(dialog))


def test_what_is_not_saved_stays_and_is_told_before_it_goes(
    dialog: ProfileDialog, opened: MainWindow, qtbot: QtBot
) -> None:
    choose(dialog, "credit", "foot")
    dialog.names.select("page")
    dialog.names.select("html")
    assert 'credit = "foot"' in dialog.form.text
    dialog.reject()
    assert dialog.isVisible()
    assert "Not saved: html." in dialog.problem.text()
    dialog.reject()
    qtbot.waitUntil(lambda: not opened.findChildren(ProfileDialog))


def test_the_text_and_the_form_say_the_same(dialog: ProfileDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    dialog.text.setPlainText('[html]\ntarget = "html"\nfooter = "Ours."\n')
    assert dialog.save_button.isEnabled()
    dialog.tabs.setCurrentIndex(0)
    assert 'footer = "Ours."' in dialog.form.text
    dialog.tabs.setCurrentIndex(1)
    dialog.text.setPlainText('[html]\ntarget = "html"\nembeds = "fax"\n')
    assert "“html.embeds” must be one of" in dialog.problem.text()
    dialog.tabs.setCurrentIndex(0)
    assert dialog.tabs.currentIndex() == 1


def test_the_form_asks_what_the_format_heeds(dialog: ProfileDialog) -> None:
    def asked() -> set[str]:
        return {name for name, field in dialog.form.fields.items() if field.isVisibleTo(dialog.form)}

    dialog.names.select("json")
    assert asked() == {"title", "target"}
    dialog.names.select("html")
    assert {"ads", "citations", "footer"} <= asked()
    assert asked().isdisjoint({"release", "site", "ad_unit", "networks"})
    choose(dialog, "embeds", "click-to-load")
    assert {"networks", "embed_hosts"} <= asked()
    dialog.names.select("wordpress")
    assert {"site", "status", "release"} <= asked()


def test_the_settings_lead_to_the_profiles(opened: MainWindow, qtbot: QtBot) -> None:
    press(opened, "app.settings")
    settings = opened.findChildren(SettingsDialog)[-1]
    settings.show_group("export")
    button = settings.findChild(QPushButton, "export.profiles")
    assert button is not None
    button.click()
    assert shown(opened, qtbot).isVisible()
