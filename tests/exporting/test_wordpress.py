"""The target `wordpress`: blocks as the editor writes them, in each dialect, and what goes beside them."""

import dataclasses
import json
import re
from typing import Any

import pytest
from hypothesis import given

from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Dateline, Furniture
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.syndication import Duties, SearchEngines, Syndication
from editor.exporting import wordpress
from editor.exporting.export import Export, ExportRequest
from editor.exporting.profile import DEFAULT, AdDialect, Citations, EmbedMode, Position, Profile
from editor.exporting.wordpress_blocks import NEWEST, attribute, attributes_json, forms, kept, placed
from editor.exporting.wordpress_fields import post_fields
from tests.article.strategies import articles
from tests.exporting.conftest import PICTURE, SCREENSHOT, assets, full_request

X_POST = Embed(
    "e-1",
    "x",
    "https://x.com/ana/status/2029000000000000001",
    "2029000000000000001",
    (Capture("Words of the post", author="Ana"),),
)


# As WordPress's parser reads it (packages/block-serialization-default-parser).
_DELIMITER = re.compile(
    r"<!--\s+(?P<closing>/)?wp:(?P<name>[a-z][a-z0-9_-]*/?[a-z0-9_-]*)\s+(?:\{(?:(?!\}\s+/?-->).)*\}\s+)?(?P<void>/)?-->",
    re.DOTALL,
)


def exported(text: str = "", *, profile: Profile = DEFAULT, **values: Any) -> Export:
    article = dataclasses.replace(Article(Furniture("ferry", language=""), text), **values)
    return wordpress.render(ExportRequest(article, assets=assets(), profile=profile))


def markup(text: str = "", **values: Any) -> str:
    return story(exported(text, **values))


def story(made: Export) -> str:
    """Return the markup without the block at its end by which an import knows it."""
    return re.sub(
        r"\s*<!-- wp:html [^\n]*\n<div class=\"copydesk-story\".*", "", made.content.decode(), flags=re.DOTALL
    )


def post(embed: Embed, **options: Any) -> Export:
    return exported("::embed{#e-1}", embeds=(embed,), profile=Profile(**options))


def slot(dialect: AdDialect, **options: Any) -> str:
    ad = AdPlacement("ad-1", "mid", (Size(728, 90), Size(300, 250)), 'A "b" [c]')
    return markup("::ad{#ad-1}", ads=(ad,), profile=Profile(ads=dialect, **options))


# -- prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("two\nlines  and   spaces", "two lines and spaces"),
        ("**bold** *it* ~~old~~ `a  b`", "<strong>bold</strong> <em>it</em> <s>old</s> <code>a b</code>"),
        ("one\\\ntwo", "one<br>two"),
        ("[x](https://e.example/?a=1&b=2)", '<a href="https://e.example/?a=1&amp;b=2">x</a>'),
        ("AT&T <b> 9\u00a0p.m.", "AT&amp;T &lt;b&gt; 9&nbsp;p.m."),
        (f"The [list](asset:{PICTURE}) is long", "The list is long"),
        ("she said [@quillan].", "she said."),
        ("a *b*[@quillan]", "a <em>b</em>"),
        ("[[@quillan]](https://e.example/)x", "x"),
    ],
)
def test_a_line_is_rich_text_that_the_editor_writes_itself(text: str, html: str) -> None:
    assert markup(text) == f"<!-- wp:paragraph -->\n<p>{html}</p>\n<!-- /wp:paragraph -->"


def test_a_paragraph_of_citations_alone_is_no_paragraph() -> None:
    assert markup("[@quillan]") == ""


def test_a_dateline_runs_in_before_the_first_words() -> None:
    furniture = Furniture("ferry", dateline=Dateline("LIMA", "AP"))
    assert '<p><span class="placeline" data-place="LIMA" data-agency="AP">LIMA (AP) —</span> Words</p>' in markup(
        "> Quote\n\nWords", furniture=furniture
    )
    assert markup("> Quote", furniture=furniture).startswith('<!-- wp:paragraph -->\n<p><span class="placeline"')


