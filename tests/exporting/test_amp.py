"""The AMP page: what its own validator says of every story, and what a reader and an ad server find in it."""

import dataclasses
import re
from pathlib import Path

import pytest

from editor.article.ads import AdPlacement, Size
from editor.article.article import Article, Furniture
from editor.article.embed_edits import from_address
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.syndication import Duties, SearchEngines, Syndication
from editor.exporting import sanitise
from editor.exporting.amp import LONGEST_STYLE, TARGET, render, style
from editor.exporting.amp_ads import sizes_for_phones
from editor.exporting.export import ExportRequest
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Profile
from editor.exporting.targets import export
from tests.exporting.conftest import PICTURE, assets, full_article, full_request
from tests.exporting.many_stories import requests
from tests.exporting.node import VALIDATORS, ask
from tests.exporting.visible import visible_text

PLAIN = Article(Furniture("story", headline="Headline"), "Words.\n")
ADS = Profile(ads=AdDialect.GOOGLE, ad_unit="/123/news/")
ALL = dataclasses.replace(ADS, embeds=EmbedMode.CMS, citations=Citations.NOTES, footer="Read *more*.")
POSTS = {
    "https://x.com/ana/status/20": '<amp-twitter data-tweetid="20" ',
    "https://www.youtube.com/watch?v=hRw50uNd_02": '<amp-youtube data-videoid="hRw50uNd_02" ',
    "https://vimeo.com/123456789": '<amp-vimeo data-videoid="123456789" ',
    "https://www.instagram.com/p/DVh4rr0wSnd/": '<amp-instagram data-shortcode="DVh4rr0wSnd" data-captioned="" ',
    "https://www.facebook.com/town/posts/1234567890": '<amp-facebook data-href="https://www.facebook.com/town/posts/',
    "https://www.tiktok.com/@ana/video/7212345678901234567": '<amp-tiktok data-src="7212345678901234567" ',
    "https://www.reddit.com/r/news/comments/abc123/title/": '<amp-reddit data-embedtype="post" data-src="https://',
}


def verdicts(pages: list[str]) -> list[str]:
    """Return what AMP's own validator says of each page, nothing of a valid one; skips the test where it is missing."""
    if not (VALIDATORS / "node_modules" / "amp-validator").is_dir():
        pytest.skip("the validator of AMP is not installed; `make test` does it")
    told = ask("amp.mjs", pages)
    return ["" if one["status"] == "PASS" and not one["errors"] else "\n".join(one["errors"]) for one in told]


def made(article: Article, *, draft: bool = False, profile: Profile | None = None) -> str:
    request = ExportRequest(article, draft=draft, assets=assets(), profile=profile or Profile())
    return render(request).content.decode()


def with_post(embed: Embed) -> Article:
    return dataclasses.replace(PLAIN, body="::embed{#e-1}\n", embeds=(embed,))


def posted(address: str) -> Embed:
    found = from_address(address)
    assert found is not None
    return dataclasses.replace(found, id="e-1", captures=(Capture("What was said.", "Ana"),))


def html_blocks() -> list[str]:
    """Return HTML that a person may have written: every element that may stay, with what AMP takes at no place."""
    return [
        *(f"<{tag} class='i-amphtml-x' title='t' lang='en' dir='ltr'>x</{tag}>" for tag in sorted(sanitise.TAGS)),
        '<ol reversed start="3" type="a"><li value="4">x</li></ol><a href="tel:1" rel="nofollow">t</a>',
        '<table><col span="2"><tr><th scope="col" abbr="x">a</th><td headers="h">b</td></tr></table>',
        "<details open><summary>a</summary>b</details><details><p><summary>a</summary></p></details>",
        '<img src="https://e.example/x.png"><script>x()</script><style>p{}</style><iframe src="x"></iframe>',
    ]


