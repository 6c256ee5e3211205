"""The look: which theme is in force, following the system where it says so, and telling Qt of it."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QStyleFactory

from editor.article.errors import UnknownName
from editor.ui import icons, theme, type_scale
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size
from resources import FOLDER

CHOICES = ("system", "light", "dark")
_SIGNS = "signs"  # the search path under which the style sheet finds its pictures
# What the style sheet paints: file name, icon, role, size in logical pixels.
_PICTURES = (
    ("check", "check", Role.ON_ACCENT, 14),
    ("partly", "minus", Role.ON_ACCENT, 14),
    ("down", "chevron-down", Role.MUTED, 14),
    ("down-disabled", "chevron-down", Role.BORDER, 14),
    ("up", "chevron-up", Role.MUTED, 14),
    ("right", "chevron-right", Role.MUTED, 14),
    ("close", "close", Role.MUTED, 14),
)


def style_sheet(chosen: Theme) -> str:
    """Return the style sheet of the window, made from the roles and the type scale."""
    template = Template((FOLDER / "themes" / "window.qss").read_text(encoding="utf-8"))
    values: dict[str, str] = {role.value: chosen.css(role) for role in Role}
    values |= {name.lower(): f"{getattr(Size, name)}px" for name in ("MICRO", "SMALL", "INTERFACE", "STRONG", "TITLE")}
    values["headline"], values["narrow"] = f"{Size.HEADLINE}px", f"{Size.NARROW_HEADLINE}px"
    for face in Face:
        values[face.value] = ", ".join(f'"{family}"' for family in type_scale.families(face))
    values["signs"] = f"{_SIGNS}:{chosen.name}-"
    return template.substitute(values)


def write_pictures(chosen: Theme, folder: Path) -> None:
    """Write the pictures that the style sheet names, sharp at every density; Qt reads them from files only."""
    for name, icon, role, size in _PICTURES:
        drawn = icons.drawing(icon).replace(b"#000000", chosen.css(role).encode("ascii"))
        sized = drawn.replace(b'width="24" height="24"', f'width="{size}" height="{size}"'.encode("ascii"), 1)
        (folder / f"{chosen.name}-{name}.svg").write_bytes(sized)


class Look(QObject):
    """The theme in force; `changed` tells the new one after Qt has been told."""

    changed = Signal(object)

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._pictures = QTemporaryDir()
        self._choice = choice
        self._theme: Theme | None = None
        QDir.addSearchPath(_SIGNS, self._pictures.path())
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(type_scale.font(Face.SANS, Size.INTERFACE))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._densities = icons.densities()
        application.screenAdded.connect(self._watch)
        for screen in application.screens():
            self._watch(screen)
        self.choose(choice)

    @property
    def theme(self) -> Theme:
        """Return the theme in force."""
        assert self._theme is not None
        return self._theme

    @property
    def choice(self) -> str:
        """Return what was chosen: `system`, `light` or `dark`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Put a theme in force; raises UnknownName for a choice there is not."""
        if choice not in CHOICES:
            raise UnknownName(f"There is no look “{choice}”; choose one of {', '.join(CHOICES)}.")
        self._choice = choice
        wanted = theme.load(system_theme() if choice == "system" else choice)
        if wanted == self._theme:
            return
        self._theme = wanted
        write_pictures(wanted, Path(self._pictures.path()))
        self._application.setPalette(theme.palette(wanted))
        self._application.setStyleSheet(style_sheet(wanted))
        self.changed.emit(wanted)

    def _watch(self, screen: QScreen) -> None:
        """Have icons drawn for a screen as well, now and when its density changes."""
        screen.geometryChanged.connect(self._look_at_screens)
        self._look_at_screens()

    def _look_at_screens(self) -> None:
        found = icons.densities()
        if found != self._densities:
            self._densities = found
            self.changed.emit(self.theme)

    def _follow(self) -> None:
        if self._choice == "system":
            self.choose("system")


def system_theme() -> str:
    """Return the name of the theme that the system asks for; light where it says nothing."""
    return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
