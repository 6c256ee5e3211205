"""Verdicts and suggestions against an independent oracle: a thousand stories for each preset, and for random rules."""

import random
from typing import Any

import pytest

from editor.article import ad_policy_text
from editor.article.ad_policy import AdPolicy
from editor.article.ad_suggestions import How, suggest
from editor.article.ad_verdicts import judge
from tests.article.ad_oracle import FILES, Made, Oracle, make, random_policy, raw_policy

STORIES = 1_000
PRESETS = ("house", "scaip", "guardian-apps")


def as_toml(policy: dict[str, Any]) -> str:
    lines = []
    for table in ("story", "places", "density", "labels"):
        lines.append(f"[{table}]")
        for key, value in policy[table].items():
            lines.append(f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}")
    for slot in policy["slot"]:
        lines += ["[[slot]]", *(f"{key} = {value!r}" for key, value in slot.items())]
    return "\n".join(lines)


def policies(name: str, seed: int) -> tuple[dict[str, Any], AdPolicy]:
    if name == "random":
        raw = random_policy(seed)
        return raw, ad_policy_text.parse(as_toml(raw), "random")
    return raw_policy(name), ad_policy_text.parse((FILES / f"{name}.toml").read_text(encoding="utf-8"), name)


def approved_of(made: Made, seed: int) -> frozenset[str]:
    rng = random.Random(seed)
    return frozenset(name for _, name in made.markers) if rng.random() < 0.2 else frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PRESETS, "random"])
def test_an_oracle_agrees(name: str) -> None:
    placed = added = refused = 0
    for seed in range(STORIES):
        raw, policy = policies(name, seed)
        made = make(seed, raw, 20 if name == "guardian-apps" else 12)
        oracle = Oracle(made, raw)
        article = made.article
        judged = judge(article, policy)
        told = [[one.reason.value for one in verdict.objections] for verdict in judged.placements]
        assert told == oracle.reasons, (seed, article.body)
        approved = approved_of(made, seed)
        suggestion = suggest(article, policy, approved)
        stay, new = oracle.suggest(approved)
        assert sorted(one.gap for one in suggestion.placements) == sorted([*stay, *new]), (seed, article.body)
        placed += len(told)
        added += len(new)
        refused += sum(map(bool, told))
    assert placed > 500
    assert added > 300
    assert refused > 200


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PRESETS, "random"])
def test_every_gap_is_judged_as_a_placement_there_would_be(name: str) -> None:
    for seed in range(300):
        raw, policy = policies(name, seed)
        made = make(seed, raw)
        judged = judge(made.article, policy)
        for gap in judged.gaps:
            oracle = Oracle(made, raw)
            around = [
                *(oracle.distance(at, gap.gap) for at, _ in made.markers if at <= gap.gap),
                *(oracle.distance(gap.gap, at) for at, _ in made.markers if at > gap.gap),
            ]
            full = bool(raw["places"]["most"]) and len(made.markers) >= raw["places"]["most"]
            taken = [made.records[one][0] for _, one in made.markers if one in made.records]
            ads = sum(oracle.height(one) for _, one in made.markers)
            slot = oracle.free(taken)
            free = slot is not None and not oracle.over(ads + oracle.mended_height("", slot))
            expected = not oracle.story() and not oracle.gap(gap.gap) and not any(around) and not full and free
            assert gap.holds == expected, (seed, gap)


@pytest.mark.parametrize("name", [*PRESETS, "random"])
def test_what_is_suggested_holds_and_is_suggested_again(name: str) -> None:
    for seed in range(200):
        raw, policy = policies(name, seed)
        made = make(seed, raw)
        suggestion = suggest(made.article, policy)
        after = judge(suggestion.changed.article, policy)
        assert [verdict.gap for verdict in after.placements] == [one.gap for one in suggestion.placements]
        assert after.refused == (), (seed, after.refused)
        again = suggest(suggestion.changed.article, policy)
        assert all(one.how is How.KEPT for one in again.placements)
        assert not again.changes_anything
