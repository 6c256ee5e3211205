"""Puts the checks into the window: their panel, and the house policy that the story is read with."""

from editor.desk import house_checks
from editor.ui.checks_panel import ChecksPanel
from editor.ui.services import Services


def install(services: Services) -> None:
    """Add the panel with its actions, and have the story read by the library's policy."""
    panel = ChecksPanel(services.panels)
    services.panels.add(panel, services.model)
    services.actions.handle("check.fix", panel.fix)
    services.actions.handle("check.ignore", lambda: _ask_reason(services, panel))

    def name(person: str) -> None:
        panel.person = person

    services.worker.ask(lambda desk: desk.person, name)
    services.worker.ask(house_checks.policy, services.reader.set_policy)


def _ask_reason(services: Services, panel: ChecksPanel) -> None:
    services.panels.show()
    services.panels.show_panel(panel.key)
    panel.ask_reason()
