"""The account of an import: it names what is lost, and nothing else."""

import dataclasses

import pytest

from editor.article.article import Article, Furniture
from editor.importing.account import unaccounted
from editor.importing.assemble import assemble
from editor.importing.reading import ProposalKind, RawKind
from tests.importing.builders import block, find, reading


def article(body: str) -> Article:
    return Article(Furniture(slug="x"), body)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ("The ships sink at the port.\n", ()),
        ("The **ships** sink [@key] at\nthe port.\n", ()),
        ("The ships sink the port.\n", ("at",)),
        ("The ships sink at port.\n", ("the",)),
        ("", ("The", "ships", "sink", "at", "the", "port")),
        ("The ships sink at the port. And more.\n", ()),
    ],
)
def test_lost_words_are_named_in_order(body: str, lost: tuple[str, ...]) -> None:
    assert unaccounted(reading("The ships sink at the port."), article(body), ()) == lost


def test_a_word_that_stood_twice_is_missed_once() -> None:
    assert unaccounted(reading("one two one two one"), article("one one two\n"), ()) == ("two", "one")


def test_a_picture_counts_with_its_words() -> None:
    source = reading(block(RawKind.IMAGE, "The port", alternative="Ships"))
    assert unaccounted(source, article('![Ships](asset:0 "The port")\n'), ()) == ()
    assert unaccounted(source, article('![](asset:0 "The")\n'), ()) == ("port", "Ships")


def test_only_applied_proposals_list_words() -> None:
    source = reading("Ad", "Text.")
    ad = find(source, ProposalKind.AD, 0, "Ad")
    assert unaccounted(source, article("Text.\n"), (ad,)) == ("Ad",)
    assert unaccounted(source, article("Text.\n"), (dataclasses.replace(ad, applied=True),)) == ()


def test_a_word_that_two_places_shared_is_counted_at_the_edge() -> None:
    source = reading("Ana RuizAna profile spoke.")
    draft = assemble(source, (find(source, ProposalKind.RELATED, 0, "Ana profile"),), frozenset({0}), "x")
    assert draft.article.body == "Ana Ruiz spoke.\n"
    assert draft.unaccounted == ()


def test_a_mend_or_a_citation_is_in_no_account() -> None:
    source = reading("Yes,” said Ana.")
    quote = find(source, ProposalKind.QUOTE, 0, "Yes,”", speaker="Ana", mend={"at": 0, "insert": "“"})
    assert assemble(source, (quote,), frozenset({0}), "x").unaccounted == ()
