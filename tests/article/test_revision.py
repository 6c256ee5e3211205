"""Revisions: their names, their times, how autosaves fold."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Furniture
from editor.article.revision import (
    Revision,
    RevisionKind,
    content_hash,
    fold,
    is_sound,
    revision_id,
    utc_text,
)

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def chain(*steps: tuple[str, RevisionKind, float]) -> list[Revision]:
    """Return revisions that follow one another, the newest first; each is author, kind and minutes after the start."""
    made: list[Revision] = []
    for number, (author, kind, minutes) in enumerate(steps, 1):
        time = utc_text(START + timedelta(minutes=minutes))
        parent = made[-1].id if made else ""
        name = revision_id("story", parent, author, time, kind, "00")
        made.append(Revision(name, parent, "story", author, time, kind, "00", number))
    return made[::-1]


def test_a_revision_is_named_by_all_of_its_facts() -> None:
    facts = {
        "article_id": "story",
        "parent": "parent",
        "author": "ana",
        "time": "2026-03-01T12:00:00.000000Z",
        "kind": RevisionKind.SAVE,
        "content": "content",
    }
    changed = [facts, *(facts | {name: RevisionKind.MERGE if name == "kind" else "other"} for name in facts)]
    names = {revision_id(**one) for one in changed}  # type: ignore[arg-type]
    assert len(names) == 7
    assert all(len(name) == 64 for name in names)


def test_a_changed_revision_is_not_sound() -> None:
    (revision,) = chain(("ana", RevisionKind.SAVE, 0))
    assert is_sound(revision)
    changed = Revision(
        revision.id, "", "story", "ben", revision.time, revision.kind, revision.content_hash, revision.sequence
    )
    assert not is_sound(changed)


def test_the_content_hash_is_that_of_the_canonical_form() -> None:
    composed = Article(Furniture("a", headline="Caf\u00e9"))
    decomposed = Article(Furniture("a", headline="Cafe\u0301"))
    assert content_hash(composed) == content_hash(decomposed)
    assert content_hash(composed) != content_hash(Article(Furniture("a", headline="Cafe")))


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])))
def test_times_sort_as_texts(moment: datetime) -> None:
    if moment.year in (1, 9999):
        return
    later = moment + timedelta(microseconds=1)
    assert utc_text(moment) < utc_text(later)
    assert datetime.fromisoformat(utc_text(moment)) == moment


AUTO, SAVE = RevisionKind.AUTOSAVE, RevisionKind.SAVE


@pytest.mark.parametrize(
    ("steps", "counts"),
    [
        ([], []),
        ([("ana", SAVE, 0), ("ana", AUTO, 1), ("ana", AUTO, 2), ("ana", AUTO, 3)], [3, 1]),
        ([("ana", AUTO, 0), ("ben", AUTO, 1), ("ana", AUTO, 2)], [1, 1, 1]),
        ([("ana", SAVE, 0), ("ana", SAVE, 1)], [1, 1]),
        ([("ana", AUTO, 0), ("ana", AUTO, 10), ("ana", AUTO, 21)], [1, 2]),
        ([("ana", AUTO, 0), ("ana", AUTO, 9), ("ana", AUTO, 18), ("ana", AUTO, 27)], [4]),
    ],
)
def test_autosaves_of_one_person_fold(steps: list[tuple[str, RevisionKind, float]], counts: list[int]) -> None:
    assert [run.count for run in fold(chain(*steps))] == counts


def test_a_run_names_its_ends() -> None:
    revisions = chain(("ana", AUTO, 0), ("ana", AUTO, 1), ("ana", AUTO, 2))
    (run,) = fold(revisions)
    assert (run.newest, run.oldest) == (revisions[0], revisions[-1])


def test_autosaves_from_another_parent_do_not_fold() -> None:
    newest, middle, oldest = chain(("ana", AUTO, 0), ("ana", AUTO, 1), ("ana", AUTO, 2))
    assert [run.count for run in fold([newest, oldest])] == [1, 1]
    assert [run.count for run in fold([newest, middle])] == [2]
