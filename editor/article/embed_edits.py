"""What can be done to the posts of an article: place, capture, move back to prose, remove. Old values in, new ones out.

A post's evidence is only ever added to; no function here changes or drops a capture of a post that stays.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.article import body, edits, escaping
from editor.article.article import Article
from editor.article.body import Block
from editor.article.body import Embed as Marker
from editor.article.edits import Edit
from editor.article.embeds import Capture, Embed
from editor.article.providers import recognise
from editor.article.text import admit, fold_spaces

_MARKER_LINE = re.compile(r"^::embed\{#([A-Za-z0-9_\-]{1,64})\}(?=[ \t]*$)", re.MULTILINE)


class Lack(StrEnum):
    """What the evidence of a post may lack."""

    WORDS = "words"
    AUTHOR = "author"
    DATE = "date"
    ADDRESS = "address"
    ALTERNATIVE = "alternative text"


@dataclass(frozen=True, slots=True)
class Placed:
    """A post where it stands: characters of its marker in the body; both -1 where no marker names it."""

    embed: Embed
    start: int = -1
    end: int = -1
    has_record: bool = True


def placed(article: Article, blocks: tuple[Block, ...]) -> tuple[Placed, ...]:
    """Return the posts as the text has them, then those without marker; a marker without record has an empty post."""
    known = {embed.id: embed for embed in reversed(article.embeds)}
    found = [
        Placed(known.get(block.id, Embed(block.id)), block.start, block.end, block.id in known)
        for block in blocks
        if isinstance(block, Marker)
    ]
    standing = {one.embed.id for one in found}
    return (*found, *(Placed(embed) for embed in article.embeds if embed.id not in standing))


def markers(text: str) -> tuple[Marker, ...]:
    """Return the markers of a body without reading all of it: 0.1 ms for 50,000 words, where a reading takes 14.

    A marker inside a fence, which is none, is among them.
    """
    return tuple(Marker(one.start(), one.end(), one[0], one[1]) for one in _MARKER_LINE.finditer(text))


def lacks(embed: Embed) -> tuple[Lack, ...]:
    """Return what the newest evidence of a post lacks; a screenshot with its description stands for words."""
    capture = embed.latest
    described = bool(capture.screenshot and capture.screenshot_alternative.strip())
    wanted = {
        Lack.WORDS: capture.words.strip() or described,
        Lack.AUTHOR: capture.author.strip() or capture.handle.strip(),
        Lack.DATE: capture.posted_at.strip(),
        Lack.ADDRESS: embed.address.strip() or capture.address.strip(),
        Lack.ALTERNATIVE: not capture.screenshot or capture.screenshot_alternative.strip(),
    }
    return tuple(lack for lack, there in wanted.items() if not there)


def from_address(address: str) -> Embed | None:
    """Return a post without evidence for an address that leads to one; None for any other address."""
    found = recognise(address)
    if found is None:
        return None
    captures = (Capture(handle=found.handle, address=found.address),) if found.handle else ()
    return Embed("", found.provider, found.address, found.post_id, captures)


def free_id(article: Article) -> str:
    """Return an id that neither a record nor a marker of the article has."""
    taken = {embed.id for embed in article.embeds} | set(re.findall(r"::embed\{#([\w\-]+)\}", article.body))
    number = 1
    while f"e-{number}" in taken:
        number += 1
    return f"e-{number}"


def insert(article: Article, embed: Embed, at: int) -> Article:
    """Return the article with a post set after the block at an offset; its id is a new one."""
    record = replace(embed, id=free_id(article))
    edit = edits.insert_marker(article.body, body.marker("embed", record.id), at)
    return replace(article, body=edits.apply(article.body, [edit]), embeds=(*article.embeds, record))


def insert_for(article: Article, embed: Embed, start: int, end: int) -> Article:
    """Return the article with a post in the place of the lines from `start` to `end`."""
    record = replace(embed, id=free_id(article))
    text = article.body
    before, after = text[:start].rstrip("\n"), text[end:].lstrip("\n")
    first, last = len(before), len(text) - len(after)
    head = "\n\n" if before else ""
    edit = Edit(first, last, f"{head}{body.marker('embed', record.id)}" + ("\n\n" if after else "\n"))
    return replace(article, body=edits.apply(text, [edit]), embeds=(*article.embeds, record))


def changed(article: Article, embed: Embed) -> Article:
    """Return the article with another record for the post of the same id; a marker without one gets it."""
    if article.embed(embed.id) is None:
        return replace(article, embeds=(*article.embeds, embed))
    return replace(article, embeds=tuple(embed if one.id == embed.id else one for one in article.embeds))


def with_capture(embed: Embed, capture: Capture) -> Embed:
    """Return the post with a capture added after those there are; address and provider follow where it had none."""
    address = embed.address or capture.address
    found = recognise(address) if address and not embed.address else None
    embed = replace(embed, captures=(*embed.captures, admitted(capture)))
    return with_address(embed, address) if found or (address and not embed.address) else embed


def with_address(embed: Embed, address: str) -> Embed:
    """Return the post with another address: canonical, with its provider and id, where it is a post's."""
    found = recognise(address)
    if found is None:
        return replace(embed, address=address.strip(), post_id="")
    return replace(embed, provider=found.provider, address=found.address, post_id=found.post_id)


