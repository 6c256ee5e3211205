"""Puts the ads into the window: their panel, placing at the caret, suggestions, and what the cards in the text say."""

from editor.desk import ads as desk_ads
from editor.ui.ad_operations import AdOperations
from editor.ui.ad_panel import AdPanel
from editor.ui.services import Services


def install(services: Services) -> None:
    """Add the panel with its actions."""
    operations = AdOperations(services.model, services.worker, services.window)
    panel = AdPanel(operations, services.panels)
    services.panels.add(panel, services.model)
    services.actions.handle("insert.ad", lambda: operations.place_at(services.model.caret))
    services.worker.ask(lambda desk: desk.person, panel.set_person)
    services.worker.ask(desk_ads.policies, operations.set_policies)
