"""Recognition of posts by their addresses: every form of the reference's matrix, and what must not be taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.provider_table import PROVIDERS
from editor.article.providers import (
    Recognised,
    may_embed_from,
    provider,
    provider_of_host,
    recognise,
    unwrapped,
)

# A post (provider, id, canonical address, handle) and the addresses that lead to it.
POSTS: list[tuple[Recognised, list[str]]] = [
    (
        Recognised("x", "1919902403999965441", "https://x.com/newsdesk/status/1919902403999965441", "newsdesk"),
        [
            "https://x.com/newsdesk/status/1919902403999965441",
        ],
    ),
    (
        Recognised("x", "20", "https://x.com/newsdesk/status/20", "newsdesk"),
        [
            "https://twitter.com/newsdesk/status/20",
            "http://www.twitter.com/newsdesk/statuses/20/",
            "https://mobile.twitter.com/newsdesk/status/20?s=20",
            "https://www.x.com/newsdesk/status/20?ref_src=twsrc%5Etfw",
            "https://x.com/newsdesk/status/20/photo/1",
            "https://x.com/newsdesk/status/20/video/1",
            "https://mobile.x.com/newsdesk/status/20",
            "https://m.twitter.com/newsdesk/status/20?t=AbC&s=19",
            "https://x.com/newsdesk/status/20/?utm_source=share&utm_medium=web#m",
            "https://twitter.com/#!/newsdesk/status/20",
            "HTTPS://X.COM/newsdesk/status/20",
            "x.com/newsdesk/status/20",
            "https://www.google.com/url?q=https://x.com/newsdesk/status/20&sa=D&usg=x",
            "https://www.google.com/amp/s/twitter.com/newsdesk/status/20",
        ],
    ),
    (
        Recognised("x", "20", "https://x.com/i/web/status/20"),
        [
            "https://x.com/i/web/status/20",
            "https://x.com/i/status/20",
            "https://twitter.com/i/web/status/20?s=46",
            "https://twitter.com/statuses/20",
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/p/BwAbc_-1Tt/"),
        [
            "https://www.instagram.com/p/BwAbc_-1Tt/",
            "https://instagram.com/p/BwAbc_-1Tt/?utm_source=ig_embed&amp",
            "https://www.instagram.com/p/BwAbc_-1Tt/embed/captioned/",
            "https://instagr.am/p/BwAbc_-1Tt",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/reel/BwAbc_-1Tt/"),
        [
            "https://www.instagram.com/reel/BwAbc_-1Tt/?igsh=x",
            "https://www.instagram.com/reels/BwAbc_-1Tt/",
            "https://www.instagram.com/reels/BwAbc_-1Tt/",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/tv/BwAbc_-1Tt/"),
        [
            "https://www.instagram.com/tv/BwAbc_-1Tt/",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/p/BwAbc_-1Tt/", "news.desk"),
        [
            "https://www.instagram.com/news.desk/p/BwAbc_-1Tt/",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/reel/BwAbc_-1Tt/", "news.desk"),
        [
            "https://www.instagram.com/news.desk/reel/BwAbc_-1Tt/",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/p/BwAbc_-1Tt/", "newsdesk"),
        [
            "https://www.instagram.com/newsdesk/p/BwAbc_-1Tt/?img_index=2",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/reel/BwAbc_-1Tt/", "newsdesk"),
        [
            "https://www.instagram.com/newsdesk/reel/BwAbc_-1Tt/",
        ],
    ),
    (
        Recognised("instagram", "BwAbc_-1Tt", "https://www.instagram.com/share/p/BwAbc_-1Tt/"),
        [
            "https://www.instagram.com/share/p/BwAbc_-1Tt",
        ],
    ),
    (
        Recognised("facebook", "pfbid02abc", "https://www.facebook.com/townhall/posts/pfbid02abc", "townhall"),
        [
            "https://www.facebook.com/townhall/posts/pfbid02abc?__tn__=R",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/townhall/posts/1234567", "townhall"),
        [
            "https://www.facebook.com/townhall/posts/a-slug/1234567",
            "https://m.facebook.com/townhall/posts/1234567",
            "https://web.facebook.com/townhall/posts/1234567?_rdc=1&_rdr",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/townhall/videos/1234567", "townhall"),
        [
            "https://de-de.facebook.com/townhall/videos/title/1234567/",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/townhall/photos/a.11.22/1234567", "townhall"),
        [
            "https://www.facebook.com/townhall/photos/a.11.22/1234567/?type=3",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/photo/?fbid=1234567"),
        [
            "https://www.facebook.com/photo.php?fbid=1234567&set=a.1&type=3",
            "https://www.facebook.com/photo/?fbid=1234567",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/permalink.php?story_fbid=1234567&id=89"),
        [
            "https://www.facebook.com/permalink.php?story_fbid=1234567&id=89&mibextid=x",
        ],
    ),
    (
        Recognised("facebook", "pfbid0a", "https://www.facebook.com/permalink.php?story_fbid=pfbid0a&id=89"),
        [
            "https://m.facebook.com/story.php?story_fbid=pfbid0a&id=89",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/groups/allotments/posts/1234567"),
        [
            "https://www.facebook.com/groups/allotments/permalink/1234567/",
            "https://www.facebook.com/groups/allotments/posts/1234567/",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/watch/?v=1234567"),
        [
            "https://www.facebook.com/watch/?v=1234567&ref=sharing",
            "https://www.facebook.com/watch/live/?v=1234567",
            "https://www.facebook.com/video.php?v=1234567",
        ],
    ),
    (
        Recognised("facebook", "1234567", "https://www.facebook.com/reel/1234567"),
        [
            "https://www.facebook.com/reel/1234567",
        ],
    ),
    (
        Recognised("facebook", "1AbCdEfG", "https://www.facebook.com/share/p/1AbCdEfG/"),
        [
            "https://www.facebook.com/share/p/1AbCdEfG/",
        ],
    ),
    (
        Recognised("facebook", "1AbCdEfG", "https://www.facebook.com/share/v/1AbCdEfG/"),
        [
            "https://www.facebook.com/share/v/1AbCdEfG/?mibextid=x",
        ],
    ),
    (
        Recognised("facebook", "1AbCdEfG", "https://www.facebook.com/share/r/1AbCdEfG/"),
        [
            "https://www.facebook.com/share/r/1AbCdEfG/",
        ],
    ),
    (
        Recognised("facebook", "1AbCdEfG", "https://www.facebook.com/share/1AbCdEfG/"),
        [
            "https://www.facebook.com/share/1AbCdEfG/",
        ],
    ),
    (
        Recognised("facebook", "aBcDeF12_-", "https://fb.watch/aBcDeF12_-/"),
        [
            "https://fb.watch/aBcDeF12_-/",
        ],
    ),
    (
        Recognised("facebook", "12345", "https://www.facebook.com/townhall/posts/12345", "townhall"),
        [
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Ftownhall%2Fposts%2F12345&width=500",
        ],
    ),
    (
        Recognised("facebook", "12345", "https://www.facebook.com/townhall/videos/12345", "townhall"),
        [
            "https://www.facebook.com/v19.0/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Ftownhall%2Fvideos%2F12345%2F",
        ],
    ),
    (
        Recognised("threads", "C8abc_-12", "https://www.threads.com/@news.desk/post/C8abc_-12", "news.desk"),
        [
            "https://www.threads.net/@news.desk/post/C8abc_-12",
            "https://www.threads.com/@news.desk/post/C8abc_-12?xmt=AQ",
            "https://www.threads.net/%40news.desk/post/C8abc_-12/embed",
        ],
    ),
    (
        Recognised("threads", "C8abc_-12", "https://www.threads.com/t/C8abc_-12"),
        [
            "https://threads.net/t/C8abc_-12/embed",
        ],
    ),
    (
        Recognised(
            "tiktok",
            "6718335390845095173",
            "https://www.tiktok.com/@news.desk/video/6718335390845095173",
            "news.desk",
        ),
        [
            "https://www.tiktok.com/@news.desk/video/6718335390845095173",
            "https://www.tiktok.com/%40news.desk/video/6718335390845095173?is_copy_url=1&is_from_webapp=v1",
        ],
    ),
    (
        Recognised(
            "tiktok", "6718335390845095173", "https://www.tiktok.com/@news.desk/photo/6718335390845095173", "news.desk"
        ),
        [
            "https://www.tiktok.com/@news.desk/photo/6718335390845095173?lang=en",
        ],
    ),
    (
        Recognised("tiktok", "6718335390845095173", "https://www.tiktok.com/embed/v2/6718335390845095173"),
        [
            "https://m.tiktok.com/v/6718335390845095173.html",
            "https://www.tiktok.com/embed/v2/6718335390845095173",
            "https://www.tiktok.com/player/v1/6718335390845095173?music_info=1",
        ],
    ),
    (
        Recognised("tiktok", "ZMabc123", "https://vm.tiktok.com/ZMabc123/"),
        [
            "https://vm.tiktok.com/ZMabc123/",
        ],
    ),
    (
        Recognised("tiktok", "ZSabc123", "https://vt.tiktok.com/ZSabc123/"),
        [
            "https://vt.tiktok.com/ZSabc123/",
        ],
    ),
    (
        Recognised("tiktok", "ZTabc123", "https://www.tiktok.com/t/ZTabc123/"),
        [
            "https://www.tiktok.com/t/ZTabc123/",
        ],
    ),
    (
        Recognised("youtube", "aB3_-aB3_-x", "https://www.youtube.com/watch?v=aB3_-aB3_-x"),
        [
            "https://www.youtube.com/watch?v=aB3_-aB3_-x",
            "https://www.youtube.com/watch?app=desktop&list=PL1&v=aB3_-aB3_-x&t=90s",
            "https://m.youtube.com/watch?v=aB3_-aB3_-x&feature=youtu.be",
            "https://youtu.be/aB3_-aB3_-x?si=tracking",
            "https://youtube.com/shorts/aB3_-aB3_-x?feature=share",
            "https://www.youtube.com/live/aB3_-aB3_-x",
            "https://youtu.be/aB3_-aB3_-x?t=42",
            "https://m.youtube.com/shorts/aB3_-aB3_-x",
            "https://www.youtube.com/embed/aB3_-aB3_-x?start=10&autoplay=1",
            "https://music.youtube.com/watch?v=aB3_-aB3_-x&si=x",
            "https://www.youtube.com/oembed?url=https%3A%2F%2Fyoutu.be%2FaB3_-aB3_-x&format=json",
            "//www.youtube.com/embed/aB3_-aB3_-x?rel=0",
            "https://www.youtube-nocookie.com/embed/aB3_-aB3_-x",
            "https://www.youtube.com/v/aB3_-aB3_-x",
            "https://www.youtube.com/attribution_link?u=%2Fwatch%3Fv%3DaB3_-aB3_-x%26feature%3Dshare",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fyoutu.be%2FaB3_-aB3_-x&h=AT0",
        ],
    ),
    (
        Recognised(
            "bluesky", "3kabc2xyz", "https://bsky.app/profile/desk.example.org/post/3kabc2xyz", "desk.example.org"
        ),
        [
            "https://bsky.app/profile/desk.example.org/post/3kabc2xyz",
            "https://bsky.app/profile/desk.example.org/post/3kabc2xyz/quotes",
        ],
    ),
    (
        Recognised("bluesky", "3kabc2xyz", "https://bsky.app/profile/did:plc:z72i7h/post/3kabc2xyz"),
        [
            "https://bsky.app/profile/did:plc:z72i7h/post/3kabc2xyz?ref_src=embed",
            "at://did:plc:z72i7h/app.bsky.feed.post/3kabc2xyz",
            "https://bsky.app/profile/did%3Aplc%3Az72i7h/post/3kabc2xyz",
            "https://embed.bsky.app/embed/did:plc:z72i7h/app.bsky.feed.post/3kabc2xyz?id=1",
        ],
    ),
    (
        Recognised(
            "mastodon", "112233445566778899", "https://newsie.social/@desk/112233445566778899", "desk@newsie.social"
        ),
        [
            "https://newsie.social/@desk/112233445566778899",
            "https://newsie.social/@desk/112233445566778899/embed",
            "https://newsie.social/web/@desk/112233445566778899",
            "https://newsie.social/users/desk/statuses/112233445566778899",
            "https://newsie.social/%40desk/112233445566778899",
            "https://newsie.social/deck/@desk/112233445566778899",
        ],
    ),
    (
        Recognised(
            "mastodon",
            "112233445566778899",
            "https://newsie.social/@desk@other.example/112233445566778899",
            "desk@other.example",
        ),
        [
            "https://newsie.social/@desk@other.example/112233445566778899",
        ],
    ),
    (
        Recognised("mastodon", "112233445566778899", "https://newsie.social/web/statuses/112233445566778899"),
        [
            "https://newsie.social/web/statuses/112233445566778899",
        ],
    ),
    (
        Recognised("mastodon", "1234", "https://mastodon.social/@desk/1234", "desk@mastodon.social"),
        [
            "https://mastodon.social/@desk/1234",
        ],
    ),
    (
        Recognised("reddit", "1abc2d", "https://www.reddit.com/r/news/comments/1abc2d/"),
        [
            "https://www.reddit.com/r/news/comments/1abc2d/a_title/",
            "https://old.reddit.com/r/news/comments/1abc2d",
            "https://amp.reddit.com/r/news/comments/1abc2d/x/",
        ],
    ),
    (
        Recognised("reddit", "kx1y2z3", "https://www.reddit.com/r/news/comments/1abc2d/comment/kx1y2z3/"),
        [
            "https://www.reddit.com/r/news/comments/1abc2d/a_title/kx1y2z3/?context=3",
            "https://www.reddit.com/r/news/comments/1abc2d/comment/kx1y2z3/",
        ],
    ),
    (
        Recognised("reddit", "AbC123xyz", "https://www.reddit.com/r/news/s/AbC123xyz"),
        [
            "https://www.reddit.com/r/news/s/AbC123xyz",
        ],
    ),
    (
        Recognised("reddit", "1abc2d", "https://www.reddit.com/user/newsdesk/comments/1abc2d/", "newsdesk"),
        [
            "https://www.reddit.com/user/newsdesk/comments/1abc2d/title/",
        ],
    ),
    (
        Recognised("reddit", "1abc2d", "https://www.reddit.com/comments/1abc2d/"),
        [
            "https://redd.it/1abc2d",
            "https://www.reddit.com/gallery/1abc2d",
        ],
    ),
    (
        Recognised(
            "truthsocial",
            "112233445566778899",
            "https://truthsocial.com/@newsdesk/posts/112233445566778899",
            "newsdesk",
        ),
        [
            "https://truthsocial.com/@newsdesk/posts/112233445566778899",
            "https://truthsocial.com/@newsdesk/112233445566778899/embed",
            "https://truthsocial.com/users/newsdesk/statuses/112233445566778899",
        ],
    ),
    (
        Recognised("telegram", "newsdesk/123", "https://t.me/newsdesk/123", "newsdesk"),
        [
            "https://t.me/newsdesk/123",
            "https://t.me/s/newsdesk/123",
            "https://telegram.me/newsdesk/123?single",
            "https://t.me/newsdesk/7/123",
            "https://newsdesk.t.me/123",
            "https://t.me/newsdesk/123?embed=1&mode=tme",
        ],
    ),
    (
        Recognised("rumble", "v3pb7ad", "https://rumble.com/v3pb7ad-a-title-of-it.html"),
        [
            "https://rumble.com/v3pb7ad-a-title-of-it.html?mref=1",
        ],
    ),
    (
        Recognised("rumble", "v3pb7ad", "https://rumble.com/embed/v3pb7ad/"),
        [
            "https://rumble.com/embed/v3pb7ad/?pub=4",
            "https://rumble.com/embed/u4x.v3pb7ad/",
        ],
    ),
    (
        Recognised("vimeo", "76979871", "https://vimeo.com/76979871"),
        [
            "https://vimeo.com/76979871",
            "https://player.vimeo.com/video/76979871",
            "https://vimeo.com/channels/staffpicks/76979871",
            "https://vimeo.com/groups/name/videos/76979871",
        ],
    ),
    (
        Recognised("vimeo", "76979871", "https://vimeo.com/76979871/8272103f6e"),
        [
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1",
        ],
    ),
    (
        Recognised(
            "linkedin",
            "urn:li:activity:7123456789012345678",
            "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/",
        ),
        [
            "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/",
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7123456789012345678?utm_source=share",
        ],
    ),
    (
        Recognised(
            "linkedin",
            "urn:li:share:7123456789012345678",
            "https://www.linkedin.com/feed/update/urn:li:share:7123456789012345678/",
        ),
        [
            "https://www.linkedin.com/embed/feed/update/urn:li:share:7123456789012345678?compact=1",
        ],
    ),
    (
        Recognised(
            "linkedin",
            "urn:li:activity:7123456789012345678",
            "https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/",
            "jo-doe-12",
        ),
        [
            "https://de.linkedin.com/posts/jo-doe-12_some-words-activity-7123456789012345678-AbCd?trk=x",
        ],
    ),
]
FORMS = [(address, post) for post, addresses in POSTS for address in addresses]

NO_POSTS = [
    "https://www.t.me/123",
    "https://newsdesk.t.me/about",
    "",
    "and/or",
    "https://x.com/newsdesk",
    "https://x.com/search?q=status/20",
    "https://x.com/hashtag/status/20",
    "https://x.com/newsdesk/lists/20",
    "https://x.com/i/spaces/1abc",
    "https://x.com/home",
    "https://x.com/newsdesk/status/",
    "https://x.com/newsdesk/status/twenty",
    "https://xx.com/newsdesk/status/20",
    "https://x.com.evil.example/newsdesk/status/20",
    "https://nottwitter.com/newsdesk/status/20",
    "https://x.com@evil.example/newsdesk/status/20",
    "https://evil.example/https://x.com/newsdesk/status/20",
    "https://evil.example\\@x.com/newsdesk/status/20",
    "https://evil.example/?u=https://x.com/newsdesk/status/20",
    "ftp://x.com/newsdesk/status/20",
    "javascript://x.com/newsdesk/status/20",
    "https://[x.com/newsdesk/status/20",
    "https://www.instagram.com/newsdesk/",
    "https://www.instagram.com/explore/tags/news/",
    "https://www.instagram.com/stories/newsdesk/123456/",
    "https://www.instagram.com/reels/audio/123456/",
    "https://www.facebook.com/townhall",
    "https://www.facebook.com/townhall/posts/",
    "https://www.facebook.com/people/Jo-Doe/100012345",
    "https://www.facebook.com/groups/allotments",
    "https://www.facebook.com/events/1234567",
    "https://www.facebook.com/hashtag/news",
    "https://www.facebook.com/sharer/sharer.php?u=https://x.com/a/status/1",
    "https://www.threads.com/@news.desk",
    "https://www.tiktok.com/@news.desk",
    "https://www.tiktok.com/tag/news",
    "https://www.tiktok.com/music/x-6718335390845095173",
    "https://www.youtube.com/@newsdesk",
    "https://www.youtube.com/channel/UCabc",
    "https://www.youtube.com/playlist?list=PL1",
    "https://www.youtube.com/embed/videoseries?list=PL1",
    "https://www.youtube.com/results?search_query=news",
    "https://bsky.app/profile/desk.example.org",
    "https://bsky.app/search?q=news",
    "https://newsie.social/@desk",
    "https://newsie.social/tags/news",
    "https://news.example.org/@desk/12345",
    "https://medium.com/@desk/a-title-0123456789ab",
    "https://192.168.0.1/@desk/112233445566778899",
    "https://localhost/@desk/112233445566778899",
    "https://www.reddit.com/r/news/",
    "https://www.reddit.com/user/newsdesk",
    "https://truthsocial.com/@newsdesk",
    "https://t.me/newsdesk",
    "https://t.me/joinchat/123",
    "https://t.me/share/123",
    "https://t.me/c/1234567/12",
    "https://rumble.com/c/newsdesk",
    "https://rumble.com/videos",
    "https://vimeo.com/newsdesk",
    "https://vimeo.com/categories",
    "https://www.linkedin.com/in/jo-doe",
    "https://www.linkedin.com/pulse/title-jo-doe",
    "https://www.linkedin.com/company/news",
    "mailto:newsdesk@x.com/newsdesk/status/20",
    "https://x.com/newsdesk/status/20 and more words",
]


@pytest.mark.parametrize(("address", "post"), FORMS)
def test_every_form_of_address_is_recognised(address: str, post: Recognised) -> None:
    assert recognise(address) == post


@pytest.mark.parametrize("post", [post for post, _ in POSTS])
def test_the_canonical_address_leads_to_the_same_post_again(post: Recognised) -> None:
    found = recognise(post.address)
    assert found is not None
    assert (found.provider, found.post_id, found.address) == (post.provider, post.post_id, post.address)


TRACKING = (
    "utm_source=x&utm_medium=y",
    "fbclid=IwAR0abc",
    "gclid=x",
    "igsh=x",
    "si=x",
    "s=20&t=x",
    "ref_src=twsrc%5Etfw",
)


@pytest.mark.parametrize("tracking", TRACKING)
@pytest.mark.parametrize("post", [post for post, _ in POSTS])
def test_tracking_parameters_are_taken_off(post: Recognised, tracking: str) -> None:
    found = recognise(f"{post.address}{'&' if '?' in post.address else '?'}{tracking}#part")
    assert found is not None
    assert (found.provider, found.post_id, found.address) == (post.provider, post.post_id, post.address)


@pytest.mark.parametrize("address", NO_POSTS)
def test_other_addresses_are_no_posts(address: str) -> None:
    assert recognise(address) is None


def test_the_table_has_the_fourteen_and_each_has_its_rows() -> None:
    assert len(PROVIDERS) == 14
    assert {post.provider for post, _ in POSTS} == set(PROVIDERS)


def test_only_the_three_of_meta_forbid_keeping_answers() -> None:
    assert {key for key, one in PROVIDERS.items() if one.forbids_keeping} == {"instagram", "facebook", "threads"}


@pytest.mark.parametrize(
    ("key", "address", "allowed"),
    [
        ("youtube", "https://www.youtube-nocookie.com/embed/aB3_-aB3_-x", True),
        ("youtube", "http://www.youtube-nocookie.com/embed/aB3_-aB3_-x", False),
        ("youtube", "https://youtube.evil.example/embed/aB3_-aB3_-x", False),
        ("vimeo", "https://www.youtube-nocookie.com/embed/aB3_-aB3_-x", False),
        ("mastodon", "https://newsie.social/@desk/112233445566778899/embed", True),
        ("mastodon", "https://evil.example/anything", False),
        ("nobody", "https://www.youtube.com/embed/aB3_-aB3_-x", False),
    ],
)
def test_embeds_load_from_listed_hosts_only(key: str, address: str, allowed: bool) -> None:
    assert may_embed_from(key, address) is allowed


@pytest.mark.parametrize(
    ("host", "key"),
    [("WWW.YouTube.com", "youtube"), ("telegram.org", "telegram"), ("example.org", ""), ("x.com.evil.example", "")],
)
def test_a_host_names_its_provider(host: str, key: str) -> None:
    found = provider_of_host(host)
    assert (found.key if found else "") == key


def test_a_provider_is_found_by_its_key() -> None:
    found = provider("truthsocial")
    assert found is not None
    assert found.title == "Truth Social"
    assert provider("myspace") is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.google.com/url?q=https://example.org/a%3Fb&sa=D&ust=1", "https://example.org/a?b"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F&h=A", "https://example.org/"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://example.org/url?q=https://x.org", "https://example.org/url?q=https://x.org"),
        ("https://www.google.com/search?q=news", "https://www.google.com/search?q=news"),
        ("/local/page", "/local/page"),
    ],
)
def test_wrapped_links_are_unwrapped(address: str, expected: str) -> None:
    assert unwrapped(address) == expected


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    for address in (text, f"https://{text}", f"https://x.com/{text}", f"https://www.youtube.com/watch?{text}"):
        found = recognise(address)
        assert found is None or found.provider in PROVIDERS
