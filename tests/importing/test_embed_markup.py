"""Posts by their markup: the embed codes of each provider as documented, written anew, and codes that lie."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.embeds import Capture, Embed, PostState
from editor.importing.html import read_html
from editor.importing.reading import RawBlock, RawKind

CODES = [
    pytest.param(
        '<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">The boat &amp; the bridge.<br>'
        'Both. <a href="https://t.co/abcdefghij">pic.twitter.com/abcdefghij</a></p>&mdash; Port Ellery (@PortEllery) '
        '<a href="https://twitter.com/PortEllery/status/2029000000000000001?ref_src=twsrc%5Etfw">March 4, 2026</a>'
        '</blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
        "x", "2029000000000000001", "https://x.com/PortEllery/status/2029000000000000001",
        Capture(
            "The boat & the bridge.\nBoth. pic.twitter.com/abcdefghij", "Port Ellery", "PortEllery", "2026-03-04",
            language="en",
        ),
        id="x",
    ),
    pytest.param(
        "<blockquote class=twitter-tweet data-width=550><p dir=ltr lang=de>Die Fähre fährt.</p>— Hafen (@hafen) "
        "<a href=https://x.com/hafen/status/20?ref_src=x>4. März 2026</a></blockquote>"
        "<script async charset=utf-8 src=https://platform.twitter.com/widgets.js></script>",
        "x", "20", "https://x.com/hafen/status/20",
        Capture("Die Fähre fährt.", "Hafen", "hafen", "2026-03-04", language="de"),
        id="x without quotation marks",
    ),
    pytest.param(
        '<amp-twitter width="375" height="472" layout="responsive" data-tweetid="20"></amp-twitter>',
        "x", "20", "https://x.com/i/web/status/20", None, id="x on AMP",
    ),
    pytest.param(
        '<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-version="7"><div><p> <a href='
        '"https://www.instagram.com/p/BwAbc_-1Tt/" target="_blank">Last boat out. #ferry</a></p><p>A post shared by '
        '<a href="https://www.instagram.com/harbour/">Harbour Office</a> (@harbour.office) on <time datetime='
        '"2019-04-21T11:40:22+00:00">Apr 21, 2019 at 4:40am PDT</time></p></div></blockquote>'
        '<script async defer src="//www.instagram.com/embed.js"></script>',
        "instagram", "BwAbc_-1Tt", "https://www.instagram.com/p/BwAbc_-1Tt/",
        Capture("Last boat out. #ferry", "Harbour Office", "harbour.office", "2019-04-21T11:40:22+00:00"),
        id="instagram 7",
    ),
    pytest.param(
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/BwAbc_-1Tt/?utm_'
        'source=ig_embed&amp;utm_campaign=loading" data-instgrm-version="14"><div><a href="https://www.instagram.com/'
        'reel/BwAbc_-1Tt/?utm_source=ig_embed"><div>View this post on Instagram</div></a><p><a href="https://www.insta'
        'gram.com/reel/BwAbc_-1Tt/">A post shared by Salt Diner (@salt.diner)</a></p></div></blockquote>'
        '<script async src="//www.instagram.com/embed.js"></script>',
        "instagram", "BwAbc_-1Tt", "https://www.instagram.com/reel/BwAbc_-1Tt/",
        Capture("", "Salt Diner", "salt.diner"),
        id="instagram 14",
    ),
    pytest.param(
        '<amp-instagram data-shortcode="BwAbc_-1Tt" width="400" height="400" layout="responsive"></amp-instagram>',
        "instagram", "BwAbc_-1Tt", "https://www.instagram.com/p/BwAbc_-1Tt/", None, id="instagram on AMP",
    ),
    pytest.param(
        '<div class="fb-post" data-href="https://www.facebook.com/townhall/posts/1234567" data-width="500"><blockquote '
        'cite="https://www.facebook.com/townhall/posts/1234567" class="fb-xfbml-parse-ignore"><p>The water is back.</p>'
        'Posted by <a href="https://www.facebook.com/townhall">Town Hall</a> on&nbsp;<a href="https://www.facebook.com/'
        'townhall/posts/1234567">Thursday, March 5, 2026</a></blockquote></div>',
        "facebook", "1234567", "https://www.facebook.com/townhall/posts/1234567",
        Capture("The water is back.", "Town Hall", "townhall", "2026-03-05"),
        id="facebook",
    ),
    pytest.param(
        '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Ftownhall%2F'
        'videos%2F1234567%2F&show_text=0&width=560" width="560" height="315" scrolling="no"></iframe>',
        "facebook", "1234567", "https://www.facebook.com/townhall/videos/1234567", Capture(handle="townhall"),
        id="facebook frame",
    ),
    pytest.param(
        '<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@news.desk/post/C8abc_-12"'
        ' data-text-post-version="0" id="ig-tp-C8abc_-12"><a href="https://www.threads.net/@news.desk/post/C8abc_-12">'
        '<div>View on Threads</div></a></blockquote>\n<script async src="https://www.threads.net/embed.js"></script>',
        "threads", "C8abc_-12", "https://www.threads.com/@news.desk/post/C8abc_-12", Capture(handle="news.desk"),
        id="threads",
    ),
    pytest.param(
        '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@news.desk/video/6718335390845095173" '
        'data-video-id="6718335390845095173" style="max-width: 605px;min-width: 325px;"><section><a target="_blank" '
        'title="@news.desk" href="https://www.tiktok.com/@news.desk?refer=embed">@news.desk</a> <p>The boat is home '
        '<a title="ferry" href="https://www.tiktok.com/tag/ferry">#ferry</a></p> <a title="♬ original sound - desk" '
        'href="https://www.tiktok.com/music/x-1">♬ original sound - desk</a></section></blockquote> '
        '<script async src="https://www.tiktok.com/embed.js"></script>',
        "tiktok", "6718335390845095173", "https://www.tiktok.com/@news.desk/video/6718335390845095173",
        Capture("The boat is home #ferry", "", "news.desk"),
        id="tiktok",
    ),
    pytest.param(
        '<iframe width="560" height="315" src="https://www.youtube-nocookie.com/embed/aB3_-aB3_-x?si=abc" title="Sea '
        'trial" frameborder="0" allow="autoplay" allowfullscreen></iframe>',
        "youtube", "aB3_-aB3_-x", "https://www.youtube.com/watch?v=aB3_-aB3_-x", Capture("Sea trial"),
        id="youtube",
    ),
    pytest.param(
        '<iframe class="lazyload" src="about:blank" data-src="//www.youtube.com/embed/aB3_-aB3_-x?rel=0"></iframe>',
        "youtube", "aB3_-aB3_-x", "https://www.youtube.com/watch?v=aB3_-aB3_-x", None, id="youtube, lazy",
    ),
    pytest.param(
        '<amp-youtube data-videoid="aB3_-aB3_-x" layout="responsive" width="480" height="270"></amp-youtube>',
        "youtube", "aB3_-aB3_-x", "https://www.youtube.com/watch?v=aB3_-aB3_-x", None, id="youtube on AMP",
    ),
    pytest.param(
        '<object width="425" height="344"><param name="movie" value="http://www.youtube.com/v/aB3_-aB3_-x&hl=en"></param>'
        '<embed src="http://www.youtube.com/v/aB3_-aB3_-x" type="application/x-shockwave-flash"></embed></object>',
        "youtube", "aB3_-aB3_-x", "https://www.youtube.com/watch?v=aB3_-aB3_-x", None, id="youtube of 2008",
    ),
    pytest.param(
        '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:z72i7h/app.bsky.feed.post/3kabc2xyz" '
        'data-bluesky-cid="bafy"><p lang="en">Water is back.<br><br><a href="https://bsky.app/profile/did:plc:z72i7h/'
        'post/3kabc2xyz?ref_src=embed">[image or embed]</a></p>&mdash; Town Hall (<a href="https://bsky.app/profile/did:'
        'plc:z72i7h?ref_src=embed">@town.example.org</a>) <a href="https://bsky.app/profile/did:plc:z72i7h/post/3kabc2xyz'
        '?ref_src=embed">April 21, 2024 at 3:09 PM</a></blockquote><script async src="https://embed.bsky.app/static/'
        'embed.js" charset="utf-8"></script>',
        "bluesky", "3kabc2xyz", "https://bsky.app/profile/did:plc:z72i7h/post/3kabc2xyz",
        Capture("Water is back.", "Town Hall", "town.example.org", "2024-04-21T15:09", language="en"),
        id="bluesky",
    ),
    pytest.param(
        '<iframe src="https://newsie.social/@desk/112233445566778899/embed" class="mastodon-embed" style="max-width: '
        '100%; border: 0" width="400" allowfullscreen="allowfullscreen"></iframe><script src="https://newsie.social/'
        'embed.js" async="async"></script>',
        "mastodon", "112233445566778899", "https://newsie.social/@desk/112233445566778899",
        Capture(handle="desk@newsie.social"),
        id="mastodon",
    ),
    pytest.param(
        '<blockquote class="mastodon-embed" data-embed-url="https://newsie.social/@desk/112233445566778899/embed"><a '
        'href="https://newsie.social/@desk/112233445566778899"><div>Post by @desk@newsie.social</div><div>View on '
        'Mastodon</div></a></blockquote><script data-allowed-prefixes="https://newsie.social/" async src='
        '"https://newsie.social/embed.js"></script>',
        "mastodon", "112233445566778899", "https://newsie.social/@desk/112233445566778899",
        Capture(handle="desk@newsie.social"),
        id="mastodon 4.3",
    ),
    pytest.param(
        '<blockquote class="reddit-embed-bq" style="height:316px" data-embed-height="316"><a href="https://www.reddit.'
        'com/r/harbour/comments/1abc2d/night_ferry/">Night ferry</a><br> by<a href="https://www.reddit.com/user/deckhand/'
        '">u/deckhand</a> in<a href="https://www.reddit.com/r/harbour/">harbour</a></blockquote><script async="" '
        'src="https://embed.reddit.com/widgets.js" charset="UTF-8"></script>',
        "reddit", "1abc2d", "https://www.reddit.com/r/harbour/comments/1abc2d/", Capture("Night ferry", "", "deckhand"),
        id="reddit",
    ),
    pytest.param(
        '<iframe src="https://truthsocial.com/@newsdesk/112233445566778899/embed" class="truthsocial-embed" '
        'style="max-width: 100%; border: 0" width="600" allowfullscreen></iframe>'
        '<script src="https://truthsocial.com/embed.js" async="async"></script>',
        "truthsocial", "112233445566778899", "https://truthsocial.com/@newsdesk/posts/112233445566778899",
        Capture(handle="newsdesk"),
        id="truth social",
    ),
    pytest.param(
        '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="newsdesk/83" '
        'data-width="100%"></script>',
        "telegram", "newsdesk/83", "https://t.me/newsdesk/83", Capture(handle="newsdesk"), id="telegram",
    ),
    pytest.param(
        '<iframe class="rumble" width="640" height="360" src="https://rumble.com/embed/v3pb7ad/?pub=4"></iframe>',
        "rumble", "v3pb7ad", "https://rumble.com/embed/v3pb7ad/", None, id="rumble",
    ),
    pytest.param(
        '<script>!function(r,u,m,b,l,e){r._Rumble=b}(window, document, "script", "Rumble");//rumble.com/embedJS/u4\n'
        '</script>\n<div id="rumble_v3pb7ad"></div>\n<script>\nRumble("play", {"video":"v3pb7ad","div":"rumble_v3pb7ad'
        '"});</script>',
        "rumble", "v3pb7ad", "https://rumble.com/embed/v3pb7ad/", None, id="rumble by script",
    ),
    pytest.param(
        '<iframe src="https://player.vimeo.com/video/76979871?h=8272103f6e" width="640" height="360"></iframe>',
        "vimeo", "76979871", "https://vimeo.com/76979871/8272103f6e", None, id="vimeo",
    ),
    pytest.param(
        '<iframe src="https://www.linkedin.com/embed/feed/update/urn:li:share:7123456789012345678" height="500" '
        'width="504" frameborder="0" title="Embedded post"></iframe>',
        "linkedin", "urn:li:share:7123456789012345678",
        "https://www.linkedin.com/feed/update/urn:li:share:7123456789012345678/", None, id="linkedin",
    ),
    pytest.param(
        '<figure class="social-post" data-embed-id="e-1" data-provider="bluesky" data-post-id="3kabc2xyz" data-address='
        '"https://bsky.app/profile/town.example.org/post/3kabc2xyz" data-state="gone">\n<blockquote lang="de" dir="ltr'
        '">\n<p>Eins<br>\nzwei</p>\n<p>drei</p>\n</blockquote>\n<figcaption><span class="post-name">Town Hall (@town.'
        'example.org)</span>, <time datetime="2024-04-21T15:09">April 21, 2024</time>. <a href="https://bsky.app/profile/'
        'town.example.org/post/3kabc2xyz">Post on Bluesky</a></figcaption>\n</figure>',
        "bluesky", "3kabc2xyz", "https://bsky.app/profile/town.example.org/post/3kabc2xyz",
        Capture("Eins\nzwei\n\ndrei", "Town Hall", "town.example.org", "2024-04-21T15:09", language="de"),
        id="our own export",
    ),
]  # fmt: skip


def embeds(source: str) -> list[RawBlock]:
    return [block for block in read_html(source).blocks if block.kind is RawKind.EMBED]


@pytest.mark.parametrize(("code", "provider", "post_id", "address", "capture"), CODES)
def test_an_embed_code_gives_what_it_carries(
    code: str, provider: str, post_id: str, address: str, capture: Capture | None
) -> None:
    source = f"<p>Before.</p>\n{code}\n<p>After.</p>"
    reading = read_html(source)
    (block,) = (one for one in reading.blocks if one.kind is RawKind.EMBED)
    assert source[block.start : block.end] == code
    assert block.embed is not None
    captures = () if capture is None else (capture_at(capture, address),)
    expected = Embed("", provider, address, post_id, captures)
    if 'data-embed-id="e-1" data-provider="bluesky"' in code:  # our own export tells its id and state too
        expected = replace(expected, id="e-1", state=PostState.GONE)
    assert block.embed == expected
    assert [one.text for one in reading.blocks if one.kind is not RawKind.EMBED] == ["Before.", "After."]


def capture_at(capture: Capture, address: str) -> Capture:
    return Capture(
        capture.words, capture.author, capture.handle, capture.posted_at, address=address, language=capture.language
    )


def test_a_repeated_embed_for_readers_without_scripts_is_taken_once() -> None:
    frame = '<iframe {}="https://www.youtube.com/embed/aB3_-aB3_-x"></iframe>'
    for source in (
        f"{frame.format('data-src')}<noscript>{frame.format('src')}</noscript>",
        f"<noscript>{frame.format('src')}</noscript>{frame.format('data-src')}",
    ):
        assert len(embeds(source)) == 1


def test_the_same_post_set_twice_stays_twice() -> None:
    code = '<iframe src="https://www.youtube.com/embed/aB3_-aB3_-x"></iframe>'
    assert len(embeds(f"{code}<p>And again:</p>{code}")) == 2


def test_a_frame_of_any_other_site_is_kept_by_its_address() -> None:
    (block,) = embeds('<iframe src="//charts.example.org/abc/1/" height="400"></iframe>')
    assert block.embed == Embed("", "", "https://charts.example.org/abc/1/")


def test_a_frame_that_counts_readers_is_none() -> None:
    source = '<iframe src="https://count.example.org/n" height="0" width="0" style="display:none"></iframe><p>x</p>'
    assert embeds(source) == []


def test_a_bare_address_as_wordpress_saves_it() -> None:
    source = (
        '<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">\n'
        "https://twitter.com/newsdesk/status/20\n</div><figcaption>As it was.</figcaption></figure>"
    )
    embed, caption = read_html(source).blocks
    assert embed.embed is not None
    assert (embed.embed.provider, embed.embed.post_id) == ("x", "20")
    assert (caption.kind, caption.text) == (RawKind.CAPTION, "As it was.")


def test_a_tweet_without_its_address_keeps_its_words() -> None:
    (block,) = embeds('<blockquote class="twitter-tweet"><p>Words.</p>&mdash; Ann (@ann)</blockquote>')
    assert block.embed is not None
    assert block.embed.latest == Capture("Words.", "Ann", "ann")


@pytest.mark.parametrize(
    "code",
    [
        '<blockquote class="my-twitter-tweet-box"><p>Just a quotation.</p></blockquote>',
        '<blockquote class="instagram-media"><p>No address.</p></blockquote>',
        '<div class="fb-post" data-href="javascript:alert(1)"><p>No post.</p></div>',
        '<iframe src="javascript:alert(1)">no</iframe><p>x</p>',
        '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe><p>x</p>',
        '<script>Rumble("pause", {"video":"v3pb7ad"})</script><p>x</p>',
        '<script src="https://telegram.org/js/telegram-widget.js" data-telegram-login="bot"></script><p>x</p>',
    ],
)
def test_what_is_no_embed_is_none(code: str) -> None:
    assert embeds(code) == []


def test_words_of_a_block_that_is_no_embed_stay() -> None:
    (block,) = read_html('<blockquote class="instagram-media"><p>No address.</p></blockquote>').blocks
    assert (block.kind, block.text) == (RawKind.QUOTE, "No address.")


def test_a_script_of_another_kind_is_no_part_of_the_markup() -> None:
    code = '<iframe src="https://player.vimeo.com/video/76979871"></iframe>'
    (block,) = embeds(f'{code}<script src="https://example.org/site.js"></script>')
    assert block.end == len(code)


HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", "<svg onload=alert(1)>", "<iframe srcdoc='<p>'>", "javascript:", "</blockquote>",
     "<blockquote class=twitter-tweet>", "<p>", "&mdash; A (@a)", "https://x.com/a/status/1", '"', "'", "<", ">",
     "text "]
)  # fmt: skip


@given(st.lists(HOSTILE, max_size=25).map("".join))
def test_hostile_code_leaves_words_and_addresses_only(inside: str) -> None:
    source = f'<blockquote class="twitter-tweet"><p>{inside}</p><a href="{inside}">x</a></blockquote>'
    for block in embeds(source):
        assert block.embed is not None
        assert not block.embed.address or block.embed.address.startswith(("https://", "http://"))
        assert "alert(1)</script" not in block.embed.latest.words
