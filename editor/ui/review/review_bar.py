"""The bar over a story in review: each part with how it stands, and the buttons that judge it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.workflow import State
from editor.ui import icons, kit, standings
from editor.ui.desk_list_delegate import PART_ICONS
from editor.ui.folding_row import FoldingRow
from editor.ui.review.review_state import ReviewState
from editor.ui.review.review_words import PART_WORDS, role_refusal, standing_sentence
from editor.ui.story_model import StoryModel
from editor.ui.theme import Role, Theme

_ICON = 16
_NAME_WIDTH = 84  # pixels, so that the sentences stand under each other
_LEAST_SENTENCE = 60  # pixels


class Sentence(QLabel):
    """One line that ends with an ellipsis where it has no room; the whole of it is the tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(_LEAST_SENTENCE)

    def say(self, words: str) -> None:
        """Say something else."""
        self.setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """Need no room beyond the least."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, shortened."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class PartRow(FoldingRow):
    """One part: its name leads to what is to be judged, then how it stands, then what can be done."""

    judge_wanted = Signal()
    approve_wanted = Signal()
    changes_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, part: Part, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self._theme = theme
        self._standing = Standing.MISSING
        self._picture = QLabel(self)
        self.name = QPushButton(PART_WORDS[part], self)
        self.name.setProperty("kind", "meta")
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.setToolTip(self.tr("Show what is to be judged"))
        self.sentence = Sentence(self)
        self.changes = self._button(self.tr("What Changed"), self.changes_wanted)
        self.approve = self._button(self.tr("Approve"), self.approve_wanted)
        self.more = self._make_more()
        self.name.clicked.connect(lambda _=False: self.judge_wanted.emit())
        self.lay_out((self._picture, self.name, self.sentence), (self.changes, self.approve, self.more), self.sentence)

    def show_standing(self, standing: Standing, sentence: str, refusal: str, *, may_withdraw: bool) -> None:
        """Show how the part stands and what can be done with it; a refusal is the tip of the button it keeps back."""
        self._standing = standing
        self.sentence.say(sentence)
        self.changes.setVisible(standing is Standing.STALE)
        self.approve.setText(self.tr("Approve Again") if standing is Standing.STALE else self.tr("Approve"))
        self.approve.setVisible(standing is not Standing.APPROVED or not refusal)
        self.approve.setEnabled(not refusal)
        self.approve.setToolTip(refusal or self.tr("Approve this part exactly as it stands"))
        self.approve.setAccessibleName(f"{self.approve.text()}: {PART_WORDS[self.part]}")
        self.approve.setAccessibleDescription(refusal)
        self.changes.setAccessibleName(f"{self.changes.text()}: {PART_WORDS[self.part]}")
        self.name.setAccessibleName(f"{PART_WORDS[self.part]}, {sentence}")
        self.more.setEnabled(may_withdraw)
        self.fold()
        self._paint_picture()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.more.setIcon(icons.icon("more", theme, Role.MUTED))
        self._paint_picture()

    def _paint_picture(self) -> None:
        colour = self._theme.css(standings.ROLES[self._standing])
        icon = "approve" if self._standing is Standing.APPROVED else PART_ICONS[self.part]
        self._picture.setPixmap(icons.pixmap(icon, colour, _ICON, self.devicePixelRatioF()))

    def _button(self, title: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(title, self)
        button.setProperty("fit", "small")
        button.clicked.connect(lambda _=False: wanted.emit())
        return button

    def _make_more(self) -> QToolButton:
        button = kit.tool_button("more", self.tr("More"), lambda: None, self._theme, self)
        button.setAccessibleName(self.tr("More: {part}").format(part=PART_WORDS[self.part]))
        menu = QMenu(button)
        taking = menu.addAction(self.tr("Take Back Approval…"))
        taking.triggered.connect(lambda _=False: self.withdraw_wanted.emit())
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


class ReviewBar(QFrame):
    """Shown while the story is in review, or while a part of a published one wants an approval."""

    judge_wanted = Signal(object)  # Part
    approve_wanted = Signal(object)  # Part
    changes_wanted = Signal(object)  # Part
    withdraw_wanted = Signal(object)  # Part
    note_wanted = Signal()
    notes_wanted = Signal()
    back_wanted = Signal()  # the story is to go back to its reporter
    recall_wanted = Signal()  # who handed it in wants it back

    def __init__(self, model: StoryModel, state: ReviewState, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._state = state
        self.setProperty("ground", "review")
        self.setAccessibleName(self.tr("Review"))
        self.rows = {part: PartRow(part, theme, self) for part in Part}
        self.foot = FoldingRow(self)
        self.notes = QPushButton(self)
        self.notes.setProperty("kind", "flat")
        self.note = QPushButton(self.tr("Note…"), self)
        self.note.setToolTip(self.tr("Write a note at the selection"))
        self.back = QPushButton(self.tr("Ask for Changes…"), self)
        self.recall = QPushButton(self.tr("Take Back"), self)
        self.recall.setToolTip(self.tr("Take the story back, which you handed in yourself"))
        self._lay_out()
        self._connect()
        self.set_look(theme)
        self.show_state()

    def show_state(self) -> None:
        """Show how the parts stand as the text is now."""
        state, model = self._state, self._model
        summary = model.summary
        parts = state.parts()
        is_open = summary is not None and summary.state is State.IN_REVIEW
        shown = bool(parts) and state.is_reviewed and (is_open or bool(state.waiting()))
        self.setVisible(shown)
        if not shown:
            return
        for part, row in self.rows.items():
            row.setVisible(part in parts)
            if part in parts:
                standing = model.standing(part)
                may_withdraw = model.may("withdraw") and bool(state.approvals(part))
                words = standing_sentence(state, part, standing)
                row.show_standing(standing, words, state.refusal(part), may_withdraw=may_withdraw)
        count = len(state.open_threads)
        self.notes.setVisible(count > 0)
        self.notes.setText(self.tr("1 open note") if count == 1 else self.tr("{n} open notes").format(n=count))
        may_reject, may_recall = model.may("reject"), not state.recall_refusal()
        self.recall.setVisible(is_open and may_recall)
        self.back.setVisible(is_open and not may_recall)  # nobody asks themselves for changes
        self.foot.fold()
        self.back.setEnabled(may_reject)
        self.back.setToolTip(
            self.tr("Give the story back to its reporter with notes") if may_reject else role_refusal("reject")
        )

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        for row in self.rows.values():
            row.set_look(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)
        for button in (self.note, self.notes, self.recall, self.back):
            button.setProperty("fit", "small")
        self.foot.lay_out((self.note, self.notes), (self.recall, self.back))
        column.addSpacing(4)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        for part, row in self.rows.items():
            for signal, wanted in (
                (row.judge_wanted, self.judge_wanted),
                (row.approve_wanted, self.approve_wanted),
                (row.changes_wanted, self.changes_wanted),
                (row.withdraw_wanted, self.withdraw_wanted),
            ):
                signal.connect(partial(wanted.emit, part))
        self.note.clicked.connect(lambda _=False: self.note_wanted.emit())
        self.notes.clicked.connect(lambda _=False: self.notes_wanted.emit())
        self.back.clicked.connect(lambda _=False: self.back_wanted.emit())
        self.recall.clicked.connect(lambda _=False: self.recall_wanted.emit())
        self._state.changed.connect(self.show_state)
        self._model.standing_changed.connect(self.show_state)
