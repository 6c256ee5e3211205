"""Ad slots in HTML, in the dialect that the profile asks for; each carries its record as data."""

from editor.article.ads import AdPlacement
from editor.article.body import Block
from editor.exporting import ad_server
from editor.exporting.pictures import Shelf
from editor.exporting.placed import placed_ad
from editor.exporting.profile import AdDialect
from editor.exporting.templates import fill


def record_attributes(ad: AdPlacement) -> dict[str, str | None]:
    """Return the record of a placement as attributes."""
    return {
        "data-ad-id": ad.id,
        "data-ad-slot": ad.slot,
        "data-ad-sizes": ",".join(f"{size.width}x{size.height}" for size in ad.sizes),
        "data-ad-label": ad.label,
    }


def ad_slot(ad: AdPlacement, div_id: str = "") -> str:
    """Return an empty element that an ad server fills; `div_id` names the element inside that Google's tag asks for.

    Its label is data, shown by the style sheet, and a name for screen readers: as words it would be read out as part of
    the story by reader views and kept as a paragraph by CMS importers. It reserves its height, so that nothing shifts.
    """
    attributes = {
        "class": "ad-slot",
        **record_attributes(ad),
        # A note, since many complementary landmarks of one name help nobody who moves by landmarks.
        "role": "note",
        "aria-label": ad.label or "Advertisement",
        "style": f"min-height:{max(0, ad.reserved_height)}px",
    }
    return fill("ad.html", {"attributes": attributes, "div_id": div_id})


def _shortcode(ad: AdPlacement, number: int) -> str:
    """Return SCAIP's shortcode; a manual one turns the insertion by SCAIP itself off."""
    attributes = {"class": "ad-shortcode", **record_attributes(ad)}
    return fill("ad_shortcode.html", {"attributes": attributes, "number": number}).strip()


def ad(block: Block, shelf: Shelf) -> str:
    """Return the HTML of an ad marker; nothing where ads are off, or where it has no record, which is a loss."""
    article, profile = shelf.request.article, shelf.request.profile
    record = placed_ad(block, shelf)
    if record is None:
        return ""
    if profile.ads is AdDialect.SCAIP and shelf.fetches:
        shelf.slots += 1
        return _shortcode(record, shelf.slots)
    if profile.ads is AdDialect.COMMENTS:
        return f"<!-- ad-slot {record.id} -->{ad_slot(record)}<!-- /ad-slot {record.id} -->"
    slug = article.furniture.slug
    return ad_slot(record, ad_server.div_id(slug, record) if ad_server.is_google(profile) else "")
