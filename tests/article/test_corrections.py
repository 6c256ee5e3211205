"""Corrections: kept in order, told in the story's language, and the wrong words replaced without touching the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body, correction_words
from editor.article.article import Article, Furniture
from editor.article.correction import Correction, CorrectionKind
from editor.article.correction_edits import add, change, checked, is_date, remove, replaced, stands
from editor.article.correction_words import proposed
from editor.article.errors import RefusedAction, UnknownName
from tests.article.strategies import stories

STORY = Article(
    Furniture("ferry", headline="Ferry to cost $6.8 million", standfirst="The town’s own sum."),
    "The ferry will cost **$6.8 million**, the council said [@report]. Not $16.8 million.\n\n"
    "> It’s the town's sum, $6.8\n> million.\n> — Devon Asher\n\n"
    '![A boat](asset:abc "It cost $6.8 million")\n\n- $6.8 *million* is a lot\n',
)
ONE, TWO = Correction("The sum was wrong."), Correction("The name was wrong.", date="2026-03-05")


def test_corrections_are_added_changed_and_removed_in_order() -> None:
    both = add(add(STORY, ONE), TWO)
    assert both.corrections == (ONE, TWO)
    assert change(both, 0, TWO).corrections == (TWO, TWO)
    assert remove(both, 0).corrections == (TWO,)
    assert remove(remove(both, 1), 0) == STORY
    for number in (-1, 2):
        with pytest.raises(UnknownName, match="it has 2"):
            remove(both, number)
        with pytest.raises(UnknownName, match="no correction"):
            change(both, number, ONE)


def test_a_correction_tells_readers_something_on_one_line() -> None:
    kept = checked(Correction(" Two\r\nlines \x07", wrong="a\n b", right=" c ", approved_by="\tMia  Sand", date=" x "))
    assert kept == Correction("Two lines", wrong="a b", right="c", approved_by="Mia Sand", date="x")
    with pytest.raises(RefusedAction, match="tells readers something"):
        add(STORY, Correction(" \n", wrong="a", right="b"))


@pytest.mark.parametrize(
    ("text", "holds"),
    [("2026-03-05", True), ("2026-03-05T12:00:00+01:00", True), ("March 5", False), ("20260305", False), ("", False)],
)
def test_a_date_is_iso_8601(text: str, holds: bool) -> None:
    assert is_date(text) is holds


def test_wrong_words_are_replaced_wherever_readers_see_them_as_one() -> None:
    assert stands(STORY, "$6.8 million") == 5
    done = replaced(STORY, "$6.8  million", "$6.2 million")
    assert (done.count, done.left) == (3, 2)
    assert done.article.furniture.headline == "Ferry to cost $6.2 million"
    assert done.article.body == (
        "The ferry will cost **$6.2 million**, the council said [@report]. Not $16.8 million.\n\n"
        "> It’s the town's sum, $6.2 million.\n> — Devon Asher\n\n"
        '![A boat](asset:abc "It cost $6.8 million")\n\n- $6.8 *million* is a lot\n'
    )


def test_an_apostrophe_is_found_as_either_sign_and_a_word_only_whole() -> None:
    assert stands(STORY, "town's") == stands(STORY, "town’s") == 2
    assert stands(STORY, "6.8 million") == 5
    assert stands(STORY, "ount") == 0
    assert stands(STORY, " ") == 0
    assert replaced(STORY, "", "x") == replaced(STORY, "town’s", " ")


def test_new_words_that_look_like_markup_stay_words() -> None:
    story = Article(Furniture("s"), "The sum is x.\n")
    for right in ("*6*", "# 6", "[@a]", "2. b", "<b>", "a_b_c", "::ad{#ad-1}"):
        done = replaced(story, "The sum is x", right)
        (block,) = body.parse(done.article.body)
        assert (done.count, body.plain_texts(block)) in ((1, (f"{right}.",)), (0, ("The sum is x.",)))
    assert replaced(story, "x", "*6*").count == 1


@given(stories(), st.text(st.sampled_from("ab *_[]#>-."), max_size=8), st.data())
def test_replacing_words_changes_those_words_alone(story: Article, right: str, data: st.DataObject) -> None:
    words = [word for block in body.parse(story.body) for text in body.plain_texts(block) for word in text.split()]
    wrong = data.draw(st.sampled_from(words or ["nothing"]))
    done = replaced(story, wrong, right)
    before = [text for block in body.parse(story.body) for text in body.plain_texts(block)]
    after = [text for block in body.parse(done.article.body) for text in body.plain_texts(block)]
    assert len(after) == len(before)
    changed = sum(one != other for one, other in zip(before, after, strict=True))
    assert changed <= done.count
    assert done.article.corrections == story.corrections
    if not done.count:
        assert done.article == story


@pytest.mark.parametrize("kind", CorrectionKind)
@pytest.mark.parametrize("language", ["en", "en-GB", "de", "es", "fr", "pl", "xx"])
def test_readers_are_told_both_in_the_language_of_the_story(language: str, kind: CorrectionKind) -> None:
    both = proposed(kind, "A {right}", "B", language)
    assert "A {right}" in both
    assert "B" in both.replace("A {right}", "")
    assert "A" in proposed(kind, "A", "", language)
    assert "B" in proposed(kind, "", "B.", language)
    assert proposed(kind, " ", "", language) == ""
    known = proposed(kind, "A", "B", "en")
    assert (proposed(kind, "A", "B", language) == known) is (language in ("en", "en-GB", "xx"))


def test_the_house_has_its_own_wording() -> None:
    house = {"en correction": "We wrote {wrong}; {right} is right."}
    assert proposed(CorrectionKind.CORRECTION, "a", "b", "en-US", house) == "We wrote a; b is right."
    assert proposed(CorrectionKind.CORRECTION, "a", "", "en", house).startswith("An earlier version")
    assert "We wrote" not in proposed(CorrectionKind.CORRECTION, "a", "b", "de", house)
    assert correction_words.flaw(*next(iter(house.items()))) == ""
    for name, wording in (("en", "{wrong} {right}"), ("en kill", "{wrong} {right}"), ("en update", "{wrong}")):
        assert correction_words.flaw(name, wording).endswith(".")
