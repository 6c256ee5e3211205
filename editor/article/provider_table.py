"""The table of the 14 providers: hosts, forms of address, names, hosts of their embeds, what their rules forbid.

Forms of address: the matrix of what WordPress 7.0, Wagtail, micawber 0.8 and iamcal/oembed take, and what the
providers' own share buttons and embed codes write (2026). A new provider is one entry here and its rows in the tests.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_ANY = re.compile(r".*")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of address: what the path and the query must be, and what they say.

    The templates are filled with the named groups of the path, with `host`, and with `query` (name: key and pattern of
    its value).
    """

    path: re.Pattern[str]
    address: str
    post_id: str = "{id}"
    handle: str = ""
    query: Mapping[str, tuple[str, re.Pattern[str]]] = field(default_factory=dict)
    host: re.Pattern[str] = _ANY
    in_fragment: bool = False

    def canonical(self, parts: Mapping[str, str]) -> str:
        """Return the canonical address."""
        return self.address.format_map(parts)

    def handle_of(self, parts: Mapping[str, str]) -> str:
        """Return the handle that the address names, or an empty string."""
        if self.handle:
            return self.handle.format_map(parts)
        return parts.get("handle", "")


@dataclass(frozen=True, slots=True)
class Provider:
    """A network whose posts stories embed.

    `embed_hosts` are the only hosts an export may load its embeds from. `forbids_keeping` says that the provider's
    rules forbid storing what its interface answers, so only typed or pasted words are kept. `any_host` marks a network
    of many servers, where embeds load from the server of the post.
    """

    key: str
    title: str
    hosts: re.Pattern[str]
    forms: tuple[Form, ...]
    embed_hosts: tuple[str, ...] = ()
    forbids_keeping: bool = False
    any_host: bool = False


@dataclass(frozen=True, slots=True)
class Wrapper:
    """An address that carries another one: in its query under one of `keys`, or in its path."""

    host: re.Pattern[str]
    path: re.Pattern[str]
    keys: tuple[str, ...] = ()
    path_holds_address: bool = False


