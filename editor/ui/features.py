"""What is put into the window once its text is painted: panels, preview and dialogs, each with its actions.

The window knows none of them; each is given what it needs of the window's services. What only its actions lead to is
loaded with the first of them: a window with a story takes a sixth less memory so.
"""

from collections.abc import Callable
from importlib import import_module

from editor.ui import library_feature
from editor.ui.ads import ads_feature as ads
from editor.ui.attribution import attribution_feature as attribution
from editor.ui.checks import checks_feature as checks
from editor.ui.corrections import corrections_feature
from editor.ui.embeds import embeds_feature as embeds
from editor.ui.exports import kept_feature, profiles_feature
from editor.ui.history import history_feature
from editor.ui.imports import import_feature
from editor.ui.preview import preview_feature
from editor.ui.review import people_feature, review_feature
from editor.ui.sending import send_feature
from editor.ui.services import Services


def _late(module: str, *actions: str) -> Callable[[Services], None]:
    """Return what has a feature's module loaded and installed by the first of its actions."""

    def put(services: Services) -> None:
        services.actions.handle_late(lambda: import_module(f"editor.ui.{module}").install(services), *actions)

    return put


# In the order of the tabs. Each is put in on a turn of its own of the window's loop: together they take longer than a
# person should wait for the list to answer.
FEATURES: tuple[Callable[[Services], object], ...] = (
    attribution.install,
    ads.install,
    embeds.install,
    checks.install,
    history_feature.install,
    review_feature.install,
    preview_feature.install,
    import_feature.install,
    _late("exports.export_feature", "story.export", "story.export_many", "workflow.publish"),
    kept_feature.install,
    send_feature.install,
    profiles_feature.install,
    corrections_feature.install,
    _late("corrections.endings_feature", "workflow.spike", "workflow.kill", "workflow.notice", "workflow.delete"),
    _late("audit.audit_feature", "library.audit", "story.audit"),
    _late("bundles.bundles_feature", "story.bundle", "library.unbundle"),
    library_feature.install,
    people_feature.install,
    _late("tour", "app.tour"),
    _late("about", "app.about"),
)
