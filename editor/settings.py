"""The one table of settings, and the file that holds what a person changed of them.

The file is TOML in the folder that the system keeps for programs' settings; a key or value that this program does not
know is kept out of use and told in a sentence, never a reason not to start.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from editor.article.errors import Trouble, UnknownName

Value = bool | int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: its key, its default (whose type is the setting's type), a sentence, and what it may be."""

    key: str
    default: Value
    sentence: str
    choices: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 0


SETTINGS: tuple[Setting, ...] = (
    Setting("person.name", "", "Who works at this desktop; empty means the name you log in with."),
    Setting("person.asked", False, "Whether the window asked who works here, as it does at its first start."),
    Setting("library.path", "", "The library to open; empty means the one in your data folder."),
    Setting("story.language", "en", "The language of a new story.", choices=("en", "de", "es", "fr", "pl")),
    Setting("story.desks", ("news", "politics", "business", "culture", "sport"), "The newsroom’s desks."),
    Setting("headline.length", 65, "Characters that a headline should not exceed.", lowest=20, highest=200),
    Setting("story.templates", "", "The folder of your own templates; empty means the one beside these settings."),
    Setting("typing.smart_marks", True, "Set quotes and dashes as the story’s language wants them, while you type."),
    Setting("typing.enter_begins_paragraph", True, "Let Enter begin a paragraph, with a blank line before it."),
    Setting("typing.pair_brackets", False, "Put the closing bracket in when you type the opening one."),
    Setting("spelling.check", True, "Underline words that the dictionary of the story’s language does not have."),
    Setting("spelling.words", (), "Words that you added to your own dictionary."),
    Setting("checks.in_text", True, "Draw a quiet line under the words of which a check says something."),
    Setting("look.theme", "system", "Light, dark, or as the system is.", choices=("system", "light", "dark")),
    Setting("keys.changed", (), "Keys that were changed, each as action=keys; the shortcut page writes them."),
    Setting(
        "embeds.fetch",
        (),
        "Networks that are asked about posts when somebody checks them, without asking first; for example x, youtube.",
    ),
    Setting(
        "embeds.paste",
        "card",
        "What a post’s address or embed code becomes that is pasted alone on a line: a card, an offer of one, or text.",
        choices=("card", "offer", "keep"),
    ),
    Setting("ads.marks", True, "Mark in the margin where the policy would let an ad stand."),
    Setting("export.folder", "", "Where exports are written; empty means the folder you start from."),
    Setting("export.format", "", "The format or profile that the export dialog offers first: the one used last."),
    Setting("export.names", "{slug}", "What exported files are called, such as {date}-{slug} or {desk}/{slug}."),
)


class SettingsTrouble(Trouble):
    """A setting that cannot be kept; the sentence says why."""


def setting(key: str) -> Setting:
    """Return the row of a key; raises UnknownName."""
    for row in SETTINGS:
        if row.key == key:
            return row
    raise UnknownName(f"There is no setting “{key}”.")


def checked(row: Setting, value: object) -> Value:
    """Return a value as the setting keeps it; raises SettingsTrouble with what is allowed."""
    if isinstance(value, list):
        value = tuple(value)
    if isinstance(row.default, tuple):
        if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            return value
        raise SettingsTrouble(f"The setting {row.key} must be a list of texts.")
    if type(value) is not type(row.default):
        names = {bool: "true or false", int: "a whole number", str: "a text"}
        raise SettingsTrouble(f"The setting {row.key} must be {names[type(row.default)]}.")
    if row.choices and value not in row.choices:
        raise SettingsTrouble(f"The setting {row.key} must be one of {', '.join(row.choices)}.")
    if row.highest and isinstance(value, int) and not row.lowest <= value <= row.highest:
        raise SettingsTrouble(f"The setting {row.key} must lie between {row.lowest} and {row.highest}.")
    assert isinstance(value, bool | int | str)
    return value


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; `troubles` are sentences about what in the file could not be used."""

    changed: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    troubles: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> Value:
        row = setting(key)
        return self.changed.get(row.key, row.default)

    def text(self, key: str) -> str:
        """Return a setting that is a text."""
        value = self[key]
        assert isinstance(value, str)
        return value

    def number(self, key: str) -> int:
        """Return a setting that is a whole number."""
        value = self[key]
        assert isinstance(value, int)
        return value

    def flag(self, key: str) -> bool:
        """Return a setting that is on or off."""
        value = self[key]
        assert isinstance(value, bool)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a setting that is a list of texts."""
        value = self[key]
        assert isinstance(value, tuple)
        return value

    def with_value(self, key: str, value: object) -> "Settings":
        """Return the settings with one value changed; raises SettingsTrouble."""
        row = setting(key)
        changed = {**self.changed, key: checked(row, value)}
        if changed[key] == row.default:
            del changed[key]
        return Settings(MappingProxyType(changed), self.troubles)

    @property
    def person(self) -> str:
        """Return who works here: the name in the settings, else the one the person logged in with."""
        return self.text("person.name") or login_name()


def login_name() -> str:
    """Return the name the person logged in with, or “somebody” where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def default_path() -> Path:
    """Return the file of the settings; the command line and the window use the same one."""
    from platformdirs import user_config_path

    return user_config_path("copydesk", appauthor=False) / "settings.toml"


def default_library() -> Path:
    """Return the library that is opened when none is named."""
    from platformdirs import user_data_path

    return user_data_path("copydesk", appauthor=False) / "library.copydesk"


def load(path: Path) -> Settings:
    """Return the settings that a file holds; what cannot be used is told, the rest is in force."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        return Settings(troubles=(f"The settings in {path.name} cannot be read ({error}); the defaults are in force.",))
    changed: dict[str, Value] = {}
    troubles = []
    for key, value in _flat(table).items():
        try:
            changed[key] = checked(setting(key), value)
        except Trouble as trouble:
            troubles.append(trouble.sentence)
    return Settings(MappingProxyType(changed), tuple(troubles))


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    out: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            out |= _flat(value, f"{prefix}{name}.")
        else:
            out[f"{prefix}{name}"] = value
    return out


def store(settings: Settings, path: Path) -> None:
    """Write what was changed to a file, aside first and then in one step; raises SettingsTrouble."""
    lines = ["# Copydesk's settings; docs/settings.md says what each one does.\n"]
    import json

    # A JSON text is a TOML text too, as both escape alike; true, false, numbers and lists are the same in both.
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in sorted(settings.changed.items())]
    aside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text("".join(lines), encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise SettingsTrouble(f"The settings cannot be written to {path.parent}: {error.strerror}.") from error
