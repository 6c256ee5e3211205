"""Bundles step by step: the same bytes and rows as at once, saves between the steps, and nothing done once closed."""

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from db.contents import Facts, facts
from editor.article.article import Article
from editor.article.errors import RefusedAction
from editor.article.workflow import State
from editor.bundles.errors import BundleTrouble
from editor.desk import bundle_steps, bundles, unbundling
from editor.desk.bundle_steps import Part
from editor.desk.bundles import BundleRefused
from editor.desk.steps import NothingYet
from editor.desk.unbundling import Outcome, Prospect, Unbundled
from tests.desk.test_bundles import Desktop, pair, shared

__all__ = ["pair"]  # the fixture

T = TypeVar("T")
Pair = tuple[Desktop, Desktop]
IN_PROCESS = pytest.mark.parametrize("much", [10**9, 0], ids=["in place", "in a process"])


@pytest.fixture(autouse=True)
def _much(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set from how many bytes on the work is done in a process, where a test says so."""
    params = getattr(request.node, "callspec", None)
    much = params.params.get("much") if params is not None else None
    if much is not None:
        monkeypatch.setattr(bundle_steps, "MUCH_TEXT", much)
        monkeypatch.setattr(bundle_steps, "MUCH_FILE", much)


def result(steps: Iterator[Part[T] | NothingYet]) -> T:
    *_, last = steps
    assert isinstance(last, Part)
    assert last.result is not None
    return last.result


def looked(desktop: Desktop, path: Path) -> Prospect:
    *waits, found = bundle_steps.looking(desktop.desk, path)
    assert all(isinstance(one, NothingYet) for one in waits)
    assert not isinstance(found, NothingYet)
    return found[0]


def rewritten(desktop: Desktop) -> None:
    for words in ("at night", "late", "by day"):
        desktop.rewrite("The ferry", f"It sails {words}. The ferry")


@IN_PROCESS
def test_what_is_made_step_by_step_is_what_is_made_at_once(pair: Pair, tmp_path: Path, much: int) -> None:
    jo, mia = shared(pair, tmp_path)
    mia.rewrite("by night", "late")
    jo.open(mia.send(tmp_path))
    rewritten(jo)
    steps = list(bundle_steps.offering(jo.desk, jo.slug))
    offer = result(iter(steps))
    parts = [one for one in steps if isinstance(one, Part)]
    assert len(parts) == bundle_steps.count(jo.desk, jo.slug) + 2  # a picture, and what came of it
    assert (len(parts) < len(steps)) is (much == 0)
    assert offer.made == bundles.make(jo.desk, jo.slug)
    assert offer.whole == bundles.make(jo.desk, jo.slug, whole=True)
    assert (offer.other, offer.can_submit) == ("Mia Sand", True)
    path = result(bundle_steps.sending(jo.desk, jo.slug, tmp_path / "one.copydesk", whole=False, submit=False))
    assert path.read_bytes() == offer.made.content
    assert looked(mia, path).outcome is Outcome.NEWER


def test_what_is_saved_between_the_steps_is_in_the_bundle(pair: Pair, tmp_path: Path) -> None:
    jo, mia = pair
    rewritten(jo)
    steps = bundle_steps.sending(jo.desk, jo.slug, tmp_path / "one.copydesk", whole=True, submit=True)
    next(steps)
    head = jo.edit(lambda article: replace(article, body="Words of now.\n"))
    result(steps)
    prospect = looked(mia, tmp_path / "one.copydesk")
    assert (prospect.bundle.head, prospect.theirs.body) == (head, "Words of now.\n")
    assert prospect.bundle.state.state is State.IN_REVIEW


@IN_PROCESS
def test_steps_that_are_closed_leave_no_file_and_change_nothing(pair: Pair, tmp_path: Path, much: int) -> None:
    jo, mia = pair
    rewritten(jo)
    before = jo.rows()
    steps = bundle_steps.sending(jo.desk, jo.slug, tmp_path / "one.copydesk", whole=True, submit=False)
    for _ in range(6 if much == 0 else 3):
        next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert not (tmp_path / "one.copydesk").exists()
    assert jo.rows() == before
    path = jo.send(tmp_path)
    before = mia.rows()
    prospect = looked(mia, path)
    prepared = bundle_steps.preparing(mia.desk, prospect)
    next(prepared)
    assert mia.rows() == before
    reading = bundle_steps.looking(mia.desk, path)
    next(reading)
    reading.close()  # type: ignore[attr-defined]


@IN_PROCESS
def test_what_is_no_bundle_is_told_as_at_once(pair: Pair, tmp_path: Path, much: int) -> None:
    jo, _ = pair
    (tmp_path / "letter.copydesk").write_text("Dear Ana")
    cut = tmp_path / "cut.copydesk"
    cut.write_bytes(jo.send(tmp_path).read_bytes()[:-40])
    for path in (tmp_path / "letter.copydesk", cut):
        with pytest.raises(BundleTrouble) as at_once:
            bundles.load(jo.desk, path)
        with pytest.raises(BundleTrouble) as told:
            list(bundle_steps.looking(jo.desk, path))
        assert told.value.sentence == at_once.value.sentence
    for path in (tmp_path / "gone.copydesk", jo.library.path):
        with pytest.raises(BundleRefused):
            list(bundle_steps.looking(jo.desk, path))


def test_a_process_that_ends_is_told(pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jo, mia = pair
    path = jo.send(tmp_path)
    monkeypatch.setattr(bundle_steps, "MUCH_FILE", 0)
    steps = bundle_steps.looking(mia.desk, path)
    next(steps)
    (process,) = [one for one in multiprocessing.active_children() if one.name == "copydesk work"]
    process.kill()
    with pytest.raises(BundleRefused, match="broke off and nothing of it was kept"):
        list(steps)


def test_what_is_prepared_is_not_reckoned_again_and_gives_the_same_rows(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jo, mia = pair
    rewritten(jo)
    path = jo.send(tmp_path)
    prospect = looked(mia, path)
    *_, prepared = steps = list(bundle_steps.preparing(mia.desk, prospect))
    assert len(steps) == len(prospect.bundle.revisions) == 4
    reckoned: list[Article] = []

    def reckon(article: Article) -> Facts:
        reckoned.append(article)
        return facts(article)

    monkeypatch.setattr("db.exchange.facts", reckon)
    done = unbundling.take_in_now(mia.desk, prospect, {}, "", prepared)
    assert isinstance(done, Unbundled)
    assert reckoned == []
    assert done.received.revisions == 4
    assert mia.is_sound()
    mine, theirs = (one.library.revisions.history(one.article_id) for one in (jo, mia))
    assert [replace(one, revision=replace(one.revision, sequence=0)) for one in mine] == [
        replace(one, revision=replace(one.revision, sequence=0)) for one in theirs
    ]
    assert list(bundle_steps.preparing(mia.desk, looked(mia, path))) == []


def test_a_story_that_was_changed_meanwhile_is_put_together_or_asked_about(pair: Pair, tmp_path: Path) -> None:
    jo, mia = shared(pair, tmp_path)
    jo.rewrite("by night", "at night")
    prospect = looked(mia, jo.send(tmp_path))
    assert prospect.outcome is Outcome.NEWER
    *_, prepared = bundle_steps.preparing(mia.desk, prospect)
    mia.rewrite("in June", "in July")
    with pytest.raises(RefusedAction, match="changed since the bundle was looked at"):
        unbundling.take_in(mia.desk, prospect, prepared=prepared)
    done = unbundling.take_in_now(mia.desk, prospect, {}, "", prepared)
    assert isinstance(done, Unbundled)
    assert done.outcome is Outcome.BOTH
    assert "at night" in mia.article.body
    assert "in July" in mia.article.body
    assert mia.is_sound()

    jo.rewrite("Fares are not decided", "Fares are high")
    prospect = looked(mia, jo.send(tmp_path))
    mia.rewrite("Fares are not decided", "Fares are low")
    before = mia.rows()
    anew = unbundling.take_in_now(mia.desk, prospect, {}, "", None)
    assert isinstance(anew, Prospect)
    assert len(anew.conflicts) == 1
    assert mia.rows() == before
