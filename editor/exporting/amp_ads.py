"""Ad slots as AMP has them: `amp-ad` of Google Ad Manager (amp.dev, amp-ad; its page on the type doubleclick)."""

import json

from editor.article.ads import AdPlacement, Size
from editor.article.body import Block
from editor.exporting import ad_server
from editor.exporting.ad_slots import record_attributes
from editor.exporting.export import Loss
from editor.exporting.pictures import Shelf
from editor.exporting.placed import placed_ad
from editor.exporting.templates import fill

WIDEST = 336  # CSS pixels; AMP pages are for phones, whose narrowest show 360 with a margin
_NO_UNIT = Loss(
    "ad slots",
    "AMP shows an ad by amp-ad alone, which asks for an ad unit: set the profile’s ads to Google Ad Manager and name "
    "one. Until then each slot is an empty element that is hidden.",
)


def sizes_for_phones(ad: AdPlacement) -> tuple[Size, ...]:
    """Return the sizes that fit a phone, the largest first, which is the room kept; all where none fits."""
    fitting = [size for size in ad.sizes if size.width <= WIDEST] or list(ad.sizes)
    return tuple(sorted(fitting, key=lambda size: (-size.height, -size.width)))


def amp_ad(block: Block, shelf: Shelf) -> str:
    """Return the HTML of an ad marker; without an ad unit a hidden element, so that its place is not lost."""
    article, profile = shelf.request.article, shelf.request.profile
    ad = placed_ad(block, shelf)
    if ad is None:
        return ""
    sizes = sizes_for_phones(ad)
    if not ad_server.is_google(profile) or not sizes:
        shelf.losses.append(_NO_UNIT)
        return fill(
            "amp_ad.html", {"attributes": {"class": "ad-slot", **record_attributes(ad), "hidden": ""}, "ad": {}}
        )
    if len(sizes) < len(ad.sizes):
        why = f"Sizes wider than {WIDEST} pixels are left out, since an AMP page is for phones."
        shelf.losses.append(Loss(f"sizes of the ad {ad.id}", why))
    shelf.slots += 1
    targeting = {
        "pos": str(shelf.slots),
        "slug": article.furniture.slug,
        "sensitive": "true" if article.ad_settings.sensitive else "false",
    }
    return fill(
        "amp_ad.html",
        {
            "attributes": {
                "class": "ad-slot",
                **record_attributes(ad),
                "role": "note",
                "aria-label": ad.label or "Advertisement",
            },
            "ad": {
                "type": "doubleclick",
                "width": str(sizes[0].width),
                "height": str(sizes[0].height),
                "data-slot": ad_server.unit_path(profile, ad),
                "data-multi-size": ",".join(f"{size.width}x{size.height}" for size in sizes[1:]) or None,
                "data-multi-size-validation": "false" if len(sizes) > 1 else None,
                "json": json.dumps({"targeting": targeting}, ensure_ascii=False),
            },
        },
    )
