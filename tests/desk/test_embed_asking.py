"""Asking about posts: every provider played as it documents its answers, and providers that lie, fail or are gone."""

import sys
from dataclasses import replace
from typing import Any

import pytest

from editor.article import portable
from editor.article.article import Article, Furniture
from editor.article.differences import Kind
from editor.article.embed_edits import from_address, with_capture
from editor.article.embeds import Capture, Embed, PostState
from editor.article.provider_table import PROVIDERS
from editor.desk.embed_asking import ask, may_be_asked
from editor.fetching.oembed import Oembed
from tests.fetching.conftest import Answering, Provider, client, oembed, provider

__all__ = ["client", "oembed", "provider"]

X_HTML = (
    '<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">{words}</p>&mdash; Port Ellery '
    '(@PortEllery) <a href="https://twitter.com/PortEllery/status/20?ref_src=twsrc%5Etfw">March 4, 2026</a>'
    "</blockquote>\n"
)
BLUESKY_HTML = (
    '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:z72i7h/app.bsky.feed.post/3kabc2xyz" '
    'data-bluesky-cid="baf"><p lang="en">The night boat is back.</p>&mdash; Devon Asher (<a href="https://bsky.app/profile/did:plc:'
    'z72i7h">@devon.example.org</a>) <a href="https://bsky.app/profile/did:plc:z72i7h/post/3kabc2xyz">March 4, 2026 at '
    '9:09 PM</a></blockquote><script async src="https://embed.bsky.app/static/embed.js" charset="utf-8"></script>'
)
TIKTOK_HTML = (
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@harbour/video/6718335390845095173" data-video-id='
    '"6718335390845095173"><section><a title="@harbour" href="https://www.tiktok.com/@harbour">@harbour</a><p>Night '
    'boat <a title="ferry">#ferry</a></p><a title="♬ original sound">♬ original sound</a></section></blockquote>'
)

# Address, the answer as the provider documents it, and what of it is fit to be kept.
ANSWERS: list[Any] = [
    pytest.param(
        "https://x.com/PortEllery/status/20",
        {
            "url": "https://twitter.com/PortEllery/status/20", "author_name": "Port Ellery", "type": "rich",
            "author_url": "https://twitter.com/PortEllery", "html": X_HTML.format(words="The boat sails at ten."),
            "width": 550, "height": None, "cache_age": "3153600000", "provider_name": "Twitter", "version": "1.0",
        },
        Capture("The boat sails at ten.", "Port Ellery", "PortEllery", "2026-03-04", language="en"), id="x",
    ),
    pytest.param(
        "https://bsky.app/profile/devon.example.org/post/3kabc2xyz",
        {"type": "rich", "version": "1.0", "author_name": "Devon Asher (@devon.example.org)", "html": BLUESKY_HTML,
         "author_url": "https://bsky.app/profile/did:plc:z72i7h", "cache_age": 86400, "width": 600, "height": None},
        Capture("The night boat is back.", "Devon Asher", "devon.example.org", "2026-03-04T21:09", language="en"),
        id="bluesky",
    ),
    pytest.param(
        "https://www.tiktok.com/@harbour/video/6718335390845095173",
        {"version": "1.0", "type": "video", "title": "Night boat #ferry", "author_name": "Harbour Office",
         "width": "100%", "author_url": "https://www.tiktok.com/@harbour", "html": TIKTOK_HTML, "thumbnail_url": "https://p.example/x"},
        Capture("Night boat #ferry", "Harbour Office", "harbour"), id="tiktok",
    ),
    pytest.param(
        "https://www.youtube.com/watch?v=aB3_-aB3_-x",
        {"title": "The council debates", "author_name": "Town of Port Ellery", "type": "video", "version": "1.0",
         "author_url": "https://www.youtube.com/@portellery", "html": '<iframe src="https://www.youtube.com/embed/aB3_-aB3_-x'
         '?feature=oembed" allowfullscreen></iframe>', "thumbnail_url": "https://i.example/hq.jpg", "height": 113},
        Capture("The council debates", "Town of Port Ellery", "portellery"), id="youtube",
    ),
    pytest.param(
        "https://vimeo.com/76979871",
        {"type": "video", "title": "Harbour at dusk", "author_name": "Lena Marsh", "author_url": "https://vimeo.com/lena",
         "html": '<iframe src="https://player.vimeo.com/video/76979871?dnt=1"></iframe>', "video_id": 76979871},
        Capture("Harbour at dusk", "Lena Marsh"), id="vimeo",
    ),
    pytest.param(
        "https://www.reddit.com/r/ferries/comments/1abc2d/",
        {"provider_name": "reddit", "title": "The boat is back", "author_name": "quillan", "type": "rich", "html":
         '<blockquote class="reddit-embed-bq" style="height:316px"><a href="https://www.reddit.com/r/ferries/comments/1abc2d'
         '/the_boat/">The boat is back</a><br> by<a href="https://www.reddit.com/user/quillan/">u/quillan</a> in<a '
         'href="https://www.reddit.com/r/ferries/">ferries</a></blockquote>'},
        Capture("The boat is back", "quillan", "quillan"), id="reddit",
    ),
    pytest.param(
        "https://rumble.com/v3pb7ad-the-debate.html",
        {"type": "video", "title": "The debate", "author_name": "Council TV", "author_url": "https://rumble.com/c/council",
         "html": '<iframe src="https://rumble.com/embed/v3m9xyz/" width="640"></iframe>'},
        Capture("The debate", "Council TV"), id="rumble",
    ),
    pytest.param(
        "https://newsie.social/@desk/112233445566778899",
        {"type": "rich", "version": "1.0", "author_name": "The Desk", "author_url": "https://newsie.social/@desk",
         "html": '<iframe src="https://newsie.social/@desk/112233445566778899/embed" class="mastodon-embed"></iframe>'},
        Capture("", "The Desk", "desk@newsie.social"), id="mastodon",
    ),
    pytest.param(
        "https://truthsocial.com/@newsdesk/posts/112233445566778899",
        {"type": "rich", "author_name": "News Desk", "author_url": "https://truthsocial.com/@newsdesk",
         "html": '<iframe src="https://truthsocial.com/@newsdesk/112233445566778899/embed"></iframe>'},
        Capture("", "News Desk", "newsdesk"), id="truthsocial",
    ),
]  # fmt: skip
META = [
    "https://www.instagram.com/p/BwAbc_-1Tt/",
    "https://www.facebook.com/townhall/posts/1234567",
    "https://www.facebook.com/townhall/videos/1234567",
    "https://www.threads.com/@news.desk/post/C8abc_-12",
]


