"""The row over a difference view: what differs, the change one is at, and how both versions are laid out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.ui import kit
from editor.ui.history.difference_rows import Readable
from editor.ui.history.difference_view import DifferenceView, Layout
from editor.ui.history.history_words import count_words
from editor.ui.theme import Theme


class DifferenceBar(QWidget):
    """The row over a difference view: what differs, the change one is at, and how both versions are laid out."""

    def __init__(self, view: DifferenceView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.words = QLabel(self.tr("Comparing…"), self, wordWrap=True)
        self.words.setProperty("role", "muted")
        self.place = QLabel(self)
        self.place.setProperty("role", "small")
        self.back = kit.tool_button(
            "chevron-up", self.tr("Previous change  Shift+F7"), lambda: view.step(-1), theme, self
        )
        self.on = kit.tool_button("chevron-down", self.tr("Next change  F7"), lambda: view.step(1), theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for widget in (self.place, self.back, self.on):
            row.addWidget(widget)
        row.addSpacing(8)
        self._layouts = group = QButtonGroup(self)
        for layout, title in ((Layout.SIDE_BY_SIDE, self.tr("Side by Side")), (Layout.IN_LINE, self.tr("In Line"))):
            button = QPushButton(title, self)
            button.setCheckable(True)
            button.setChecked(layout is Layout.SIDE_BY_SIDE)
            button.setObjectName(layout.value)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=layout: view.set_arrangement(chosen))
            group.addButton(button)
            row.addWidget(button)
        view.current_changed.connect(lambda _: self.show_place())
        for keys, by in (("F7", 1), ("Shift+F7", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: view.step(by))

    def choose(self, layout: Layout) -> None:
        """Lay the versions out in one way."""
        for button in self._layouts.buttons():
            if button.objectName() == layout.value:
                button.click()

    def show_reading(self, reading: Readable) -> None:
        """Say what differs."""
        self.words.setText(reading.summary)
        for button in (self.back, self.on):
            button.setEnabled(reading.changes > 0)
        self.show_place()

    def show_place(self) -> None:
        """Say which change one is at."""
        changes, current = self._view.changes, self._view.current
        if not changes:
            self.place.setText("")
        elif current < 0:
            self.place.setText(count_words(changes, "change", "changes"))
        else:
            self.place.setText(self.tr("{at} of {all}").format(at=current + 1, all=f"{changes:,}"))
