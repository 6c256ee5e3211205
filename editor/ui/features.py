"""What is put into the window once its text is painted: panels, preview and dialogs, each with its actions.

The window knows none of them; each is given what it needs of the window's services. What only its actions lead to is
loaded with the first of them: a window with a story takes a sixth less memory so.
"""

from collections.abc import Callable

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


def _exports(services: Services) -> None:
    def install() -> None:
        from editor.ui.exports import export_feature

        export_feature.install(services)

    services.actions.handle_late(install, "story.export", "story.export_many", "workflow.publish")


def _endings(services: Services) -> None:
    def install() -> None:
        from editor.ui.corrections import endings_feature

        endings_feature.install(services)

    actions = ("workflow.spike", "workflow.kill", "workflow.notice", "workflow.delete")
    services.actions.handle_late(install, *actions)


def _audit(services: Services) -> None:
    def install() -> None:
        from editor.ui.audit import audit_feature

        audit_feature.install(services)

    services.actions.handle_late(install, "library.audit", "story.audit")


def _bundles(services: Services) -> None:
    def install() -> None:
        from editor.ui.bundles import bundles_feature

        bundles_feature.install(services)

    services.actions.handle_late(install, "story.bundle", "library.unbundle")


def _tour(services: Services) -> None:
    def install() -> None:
        from editor.ui import tour

        tour.install(services)

    services.actions.handle_late(install, "app.tour")


def _about(services: Services) -> None:
    def install() -> None:
        from editor.ui import about

        about.install(services)

    services.actions.handle_late(install, "app.about")


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
    _exports,
    kept_feature.install,
    send_feature.install,
    profiles_feature.install,
    corrections_feature.install,
    _endings,
    _audit,
    _bundles,
    library_feature.install,
    people_feature.install,
    _tour,
    _about,
)
