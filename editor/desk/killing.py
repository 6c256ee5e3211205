"""Killing a published story: the reason for the trail, and the notice that readers get in its place."""

from dataclasses import dataclass

from editor.article.article import Furniture
from editor.article.bundle import RECEIVED
from editor.article.canonical import Json
from editor.article.errors import RefusedAction
from editor.article.kill import KillNotice
from editor.article.library_values import ArticleSummary, AuditEvent, AuditFilter, StoredArticle
from editor.article.text import admit
from editor.article.workflow import State, may
from editor.desk import house_rules
from editor.desk.desk import Desk

KILL, NOTICE = "kill", "change notice"
"""The actions in the audit trail that hold a notice; the newest is the one in force."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A story that was killed, and what readers are told of it."""

    slug: str
    state: State
    notice: KillNotice


@dataclass(frozen=True, slots=True)
class NoticeTold:
    """A notice as readers see it."""

    headline: str
    label: str
    text: str


def kill(desk: Desk, slug: str, reason: str, text: str = "", *, keeps_headline: bool = True) -> Killed:
    """Withdraw a story that readers have, published or in review again; raises RefusedAction for any other.

    A reason is needed, which the trail keeps and readers never see.
    Without `text` readers are told plainly that the story was withdrawn.
    """
    story = desk.story(slug)
    state = _killed(desk, story.summary)
    if not reason.strip():
        raise RefusedAction("A story is killed for a reason; say it, for those who ask later. Readers do not see it.")
    notice = _notice(desk, text, keeps_headline=keeps_headline)
    desk.library.move(
        story.summary.id, KILL, story.summary.state, state, desk.person, admit(reason).strip(), _details(notice)
    )
    return Killed(slug, state, notice)


def begin(desk: Desk, slug: str) -> str:
    """Return the time that the notice of a kill would have now; raises RefusedAction where there may be none."""
    _killed(desk, desk.story(slug).summary)
    return now(desk)


def _killed(desk: Desk, story: ArticleSummary) -> State:
    """Return the state of a killed story; raises RefusedAction for one that readers never had."""
    state = house_rules.next_state(desk, KILL, story.state)
    if not story.has_left:
        raise RefusedAction(f"“{story.slug}” never left, so there is nothing to withdraw; spike it.")
    return state


def begin_notice(desk: Desk, slug: str) -> tuple[KillNotice, str]:
    """Return the notice of a killed story and the time another would have; raises RefusedAction as `change_notice`."""
    story = desk.story(slug)
    _refuse_notice(desk, story.summary)
    return notice_of(desk, story) or KillNotice(), now(desk)


def change_notice(desk: Desk, slug: str, text: str, *, keeps_headline: bool = True) -> Killed:
    """Change what readers are told of a killed story, to be exported again; raises RefusedAction for any other."""
    story = desk.story(slug).summary
    _refuse_notice(desk, story)
    notice = _notice(desk, text, keeps_headline=keeps_headline)
    desk.library.record(NOTICE, desk.person, story.id, _details(notice))
    return Killed(slug, story.state, notice)


def _refuse_notice(desk: Desk, story: ArticleSummary) -> None:
    if story.state is not State.KILLED:
        raise RefusedAction(f"“{story.slug}” is {story.state.value}; only a killed story has a notice.")
    if not may(KILL, desk.roles):
        raise RefusedAction("What readers are told of a killed story is for the role editor; ask one.")


def notice_of(desk: Desk, story: StoredArticle) -> KillNotice | None:
    """Return what readers are told of a story, None for one that is not killed."""
    if story.summary.state is not State.KILLED:
        return None
    events = desk.library.audit.find(AuditFilter((story.summary.id,), actions=(KILL, NOTICE, RECEIVED)))
    telling = (event for event in events if event.action != RECEIVED or event.details.get("to") == State.KILLED.value)
    newest = next(telling, None)
    return _of_event(newest) if newest else KillNotice()


def as_told(about: Furniture, notice: KillNotice) -> NoticeTold:
    """Return a notice as readers of a story with this furniture see it."""
    from editor.exporting import withdrawal  # late: the window's first paint needs no exports

    language = about.language
    return NoticeTold(
        withdrawal.notice_headline(about.headline, notice, language),
        withdrawal.notice_label(notice, language),
        withdrawal.notice_text(notice, language),
    )


def now(desk: Desk) -> str:
    """Return the time as a notice has it: ISO 8601, by the clock of this desktop, with its offset."""
    return desk.clock().astimezone().isoformat(timespec="seconds")


def _notice(desk: Desk, text: str, *, keeps_headline: bool) -> KillNotice:
    return KillNotice(admit(text).strip(), now(desk), keeps_headline)


def _details(notice: KillNotice) -> dict[str, Json]:
    return {"notice": notice.text, "noticed at": notice.time, "headline kept": notice.keeps_headline}


def _of_event(event: AuditEvent) -> KillNotice:
    """Return the notice of an event; where it tells of none, readers are told plainly.

    That is so of a kill by an earlier release, and of one that a colleague's bundle brought.
    """
    said = event.details
    time = said.get("noticed at") or said.get("as of") or event.time
    return KillNotice(str(said.get("notice", "")), str(time), said.get("headline kept") is not False)
