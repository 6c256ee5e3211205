"""Posts by the markup that providers give for embedding them, by frames, and by our own exported figure.

What the markup carries is taken over: words, author, handle, date, address, language. Provider HTML itself never is.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from editor.article import providers
from editor.article.embeds import Capture, Embed
from editor.article.providers import Recognised, recognise
from editor.importing import post_words
from editor.importing.html_tree import Document, Element, Words
from editor.importing.own_blocks import own_post
from editor.importing.post_words import texts

# Where frames keep their address until a reader scrolls to them or agrees (lazy loaders, consent tools).
_SOURCES = (
    "src", "data-src", "data-lazy-src", "data-original", "data-cmp-src", "data-consent-src", "data-cookieblock-src",
    "data-src-cmplz", "data-iframe-src", "data-litespeed-src", "data-embed-src", "data-url", "data-href",
)  # fmt: skip
_FOLLOWING_SCRIPT = re.compile(
    r"platform\.(?:twitter|x)\.com/|instagram\.com/embed|tiktok\.com/embed|embed\.bsky\.app/|embed\.reddit\.com/|"
    r"embed\.redditmedia\.com/|threads\.(?:net|com)/embed|truthsocial\.com/embed|/embed\.js|connect\.facebook\.net/|"
    r"rumble\.com/embedJS",
    re.IGNORECASE,
)
_RUMBLE_PLAY = re.compile(
    r"Rumble\(\s*[\"']play[\"']\s*,\s*\{[^}]{0,400}?[\"']?video[\"']?\s*:\s*[\"'](v\w{3,12})[\"']"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\/?#][^\s<>\"\\]{0,3000}", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,20}")
_VIDEOS = frozenset({"youtube", "vimeo", "rumble"})  # whose frames are called as the video is
_MOST_LINKS = 40  # of one block that are looked at for the post's address


@dataclass(frozen=True, slots=True)
class EmbedMarkup:
    """A post found in the markup of an element, and where the markup ends, its script included."""

    embed: Embed
    end: int


def _web_address(address: str) -> str:
    """Return an address of the web with its scheme, or an empty text for anything else."""
    address = f"https:{address}" if address.startswith("//") else address
    return address if _WEB_ADDRESS.fullmatch(address) else ""


def _embed(found: Recognised | None, capture: Capture, key: str = "", address: str = "") -> Embed:
    """Return the embed of a post; what its address tells fills up what its words leave out."""
    if found is not None:
        key, address = found.provider, found.address
        capture = replace(capture, handle=capture.handle or found.handle)
    captures = (replace(capture, address=address),) if any(_told(capture)) else ()
    return Embed("", key, address, found.post_id if found else "", captures)


def _told(capture: Capture) -> tuple[str, ...]:
    return capture.words, capture.author, capture.handle, capture.posted_at


def _addresses(element: Element) -> list[str]:
    """Return the addresses that a block names: in its own attributes, then in its links."""
    own = [
        element.get(name)
        for name in (
            "data-instgrm-permalink", "data-text-post-permalink", "data-bluesky-uri", "data-embed-url", "data-address",
            "data-href", "cite", "data-url",
        )
    ]  # fmt: skip
    links = []
    for inner in element.elements():
        if inner.name in {"a", "blockquote"} and (inner.get("href") or inner.get("cite")):
            links.append(inner.get("href") or inner.get("cite"))
            if len(links) > _MOST_LINKS:
                break
    # The date at the end of a post leads to the post, what its words link to may be another one.
    return [address for address in [*own, *reversed(links)] if address]


def _recognised(element: Element, key: str) -> Recognised | None:
    found = (recognise(address) for address in _addresses(element))
    return next((one for one in found if one is not None and one.provider == key), None)


def _quoted(key: str) -> Callable[[Document, Element], Embed | None]:
    """Return a reader of blocks that hold the post's words in paragraphs and its author in what follows them."""

    def read(document: Document, element: Element) -> Embed | None:
        found = _recognised(element, key)
        capture = post_words.quoted(document, element)
        if found is None and not capture.words:
            return None
        return _embed(found, capture, key, next(filter(None, map(_web_address, _addresses(element))), ""))

    return read


