"""Many files imported at once: each with its state, what was recognised, its story to open or to look through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from editor.desk import reader_process
from editor.desk.changes import Changed
from editor.desk.intake import Imported, Input
from editor.ui.imports import import_flow
from editor.ui.kit import Row, RowList, rule
from editor.ui.services import Services
from editor.ui.theme import Theme

_REDRAWN_AFTER = 150  # milliseconds; hundreds of files a minute are not worth a redraw each
_SIZE = QSize(620, 560)


class FileState(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    IMPORTED = "imported"
    TROUBLE = "trouble"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class File:
    """One file of the run and what became of it."""

    source: Input
    state: FileState = FileState.WAITING
    imported: Imported | None = None


_PILLS = {
    FileState.WAITING: ("Waiting", "neutral"),
    FileState.IMPORTED: ("Imported", "success"),
    FileState.TROUBLE: ("Not imported", "danger"),
    FileState.LEFT: ("Left out", "neutral"),
}


def row(number: int, file: File) -> Row:
    """Return the row of a file: its slug and what was recognised, or the sentence that says what is wrong."""
    pill, tone = _PILLS[file.state]
    found = file.imported
    if found is None:
        return Row(str(number), file.source.name, pill=pill, tone=tone, muted=True, icon="note")
    if found.draft is None:
        return Row(str(number), file.source.name, "", found.trouble, "warning", pill, tone)
    count = len(found.draft.proposals)
    applied = sum(one.applied for one in found.draft.proposals)
    detail = f"{found.slug} · {count} recognised, {applied} applied" if count else f"{found.slug} · nothing recognised"
    lost = len(found.draft.unaccounted)
    if lost:
        return Row(str(number), file.source.name, f"{detail} · {lost} words lost", "", "warning", pill, "danger")
    return Row(str(number), file.source.name, detail, "", "note", pill, tone, tip="\n".join(found.draft.notes))


class ManyFiles(QDialog):
    """Lists the files of one run while the window goes on working; cancelling keeps what is imported."""

    open_wanted = Signal(str)  # the id of a story
    review_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, sources: Sequence[Input], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = [File(source) for source in sources]
        self._done = 0
        self._is_over = False
        self.setWindowTitle(self.tr("Import {count} files").format(count=len(sources)))
        self.setAccessibleName(self.windowTitle())
        self.setMinimumSize(420, 320)
        self.resize(_SIZE)
        self.list = RowList(self.tr("Imported files"), self)
        self._says, self._bar = QLabel(self), QProgressBar(self)
        self._says.setProperty("role", "strong")
        self._bar.setRange(0, len(sources))
        self._bar.setAccessibleName(self.tr("Files read"))
        self._buttons = {
            name: self._button(title, callback)
            for name, title, callback in (
                ("cancel", self.tr("Cancel"), self.reject),
                ("review", self.tr("Review…"), partial(self._want, self.review_wanted)),
                ("open", self.tr("Open"), partial(self._want, self.open_wanted)),
            )
        }
        self._buttons["open"].setProperty("kind", "primary")
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAWN_AFTER)
        self._redraw.timeout.connect(self._show)
        self.list.row_activated.connect(lambda _: self._want(self.open_wanted))
        self.list.current_changed.connect(lambda _: self._enable())
        self._lay_out()
        self.set_look(theme)
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def says(self) -> str:
        """Return the line over the list."""
        return self._says.text()

    def button(self, name: str) -> QPushButton:
        """Return a button: `cancel`, `review` or `open`."""
        return self._buttons[name]

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.list.set_look(theme)

    def add(self, imported: Imported) -> None:
        """Take in what became of the next file."""
        file = self.files[self._done]
        state = FileState.TROUBLE if imported.draft is None else FileState.IMPORTED
        self.files[self._done] = File(file.source, state, imported)
        self._done += 1
        if not self._redraw.isActive():
            self._redraw.start()

    def end(self) -> None:
        """Take in that the run is over: what was not reached is left out."""
        self._is_over = True
        for number in range(self._done, len(self.files)):
            self.files[number] = File(self.files[number].source, FileState.LEFT)
        self._buttons["cancel"].setText(self.tr("Close"))
        self._bar.hide()
        self._redraw.stop()
        self._show()

    def reject(self) -> None:
        """Stop the run that goes on, or close the list of one that is over."""
        if self._is_over:
            super().reject()
        else:
            self.cancel_wanted.emit()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(10)
        top.addWidget(self._says)
        top.addWidget(self._bar)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(20, 12, 20, 16)
        bottom.setSpacing(8)
        bottom.addWidget(self._buttons["cancel"])
        bottom.addStretch(1)
        bottom.addWidget(self._buttons["review"])
        bottom.addWidget(self._buttons["open"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(rule(self))
        column.addLayout(bottom)

    def _button(self, title: str, callback: Callable[[], None]) -> QPushButton:
        button = QPushButton(title, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: callback())
        return button

    def _show(self) -> None:
        self.list.show_rows([row(number, file) for number, file in enumerate(self.files)])
        self._bar.setValue(self._done)
        imported = sum(file.state is FileState.IMPORTED for file in self.files)
        troubled = sum(file.state is FileState.TROUBLE for file in self.files)
        left = sum(file.state is FileState.LEFT for file in self.files)
        said = [self.tr("{done} of {all} imported").format(done=imported, all=len(self.files))]
        if troubled:
            said.append(self.tr("{count} could not be read").format(count=troubled))
        if left:
            said.append(self.tr("{count} left out").format(count=left))
        self._says.setText(", ".join(said))
        if self._is_over and not self.list.selectionModel().hasSelection():
            self.list.select("0")
        self._enable()

    def _current(self) -> str:
        """Return the id of the story that is chosen, empty where the file has none."""
        key = self.list.current_key
        found = self.files[int(key)].imported if key else None
        return found.article_id if found is not None else ""

    def _want(self, signal: object) -> None:
        if article_id := self._current():
            (self.open_wanted if signal is self.open_wanted else self.review_wanted).emit(article_id)

    def _enable(self) -> None:
        for name in ("review", "open"):
            self._buttons[name].setEnabled(bool(self._current()))


def import_many(services: Services, sources: Sequence[Input]) -> ManyFiles:
    """Import files with what is sure applied, one after another, and list what becomes of them."""
    dialog = ManyFiles(sources, services.look.theme, services.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def over() -> None:
        services.keeper.refresh(Changed.LIST)
        dialog.end()

    services.look.changed.connect(dialog.set_look)
    dialog.open_wanted.connect(lambda name: services.keeper.open(name, services.story.focus_text))
    dialog.review_wanted.connect(lambda name: services.keeper.open(name, partial(import_flow.review_again, services)))
    title = services.window.tr("Importing {count} files").format(count=len(sources))
    job = services.jobs.start(
        title, len(sources), lambda desk: reader_process.import_files(desk, sources), dialog.add, over, over
    )
    dialog.cancel_wanted.connect(partial(services.jobs.give_up, job))
    dialog.show()
    return dialog
