"""What the markup of embedded posts says: words, author, handle, date, language; one function for each manner."""

import html
import re
from collections.abc import Iterator

from editor.article.embeds import Capture
from editor.article.text import fold_spaces
from editor.importing.html_tree import BLOCKS, Document, Element, Words
from editor.importing.html_visible import NEVER_SHOWN
from editor.importing.recognise.dates import read_date

_TAIL = re.compile(r"(?P<author>.{0,120}?)\s*\(@(?P<handle>[\w.\-]+(?:@[\w.\-]+)?)\)\s*(?P<date>.{0,80})", re.DOTALL)
_DASH = re.compile(r"^[\s—–―-]+")
_SHARED = re.compile(
    r"^(?:A (?:post|photo|video|reel) (?:shared|posted) by|Ein Beitrag geteilt von|Une publication partagée par|"
    r"Una publicación compartida (?:de|por)|Un post condiviso da|Uma? (?:publicação|post) partilhad[oa] por|"
    r"Uma publicação compartilhada por|Um post compartilhado por|Post udostępniony przez|Een bericht gedeeld door)\s+",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:View (?:this (?:post|profile) )?on (?:Instagram|Threads)|Sieh dir diesen Beitrag auf Instagram an|"
    r"(?:Voir|Ver|Visualizza|Wyświetl|Dit bericht)\b.{3,40}\bInstagram\w*)\W*",
    re.IGNORECASE,
)
_REDDIT_USER = re.compile(r"(?:\b|by)u/([\w\-]{2,30})")
_PLACEHOLDER = re.compile(r"\s*\[image or embed\]\s*$")  # of Bluesky, where a picture is
_POSTED_BY = re.compile(
    r"^(?:Posted by|Publicado por|Gepostet von|Publiée? par)\s+(?P<author>.{1,80}?)\s+(?:on|el|am|le|em)\s", re.I
)
_ANY_FRAME = re.compile(
    r"(?:(?:embedded )?(?:youtube|vimeo|rumble)?[ -]?(?:video ?)?(?:player|iframe|frame|embed|video|content|post)?)\W*",
    re.IGNORECASE,
)
_HANDLE_IN_BRACKETS = re.compile(r"^(?P<author>.*?)\s*\(@(?P<handle>[^()\s]+)\)$")


def frame_title(element: Element) -> str:
    """Return the title of a video from its frame's name; empty where that is the name that any frame is given."""
    title = fold_spaces(element.get("title"))
    return "" if _ANY_FRAME.fullmatch(title) else title[:300]


def texts(document: Document, element: Element) -> list[str]:
    """Return the lines of text that an element shows: a block or a break ends a line."""
    lines: list[list[str]] = [[]]
    for node in _flat(element):
        if isinstance(node, Words):
            lines[-1].append(html.unescape(document.text[node.start : node.end]))
        else:
            lines.append([])
    return [line for line in (fold_spaces("".join(parts)) for parts in lines) if line]


def _flat(element: Element) -> Iterator[Element | Words]:
    """Yield the stretches of text inside an element, and an element wherever a line begins or ends."""
    stack: list[tuple[Element | Words, bool]] = [(element, True)]
    while stack:
        node, entering = stack.pop()
        if isinstance(node, Words) or not entering or node.name == "br":
            yield node
        elif node.name not in NEVER_SHOWN:
            if node.name in BLOCKS and node is not element:
                yield node
                stack.append((node, False))
            stack.extend((child, True) for child in reversed(node.children))


def _time_of(element: Element) -> str:
    return next((one.get("datetime") for one in element.elements() if one.name == "time" and one.get("datetime")), "")


def _date(text: str) -> str:
    """Return a date as ISO 8601, or as it stands where it cannot be read."""
    text = text.strip(" ·.—–-")
    return read_date(text) or text[:60]


