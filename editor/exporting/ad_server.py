"""What Google Ad Manager needs of an export: an element's id for each slot, and the list of slots as a file beside.

The page stays without a script: the site's own tag reads the list, defines each slot with its ad unit and sizes
(developers.google.com/publisher-tag, `googletag.defineSlot(adUnitPath, size, divId)`) and displays it in the element.
"""

import json
import re

from editor.article.ads import AdPlacement
from editor.article.body import Ad, Block
from editor.article.canonical import Json
from editor.exporting.export import ExportFile, ExportRequest
from editor.exporting.profile import AdDialect, Profile
from editor.exporting.write import stem

FORMAT = "copydesk.ad-slots/1"
_UNFIT = re.compile(r"[^\w.*!:()\-]+")  # what the code of an ad unit does not take


def is_google(profile: Profile) -> bool:
    """Return whether slots are for Google Ad Manager; without an ad unit there is nothing to fill them from."""
    return profile.ads is AdDialect.GOOGLE and bool(profile.ad_unit)


def div_id(slug: str, ad: AdPlacement) -> str:
    """Return the id of the element that an ad is displayed in; no two of a site are the same."""
    return f"div-gpt-ad-{stem(slug)}-{ad.id}"


def unit_path(profile: Profile, ad: AdPlacement) -> str:
    """Return the ad unit that fills a slot, below the profile's own."""
    return f"{profile.ad_unit.rstrip('/')}/{_UNFIT.sub('-', ad.slot)}"


def slot_list(request: ExportRequest, blocks: tuple[Block, ...]) -> tuple[ExportFile, ...]:
    """Return the list of a story's slots as a file, none where the profile has other ads or no slot is exported."""
    article = request.article
    if not is_google(request.profile) or article.ad_settings.off is not None:
        return ()
    known = {ad.id: ad for ad in reversed(article.ads)}
    placed = [known[block.id] for block in blocks if isinstance(block, Ad) and block.id in known]
    if not placed:
        return ()
    slots: list[Json] = [
        {
            "id": div_id(article.furniture.slug, ad),
            "ad_unit": unit_path(request.profile, ad),
            "slot": ad.slot,
            "sizes": [[size.width, size.height] for size in ad.sizes],
            "label": ad.label,
            "targeting": {"pos": str(number)},
        }
        for number, ad in enumerate(dict.fromkeys(placed), 1)
    ]
    page: dict[str, Json] = {
        "slug": article.furniture.slug,
        "sensitive": "true" if article.ad_settings.sensitive else "false",
    }
    values: dict[str, Json] = {
        "format": FORMAT,
        "server": AdDialect.GOOGLE.value,
        "slug": article.furniture.slug,
        "revision": request.revision,
        "policy": article.ad_settings.policy,
        "targeting": page,
        "slots": slots,
    }
    content = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    name = f"{stem(article.furniture.slug)}.ad-slots.json"
    return (ExportFile(name, content.encode("utf-8", "replace"), "application/json"),)
