"""Two versions of a story put together: disjoint changes without a question, every other place with both values."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body
from editor.article.ads import AdPlacement, Size, Switch
from editor.article.article import Article, Byline, Dateline, Furniture, QuotationDecision, Waiver
from editor.article.article_conflicts import ConflictKind, Edited, Take
from editor.article.article_merge import merge_articles
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed
from editor.article.parts import placed
from editor.article.sources import Evidence, Source, Terms
from editor.article.syndication import Duties, Syndication
from tests.article.strategies import articles, stories

BODY = """\
The ferry sails by night again, the council decided.

“We have waited eleven years,” Mayor Vale said [@vale].

::ad{#ad-1}

The first boat leaves in April.

::embed{#e-1}

Fares are not decided.
"""
STORY = Article(
    Furniture("night-ferry", "The night ferry comes back", byline=(Byline("Jo Brandt"),)),
    BODY,
    sources=(Source("vale", "Idris Vale"), Source("council", "Harrow council")),
    ads=(AdPlacement("ad-1"),),
    embeds=(Embed("e-1", "x", "https://x.com/ferry/status/1", captures=(Capture("First boat in April"),)),),
)


def text(old: str, new: str) -> Callable[[Article], Article]:
    return lambda article: replace(article, body=article.body.replace(old, new))


def furniture(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, furniture=replace(article.furniture, **changes))


def source(key: str, **changes: Any) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        return replace(
            article, sources=tuple(replace(one, **changes) if one.key == key else one for one in article.sources)
        )

    return change


def also(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, **changes)


def ad_moved(after: str) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        bare = article.body.replace("::ad{#ad-1}\n\n", "")
        return replace(article, body=bare.replace(after, f"{after}\n\n::ad{{#ad-1}}"))

    return change


def no_ad(article: Article) -> Article:
    return replace(article, ads=(), body=article.body.replace("::ad{#ad-1}\n\n", ""))


def added(field: str, item: object) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        return replace(article, **dict[str, Any]({field: (*getattr(article, field), item)}))

    return change


def keyword(word: str) -> Callable[[Article], Article]:
    return lambda article: furniture(keywords=(*article.furniture.keywords, word))(article)


def evidence(item: Evidence) -> Callable[[Article], Article]:
    return lambda article: source("vale", evidence=(*article.sources[0].evidence, item))(article)


def syndicated(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, syndication=replace(article.syndication or Syndication(), **changes))


def ad_rules(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, ad_settings=replace(article.ad_settings, **changes))


def both(*changes: Callable[[Article], Article]) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        for one in changes:
            article = one(article)
        return article

    return change


DISJOINT = {
    "words of two paragraphs": (text("by night", "at night"), text("in April", "in May")),
    "words of one paragraph": (text("The ferry sails", "The old ferry sails"), text("decided.", "decided on Monday.")),
    "an ad moved beside a paragraph rewritten": (
        ad_moved("in April."),
        text("The first boat leaves in April.", "In April the first boat leaves."),
    ),
    "a paragraph put in where the ad stands": (
        text("\n\n::ad{#ad-1}", "\n\nNobody objected.\n\n::ad{#ad-1}"),
        text("Fares are", "The fares are"),
    ),
    "headline and standfirst": (furniture(headline="Back by night"), furniture(standfirst="The council decided.")),
    "fields of one source": (source("vale", role="mayor"), source("vale", contact="555 01 23")),
    "two sources": (source("vale", role="mayor"), source("council", terms=Terms.BACKGROUND, description="an insider")),
    "sources of two names": (
        lambda one: replace(one, sources=(*one.sources, Source("lund", "Ove Lund"))),
        lambda one: replace(one, sources=(*one.sources, Source("ames", "Kit Ames"))),
    ),
    "captures of one post": (
        lambda one: replace(one, embeds=(replace(one.embeds[0], captures=(*one.embeds[0].captures, Capture("a"))),)),
        lambda one: replace(one, embeds=(replace(one.embeds[0], captures=(*one.embeds[0].captures, Capture("b"))),)),
    ),
    "evidence of one source": (
        evidence(Evidence(note="tape")),
        evidence(Evidence(address="https://example.org")),
    ),
    "corrections": (added("corrections", Correction("A.")), added("corrections", Correction("B."))),
    "keywords": (keyword("ferry"), keyword("night")),
    "decisions": (
        added("decisions", QuotationDecision("a", Waiver.WAIVED, "Ana")),
        added("decisions", QuotationDecision("b", Waiver.WAIVED, "Ben")),
    ),
    "syndication begun on both sides": (
        syndicated(publisher="Agency"),
        syndicated(duties=Duties(ads_allowed=False)),
    ),
    "ad rules": (
        ad_rules(policy="scaip"),
        ad_rules(sensitive=Switch("Ana", "a death")),
    ),
    "sizes of an ad and its place": (
        also(ads=(AdPlacement("ad-1", sizes=(Size(728, 90),)),)),
        ad_moved("not decided."),
    ),
    "an ad taken away and words elsewhere": (no_ad, text("Fares", "The fares")),
}


@pytest.mark.parametrize("name", DISJOINT)
def test_changes_of_different_things_go_together_without_a_question(name: str) -> None:
    mine, theirs = DISJOINT[name]
    result = merge_articles(STORY, mine(STORY), theirs(STORY))
    assert not result.conflicts
    assert result.article == theirs(mine(STORY)) or result.article == mine(theirs(STORY))


@pytest.mark.parametrize("name", DISJOINT)
def test_both_desktops_come_to_the_same_story(name: str) -> None:
    mine, theirs = DISJOINT[name]
    assert merge_articles(STORY, mine(STORY), theirs(STORY)) == merge_articles(STORY, theirs(STORY), mine(STORY))


TOUCHING = {
    "the same words": (text("by night", "at night"), text("by night", "after dark"), "body", ConflictKind.TEXT),
    "a paragraph gone and changed": (
        text("\n\nFares are not decided.", ""),
        text("Fares are not", "Fares are still not"),
        "body",
        ConflictKind.TEXT,
    ),
    "the headline": (furniture(headline="A"), furniture(headline="B"), "furniture.headline", ConflictKind.FIELD),
    "the byline": (
        furniture(byline=(Byline("Jo Brandt"), Byline("Ana"))),
        furniture(byline=(Byline("Jo Brandt"), Byline("Ben"))),
        "furniture.byline",
        ConflictKind.FIELD,
    ),
    "the dateline": (
        furniture(dateline=Dateline("LIMA")),
        furniture(dateline=Dateline("CUSCO")),
        "furniture.dateline",
        ConflictKind.FIELD,
    ),
    "a source's role": (
        source("vale", role="mayor"),
        source("vale", role="former mayor"),
        "sources.vale.role",
        ConflictKind.FIELD,
    ),
    "a source gone and changed": (
        also(sources=STORY.sources[1:]),
        source("vale", role="mayor"),
        "sources.vale",
        ConflictKind.REMOVED,
    ),
    "an ad to two places": (
        ad_moved("again, the council decided."),
        ad_moved("Fares are not decided."),
        "ads.ad-1.place",
        ConflictKind.PLACE,
    ),
    "an ad gone and moved": (no_ad, ad_moved("Fares are not decided."), "ads.ad-1", ConflictKind.REMOVED),
    "the note to editors": (furniture(ednote="Call him."), furniture(ednote="Call her."), "furniture.ednote",
                            ConflictKind.TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", TOUCHING)
def test_what_both_changed_is_asked_and_either_side_can_be_had(name: str) -> None:
    mine, theirs, place, kind = TOUCHING[name]
    result = merge_articles(STORY, mine(STORY), theirs(STORY))
    assert [(one.place, one.kind) for one in result.conflicts] == [(place, kind)]
    assert merge_articles(STORY, mine(STORY), theirs(STORY), otherwise=Take.MINE).article == mine(STORY)
    assert merge_articles(STORY, mine(STORY), theirs(STORY), otherwise=Take.THEIRS).article == theirs(STORY)
    assert merge_articles(STORY, mine(STORY), theirs(STORY), otherwise=Take.BASE).article == STORY
    swapped = merge_articles(STORY, theirs(STORY), mine(STORY)).conflicts[0]
    assert (swapped.mine, swapped.theirs) == (result.conflicts[0].theirs, result.conflicts[0].mine)


def test_the_slug_goes_with_the_headline_and_is_never_asked_about() -> None:
    mine, theirs = (furniture(headline=name.upper(), slug=name)(STORY) for name in ("ab", "cd"))
    result = merge_articles(STORY, mine, theirs)
    assert [one.place for one in result.conflicts] == ["furniture.headline"]
    for take, slug in ((Take.MINE, "ab"), (Take.THEIRS, "cd")):
        assert merge_articles(STORY, mine, theirs, otherwise=take).article.furniture.slug == slug
    one, other = furniture(slug="ab")(STORY), furniture(slug="cd")(STORY)
    assert merge_articles(STORY, one, other) == merge_articles(STORY, other, one)
    assert merge_articles(STORY, one, text("by night", "at night")(STORY)).article.furniture.slug == "ab"


def test_both_texts_stand_one_after_the_other_as_whole_paragraphs() -> None:
    mine = text("The first boat leaves in April.", "The very first boat leaves in May.")(STORY)
    theirs = text("The first boat leaves in April.", "The first boat leaves in June, they say.")(STORY)
    conflict = merge_articles(STORY, mine, theirs).conflicts[0]
    assert (conflict.base, conflict.mine, conflict.theirs) == (
        "The very first boat leaves in April.\n\n",
        "The very first boat leaves in May.\n\n",
        "The very first boat leaves in June, they say.\n\n",
    )
    kept = merge_articles(STORY, mine, theirs, otherwise=Take.BOTH).article
    assert "The very first boat leaves in May.\n\nThe very first boat leaves in June, they say.\n\n::embed" in kept.body
    own = merge_articles(STORY, mine, theirs, {0: Edited("The boat leaves in summer.")}).article
    assert own.body == BODY.replace("The first boat leaves in April.", "The boat leaves in summer.")


def test_each_conflict_can_be_settled_by_itself() -> None:
    mine = both(furniture(headline="A"), text("by night", "at night"))(STORY)
    theirs = both(furniture(headline="B"), text("by night", "after dark"))(STORY)
    result = merge_articles(STORY, mine, theirs, {0: Take.THEIRS})
    assert result.article.furniture.headline == "B"
    assert "at night" in result.article.body
    assert [one.number for one in result.conflicts] == [0, 1]


def test_ads_that_both_placed_are_two_ads() -> None:
    more = (*STORY.ads, AdPlacement("ad-2"))
    mine = both(also(ads=more), text("decided.\n\n“We", "decided.\n\n::ad{#ad-2}\n\n“We"))(STORY)
    theirs = both(also(ads=more), text("not decided.\n", "not decided.\n\n::ad{#ad-2}\n"))(STORY)
    result = merge_articles(STORY, mine, theirs)
    assert not result.conflicts
    assert sorted(one.id for one in result.article.ads) == ["ad-1", "ad-2", "ad-3"]
    assert len(placed(body.parse(result.article.body), body.Ad)) == 3
    assert result == merge_articles(STORY, theirs, mine)


def test_the_same_ad_placed_by_both_is_one() -> None:
    changed = both(
        also(ads=(*STORY.ads, AdPlacement("ad-2"))), text("decided.\n\n“We", "decided.\n\n::ad{#ad-2}\n\n“We")
    )(STORY)
    theirs = text("in April", "in May")(changed)
    assert merge_articles(STORY, changed, theirs).article == theirs


def test_two_people_of_one_key_are_two_sources() -> None:
    mine = both(lambda one: replace(one, sources=(*one.sources, Source("lund", "Ove Lund"))), text(
        "in April.", "in April, Lund said [@lund]."))(STORY)  # fmt: skip
    theirs = both(lambda one: replace(one, sources=(*one.sources, Source("lund", "Berit Lund"))), text(
        "not decided.", "not decided, Lund said [@lund]."))(STORY)  # fmt: skip
    result = merge_articles(STORY, mine, theirs)
    assert not result.conflicts
    names = {one.key: one.name for one in result.article.sources}
    cited = re.findall(r"(\w+), Lund said \[@([\w-]+)\]", result.article.body)
    assert {word: names[key] for word, key in cited} == {"April": "Ove Lund", "decided": "Berit Lund"}
    assert result == merge_articles(STORY, theirs, mine)


def test_who_changed_nothing_takes_the_other_story() -> None:
    other = both(furniture(headline="A"), text("by night", "at night"))(STORY)
    for result in (
        merge_articles(STORY, other, STORY),
        merge_articles(STORY, STORY, other),
        merge_articles(STORY, other, other),
    ):
        assert result.article == other
        assert not result.conflicts


@given(articles(), articles(), articles())
def test_any_three_stories_have_an_answer_that_keeps_either_side(base: Article, mine: Article, theirs: Article) -> None:
    result = merge_articles(base, mine, theirs)
    assert merge_articles(base, mine, theirs) == result
    assert len(merge_articles(base, theirs, mine).conflicts) == len(result.conflicts)


def _words(article: Article) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(text for block in body.parse(article.body)
                                               for text in body.plain_texts(block))))  # fmt: skip


@st.composite
def versions(draw: st.DrawFn) -> tuple[Article, Article, Article]:
    """Return a story and two that were made of it by changing, adding, moving and taking away blocks."""
    base = draw(stories())
    fresh = iter(range(1000))

    def changed(mark: str) -> Article:
        parts = [one for one in base.body.rstrip("\n").split("\n\n") if one]
        for _ in range(draw(st.integers(0, 4))):
            what, at = draw(st.sampled_from(("add", "change", "take", "move"))), draw(st.integers(0, len(parts)))
            if what == "add":
                parts.insert(at, f"{mark}{next(fresh)} was added.")
            elif at < len(parts):
                one = parts.pop(at)
                if what == "move":
                    parts.insert(draw(st.integers(0, len(parts))), one)
                elif what == "change" and not one.startswith("::"):
                    parts.insert(at, f"{one} {mark}{next(fresh)}")
        return replace(base, body="\n\n".join(parts) + "\n" if parts else "")

    return base, changed("mine"), changed("theirs")


@given(versions())
def test_both_sides_come_to_one_story_and_lose_no_new_word(three: tuple[Article, Article, Article]) -> None:
    base, mine, theirs = three
    result = merge_articles(base, mine, theirs)
    swapped = merge_articles(base, theirs, mine)
    if not result.conflicts:
        assert swapped == result
    kept = merge_articles(base, mine, theirs, otherwise=Take.BOTH).article
    fresh = {word for side in (mine, theirs) for word in re.findall(r"(?:mine|theirs)\d+", side.body)}
    assert fresh <= set(re.findall(r"(?:mine|theirs)\d+", kept.body))
    invented = set(_words(kept)) - set(_words(base)) - set(_words(mine)) - set(_words(theirs))
    assert not invented


@given(versions())
def test_no_marker_is_doubled_and_none_is_lost_that_both_kept(three: tuple[Article, Article, Article]) -> None:
    base, mine, theirs = three
    merged = merge_articles(base, mine, theirs).article
    for kind in (body.Ad, body.Embed):
        counts = Counter(name for name, _ in placed(body.parse(merged.body), kind))
        assert all(number == 1 for number in counts.values())
        sides = [{name for name, _ in placed(body.parse(one.body), kind)} for one in (base, mine, theirs)]
        assert sides[0] & sides[1] & sides[2] <= set(counts)
