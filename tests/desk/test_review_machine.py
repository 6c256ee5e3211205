"""What an editor approved is what leaves: 10,000 steps of edits, approvals, undo, restores, merges, imports, exports.

The oracle knows nothing of the library's standings. It reads the story as it is, hashes each part, and remembers who
wrote it, who changed it last, and which hashes somebody approved since the last withdrawal.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.library import open_library
from editor.article.article import Article
from editor.article.article_conflicts import Take
from editor.article.errors import RefusedAction
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.parts import part_hashes
from editor.article.revision import RevisionKind
from editor.article.workflow import State
from editor.desk import history, house_rules, intake, output, review, workflow
from editor.desk.desk import Desk
from tests.desk.test_bundles import Desktop
from tests.desk.test_exchange_machine import EDITS, STORY

PEOPLE = ("Jo Brandt", "Mia Sand", "Ana Ruiz")
PERSON = st.sampled_from(PEOPLE)
MOVES = ("submit", "reject", "reopen", "spike", "unspike")
OUT = (State.IN_REVIEW, State.PUBLISHED)
STEPS, RUNS = 50, 200


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make the library of which each run takes a copy."""
    ReviewedStory.template = tmp_path_factory.mktemp("template") / "stories.copydesk"
    library = open_library(ReviewedStory.template)
    library.create(STORY, PEOPLE[0], RevisionKind.IMPORT)
    library.close()
    open_library(ReviewedStory.template.with_name("empty.copydesk")).close()


