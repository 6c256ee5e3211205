"""Review: what the checks say of a story, who speaks in it, and what keeps it from the CMS."""

from dataclasses import dataclass

from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.confidential import Veil
from editor.article.errors import RefusedAction
from editor.article.findings import Finding
from editor.article.ledger import Coverage, LedgerEntry, QuotationState, coverage
from editor.article.library_values import Approval, Standing, StoredArticle
from editor.article.part import Part
from editor.article.workflow import State, in_words
from editor.checks.background import NO_BACKGROUND, Background
from editor.checks.policy import NO_POLICY, Policy
from editor.checks.registry import run_checks
from editor.checks.story import Story
from editor.desk import house_checks, house_rules, originals
from editor.desk.desk import Desk
from editor.desk.refusals import Refusal, RefusalKind


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks say of one story."""

    article: Article
    findings: tuple[Finding, ...]
    quotations: tuple[LedgerEntry, ...]
    coverage: Coverage

    @property
    def blocks(self) -> bool:
        """Return whether a finding keeps the story from the CMS."""
        return any(finding.blocks for finding in self.findings)


def check_article(article: Article, policy: Policy = NO_POLICY, background: Background = NO_BACKGROUND) -> Report:
    """Run every check on an article, as the house policy has them; the text is read once."""
    story = Story(article, policy, background)
    findings = run_checks(story)
    return Report(article, findings, story.ledger, coverage(story.ledger))


def check_story(desk: Desk, slug: str) -> Report:
    """Run every check on a story of the library."""
    story = desk.story(slug)
    return check_article(story.article, house_checks.policy(desk), originals.background(desk, story))


def refusals(desk: Desk, story: StoredArticle) -> tuple[Refusal, ...]:
    """Return every reason why a story may not leave for the CMS; none means that it is ready.

    Of a killed story nothing but its notice leaves, and for that nothing stands in the way.
    """
    if story.summary.state is State.KILLED:
        return ()
    reasons = []
    if story.summary.state not in (State.IN_REVIEW, State.PUBLISHED):
        told = f"The story is {in_words(story.summary.state)}; only one that is in review or published may leave."
        reasons.append(Refusal(RefusalKind.STATE, told))
    for part in desk.required_parts:
        standing = story.summary.standings.of(part)
        if standing is Standing.MISSING:
            told = f"The {part.value} {_be(part, 'is', 'are')} not approved yet."
            reasons.append(Refusal(RefusalKind.MISSING, told, part))
        elif standing is Standing.STALE:
            was = _be(part, "was changed after it was", "were changed after they were")
            told = f"The {part.value} {was} approved; a new approval is needed."
            reasons.append(Refusal(RefusalKind.STALE, told, part))
        elif desk.four_eyes and _is_own_work_alone(desk, story, part):
            was = _be(part, "was approved by its own author", "were approved by their own author")
            told = f"The {part.value} {was}; somebody else has to approve."
            reasons.append(Refusal(RefusalKind.OWN_WORK, told, part))
    report = check_article(story.article, house_checks.policy(desk), originals.background(desk, story))
    veil = Veil(story.article)
    reasons += [_finding(finding, veil) for finding in report.findings if finding.blocks]
    return tuple(reasons)


def _be(part: Part, one: str, many: str) -> str:
    return one if part is Part.ATTRIBUTION else many


def _finding(finding: Finding, veil: Veil) -> Refusal:
    sentence, (code, words, occurrence) = veil.sentence(finding.message), finding.key
    return Refusal(
        RefusalKind.FINDING,
        sentence,
        code=code,
        start=finding.start,
        end=finding.end,
        words=words,
        occurrence=occurrence,
    )


def _is_own_work_alone(desk: Desk, story: StoredArticle, part: Part) -> bool:
    """Return whether all that holds for a part was given by who wrote it, while the house let that be."""
    standing = desk.library.approvals.standing(story.summary.id, part)
    return standing is not None and standing.own_work


def is_own_work(desk: Desk, article_id: str, part: Part) -> bool:
    """Return whether the person of this desk wrote a part of a story or changed it last (four eyes)."""
    changes = desk.library.revisions.part_changes(article_id, part)
    return bool(changes) and desk.person in (changes[0].author, changes[-1].author)


def own_work_sentence(person: str, part: Part) -> str:
    """Return why somebody else has to approve a part."""
    return f"{person} wrote or last changed the {part.value}, so somebody else has to approve it."


def approve(desk: Desk, slug: str, part: Part, note: str = "") -> Approval:
    """Approve a part of a story as it stands; raises RefusedAction where the approver changed it last (four eyes)."""
    story = desk.story(slug)
    house_rules.next_state(desk, "approve", story.summary.state)
    own_work = is_own_work(desk, story.summary.id, part)
    if own_work and desk.four_eyes:
        raise RefusedAction(own_work_sentence(desk.person, part))
    return desk.library.approve(story.summary.id, part, story.summary.head, desk.person, note, own_work)


def withdraw(desk: Desk, slug: str, part: Part, note: str = "") -> Approval:
    """Take back every approval of a part of a story; raises RefusedAction where none stands."""
    story = desk.story(slug)
    house_rules.next_state(desk, "withdraw", story.summary.state)
    return desk.library.withdraw(story.summary.id, part, desk.person, note)


def _entry_as_json(entry: LedgerEntry, veil: Veil) -> dict[str, Json]:
    return {
        "start": veil.place(entry.start),
        "end": veil.place(entry.end),
        "text": entry.text,
        "speaker": entry.speaker,
        "source": veil.key(entry.source),
        "state": entry.state.value,
    }


def _ignored_as_json(finding: Finding, veil: Veil) -> Json:
    if finding.ignored is None:
        return None
    return {"by": finding.ignored.by, "reason": veil.sentence(finding.ignored.reason)}


def as_json(report: Report) -> dict[str, Json]:
    """Return a report as the command line prints it; offsets are characters into the body as it may leave."""
    veil = Veil(report.article)
    return {
        "slug": report.article.furniture.slug,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "start": veil.place(finding.start),
                "end": veil.place(finding.end),
                "message": veil.sentence(finding.message),
                "fix": veil.sentence(finding.fix.title) if finding.fix else "",
                "ignored": _ignored_as_json(finding, veil),
            }
            for finding in report.findings
        ],
        "quotations": [
            _entry_as_json(entry, veil) for entry in report.quotations if entry.state is not QuotationState.NO_QUOTATION
        ],
        "coverage": {"attributed": report.coverage.attributed, "total": report.coverage.total},
    }
