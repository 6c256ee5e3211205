"""Posts in an export: words, author, date and link for everyone; the original on a click where that is wanted."""

import dataclasses
import html
import re
from html.parser import HTMLParser

import pytest

from editor.article.article import Article, Furniture
from editor.article.embed_edits import from_address
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.provider_table import PROVIDERS
from editor.article.providers import may_embed_from
from editor.exporting import click_to_load
from editor.exporting.export import ExportRequest
from editor.exporting.profile import DEFAULT, EmbedMode, Profile
from editor.exporting.targets import export
from tests.exporting.conftest import SCREENSHOT, assets

CAPTURE = Capture("Ten & <noon>.\nSee you!\n\nالعبّارة", "Ana Ruiz", "ana", "2026-03-04", language="ar")
# A post of each network, and the address that its own embed is loaded from; empty where it has none.
FRAMES = {
    "https://x.com/ellery/status/20": "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20",
    "https://www.instagram.com/p/BwAbc_-1Tt/": "https://www.instagram.com/p/BwAbc_-1Tt/embed/captioned/",
    "https://www.facebook.com/townhall/posts/12345":
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Ftownhall%2Fposts%2F12345"
        "&show_text=true",
    "https://www.facebook.com/townhall/videos/12345":
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Ftownhall%2Fvideos%2F12345"
        "&show_text=true",
    "https://www.threads.com/@news.desk/post/C8abc_-12": "https://www.threads.com/@news.desk/post/C8abc_-12/embed",
    "https://www.tiktok.com/@news.desk/video/6718335390845095173":
        "https://www.tiktok.com/player/v1/6718335390845095173",
    "https://vm.tiktok.com/ZMabc123/": "",
    "https://youtu.be/aB3_-aB3_-x": "https://www.youtube-nocookie.com/embed/aB3_-aB3_-x",
    "https://bsky.app/profile/did:plc:z72i7h/post/3kabc2xyz":
        "https://embed.bsky.app/embed/did:plc:z72i7h/app.bsky.feed.post/3kabc2xyz",
    "https://bsky.app/profile/desk.example.org/post/3kabc2xyz": "",
    "https://newsie.social/@desk/112233445566778899": "https://newsie.social/@desk/112233445566778899/embed",
    "https://www.reddit.com/r/news/comments/1abc2d/": "https://embed.reddit.com/r/news/comments/1abc2d/",
    "https://www.reddit.com/r/news/s/AbC123xyz": "",
    "https://truthsocial.com/@newsdesk/posts/112233445566778899":
        "https://truthsocial.com/@newsdesk/112233445566778899/embed",
    "https://t.me/newsdesk/123": "https://t.me/newsdesk/123?embed=1",
    "https://rumble.com/embed/v3pb7ad/": "https://rumble.com/embed/v3pb7ad/",
    "https://rumble.com/v3pb7ad-a-title.html": "",
    "https://vimeo.com/76979871": "https://player.vimeo.com/video/76979871?dnt=1",
    "https://vimeo.com/76979871/8272103f6e": "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
    "https://www.linkedin.com/feed/update/urn:li:share:7034567890123456789/":
        "https://www.linkedin.com/embed/feed/update/urn%3Ali%3Ashare%3A7034567890123456789",
}  # fmt: skip
CLICK = Profile(embeds=EmbedMode.CLICK_TO_LOAD)
ALL = dataclasses.replace(CLICK, embed_hosts=("newsie.social",))


def post(address: str, **changes: object) -> Embed:
    found = from_address(address)
    assert found is not None, address
    return dataclasses.replace(found, id="e-1", captures=(CAPTURE,), **changes)  # type: ignore[arg-type]


def exported(embed: Embed, profile: Profile = DEFAULT, target: str = "html") -> str:
    article = Article(Furniture("x", language="en"), "::embed{#e-1}\n", embeds=(embed,))
    return export(target, ExportRequest(article, assets=assets(), profile=profile)).content.decode()


