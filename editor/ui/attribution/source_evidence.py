"""What shows that a source said so: addresses, files of the library and notes, each a line that can be changed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.article.library_values import Asset
from editor.article.sources import Evidence
from editor.desk import evidence as files
from editor.ui import icons
from editor.ui.kit import EDGE, LineField, tool_button
from editor.ui.services import Services
from editor.ui.theme import Role, Theme

_ICON = 16
_ADDRESS, _FILE, _NOTE = "link", "folder", "note"  # the kinds, called by their icons


def _kind(evidence: Evidence) -> str:
    if evidence.asset:
        return _FILE
    return _NOTE if evidence.note and not evidence.address else _ADDRESS


class _Line(QWidget):
    """One piece: its icon, its words, a button that takes it away."""

    edited = Signal(str)

    def __init__(self, kind: str, theme: Theme, parent: "EvidenceList", number: int) -> None:
        super().__init__(parent)
        self.kind = kind
        self._picture = QLabel(self)
        name = {_ADDRESS: self.tr("Address"), _FILE: self.tr("File"), _NOTE: self.tr("Note")}[kind]
        self.field = LineField(name, self.tr("https://") if kind == _ADDRESS else name, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self.field, 1)
        if kind == _FILE:
            row.addWidget(tool_button("save", self.tr("Save a Copy…"), lambda: parent.save_copy(number), theme, self))
        row.addWidget(tool_button("close", self.tr("Remove"), lambda: parent.remove(number), theme, self))
        self.field.edited.connect(self.edited)
        self.set_look(theme)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        pixmap = icons.pixmap(self.kind, theme.css(Role.MUTED), _ICON, self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)


class EvidenceList(QWidget):
    """The evidence of one source; `changed` gives all of it, and the name of the field that is typed in."""

    changed = Signal(object, str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = services
        self._evidence: tuple[Evidence, ...] = ()
        self._lines: list[_Line] = []
        self._new = ""  # the kind of a line that is added and has no words yet
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(6)
        self._none = QLabel(self.tr("An address, a file or a note shows that it was said."), self, wordWrap=True)
        self._none.setProperty("role", "small")
        self._none.setContentsMargins(EDGE, 0, EDGE, 0)
        self._column.addWidget(self._none)

    def additions(self) -> tuple[tuple[str, str, str], ...]:
        """Return what can be added: icon, name, kind."""
        return (
            (_ADDRESS, self.tr("Add Address"), _ADDRESS),
            (_FILE, self.tr("Add File…"), _FILE),
            (_NOTE, self.tr("Add Note"), _NOTE),
        )

    @property
    def fields(self) -> list[LineField]:
        """Return the fields in order, that of a line just added at the end."""
        return [line.field for line in self._lines]

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show the evidence of a source; lines that are of the same kind as before keep their fields."""
        self._evidence = evidence
        kinds = [_kind(one) for one in evidence] + ([self._new] if self._new else [])
        if kinds != [line.kind for line in self._lines]:
            self._make_lines(kinds)
        for line, one in zip(self._lines, evidence, strict=False):
            line.field.show_text(one.address if line.kind == _ADDRESS else one.note)
        self._none.setVisible(not kinds)

    def add(self, kind: str) -> None:
        """Add an empty line of a kind, or ask for a file."""
        if kind == _FILE:
            path, _ = QFileDialog.getOpenFileName(self, self.tr("Add a File as Evidence"))
            if path:
                self.add_file(Path(path))
            return
        self._new = kind
        self.show_evidence(self._evidence)
        self._lines[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_file(self, path: Path) -> None:
        """Take a file into the library and add it."""
        story, kept = self._given.model.article_id, self._evidence

        def take(asset: Asset) -> None:
            if self._given.model.article_id == story and kept == self._evidence:
                self.changed.emit((*self._evidence, Evidence(asset=asset.sha256, note=path.name)), "")

        self._given.worker.ask(lambda desk: files.keep_file(desk, path), take)

    def remove(self, number: int) -> None:
        """Take a line away."""
        if number >= len(self._evidence):
            self._new = ""
            self.show_evidence(self._evidence)
            return
        self.changed.emit(tuple(one for at, one in enumerate(self._evidence) if at != number), "")

    def save_copy(self, number: int) -> None:
        """Ask where a copy of a file goes, and write it there."""
        piece = self._evidence[number]
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save a Copy"), piece.note)
        if path:
            self._given.worker.ask(lambda desk: files.copy_file(desk, piece.asset, Path(path)))

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        for line in self._lines:
            line.set_look(theme)

    def _edit(self, number: int, text: str) -> None:
        line = self._lines[number]
        before = self._evidence[number] if number < len(self._evidence) else Evidence()
        address = text.strip() if line.kind == _ADDRESS else before.address
        made = Evidence(address, before.asset, before.note if line.kind == _ADDRESS else text)
        self._new = ""
        kept = list(self._evidence)
        kept[number:] = [made, *kept[number + 1 :]]
        self.changed.emit(tuple(kept), f"evidence.{number}")

    def _make_lines(self, kinds: list[str]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [_Line(kind, self._given.look.theme, self, number) for number, kind in enumerate(kinds)]
        for number, line in enumerate(self._lines):
            self._column.addWidget(line)
            line.edited.connect(lambda text, number=number: self._edit(number, text))
