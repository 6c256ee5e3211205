"""The parts that are approved: each hash changes with its own part, and with nothing else."""

import dataclasses

import pytest
from hypothesis import given

from editor.article import body
from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Byline, Furniture, QuotationDecision, Waiver
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed, Presentation
from editor.article.part import Part
from editor.article.parts import canonical_part, part_hash, part_hashes, placed
from editor.article.sources import Source
from editor.article.syndication import Syndication
from tests.article.strategies import stories

TEXT = "One “yes” [@ana].\n\n::ad{#ad-1}\n\nTwo.\n\n::embed{#e-1}\n\nThree.\n"
STORY = Article(
    Furniture(slug="x", headline="Head"),
    TEXT,
    sources=(Source("ana", "Ana"),),
    ads=(AdPlacement("ad-1"),),
    embeds=(Embed("e-1", "x", captures=(Capture(words="So glad"),)),),
)


def changed(article: Article) -> set[Part]:
    """Return the parts whose hash is another than that of the story above."""
    before, after = part_hashes(STORY), part_hashes(article)
    return {part for part in Part if before[part] != after[part]}


def with_body(text: str) -> Article:
    return dataclasses.replace(STORY, body=text)


@pytest.mark.parametrize(
    ("article", "parts"),
    [
        (STORY, set()),
        (with_body(TEXT.replace("Two", "2")), {Part.ATTRIBUTION}),
        (with_body(TEXT.replace("Two.", "**Two.**")), set()),
        (with_body(TEXT.replace("Two.", "Two.  ")), set()),
        (with_body(TEXT.replace("@ana", "@ana, p. 3")), {Part.ATTRIBUTION}),
        (with_body(TEXT.replace(" [@ana]", "")), {Part.ATTRIBUTION}),
        (with_body("::ad{#ad-1}\n\n" + TEXT.replace("::ad{#ad-1}\n\n", "")), {Part.ADS}),
        (with_body(TEXT.replace("::embed{#e-1}\n\n", "") + "\n::embed{#e-1}\n"), {Part.EMBEDS}),
        (with_body("Zero.\n\n" + TEXT), {Part.ATTRIBUTION, Part.ADS, Part.EMBEDS}),
        (dataclasses.replace(STORY, ads=(AdPlacement("ad-1", sizes=(Size(728, 90),)),)), {Part.ADS}),
        (dataclasses.replace(STORY, ad_settings=AdSettings(policy="scaip")), {Part.ADS}),
        (dataclasses.replace(STORY, ad_settings=AdSettings(sensitive=Switch("Jo", "a death"))), {Part.ADS}),
        (
            dataclasses.replace(
                STORY, embeds=(dataclasses.replace(STORY.embeds[0], presentation=Presentation.STATIC),)
            ),
            {Part.EMBEDS},
        ),
        (dataclasses.replace(STORY, sources=(Source("ana", "Ana", role="pilot"),)), {Part.ATTRIBUTION}),
        (dataclasses.replace(STORY, syndication=Syndication("The Post")), {Part.ATTRIBUTION}),
        (dataclasses.replace(STORY, corrections=(Correction("It was Monday."),)), {Part.ATTRIBUTION}),
        (dataclasses.replace(STORY, decisions=(QuotationDecision("yes", Waiver.WAIVED, "Jo"),)), {Part.ATTRIBUTION}),
        (dataclasses.replace(STORY, furniture=Furniture(slug="x", headline="Other")), {Part.ATTRIBUTION}),
        (
            dataclasses.replace(STORY, furniture=Furniture(slug="x", headline="Head", byline=(Byline("A"),))),
            {Part.ATTRIBUTION},
        ),
        (dataclasses.replace(STORY, furniture=Furniture(slug="y", headline="Head", desk="city", ednote="n")), set()),
    ],
)
def test_a_change_touches_its_own_part(article: Article, parts: set[Part]) -> None:
    assert changed(article) == parts


def test_markers_are_counted_by_the_prose_before_them() -> None:
    text = "::ad{#a}\n\nOne\n\n# Head\n\n> q\n\n::ad{#b}\n\n::ad{#a}\n"
    assert placed(body.parse(text), body.Ad) == (("a", 0), ("b", 2), ("a", 2))
    assert placed(body.parse(text), body.Embed) == ()


def test_a_marker_without_record_is_nothing_but_there() -> None:
    article = Article(Furniture(slug="x"), "::ad{#lost}\n")
    assert canonical_part(article, Part.ADS) == {"settings": {}, "placed": [[0, None]]}


@given(stories())
def test_hashes_are_the_same_one_by_one(article: Article) -> None:
    assert {part: part_hash(article, part) for part in Part} == part_hashes(article)
