"""The story as one `<article>`: a fold over its blocks, with what stands round the body. Used by `html` and `page`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from editor.article import body
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image, Paragraph, Raw
from editor.article.syndication import CreditPlace, SearchEngines
from editor.exporting import ad_server, furniture, links, sanitise
from editor.exporting.export import ExportRequest, Loss
from editor.exporting.phrases import direction, language_tag, phrases
from editor.exporting.pictures import Place, Shelf, figure
from editor.exporting.posts import post
from editor.exporting.render import render
from editor.exporting.templates import fill


@dataclass(frozen=True, slots=True)
class Fragment:
    """A story in HTML, and what was lost on the way there."""

    html: str
    blocks: tuple[Block, ...]
    losses: tuple[Loss, ...]
    frame_hosts: tuple[str, ...] = ()


def ad_slot(ad: AdPlacement, div_id: str = "") -> str:
    """Return an empty element that an ad server fills; `div_id` names the element inside that Google's tag asks for.

    Its label is data, shown by the style sheet, and a name for screen readers: as words it would be read out as part of
    the story by reader views and kept as a paragraph by CMS importers. It reserves its height, so that nothing shifts.
    """
    attributes = {
        "class": "ad-slot",
        "data-ad-id": ad.id,
        "data-ad-slot": ad.slot,
        "data-ad-sizes": ",".join(f"{size.width}x{size.height}" for size in ad.sizes),
        "data-ad-label": ad.label,
        # A note, since many complementary landmarks of one name help nobody who moves by landmarks.
        "role": "note",
        "aria-label": ad.label or "Advertisement",
        "style": f"min-height:{max(0, ad.reserved_height)}px",
    }
    return fill("ad.html", {"attributes": attributes, "div_id": div_id})


def _ad(block: Block, shelf: Shelf) -> str:
    assert isinstance(block, Ad)
    article = shelf.request.article
    record = article.ad(block.id)
    if article.ad_settings.off is not None:
        return ""
    if record is None:
        shelf.losses.append(Loss(f"ad {block.id}", "Its marker has no record; place the ad anew or remove the marker."))
        return ""
    slug = article.furniture.slug
    return ad_slot(record, ad_server.div_id(slug, record) if shelf.request.settings.ad_unit else "")


def _embed(block: Block, shelf: Shelf) -> str:
    assert isinstance(block, Embed)
    record = shelf.request.article.embed(block.id)
    if record is None:
        shelf.losses.append(
            Loss(f"post {block.id}", "Its marker has no record; set the post anew or remove the marker.")
        )
        return ""
    return post(record, shelf)


def _image(block: Block, shelf: Shelf) -> str:
    assert isinstance(block, Image)
    return figure(block, shelf)


def _raw(block: Block, shelf: Shelf) -> str:
    assert isinstance(block, Raw)
    if block.language != "html":
        return render(block)
    gone = sanitise.removed(block.content)
    if gone:
        shelf.losses.append(Loss("HTML block", f"Taken out, as no CMS should run or fetch it: {', '.join(gone)}."))
    if shelf.fetches:
        return render(block)
    cleaned = sanitise.clean(block.content, pictures=False)
    if cleaned != render(block):
        shelf.losses.append(Loss("HTML block", "Its pictures are left out, since this target fetches nothing."))
    return cleaned


PIECES: Mapping[type[Block], Callable[[Block, Shelf], str]] = {Ad: _ad, Embed: _embed, Image: _image, Raw: _raw}


def lost_records(article: Article, blocks: tuple[Block, ...]) -> list[Loss]:
    """Return a loss for each record that no marker of the body names."""
    ads = {block.id for block in blocks if isinstance(block, Ad)}
    embeds = {block.id for block in blocks if isinstance(block, Embed)}
    why = "No marker in the text names it, so it stands nowhere."
    losses = [Loss(f"ad {ad.id}", why) for ad in article.ads if ad.id not in ads]
    if ads and article.ad_settings.off is not None:
        losses.append(Loss("ad slots", "Ads are switched off for this story, so its slots are left out."))
    return losses + [Loss(f"post {embed.id}", why) for embed in article.embeds if embed.id not in embeds]


def body_html(blocks: tuple[Block, ...], shelf: Shelf) -> list[str]:
    """Return the HTML of the blocks in order, the dateline run in before the first paragraph's words."""
    out: list[str] = []
    line = shelf.request.article.furniture.dateline
    waiting = furniture.dateline_html(line) if line else ""
    for block in blocks:
        piece = PIECES.get(type(block))
        html = piece(block, shelf) if piece else render(block)
        if waiting and isinstance(block, Paragraph):
            html = html.replace("<p>", f"<p>{waiting}", 1)
            waiting = ""
        if html:
            out.append(html)
    if waiting:
        out.insert(0, f"<p>{waiting.rstrip()}</p>")
    return out


