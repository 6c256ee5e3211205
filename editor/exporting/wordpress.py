"""The target `wordpress`: the story as block markup that WordPress's editor takes without a complaint.

A fold over the story's blocks. Prose becomes WordPress's own blocks, so that editors can edit it there; ad slots,
static posts and HTML that a person wrote stand in blocks of HTML, which the editor leaves as they are. Title, excerpt,
tags and the like go as a file of fields (`wordpress_fields`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from editor.article import body
from editor.article.ads import AdPlacement
from editor.article.article import Article, Dateline
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, List, Paragraph, Quote, Raw, Table
from editor.article.embeds import Embed as EmbedRecord
from editor.article.syndication import CreditPlace
from editor.article.text import fold_spaces
from editor.exporting import ad_server, furniture, links, notes, sanitise
from editor.exporting.embed_mode import embed_mode
from editor.exporting.export import (
    CARRIED,
    Carriage,
    Carries,
    Export,
    ExportRequest,
    Loss,
    Target,
    degraded,
    distinct,
    encode,
    publishable,
    table_losses,
)
from editor.exporting.features import Feature
from editor.exporting.fragment import COUNTER_SCRIPT, lost_records
from editor.exporting.html import FOR_READERS
from editor.exporting.phrases import Phrases, phrases
from editor.exporting.pictures import Folder, Place, Shelf, record
from editor.exporting.placed import placed_ad, placed_post
from editor.exporting.posts import static_figure
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Position
from editor.exporting.render import render as render_block
from editor.exporting.serialise import escape_attribute, escape_text
from editor.exporting.wordpress_ads import OWN_SETTINGS, ad_block
from editor.exporting.wordpress_blocks import (
    Forms,
    attribute_address,
    block_markup,
    forms,
    heading,
    html_block,
    image,
    is_address_alone,
    kept,
    paragraph,
    release_trouble,
    shortcodes,
)
from editor.exporting.wordpress_embeds import called, embed_block, trouble
from editor.exporting.wordpress_fields import fields_file
from editor.exporting.wordpress_lists import list_blocks
from editor.exporting.wordpress_record import Unsaid, record_block
from editor.exporting.wordpress_text import kept_text, plain_text, rich_attribute, rich_text

CARRIES: Carries = {
    **FOR_READERS,
    Feature.KICKER: degraded("WordPress has no line over a headline; it stands in the file of fields."),
    Feature.STANDFIRST: degraded("The standfirst is the excerpt, which many themes show in lists alone."),
    Feature.BYLINE: degraded("The byline opens the text, since WordPress’s authors are accounts: choose them there."),
    Feature.DESK: degraded("The desk is the post’s category, unless the profile names others."),
    Feature.LANGUAGE: degraded("WordPress has one language for a whole site; it stands in the file of fields."),
    Feature.DATES: degraded("WordPress dates its posts itself; the story’s times stand in the file of fields."),
    Feature.ADS_OFF: degraded("That ads are off is told to Newspack and SCAIP; tell any other ad plugin in WordPress."),
    Feature.SENSITIVE: degraded("That a story is sensitive stands in the file of fields, which no plugin reads."),
    Feature.AD_POLICY: degraded("The name of the ad policy stands in the file of fields."),
    Feature.PRESENTATION: CARRIED,
    Feature.SEARCH_ENGINES: degraded(
        "The original’s address goes to the plugin Distributor; set it, or noindex, in any other plugin for search "
        "engines. Both stand in the file of fields."
    ),
    Feature.EMBARGO: degraded("Embargo and expiry stand in the file of fields; schedule the post in WordPress."),
}
HEEDS: Mapping[str, Carriage] = dict.fromkeys(
    (
        "ads",
        "ad_unit",
        "embeds",
        "networks",
        "embed_hosts",
        "embed_slugs",
        "citations",
        "search_engines",
        "credit",
        "corrections",
        "footer",
        "release",
    ),
    CARRIED,
) | {"search_engines=noindex": degraded("WordPress takes it from a plugin alone; it stands in the file of fields.")}
_FRAMES = Loss(
    "posts that load on a click",
    "WordPress takes frames out of what an account sends that may not write unfiltered HTML; the words stay.",
)


@dataclass(slots=True)
class _Writing:
    """What the blocks of one post are written with; `slots` counts its ads.

    `ads` and `embeds` are those that WordPress keeps by a name or an address alone, `pictures` what is shown.
    """

    shelf: Shelf
    cited: notes.Notes
    forms: Forms
    slots: int = 0
    ads: list[AdPlacement] = field(default_factory=list)
    embeds: list[EmbedRecord] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    @property
    def request(self) -> ExportRequest:
        return self.shelf.request

    def lose(self, what: str, why: str) -> None:
        self.shelf.losses.append(Loss(what, why))

    def words(self, text: str) -> str:
        """Return the rich text of a line, in which nothing runs as a shortcode."""
        html = rich_text(text, self.cited.mark)
        for one in shortcodes(html):
            html = html.replace(one, "&#91;" + one[1:])
            why = "It is shown as it is, until somebody edits its paragraph in WordPress, which then runs it."
            self.lose(f"words that are a shortcode of WordPress: {one}", why)
        return html


def _paragraph(block: Block, writing: _Writing, before: str = "") -> str:
    (stretch,) = body.stretches(block)
    words = before + writing.words(stretch.text)
    if is_address_alone(words):
        words = words.replace("://", ":&#47;&#47;")
        why = "It is shown as it is, until somebody edits it in WordPress, which then embeds what lies there."
        writing.lose("a paragraph that is an address alone", why)
    return paragraph(words) if words else ""


def _heading(block: Block, writing: _Writing) -> str:
    assert isinstance(block, Heading)
    return "".join(
        heading(writing.words(stretch.text), max(2, block.level), writing.forms) for stretch in body.stretches(block)
    )


def _quote(block: Block, writing: _Writing) -> str:
    paragraphs, credit = body.quote_parts(block.source)
    inside = "\n\n".join(paragraph(writing.words(one.text)) for one in paragraphs)
    named = f"<cite>{writing.words(credit.text)}</cite>" if credit else ""
    return block_markup("quote", f'<blockquote class="wp-block-quote">{inside}{named}</blockquote>')


def _list(block: Block, writing: _Writing) -> str:
    return list_blocks(body.list_items(block.source), writing.words, writing.forms)


def _table(block: Block, writing: _Writing) -> str:
    head, *rest = body.table_rows(block.source)
    named = "".join(f'<th scope="col">{writing.words(cell.text)}</th>' for cell in head)
    rows = "".join(f"<tr>{''.join(f'<td>{writing.words(cell.text)}</td>' for cell in row)}</tr>" for row in rest)
    below = f"<tbody>{rows}</tbody>" if rows else ""
    opening = '<table class="has-fixed-layout">' if writing.forms.fixed_tables else "<table>"
    table = f"{opening}<thead><tr>{named}</tr></thead>{below}</table>"
    return block_markup("table", f'<figure class="wp-block-table">{table}</figure>')


def _divider(_block: Block, _writing: _Writing) -> str:
    return block_markup("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')


def _image(block: Block, writing: _Writing) -> str:
    assert isinstance(block, Image)
    what = f"picture “{block.alternative or block.caption or block.target}”"
    source = writing.shelf.source_of(block.target, what)
    known = record(writing.request.article, block.target)
    caption = plain_text(block.caption)
    if known and known.credit:
        credit, address = plain_text(known.credit), links.web_address(known.address)
        credit = f'<a href="{attribute_address(address)}">{credit}</a>' if address else credit
        caption = f'{caption}{" " if caption else ""}<span class="picture-credit">{credit}</span>'
    if source:
        writing.pictures.append(block.target)
        return image(source, block.alternative, caption)
    return paragraph(caption, "picture-caption") if caption else ""


def _raw(block: Block, writing: _Writing) -> str:
    assert isinstance(block, Raw)
    if block.language != "html":
        name = f" language-{block.language}" if block.language else ""
        html = f'<pre class="wp-block-code{name}"><code>{kept_text(block.content)}</code></pre>'
        return block_markup("code", html, {"className": name.strip()} if name else None)
    gone = sanitise.removed(block.content)
    if gone:
        writing.lose("HTML block", f"Taken out, as no CMS should run or fetch it: {', '.join(gone)}.")
    cleaned = render_block(block)
    return html_block(cleaned, "", writing.forms) if cleaned else ""


def _ad(block: Block, writing: _Writing) -> str:
    request = writing.request
    placed = placed_ad(block, writing.shelf)
    if placed is None:
        return ""
    writing.slots += 1
    if request.profile.ads in (AdDialect.NEWSPACK, AdDialect.SCAIP):
        writing.lose("labels and sizes of ad slots", OWN_SETTINGS)
    if request.profile.ads is AdDialect.NEWSPACK:
        writing.ads.append(placed)
    return ad_block(placed, writing.slots, request, writing.forms)


def _embed(block: Block, writing: _Writing) -> str:
    profile = writing.request.profile
    placed = placed_post(block, writing.shelf)
    if placed is None:
        return ""
    if embed_mode(placed, profile) is EmbedMode.CMS:
        if shown := embed_block(placed, profile, writing.forms):
            writing.embeds.append(placed)
            if placed.latest.words.strip():
                why = "WordPress asks the network for it; the words captured here stay in the library."
                writing.lose(f"words of the post {placed.id}", why)
            return shown
        writing.lose(f"post {placed.id} as an embed of WordPress", trouble(placed, profile, writing.forms))
    html = static_figure(placed, writing.shelf).strip()
    if "<iframe" in html:
        writing.shelf.losses.append(_FRAMES)
    # The classes by which themes know a quotation and what stands below it.
    html = html.replace("<blockquote", '<blockquote class="wp-block-quote"', 1)
    html = html.replace("<figcaption>", '<figcaption class="wp-element-caption">', 1)
    return html_block(kept(html), called(placed), writing.forms)


PIECES: Mapping[type[Block], Callable[[Block, _Writing], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Quote: _quote,
    List: _list,
    Table: _table,
    Divider: _divider,
    Image: _image,
    Raw: _raw,
    Ad: _ad,
    Embed: _embed,
}


def _dateline(line: Dateline) -> str:
    """Return the run-in dateline as rich text, with its parts as data and the space after it."""
    parts = {"place": line.place, "agency": line.agency, "date": line.date}
    data = "".join(f' data-{name}="{rich_attribute(fold_spaces(text))}"' for name, text in parts.items() if text)
    return f'<span class="placeline"{data}>{plain_text(furniture.dateline(line))}</span> '


def _body(blocks: tuple[Block, ...], writing: _Writing) -> list[str]:
    """Return the story's blocks in order, the dateline run in before the first paragraph's words."""
    line = writing.request.article.furniture.dateline
    waiting = _dateline(line) if line else ""
    out = []
    for block in blocks:
        if waiting and isinstance(block, Paragraph):
            out.append(_paragraph(block, writing, waiting))
            waiting = ""
        else:
            out.append(PIECES[type(block)](block, writing))
    if waiting:
        out.insert(0, paragraph(waiting.rstrip()))
    return out


def _credit(article: Article, place: CreditPlace) -> Iterator[str]:
    """Yield the credit; `place` names its class, by which a theme and an import know it."""
    told = article.syndication
    parts = furniture.credit(article, place) if told else None
    if parts is None:
        return
    name, address = plain_text(str(parts["name"])), str(parts["address"])
    linked = f'<a href="{attribute_address(address)}">{name}</a>' if name and address else name
    licence, at = plain_text(str(parts["licence"])), str(parts["licence_address"])
    tail = f' <a rel="license" href="{attribute_address(at)}">{licence}</a>' if licence else ""
    before, after = (escape_text(" ".join(f"x{parts[one]}x".split()))[1:-1] for one in ("before", "after"))
    yield paragraph(f"{before}{linked}{after}{tail}", f"credit credit-{place.value}")


def _corrections(article: Article) -> Iterator[str]:
    for one in furniture.corrections(article):
        label, date = plain_text(str(one["label"])), plain_text(str(one["date"]))
        head = ", ".join(filter(None, (f"<strong>{label}</strong>" if label else "", date)))
        yield paragraph(f"{head}{': ' if head else ''}{plain_text(str(one['text']))}", "correction")


def _top(writing: _Writing, words: Phrases) -> Iterator[str]:
    """Yield what stands above the story: the mark of a draft, credit, byline, corrections."""
    request = writing.request
    if request.draft:
        yield paragraph(f"<strong>{plain_text(words.draft)}</strong>", "draft-notice")
    if notes.credit_place(request) is CreditPlace.TOP:
        yield from _credit(request.article, CreditPlace.TOP)
    if line := furniture.byline_text(request.article):
        yield paragraph(plain_text(line), "byline")
    if notes.corrections_place(request) is Position.TOP:
        yield from _corrections(request.article)


def _foot(writing: _Writing) -> Iterator[str]:
    """Yield what stands below the story: notes, corrections, credit, the house's own footer, the counter."""
    request = writing.request
    if section := writing.cited.section():
        yield html_block(kept(section), "Sources", writing.forms)
    if notes.corrections_place(request) is not Position.TOP:
        yield from _corrections(request.article)
    if notes.credit_place(request) is CreditPlace.FOOT:
        yield from _credit(request.article, CreditPlace.FOOT)
    footer = next((one for one in body.parse(request.profile.footer) if isinstance(one, Paragraph)), None)
    if footer:
        yield paragraph(rich_text(footer.source), "house-footer")
    told = request.article.syndication
    counter = links.web_address(told.duties.counter) if told else ""
    if links.is_script(counter):
        writing.shelf.losses.append(COUNTER_SCRIPT)
        yield html_block(
            f'<script class="licence-counter" src="{escape_attribute(counter)}" async=""></script>',
            "Counter",
            writing.forms,
        )
    elif counter:
        tag = f'<img class="licence-counter" src="{escape_attribute(counter)}" alt="" width="1" height="1">'
        yield html_block(tag, "Counter", writing.forms)