def _path(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _hosts(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _form(path: str, address: str, **more: str) -> Form:
    return Form(_path(path), address, **more)


def _queried(path: str, address: str, *, host: str = ".*", **query: str) -> Form:
    """Return a form whose id stands in the query: each keyword is a name, its value `key=pattern`."""
    keys = {name: value.split("=", 1) for name, value in query.items()}
    patterns = {name: (key, re.compile(pattern)) for name, (key, pattern) in keys.items()}
    return Form(_path(path), address, query=patterns, host=re.compile(host))


_X_HANDLE = r"(?P<handle>(?!(?:i|hashtag|search|intent|share|settings)/)\w{1,20})"
_X_END = r"(?:/(?:photo|video)/\d+|/(?:analytics|likes|retweets|quotes|history))?"
_X = Provider(
    "x",
    "X",
    _hosts(r"(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com", r"platform\.(?:twitter|x)\.com"),
    (
        _form(rf"/{_X_HANDLE}/status(?:es)?/(?P<id>\d{{1,20}}){_X_END}", "https://x.com/{handle}/status/{id}"),
        _form(rf"/i/(?:web/)?status/(?P<id>\d{{1,20}}){_X_END}", "https://x.com/i/web/status/{id}"),
        _form(r"/statuses/(?P<id>\d{1,20})", "https://x.com/i/web/status/{id}"),
        Form(
            _path(rf"/{_X_HANDLE}/status(?:es)?/(?P<id>\d{{1,20}})"),
            "https://x.com/{handle}/status/{id}",
            in_fragment=True,
        ),
        _queried(
            r"/embed/tweet\.html", "https://x.com/i/web/status/{id}", id=r"id=\d{1,20}", host=r"platform\.\w+\.com"
        ),
    ),
    ("platform.twitter.com", "platform.x.com"),
)

_IG_ID = r"(?P<id>[\w\-]{5,64})"
_IG_END = r"(?:/embed(?:/captioned)?|/c/\d+(?:/r/\d+)?|/comments|/liked_by)?"
_INSTAGRAM = Provider(
    "instagram",
    "Instagram",
    _hosts(r"(?:www\.|m\.)?instagram\.com", r"(?:www\.)?instagr\.am"),
    (
        _form(rf"/p/{_IG_ID}{_IG_END}", "https://www.instagram.com/p/{id}/"),
        _form(rf"/reels?/(?!audio(?:/|$)){_IG_ID}{_IG_END}", "https://www.instagram.com/reel/{id}/"),
        _form(rf"/tv/{_IG_ID}{_IG_END}", "https://www.instagram.com/tv/{id}/"),
        _form(rf"/share/(?P<kind>p|reel)/{_IG_ID}", "https://www.instagram.com/share/{kind}/{id}/"),
        _form(
            rf"/(?!share/|explore/)(?P<handle>[\w.]{{1,30}})/p/{_IG_ID}{_IG_END}", "https://www.instagram.com/p/{id}/"
        ),
        _form(
            rf"/(?!share/|explore/)(?P<handle>[\w.]{{1,30}})/reel/{_IG_ID}{_IG_END}",
            "https://www.instagram.com/reel/{id}/",
        ),
    ),
    ("www.instagram.com",),
    forbids_keeping=True,
)

_FB_PAGE = r"(?P<page>(?!groups/|people/|watch/|share/|events/|plugins/|photo/|hashtag/|dialog/|sharer/)[\w.\-%]+)"
_FB_POST = r"(?P<id>pfbid\w+|\d+)"
_FB_WWW = "https://www.facebook.com"
_FACEBOOK = Provider(
    "facebook",
    "Facebook",
    _hosts(
        r"(?:(?:www|m|mobile|mbasic|web|touch|business|[a-z]{2}-[a-z]{2})\.)?facebook\.com",
        r"(?:www\.)?fb\.com",
        r"(?:www\.)?fb\.watch",
    ),
    (
        Form(_path(r"/(?P<id>[\w\-]{6,})"), "https://fb.watch/{id}/", host=_hosts(r"(?:www\.)?fb\.watch")),
        _form(rf"/{_FB_PAGE}/posts/(?:[^/]+/)?{_FB_POST}", _FB_WWW + "/{page}/posts/{id}", handle="{page}"),
        _form(rf"/{_FB_PAGE}/videos/(?:[^/]+/){{0,2}}(?P<id>\d+)", _FB_WWW + "/{page}/videos/{id}", handle="{page}"),
        _form(
            rf"/{_FB_PAGE}/photos/(?P<album>[\w.\-]+)/(?P<id>\d+)(?:/.*)?",
            _FB_WWW + "/{page}/photos/{album}/{id}",
            handle="{page}",
        ),
        _form(rf"/{_FB_PAGE}/photos/(?P<id>\d+)", _FB_WWW + "/{page}/photos/{id}", handle="{page}"),
        _form(rf"/groups/(?P<group>[\w.\-]+)/(?:posts|permalink)/{_FB_POST}", _FB_WWW + "/groups/{group}/posts/{id}"),
        _queried(r"/photo(?:\.php)?", _FB_WWW + "/photo/?fbid={id}", id=r"fbid=\d+"),
        _queried(
            r"/(?:permalink|story)\.php",
            _FB_WWW + "/permalink.php?story_fbid={id}&id={owner}",
            id=r"story_fbid=(?:pfbid\w+|\d+)",
            owner=r"id=\d+",
        ),
        _queried(r"/watch(?:/live)?", _FB_WWW + "/watch/?v={id}", id=r"v=\d+"),
        _queried(r"/video(?:/video)?\.php", _FB_WWW + "/watch/?v={id}", id=r"v=\d+"),
        _queried(r"/video/embed", _FB_WWW + "/watch/?v={id}", id=r"video_id=\d+"),
        _form(r"/reel/(?P<id>\d+)", _FB_WWW + "/reel/{id}"),
        _form(r"/share/(?P<kind>[pvr])/(?P<id>\w{6,})", _FB_WWW + "/share/{kind}/{id}/"),
        _form(r"/share/(?P<id>(?![pvrg]$)\w{6,})", _FB_WWW + "/share/{id}/"),
    ),
    ("www.facebook.com", "connect.facebook.net"),
    forbids_keeping=True,
)

_THREADS = Provider(
    "threads",
    "Threads",
    _hosts(r"(?:www\.)?threads\.(?:net|com)"),
    (
        _form(
            r"/@(?P<handle>[\w.]{1,30})/post/(?P<id>[\w\-]{5,64})(?:/embed|/media)?",
            "https://www.threads.com/@{handle}/post/{id}",
        ),
        _form(r"/t/(?P<id>[\w\-]{5,64})(?:/embed)?", "https://www.threads.com/t/{id}"),
    ),
    ("www.threads.com", "www.threads.net"),
    forbids_keeping=True,
)

_TIKTOK_LONG = r"(?P<id>\d{10,25})"
_TIKTOK = Provider(
    "tiktok",
    "TikTok",
    _hosts(r"(?:(?:www|m|vm|vt)\.)?tiktok\.com"),
    (
        Form(_path(r"/(?P<id>\w{6,})"), "https://{host}/{id}/", host=_hosts(r"v[mt]\.tiktok\.com")),
        _form(
            rf"/@(?P<handle>[\w.\-]+)/(?P<kind>video|photo)/{_TIKTOK_LONG}",
            "https://www.tiktok.com/@{handle}/{kind}/{id}",
        ),
        _form(
            rf"/(?:@/video|embed(?:/v\d)?|player/v\d|share/video)/{_TIKTOK_LONG}",
            "https://www.tiktok.com/embed/v2/{id}",
        ),
        _form(rf"/v/{_TIKTOK_LONG}(?:\.html)?", "https://www.tiktok.com/embed/v2/{id}"),
        _form(r"/t/(?P<id>\w{6,})", "https://www.tiktok.com/t/{id}/"),
    ),
    ("www.tiktok.com",),
)

_YT_ID = r"[\w\-]{11}"
_YT_WATCH = "https://www.youtube.com/watch?v={id}"
_YOUTUBE = Provider(
    "youtube",
    "YouTube",
    _hosts(r"(?:(?:www|m|music)\.)?youtube\.com", r"(?:www\.)?youtube-nocookie\.com", r"(?:www\.)?youtu\.be"),
    (
        Form(_path(rf"/(?P<id>{_YT_ID})"), _YT_WATCH, host=_hosts(r"(?:www\.)?youtu\.be")),
        _queried(r"/watch(?:_popup)?", _YT_WATCH, id=rf"v={_YT_ID}"),
        _form(rf"/(?:embed|v|e|shorts|live|watch)/(?!videoseries$|live_stream$)(?P<id>{_YT_ID})", _YT_WATCH),
    ),
    ("www.youtube-nocookie.com", "www.youtube.com"),
)

_BLUESKY = Provider(
    "bluesky",
    "Bluesky",
    _hosts(r"(?:www\.)?bsky\.app", r"embed\.bsky\.app"),
    (
        _form(
            r"/profile/(?P<handle>(?!did:)[\w.\-]+\.[\w\-]+)/post/(?P<id>\w{5,})",
            "https://bsky.app/profile/{handle}/post/{id}",
        ),
        _form(r"/(?:profile/(?P<did>did:[\w:.%\-]+)/post)/(?P<id>\w{5,})", "https://bsky.app/profile/{did}/post/{id}"),
        _form(
            r"/embed/(?P<did>did:[\w:.%\-]+)/app\.bsky\.feed\.post/(?P<id>\w{5,})",
            "https://bsky.app/profile/{did}/post/{id}",
        ),
    ),
    ("embed.bsky.app",),
)

_REDDIT_ID = r"(?P<id>[a-z0-9]{4,12})"
_REDDIT = Provider(
    "reddit",
    "Reddit",
    _hosts(
        r"(?:(?:www|old|new|np|m|amp|sh|embed)\.)?reddit\.com", r"(?:www\.)?redd\.it", r"(?:www\.)?redditmedia\.com"
    ),
    (
        Form(_path(rf"/{_REDDIT_ID}"), "https://www.reddit.com/comments/{id}/", host=_hosts(r"(?:www\.)?redd\.it")),
        _form(
            r"/r/(?P<sub>\w+)/comments/(?P<post>[a-z0-9]{4,12})/(?:comment|[^/]*)/(?P<id>[a-z0-9]{4,12})",
            "https://www.reddit.com/r/{sub}/comments/{post}/comment/{id}/",
        ),
        _form(rf"/r/(?P<sub>\w+)/comments/{_REDDIT_ID}(?:/[^/]*)?", "https://www.reddit.com/r/{sub}/comments/{id}/"),
        _form(
            rf"/(?:user|u)/(?P<handle>[\w\-]+)/comments/{_REDDIT_ID}(?:/[^/]*)?",
            "https://www.reddit.com/user/{handle}/comments/{id}/",
        ),
        _form(rf"/comments/{_REDDIT_ID}(?:/[^/]*)?", "https://www.reddit.com/comments/{id}/"),
        _form(r"/r/(?P<sub>\w+)/s/(?P<id>\w{6,})", "https://www.reddit.com/r/{sub}/s/{id}"),
    ),
    ("embed.reddit.com",),
)

_TRUTH = Provider(
    "truthsocial",
    "Truth Social",
    _hosts(r"(?:www\.)?truthsocial\.com"),
    (
        _form(
            r"/@(?P<handle>\w{1,30})(?:/posts)?/(?P<id>\d{10,25})(?:/embed)?",
            "https://truthsocial.com/@{handle}/posts/{id}",
        ),
        _form(
            r"/users/(?P<handle>\w{1,30})/statuses/(?P<id>\d{10,25})(?:/embed)?",
            "https://truthsocial.com/@{handle}/posts/{id}",
        ),
    ),
    ("truthsocial.com",),
)

_TELEGRAM = Provider(
    "telegram",
    "Telegram",
    _hosts(r"(?:www\.)?(?:t|telegram)\.me", r"telegram\.dog"),
    (
        _form(
            r"/(?:s/)?(?P<handle>(?!(?:c|s|iv|share|joinchat|proxy|socks|addstickers|addemoji|setlanguage|addtheme|bg)/)"
            r"[a-z]\w{3,31})/(?:\d+/)?(?P<number>\d+)",
            "https://t.me/{handle}/{number}",
            post_id="{handle}/{number}",
        ),
    ),
    ("telegram.org", "t.me"),
)

_RUMBLE_ID = r"(?P<id>v(?=[0-9a-z]*\d)[0-9a-z]{4,12})"
_RUMBLE = Provider(
    "rumble",
    "Rumble",
    _hosts(r"(?:www\.)?rumble\.com"),
    (
        _form(rf"/embed/(?:u\w+\.)?{_RUMBLE_ID}", "https://rumble.com/embed/{id}/"),
        _form(rf"/{_RUMBLE_ID}(?P<slug>-[^/]*)\.html", "https://rumble.com/{id}{slug}.html"),
        _form(rf"/{_RUMBLE_ID}(?:\.html)?", "https://rumble.com/{id}.html"),
        _form(rf"/shorts/{_RUMBLE_ID}", "https://rumble.com/shorts/{id}"),
    ),
    ("rumble.com",),
)

_VIMEO_ID = r"(?P<id>\d{5,12})"
_VIMEO = Provider(
    "vimeo",
    "Vimeo",
    _hosts(r"(?:www\.|player\.)?vimeo\.com"),
    (
        _queried(rf"/video/{_VIMEO_ID}", "https://vimeo.com/{id}/{hash}", hash=r"h=[0-9a-f]{8,12}"),
        _form(rf"/video/{_VIMEO_ID}", "https://vimeo.com/{id}"),
        _form(rf"/{_VIMEO_ID}/(?P<hash>[0-9a-f]{{8,12}})", "https://vimeo.com/{id}/{hash}"),
        _form(
            rf"/(?:channels/[\w\-]+/|groups/[\w\-]+/videos/|(?:showcase|album)/\d+/video/|ondemand/[\w\-]+/)?{_VIMEO_ID}",
            "https://vimeo.com/{id}",
        ),
    ),
    ("player.vimeo.com",),
)

_URN = r"(?P<urn>urn:li:(?:activity|share|ugcPost):\d{10,25})"
_LINKEDIN = Provider(
    "linkedin",
    "LinkedIn",
    _hosts(r"(?:www\.|[a-z]{2}\.)?linkedin\.com"),
    (
        _form(rf"/(?:embed/)?feed/update/{_URN}", "https://www.linkedin.com/feed/update/{urn}/", post_id="{urn}"),
        _form(rf"/video/live/{_URN}", "https://www.linkedin.com/feed/update/{urn}/", post_id="{urn}"),
        _form(
            r"/posts/(?P<handle>[^/_]+)_(?P<slug>[^/]*?)(?P<kind>activity|share|ugcPost)-(?P<id>\d{10,25})(?P<end>-[\w\-]*)?",
            "https://www.linkedin.com/feed/update/urn:li:{kind}:{id}/",
            post_id="urn:li:{kind}:{id}",
        ),
    ),
    ("www.linkedin.com",),
)

# Instances whose early posts have short numbers; elsewhere only long ones (since 2017) tell a post from other pages.
_OLD_INSTANCES = r"(?:[\w\-]+\.)*(?:mastodon\.\w+|mstdn\.\w+|mas\.to|fosstodon\.org|infosec\.exchange|octodon\.social)"
_FEDIVERSE_NAME = r"(?P<handle>\w+(?:[\w.\-]*\w)?)"


def _mastodon_forms(number: str, host: str) -> tuple[Form, ...]:
    """Return the forms of address on Mastodon for posts with ids of a form, on hosts of a form."""
    hosts = re.compile(host)
    local = "https://{host}/@{handle}/{id}"
    return (
        Form(_path(rf"/@{_FEDIVERSE_NAME}/{number}(?:/embed)?"), local, handle="{handle}@{host}", host=hosts),
        Form(_path(rf"/(?:web|deck)/@{_FEDIVERSE_NAME}/{number}"), local, handle="{handle}@{host}", host=hosts),
        Form(
            _path(rf"/(?:(?:web|deck)/)?@{_FEDIVERSE_NAME}@(?P<home>[a-z0-9.\-]+\.[a-z]+)/{number}"),
            "https://{host}/@{handle}@{home}/{id}",
            handle="{handle}@{home}",
            host=hosts,
        ),
        Form(
            _path(rf"/users/{_FEDIVERSE_NAME}/statuses/{number}(?:/embed)?"),
            local,
            handle="{handle}@{host}",
            host=hosts,
        ),
        Form(_path(rf"/(?:web|deck)/statuses/{number}"), "https://{host}/web/statuses/{id}", host=hosts),
    )


_MASTODON = Provider(
    "mastodon",
    "Mastodon",
    _ANY,
    (
        *_mastodon_forms(r"(?P<id>\d{15,20})", r".*"),
        *_mastodon_forms(r"(?P<id>\d{1,20})", _OLD_INSTANCES),
    ),
    any_host=True,
)

# Mastodon is last: it may be on any host but those of the others.
PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        one.key: one
        for one in (
            _X,
            _INSTAGRAM,
            _FACEBOOK,
            _THREADS,
            _TIKTOK,
            _YOUTUBE,
            _BLUESKY,
            _REDDIT,
            _TRUTH,
            _TELEGRAM,
            _RUMBLE,
            _VIMEO,
            _LINKEDIN,
            _MASTODON,
        )
    }
)

