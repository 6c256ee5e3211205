"""Icons: our own one-colour drawings, coloured by role when they are asked for, sharp on every screen."""

from enum import Enum, auto
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.article.errors import UnknownName
from editor.ui.theme import Role, Theme
from resources import FOLDER

SIZE = 18  # logical pixels, beside words of the interface


class Sign(Enum):
    """What stands in the corner of an icon, so that not its colour alone says how a thing is."""

    NONE = auto()
    DOT = auto()
    TICK = auto()


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
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0, sign: Sign = Sign.NONE) -> QPixmap:
    """Return an icon in a colour `#rrggbb`, `size` logical pixels wide, for a screen's device pixel ratio."""
    drawn = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing(name).replace(b"#000000", colour.encode("ascii"))))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    if sign is not Sign.NONE:
        _paint_sign(painter, sign, colour, size)
    painter.end()
    # A copy: what was painted on keeps its paint engine for as long as it lives, 9 KiB beside a picture of 1 to 5.
    return QPixmap.fromImage(drawn.copy())


def _paint_sign(painter: QPainter, sign: Sign, colour: str, size: int) -> None:
    """Clear the lower right corner of an icon and put a sign there."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = size / 14
    centre = QPointF(size - 3.2 * unit, size - 3.2 * unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(centre, 4.4 * unit, 4.4 * unit)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if sign is Sign.DOT:
        painter.setBrush(QColor(colour))
        painter.drawEllipse(centre, 2.6 * unit, 2.6 * unit)
        return
    painter.setPen(QPen(QColor(colour), 1.7 * unit, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    steps = ((-2.6, 0.2), (-0.8, 2.0), (2.4, -2.2))
    painter.drawPolyline([centre + QPointF(x * unit, y * unit) for x, y in steps])


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


def paint(painter: QPainter, name: str, colour: str, area: QRectF, sign: Sign = Sign.NONE) -> None:
    """Paint an icon into a square area of a widget."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(area.topLeft(), pixmap(name, colour, round(area.width()), ratio, sign))