def compose(request: ExportRequest, place: Place) -> tuple[str, tuple[Loss, ...]]:
    """Return the markup of a story that `publishable` has passed, and the losses; `place` says where a picture lies."""
    article = request.article
    blocks = body.parse(article.body)
    shelf = Shelf(request, place, fetches=True, target=TARGET.name)
    writing = _Writing(shelf, notes.Notes(request), forms(request.profile.release))
    text = _body(blocks, writing)
    top, foot = list(_top(writing, phrases(article.furniture.language))), list(_foot(writing))
    unsaid = Unsaid(tuple(writing.ads), tuple(writing.embeds), tuple(writing.pictures))
    mark = record_block(request, [*top, *foot], unsaid, writing.forms)
    pieces = [*top, *text, *foot, mark]
    if words := release_trouble(request.profile.release):
        writing.lose("WordPress release", words)
    known = table_losses(CARRIES, article, blocks)
    if request.profile.citations is not Citations.HIDDEN:
        known = tuple(loss for loss in known if loss.what != Feature.CITATIONS.value)
    told = (*notes.duty_losses(request), *writing.cited.losses, *shelf.losses, *lost_records(article, blocks))
    return "\n\n".join(filter(None, pieces)), (*known, *told)


def render(request: ExportRequest) -> Export:
    """Return the story as block markup, its pictures as files beside it, and the fields of the post as JSON."""
    request, withheld = publishable(request)
    folder = Folder(request.settings.picture_folder)
    markup, losses = compose(request, folder.place)
    pictures = tuple(folder.files[name] for name in sorted(folder.files))
    slots = ad_server.slot_list(request, body.parse(request.article.body))
    return Export(encode(markup), distinct([*withheld, *losses]), (*pictures, fields_file(request), *slots))


TARGET = Target("wordpress", "WordPress", "text/html", "wordpress.html", CARRIES, render, HEEDS)