COUNTER_SCRIPT = Loss(
    "counter of the licence",
    "It is a script, and many a CMS strips scripts: look at the published story whether it is still there.",
)


def _canonical(article: Article) -> str:
    """Return the address of the original where search engines are to be led to it."""
    told = article.syndication
    if told is None or told.duties.search_engines is not SearchEngines.CANONICAL:
        return ""
    return links.web_address(told.address)


def _attributes(request: ExportRequest) -> dict[str, str | None]:
    """Return the attributes of the article element: what a CMS, or an import, needs and readers do not see."""
    article = request.article
    about = article.furniture
    duties = article.syndication.duties if article.syndication else None
    settings = article.ad_settings
    return {
        "class": "story",
        "lang": language_tag(about.language) or None,
        "dir": direction(about.language) or None,
        "data-copydesk": "copydesk.html/1",
        "data-slug": about.slug,
        "data-revision": request.revision or None,
        "data-draft": "true" if request.draft else None,
        "data-desk": about.desk or None,
        "data-keywords": ", ".join(about.keywords) or None,
        "data-ad-policy": settings.policy,
        "data-ads": "off" if settings.off else None,
        "data-sensitive": "true" if settings.sensitive else None,
        "data-search-engines": duties.search_engines.value if duties and duties.search_engines != "nothing" else None,
        "data-canonical": _canonical(article) or None,
        "data-embargo-until": duties.embargo_until or None if duties else None,
        "data-expires-at": duties.expires_at or None if duties else None,
    }


def compose(request: ExportRequest, place: Place, fetches: bool, target: str = "") -> Fragment:
    """Return the story as one `<article>` for a target.

    `place` says where a picture of the library lies; `fetches` whether pictures at an address, and the counter of the
    licence, may make a browser fetch them.
    """
    article = request.article
    words = phrases(article.furniture.language)
    blocks = body.parse(article.body)
    shelf = Shelf(request, place, fetches, target=target)
    counter = links.web_address(article.syndication.duties.counter) if article.syndication else ""
    # The one script that an export holds: the licence asks for it, and only where the target fetches at all.
    script = counter if fetches and links.is_script(counter) else ""
    pixel = counter if (fetches or request.settings.counter_on_page) and not links.is_script(counter) else ""
    values = {
        "attributes": _attributes(request),
        "draft": words.draft if request.draft else "",
        "furniture": article.furniture,
        "byline": furniture.byline(article.furniture.byline, words) if article.furniture.byline else [],
        "dates": furniture.dates(article),
        "credit_top": furniture.credit(article, CreditPlace.TOP),
        "credit_foot": furniture.credit(article, CreditPlace.FOOT),
        "body": body_html(blocks, shelf),
        "corrections": furniture.corrections(article),
        "counter": pixel,
        "counter_script": script,
    }
    losses = (*shelf.losses, *lost_records(article, blocks), *([COUNTER_SCRIPT] if script else []))
    return Fragment(fill("article.html", values), blocks, losses, tuple(dict.fromkeys(shelf.frame_hosts)))
