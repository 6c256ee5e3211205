"""The blocks of a story as components of Apple News Format: their roles, and the few HTML tags that a text may hold.

Roles and tags: developer.apple.com/documentation/applenewsformat (components; Using HTML with Apple News Format).
"""

from collections.abc import Callable, Iterable, Mapping

import nh3

from editor.article import body
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, List, Paragraph, Quote, Raw, Table
from editor.article.canonical import Json
from editor.article.embeds import Embed as EmbedRecord
from editor.article.embeds import PostState
from editor.exporting import links
from editor.exporting.embed_mode import embed_mode
from editor.exporting.export import Asset, ExportFile, Loss
from editor.exporting.fold import Fold
from editor.exporting.inline_html import inline_html
from editor.exporting.phrases import human_date, phrases
from editor.exporting.pictures import EXTENSIONS, record
from editor.exporting.placed import placed_ad, placed_post
from editor.exporting.posts import author_of, link_words, notice_of, paragraphs
from editor.exporting.profile import EmbedMode
from editor.exporting.render import render as render_block
from editor.exporting.serialise import escape_attribute, escape_text

_TEXT_TAGS = "a aside b blockquote br code del em footer i li ol p pre s samp strong sub sup ul"
TAGS = set(f"{_TEXT_TAGS} table thead tbody tr th td".split())
# A post's own component by its network; a video's is the player's.
_OWN_ROLES: Mapping[str, str] = {
    "x": "tweet",
    "instagram": "instagram",
    "facebook": "facebook_post",
    "tiktok": "tiktok",
    "youtube": "embedwebvideo",
    "vimeo": "embedwebvideo",
}
_HTTP = ("http://", "https://", "mailto:")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in {"href"}:
        return value if value.startswith(_HTTP) else None
    return value if tag in {"th", "td"} else None