def test_a_number_that_jumps_begins_a_list_of_its_own() -> None:
    made = markup("- a\n  3. b\n  4. c\n  9. d\n- e")
    assert re.findall(r"<!-- wp:list [^>]*-->", made) == [
        "<!-- wp:list -->",
        '<!-- wp:list {"ordered":true,"start":3} -->',
        '<!-- wp:list {"ordered":true,"start":9} -->',
    ]
    assert "<li>c</li>" in made
    assert '<ol start="9" class="wp-block-list">' in made


def test_lists_of_any_depth_are_written() -> None:
    made = markup("\n".join(f"{'  ' * depth}- item" for depth in range(3_000)))
    assert made.count("<!-- wp:list -->") == made.count("<!-- /wp:list -->") == 3_000


def test_text_with_kept_spaces_runs_nothing() -> None:
    made = markup("```python\n[gallery]\nhttps://youtube.example/\na  <b>\n```")
    assert made == (
        '<!-- wp:code {"className":"language-python"} -->\n<pre class="wp-block-code language-python"><code>'
        "&#91;gallery]\nhttps:&#47;&#47;youtube.example/\na  &lt;b&gt;</code></pre>\n<!-- /wp:code -->"
    )


def test_words_that_wordpress_would_run_are_shown_and_told() -> None:
    made = exported("See [gallery ids=1] and [sic].\n\nhttps://www.youtube.com/watch?v=1")
    assert "See &#91;gallery ids=1] and [sic]." in made.content.decode()
    assert "<p>https:&#47;&#47;www.youtube.com/watch?v=1</p>" in made.content.decode()
    assert {loss.what for loss in made.losses} == {
        "words that are a shortcode of WordPress: [gallery ids=1]",
        "a paragraph that is an address alone",
    }


def test_the_forms_of_an_older_release() -> None:
    text = "## Head\n\n- item\n\n| a | b |\n|---|---|\n| c | d |\n\n::ad{#ad-1}"
    made = markup(text, ads=(AdPlacement("ad-1"),), profile=Profile(release="6.1"))
    assert "<h2>Head</h2>" in made
    assert "<ul><!-- wp:list-item -->" in made
    assert "<table><thead>" in made
    assert "metadata" not in made
    assert 'class="wp-block-heading"' in markup(text, profile=Profile(release="6.2"))


@pytest.mark.parametrize(("release", "expected"), [("", NEWEST), ("6.6", NEWEST), ("7.0.2", NEWEST), ("new", NEWEST)])
def test_forms_by_release(release: str, expected: object) -> None:
    assert forms(release) == expected


@pytest.mark.parametrize("release", ["new", "5.9"])
def test_a_release_that_is_not_written_for_is_told(release: str) -> None:
    made = exported("Words", profile=Profile(release=release))
    assert any(loss.what == "WordPress release" and release in loss.why for loss in made.losses)


# -- pictures


def test_a_picture_has_its_words_caption_and_credit() -> None:
    made = wordpress.render(full_request()).content.decode()
    assert (
        f'<img src="pictures/{PICTURE}.png" alt="A queue of people in winter coats on a wooden pier at dusk"/>'
        '<figcaption class="wp-element-caption">Passengers wait at Tanner’s Wharf. <span class="picture-credit">'
        '<a href="https://lenamarsh.example/">Lena Marsh/Harrow Sound Gazette</a></span></figcaption>'
    ) in made


def test_of_a_picture_that_is_missing_the_words_stay() -> None:
    made = exported('![a](asset:00 "The *old* pier")')
    assert '<p class="picture-caption">The *old* pier</p>' in made.content.decode()
    assert any("holds no file" in loss.why for loss in made.losses)


def test_words_like_an_entity_stay_what_they_are_in_an_attribute() -> None:
    assert attribute('A & B &copy; "c"') == "A &amp; B &amp;\u2060copy; &quot;c&quot;"


