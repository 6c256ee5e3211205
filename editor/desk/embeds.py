"""Posts at the desk: read out of what somebody pasted, suspected in the prose, and the screenshots that prove them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.article import body, inline
from editor.article.article import Article
from editor.article.body import Block, Heading, Paragraph
from editor.article.canonical import Json
from editor.article.embed_edits import admitted, from_address, prose_key
from editor.article.embeds import Capture, Embed
from editor.article.errors import Trouble
from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.article.providers import recognise
from editor.desk.desk import Desk

if TYPE_CHECKING:
    from editor.importing.recognise.page import Page

LARGEST_SCREENSHOT = 20 * 1024 * 1024  # bytes; a 4K screen as PNG has 15 MB at worst
LONGEST_CODE = 100_000  # characters of pasted embed code; Instagram's, the longest, has 6,000
_TAGS = "blockquote|iframe|div|amp-[a-z]+|script|figure|section|fb:|object|embed|p|a|oembed"
_CODE = re.compile(rf"\s*<(?:{_TAGS})\b", re.IGNORECASE)
# What Vimeo's code has under the frame: the title, the author and its own name, each a link.
_VIMEO_LINE = re.compile(r"(?P<title>.{1,300}?) from (?P<author>.{1,100}?) on Vimeo\.?")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


class NoScreenshot(Trouble):
    """A file that cannot be a screenshot."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Paragraphs that may be a post: characters of the body, the words, why, and the post they would become."""

    start: int
    end: int
    words: str
    reason: str
    embed: Embed


def stamped(desk_person: str, capture: Capture, now: datetime | None = None) -> Capture:
    """Return a capture with who made it and when, in UTC."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    return replace(admitted(capture), captured_by=desk_person, captured_at=moment.isoformat().replace("+00:00", "Z"))


def read_posted(text: str) -> str:
    """Return the time of a post as ISO 8601 where a person's way of writing it can be read, else as it stands."""
    text = text.strip()
    try:
        datetime.fromisoformat(text)
    except ValueError:
        from editor.importing.recognise.dates import read_date

        return read_date(text) or text
    return text


def media_type(content: bytes) -> str:
    """Return the media type of a picture that readers can be shown, by its first bytes; empty for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), "")


def put_screenshot(desk: Desk, content: bytes, name: str) -> str:
    """Keep a screenshot as a file of the library; return its hash. Raises NoScreenshot with a sentence."""
    if len(content) > LARGEST_SCREENSHOT:
        raise NoScreenshot(f"{name} is larger than {LARGEST_SCREENSHOT // 1024 // 1024} MB; cut it to the post.")
    kind = media_type(content)
    if not kind:
        raise NoScreenshot(f"{name} is no PNG, JPEG, GIF, WebP or AVIF picture; save the screenshot as PNG.")
    return desk.library.assets.put(content, kind, name).sha256


def put_screenshot_file(desk: Desk, path: Path) -> str:
    """Keep a screenshot that lies in a file; return its hash. Raises NoScreenshot with a sentence."""
    try:
        if path.stat().st_size > LARGEST_SCREENSHOT:
            return put_screenshot(desk, b"\0" * (LARGEST_SCREENSHOT + 1), path.name)
        return put_screenshot(desk, path.read_bytes(), path.name)
    except OSError as error:
        raise NoScreenshot(f"{path.name} cannot be read: {error.strerror}.") from error


def screenshot(desk: Desk, digest: str) -> bytes:
    """Return a screenshot's bytes, checked against their hash; empty where the library has none of that hash."""
    return desk.library.assets.content(digest) if digest and desk.library.assets.has(digest) else b""


def looks_like_code(text: str) -> bool:
    """Return whether a text begins as the embed code of a provider does."""
    return len(text) <= LONGEST_CODE and _CODE.match(text) is not None


def from_code(text: str) -> Embed | None:
    """Return the post that a text of embed code describes, with the words it carries; None for any other text.

    The code must describe one post and nothing else: words outside of it would be lost. None of its HTML is kept.
    """
    if not looks_like_code(text):
        return None
    from editor.importing.html import read_html
    from editor.importing.reading import RawKind

    blocks = [block for block in read_html(text).blocks if block.text.strip() or block.embed]
    if not blocks or blocks[0].kind is not RawKind.EMBED or blocks[0].embed is None:
        return None
    found = blocks[0].embed
    if len(blocks) == 2 and (line := _VIMEO_LINE.fullmatch(blocks[1].text.strip())) and found.provider == "vimeo":
        told = replace(found.latest, words=line["title"], author=line["author"], address=found.address)
        return replace(found, captures=(told,))
    return found if len(blocks) == 1 and (found.address or found.latest.words) else None