WRAPPERS: tuple[Wrapper, ...] = (
    Wrapper(_hosts(r"(?:www\.)?google\.[a-z.]{2,6}"), _path(r"/url"), ("q", "url")),
    Wrapper(
        _hosts(r"(?:www\.)?google\.[a-z.]{2,6}"),
        re.compile(r"/amp/(?:s/)?(.+)", re.IGNORECASE),
        path_holds_address=True,
    ),
    Wrapper(
        _hosts(r"lm?\.facebook\.com", r"l\.instagram\.com", r"l\.threads\.(?:net|com)"), _path(r"/(?:l\.php)?"), ("u",)
    ),
    Wrapper(_hosts(r"(?:www\.)?facebook\.com"), _path(r"/(?:v[\d.]+/)?plugins/(?:post|video)\.php"), ("href",)),
    Wrapper(_hosts(r"(?:www\.|m\.)?youtube\.com"), _path(r"/attribution_link"), ("u",)),
    Wrapper(_hosts(r"(?:www\.|m\.)?youtube\.com"), _path(r"/(?:oembed|redirect)"), ("url", "q")),
    Wrapper(_hosts(r"consent\.youtube\.com", r"consent\.google\.[a-z.]{2,6}"), _path(r"/.*"), ("continue",)),
    Wrapper(_hosts(r"publish\.(?:twitter|x)\.com"), _path(r"/(?:oembed)?"), ("url", "query")),
    Wrapper(_hosts(r"out\.reddit\.com"), _path(r"/.*"), ("url",)),
)
