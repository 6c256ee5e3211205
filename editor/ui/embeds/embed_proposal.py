"""What a provider says of a post now, beside what was captured: with the difference, to be added or let go."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.differences import Difference, Kind
from editor.article.embeds import Capture
from editor.desk.embed_asking import Checked
from editor.ui import type_scale
from editor.ui.body.article_cards import shown_handle
from editor.ui.embeds.embed_rows import day
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size


def difference_html(lines: Iterable[tuple[Difference, ...]], theme: Theme) -> str:
    """Return words with what went struck out and what came underlined, in the theme's colours."""
    gone = f'<span style="background:{theme.css(Role.DANGER_TINT)};color:{theme.css(Role.DANGER)}"><s>{{}}</s></span>'
    came = f'<span style="background:{theme.css(Role.SUCCESS_TINT)};color:{theme.css(Role.SUCCESS)}"><u>{{}}</u></span>'
    out = []
    for line in lines:
        for one in line:
            if one.kind is Kind.EQUAL:
                out.append(escape(one.a))
                continue
            out.append(gone.format(escape(one.a)) if one.a.strip() else escape(one.a))
            out.append(came.format(escape(one.b)) if one.b.strip() else escape(one.b))
    return "".join(out).replace("\n", "<br>")


class Proposal(QFrame):
    """Shows one proposal."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, checked: Checked, kept: Capture, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Proposal: {sentence}").format(sentence=checked.sentence))
        assert checked.capture is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        title = QLabel(checked.sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        title.setProperty("role", "strong")
        column.addWidget(title)
        if checked.differences:
            words = QLabel(difference_html(checked.differences, theme), self, wordWrap=True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setFont(type_scale.font(Face.SERIF, Size.INTERFACE + 1))
            column.addWidget(words)
        for line in self._fields(kept, checked.capture):
            label = QLabel(line, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setProperty("role", "small")
            column.addWidget(label)
        column.addLayout(self._buttons())

    def _fields(self, kept: Capture, found: Capture) -> list[str]:
        """Return a line for each other thing that differs: what was captured, and what the provider says."""
        pairs = (
            (self.tr("Author"), kept.author, found.author),
            (self.tr("Handle"), shown_handle(kept.handle), shown_handle(found.handle)),
            (self.tr("Posted"), day(kept.posted_at), day(found.posted_at)),
        )
        nothing = self.tr("nothing")
        return [
            self.tr("{field}: {before} → {after}").format(field=field, before=before or nothing, after=after)
            for field, before, after in pairs
            if before != after
        ]

    def _buttons(self) -> QHBoxLayout:
        add = QPushButton(self.tr("Add to the Evidence"), self)
        add.setProperty("kind", "primary")
        add.clicked.connect(self.accepted)
        dismiss = QPushButton(self.tr("Dismiss"), self)
        dismiss.clicked.connect(self.dismissed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(add)
        row.addWidget(dismiss)
        row.addStretch(1)
        return row
