"""How much of the height on a phone the ads take, as a bar with the limit of Better Ads; the arithmetic on hover."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.article.ad_density import Density
from editor.ui.kit import EDGE
from editor.ui.theme import Role, Theme
from editor.ui.theme import load as load_theme

_HEIGHT = 8
_SCALE = 2  # the bar is as long as so many times the limit
_FULL = 60  # per cent, where there is no limit


class _Bar(QWidget):
    """The bar itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")
        self.density: Density | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the bar and the limit's mark."""
        return QSize(120, _HEIGHT + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, share and limit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, 3, self.width(), _HEIGHT)
        painter.setBrush(self.theme.colour(Role.HOVER))
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        if self.density is not None:
            full = self.density.limit * _SCALE or _FULL
            share = min(1.0, self.density.percent / full)
            painter.setBrush(self.theme.colour(Role.DANGER if self.density.is_over else Role.SUCCESS))
            if share:
                painter.drawRoundedRect(QRectF(0, 3, max(_HEIGHT, share * track.width()), _HEIGHT), 4, 4)
            if self.density.limit:
                painter.setBrush(self.theme.colour(Role.TEXT))
                painter.drawRoundedRect(QRectF(track.width() / _SCALE - 1, 0, 2, _HEIGHT + 6), 1, 1)
        painter.end()


class AdDensityBar(QWidget):
    """The bar with its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "small")
        self._bar = _Bar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 6, EDGE, 6)
        column.setSpacing(3)
        column.addWidget(self._words)
        column.addWidget(self._bar)

    @property
    def words(self) -> str:
        """Return what is written over the bar."""
        return self._words.text()

    def show_density(self, density: Density) -> None:
        """Show a story's density."""
        self._bar.density = density
        share = self.tr("{share:.1f} % of the height on a phone").format(share=density.percent)
        limit = self.tr("the limit is {limit} %").format(limit=density.limit) if density.limit else self.tr("no limit")
        self._words.setText(f"{share}, {limit}")
        self.setToolTip(density.arithmetic)
        self._bar.setAccessibleName(f"{self._words.text()}. {density.arithmetic}")
        self._bar.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._bar.theme = theme
        self._bar.update()
