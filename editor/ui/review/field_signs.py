"""Notes shown at the furniture: a sign beside the field that they are tied to, in line with those beside the text.

Without notes there is no sign. Each leads to its thread when it is pressed; the keys of notes reach them too, and Tab
goes from field to field as ever.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollArea, QWidget

from editor.article.notes import FIELDS, Thread
from editor.ui.body.body_view import BodyView
from editor.ui.review import note_sign
from editor.ui.review.note_marks import WIDTH
from editor.ui.theme import Theme

_HOLDER = QSize(note_sign.SIDE + 8, note_sign.SIDE + 6)  # pixels: what can be pressed
_ORDER = ("kicker", "headline", "standfirst")  # as they are read
_MOVING = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class FieldSign(QAbstractButton):
    """The sign of the notes about one field."""

    def __init__(self, page: QWidget, theme: Theme) -> None:
        super().__init__(page)
        self.threads: tuple[Thread, ...] = ()
        self._theme = theme
        self._is_chosen = False
        self.setFixedSize(_HOLDER)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_threads(self, field: str, threads: tuple[Thread, ...]) -> None:
        """Stand for some threads about a field."""
        self.threads = threads
        told = note_sign.tip(threads)
        self.setToolTip(told)
        many = self.tr("{n} notes about the {field}").format(n=len(threads), field=field)
        self.setAccessibleName(self.tr("Note about the {field}").format(field=field) if len(threads) == 1 else many)
        self.setAccessibleDescription(told)
        self.update()

    def choose(self, thread: str) -> None:
        """Stand out where the thread that is chosen is among these."""
        self._is_chosen = any(one.id == thread for one in self.threads)
        self.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign as beside the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        note_sign.paint(painter, self._theme, QRectF(self.rect()), len(self.threads), self._is_chosen)
        painter.end()


class FieldSigns(QObject):
    """Puts signs beside the fields of the furniture; `opened` tells which thread somebody pressed the sign of."""

    opened = Signal(str)

    def __init__(self, area: QWidget, editor: BodyView, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._editor = editor
        self._theme = theme
        self._chosen = ""
        self._fields: dict[str, QWidget] = {}
        self.signs: dict[str, FieldSign] = {}
        editor.column_placed.connect(self._place_all)

    @property
    def threads(self) -> dict[str, tuple[Thread, ...]]:
        """Return the threads that are shown, by field."""
        return {field: sign.threads for field, sign in self.signs.items() if sign.threads}

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Return a place before the text for each thread, in the order in which the fields are read."""
        return {one.id: (_place(field), _place(field)) for field, threads in self.threads.items() for one in threads}

    @property
    def focused(self) -> int | None:
        """Return the place of the field that the keyboard is in, None for any other."""
        focus: QWidget | None = QApplication.focusWidget()
        kind = focus.property("kind") if focus is not None else None
        return _place(kind) if kind in _ORDER else None

    def show(self, found: Mapping[str, Sequence[Thread]]) -> None:
        """Show the open threads of each field of the furniture, none for those that are not named."""
        for field in FIELDS:
            threads = tuple(found.get(field, ()))
            if sign := self._sign(field) if threads else self.signs.get(field):
                sign.show_threads(field, threads)
                sign.choose(self._chosen)
                sign.setVisible(bool(threads))
                self._place(field)

    def choose(self, thread: str) -> None:
        """Let the sign of one thread stand out."""
        self._chosen = thread
        for sign in self.signs.values():
            sign.choose(thread)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        for sign in self.signs.values():
            sign.set_look(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside a field that is moved."""
        if event.type() in _MOVING:
            self._place_all()
        return super().eventFilter(watched, event)

    def _sign(self, field: str) -> FieldSign | None:
        """Return the sign of a field, made when it is first needed; None where the furniture has no such field."""
        if field not in self.signs and (widget := self._find(field)) is not None:
            page = _page_of(widget)
            self._fields[field] = widget
            self.signs[field] = sign = FieldSign(page, self._theme)
            sign.clicked.connect(lambda _=False: self.opened.emit(sign.threads[0].id))
            widget.installEventFilter(self)
            if (holder := widget.parentWidget()) is not None:
                holder.installEventFilter(self)
        return self.signs.get(field)

    def _find(self, field: str) -> QWidget | None:
        found = (one for one in self._area.findChildren(QWidget) if one.property("kind") == field)
        return next((one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def _place_all(self) -> None:
        for field in self.signs:
            self._place(field)

    def _place(self, field: str) -> None:
        """Stand beside the first line of the field, where the signs of the text stand."""
        sign, widget = self.signs[field], self._fields[field]
        page = _page_of(widget)
        viewport = self._editor.viewport()
        beside = page.mapFromGlobal(viewport.mapToGlobal(QPoint(viewport.width() - WIDTH // 2, 0))).x()
        line = QFontMetrics(widget.font()).lineSpacing()
        inside = widget.height() if not isinstance(widget, QAbstractScrollArea) else min(line, widget.height())
        middle = widget.mapTo(page, QPoint(0, inside // 2)).y()
        sign.move(beside - sign.width() // 2, middle - sign.height() // 2)
        sign.raise_()


def _place(field: str) -> int:
    return _ORDER.index(field) - len(_ORDER)


def _page_of(widget: QWidget) -> QWidget:
    """Return what a field scrolls with, else its window."""
    parent = widget.parentWidget()
    while parent is not None and parent.parentWidget() is not None:
        holder = parent.parentWidget()
        if holder is not None and isinstance(holder.parentWidget(), QScrollArea):
            return parent
        parent = holder
    return widget.window()
