"""Puts attribution into the window: its panel, citing at the caret, and the keys that settle quotations."""

from functools import partial

from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.attribution.cite import Citer
from editor.ui.attribution.source_popup import SourcePopup
from editor.ui.services import Services


def install(services: Services) -> None:
    """Add the panel with its actions."""
    popup = SourcePopup(services)
    panel = AttributionPanel(services, popup, services.panels)
    services.panels.add(panel, services.model)
    handle, quotations = services.actions.handle, panel.quotations
    handle("insert.citation", Citer(services, popup, quotations.ledger).open)
    handle("quotation.confirm", quotations.confirm_at_caret)
    handle("quotation.next", partial(quotations.step, 1))
    handle("quotation.previous", partial(quotations.step, -1))

    def show_source(key: str) -> None:
        services.show_panel(panel.key)
        panel.show_source(key)

    services.story.editor.citation_activated.connect(show_source)
