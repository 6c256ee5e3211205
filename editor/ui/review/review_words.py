"""What is said of a part that is judged: how it stands, since when, and what stands in the way."""

from collections.abc import Mapping
from datetime import datetime

from editor.article.library_values import Approval, Standing
from editor.article.part import Part
from editor.article.workflow import ACTIONS, Role
from editor.ui.desk_list_delegate import short_time
from editor.ui.review.review_state import ReviewState

PART_WORDS: Mapping[Part, str] = {Part.ATTRIBUTION: "Attribution", Part.ADS: "Ads", Part.EMBEDS: "Embeds"}
PANEL_OF: Mapping[Part, str] = {Part.ATTRIBUTION: "attribution", Part.ADS: "ads", Part.EMBEDS: "embeds"}


def moment(time: str) -> str:
    """Return a time of the library as short as it can be on this desktop's clock."""
    return short_time(datetime.fromisoformat(time).astimezone(), datetime.now().astimezone())


def standing_sentence(state: ReviewState, part: Part, standing: Standing) -> str:
    """Return how a part stands, and if somebody else has to approve it, why."""
    holding = state.holding(part)
    given = state.approvals(part)
    if standing is Standing.APPROVED:
        return f"Approved by {_by(holding)}" if holding else "Approved"
    own = own_work(state, part)
    if standing is Standing.STALE and given:
        if own:
            return f"Changed since it was approved. {own}"
        return f"Changed since {given[0].approver} approved it, {moment(given[0].time)}"
    return f"Not approved yet. {own}" if own else "Not approved yet"


def own_work(state: ReviewState, part: Part) -> str:
    """Return that four eyes keep this person from approving a part, empty where they do not."""
    judging = state.judging
    if judging is None or not judging.four_eyes or not state.refusal(part):
        return ""
    if state.is_changed_here(part):
        return "You changed it just now, so somebody else approves it."
    judged = judging.of(part)
    if not judged.is_own_work:
        return ""
    mine = judged.last_change is not None and judged.last_change.author == judging.person
    return f"You {'changed it last' if mine else 'wrote it'}, so somebody else approves it."


def role_refusal(action: str) -> str:
    """Return why somebody without the role may not take an action of the workflow."""
    row = next(row for row in ACTIONS if row.name == action)
    who = "an editor" if row.roles == (Role.EDITOR,) else "a reporter"
    return f"Only {who} may do this; the house rules say who is one."


def _by(approval: Approval) -> str:
    own = ", own work" if approval.own_work else ""
    return f"{approval.approver}, {moment(approval.time)}{own}"
