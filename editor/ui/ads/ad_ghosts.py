"""Where a suggestion would place ads, painted between the paragraphs before it is taken."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from editor.article.ad_suggestions import How, Suggestion
from editor.ui import type_scale
from editor.ui.ads.ad_margin import AdMargin
from editor.ui.body.body_document import GUTTER
from editor.ui.body.body_view import BodyView
from editor.ui.theme import Role, Theme
from editor.ui.theme import load as load_theme
from editor.ui.type_scale import Face, Size

_HEIGHT, _PAD = 20, 10  # pixels: the pill, and beside its words


class AdGhosts(QWidget):
    """Lies over the text and takes no mouse."""

    def __init__(self, editor: BodyView, margin: AdMargin) -> None:
        super().__init__(editor)
        self._editor = editor
        self._margin = margin
        self._theme = load_theme("light")
        self._suggestion: Suggestion | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        editor.column_placed.connect(self._fit)
        editor.verticalScrollBar().valueChanged.connect(lambda _: self.update())

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show a suggestion, or none."""
        self._suggestion = suggestion
        self.setVisible(suggestion is not None)
        self._fit()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dashed line and a pill for each new place."""
        if self._suggestion is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = type_scale.font(Face.SANS, Size.MICRO, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        accent = self._theme.colour(Role.ACCENT)
        for one in self._suggestion.placements:
            if one.how not in {How.ADDED, How.MOVED} or one.gap >= self._margin.gap_count:
                continue  # the margin may be a few keys behind
            height = self._margin.height_of(one.gap)
            if not -_HEIGHT < height < self.height() + _HEIGHT:
                continue
            pen = QPen(accent, 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(GUTTER, round(height), self.width() - GUTTER, round(height))
            words = f"{one.record.slot} · {one.how.value}"
            width = metrics.horizontalAdvance(words) + 2 * _PAD
            pill = QRectF(self.width() - GUTTER - width, height - _HEIGHT / 2, width, _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Role.ACCENT_TINT))
            painter.drawRoundedRect(pill, _HEIGHT / 2, _HEIGHT / 2)
            painter.setPen(accent)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _fit(self) -> None:
        self.setGeometry(self._editor.viewport().geometry())
        self.raise_()
        self.update()
