"""What came of an export: what stayed in and why, where each story lies, what was lost."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editor.desk.export_run import Exported
from editor.ui.dialog_parts import from_home, label, page_column
from editor.ui.exports.reasons import MOST, loss_rows
from editor.ui.kit import Row, RowList
from editor.ui.theme import Theme


class ResultPage(QWidget):
    """Shows what became of an export; `opened` tells that somebody wants to see to a story that stayed in."""

    opened = Signal(object)  # Exported
    closed = Signal()
    folder_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[Exported, ...] = ()
        self.title = label("title", self)
        self.words = label("muted", self)
        for told in (self.title, self.words):  # a path is there to be copied
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = RowList(self.tr("What became of the stories"), self)
        self.losses = RowList(self.tr("What was not carried"), self)
        for shown in (self.list, self.losses):
            shown.set_look(theme)
        self._head = label("section", self, self.tr("WHAT WAS NOT CARRIED"))
        self.copy = QPushButton(self.tr("Copy List"), self)
        self.folder = QPushButton(self.tr("Open Folder"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setProperty("kind", "primary")
        self.list.row_activated.connect(self._open)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(as_text(self._results)))
        self.folder.clicked.connect(lambda: self.folder_wanted.emit(self._folder()))
        self.close_button.clicked.connect(self.closed)
        self._lay_out()

    def show_results(self, results: Sequence[Exported], wanted: int, *, stopped: bool) -> None:
        """Show what became of stories, of which `wanted` were asked for."""
        self._results = tuple(results)
        out = [one for one in results if one.path]
        self.title.setText(self._said(len(out), wanted))
        self.words.setText(self._explained(out, len(results) - len(out), wanted - len(results), stopped=stopped))
        self.words.setVisible(bool(self.words.text()))
        kept_in = [one for one in results if not one.path]
        self.list.show_rows([_row(one, alone=wanted == 1) for one in [*kept_in, *out][:MOST]])
        losses = loss_rows((one.losses for one in out), many=wanted > 1)
        self.losses.show_rows(losses)
        for widget in (self._head, self.losses):
            widget.setVisible(bool(losses))
        self.folder.setVisible(bool(out))
        self.close_button.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.copy, self.folder):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = page_column(self)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.list, 3)
        column.addWidget(self._head)
        column.addWidget(self.losses, 2)
        column.addLayout(buttons)

    def _said(self, out: int, wanted: int) -> str:
        if wanted == 1:
            return self.tr("Exported") if out else self.tr("Not exported")
        if not out:
            return self.tr("Nothing was exported")
        return self.tr("{out} of {all} stories exported").format(out=f"{out:,}", all=f"{wanted:,}")

    def _explained(self, out: Sequence[Exported], kept_in: int, left: int, *, stopped: bool) -> str:
        told = []
        if out:
            place = from_home(Path(out[0].path if out[0].member else self._folder()))
            told.append(self.tr("In {place}.").format(place=place))
        if stopped:
            nothing = self.tr("Stopped: nothing was written, and nothing is out.")
            rest = self.tr("Stopped: what was written stays, {n} were not started.").format(n=f"{left:,}")
            told.append(rest if out else nothing)
        if kept_in and len(self._results) > 1:
            told.append(self.tr("What stayed in stands first; Enter leads to what stands in its way."))
        return " ".join(told)

    def _folder(self) -> str:
        return str(Path(next(one.path for one in self._results if one.path)).parent)

    def _open(self, key: str) -> None:
        found = next((one for one in self._results if one.slug == key), None)
        if found is not None and found.refusals:
            self.opened.emit(found)


def as_text(results: Sequence[Exported]) -> str:
    """Return what became of stories as lines for a message or a spreadsheet: slug, place, hash, then what was lost."""
    out = []
    for one in results:
        place = f"{one.path}: {one.member}" if one.member else one.path
        out.append(f"{one.slug}\t{place or 'not exported'}\t{one.sha256}".rstrip())
        out += [f"\t{reason.sentence}" for reason in one.refusals]
        out += [f"\tnot carried: {loss.what}: {loss.why}" for loss in one.losses]
    return "\n".join(out) + "\n"


def _row(result: Exported, *, alone: bool) -> Row:
    reasons = " ".join(reason.sentence for reason in result.refusals)
    if result.refusals:
        return Row(result.slug, result.slug, "", reasons, icon="lock", tone="warning", tip=reasons, sign="not exported")
    count = len(result.losses)
    lost = "" if alone or not count else "1 loss" if count == 1 else f"{count} losses"
    known = f"SHA-256 {result.sha256 if alone else result.sha256[:16]}"
    return Row(
        result.slug,
        result.member or Path(result.path).name,
        " · ".join(filter(None, (known, lost))),
        result.note,
        icon="check",
        tone="success",
        tip=f"{result.path}\nSHA-256 {result.sha256}",
        sign="exported",
    )
