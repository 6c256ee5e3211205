"""The workflow's one table."""

import pytest

from editor.article.errors import RefusedAction
from editor.article.workflow import ACTIONS, Action, Role, State, action, may, next_state

BOTH = (Role.REPORTER, Role.EDITOR)


@pytest.mark.parametrize(
    ("name", "state", "after"),
    [
        ("submit", State.DRAFT, State.IN_REVIEW),
        ("recall", State.IN_REVIEW, State.DRAFT),
        ("approve", State.IN_REVIEW, State.IN_REVIEW),
        ("approve", State.PUBLISHED, State.PUBLISHED),
        ("withdraw", State.PUBLISHED, State.PUBLISHED),
        ("correct", State.PUBLISHED, State.PUBLISHED),
        ("delete", State.SPIKED, State.SPIKED),
        ("reject", State.IN_REVIEW, State.DRAFT),
        ("publish", State.IN_REVIEW, State.PUBLISHED),
        ("reopen", State.PUBLISHED, State.IN_REVIEW),
        ("spike", State.DRAFT, State.SPIKED),
        ("spike", State.IN_REVIEW, State.SPIKED),
        ("unspike", State.SPIKED, State.DRAFT),
        ("kill", State.PUBLISHED, State.KILLED),
        ("kill", State.IN_REVIEW, State.KILLED),
    ],
)
def test_an_action_leads_to_its_state(name: str, state: State, after: State) -> None:
    assert next_state(name, state, BOTH) is after


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.name)
@pytest.mark.parametrize("state", State)
def test_from_any_other_state_it_is_refused_with_the_states_it_needs(row: object, state: State) -> None:
    chosen = next(one for one in ACTIONS if one is row)
    if state in chosen.from_states:
        assert next_state(chosen.name, state, BOTH) is (chosen.to_state or state)
        return
    with pytest.raises(RefusedAction) as refusal:
        next_state(chosen.name, state, BOTH)
    assert chosen.from_states[0].value in refusal.value.sentence
    assert state.value in refusal.value.sentence


@pytest.mark.parametrize("name", ["reject", "approve", "withdraw", "correct", "publish", "spike", "kill", "delete"])
def test_a_reporter_may_not_take_an_editors_action(name: str) -> None:
    row = action(name)
    with pytest.raises(RefusedAction) as refusal:
        next_state(name, row.from_states[0], (Role.REPORTER,))
    assert "editor" in refusal.value.sentence


def test_a_killed_story_stays_killed() -> None:
    assert not [row for row in ACTIONS if State.KILLED in row.from_states]


def test_an_unknown_action_is_refused_with_those_there_are() -> None:
    with pytest.raises(RefusedAction) as refusal:
        action("burn")
    assert "submit" in refusal.value.sentence


def test_names_are_unique_and_every_row_has_a_sentence() -> None:
    assert len({row.name for row in ACTIONS}) == len(ACTIONS)
    assert all(row.sentence.endswith(".") for row in ACTIONS)


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.name)
def test_who_may_is_what_the_row_says(row: Action) -> None:
    assert [may(row.name, (role,)) for role in Role] == [role in row.roles for role in Role]
    assert not may(row.name, ())
