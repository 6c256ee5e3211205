"""Posts as WordPress embeds them: an address alone on its line, which the site itself asks the network about.

The networks and their patterns are those of WordPress's own list (wp-includes/class-wp-oembed.php), whose answers need
no token. What Meta's networks ask for one, they are not on it since 5.5.2.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from editor.article.canonical import Json
from editor.article.embeds import Embed
from editor.exporting import links
from editor.exporting.posts import provider_title
from editor.exporting.profile import Profile
from editor.exporting.wordpress_blocks import Forms, address, block_markup

_WIDE = "wp-embed-aspect-16-9 wp-has-aspect-ratio"


@dataclass(frozen=True, slots=True)
class _Row:
    """How WordPress knows a network: by its slug, the kind of its embeds, and the addresses it takes."""

    slug: str
    kind: str
    addresses: str
    classes: str = ""


_ROWS: Mapping[str, _Row] = MappingProxyType(
    {
        "x": _Row("twitter", "rich", r"https?://(www\.)?twitter\.com/\w{1,15}/status(es)?/\d+"),
        "youtube": _Row("youtube", "video", r"https?://((m|www)\.)?youtube\.com/(watch|live|shorts).*", _WIDE),
        "vimeo": _Row("vimeo", "video", r"https?://(.+\.)?vimeo\.com/.*", _WIDE),
        "tiktok": _Row("tiktok", "video", r"https?://(www\.)?tiktok\.com/.*/video/.*"),
        "reddit": _Row("reddit", "rich", r"https?://(www\.)?reddit\.com/r/[^/]+/comments/.*"),
        "bluesky": _Row("bluesky", "rich", r"https?://bsky\.app/profile/.*/post/.*"),
    }
)
_ANY = _Row("", "rich", r"https?://.+")
_X_POST = re.compile(r"https?://(?:www\.)?x\.com/(?:i/web|(\w{1,15}))/status/(\d+)")


def called(embed: Embed) -> str:
    """Return the name of a post's block in the editor's list of blocks: `Post e-1: X`."""
    return f"Post {embed.id}: {provider_title(embed.provider)}" if embed.provider else f"Post {embed.id}"


def slugs(profile: Profile) -> Mapping[str, str]:
    """Return WordPress's names of networks that a profile gives, by network."""
    pairs = (pair.partition("=") for pair in profile.embed_slugs)
    return {network.strip().lower(): slug.strip().lower() for network, _, slug in pairs if slug.strip()}


def embed_block(embed: Embed, profile: Profile, known: Forms) -> str:
    """Return a post as WordPress's own embed; empty where WordPress does not embed it (see `trouble`)."""
    found = _found(embed, profile, known)
    if found is None:
        return ""
    row, url = found
    attributes: dict[str, Json] = {"url": url, "type": row.kind, "providerNameSlug": row.slug}
    if row.slug != "bluesky":
        attributes["responsive"] = True
    if row.classes:
        attributes["className"] = row.classes
    if known.names:
        attributes["metadata"] = {"name": called(embed)}
    names = f"wp-block-embed is-type-{row.kind} is-provider-{row.slug} wp-block-embed-{row.slug}"
    names += f" {row.classes}" if row.classes else ""
    # The address stands alone on its line: that is what the site looks for when it shows the post.
    inside = f'<div class="wp-block-embed__wrapper">\n{url.replace("&", "&amp;")}\n</div>'
    return block_markup("embed", f'<figure class="{names}">{inside}</figure>', attributes)


def trouble(embed: Embed, profile: Profile, known: Forms) -> str:
    """Return why a post is not left to WordPress, in a sentence; empty where it is."""
    if _found(embed, profile, known):
        return ""
    if not links.web_address(embed.address):
        return "It has no address for WordPress to embed, so readers have its words."
    network = provider_title(embed.provider) if embed.provider else "that site"
    if embed.provider == "bluesky" and not known.bluesky:
        return "WordPress embeds posts of Bluesky since 6.6 alone, so readers have its words and the link."
    if embed.provider in _ROWS:
        return f"WordPress does not embed this address of {network}, so readers have its words and the link."
    return f"WordPress embeds no posts of {network} without a plugin, so readers have its words and the link."


def _found(embed: Embed, profile: Profile, known: Forms) -> tuple[_Row, str] | None:
    own = slugs(profile).get(embed.provider, "")
    row = _ROWS.get(embed.provider) or (_ANY if own else None)
    url = address(links.web_address(embed.address))
    if row is None or not url or (embed.provider == "bluesky" and not known.bluesky):
        return None
    if embed.provider == "x" and own != "x":
        url = _at_twitter(url, embed.latest.handle)
    pattern = _ANY.addresses if own and own != row.slug else row.addresses
    if not re.fullmatch(pattern, url, re.IGNORECASE):
        return None
    return _Row(re.sub(r"[^a-z0-9\-]", "-", own) or row.slug, row.kind, row.addresses, row.classes), url


def _at_twitter(url: str, handle: str) -> str:
    """Return the address of a post on X as WordPress's list knows it: on twitter.com, under an account's name."""
    found = _X_POST.match(url)
    if not found:
        return url
    account = found[1] or handle.strip().lstrip("@")
    return f"https://twitter.com/{account if re.fullmatch(r'[A-Za-z0-9_]{1,15}', account) else 'i'}/status/{found[2]}"