def _worded(key: str, words: Callable[[Document, Element], Capture]) -> Callable[[Document, Element], Embed | None]:
    """Return a reader of blocks of one provider whose words another function reads."""

    def read(document: Document, element: Element) -> Embed | None:
        found = _recognised(element, key)
        return _embed(found, words(document, element), key) if found else None

    return read


def _tiktok(document: Document, element: Element) -> Embed | None:
    found = _recognised(element, "tiktok")
    number = element.get("data-video-id")
    if found is None and _DIGITS.fullmatch(number):
        found = recognise(f"https://www.tiktok.com/embed/v2/{number}")
    return _embed(found, post_words.tiktok(document, element)) if found else None


def _own_figure(document: Document, element: Element) -> Embed | None:
    """Read the figure that our own export writes: its record, or what it shows where no words are recorded."""
    exact = own_post(document, element)
    if exact is not None and exact.captures:
        return exact
    capture = post_words.own_figure(document, element)
    address = _web_address(element.get("data-address")) or _web_address(capture.address)
    found = recognise(address)
    key = element.get("data-provider") or element.get("data-platform") or (found.provider if found else "")
    post_id = element.get("data-post-id") or (found.post_id if found else "")
    captures = (replace(capture, address=address),) if any(_told(capture)) else ()
    if not (key or address or captures):
        return None
    told = Embed("", key, address, post_id, captures)
    if exact is None:
        return told
    return replace(told, id=exact.id, state=exact.state, presentation=exact.presentation)


def _named(template: str, *attributes: str) -> Callable[[Document, Element], Embed | None]:
    """Return a reader of elements that name the post by its id, or by its whole address, in an attribute."""

    def read(document: Document, element: Element) -> Embed | None:
        value = next((element.get(name) for name in attributes if element.get(name)), "")
        found = recognise(value) or recognise(template.format(value))
        if found is None:
            return None
        return _embed(found, post_words.quoted(document, element) if element.name == "amp-twitter" else Capture())

    return read


def _facebook(document: Document, element: Element) -> Embed | None:
    found = recognise(element.get("data-href") or element.get("href")) or _recognised(element, "facebook")
    return _embed(found, post_words.facebook(document, element)) if found else None


def _frame(_document: Document, element: Element) -> Embed | None:
    """Read a frame: of a known provider by its address, of any other site with its address alone."""
    sources = [element.get(name) for name in _SOURCES if element.get(name)]
    found = next((one for one in map(recognise, sources) if one is not None), None)
    if found is not None:
        return _embed(found, Capture(post_words.frame_title(element) if found.provider in _VIDEOS else ""))
    address = next(filter(None, map(_web_address, sources)), "")
    if not address or _is_tiny(element):
        return None
    one = providers.provider_of_host(re.split(r"[/?#:]", address.split("//", 1)[1])[0])
    return Embed("", one.key if one else "", address)


def _is_tiny(element: Element) -> bool:
    """Return whether a frame is too small to show anything: it counts readers."""
    return any(re.fullmatch(r"[0-3](?:px)?", element.get(side)) is not None for side in ("width", "height"))


def _plugin(_document: Document, element: Element) -> Embed | None:
    """Read a player of the years before frames: object and embed."""
    addresses = [element.get("data"), element.get("src")]
    addresses += [
        inner.get("value") or inner.get("src") for inner in element.elements() if inner.name in {"param", "embed"}
    ]
    found = next((one for one in map(recognise, addresses) if one is not None), None)
    return _embed(found, Capture()) if found else None


def _bare_address(document: Document, element: Element) -> Embed | None:
    """Read a block of a CMS that holds nothing but a post's address, as WordPress saves it."""
    lines = [line for line in texts(document, element) if line]
    found = recognise(lines[0]) if lines else None
    return _embed(found, Capture()) if found else None


