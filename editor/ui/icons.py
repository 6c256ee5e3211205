"""Icons: our own one-colour drawings, coloured by role when they are asked for, sharp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.article.errors import UnknownName
from editor.ui.theme import Role, Theme
from resources import FOLDER

SIZE = 18  # logical pixels, beside words of the interface


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Return the names of all icons."""
    folder = FOLDER / "icons"
    return frozenset(file.name.removesuffix(".svg") for file in folder.iterdir() if file.name.endswith(".svg"))


@lru_cache(maxsize=256)
def drawing(name: str) -> bytes:
    """Return the SVG of an icon, in black; raises UnknownName."""
    if name not in names():
        raise UnknownName(f"There is no icon “{name}”.")
    return (FOLDER / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=1_024)
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a colour `#rrggbb`, `size` logical pixels wide, for a screen's device pixel ratio."""
    drawn = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing(name).replace(b"#000000", colour.encode("ascii"))))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    # A copy: what was painted on keeps its paint engine for as long as it lives, 9 KiB beside a picture of 1 to 5.
    return QPixmap.fromImage(drawn.copy())


def densities() -> tuple[float, ...]:
    """Return the device pixel ratios that an icon is drawn for; twice serves any other where a screen is not plain.

    With plain screens alone the window's icons take 0.4 MiB instead of 2.
    """
    found = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
    return tuple(sorted(found if found == {1.0} else {*found, 2.0}))


def icon(name: str, theme: Theme, role: Role = Role.TEXT, size: int = SIZE) -> QIcon:
    """Return an icon for buttons and actions: dimmed where disabled, in the accent where it is on."""
    made = QIcon()
    for mode, state, used in (
        (QIcon.Mode.Normal, QIcon.State.Off, role),
        (QIcon.Mode.Normal, QIcon.State.On, Role.ACCENT),
        (QIcon.Mode.Disabled, QIcon.State.Off, Role.OUTLINE),
        (QIcon.Mode.Disabled, QIcon.State.On, Role.OUTLINE),
    ):
        for sharpness in densities():
            made.addPixmap(pixmap(name, theme.css(used), size, sharpness), mode, state)
    return made


def paint(painter: QPainter, name: str, colour: str, area: QRectF) -> None:
    """Paint an icon into a square area of a widget."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(area.topLeft(), pixmap(name, colour, round(area.width()), ratio))
