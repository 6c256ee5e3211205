"""The pages of the send dialog that come after its form: what is asked, what came of it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.differences import Difference
from editor.desk.sending import Delivered, Question, Why
from editor.ui import icons
from editor.ui.dialog_parts import label, page_column
from editor.ui.empty_state import EmptyState
from editor.ui.exports.reasons import loss_rows
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_rows import read_paragraphs
from editor.ui.history.difference_view import DifferenceView, Layout
from editor.ui.kit import Row, RowList
from editor.ui.sending.send_rows import STATUS_MEANS, STATUS_WORDS, moment_words
from editor.ui.theme import Role, Theme

_SIGN = 28  # pixels
_BY_KEY = Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse


class QuestionPage(QWidget):
    """Shows what is other over there than it was left, and asks whether the story goes in its place."""

    agreed = Signal()
    refused = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self.title = label("title", self)
        self.words = label("muted", self)
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.open = QPushButton(self.tr("Open the Post"), self, autoDefault=False)
        self.open.setProperty("kind", "flat")
        self.refuse = QPushButton(self.tr("Leave It as It Is"), self, autoDefault=False)
        self.agree = QPushButton(self, autoDefault=False)
        self.agree.setProperty("kind", "danger")
        self.open.clicked.connect(lambda: self.opened.emit(self._address))
        self.refuse.clicked.connect(self.refused)
        self.agree.clicked.connect(self.agreed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addStretch()
        buttons.addWidget(self.agree)
        buttons.addWidget(self.refuse)
        column = page_column(self)
        for widget in (self.title, self.words, self.bar):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        column.addLayout(buttons)

    def show_question(self, question: Question, differences: Sequence[tuple[Difference, ...]]) -> None:
        """Show a question with what differs."""
        self._address = question.address
        self.title.setText(question.sentence)
        told = []
        if question.title:
            told.append(self.tr("There: “{title}”").format(title=question.title))
        if question.modified:
            told.append(self.tr("changed {time}").format(time=moment_words(_in_utc(question.modified))))
        reading = read_paragraphs(differences)
        is_changed = question.why is Why.CHANGED
        if is_changed and not reading.changes:
            told.append(self.tr("its words are those that were sent; its headline, excerpt or markup is other"))
        if question.why is Why.GONE:
            told.append(self.tr("Nothing is sent until you choose"))
        self.words.setText(", ".join(told) + "." if told else "")
        self.words.setVisible(bool(told))
        names = (self.tr("As sent"), self.tr("There now")) if is_changed else (self.tr("There"), self.tr("This story"))
        self.view.show_reading(reading, names)
        self.bar.show_reading(reading)
        self.bar.choose(Layout.IN_LINE)  # the dialog is narrow
        for widget in (self.view, self.bar):
            widget.setVisible(reading.changes > 0)
        self.open.setVisible(bool(question.address))
        is_gone = question.why is Why.GONE
        self.agree.setText(self.tr("Send as a New Post") if is_gone else self.tr("Put This Story in Its Place"))
        self.refuse.setText(self.tr("Send Nothing") if is_gone else self.tr("Leave It as It Is"))
        self.refuse.setFocus()


def _in_utc(time: str) -> str:
    """Return a time of a site with its zone: WordPress writes UTC without one."""
    return time if time.endswith("Z") or "+" in time else f"{time}+00:00"


class NoSiteDialog(QDialog):
    """Says that no profile names a site yet, and leads to the profiles."""

    profiles_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send to CMS"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(440, 320)
        empty = EmptyState("globe", self)
        empty.set_look(theme)
        empty.set_width(340)
        empty.say(
            self.tr("No CMS to send to yet"),
            self.tr("Write the address of your WordPress or Ghost into an export profile, and whose account sends."),
        )
        self.button = empty.add_button(self.tr("Export Profiles…"), self._go, "primary")
        close = empty.add_button(self.tr("Close"), self.reject, "flat")
        for one in (self.button, close):
            one.setAutoDefault(one is self.button)
        column = QVBoxLayout(self)
        column.addWidget(empty)

    def _go(self) -> None:
        self.accept()
        self.profiles_wanted.emit()


class ResultPage(QWidget):
    """Shows where the post is, and what its editors should know."""

    closed = Signal()
    opened = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address, self._edit = "", ""
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("approve", theme.css(Role.SUCCESS), _SIGN, self.devicePixelRatioF()))
        self.title = label("title", self)
        self.words = label("muted", self)
        self._ink = theme.css(Role.ACCENT)
        self.address = QLabel(self, wordWrap=True)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | _BY_KEY)
        self.list = RowList(self.tr("What its editors should know"), self)
        self.list.set_look(theme)
        self.copy = QPushButton(self.tr("Copy Address"), self, autoDefault=False)
        self.edit = QPushButton(self.tr("Edit There"), self, autoDefault=False)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setProperty("kind", "primary")
        self.close_button.setDefault(True)
        self.address.linkActivated.connect(self.opened)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._address))
        self.edit.clicked.connect(lambda: self.opened.emit(self._edit))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.words)
        words.addWidget(self.address)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.edit)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        self._told = label("section", self)
        column = page_column(self)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(buttons)

    def show_delivered(self, delivered: Delivered, site: str) -> None:
        """Show what became of a story."""
        remote = delivered.sent.remote
        self._address, self._edit = remote.address, remote.edit_address
        status = STATUS_WORDS.get(remote.status, remote.status)
        means = STATUS_MEANS.get(remote.status, "")
        self.title.setText(self.tr("Sent to {site}").format(site=site))
        what = self.tr("A new post") if delivered.sent.made else self.tr("The post there was changed")
        self.words.setText(f"{what} · {', '.join(filter(None, (status, means)))}")
        shown = escape(remote.address)
        self.address.setText(f'<a href="{shown}" style="color: {self._ink}">{shown}</a>')
        self.address.setAccessibleName(remote.address)
        self.address.setToolTip(self.tr("Open the post in the browser"))
        for widget in (self.address, self.copy):
            widget.setVisible(bool(remote.address))
        self.edit.setVisible(bool(remote.edit_address))
        notes = [Row(f"note:{at}", one, icon="info", tone="warning") for at, one in enumerate(delivered.sent.told)]
        rows = [*notes, *loss_rows((delivered.order.losses,), many=False)]
        self.list.show_rows(rows)
        self._told.setText(self.tr("WHAT ITS EDITORS SHOULD KNOW") if notes else self.tr("WHAT WAS NOT CARRIED"))
        for part in (self.list, self._told):
            part.setVisible(bool(rows))
        self.close_button.setFocus()