def post(address: str, *captures: Capture) -> Embed:
    found = from_address(address)
    assert found is not None
    return replace(found, id="e-1", captures=captures)


def path_of(address: str) -> str:
    embed = post(address)
    return f"/{embed.provider}" + ("-video" if "/videos/" in address else "")


@pytest.mark.parametrize(("address", "answer", "capture"), ANSWERS)
def test_a_provider_that_answers_well(
    provider: Provider, oembed: Oembed, address: str, answer: dict[str, object], capture: Capture
) -> None:
    provider.tells(path_of(address), answer)
    checked = ask(post(address), oembed)
    assert checked.state is PostState.LIVE
    assert checked.capture == replace(capture, address=post(address).address)
    assert checked.capture is not None
    again = ask(with_capture(post(address), checked.capture), oembed)
    assert (again.state, again.capture) == (PostState.LIVE, None)
    asked = [handler for handler in provider.asked if f"url={address.partition(':')[0]}" in handler[1]]
    assert len(asked) == 2


@pytest.mark.parametrize("address", META)
def test_of_metas_answers_nothing_is_kept(provider: Provider, oembed: Oembed, address: str) -> None:
    secret = "Words that Meta forbids to keep"
    provider.tells(path_of(address), {"title": secret, "author_name": secret, "html": f"<p>{secret}</p>"})
    checked = ask(post(address, Capture("Typed by hand")), oembed)
    assert checked.state is PostState.LIVE
    assert checked.capture is None
    assert checked.differences == ()
    assert secret not in repr(checked)


def test_other_words_are_a_change_with_its_difference(provider: Provider, oembed: Oembed) -> None:
    provider.tells("/x", {"html": X_HTML.format(words="The boat sails at noon.")})
    kept = Capture("The boat sails at ten.", "Port Ellery", "PortEllery", "2026-03-04T08:00:00Z", screenshot="aa" * 32)
    checked = ask(post("https://x.com/PortEllery/status/20", kept), oembed)
    assert checked.state is PostState.CHANGED
    changed = [(one.a, one.b) for line in checked.differences for one in line if one.kind is not Kind.EQUAL]
    assert changed == [("ten", "noon")]
    assert checked.capture is not None
    assert checked.capture.words == "The boat sails at noon."
    assert checked.capture.posted_at == "2026-03-04T08:00:00Z"
    assert checked.capture.screenshot == ""


@pytest.mark.parametrize(("address", "status"), [
    ("https://x.com/PortEllery/status/20", 404),
    ("https://x.com/PortEllery/status/20", 403),
    ("https://bsky.app/profile/devon.example.org/post/3kabc2xyz", 404),
    ("https://www.youtube.com/watch?v=aB3_-aB3_-x", 410),
    ("https://www.instagram.com/p/BwAbc_-1Tt/", 404),
    ("https://newsie.social/@desk/112233445566778899", 404),
])  # fmt: skip
def test_a_post_that_is_gone(provider: Provider, oembed: Oembed, address: str, status: int) -> None:
    provider.tells(path_of(address), {"error": "not found"}, status)
    checked = ask(post(address, Capture("What it said")), oembed)
    assert checked.state is PostState.GONE
    assert checked.capture is None
    assert "stays" in checked.sentence


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_an_error_says_nothing_of_the_post(provider: Provider, oembed: Oembed, status: int) -> None:
    provider.tells("/youtube", {}, status)
    checked = ask(post("https://www.youtube.com/watch?v=aB3_-aB3_-x"), oembed)
    assert checked.state is None
    assert str(status) in checked.sentence


