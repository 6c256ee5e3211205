"""The trail in words: every action has a sentence, filters find, and nothing confidential is in what it gives."""

import ast
import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from db import removal
from db.library import Library, open_library
from editor.article import bundle
from editor.article.article import Article, Furniture
from editor.article.errors import UnknownName
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import AuditEvent
from editor.article.notes import NoteKind
from editor.article.part import Part
from editor.article.revision import RevisionKind
from editor.article.sources import Source, Terms
from editor.article.workflow import ACTIONS
from editor.desk import audit, audit_words, killing, removing, review, workflow
from editor.desk.desk import Desk
from editor.desk.moments import NoSuchTime

HIDDEN = Source("deep", "Ruth Halloran", terms=Terms.BACKGROUND, description="a member of the council")
STORY = Article(Furniture("wall"), "It holds.\n", sources=(HIDDEN,))

# Where an action is no literal: what it may be there is named here, so that a new place fails the test below.
COMPUTED = {
    ("db/library.py", "action"): (),
    ("db/library.py", "revision.kind.value"): tuple(kind.value for kind in RevisionKind),
    ("db/library.py", "'withdraw' if row.withdrawn else 'approve'"): ("withdraw", "approve"),
    ("db/removal.py", "ACTION"): (removing.DELETE,),
    ("db/bringing_back.py", "BACK"): (removal.BACK,),
    ("db/notes.py", "action"): tuple(f"{receive}{kind.value}" for kind in NoteKind for receive in ("", "receive ")),
    ("db/exchange.py", "SENT"): (bundle.SENT,),
    ("db/exchange.py", "RECEIVED"): (bundle.RECEIVED,),
    ("editor/desk/killing.py", "NOTICE"): (killing.NOTICE,),
}


@cache
def recorded(root: Path) -> dict[str, str]:
    """Return every action that the code puts into a trail, with where."""
    found = {row.name: "editor/article/workflow.py" for row in ACTIONS if row.name != "correct"}
    for path in (*root.glob("db/*.py"), *root.glob("editor/desk/*.py")):
        name = str(path.relative_to(root))
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
                found |= dict.fromkeys(actions_of(call, call.func, name), name)
    return found


def actions_of(call: ast.Call, to: ast.Attribute, name: str) -> tuple[str, ...]:
    """Return the actions that one call records, none for a call of something else."""
    is_append = to.attr == "append" and "audit" in ast.unparse(to.value).casefold()
    if to.attr == "record":
        action = call.args[0]
    elif is_append:
        action = call.args[2]
    else:
        return ()
    if isinstance(action, ast.Constant):
        return (str(action.value),)
    return COMPUTED[name, ast.unparse(action)]


def test_every_action_that_is_recorded_has_its_words(root: Path) -> None:
    actions = recorded(root)
    assert {"make library", "restore library", "export", "approve", "delete", "change notice", "spike"} <= set(actions)
    assert {action: place for action, place in actions.items() if action not in audit_words.WORDS} == {}


def test_no_words_are_for_what_is_never_recorded(root: Path) -> None:
    assert set(audit_words.WORDS) - set(recorded(root)) == set()


@pytest.mark.parametrize("action", audit_words.WORDS)
def test_words_are_there_whatever_an_event_lacks(action: str) -> None:
    said = audit_words.sentence(AuditEvent(1, "", "", action, "", {}))
    assert said.startswith("Copydesk ")
    assert len(said) > len("Copydesk ") + 3


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path / "stories.copydesk")
    yield library
    library.close()


@pytest.fixture
def mia(library: Library) -> Desk:
    """Return the desk of an editor, with a story that went through several hands."""
    library.create(STORY, "Ana Ruiz", RevisionKind.IMPORT, {"file": "ruth halloran.txt"})
    library.create(Article(Furniture("pier"), "It stands.\n"), "=cmd|' /C calc'!A0")
    desk = Desk(library, "Mia Sand")
    workflow.act(replace(desk, person="Ana Ruiz"), "wall", "submit")
    review.approve(desk, "wall", Part.ADS, "Ruth Halloran says so")
    workflow.act(desk, "wall", "spike", "not news; ask Ruth Halloran")
    return desk


def sentences(desk: Desk, **wanted: str) -> list[str]:
    return [row.sentence for row in audit.page(desk, audit.chosen(desk, **wanted)).rows]