def test_a_picture_is_put_where_the_media_library_has_it() -> None:
    made = wordpress.render(full_request()).content.decode()
    source = "https://site.example/a.png?x=1&y=2"
    put = placed(placed(made, f"pictures/{PICTURE}.png", source, 12), f"pictures/{SCREENSHOT}.png", source, 13)
    assert "pictures/a1a1" not in put
    assert "pictures/b2b2" not in put
    assert (
        '<!-- wp:image {"id":12,"sizeSlug":"full","linkDestination":"none"} -->\n'
        '<figure class="wp-block-image size-full"><img src="https://site.example/a.png?x=1&amp;y=2" '
        'alt="A queue of people in winter coats on a wooden pier at dusk" class="wp-image-12"/>'
    ) in put


# -- ads


def test_an_ad_is_an_element_in_a_block_of_html() -> None:
    assert slot(AdDialect.ELEMENT) == (
        '<!-- wp:html {"metadata":{"name":"Ad ad-1: mid"}} -->\n'
        '<aside class="ad-slot" data-ad-id="ad-1" data-ad-slot="mid" data-ad-sizes="728x90,300x250" '
        'data-ad-label="A &#34;b&#34; &#091;c]" role="note" aria-label="A &#34;b&#34; &#091;c]" '
        'style="min-height:250px"></aside>\n<!-- /wp:html -->'
    )


def test_an_ad_of_google_has_the_element_that_its_tag_fills() -> None:
    made = exported("::ad{#ad-1}", ads=(AdPlacement("ad-1"),), profile=Profile(ads=AdDialect.GOOGLE, ad_unit="/1/n"))
    assert '<div id="div-gpt-ad-ferry-ad-1"></div></aside>' in made.content.decode()
    assert [file.name for file in made.files] == ["ferry.wordpress.json", "ferry.ad-slots.json"]


def test_an_ad_of_newspack_is_its_block() -> None:
    assert slot(AdDialect.NEWSPACK) == (
        '<!-- wp:newspack-ads/ad-unit {"ad_unit":"mid","metadata":{"name":"Ad ad-1: mid"}} /-->'
    )
    assert slot(AdDialect.NEWSPACK, ad_unit="low-1", release="6.4") == (
        '<!-- wp:newspack-ads/ad-unit {"ad_unit":"low-1"} /-->'
    )


def test_an_ad_of_scaip_is_its_shortcode_at_the_beginning_of_a_line() -> None:
    assert slot(AdDialect.SCAIP) == (
        '<!-- wp:shortcode -->\n[ad number="1" id="ad-1" slot="mid" sizes="728x90,300x250" '
        'label="A &quot;b&quot; &#091;c&#093;"]\n<!-- /wp:shortcode -->'
    )


def test_comments_stand_round_the_element_and_not_in_its_place() -> None:
    made = slot(AdDialect.COMMENTS)
    assert re.search(r"-->\n<!-- ad-slot ad-1 -->\n<aside [^\n]*</aside>\n<!-- /ad-slot ad-1 -->\n<!-- /wp", made)


@pytest.mark.parametrize("dialect", [AdDialect.NEWSPACK, AdDialect.SCAIP])
def test_what_a_plugin_sets_itself_is_a_loss(dialect: AdDialect) -> None:
    made = exported("::ad{#ad-1}", ads=(AdPlacement("ad-1"),), profile=Profile(ads=dialect))
    assert "labels and sizes of ad slots" in {loss.what for loss in made.losses}


# -- posts


def test_a_post_is_a_static_figure_that_asks_nobody() -> None:
    made = post(X_POST).content.decode()
    assert made.startswith('<!-- wp:html {"metadata":{"name":"Post e-1: X"}} -->\n<figure class="social-post"')
    assert "<p>Words of the post</p>" in made
    assert not re.search(r"<script|<iframe|<img", made)


