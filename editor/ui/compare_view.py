"""Two texts of one story that were saved at the same time, side by side; a person chooses, nothing is thrown away."""

from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.differences import Kind, compare
from editor.article.merge import merge
from editor.ui.theme import Role, Theme

_SHOWN = 400  # paragraphs; as many as somebody looks through


def merged(base: Article, mine: Article, theirs: Article) -> tuple[Article, int]:
    """Return both texts put together, my side where both changed the same place, and how many such places there are.

    Records that only one side changed are that side's, else mine.
    """
    body = merge(base.body, mine.body, theirs.body)
    records = theirs if replace(mine, body="") == replace(base, body="") else mine
    return replace(records, body=body.mine), len(body.conflicts)


def columns(mine: str, theirs: str, theme: Theme) -> tuple[str, str]:
    """Return both texts as HTML, paragraph by paragraph, what differs on a ground of its own."""
    left, right = [], []
    for paragraph in compare(mine, theirs)[:_SHOWN]:
        one = "".join(_piece(piece.a, piece.kind, theme.css(Role.ACCENT_TINT)) for piece in paragraph)
        other = "".join(_piece(piece.b, piece.kind, theme.css(Role.WARNING_TINT)) for piece in paragraph)
        left.append(f'<p style="margin:0 0 10px 0">{one or "&nbsp;"}</p>')
        right.append(f'<p style="margin:0 0 10px 0">{other or "&nbsp;"}</p>')
    return "".join(left), "".join(right)


def _piece(words: str, kind: Kind, ground: str) -> str:
    text = escape(words.strip("\n")).replace("\n", "<br>")
    if kind is Kind.EQUAL or not text:
        return text
    return f'<span style="background:{ground}">{text}</span>'


class CompareView(QDialog):
    """Asks which text the story becomes; `chosen` gives it. Closing it leaves the choice for later."""

    chosen = Signal(object)  # Article

    def __init__(
        self, base: Article, mine: Article, theirs: Article, who: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Two versions of one story"))
        self.resize(960, 640)
        both, conflicts = merged(base, mine, theirs)
        title = QLabel(self.tr("This story was saved elsewhere while you wrote"), self)
        title.setProperty("role", "title")
        words = self.tr(
            "Both versions are in the library. Choose what the story becomes; the other stays in its history."
        )
        sentence = QLabel(words, self, wordWrap=True)
        sentence.setProperty("role", "muted")
        left, right = columns(mine.body, theirs.body, theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for number, (name, text) in enumerate(((self.tr("Yours"), left), (who, right))):
            head = QLabel(name, self)
            head.setProperty("role", "section")
            page = QTextBrowser(self)
            page.setProperty("kind", "field")
            page.setHtml(text)
            page.setAccessibleName(name)
            grid.addWidget(head, 0, number)
            grid.addWidget(page, 1, number)
        places = self.tr("one place") if conflicts == 1 else self.tr("{n} places").format(n=conflicts)
        together = self.tr("Merge Both") if not conflicts else self.tr("Merge, Mine in {places}").format(places=places)
        buttons = QHBoxLayout()
        buttons.addWidget(self._button(self.tr("Decide Later"), None, "flat"))
        buttons.addStretch()
        buttons.addWidget(self._button(self.tr("Take Theirs"), theirs))
        buttons.addWidget(self._button(self.tr("Keep Mine"), mine))
        self.merge_button = self._button(together, both, "primary")
        buttons.addWidget(self.merge_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(sentence)
        column.addLayout(grid, 1)
        column.addLayout(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _button(self, title: str, article: Article | None, kind: str = "") -> QPushButton:
        button = QPushButton(title, self)
        if kind:
            button.setProperty("kind", kind)

        def press() -> None:
            if article is not None:
                self.chosen.emit(article)
            self.close()

        button.clicked.connect(press)
        return button
