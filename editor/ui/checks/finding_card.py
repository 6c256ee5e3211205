"""One finding in full: what was found, what that is about, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.article.findings import Finding
from editor.checks.registry import BY_CODE
from editor.ui.kit import EDGE, LineField


class FindingCard(QFrame):
    """Shows the finding chosen in the list; `fix_wanted`, `ignored` (with the reason) and `taken_up` say what to do."""

    fix_wanted = Signal()
    ignored = Signal(str)
    taken_up = Signal()
    left = Signal()  # the reason was given or not; the keyboard goes back to the list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self.setProperty("ground", "surface")
        self._message = self._label("strong")
        self._mend = self._label("muted")
        self._fix = self._button("primary", self.fix_wanted.emit)
        self._ignore = self._button("", self.ask_reason)
        self._ignore.setText(self.tr("Ignore…"))
        self._take_up = self._button("", self.taken_up.emit)
        self._take_up.setText(self.tr("Ignore No More"))
        self.reason = LineField(self.tr("Why this may stand"), self.tr("Why this may stand"), self)
        self._confirm = self._button("primary", self._give_reason)
        self._confirm.setText(self.tr("Ignore"))
        self.reason.textEdited.connect(lambda text: self._confirm.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._give_reason)
        self._cancel = self._button("flat", self._drop_reason)
        self._cancel.setText(self.tr("Cancel"))
        self._lay_out()
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Show another finding, or none; a reason that is being typed for the same one stays."""
        same = finding is not None and self._finding is not None and finding.key == self._finding.key
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        check = BY_CODE[finding.code]
        self._message.setText(finding.message)
        self._mend.setText(self._said_of(finding))
        self._mend.setVisible(bool(self._mend.text()))
        if finding.fix is not None:
            self._fix.setText(finding.fix.title)
        asking = same and not self.reason.isHidden() and finding.ignored is None
        self._show_buttons(asking, check.guards)

    def ask_reason(self) -> None:
        """Let the reason be typed, for which the finding is ignored; a guard's finding is not."""
        finding = self._finding
        if finding is None or finding.ignored is not None or BY_CODE[finding.code].guards:
            return
        self.reason.clear()
        self._confirm.setEnabled(False)
        self._show_buttons(True, False)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the reason untyped at Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.reason.isHidden():
            self._drop_reason()
        else:
            super().keyPressEvent(event)

    def _said_of(self, finding: Finding) -> str:
        check = BY_CODE[finding.code]
        if finding.ignored is not None:
            return self.tr("Ignored by {who}: {why}").format(who=finding.ignored.by, why=finding.ignored.reason)
        if check.guards:
            return " ".join(filter(None, (check.mend, self.tr("The story cannot leave for the CMS before."))))
        return check.mend

    def _show_buttons(self, asking: bool, guards: bool) -> None:
        finding = self._finding
        assert finding is not None
        open_ = finding.ignored is None and not asking
        self._fix.setVisible(open_ and finding.fix is not None)
        self._ignore.setVisible(open_ and not guards)
        self._take_up.setVisible(finding.ignored is not None)
        for widget in (self.reason, self._confirm, self._cancel):
            widget.setVisible(asking)

    def _give_reason(self) -> None:
        reason = self.reason.text().strip()
        if reason and not self.reason.isHidden():
            self.reason.clear()
            self._drop_reason()
            self.ignored.emit(reason)

    def _drop_reason(self) -> None:
        finding = self._finding
        if finding is not None:
            self._show_buttons(False, BY_CODE[finding.code].guards)
        self.left.emit()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return label

    def _button(self, kind: str, callback: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _=False: callback())
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 14)
        column.setSpacing(8)
        for widget in (self._message, self._mend, self.reason):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._fix, self._ignore, self._take_up, self._confirm, self._cancel):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