@pytest.fixture(scope="module")
def said(root: Path) -> dict[str, str]:
    """Return what the validator says of each page, asked once: it takes seconds to begin."""
    stories = requests(root)
    plain = made(PLAIN)
    pages = {
        **{f"story {name}": render(one).content.decode() for name, one in stories.items()},
        **{
            f"story {name}, all": render(dataclasses.replace(one, profile=ALL)).content.decode()
            for name, one in stories.items()
            if one.article.ads
        },
        **{f"story with {address}": made(with_post(posted(address)), profile=ALL) for address in POSTS},
        **{f"html {html}": made(dataclasses.replace(PLAIN, body=f"```html\n{html}\n```\n")) for html in html_blocks()},
        "wrong script": plain.replace("</main>", "<script>x()</script></main>"),
        "wrong component": plain.replace(
            "</main>", '<amp-twitter data-tweetid="1" width="1" height="1"></amp-twitter></main>'
        ),
    }
    return dict(zip(pages, verdicts(list(pages.values())), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["story", "html"])
def test_every_story_and_whatever_an_html_block_may_hold_is_valid(said: dict[str, str], kind: str) -> None:
    asked = {name: told for name, told in said.items() if name.startswith(f"{kind} ")}
    assert len(asked) > 60
    assert {name: told for name, told in asked.items() if told} == {}


@pytest.mark.slow
def test_the_validator_sees_what_is_not_valid(said: dict[str, str]) -> None:
    assert "script" in said["wrong script"]
    assert "amp-twitter" in said["wrong component"]


def test_the_style_is_within_what_amp_allows() -> None:
    assert len(style().encode()) <= LONGEST_STYLE
    assert "!important" not in style()
    assert "@import" not in style()


def test_a_picture_says_its_size_and_one_at_an_address_has_a_box() -> None:
    html = made(dataclasses.replace(PLAIN, body=f"![a](asset:{PICTURE})\n\n![b](https://e.example/b.jpg)\n"))
    assert f'<amp-img src="pictures/{PICTURE}.png" alt="a" width="48" height="32" layout="intrinsic">' in html
    assert '<span class="unsized-picture"><amp-img src="https://e.example/b.jpg" alt="b" layout="fill">' in html
    assert html.count("<noscript><img ") == 2


def test_pictures_lie_beside_the_page() -> None:
    files = [file.name for file in render(full_request()).files]
    assert files == sorted(files)
    assert f"pictures/{PICTURE}.png" in files


def test_a_slot_is_an_ad_of_google_with_its_label_as_data_and_its_room() -> None:
    export_ = render(dataclasses.replace(full_request(), profile=ADS))
    html = export_.content.decode()
    first, second = re.findall(r"<aside class=\"ad-slot\".*?</aside>", html)
    assert 'type="doubleclick" width="300" height="250" data-slot="/123/news/article"' in first
    assert 'aria-label="Advertisement"' in first
    assert 'width="320" height="100" data-slot="/123/news/low"' in second
    assert "<div placeholder></div><div fallback></div>" in first
    assert "dvertisement" not in visible_text(first)
    assert html.count("amp-ad-0.1.js") == 1
    assert any(loss.what == "sizes of the ad ad-2" for loss in export_.losses)


@pytest.mark.parametrize("profile", [Profile(), Profile(ads=AdDialect.GOOGLE), Profile(ads=AdDialect.SCAIP)])
def test_without_an_ad_unit_a_slot_is_hidden_and_a_loss_says_what_it_needs(profile: Profile) -> None:
    request = dataclasses.replace(full_request(), profile=profile)
    export_ = render(request)
    html = export_.content.decode()
    assert html.count('data-ad-label="Advertisement" hidden=""></aside>') == 1
    assert "<amp-ad" not in html
    assert any(loss.what == "ad slots" and "ad unit" in loss.why for loss in export_.losses)


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ((Size(728, 90), Size(320, 100), Size(320, 50)), (Size(320, 100), Size(320, 50))),
        ((Size(728, 90),), (Size(728, 90),)),
        ((Size(300, 250), Size(320, 50)), (Size(300, 250), Size(320, 50))),
        ((), ()),
    ],
)
def test_sizes_are_those_of_a_phone(sizes: tuple[Size, ...], kept: tuple[Size, ...]) -> None:
    assert sizes_for_phones(AdPlacement("a", sizes=sizes)) == kept


@pytest.mark.parametrize("address", POSTS)
def test_a_post_left_to_the_page_is_its_component_with_the_words_to_fall_back_on(address: str) -> None:
    html = made(with_post(posted(address)), profile=Profile(embeds=EmbedMode.CMS))
    name = POSTS[address].split(" ")[0].lstrip("<")
    assert POSTS[address] in html
    assert html.count(f'custom-element="{name}" src="https://cdn.ampproject.org/v0/{name}-0.1.js"') == 1
    fallback = re.search(rf"<{name} .*?<div fallback>(.*?)</div></{name}>", html, re.DOTALL)
    assert fallback is not None
    assert visible_text(fallback[1]) == "What was said."
    assert visible_text(html).count("What was said.") == 1


