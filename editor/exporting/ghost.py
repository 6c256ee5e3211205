"""The target `ghost`: HTML that Ghost's importer (`?source=html`) takes without losing a word or an ad slot.

The importer keeps elements that its editor knows and reduces any other to its words; what stands between the comments
of an HTML card it keeps as it is. So prose stands outside of cards, where editors can edit it, and ad slots, static
posts, tables and HTML blocks inside. Read in @tryghost/kg-html-to-lexical and kg-default-nodes: a card is its top nodes
joined by line feeds, so each card has one element; a quotation keeps line breaks and no paragraphs; a list counts by
one; a figure round a frame, or round a quotation with a link, is an embed card.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from editor.article import body
from editor.article.body import Ad, Block, Embed, Image, List, Paragraph, Quote, Raw, Table
from editor.article.embeds import Embed as EmbedRecord
from editor.article.syndication import CreditPlace
from editor.exporting import ad_server, click_to_load, furniture, links, notes, provider_embeds, sanitise
from editor.exporting.ad_slots import ad_slot
from editor.exporting.embed_mode import embed_mode
from editor.exporting.export import (
    CARRIED,
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
from editor.exporting.fragment import COUNTER_SCRIPT, lost_records
from editor.exporting.ghost_fields import caption_html, fields_file, lead_picture, post_fields
from editor.exporting.html import FOR_READERS
from editor.exporting.phrases import human_date, phrases
from editor.exporting.picture_size import picture_size
from editor.exporting.pictures import Folder, Shelf, record
from editor.exporting.placed import placed_ad, placed_post
from editor.exporting.posts import author_of, link_words, notice_of, provider_title, static_figure
from editor.exporting.profile import AdDialect, EmbedMode, Position
from editor.exporting.render import render as render_block
from editor.exporting.serialise import escape_attribute, escape_text
from editor.exporting.templates import fill

CARRIES: Carries = {
    **FOR_READERS,
    Feature.KICKER: lost("Ghost has no line over a headline; most themes show the first tag there."),
    Feature.BYLINE: degraded("The byline opens the text, since Ghost’s authors are accounts: choose them in Ghost."),
    Feature.DESK: degraded("The desk is the post’s first tag."),
    Feature.LANGUAGE: lost("Ghost has one language for a whole site; set it in Ghost’s settings."),
    Feature.DATES: degraded("The time of publication goes along in UTC; when a post was updated Ghost itself keeps."),
    Feature.QUOTES: degraded("A quotation is one paragraph with line breaks, whose words they are on its last line."),
    Feature.TABLES: degraded("A table is an HTML card, since Ghost’s editor has no tables."),
    Feature.RAW_HTML: degraded("An HTML block is an HTML card."),
    Feature.ADS_OFF: degraded("That ads are off is Ghost’s internal tag #ads-off, which a theme can look for."),
    Feature.SENSITIVE: degraded("That a story is sensitive is Ghost’s internal tag #sensitive, for a theme."),
    Feature.AD_POLICY: lost("The name of the ad policy stays in the library."),
    Feature.PRESENTATION: CARRIED,
    Feature.EMBARGO: lost("Embargo and expiry stay in the library; schedule the post in Ghost."),
}
_NOT_OF_GHOST = "That form is WordPress’s; slots are elements in HTML cards."
HEEDS = {
    "ads": CARRIED,
    "ads=newspack": degraded(_NOT_OF_GHOST),
    "ads=scaip": degraded(_NOT_OF_GHOST),
    "ads=comments": degraded("Ghost’s importer drops comments; slots are elements in HTML cards."),
    **dict.fromkeys(
        (
            "ad_unit",
            "embeds",
            "networks",
            "embed_hosts",
            "citations",
            "search_engines",
            "credit",
            "corrections",
            "footer",
        ),
        CARRIED,
    ),
}


def card(html: str) -> str:
    """Return HTML that Ghost keeps as it is; one element, since what stands between elements is joined anew."""
    return f"<!--kg-card-begin: html-->\n{html.strip()}\n<!--kg-card-end: html-->"


@dataclass(slots=True)
class _Writing:
    """What the blocks of one post are written with."""

    shelf: Shelf
    cited: notes.Notes
    lead: Image | None

    @property
    def request(self) -> ExportRequest:
        return self.shelf.request


def _ad(block: Block, writing: _Writing) -> str:
    article, profile = writing.request.article, writing.request.profile
    placed = placed_ad(block, writing.shelf)
    if placed is None:
        return ""
    is_google = profile.ads is AdDialect.GOOGLE and bool(profile.ad_unit)
    return card(ad_slot(placed, ad_server.div_id(article.furniture.slug, placed) if is_google else ""))


def _embed(block: Block, writing: _Writing) -> str:
    placed = placed_post(block, writing.shelf)
    if placed is None:
        return ""
    if embed_mode(placed, writing.request.profile) is EmbedMode.CMS:
        if shown := _embed_card(placed, writing.request):
            return shown
        why = "No embed of its network is to be had at its address, so readers have its words and the link."
        writing.shelf.losses.append(Loss(f"post {placed.id} as an embed of Ghost", why))
    return card(static_figure(placed, writing.shelf))


def _embed_card(embed: EmbedRecord, request: ExportRequest) -> str:
    """Return a post as Ghost's own embed card: the network's block with its script, or its frame."""
    language = request.article.furniture.language
    shown = provider_embeds.block(embed, language) or _frame(embed, request)
    capture = embed.latest
    address = links.web_address(embed.address)
    if not shown or not address:
        return ""
    posted = human_date(capture.posted_at, language)
    return fill(
        "ghost_embed.html",
        {
            "embed": shown,
            "caption": ", ".join(filter(None, (author_of(capture), posted))),
            "address": address,
            "link_words": link_words(embed.provider, phrases(language)),
            "notice": notice_of(embed, language),
        },
    )


def _frame(embed: EmbedRecord, request: ExportRequest) -> str:
    found = click_to_load.frame(embed, request.profile)
    if found is None:
        return ""
    title = ", ".join(filter(None, (provider_title(embed.provider), author_of(embed.latest))))
    return (
        f'<iframe src="{escape_attribute(found.address)}" width="{found.width}" height="{found.height}" '
        f'title="{escape_attribute(title)}" loading="lazy" allowfullscreen></iframe>'
    )


def _image(block: Block, writing: _Writing) -> str:
    assert isinstance(block, Image)
    if block is writing.lead:
        return ""
    article = writing.request.article
    source = writing.shelf.source_of(block.target, f"picture “{block.alternative or block.caption or block.target}”")
    caption = caption_html(block, article)
    if not source:
        return f"<p>{caption}</p>" if caption else ""
    asset = writing.request.asset(block.target[6:]) if block.target.lower().startswith("asset:") else None
    known = record(article, block.target)
    return fill(
        "ghost_picture.html",
        {
            "source": source,
            "alternative": block.alternative,
            "size": picture_size(asset.content, asset.media_type) if asset else None,
            "caption": block.caption,
            "credit": known.credit if known else "",
            "credit_address": links.web_address(known.address) if known else "",
        },
    ).strip()


def _quote(block: Block, writing: _Writing) -> str:
    """Return a quotation with line breaks for paragraphs, which are all that Ghost's editor keeps inside of one."""
    html = writing.cited.render(block).replace("</p><p>", "<br><br>").replace("<footer><cite>", "<br>— ")
    for tag in ("<p>", "</p>", "</cite></footer>"):
        html = html.replace(tag, "")
    return html.replace("<blockquote><br>", "<blockquote>")