def admitted(capture: Capture) -> Capture:
    """Return a capture as the library keeps it: no control characters, no white space round what was typed."""
    texts = {name: admit(getattr(capture, name)).strip() for name in Capture.__slots__}
    texts["handle"] = texts["handle"].removeprefix("@")
    return Capture(**texts)


def _prose_of(embed: Embed) -> str:
    """Return the words of a post as paragraphs of the story, or its address where nobody captured words."""
    paragraphs = re.split(r"\n[ \t]*\n", embed.latest.words.strip())
    words = [escaping.escape(one) for one in paragraphs if one.strip()]
    address = embed.address or embed.latest.address
    return "\n\n".join(words) or (escaping.escape(address) if address else "")


def to_prose(article: Article, embed_id: str) -> Article:
    """Return the article with the words of a post as prose in its place, kept as prose from now on."""
    record = article.embed(embed_id) or Embed(embed_id)
    block = _marker(article, embed_id)
    kept = tuple(one for one in article.embeds if one.id != embed_id)
    words = _prose_of(record)
    text = article.body
    if block is not None:
        edit = Edit(block.start, block.end, words) if words else edits.remove_block(text, block)
        text = edits.apply(text, [edit])
    article = replace(article, body=text, embeds=kept)
    for paragraph in filter(str.strip, re.split(r"\n[ \t]*\n", record.latest.words)):
        article = keep_as_prose(article, paragraph)
    return article


def to_text(article: Article, embed_id: str, text: str) -> Article:
    """Return the article with a text of the body's own kind in the place of a post."""
    block = _marker(article, embed_id)
    if block is None:
        return article
    kept = tuple(one for one in article.embeds if one.id != embed_id)
    return replace(article, body=edits.apply(article.body, [Edit(block.start, block.end, text)]), embeds=kept)


def remove(article: Article, embed_id: str) -> Article:
    """Return the article without a post: its marker and its record go."""
    kept = tuple(one for one in article.embeds if one.id != embed_id)
    block = _marker(article, embed_id)
    text = edits.apply(article.body, [edits.remove_block(article.body, block)]) if block else article.body
    return replace(article, body=text, embeds=kept)


def _marker(article: Article, embed_id: str) -> Marker | None:
    blocks = body.parse(article.body)
    return next((one for one in blocks if isinstance(one, Marker) and one.id == embed_id), None)


def prose_key(words: str) -> str:
    """Return the words by which a decision that they are prose is found again: white space and case folded."""
    return fold_spaces(words.replace("\n", " ")).casefold()


def keep_as_prose(article: Article, words: str) -> Article:
    """Return the article with the decision that a paragraph of these words is prose and no post."""
    key = prose_key(words)
    if not key or key in article.kept_as_prose:
        return article
    return replace(article, kept_as_prose=(*article.kept_as_prose, key))
