"""The chosen post in full: what is missing, what else has its words, its settings, and its evidence, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.embed_edits import with_address
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.desk.embed_asking import Checked
from editor.ui import icons
from editor.ui.embeds import embed_rows
from editor.ui.embeds.embed_evidence import PILL_MARGINS, CaptureCard
from editor.ui.embeds.embed_proposal import Proposal
from editor.ui.kit import EDGE, Choice, Form, LineField, Page, SectionHead, breakable, tool_button
from editor.ui.theme import Role, Theme


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know of a post, with a button that does something about it."""

    words: str
    button: str = ""
    act: Callable[[], None] | None = None
    tone: str = "warning"


class EmbedDetail(Page):
    """Shows one post; the panel does what is asked for."""

    edited = Signal(object, str)  # Embed, label of the step
    capture_wanted = Signal()
    check_wanted = Signal()
    prose_wanted = Signal()
    remove_wanted = Signal()
    proposal_accepted = Signal()
    proposal_dismissed = Signal()
    screenshot_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checked: Checked | None = None
        self._embed = Embed("")
        self._captures: tuple[Capture, ...] | None = None
        self._cards: list[CaptureCard] = []
        self._title = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._title.setProperty("role", "strong")
        self._state = QLabel(self)
        self._state.setProperty("pill", "neutral")
        self._state.setContentsMargins(8, 2, 8, 2)
        self._state.setContentsMargins(*PILL_MARGINS)
        self._open = tool_button("globe", self.tr("Open the post in the browser"), self._open_post, theme, self)
        self._check = tool_button(
            "refresh", self.tr("Check the post on the network"), self.check_wanted.emit, theme, self
        )
        self._remarks = QVBoxLayout()
        self._asking = QLabel(self, wordWrap=True)
        self._asking.setProperty("role", "warning")
        self._add = QPushButton(self.tr("Add Evidence…"), self)
        self._address = LineField(self.tr("Address"), "https://", self)
        self._presentation = Choice(
            self.tr("How readers see it"),
            [(one.value, embed_rows.presentation_words(one)) for one in Presentation],
            self,
        )
        self._seen = Choice(self.tr("State"), [(one.value, embed_rows.state_words(one)) for one in PostState], self)
        self._private = QCheckBox(self.tr("By a minor or a private person"), self)
        self._private.setToolTip(self.tr("An editor has to say that showing it is right"))
        self._pictured = QCheckBox(self.tr("Show readers the screenshot too"), self)
        self._evidence = SectionHead(self.tr("Evidence"), theme, self)
        self._evidence.add_tool("plus", self.tr("Add evidence…"), self.capture_wanted.emit)
        self._captured = QVBoxLayout()
        self._answer = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._answer.setProperty("role", "small")
        self._proposed = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 12, 8, 4)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        for widget in (self._state, self._open, self._check):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        asking = QVBoxLayout()
        asking.setContentsMargins(EDGE, 0, EDGE, 0)
        asking.setSpacing(8)
        asking.addWidget(self._answer)
        asking.addWidget(self._asking)
        asking.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for place in (self._proposed, self._remarks, self._captured):
            place.setContentsMargins(EDGE, 0, EDGE, 4)
            place.setSpacing(8)
        form = Form(self)
        form.add(self.tr("Address"), self._address)
        form.add(self.tr("How readers see it"), self._presentation)
        form.add(self.tr("State, as far as somebody looked"), self._seen)
        form.add_plain(self._pictured)
        form.add_plain(self._private)
        for layout in (head, asking, self._proposed, self._remarks):
            self.column.addLayout(layout)
        self.column.addWidget(self._evidence)
        self.column.addLayout(self._captured)
        self.column.addSpacing(8)
        self.column.addWidget(form)
        self.column.addLayout(self._last_row())

    def _last_row(self) -> QHBoxLayout:
        prose = QPushButton(self.tr("Make It Prose"), self)
        prose.setToolTip(self.tr("Put its words into the story as a paragraph, in the card’s place"))
        prose.clicked.connect(self.prose_wanted)
        remove = QPushButton(self.tr("Remove"), self)
        remove.setProperty("kind", "danger")
        remove.setToolTip(self.tr("Take card and evidence out of the story; undo brings both back"))
        remove.clicked.connect(self.remove_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 12, EDGE, 0)
        row.setSpacing(8)
        row.addWidget(prose)
        row.addWidget(remove)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._add.clicked.connect(self.capture_wanted)
        self._address.editingFinished.connect(self._address_given)
        self._presentation.chosen.connect(
            lambda value: self._edit("how a post is shown", replace(self._embed, presentation=Presentation(value)))
        )
        self._seen.chosen.connect(
            lambda value: self._edit("state of a post", replace(self._embed, state=PostState(value)))
        )
        self._pictured.clicked.connect(
            lambda on: self._edit("screenshot shown", replace(self._embed, shows_screenshot=on))
        )
        self._private.clicked.connect(lambda on: self._edit("private person", replace(self._embed, private_person=on)))

    def show_checked(self, checked: Checked | None, is_asking: bool) -> None:
        """Show what came of asking the post's provider, beside what is there."""
        sentence = self.tr("Asking…") if is_asking else checked.sentence if checked else ""
        proposes = checked is not None and checked.capture is not None
        self._answer.setText(sentence)
        self._answer.setVisible(bool(sentence) and not proposes)
        self._check.setEnabled(not is_asking)
        if checked is self._checked:
            return
        self._checked = checked
        _empty(self._proposed)
        if checked is not None and checked.capture is not None:
            proposal = Proposal(checked, self._embed.latest, self._theme, self)
            proposal.accepted.connect(self.proposal_accepted)
            proposal.dismissed.connect(self.proposal_dismissed)
            self._proposed.addWidget(proposal)

    def show_embed(self, embed: Embed, remarks: Sequence[Remark], can_check: bool) -> None:
        """Show a post."""
        self._embed = embed
        self._title.setText(breakable(embed_rows.title(embed)))
        _dress(self._state, "pill", embed_rows.STATE_TONES[embed.state])
        self._state.setText("")  # a label measures its words once, and would keep the measure of the other style
        self._state.setText(embed_rows.state_words(embed.state))
        self._open.setVisible(embed.address.startswith(("https://", "http://")))
        self._check.setVisible(can_check)
        asked = embed_rows.asks(embed)
        self._asking.setText(asked)
        self._asking.setVisible(bool(asked))
        self._add.setVisible(bool(asked))
        self._address.show_text(embed.address)
        self._presentation.show_value(embed.presentation.value)
        self._seen.show_value(embed.state.value)
        self._private.setChecked(embed.private_person)
        self._pictured.setChecked(embed.shows_screenshot)
        self._pictured.setVisible(bool(embed.latest.screenshot and embed.latest.words))
        self._show_remarks(remarks)
        self._show_captures(embed.captures)

    def show_screenshot(self, digest: str, content: bytes) -> None:
        """Show a screenshot's bytes where they belong."""
        for card in self._cards:
            card.show_screenshot(digest, content)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._evidence.set_look(theme)
        for button, icon in ((self._open, "globe"), (self._check, "refresh")):
            button.setIcon(icons.icon(icon, theme, Role.MUTED, 16))

    def _show_remarks(self, remarks: Sequence[Remark]) -> None:
        _empty(self._remarks)
        for remark in remarks:
            frame = QFrame(self)
            frame.setProperty("ground", "card")
            words = QLabel(remark.words, frame, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            row = QHBoxLayout(frame)
            row.setContentsMargins(12, 8, 8, 8)
            row.setSpacing(8)
            row.addWidget(words, 1)
            if remark.act is not None:
                button = QPushButton(remark.button, frame)
                button.setProperty("kind", "flat")
                button.clicked.connect(lambda _=False, act=remark.act: act())
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._remarks.addWidget(frame)

    def _show_captures(self, captures: tuple[Capture, ...]) -> None:
        self._evidence.set_count(str(len(captures)))
        if captures == self._captures:
            return
        self._captures = captures
        _empty(self._captured)
        self._cards = []
        for number, capture in enumerate(reversed(captures)):
            card = CaptureCard(capture, number == 0, self)
            card.screenshot_wanted.connect(self.screenshot_wanted)
            self._captured.addWidget(card)
            self._cards.append(card)
            card.ask()
        if not captures:
            words = QLabel(
                self.tr("Nothing was captured yet. If the post goes, readers see a link that leads nowhere.")
            )
            words.setWordWrap(True)
            words.setProperty("role", "muted")
            self._captured.addWidget(words)

    def _edit(self, label: str, embed: Embed) -> None:
        self.edited.emit(embed, self.tr(label))

    def _address_given(self) -> None:
        """Take the address in once it is typed in full, canonical where it is a post's."""
        text = self._address.text().strip()
        if text != self._embed.address:
            self._edit("address of a post", with_address(self._embed, text))

    def _open_post(self) -> None:
        QDesktopServices.openUrl(QUrl(self._embed.address))


def _dress(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another look by a property of the style sheet."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
