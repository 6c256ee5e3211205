"""The story as one `<article>`: a fold over its blocks, with what stands round the body. Used by `html` and `page`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from editor.article import body
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image, Paragraph, Raw
from editor.article.syndication import CreditPlace, SearchEngines
from editor.exporting import ad_slots, furniture, links, notes, own_form, sanitise
from editor.exporting.export import ExportRequest, Loss
from editor.exporting.notes import Notes
from editor.exporting.outline import Outline
from editor.exporting.phrases import direction, language_tag, phrases
from editor.exporting.pictures import Place, Shelf, figure
from editor.exporting.placed import placed_post
from editor.exporting.posts import post
from editor.exporting.profile import Position
from editor.exporting.render import render
from editor.exporting.templates import fill

_PARAGRAPH = re.compile(r"<p\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A story in HTML, and what was lost on the way there."""

    html: str
    blocks: tuple[Block, ...]
    losses: tuple[Loss, ...]
    frame_hosts: tuple[str, ...] = ()


def _embed(block: Block, shelf: Shelf) -> str:
    record = placed_post(block, shelf)
    return post(record, shelf) if record else ""


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
    cleaned = sanitise.clean(block.content, pictures=shelf.fetches)
    if cleaned != render(block):
        shelf.losses.append(Loss("HTML block", "Its pictures are left out, since this target fetches nothing."))
    return f'<div class="html-block">{cleaned}</div>' if cleaned else ""


Pieces = Mapping[type[Block], Callable[[Block, Shelf], str]]
PIECES: Pieces = {Ad: ad_slots.ad, Embed: _embed, Image: _image, Raw: _raw}


def lost_records(article: Article, blocks: tuple[Block, ...]) -> list[Loss]:
    """Return a loss for each record that no marker of the body names."""
    ads = {block.id for block in blocks if isinstance(block, Ad)}
    embeds = {block.id for block in blocks if isinstance(block, Embed)}
    why = "No marker in the text names it, so it stands nowhere."
    losses = [Loss(f"ad {ad.id}", why) for ad in article.ads if ad.id not in ads]
    if ads and article.ad_settings.off is not None:
        losses.append(Loss("ad slots", "Ads are switched off for this story, so its slots are left out."))
    return losses + [Loss(f"post {embed.id}", why) for embed in article.embeds if embed.id not in embeds]


def body_html(
    blocks: tuple[Block, ...], shelf: Shelf, cited: Notes | None = None, pieces: Pieces = PIECES
) -> list[str]:
    """Return the HTML of the blocks in order, the dateline run in before the first paragraph's words.

    `cited` shows the citations as the profile asks for; without it, as in the preview, none is shown and no
    spelling is noted. `pieces` writes what needs records.
    """
    out: list[str] = []
    outline = Outline()
    line = shelf.request.article.furniture.dateline
    waiting = furniture.dateline_html(line) if line else ""
    for block in blocks:
        piece = pieces.get(type(block))
        html = piece(block, shelf) if piece else (cited.render(block) if cited else render(block))
        html = outline.placed(own_form.with_source(html, block) if cited else html, block)
        if waiting and isinstance(block, Paragraph):
            opening = _PARAGRAPH.match(html)
            html = f"{opening[0]}{waiting}{html[opening.end() :]}" if opening else html
            waiting = ""
        if html:
            out.append(html)
        else:
            shelf.left_out += 1
    if waiting:
        out.insert(0, f"<p>{waiting.rstrip()}</p>")
    return out


COUNTER_SCRIPT = Loss(
    "counter of the licence",
    "It is a script, and many a CMS strips scripts: look at the published story whether it is still there.",
)


def _attributes(request: ExportRequest, blocks: tuple[Block, ...], *, complete: bool) -> dict[str, str | None]:
    """Return the attributes of the article element: what a CMS, or an import, needs and readers do not see."""
    article = request.article
    about = article.furniture
    duties = article.syndication.duties if article.syndication else None
    settings = article.ad_settings
    told = notes.search_engines(request)
    return {
        "class": "story",
        "lang": language_tag(about.language) or None,
        "dir": direction(about.language) or None,
        "data-copydesk": own_form.FORM,
        "data-slug": about.slug,
        "data-revision": request.revision or None,
        "data-draft": "true" if request.draft else None,
        "data-state": "withdrawn" if request.is_withdrawn else None,
        **own_form.furniture_attributes(article),
        "data-ad-policy": settings.policy,
        "data-ads": "off" if settings.off else None,
        "data-sensitive": "true" if settings.sensitive else None,
        "data-search-engines": told.value if told is not SearchEngines.NOTHING else None,
        "data-canonical": notes.canonical(request) or None,
        "data-embargo-until": duties.embargo_until or None if duties else None,
        "data-expires-at": duties.expires_at or None if duties else None,
        "data-syndication": own_form.syndication_record(article.syndication),
        **own_form.orders(article, blocks),
        "data-gaps": own_form.gaps(article.body, blocks) or None if complete else None,
    }


def _counter(request: ExportRequest, fetches: bool) -> tuple[str, str]:
    """Return the address of the licence's counter as a picture and as a script, each empty where it is not wanted."""
    syndication = request.article.syndication
    counter = links.web_address(syndication.duties.counter) if syndication else ""
    # The one script that an export holds: the licence asks for it, and only where the target fetches at all.
    if links.is_script(counter):
        return "", counter if fetches else ""
    return counter if fetches or request.settings.counter_on_page else "", ""


def compose(
    request: ExportRequest, place: Place, fetches: bool, target: str = "", pieces: Pieces = PIECES, counts: bool = True
) -> Fragment:
    """Return the story as one `<article>` for a target, as the request's profile asks for it.

    `place` says where a picture of the library lies; `fetches` whether pictures at an address, and the counter of the
    licence, may make a browser fetch them; `counts` whether the counter stands in the article at all; `pieces` writes
    what needs records.
    """
    article = request.article
    words = phrases(article.furniture.language)
    blocks = body.parse(article.body)
    shelf = Shelf(request, place, fetches, target=target)
    cited = Notes(request)
    told = body_html(blocks, shelf, cited, pieces)
    counter, script = _counter(request, fetches) if counts else ("", "")
    place_of_credit = notes.credit_place(request)
    credit = furniture.credit(article, place_of_credit)
    corrections = furniture.corrections(article)
    at_top = notes.corrections_place(request) is Position.TOP
    values = {
        "attributes": _attributes(request, blocks, complete=not shelf.left_out),
        "draft": words.draft if request.draft else "",
        "furniture": article.furniture,
        "byline": furniture.byline(article.furniture.byline, words) if article.furniture.byline else [],
        "dates": furniture.dates(article),
        "credit_top": credit if place_of_credit is CreditPlace.TOP else None,
        "credit_foot": credit if place_of_credit is CreditPlace.FOOT else None,
        "body": told,
        "notes": cited.section(),
        "corrections_top": corrections if at_top else [],
        "corrections_foot": [] if at_top else corrections,
        "footer": notes.footer_html(request.profile),
        "counter": counter,
        "counter_script": script,
    }
    scripts = [COUNTER_SCRIPT] if script else []
    losses = (*shelf.losses, *lost_records(article, blocks), *cited.losses, *notes.duty_losses(request), *scripts)
    return Fragment(fill("article.html", values), blocks, losses, tuple(dict.fromkeys(shelf.frame_hosts)))
