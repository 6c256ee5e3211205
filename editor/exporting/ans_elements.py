"""The blocks of a story as ANS's content elements, with what stands above and below the text."""

from collections.abc import Callable, Iterable, Mapping

from editor.article import body
from editor.article.article import Article
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, Item, List, Paragraph, Quote, Raw, Table
from editor.article.canonical import Json
from editor.article.embeds import Embed as EmbedRecord
from editor.article.syndication import CreditPlace
from editor.exporting import ad_server, furniture, links, notes, sanitise
from editor.exporting.embed_mode import EMBEDDED_BY_ADDRESS, embed_mode
from editor.exporting.export import Loss
from editor.exporting.fold import Fold
from editor.exporting.inline_html import inline_html
from editor.exporting.phrases import phrases
from editor.exporting.picture_size import picture_size
from editor.exporting.pictures import record
from editor.exporting.placed import placed_ad, placed_post
from editor.exporting.posts import static_figure
from editor.exporting.profile import AdDialect, EmbedMode, Position
from editor.exporting.render import render as render_block
from editor.exporting.serialise import escape_attribute, escape_text

VERSION = "0.10.11"  # the release in production by the schemas’ README, older than the newest one


class Elements(Fold):
    """Makes the elements of one export."""

    def all_of(self, blocks: Iterable[Block]) -> list[Json]:
        """Return the elements of a story in order: what stands above the text, its blocks, what stands below."""
        words = phrases(self.request.article.furniture.language)
        text = [element for block in blocks for element in _of(self, block)]
        if line := self.dateline():
            text.insert(0, _text(line))
        notes_ = self.cited.section()
        syndication = self.request.article.syndication
        credit = self._credit() if syndication else []
        at_top = notes.credit_place(self.request) is CreditPlace.TOP
        told = correction_elements(self.request.article)
        corrected_first = notes.corrections_place(self.request) is Position.TOP
        counter = links.web_address(syndication.duties.counter) if syndication else ""
        footer = notes.footer_html(self.request.profile)
        return [
            *([_text(f"<strong>{escape_text(words.draft)}</strong>", "draft")] if self.request.draft else []),
            *(credit if at_top else []),
            *(told if corrected_first else []),
            *text,
            *([_raw(notes_, "notes")] if notes_ else []),
            *([] if corrected_first else told),
            *([] if at_top else credit),
            *([_text(_inside(footer), "footer")] if footer else []),
            *([_raw(_counter(counter), "counter")] if counter else []),
        ]

    def _html(self, text: str) -> str:
        return inline_html(text, self.cited.mark)

    def paragraph(self, block: Block) -> list[Json]:
        """Return a paragraph, the dateline run in before the first one's words."""
        words = " ".join(self._html(one.text) for one in body.stretches(block))
        return [_text(" ".join(filter(None, (self.dateline(), words))))]

    def heading(self, block: Block) -> list[Json]:
        """Return a heading with its level."""
        assert isinstance(block, Heading)
        words = " ".join(self._html(one.text) for one in body.stretches(block))
        return [{"type": "header", "content": words, "level": block.level}]

    def quote(self, block: Block) -> list[Json]:
        """Return a quotation with who said it."""
        paragraphs, credit = body.quote_parts(block.source)
        made: dict[str, Json] = {"type": "quote", "subtype": "blockquote"}
        made["content_elements"] = [_text(self._html(one.text)) for one in paragraphs]
        if credit:
            made["citation"] = {"type": "text", "content": self._html(credit.text)}
        return [made]

    def items(self, block: Block) -> list[Json]:
        """Return a list with the lists inside of it."""
        return _lists(body.list_items(block.source), self._html)

    def table(self, block: Block) -> list[Json]:
        """Return a table: names of columns, rows, cells."""
        head, *rows = body.table_rows(block.source)
        made: list[Json] = [[{"type": "text", "content": self._html(cell.text)} for cell in row] for row in rows]
        header: list[Json] = [{"type": "text", "content": self._html(cell.text)} for cell in head]
        return [{"type": "table", "header": header, "rows": made}]

    def divider(self, _block: Block) -> list[Json]:
        """Return a divider."""
        return [{"type": "divider"}]

    def raw(self, block: Block) -> list[Json]:
        """Return HTML, cleaned, or text with its spaces as code."""
        assert isinstance(block, Raw)
        if block.language != "html":
            return [{"type": "code", "content": block.content, "language": block.language or "text"}]
        gone = sanitise.removed(block.content)
        if gone:
            why = f"Taken out, as no CMS should run or fetch it: {', '.join(gone)}."
            self.shelf.losses.append(Loss("HTML block", why))
        cleaned = render_block(block)
        return [_raw(cleaned)] if cleaned else []

    def picture(self, block: Block) -> list[Json]:
        """Return a picture, its caption and credit; words stay where the picture itself cannot."""
        assert isinstance(block, Image)
        article = self.request.article
        known = record(article, block.target)
        source = self.shelf.source_of(block.target, f"picture “{block.alternative or block.caption or block.target}”")
        if not source:
            return [_text(escape_text(block.caption), "caption")] if block.caption else []
        asset = self.request.asset(block.target[6:]) if block.target.lower().startswith("asset:") else None
        size = picture_size(asset.content, asset.media_type) if asset else None
        values: dict[str, Json] = {
            "type": "image",
            "version": VERSION,
            "url": source,
            "alt_text": block.alternative,
            "caption": block.caption,
            "credits": {"by": [{"type": "author", "name": known.credit}]} if known and known.credit else {},
            "source": {"edit_url": links.web_address(known.address)}
            if known and links.web_address(known.address)
            else {},
            "width": size.width if size else None,
            "height": size.height if size else None,
        }
        return [{name: value for name, value in values.items() if value not in ("", None, {})}]

    def ad(self, block: Block) -> list[Json]:
        """Return a slot as a `custom_embed`, which Arc's front end fills; none where ads are off."""
        article, profile = self.request.article, self.request.profile
        placed = placed_ad(block, self.shelf)
        if placed is None:
            return []
        is_google = profile.ads is AdDialect.GOOGLE and bool(profile.ad_unit)
        config: dict[str, Json] = {
            "slot": placed.slot,
            "sizes": [f"{size.width}x{size.height}" for size in placed.sizes],
            "label": placed.label,
            "min_height": placed.reserved_height,
            **({"ad_unit": profile.ad_unit} if is_google else {}),
            **({"div_id": ad_server.div_id(article.furniture.slug, placed)} if is_google else {}),
        }
        embed: Json = {"id": placed.id, "url": f"copydesk:ad-slot/{placed.id}", "config": config}
        return [{"type": "custom_embed", "subtype": "ad-slot", "embed": embed}]

    def post(self, block: Block) -> list[Json]:
        """Return a post: a static figure, or a reference that Arc resolves where the CMS is to embed it."""
        placed = placed_post(block, self.shelf)
        if placed is None:
            return []
        if embed_mode(placed, self.request.profile) is EmbedMode.CMS and (found := self._reference(placed)):
            return [found]
        return [_raw(static_figure(placed, self.shelf), "social-post")]

    def _reference(self, embed: EmbedRecord) -> Json:
        address = links.web_address(embed.address)
        if not address or embed.provider not in EMBEDDED_BY_ADDRESS:
            why = "Arc resolves no post of its network by its address, so it is a static figure."
            self.shelf.losses.append(Loss(f"the CMS’s own embed of the post {embed.id}", why))
            return None
        if embed.latest.words.strip() or embed.latest.screenshot:
            why = "The CMS shows the post itself, so what was captured of it stays in the library."
            self.shelf.losses.append(Loss(f"words of the post {embed.id}", why))
        referent: Json = {"id": address, "service": "oembed", "type": "oembed_response", "provider": embed.provider}
        return {"type": "reference", "referent": referent}

    def _credit(self) -> list[Json]:
        words = furniture.credit_html(self.request.article)
        return [_text(words, "credit")] if words else []


