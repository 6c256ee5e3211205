"""Edits of placements leave every other character alone; a marker keeps its place through edits, or it is told."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import ad_edits, body, edits
from editor.article.ad_places import Places
from editor.article.ad_suggestions import suggest
from editor.article.ads import AdPlacement
from editor.article.article import Article, Furniture
from editor.article.edits import Edit
from editor.article.errors import UnknownName
from editor.checks.ads_presets import presets
from tests.article.ad_oracle import make, raw_policy

HOUSE = presets()["house"]
TEXT = "One.\n\n::ad{#ad-1}\n\n> Two\n> lines.\n\n- a\n- b\n\n```\nkept\n\ntext\n```\n\nLast."


def made(text: str = TEXT) -> Article:
    return Article(Furniture("x"), text, ads=(AdPlacement("ad-1"),))


def bare(text: str) -> list[str]:
    """Return the sources of all blocks but the ads."""
    return [block.source for block in body.parse(text) if not isinstance(block, body.Ad)]


def order(text: str) -> list[str]:
    return [block.id if isinstance(block, body.Ad) else block.source for block in body.parse(text)]


@pytest.mark.parametrize("offset", range(len(TEXT) + 1))
def test_an_ad_placed_anywhere_splits_no_block(offset: int) -> None:
    places = Places(made())
    changed = ad_edits.place(places, places.gap_at(offset), HOUSE)
    assert bare(changed.article.body) == bare(TEXT)
    assert changed.article.ads[-1].id == "ad-2"
    assert edits.apply(TEXT, changed.edits) == changed.article.body
    block = next(one for one in reversed(body.parse(TEXT)) if one.start <= offset)
    names = order(changed.article.body)
    before = block.source if not isinstance(block, body.Ad) else "ad-1"
    assert names[names.index("ad-2") - 1] in {before, "ad-1"}


def test_moving_goes_through_every_gap_and_back_to_the_same_text() -> None:
    article = made()
    for gap in [*range(6), *reversed(range(6)), 1]:
        changed = ad_edits.move(Places(article), "ad-1", gap)
        article = changed.article
        assert bare(article.body) == bare(TEXT)
        assert Places(article).markers[0].gap == gap
    assert article.body.rstrip("\n") == TEXT


def test_removing_takes_the_marker_wherever_it_stands_and_its_record() -> None:
    twice = TEXT.replace("Last.", "Last.\n\n::ad{#ad-1}")
    changed = ad_edits.take_away(Places(made(twice)), "ad-1")
    assert "::ad" not in changed.article.body
    assert changed.article.ads == ()
    assert bare(changed.article.body) == bare(TEXT)
    assert ad_edits.take_away(Places(made("One.")), "ad-1").article == replace(made("One."), ads=())


def test_a_marker_that_is_not_there_cannot_be_moved() -> None:
    with pytest.raises(UnknownName, match="No ad marker “ad-7”"):
        ad_edits.move(Places(made()), "ad-7", 0)


def test_a_new_id_is_nobodys() -> None:
    article = made("::ad{#ad-2}\n")
    assert ad_edits.new_id(Places(article)) == "ad-3"
    assert ad_edits.new_id(Places(article), ["ad-3"]) == "ad-4"


def test_an_empty_story_takes_an_ad() -> None:
    changed = ad_edits.place(Places(Article(Furniture("x"))), 0, HOUSE)
    assert changed.article.body == "::ad{#ad-1}\n"
    assert ad_edits.take_away(Places(changed.article), "ad-1").article.body == ""


@given(st.integers(0, 10_000), st.data())
def test_whatever_is_done_to_ads_no_other_block_changes(seed: int, data: st.DataObject) -> None:
    article = make(seed, raw_policy("house")).article
    before = bare(article.body)
    for _ in range(4):
        places = Places(article)
        gap = data.draw(st.integers(0, places.last))
        ids = [marker.block.id for marker in places.markers]
        what = data.draw(st.sampled_from(["place", "move", "remove", "suggest"]))
        if what == "place" or (what in {"move", "remove"} and not ids):
            changed = ad_edits.place(places, gap, HOUSE)
        elif what == "move":
            changed = ad_edits.move(places, data.draw(st.sampled_from(ids)), gap)
        elif what == "remove":
            changed = ad_edits.take_away(places, data.draw(st.sampled_from(ids)))
        else:
            changed = suggest(article, HOUSE).changed
        assert edits.apply(article.body, changed.edits) == changed.article.body
        article = changed.article
        assert bare(article.body) == before


def random_edit(text: str, rng: random.Random) -> Edit:
    """Return what somebody might do to a text: type, break a paragraph, cut, paste."""
    start = rng.randint(0, len(text))
    kind = rng.random()
    if kind < 0.35:
        return Edit(start, start, rng.choice(["word ", "x", " ", "“", "\n\n", "\n", "P900 new.\n\n"]))
    if kind < 0.75:
        return Edit(start, min(len(text), start + rng.choice([1, 1, 5, 20, 60])), "")
    end = min(len(text), start + rng.randint(0, 40))
    return Edit(start, end, rng.choice(["new", "two\n\nparagraphs", "# Heading\n\n", "- item\n"]))


def neighbours(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Return what stands before and after each marker, read line by line and not by the program's parser."""
    lines = [line for line in text.split("\n") if line.strip()]
    out = {}
    for number, line in enumerate(lines):
        if found := re.fullmatch(r"::ad\{#([\w-]+)\}[ \t]*", line):
            above = next((one for one in reversed(lines[:number]) if not one.startswith("::ad{")), None)
            below = next((one for one in lines[number + 1 :] if not one.startswith("::ad{")), None)
            out[found[1]] = (above, below)
    return out


def test_a_thousand_random_edits_keep_each_marker_between_its_neighbours_or_say_so() -> None:
    rng = random.Random(5)
    kept = told = 0
    for _ in range(1_000):
        lines = [f"P{number} " + "boats cross the water. " * rng.randint(1, 3) for number in range(8)]
        for gap, name in ((6, "ad-2"), (3, "ad-1")):
            lines.insert(gap, f"::ad{{#{name}}}")
        text = "\n\n".join(line.strip() for line in lines) + "\n"
        after = edits.apply(text, [random_edit(text, rng)])
        article = Article(Furniture("x"), text, ads=(AdPlacement("ad-1"), AdPlacement("ad-2")))
        said = dict(ad_edits.strayed(Places(article), Places(replace(article, body=after))))
        then, now = neighbours(text), neighbours(after)
        for name, beside in then.items():
            same = name in now and (now[name][0] == beside[0] or now[name][1] == beside[1])
            kept += same
            told += name in said
            assert same != (name in said), (name, text, after, said)
            if name not in now:
                assert said[name] == "went with the text that was deleted"
    assert kept > 1_700
    assert told > 50
