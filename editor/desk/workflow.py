"""The workflow's actions, as the table in `editor.article.workflow` has them, done to stories of a library."""

from editor.article.errors import RefusedAction
from editor.article.workflow import Role, State, next_state
from editor.desk.desk import Desk

# Until a library says who is what, everybody is both: a newsroom of one must be able to work.
_EVERYBODY = (Role.REPORTER, Role.EDITOR)


def act(desk: Desk, slug: str, action: str, note: str = "") -> State:
    """Take one action of the workflow; raises RefusedAction with the reason why it may not be taken."""
    story = desk.story(slug)
    if action == "reject" and not note.strip():
        raise RefusedAction("A story goes back to its reporter with a note; say what is to be done.")
    state = next_state(action, story.summary.state, _EVERYBODY)
    desk.library.move(story.summary.id, action, story.summary.state, state, desk.person, note)
    return state
