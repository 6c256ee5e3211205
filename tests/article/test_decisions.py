"""Decisions about quotations: they hold through edits, and are taken back."""

from dataclasses import replace

import pytest

from editor.article.article import Article, Furniture
from editor.article.decisions import key_of, keyed, mark_no_quotation, mark_quotation, take_back, waive
from editor.article.errors import RefusedAction
from editor.article.ledger import LedgerEntry, QuotationState, coverage, ledger
from editor.article.portable import dumps, loads

BODY = """They chanted “it was the wind” all night.

One shouted: “It was the rain.”

Others sang “it was the wind” again.
"""
STORY = Article(Furniture(slug="x"), BODY)


def states(article: Article) -> list[QuotationState]:
    return [entry.state for entry in ledger(article)]


def none_at(article: Article, number: int) -> Article:
    entries = ledger(article)
    return mark_no_quotation(article, entries, entries[number], "Jon")


def find(article: Article, words: str) -> LedgerEntry:
    return next(entry for entry in ledger(article) if words in entry.text)


def test_what_is_no_quotation_stays_so_through_edits_elsewhere() -> None:
    marked = none_at(STORY, 2)
    assert states(marked)[2] is QuotationState.NO_QUOTATION
    assert states(marked)[0] is not QuotationState.NO_QUOTATION
    # One of the same words is put before it, and the first one is taken out: the mark follows its own words.
    more = replace(marked, body="He wrote “it was the wind” on a wall.\n\n" + marked.body)
    assert [state is QuotationState.NO_QUOTATION for state in states(more)] == [False, False, False, True]
    less = replace(marked, body=marked.body.partition("\n\n")[2])
    assert [state is QuotationState.NO_QUOTATION for state in states(less)] == [False, True]


def test_it_stays_when_its_own_words_are_mended() -> None:
    marked = none_at(STORY, 1)
    mended = replace(marked, body=marked.body.replace("It was the rain.", "It was all the rain."))
    assert find(mended, "rain").state is QuotationState.NO_QUOTATION
    another = replace(marked, body=marked.body.replace("It was the rain.", "Nobody knows who did this to us."))
    assert find(another, "Nobody").state is not QuotationState.NO_QUOTATION


def test_a_waiver_needs_a_reason_and_counts_as_settled() -> None:
    entries = ledger(STORY)
    with pytest.raises(RefusedAction):
        waive(STORY, entries, entries[1], "Jon", "  ")
    made = waive(STORY, entries, entries[1], "Jon", " Heard by three ")
    entry = ledger(made)[1]
    assert entry.state is QuotationState.WAIVED
    assert entry.decision is not None
    assert (entry.decision.by, entry.decision.reason) == ("Jon", "Heard by three")
    assert coverage(ledger(made)).attributed == coverage(entries).attributed + 1
    assert loads(dumps(made)) == made


def test_a_decision_is_changed_and_taken_back() -> None:
    marked = none_at(STORY, 1)
    entries = ledger(marked)
    changed = waive(marked, entries, entries[1], "Ana", "Heard by three")
    assert len(changed.decisions) == 1
    back = take_back(changed, ledger(changed)[1])
    assert back == STORY


def test_scare_quotes_can_be_said_to_be_speech() -> None:
    story = Article(Furniture(slug="x"), "The so-called “quiet season” begins.\n")
    (entry,) = ledger(story)
    assert entry.state is QuotationState.NO_QUOTATION
    made = mark_quotation(story, (entry,), entry, "Jon")
    assert states(made) == [QuotationState.MISSING]
    assert coverage(ledger(made)).total == 1
    assert take_back(made, ledger(made)[0]) == story


def test_names_of_quotations_stay_theirs() -> None:
    entries = ledger(STORY)
    named = keyed(entries)
    assert list(named.values()) == list(entries)
    assert key_of(entries, entries[2]) == "2:it was the wind"
    later = ledger(replace(STORY, body="A new paragraph.\n\n" + BODY))
    assert list(keyed(later)) == list(named)