class _Frames(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag == "iframe":
            self.found.append(dict(attrs))
        elif tag == "a":
            self.links.append(dict(attrs)["href"] or "")


@pytest.mark.parametrize("address", FRAMES)
def test_every_post_is_words_author_date_and_link(address: str) -> None:
    text = exported(post(address))
    assert "<iframe" not in text
    assert "<p>Ten &amp; &lt;noon&gt;.<br>\nSee you!</p>" in text
    assert "Ana Ruiz (@ana)" in text
    assert '<time datetime="2026-03-04">March 4, 2026</time>' in text
    assert 'lang="ar" dir="rtl"' in text
    assert html.escape(post(address).address) in text


@pytest.mark.parametrize(("address", "frame"), FRAMES.items())
def test_on_a_click_the_original_is_loaded_from_a_listed_host(address: str, frame: str) -> None:
    found = _Frames(exported(post(address), ALL)).found
    if not frame:
        assert found == []
        return
    (attributes,) = found
    assert attributes.get("src") is None
    inside = _Frames(attributes["srcdoc"] or "")
    assert inside.links == [frame]
    assert not inside.names & {"script", "iframe", "img", "link", "object", "embed"}
    assert may_embed_from(post(address).provider, frame)
    assert attributes["referrerpolicy"] == "no-referrer"
    assert "allow-top-navigation" not in (attributes["sandbox"] or "")
    assert attributes["title"]
    assert int(attributes["width"] or 0) > 0
    assert int(attributes["height"] or 0) > 0


def test_there_is_a_frame_for_every_network() -> None:
    assert {post(address).provider for address, frame in FRAMES.items() if frame} == set(PROVIDERS)


@pytest.mark.parametrize("target", ["html", "page"])
@pytest.mark.parametrize(
    ("profile", "loads"),
    [
        (DEFAULT, False),
        (CLICK, True),
        (dataclasses.replace(CLICK, networks=("youtube",)), True),
        (dataclasses.replace(CLICK, networks=("x",)), False),
    ],
)
def test_the_profile_says_for_which_network(profile: Profile, target: str, loads: bool) -> None:
    text = exported(post("https://youtu.be/aB3_-aB3_-x"), profile, target)
    assert ("<iframe" in text) is loads
    assert ("frame-src https://www.youtube-nocookie.com;" in text) is (loads and target == "page")


def test_the_address_stands_alone_where_the_cms_embeds_it() -> None:
    cms = Profile(embeds=EmbedMode.CMS)
    text = exported(post("https://youtu.be/aB3_-aB3_-x"), cms)
    assert re.search(r'<p class="post-address"[^>]*>https://www.youtube.com/watch\?v=aB3_-aB3_-x</p>', text)
    assert "<figure" not in text
    assert "<figure" in exported(post("https://www.instagram.com/p/DVh4rr0wSnd/"), cms)  # Meta's asks for a token
    assert "<figure" in exported(post("https://youtu.be/aB3_-aB3_-x"), cms, "page")  # fetches nothing


def test_a_persons_choice_for_a_post_wins() -> None:
    address = "https://youtu.be/aB3_-aB3_-x"
    assert "<iframe" in exported(post(address, presentation=Presentation.CLICK_TO_LOAD))
    assert "<iframe" not in exported(post(address, presentation=Presentation.STATIC), ALL)
    left = exported(post(address, presentation=Presentation.CMS), ALL)
    assert "<iframe" not in left
    assert '<p class="post-address"' in left


def test_a_post_that_is_gone_is_not_loaded() -> None:
    assert "<iframe" not in exported(post("https://x.com/ellery/status/20", state=PostState.GONE), ALL)


@pytest.mark.parametrize(
    "embed",
    [
        post("https://newsie.social/@desk/112233445566778899"),
        dataclasses.replace(post("https://x.com/ellery/status/20"), provider="youtube"),
        dataclasses.replace(post("https://x.com/ellery/status/20"), address="https://evil.example/status/20"),
        dataclasses.replace(post("https://x.com/ellery/status/20"), address="javascript:alert(1)"),
        dataclasses.replace(post("https://x.com/ellery/status/20"), post_id='20"></iframe><script>'),
    ],
)
def test_what_is_not_listed_or_hides_something_is_not_loaded(embed: Embed) -> None:
    frame = click_to_load.frame(embed, CLICK)
    assert frame is None or "<" not in frame.address
    assert "<script" not in exported(embed, CLICK)


def test_a_frame_that_cannot_be_had_is_a_loss() -> None:
    article = Article(
        Furniture("x"),
        "::embed{#e-1}\n",
        embeds=(post("https://rumble.com/v3pb7ad-a-title.html", presentation=Presentation.CLICK_TO_LOAD),),
    )
    losses = export("html", ExportRequest(article)).losses
    assert [loss.what for loss in losses if "on a click" in loss.what] == ["loading the post e-1 on a click"]


def test_the_screenshot_stands_beside_the_words_where_somebody_chose_it() -> None:
    kept = dataclasses.replace(CAPTURE, screenshot=SCREENSHOT, screenshot_alternative="The post, with a photograph")
    embed = dataclasses.replace(post("https://x.com/ellery/status/20"), captures=(kept,))
    assert "<img" not in exported(embed)
    shown = exported(dataclasses.replace(embed, shows_screenshot=True))
    assert 'alt="The post, with a photograph"' in shown
    assert "Ten &amp;" in shown


@pytest.mark.parametrize("profile", [DEFAULT, ALL], ids=["plain", "click"])
def test_an_exported_post_comes_back_as_the_same_post(profile: Profile) -> None:
    from editor.importing.html import read_html

    embed = post("https://youtu.be/aB3_-aB3_-x")
    reading = read_html(exported(embed, CLICK))
    (found,) = (block.embed for block in reading.blocks if block.embed is not None)
    assert (found.provider, found.address, found.post_id) == (embed.provider, embed.address, embed.post_id)
    latest = found.latest
    assert (latest.words, latest.author, latest.handle) == (CAPTURE.words, CAPTURE.author, CAPTURE.handle)
    assert len(reading.blocks) == 1
