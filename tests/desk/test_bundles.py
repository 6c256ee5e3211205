"""Two desktops that send each other a story: what comes, what is put together, and what is asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import Library, open_library
from editor.article.ads import AdPlacement
from editor.article.article import Article, Furniture
from editor.article.article_conflicts import Edited, Take
from editor.article.bundle import Direction
from editor.article.errors import RefusedAction
from editor.article.library_errors import NotALibrary, SlugTaken
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.revision import Revision, RevisionKind, revision_id
from editor.article.sources import Source, Terms
from editor.article.workflow import State
from editor.bundles.errors import BundleTrouble
from editor.bundles.writing import write
from editor.desk import bundles, history, notes, removing, review, unbundling, workflow
from editor.desk.desk import Desk
from editor.desk.slugs import SlugTrouble
from editor.desk.unbundling import Outcome, Unbundled
from tests.bundles.making import bundle as any_bundle

BODY = "The ferry sails by night.\n\nFares are not decided.\n\nThe council meets again in June.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(40))


class Desktop:
    """One desktop: its library, and its person's ways with the one story of these tests."""

    def __init__(self, library: Library, person: str) -> None:
        self.library = library
        self.desk = Desk(library, person)

    @property
    def article_id(self) -> str:
        return self.library.articles.list()[0].id

    @property
    def slug(self) -> str:
        return self.library.articles.list()[0].slug

    @property
    def head(self) -> str:
        return self.library.articles.list()[0].head

    @property
    def article(self) -> Article:
        return self.library.articles.get(self.slug).article

    def edit(self, change: Callable[[Article], Article]) -> str:
        stored = self.library.articles.get(self.slug)
        return self.library.save(
            stored.summary.id, change(stored.article), stored.summary.head, self.desk.person
        ).revision.id

    def rewrite(self, old: str, new: str) -> str:
        return self.edit(lambda article: replace(article, body=article.body.replace(old, new)))

    def send(self, folder: Path, *, whole: bool = False) -> Path:
        made = bundles.make(self.desk, self.slug, whole=whole)
        return bundles.save(self.desk, made, folder / f"{self.desk.person}-{made.bundle.id[:8]}.copydesk")

    def open(self, path: Path, otherwise: Take | None = None, slug: str = "") -> Unbundled:
        prospect = unbundling.look(self.desk, *bundles.load(self.desk, path))
        return unbundling.take_in(self.desk, prospect, {}, otherwise, slug)

    def rows(self) -> list[tuple[object, ...]]:
        """Return what every table holds, to see whether anything changed."""
        tables = ("articles", "revisions", "contents", "approvals", "notes", "assets", "exchanges", "audit")
        return [row for table in tables for row in self.library.connection.all(f"SELECT * FROM {table} ORDER BY 1")]

    def is_sound(self) -> bool:
        report = self.library.verify()
        assert report.is_clean, report.problems
        return True


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Desktop, Desktop]]:
    """Return a reporter's desktop with a story, and an editor's that is empty."""
    with ExitStack() as stack:
        libraries = [open_library(tmp_path / f"{name}.copydesk") for name in ("jo", "mia")]
        for library in libraries:
            stack.callback(library.connection.raw.close)
        jo, mia = Desktop(libraries[0], "Jo Brandt"), Desktop(libraries[1], "Mia Sand")
        asset = jo.library.assets.put(PNG, "image/png", "ferry.png")
        article = Article(
            Furniture("night-ferry", "The night ferry comes back"),
            f"{BODY}\n![The ferry](asset:{asset.sha256})\n",
            sources=(Source("clerk", "Ada Roth", terms=Terms.BACKGROUND, description="an official", contact="555 01"),),
        )
        jo.library.create(article, "Jo Brandt", RevisionKind.IMPORT)
        yield jo, mia


def shared(pair: tuple[Desktop, Desktop], folder: Path) -> tuple[Desktop, Desktop]:
    jo, mia = pair
    mia.open(jo.send(folder))
    return jo, mia


