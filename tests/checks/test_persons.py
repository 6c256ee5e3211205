"""Two roles for one person, the full name again, courtesy titles; persons whose surnames are shared are left alone."""

from dataclasses import replace

import pytest

from editor.article.article import Byline
from editor.checks.persons import CHECKS
from editor.checks.policy import NO_POLICY
from tests.checks.support import article, found, places


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "Lawmakers like Ana Diaz said no, Diaz added. The president of the harbour board, Ana Diaz, said more.",
            "Ana Diaz",
        ),
        ("Farmer Ana Diaz said no. Harbour pilot Ana Diaz said yes.", "Ana Diaz"),
        ("Governor Ana Diaz said no. It rained. Senator Diaz said yes.", "Senator"),
    ],
)
def test_two_roles(text: str, where: str) -> None:
    assert ("two-roles", where) in places(CHECKS, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ana Diaz said no. Later Senator Diaz said yes.",
        "Ana Diaz, a Democrat, said no. Lawyer Ana Diaz said yes.",
        "Chief executive Ana Diaz said no. Ana Diaz, chair of the board, said yes.",
        "President Ana Diaz said no. Then-Governor Diaz had said yes.",
        "Former President Ana Diaz said no. Senator Diaz said yes.",
        "Professor Ana Diaz said no. Ana Diaz, a researcher at Ellery, said yes.",
        "Farmer Ana Diaz said no. Pilot Bo Diaz said yes.",
        "Farmer Ana Diaz said no. “Harbour pilot Ana Diaz is here,” he said.",
    ],
)
def test_one_role_in_other_words(text: str) -> None:
    assert "two-roles" not in [code for code, _ in places(CHECKS, text)]


def test_the_full_name_again_becomes_the_surname() -> None:
    text = "Ana Diaz signed the order. Diaz left at noon. Ana Diaz did not come back."
    (finding,) = found(CHECKS, article(text))
    assert finding.code == "full-name-again"
    assert finding.fix
    assert finding.fix.mended.body == "Ana Diaz signed the order. Diaz left at noon. Diaz did not come back."


def test_a_particle_stays_with_the_surname_and_begins_a_sentence_large() -> None:
    text = "Eva von der Burg said no. Von der Burg left. Later Eva von der Burg met her. Eva von der Burg won."
    fixes = [one.fix.mended.body for one in found(CHECKS, article(text)) if one.fix]
    assert "Later von der Burg met her." in fixes[0]
    assert fixes[1].endswith("her. Von der Burg won.")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Diaz said no. Diaz left. “Ana Diaz is late,” he said.",
        "Ana Diaz said no. Bo Diaz said yes. Ana Diaz left.",
        "Ana Diaz said no. Diaz left.\n\n## Ana Diaz\n\nShe came back.",
        "Goldman Sachs said no. Goldman rose. Goldman Sachs fell.",
        "Jean Lafitte sells shirts. Jean Lafitte has forty shops.",
        "Diaz said no. Ana Diaz, the mayor, said no more.",
    ],
)
def test_where_the_full_name_is_right(text: str) -> None:
    assert places(CHECKS, text) == []


def test_after_a_long_time_the_full_name_helps_again() -> None:
    between = "\n\n".join(["It rained in Port Ellery."] * 10)
    assert places(CHECKS, f"Ana Diaz said no. Diaz left.\n\n{between}\n\nAna Diaz came back.") == []


def test_who_signs_the_story_is_left_alone_and_so_are_other_languages() -> None:
    text = "Ana Diaz said no. Diaz left. Ana Diaz is a reporter in Ellery."
    story = article(text)
    assert found(CHECKS, story)
    signed = replace(story, furniture=replace(story.furniture, byline=(Byline("Ana Diaz"),)))
    assert found(CHECKS, signed) == []
    german = replace(story, furniture=replace(story.furniture, language="de"))
    assert [one for one in found(CHECKS, german) if one.code == "full-name-again"] == []


def test_courtesy_titles_are_consistent_by_default() -> None:
    text = "Ana Diaz said no. Ms Diaz left. Diaz came back. Diaz won."
    (finding,) = found(CHECKS, article(text))
    assert (finding.code, text[finding.start : finding.end]) == ("courtesy-title", "Ms Diaz")
    assert finding.fix
    assert "no. Diaz left." in finding.fix.mended.body
    assert places(CHECKS, "Ana Diaz said no. Ms Diaz left. Ms Diaz came back.") == []
    assert places(CHECKS, "Ana Diaz said no. Ms Diaz left. Ms Diaz won. Diaz came back.") == [
        ("courtesy-title", "Diaz")
    ]


def test_of_two_persons_with_one_surname_the_title_may_tell_which() -> None:
    assert places(CHECKS, "Bo Diaz said no. Diaz left. He married Ana Diaz. Ms. Diaz won.") == []


def test_house_policy_decides_on_courtesy_titles() -> None:
    polite, plain = "Ana Diaz said no. Ms Diaz left.", "Ana Diaz said no. Diaz left."
    for wanted, text in (("surname", polite), ("courtesy", plain)):
        policy = replace(NO_POLICY, second_reference=wanted)
        assert [one.code for one in found(CHECKS, article(text), policy)] == ["courtesy-title"]
    assert found(CHECKS, article(plain), replace(NO_POLICY, second_reference="surname")) == []
    assert found(CHECKS, article(polite), replace(NO_POLICY, second_reference="courtesy")) == []
