"""Ad slots in WordPress's dialects: an element in a block of HTML, Newspack's block, SCAIP's shortcode, comments.

A comment alone is no slot: the server's own filters keep comments, but importers, feeds and optimisers drop them. So a
pair of comments stands round the element and not in its place, and never begins with `wp:`, which would be a block.
"""

from collections.abc import Callable, Mapping

from editor.article.ads import AdPlacement
from editor.exporting import ad_server
from editor.exporting.ad_slots import ad_slot
from editor.exporting.export import ExportRequest
from editor.exporting.profile import AdDialect
from editor.exporting.wordpress_blocks import Forms, block_markup, html_block, kept

_IN_SHORTCODE = str.maketrans(
    {"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "[": "&#091;", "]": "&#093;", "\n": " "}
)
OWN_SETTINGS = "Newspack and SCAIP label their ads and size them by their own settings."


def ad_block(ad: AdPlacement, number: int, request: ExportRequest, known: Forms) -> str:
    """Return the block of a slot; `number` counts the slots of the story from 1."""
    return _DIALECTS[request.profile.ads](ad, number, request, known)


def sizes_of(ad: AdPlacement) -> str:
    """Return the sizes of a slot as they stand in attributes: `728x90,320x100`."""
    return ",".join(f"{size.width}x{size.height}" for size in ad.sizes)


def _called(ad: AdPlacement) -> str:
    return f"Ad {ad.id}: {ad.slot}"


def _element(ad: AdPlacement, _number: int, _request: ExportRequest, known: Forms) -> str:
    return html_block(kept(ad_slot(ad).strip()), _called(ad), known)


def _google(ad: AdPlacement, _number: int, request: ExportRequest, known: Forms) -> str:
    div_id = ad_server.div_id(request.article.furniture.slug, ad) if ad_server.is_google(request.profile) else ""
    return html_block(kept(ad_slot(ad, div_id).strip()), _called(ad), known)


def _newspack(ad: AdPlacement, _number: int, request: ExportRequest, known: Forms) -> str:
    """Return Newspack's block; its provider is Google Ad Manager (`gam`), which as the default is left out."""
    unit = request.profile.ad_unit or ad.slot
    return block_markup(
        "newspack-ads/ad-unit",
        "",
        {"ad_unit": unit, "metadata": {"name": _called(ad)}} if known.names else {"ad_unit": unit},
    )


def _scaip(ad: AdPlacement, number: int, _request: ExportRequest, _known: Forms) -> str:
    """Return SCAIP's shortcode at the beginning of a line, by which the plugin leaves its own insertion off.

    It shows the widget area of the number; the other attributes it passes over, and an import finds the slot by them.
    """
    told = {"number": str(number), "id": ad.id, "slot": ad.slot, "sizes": sizes_of(ad), "label": ad.label}
    attributes = "".join(f' {name}="{value.translate(_IN_SHORTCODE)}"' for name, value in told.items())
    return block_markup("shortcode", f"[ad{attributes}]")


def _comments(ad: AdPlacement, _number: int, _request: ExportRequest, known: Forms) -> str:
    html = f"<!-- ad-slot {ad.id} -->\n{kept(ad_slot(ad).strip())}\n<!-- /ad-slot {ad.id} -->"
    return html_block(html, _called(ad), known)


_DIALECTS: Mapping[AdDialect, Callable[[AdPlacement, int, ExportRequest, Forms], str]] = {
    AdDialect.ELEMENT: _element,
    AdDialect.GOOGLE: _google,
    AdDialect.NEWSPACK: _newspack,
    AdDialect.SCAIP: _scaip,
    AdDialect.COMMENTS: _comments,
}
