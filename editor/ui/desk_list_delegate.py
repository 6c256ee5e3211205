"""How a story looks in the desk list: its headline, below it state, desk, what is approved, and when it changed."""

from datetime import datetime

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.article.library_values import ArticleSummary
from editor.article.part import Part
from editor.article.workflow import State
from editor.ui import icons, standings, type_scale
from editor.ui.desk_list_model import SUMMARY
from editor.ui.row_painting import Index, paint_ground, paint_words
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

HEIGHT = 60
_EDGE, _PAD, _GAP = 8, 12, 8  # pixels: beside the row, inside it, between two things
_DOT = 7
_BADGE = 14

STATE_ROLES = {
    State.DRAFT: Role.OUTLINE,
    State.IN_REVIEW: Role.ACCENT,
    State.PUBLISHED: Role.SUCCESS,
    State.SPIKED: Role.WARNING,
    State.KILLED: Role.DANGER,
}
STATE_WORDS = {
    State.DRAFT: "Draft",
    State.IN_REVIEW: "In review",
    State.PUBLISHED: "Published",
    State.SPIKED: "Spiked",
    State.KILLED: "Killed",
}
PART_ICONS = {Part.ATTRIBUTION: "cite", Part.ADS: "ad", Part.EMBEDS: "embed"}
# Whose approvals matter still; of the others the badges would only be noise.
_SHOWS_PARTS = frozenset((State.DRAFT, State.IN_REVIEW))


def state_words(summary: ArticleSummary) -> str:
    """Return how a story stands, in a word or two."""
    return "Published, changed" if summary.changed_since_out else STATE_WORDS[summary.state]


def short_time(moment: datetime, now: datetime) -> str:
    """Return a time as short as it can be: the hour today, the day this year, else the date."""
    if moment.date() == now.date():
        return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    if (now.date() - moment.date()).days == 1:
        return "Yesterday"
    if (now.date() - moment.date()).days < 7:
        return moment.strftime("%a")
    if moment.year == now.year:
        return f"{moment.day} {moment:%b}"
    return f"{moment.day} {moment:%b} {moment.year}"


class DeskListDelegate(QStyledItemDelegate):
    """Paints rows; `set_look` before the first one."""

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._headline = type_scale.font(Face.SANS, Size.INTERFACE, QFont.Weight.Medium)
        self._small = type_scale.font(Face.SANS, Size.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row, so that a long list costs nothing."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        summary = index.data(SUMMARY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        bar = option.widget.verticalScrollBar()  # type: ignore[attr-defined]
        row = rect.adjusted(_EDGE, 1, 0 if bar.isVisible() else -_EDGE, -1)
        paint_ground(painter, self._theme, row, state)
        inner = row.adjusted(_PAD, 8, -_PAD, -8)
        upper = QRect(inner.left(), inner.top(), inner.width(), 20)
        lower = QRect(inner.left(), inner.bottom() - 18, inner.width(), 18)
        self._paint_upper(painter, upper, summary)
        self._paint_lower(painter, lower, summary)
        painter.restore()

    def _paint_upper(self, painter: QPainter, area: QRect, summary: ArticleSummary) -> None:
        role = Role.TEXT if summary.headline else Role.MUTED
        paint_words(painter, self._theme, area, self._headline, role, summary.headline or summary.slug)

    def _paint_lower(self, painter: QPainter, area: QRect, summary: ArticleSummary) -> None:
        now = datetime.now().astimezone()
        time = short_time(datetime.fromisoformat(summary.updated_at).astimezone(), now)
        paint_words(painter, self._theme, area, self._small, Role.MUTED, time, Qt.AlignmentFlag.AlignRight)
        right = area.right() - QFontMetrics(self._small).horizontalAdvance(time) - _GAP
        if summary.state in _SHOWS_PARTS or summary.changed_since_out:
            right = self._paint_parts(painter, right, area.center().y(), summary)
        middle = area.center().y() + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.WARNING if summary.changed_since_out else STATE_ROLES[summary.state]))
        painter.drawEllipse(QPointF(area.left() + _DOT / 2, middle), _DOT / 2, _DOT / 2)
        words = " · ".join(filter(None, (state_words(summary), _titled(summary.desk), summary.byline)))
        left = area.left() + _DOT + 7
        place = QRect(left, area.top(), right - left - _GAP, area.height())
        paint_words(painter, self._theme, place, self._small, Role.MUTED, words)

    def _paint_parts(self, painter: QPainter, right: int, middle: int, summary: ArticleSummary) -> int:
        """Paint a badge for each part from the right; return where they begin."""
        at = right
        for part in reversed(Part):
            at -= _BADGE
            standing = summary.standings.of(part)
            colour = self._theme.css(standings.ROLES[standing])
            place = QRectF(at, middle - _BADGE / 2 + 1, _BADGE, _BADGE)
            icons.paint(painter, PART_ICONS[part], colour, place, standings.SIGNS[standing])
            at -= 5
        return at


def _titled(desk: str) -> str:
    """Return a desk's name as the furniture shows it: with a capital, whatever the settings have."""
    return desk[:1].upper() + desk[1:]