def quoted(document: Document, element: Element) -> Capture:
    """Read words in paragraphs, then a line `— Name (@handle) date`, as X and Bluesky write them."""
    paragraphs = [one for one in element.elements() if one.name == "p"]
    words = "\n\n".join("\n".join(texts(document, one)) for one in paragraphs).strip()
    words = _PLACEHOLDER.sub("", words)
    language = next((one.get("lang") for one in (*paragraphs, element) if one.get("lang")), "")
    start = paragraphs[-1].end if paragraphs else element.inner
    after = "".join(
        html.unescape(document.text[one.start : one.end]) for _, one in element.stretches() if one.start >= start
    )
    tail = _TAIL.search(fold_spaces(after))
    if tail is None:
        return Capture(words or fold_spaces(after), posted_at=_time_of(element), language=language)
    before, dash, author = tail["author"].rpartition("—")
    if not paragraphs and dash:
        words = before.strip()
    author = _DASH.sub("", author if dash else tail["author"])
    return Capture(words, author, tail["handle"], _time_of(element) or _date(tail["date"]), "", language)


def instagram(document: Document, element: Element) -> Capture:
    """Read the caption and `A post shared by Name (@handle)`, in any of Instagram's versions and main languages."""
    words = []
    author = handle = ""
    for line in texts(document, element):
        if _VIEW.fullmatch(line):
            continue
        tail = _TAIL.search(line)
        if tail and (_SHARED.match(line) or not author):
            author, handle = _SHARED.sub("", tail["author"]), tail["handle"]
        elif found := _SHARED.match(line):
            author = line[found.end() :]
        else:
            words.append(line)
    return Capture("\n".join(words), author.strip(), handle, _time_of(element), "", element.get("lang"))


def address_only(_document: Document, _element: Element) -> Capture:
    """Read nothing: such blocks carry no words of the post, only words such as “View on Threads”."""
    return Capture()


def tiktok(document: Document, element: Element) -> Capture:
    """Read a TikTok section: @user, the caption in a paragraph, the music after a ♬."""
    paragraphs = [one for one in element.elements() if one.name == "p"]
    captions = [" ".join(texts(document, one)) for one in paragraphs]
    lines = texts(document, element)
    handle = next((one.get("title")[1:] for one in element.elements() if one.get("title").startswith("@")), "")
    handle = handle or next((line.split()[0][1:] for line in lines if line.startswith("@")), "")
    words = [caption for caption in captions if caption and not caption.startswith("♬")]
    return Capture("\n".join(words), "", handle)


def reddit(document: Document, element: Element) -> Capture:
    """Read a Reddit card: the title as a link, then `by u/name in r/place`."""
    lines = texts(document, element)
    user = next((found for line in lines if (found := _REDDIT_USER.search(line))), None)
    title = next((" ".join(texts(document, one)) for one in element.elements() if one.name == "a"), "")
    return Capture(title, "", user[1] if user else "")


def facebook(document: Document, element: Element) -> Capture:
    """Read what Facebook puts into its block for pages without its script: words, `Posted by Name on date`."""
    paragraphs = [one for one in element.elements() if one.name == "p"]
    words = "\n\n".join("\n".join(texts(document, one)) for one in paragraphs).strip()
    start = paragraphs[-1].end if paragraphs else element.inner
    after = fold_spaces(
        "".join(
            html.unescape(document.text[one.start : one.end]) for _, one in element.stretches() if one.start >= start
        )
    )
    found = _POSTED_BY.match(after)
    if found is None:
        return Capture(words)
    return Capture(words, found["author"].replace("\u200e", ""), "", _time_of(element) or _date(after[found.end() :]))


def own_figure(document: Document, element: Element) -> Capture:
    """Read the figure of our own export: words, author with handle, machine date, link."""
    inner = list(element.elements())
    quote = next((one for one in inner if one.name == "blockquote"), None)
    paragraphs = [one for one in quote.elements() if one.name == "p"] if quote else []
    words = "\n\n".join("\n".join(texts(document, one)) for one in paragraphs).strip()
    author = next((" ".join(texts(document, one)) for one in inner if "post-name" in one.classes), "")
    handle = ""
    if found := _HANDLE_IN_BRACKETS.match(author):
        author, handle = found["author"], found["handle"]
    address = next((one.get("href") for one in inner if one.name == "a" and one.get("href")), "")
    language = quote.get("lang") if quote else ""
    return Capture(words, author, handle, _time_of(element), address, language)
