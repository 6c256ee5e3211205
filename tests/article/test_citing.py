"""Citations put into a text and speakers confirmed: each quotation gets its own, and all others keep theirs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Furniture
from editor.article.citing import attribute, cite, confirm, confirm_sure, entry_at, is_sure, uncite
from editor.article.edits import apply
from editor.article.ledger import LedgerEntry, QuotationState, coverage, ledger
from editor.article.source_records import Amended
from editor.article.sources import Source

SOURCES = (Source("diaz", "Rosa Diaz"), Source("costa", "Rui Costa"))


def story(body: str) -> Article:
    return Article(Furniture(slug="x"), body, sources=SOURCES)


def speakers(article: Article) -> list[str]:
    return [entry.source for entry in ledger(article)]


def changed(article: Article, number: int, key: str) -> Article:
    entries = ledger(article)
    made = attribute(article, entries, entries[number], key)
    assert apply(article.body, made.edits) == made.article.body
    return made.article


def test_a_quotation_is_cited_after_its_mark() -> None:
    made = changed(story("“No,” said Rosa Diaz on Monday.\n"), 0, "diaz")
    assert made.body == "“No,” [@diaz] said Rosa Diaz on Monday.\n"
    assert ledger(made)[0].state is QuotationState.CONFIRMED


def test_a_running_quotation_is_cited_at_its_end_and_a_block_quotation_before_its_credit() -> None:
    made = changed(story("“One.\n\n“Two.\n\n“Three,” said Diaz.\n"), 0, "diaz")
    assert made.body == "“One.\n\n“Two.\n\n“Three,” [@diaz] said Diaz.\n"
    made = changed(story("> All of it is true.\n> — Rosa Diaz\n"), 0, "diaz")
    assert made.body == "> All of it is true. [@diaz]\n> — Rosa Diaz\n"


def test_the_others_of_a_paragraph_keep_their_speakers() -> None:
    body = "“A,” said Rosa Diaz. “B,” said Rui Costa. “C,” said Diaz. [@diaz]\n"
    article = story(body)
    assert speakers(article) == ["diaz", "", "diaz"]
    made = changed(article, 1, "costa")
    assert speakers(made) == ["diaz", "costa", "diaz"]
    again = changed(made, 0, "costa")
    assert speakers(again) == ["costa", "costa", "diaz"]
    assert speakers(changed(again, 2, "costa")) == ["costa", "costa", "costa"]


def test_the_last_of_two_that_share_a_citation_is_given_to_another() -> None:
    article = story("“We checked it,” Diaz said. “Nobody was hurt.” [@diaz, by telephone]\n")
    assert speakers(article) == ["diaz", "diaz"]
    made = changed(article, 1, "costa")
    assert speakers(made) == ["diaz", "costa"]
    assert made.body == "“We checked it,” [@diaz] Diaz said. “Nobody was hurt.” [@costa]\n"
    assert speakers(changed(article, 0, "costa")) == ["costa", "diaz"]


def test_a_citation_is_taken_away_and_leaves_what_else_it_names() -> None:
    article = story("“No,” said Diaz. [@diaz; @costa]\n")
    first = uncite(article, ledger(article)[0]).article
    assert first.body == "“No,” said Diaz. [@costa]\n"
    assert uncite(first, ledger(first)[0]).article.body == "“No,” said Diaz.\n"


def test_words_are_cited_where_the_selection_ends_and_never_inside_markup() -> None:
    assert cite(story("The crane moved on Monday.\n"), 15, "diaz").article.body == (
        "The crane moved [@diaz] on Monday.\n"
    )
    linked = "A [long report](https://example.org/a) said so.\n"
    assert cite(story(linked), 8, "diaz").article.body == linked.replace(") said", ") [@diaz] said")
    cited = story("It moved [@costa] on Monday.\n")
    assert cite(cited, 8, "diaz", "p. 2").article.body == "It moved [@costa; @diaz, p. 2] on Monday.\n"
    assert cite(cited, 12, "costa").edits == ()


def test_confirming_makes_the_source_once_with_the_role_the_text_tells() -> None:
    article = replace(
        story("The port’s director, Ann Lee, spoke. “It is safe,” Lee said.\n\n“It was the wind,” said Ann Lee.\n"),
        sources=(),
    )
    for _ in range(2):
        entries = ledger(article)
        waiting = next(entry for entry in entries if entry.state is QuotationState.PROPOSED)
        article = confirm(article, entries, waiting).article
    assert article.sources == (Source("lee", "Ann Lee", role="port’s director"),)
    assert coverage(ledger(article)).attributed == 2
    assert confirm(article, ledger(article), ledger(article)[0]) == Amended(article)


def test_one_named_among_many_is_one_source() -> None:
    article = replace(
        story("Lawmakers like Adriana Tudela called it “absurd” on Monday. “It is late,” Tudela added.\n"), sources=()
    )
    for number in (0, 1):
        entries = ledger(article)
        article = confirm(article, entries, entries[number]).article
    assert [source.name for source in article.sources] == ["Adriana Tudela"]


def test_all_that_is_sure_is_confirmed_in_one_step() -> None:
    article = replace(
        story(
            "“One,” said Rosa Diaz. “Two,” Diaz said. “Three,” said Rui Costa.\n\n"
            "They called it “a bit of a mess” and left.\n"
        ),
        sources=(),
    )
    entries = ledger(article)
    sure = [entry for entry in entries if is_sure(entry)]
    made = confirm_sure(article, entries)
    assert apply(article.body, made.edits) == made.article.body
    after = ledger(made.article)
    assert [entry.source for entry in after][:3] == ["diaz", "diaz", "costa"]
    assert sum(entry.state is QuotationState.CONFIRMED for entry in after) == len(sure) == 3
    assert made.article.body.count("[@") == 2


def test_whoever_is_quoted_answers_for_what_they_quote() -> None:
    article = story("“My brother told me, ‘Take the early ferry,’ so I did,” said Rosa Diaz.\n")
    assert [entry.text for entry in ledger(article)][1] == "‘Take the early ferry,’"
    made = changed(article, 0, "diaz")
    assert speakers(made) == ["diaz", "diaz"]
    own = changed(made, 1, "costa")
    assert speakers(own) == ["diaz", "costa"]
    assert "ferry,’ [@costa] so I did,” [@diaz] said" in own.body


def test_the_innermost_quotation_of_a_place() -> None:
    entries = ledger(story("“She said ‘never’ to me,” said Diaz.\n"))
    assert entry_at(entries, 0) is not None
    assert entry_at(entries, 33) is None
    assert entry_at((), 0) is None


SENTENCES = (
    "“It is safe,” said Rosa Diaz.",
    "Diaz called it “a great day for the port”.",
    "“Nobody was hurt.”",
    "“We will see,” Costa said, “what the court says.”",
    "The port was quiet.",
    "“No,” she said. [@diaz]",
    "“Yes,” he said. [@costa; @diaz]",
    "[“Maybe,” said Costa](https://example.org/a).",
    "*“Never,”* said Diaz.",
)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.data())
def test_whatever_stands_round_it_one_changes_and_the_words_stay(chosen: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from((" ", "\n\n")), min_size=len(chosen), max_size=len(chosen)))
    article = story("".join(sentence + gap for sentence, gap in zip(chosen, gaps, strict=True)).rstrip() + "\n")
    entries = [entry for entry in ledger(article) if entry.quotation.is_speech]
    if not entries:
        return
    entry = data.draw(st.sampled_from(entries))
    key = data.draw(st.sampled_from(("diaz", "costa")))
    made = attribute(article, ledger(article), entry, key)
    assert apply(article.body, made.edits) == made.article.body
    after = ledger(made.article)
    assert [one.text for one in after] == [one.text for one in ledger(article)]
    found = _same(after, ledger(article), entry)
    assert found.source == key


def _same(after: tuple[LedgerEntry, ...], before: tuple[LedgerEntry, ...], entry: LedgerEntry) -> LedgerEntry:
    return after[before.index(entry)]


@pytest.mark.parametrize("count", [400])
def test_many_are_confirmed_without_delay(count: int) -> None:
    article = replace(
        story("\n\n".join(f"“Number {n} is here,” said Rosa Diaz." for n in range(count)) + "\n"), sources=()
    )
    made = confirm_sure(article, ledger(article))
    assert len(made.edits) == count
    assert coverage(ledger(made.article)).attributed == count