@pytest.mark.parametrize(
    "content",
    [b"<html>Sign in</html>", b"", b"[]", b'"text"', b"null", b"{", b"\xff\xfe\x00", b'{"html": ' + b"[" * 2_000],
)
def test_an_answer_that_is_none_is_not_kept(provider: Provider, oembed: Oembed, content: bytes) -> None:
    def play(handler: Answering) -> None:
        handler.send(200, content)

    provider.plays["/x"] = play
    checked = ask(post("https://x.com/PortEllery/status/20"), oembed)
    assert (checked.state, checked.capture) == (None, None)
    assert checked.sentence


@pytest.mark.parametrize("field", ["html", "title", "author_name", "author_url"])
@pytest.mark.parametrize("value", [None, 7, True, ["x"], {"x": 1}])
def test_fields_of_another_kind_are_passed_over(provider: Provider, oembed: Oembed, field: str, value: object) -> None:
    provider.tells("/x", {"html": X_HTML.format(words="Ten."), "author_name": "Port Ellery", field: value})
    assert ask(post("https://x.com/PortEllery/status/20"), oembed).state is PostState.LIVE


def test_an_answer_about_another_post_is_not_kept(provider: Provider, oembed: Oembed) -> None:
    provider.tells("/x", {"html": X_HTML.format(words="Ten.").replace("status/20", "status/21")})
    checked = ask(post("https://x.com/PortEllery/status/20"), oembed)
    assert (checked.state, checked.capture) == (None, None)
    assert "another post" in checked.sentence


HOSTILE = (
    '<blockquote class="twitter-tweet" onmouseover="steal()"><p>Ten.<script>steal()</script><svg onload="steal()">'
    '</svg><img src=x onerror="steal()"><iframe srcdoc="<script>steal()</script>"></iframe></p>&mdash; Port Ellery '
    '(@PortEllery) <a href="javascript:steal()">x</a> <a href="https://twitter.com/PortEllery/status/20">March 4, 2026'
    "</a></blockquote>"
)


def test_of_a_hostile_answer_the_words_alone_are_kept(provider: Provider, oembed: Oembed) -> None:
    provider.tells(
        "/x", {"html": HOSTILE, "author_name": '<b onclick="steal()">Port</b>', "author_url": "javascript:x"}
    )
    checked = ask(post("https://x.com/PortEllery/status/20"), oembed)
    assert checked.capture is not None
    article = Article(
        Furniture("x"), embeds=(with_capture(post("https://x.com/PortEllery/status/20"), checked.capture),)
    )
    kept = portable.dumps(article)
    assert checked.capture.words == "Ten."
    assert not any(sign in kept for sign in ("<", "steal", "javascript", "srcdoc"))


def test_a_provider_is_asked_with_its_own_parameters(provider: Provider, oembed: Oembed) -> None:
    provider.tells("/x", {})
    ask(post("https://x.com/PortEllery/status/20"), oembed)
    path = provider.asked[0][1]
    assert "url=https%3A%2F%2Fx.com%2FPortEllery%2Fstatus%2F20" in path
    assert {"omit_script=1", "dnt=true", "format=json"} <= set(path.partition("?")[2].split("&"))


def test_slow_huge_and_inward_are_sentences(provider: Provider, oembed: Oembed) -> None:
    provider.plays["/x"] = lambda handler: handler.redirect("https://inside.test/")
    assert "private network" in ask(post("https://x.com/PortEllery/status/20"), oembed).sentence
    provider.tells("/x", {"html": "x" * 100_000})
    assert "64 kB" in ask(post("https://x.com/PortEllery/status/20"), oembed).sentence


def test_networks_without_an_interface_are_not_asked() -> None:
    asked = {key for key in PROVIDERS if key not in {"telegram", "linkedin"}}
    assert not may_be_asked(post("https://t.me/newsdesk/123"))
    assert not may_be_asked(Embed("e-1", "x", "https://blog.example/x", "1"))
    assert may_be_asked(post("https://x.com/PortEllery/status/20"))
    assert asked == set(Oembed().endpoints)
    assert all(one.address.startswith("https://") for one in Oembed().endpoints.values())


def test_without_the_optional_package_a_sentence_says_what_to_install(
    oembed: Oembed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("micawber", "micawber.exceptions"):
        monkeypatch.setitem(sys.modules, name, None)
    checked = ask(post("https://x.com/PortEllery/status/20"), oembed)
    assert checked.state is None
    assert "copydesk with [web]" in checked.sentence
