"""The workflow's actions, as the table in `editor.article.workflow` has them, done to stories of a library."""

from editor.article.errors import RefusedAction
from editor.article.part import Part
from editor.article.workflow import ACTIONS, State
from editor.desk import house_rules, notes
from editor.desk.desk import Desk

MOVES = tuple(row for row in ACTIONS if row.to_state is not None)
"""The actions that lead a story from one state to another; the others have operations of their own."""


def act(desk: Desk, slug: str, action: str, note: str = "", part: Part | None = None) -> State:
    """Take one action of the workflow; raises RefusedAction with the reason why it may not be taken.

    What is said when a story goes back to its reporter is kept as a note on it too, about a part if one is given;
    it need not be said where notes of this person stand open already.
    """
    story = desk.story(slug)
    state = house_rules.next_state(desk, action, story.summary.state)
    if action not in {row.name for row in MOVES}:
        raise RefusedAction(f"“{action}” leaves a story where it is; it is done by its own command.")
    if action == "reject" and not note.strip() and not _asked_already(desk, story.summary.id):
        raise RefusedAction("A story goes back to its reporter with a note; say what is to be done.")
    with desk.library.transaction():
        if action == "reject" and note.strip():
            notes.add(desk, slug, note, part=part)
        desk.library.move(story.summary.id, action, story.summary.state, state, desk.person, note)
    return state


def _asked_already(desk: Desk, article_id: str) -> bool:
    """Return whether a note of this person waits for the reporter."""
    return any(thread.is_open and thread.note.person == desk.person for thread in notes.of_story(desk, article_id))


def check(desk: Desk, slug: str, action: str) -> None:
    """Raise RefusedAction where an action may not be taken, before anybody is asked for the reason of it."""
    house_rules.next_state(desk, action, desk.story(slug).summary.state)
