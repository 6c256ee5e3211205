"""What a text takes along into another story: nobody's words are given to somebody else, nothing stands there twice."""

from dataclasses import replace

from hypothesis import given

from editor.article import body, edits
from editor.article.ads import AdPlacement
from editor.article.article import Article, Furniture, Picture
from editor.article.carried import carry
from editor.article.embeds import Embed
from editor.article.record_names import cited_keys, marker_lines
from editor.article.sources import Source, Terms
from tests.article.strategies import articles

ANA = Source("diaz", "Ana Diaz", role="minister")
ROSA = Source("diaz", "Rosa Diaz", role="harbour master")
FROM = Article(
    Furniture("from"),
    "“Yes.” [@diaz]\n\n::ad{#ad-1}\n\n::embed{#e-1}\n\n![Quay](asset:ab)\n",
    sources=(ANA,),
    ads=(AdPlacement("ad-1", slot="top"),),
    embeds=(Embed("e-1", "x", "https://example.org/1"),),
    pictures=(Picture("ab", credit="J. Doe"),),
)
INTO = Article(
    Furniture("into"),
    "“No.” [@diaz]\n\n::ad{#ad-1}\n\n::embed{#e-1}\n",
    sources=(ROSA,),
    ads=(AdPlacement("ad-1"),),
    embeds=(Embed("e-1", "x", "https://example.org/2"),),
)


def test_records_go_along_under_names_that_are_free() -> None:
    carried = carry(FROM.body, FROM, INTO)
    assert carried.text == "“Yes.” [@diaz-2]\n\n::ad{#ad-2}\n\n::embed{#e-2}\n\n![Quay](asset:ab)\n"
    made = carried.article
    assert made.sources == (ROSA, replace(ANA, key="diaz-2"))
    assert made.ads == (AdPlacement("ad-1"), AdPlacement("ad-2", slot="top"))
    assert made.embeds == (INTO.embeds[0], replace(FROM.embeds[0], id="e-2"))
    assert made.pictures == FROM.pictures
    assert made.body == INTO.body


def test_a_name_that_is_free_is_kept() -> None:
    empty = Article(Furniture("into"))
    carried = carry(FROM.body, FROM, empty)
    assert carried.text == FROM.body
    assert replace(carried.article, furniture=FROM.furniture, body=FROM.body) == FROM


def test_who_stands_there_already_is_not_added_twice() -> None:
    there = replace(INTO, sources=(ROSA, replace(ANA, key="minister")))
    carried = carry("“Yes.” [@diaz, letter]", FROM, there)
    assert carried.text == "“Yes.” [@minister, letter]"
    assert carried.article == there


def test_from_a_story_that_is_not_known_nothing_gets_the_name_of_a_record_here() -> None:
    carried = carry(FROM.body, None, INTO)
    assert carried.article == INTO
    assert marker_lines(carried.text) == ["::ad{#ad-2}", "::embed{#e-2}"]
    assert cited_keys(carried.text) == ("diaz-2",)


def test_a_citation_of_nobody_stays_one_of_nobody() -> None:
    carried = carry("So. [@diaz; @who]", replace(FROM, sources=()), INTO)
    assert carried.text == "So. [@diaz-2; @who]"
    assert carried.article == INTO


def test_a_card_that_was_cut_out_comes_back_as_itself() -> None:
    without = replace(INTO, body="“No.” [@diaz]\n")
    carried = carry("::ad{#ad-1}", INTO, without)
    assert carried.text == "::ad{#ad-1}"
    assert carried.article == without


def test_a_source_that_is_not_on_the_record_stays_so() -> None:
    hidden = replace(ANA, terms=Terms.BACKGROUND, contact="555")
    carried = carry("“Yes.” [@diaz]", replace(FROM, sources=(hidden,)), INTO)
    assert carried.article.sources[1] == replace(hidden, key="diaz-2")


@given(articles(), articles())
def test_every_name_leads_to_the_record_it_led_to(origin: Article, into: Article) -> None:
    carried = carry(origin.body, origin, into)
    assert carried.article.body == into.body
    assert set(into.sources) <= set(carried.article.sources)
    before, after = edits.citations(origin.body), edits.citations(carried.text)
    pairs = [
        (old.key, new.key)
        for (_, one), (_, other) in zip(before, after, strict=True)
        for old, new in zip(one.cited, other.cited, strict=True)
    ]
    for old, new in pairs:
        led, leads = origin.source(old), carried.article.source(new)
        assert (led is None) == (leads is None)
        assert led is None or leads is None or replace(leads, key=old) == led
    assert [type(block) for block in body.parse(origin.body)] == [type(block) for block in body.parse(carried.text)]
