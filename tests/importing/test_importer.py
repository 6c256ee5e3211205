"""The face of importing, from bytes to a draft."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import portable
from editor.article.article import Article, Furniture
from editor.article.errors import Trouble, UnknownName, UnreadableArticle
from editor.importing import importer
from editor.importing.reading import Draft, Shape
from tests.article.strategies import articles

STORY = "Harbour opens\nBy Ana Ruiz\n\nLISBON (LUSA) — Ships may sail.\nADVERTISEMENT\nThey will.\n"


@given(articles())
def test_a_portable_article_comes_back_whole(article: Article) -> None:
    draft = importer.draft(importer.read(portable.dumps(article).encode(), "x.json"), slug="other")
    assert draft.article == article


def test_halves_of_characters_in_json_are_replaced_with_a_note() -> None:
    value = {**portable.article_to_json(Article(Furniture(slug="x"))), "body": "a\ud800b"}
    reading = importer.read(json.dumps(value).encode(), "x.json")
    assert reading.complete is not None
    assert reading.complete.body == "a\ufffdb"
    assert reading.notes


@pytest.mark.parametrize(
    "content", [b"{", b'{"format": "copydesk.article/1"}', b"[1]", b'{"format": "copydesk.article/9"}']
)
def test_broken_json_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableArticle):
        importer.read(content, "x.json")


def test_a_story_is_read_recognised_and_assembled() -> None:
    reading = importer.read(STORY.encode(), "harbour.txt")
    draft = importer.draft(reading, slug="harbour")
    assert reading.shape is Shape.TEXT
    assert draft.article.furniture.slug == "harbour"
    assert len(draft.article.ads) == 1
    assert "ADVERTISEMENT" not in draft.article.body
    assert draft.unaccounted == ()


def test_nothing_is_applied_where_nothing_is_accepted() -> None:
    draft = importer.draft(importer.read(STORY.encode()), slug="x", accept="none")
    assert draft.article.body.split() == STORY.split()
    assert not any(proposal.applied for proposal in draft.proposals)


def test_a_person_can_choose_otherwise() -> None:
    reading = importer.read(STORY.encode())
    draft = importer.draft(reading, slug="x")
    again = importer.redraft(reading, draft.proposals, frozenset(), "x")
    assert again.article.body.split() == STORY.split()
    chosen = frozenset(number for number, proposal in enumerate(draft.proposals) if proposal.applied)
    assert importer.redraft(reading, draft.proposals, chosen, "x") == draft


def test_an_unknown_grade_is_refused() -> None:
    with pytest.raises(UnknownName):
        importer.draft(importer.read(b"x"), slug="x", accept="maybe")


def test_the_language_is_guessed() -> None:
    german = "Der Hafen ist wieder offen, und die Schiffe sind nicht mehr auf dem Meer."
    assert importer.draft(importer.read(german.encode()), slug="x").article.furniture.language == "de"


@pytest.mark.timeout(120)
def test_a_huge_page_is_read_as_text() -> None:
    page = "<html><script>var a = '<p>no</p>';</script><p>Ships sail.</p>" + f"<div>{'word ' * 1000}</div>" * 1_200
    reading = importer.read(page.encode(), "x.html")
    assert [block.text[:12] for block in reading.blocks[:2]] == ["Ships sail.", "word word wo"]
    assert "without markup" in reading.notes[0]
    first = reading.blocks[0]
    assert reading.decoded[first.words.outer(0) : first.words.outer(0) + 11] == "Ships sail."


@pytest.mark.timeout(120)
@pytest.mark.parametrize("unit", ["<script>", "<!--", "<", "-->", "<p"])
def test_a_huge_hostile_page_ends_in_bounded_time(unit: str) -> None:
    page = "<p>x</p>" + unit * (6_000_000 // len(unit))
    assert importer.read(page.encode(), "x.html").decoded == page


@given(st.binary(max_size=400), st.sampled_from(["", "a.txt", "a.md", "a.json", "a.html", "a.docx"]))
def test_any_bytes_end_in_a_draft_or_a_sentence(content: bytes, name: str) -> None:
    outcome: Draft | Trouble
    try:
        outcome = importer.draft(importer.read(content, name), slug="x", accept="all")
    except Trouble as trouble:
        outcome = trouble
    assert outcome.sentence if isinstance(outcome, Trouble) else outcome.unaccounted == ()
