"""The workflow's actions, as the table in `editor.article.workflow` has them, done to stories of a library."""

from editor.article.errors import RefusedAction
from editor.article.library_values import ArticleSummary, AuditFilter
from editor.article.part import Part
from editor.article.workflow import ACTIONS, State
from editor.desk import house_rules, notes
from editor.desk.desk import Desk

MOVES = tuple(row for row in ACTIONS if row.to_state is not None)
"""The actions that lead a story from one state to another; the others have operations of their own."""
RECALL = "recall"
_INTO_REVIEW = tuple(row.name for row in MOVES if row.to_state is State.IN_REVIEW)


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
    if action == RECALL and (refusal := recall_refusal(desk, story.summary.id)):
        raise RefusedAction(refusal)
    with desk.library.transaction():
        if action == "reject" and note.strip():
            notes.add(desk, slug, note, part=part)
        desk.library.move(story.summary.id, action, story.summary.state, state, desk.person, note)
    return state


def recall_refusal(desk: Desk, article_id: str) -> str:
    """Return why the person of this desk may not take a story in review back, empty where nothing stands in the way.

    Only who handed it in takes it back: anybody else would take it out of an editor's hands.
    """
    last = next(iter(desk.library.audit.find(AuditFilter((article_id,), actions=_INTO_REVIEW), 1)), None)
    if last is not None and last.action == "submit" and house_rules.is_same(last.person, desk.person):
        return ""
    if last is not None and last.action == "submit":
        return f"{last.person} handed this story in, and nobody else takes it back; an editor can give it back."
    return "This story is in review by an editor’s doing; an editor can give it back."


def _asked_already(desk: Desk, article_id: str) -> bool:
    """Return whether a note of this person waits for the reporter."""
    return any(thread.is_open and thread.note.person == desk.person for thread in notes.of_story(desk, article_id))


def begin(desk: Desk, slug: str, action: str) -> ArticleSummary:
    """Return the story that an action is for, before anybody is asked for the reason of it; raises RefusedAction."""
    story = desk.story(slug).summary
    house_rules.next_state(desk, action, story.state)
    return story


def stays_out(story: ArticleSummary) -> str:
    """Return what a story's being laid aside leaves as it is, empty where readers never had it.

    A kill takes a story from them, and begins at one that is in review or published.
    """
    if not story.has_left:
        return ""
    before = {State.DRAFT: "submit it and ", State.SPIKED: "take it up again, submit it and "}.get(story.state, "")
    return f"Its readers have it still; to withdraw it, {before}kill it."
