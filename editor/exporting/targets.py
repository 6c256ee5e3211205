"""The registry of targets: one file each, found by name."""

from collections.abc import Mapping
from dataclasses import replace

from editor.article.errors import UnknownName
from editor.exporting import amp, ans, applenews, ghost, html, markdown, ninjs, page, portable_json, wordpress
from editor.exporting.export import Export, ExportRequest, Target, withdrawn
from editor.exporting.heeding import by_profile

TARGETS: Mapping[str, Target] = {
    one.name: one
    for one in (
        html.TARGET,
        page.TARGET,
        markdown.TARGET,
        portable_json.TARGET,
        ghost.TARGET,
        wordpress.TARGET,
        amp.TARGET,
        ninjs.TARGET,
        ans.TARGET,
        applenews.TARGET,
    )
}


def target(name: str) -> Target:
    """Return the target with a name; raises UnknownName with the names there are."""
    found = TARGETS.get(name)
    if found is None:
        raise UnknownName(f"There is no target “{name}”; there are {', '.join(TARGETS)}.")
    return found


def export(name: str, request: ExportRequest) -> Export:
    """Return what a target makes of an article; a function that other processes can be given."""
    found = target(name)
    made = found.render(request)
    return replace(made, losses=by_profile(found, withdrawn(request), made.losses))
