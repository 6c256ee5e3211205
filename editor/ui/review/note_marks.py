"""Notes shown in the text: a soft wash over the words they are tied to, and a sign in the margin beside them.

Without notes nothing is painted and the margin is not there. What is typed moves the marks along; where the words of
each note are is looked for anew when the story was read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from editor.article.notes import Thread
from editor.ui.body import decorations
from editor.ui.body.body_document import GUTTER, BodyDocument
from editor.ui.body.body_view import BodyView
from editor.ui.body.decorations import Scene
from editor.ui.review import note_sign
from editor.ui.theme import Role, Theme

WIDTH = GUTTER - 2  # pixels
_WASH, _CHOSEN = 26, 60  # of 255
_MOST = 500  # notes


@dataclass(slots=True)
class _Mark:
    """An open thread at its words; the cursor follows what is typed."""

    thread: Thread
    words: QTextCursor


class NoteMarks(QObject):
    """Marks the open notes of the document that the editor shows; `opened` tells which one somebody clicked."""

    opened = Signal(str)

    def __init__(self, editor: BodyView, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document: BodyDocument | None = None
        self._marks: list[_Mark] = []
        self.chosen = ""
        self.margin = NoteMargin(editor, self, theme)
        editor.painting.overlays.append(self)

    @property
    def marks(self) -> list[_Mark]:
        """Return the marks, as far as their document is the one in sight."""
        return self._marks if self._document is self._editor.story else []

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Return where the words of each note stand now, as offsets in characters."""
        story = self._editor.story
        return {
            mark.thread.id: (story.offset(mark.words.selectionStart()), story.offset(mark.words.selectionEnd()))
            for mark in self.marks
        }

    def show(self, placed: Iterable[tuple[Thread, int, int]]) -> None:
        """Mark threads at places of the text as it is now (offsets in characters), instead of others."""
        story = self._editor.story
        found = [_Mark(thread, story.cursor(start, end)) for thread, start, end in placed][:_MOST]
        if not found and not self._marks:
            return
        self._document, self._marks = story, found
        self.margin.setVisible(bool(found))
        self._update()

    def choose(self, thread: str) -> None:
        """Let the words of one thread stand out."""
        if thread != self.chosen:
            self.chosen = thread
            if self._marks:
                self._update()

    def _update(self) -> None:
        self._editor.marks_changed()
        self.margin.update()

    def is_on(self, start: int, end: int) -> bool:
        """Return whether words of a note stand between two of Qt's positions."""
        return any(mark.words.selectionStart() < end and mark.words.selectionEnd() > start for mark in self.marks)

    def paint(self, painter: QPainter, scene: Scene, first: QTextBlock) -> None:
        """Wash the words of notes from a line on."""
        if not self._marks or self._document is not self._editor.story:
            return
        for mark in self._marks:
            if mark.words.selectionEnd() > first.position():
                alpha = _CHOSEN if mark.thread.id == self.chosen else _WASH
                self._wash(painter, scene, mark.words, alpha)

    def _wash(self, painter: QPainter, scene: Scene, words: QTextCursor, alpha: int) -> None:
        document = self._editor.story
        layout = document.documentLayout()
        colour = self._editor.theme.colour(Role.ACCENT, alpha)
        start, end = words.selectionStart(), words.selectionEnd()
        block = document.findBlock(start)
        while block.isValid() and block.position() < end:
            place = layout.blockBoundingRect(block).translated(0, -scene.scrolled)
            if place.top() > scene.area.bottom():
                return
            if place.bottom() >= scene.area.top():
                for number in range(block.layout().lineCount()):
                    line = block.layout().lineAt(number)
                    left = max(start - block.position(), line.textStart())
                    right = min(end - block.position(), line.textStart() + line.textLength())
                    if left < right:
                        x = decorations.x_of(line.cursorToX(left))
                        width = min(decorations.x_of(line.cursorToX(right)), line.naturalTextRect().right()) - x
                        painter.fillRect(QRectF(place.left() + x, place.top() + line.y(), width, line.height()), colour)
            block = block.next()


class NoteMargin(QWidget):
    """A strip over the right edge of the column with a sign beside each note."""

    def __init__(self, editor: BodyView, marks: NoteMarks, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._marks = marks
        self._theme = theme
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Notes beside the text"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        editor.column_placed.connect(self._fit)
        editor.verticalScrollBar().valueChanged.connect(lambda _: self.update())
        editor.textChanged.connect(self._text_changed)
        self._fit()
        self.hide()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def signs(self) -> list[tuple[float, list[Thread]]]:
        """Return the signs in sight: the height of each, and the threads that it stands for."""
        editor = self._editor
        layout = editor.story.documentLayout()
        found: dict[int, list[Thread]] = {}
        for mark in self._marks.marks:
            block = editor.story.findBlock(mark.words.selectionStart())
            line = block.layout().lineForTextPosition(mark.words.selectionStart() - block.position())
            above = layout.blockBoundingRect(block).top() - editor.scrolled + (line.y() if line.isValid() else 0)
            height = line.height() if line.isValid() else note_sign.SIDE
            found.setdefault(round(above + height / 2), []).append(mark.thread)
        top, bottom = -note_sign.SIDE, self.height() + note_sign.SIDE
        return [(at, threads) for at, threads in sorted(found.items()) if top < at < bottom]

    def threads_at(self, point: QPoint) -> list[Thread]:
        """Return the threads of the sign under a point."""
        for at, threads in self.signs():
            if abs(at - point.y()) <= note_sign.SIDE / 2 + 2:
                return threads
        return []

    def event(self, event: QEvent) -> bool:
        """Say on hover what the notes there say."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            threads = self.threads_at(event.pos())
            words = note_sign.tip(threads)
            QToolTip.showText(event.globalPos(), words, self) if words else QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a sign may be clicked."""
        found = self.threads_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the note whose sign is clicked; elsewhere the text takes the mouse."""
        found = self.threads_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and found:
            self._marks.opened.emit(found[0].id)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the signs in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, threads in self.signs():
            middle = QRectF(0, at - note_sign.SIDE / 2, self.width(), note_sign.SIDE)
            is_chosen = any(one.id == self._marks.chosen for one in threads)
            note_sign.paint(painter, self._theme, middle, len(threads), is_chosen)
        painter.end()

    def _fit(self) -> None:
        """Keep beside the column as it is resized or moved."""
        viewport = self._editor.viewport().geometry()
        self.setGeometry(viewport.right() - WIDTH + 1, viewport.y(), WIDTH, viewport.height())
        self.raise_()

    def _text_changed(self) -> None:
        if self.isVisible():
            self.update()
