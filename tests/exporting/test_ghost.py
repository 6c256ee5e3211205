"""What goes to Ghost beside its importer's own verdict: the fields of the post, dialects, drafts, and what is lost."""

import dataclasses
import json
from typing import Any

import pytest

from editor.article.ads import AdPlacement, AdSettings, Switch
from editor.article.article import Article, Furniture
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.syndication import Duties, SearchEngines, Syndication
from editor.exporting.export import ExportRequest
from editor.exporting.ghost import TARGET, render
from editor.exporting.ghost_fields import post_fields, published_at
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Engines, Position, Profile
from editor.exporting.targets import export
from tests.exporting.conftest import PICTURE, assets, full_article, full_request

PLAIN = Article(Furniture("x", headline="Headline"), "Words.\n")
X = Embed("e-1", "x", "https://x.com/ana/status/20", "20", (Capture("Said\nso.\n\n<b>", "Ana", "ana", "2026-03-04"),))


def made(article: Article, *, draft: bool = False, profile: Profile | None = None) -> str:
    return render(ExportRequest(article, draft=draft, assets=assets(), profile=profile or Profile())).content.decode()


def post(article: Article) -> dict[str, Any]:
    return dict(post_fields(ExportRequest(article, assets=assets())).values)


def with_posts(*posts: Embed) -> Article:
    return dataclasses.replace(PLAIN, body="\n\n".join(f"::embed{{#{one.id}}}" for one in posts), embeds=posts)


def test_the_fields_lie_beside_the_html_as_the_admin_api_names_them() -> None:
    files = {file.name: file.content for file in render(full_request(draft=True)).files}
    told = json.loads(files["port-ellery-ferry.ghost.json"])
    assert told["format"] == "copydesk.ghost/1"
    assert told["draft"] is True
    assert told["pictures"] == [name for name in files if name.startswith("pictures/")]
    assert told["byline"][2] == {"name": "Lena Marsh", "role": "pictures"}
    assert told["post"] == {
        "title": "Port Ellery votes to bring back its night ferry",
        "slug": "port-ellery-ferry",
        "custom_excerpt": "Two boats will cross every forty minutes from May 18, and shift workers will ride free.",
        "tags": [
            {"name": "harbour"},
            {"name": "ferry"},
            {"name": "town council"},
            {"name": "#draft"},
            {"name": "#sensitive"},
        ],
        "canonical_url": "https://harrowsoundgazette.example/2026/03/ferry",
        "published_at": "2026-03-05T11:10:00.000Z",
    }


def test_a_picture_that_opens_the_story_is_its_feature_image_and_stands_in_the_text_no_more() -> None:
    article = dataclasses.replace(
        full_article(), body=f'![A pier](asset:{PICTURE} "Dusk & <rain>")\n\nWords.\n\n![A pier](asset:{PICTURE})\n'
    )
    fields = post(article)
    assert fields["feature_image"] == f"pictures/{PICTURE}.png"
    assert fields["feature_image_alt"] == "A pier"
    assert fields["feature_image_caption"] == (
        'Dusk &amp; &lt;rain&gt; <a href="https://lenamarsh.example/">Lena Marsh/Harrow Sound Gazette</a>'
    )
    export_ = render(ExportRequest(article, assets=assets()))
    assert export_.content.decode().count("<img") == 2  # the later one, and the counter
    assert f"pictures/{PICTURE}.png" in [file.name for file in export_.files]


def test_a_picture_that_is_missing_is_no_feature_image_and_its_words_stay() -> None:
    article = dataclasses.replace(PLAIN, body='![a](asset:00ff "Dusk")\n\nWords.\n')
    export_ = render(ExportRequest(article))
    assert "<p>Dusk</p>" in export_.content.decode()
    assert "feature_image" not in post(article)
    assert any("holds no file" in loss.why for loss in export_.losses)


