"""Sources that are not named: reason, editor, terms, number; and what a finding may call them."""

import pytest

from editor.article.sources import Source, SourceKind, Terms
from editor.checks.anonymity import CHECKS
from tests.checks.support import article, found, places

AIDE = Source(
    "aide",
    "Rosa Planted",
    terms=Terms.BACKGROUND,
    description="a council aide",
    reason="fears for her job",
    identity_known_to="Jo Petersen",
)


def codes(text: str, *sources: Source) -> list[str]:
    return [finding.code for finding in found(CHECKS, article(text, *sources))]


def with_changes(**changes: object) -> Source:
    from dataclasses import replace

    return replace(AIDE, **changes)  # type: ignore[arg-type]


def test_a_source_that_is_explained_and_known_is_no_finding() -> None:
    assert codes("The vote is off, an aide said. [@aide]", AIDE) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (with_changes(reason=" "), "anonymous-unexplained"),
        (with_changes(identity_known_to=""), "anonymous-unapproved"),
        (with_changes(terms=Terms.OFF_RECORD), "source-off-record"),
    ],
)
def test_what_is_missing_is_told_where_the_source_is_cited(source: Source, code: str) -> None:
    text = "It rains. The vote is off, an aide said. [@aide]"
    (finding,) = found(CHECKS, article(text, source))
    assert finding.code == code
    assert text[finding.start : finding.end].strip() == "[@aide]"


def test_a_source_that_is_not_cited_or_no_person_needs_no_reason() -> None:
    assert codes("The vote is off.", with_changes(reason="")) == []
    assert codes("So it says. [@aide]", with_changes(reason="", kind=SourceKind.DOCUMENT)) == []


def test_no_message_names_a_hidden_source() -> None:
    source = with_changes(reason="", identity_known_to="", terms=Terms.OFF_RECORD)
    findings = found(CHECKS, article("Sources said so. [@aide]", source))
    assert len(findings) == 4
    assert not any("Planted" in one.message or "aide-" in one.message for one in findings)


def test_sources_for_one_source() -> None:
    text = "Sources said the vote is off. [@aide]"
    assert codes(text, AIDE) == ["sources-for-one"]
    two = (AIDE, with_changes(key="clerk"))
    assert codes("Sources said the vote is off. [@aide; @clerk]", *two) == []
    assert codes("The river has many sources. Light sources fail. [@aide]", AIDE) == []
    assert codes("“Sources said so,” he said. [@aide]", AIDE) == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("A source said the vote is off.", "A source"),
        ("The vote is off, according to a source.", "a source"),
        ("The source told us no.", "The source"),
    ],
)
def test_a_bare_source(text: str, bare: str) -> None:
    assert places(CHECKS, text) == [("source-bare", bare)]


@pytest.mark.parametrize(
    "text",
    [
        "A source close to the mayor said the vote is off.",
        "A source in the council said no.",
        "A police source said no.",
        "The source of the river is dry.",
        "According to a source who read the letter, it is off.",
        "“A source said so,” he said.",
        "Eine Quelle sagte das.",
    ],
)
def test_a_source_that_is_described(text: str) -> None:
    assert places(CHECKS, text) == []
