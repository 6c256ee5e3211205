"""What changed in a part since it was approved: everything that its hash knows of, in words, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given

from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Byline, Furniture, QuotationDecision, Waiver
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed
from editor.article.part import Part
from editor.article.part_changes import PartChanges, RecordChange, part_changes
from editor.article.parts import part_hash
from editor.article.sources import Source
from tests.article.strategies import articles, stories

TEXT = "The wall holds, Ana Ruiz said. [@ana]\n\n::ad{#ad-1}\n\nIt is new.\n\n::embed{#e-1}\n\nNobody paid.\n"
STORY = Article(
    Furniture(slug="x", headline="The wall holds"),
    TEXT,
    sources=(Source("ana", "Ana Ruiz"), Source("jon", "Jon Veld")),
    ads=(AdPlacement("ad-1"), AdPlacement("ad-2")),
    embeds=(Embed("e-1", "x", "https://x.com/a/status/1", captures=(Capture(words="So glad"),)),),
)


def with_body(old: str, new: str) -> Article:
    return replace(STORY, body=TEXT.replace(old, new))


def changes(after: Article, part: Part) -> PartChanges:
    return part_changes(STORY, after, part)


def told(found: PartChanges) -> dict[str, tuple[str, str]]:
    return {one.title: (one.before, one.after) for one in found.records}


def prose(found: PartChanges) -> list[tuple[str, str]]:
    return [
        ("".join(piece.a for piece in one).strip(), "".join(piece.b for piece in one).strip())
        for one in found.changed_paragraphs
    ]


def test_of_attribution_it_is_the_words_as_readers_get_them() -> None:
    found = changes(with_body("It is new.", "It is **old**."), Part.ATTRIBUTION)
    assert prose(found) == [("It is new.", "It is old.")]
    assert found.records == ()
    assert prose(changes(with_body(" [@ana]", " [@ana, p. 3]"), Part.ATTRIBUTION)) == [
        ("The wall holds, Ana Ruiz said. [@ana]", "The wall holds, Ana Ruiz said. [@ana, p. 3]")
    ]


@pytest.mark.parametrize(
    ("after", "title", "before_words", "after_words"),
    [
        (
            replace(STORY, furniture=replace(STORY.furniture, headline="It falls")),
            "Headline",
            "The wall holds",
            "It falls",
        ),
        (
            replace(STORY, furniture=replace(STORY.furniture, byline=(Byline("Jo", "photos"),))),
            "Byline",
            "",
            "Jo (photos)",
        ),
        (
            replace(STORY, sources=(replace(STORY.sources[0], role="pilot"), STORY.sources[1])),
            "Source Ana Ruiz",
            "name: Ana Ruiz",
            "name: Ana Ruiz\nrole: pilot",
        ),
        (replace(STORY, sources=STORY.sources[:1]), "Source Jon Veld", "name: Jon Veld", ""),
        (
            replace(STORY, sources=STORY.sources[::-1]),
            "Order of the sources",
            "Source Ana Ruiz\nSource Jon Veld",
            "Source Jon Veld\nSource Ana Ruiz",
        ),
        (replace(STORY, corrections=(Correction("It was 1990."),)), "Correction 1", "", "text: It was 1990."),
        (
            replace(STORY, decisions=(QuotationDecision("safe", Waiver.WAIVED, "Jo", "known"),)),
            "Decision about “safe”",
            "",
            "words: safe\nwaiver: waived\nby: Jo\nreason: known",
        ),
    ],
)
def test_of_attribution_it_is_every_record_too(after: Article, title: str, before_words: str, after_words: str) -> None:
    assert changes(after, Part.ATTRIBUTION).records == (RecordChange(title, before_words, after_words),)


def test_an_ad_that_moved_says_from_where_to_where() -> None:
    moved = replace(STORY, body=TEXT.replace("::ad{#ad-1}\n\n", "") + "\n::ad{#ad-1}\n")
    record = "slot: article\nsizes: 300 × 250\nlabel: Advertisement"
    assert told(changes(moved, Part.ADS)) == {
        "Ad ad-1": (
            f"After paragraph 1, “The wall holds, Ana Ruiz said.”\n{record}",
            f"After paragraph 3, “Nobody paid.”\n{record}",
        )
    }
    assert told(changes(moved, Part.EMBEDS)) == {}
    assert prose(changes(moved, Part.ATTRIBUTION)) == []


def test_an_ad_that_came_went_or_changed_says_so() -> None:
    wide = replace(STORY, ads=(AdPlacement("ad-1", "top", (Size(728, 90), Size(320, 50))),))
    ((before, after),) = told(changes(wide, Part.ADS)).values()
    assert "slot: article" in before
    assert "slot: top\nsizes: 728 × 90, 320 × 50" in after
    assert told(changes(with_body("::ad{#ad-1}\n\n", ""), Part.ADS))["Ad ad-1"][1] == ""
    assert told(changes(with_body("It is new.", "It is new.\n\n::ad{#ad-2}"), Part.ADS))["Ad ad-2"][0] == ""
    sensitive = replace(STORY, ad_settings=AdSettings(sensitive=Switch("Jo", "a death")))
    assert told(changes(sensitive, Part.ADS)) == {
        "Rules for ads": ("as they come", "sensitive by: Jo\nsensitive why: a death")
    }


def test_words_beside_an_ad_change_nothing_of_it() -> None:
    reworded = replace(with_body("The wall holds, Ana", "The old wall holds, Ana"), ad_settings=AdSettings("scaip"))
    assert list(told(changes(reworded, Part.ADS))) == ["Rules for ads"]


def test_two_ads_that_changed_places_are_told() -> None:
    both = replace(STORY, body=TEXT.replace("::ad{#ad-1}", "::ad{#ad-1}\n\n::ad{#ad-2}"))
    turned = replace(STORY, body=TEXT.replace("::ad{#ad-1}", "::ad{#ad-2}\n\n::ad{#ad-1}"))
    assert told(part_changes(both, turned, Part.ADS)) == {"Order of the ads": ("ad-1\nad-2", "ad-2\nad-1")}


def test_evidence_that_changed_is_told() -> None:
    (post,) = STORY.embeds
    more = replace(post, captures=(*post.captures, Capture(words="So sad", screenshot="a1" * 32)))
    ((_, after),) = told(changes(replace(STORY, embeds=(more,)), Part.EMBEDS)).values()
    assert "captures 2 words: So sad\ncaptures 2 screenshot: a1a1a1a1a1a1" in after
    assert after.startswith("After paragraph 2, “It is new.”\nprovider: x\naddress: https://x.com/a/status/1")


@given(stories(), stories())
def test_a_part_with_another_hash_has_a_change_to_show(one: Article, other: Article) -> None:
    for part in Part:
        found = part_changes(one, other, part)
        differs = part_hash(one, part) != part_hash(other, part)
        assert not differs or found.records or found.changed_paragraphs


@given(articles())
def test_a_version_has_no_change_against_itself(article: Article) -> None:
    for part in Part:
        found = part_changes(article, article, part)
        assert (found.records, found.changed_paragraphs) == ((), ())
