"""The rules that belong to a library and all who work on it: one table, each rule checked before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.article import workflow
from editor.article.errors import RefusedAction, UnknownName
from editor.article.part import Part
from editor.article.workflow import ACTIONS, Role, State

if TYPE_CHECKING:
    from editor.article.canonical import Json
    from editor.desk.desk import Desk

PEOPLE = "people.roles"
_TAKE_IT = ", and nobody has it here yet; whoever is to have it takes it under the name at the foot of the window"
BOTH = (Role.REPORTER, Role.EDITOR)
_ROLES_BY_WORD = {"reporter": (Role.REPORTER,), "editor": (Role.EDITOR,), "both": BOTH}
ROLE_WORDS = tuple(_ROLES_BY_WORD)
"""What a person may be called in the rule `people.roles`."""


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One row: its key, what holds where nobody changed it, a sentence, and what refuses a value, with a sentence."""

    key: str
    default: Json
    sentence: str
    check: Callable[[Json], str]


def _parts(value: Json) -> str:
    names = {part.value for part in Part}
    is_sound = isinstance(value, list) and all(isinstance(one, str) and one in names for one in value)
    return "" if is_sound else f"It must be a list of parts: {', '.join(sorted(names))}."


def _flag(value: Json) -> str:
    return "" if isinstance(value, bool) else "It must be true or false."


def _place(value: Json) -> str:
    return "" if value in ("top", "foot") else "It must be “top” or “foot”."


def _wordings(value: Json) -> str:
    if not isinstance(value, dict) or not all(isinstance(wording, str) for wording in value.values()):
        return "It must be sentences by language and kind, such as “en correction”."
    from editor.article import correction_words  # not at start: the desk list is painted before anybody corrects

    flaws = (correction_words.flaw(name, str(wording)) for name, wording in value.items())
    return next((one for one in flaws if one), "")


def _roles(value: Json) -> str:
    if not isinstance(value, dict) or not all(name.strip() and role in ROLE_WORDS for name, role in value.items()):
        return f"Each name must be one of {', '.join(ROLE_WORDS)}."
    return ""


RULES = (
    HouseRule(
        "approvals.required",
        ["attribution", "ads"],
        "The parts that must be approved before a story may leave for the CMS.",
        _parts,
    ),
    HouseRule(
        "approvals.four_eyes",
        True,
        "Nobody approves a part that they wrote or changed last.",
        _flag,
    ),
    HouseRule(
        PEOPLE,
        {},
        "Who is a reporter, an editor or both, by name; while nobody is an editor, whoever is not named is both.",
        _roles,
    ),
    HouseRule("corrections.place", "foot", "Where readers find a story’s corrections: at its top or foot.", _place),
    HouseRule(
        "corrections.wording",
        {},
        "What readers are told of a correction, by language and kind, with {wrong} and {right} in it.",
        _wordings,
    ),
)


def rule(key: str) -> HouseRule:
    """Return the row of a key; raises UnknownName."""
    for row in RULES:
        if row.key == key:
            return row
    raise UnknownName(f"There is no house rule “{key}”; there are {', '.join(row.key for row in RULES)}.")


def value(desk: Desk, key: str) -> Json:
    """Return what a rule says in this library; a value of another version that this one refuses is passed over."""
    row = rule(key)
    kept = desk.library.setting(key)
    return row.default if kept is None or row.check(kept) else kept


def change(desk: Desk, key: str, wanted: Json) -> Json:
    """Keep another value of a rule; raises RefusedAction for a value it cannot have, and for who is no editor.

    While nobody is an editor, anybody may say who is: a reporter who sat down first locks nobody out.
    """
    row = rule(key)
    wrong = row.check(wanted)
    if wrong:
        raise RefusedAction(f"The rule {key} stays as it is. {wrong}")
    named = value(desk, PEOPLE)
    if Role.EDITOR not in desk.roles and (has_editor(named) or key != PEOPLE):
        raise RefusedAction(
            f"The rules of the house are for the role editor{'; ask one' if has_editor(named) else _TAKE_IT}."
        )
    desk.library.set_setting(key, wanted, desk.person)
    return wanted


def roles_of(named: Json, person: str) -> tuple[Role, ...]:
    """Return the roles of a person by the rule `people.roles`.

    Who is not named is a reporter where somebody is an editor, and both where nobody is. Names are compared without
    regard to capitals and to space around them.
    """
    if not isinstance(named, dict):
        return BOTH
    word = next((str(word) for name, word in named.items() if is_same(name, person)), "")
    return _ROLES_BY_WORD.get(word or ("reporter" if has_editor(named) else "both"), (Role.REPORTER,))


def has_editor(named: Json) -> bool:
    """Return whether the rule `people.roles` names somebody who may approve."""
    return isinstance(named, dict) and any(word in ("editor", "both") for word in named.values())


def is_same(name: str, other: str) -> bool:
    """Return whether two names are one person's."""
    return name.strip().casefold() == other.strip().casefold()


def with_role(named: Json, person: str, role: str) -> dict[str, Json]:
    """Return the rule `people.roles` with a person's role in it, under the name as it is written now."""
    others = named.items() if isinstance(named, dict) else ()
    return {**{name: word for name, word in others if not is_same(name, person)}, person: role}


def take_role(desk: Desk, person: str, role: str) -> Json:
    """Give a person who sits down a role, under that person's own name in the trail; raises RefusedAction."""
    return change(replace(desk, person=person), PEOPLE, with_role(value(desk, PEOPLE), person, role))


def next_state(desk: Desk, action: str, state: State) -> State:
    """Return the state that an action leads to; raises RefusedAction with the reason why this person may not take it.

    While nobody is an editor, the reason says how somebody becomes one.
    """
    try:
        return workflow.next_state(action, state, desk.roles)
    except RefusedAction as refused:
        if workflow.may(action, desk.roles) or has_editor(value(desk, PEOPLE)):
            raise
        raise RefusedAction(f"{refused.sentence.rstrip('.')}{_TAKE_IT}.") from refused


def may(desk: Desk) -> frozenset[str]:
    """Return the actions of the workflow that the person of this desk may take at all, whatever a story's state."""
    roles = set(desk.roles)
    return frozenset(row.name for row in ACTIONS if roles & set(row.roles))
