"""Posts of any WordPress in block markup: slots of Newspack and SCAIP, and posts left to the site, are recognised."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.ads import AdPlacement, Size
from editor.article.article import Article
from editor.article.embeds import PostState
from editor.exporting import wordpress
from editor.importing import importer
from editor.importing.wordpress_markup import all_blocks, blocks_of, shortcode_attributes
from tests.exporting.conftest import full_article, full_request

BEFORE = "<!-- wp:paragraph -->\n<p>The council voted on Wednesday.</p>\n<!-- /wp:paragraph -->\n\n"
AFTER = "\n\n<!-- wp:paragraph -->\n<p>The boats sail on May 18.</p>\n<!-- /wp:paragraph -->"


def imported(text: str, accept: str = "sure") -> Article:
    return importer.draft(importer.read(text.encode(), "post.html"), slug="post", accept=accept).article


def between(markup: str) -> Article:
    return imported(BEFORE + markup + AFTER)


# -- the grammar


def test_blocks_are_read_with_what_stands_in_them() -> None:
    paragraph = "<!-- wp:core/paragraph -->x<!-- /wp:core/paragraph -->"
    text = f'<!-- wp:quote {{"a":"\\u003c\\u002d\\u002d"}} -->{paragraph}<!-- /wp:quote -->'
    inner, outer = all_blocks(text)
    assert (inner.name, inner.depth, text[inner.inner : inner.inner_end]) == ("paragraph", 1, "x")
    assert (outer.name, outer.depth, outer.attributes) == ("quote", 0, {"a": "<--"})
    assert (outer.start, outer.end) == (0, len(text))
    assert blocks_of(text) == [outer]


def test_a_void_block_holds_nothing() -> None:
    (block,) = blocks_of('<!-- wp:newspack-ads/ad-unit {"ad_unit":"x"} /-->')
    assert (block.name, block.attributes, block.inner, block.inner_end) == (
        "newspack-ads/ad-unit",
        {"ad_unit": "x"},
        block.end,
        block.end,
    )


@pytest.mark.parametrize(
    "text", ["<!-- wp:paragraph -->x", "<!--wp:x /-->", "<!-- wp:x {broken} /-->", "<!-- /wp:x -->", "<!-- wp:X /-->"]
)
def test_what_is_no_block_is_a_comment(text: str) -> None:
    assert blocks_of(text) == []


@given(st.text(alphabet='<!-> wp:x/{}"\n'))
def test_any_text_is_read(text: str) -> None:
    for block in all_blocks(text):
        assert 0 <= block.start <= block.inner <= block.inner_end <= block.end <= len(text)


def test_the_time_grows_with_the_length_alone() -> None:
    before = time.perf_counter()
    assert list(all_blocks("<!-- wp:x {" * 200_000)) == []
    assert list(all_blocks("<!-- wp:x -->" * 200_000)) == []
    assert time.perf_counter() - before < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[ad number="1"]', {"number": "1"}),
        ("[scaip number='2' /]", {"number": "2"}),
        ("[ad]", {}),
        ('[ad label="A &quot;b&quot; &#091;c&#093;"]', {"label": 'A "b" [c]'}),
        ("[ad] and more", None),
        ("[gallery]", None),
        ("[adventure]", None),
    ],
)
def test_a_shortcode_is_one_for_an_ad_or_none(text: str, expected: object) -> None:
    assert shortcode_attributes(text) == expected


# -- slots and posts of any site


def test_a_block_of_newspack_is_a_slot() -> None:
    made = between('<!-- wp:newspack-ads/ad-unit {"ad_unit":"article_mid"} /-->')
    assert made.body == "The council voted on Wednesday.\n\n::ad{#ad-1}\n\nThe boats sail on May 18.\n"
    assert made.ads == (AdPlacement("ad-1", "article_mid"),)


def test_two_blocks_of_newspack_are_two_slots() -> None:
    unit = '<!-- wp:newspack-ads/ad-unit {"ad_unit":"%s"} /-->'
    assert [ad.slot for ad in between(unit % "a" + "\n\n" + unit % "b").ads] == ["a", "b"]


@pytest.mark.parametrize(
    "markup",
    [
        '<!-- wp:shortcode -->\n[ad number="1"]\n<!-- /wp:shortcode -->',
        '<p>[ad number="1"]</p>',
        "<p>[scaip]</p>",
        '<!-- wp:super-cool-ad-inserter-plugin/scaip-sidebar {"number":1} /-->',
        "<!-- wp:newspack-ads/ad-unit /-->",
    ],
)
def test_a_shortcode_or_a_block_without_a_name_is_a_slot(markup: str) -> None:
    made = between(markup)
    assert "\n\n::ad{#ad-1}\n\n" in made.body
    assert "[" not in made.body.replace("{#ad-1}", "")
    assert made.ads == (AdPlacement("ad-1"),)


@pytest.mark.parametrize(
    "markup",
    [
        (
            '<!-- wp:embed {"url":"https://twitter.com/ana/status/20"} -->\n<figure class="wp-block-embed"><div '
            'class="wp-block-embed__wrapper">\nhttps://twitter.com/ana/status/20\n</div></figure>\n<!-- /wp:embed -->'
        ),
        '<!-- wp:embed {"url":"https://twitter.com/ana/status/20"} /-->',
        '<!-- wp:core-embed/twitter {"url":"https://twitter.com/ana/status/20"} /-->',
    ],
)
def test_a_post_that_a_site_embeds_is_a_post(markup: str) -> None:
    made = between(markup)
    assert "\n\n::embed{#e-1}\n\n" in made.body
    (post,) = made.embeds
    assert (post.provider, post.address) == ("x", "https://x.com/ana/status/20")


# -- posts of ours that were changed over there


def test_a_changed_post_of_ours_keeps_its_slots_and_posts() -> None:
    text = wordpress.render(full_request(True)).content.decode()
    changed = text.replace("By Tomas Adair,", "By our reporters, by Tomas Adair,")
    made = imported(changed, "none")
    assert "our reporters" in made.body
    assert "Draft. Not for publication." not in made.body
    made = imported(changed)
    article = full_article()
    assert made.ads == (article.ads[0], article.ads[1])
    assert [(one.id, one.address, one.state) for one in made.embeds] == [
        (one.id, one.address, one.state) for one in article.embeds
    ]
    assert made.embeds[0].state is PostState.GONE
    assert made.embeds[0].latest.words == article.embeds[0].latest.words
    assert made.furniture.headline == article.furniture.headline


def test_an_id_that_is_taken_or_is_none_is_made_anew() -> None:
    slot = (
        '<aside class="ad-slot" data-ad-id="%s" data-ad-slot="low" data-ad-sizes="728x90" data-ad-label="Ads"></aside>'
    )
    made = between(f"{slot % 'mid'}<p>Words between.</p>{slot % 'mid'}<p>More words.</p>{slot % 'a b'}")
    assert [ad.id for ad in made.ads] == ["mid", "ad-2", "ad-3"]
    assert {(ad.slot, ad.sizes, ad.label) for ad in made.ads} == {("low", (Size(728, 90),), "Ads")}
