"""A dialog of things that the newsroom writes: their names, each in a form or as TOML, beside what it would do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.desk.desk import Desk
from editor.ui.dialog_parts import fitted, label
from editor.ui.kit import EDGE, LineField, Row, RowList, TomlField, rule
from editor.ui.theme import Theme
from editor.ui.worker import Worker

_TEXT = 1  # the tab

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knows: each text by its name in the order shown, and which of them are the newsroom's own."""

    texts: Mapping[str, str]
    own: frozenset[str]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Written(Generic[Value]):
    """How one kind of thing is read and kept; `read` raises Trouble for a text that is no such thing of that name."""

    load: Callable[[Desk], Known]
    read: Callable[[str, str], Value]  # name, text
    keep: Callable[[Desk, str, str], object]  # name, text
    drop: Callable[[Desk, str], object]
    title: Callable[[str, Value], str]
    stands_in: Callable[[str], bool]  # whether an own one of that name takes the place of one that came with Copydesk
    trouble_with_name: Callable[[str], str] = lambda _: ""


@dataclass(frozen=True, slots=True)
class Editing(Generic[Value]):
    """The form: its widget, how it shows a thing of a name, and the TOML of what stands in it, right or not."""

    widget: QWidget
    show: Callable[[str, Value], None]
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Naming:
    """What the things are called in the dialog."""

    title: str
    form: str
    text: str
    another: str
    taken: str  # with {name}
    preset: Callable[[str], str]  # the pill of one that came with Copydesk


