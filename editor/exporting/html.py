"""The target `html`: the story as one `<article>` that a CMS takes as it is, its pictures as files beside it."""

from collections.abc import Mapping

from editor.exporting.ad_server import slot_list
from editor.exporting.export import (
    CARRIED,
    Carriage,
    Carries,
    Export,
    ExportRequest,
    Target,
    degraded,
    distinct,
    encode,
    lost,
    publishable,
    table_losses,
)
from editor.exporting.features import Feature
from editor.exporting.fragment import compose
from editor.exporting.pictures import Folder

# What a page for readers does not carry, whether it stands alone or goes to a CMS.
FOR_READERS: Carries = {
    **dict.fromkeys(Feature, CARRIED),
    Feature.NOTE: lost("The note to editors stays in the library."),
    Feature.CITATIONS: lost("Readers are not shown citations; they stay in the library."),
    Feature.SOURCES: lost("The records of sources stay in the library."),
    Feature.DECISIONS: lost("Decisions on quotations stay in the library."),
    Feature.ASSET_LINKS: degraded(
        "A file of the library has no address outside of it, so the words stay without link."
    ),
    Feature.SCREENSHOTS: degraded("A screenshot is shown where no words were captured, or where somebody chose it."),
    Feature.CAPTURES: lost("The last capture alone is shown; earlier ones, and who made them, stay in the library."),
    Feature.SYNDICATION: degraded("Credit and licence are shown; the other terms stay in the library."),
    Feature.CORRECTION_DETAILS: degraded("Readers are told the text of a correction; the rest stays in the library."),
}

CARRIES: Carries = FOR_READERS
# What becomes of a profile's options in HTML, whether it stands alone or goes to a CMS.
HEEDS: Mapping[str, Carriage] = {
    "ads": CARRIED,
    "ads=newspack": degraded("Newspack’s block stands in WordPress markup alone, so a slot is an element without it."),
    "ad_unit": CARRIED,
    "embeds": CARRIED,
    "networks": CARRIED,
    "embed_hosts": CARRIED,
    "citations": CARRIED,
    "search_engines": CARRIED,
    "credit": CARRIED,
    "corrections": CARRIED,
    "footer": CARRIED,
}


def render(request: ExportRequest) -> Export:
    """Return the story as the fragment of a page."""
    request, withheld = publishable(request)
    folder = Folder(request.settings.picture_folder)
    fragment = compose(request, folder.place, fetches=True, target=TARGET.name)
    known = table_losses(CARRIES, request.article, fragment.blocks)
    pictures = tuple(folder.files[name] for name in sorted(folder.files))
    files = (*pictures, *slot_list(request, fragment.blocks))
    return Export(encode(fragment.html), distinct([*withheld, *known, *fragment.losses]), files)


TARGET = Target("html", "HTML for the CMS", "text/html", "html", CARRIES, render, HEEDS)
