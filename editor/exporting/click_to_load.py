"""A provider's own embed in a frame that asks nobody until a reader clicks; for listed hosts alone.

The frame holds a page of ours with one link, and the click leads the frame itself to the provider. So no script is
needed, and unlike `loading="lazy"`, which browsers ignore where scripts are off, nothing can be asked before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from editor.article.embeds import Embed
from editor.article.providers import may_embed_from, provider, recognise
from editor.exporting import links
from editor.exporting.phrases import Phrases, direction, language_tag
from editor.exporting.profile import Profile
from editor.exporting.templates import fill

_WIDE = (560, 315)  # 16:9, as YouTube and Vimeo write it
_COLUMN = 550  # CSS pixels; X's widest


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a provider's own embed lies, and the room in CSS pixels that it is given."""

    address: str
    width: int
    height: int

    @property
    def host(self) -> str:
        """Return the host that the frame asks once it is clicked."""
        return urlsplit(self.address).hostname or ""


@dataclass(frozen=True, slots=True)
class _Row:
    """How one provider's embed is addressed; the address is empty for a post that has none."""

    address: Callable[[Embed], str]
    size: tuple[int, int]


def _with_id(template: str) -> Callable[[Embed], str]:
    return lambda embed: template.format(id=quote(embed.post_id, safe="-_")) if embed.post_id else ""


def _after_address(end: str) -> Callable[[Embed], str]:
    return lambda embed: embed.address.rstrip("/") + end


def _facebook(embed: Embed) -> str:
    kind = "video" if any(part in embed.address for part in ("/videos/", "/watch/", "/reel/")) else "post"
    return f"https://www.facebook.com/plugins/{kind}.php?href={quote(embed.address, safe='')}&show_text=true"


def _tiktok(embed: Embed) -> str:
    return f"https://www.tiktok.com/player/v1/{embed.post_id}" if embed.post_id.isdigit() else ""


def _vimeo(embed: Embed) -> str:
    number, _, secret = embed.address.rpartition("vimeo.com/")[2].partition("/")
    return f"https://player.vimeo.com/video/{quote(number)}?dnt=1" + (f"&h={quote(secret)}" if secret else "")


def _bluesky(embed: Embed) -> str:
    """Bluesky's embed knows an author by the account's permanent id alone, which a handle does not tell."""
    did = embed.address.partition("/profile/")[2].partition("/")[0]
    return f"https://embed.bsky.app/embed/{did}/app.bsky.feed.post/{embed.post_id}" if did.startswith("did:") else ""


def _reddit(embed: Embed) -> str:
    return "https://embed.reddit.com" + urlsplit(embed.address).path if "/comments/" in embed.address else ""


def _rumble(embed: Embed) -> str:
    """Rumble's embeds have ids of their own, which a page's address does not tell."""
    return embed.address if "/embed/" in embed.address else ""


_ROWS: Mapping[str, _Row] = MappingProxyType(
    {
        "x": _Row(_with_id("https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"), (_COLUMN, 480)),
        "instagram": _Row(_after_address("/embed/captioned/"), (_COLUMN, 720)),
        "facebook": _Row(_facebook, (_COLUMN, 560)),
        "threads": _Row(_after_address("/embed"), (_COLUMN, 480)),
        "tiktok": _Row(_tiktok, (325, 578)),
        "youtube": _Row(_with_id("https://www.youtube-nocookie.com/embed/{id}"), _WIDE),
        "bluesky": _Row(_bluesky, (_COLUMN, 400)),
        "mastodon": _Row(_after_address("/embed"), (_COLUMN, 400)),
        "reddit": _Row(_reddit, (_COLUMN, 400)),
        "truthsocial": _Row(lambda embed: embed.address.replace("/posts/", "/") + "/embed", (_COLUMN, 420)),
        "telegram": _Row(lambda embed: f"{embed.address}?embed=1", (_COLUMN, 400)),
        "rumble": _Row(_rumble, _WIDE),
        "vimeo": _Row(_vimeo, _WIDE),
        "linkedin": _Row(_with_id("https://www.linkedin.com/embed/feed/update/{id}"), (504, 480)),
    }
)


def frame(embed: Embed, profile: Profile) -> Frame | None:
    """Return the frame of a post's own embed; None where it has none, or none at a host that is listed."""
    row = _ROWS.get(embed.provider)
    found = recognise(embed.address)
    if row is None or found is None or found.provider != embed.provider:
        return None
    address = links.web_address(row.address(embed))
    known = provider(embed.provider)
    if not address or known is None or not may_embed_from(embed.provider, address):
        return None
    host = urlsplit(address).hostname or ""
    if known.any_host and host not in profile.embed_hosts:
        return None
    return Frame(address, *row.size)


def markup(found: Frame, title: str, called: str, language: str, words: Phrases) -> str:
    """Return the frame's HTML; `title` is its name for screen readers, `called` the provider's."""
    inside = fill(
        "post_frame_inside.html",
        {
            "language": language_tag(language) or "und",
            "direction": direction(language) or "ltr",
            "title": title,
            "address": found.address,
            "load": words.load_post.format(provider=called),
            "note": words.load_note.format(provider=called),
        },
    )
    attributes = {
        "class": "post-frame",
        "title": title,
        "width": str(found.width),
        "height": str(found.height),
        "referrerpolicy": "no-referrer",
        "sandbox": "allow-scripts allow-same-origin allow-popups allow-presentation",
        "allow": "fullscreen",
        "srcdoc": inside.strip(),
    }
    return fill("post_frame.html", {"attributes": attributes}).strip()
