"""The fields of a correction: kind, what was wrong, what is right, what readers are told, when."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.article import correction_edits, correction_words
from editor.article.article import Article
from editor.article.correction import Correction, CorrectionKind
from editor.desk.corrections import House
from editor.ui.kit import Choice, Form, TextField, tool_button
from editor.ui.moment_field import StillDateTime, local_offset
from editor.ui.theme import Theme

KIND_WORDS = {
    CorrectionKind.CORRECTION: ("Correction", "A fact was wrong."),
    CorrectionKind.CLARIFICATION: ("Clarification", "What it said could be misread."),
    CorrectionKind.UPDATE: ("Update", "Something happened since."),
}
_FORMAT = "d MMM yyyy, HH:mm"


class CorrectionForm(QWidget):
    """Shows a correction and reads it back; the text is proposed until somebody writes it."""

    changed = Signal()

    def __init__(self, article: Article, house: House, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = article
        self._house = house
        self._shown = Correction("", date=house.now)
        self._is_own_text = self._is_own_date = False
        kinds = [(kind.value, f"{name} – {what}") for kind, (name, what) in KIND_WORDS.items()]
        self.kind = Choice(self.tr("Kind"), kinds, self)
        self.date = StillDateTime(self)
        self.date.setAccessibleName(self.tr("Date of the correction"))
        self.date.setDisplayFormat(_FORMAT)
        self.date.setCalendarPopup(True)
        self.wrong = TextField(self.tr("What was wrong"), self.tr("As the story says it: $6.8 million"), self, 4)
        self.right = TextField(self.tr("What is right"), self.tr("$6.2 million"), self, 4)
        self.replaces = QCheckBox(self)
        self.stands = QLabel(self, wordWrap=True)
        self.stands.setProperty("role", "small")
        self.text = TextField(self.tr("What readers are told"), "", self, 6)
        self.propose = tool_button("refresh", self.tr("Propose the words anew"), self._propose_anew, theme, self)
        self._lay_out()
        self._connect()
        self.show_correction(self._shown)

    def show_correction(self, correction: Correction, *, is_new: bool = True) -> None:
        """Show a correction; one that is there already keeps its words, and replaces nothing in the story."""
        self._shown = correction
        self.kind.show_value(correction.kind.value)
        self.wrong.show_text(correction.wrong)
        self.right.show_text(correction.right)
        self.text.show_text(correction.text)
        self._is_own_text, self._is_own_date = bool(correction.text), False
        self.replaces.setVisible(is_new)
        self.stands.setVisible(is_new)
        if correction_edits.is_date(correction.date):
            when = datetime.fromisoformat(correction.date)
            when = when.astimezone() if when.tzinfo is not None else when
            shown = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute))
            self.date.setDateTime(shown)
        self._is_own_date = False
        self._look_for_words()
        self._show_proposal()

    @property
    def correction(self) -> Correction:
        """Return what the fields say."""
        return replace(
            self._shown,
            text=self.text.words,
            kind=CorrectionKind(self.kind.currentData()),
            date=self._read_date(),
            wrong=self.wrong.words,
            right=self.right.words,
        )

    @property
    def wants_replacing(self) -> bool:
        """Return whether what is right is to be put in the place of what was wrong."""
        return not self.replaces.isHidden() and self.replaces.isEnabled() and self.replaces.isChecked()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key visits, in order."""
        return self.kind, self.wrong, self.right, self.replaces, self.text, self.propose, self.date

    def _read_date(self) -> str:
        """Return the date as it was, whatever it was, until somebody sets another."""
        if not self._is_own_date:
            return self._shown.date
        date, time = self.date.date(), self.date.time()
        naive = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())  # noqa: DTZ001 - here
        offset = local_offset(naive)
        sign = "-" if offset < 0 else "+"
        return f"{naive.isoformat(timespec='minutes')}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"

    def _lay_out(self) -> None:
        told = QWidget(self)
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.propose)
        form = Form(self, edge=0)
        form.add_pair(self.tr("Kind"), self.kind, self.tr("Date"), self.date, weights=(3, 2))
        form.add_pair(self.tr("What was wrong"), self.wrong, self.tr("What is right"), self.right)
        form.add_plain(self.replaces)
        form.add_plain(self.stands)
        form.add(self.tr("What readers are told"), told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self._words_changed())
        for field in (self.wrong, self.right):
            field.edited.connect(lambda _: self._words_changed())
        self.replaces.toggled.connect(lambda _: self.changed.emit())
        self.text.edited.connect(self._text_written)
        self.date.dateTimeChanged.connect(lambda _: self._date_set())

    def _words_changed(self) -> None:
        self._look_for_words()
        self._show_proposal()
        self.changed.emit()

    def _text_written(self, words: str) -> None:
        self._is_own_text = bool(words.strip())
        self.propose.setEnabled(self._is_own_text)
        self.changed.emit()

    def _propose_anew(self) -> None:
        self._is_own_text = False
        self._show_proposal()
        self.changed.emit()

    def _date_set(self) -> None:
        self._is_own_date = True
        self.changed.emit()

    def _show_proposal(self) -> None:
        self.propose.setEnabled(self._is_own_text)
        if not self._is_own_text:
            language, now = self._article.furniture.language, self.correction
            words = correction_words.proposed(now.kind, now.wrong, now.right, language, self._house.wordings)
            self.text.show_text(words)

    def _look_for_words(self) -> None:
        """Say where the wrong words stand, and offer to replace those that can be."""
        if self.replaces.isHidden():
            return
        wrong, right = self.wrong.words.strip(), self.right.words.strip()
        done = correction_edits.replaced(self._article, wrong, right or "x")
        can = bool(done.count and right)
        if can != self.replaces.isEnabled():
            self.replaces.setChecked(can)
        self.replaces.setEnabled(can)
        places = self.tr("once") if done.count == 1 else self.tr("in {n} places").format(n=done.count)
        words = self.tr("Replace it in the story, {places}").format(places=places)
        self.replaces.setText(words if done.count else self.tr("Replace it in the story"))
        said = self._said(wrong, done.count, done.left)
        self.stands.setText(said)
        self.stands.setVisible(bool(said))

    def _said(self, wrong: str, count: int, left: int) -> str:
        if not wrong:
            return self.tr("Give the words as the story has them, and they can be replaced in the same step.")
        if left:
            return self.tr("In {n} more places it stands with markup or in a caption; change it there by hand.").format(
                n=left
            )
        return "" if count else self.tr("The story does not say it, or says it otherwise.")
