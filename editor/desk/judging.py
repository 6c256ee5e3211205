"""What an editor has to judge in a story: each part, its approvals, who changed it last, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from editor.article import confidential
from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.errors import RefusedAction, UnknownName
from editor.article.library_values import Approval, ArticleSummary, PartChange, PartHashes, Standing
from editor.article.part import Part
from editor.article.part_changes import PartChanges, part_changes
from editor.desk import house_rules, review, workflow
from editor.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class PartJudging:
    """One part: whether it must be approved, how it stands, what was approved of it, and who changed it last.

    `approvals` are those not withdrawn, the newest first; `is_own_work` tells that the person of this desk wrote the
    part or changed it last, `refusal` why the person of this desk may not approve it as it is in the library, and is
    empty where nothing stands in the way.
    """

    part: Part
    is_required: bool
    standing: Standing
    approvals: tuple[Approval, ...]
    last_change: PartChange | None
    is_own_work: bool
    refusal: str

    def holding(self, part_hash: str) -> Approval | None:
        """Return the approval that holds for a part with this hash, one by somebody else than its author first."""
        found = [one for one in self.approvals if one.part_hash == part_hash]
        return next(iter(sorted(found, key=lambda one: one.own_work)), None)


@dataclass(frozen=True, slots=True)
class Judging:
    """A story as it is to be judged by the person of this desk; `hashes` are those of its newest revision.

    `recall_refusal` says why that person may not take the story back from review, empty where nothing does.
    """

    summary: ArticleSummary
    person: str
    four_eyes: bool
    hashes: PartHashes
    parts: tuple[PartJudging, ...]
    recall_refusal: str

    def of(self, part: Part) -> PartJudging:
        """Return what there is to judge of a part."""
        return next(one for one in self.parts if one.part is part)


def judging(desk: Desk, article_id: str) -> Judging:
    """Return what is to be judged in a story; raises NoSuchStory."""
    story = desk.library.articles.get_by_id(article_id)
    parts = tuple(_judge(desk, story.summary, part) for part in Part)
    refused = workflow.recall_refusal(desk, article_id)
    return Judging(story.summary, desk.person, desk.four_eyes, story.part_hashes, parts, refused)


def _judge(desk: Desk, summary: ArticleSummary, part: Part) -> PartJudging:
    changes = desk.library.revisions.part_changes(summary.id, part)
    own = bool(changes) and desk.person in (changes[0].author, changes[-1].author)
    given = tuple(one for one in desk.library.approvals.given(summary.id) if one.part is part)
    standing = summary.standings.of(part)
    last = changes[0] if changes else None
    refused = _refusal(desk, summary, part, own)
    return PartJudging(part, part in desk.required_parts, standing, given, last, own, refused)


def _refusal(desk: Desk, summary: ArticleSummary, part: Part, own: bool) -> str:
    """Return why the person of this desk may not approve a part, empty where nothing stands in the way."""
    try:
        house_rules.next_state(desk, "approve", summary.state)
    except RefusedAction as refused:
        return refused.sentence
    return review.own_work_sentence(desk.person, part) if own and desk.four_eyes else ""


def approved_revision(desk: Desk, article_id: str, part: Part) -> str:
    """Return the revision in which a part was approved last, which was not withdrawn since; raises UnknownName."""
    for approval in desk.library.approvals.given(article_id):
        if approval.part is part:
            return approval.revision
    raise UnknownName(f"The part “{part.value}” is not approved yet, so there is nothing to compare it with.")


def approved_article(desk: Desk, article_id: str, part: Part) -> Article:
    """Return the story as it was when a part was approved last; raises UnknownName."""
    return desk.library.revisions.load(approved_revision(desk, article_id, part))


def part_diff(desk: Desk, slug: str, part: Part) -> dict[str, Json]:
    """Return what changed in a part since it was approved last, as the command line prints it.

    What is confidential is left out, so a part that changed in nothing else shows no change.
    """
    story = desk.story(slug)
    revision = approved_revision(desk, story.summary.id, part)
    then = confidential.as_known_now(desk.library.revisions.load(revision), story.article)
    found = part_changes(confidential.publishable(then), confidential.publishable(story.article), part)
    return {
        "slug": slug,
        "part": part.value,
        "revision": revision,
        "standing": story.summary.standings.of(part).value,
        "records": [{"what": one.title, "a": one.before, "b": one.after} for one in found.records],
        "paragraphs": list(_paragraphs(found)),
    }


def _paragraphs(found: PartChanges) -> Iterator[Json]:
    for paragraph in found.changed_paragraphs:
        yield [{"a": piece.a, "b": piece.b} for piece in paragraph]


def as_json(found: Judging) -> dict[str, Json]:
    """Return what is to be judged in a story as the command line prints it."""
    return {
        "slug": found.summary.slug,
        "state": found.summary.state.value,
        "parts": [
            {
                "part": one.part.value,
                "required": one.is_required,
                "standing": one.standing.value,
                "last_changed_by": one.last_change.author if one.last_change else "",
                "last_changed_at": one.last_change.time if one.last_change else "",
                "approvals": [
                    {
                        "by": given.approver,
                        "time": given.time,
                        "revision": given.revision,
                        "note": given.note,
                        "own_work": given.own_work,
                        "holds": given.part_hash == found.hashes.of(one.part),
                    }
                    for given in one.approvals
                ],
            }
            for one in found.parts
        ],
    }
