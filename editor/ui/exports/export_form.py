"""The form of an export: format, where to, under which names, as a draft or for readers, and what lies in the way."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.desk.export_run import ARCHIVE, Existing, ExportOrder, Place
from editor.exporting import names
from editor.exporting.existing import Found
from editor.exporting.names import BadNames
from editor.ui.dialog_parts import from_home
from editor.ui.exports.formats import SAMPLE
from editor.ui.kit import Choice, Form, LineField

FOLDER, ARCHIVE_FILE, CLIPBOARD = "folder", "archive", "clipboard"


class ExportForm(QWidget):
    """Asks how stories are exported; `changed` tells that somebody chose something else."""

    changed = Signal()

    def __init__(self, formats: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._archive = Path()
        self._may_replace = False  # somebody said of the zip file that is there that it may be replaced
        self._example = ""
        self.format = Choice(self.tr("Format"), formats, self)
        self.note = _small(self)
        self.where = Choice(self.tr("Where to"), (), self)
        self.place = QPushButton(self)
        self.place.setAutoDefault(False)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.names = LineField(self.tr("Names"), names.DEFAULT, self)
        self.names_note = _small(self)
        self.draft = QCheckBox(self.tr("As a draft, marked as one inside"), self)
        self.existing = Choice(
            self.tr("Files that are there"),
            (
                (Existing.NUMBER.value, self.tr("Keep them, number the new ones")),
                (Existing.REPLACE.value, self.tr("Replace them")),
                (Existing.LEAVE.value, self.tr("Keep them, leave these stories out")),
            ),
            self,
        )
        self._lay_out()
        self.existing.show_value(Existing.NUMBER.value)
        for choice in (self.format, self.where, self.existing):
            choice.chosen.connect(lambda _: self._changed())
        self.names.edited.connect(lambda _: self._changed())
        self.draft.toggled.connect(lambda _: self._changed())
        self.place.clicked.connect(self._choose_place)

    @property
    def is_for_clipboard(self) -> bool:
        """Return whether the export goes to the clipboard."""
        return bool(self.where.currentData() == CLIPBOARD)

    @property
    def trouble(self) -> str:
        """Return what is wrong with the names, empty where nothing is."""
        try:
            names.parse(self.pattern)
        except BadNames as bad:
            return bad.sentence
        return ""

    @property
    def pattern(self) -> str:
        """Return the pattern of names."""
        return self.names.text().strip() or names.DEFAULT

    @property
    def folder(self) -> Path:
        """Return the folder that is shown, or that the zip file is to lie in."""
        return self._archive.parent if self.where.currentData() == ARCHIVE_FILE else self._folder

    def order(self, slugs: tuple[str, ...]) -> ExportOrder:
        """Return what the form asks for, of these stories."""
        is_archive = self.where.currentData() == ARCHIVE_FILE
        existing = Existing(self.existing.currentData())
        return ExportOrder(
            slugs,
            str(self.format.currentData()),
            self._archive if is_archive else self._folder,
            self.draft.isChecked(),
            self.pattern,
            Existing.REPLACE if is_archive and self._may_replace else existing,
        )

    def start(self, *, to: str, folder: str, pattern: str, archive: str, draft: bool, many: bool) -> None:
        """Show what was chosen last; `archive` is the name of a zip file without its ending."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = Path(folder or documents)
        self._archive = self._folder / f"{archive}{ARCHIVE}"
        ways = [(FOLDER, self.tr("Folder")), (ARCHIVE_FILE, self.tr("Zip file"))]
        self.where.set_values(ways if many else [*ways, (CLIPBOARD, self.tr("Clipboard"))])
        self.where.show_value(FOLDER)
        self.format.show_value(to)
        if self.format.currentIndex() < 0:
            self.format.setCurrentIndex(0)
        self.names.show_text(pattern)
        self.draft.setChecked(draft)
        self._show()

    def set_folder(self, folder: str) -> None:
        """Show another folder."""
        self._folder = Path(folder)
        self._changed()

    def set_archive(self, file: str, *, may_replace: bool = False) -> None:
        """Show another zip file; `may_replace` where somebody was asked about the one that is there."""
        path = Path(file)
        self._archive = path if path.suffix.lower() == ARCHIVE else path.with_name(f"{path.name}{ARCHIVE}")
        self._may_replace = may_replace
        self._changed()

    def show_example(self, path: str) -> None:
        """Show what a story would be called."""
        self._example = path
        self._show_names()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show what the first story would be called, and whether files of somebody else lie in the way."""
        foreign = sum(place.found is Found.FOREIGN for place in places)
        self._in_the_way.setVisible(bool(foreign))
        one, many = (
            self.tr("A file there is not this story’s export."),
            self.tr("{n} files there are not exports of these stories."),
        )
        self._foreign.setText(one if foreign == 1 else many.format(n=f"{foreign:,}"))
        if places:
            self.show_example(places[0].path)

    def _lay_out(self) -> None:
        form = Form(self, edge=0)
        form.add(self.tr("Format"), self.format)
        form.add_plain(self.note)
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.where)
        across.addWidget(self.place, 1)
        form.add(self.tr("Where to"), row)
        self._names = form.add(self.tr("Names"), self.names)
        form.add_plain(self.names_note)
        self._in_the_way = QWidget(self)
        inside = QVBoxLayout(self._in_the_way)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self._foreign = QLabel(self._in_the_way, wordWrap=True)
        self._foreign.setProperty("role", "warning")
        inside.addWidget(self._foreign)
        inside.addWidget(self.existing)
        form.add_plain(self._in_the_way)
        self._in_the_way.hide()
        form.add_plain(self.draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        note = SAMPLE.get(str(self.format.currentData()), "")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        where = self.where.currentData()
        path = self._archive if where == ARCHIVE_FILE else self._folder
        self.place.setVisible(where != CLIPBOARD)
        self.place.setText(_shortened(path))
        self.place.setToolTip(str(path))
        what = self.tr("Zip file") if where == ARCHIVE_FILE else self.tr("Folder")
        self.place.setAccessibleName(f"{what}: {path}")
        for widget in (self._names, self.names_note):
            widget.setVisible(where != CLIPBOARD)
        if where != FOLDER:
            self._in_the_way.hide()
        self._show_names()

    def _show_names(self) -> None:
        trouble = self.trouble
        self.names_note.setProperty("role", "danger" if trouble else "small")
        self.names_note.style().unpolish(self.names_note)
        self.names_note.style().polish(self.names_note)
        example = self.tr("For example {name}").format(name=self._example) if self._example else ""
        self.names_note.setText(trouble or example or self.tr("The names of the files; {slug} is the story’s slug."))
        self.names.setToolTip("\n".join(f"{{{name}}}  {what}" for name, what in names.FIELDS.items()))

    def _choose_place(self) -> None:
        if self.where.currentData() == ARCHIVE_FILE:
            chooser = QFileDialog(self, self.tr("Export to Zip File"), str(self._archive))
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setDefaultSuffix(ARCHIVE.removeprefix("."))
            chooser.setNameFilter(self.tr("Zip files (*.zip)"))
            chooser.fileSelected.connect(lambda file: self.set_archive(file, may_replace=True))
        else:
            chooser = QFileDialog(self, self.tr("Export to Folder"), str(self._folder))
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            chooser.fileSelected.connect(self.set_folder)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()


def _small(parent: QWidget) -> QLabel:
    label = QLabel(parent, wordWrap=True)
    label.setProperty("role", "small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _shortened(path: Path) -> str:
    """Return a path in few characters, its end whole."""
    text = from_home(path)
    return text if len(text) <= 48 else f"…{text[-47:]}"
