"""Puts the checks into the window: their panel, their marks in the text, and the house policy they keep to."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from editor.article.findings import Finding
from editor.desk import house_checks
from editor.ui.checks.checks_panel import ChecksPanel
from editor.ui.checks.finding_marks import FindingMarks
from editor.ui.services import Services

_IN_TEXT = "checks.in_text"  # the setting


class ChecksFeature(QObject):
    """Holds panel and marks together with the window's services."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.panel = ChecksPanel(services.panels)
        self.marks = FindingMarks(services.story.editor)
        services.panels.add(self.panel, services.model)
        services.actions.handle("check.fix", self.panel.fix)
        services.actions.handle("check.ignore", self._ask_reason)
        services.actions.handle("view.findings", self._show_in_text)
        services.actions.set_checked("view.findings", services.settings.values.flag(_IN_TEXT))
        services.model.derived_changed.connect(self._mark)
        services.model.replaced.connect(self._mark)
        services.story.editor.context_menu_opening.connect(self._extend_menu)
        self.panel.policy_wanted.connect(self._edit_policy)
        services.worker.ask(house_checks.policy, services.reader.set_policy)
        self._mark()

    def _mark(self) -> None:
        """Mark the open findings of the text as it is; where it was read some keys ago, the marks follow till then."""
        model = self._given.model
        derived = model.derived
        shown = self._given.settings.values.flag(_IN_TEXT)
        if derived is None or not shown:
            self.marks.show(())
        elif derived.article is model.article:
            self.marks.show(one for one in derived.findings if one.ignored is None)

    def _show_in_text(self, on: bool) -> None:
        self._given.settings.change(_IN_TEXT, on)
        self._mark()

    def _ask_reason(self) -> None:
        self._given.show_panel(self.panel.key)
        self.panel.ask_reason()

    def _extend_menu(self, menu: QMenu, offset: int) -> None:
        """Offer to mend or ignore what was found under the mouse."""
        found = self.marks.at(self._given.model.document.position(offset))
        if not found:
            return
        finding = found[0]
        first = menu.actions()[0] if menu.actions() else None
        made = [menu.addAction(finding.message), menu.addSeparator()]
        made[0].setEnabled(False)
        if finding.fix is not None:
            made.insert(1, menu.addAction(finding.fix.title))
            made[1].triggered.connect(lambda _=False: self.panel.fix(finding))
        made.insert(-1, menu.addAction(self.tr("Show in Checks")))
        made[-2].triggered.connect(lambda _=False: self._show(finding))
        if first is not None:
            menu.insertActions(first, made)

    def _show(self, finding: Finding) -> None:
        self._given.show_panel(self.panel.key)
        self.panel.show_finding(finding)

    def _edit_policy(self) -> None:
        self._given.worker.ask(house_checks.text, self._open_policy)

    def _open_policy(self, text: str) -> None:
        from editor.ui.checks.policy_dialog import PolicyDialog

        dialog = PolicyDialog(text, house_checks.preset(), self._given.look.theme, self._given.window)
        dialog.kept.connect(self._keep_policy)
        dialog.open()

    def _keep_policy(self, text: str) -> None:
        self._given.worker.ask(lambda desk: house_checks.set_text(desk, text), self._given.reader.set_policy)


def install(services: Services) -> None:
    """Add the panel with its actions, the marks, and have the story read by the library's policy."""
    ChecksFeature(services)
