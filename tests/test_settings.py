"""Settings: a table, a file that can be wrong, and values that are checked."""

from pathlib import Path

import pytest

from editor.article.errors import UnknownName
from editor.settings import SETTINGS, Setting, Settings, SettingsTrouble, checked, load, store


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.key)
def test_a_row_is_complete_and_its_default_allowed(row: Setting) -> None:
    assert row.sentence.endswith(".")
    assert checked(row, row.default) == row.default


def test_no_key_stands_twice() -> None:
    assert len({row.key for row in SETTINGS}) == len(SETTINGS)


def test_what_was_changed_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.toml"
    settings = Settings().with_value("person.name", 'Ines "I." Vale\\').with_value("story.desks", ["news", "kultúra"])
    store(settings, path)
    assert load(path) == settings


def test_a_default_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    store(Settings().with_value("story.language", "de").with_value("story.language", "en"), path)
    assert load(path).changed == {}


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("person.name = 3", "must be a text"),
        ("story.language = 'xx'", "must be one of"),
        ("story.desks = [1]", "list of texts"),
        ("colour = 'red'", "no setting “colour”"),
        ("= =", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_holds(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"library.path = 'here'\n{text}\n", encoding="utf-8")
    settings = load(path)
    assert told in settings.troubles[0]
    assert settings["library.path"] == ("" if "cannot be read" in told else "here")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert load(path).troubles


def test_wrong_values_and_names_are_refused() -> None:
    with pytest.raises(SettingsTrouble):
        Settings().with_value("person.name", True)
    with pytest.raises(UnknownName):
        Settings()["no.such"]


def test_the_person_is_the_log_in_name_until_named() -> None:
    assert Settings().person
    assert Settings().with_value("person.name", "Ines").person == "Ines"
