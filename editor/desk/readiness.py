"""Which stories are ready: in review, every required part approved, and nothing else in the way, as an export asks it.

The library finds those that are approved in a millisecond; whether a finding blocks one takes reading it (2 to 300 ms),
so an answer is kept as long as the story, its approvals and the house's policy are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from editor.article.errors import Trouble
from editor.article.library_values import ArticleSummary, Order, Selection
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk.desk import Desk

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from editor.checks.policy import Policy

MOST = 5_000  # stories in review and approved that are looked at; a newsroom has some dozens
_HOLDS = timedelta(minutes=10)  # an answer may hang on the clock: an embargo ends
_MOST_KNOWN = 20_000

_Key = tuple[str, tuple[int, ...], tuple[Part, ...], bool]


@dataclass(frozen=True, slots=True)
class _Answer:
    is_clear: bool
    at: datetime


class _Known:
    """What was found under one policy of the house."""

    def __init__(self) -> None:
        self.policy: Policy | None = None
        self.answers: dict[_Key, _Answer] = {}

    def keep_to(self, policy: "Policy") -> None:
        if self.policy != policy or len(self.answers) > _MOST_KNOWN:
            self.policy, self.answers = policy, {}


_KNOWN = _Known()


def forget() -> None:
    """Forget every answer, so that a measurement begins cold."""
    _KNOWN.policy, _KNOWN.answers = None, {}


def candidates(desk: Desk, section: str = "", order: Order = Order.UPDATED) -> tuple[ArticleSummary, ...]:
    """Return the stories in review of which every required part is approved."""
    chosen = Selection(states=(State.IN_REVIEW,), desk=section, approved=desk.required_parts)
    return desk.library.articles.list(chosen, MOST, order=order)


def known(desk: Desk, found: tuple[ArticleSummary, ...]) -> tuple[tuple[ArticleSummary, ...], int]:
    """Return which of these are ready as far as that is known, and of how many it is not."""
    if not found:
        return (), 0
    _keep_to_policy(desk)
    answers = [_answer(desk, summary) for summary in found]
    ready = tuple(one for one, answer in zip(found, answers, strict=True) if answer is not None and answer.is_clear)
    return ready, sum(answer is None for answer in answers)


def judge(desk: Desk, section: str = "") -> Iterator[ArticleSummary]:
    """Find out of every candidate whether it is ready, one at a step; yield each that had to be read."""
    _keep_to_policy(desk)
    for summary in candidates(desk, section):
        if _answer(desk, summary) is None:
            _judge(desk, summary)
            yield summary


def ready(desk: Desk, section: str = "", order: Order = Order.UPDATED) -> tuple[ArticleSummary, ...]:
    """Return every story that is ready, whatever it takes to find out."""
    for _ in judge(desk, section):
        pass
    return known(desk, candidates(desk, section, order))[0]


def _keep_to_policy(desk: Desk) -> None:
    from editor.desk import house_checks

    _KNOWN.keep_to(house_checks.policy(desk))


def _key(desk: Desk, summary: ArticleSummary) -> _Key:
    given = desk.library.approvals.given(summary.id)
    return summary.head, tuple(approval.sequence for approval in given), desk.required_parts, desk.four_eyes


def _answer(desk: Desk, summary: ArticleSummary) -> _Answer | None:
    found = _KNOWN.answers.get(_key(desk, summary))
    return found if found is not None and desk.clock() - found.at < _HOLDS else None


def _judge(desk: Desk, summary: ArticleSummary) -> None:
    from editor.desk import review

    try:
        is_clear = not review.refusals(desk, desk.library.articles.get_by_id(summary.id))
    except Trouble:
        is_clear = False  # damaged: opening it tells more, and the others are still to be judged
    _KNOWN.answers[_key(desk, summary)] = _Answer(is_clear, desk.clock())
