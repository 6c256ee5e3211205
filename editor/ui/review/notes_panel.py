"""The panel of notes: the threads about the story in front, each with its answers, linked to the text both ways."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from editor.desk.notes import Placed
from editor.ui import kit
from editor.ui.desk_list_delegate import PART_ICONS
from editor.ui.empty_state import EmptyState
from editor.ui.kit import Row, RowList
from editor.ui.panel import Panel
from editor.ui.review.note_card import NoteCard, place_words
from editor.ui.review.review_words import moment


class NoteList(RowList):
    """The list; R resolves or reopens, A goes to the answer."""

    pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the letters that do what the buttons do."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in {Qt.Key.Key_R, Qt.Key.Key_A}:
            self.pressed.emit("R" if event.key() == Qt.Key.Key_R else "A")
        else:
            super().keyPressEvent(event)


class NotesPanel(Panel):
    """Lists the threads; the signals ask the feature, which has the library."""

    key = "notes"
    title = "Notes"
    icon = "note"

    add_wanted = Signal()
    answered = Signal(str, str)  # thread, words
    resolved = Signal(str, str)
    reopened = Signal(str, str)
    jump_wanted = Signal(str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placed: dict[str, Placed] = {}
        self._all: tuple[Placed, ...] = ()
        self.head = kit.SectionHead(self.tr("Notes"), self.theme, self)
        self.list = NoteList(self.tr("Notes"), self)
        self.card = NoteCard(self.theme, self)
        self._empty = EmptyState("note", self)
        self.show_resolved = self._make_tools()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Placed | None:
        """Return the thread that is chosen."""
        return self._placed.get(self.list.current_key)

    def story_set(self) -> None:
        """Say what is not there until the feature shows threads."""
        self.model.replaced.connect(lambda: self.show_threads(()))
        self.show_threads(())

    def look_changed(self) -> None:
        """Colour by the theme."""
        for part in (self.head, self.list, self.card, self._empty):
            part.set_look(self.theme)

    def show_threads(self, placed: Sequence[Placed]) -> None:
        """Show these threads, those that are open first."""
        waiting = [one for one in placed if one.thread.is_open]
        done = [one for one in placed if not one.thread.is_open] if self.show_resolved.isChecked() else []
        self._all = tuple(placed)
        self._placed = {one.thread.id: one for one in (*waiting, *done)}
        self.list.show_rows([self._row(one) for one in self._placed.values()])
        if self._placed and not self.list.current_key:
            self.list.select(next(iter(self._placed)))
        self.head.set_count(self.tr("{n} open").format(n=len(waiting)) if placed else "")
        self.badge_changed.emit(str(len(waiting)) if waiting else "", "warning")
        self._stack.setCurrentIndex(0 if self._placed else 1)
        self._say_empty(len(placed))
        self.card.show_thread(self.current)

    def show_thread(self, thread: str) -> None:
        """Choose a thread in the list; a resolved one brings the resolved ones to sight."""
        if thread not in self._placed and any(one.thread.id == thread for one in self._all):
            self.show_resolved.setChecked(True)
        self.list.select(thread)

    def _row(self, placed: Placed) -> Row:
        thread = placed.thread
        answers = len(thread.entries) - 1
        told = [moment(thread.last.time)]
        if answers:
            told.append(self.tr("1 more") if answers == 1 else self.tr("{n} more").format(n=answers))
        pill, tone = ("", "neutral") if thread.is_open else (self.tr("Resolved"), "neutral")
        if thread.is_open and placed.is_gone:
            pill, tone = self.tr("Words gone"), "warning"
        return Row(
            thread.id,
            thread.note.person,
            " · ".join((*told, place_words(placed))),
            thread.note.text,
            PART_ICONS[thread.note.part] if thread.note.part else "note",
            pill,
            tone,
            not thread.is_open,
            place_words(placed),
            self.tr("Note"),
        )

    def _say_empty(self, count: int) -> None:
        if not self.model.is_open:
            self._empty.say(self.tr("No story open"))
        elif count:
            self._empty.say(self.tr("All notes are resolved"), self.tr("The menu above shows them again."))
        else:
            words = self.tr("Editors and reporters write to each other here. Notes never leave with an export.")
            self._empty.say(self.tr("No notes"), words)
        self.head.setVisible(self.model.is_open)

    def _make_tools(self) -> QAction:
        self.head.add_tool("plus", self.tr("Write a Note"), self.add_wanted.emit)
        button = self.head.add_tool("more", self.tr("More"), lambda: None)
        menu = QMenu(button)
        shown = menu.addAction(self.tr("Show Resolved"))
        shown.setCheckable(True)
        shown.toggled.connect(lambda _: self.show_threads(self._all))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return shown

    def _lay_out(self) -> None:
        listed = QWidget(self)
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.list, 1)
        inner.addWidget(kit.rule(listed))
        inner.addWidget(self.card)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.row_activated.connect(self.jump_wanted)
        self.list.current_changed.connect(self._chosen)
        self.list.pressed.connect(self._pressed)
        self.card.answered.connect(lambda words: self.answered.emit(self.list.current_key, words))
        self.card.resolved.connect(lambda words: self.resolved.emit(self.list.current_key, words))
        self.card.reopened.connect(lambda words: self.reopened.emit(self.list.current_key, words))
        self.card.jump_wanted.connect(lambda: self.jump_wanted.emit(self.list.current_key))
        self.card.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def _chosen(self, thread: str) -> None:
        self.card.show_thread(self.current)
        self.current_changed.emit(thread)

    def _pressed(self, key: str) -> None:
        if self.current is None:
            return
        if key == "A":
            self.card.ask_answer()
        else:
            (self.card.resolve if self.current.thread.is_open else self.card.reopen).click()
