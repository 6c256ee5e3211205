"""The rows of the desk list: pages of the library, fetched as they come into sight, and the hits of a search.

Every answer that comes after something newer was asked is dropped by its ticket.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from editor.article.library_values import ArticleSummary
from editor.desk import browsing
from editor.desk.browsing import PAGE, View
from editor.desk.desk import Desk
from editor.ui.row_painting import Index
from editor.ui.worker import Ticket, Worker

SUMMARY = int(Qt.ItemDataRole.UserRole)

_ROOT = QModelIndex()


def spoken(summary: ArticleSummary) -> str:
    """Return a row as a screen reader says it."""
    standings = ", ".join(
        f"{name} {standing.value}"
        for name, standing in (
            ("attribution", summary.standings.attribution),
            ("ads", summary.standings.ads),
            ("embeds", summary.standings.embeds),
        )
    )
    state = "changed since published" if summary.changed_since_out else summary.state.value
    return f"{summary.headline or summary.slug}, {state}, {summary.desk}, {standings}"


class DeskListModel(QAbstractListModel):
    """Rows of summaries; `settled` tells that the first page of what was asked is there."""

    settled = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._view = View()
        self._rows: list[ArticleSummary] = []
        self._complete = True
        self._ticket: Ticket | None = None
        self._written = ("", "")  # the id of the story in front, and its headline as it is being written

    @property
    def view(self) -> View:
        """Return what is shown."""
        return self._view

    @property
    def is_complete(self) -> bool:
        """Return whether the library has no more rows than are here."""
        return self._complete

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows are here so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's summary, headline or words for a screen reader."""
        if not index.isValid():
            return None
        summary = self._as_written(self._rows[index.row()])
        if role == SUMMARY:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.headline or summary.slug
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(summary)
        if role == Qt.ItemDataRole.ToolTipRole:
            return summary.headline
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the library has more rows."""
        return not parent.isValid() and not self._complete and self._ticket is None

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._ask(len(self._rows), self._append)

    def show(self, view: View) -> None:
        """Show other rows as soon as the library's thread has them; those of now stay until then."""
        self._view = view
        self.reload()

    def reload(self) -> None:
        """Ask for the rows anew: what is in sight and a page more."""
        self._ask(0, self._replace)

    def update(self, summary: ArticleSummary) -> None:
        """Put a story's newer row in the place of the one that is here."""
        row = self.row_of(summary.id)
        if row >= 0:
            self._rows[row] = summary
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def show_headline(self, article_id: str, headline: str) -> None:
        """Show the headline of the story in front as it is being written; no revision may have it yet."""
        if self._written == (article_id, headline):
            return
        changed = {self._written[0], article_id}
        self._written = (article_id, headline)
        for row in {self.row_of(name) for name in changed if name} - {-1}:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _as_written(self, summary: ArticleSummary) -> ArticleSummary:
        article_id, headline = self._written
        return replace(summary, headline=headline) if summary.id == article_id else summary

    def row_of(self, article_id: str) -> int:
        """Return the number of a story's row, -1 where it is not here."""
        return next((row for row, summary in enumerate(self._rows) if summary.id == article_id), -1)

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the summary of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _ask(self, offset: int, then: Callable[[tuple[ArticleSummary, ...]], None]) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        view, ticket = self._view, Ticket()
        self._ticket = ticket

        def read(desk: Desk) -> tuple[ArticleSummary, ...]:
            with ticket.giving_way(desk.library.search.interrupt):
                return browsing.page(desk, view, offset)

        self._worker.ask(read, partial(self._arrived, then), ticket=ticket)

    def _arrived(self, then: Callable[[tuple[ArticleSummary, ...]], None], rows: tuple[ArticleSummary, ...]) -> None:
        self._ticket = None
        self._complete = len(rows) < PAGE or bool(self._view.words.strip())
        then(rows)

    def _append(self, rows: tuple[ArticleSummary, ...]) -> None:
        known = {summary.id for summary in self._rows}  # a story that moved down meanwhile comes again
        fresh = [summary for summary in rows if summary.id not in known]
        if fresh:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()

    def _replace(self, rows: tuple[ArticleSummary, ...]) -> None:
        if [summary.id for summary in self._rows[: len(rows)]] == [summary.id for summary in rows] and rows:
            self._refresh(rows)
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.settled.emit()

    def _refresh(self, rows: tuple[ArticleSummary, ...]) -> None:
        """Take in rows in the same order, without a jump of what is seen."""
        if len(rows) < PAGE and len(self._rows) > len(rows):
            self.beginRemoveRows(_ROOT, len(rows), len(self._rows) - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        self._rows[: len(rows)] = rows
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
