"""Which findings a list shows: all of them or those of one severity, each with its count."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from editor.article.findings import Severity
from editor.ui import icons
from editor.ui.theme import Role, Theme

ICONS = {Severity.BLOCKING: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
TONES = {Severity.BLOCKING: "danger", Severity.WARNING: "warning", Severity.NOTE: "neutral"}
ROLES = {Severity.BLOCKING: Role.DANGER, Severity.WARNING: Role.WARNING, Severity.NOTE: Role.MUTED}
_ICON = 16


class SeverityBar(QWidget):
    """A short row of buttons, one of which is on; `chosen` gives the severity, None for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            None: self.tr("All"),
            Severity.BLOCKING: self.tr("Blocking"),
            Severity.WARNING: self.tr("Warnings"),
            Severity.NOTE: self.tr("Notes"),
        }
        self._buttons: dict[Severity | None, QToolButton] = {}
        group = QButtonGroup(self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 8, 8, 4)
        self.row.setSpacing(2)
        for severity, name in self._names.items():
            button = QToolButton(self)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(_ICON, _ICON))
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, one=severity: self.chosen.emit(one))
            group.addButton(button)
            self._buttons[severity] = button
            self.row.addWidget(button)
        self._buttons[None].setChecked(True)
        self.row.addStretch(1)

    def choose_all(self) -> None:
        """Have all severities chosen, without a signal."""
        self._buttons[None].setChecked(True)

    def set_counts(self, counts: Mapping[Severity, int]) -> None:
        """Show how many findings there are of each severity; a button without any is away, unless it is on."""
        for severity, button in self._buttons.items():
            count = sum(counts.values()) if severity is None else counts.get(severity, 0)
            name = self._names[severity]
            button.setText(f"{name} {count}" if severity is None else str(count))
            button.setAccessibleName(f"{name}, {count}")
            button.setVisible(severity is None or count > 0 or button.isChecked())

    def set_look(self, theme: Theme) -> None:
        """Colour the icons by a theme."""
        for severity, button in self._buttons.items():
            if severity is not None:
                button.setIcon(icons.icon(ICONS[severity], theme, ROLES[severity], _ICON))