def test_the_trail_reads_as_sentences(mia: Desk) -> None:
    head = mia.story("wall").summary.head
    part_hash = mia.story("wall").part_hashes.of(Part.ADS)
    assert sentences(mia, slug="WALL") == [
        "Mia Sand spiked the story",
        f"Mia Sand approved the ads (hash {part_hash[:4]}…) of revision {head[:4]}",
        "Ana Ruiz handed the story to the editors",
        "Ana Ruiz imported the story from a member of the council.txt",
    ]
    assert sentences(mia)[-1] == "Copydesk made the library"
    assert sentences(mia, person="Ana Ruiz", action="submit") == ["Ana Ruiz handed the story to the editors"]
    notes = [row.note for row in audit.page(mia, audit.chosen(mia, person="Mia Sand")).rows]
    assert notes == ["not news; ask a member of the council", "a member of the council says so"]


def test_a_time_is_a_day_or_a_moment(mia: Desk) -> None:
    today = mia.library.audit.events()[0].time[:10]
    second = audit.chosen(mia, since="2026-03-05T12:00:00+01:00", until="2026-03-05T12:00:00+01:00")
    assert (second.since, second.until) == ("2026-03-05T11:00:00.000000Z", "2026-03-05T11:00:01.000000Z")
    day = audit.chosen(mia, since="2026-03-05", until="2026-03-05")
    assert (int(day.until[8:10]) - int(day.since[8:10]), day.since[10:]) == (1, day.until[10:])
    assert len(sentences(mia, since="2000-01-01", until="2999-01-01")) == 6
    assert sentences(mia, since=f"{today}T00:00:00+00:00", until="2000-01-01") == []
    for wrong in ("today", "2026-13-01", "9999-12-31T23:59:59-23:00"):
        with pytest.raises(NoSuchTime, match="is no time"):
            audit.chosen(mia, since=wrong)
    with pytest.raises(NoSuchStory, match="is and was no story"):
        audit.chosen(mia, slug="nowhere")
    with pytest.raises(UnknownName, match="There is no action “lunch”; there are make library"):
        audit.chosen(mia, action="lunch")


def test_pages_go_on_where_the_last_one_ended(mia: Desk) -> None:
    first = audit.page(mia, limit=4)
    second = audit.page(mia, before=first.last, limit=4)
    assert (len(first.rows), len(second.rows), second.last) == (4, 3 - 1, 0)
    assert [row.event.sequence for row in (*first.rows, *second.rows)] == [6, 5, 4, 3, 2, 1]
    assert [row.event.sequence for row in audit.every(mia, limit=3)] == [6, 5, 4]
    assert len(list(audit.every(mia))) == 6


def test_the_csv_is_rfc_4180_and_holds_no_formula(mia: Desk) -> None:
    text = "".join(audit.as_csv(audit.every(mia)))
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == 7
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == audit.COLUMNS
    assert {len(row) for row in rows} == {len(audit.COLUMNS)}
    assert [row[2] for row in rows[1:]].count("'=cmd|' /C calc'!A0") == 1
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert "Halloran" not in text


def test_what_is_told_of_a_removed_story_stays_readable_and_hides_what_nothing_can_veil(mia: Desk) -> None:
    removing.delete(mia, "wall", "Ruth Halloran wants it gone")
    rows = audit.page(mia, audit.chosen(mia, slug="wall")).rows
    assert {(row.slug, row.is_removed) for row in rows} == {("wall", True)}
    assert rows[0].sentence == "Mia Sand deleted the story “wall” with 1 revision"
    assert [row.note for row in rows] == ["a member of the council wants it gone", audit.HIDDEN, audit.HIDDEN, "", ""]
    assert "halloran" not in "".join(audit.as_csv(iter(rows))).casefold()
    mia.library.create(Article(Furniture("wall"), "Another.\n"), "Ana Ruiz")
    both = audit.page(mia, audit.chosen(mia, slug="wall")).rows
    assert [row.is_removed for row in both] == [False, *[True] * 5]
    assert audit.as_json(both[-1])["removed"] is True
    assert not audit.page(mia, audit.chosen(mia, slug="pier")).rows[0].is_removed


def test_a_removed_story_without_such_a_source_keeps_its_notes(mia: Desk) -> None:
    workflow.act(mia, "pier", "spike", "not ours")
    removing.delete(mia, "pier", "told twice")
    assert [row.note for row in audit.page(mia, audit.chosen(mia, slug="pier")).rows] == ["told twice", "not ours", ""]


def test_every_name_of_a_filter_is_an_action_that_is_recorded() -> None:
    assert set(audit_words.NAMES) <= set(audit_words.WORDS)
    untold = set(audit_words.WORDS) - set(audit_words.NAMES)
    assert untold == {"receive note", "receive answer", "receive resolve", "receive reopen"}