@pytest.mark.parametrize(
    ("told", "sent"),
    [
        ("2026-03-05T06:10:00-05:00", "2026-03-05T11:10:00.000Z"),
        ("2026-03-05", "2026-03-05T12:00:00.000Z"),
        ("2026-03-05 06:10", "2026-03-05T06:10:00.000Z"),
        ("0001-01-01T00:00:00+14:00", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_time_is_sent_in_utc(told: str, sent: str) -> None:
    assert published_at(told) == sent


def test_what_is_too_long_for_ghost_is_cut_at_a_word_and_said() -> None:
    about = Furniture("s" * 300, headline="word " * 80, standfirst="word " * 100, keywords=("k" * 300,))
    fields = post_fields(ExportRequest(dataclasses.replace(PLAIN, furniture=about)))
    assert len(str(fields.values["slug"])) == 191
    assert str(fields.values["title"]).endswith("word …")
    assert len(str(fields.values["title"])) <= 255
    assert len(str(fields.values["custom_excerpt"])) <= 300
    assert {loss.what for loss in fields.losses} == {
        "title of 400 characters",
        "slug of 300 characters",
        "custom excerpt of 500 characters",
    }


def test_a_story_without_standfirst_is_described_by_its_words_and_not_by_its_byline() -> None:
    assert post(PLAIN)["meta_description"] == "Words."
    assert "meta_description" not in post(full_article())


def test_keywords_are_no_internal_tags_and_switches_are() -> None:
    about = dataclasses.replace(PLAIN.furniture, desk="News", keywords=("#draft", "news", "a, b"))
    off = AdSettings(off=Switch("June", "a death"))
    tags = post(dataclasses.replace(PLAIN, furniture=about, ad_settings=off))["tags"]
    assert tags == [{"name": "News"}, {"name": "draft"}, {"name": "a, b"}, {"name": "#ads-off"}]


def test_search_engines_are_told_what_profile_or_syndication_says() -> None:
    duties = Duties(search_engines=SearchEngines.NOINDEX)
    article = dataclasses.replace(PLAIN, syndication=Syndication("P", "https://p.example/1", duties=duties))
    assert post(article)["codeinjection_head"] == '<meta name="robots" content="noindex">'
    assert "canonical_url" not in post(article)
    profile = Profile(search_engines=Engines.CANONICAL)
    fields = post_fields(ExportRequest(article, profile=profile)).values
    assert fields["canonical_url"] == "https://p.example/1"
    assert "codeinjection_head" not in fields


def test_a_draft_is_marked_for_readers_and_editors() -> None:
    html = made(PLAIN, draft=True)
    assert html.startswith('<div class="kg-card kg-callout-card kg-callout-card-yellow">')
    assert "Draft. Not for publication." in html
    assert "kg-callout" not in made(PLAIN)


@pytest.mark.parametrize("dialect", [AdDialect.NEWSPACK, AdDialect.SCAIP, AdDialect.COMMENTS])
def test_a_slot_is_an_element_in_a_card_whatever_the_profile_asks_for(dialect: AdDialect) -> None:
    article = dataclasses.replace(PLAIN, body="a\n\n::ad{#ad-1}\n", ads=(AdPlacement("ad-1"),))
    request = ExportRequest(article, profile=Profile(ads=dialect))
    assert '\n<aside class="ad-slot"' in render(request).content.decode()
    assert any(loss.what.startswith("profile: ad slots") for loss in export(TARGET.name, request).losses)


def test_google_has_its_element_in_the_slot_and_a_list_beside() -> None:
    profile = Profile(ads=AdDialect.GOOGLE, ad_unit="/123/news")
    export_ = render(dataclasses.replace(full_request(), profile=profile))
    assert '<div id="div-gpt-ad-port-ellery-ferry-ad-1"></div></aside>' in export_.content.decode()
    assert "port-ellery-ferry.ad-slots.json" in [file.name for file in export_.files]


def test_a_post_left_to_ghost_is_its_block_or_its_frame_with_the_captured_words() -> None:
    video = Embed("e-2", "youtube", "https://www.youtube.com/watch?v=hRw50uNd_02", "hRw50uNd_02")
    html = made(with_posts(X, video), profile=Profile(embeds=EmbedMode.CMS))
    assert (
        '<blockquote class="twitter-tweet" data-dnt="true">\n'
        '<p dir="auto">Said<br>so.</p>\n<p dir="auto">&lt;b&gt;</p>\n'
        '— Ana (@ana) <a href="https://twitter.com/ana/status/20">March 4, 2026</a>\n</blockquote>\n'
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'
    ) in html
    assert '<iframe src="https://www.youtube-nocookie.com/embed/hRw50uNd_02" width="560" height="315"' in html
    assert "<!--kg-card" not in html


@pytest.mark.parametrize(
    "embed",
    [
        dataclasses.replace(X, state=PostState.GONE),
        dataclasses.replace(X, presentation=Presentation.STATIC),
        dataclasses.replace(
            X, provider="bluesky", address="https://bsky.app/profile/ana.example/post/3kabc", post_id="3kabc"
        ),
        dataclasses.replace(X, provider="", address="https://e.example/"),
    ],
    ids=["gone", "chosen", "no embed by its handle", "no network"],
)
def test_a_post_that_ghost_cannot_or_may_not_embed_is_a_figure_in_a_card(embed: Embed) -> None:
    html = made(with_posts(embed), profile=Profile(embeds=EmbedMode.CMS))
    assert '<!--kg-card-begin: html-->\n<figure class="social-post"' in html
    assert "<script" not in html


def test_profile_places_credit_corrections_notes_and_footer() -> None:
    profile = Profile(
        citations=Citations.NOTES, credit=Position.FOOT, corrections=Position.TOP, footer="Read *more*.\n\n# no"
    )
    html = made(full_article(), profile=profile)
    order = [
        "<strong>Correction</strong>",
        "<p>By Tomas Adair",
        '<sup class="citation">',
        'class="story-notes"',
        "This story was originally published",
        "<p>Read <em>more</em>.</p>",
        "https://count.example/",
    ]
    places = [html.index(words) for words in order]
    assert places == sorted(places)
    assert "# no" not in html


def test_a_list_that_would_count_on_and_a_number_that_jumps_are_cards() -> None:
    html = made(dataclasses.replace(PLAIN, body="1. a\n2. b\n\n1. c\n2. d\n\n- e\n\n1. f\n2. g\n"))
    assert html.count("kg-card-begin") == 1
    assert "<!--kg-card-begin: html-->\n<ol><li>c" in html
