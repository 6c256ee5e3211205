"""Paints the rows of the ads panel: blocks as thin lines with a mark where an ad may stand, placements as cards."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.ui import icons, type_scale
from editor.ui.ads.ad_rows import AdRow, Shape
from editor.ui.row_list import PILLS, lines
from editor.ui.row_painting import Index, paint_pill, paint_words
from editor.ui.theme import Role
from editor.ui.theme import load as load_theme
from editor.ui.type_scale import Face, Size

ROW = Qt.ItemDataRole.UserRole
_EDGE, _PAD, _GAP, _ICON = 14, 10, 8, 16  # pixels: beside a card, inside it, between two things, its icon
_BLOCK = 22  # pixels, the line of a block
_MARK = 5  # pixels from the left edge to the mark
_PILL = 18


class AdDelegate(QStyledItemDelegate):
    """Paints rows and measures them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")
        self._title = type_scale.font(Face.SANS, Size.INTERFACE, QFont.Weight.DemiBold)
        self._small = type_scale.font(Face.SANS, Size.SMALL)
        self._pill = type_scale.font(Face.SANS, Size.MICRO, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the row's lines need at the view's width."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        row: AdRow = index.data(ROW)
        if row.shape is Shape.BLOCK:
            return QSize(width, _BLOCK)
        line = QFontMetrics(self._small).height() + 2
        count = bool(row.detail) + bool(row.since) + len(self._note(row, width))
        return QSize(width, 2 * _PAD + 6 + max(QFontMetrics(self._title).height(), _PILL) + count * line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: AdRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.shape is Shape.BLOCK:
            self._paint_block(painter, option.rect, row)
        else:
            self._paint_card(painter, option.rect, row, option.state)
        painter.restore()

    def _paint_block(self, painter: QPainter, place: QRect, row: AdRow) -> None:
        if row.is_free:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(Role.SUCCESS, 170))
            painter.drawRoundedRect(QRectF(_MARK, place.top() - 1.5, 9, 3), 1.5, 1.5)
        left = _EDGE + _PAD
        if row.icon:
            side = 13.0
            where = QRectF(left, place.center().y() - side / 2 + 0.5, side, side)
            icons.paint(painter, row.icon, self.theme.css(Role.MUTED), where)
        left += _ICON + _GAP
        words = QRect(left, place.top(), place.right() - _EDGE - left, place.height())
        paint_words(painter, self.theme, words, self._small, Role.MUTED, row.title)

    def _paint_card(self, painter: QPainter, rect: QRect, row: AdRow, state: QStyle.StateFlag) -> None:
        place = QRectF(rect).adjusted(_EDGE + 0.5, 3.5, -_EDGE - 0.5, -3.5)
        painter.setPen(self._edge(state))
        painter.setBrush(self.theme.colour(Role.AD_CARD))
        painter.drawRoundedRect(place, 8, 8)
        inner = place.toRect().adjusted(_PAD, _PAD - 1, -_PAD, 0)
        icons.paint(painter, row.icon, self.theme.css(Role.AD_INK), QRectF(inner.left(), inner.top() + 1, _ICON, _ICON))
        inner.setLeft(inner.left() + _ICON + _GAP)
        height = max(QFontMetrics(self._title).height(), _PILL)
        first = QRect(inner.left(), inner.top(), inner.width(), height)
        if row.pill:
            room = paint_pill(painter, self.theme, first, self._pill, PILLS[row.tone], row.pill)
            first.setWidth(first.width() - room)
        paint_words(painter, self.theme, first, self._title, Role.TEXT, row.title)
        top, line = inner.top() + height, QFontMetrics(self._small).height() + 2
        texts = [(text, Role.MUTED) for text in (row.detail, row.since) if text]
        tone = PILLS[row.tone][1]
        texts += [(text, tone) for text in self._note(row, rect.width())]
        for text, role in texts:
            below = QRect(inner.left(), top, inner.width(), line)
            paint_words(painter, self.theme, below, self._small, role, text)
            top += line

    def _edge(self, state: QStyle.StateFlag) -> QPen:
        if state & QStyle.StateFlag.State_Selected:
            return QPen(self.theme.colour(Role.ACCENT), 2 if state & QStyle.StateFlag.State_HasFocus else 1.4)
        alpha = 120 if state & QStyle.StateFlag.State_MouseOver else 56
        return QPen(self.theme.colour(Role.AD_INK, alpha), 1)

    def _note(self, row: AdRow, width: int) -> list[str]:
        inner = max(60, width - 2 * (_EDGE + _PAD) - _ICON - _GAP)
        return lines(row.note, self._small, inner) if row.note else []
