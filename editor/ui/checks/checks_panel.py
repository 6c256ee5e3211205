"""The panel of the checks: what they found, gravest first, live as one types; mended or ignored with one key."""

from collections import Counter
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from editor.article import findings as records
from editor.article.findings import Finding, Severity
from editor.checks.registry import BY_CODE, CHECKS
from editor.ui import icons
from editor.ui.checks.finding_card import FindingCard
from editor.ui.checks.severity_bar import ICONS, TONES, SeverityBar
from editor.ui.empty_state import EmptyState
from editor.ui.kit import Row, RowList, rule, tool_button
from editor.ui.panel import Panel
from editor.ui.theme import Role

_FOLLOW = 120  # milliseconds that the caret has to stand before the list follows it
_LONGEST = 160  # characters of the text that a row shows

Key = tuple[str, str, int]


class ChecksPanel(Panel):
    """Lists the findings of the story in front."""

    key = "checks"
    title = "Checks"
    icon = "check"

    policy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Finding] = {}
        self._severity: Severity | None = None
        self._to_fix: Key | None = None
        self.bar = SeverityBar(self)
        self.list = RowList(self.tr("Findings"), self)
        self.card = FindingCard(self)
        self._empty = EmptyState("check", self)
        self._more = self._make_menu()
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW)
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Finding | None:
        """Return the finding that is chosen."""
        return self._shown.get(self.list.current_key)

    def story_set(self) -> None:
        """Show the findings whenever the story was read anew."""
        self.model.derived_changed.connect(self._read)
        self.model.replaced.connect(self._replaced)
        self.model.caret_moved.connect(lambda _: self._follow.start())
        self._replaced()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the story."""
        super().showEvent(event)
        self._show()

    def look_changed(self) -> None:
        """Colour by the theme."""
        self.bar.set_look(self.theme)
        self.list.set_look(self.theme)
        self._empty.set_look(self.theme)
        self._more.setIcon(icons.icon("more", self.theme, Role.MUTED))

    def fix(self, finding: Finding | None = None) -> None:
        """Mend a finding, else the one chosen or at the caret; at once, or when the newest text was read."""
        finding = finding or self._wanted()
        if finding is None or finding.fix is None or finding.ignored is not None:
            return
        derived = self.model.derived
        if derived is not None and derived.article is self.model.article:
            self._to_fix = None
            self.model.amend(_lower(finding.fix.title), finding.fix.mended)
        else:
            self._to_fix = finding.key

    def ask_reason(self) -> None:
        """Ask why the finding that is chosen, or that the caret stands in, may stand."""
        finding = self._wanted()
        if finding is not None:
            self._select(finding)
            self.card.ask_reason()

    def show_finding(self, finding: Finding) -> None:
        """Choose a finding in the list, whatever severity is shown."""
        self.bar.choose_all()
        self._severity = None
        self._show()
        self._select(finding)

    def _ignore(self, reason: str) -> None:
        finding = self.current
        if finding is not None:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            changed = records.let_stand(self.model.article, finding, self.model.person, reason, now)
            self.model.amend(self.tr("ignoring a finding"), changed)

    def _take_up(self) -> None:
        if finding := self.current:
            self.model.amend(self.tr("ignoring no more"), records.take_up(self.model.article, finding))

    def _jump(self, key: str) -> None:
        finding = self._shown.get(key)
        if finding is not None and finding.end:
            self.model.jump_requested.emit(finding.start, finding.end)

    def _replaced(self) -> None:
        self._to_fix = None
        self._read()

    def _read(self) -> None:
        """Take in what was read out: the badge at once, the list where it is in sight, a fix that waited for it."""
        derived = self.model.derived
        open_ = [one for one in derived.findings if one.ignored is None] if derived else []
        gravest = min((list(Severity).index(one.severity) for one in open_), default=0)
        self.badge_changed.emit(str(len(open_)) if open_ else "", TONES[list(Severity)[gravest]])
        if self.isVisible():
            self._show()
        waiting, self._to_fix = self._to_fix, None
        if waiting is not None and derived is not None:
            found = next((one for one in derived.findings if one.key == waiting and one.fix), None)
            if found is not None and found.fix is not None and derived.article is self.model.article:
                self.model.amend(_lower(found.fix.title), found.fix.mended)

    def _show(self) -> None:
        derived = self.model.derived
        found = derived.findings if derived else ()
        if not self.show_ignored.isChecked():
            found = tuple(one for one in found if one.ignored is None)
        counts = Counter(one.severity for one in found)
        self.bar.set_counts(counts)
        wanted = [one for one in found if self._severity is None or one.severity is self._severity]
        at = self.list.currentIndex().row()
        self._shown = {_key(one): one for one in wanted}
        source = derived.article.body if derived else ""
        rows = [self._row(one, source) for one in wanted]
        self.list.show_rows(rows)
        if rows and not self.list.current_key and at >= 0:
            self.list.select(rows[min(at, len(rows) - 1)].key)
        self.card.show_finding(self.current)
        self._show_state(bool(rows))

    def _show_state(self, has_rows: bool) -> None:
        derived = self.model.derived
        self.bar.setVisible(derived is not None)
        self._stack.setCurrentIndex(0 if has_rows else 1)
        if has_rows:
            return
        if not self.model.is_open:
            self._empty.say(self.tr("No story open"))
        elif derived is None:
            self._empty.say(self.tr("Reading the story…"))
        else:
            self._say_clean(sum(one.ignored is not None for one in derived.findings), bool(self._severity))

    def _say_clean(self, ignored: int, narrowed: bool) -> None:
        words = self.tr(
            "{count} checks looked at quotations, sources, names, figures, credit, ads, posts and furniture."
        ).format(count=len(CHECKS))
        if narrowed:
            self._empty.say(self.tr("Nothing of this kind"))
            return
        if ignored and not self.show_ignored.isChecked():
            left = self.tr("One finding is ignored.") if ignored == 1 else self.tr("{n} findings are ignored.")
            words += " " + left.format(n=ignored)
        self._empty.say(self.tr("Nothing to fix"), words)

    def _row(self, finding: Finding, source: str) -> Row:
        words = " ".join(source[finding.start : finding.end][:_LONGEST].split())
        if words.startswith("::"):
            words = ""  # of a card, the marker says nothing
        return Row(
            _key(finding),
            BY_CODE[finding.code].called,
            self.tr("Ignored: {why}").format(why=finding.ignored.reason) if finding.ignored else "",
            words or finding.message,
            ICONS[finding.severity],
            self.tr("Fix") if finding.fix and not finding.ignored else "",
            "neutral" if finding.ignored else TONES[finding.severity],
            finding.ignored is not None,
            finding.message,
            self.tr("Ignored") if finding.ignored else finding.severity.value.capitalize(),
        )

    def _wanted(self) -> Finding | None:
        """Return the finding that is chosen in the list if that has the keyboard, else the one at the caret."""
        focus: QWidget | None = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            return self.current
        return self._at_caret() or self.current

    def _at_caret(self) -> Finding | None:
        derived, caret = self.model.derived, self.model.caret
        here = [
            one
            for one in (derived.findings if derived else ())
            if one.start <= caret <= one.end and one.end > one.start
        ]
        return min(here, key=lambda one: one.end - one.start, default=None)

    def _follow_caret(self) -> None:
        """Choose the finding that the caret stands in, if the list does not have the keyboard itself."""
        if self.isVisible() and not self.list.hasFocus() and (finding := self._at_caret()):
            self._select(finding)

    def _select(self, finding: Finding) -> None:
        if _key(finding) in self._shown:
            self.list.select(_key(finding))

    def _choose_severity(self, severity: Severity | None) -> None:
        self._severity = severity
        self._show()

    def _make_menu(self) -> QToolButton:
        button = tool_button("more", self.tr("More"), lambda: None, self.theme, self)
        menu = QMenu(button)
        self.show_ignored = menu.addAction(self.tr("Show Ignored"))
        self.show_ignored.setCheckable(True)
        self.show_ignored.toggled.connect(lambda _: self._show())
        menu.addSeparator()
        menu.addAction(self.tr("House Policy…")).triggered.connect(lambda _=False: self.policy_wanted.emit())
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self) -> None:
        self.bar.row.addWidget(self._more)
        listed = QWidget(self)
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.list, 1)
        inner.addWidget(rule(listed))
        inner.addWidget(self.card)
        self._stack = QStackedLayout()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._choose_severity)
        self.list.row_activated.connect(self._jump)
        self.list.current_changed.connect(lambda _: self.card.show_finding(self.current))
        self.card.fix_wanted.connect(lambda: self.fix(self.current))
        self.card.ignored.connect(self._ignore)
        self.card.taken_up.connect(self._take_up)
        self.card.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._follow.timeout.connect(self._follow_caret)


def _key(finding: Finding) -> str:
    return "\n".join(map(str, finding.key))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
