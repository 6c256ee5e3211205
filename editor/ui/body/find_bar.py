"""The bar that finds and replaces in the story, with a list of what replacing all would change."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from editor.article.edits import Edit
from editor.article.errors import Trouble
from editor.ui import icons
from editor.ui.body import finding
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.finding import Change, Query
from editor.ui.row_painting import Index
from editor.ui.theme import Role, Theme
from editor.ui.time_limit import TooLong, time_limit

_PAUSE = 120  # milliseconds after the last change of the story before it is searched again
_LONGEST = 2.0  # seconds of the processor for one search; 50,000 words take a tenth of that
_NARROW = 480  # pixels of width below which the count goes under the fields, so that one sees what one types
_ROW = 30  # pixels
_ROWS = 6  # rows of the preview seen at once


class ChangeList(QAbstractListModel):
    """The changes that replacing all would make."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.changes: tuple[Change, ...] = ()

    def show(self, changes: tuple[Change, ...]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many changes there are."""
        return 0 if parent.isValid() else len(self.changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a change in words."""
        change = self.changes[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{change.before}[{change.old} → {change.edit.text}]{change.after}"
        return None


class _ChangeDelegate(QStyledItemDelegate):
    """Paints a change: the old words struck out, the new ones after them."""

    def __init__(self, parent: "FindBar") -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        from html import escape  # with every entity of HTML: a third of a MiB

        model = index.model()
        assert isinstance(model, ChangeList)
        assert self.theme is not None
        change, theme = model.changes[index.row()], self.theme
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(option.font)
        muted, danger, success = (theme.css(role) for role in (Role.MUTED, Role.DANGER, Role.SUCCESS))
        document.setHtml(
            f'<span style="color:{muted}">…{escape(change.before)}</span>'
            f'<s style="color:{danger}">{escape(change.old)}</s> '
            f'<b style="color:{success}">{escape(change.edit.text)}</b>'
            f'<span style="color:{muted}">{escape(change.after)}…</span>'
        )
        painter.save()
        painter.setClipRect(option.rect)
        painter.translate(option.rect.left() + 10, option.rect.top() + (_ROW - document.size().height()) / 2)
        document.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        return QSize(option.rect.width(), _ROW)


class FindBar(QFrame):
    """Finds in one editor; `closed` is sent when it goes away."""

    closed = Signal()

    def __init__(self, editor: BodyEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._found: tuple[tuple[int, int], ...] = ()
        self._trouble = ""
        self._tired: Query | None = None  # what took too long; not looked for again at each pause of the typing
        self._buttons: dict[str, QToolButton] = {}
        self.find_field = QLineEdit(self)
        self.replace_field = QLineEdit(self)
        self.count_label = QLabel(self)
        self.trouble_label = QLabel(self, wordWrap=True)
        self.replace_button = QPushButton(self.tr("Replace"), self)
        self.replace_all_button = QPushButton(self.tr("Replace all"), self)
        self.preview = QListView(self)
        self._changes = ChangeList(self)
        self._delegate = _ChangeDelegate(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._build()
        self.set_theme(editor.theme)
        self._timer.timeout.connect(self.search)
        editor.source_changed.connect(self._story_changed)
        self.hide()

    @property
    def query(self) -> Query:
        """Return what is looked for."""
        return Query(
            self.find_field.text(),
            regular=self._buttons["regular"].isChecked(),
            whole_words=self._buttons["whole"].isChecked(),
            match_case=self._buttons["case"].isChecked(),
        )

    def set_query(self, query: Query) -> None:
        """Look for something else."""
        self._buttons["regular"].setChecked(query.regular)
        self._buttons["whole"].setChecked(query.whole_words)
        self._buttons["case"].setChecked(query.match_case)
        self.find_field.setText(query.words)
        self.search()

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self._delegate.theme = theme
        for name, icon in (("previous", "chevron-up"), ("next", "chevron-down"), ("close", "close")):
            self._buttons[name].setIcon(icons.icon(icon, theme))
        self.preview.viewport().update()

    def open(self, replacing: bool = False) -> None:
        """Show the bar, with the selected words to look for, and the fields to replace if they are wanted."""
        start, end = self._editor.selected
        words = self._editor.source[start:end]
        if words and "\n" not in words:
            self.find_field.setText(words)
        for widget in (self.replace_field, self.replace_button, self.replace_all_button):
            widget.setVisible(replacing)
        self.show()
        self.search()
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def close_bar(self) -> None:
        """Take the bar away and give the keyboard back to the story."""
        self.hide()
        self._editor.light(())
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def search(self) -> None:
        """Look through the story and show what was found."""
        trouble = ""
        source = self._editor.source
        changes: tuple[Change, ...] = ()
        try:
            with time_limit(_LONGEST, self.tr("This pattern takes too long on this story; write it more simply.")):
                self._found = finding.find(source, self.query)
                if self.replace_field.isVisible() and self._found:
                    changes = finding.changes(source, self.query, self.replace_field.text())
        except Trouble as error:
            self._found = ()
            trouble = error.sentence
            self._tired = self.query if isinstance(error, TooLong) else None
        self._editor.light(self._found)
        self._changes.show(changes)
        self.preview.setVisible(bool(changes) and bool(self.replace_field.text() or self.query.regular))
        self.preview.setFixedHeight(min(len(changes), _ROWS) * _ROW + 6)
        self._say(trouble, len(changes))

    def step(self, direction: int) -> None:
        """Go to the next match (1) or the one before (-1), round the ends of the story."""
        if not self._found:
            return
        start, end = self._editor.selected
        if direction > 0:
            target = next((span for span in self._found if span[0] >= end), self._found[0])
        else:
            target = next((span for span in reversed(self._found) if span[1] <= start), self._found[-1])
        self._editor.jump_to(*target)
        self._say("", len(self._changes.changes))

    def replace_one(self) -> None:
        """Replace the match that is selected, and go to the next; without one, go to the first."""
        change = next(
            (one for one in self._changes.changes if (one.edit.start, one.edit.end) == self._editor.selected), None
        )
        if change is not None:
            self._editor.replace([change.edit], self.tr("Replace"))
            self._editor.jump_to(change.edit.start + len(change.edit.text))
            self.search()
        self.step(1)

    def replace_all(self) -> None:
        """Replace every match in one undo step."""
        made: list[Edit] = [change.edit for change in self._changes.changes]
        if made:
            self._editor.replace(made, self.tr("Replace all"))
        self.search()
        self._show_words(self.tr("%n replaced", "", len(made)).replace("%n", str(len(made))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Enter, in the field of what to put there replace with it, close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.step(-1)
            elif self.replace_field.hasFocus() and self.replace_button.isEnabled():
                self.replace_one()
            else:
                self.step(1)
        else:
            super().keyPressEvent(event)

    def _say(self, trouble: str, changes: int) -> None:
        """Say what was found, which of it is selected, and what a replacement would change."""
        count = len(self._found)
        text = ""
        if not trouble and self.find_field.text():
            at = next((n for n, span in enumerate(self._found, 1) if span == self._editor.selected), 0)
            text = self.tr("Nothing found") if not count else f"{at} / {count}" if at else f"{count}"
            if self.preview.isVisible():
                text += " · " + self.tr("{0} would change").format(changes)
        self._trouble = trouble
        self._show_words(text)
        self.find_field.setProperty("state", "wrong" if trouble else "")
        self.find_field.style().polish(self.find_field)
        for widget in (self._buttons["previous"], self._buttons["next"]):
            widget.setEnabled(count > 0)
        writable = not self._editor.isReadOnly()
        for button in (self.replace_button, self.replace_all_button):
            button.setEnabled(changes > 0 and writable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the count where there is room for it."""
        super().resizeEvent(event)
        self._show_words(self.count_label.text())

    def _show_words(self, count: str) -> None:
        """Show the count beside the field, or below it in a narrow window; trouble always stands below."""
        narrow = self.width() < _NARROW
        self.count_label.setText(count)
        self.count_label.setVisible(not narrow)
        below = self._trouble or (count if narrow else "")
        self.trouble_label.setText(below)
        self.trouble_label.setVisible(bool(below))

    def _story_changed(self) -> None:
        if self.isVisible() and self.query != self._tired:
            self._timer.start()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 12, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        self.find_field.setPlaceholderText(self.tr("Find in the story"))
        self.find_field.setAccessibleName(self.tr("Find"))
        self.replace_field.setPlaceholderText(self.tr("Replace with"))
        self.replace_field.setAccessibleName(self.tr("Replace with"))
        self.count_label.setProperty("role", "small")
        self.count_label.setMinimumWidth(110)
        self.trouble_label.setProperty("role", "small")
        self.trouble_label.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble_label.hide()
        self.preview.setAccessibleName(self.tr("What replacing all would change"))
        self.preview.setProperty("ground", "card")
        self.preview.setModel(self._changes)
        self.preview.setItemDelegate(self._delegate)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.addWidget(self.find_field, 0, 0)
        grid.addLayout(self._row_of_buttons(), 0, 1)
        grid.addWidget(self.replace_field, 1, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.replace_button)
        buttons.addWidget(self.replace_all_button)
        buttons.addStretch()
        grid.addLayout(buttons, 1, 1)
        grid.addWidget(self.trouble_label, 2, 0, 1, 2)
        grid.addWidget(self.preview, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.find_field.textChanged.connect(self.search)
        self.replace_field.textChanged.connect(self.search)
        self.replace_button.clicked.connect(self.replace_one)
        self.replace_all_button.clicked.connect(self.replace_all)
        self.preview.clicked.connect(self._go_to_row)

    def _row_of_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, text, title in (
            ("case", "Aa", self.tr("Match case")),
            ("whole", "ab|", self.tr("Whole words")),
            ("regular", ".*", self.tr("Regular expression")),
            ("previous", "", self.tr("Previous match")),
            ("next", "", self.tr("Next match")),
            ("close", "", self.tr("Close")),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.setCheckable(bool(text))
            if text:
                button.toggled.connect(self.search)
            self._buttons[name] = button
            if name == "previous":
                row.addWidget(self.count_label)
            if name == "close":
                row.addStretch()
            row.addWidget(button)
        self._buttons["previous"].clicked.connect(self._step_back)
        self._buttons["next"].clicked.connect(self._step_on)
        self._buttons["close"].clicked.connect(self.close_bar)
        return row

    def _step_back(self) -> None:
        self.step(-1)

    def _step_on(self) -> None:
        self.step(1)

    def _go_to_row(self, index: QModelIndex) -> None:
        edit = self._changes.changes[index.row()].edit
        self._editor.jump_to(edit.start, edit.end)
