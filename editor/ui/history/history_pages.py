"""What is known of a story's history so far: pages of revisions, approvals, exports, and which runs are unfolded."""

from editor.article.library_values import HistoryEntry, KeptExport
from editor.article.revision import fold
from editor.desk.history import HistoryPage
from editor.ui.history.history_lines import Line, Version, lines


class HistoryPages:
    """The history as far as it was read, the newest first."""

    def __init__(self) -> None:
        self.entries: tuple[HistoryEntry, ...] = ()
        self.unfolded: frozenset[str] = frozenset()
        self.lines: tuple[Line, ...] = ()
        self._page = HistoryPage(())

    @property
    def is_complete(self) -> bool:
        """Return whether the library has no more of it."""
        return self._page.is_last

    def take(self, page: HistoryPage) -> None:
        """Take the first page in; what was read below it stays, where the page reaches down to it."""
        last = page.entries[-1].revision.sequence if page.entries else 0
        known = [entry.revision.sequence for entry in self.entries]
        below = self.entries[known.index(last) + 1 :] if last in known else ()
        is_last = page.is_last if not below else self._page.is_last
        self.entries = (*page.entries, *below)
        self._page = HistoryPage((), page.approvals, page.exports, is_last)
        self._read()

    def take_more(self, page: HistoryPage) -> None:
        """Take the next page in."""
        self.entries = (*self.entries, *page.entries)
        self._page = HistoryPage((), self._page.approvals, self._page.exports, page.is_last)
        self._read()

    def entry(self, revision: str) -> HistoryEntry | None:
        """Return a revision by its id, None where it is not here."""
        return next((entry for entry in self.entries if entry.revision.id == revision), None)

    def export(self, number: int) -> KeptExport | None:
        """Return an export by its number, None where it is not here."""
        return next((export for export in self._page.exports if export.sequence == number), None)

    def pair(self, exports: tuple[KeptExport, ...]) -> tuple[KeptExport, KeptExport] | None:
        """Return two exports to compare, the older first: those two, or one and that of its format before it."""
        if len(exports) != 1:
            return (exports[1], exports[0]) if len(exports) == 2 else None
        (export,) = exports
        same = (
            other
            for other in self._page.exports
            if (other.target, other.profile, other.draft) == (export.target, export.profile, False)
        )
        before = next((other for other in same if other.sequence < export.sequence), None)
        return (before, export) if before is not None else None

    def version(self, entry: HistoryEntry) -> Version:
        """Return the line on which a revision is the newest."""
        found = (line for line in self.lines if isinstance(line, Version) and line.entries[0] == entry)
        return next(found, Version((entry,)))

    def run_of(self, revision: str) -> str | None:
        """Return the newest revision of the run of autosaves that one belongs to, None where it stands alone."""
        at = 0
        for run in fold(entry.revision for entry in self.entries):
            members = self.entries[at : at + run.count]
            at += run.count
            if run.count > 1 and any(entry.revision.id == revision for entry in members):
                return run.newest.id
        return None

    def unfold(self, run: str, on: bool) -> None:
        """Show the revisions of a run one by one, or as one line."""
        self.unfolded = self.unfolded | {run} if on else self.unfolded - {run}
        self._read()

    def _read(self) -> None:
        page = self._page
        since = "" if page.is_last or not self.entries else self.entries[-1].revision.time
        self.lines = lines(self.entries, page.approvals, page.exports, self.unfolded, since)
