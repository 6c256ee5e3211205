"""The sign of notes, as it stands beside the text and beside the fields over it, and what it says under the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from editor.article.notes import Thread
from editor.ui import icons, type_scale
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face

SIDE = 18  # pixels
_LONGEST = 400  # characters of a note in its tip


def tip(threads: Sequence[Thread]) -> str:
    """Return the first words of threads, with who wrote them."""
    return "\n\n".join(f"{one.note.person}: {one.note.text[:_LONGEST]}" for one in threads)


def paint(painter: QPainter, theme: Theme, middle: QRectF, count: int, is_chosen: bool) -> None:
    """Paint a sign in the middle of an area, lit where its note is chosen, with the number of threads beyond one."""
    place = QRectF(middle.center().x() - SIDE / 2, middle.center().y() - SIDE / 2, SIDE, SIDE)
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.ACCENT_TINT))
        painter.drawRoundedRect(place.adjusted(-4, -3, 4, 3), 6, 6)
    icons.paint(painter, "note", theme.css(Role.ACCENT), place)
    if count > 1:
        painter.setFont(type_scale.font(Face.SANS, 10, QFont.Weight.Bold))
        painter.setPen(theme.colour(Role.ACCENT))
        painter.drawText(QRectF(place.right() - 4, place.top() - 4, 10, 12), str(count))