def test_a_post_that_loads_on_a_click_keeps_its_words() -> None:
    made = post(X_POST, embeds=EmbedMode.CLICK_TO_LOAD)
    assert "<iframe" in made.content.decode()
    assert "<p>Words of the post</p>" in made.content.decode()
    assert any("frames" in loss.why for loss in made.losses)


def test_a_post_that_is_left_to_wordpress_is_its_address_alone() -> None:
    made = post(X_POST, embeds=EmbedMode.CMS)
    address = "https://twitter.com/ana/status/2029000000000000001"
    assert story(made) == (
        f'<!-- wp:embed {{"url":"{address}","type":"rich","providerNameSlug":"twitter","responsive":true,'
        '"metadata":{"name":"Post e-1: X"}} -->\n'
        '<figure class="wp-block-embed is-type-rich is-provider-twitter wp-block-embed-twitter">'
        f'<div class="wp-block-embed__wrapper">\n{address}\n</div></figure>\n<!-- /wp:embed -->'
    )
    assert [loss.what for loss in made.losses] == ["words of the post e-1"]


def test_a_single_post_may_say_that_it_is_left_to_wordpress() -> None:
    made = post(dataclasses.replace(X_POST, presentation=Presentation.CMS)).content.decode()
    assert made.startswith("<!-- wp:embed ")
    static = dataclasses.replace(X_POST, presentation=Presentation.STATIC)
    assert post(static, embeds=EmbedMode.CMS).content.decode().startswith("<!-- wp:html ")


@pytest.mark.parametrize(
    ("embed", "options", "expected"),
    [
        (X_POST, {"embed_slugs": ("x=x",)}, '"url":"https://x.com/ana/status/2029000000000000001"'),
        (X_POST, {"embed_slugs": ("x=x",)}, "is-provider-x wp-block-embed-x"),
        (
            Embed("e-1", "x", "https://x.com/i/web/status/12", captures=(Capture(handle="ana_b"),)),
            {},
            '"url":"https://twitter.com/ana_b/status/12"',
        ),
        (Embed("e-1", "x", "https://x.com/i/web/status/12"), {}, '"url":"https://twitter.com/i/status/12"'),
        (
            Embed("e-1", "youtube", "https://www.youtube.com/watch?v=hRw50uNd_02&t=1"),
            {},
            '"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"',
        ),
        (
            Embed("e-1", "youtube", "https://www.youtube.com/watch?v=hRw50uNd_02&t=1"),
            {},
            'watch?v=hRw50uNd_02\\u0026t=1","type":"video"',
        ),
        (
            Embed("e-1", "instagram", "https://www.instagram.com/p/DVh4rr0wSnd/"),
            {"embed_slugs": ("instagram=instagram",)},
            '"providerNameSlug":"instagram"',
        ),
    ],
)
def test_the_address_and_slug_that_wordpress_knows(embed: Embed, options: dict[str, Any], expected: str) -> None:
    assert expected in post(embed, embeds=EmbedMode.CMS, **options).content.decode()


@pytest.mark.parametrize(
    ("embed", "options", "why"),
    [
        (Embed("e-1", "instagram", "https://www.instagram.com/p/DVh4rr0wSnd/"), {}, "no posts of Instagram"),
        (Embed("e-1", "facebook", "https://www.facebook.com/a/posts/1"), {}, "no posts of Facebook"),
        (Embed("e-1", "reddit", "https://www.reddit.com/r/x/s/abc"), {}, "does not embed this address of Reddit"),
        (Embed("e-1", "bluesky", "https://bsky.app/profile/a.b/post/3k"), {"release": "6.5"}, "since 6.6"),
        (Embed("e-1", "", "https://e.example/post"), {}, "no posts of that site"),
        (Embed("e-1", "x", captures=(Capture("Words"),)), {}, "has no address"),
    ],
)
def test_a_post_that_wordpress_does_not_embed_stays_static(embed: Embed, options: dict[str, Any], why: str) -> None:
    made = post(embed, embeds=EmbedMode.CMS, **options)
    assert made.content.decode().startswith("<!-- wp:html ")
    assert any(why in loss.why for loss in made.losses if loss.what == "post e-1 as an embed of WordPress")


