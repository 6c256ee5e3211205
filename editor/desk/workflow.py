"""The workflow's actions, as the table in `editor.article.workflow` has them, done to stories of a library."""

from editor.article.errors import RefusedAction
from editor.article.workflow import ACTIONS, State, next_state
from editor.desk.desk import Desk

MOVES = tuple(row for row in ACTIONS if row.to_state is not None)
"""The actions that lead a story from one state to another; the others have operations of their own."""


def act(desk: Desk, slug: str, action: str, note: str = "") -> State:
    """Take one action of the workflow; raises RefusedAction with the reason why it may not be taken."""
    story = desk.story(slug)
    if action == "reject" and not note.strip():
        raise RefusedAction("A story goes back to its reporter with a note; say what is to be done.")
    state = next_state(action, story.summary.state, desk.roles)
    if action not in {row.name for row in MOVES}:
        raise RefusedAction(f"“{action}” leaves a story where it is; it is done by its own command.")
    desk.library.move(story.summary.id, action, story.summary.state, state, desk.person, note)
    return state
