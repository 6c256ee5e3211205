"""The section of the sources: who they are as a table, and the form of the one that is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from editor.article.source_records import add_source, cited_at, keys_of, remove_source, source_named
from editor.article.sources import Source
from editor.ui.attribution.attribution_section import Section, amend
from editor.ui.attribution.source_choice import icon_of, role_of
from editor.ui.empty_state import EmptyState
from editor.ui.kit import EDGE, Row, RowList
from editor.ui.services import Services
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.ui.attribution.source_form import SourceForm


class SourcesSection(Section):
    """Lists the sources of the story in front."""

    title = "Sources"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.list = RowList(self.tr("Sources"), self)
        self._form: SourceForm | None = None
        self._summary = QLabel(self)
        self._empty = EmptyState("people", self)
        self._lay_out()
        self._connect()

    @property
    def form(self) -> "SourceForm":
        """Return the fields of the chosen source, made when the first one is: a hundred widgets, 2 MiB."""
        if self._form is None:
            from editor.ui.attribution.source_form import SourceForm

            self._form = form = SourceForm(self.services, self)
            form.set_look(self.theme)
            form.renamed.connect(self._renamed)
            form.remove_wanted.connect(self.remove)
            form.trouble.connect(self.services.tell)
            self._halves.addWidget(form)
            self._halves.setStretchFactor(0, 1)
            self._halves.setStretchFactor(1, 2)
            form.show_source(self.list.current_key)
        return self._form

    @property
    def count(self) -> str:
        """Return how many sources the story has."""
        return str(len(self.model.records.sources) or "")

    def show_source(self, key: str) -> None:
        """Choose a source."""
        self.refresh()
        self.list.select(key)

    def refresh(self) -> None:
        """Show the sources of the story as it is."""
        article = self.model.article
        self.list.show_rows([self._row(source) for source in article.sources])
        named = sum(not source.is_confidential for source in article.sources)
        hidden = len(article.sources) - named
        words = self.tr("{n} on the record").format(n=named)
        self._summary.setText(self.tr("{words}, {n} not").format(words=words, n=hidden) if hidden else words)
        self._stack.setCurrentIndex(0 if article.sources else 1)
        self._empty.say(
            self.tr("No sources yet"),
            self.tr("Confirm a proposed speaker, cite words of the text, or add one here."),
        )
        self._show(self.list.current_key)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        super().set_look(theme)
        self.list.set_look(theme)
        if self._form is not None:
            self._form.set_look(theme)
        self._empty.set_look(theme)

    def add(self) -> None:
        """Add a source without a name, to be filled in."""
        if not self.model.is_open:
            return
        article = self.model.article
        source = source_named("", keys_of(article))
        amend(self.model, self.tr("adding a source"), add_source(article, source))
        self.show_source(source.key)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, key: str) -> None:
        """Remove a source; ask first where the text cites it, as that leaves citations of nobody."""
        article = self.model.article
        source, places = article.source(key), cited_at(article, key)
        if source is None:
            return
        if places:
            self._ask(source, len(places))
        else:
            self._remove(key)

    def _remove(self, key: str) -> None:
        self.model.amend(self.tr("removing a source"), remove_source(self.model.article, key))

    def _ask(self, source: Source, count: int) -> None:
        times = self.tr("once") if count == 1 else self.tr("{n} times").format(n=count)
        question = self.tr(
            "The text cites {name} {times}. Without the source these citations name nobody, and a check will say so."
        ).format(name=source.shown_as or source.key, times=times)
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Remove Source"), question, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        remove.clicked.connect(lambda _=False: self._remove(source.key))
        box.open()

    def _row(self, source: Source) -> Row:
        count = len(cited_at(self.model.article, source.key))
        return Row(
            source.key,
            source.shown_as or self.tr("Without name"),
            role_of(source),
            icon=icon_of(source),
            pill=f"{count}×" if count else self.tr("Not cited"),
            tone="neutral" if count else "warning",
            muted=not source.shown_as,
        )

    def _show(self, key: str) -> None:
        """Show a source's fields, or none."""
        if key or self._form is not None:
            self.form.show_source(key)

    def _renamed(self, key: str) -> None:
        self.refresh()
        self.list.select(key)
        self.form.show_source(key)

    def _lay_out(self) -> None:
        self._summary.setProperty("role", "small")
        add = QPushButton(self.tr("Add Source"), self)
        add.setProperty("kind", "flat")
        add.clicked.connect(lambda _=False: self.add())
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 8, 8, 4)
        head.addWidget(self._summary)
        head.addStretch(1)
        head.addWidget(add)
        self._halves = QSplitter(Qt.Orientation.Vertical, self)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(1)
        self._halves.addWidget(self.list)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._halves, 1)
        self._empty.add_button(self.tr("Add Source"), self.add, "primary")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show)
