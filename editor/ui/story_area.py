"""The middle of the window: the notices, the furniture over the text, the text itself, and the page as it will be."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from editor.article import confidential, edits
from editor.article.article import Article
from editor.article.carried import carry
from editor.ui.body.article_cards import ArticleCards
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.copied import OWN_TYPE, mime_data, note_of, own_text
from editor.ui.body.find_bar import FindBar
from editor.ui.empty_state import EmptyState
from editor.ui.notice_bar import NoticeBar
from editor.ui.story_model import StoryModel
from editor.ui.theme import Role, Theme

_MOST_COPIES = 8
_HALF = 10_000  # pixels: more than there are, so that both halves are as wide as each other


@dataclass(frozen=True, slots=True)
class _Copied:
    """What was copied, with its own keys, and the story that it was copied from."""

    text: str
    article: Article


class StoryEditor(BodyEditor):
    """The body editor with the story's own undo, which knows the panels' steps, in the place of the text's alone."""

    def __init__(self, model: StoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._copied: dict[str, _Copied] = {}  # by the sign of each copy: what is dragged is copied too

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selection as it may leave the library: a hidden source is cited under a key that says nothing.

        What is put back from the clipboard has its own keys again, and brings its records into another story.
        """
        article = self._model.article
        text = self.source[slice(*self.selected)]
        note = replace(self.copy_note(), story=self._model.article_id)
        self._copied[note.sign] = _Copied(text, article)
        for sign in list(self._copied)[:-_MOST_COPIES]:
            del self._copied[sign]
        told = edits.rename_citations(text, confidential.public_keys(article))
        return mime_data(told, note, {post.id: post.address for post in article.embeds})

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste; what was copied in a story of ours is put in with what it cites and shows."""
        if not source.hasFormat(OWN_TYPE) or self.is_pasting_plain:
            super().insertFromMimeData(source)
            return
        note = note_of(source)
        text, origin = own_text(source), None
        if (copied := self._copied.get(note.sign)) is not None:
            text, origin = copied.text, copied.article
        if note.story == self._model.article_id != "":
            super().insertFromMimeData(mime_data(text, note, {}))
            return
        carried = carry(text, origin, self._model.article)
        if carried.article is self._model.article:
            super().insertFromMimeData(mime_data(carried.text, note, {}))
            return
        with self._model.step(self.tr("paste"), carried.article):
            super().insertFromMimeData(mime_data(carried.text, note, {}))

    def undo(self) -> None:
        """Take the story's last step back."""
        self._model.undo()

    def redo(self) -> None:
        """Do the story's step undone last again."""
        self._model.redo()

    def press(self, event: QKeyEvent) -> None:
        """Undo and redo by the story's order; where an action of the window has the key, that is what is done.

        Qt's editor takes the keys of undo before any action can, and somebody may have given them to another one.
        """
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        if not is_undo and not event.matches(QKeySequence.StandardKey.Redo):
            super().press(event)
        elif action := self._action_of(QKeySequence(event.keyCombination())):
            action.trigger()
        elif is_undo:
            self.undo()
        else:
            self.redo()

    def _action_of(self, keys: QKeySequence) -> QAction | None:
        return next((one for one in self.window().actions() if one.isEnabled() and keys in one.shortcuts()), None)


class StoryArea(QFrame):
    """Shows the story in front, or what can be done where there is none."""

    new_wanted = Signal()
    import_wanted = Signal()
    preview_shown = Signal(bool)

    def __init__(self, model: StoryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._furniture: QWidget | None = None
        self._preview: QWidget | None = None
        self._ad_states: dict[str, tuple[str, Role]] = {}
        self._make_preview: Callable[[], QWidget] | None = None
        self.setProperty("ground", "surface")
        self.setMinimumWidth(320)
        self.notice = NoticeBar(theme, self)
        self.editor = StoryEditor(model, self)
        self.find_bar = FindBar(self.editor, self)
        self._empty = self._make_empty()
        self._lay_out()
        self._connect()
        self.set_look(theme)
        self._replaced()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.notice.set_look(theme)
        self._empty.set_look(theme)
        self.editor.set_look(theme)
        self.find_bar.set_theme(theme)

    def set_furniture(self, furniture: QWidget) -> None:
        """Put the furniture over the text."""
        self._furniture = furniture
        self._column.insertWidget(0, furniture)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar under the notices, over the furniture; it hides itself where there is nothing to say."""
        self._outer.insertWidget(1, bar)

    @property
    def has_furniture(self) -> bool:
        """Return whether there is furniture to show."""
        return self._furniture is not None

    def show_furniture(self, on: bool) -> None:
        """Show the furniture, or give the text its room."""
        if self._furniture is not None:
            self._furniture.setVisible(on)

    def set_preview(self, make: Callable[[], QWidget]) -> None:
        """Say how the preview is made; that is done when it is first wanted."""
        self._make_preview = make

    @property
    def can_preview(self) -> bool:
        """Return whether there is a preview to show."""
        return self._make_preview is not None

    def show_preview(self, on: bool) -> None:
        """Show the page beside the text, or not."""
        if on and self._preview is None and self._make_preview is not None:
            self._preview = self._make_preview()
            self._halves.addWidget(self._preview)
            for side in (0, 1):
                self._halves.setStretchFactor(side, 1)
        if self._preview is not None:
            self._preview.setVisible(on)
            self.preview_shown.emit(on)  # before the halves are set: others may give their room
            if on:
                self._halves.setSizes([_HALF, _HALF])

    def focus_text(self) -> None:
        """Go to the text."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_empty(self) -> EmptyState:
        empty = EmptyState("note", self)
        empty.set_width(300)
        empty.say(self.tr("No story open"), self.tr("Choose one on the left, write a new one, or import what came in."))
        empty.add_button(self.tr("New Story"), self.new_wanted.emit, "primary")
        empty.add_button(self.tr("Import…"), self.import_wanted.emit)
        return empty

    def _lay_out(self) -> None:
        written = QFrame(self)
        written.setProperty("ground", "surface")
        self._column = QVBoxLayout(written)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.find_bar)
        self._column.addWidget(self.editor, 1)
        self._halves = QSplitter(Qt.Orientation.Horizontal, self)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(1)
        self._halves.addWidget(written)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._halves)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notice)
        outer.addLayout(self._stack, 1)
        self._outer = outer

    def _connect(self) -> None:
        model, editor = self._model, self.editor
        model.replaced.connect(self._replaced)
        model.records_changed.connect(self._records_changed)
        model.jump_requested.connect(self._jump)
        model.light_requested.connect(self._light)
        editor.caret_moved.connect(model.set_caret)
        editor.edit_made.connect(model.name_last)

    def _replaced(self) -> None:
        self._records_changed()
        caret = self._model.caret
        self.editor.open(self._model.document)
        self._stack.setCurrentWidget(self._halves if self._model.is_open else self._empty)
        if self._model.is_open:
            self.editor.jump_to(caret)
            if not caret:
                self.editor.verticalScrollBar().setValue(0)
        if not self.find_bar.isHidden():
            self.find_bar.search()

    def _records_changed(self) -> None:
        self.editor.set_cards(ArticleCards(self._model.records).with_states(self._ad_states))

    def set_ad_states(self, states: dict[str, tuple[str, Role]]) -> None:
        """Say what the cards of ads say of them: a word and the role that colours it, by the marker's id."""
        if states != self._ad_states:
            self._ad_states = states
            self._records_changed()

    def _jump(self, start: int, end: int) -> None:
        self._model.end_typing()
        self.editor.jump_to(start, end)
        self.focus_text()

    def _light(self, spans: tuple[tuple[int, int], ...], role: str) -> None:
        self.editor.light(spans, Role(role))
