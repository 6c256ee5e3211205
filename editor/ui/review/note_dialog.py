"""The small window in which a note is written: about a place, about the story, or as it goes back to its reporter."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.article.part import Part
from editor.ui.dialog_parts import page_column
from editor.ui.kit import Choice, Form
from editor.ui.review.note_field import NoteField
from editor.ui.review.review_words import PART_WORDS
from editor.ui.theme import Theme

_WIDTH = 460  # pixels
_LONGEST = 160  # characters of the words that are quoted
_NO_PART = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the window's title, a sentence, the words that the note is tied to, and the button."""

    title: str
    sentence: str = ""
    words: str = ""
    button: str = "Add Note"
    part: Part | None = None
    may_be_empty: bool = False


class NoteDialog(QDialog):
    """Asks for a note; `written` gives its words and the part that it is about, None for no part."""

    written = Signal(str, object)

    def __init__(self, asked: Asked, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self.setWindowTitle(asked.title)
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = NoteField(self.tr("Note"), self.tr("What is to be done, or asked?"), self, most=10, least=4)
        parts = [(_NO_PART, self.tr("The story")), *((part.value, words) for part, words in PART_WORDS.items())]
        self.part = Choice(self.tr("About"), parts, self)
        self.part.show_value(asked.part.value if asked.part else _NO_PART)
        self.add = QPushButton(asked.button, self, autoDefault=False)
        self.add.setProperty("kind", "primary")
        self.add.setToolTip(f"{asked.button}  Ctrl+Return")
        self.add.clicked.connect(lambda _=False: self._write())
        self.cancel = QPushButton(self.tr("Cancel"), self, autoDefault=False)
        self.cancel.clicked.connect(lambda _=False: self.reject())
        self.text.edited.connect(lambda _: self._check())
        self.text.sent.connect(self.add.click)
        self._lay_out()
        self._check()
        self.text.setFocus()

    def _check(self) -> None:
        self.add.setEnabled(self._asked.may_be_empty or bool(self.text.words.strip()))

    def _write(self) -> None:
        value = str(self.part.currentData() or _NO_PART)
        self.written.emit(self.text.words.strip(), Part(value) if value else None)
        self.accept()

    def _lay_out(self) -> None:
        column = page_column(self)
        head = QLabel(self._asked.title, self)
        head.setProperty("role", "title")
        column.addWidget(head)
        if self._asked.sentence:
            sentence = QLabel(self._asked.sentence, self, wordWrap=True)
            sentence.setProperty("role", "muted")
            column.addWidget(sentence)
        if self._asked.words:
            words = self._asked.words
            quoted = QLabel(f"“{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”", self, wordWrap=True)
            quoted.setTextFormat(Qt.TextFormat.PlainText)
            quoted.setProperty("role", "quoted")
            column.addWidget(quoted)
        form = Form(self, edge=0)
        form.add(self.tr("Note"), self.text)
        form.add(self.tr("About"), self.part)
        column.addWidget(form)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.add)
        column.addLayout(foot)
