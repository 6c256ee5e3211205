"""The head of the attribution panel: how far the story has come, and which section is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.article.ledger import Coverage
from editor.ui import type_scale
from editor.ui.kit import EDGE
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

_BAR, _HEIGHT = 4, 28


class CoverageBar(QWidget):
    """A thin line, filled as far as quotations are attributed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(_BAR)
        self.setAccessibleName(self.tr("Attributed"))

    def set_share(self, share: float) -> None:
        """Fill so much of it, from 0 to 1."""
        self._share = share
        self.setAccessibleDescription(f"{share:.0%}")
        self.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.PRESSED))
        whole = QRectF(self.rect())
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        if self._share:
            painter.setBrush(self._theme.colour(Role.SUCCESS if self._share >= 1 else Role.ACCENT))
            whole.setWidth(max(_BAR, whole.width() * self._share))
            painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.end()


class CoverageHead(QWidget):
    """Says “11 of 12 attributed” over its bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "strong")
        self._words.setAccessibleName(self.tr("Coverage"))
        self._rest = QLabel(self)
        self._rest.setProperty("role", "small")
        self._bar = CoverageBar(theme, self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._words)
        line.addStretch(1)
        line.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 8)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._bar)

    @property
    def words(self) -> str:
        """Return what the head says."""
        return self._words.text()

    def show_coverage(self, coverage: Coverage | None, missing: int) -> None:
        """Show how many quotations are attributed, and how many have not even a proposal."""
        self._bar.setVisible(coverage is not None and coverage.total > 0)
        self._rest.clear()
        if coverage is None:
            self._words.setText(self.tr("Reading the story…"))
        elif not coverage.total:
            self._words.setText(self.tr("No quotations"))
        else:
            self._words.setText(f"{coverage.attributed} of {coverage.total} attributed")
            self._bar.set_share(coverage.attributed / coverage.total)
            if missing:
                self._rest.setText(self.tr("{n} without speaker").format(n=missing))

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._bar.set_look(theme)


class _Segment(QAbstractButton):
    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.count = ""
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew when the pointer comes and goes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = type_scale.font(Face.SANS, Size.SMALL, QFont.Weight.DemiBold)
        words = f"{self.text()}  {self.count}".rstrip()
        return QSize(QFontMetrics(font).horizontalAdvance(words) + 16, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for the name; the count beside it gives way first."""
        font = type_scale.font(Face.SANS, Size.SMALL, QFont.Weight.DemiBold)
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + 10, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(self.theme.colour(Role.BORDER) if self.isChecked() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(self.theme.colour(Role.PRESSED if self.theme.is_dark else Role.RAISED))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif self.underMouse():
            painter.setBrush(self.theme.colour(Role.PRESSED))
            painter.drawRoundedRect(place, 6, 6)
        if self.hasFocus():
            painter.setPen(self.theme.colour(Role.ACCENT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        font = type_scale.font(Face.SANS, Size.SMALL, weight)
        painter.setFont(font)
        painter.setPen(self.theme.colour(Role.TEXT if self.isChecked() or self.underMouse() else Role.MUTED))
        metrics = QFontMetrics(font)
        words = f"{self.text()}  {self.count}".rstrip()
        if metrics.horizontalAdvance(words) > self.width() - 8:
            words = self.text()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 8)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()


class SegmentBar(QWidget):
    """A row of segments of which one is on; `chosen` gives its number, arrow keys walk them."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: list[_Segment] = []
        self.setAccessibleName(self.tr("Sections"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self._row.setSpacing(0)
        self.setFixedHeight(_HEIGHT + 4)

    @property
    def titles(self) -> Sequence[str]:
        """Return the names of the segments."""
        return [segment.text() for segment in self._segments]

    def add(self, title: str) -> None:
        """Add a segment at the right."""
        number = len(self._segments)
        segment = _Segment(title, self._theme, self)
        segment.clicked.connect(lambda _=False: self.chosen.emit(number))
        segment.setChecked(number == 0)
        self._segments.append(segment)
        self._row.addWidget(segment)

    def choose(self, number: int) -> None:
        """Show a segment as on."""
        self._segments[number].setChecked(True)

    def offer(self, number: int, on: bool) -> None:
        """Show a segment, or leave it out."""
        self._segments[number].setVisible(on)

    def set_count(self, number: int, count: str) -> None:
        """Show a count beside a segment's name."""
        segment = self._segments[number]
        if segment.count != count:
            segment.count = count
            segment.setAccessibleName(f"{segment.text()}, {count}" if count else segment.text())
            segment.updateGeometry()
            segment.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        for segment in self._segments:
            segment.theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the trough."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.RAISED if self._theme.is_dark else Role.HOVER))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.end()