def test_a_post_that_is_gone_stays_static() -> None:
    gone = dataclasses.replace(X_POST, state=PostState.GONE, presentation=Presentation.CMS)
    assert post(gone).content.decode().startswith("<!-- wp:html ")


def test_our_own_html_runs_no_shortcode_and_leaves_no_address_alone() -> None:
    assert kept("<p>https://t.co/a</p>\n<p>[ad]<br>\nhttps://t.co/b</p>\nhttps://t.co/c\n") == (
        "<p>https:&#047;&#047;t.co/a</p>\n<p>&#091;ad]<br>\nhttps:&#047;&#047;t.co/b</p>\nhttps:&#047;&#047;t.co/c\n"
    )


# -- round the story


def test_credit_corrections_and_footer_stand_where_the_profile_says() -> None:
    def order(profile: Profile) -> list[str]:
        made = wordpress.render(dataclasses.replace(full_request(True), profile=profile)).content.decode()
        return [name for name in re.findall(r'<p class="([a-z\- ]+)">', made) if name != "note"]

    assert order(Profile(footer="Read *more*.")) == [
        "draft-notice",
        "credit credit-top",
        "byline",
        "correction",
        "correction",
        "house-footer",
    ]
    assert order(Profile(credit=Position.FOOT, corrections=Position.TOP)) == [
        "draft-notice",
        "byline",
        "correction",
        "correction",
        "credit credit-foot",
    ]


def test_citations_are_shown_as_the_profile_says() -> None:
    def made(citations: Citations) -> str:
        request = dataclasses.replace(full_request(), profile=Profile(citations=citations))
        return wordpress.render(request).content.decode()

    assert 'class="citation"' not in made(Citations.HIDDEN)
    assert '<sup class="citation"><a href="https://portellery.example/council/report.pdf"' in made(Citations.LINKS)
    assert '<section class="story-notes"' in made(Citations.NOTES)
    assert "Halloran" not in made(Citations.NOTES)


@given(articles())
def test_no_text_forges_a_block(article: Article) -> None:
    for dialect in AdDialect:
        profile = Profile(ads=dialect, embeds=EmbedMode.CMS, footer=article.body)
        made = wordpress.render(ExportRequest(article, profile=profile)).content.decode()
        open_blocks: list[str] = []
        end = 0
        for found in _DELIMITER.finditer(made):
            assert open_blocks or made[end : found.start()].strip() == ""
            end = found.end()
            if found["closing"]:
                assert open_blocks.pop() == found["name"]
            elif not found["void"]:
                open_blocks.append(found["name"])
        assert open_blocks == []
        assert made[end:].strip() == ""


def test_a_comment_holds_nothing_that_ends_it() -> None:
    assert attributes_json({"url": 'a--b<c>&"\\é'}) == '{"url":"a\\u002d\\u002db\\u003cc\\u003e\\u0026\\u0022\\u005cé"}'


# -- the fields of the post


def test_the_fields_of_a_post_are_those_of_the_interface() -> None:
    fields = post_fields(full_request())
    assert fields["title"] == "Port Ellery votes to bring back its night ferry"
    assert fields["slug"] == "port-ellery-ferry"
    assert str(fields["excerpt"]).startswith("Two boats will cross")
    assert fields["tags"] == ["ferry", "town council"]
    assert fields["categories"] == ["harbour"]
    assert fields["featured_media"] == PICTURE
    assert fields["media"] == [
        {
            "asset": PICTURE,
            "file": f"pictures/{PICTURE}.png",
            "alt_text": "A queue of people in winter coats on a wooden pier at dusk",
            "caption": "Passengers wait at Tanner’s Wharf. Lena Marsh/Harrow Sound Gazette",
        },
        {
            "asset": SCREENSHOT,
            "file": f"pictures/{SCREENSHOT}.png",
            "alt_text": "A lamp in the window of the diner",
            "caption": "",
        },
    ]
    assert fields["meta"] == {
        "newspack_post_subtitle": fields["excerpt"],
        "newspack_featured_image_position": "hidden",
        "scaip_prevent_shortcode_addition": True,
        "dt_original_post_url": "https://harrowsoundgazette.example/2026/03/ferry",
        "dt_original_site_name": "The Harrow Sound Gazette",
    }
    assert not {"content", "status"} & set(fields)


