"""Themes: every pair of colours that meets is legible, and Qt is told of all of it."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from editor.article.errors import UnknownName
from editor.ui import icons, look, theme, type_scale
from editor.ui.look import Look
from editor.ui.theme import PAIRS, Role
from editor.ui.type_scale import Face, Scale
from resources import FOLDER


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_meets_is_legible(name: str, ink: Role, ground: Role, least: float) -> None:
    chosen = theme.load(name)
    assert theme.contrast(chosen.css(ink), chosen.css(ground)) >= least


@pytest.mark.parametrize(
    ("ink", "ground", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)],
)
def test_contrast_is_that_of_the_standard(ink: str, ground: str, expected: float) -> None:
    assert theme.contrast(ink, ground) == pytest.approx(expected, abs=0.005)
    assert theme.contrast(ground, ink) == theme.contrast(ink, ground)


def test_there_are_a_light_and_a_dark_theme() -> None:
    assert theme.names() == ("dark", "light")
    assert [theme.load(name).is_dark for name in theme.names()] == [True, False]
    with pytest.raises(UnknownName, match="sepia"):
        theme.load("sepia")


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_style_sheet_takes_every_colour_from_the_roles(qapp: QApplication, name: str) -> None:
    template = (FOLDER / "themes" / "window.qss").read_text(encoding="utf-8")
    assert not re.search(r":[^;{]*#[0-9a-fA-F]{3,8}\b", template)
    made = look.style_sheet(theme.load(name))
    assert "$" not in made
    assert theme.load(name).css(Role.ACCENT) in made


def test_the_pictures_of_the_style_sheet_are_there(qapp: QApplication, tmp_path: Path) -> None:
    light = theme.load("light")
    look.write_pictures(light, tmp_path)
    named = set(re.findall(r'url\("signs:([\w-]+\.svg)"\)', look.style_sheet(light)))
    assert named
    assert named <= {path.name for path in tmp_path.iterdir()}
    for path in tmp_path.iterdir():
        drawn = QIcon(str(path)).pixmap(14, 14).toImage()
        assert any(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())), path


@pytest.fixture
def made_look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


def test_the_look_is_chosen_and_told(made_look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(made_look.changed) as told:
        made_look.choose("dark")
    assert told.args == [theme.load("dark")]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.load("dark").css(Role.WINDOW))
    label = QLabel("x")
    qtbot.addWidget(label)
    assert qapp.style().objectName() in {"", "fusion"}
    with pytest.raises(UnknownName, match="sepia"):
        made_look.choose("sepia")
    made_look.choose("light")


def test_system_follows_what_the_system_says(made_look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["dark"]
    monkeypatch.setattr(look, "system_theme", lambda: said[0])
    made_look.choose("system")
    assert made_look.theme.name == "dark"
    said[0] = "light"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert made_look.theme.name == "light"
    made_look.choose("light")
    said[0] = "dark"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert made_look.theme.name == "light"


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_an_icon_takes_its_colour_and_fills_its_square(qapp: QApplication, name: str) -> None:
    drawing = icons.drawing(name)
    assert set(re.findall(rb"#[0-9a-fA-F]{3,8}", drawing)) == {b"#000000"}
    image = icons.pixmap(name, "#ff0000", 24, 2.0).toImage()
    assert (image.width(), image.height()) == (48, 48)
    solid = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#ff0000"}
    edges = [image.pixelColor(at, side).alpha() for at in range(48) for side in (0, 47)]
    assert max(edges) == 0


def test_icons_are_kept_and_unknown_ones_refused(qapp: QApplication) -> None:
    assert icons.pixmap("bold", "#123456") is icons.pixmap("bold", "#123456")
    assert len(icons.names()) >= 45
    with pytest.raises(UnknownName, match="unicorn"):
        icons.drawing("unicorn")


def test_icons_are_drawn_for_the_screens_there_are(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    made_look = Look(qapp, "light")
    told: list[object] = []
    made_look.changed.connect(told.append)
    QGuiApplication.primaryScreen().geometryChanged.emit(QRect())
    assert not told, "nothing changed"
    assert icons.densities() == (1.0,)
    dense = SimpleNamespace(devicePixelRatio=lambda: 1.5)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [QGuiApplication.primaryScreen(), dense])
    assert icons.densities() == (1.0, 1.5, 2.0)
    qapp.screenAdded.emit(QGuiApplication.primaryScreen())
    assert told == [made_look.theme], "everything takes its icons anew"


def test_an_icon_is_dim_where_disabled_and_in_the_accent_where_on(qapp: QApplication) -> None:
    light = theme.load("light")
    icon = icons.icon("check", light)

    def colour(mode: QIcon.Mode, state: QIcon.State) -> str:
        image = icon.pixmap(18, 18, mode, state).toImage()
        return next(
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        )

    assert colour(QIcon.Mode.Normal, QIcon.State.Off) == light.css(Role.TEXT)
    assert colour(QIcon.Mode.Normal, QIcon.State.On) == light.css(Role.ACCENT)
    assert colour(QIcon.Mode.Disabled, QIcon.State.Off) == light.css(Role.OUTLINE)


def test_a_bare_machine_has_a_family_for_every_face(qapp: QApplication) -> None:
    for face in Face:
        assert type_scale.families(face)
    assert type_scale.font(Face.SERIF, 18).pixelSize() == 18
    assert type_scale.families(Face.SERIF, "No Such Family") == type_scale.families(Face.SERIF)


def test_a_full_line_holds_about_seventy_characters(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetricsF

    scale = Scale()
    line = "It was on a cold night in the harbour that the boats came back with no one"
    width = QFontMetricsF(scale.font()).horizontalAdvance(line)
    assert 64 <= scale.column() / width * len(line) <= 78
    assert Scale(200).column() > scale.column() * 1.8


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("kind", ["", "search", "bare", "headline"])
@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_what_an_empty_field_says_is_legible(
    qtbot: QtBot, qapp: QApplication, name: str, kind: str, make: type[QLineEdit | QPlainTextEdit]
) -> None:
    """Measured on the pixels: a style sheet's `color` makes a placeholder of half of it, whatever the palette says."""
    chosen = Look(qapp, name).theme
    field = make()
    qtbot.addWidget(field)
    field.setProperty("kind", kind)
    field.setPlaceholderText("MMMM")
    field.resize(300, 60)
    field.show()
    field.clearFocus()
    image = field.grab().toImage()
    inks = {image.pixelColor(x, y).name() for x in range(4, 100) for y in range(6, 50)}
    assert chosen.css(Role.MUTED) in inks
