"""What an input holds before anything is decided: blocks of words, each tied to its place in the decoded text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.embeds import Embed
from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.article.prose import Segment


class Shape(StrEnum):
    """What kind of file an input is."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


class RawKind(StrEnum):
    """What the input's own form says a block is; plain text knows only paragraphs."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    TABLE = "table"
    IMAGE = "image"
    CAPTION = "caption"
    DIVIDER = "divider"
    EMBED = "embed"
    AD_SLOT = "ad slot"


@dataclass(frozen=True, slots=True)
class Markup:
    """Emphasis or a link over characters of a block's words; element is strong, em, s, code, br or a."""

    start: int
    end: int
    element: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block of an input; `words` carries what a reader sees, and leads each character to the decoded input.

    `start` and `end` are character offsets into the decoded input and take in the block's own markup. `level` is a
    heading's level, a list item's depth; `number` a list item's number (0: bullet). For a table `words` holds a line a
    row with tab-separated cells. An EMBED block carries the post that its markup describes, an AD_SLOT block the
    placement where the markup tells more of it than sizes.
    """

    kind: RawKind
    words: Plain
    start: int
    end: int
    markup: tuple[Markup, ...] = ()
    level: int = 0
    number: int = 0
    target: str = ""
    alternative: str = ""
    embed: Embed | None = None
    ad: AdPlacement | None = None

    @property
    def text(self) -> str:
        """Return the words as a reader sees them."""
        return self.words.text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the decoded input of characters of the words."""
        return self.words.outer(start), self.words.outer(end - 1) + 1 if end > start else self.words.outer(start)


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says of itself outside its text: in meta elements, JSON-LD, document properties, front matter.

    `counters` are the addresses of pictures and scripts that show nothing and count readers; `slug` as it stood there.
    """

    headline: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    published_at: str = ""
    updated_at: str = ""
    canonical: str = ""
    publisher: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    slug: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A picture that came inside an input; `digest` is the SHA-256 of its bytes, in hexadecimal."""

    digest: str
    media_type: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """An input as read: its decoded text, blocks, hints, pictures, and sentences about what reading met.

    `complete` is the article where the input already is one of ours (portable JSON, Markdown with our front matter).
    """

    shape: Shape
    decoded: str
    blocks: tuple[RawBlock, ...]
    hints: Hints = Hints()
    files: tuple[ImportedFile, ...] = ()
    notes: tuple[str, ...] = ()
    complete: Article | None = None


class ProposalKind(StrEnum):
    """What an import can recognise."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    CREDIT = "credit"
    AD = "ad"
    EMBED = "embed"
    QUOTE = "quote"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    CAPTION = "caption"
    ENDMARK = "endmark"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing recognised: where, how surely, and what accepting it would do.

    `segments` are places in the reading's blocks (paragraph is the block's index); `start` and `end` character offsets
    into the decoded input. `value` holds what the kind needs, in JSON values (DESIGN section 10).
    """

    kind: ProposalKind
    grade: Grade
    segments: tuple[Segment, ...]
    start: int
    end: int
    text: str
    value: Mapping[str, Json] = field(default_factory=dict)
    reason: str = ""
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article made of a reading, what was recognised in it, and words that went nowhere (there must be none).

    `counters` are the addresses of what counted readers in the input: a licence may ask to keep one of them.
    """

    article: Article
    proposals: tuple[Proposal, ...]
    unaccounted: tuple[str, ...] = ()
    files: tuple[ImportedFile, ...] = ()
    notes: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
