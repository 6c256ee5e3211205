"""What is put into the window once it is painted: panels, furniture, preview and dialogs, each with its actions.

The window knows none of them; each is given what it needs of the window's services.
"""

from editor.ui import attribution, checks, embeds, furniture, history_feature
from editor.ui.services import Services


def install(services: Services) -> None:
    """Put everything in, in the order of the tabs."""
    furniture.install(services)
    attribution.install(services)
    embeds.install(services)
    checks.install(services)
    history_feature.install(services)