def test_a_story_that_is_not_here_comes_with_all_it_has(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    jo.rewrite("by night", "at night")
    workflow.act(jo.desk, "night-ferry", "submit")
    notes.add_on_words(jo.desk, "night-ferry", "Ask the mayor.", "Fares")
    review.approve(replace(jo.desk, person="Ana Ruiz"), "night-ferry", Part.ADS, "seen")
    came = mia.open(jo.send(tmp_path))
    assert came.outcome is Outcome.NEW
    assert (came.received.revisions, came.received.approvals, came.received.notes, came.received.files) == (2, 1, 1, 1)
    assert mia.article == jo.article
    assert mia.head == jo.head
    summary = mia.library.articles.list()[0]
    assert (summary.id, summary.state, summary.standings.ads) == (jo.article_id, State.IN_REVIEW, Standing.APPROVED)
    assert (summary.created_by, summary.updated_by) == ("Jo Brandt", "Jo Brandt")
    assert mia.library.assets.content(mia.article.body.partition("asset:")[2][:64]) == PNG
    assert notes.of_story(mia.desk, mia.article_id) == notes.of_story(jo.desk, jo.article_id)
    mine, theirs = (one.library.revisions.history(one.article_id) for one in (jo, mia))
    assert [replace(one, revision=replace(one.revision, sequence=0)) for one in mine] == [
        replace(one, revision=replace(one.revision, sequence=0)) for one in theirs
    ]
    assert mia.is_sound()


def test_the_same_bundle_twice_changes_nothing(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    path = jo.send(tmp_path)
    mia.open(path)
    before = mia.rows()
    again = mia.open(path)
    assert (again.outcome, again.received.is_anything) == (Outcome.KNOWN, False)
    assert mia.rows() == before


def test_the_same_story_is_the_same_file(pair: tuple[Desktop, Desktop]) -> None:
    jo, _ = pair
    assert bundles.make(jo.desk, jo.slug).content == bundles.make(jo.desk, jo.slug).content


def test_newer_versions_are_taken_over_and_no_more_is_sent_than_is_new(
    pair: tuple[Desktop, Desktop], tmp_path: Path
) -> None:
    jo, mia = shared(pair, tmp_path)
    mia.rewrite("June", "July")
    path = mia.send(tmp_path)
    bundle, _ = bundles.load(jo.desk, path)
    assert (len(bundle.revisions), bundle.starts_from, bundle.files) == (1, (jo.head,), ())
    came = jo.open(path)
    assert (came.outcome, came.received.revisions, came.conflicts) == (Outcome.NEWER, 1, ())
    assert jo.head == mia.head
    assert "July" in jo.article.body
    older = jo.send(tmp_path)
    jo.rewrite("July", "August")
    assert mia.open(older).outcome is Outcome.KNOWN
    assert jo.is_sound()
    assert mia.is_sound()


def test_changes_of_both_go_together_and_both_desktops_end_at_one(
    pair: tuple[Desktop, Desktop], tmp_path: Path
) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    mia.rewrite("June", "July")
    came = mia.open(jo.send(tmp_path))
    assert (came.outcome, came.conflicts, came.kept_aside) == (Outcome.BOTH, (), False)
    assert "at night" in mia.article.body
    assert "July" in mia.article.body
    assert jo.open(mia.send(tmp_path)).outcome is Outcome.NEWER
    assert jo.head == mia.head
    assert jo.is_sound()
    assert mia.is_sound()


def test_desktops_that_merge_at_the_same_time_come_to_one_story(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    mia.rewrite("June", "July")
    one, other = jo.send(tmp_path), mia.send(tmp_path)
    jo.open(other)
    mia.open(one)
    assert jo.article == mia.article
    assert jo.head != mia.head
    one, other = jo.send(tmp_path), mia.send(tmp_path)
    jo.open(other)
    mia.open(one)
    assert jo.head == mia.head
    assert jo.is_sound()
    assert mia.is_sound()


def test_what_both_changed_waits_and_both_texts_are_kept(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    head = mia.rewrite("by night", "after dark")
    path = jo.send(tmp_path)
    came = mia.open(path)
    assert came.kept_aside
    assert [one.place for one in came.conflicts] == ["body"]
    assert mia.head == head
    assert "at night" in history.load(mia.desk, jo.head)[0].body
    assert mia.is_sound()
    settled = mia.open(path, Take.THEIRS)
    assert not settled.kept_aside
    assert "at night" in mia.article.body
    assert mia.is_sound()


def test_a_choice_on_each_side_is_asked_about_again(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    mia.rewrite("by night", "after dark")
    one, other = jo.send(tmp_path), mia.send(tmp_path)
    jo.open(other, Take.MINE)
    mia.open(one, Take.MINE)
    came = mia.open(jo.send(tmp_path))
    assert came.kept_aside
    assert {came.conflicts[0].mine, came.conflicts[0].theirs} == {
        "The ferry sails after dark.\n\n", "The ferry sails at night.\n\n"
    }  # fmt: skip


def test_each_conflict_is_settled_by_itself(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.edit(
        lambda one: replace(one, furniture=replace(one.furniture, headline="A"), body=one.body.replace("June", "May"))
    )
    mia.edit(
        lambda one: replace(one, furniture=replace(one.furniture, headline="B"), body=one.body.replace("June", "July"))
    )
    prospect = unbundling.look(mia.desk, *bundles.load(mia.desk, jo.send(tmp_path)))
    places = {one.place: one.number for one in prospect.conflicts}
    choices: dict[int, Take | Edited] = {
        places["furniture.headline"]: Take.THEIRS,
        places["body"]: Edited("The council meets in autumn."),
    }
    unbundling.take_in(mia.desk, prospect, choices)
    assert mia.article.furniture.headline == "A"
    assert "The council meets in autumn.\n\n![" in mia.article.body


def test_a_story_changed_since_it_was_looked_at_is_not_merged(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    prospect = unbundling.look(mia.desk, *bundles.load(mia.desk, jo.send(tmp_path)))
    mia.rewrite("June", "July")
    before = mia.rows()
    with pytest.raises(RefusedAction, match="changed since the bundle was looked at"):
        unbundling.take_in(mia.desk, prospect)
    assert mia.rows() == before


def test_an_approval_of_theirs_holds_for_what_it_was_given_for(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    workflow.act(jo.desk, "night-ferry", "submit")
    jo, mia = shared(pair, tmp_path)
    review.approve(mia.desk, mia.slug, Part.ATTRIBUTION)
    review.approve(mia.desk, mia.slug, Part.ADS)
    jo.rewrite("by night", "at night")
    jo.open(mia.send(tmp_path))
    standings = jo.library.articles.list()[0].standings
    assert (standings.attribution, standings.ads) == (Standing.STALE, Standing.APPROVED)
    assert jo.is_sound()


def test_withdrawals_and_approvals_count_in_the_order_of_time_on_both_desktops(
    pair: tuple[Desktop, Desktop], tmp_path: Path
) -> None:
    jo, mia = pair
    workflow.act(jo.desk, "night-ferry", "submit")
    jo, mia = shared(pair, tmp_path)
    ana = replace(jo.desk, person="Ana Ruiz")
    review.approve(ana, jo.slug, Part.ADS)
    mia.open(jo.send(tmp_path))
    review.withdraw(mia.desk, mia.slug, Part.ADS)
    review.approve(ana, jo.slug, Part.ADS, "again")
    one, other = jo.send(tmp_path), mia.send(tmp_path)
    jo.open(other)
    mia.open(one)
    for desktop in (jo, mia):
        assert desktop.library.articles.list()[0].standings.ads is Standing.APPROVED
        assert len(desktop.library.approvals.list(desktop.article_id)) == 3
        assert desktop.is_sound()


def test_a_withdrawal_is_later_than_what_it_takes_back_whatever_the_clock_says(tmp_path: Path) -> None:
    times = iter(["2026-05-04T12:00:00.000000Z"] * 4 + ["2026-05-04T09:00:00.000000Z"] * 9)
    library = open_library(tmp_path / "clock.copydesk", lambda: next(times))
    made = library.create(Article(Furniture("a")), "Jo")
    library.approve(made.article_id, Part.ADS, made.revision.id, "Mia")
    library.withdraw(made.article_id, Part.ADS, "Mia")
    assert library.approvals.standing(made.article_id, Part.ADS) is None
    library.connection.raw.close()


def test_nobody_becomes_the_author_of_a_part_by_opening_a_bundle(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    mia.edit(lambda one: replace(one, ads=(AdPlacement("ad-1"),), body=one.body.replace(
        "Fares", "::ad{#ad-1}\n\nFares")))  # fmt: skip
    jo.rewrite("by night", "at night")
    mia.open(jo.send(tmp_path))
    assert not review.is_own_work(mia.desk, mia.article_id, Part.ATTRIBUTION)
    assert review.is_own_work(mia.desk, mia.article_id, Part.ADS)
    mia.rewrite("June", "July")
    jo.rewrite("at night", "by day")
    mia.open(jo.send(tmp_path))
    assert review.is_own_work(mia.desk, mia.article_id, Part.ATTRIBUTION)


def test_any_word_that_goes_with_an_approval_can_be_sent(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    jo.library.approve(jo.article_id, Part.ADS, jo.head, "Ana Ruiz", "seen\r\nby\u2028telephone\x07")
    mia.open(jo.send(tmp_path))
    assert mia.library.approvals.list(mia.article_id)[0].note == "seen\nby\ntelephone"


def test_versions_kept_aside_change_no_author(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    mia.rewrite("by night", "after dark")
    mia.open(jo.send(tmp_path))
    assert mia.library.revisions.part_changes(mia.article_id, Part.ATTRIBUTION)[0].author == "Mia Sand"


@pytest.mark.parametrize(
    ("sender", "here", "steps"),
    [
        (State.IN_REVIEW, State.IN_REVIEW, ("submit",)),
        (State.SPIKED, State.SPIKED, ("spike",)),
        (State.PUBLISHED, State.IN_REVIEW, ("submit", "publish")),
        (State.KILLED, State.KILLED, ("submit", "publish", "kill")),
    ],
)
def test_a_bundle_publishes_nothing(
    pair: tuple[Desktop, Desktop], tmp_path: Path, sender: State, here: State, steps: tuple[str, ...]
) -> None:
    jo, mia = pair
    states = {"submit": State.IN_REVIEW, "publish": State.PUBLISHED, "kill": State.KILLED, "spike": State.SPIKED}
    for step in steps:
        before = jo.library.articles.list()[0].state
        jo.library.move(jo.article_id, step, before, states[step], "Ana Ruiz")
    assert jo.library.articles.list()[0].state is sender
    came = mia.open(jo.send(tmp_path))
    assert mia.library.articles.list()[0].state is here
    assert came.sender_state is sender
    assert not jo.open(mia.send(tmp_path)).received.state_moved
    assert jo.library.articles.list()[0].state is sender
    assert mia.is_sound()


def test_of_two_steps_the_later_counts_wherever_it_was_taken(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    workflow.act(jo.desk, jo.slug, "submit")
    mia.open(jo.send(tmp_path))
    assert mia.library.articles.list()[0].state is State.IN_REVIEW
    workflow.act(mia.desk, mia.slug, "reject", "Call the mayor.")
    early = jo.send(tmp_path)
    jo.open(mia.send(tmp_path))
    assert jo.library.articles.list()[0].state is State.DRAFT
    mia.open(early)
    assert mia.library.articles.list()[0].state is State.DRAFT


def test_a_slug_that_another_story_has_is_asked_for(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    other = mia.library.create(Article(Furniture("night-ferry", "Another")), "Mia Sand")
    path = jo.send(tmp_path)
    before = mia.rows()
    with pytest.raises(SlugTaken, match="--as-slug"):
        mia.open(path)
    assert mia.rows() == before
    prospect = unbundling.look(mia.desk, *bundles.load(mia.desk, path))
    assert unbundling.free_slug(mia.desk, prospect) == "night-ferry-2"
    with pytest.raises(SlugTrouble):
        mia.open(path, slug="Harrow Ferry!")
    assert mia.rows() == before
    came = mia.open(path, slug="harrow-ferry")
    assert came.received.slug == "harrow-ferry"
    assert mia.library.articles.get_by_id(other.article_id).summary.slug == "night-ferry"
    jo.library.articles.get("night-ferry")
    made = bundles.make(mia.desk, "harrow-ferry")
    jo.open(bundles.save(mia.desk, made, tmp_path / "back.copydesk"))
    assert jo.slug == "harrow-ferry"
    assert mia.is_sound()


def test_half_a_history_is_refused_where_the_other_half_is_not(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    mia.rewrite("June", "July")
    jo.open(mia.send(tmp_path))
    jo.rewrite("July", "August")
    third = Desktop(open_library(tmp_path / "third.copydesk"), "Kit Ames")
    before = third.rows()
    with pytest.raises(RefusedAction, match="--whole"):
        third.open(jo.send(tmp_path))
    assert third.rows() == before
    assert third.open(jo.send(tmp_path, whole=True)).outcome is Outcome.NEW
    assert third.article == jo.article
    assert third.is_sound()
    third.library.connection.raw.close()


def test_another_story_under_one_id_is_refused(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    bundle, _ = bundles.load(mia.desk, jo.send(tmp_path, whole=True))

    other = any_bundle()
    renamed: list[Revision] = []
    for one in other.revisions:
        parent = renamed[-1].id if renamed else ""
        name = revision_id(bundle.article_id, parent, one.author, one.time, one.kind, one.content_hash)
        renamed.append(replace(one, id=name, parent=parent, article_id=bundle.article_id))
    forged = replace(other, article_id=bundle.article_id, revisions=tuple(renamed), head=renamed[-1].id, notes=(),
                     approvals=())  # fmt: skip
    path = tmp_path / "forged.copydesk"
    path.write_bytes(write(forged))
    before = mia.rows()
    with pytest.raises(RefusedAction, match="another story under the same name"):
        mia.open(path)
    assert mia.rows() == before


def test_a_story_that_was_deleted_here_can_come_back(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    notes.add(jo.desk, jo.slug, "Call him.")
    path = jo.send(tmp_path, whole=True)
    mia.open(path)
    mia.library.set_setting("people.roles", {"Mia Sand": "both"}, "Mia Sand")
    removing.delete(mia.desk, mia.slug)
    assert mia.is_sound()
    assert mia.open(path).outcome is Outcome.NEW
    assert mia.article == jo.article
    assert mia.is_sound()


def test_who_sent_and_received_what_is_written_down(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    sent, came = (one.library.exchanges.list(one.article_id)[0] for one in (jo, mia))
    assert (sent.direction, came.direction) == (Direction.SENT, Direction.RECEIVED)
    assert (sent.id, sent.sha256, sent.revision) == (came.id, came.sha256, came.revision)
    assert (sent.person, came.person) == ("Jo Brandt", "Mia Sand")
    assert jo.library.audit.events(jo.article_id)[0].action == "send bundle"
    assert mia.library.audit.events(mia.article_id)[0].action == "receive bundle"


def test_an_ungiven_version_in_the_tables_is_found(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    _, mia = shared(pair, tmp_path)
    with mia.library.connection.write():
        mia.library.connection.run("DROP TRIGGER revisions_never_updated")
        mia.library.connection.run("UPDATE revisions SET merged = parent, author = 'Somebody'")
    assert any("was changed after it was made" in one for one in mia.library.verify().problems)


def test_an_exchange_that_nobody_made_is_found(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    _, mia = shared(pair, tmp_path)
    with mia.library.connection.write():
        mia.library.connection.run(
            "INSERT INTO exchanges SELECT NULL, id, article_id, 'sent', revision, sha256, person, time FROM exchanges"
        )
    assert any("that was sent is not in the audit trail" in one for one in mia.library.verify().problems)


def test_a_library_is_told_apart_from_a_bundle_either_way(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    path = jo.send(tmp_path)
    with pytest.raises(NotALibrary, match="is a bundle, not a library"):
        open_library(path)
    for own in (mia.library.path, jo.library.path):
        with pytest.raises((BundleTrouble, RefusedAction), match="librar"):
            bundles.load(mia.desk, own)
        made = bundles.make(jo.desk, jo.slug)
        with pytest.raises(RefusedAction, match="librar"):
            bundles.save(jo.desk, made, own)
    assert bundles.is_bundle(mia.desk, path)
    assert not bundles.is_bundle(mia.desk, mia.library.path)
    assert not bundles.is_bundle(mia.desk, tmp_path / "gone")


def test_files_that_cannot_be_written_or_read_get_a_sentence(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, _ = pair
    made = bundles.make(jo.desk, jo.slug)
    (tmp_path / "letter.docx").write_bytes(b"a letter")
    for place in (tmp_path, tmp_path / "letter.docx", tmp_path / "letter.docx" / "x"):
        with pytest.raises(RefusedAction):
            bundles.save(jo.desk, made, place)
        with pytest.raises((RefusedAction, BundleTrouble)):
            bundles.load(jo.desk, place)
    assert (tmp_path / "letter.docx").read_bytes() == b"a letter"
    with pytest.raises(RefusedAction, match="no file"):
        bundles.load(jo.desk, tmp_path / "nothing")


def test_a_damaged_bundle_leaves_the_library_as_it_was(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = pair
    content = jo.send(tmp_path).read_bytes()
    before = mia.rows()
    for at in range(0, len(content), 97):
        path = tmp_path / "damaged.copydesk"
        path.write_bytes(content[:at] + bytes((content[at] ^ 4,)) + content[at + 1 :])
        with pytest.raises(BundleTrouble):
            mia.open(path)
    assert mia.rows() == before


def test_what_a_bundle_tells_names_no_hidden_source(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    assert bundles.make(jo.desk, jo.slug, whole=True).confidential == 1
    for desktop, contact in ((jo, "555 02"), (mia, "555 03")):
        desktop.edit(lambda one, new=contact: replace(one, sources=(replace(one.sources[0], contact=new),)))  # type: ignore[misc]
    jo.edit(lambda one: replace(one, sources=(*one.sources, Source("mole", "Kit Ames", terms=Terms.OFF_RECORD))))
    jo.rewrite("not decided.", "not decided [@mole].")
    mia.rewrite("not decided.", "open [@clerk].")
    came = mia.open(jo.send(tmp_path))
    told = str(unbundling.as_json(came, mia.article, jo.article))
    assert {one.place for one in came.conflicts} == {"sources.clerk.contact", "body"}
    for secret in ("Ada Roth", "clerk", "555 02", "555 03", "mole", "Kit Ames"):
        assert secret not in told


def test_a_crash_while_a_bundle_is_taken_in_leaves_nothing_of_it(
    pair: tuple[Desktop, Desktop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("June", "July")
    path, before = jo.send(tmp_path), mia.rows()
    monkeypatch.setattr(mia.library, "refresh_standings", lambda _: (_ for _ in ()).throw(OSError("gone")))
    with pytest.raises(OSError, match="gone"):
        mia.open(path)
    assert mia.rows() == before


def test_a_copy_of_a_library_sends_what_its_twin_knows(pair: tuple[Desktop, Desktop], tmp_path: Path) -> None:
    jo, _ = pair
    jo.library.backup(tmp_path / "twin.copydesk")
    twin = Desktop(open_library(tmp_path / "twin.copydesk"), "Jo at home")
    twin.rewrite("June", "July")
    assert jo.open(twin.send(tmp_path)).outcome is Outcome.NEWER
    assert jo.head == twin.head
    twin.library.connection.raw.close()
