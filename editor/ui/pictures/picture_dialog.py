"""The dialog of a picture: what it shows in words, its caption, its credit."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.article.text import admit, fold_spaces
from editor.desk.pictures import Words
from editor.ui.kit import Form, LineField, TextField
from editor.ui.pictures.picture_reading import PREVIEW

_WIDTH = 520
_EDGE = 20


class PictureDialog(QDialog):
    """Asks for a picture's words; `agreed` gives them."""

    agreed = Signal(object)  # Words

    def __init__(self, title: str, accept: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.alternative = TextField(
            self.tr("What the picture shows"),
            self.tr("A crane stands over an empty quay at dawn"),
            self,
            most=4,
        )
        self.caption = TextField(self.tr("Caption"), self.tr("What readers find below the picture"), self, most=5)
        self.credit = LineField(self.tr("Credit"), self.tr("Name / Agency"), self)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._facts = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._facts.setProperty("role", "small")
        self._missing = QLabel(
            self.tr("Readers who do not see the picture hear this. Without it, a finding stays on the story."), self
        )
        self._accept = QPushButton(accept, self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self.alternative.edited.connect(lambda _: self._missing.setVisible(not self._words().alternative))
        self.alternative.show_text(words.alternative)
        self.caption.show_text(words.caption)
        self.credit.show_text(words.credit)
        self._missing.setVisible(not words.alternative)
        self._fit()
        self.alternative.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def accept_button(self) -> QPushButton:
        """Return the button that agrees."""
        return self._accept

    @property
    def facts(self) -> str:
        """Return what is said of the file."""
        return self._facts.text()

    def show_picture(self, image: QImage, facts: str = "") -> None:
        """Show the picture itself, and facts about its file."""
        ratio = self.devicePixelRatioF()
        aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        low_screen = QSize(PREVIEW.width(), self.screen().availableSize().height() // 4)
        room = image.size().boundedTo(PREVIEW.boundedTo(low_screen) * ratio)
        made = QPixmap.fromImage(image.scaled(room, aspect, smooth))
        made.setDevicePixelRatio(ratio)
        self._picture.setPixmap(made)
        self._picture.setFixedHeight(round(made.height() / ratio))
        self._picture.setAccessibleName(self.tr("The picture"))
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        self._fit()

    def show_stored(self, found: tuple[QImage, str]) -> None:
        """Show a picture of the library with its name, as the library answers."""
        self.show_picture(*found)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why the library has no picture to show."""
        self.say_no_picture(trouble.sentence)

    def say_no_picture(self, sentence: str) -> None:
        """Say why the picture itself is not shown."""
        self._facts.setText(sentence)
        self._facts.show()
        self._fit()

    def _fit(self) -> None:
        """Give the labels that wrap the height of their lines, which a dialog's least size knows nothing of."""
        for label in (self._facts, self._missing):
            label.ensurePolished()
            label.setMinimumHeight(max(0, label.heightForWidth(self.minimumWidth() - 2 * _EDGE)))
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return room for picture and fields."""
        return QSize(_WIDTH, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Agree by Ctrl and Enter also from a field of several lines."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._agree()
        else:
            super().keyPressEvent(event)

    def _words(self) -> Words:
        return Words(
            *(fold_spaces(admit(one)) for one in (self.alternative.words, self.caption.words, self.credit.text()))
        )

    def _agree(self) -> None:
        self.agreed.emit(self._words())
        self.accept()

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setProperty("ground", "sidebar")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(_EDGE, 16, _EDGE, 12)
        inside.setSpacing(8)
        self._picture.setMinimumHeight(96)
        inside.addWidget(self._picture)
        inside.addWidget(self._facts)
        self._missing.setProperty("role", "small")
        self._missing.setWordWrap(True)
        form = Form(self, edge=_EDGE)
        form.add(self.tr("What the picture shows (alt text)"), self.alternative)
        form.add_plain(self._missing)
        form.add(self.tr("Caption"), self.caption)
        form.add(self.tr("Credit"), self.credit)
        self._accept.setProperty("kind", "primary")
        self._accept.setDefault(True)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self._accept.setToolTip(f"{self._accept.text()}  {keys}")
        self._accept.clicked.connect(lambda _=False: self._agree())
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_EDGE, 8, _EDGE, _EDGE)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(frame, 1)
        column.addWidget(form)
        column.addLayout(buttons)