def correction_elements(article: Article) -> list[Json]:
    """Return each correction as an element with its kind."""
    lines = furniture.correction_lines(article)
    return [
        {"type": "correction", "correction_type": one.kind.value, "text": line}
        for one, line in zip(article.corrections, lines, strict=True)
    ]


_MAKERS: Mapping[type[Block], Callable[[Elements, Block], list[Json]]] = {
    Paragraph: Elements.paragraph,
    Heading: Elements.heading,
    Quote: Elements.quote,
    List: Elements.items,
    Table: Elements.table,
    Divider: Elements.divider,
    Raw: Elements.raw,
    Image: Elements.picture,
    Ad: Elements.ad,
    Embed: Elements.post,
}


def _of(elements: Elements, block: Block) -> list[Json]:
    make = _MAKERS.get(type(block))
    return make(elements, block) if make else []


def _text(content: str, subtype: str = "") -> dict[str, Json]:
    return {"type": "text", **({"subtype": subtype} if subtype else {}), "content": content}


def _raw(content: str, subtype: str = "") -> dict[str, Json]:
    return {"type": "raw_html", **({"subtype": subtype} if subtype else {}), "content": content.strip()}


def _inside(html: str) -> str:
    """Return what stands inside of the one paragraph of HTML."""
    return html.strip().partition(">")[2].removesuffix("</p>")


def _counter(address: str) -> str:
    if links.is_script(address):
        return f'<script src="{escape_attribute(address)}" async></script>'
    return f'<img src="{escape_attribute(address)}" alt="" width="1" height="1">'


def _lists(items: tuple[Item, ...], html: Callable[[str], str], depth: int = 0) -> list[Json]:
    """Return lists of one depth; a number that jumps begins a list of its own, since ANS counts by one."""
    made: list[Json] = []
    inside: list[Json] = []
    expected = -1
    at = 0
    while at < len(items):
        item = items[at]
        if item.depth > depth:
            end = at
            while end < len(items) and items[end].depth > depth:
                end += 1
            inside += _lists(items[at:end], html, depth + 1)
            at = end
            continue
        if item.number != expected:
            inside = []
            kind = "ordered" if item.number else "unordered"
            made.append({"type": "list", "list_type": kind, "items": inside})
        inside.append(_text(html(item.words.text)))
        expected = item.number + 1 if item.number else 0
        at += 1
    return made or inside
