"""The dialog that records a correction, or changes one, with the words as readers will see them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.correction import Correction
from editor.desk import corrections
from editor.desk.corrections import House
from editor.ui import type_scale
from editor.ui.corrections.correction_form import CorrectionForm
from editor.ui.dialog_parts import STEP, answers, label, page_column
from editor.ui.kit import Page, breakable
from editor.ui.theme import Theme
from editor.ui.type_scale import Face, Size

_WIDTH, _HEIGHT = 600, 640
_HEADLINE = 21  # pixels


class ReaderCard(QFrame):
    """What readers see, in their type: words that stand out, and the text after them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._caption = QLabel(name, self)
        self._caption.setProperty("role", "small")
        self.words = QLabel(self, wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setFont(type_scale.font(Face.SERIF, Size.INTERFACE + 2))
        self.words.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(self._caption)
        column.addWidget(self.words)

    def show_words(self, bold: str, text: str, otherwise: str = "") -> None:
        """Show words in bold with the text after them, or something else where there is no text."""
        strong = f"<b>{_html(bold)}</b> " if bold else ""
        self.words.setText(f"{strong}{_html(text)}" if text.strip() else f"<i>{_html(otherwise)}</i>")

    def show_lines(self, headline: str, bold: str, text: str) -> None:
        """Show a headline over words in bold and the text after them."""
        big = f'<p style="font-size: {_HEADLINE}px; font-weight: 700; margin: 0 0 6px 0">{_html(headline)}</p>'
        self.words.setText(f"{big}<p style='margin: 0'><b>{_html(bold)}</b> {_html(text)}</p>")

    def set_caption(self, words: str) -> None:
        """Say what the card shows."""
        self._caption.setText(words)


def _html(text: str) -> str:
    return breakable(text, STEP).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


class CorrectionDialog(QDialog):
    """Asks for a correction; `agreed` gives it, and whether words are to be replaced; `removed` that it is to go."""

    agreed = Signal(object, bool)
    removed = Signal()

    def __init__(
        self,
        article: Article,
        house: House,
        theme: Theme,
        known: Correction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._article = article
        self._is_new = known is None
        self.setWindowTitle(self.tr("Correct the Story") if self._is_new else self.tr("Correction"))
        self.form = CorrectionForm(article, house, theme, self)
        self.card = ReaderCard(self.tr("Readers see this"), self)
        self.note = QLabel(self._approval_note(house), self, wordWrap=True)
        self.note.setProperty("role", "small")
        self.remove_button = QPushButton(self.tr("Remove"), self)
        self.remove_button.setProperty("kind", "danger")
        self.accept_button = QPushButton(
            self.tr("Record Correction") if self._is_new else self.tr("Change Correction"), self
        )
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.setDefault(True)
        places = {
            "top": self.tr("Readers see this at the top of the story"),
            "foot": self.tr("Readers see this at the foot of the story"),
        }
        self.card.set_caption(places.get(house.place, self.tr("Readers see this")))
        self._lay_out()
        self._connect()
        if known is not None:
            self.form.show_correction(known, is_new=False)
        self.remove_button.setVisible(not self._is_new)
        self._show_card()
        self.form.wrong.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for the form; a small screen scrolls it."""
        room = self.screen().availableSize()
        return QSize(min(_WIDTH, room.width() - 80), min(_HEIGHT, room.height() - 80))

    def keep(self, why: str) -> None:
        """Let the correction not be removed, for a reason."""
        self.remove_button.setEnabled(False)
        self.remove_button.setToolTip(why)
        self.remove_button.setAccessibleDescription(why)

    def _approval_note(self, house: House) -> str:
        if not self._is_new:
            return self.tr("Changing it changes the attribution, which then has to be approved anew.")
        if house.four_eyes:
            return self.tr(
                "It is your change of the attribution: somebody else has to approve it before the story leaves again."
            )
        return self.tr("It changes the attribution, which has to be approved before the story can leave again.")

    def _lay_out(self) -> None:
        about = self._article.furniture
        title = label("title", self, about.headline or about.slug)
        page = Page(self)
        page.column.setSpacing(12)
        for widget in (self.form, self.card):
            page.column.addWidget(widget)
        self.remove_button.setAutoDefault(False)
        buttons, cancel = answers(self, self.accept_button)
        buttons.insertWidget(0, self.remove_button)
        self.cancel_button = cancel
        column = page_column(self)
        column.addWidget(title)
        column.addWidget(page, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        before: QWidget = self.form.stops[0]
        for stop in (*self.form.stops[1:], self.remove_button, cancel, self.accept_button):
            self.setTabOrder(before, stop)
            before = stop

    def _connect(self) -> None:
        self.form.changed.connect(self._show_card)
        self.accept_button.clicked.connect(self._agree)
        self.remove_button.clicked.connect(self._remove)

    def _show_card(self) -> None:
        given = self.form.correction
        told = corrections.as_told(given, self._article.furniture.language)
        head = ", ".join(part for part in (told.label, told.date) if part)
        self.card.show_words(f"{head}:" if head else "", told.text, self.tr("Say what was wrong, or what is right."))
        self.accept_button.setEnabled(bool(given.text.strip()))

    def _agree(self) -> None:
        self.agreed.emit(self.form.correction, self.form.wants_replacing)
        self.accept()

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()
