"""Where each provider answers questions about a post (oEmbed), and what its answers mean.

The addresses are those of the providers' own documentation and of micawber 0.8, with the versions of 2026: Meta's
interface is v26.0 and needs no token since June 15, 2026; publish.x.com, embed.bsky.app and Mastodon's /api/oembed are
open. LinkedIn and Telegram have none. Adding a provider is one row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_META = "https://graph.facebook.com/v26.0"
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One row: the address asked, which may hold `{host}`, its parameters, and the statuses that say a post is gone.

    `video_address` is asked of addresses with `/videos/`, `/watch` or `/reel/` in them. `title_is_post` says that the
    answer's title is what the post says: a caption, a video's title.
    """

    address: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[int] = _GONE
    title_is_post: bool = False
    video_address: str = ""


ENDPOINTS: Mapping[str, Endpoint] = MappingProxyType(
    {
        # X answers 403 for an account that was closed or locked: the post is not to be seen any more.
        "x": Endpoint("https://publish.x.com/oembed", {"omit_script": "1", "dnt": "true"}, _GONE | {403}),
        "instagram": Endpoint(f"{_META}/instagram_oembed", {"omitscript": "true"}),
        "facebook": Endpoint(f"{_META}/oembed_post", {"omitscript": "true"}, video_address=f"{_META}/oembed_video"),
        "threads": Endpoint("https://graph.threads.net/v1.0/oembed"),
        "tiktok": Endpoint("https://www.tiktok.com/oembed", title_is_post=True),
        "youtube": Endpoint("https://www.youtube.com/oembed", title_is_post=True),
        "bluesky": Endpoint("https://embed.bsky.app/oembed"),
        "mastodon": Endpoint("https://{host}/api/oembed"),
        "reddit": Endpoint("https://www.reddit.com/oembed", title_is_post=True),
        "truthsocial": Endpoint("https://truthsocial.com/api/oembed"),
        "rumble": Endpoint("https://rumble.com/api/Media/oembed.json", title_is_post=True),
        "vimeo": Endpoint("https://vimeo.com/api/oembed.json", title_is_post=True),
    }
)


def can_be_asked(provider: str) -> bool:
    """Return whether a provider answers questions about posts at all."""
    return provider in ENDPOINTS
