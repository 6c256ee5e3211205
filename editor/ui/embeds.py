"""Embedded posts in the window: the panel, and the ways in which a post gets into a story."""

from editor.ui.embeds_panel import EmbedsPanel
from editor.ui.services import Services


def install(services: Services) -> None:
    """Put the panel in."""
    panel = EmbedsPanel(services.look.theme)
    services.panels.add(panel, services.model)
