"""The two switches of a story's ads: no ads at all, and a sensitive story; each with who turned it on and why.

They differ: “ads off” is a choice for this story; “sensitive” says what the story is, and the policy what follows.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from editor.article.ads import Switch
from editor.ui.kit import EDGE, LineField


class AdSwitch(QWidget):
    """One switch; `changed` gives a Switch or None."""

    changed = Signal(object)

    def __init__(self, title: str, meaning: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = ""
        self._by = ""
        self._meaning = meaning
        self.box = QCheckBox(title, self)
        self.why = LineField(self.tr("Why: {title}").format(title=title.lower()), why, self)
        self._note = QLabel(self, wordWrap=True)
        self._note.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.box, self._note, self.why):
            column.addWidget(widget)
        self._note.setContentsMargins(22, 0, 0, 0)
        self.box.clicked.connect(self._turned)
        self.why.edited.connect(lambda text: self.changed.emit(Switch(self._by, text)))
        self.show_switch(None)

    def show_switch(self, switch: Switch | None) -> None:
        """Show the switch as it stands."""
        self._by = switch.by if switch else ""
        self.box.setChecked(switch is not None)
        self.why.setVisible(switch is not None)
        self.why.show_text(switch.why if switch else "")
        told = self.tr("{meaning} Switched on by {name}.").format(meaning=self._meaning, name=self._by)
        self._note.setText(told if self._by else self._meaning)

    def _turned(self, on: bool) -> None:
        self.changed.emit(Switch(self.person, "") if on else None)
        if on:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)


class AdSwitches(QWidget):
    """Both switches, one under the other."""

    off_changed = Signal(object)
    sensitive_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sensitive = AdSwitch(
            self.tr("Sensitive story"),
            self.tr("What the story is: a death, a disaster. The policy says what follows."),
            self.tr("Why it is sensitive"),
            self,
        )
        self.off = AdSwitch(
            self.tr("Ads off"),
            self.tr("A choice for this story: no export has a slot."),
            self.tr("Why there are no ads"),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 4, EDGE, 8)
        column.setSpacing(10)
        column.addWidget(self.sensitive)
        column.addWidget(self.off)
        self.sensitive.changed.connect(self.sensitive_changed)
        self.off.changed.connect(self.off_changed)

    def set_person(self, person: str) -> None:
        """Say who turns a switch on."""
        self.sensitive.person = self.off.person = person

    def show_switches(self, off: Switch | None, sensitive: Switch | None) -> None:
        """Show the switches as they stand."""
        self.off.show_switch(off)
        self.sensitive.show_switch(sensitive)
