"""Our own WordPress markup imported again: the same words, slots and posts; a changed post is read as any other."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body, confidential
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed
from editor.article.embeds import Embed as EmbedRecord
from editor.exporting import wordpress
from editor.exporting.export import ExportRequest
from editor.exporting.profile import DEFAULT, AdDialect, Citations, EmbedMode, Position, Profile
from editor.importing import importer
from editor.importing.own_wordpress import read_own_wordpress
from tests.article.strategies import stories
from tests.exporting import many_stories
from tests.exporting.conftest import assets, full_article, full_request

profiles = st.builds(
    Profile,
    ads=st.sampled_from(AdDialect),
    embeds=st.sampled_from(EmbedMode),
    citations=st.sampled_from(Citations),
    corrections=st.sampled_from(Position),
    footer=st.sampled_from(("", "A *footer*.")),
    release=st.sampled_from(("", "6.1")),
)


def markup(request: ExportRequest) -> str:
    return wordpress.render(request).content.decode()


def prose(article: Article) -> list[object]:
    """Return what a body says: kinds of blocks, their words with white space folded, what markers and pictures name."""
    return [said for block in body.parse(article.body) if (said := _said(block)) is not None]


def _said(block: Block) -> object:
    name = getattr(block, "id", "") or getattr(block, "target", "")
    texts = [" ".join(text.split()) for text in body.plain_texts(block)]
    return (type(block).__name__, name, *filter(None, texts)) if name or any(texts) or not texts else None


def placed_ads(article: Article) -> dict[str, AdPlacement]:
    met = {block.id for block in body.parse(article.body) if isinstance(block, Ad)}
    return {ad.id: ad for ad in article.ads if ad.id in met and article.ad_settings.off is None}


def placed_embeds(article: Article) -> dict[str, EmbedRecord]:
    """Return the posts that a story shows, each with its last capture and without who made it and when."""
    met = {block.id for block in body.parse(article.body) if isinstance(block, Embed)}
    return {
        one.id: dataclasses.replace(
            one,
            captures=tuple(dataclasses.replace(last, captured_by="", captured_at="") for last in one.captures[-1:]),
            private_person=False,
        )
        for one in article.embeds
        if one.id in met
    }


def imported(text: str) -> Article:
    reading = importer.read(text.encode(), "post.html")
    return importer.draft(reading, slug="post").article


def without_ads_that_are_off(said: list[object], article: Article) -> list[object]:
    return [one for one in said if not (article.ad_settings.off and isinstance(one, tuple) and one[0] == "Ad")]


def check(request: ExportRequest) -> None:
    article = confidential.publishable(request.article)
    back = imported(markup(request))
    assert prose(back) == without_ads_that_are_off(prose(article), article)
    assert {one.id: one for one in back.ads} == placed_ads(article)
    assert {one.id: one for one in back.embeds} == placed_embeds(article)


@given(stories(), profiles)
def test_prose_slots_and_posts_come_back(article: Article, profile: Profile) -> None:
    check(ExportRequest(article, assets=assets(), profile=profile))


@pytest.mark.slow
@pytest.mark.parametrize(
    "profile",
    [
        DEFAULT,
        Profile(ads=AdDialect.NEWSPACK, ad_unit="low-1", embeds=EmbedMode.CMS),
        Profile(ads=AdDialect.SCAIP, embeds=EmbedMode.CMS, release="6.1"),
        Profile(
            ads=AdDialect.COMMENTS, embeds=EmbedMode.CLICK_TO_LOAD, citations=Citations.NOTES, footer="A *footer*."
        ),
    ],
    ids=lambda profile: f"{profile.ads}, {profile.embeds}",
)
def test_every_story_comes_back(root: Path, profile: Profile) -> None:
    every = 1 if profile == DEFAULT else 4
    for name, request in list(many_stories.requests(root).items())[::every]:
        if name.startswith("everything"):
            continue  # its HTML block is cleaned, see below
        check(dataclasses.replace(request, profile=profile))


def test_what_stands_round_the_story_comes_back_too() -> None:
    article = full_article()
    back = imported(markup(full_request()))
    assert dataclasses.replace(article.furniture, ednote="") == back.furniture
    assert back.syndication is not None
    assert article.syndication is not None
    assert back.syndication.credit_text == article.syndication.credit_text
    assert back.syndication.duties.counter == article.syndication.duties.counter
    assert [one.text for one in back.corrections] == [one.text for one in article.corrections]
    assert back.pictures == article.pictures
    assert back.ad_settings.sensitive is not None
    assert "By Tomas Adair" not in back.body


def test_html_that_a_person_wrote_comes_back_as_it_left() -> None:
    assert '```html\n<p class="note">A note by <a>hand</a>.</p>\n```' in imported(markup(full_request())).body


def test_a_post_that_came_through_wordpress_is_known() -> None:
    """As the editor and the server's filter write it: entities by another name, spaces before a slash, ids of media."""
    text = markup(full_request())
    through = text.replace("&quot;", "&#034;").replace("/>", " />").replace(' hidden=""', " hidden")
    through = through.replace("<!-- wp:image -->", '<!-- wp:image {"id":7,"sizeSlug":"full"} -->')
    assert imported(through) == imported(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("By Tomas Adair,", "By Somebody Else,"),
        ("<!-- wp:separator -->", "<!-- wp:group -->\n<div></div>\n<!-- /wp:group -->\n\n<!-- wp:separator -->"),
        ('data-copydesk="copydesk.wordpress/1"', ""),
        ("&quot;format&quot;", "&quot;fromat&quot;"),
    ],
)
def test_a_post_that_was_changed_round_the_story_is_read_as_any_other(old: str, new: str) -> None:
    text = markup(full_request())
    assert old in text
    assert read_own_wordpress(text) is not None
    assert read_own_wordpress(text.replace(old, new, 1)) is None
    assert "eleven years after the last boat" in imported(text.replace(old, new, 1)).body


def test_words_that_were_changed_over_there_are_the_words() -> None:
    text = markup(full_request()).replace("a landing stage, of which", "a landing stage (wood), of which")
    assert "- a landing stage (wood), of which\n  - the piles are `oak`;" in imported(text).body
    assert read_own_wordpress(text) is not None
