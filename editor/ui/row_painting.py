"""What the lists of the window have in common: how they scroll, the ground of a row, words cut to their room, pills."""

import unicodedata

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle

from editor.ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex  # what Qt may hand to a model or a delegate
_PILL, _PILL_PAD = 18, 7  # pixels: a pill's height, the space beside its word
_GAP = 8  # pixels between a pill and the words before it
_ROUND = 8
_STRONG = frozenset(("L", "R", "AL"))
_FROM_RIGHT = Qt.TextFlag.TextForceRightToLeft.value


def set_up(view: QListView, name: str, ground: str = "panels") -> None:
    """Let a list scroll by pixels and in height alone, and say its name to a screen reader."""
    view.setAccessibleName(name)
    view.setProperty("ground", ground)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)


def paint_ground(painter: QPainter, theme: Theme, place: QRect, state: QStyle.StateFlag) -> None:
    """Paint under a row whether it is chosen or under the mouse, and round it whether it has the focus."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.ACCENT_TINT if selected else Role.HOVER))
        painter.drawRoundedRect(place, _ROUND, _ROUND)
    if state & QStyle.StateFlag.State_HasFocus:  # of a list that was gone to by Tab no row may be chosen yet
        painter.setPen(theme.colour(Role.ACCENT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)


def paint_words(
    painter: QPainter,
    theme: Theme,
    place: QRect,
    font: QFont,
    ink: Role,
    words: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint words in the middle of a line's height; an ellipsis stands for those that have no room."""
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    flags = int(align | Qt.AlignmentFlag.AlignVCenter)
    elide = Qt.TextElideMode.ElideRight
    if is_read_from_right(words):
        flags |= int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute) | _FROM_RIGHT
        flags &= ~int(Qt.AlignmentFlag.AlignLeft)
        elide = Qt.TextElideMode.ElideLeft  # where these words end
    painter.drawText(place, flags, QFontMetrics(font).elidedText(words, elide, place.width()))


def is_read_from_right(words: str) -> bool:
    """Return whether words run from right to left, as their first letter does (Unicode Bidirectional Algorithm, P2)."""
    sides = (unicodedata.bidirectional(character) for character in words)
    return next((side for side in sides if side in _STRONG), "L") != "L"


def paint_pill(painter: QPainter, theme: Theme, line: QRect, font: QFont, roles: tuple[Role, Role], word: str) -> int:
    """Paint a pill at the right of a line in its roles of ground and ink; return how much room it takes from it."""
    ground, ink = roles
    width = QFontMetrics(font).horizontalAdvance(word) + 2 * _PILL_PAD
    pill = QRect(line.right() - width + 1, line.top() + (line.height() - _PILL) // 2, width, _PILL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
    return width + _GAP
