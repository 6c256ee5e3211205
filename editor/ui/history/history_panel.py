"""The panel of a story's history: its versions day by day, what each changed, and the way back to one."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from editor.article.library_values import HistoryEntry, KeptExport
from editor.desk import history
from editor.desk.changes import Changed, Changes
from editor.desk.history import HistoryPage
from editor.ui import kit
from editor.ui.empty_state import EmptyState
from editor.ui.history.history_lines import EXPORT, approved_words, export_title, moment_words, rows
from editor.ui.history.history_list import HistoryList
from editor.ui.history.history_pages import HistoryPages
from editor.ui.history.history_words import KIND_WORDS, count_words, words_changed
from editor.ui.panel import Panel
from editor.ui.worker import Ticket, Worker


class HistoryPanel(Panel):
    """Shows the history; `compare_wanted` and `restore_wanted` are for the feature that has the services."""

    key = "history"
    title = "History"
    icon = "history"

    compare_wanted = Signal(object)  # one HistoryEntry or two, the newest first
    restore_wanted = Signal(object)  # HistoryEntry
    exports_compare_wanted = Signal(object)  # two KeptExports, the older one first
    export_open_wanted = Signal(object)  # KeptExport
    export_save_wanted = Signal(object)

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._article_id = ""
        self._known = HistoryPages()
        self._ticket: Ticket | None = None
        self._is_old = True
        self._lay_out()

    def story_set(self) -> None:
        """Follow the story in front."""
        self.model.replaced.connect(self._changed)
        self.model.standing_changed.connect(self._changed)

    def library_changed(self, changes: Changes) -> None:
        """Read the history anew where it may have grown."""
        mine = self.model.summary is not None and (not changes.slugs or self.model.summary.slug in changes.slugs)
        if mine and changes.kinds & {Changed.HISTORY, Changed.APPROVALS, Changed.EXPORTS}:
            self._changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._is_old:
            self._load()

    def look_changed(self) -> None:
        """Use the theme."""
        self.list.set_look(self.theme)
        self.head.set_look(self.theme)
        self._empty.set_look(self.theme)

    def entry(self, revision: str) -> HistoryEntry | None:
        """Return a revision that is shown, by its id."""
        return self._known.entry(revision)

    def parent_of(self, entry: HistoryEntry) -> str:
        """Return what a line came from: the parent of its oldest revision; empty for the first."""
        return self._known.version(entry).entries[-1].revision.parent

    def _lay_out(self) -> None:
        self.head = kit.SectionHead(self.tr("Versions"), self.theme, self)
        self.list = HistoryList(self)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _: self._compare())
        self.list.more_wanted.connect(self._load_more)
        self.list.unfold_wanted.connect(self._unfold)
        self.words = QLabel(self, wordWrap=True)
        self.words.setProperty("role", "small")
        self.compare_button = self._button(self.tr("Compare"), self._compare)
        self.restore_button = self._button(self.tr("Restore"), self._restore)
        self.unfold_button = self._button(self.tr("Show Each"), self._toggle_run)
        self.open_button = self._button(self.tr("Open"), lambda: self._with_export(self.export_open_wanted.emit))
        self.save_button = self._button(self.tr("Save As…"), lambda: self._with_export(self.export_save_wanted.emit))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            self.compare_button,
            self.restore_button,
            self.unfold_button,
            self.open_button,
            self.save_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.foot = QFrame(self)
        inside = QVBoxLayout(self.foot)
        inside.setContentsMargins(kit.EDGE, 10, kit.EDGE, 12)
        inside.setSpacing(8)
        inside.addWidget(self.words)
        inside.addLayout(buttons)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.list, kit.rule(self), self.foot):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self._empty = EmptyState("history", self)
        self._empty.say(self.tr("No story open"), self.tr("The versions of the story in front stand here."))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.setFocusProxy(self.list)

    def _button(self, title: str, callback: Callable[[], object]) -> QPushButton:
        button = QPushButton(title, self)
        button.clicked.connect(lambda _=False: callback())
        return button

    def _changed(self) -> None:
        self._is_old = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        self._is_old = False
        article_id = self.model.article_id
        self._pages.setCurrentIndex(1 if article_id else 0)
        if article_id != self._article_id:
            self._article_id, self._known = article_id, HistoryPages()
            self._show()
        self._ask(0, partial(self._take, self._known.take))

    def _load_more(self) -> None:
        known = self._known
        if known.entries and not known.is_complete and self._ticket is None:
            self._ask(known.entries[-1].revision.sequence, partial(self._take, known.take_more))

    def _ask(self, before: int, then: Callable[[HistoryPage], None]) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        article_id = self.model.article_id
        if article_id:
            self._ticket = Ticket()
            self._worker.ask(lambda desk: history.page(desk, article_id, before), then, ticket=self._ticket)

    def _take(self, take: Callable[[HistoryPage], None], page: HistoryPage) -> None:
        self._ticket = None
        take(page)  # into the history that it was asked for: another story has another one
        self._show()

    def _show(self) -> None:
        known, summary = self._known, self.model.summary
        today = datetime.now().astimezone().date()
        self.list.show_rows(tuple(rows(known.lines, summary.head if summary else "", today)))
        self.head.set_count(f"{len(known.entries):,}{'' if known.is_complete else '+'}" if known.entries else "")
        self._chosen()

    def _selected(self) -> tuple[HistoryEntry, ...]:
        found = (self.entry(key) for key in self.list.chosen_keys)
        return tuple(entry for entry in found if entry is not None)

    def _selected_exports(self) -> tuple[KeptExport, ...]:
        numbers = (int(key.removeprefix(EXPORT)) for key in self.list.chosen_keys if key.startswith(EXPORT))
        found = (self._known.export(number) for number in numbers)
        return tuple(export for export in found if export is not None)

    def _with_export(self, do: Callable[[KeptExport], object]) -> None:
        exports = self._selected_exports()
        if len(exports) == 1:
            do(exports[0])

    def _chosen(self, _keys: object = None) -> None:
        exports = self._selected_exports()
        for button in (self.open_button, self.save_button):
            button.setVisible(bool(exports))
            button.setEnabled(len(exports) == 1)
        self.restore_button.setVisible(not exports)
        if exports:
            is_mixed = len(exports) != len(self.list.chosen_keys)
            self.unfold_button.setVisible(False)
            self.compare_button.setEnabled(not is_mixed and self._known.pair(exports) is not None)
            self.words.setText(_exports_words(exports, is_mixed=is_mixed))
        else:
            self._versions_chosen()

    def _versions_chosen(self) -> None:
        chosen = self._selected()
        summary = self.model.summary
        is_head = len(chosen) == 1 and summary is not None and chosen[0].revision.id == summary.head
        self.compare_button.setEnabled(len(chosen) in {1, 2})
        self.restore_button.setEnabled(len(chosen) == 1 and not is_head)
        run = self._known.run_of(chosen[0].revision.id) if len(chosen) == 1 else None
        self.unfold_button.setVisible(run is not None)
        self.unfold_button.setText(self.tr("Show as One") if run in self._known.unfolded else self.tr("Show Each"))
        self.words.setText(self._said(chosen))

    def _said(self, chosen: tuple[HistoryEntry, ...]) -> str:
        if not chosen:
            return self.tr("Choose a version to see what it changed; choose two to compare them.")
        if len(chosen) > 2:
            return self.tr("{n} versions are chosen; two at most can be compared.").format(n=len(chosen))
        if len(chosen) == 2:
            return self.tr("Compare {one} with {other}.").format(one=name_of(chosen[1]), other=name_of(chosen[0]))
        entry = chosen[0]
        version = self._known.version(entry)
        changed = words_changed(version.added, version.removed)
        return " · ".join(filter(None, (name_of(entry), count_words(entry.words, "word", "words"), changed)))

    def _compare(self) -> None:
        if self._selected_exports():
            pair = self._known.pair(self._selected_exports())
            if pair is not None and self.compare_button.isEnabled():
                self.exports_compare_wanted.emit(pair)
            return
        chosen = self._selected()
        if len(chosen) in {1, 2}:
            self.compare_wanted.emit(chosen)

    def _restore(self) -> None:
        chosen = self._selected()
        if len(chosen) == 1:
            self.restore_wanted.emit(chosen[0])

    def _toggle_run(self) -> None:
        chosen = self._selected()
        run = self._known.run_of(chosen[0].revision.id) if chosen else None
        if run is not None:
            self._unfold(run, run not in self._known.unfolded)

    def _unfold(self, revision: str, on: bool) -> None:
        run = self._known.run_of(revision)
        if run is not None and (run in self._known.unfolded) is not on:
            self._known.unfold(run, on)
            self._show()
            self.list.choose(run)


def _exports_words(exports: tuple[KeptExport, ...], *, is_mixed: bool) -> str:
    """Return what is said below of exports that are chosen."""
    if is_mixed or len(exports) > 2:
        return "Choose two exports, or two versions, to compare them."
    if len(exports) == 2:
        one, other = (moment_words(export.time) for export in reversed(exports))
        return f"Compare what readers got at {one} with {other}."
    (export,) = exports
    told = (
        f"{export_title(export)} {moment_words(export.time)}, by {export.person}",
        count_words(export.size, "byte", "bytes"),
        approved_words(export),
    )
    return " · ".join(filter(None, told))


def name_of(entry: HistoryEntry) -> str:
    """Return how a version is called: `Saved 12:03, 25 Nov, by Ana Ruiz`."""
    revision = entry.revision
    return f"{KIND_WORDS[revision.kind]} {moment_words(revision.time)}, by {revision.author}"