def test_a_post_is_a_static_figure_that_asks_nobody_unless_it_is_left_to_the_page() -> None:
    html = made(with_post(posted("https://x.com/ana/status/20")))
    assert "What was said." in visible_text(html)
    assert "<amp-twitter" not in html
    assert html.count("<script") == 2  # AMP's own, and the data for search engines


@pytest.mark.parametrize(
    "embed",
    [
        dataclasses.replace(posted("https://x.com/ana/status/20"), state=PostState.GONE),
        dataclasses.replace(posted("https://x.com/ana/status/20"), presentation=Presentation.STATIC),
        dataclasses.replace(posted("https://x.com/ana/status/20"), presentation=Presentation.CLICK_TO_LOAD),
        posted("https://bsky.app/profile/ana.example/post/3kabc"),
        Embed("e-1", "", "https://e.example/", captures=(Capture("What was said."),)),
    ],
    ids=["gone", "chosen", "on a click", "bluesky", "no network"],
)
def test_other_posts_are_static_figures(embed: Embed) -> None:
    html = made(with_post(embed), profile=Profile(embeds=EmbedMode.CMS))
    assert "What was said." in visible_text(html)
    assert "<iframe" not in html
    assert not re.search(r"<amp-(?!img|boilerplate)", html.replace("amp-boilerplate", ""))


@pytest.mark.parametrize(
    ("counter", "called", "lost"),
    [
        ("https://count.example/p.gif?a=1&b=2", True, False),
        ("http://count.example/p.gif", False, True),
        ("https://count.example/c.js", False, True),
        ("", False, False),
    ],
)
def test_the_counter_is_a_pixel_where_amp_may_call_it(counter: str, called: bool, lost: bool) -> None:
    article = dataclasses.replace(PLAIN, syndication=Syndication(duties=Duties(counter=counter)))
    export_ = render(ExportRequest(article))
    html = export_.content.decode()
    assert ("<amp-pixel " in html) is called
    assert html.count("<script") == 2
    why = [loss.why for loss in export_.losses if loss.what == "counter of the licence" and "amp-pixel" not in loss.why]
    assert bool(why) is lost


def test_the_page_names_the_original_where_engines_are_led_to_it_else_itself() -> None:
    assert '<link rel="canonical" href="https://harrowsoundgazette.example/2026/03/ferry">' in made(full_article())
    export_ = render(ExportRequest(PLAIN))
    assert '<link rel="canonical" href="story.amp.html">' in export_.content.decode()
    assert any(loss.what == "canonical address" for loss in export_.losses)
    duties = Duties(search_engines=SearchEngines.NOINDEX)
    hidden = dataclasses.replace(PLAIN, syndication=Syndication("P", "https://p.example/", duties=duties))
    assert '<meta name="robots" content="noindex">' in made(hidden)


def test_a_draft_is_marked_for_readers_and_machines() -> None:
    html = made(PLAIN, draft=True)
    assert "Draft. Not for publication." in visible_text(html)
    assert '<html amp lang="en" data-draft="true">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_what_the_profile_asks_for_and_amp_has_not_is_a_loss() -> None:
    profile = Profile(ads=AdDialect.SCAIP, embeds=EmbedMode.CLICK_TO_LOAD)
    losses = {loss.what for loss in export(TARGET.name, dataclasses.replace(full_request(), profile=profile)).losses}
    assert {"profile: ad slots “scaip”", "profile: posts “click-to-load”"} <= losses


def test_the_words_are_those_of_the_page_that_stands_alone() -> None:
    """Beside pictures at an address, which that page fetches none of, and the notices of what AMP does another way."""
    words = visible_text(made(dataclasses.replace(full_article(), embeds=(), ads=())))
    alone = visible_text(
        export(
            "page", ExportRequest(dataclasses.replace(full_article(), embeds=(), ads=()), assets=assets())
        ).content.decode()
    )
    assert words == alone.replace("Picture: The Marigold ", "")
