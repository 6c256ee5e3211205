"""Edits beyond a licence: found word by word against the original, and taken back by their own edits."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Byline, Dateline, Furniture
from editor.article.correction import Correction
from editor.article.edits import apply
from editor.article.embeds import Capture, Embed
from editor.article.licence_edits import Change, beyond
from editor.article.syndication import Edits, Syndication
from tests.article.strategies import body_text, stories

BOTH = (Edits.STYLE, Edits.NONE)
ORIGINAL = Article(
    Furniture("ferry", headline="Ferry is back"),
    "PORT ELLERY — The council voted 7 to 2 on Wednesday to bring back the night ferry.\n\n"
    "“Half of this town works on the other side,” said Mayor Marta Quillan.\n\n"
    "## The vote\n\n"
    "- Two boats\n- One wharf\n\n"
    "The first crossing is planned for May 18. It is **free** for all.\n\n"
    "ADVERTISEMENT\n\n"
    "Two buses stand ready.\n",
)


def changed(old: str, new: str) -> Article:
    assert old in ORIGINAL.body
    return replace(ORIGINAL, body=ORIGINAL.body.replace(old, new))


def found(article: Article, allowed: Edits = Edits.STYLE) -> tuple[Change, ...]:
    return beyond(ORIGINAL, article, allowed)


def test_any_edit_is_let_where_the_licence_lets_it() -> None:
    assert beyond(ORIGINAL, changed("7 to 2", "2 to 7"), Edits.ANY) == ()


def test_paragraphs_may_be_parted_and_joined() -> None:
    for allowed in BOTH:
        assert found(changed("May 18. It", "May 18.\n\nIt"), allowed) == ()
        assert found(changed("ferry.\n\n“Half", "ferry. “Half"), allowed) == ()


def test_markup_citations_and_markers_are_no_words() -> None:
    for allowed in BOTH:
        assert found(changed("**free**", "free"), allowed) == ()
        assert found(changed("Quillan.\n\n", "Quillan. [@quillan]\n\n::ad{#ad-1}\n\n::embed{#e-1}\n\n"), allowed) == ()
        assert found(changed("the night ferry", "[the night ferry](https://ferry.example)"), allowed) == ()


def test_a_label_of_the_input_may_go() -> None:
    for allowed in BOTH:
        assert found(changed("ADVERTISEMENT\n\n", ""), allowed) == ()


def test_a_dateline_may_move_to_the_furniture_and_not_away() -> None:
    bare = changed("PORT ELLERY — ", "")
    for allowed in BOTH:
        assert [one.was for one in found(bare, allowed)] in (["PORT ELLERY"], ["PORT ELLERY —"])
    moved = replace(bare, furniture=replace(bare.furniture, dateline=Dateline("Port Ellery")))
    assert found(moved) == ()


def test_words_that_moved_to_a_record_are_not_lost() -> None:
    more = "It is official. First crossing May 18, at Tanner’s Wharf.\n\nBy Tomas Adair and June Reyes\n\n"
    more += "Correction: the boats cost less than we said.\n\nThis story was first published by The Gazette.\n"
    original = replace(ORIGINAL, body=f"{ORIGINAL.body}\n{more}")
    moved = replace(
        ORIGINAL,
        furniture=replace(ORIGINAL.furniture, byline=(Byline("Tomas Adair"), Byline("June Reyes"))),
        embeds=(Embed("e-1", "x", "", "", (Capture("It is official. First crossing May 18, at Tanner's Wharf."),)),),
        corrections=(Correction("Correction: the boats cost less than we said."),),
        syndication=Syndication(credit_text="This story was first published by The Gazette."),
    )
    assert beyond(original, moved, Edits.STYLE) == ()
    assert len(beyond(original, replace(moved, embeds=()), Edits.STYLE)) == 1
    assert len(beyond(original, replace(moved, corrections=()), Edits.STYLE)) == 1


def test_a_paragraph_that_the_furniture_repeats_is_no_change() -> None:
    """Words that both texts have are compared with each other, wherever else one of the two shows them."""
    words = "Two buses stand ready."
    assert found(replace(ORIGINAL, furniture=replace(ORIGINAL.furniture, standfirst=words))) == ()


def test_a_change_has_its_place_and_its_words() -> None:
    article = changed("7 to 2", "8 to 2")
    (change,) = found(article)
    assert article.body[change.start : change.end] == "8"
    assert (change.was, change.now, change.more) == ("7", "8", 0)


def test_the_changes_of_one_paragraph_are_one() -> None:
    (change,) = found(
        changed("Half of this town works on the other side", "Most of this city lives on the other shore")
    )
    assert change.more == 2


def test_a_lost_quotation_mark_may_be_put_in() -> None:
    lost = replace(ORIGINAL, body=ORIGINAL.body.replace("“Half", "Half"))
    for allowed in BOTH:
        assert beyond(lost, ORIGINAL, allowed) == ()


@given(stories(), st.sampled_from(BOTH))
def test_a_story_is_no_edit_of_itself(article: Article, allowed: Edits) -> None:
    again = replace(article, body=article.body + "\n")
    assert beyond(article, again, allowed) == ()


@given(stories(), body_text, st.sampled_from(BOTH))
def test_places_and_edits_lie_in_the_text_of_today(original: Article, text: str, allowed: Edits) -> None:
    article = replace(original, body=text)
    for change in beyond(original, article, allowed):
        assert 0 <= change.start <= change.end <= len(text)
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in change.edits)


# Words that no rule of style, time or place knows.
WORDS = ("boat", "quay", "mayor", "votes", "under", "seven crews", "rope", "harbour", "winter rain", "stone")
paragraphs = st.lists(st.lists(st.sampled_from(WORDS), min_size=5, max_size=12), min_size=1, max_size=5)


def written(lines: list[list[str]]) -> Article:
    return replace(ORIGINAL, body="\n\n".join(" ".join(words) + "." for words in lines) + "\n")


@given(paragraphs, st.data(), st.sampled_from(BOTH))
def test_a_word_that_is_exchanged_added_or_lost_is_found_and_mended(
    lines: list[list[str]], data: st.DataObject, allowed: Edits
) -> None:
    original = written(lines)
    which = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[which]) - 1))
    what = data.draw(st.sampled_from(("exchange", "add", "lose")))
    words = list(lines[which])
    words[at : at + 1] = {"exchange": ["crane"], "add": ["crane", words[at]], "lose": []}[what]
    article = written([*lines[:which], words, *lines[which + 1 :]])
    changes = beyond(original, article, allowed)
    assert len(changes) == 1
    mended = replace(article, body=apply(article.body, changes[0].edits))
    assert changes[0].edits
    assert beyond(original, mended, allowed) == ()


@given(paragraphs.filter(lambda lines: len(lines) > 1), st.data(), st.sampled_from(BOTH))
def test_a_paragraph_that_is_lost_is_found_and_put_back(
    lines: list[list[str]], data: st.DataObject, allowed: Edits
) -> None:
    lines = [
        [*words, f"number {name}"]
        for words, name in zip(lines, ("alpha", "beta", "gamma", "delta", "epsilon"), strict=False)
    ]
    which = data.draw(st.integers(0, len(lines) - 1))
    article = written([*lines[:which], *lines[which + 1 :]])
    changes = beyond(written(lines), article, allowed)
    assert changes
    mended = replace(article, body=apply(article.body, [edit for one in changes for edit in one.edits]))
    assert beyond(written(lines), mended, allowed) == ()
