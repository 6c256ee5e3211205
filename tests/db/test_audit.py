"""The audit trail: a chain that nothing can be taken out of."""

import dataclasses
from itertools import pairwise
from pathlib import Path

from db.audit import event_hash
from db.library import Library, open_library
from editor.article.workflow import State
from tests.db.support import story


def test_each_event_follows_from_the_one_before(library: Library) -> None:
    saved = library.create(story(), "ana")
    library.move(saved.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    library.record("looked at", "ben", saved.article_id, {"é": ["1", None, True]})
    events = list(library.audit.all_in_order())
    assert [event.action for event in events] == ["make library", "new", "submit", "looked at"]
    assert [event.sequence for event in events] == [1, 2, 3, 4]
    assert events[0].previous == ""
    for before, after in pairwise(events):
        assert after.previous == before.hash == event_hash(before)
    assert library.audit.last_hash() == events[-1].hash


def test_the_hash_covers_every_field(library: Library) -> None:
    (event,) = library.audit.events()
    changes = {
        "sequence": 2,
        "time": "",
        "person": "x",
        "action": "x",
        "article_id": "x",
        "details": {},
        "previous": "x",
    }
    for field, value in changes.items():
        assert event_hash(dataclasses.replace(event, **{field: value})) != event.hash  # type: ignore[arg-type]


def test_no_two_libraries_have_one_chain(tmp_path: Path) -> None:
    ends = set()
    for name in ("a", "b"):
        library = open_library(tmp_path / f"{name}.copydesk", lambda: "2026-03-01T12:00:00.000000Z")
        ends.add(library.audit.last_hash())
        library.close()
    assert len(ends) == 2


def test_events_of_a_story_come_in_pages(library: Library) -> None:
    saved = library.create(story(), "ana")
    library.create(story("other"), "ben")
    for number in range(4):
        library.record(f"act {number}", "ana", saved.article_id)
    newest = library.audit.events(saved.article_id, limit=2)
    older = library.audit.events(saved.article_id, limit=9, before=newest[-1].sequence)
    assert library.audit.events(saved.article_id, limit=1, oldest_first=True) == older[-1:]
    assert [event.action for event in (*newest, *older)] == ["act 3", "act 2", "act 1", "act 0", "new"]
    assert len(library.audit.events()) == 7
