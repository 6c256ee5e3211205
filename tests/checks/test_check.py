"""A check's findings: found again after edits, ignored with a reason, at the severity that the policy gives."""

from dataclasses import replace
from time import thread_time
from types import MappingProxyType

import pytest
from hypothesis import given

from editor.article import findings as records
from editor.article import portable
from editor.article.findings import Finding, Severity
from editor.checks.policy import NO_POLICY
from editor.checks.registry import BY_CODE, CHECKS, run_checks
from editor.checks.story import Story
from tests.article.strategies import articles, stories
from tests.checks.support import article

TEXT = "He claimed that it holds. She claimed that it does not.\n"


def opinions(text: str) -> list[Finding]:
    return [one for one in run_checks(Story(article(text))) if one.code == "opinion-verb"]


def test_an_ignored_finding_stays_ignored_when_other_words_change() -> None:
    first, second = opinions(TEXT)
    assert first.key != second.key
    story = records.let_stand(article(TEXT), second, "Ana Ruiz", "it is disputed", "2026-11-25T22:00:00+00:00")
    story = portable.loads(portable.dumps(story))
    for text in (TEXT, f"It rains. {TEXT}", TEXT.replace("holds", "stands")):
        found = [one for one in run_checks(Story(replace(story, body=text))) if one.code == "opinion-verb"]
        assert [bool(one.ignored) for one in found] == [False, True]
        assert found[1].ignored
        assert (found[1].ignored.by, found[1].ignored.reason) == ("Ana Ruiz", "it is disputed")


def test_it_is_taken_up_again() -> None:
    _, second = opinions(TEXT)
    story = records.let_stand(article(TEXT), second, "Ana Ruiz", "disputed")
    again = records.let_stand(story, second, "Jo", "on second thought")
    assert [one.by for one in again.ignored] == ["Jo"]
    assert records.take_up(again, second) == article(TEXT)
    assert records.take_up(article(TEXT), second) == article(TEXT)


def test_a_guard_can_be_neither_ignored_nor_lowered() -> None:
    story = replace(article("It holds. [@nobody]\n"), furniture=replace(article("").furniture, headline=""))
    findings = [one for one in run_checks(Story(story)) if one.severity is Severity.BLOCKING]
    assert {one.code for one in findings} >= {"headline-missing", "source-unknown"}
    for finding in findings:
        story = records.let_stand(story, finding, "Ana Ruiz", "no time")
    policy = replace(NO_POLICY, severities=MappingProxyType({"headline-missing": "off", "source-unknown": "note"}))
    after = [one for one in run_checks(Story(story, policy)) if one.blocks]
    assert [one.key for one in after] == [one.key for one in findings]


def test_what_is_to_come_blocks_and_may_be_ignored() -> None:
    story = article("The wall costs TK million.\n")
    (finding,) = [one for one in run_checks(Story(story)) if one.code == "to-come"]
    assert finding.blocks
    ignored = records.let_stand(story, finding, "Ana Ruiz", "TK is the builder’s name")
    (finding,) = [one for one in run_checks(Story(ignored)) if one.code == "to-come"]
    assert not finding.blocks


def test_the_policy_gives_the_severity() -> None:
    for choice, severity in (("warning", Severity.WARNING), ("blocking", Severity.BLOCKING), ("off", None)):
        policy = replace(NO_POLICY, severities=MappingProxyType({"opinion-verb": choice}))
        found = [one.severity for one in run_checks(Story(article(TEXT), policy)) if one.code == "opinion-verb"]
        assert found == ([severity] * 2 if severity else [])


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_check_has_words_for_panel_and_docs(code: str) -> None:
    check = BY_CODE[code]
    assert check.title
    assert len(check.title) <= 34
    assert check.sentence.endswith(".")
    assert check.example
    assert check.mend.endswith(".")


@given(articles())
def test_any_article_is_checked_and_every_place_lies_in_its_text(story: object) -> None:
    from editor.article.article import Article

    assert isinstance(story, Article)
    for finding in run_checks(Story(story)):
        assert 0 <= finding.start <= finding.end <= len(story.body)
        assert finding.message
        assert finding.code in BY_CODE


@given(stories())
def test_the_same_story_has_the_same_findings_and_keys_are_apart(story: object) -> None:
    from editor.article.article import Article

    assert isinstance(story, Article)
    found = run_checks(Story(story))
    assert found == run_checks(Story(story))
    assert len({one.key for one in found}) == len(found)
    assert len(CHECKS) == len(BY_CODE)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "President Ana Diaz claimed that 63 votes in favor passed the bill. " * 3_000,
        "Governor Ana Diaz said no. Senator Diaz said yes.\n\n" * 2_000,
        "\n\n".join(f"Ana Di{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}z{n} met Bo Smi{n}th." for n in range(2_000)),
        "\n\n".join(f"Sar{'a' * (n % 9 + 1)} Diaz said no, Diaz said." for n in range(2_000)),
        "A source said so. Sources said so. " * 4_000,
        "\n\n".join(f"{n} people sank with the ferry off Ellery." for n in range(20, 3_000)),
        "TK [CHECK " * 8_000,
    ],
    ids=["one paragraph", "offices", "names", "given names", "sources", "figures", "open"],
)
def test_no_text_can_be_made_to_be_slow(text: str) -> None:
    started = thread_time()
    run_checks(Story(article(text)))
    assert thread_time() - started < 8