_Reader = Callable[[Document, Element], Embed | None]
_BY_CLASS: Mapping[str, _Reader] = {
    "social-post": _own_figure,
    "twitter-tweet": _quoted("x"),
    "twitter-video": _quoted("x"),
    "bluesky-embed": _quoted("bluesky"),
    "instagram-media": _worded("instagram", post_words.instagram),
    "text-post-media": _worded("threads", post_words.address_only),
    "mastodon-embed": _worded("mastodon", post_words.address_only),
    "truthsocial-embed": _worded("truthsocial", post_words.address_only),
    "tiktok-embed": _tiktok,
    "reddit-embed-bq": _worded("reddit", post_words.reddit),
    "reddit-card": _worded("reddit", post_words.reddit),
    "fb-post": _facebook,
    "fb-video": _facebook,
    "wp-block-embed__wrapper": _bare_address,
}
_BY_NAME: Mapping[str, _Reader] = {
    "iframe": _frame,
    "amp-iframe": _frame,
    "amp-video-iframe": _frame,
    "object": _plugin,
    "embed": _plugin,
    "fb:post": _facebook,
    "fb:video": _facebook,
    "oembed": _named("{}", "url"),
    "amp-twitter": _named("https://x.com/i/web/status/{}", "data-tweetid"),
    "amp-instagram": _named("https://www.instagram.com/p/{}/", "data-shortcode"),
    "amp-youtube": _named("https://www.youtube.com/watch?v={}", "data-videoid"),
    "lite-youtube": _named("https://www.youtube.com/watch?v={}", "videoid"),
    "amp-vimeo": _named("https://vimeo.com/{}", "data-videoid"),
    "amp-tiktok": _named("https://www.tiktok.com/embed/v2/{}", "data-src"),
    "amp-facebook": _facebook,
    "amp-reddit": _named("{}", "data-src"),
}
_BY_ATTRIBUTE: Mapping[str, _Reader] = {
    "data-telegram-post": _named("https://t.me/{}", "data-telegram-post"),
    "data-youtube-id": _named("https://www.youtube.com/watch?v={}", "data-youtube-id"),
    "data-oembed-url": _named("{}", "data-oembed-url"),
}


def embed_markup(document: Document, element: Element) -> EmbedMarkup | None:
    """Return the post that an element embeds, or None."""
    reader = _BY_NAME.get(element.name)
    if reader is None and element.attributes:
        reader = next((_BY_CLASS[token] for token in element.classes if token in _BY_CLASS), None) or next(
            (one for name, one in _BY_ATTRIBUTE.items() if name in element.attributes), None
        )
    if reader is not None:
        embed = reader(document, element)
        return EmbedMarkup(embed, _end_of_script(document, element)) if embed else None
    return _rumble(document, element) if element.name == "script" else None


def _end_of_script(document: Document, element: Element) -> int:
    """Return where the markup ends: after the provider's script, where that follows with only space between."""
    for node in element.next_nodes():
        if isinstance(node, Words):
            if document.text[node.start : node.end].strip():
                break
        elif node.name == "script" and _FOLLOWING_SCRIPT.search(node.get("src") or node.get("data-src")):
            return node.end
        elif node.name != "br":
            break
    return element.end


def _script_text(document: Document, element: Element) -> str:
    return document.text[element.inner : min(element.content_end, element.inner + 4_000)]


def _rumble(document: Document, element: Element) -> EmbedMarkup | None:
    """Read Rumble's player: a script that loads it, an empty element, and a script that says which video plays."""
    end = element.end
    video = _RUMBLE_PLAY.search(_script_text(document, element))
    if video is None and "rumble.com/embedJS" in _script_text(document, element):
        for node in islice(element.next_nodes(), 8):
            if isinstance(node, Element) and node.name == "script":
                video = _RUMBLE_PLAY.search(_script_text(document, node))
                end = node.end
                break
    found = recognise(f"https://rumble.com/embed/{video[1]}/") if video else None
    return EmbedMarkup(_embed(found, Capture()), end) if found else None
