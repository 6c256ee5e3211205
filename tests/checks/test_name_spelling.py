"""One name spelt two ways, and the many pairs of words that only look like it."""

from dataclasses import replace

import pytest

from editor.checks.name_spelling import CHECKS
from editor.checks.policy import NO_POLICY
from tests.checks.support import article, found, places


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("President Dina Boluarte spoke. Boluarte left. The cabinet of Bolaurte met.", "Bolaurte", "Boluarte"),
        ("President Dina Boluarte spoke. Boluarte left. The cabinet of Bolarte met.", "Bolarte", "Boluarte"),
        ("Mayor Ana Díaz spoke. Díaz left. Later they met Diaz.", "Diaz", "Díaz"),
        ("Winger Darwin Núñez was praised. Nunez had been doubtful. Núñez won.", "Nunez", "Núñez"),
        ("Sarah Mueller spoke. Mueller left. The lawyer saw Sarah Muller there.", "Muller", "Mueller"),
    ],
)
def test_the_rarer_spelling_is_told_and_mended(text: str, wrong: str, right: str) -> None:
    (finding,) = found(CHECKS, article(text))
    assert text[finding.start : finding.end] == wrong
    assert finding.fix
    assert finding.fix.mended.body == text.replace(wrong, right)


def test_a_given_name_spelt_two_ways() -> None:
    assert places(CHECKS, "Sarah Smith spoke, she said. Later Sara Smith left.") == [
        ("name-spelt-two-ways", "Sara Smith")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez bakes, she says. Her daughter Marta helps, she says. Marta Lopez is 24.",
        "Rosa Baker left. Bakes were sold. Baked fish is good, Baker said.",
        "Mario Rossi spoke, he said. Then Maria Rossi spoke, she said.",
        "Joan Baker sells bread. Many Bakers do. On Monday Baked Alaska was sold out, said Baker.",
        "Joe Biden left. The Bidens stayed.",
        "Boris Johnson spoke. Johnson left. He met Don Johnston, and Johnston laughed.",
        "Robert Peters met Peter Roberts, said Peters.",
        "Ana Moore spoke, said Moore. They live in Moora.",
        "Jo Marin spoke, said Marin. The San Martin river and Martin were there.",
        "Mayor Ana Díaz spoke. “They call me Diaz,” said Díaz.",
        "Ana Lee spoke. Lee left. They met Lea.",
    ],
)
def test_names_that_only_look_alike(text: str) -> None:
    assert places(CHECKS, text) == []


def test_house_policy_knows_right_spellings() -> None:
    text = "Mayor Ana Díaz spoke. Díaz left. Later they met Diaz."
    policy = replace(NO_POLICY, names=frozenset({"ana díaz", "bo diaz"}))
    assert found(CHECKS, article(text), policy) == []


def test_the_headline_spells_a_name_as_the_text_does() -> None:
    text = "President Dina Boluarte spoke. Boluarte left."
    (finding,) = found(CHECKS, article(text, headline="Bolaurte defends the vote"))
    assert finding.message == "The headline has “Bolaurte”, the text “Boluarte”."
    assert finding.fix
    assert finding.fix.mended.furniture.headline == "Boluarte defends the vote"
    assert found(CHECKS, article(text, headline="Boluarte’s Vote, Volunteers Say")) == []
    assert found(CHECKS, article("Joan Baker spoke, said Baker.", headline="Bakers Sell Baked Goods")) == []
