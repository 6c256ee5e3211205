"""The house policy of the checks: every check with its severity, and the same as TOML with the house's own lists."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from editor.article.findings import Severity
from editor.checks import policy_text
from editor.checks.policy import NO_POLICY, OFF, Policy
from editor.checks.policy_text import BadPolicy
from editor.checks.registry import BY_CODE, CHECKS
from editor.ui.checks.severity_bar import ICONS, TONES
from editor.ui.kit import EDGE, Choice, Row, RowList, TomlField, rule
from editor.ui.theme import Theme

_CHOICES = ((OFF, "Off"), ("note", "Note"), ("warning", "Warning"), ("blocking", "Blocking"))
_WORDS = dict(_CHOICES)


class PolicyDialog(QDialog):
    """Changes the policy as one text; `kept` gives it once it is right and wanted."""

    kept = Signal(str)

    def __init__(self, text: str, preset: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset = preset
        self._policy = NO_POLICY
        self.setWindowTitle(self.tr("House Policy of the Checks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 640)
        self.list = RowList(self.tr("Checks"), self)
        self.list.set_look(theme)
        self.list.current_changed.connect(lambda _: self._show_current())
        self.choice = Choice(self.tr("How grave its findings are"), _CHOICES, self)
        self.choice.chosen.connect(lambda value: self.choose(self.list.current_key, value))
        self._about = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._about.setProperty("role", "muted")
        self._about.setMinimumHeight(56)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text = TomlField(self.tr("House policy as TOML"), text, self)
        self._wrong = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._wrong.setProperty("role", "danger")
        self._tabs = QTabWidget(self)
        self._keep = QPushButton(self.tr("Keep"), self)
        self._keep.setProperty("kind", "primary")
        self._lay_out()
        self.text.textChanged.connect(self._judge)
        self._judge()
        self.list.select(CHECKS[0].code)

    @property
    def wrong(self) -> str:
        """Return what is wrong with the text, empty for nothing."""
        return self._wrong.text()

    def choose(self, code: str, choice: str) -> None:
        """Set a check to "off" or a severity."""
        self.text.setPlainText(policy_text.with_choice(self.text.toPlainText(), code, choice))

    def accept(self) -> None:
        """Give the policy away; a wrong one stays open."""
        if self._keep.isEnabled():
            self.kept.emit(self.text.toPlainText())
            super().accept()

    def _judge(self) -> None:
        """Say what is wrong with the text, or show what it says in the list."""
        sentence = ""
        try:
            self._policy = policy_text.parse(self.text.toPlainText())
        except BadPolicy as trouble:
            sentence = trouble.sentence
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._keep.setEnabled(not sentence)
        self._tabs.setTabEnabled(0, not sentence)
        if not sentence:
            self.list.show_rows([_row(code, self._policy) for code in BY_CODE])
            self._show_current()

    def _show_current(self) -> None:
        check = BY_CODE.get(self.list.current_key)
        if check is None:
            return
        severity = self._policy.severity(check.code, check.severity)
        self.choice.show_value(severity.value if severity else OFF)
        self.choice.setEnabled(not check.guards)
        words = self.tr("For example: {example}").format(example=check.example)
        if check.guards:
            words = self.tr("Guards what leaves the library, so it stays blocking. {words}").format(words=words)
        self._about.setText(words)

    def _lay_out(self) -> None:
        intro = QLabel(
            self.tr("What is chosen here holds for every story of this library, at every desktop."), self, wordWrap=True
        )
        intro.setProperty("role", "muted")
        self._tabs.addTab(self._checks_page(), self.tr("Checks"))
        self._tabs.addTab(_page(self.text), self.tr("As TOML"))
        buttons = QDialogButtonBox(self)
        buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        fresh = buttons.addButton(self.tr("Start Afresh"), QDialogButtonBox.ButtonRole.ResetRole)
        fresh.clicked.connect(lambda _=False: self.text.setPlainText(self._preset))
        cancel.setAutoDefault(False)
        fresh.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._wrong)
        column.addWidget(buttons)

    def _checks_page(self) -> QWidget:
        page = QWidget(self)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 12, EDGE, 12)
        row.setSpacing(EDGE)
        row.addWidget(self._about, 1)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(rule(page))
        column.addLayout(row)
        return page


def _page(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.addWidget(widget)
    return page


def _row(code: str, policy: Policy) -> Row:
    check = BY_CODE[code]
    severity = policy.severity(code, check.severity)
    shown = severity or Severity.NOTE
    return Row(
        code,
        check.called,
        detail=check.sentence,
        icon=ICONS[shown],
        pill=_WORDS[severity.value if severity else OFF],
        tone=TONES[shown],
        muted=severity is None,
        tip=check.sentence,
    )