def _list(block: Block, writing: _Writing) -> str:
    html = writing.cited.render(block)
    # Ghost counts items by one, so a number that jumps is kept in a card alone.
    return card(html) if '<li value="' in html else html


def _raw(block: Block, writing: _Writing) -> str:
    assert isinstance(block, Raw)
    if block.language != "html":
        return render_block(block)
    gone = sanitise.removed(block.content)
    if gone:
        why = f"Taken out, as no CMS should run or fetch it: {', '.join(gone)}."
        writing.shelf.losses.append(Loss("HTML block", why))
    cleaned = render_block(block)
    return card(f'<div class="html-block">{cleaned}</div>') if cleaned else ""


PIECES: Mapping[type[Block], Callable[[Block, _Writing], str]] = {
    Ad: _ad,
    Embed: _embed,
    Image: _image,
    Quote: _quote,
    List: _list,
    Table: lambda block, writing: card(writing.cited.render(block)),
    Raw: _raw,
}


def _body(blocks: tuple[Block, ...], writing: _Writing) -> list[str]:
    """Return the HTML of the blocks in order, the dateline run in before the first paragraph's words."""
    line = writing.request.article.furniture.dateline
    waiting = f"{escape_text(furniture.dateline(line))} " if line else ""
    out: list[str] = []
    for block in blocks:
        piece = PIECES.get(type(block))
        html = piece(block, writing) if piece else writing.cited.render(block)
        if waiting and isinstance(block, Paragraph):
            html = html.replace("<p>", f"<p>{waiting}", 1)
            waiting = ""
        if piece is None and '" title="' in html:
            writing.shelf.losses.append(Loss("title of a link", "Ghost keeps where a link leads, and no title of it."))
        if html:
            # Ghost joins lists that follow each other, and would count the second on from the first.
            follows = bool(out) and html.startswith("<ol") and out[-1].startswith("<ol")
            out.append(card(html) if follows else html)
    if waiting:
        out.insert(0, f"<p>{waiting.rstrip()}</p>")
    return out