def apple_html(html: str) -> str:
    """Return HTML with the tags that Apple News shows, and links to the web; the words of others stay."""
    allowed = {"a": {"href"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
    return nh3.clean(html, tags=TAGS, attributes=allowed, attribute_filter=_attribute, link_rel=None).strip()


class Bundle:
    """The pictures of one article: each lies beside article.json under a name without a folder, as Apple asks."""

    def __init__(self) -> None:
        self.files: dict[str, ExportFile] = {}

    def place(self, digest: str, asset: Asset) -> str:
        """Return the address of a picture in the bundle."""
        name = f"{digest}.{EXTENSIONS[asset.media_type]}"
        self.files[name] = ExportFile(name, asset.content, asset.media_type)
        return f"bundle://{name}"


def text(role: str, html: str, style: str = "") -> dict[str, Json]:
    """Return a component of text in HTML; `style` names a text style of the document."""
    return {"role": role, "format": "html", "text": html, **({"textStyle": style} if style else {})}


class Components(Fold):
    """Makes the components of one export."""

    def of_text(self, blocks: Iterable[Block]) -> list[Json]:
        """Return the components of the blocks in order, the dateline run in before the first paragraph's words."""
        made = [one for block in blocks for one in _of(self, block)]
        if line := self.dateline():
            made.insert(0, text("body", f"<p>{line}</p>", "body"))
        return made

    def _html(self, words: str) -> str:
        return apple_html(inline_html(words, self.cited.mark))

    def paragraph(self, block: Block) -> list[Json]:
        """Return a paragraph."""
        words = " ".join(self._html(one.text) for one in body.stretches(block))
        words = " ".join(filter(None, (self.dateline(), words)))
        return [text("body", f"<p>{words}</p>", "body")] if words.strip() else []

    def heading(self, block: Block) -> list[Json]:
        """Return a heading in the role of its level."""
        assert isinstance(block, Heading)
        words = " ".join(self._html(one.text) for one in body.stretches(block))
        return [text(f"heading{block.level}", words, "heading")] if words else []

    def quote(self, block: Block) -> list[Json]:
        """Return a quotation with who said it."""
        told, credit = body.quote_parts(block.source)
        made: list[Json] = [text("quote", "".join(f"<p>{self._html(one.text)}</p>" for one in told), "quote")]
        if credit:
            made.append(text("body", f"<p>— {self._html(credit.text)}</p>", "small"))
        return made

    def rendered(self, block: Block) -> list[Json]:
        """Return a list, or text with kept spaces, as the HTML that a text may hold."""
        html = apple_html(self.cited.render(block))
        return [text("body", html, "body")] if html else []

    def table(self, block: Block) -> list[Json]:
        """Return a table."""
        return [{"role": "htmltable", "html": apple_html(self.cited.render(block))}]

    def divider(self, _block: Block) -> list[Json]:
        """Return a divider."""
        return [{"role": "divider", "stroke": {"width": 1, "color": "#C8C8CC"}}]

    def raw(self, block: Block) -> list[Json]:
        """Return the words of an HTML block with the tags that are shown, or text with its spaces."""
        html = apple_html(render_block(block))
        return [text("body", html, "body")] if html else []

    def picture(self, block: Block) -> list[Json]:
        """Return a picture with caption and credit; words stay where the picture itself cannot."""
        assert isinstance(block, Image)
        known = record(self.request.article, block.target)
        source = self.shelf.source_of(block.target, f"picture “{block.alternative or block.caption or block.target}”")
        if source and not source.startswith(("bundle://", "http")):
            self.shelf.losses.append(Loss("pictures at an address", f"Apple News fetches no picture at {source}."))
            source = ""
        credit = escape_text(known.credit) if known else ""
        if known and credit and (address := links.web_address(known.address)):
            credit = f'<a href="{escape_attribute(address)}">{credit}</a>'
        caption = " ".join(filter(None, (escape_text(block.caption), credit)))
        if not source:
            return [text("caption", caption, "small")] if caption else []
        photo: dict[str, Json] = {"role": "photo", "URL": source}
        if block.alternative:
            photo["accessibilityCaption"] = block.alternative
        if caption:
            photo["caption"] = {"format": "html", "text": caption}
        return [photo, *([text("caption", caption, "small")] if caption else [])]

    def ad(self, block: Block) -> list[Json]:
        """Return nothing: where ads stand is set for a whole channel."""
        placed_ad(block, self.shelf)  # a marker without a record is told all the same
        return []

    def post(self, block: Block) -> list[Json]:
        """Return a post: its words with author, date and link, or the network's own component."""
        placed = placed_post(block, self.shelf)
        if placed is None:
            return []
        if embed_mode(placed, self.request.profile) is EmbedMode.CMS and (own := self._own(placed)):
            return [own]
        return self._static(placed)

    def _own(self, embed: EmbedRecord) -> Json:
        role, address = _OWN_ROLES.get(embed.provider, ""), links.web_address(embed.address)
        if not role or not address:
            why = "Apple News has no component for its network, so readers have its words and the link."
            self.shelf.losses.append(Loss(f"the CMS’s own embed of the post {embed.id}", why))
            return None
        if embed.latest.words.strip() or embed.latest.screenshot:
            why = "Apple News shows the post itself, so what was captured of it stays in the library."
            self.shelf.losses.append(Loss(f"words of the post {embed.id}", why))
        return {"role": role, "URL": address}

    def _static(self, embed: EmbedRecord) -> list[Json]:
        """Return a post as a container: words, screenshot, who and when, the link, what became of it."""
        language = self.request.article.furniture.language
        words, capture = phrases(language), embed.latest
        address = links.web_address(embed.address) or links.web_address(capture.address)
        spoken = ["<br>".join(escape_text(line) for line in lines) for lines in paragraphs(capture.words)]
        inside: list[Json] = []
        if spoken:
            inside.append(text("quote", "".join(f"<p>{one}</p>" for one in spoken), "quote"))
        if capture.screenshot and (not spoken or embed.shows_screenshot):
            called = f"screenshot of the post {embed.id}"
            if source := self.shelf.source_of(f"asset:{capture.screenshot}", called):
                alternative = capture.screenshot_alternative or author_of(capture) or words.post
                inside.append({"role": "photo", "URL": source, "accessibilityCaption": alternative})
        if not inside:
            why = "Nothing was captured of it, so readers see the link alone."
            self.shelf.losses.append(Loss(f"words of the post {embed.id}", why))
        name = escape_text(link_words(embed.provider, words))
        link = f'<a href="{escape_attribute(address)}">{name}</a>' if address else name
        told = (escape_text(author_of(capture)), escape_text(human_date(capture.posted_at, language)), link)
        inside.append(text("body", f"<p>{' · '.join(filter(None, told))}</p>", "small"))
        if embed.state is not PostState.UNKNOWN and (notice := notice_of(embed, language)):
            inside.append(text("body", f"<p><em>{escape_text(notice)}</em></p>", "small"))
        return [{"role": "container", "identifier": f"post-{embed.id}", "components": inside}]


_MAKERS: Mapping[type[Block], Callable[[Components, Block], list[Json]]] = {
    Paragraph: Components.paragraph,
    Heading: Components.heading,
    Quote: Components.quote,
    List: Components.rendered,
    Table: Components.table,
    Divider: Components.divider,
    Raw: Components.raw,
    Image: Components.picture,
    Ad: Components.ad,
    Embed: Components.post,
}


def _of(components: Components, block: Block) -> list[Json]:
    make = _MAKERS.get(type(block))
    return make(components, block) if make else []