@pytest.mark.parametrize("embeds", EmbedMode)
@pytest.mark.parametrize("words", ["", "Words of the post"])
def test_the_files_that_the_fields_name_go_along(words: str, embeds: EmbedMode) -> None:
    whole = full_request()
    shot = Embed(
        "e-2", "youtube", "https://www.youtube.com/watch?v=1", captures=(Capture(words, screenshot=PICTURE[::-1]),)
    )
    article = dataclasses.replace(whole.article, embeds=(whole.article.embeds[0], shot, whole.article.embeds[2]))
    files = {**assets(), PICTURE[::-1]: assets()[PICTURE]}
    request = dataclasses.replace(whole, article=article, assets=files, profile=Profile(embeds=embeds))
    media = post_fields(request)["media"]
    assert isinstance(media, list)
    named = {one["file"] for one in media if isinstance(one, dict)}
    assert named == {file.name for file in wordpress.render(request).files if file.name.startswith("pictures/")}


def test_categories_are_the_profile_s_for_the_desk_else_the_desk() -> None:
    def categories(*named: str) -> object:
        request = dataclasses.replace(full_request(), profile=Profile(categories=named))
        return post_fields(request)["categories"]

    assert categories("News", "harbour=Ports", "city=Town") == ["News", "Ports"]
    assert categories("city=Town") == ["harbour"]


def test_ads_that_are_off_are_told_to_the_plugins() -> None:
    off = AdSettings(off=Switch("June", "a death"))
    article = Article(Furniture("x"), "::ad{#ad-1}", ads=(AdPlacement("ad-1"),), ad_settings=off)
    assert post_fields(ExportRequest(article))["meta"] == {
        "newspack_ads_suppress_ads": True,
        "scaip_prevent_shortcode_addition": True,
    }
    assert story(wordpress.render(ExportRequest(article))) == ""


def test_scaip_is_not_told_twice() -> None:
    article = Article(Furniture("x"), "::ad{#ad-1}", ads=(AdPlacement("ad-1"),))
    request = ExportRequest(article, profile=Profile(ads=AdDialect.SCAIP))
    assert "meta" not in post_fields(request)


def test_what_wordpress_has_no_field_for_is_in_the_file() -> None:
    told = Syndication(
        "Gazette", duties=Duties(search_engines=SearchEngines.NOINDEX, embargo_until="2026-03-05T06:00Z")
    )
    made = exported(furniture=Furniture("a/b", kicker="Sound"), syndication=told)
    (file,) = made.files
    values = json.loads(file.content)
    assert file.name == "a-b.wordpress.json"
    assert values["format"] == "copydesk.wordpress/1"
    assert values["draft"] is False
    assert values["beside"]["noindex"] is True
    assert values["beside"]["kicker"] == "Sound"
    assert values["beside"]["embargo_until"] == "2026-03-05T06:00Z"
    assert "ednote" not in file.content.decode()


def test_the_block_at_the_end_shows_nothing_and_tells_no_more_than_the_post() -> None:
    made = wordpress.render(full_request(True)).content.decode()
    mark = made[made.index('<div class="copydesk-story"') :]
    assert 'data-slug="port-ellery-ferry"' in mark
    assert 'data-draft="true"' in mark
    assert mark.endswith(' hidden=""></div>\n<!-- /wp:html -->\n')
    for secret in ("Legal has read this", "Halloran", "555-0123", "June Okonjo-Reyes&quot;,&quot;captured", "a death"):
        assert secret not in mark
