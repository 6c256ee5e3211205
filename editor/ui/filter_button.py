"""One filter of the desk list: its name, and how many stories it has."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from editor.ui import icons, type_scale
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

HEIGHT = 28
_PAD, _ICON = 12, 16


class FilterButton(QAbstractButton):
    """A row of a short list of choices, one of which is on; arrow keys go from one to the next."""

    def __init__(self, title: str, icon: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._theme = theme
        self._count: int | None = None
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew when the pointer comes and goes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def set_count(self, count: int) -> None:
        """Show how many stories there are."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return one row."""
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, name and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self.rect().adjusted(8, 1, -8, -1)
        ground = Role.PRESSED if self.isChecked() else Role.HOVER if self.underMouse() else None
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ground, 190 if self.isChecked() else 255))
            painter.drawRoundedRect(row, 6, 6)
        if self.hasFocus():
            painter.setPen(self._theme.colour(Role.ACCENT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = Role.TEXT if self.isChecked() else Role.MUTED
        place = QRectF(row.left() + _PAD - 2, row.center().y() - _ICON / 2 + 1, _ICON, _ICON)
        icons.paint(painter, self._icon, self._theme.css(ink), place)
        self._paint_words(painter, row.adjusted(_PAD + _ICON + 6, 0, -_PAD, 0))
        painter.end()

    def _paint_words(self, painter: QPainter, row: QRect) -> None:
        small = type_scale.font(Face.SANS, Size.SMALL)
        count = "" if self._count is None else f"{self._count:,}"
        taken = QFontMetrics(small).horizontalAdvance(count) + 8
        painter.setFont(small)
        painter.setPen(self._theme.colour(Role.MUTED if self._count else Role.OUTLINE))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        words = type_scale.font(Face.SANS, Size.INTERFACE, weight)
        painter.setFont(words)
        painter.setPen(self._theme.colour(Role.TEXT))
        shown = QFontMetrics(words).elidedText(self.text(), Qt.TextElideMode.ElideRight, row.width() - taken)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
