"""The shortcut page: every action with its keys, found by a few letters, and changed by pressing others."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.article.errors import Trouble
from editor.ui import fuzzy
from editor.ui.actions import Actions

_ID = int(Qt.ItemDataRole.UserRole)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsPage(QDialog):
    """Shows and changes the keys of the actions."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._heads: list[QTreeWidgetItem] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.resize(640, 620)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(self, placeholderText=self.tr("Find an action"), clearButtonEnabled=True)
        self.field.setAccessibleName(self.tr("Find an action"))
        self.field.textChanged.connect(self._find)
        self.tree = self._make_tree()
        self.keys = QKeySequenceEdit(self)
        self.keys.setAccessibleName(self.tr("New keys"))
        self.keys.setMaximumSequenceLength(1)
        self.set_button = QPushButton(self.tr("Use These Keys"), self)
        self.reset_button = QPushButton(self.tr("As They Came"), self)
        self.message = QLabel(self, wordWrap=True)
        self.message.setProperty("role", "small")
        self.set_button.clicked.connect(self._set)
        self.reset_button.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keys, 1)
        row.addWidget(self.set_button)
        row.addWidget(self.reset_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for widget in (self.field, self.tree):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.message)
        self._fill()
        self._chosen()

    def select(self, action_id: str) -> None:
        """Choose an action."""
        self.tree.setCurrentItem(self._items[action_id])

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setColumnCount(2)
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.setAccessibleName(self.tr("Actions"))
        tree.setUniformRowHeights(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.currentItemChanged.connect(self._chosen)
        return tree

    def _fill(self) -> None:
        for menu in dict.fromkeys(row.menu for row, _ in self._actions):
            rows = [row for row, _ in self._actions if row.menu == menu]
            head = QTreeWidgetItem(self.tree, [menu, ""])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for row in rows:
                item = QTreeWidgetItem(head, [row.title.rstrip("…"), ""])
                item.setData(0, _ID, row.id)
                item.setToolTip(0, row.sentence)
                self._items[row.id] = item
                self._show_keys(row.id)
            head.setExpanded(True)
            self._heads.append(head)

    def _show_keys(self, action_id: str) -> None:
        self._items[action_id].setText(1, ", ".join(_native(key) for key in self._actions.keys(action_id)))

    def _current(self) -> str:
        item = self.tree.currentItem()
        found = item.data(0, _ID) if item is not None else None
        return found if isinstance(found, str) else ""

    def _chosen(self) -> None:
        action_id = self._current()
        for widget in (self.keys, self.set_button, self.reset_button):
            widget.setEnabled(bool(action_id))
        kept = self._actions.keys(action_id) if action_id else ()
        self.keys.setKeySequence(QKeySequence(kept[0]) if kept else QKeySequence())
        self.message.setText("" if action_id else self.tr("Choose an action to give it other keys."))

    def _set(self) -> None:
        pressed = self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        self._give((pressed,) if pressed else ())

    def _reset(self) -> None:
        self._give(self._actions.own_keys(self._current()))
        self._chosen()

    def _give(self, keys: tuple[str, ...]) -> None:
        action_id = self._current()
        try:
            self._actions.set_keys(action_id, keys)
        except Trouble as trouble:
            self.message.setText(trouble.sentence)
            return
        self._show_keys(action_id)
        self.message.setText(self.tr("Changed."))

    def _find(self, typed: str) -> None:
        for item in self._items.values():
            item.setHidden(bool(typed.strip()) and fuzzy.match(typed, item.text(0)) is None)
        for head in self._heads:
            rows = [item for item in self._items.values() if item.parent() is head]
            head.setHidden(all(item.isHidden() for item in rows))