def _foot(writing: _Writing) -> tuple[list[str], list[Loss]]:
    """Return what stands below everything: the house's own footer and the counter of the licence."""
    article = writing.request.article
    pieces = []
    if own := notes.footer_html(writing.request.profile):
        pieces.append(own.replace(' class="house-footer"', "", 1))
    counter = links.web_address(article.syndication.duties.counter) if article.syndication else ""
    if not counter:
        return pieces, []
    if links.is_script(counter):
        pieces.append(card(f'<script src="{escape_attribute(counter)}" async></script>'))
        return pieces, [COUNTER_SCRIPT]
    pieces.append(card(f'<img src="{escape_attribute(counter)}" alt="" width="1" height="1">'))
    return pieces, []


def render(request: ExportRequest) -> Export:
    """Return the story as HTML for Ghost, its pictures as files beside it, and the fields of the post as JSON."""
    request, withheld = publishable(request)
    article = request.article
    words = phrases(article.furniture.language)
    blocks = body.parse(article.body)
    folder = Folder(request.settings.picture_folder)
    fields = post_fields(request)
    lead = lead_picture(blocks) if "feature_image" in fields.values else None
    shelf = Shelf(request, folder.place, fetches=True, target=TARGET.name)
    writing = _Writing(shelf, notes.Notes(request), lead)
    if lead:
        shelf.source_of(lead.target, "")  # its file goes along too
    text = _body(blocks, writing)
    if section := writing.cited.section():
        text.append(card(section))
    foot, foot_losses = _foot(writing)
    place = notes.credit_place(request)
    credit = furniture.credit(article, article.syndication.credit_place) if article.syndication else None
    values = {
        "draft": words.draft if request.draft else "",
        "byline": furniture.byline_text(article),
        "credit_top": credit if place is CreditPlace.TOP else None,
        "credit_foot": credit if place is CreditPlace.FOOT else None,
        "corrections": furniture.corrections(article),
        "corrections_first": notes.corrections_place(request) is Position.TOP,
        "body": text,
        "foot": foot,
    }
    content = encode(fill("ghost.html", values))
    pictures = tuple(folder.files[name] for name in sorted(folder.files))
    losses = distinct(
        [
            *withheld,
            *table_losses(CARRIES, article, blocks),
            *notes.duty_losses(request),
            *writing.cited.losses,
            *fields.losses,
            *shelf.losses,
            *lost_records(article, blocks),
            *foot_losses,
        ]
    )
    files = (*pictures, fields_file(request, fields, pictures), *ad_server.slot_list(request, blocks))
    return Export(content, losses, files)


TARGET = Target("ghost", "Ghost", "text/html", "ghost.html", CARRIES, render, HEEDS)