class FormAndText(QTabWidget, Generic[Value]):
    """One thing in two ways, in a form and as TOML: what is edited in one stands in the other once one turns to it."""

    changed = Signal()

    def __init__(
        self, editing: Editing[Value], naming: Naming, read: Callable[[str], Value | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editing, self._read = editing, read
        self._name, self._kept = "", ""
        self.text = TomlField(naming.text, "", self)
        self.text.setProperty("kind", "bare")
        self.text.document().setDocumentMargin(EDGE)
        self.setDocumentMode(True)
        self.addTab(editing.widget, naming.form)
        self.addTab(self.text, self.tr("As text"))
        self.text.textChanged.connect(self.changed)
        self.currentChanged.connect(self._turned)

    @property
    def edited(self) -> str:
        """Return what is edited as TOML, right or not."""
        return self.text.toPlainText() if self.currentIndex() == _TEXT else self._editing.text()

    def show_edited(self, name: str, kept: str, edited: str) -> None:
        """Show what was edited of a thing that is kept; where that is wrong, as text."""
        self._name, self._kept = name, kept
        value = self._read(edited)
        self._show_text(edited)
        shown = self._read(kept) if value is None else value
        if shown is not None:
            self._editing.show(name, shown)
        if value is None:
            self.setCurrentIndex(_TEXT)

    def differs(self, value: Value) -> bool:
        """Return whether what is edited is another thing than the one that is kept, or has other remarks."""
        is_text = self.currentIndex() == _TEXT
        return value != self._read(self._kept) or (is_text and self.edited != self._kept)

    def _show_text(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _turned(self, tab: int) -> None:
        """Bring what was edited on one tab to the other; a text that is wrong stays until it is mended."""
        if not self._name:
            return
        if tab == _TEXT:
            same = self._read(self._kept) == self._read(self._editing.text())
            self._show_text(self._kept if same else self._editing.text())
        else:
            value = self._read(self.text.toPlainText())
            if value is None:
                self.setCurrentIndex(_TEXT)
            else:
                self._editing.show(self._name, value)
        self.changed.emit()


class WrittenDialog(QDialog, Generic[Value]):
    """Shows what comes with Copydesk and the newsroom's own; an edit stays with its name until it is saved or let go.

    `judged` gives what is edited whenever it is right; `kept` tells that the library was changed.
    """

    judged = Signal(object)
    kept = Signal()

    def __init__(
        self,
        written: Written[Value],
        editing: Editing[Value],
        naming: Naming,
        worker: Worker,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._written, self._naming = written, naming
        self._worker = worker
        self._known = Known({}, frozenset())
        self._drafts: dict[str, str] = {}  # what was edited and not saved, by name
        self._name = ""
        self._next = ""  # the one to show once the library has answered
        self._warned = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(naming.title)
        self.names = RowList(naming.title, self)
        self.names.set_look(theme)
        self.tabs = FormAndText(editing, naming, self._read, self)
        self.tabs.setEnabled(False)
        self.text = self.tabs.text
        self.problem = label("danger", self)
        self.new_name = LineField(naming.another, self.tr("Name of another"), self)
        self._make_buttons()

    @property
    def name(self) -> str:
        """Return the name of the one in front, empty before the library has answered."""
        return self._name

    @property
    def known(self) -> Known:
        """Return what the library knows."""
        return self._known

    def reject(self) -> None:
        """Close; what is not saved is told once, and let go the second time."""
        if self._drafts and not self._warned:
            self._warned = True
            words = self.tr("Not saved: {names}. Save, or close again to let the changes go.")
            self.problem.setText(words.format(names=", ".join(self._drafts)))
            return
        super().reject()

    def begin(self, name: str, beside: QWidget, size: QSize) -> None:
        """Lay the dialog out with what shows the effect at the right, and show one of a name."""
        self._lay_out(beside)
        self.resize(fitted(size, self.parentWidget()))
        self._connect()
        self.load(name)

    def load(self, name: str) -> None:
        """Read what the library knows, and show one."""
        self._next = name
        ticket = self._worker.ask(self._written.load, self._take)
        self.finished.connect(lambda _: ticket.cancel())

    def judge(self) -> None:
        """Have what is edited now judged, or say what is wrong with it."""
        if not self._name:
            return
        self.problem.setText("")
        value = self._read(self.tabs.edited)
        differs = value is not None and self.tabs.differs(value)
        if differs or value is None:
            self._drafts[self._name] = self.tabs.edited
        else:
            self._drafts.pop(self._name, None)
        self._warned = False
        self.save_button.setEnabled(differs)
        self.copy_button.setEnabled(value is not None and bool(self.new_name.text().strip()))
        if value is not None:
            self.judged.emit(value)

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name, then show it."""
        self._next = name
        self._worker.ask(lambda desk: self._written.keep(desk, name, text), self._kept, self._refused)

    def another_name(self) -> str:
        """Return the name for another one; where it cannot be one, say why and return nothing."""
        name = self.new_name.text().strip()
        taken = self._naming.taken.format(name=name) if name in self._known.texts else ""
        trouble = taken or self._written.trouble_with_name(name)
        self.problem.setText(trouble)
        return "" if trouble else name

    def copy_of(self, text: str, _name: str) -> str:
        """Return a text as it is kept under another name."""
        return text

    def _make_buttons(self) -> None:
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setProperty("kind", "primary")
        self.drop_button = QPushButton(self, autoDefault=False)
        self.drop_button.setProperty("kind", "danger")
        self.drop_button.hide()
        self.copy_button = QPushButton(self.tr("Duplicate"), self, autoDefault=False)
        self.copy_button.setToolTip(self.tr("Keep what stands here as another one, under the name at the left"))
        self.close_button = QPushButton(self.tr("Close"), self, autoDefault=False)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(False)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(12, 10, 12, 12)
        self.foot.setSpacing(8)
        self.new_name.setFixedWidth(176)
        self.foot.addWidget(self.new_name)
        self.foot.addWidget(self.copy_button)
        self.foot.addWidget(self.problem, 1)
        for button in (self.drop_button, self.close_button, self.save_button):
            self.foot.addWidget(button)

    def _lay_out(self, beside: QWidget) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        self.names.setFixedWidth(256)
        columns.addWidget(self.names)
        columns.addWidget(rule(self, upright=True))
        columns.addWidget(self.tabs, 4)
        columns.addWidget(rule(self, upright=True))
        columns.addWidget(beside, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(rule(self))
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self.names.current_changed.connect(self._show)
        self.tabs.changed.connect(self.judge)
        self.new_name.edited.connect(lambda _: self.judge())
        self.save_button.clicked.connect(lambda: self.keep(self._name, self.tabs.edited))
        self.drop_button.clicked.connect(self._drop)
        self.copy_button.clicked.connect(self._duplicate)
        self.close_button.clicked.connect(self.reject)

    def _take(self, known: Known) -> None:
        self._known = known
        self.tabs.setEnabled(True)
        self.names.show_rows([self._row(name, text) for name, text in known.texts.items()])
        chosen = self._next if self._next in known.texts else next(iter(known.texts))
        self.names.select(chosen)
        self._show(chosen)
        if known.trouble:
            self.problem.setText(known.trouble)

    def _row(self, name: str, text: str) -> Row:
        title = self._written.title(name, self._written.read(name, text)) or name
        pill, tone = self._naming.preset(name), "neutral"
        if name in self._known.own:
            pill, tone = self.tr("Changed") if self._written.stands_in(name) else self.tr("Own"), "accent"
        return Row(name, title, name if title != name else "", pill=pill, tone=tone)

    def _show(self, name: str) -> None:
        if name not in self._known.texts:
            return
        self._name = name
        kept = self._known.texts[name]
        self.tabs.show_edited(name, kept, self._drafts.get(name, kept))
        self.drop_button.setVisible(name in self._known.own)
        stands_in = self._written.stands_in(name)
        self.drop_button.setText(self.tr("Back to the Preset") if stands_in else self.tr("Delete"))
        self.judge()

    def _read(self, text: str) -> Value | None:
        """Return what a text stands for; where it stands for nothing, say why and return None."""
        try:
            return self._written.read(self._name, text)
        except Trouble as trouble:
            self.problem.setText(trouble.sentence)
            return None

    def _duplicate(self) -> None:
        if self._read(self.tabs.edited) is not None and (name := self.another_name()):
            self.keep(name, self.copy_of(self.tabs.edited, name))

    def _drop(self) -> None:
        name = self._next = self._name
        self._worker.ask(lambda desk: self._written.drop(desk, name), self._kept, self._refused)

    def _refused(self, trouble: Trouble) -> None:
        self.problem.setText(trouble.sentence)

    def _kept(self, _told: object) -> None:
        self.new_name.show_text("")
        self._drafts.pop(self._next, None)
        self.kept.emit()
        self.load(self._next)
