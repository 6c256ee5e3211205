"""Sources: found by name, keys that tell nothing, renamed with their citations, removed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Furniture
from editor.article.edits import apply, citations
from editor.article.source_records import (
    SourceTrouble,
    add_source,
    bare_name,
    change_source,
    cited_at,
    find_source,
    free_key,
    keys_of,
    remove_source,
    rename_key,
    source_named,
    tells,
)
from editor.article.sources import Source, SourceKind, Terms

STORY = Article(
    Furniture(slug="x"),
    "“No,” said Rosa Diaz. [@diaz]\n\n> “Never.” [@costa, p. 3; @diaz]\n",
    sources=(Source("diaz", "Rosa Diaz"), Source("costa", "Rui Costa")),
)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Lawmakers like Adriana Tudela", "Adriana Tudela"),
        ("ministers such as Jane Doe", "Jane Doe"),
        ("Foreign Secretary Jane Doe", "Jane Doe"),
        ("Sen. Jane Doe", "Jane Doe"),
        ("Jane Doe", "Jane Doe"),
        ("people like us", "people like us"),
        ("Opposition lawmakers", "Opposition lawmakers"),
        ("", ""),
    ],
)
def test_a_name_is_told_from_what_stands_before_it(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("known", "name", "is_found"),
    [
        ("Adriana Tudela", "Lawmakers like Adriana Tudela", True),
        ("Adriana Tudela", "ADRIANA TUDELA", True),
        ("Adriana Tudela", "Tudela", True),
        ("Adriana Tudela", "A. Tudela", True),
        ("Tudela", "Adriana Tudela", True),
        ("Adriana Tudela", "President Adriana Tudela", True),
        ("Adriana Tudela", "Adriana María Tudela", True),
        ("Adriana Tudela", "Beatriz Tudela", False),
        ("Adriana Tudela", "Adriana", False),
        ("Port Authority", "Harbour Authority", False),
        ("Adriana Tudela", "", False),
    ],
)
def test_the_source_of_a_name(known: str, name: str, is_found: bool) -> None:
    assert (find_source([Source("one", known)], name) is not None) is is_found


def test_two_of_a_surname_are_not_mixed_up() -> None:
    two = [Source("a", "Rosa Diaz"), Source("b", "Luis Diaz")]
    assert find_source(two, "Diaz") is None
    assert find_source(two, "Luis Diaz") == two[1]


def test_who_is_not_on_the_record_is_found_by_no_name() -> None:
    assert find_source([Source("a", "Rosa Diaz", terms=Terms.BACKGROUND)], "Rosa Diaz") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Rosa Diaz", SourceKind.PERSON),
        ("Opposition lawmakers", SourceKind.BODY),
        ("the ministry", SourceKind.BODY),
        ("Port Authority", SourceKind.BODY),
    ],
)
def test_a_new_source_is_a_person_or_a_body(name: str, kind: SourceKind) -> None:
    assert source_named(name, ()).kind is kind


def test_keys_are_plain_and_free() -> None:
    assert free_key("Łukasz Żółć", ()) == "zolc"
    assert free_key("Rosa Diaz", {"diaz", "diaz-2"}) == "diaz-3"
    assert free_key("…", ()) == "source"
    assert keys_of(replace(STORY, sources=())) == {"diaz", "costa"}


def test_a_key_is_renamed_with_every_citation_of_it() -> None:
    made = rename_key(STORY, "diaz", "rosa")
    assert [one.key for _, citation in citations(made.article.body) for one in citation.cited] == [
        "rosa",
        "costa",
        "rosa",
    ]
    assert "[@costa, p. 3; @rosa]" in made.article.body
    assert apply(STORY.body, made.edits) == made.article.body
    assert [source.key for source in made.article.sources] == ["rosa", "costa"]
    assert rename_key(made.article, "rosa", "diaz").article == STORY


@pytest.mark.parametrize("key", ["costa", "two words", "", "-", "é", "x" * 80, "a]b"])
def test_a_key_that_cannot_be_is_refused_with_a_sentence(key: str) -> None:
    with pytest.raises(SourceTrouble) as raised:
        rename_key(STORY, "diaz", key)
    assert raised.value.sentence.endswith(".")


def test_a_source_that_goes_off_the_record_loses_a_key_that_tells() -> None:
    hidden = replace(STORY.sources[0], terms=Terms.BACKGROUND)
    made = change_source(STORY, hidden)
    assert made.article.sources[0] == replace(hidden, key="source-1")
    assert "diaz" not in made.article.body
    assert "“No,” said Rosa Diaz. [@source-1]" in made.article.body
    with pytest.raises(SourceTrouble):
        rename_key(made.article, "source-1", "rosa-diaz")
    assert rename_key(made.article, "source-1", "pier").article.sources[0].key == "pier"


def test_a_name_typed_later_does_not_leave_a_key_that_tells() -> None:
    story = add_source(STORY, Source("weber", "", terms=Terms.BACKGROUND)).article
    assert story.sources[-1].key == "weber"
    made = change_source(story, replace(story.sources[-1], name="Jonas Weber"))
    assert made.article.sources[-1].key == "source-1"


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(Terms))
def test_no_key_tells_who_is_hidden(name: str, organisation: str, terms: Terms) -> None:
    source = source_named(name, keys_of(STORY))
    made = add_source(STORY, replace(source, name=name, organisation=organisation, terms=terms)).article
    assert not tells(made.sources[-1])
    assert len(made.sources) == 3


def test_where_a_source_is_cited_and_what_its_removal_leaves() -> None:
    assert [STORY.body[start:end] for start, end in cited_at(STORY, "diaz")] == ["[@diaz]", "[@costa, p. 3; @diaz]"]
    left = remove_source(STORY, "diaz")
    assert left.body == STORY.body
    assert [source.key for source in left.sources] == ["costa"]
