"""The settings' file as the window meets it: what is wrong in it is told, and kept before it is written over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore


def test_a_file_with_something_wrong_is_kept_beside_the_new_one(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("look.theme = [1,2\n garbage", encoding="utf-8")
    store = SettingsStore(path)
    store.change("look.theme", "dark")
    store.change("look.theme", "light")
    assert (tmp_path / "settings.toml.kept").read_text(encoding="utf-8") == "look.theme = [1,2\n garbage"
    assert "light" in path.read_text(encoding="utf-8")


def test_a_sound_file_is_not_kept(tmp_path: Path, qapp: QApplication) -> None:
    store = SettingsStore(tmp_path / "settings.toml")
    store.change("look.theme", "dark")
    store.change("look.theme", "light")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_the_window_says_what_is_wrong_with_the_settings(
    open_main_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text('[look]\ntheme = "purple"\n', encoding="utf-8")
    window = open_main_window()
    assert "look.theme" in window.bench.story.notice.words
