"""Puts the ads into the window: their panel, marks in the margin, placing at the caret, suggestions, policies."""

from editor.desk import ads as desk_ads
from editor.ui.ads.ad_operations import AdOperations
from editor.ui.ads.ad_panel import AdPanel
from editor.ui.ads.ad_watch import AdWatch
from editor.ui.services import Services

_MARKS = "ads.marks"


def install(services: Services) -> None:
    """Add the panel with its actions."""
    operations = AdOperations(services.model, services.worker, services.window)
    panel = AdPanel(operations, services.panels)
    services.panels.add(panel, services.model)
    watch = AdWatch(services, operations)
    services.story.editor.drop_refusal = operations.refusal
    handle = services.actions.handle
    handle("insert.ad", lambda: operations.place_at(services.model.caret))
    handle("ads.suggest", lambda: _suggest(services, panel, operations))
    handle("ads.policies", lambda: _open_policies(services, operations))
    handle("view.ad_marks", lambda on: services.settings.change(_MARKS, on))

    def show_marks() -> None:
        shown = services.settings.values.flag(_MARKS)
        watch.margin.setVisible(shown)
        services.actions.set_checked("view.ad_marks", shown)

    def open_card(kind: str, marker_id: str) -> None:
        if kind == "ad":
            _show(services, panel)
            panel.choose(marker_id)

    services.settings.changed.connect(lambda key: show_marks() if key == _MARKS else None)
    services.story.editor.card_activated.connect(open_card)
    panel.policies_wanted.connect(lambda: _open_policies(services, operations))
    show_marks()
    services.model.person_changed.connect(lambda: panel.set_person(services.model.person))
    panel.set_person(services.model.person)
    services.worker.ask(desk_ads.policies, operations.set_policies)


def _show(services: Services, panel: AdPanel) -> None:
    services.show_panel(panel.key)


def _suggest(services: Services, panel: AdPanel, operations: AdOperations) -> None:
    """Show a suggestion where it can be seen, or take the one that is shown."""
    _show(services, panel)
    operations.suggest()


def _open_policies(services: Services, operations: AdOperations) -> None:
    from editor.ui.ads.ad_policy_dialog import AdPolicyDialog

    dialog = AdPolicyDialog(services, operations, services.window)
    dialog.open()
