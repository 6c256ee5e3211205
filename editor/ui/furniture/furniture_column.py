"""Where furniture stands: over the body, in the column of the text, and on one line while one is further down."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from editor.ui import icons
from editor.ui.body.body_document import GUTTER
from editor.ui.body.body_view import BodyView
from editor.ui.kit import rule
from editor.ui.theme import Role, Theme

_TOP, _BOTTOM = 24, 4  # pixels over and under the furniture
_LEAST_TEXT = 170  # pixels that the text keeps, however much furniture there is
_LEAST = 160  # pixels that the furniture keeps, however low the window is
_STRIP = 36  # pixels, the headline alone
_EDGE = 1  # pixel, the line under the page
_NARROW = 420  # pixels of a column in which a headline of full size has some twenty characters to a line
_SLACK = 24  # pixels of the text beyond the furniture's own height before it makes room


class _Inside(QWidget):
    """What scrolls; tells once a field in it wants more or less room."""

    wanted_room = Signal()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the column is; a field that had more room is cut."""
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell that the layout is to be made anew."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.wanted_room.emit()
        return done


class ColumnOverText(QFrame):
    """A page over an editor, as wide as its column; put widgets into `page`.

    Once one reads or writes further down, a strip of one line takes the page's place, and what is seen of the text
    stays where it is.
    """

    unfolded = Signal()  # somebody pressed the strip
    narrowed = Signal(bool)  # the column became narrow, or wide again
    page_moved = Signal()  # what is seen of the page may be another part

    def __init__(self, editor: BodyView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._words = ""
        self._is_narrow = False
        self.setProperty("ground", "surface")
        self.strip = QPushButton(self)
        self._scroll = QScrollArea(self)
        self._edge = rule(self)  # under a page of which more is to be seen, or under which the text has moved
        self._edge.hide()
        self._inside = _Inside(self)
        self.page = QVBoxLayout(self._inside)
        self.page.setSpacing(4)
        self._column = QVBoxLayout(self)
        self._dress()
        self.set_look(theme)
        self._inside.wanted_room.connect(self.fit, Qt.ConnectionType.QueuedConnection)
        editor.column_placed.connect(self._place)
        editor.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.strip.clicked.connect(self._pressed)
        QTimer.singleShot(0, self, self._place)

    @property
    def is_folded(self) -> bool:
        """Return whether the strip is shown in the page's place."""
        return not self.strip.isHidden()

    @property
    def inside(self) -> QWidget:
        """Return the widget that holds the page."""
        return self._inside

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.strip.setIcon(icons.icon("chevron-down", theme, Role.MUTED, 14))

    def set_strip(self, words: str) -> None:
        """Say what the strip shows."""
        self._words = words
        self.strip.setAccessibleName(self.tr("Show the furniture of “{headline}”").format(headline=words))
        room = max(40, self._width() - 40)
        self.strip.setText(QFontMetrics(self.strip.font()).elidedText(words, Qt.TextElideMode.ElideRight, room))

    def fold(self, away: bool) -> None:
        """Show the strip alone, or the whole page; the text on the screen stays where it is, as far as it can."""
        bar = self._editor.verticalScrollBar()
        value, top = bar.value(), self._top_of_text()
        if away == self.is_folded or (away and value <= self._scroll.height() - _STRIP):
            return
        self.strip.setVisible(away)
        self._scroll.setVisible(not away)
        self._show_edge()
        owner = self.parentWidget()
        layout = owner.layout() if owner is not None else None
        if layout is not None:
            layout.activate()  # now, so that the text does not jump for the length of a frame
        if value:
            bar.setValue(value + self._top_of_text() - top)

    def _top_of_text(self) -> int:
        """Return where the text begins in the window, in pixels."""
        return self._editor.viewport().mapTo(self.window(), QPoint(0, 0)).y()

    def fit(self) -> None:
        """Be as high as what is inside, but leave the text some room."""
        height = max(self.page.totalHeightForWidth(max(1, self.width())), self.page.totalMinimumSize().height())
        owner = self.parentWidget()
        most = max(_LEAST, owner.height() - _LEAST_TEXT) if owner is not None else height
        if self._scroll.maximumHeight() != min(height, most):
            self._scroll.setFixedHeight(min(height, most))

    def show_field(self, field: QWidget) -> None:
        """Bring a field of the page to sight."""
        self._scroll.ensureWidgetVisible(field, 0, 8)

    def show_caret(self, field: QPlainTextEdit) -> None:
        """Bring the line to sight in which somebody writes, where the field is higher than the page."""
        if field.hasFocus():
            caret = field.cursorRect()
            at = field.viewport().mapTo(self._inside, caret.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, caret.height())

    def _range_changed(self) -> None:
        self._show_edge()
        self.page_moved.emit()

    def _show_edge(self) -> None:
        """Draw a line under the page where it is needed; its room is kept, so that the text stays where it is."""
        policy = self._edge.sizePolicy()
        if policy.retainSizeWhenHidden() is self.is_folded:
            policy.setRetainSizeWhenHidden(not self.is_folded)
            self._edge.setSizePolicy(policy)
        is_scrolled = self._editor.verticalScrollBar().value() > 0
        is_needed = not self.is_folded and (is_scrolled or self._scroll.verticalScrollBar().maximum() > 0)
        if self._edge.isHidden() is is_needed:
            self._edge.setVisible(is_needed)

    def sizeHint(self) -> QSize:
        """Want the height that is set, and any width."""
        return QSize(400, _STRIP if self.is_folded else self._scroll.height() + _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height, as words wrap."""
        super().resizeEvent(event)
        self.fit()

    def _dress(self) -> None:
        self._inside.setProperty("ground", "surface")
        self._inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.strip.setProperty("kind", "strip")
        self.strip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.strip.setFixedHeight(_STRIP)
        self.strip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip.setToolTip(self.tr("Show headline, byline and the rest"))
        self.strip.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.strip)
        self._column.addWidget(self._scroll)
        self._column.addWidget(self._edge)
        self._show_edge()

    def _width(self) -> int:
        return max(120, self._editor.viewport().width() - 2 * GUTTER)

    def _place(self) -> None:
        """Stand in the column of the text."""
        left = self._editor.viewport().x() + GUTTER
        right = max(GUTTER, self.width() - left - self._width())
        self.page.setContentsMargins(left, _TOP, right, _BOTTOM)
        self.strip.setStyleSheet(f"padding-left: {left - 4}px;")
        self.set_strip(self._words)
        narrow = self._width() < _NARROW
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.narrowed.emit(narrow)
        self.fit()

    def _scrolled(self, value: int) -> None:
        if self.isHidden():
            return
        self._show_edge()
        if not self.is_folded:
            if value > self._scroll.height() - _STRIP + _SLACK and not self._has_focus():
                QTimer.singleShot(0, self, self._fold_unless_used)
        elif value <= 0:
            QTimer.singleShot(0, self, lambda: self.fold(False))

    def _fold_unless_used(self) -> None:
        """Give the text the room, unless somebody went to a field meanwhile."""
        if not self._has_focus():
            self.fold(True)

    def _has_focus(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self._inside.isAncestorOf(focused)

    def _pressed(self) -> None:
        self.fold(False)
        self.unfolded.emit()
