"""Posts as AMP has them: the static figure, or the network's component with the captured words as its fallback.

A component shows its fallback where the post is gone (amp.dev, amp-twitter), so what was captured outlives it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from editor.article.body import Block
from editor.article.embeds import Embed, Presentation
from editor.article.providers import recognise
from editor.exporting import links
from editor.exporting.embed_mode import embed_mode
from editor.exporting.export import Loss
from editor.exporting.pictures import Shelf
from editor.exporting.placed import placed_post
from editor.exporting.posts import provider_title, static_figure
from editor.exporting.profile import EmbedMode
from editor.exporting.templates import fill

Attributes = dict[str, str]
_WORDS = re.compile(r"<blockquote\b.*?</blockquote>", re.DOTALL)
_CAPTION = "<figcaption>"
_COLUMN = (550, 480)
_VIDEO = (16, 9)


@dataclass(frozen=True, slots=True)
class _Row:
    """A network's component: its name, what it is given, and the room it keeps; nothing for a post it cannot show."""

    component: str
    attributes: Callable[[Embed], Attributes]
    size: tuple[int, int] = _COLUMN


def _digits(name: str) -> Callable[[Embed], Attributes]:
    return lambda embed: {name: embed.post_id} if embed.post_id.isascii() and embed.post_id.isdigit() else {}


def _identifier(name: str, more: Attributes | None = None) -> Callable[[Embed], Attributes]:
    return lambda embed: {name: embed.post_id, **(more or {})} if re.fullmatch(r"[\w\-]+", embed.post_id, re.A) else {}


def _facebook(embed: Embed) -> Attributes:
    is_video = any(part in embed.address for part in ("/videos/", "/watch", "/reel/"))
    return {"data-href": links.web_address(embed.address), "data-embed-as": "video" if is_video else "post"}


def _reddit(embed: Embed) -> Attributes:
    address = links.web_address(embed.address)
    return {"data-embedtype": "post", "data-src": address} if "/comments/" in address else {}


_ROWS: Mapping[str, _Row] = MappingProxyType(
    {
        "x": _Row("amp-twitter", _digits("data-tweetid")),
        "youtube": _Row("amp-youtube", _identifier("data-videoid"), _VIDEO),
        "vimeo": _Row("amp-vimeo", _digits("data-videoid"), _VIDEO),
        "instagram": _Row("amp-instagram", _identifier("data-shortcode", {"data-captioned": ""}), (1, 1)),
        "facebook": _Row("amp-facebook", _facebook),
        "tiktok": _Row("amp-tiktok", _digits("data-src"), (325, 575)),
        "reddit": _Row("amp-reddit", _reddit),
    }
)


def components_of(html: str) -> tuple[str, ...]:
    """Return the components that an HTML of ours uses, each once and in the order of their names."""
    return tuple(sorted(set(re.findall(r"<(amp-(?!img\b|pixel\b)[a-z]+)\b", html))))


def _component(embed: Embed) -> tuple[str, Attributes]:
    row = _ROWS.get(embed.provider)
    found = recognise(embed.address)
    if row is None or found is None or found.provider != embed.provider:
        return "", {}
    given = row.attributes(embed)
    width, height = row.size
    room = {"width": str(width), "height": str(height), "layout": "responsive"}
    return (row.component, {**given, **room}) if given else ("", {})


def amp_post(block: Block, shelf: Shelf) -> str:
    """Return the HTML of a post; a component where the profile or the person leaves the post to the page."""
    embed = placed_post(block, shelf)
    if embed is None:
        return ""
    wanted = embed_mode(embed, shelf.request.profile)
    if wanted is EmbedMode.CLICK_TO_LOAD:
        # No frame of ours: AMP takes none, and waits for a click only by a consent of the whole page.
        embed = replace(embed, presentation=Presentation.STATIC)
        why = "AMP has no frame that waits for a click, so readers have the words and the link."
        shelf.losses.append(Loss(f"loading the post {embed.id} on a click", why))
    figure = static_figure(embed, shelf).strip()
    if wanted is not EmbedMode.CMS:
        return figure
    name, attributes = _component(embed)
    if not name:
        why = (
            f"AMP has no component for it ({provider_title(embed.provider) or 'no network'}), so it is a static figure."
        )
        shelf.losses.append(Loss(f"post {embed.id} as AMP shows it", why))
        return figure
    words = _WORDS.search(figure)
    component = fill(
        "amp_post.html", {"name": name, "attributes": attributes, "fallback": words[0] if words else ""}
    ).strip()
    if words:
        return figure[: words.start()] + component + figure[words.end() :]
    return figure.replace(_CAPTION, f"{component}\n{_CAPTION}", 1)