class ReviewedStory(RuleBasedStateMachine):
    """One story on one desktop, changed on a second one now and then, and what is known of it beside the library."""

    template = Path()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="review-"))
        self.words = (f"w{number}w" for number in count())
        self.first_author = dict.fromkeys(Part, PEOPLE[0])
        self.last_author = dict.fromkeys(Part, PEOPLE[0])
        self.approved: dict[Part, dict[str, bool]] = {
            part: {} for part in Part
        }  # hash: by somebody else than its author
        self.undone: list[Article] = []
        self.merges = self.imports = self.leadings = 0

    @initialize()
    def begin(self) -> None:
        path = self.folder / "stories.copydesk"
        shutil.copy(self.template, path)
        self.desktop = Desktop(open_library(path), PEOPLE[0])
        self.hashes = part_hashes(self.desktop.article)
        self.undone = [self.desktop.article]

    def desk(self, person: str) -> Desk:
        return replace(self.desktop.desk, person=person)

    def changed_by(self, person: str) -> None:
        """Write down who changed which part."""
        now = part_hashes(self.desktop.article)
        for part in Part:
            if now[part] != self.hashes[part]:
                self.last_author[part] = person
        self.hashes = now
        self.undone = [*self.undone[-20:], self.desktop.article]

    def save(self, person: str, article: Article, kind: RevisionKind = RevisionKind.SAVE) -> None:
        self.desktop.library.save(self.desktop.article_id, article, self.desktop.head, person, kind)
        self.changed_by(person)

    @rule(person=PERSON, edit=st.sampled_from(EDITS), at=st.integers(0, 9))
    def edit(self, person: str, edit: Callable[[Article, int, str], Article], at: int) -> None:
        self.save(person, edit(self.desktop.article, at, next(self.words)))

    @rule(person=PERSON)
    def save_without_a_change(self, person: str) -> None:
        head = self.desktop.head
        self.save(person, self.desktop.article)
        assert self.desktop.head == head

    @rule(person=PERSON, steps=st.integers(1, 5))
    def undo(self, person: str, steps: int) -> None:
        self.save(person, self.undone[-min(steps + 1, len(self.undone))], RevisionKind.AUTOSAVE)

    @rule(person=PERSON, back=st.integers(0, 30))
    def restore(self, person: str, back: int) -> None:
        entries = self.desktop.library.revisions.history(self.desktop.article_id)
        history.restore(self.desk(person), self.desktop.slug, entries[back % len(entries)].revision.id)
        self.changed_by(person)

    @precondition(lambda self: self.merges < 2)  # each packs and reads the whole history, so a few in a run are enough
    @rule(person=PERSON, other=PERSON, here=st.sampled_from(EDITS), there=st.sampled_from(EDITS), at=st.integers(0, 9))
    def merge(
        self,
        person: str,
        other: str,
        here: Callable[[Article, int, str], Article],
        there: Callable[[Article, int, str], Article],
        at: int,
    ) -> None:
        """Put together what a colleague changed on a desktop of his own with what was changed here meanwhile."""
        self.merges += 1
        base, base_author = self.hashes, dict(self.last_author)
        path = self.folder / "colleague.copydesk"
        shutil.copy(self.template.with_name("empty.copydesk"), path)
        colleague = Desktop(open_library(path), other)
        colleague.open(self.desktop.send(self.folder, whole=True))
        colleague.edit(lambda article: there(article, at, next(self.words)))
        came, theirs = colleague.send(self.folder, whole=True), part_hashes(colleague.article)
        colleague.library.close()
        self.edit(person, here, at)
        before = self.hashes
        Desktop(self.desktop.library, person).open(came, Take.BOTH)
        now = part_hashes(self.desktop.article)
        for part in Part:
            # What is one side's in whole is its author's, the same change on both sides too: theirs came last.
            # A change of this side that is not taken is nobody's.
            if now[part] == theirs[part]:
                self.last_author[part] = other if theirs[part] != base[part] else base_author[part]
            elif now[part] != before[part]:  # what was put together is who did it
                self.last_author[part] = person
        self.hashes = now
        self.undone = [*self.undone[-20:], self.desktop.article]

    @precondition(lambda self: self.imports < 2)
    @rule(person=PERSON)
    def import_the_same_text(self, person: str) -> None:
        """Another story of the same text comes in: no approval of this one is its own."""
        self.imports += 1
        file = self.folder / "again.md"
        file.write_text(self.desktop.article.body, encoding="utf-8")
        desk = self.desk(person)
        (arrived,) = intake.import_files(desk, intake.inputs([file]), "sure", 1)
        assert not arrived.trouble, arrived
        standings = desk.story(arrived.slug).summary.standings
        assert {standings.of(part) for part in Part} == {Standing.MISSING}
        assert review.refusals(desk, desk.story(arrived.slug))
        self.desktop.library.removal.remove(desk.story(arrived.slug).summary.id, person, "")

    @rule(person=PERSON, part=st.sampled_from(Part))
    def approve(self, person: str, part: Part) -> None:
        is_own = person in (self.first_author[part], self.last_author[part])
        is_out = self.desktop.library.articles.list()[0].state in OUT
        desk = self.desk(person)
        if is_out and not (is_own and desk.four_eyes):
            review.approve(desk, self.desktop.slug, part)
            known = self.approved[part].get(self.hashes[part], False)
            self.approved[part][self.hashes[part]] = known or not is_own
        else:
            with pytest.raises(RefusedAction):
                review.approve(desk, self.desktop.slug, part)

    @rule(person=PERSON, part=st.sampled_from(Part))
    def withdraw(self, person: str, part: Part) -> None:
        if self.approved[part] and self.desktop.library.articles.list()[0].state in OUT:
            review.withdraw(self.desk(person), self.desktop.slug, part)
            self.approved[part] = {}

    @rule(person=PERSON, move=st.sampled_from(MOVES))
    def move(self, person: str, move: str) -> None:
        try:
            workflow.act(self.desk(person), self.desktop.slug, move, "see there")
        except RefusedAction:
            return

    @rule(person=PERSON, four_eyes=st.booleans())
    def change_the_rule(self, person: str, four_eyes: bool) -> None:
        house_rules.change(self.desk(person), "approvals.four_eyes", four_eyes)

    @rule(person=PERSON, to=st.sampled_from(("json", "html")))
    def export(self, person: str, to: str) -> None:
        desk = self.desk(person)
        state = self.desktop.library.articles.list()[0].state
        kept = len(self.desktop.library.exports.list())
        left = output.hand_over(desk, self.desktop.slug, to, draft=False)
        assert len(self.desktop.library.exports.list()) == kept + (not left.refusals)
        if left.refusals:
            return
        assert state in OUT
        for part in desk.required_parts:
            assert self.hashes[part] in self.approved[part]
            assert self.approved[part][self.hashes[part]] or not desk.four_eyes
        assert not review.check_story(desk, self.desktop.slug).blocks
        ReviewedStory.left += 1

    @precondition(lambda self: self.leadings < 3)
    @rule(to=st.sampled_from(("json", "html")))
    def lead_out(self, to: str) -> None:
        """Do what an editor does with a story that shall go out: what nothing stands against must then leave."""
        self.leadings += 1
        if self.desktop.library.articles.list()[0].state is State.DRAFT:
            self.move(PEOPLE[0], "submit")
        for part in self.desktop.desk.required_parts:
            others = [one for one in PEOPLE if one not in (self.first_author[part], self.last_author[part])]
            if self.desktop.library.articles.list()[0].state in OUT:
                self.approve(others[0], part)
        before = ReviewedStory.left
        self.export(PEOPLE[1], to)
        findings = review.check_story(self.desktop.desk, self.desktop.slug).blocks
        is_out = self.desktop.library.articles.list()[0].state in OUT
        assert (ReviewedStory.left > before) is (is_out and not findings)

    left = 0

    @invariant()
    def an_approval_holds_if_and_only_if_the_part_is_the_approved_one(self) -> None:
        stored = self.desktop.library.articles.get(self.desktop.slug)
        assert part_hashes(stored.article) == self.hashes
        for part in Part:
            expected = Standing.STALE if self.approved[part] else Standing.MISSING
            if self.hashes[part] in self.approved[part]:
                expected = Standing.APPROVED
            assert stored.summary.standings.of(part) is expected

    def teardown(self) -> None:
        if hasattr(self, "desktop"):
            assert self.desktop.library.verify().is_clean
            self.desktop.library.close()
        shutil.rmtree(self.folder)


ReviewedStory.TestCase.settings = settings(max_examples=RUNS, stateful_step_count=STEPS, deadline=None)
TestReviewedStory = pytest.mark.timeout(1_200)(pytest.mark.slow(ReviewedStory.TestCase))


def test_stories_did_leave() -> None:
    """The machine must get through the gate now and then, or it shows nothing; by itself it does so dozens of times."""
    assert ReviewedStory.left
