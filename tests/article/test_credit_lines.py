"""Whose words a block quotation holds, as the line under it says."""

import pytest

from editor.article.article import Article, Furniture
from editor.article.grade import Grade
from editor.article.ledger import LedgerEntry, ledger


def first(body: str) -> LedgerEntry:
    return ledger(Article(Furniture(slug="x"), body))[0]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Hafenbau AG, in a statement", "Hafenbau AG"),
        ("Jane Doe, teacher", "Jane Doe"),
        ("Minister Jane Doe", "Jane Doe"),
        ("a resident of Harle", "a resident of Harle"),
        ("Doe", "Jane Doe"),
    ],
)
def test_the_line_under_it_names_the_speaker(line: str, speaker: str) -> None:
    body = f"> The arm carries forty tonnes.\n> — {line}\n\nTeacher Jane Doe did not agree, Bo Lind said.\n"
    entry = first(body)
    assert entry.speaker == speaker
    assert entry.quotation.speaker is not None
    assert entry.quotation.speaker.grade is Grade.SURE
    assert entry.evidence is not None
    assert body[slice(*entry.evidence)] in line


def test_without_a_line_it_is_as_before() -> None:
    entry = first("> The arm carries forty tonnes.\n\nThe port was quiet.\n")
    assert entry.speaker == ""
