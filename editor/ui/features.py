"""What is put into the window once it is painted: panels, furniture, preview and dialogs, each with its actions.

The window knows none of them; each is given what it needs of the window's services.
"""

from collections.abc import Callable

from editor.ui import about, library_feature, tour
from editor.ui.ads import ads_feature as ads
from editor.ui.attribution import attribution_feature as attribution
from editor.ui.audit import audit_feature
from editor.ui.bundles import bundles_feature
from editor.ui.checks import checks_feature as checks
from editor.ui.corrections import corrections_feature
from editor.ui.embeds import embeds_feature as embeds
from editor.ui.exports import export_feature, kept_feature, profiles_feature
from editor.ui.furniture import furniture_feature as furniture
from editor.ui.history import history_feature
from editor.ui.imports import import_feature
from editor.ui.preview import preview_feature
from editor.ui.review import people_feature, review_feature
from editor.ui.sending import send_feature
from editor.ui.services import Services

# In the order of the tabs. Each is put in on a turn of its own of the window's loop: together they take longer than a
# person should wait for the list to answer.
FEATURES: tuple[Callable[[Services], object], ...] = (
    furniture.install,
    attribution.install,
    ads.install,
    embeds.install,
    checks.install,
    history_feature.install,
    review_feature.install,
    preview_feature.install,
    import_feature.install,
    export_feature.install,
    kept_feature.install,
    send_feature.install,
    profiles_feature.install,
    corrections_feature.install,
    audit_feature.install,
    bundles_feature.install,
    library_feature.install,
    people_feature.install,
    tour.install,
    about.install,
)
