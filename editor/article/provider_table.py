"""The table of the 14 providers: hosts, forms of address, names, hosts of their embeds, what their rules forbid.

Forms of address: the matrix of what WordPress 7.0, Wagtail, micawber 0.8 and iamcal/oembed take, and what the
providers' own share buttons and embed codes write (2026). A new provider is one entry here and its rows in the tests.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from editor.article.provider_forms import ANY, Form, Provider, at, form, hosts, path, queried

__all__ = ["PROVIDERS", "Form", "Provider"]

_X_HANDLE = r"(?P<handle>(?!(?:i|hashtag|search|intent|share|settings)/)\w{1,20})"
_X_END = r"(?:/(?:photo|video)/\d+|/(?:analytics|likes|retweets|quotes|history))?"
_X = Provider(
    "x",
    "X",
    hosts(r"(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com", r"platform\.(?:twitter|x)\.com"),
    (
        form(rf"/{_X_HANDLE}/status(?:es)?/(?P<id>\d{{1,20}}){_X_END}", "https://x.com/{handle}/status/{id}"),
        form(rf"/i/(?:web/)?status/(?P<id>\d{{1,20}}){_X_END}", "https://x.com/i/web/status/{id}"),
        form(r"/statuses/(?P<id>\d{1,20})", "https://x.com/i/web/status/{id}"),
        Form(
            path(rf"/{_X_HANDLE}/status(?:es)?/(?P<id>\d{{1,20}})"),
            "https://x.com/{handle}/status/{id}",
            in_fragment=True,
        ),
        queried(
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
    hosts(r"(?:www\.|m\.)?instagram\.com", r"(?:www\.)?instagr\.am"),
    (
        form(rf"/p/{_IG_ID}{_IG_END}", "https://www.instagram.com/p/{id}/"),
        form(rf"/reels?/(?!audio(?:/|$)){_IG_ID}{_IG_END}", "https://www.instagram.com/reel/{id}/"),
        form(rf"/tv/{_IG_ID}{_IG_END}", "https://www.instagram.com/tv/{id}/"),
        form(rf"/share/(?P<kind>p|reel)/{_IG_ID}", "https://www.instagram.com/share/{kind}/{id}/"),
        form(
            rf"/(?!share/|explore/)(?P<handle>[\w.]{{1,30}})/p/{_IG_ID}{_IG_END}", "https://www.instagram.com/p/{id}/"
        ),
        form(
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
    hosts(
        r"(?:(?:www|m|mobile|mbasic|web|touch|business|[a-z]{2}-[a-z]{2})\.)?facebook\.com",
        r"(?:www\.)?fb\.com",
        r"(?:www\.)?fb\.watch",
    ),
    (
        at(r"(?:www\.)?fb\.watch", r"/(?P<id>[\w\-]{6,})", "https://fb.watch/{id}/"),
        form(rf"/{_FB_PAGE}/posts/(?:[^/]+/)?{_FB_POST}", _FB_WWW + "/{page}/posts/{id}", handle="{page}"),
        form(rf"/{_FB_PAGE}/videos/(?:[^/]+/){{0,2}}(?P<id>\d+)", _FB_WWW + "/{page}/videos/{id}", handle="{page}"),
        form(
            rf"/{_FB_PAGE}/photos/(?P<album>[\w.\-]+)/(?P<id>\d+)(?:/.*)?",
            _FB_WWW + "/{page}/photos/{album}/{id}",
            handle="{page}",
        ),
        form(rf"/{_FB_PAGE}/photos/(?P<id>\d+)", _FB_WWW + "/{page}/photos/{id}", handle="{page}"),
        form(rf"/groups/(?P<group>[\w.\-]+)/(?:posts|permalink)/{_FB_POST}", _FB_WWW + "/groups/{group}/posts/{id}"),
        queried(r"/photo(?:\.php)?", _FB_WWW + "/photo/?fbid={id}", id=r"fbid=\d+"),
        queried(
            r"/(?:permalink|story)\.php",
            _FB_WWW + "/permalink.php?story_fbid={id}&id={owner}",
            id=r"story_fbid=(?:pfbid\w+|\d+)",
            owner=r"id=\d+",
        ),
        queried(r"/watch(?:/live)?", _FB_WWW + "/watch/?v={id}", id=r"v=\d+"),
        queried(r"/video(?:/video)?\.php", _FB_WWW + "/watch/?v={id}", id=r"v=\d+"),
        queried(r"/video/embed", _FB_WWW + "/watch/?v={id}", id=r"video_id=\d+"),
        form(r"/reel/(?P<id>\d+)", _FB_WWW + "/reel/{id}"),
        form(r"/share/(?P<kind>[pvr])/(?P<id>\w{6,})", _FB_WWW + "/share/{kind}/{id}/"),
        form(r"/share/(?P<id>(?![pvrg]$)\w{6,})", _FB_WWW + "/share/{id}/"),
    ),
    ("www.facebook.com", "connect.facebook.net"),
    forbids_keeping=True,
)

_THREADS = Provider(
    "threads",
    "Threads",
    hosts(r"(?:www\.)?threads\.(?:net|com)"),
    (
        form(
            r"/@(?P<handle>[\w.]{1,30})/post/(?P<id>[\w\-]{5,64})(?:/embed|/media)?",
            "https://www.threads.com/@{handle}/post/{id}",
        ),
        form(r"/t/(?P<id>[\w\-]{5,64})(?:/embed)?", "https://www.threads.com/t/{id}"),
    ),
    ("www.threads.com", "www.threads.net"),
    forbids_keeping=True,
)

_TIKTOK_LONG = r"(?P<id>\d{10,25})"
_TIKTOK = Provider(
    "tiktok",
    "TikTok",
    hosts(r"(?:(?:www|m|vm|vt)\.)?tiktok\.com"),
    (
        at(r"v[mt]\.tiktok\.com", r"/(?P<id>\w{6,})", "https://{host}/{id}/"),
        form(
            rf"/@(?P<handle>[\w.\-]+)/(?P<kind>video|photo)/{_TIKTOK_LONG}",
            "https://www.tiktok.com/@{handle}/{kind}/{id}",
        ),
        form(
            rf"/(?:@/video|embed(?:/v\d)?|player/v\d|share/video)/{_TIKTOK_LONG}",
            "https://www.tiktok.com/embed/v2/{id}",
        ),
        form(rf"/v/{_TIKTOK_LONG}(?:\.html)?", "https://www.tiktok.com/embed/v2/{id}"),
        form(r"/t/(?P<id>\w{6,})", "https://www.tiktok.com/t/{id}/"),
    ),
    ("www.tiktok.com",),
)

_YT_ID = r"[\w\-]{11}"
_YT_WATCH = "https://www.youtube.com/watch?v={id}"
_YOUTUBE = Provider(
    "youtube",
    "YouTube",
    hosts(r"(?:(?:www|m|music)\.)?youtube\.com", r"(?:www\.)?youtube-nocookie\.com", r"(?:www\.)?youtu\.be"),
    (
        at(r"(?:www\.)?youtu\.be", rf"/(?P<id>{_YT_ID})", _YT_WATCH),
        queried(r"/watch(?:_popup)?", _YT_WATCH, id=rf"v={_YT_ID}"),
        form(rf"/(?:embed|v|e|shorts|live|watch)/(?!videoseries$|live_stream$)(?P<id>{_YT_ID})", _YT_WATCH),
    ),
    ("www.youtube-nocookie.com", "www.youtube.com"),
)

_BLUESKY = Provider(
    "bluesky",
    "Bluesky",
    hosts(r"(?:www\.)?bsky\.app", r"embed\.bsky\.app"),
    (
        form(
            r"/profile/(?P<handle>(?!did:)[\w.\-]+\.[\w\-]+)/post/(?P<id>\w{5,})(?:/(?:quotes|liked-by|reposted-by))?",
            "https://bsky.app/profile/{handle}/post/{id}",
        ),
        form(r"/(?:profile/(?P<did>did:[\w:.%\-]+)/post)/(?P<id>\w{5,})", "https://bsky.app/profile/{did}/post/{id}"),
        form(
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
    hosts(r"(?:(?:www|old|new|np|m|amp|sh|embed)\.)?reddit\.com", r"(?:www\.)?redd\.it", r"(?:www\.)?redditmedia\.com"),
    (
        at(r"(?:www\.)?redd\.it", rf"/{_REDDIT_ID}", "https://www.reddit.com/comments/{id}/"),
        form(
            r"/r/(?P<sub>\w+)/comments/(?P<post>[a-z0-9]{4,12})/(?:comment|[^/]*)/(?P<id>[a-z0-9]{4,12})",
            "https://www.reddit.com/r/{sub}/comments/{post}/comment/{id}/",
        ),
        form(rf"/r/(?P<sub>\w+)/comments/{_REDDIT_ID}(?:/[^/]*)?", "https://www.reddit.com/r/{sub}/comments/{id}/"),
        form(
            rf"/(?:user|u)/(?P<handle>[\w\-]+)/comments/{_REDDIT_ID}(?:/[^/]*)?",
            "https://www.reddit.com/user/{handle}/comments/{id}/",
        ),
        form(rf"/(?:comments|gallery)/{_REDDIT_ID}(?:/[^/]*)?", "https://www.reddit.com/comments/{id}/"),
        form(r"/r/(?P<sub>\w+)/s/(?P<id>\w{6,})", "https://www.reddit.com/r/{sub}/s/{id}"),
    ),
    ("embed.reddit.com",),
)

_TRUTH = Provider(
    "truthsocial",
    "Truth Social",
    hosts(r"(?:www\.)?truthsocial\.com"),
    (
        form(
            r"/@(?P<handle>\w{1,30})(?:/posts)?/(?P<id>\d{10,25})(?:/embed)?",
            "https://truthsocial.com/@{handle}/posts/{id}",
        ),
        form(
            r"/users/(?P<handle>\w{1,30})/statuses/(?P<id>\d{10,25})(?:/embed)?",
            "https://truthsocial.com/@{handle}/posts/{id}",
        ),
    ),
    ("truthsocial.com",),
)

_TELEGRAM = Provider(
    "telegram",
    "Telegram",
    hosts(r"(?:www\.)?(?:t|telegram)\.me", r"telegram\.dog", r"[a-z]\w{3,31}\.t\.me"),
    (
        at(
            r"(?P<handle>(?!www\.)[a-z]\w{3,31})\.t\.me",
            r"/(?P<number>\d+)",
            "https://t.me/{handle}/{number}",
            post_id="{handle}/{number}",
        ),
        form(
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
    hosts(r"(?:www\.)?rumble\.com"),
    (
        form(rf"/embed/(?:u\w+\.)?{_RUMBLE_ID}", "https://rumble.com/embed/{id}/"),
        form(rf"/{_RUMBLE_ID}(?P<slug>-[^/]*)\.html", "https://rumble.com/{id}{slug}.html"),
        form(rf"/{_RUMBLE_ID}(?:\.html)?", "https://rumble.com/{id}.html"),
        form(rf"/shorts/{_RUMBLE_ID}", "https://rumble.com/shorts/{id}"),
    ),
    ("rumble.com",),
)

_VIMEO_ID = r"(?P<id>\d{5,12})"
_VIMEO = Provider(
    "vimeo",
    "Vimeo",
    hosts(r"(?:www\.|player\.)?vimeo\.com"),
    (
        queried(rf"/video/{_VIMEO_ID}", "https://vimeo.com/{id}/{hash}", hash=r"h=[0-9a-f]{8,12}"),
        form(rf"/video/{_VIMEO_ID}", "https://vimeo.com/{id}"),
        form(rf"/{_VIMEO_ID}/(?P<hash>[0-9a-f]{{8,12}})", "https://vimeo.com/{id}/{hash}"),
        form(
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
    hosts(r"(?:www\.|[a-z]{2}\.)?linkedin\.com"),
    (
        form(rf"/(?:embed/)?feed/update/{_URN}", "https://www.linkedin.com/feed/update/{urn}/", post_id="{urn}"),
        form(rf"/video/live/{_URN}", "https://www.linkedin.com/feed/update/{urn}/", post_id="{urn}"),
        form(
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
        Form(path(rf"/@{_FEDIVERSE_NAME}/{number}(?:/embed)?"), local, handle="{handle}@{host}", host=hosts),
        Form(path(rf"/(?:web|deck)/@{_FEDIVERSE_NAME}/{number}"), local, handle="{handle}@{host}", host=hosts),
        Form(
            path(rf"/(?:(?:web|deck)/)?@{_FEDIVERSE_NAME}@(?P<home>[a-z0-9.\-]+\.[a-z]+)/{number}"),
            "https://{host}/@{handle}@{home}/{id}",
            handle="{handle}@{home}",
            host=hosts,
        ),
        Form(
            path(rf"/users/{_FEDIVERSE_NAME}/statuses/{number}(?:/embed)?"),
            local,
            handle="{handle}@{host}",
            host=hosts,
        ),
        Form(path(rf"/(?:web|deck)/statuses/{number}"), "https://{host}/web/statuses/{id}", host=hosts),
    )


_MASTODON = Provider(
    "mastodon",
    "Mastodon",
    ANY,
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
