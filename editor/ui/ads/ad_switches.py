"""The two switches of a story's ads: no ads at all, and a sensitive story; each with who turned it on and why.

They differ: “ads off” is a choice for this story; “sensitive” says what the story is, and the policy what follows.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.article.ads import Switch
from editor.ui.kit import EDGE, LineField


class AdSwitch(QObject):
    """One switch: its box, and what is shown while it is on; `changed` gives a Switch or None."""

    changed = Signal(object)

    def __init__(self, title: str, meaning: str, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.person = ""
        self._by = ""
        self._title = title
        self.box = QCheckBox(title, parent)
        self.box.setToolTip(meaning)
        self.box.setAccessibleDescription(meaning)
        self.reason = QWidget(parent)
        self.why = LineField(why, why, self.reason)
        self.note = QLabel(self.reason, wordWrap=True)
        self.note.setProperty("role", "small")
        column = QVBoxLayout(self.reason)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.note)
        column.addWidget(self.why)
        self.box.clicked.connect(self._turned)
        self.why.edited.connect(lambda text: self.changed.emit(Switch(self._by, text)))
        self.show_switch(None)

    def show_switch(self, switch: Switch | None) -> None:
        """Show the switch as it stands."""
        self._by = switch.by if switch else ""
        self.box.setChecked(switch is not None)
        self.reason.setVisible(switch is not None)
        self.why.show_text(switch.why if switch else "")
        by = self.tr("{title}, switched on by {name}").format(title=self._title, name=self._by or self.tr("somebody"))
        self.note.setText(by)

    def _turned(self, on: bool) -> None:
        self.changed.emit(Switch(self.person, "") if on else None)
        if on:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)


class AdSwitches(QWidget):
    """Both switches beside each other, and under them who turned on what, and why."""

    off_changed = Signal(object)
    sensitive_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sensitive = AdSwitch(
            self.tr("Sensitive story"),
            self.tr("What the story is: a death, a disaster. The policy says what follows for its ads."),
            self.tr("Why it is sensitive"),
            self,
        )
        self.off = AdSwitch(
            self.tr("Ads off"),
            self.tr("A choice for this story, whatever the policy says: no export has a slot."),
            self.tr("Why there are no ads"),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 4, EDGE, 4)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.sensitive.box)
        row.addWidget(self.off.box)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.sensitive.reason)
        column.addWidget(self.off.reason)
        self.sensitive.changed.connect(self.sensitive_changed)
        self.off.changed.connect(self.off_changed)

    def set_person(self, person: str) -> None:
        """Say who turns a switch on."""
        self.sensitive.person = self.off.person = person

    def show_switches(self, off: Switch | None, sensitive: Switch | None) -> None:
        """Show the switches as they stand."""
        self.off.show_switch(off)
        self.sensitive.show_switch(sensitive)
