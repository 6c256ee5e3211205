"""What would become of an import: headline, byline and counts of the article, and whether every word has its place."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.article import body
from editor.article.ledger import Coverage, coverage, ledger
from editor.article.text import count_words
from editor.importing.reading import Draft

_MOST_LOST = 12  # words that are named; more say nothing more


@dataclass(frozen=True, slots=True)
class Outline:
    """What an article holds, in figures; `applied` are the numbers of the proposals that took effect."""

    headline: str
    byline: str
    words: int
    ads: int
    embeds: int
    pictures: int
    corrections: int
    quotations: Coverage
    credit: str
    unaccounted: tuple[str, ...]
    applied: frozenset[int]


def outline(draft: Draft) -> Outline:
    """Return the outline of a draft; takes as long as finding its quotations does."""
    article = draft.article
    blocks = body.parse(article.body)
    syndication = article.syndication
    return Outline(
        article.furniture.headline,
        ", ".join(one.name for one in article.furniture.byline),
        sum(count_words(body.plain_texts(block)) for block in blocks),
        len(article.ads),
        len(article.embeds),
        sum(isinstance(block, body.Image) for block in blocks),
        len(article.corrections),
        coverage(ledger(article, blocks)),
        (syndication.publisher or "not yet named") if syndication else "",
        draft.unaccounted,
        frozenset(number for number, one in enumerate(draft.proposals) if one.applied),
    )


class OutlineCard(QFrame):
    """Shows an outline; what is missing says so in plain words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._title = _label(self, "section")
        self._title.setText(self.tr("The story it makes").upper())
        self._title.setAccessibleName(self.tr("The story it makes"))
        self._headline = _label(self, "title")
        self._byline = _label(self, "muted")
        self._figures = _label(self, "")
        self._account = _label(self, "success")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for label in (self._title, self._headline, self._byline, self._figures, self._account):
            column.addWidget(label)

    @property
    def words(self) -> str:
        """Return all that the card says."""
        return "\n".join(one.text() for one in (self._headline, self._byline, self._figures, self._account))

    def show_outline(self, made: Outline) -> None:
        """Show another outline."""
        self._headline.setText(made.headline or self.tr("No headline yet"))
        _set_role(self._headline, "title" if made.headline else "muted")
        byline = self.tr("By {names}").format(names=made.byline) if made.byline else self.tr("No byline yet")
        credit = self.tr("credit: {publisher}").format(publisher=made.credit) if made.credit else ""
        self._byline.setText(" · ".join(filter(None, (byline, credit))))
        self._figures.setText(" · ".join(self._counts(made)))
        if made.unaccounted:
            lost = ", ".join(made.unaccounted[:_MOST_LOST]) + ("…" if len(made.unaccounted) > _MOST_LOST else "")
            words = self.tr("{count} words would be lost: {lost}. Please report this file.")
            self._account.setText(words.format(count=len(made.unaccounted), lost=lost))
        else:
            self._account.setText(self.tr("Every word is in the story or in a ticked proposal."))
        _set_role(self._account, "danger" if made.unaccounted else "success")
        self.setAccessibleName(self.words)

    def _counts(self, made: Outline) -> list[str]:
        cover = made.quotations
        counted = (
            (made.words, self.tr("word"), self.tr("words")),
            (made.ads, self.tr("ad"), self.tr("ads")),
            (made.embeds, self.tr("post"), self.tr("posts")),
            (made.pictures, self.tr("picture"), self.tr("pictures")),
            (made.corrections, self.tr("correction"), self.tr("corrections")),
        )
        said = [f"{count:,} {one if count == 1 else many}" for count, one, many in counted if count]
        if cover.total:
            words = self.tr("{attributed} of {total} quotations with a source")
            said.append(words.format(attributed=cover.attributed, total=cover.total))
        return said


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent, wordWrap=True)
    label.setProperty("role", role)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
