"""The workflow as one table: which action leads from which states to which, and who may take it."""

from dataclasses import dataclass
from enum import StrEnum

from editor.article.errors import RefusedAction


class State(StrEnum):
    """Where a story stands; "ready" is derived from approvals and findings, never stored."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"
    SPIKED = "spiked"
    KILLED = "killed"


class Role(StrEnum):
    """What a person may do."""

    REPORTER = "reporter"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the workflow; `sentence` says what the action does, no `to_state` that the story stays where it is."""

    name: str
    from_states: tuple[State, ...]
    to_state: State | None
    roles: tuple[Role, ...]
    sentence: str


_ANYONE = (Role.REPORTER, Role.EDITOR)
_EDITOR = (Role.EDITOR,)

# A story that is in review again is still with its readers; one that never left is refused (`editor.desk.killing`).
_OUT = (State.IN_REVIEW, State.PUBLISHED)

ACTIONS = (
    Action("submit", (State.DRAFT,), State.IN_REVIEW, _ANYONE, "Hand the story to the editors."),
    Action("recall", (State.IN_REVIEW,), State.DRAFT, _ANYONE, "Take a story back that one handed in oneself."),
    Action("approve", (State.IN_REVIEW, State.PUBLISHED), None, _EDITOR, "Approve a part exactly as it stands."),
    Action("withdraw", (State.IN_REVIEW, State.PUBLISHED), None, _EDITOR, "Take back the approval of a part."),
    Action("reject", (State.IN_REVIEW,), State.DRAFT, _EDITOR, "Give the story back to the reporter with notes."),
    Action("reopen", (State.PUBLISHED,), State.IN_REVIEW, _EDITOR, "Take a published story into review again."),
    Action("publish", (State.IN_REVIEW,), State.PUBLISHED, _EDITOR, "Export the approved story for the CMS."),
    Action("correct", (State.PUBLISHED,), None, _EDITOR, "Tell readers what was wrong and what is right."),
    Action("spike", (State.DRAFT, State.IN_REVIEW), State.SPIKED, _EDITOR, "Lay the story aside unpublished."),
    Action("unspike", (State.SPIKED,), State.DRAFT, _EDITOR, "Take a spiked story up again."),
    Action("kill", _OUT, State.KILLED, _EDITOR, "Withdraw a story that readers have, with a notice for the CMS."),
    Action("delete", (State.DRAFT, State.SPIKED), None, _EDITOR, "Remove a story that never left; its trail stays."),
)


def action(name: str) -> Action:
    """Return the row of an action; raises RefusedAction with the names there are."""
    for row in ACTIONS:
        if row.name == name:
            return row
    raise RefusedAction(f"There is no action “{name}”; there are {', '.join(row.name for row in ACTIONS)}.")


def in_words(state: State) -> str:
    """Return what a sentence says a story is: "a draft", "in review"."""
    return "a draft" if state is State.DRAFT else state.value


def next_state(name: str, state: State, roles: tuple[Role, ...]) -> State:
    """Return the state that an action leads to; raises RefusedAction with the reason why it may not be taken."""
    row = action(name)
    if state not in row.from_states:
        needed = " or ".join(in_words(one) for one in row.from_states)
        raise RefusedAction(
            f"Only a story that is {needed} can be taken through “{name}”; this one is {in_words(state)}."
        )
    if not may(name, roles):
        raise RefusedAction(f"“{name}” is for the role {' or '.join(one.value for one in row.roles)}.")
    return row.to_state or state


def may(name: str, roles: tuple[Role, ...]) -> bool:
    """Return whether somebody of these roles may take an action at all, whatever the story's state."""
    return bool(set(roles) & set(action(name).roles))
