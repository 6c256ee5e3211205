"""The target `amp`: the story as a page of AMP, which AMP's own validator finds valid (amp.dev, AMP HTML).

AMP asks for its own script and lets no other run; a page shows pictures, ads and networks' posts by its components.
Posts are static figures unless the profile leaves them to the page, so that nobody is asked for one.
"""

import re
from collections.abc import Mapping

from editor.article.body import Ad, Block, Embed, Image, Raw
from editor.exporting import amp_ads, amp_posts, links, page, sanitise
from editor.exporting.amp_pictures import SizedFolder
from editor.exporting.export import (
    Carriage,
    Carries,
    Export,
    ExportRequest,
    Loss,
    Target,
    degraded,
    distinct,
    encode,
    lost,
    publishable,
    table_losses,
)
from editor.exporting.features import Feature
from editor.exporting.fragment import Pieces, compose
from editor.exporting.html import FOR_READERS
from editor.exporting.html import HEEDS as HTML_HEEDS
from editor.exporting.phrases import direction, language_tag, phrases
from editor.exporting.pictures import Folder, Shelf
from editor.exporting.render import render as render_block
from editor.exporting.structured_data import in_script
from editor.exporting.templates import fill, resource
from editor.exporting.write import stem

LONGEST_STYLE = 75_000  # bytes; amp.dev, "Supported CSS"
CARRIES: Carries = {
    **FOR_READERS,
    Feature.ADS: degraded(
        "A slot is an amp-ad where the profile names an ad unit of Google Ad Manager, else a hidden element."
    ),
    Feature.RAW_HTML: degraded("An HTML block is shown without pictures, which AMP wants with their size."),
    Feature.COUNTER: degraded("The counter is an amp-pixel, which is called by https alone."),
}
_NOT_OF_AMP = "AMP knows amp-ad alone, which asks for an ad unit of Google Ad Manager; without one slots are hidden."
HEEDS: Mapping[str, Carriage] = {
    **HTML_HEEDS,
    "ads=scaip": degraded(_NOT_OF_AMP),
    "ads=newspack": degraded(_NOT_OF_AMP),
    "ads=comments": degraded(_NOT_OF_AMP),
    "embeds=click-to-load": degraded("AMP has no frame that waits for a click, so posts are static figures."),
    "embed_hosts": lost("AMP loads no post on a click."),
}
# AMP takes a summary as the first child of details alone.
_SUMMARY = re.compile(r"</?summary\b[^>]*>")
_IN_PLACE = re.compile(r"<details\b[^>]*>\s*<summary\b")
# Names that AMP keeps for itself (its validator's rules for class).
_RESERVED = re.compile(r' class="[^"]*(?:i-amphtml-|amp-notsupported)[^"]*"', re.IGNORECASE)


def _raw(block: Block, shelf: Shelf) -> str:
    assert isinstance(block, Raw)
    if block.language != "html":
        return render_block(block)
    gone = sanitise.removed(block.content)
    if gone:
        shelf.losses.append(Loss("HTML block", f"Taken out, as no page should run or fetch it: {', '.join(gone)}."))
    cleaned = _RESERVED.sub("", sanitise.clean(block.content, pictures=False))
    if cleaned.count("<summary") != len(_IN_PLACE.findall(cleaned)):
        cleaned = _SUMMARY.sub("", cleaned)
    if sanitise.clean(block.content, pictures=False) != sanitise.clean(block.content):
        shelf.losses.append(Loss("HTML block", "Its pictures are left out, since AMP wants the size of each."))
    return f'<div class="html-block">{cleaned}</div>' if cleaned else ""


def _pieces(folder: SizedFolder) -> Pieces:
    def image(block: Block, shelf: Shelf) -> str:
        assert isinstance(block, Image)
        return folder.image(block, shelf)

    def post(block: Block, shelf: Shelf) -> str:
        return folder.with_amp(amp_posts.amp_post(block, shelf))

    return {Ad: amp_ads.amp_ad, Embed: post, Image: image, Raw: _raw}


def _pixel(request: ExportRequest) -> tuple[str, tuple[Loss, ...]]:
    """Return the address of the licence's counter as `amp-pixel` may call it, else a loss that says why it is not."""
    syndication = request.article.syndication
    counter = links.web_address(syndication.duties.counter) if syndication else ""
    if not counter:
        return "", ()
    if links.is_script(counter):
        return "", (Loss("counter of the licence", "It is a script, and AMP lets no script run but its own."),)
    if not counter.lower().startswith("https://"):
        return "", (Loss("counter of the licence", "AMP calls a counter by https alone, and this one has no https."),)
    return counter, ()


def _canonical(request: ExportRequest) -> tuple[str, tuple[Loss, ...]]:
    """Return the address of the page that this one stands for: the original's where it is to be named, else its own."""
    told = page.head(request, ())["canonical"]
    if isinstance(told, str) and told:
        return told, ()
    own = f"{stem(request.article.furniture.slug)}.{TARGET.extension}"
    why = "The address of the story on the site is not known here, so the page names itself; put the site’s own in."
    return own, (Loss("canonical address", why),)


def style() -> str:
    """Return the style sheet of the page, that of the page that stands alone with what AMP's elements need."""
    return resource("page.css") + resource("amp.css")


def render(request: ExportRequest) -> Export:
    """Return the story as a page of AMP, its pictures as files beside it."""
    request, withheld = publishable(request)
    article, settings = request.article, request.settings
    folder = SizedFolder(Folder(settings.picture_folder))
    fragment = compose(request, folder.place, fetches=True, target=TARGET.name, pieces=_pieces(folder), counts=False)
    pixel, pixel_losses = _pixel(request)
    canonical, canonical_losses = _canonical(request)
    values = {
        "language": language_tag(article.furniture.language) or "und",
        "direction": direction(article.furniture.language),
        "head": {**page.head(request, fragment.blocks), "canonical": canonical},
        "draft": phrases(article.furniture.language).draft if request.draft else "",
        "components": amp_posts.components_of(fragment.html),
        "style": style(),
        "data": in_script(page.structured_data(request, fragment.blocks)),
        "site_name": settings.site_name,
        "site_address": links.web_address(settings.site_address),
        "article": fragment.html,
        "pixel": pixel,
    }
    losses = [
        *withheld,
        *table_losses(CARRIES, article, fragment.blocks),
        *fragment.losses,
        *pixel_losses,
        *canonical_losses,
    ]
    files = tuple(folder.folder.files[name] for name in sorted(folder.folder.files))
    return Export(encode(fill("amp.html", values)), distinct(losses), files)


TARGET = Target("amp", "AMP page", "text/html", "amp.html", CARRIES, render, HEEDS)