def from_paste(text: str) -> Embed | None:
    """Return the post that a text is and nothing else: an address, embed code, or words with a post's tail."""
    stripped = text.strip()
    if not stripped:
        return None
    if not re.search(r"\s", stripped) and (found := from_address(stripped)):
        return found
    return from_code(stripped) or from_words(stripped)


def from_words(text: str) -> Embed | None:
    """Return the post whose words, with their tail, are all of a text; None where there is no tail or more text."""
    from editor.importing.plain_text import read_text
    from editor.importing.recognise import post_blocks, post_tails
    from editor.importing.recognise.page import Claims, page_of

    if len(text) > LONGEST_CODE:
        return None
    page = page_of(read_text(text))
    found = post_tails.find(page, Claims()) or post_blocks.find(page, Claims())
    if len(found) != 1 or not page.lines:
        return None
    taken = {number for segment in found[0].segments for number in range(segment.paragraph, segment.paragraph + 1)}
    if taken != {line.block for line in page.lines}:
        return None
    kept = sum(segment.end - segment.start for segment in found[0].segments)
    if kept < sum(len(line.text) for line in page.lines):
        return None
    return _embed_of(found[0].value)


def _embed_of(value: Mapping[str, Json]) -> Embed:
    """Return the post that a find of the import's recognition describes."""
    told = {str(name): text for name, text in value.items() if isinstance(text, str)}
    found = recognise(told.get("url", ""))
    capture = Capture(
        words=told.get("words", ""),
        author=told.get("author", ""),
        handle=told.get("handle", "") or (found.handle if found else ""),
        posted_at=told.get("date", ""),
        address=found.address if found else told.get("url", ""),
    )
    provider = found.provider if found else told.get("provider", "")
    return Embed("", provider, capture.address, found.post_id if found else "", (admitted(capture),))


def suspects(article: Article, go_on: Callable[[], None] = lambda: None) -> tuple[Suspect, ...]:
    """Return the paragraphs of a story that may be posts and that nobody kept as prose; `go_on` may raise to end it."""
    from editor.importing.recognise import post_blocks, post_tails
    from editor.importing.recognise import suspects as silent
    from editor.importing.recognise.page import Claims, Found

    blocks = body.parse(article.body)
    page = _page(blocks)
    claims = Claims()
    found: list[Found] = []
    for family in (post_tails.find, post_blocks.find, silent.find):
        go_on()
        claims, accepted = claims.plus(family(page, claims))
        found += accepted
    kept = set(article.kept_as_prose)
    out = []
    for one in found:
        numbers = sorted({segment.paragraph for segment in one.segments})
        whole = sum(segment.end - segment.start for segment in one.segments)
        texts = [page.blocks[number].text for number in numbers]
        together = numbers == list(range(numbers[0], numbers[-1] + 1))
        if not together or whole < 0.9 * sum(len(text.strip()) for text in texts):
            continue
        words = "\n".join(texts).strip()
        if prose_key(words) in kept or all(prose_key(text) in kept for text in texts):
            continue
        embed = _embed_of(one.value)
        if one.grade is Grade.SUSPECT:
            embed = replace(embed, captures=(replace(embed.latest, words=words),))
        out.append(Suspect(blocks[numbers[0]].start, blocks[numbers[-1]].end, words, one.reason, embed))
    return tuple(sorted(out, key=lambda suspect: suspect.start))


def _page(blocks: tuple[Block, ...]) -> "Page":
    """Return a story's blocks as the import's recognition reads an input."""
    from editor.importing.reading import RawBlock, RawKind, Reading, Shape
    from editor.importing.recognise.page import page_of

    raw = []
    for block in blocks:
        words = inline.plain(block.source) if isinstance(block, Paragraph) else Plain("", ())
        kind = RawKind.PARAGRAPH if isinstance(block, Paragraph) else RawKind.DIVIDER
        if isinstance(block, Heading):
            kind, words = RawKind.HEADING, Plain(" ".join(body.plain_texts(block)), ((0, 0),))
        raw.append(RawBlock(kind, words, block.start, block.end))
    return page_of(Reading(Shape.MARKDOWN, "", tuple(raw)))
