"""Inputs read in a process of their own: waiting steps, one bad file among others, a process that comes to its end."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.revision import RevisionKind
from editor.desk import intake, reader_process
from editor.desk.desk import Desk
from editor.desk.intake import Imported, Input, Looked, NotReadable
from editor.desk.kept_imports import original_of
from editor.desk.reader_process import IN_PLACE, ReaderProcess, ReadingEnded
from editor.desk.steps import NothingYet

PARAGRAPH = "Harbour staff said on Monday that the crane would stand still until it has been looked at again.\n\n"
STORY = f"Crane stands still\n\nBy Ana Ruiz\n\n{PARAGRAPH}ADVERTISEMENT\n\n{PARAGRAPH}"
LONG = STORY + PARAGRAPH * (IN_PLACE // len(PARAGRAPH) + 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(open_library(tmp_path / "l.copydesk")) as library:
        yield Desk(library, "Ana Ruiz")


def _end(source: Input) -> Looked:
    os._exit(3)


@pytest.mark.parametrize("text", [STORY, LONG])
def test_an_input_is_looked_at_and_nothing_is_applied(text: str) -> None:
    steps = list(reader_process.look(Input("crane.txt", "crane.txt", text.encode())))
    looked = steps[-1]
    assert isinstance(looked, Looked)
    assert all(isinstance(step, NothingYet) for step in steps[:-1])
    assert len(looked.proposals) >= 2
    assert not any(one.applied for one in looked.proposals)
    assert looked.source.content == text.encode()


@pytest.mark.parametrize("content", [b"%PDF-1.7 ", b"PK\x03\x04 half an archive", b"%PDF-" + b"x" * IN_PLACE])
def test_what_cannot_be_read_says_why(content: bytes) -> None:
    with pytest.raises(Exception, match=r"PDF|damaged"):
        list(reader_process.look(Input("x", "x", content)))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotReadable, match="no file"):
        list(reader_process.look(Input(str(tmp_path / "pipe"), "pipe")))


def test_a_process_that_ends_is_told_and_the_next_input_gets_another() -> None:
    with closing(ReaderProcess(_end)) as process:
        for _ in range(2):
            with pytest.raises(ReadingEnded, match=r"c\.txt broke off"):
                list(process.read(Input("c.txt", "c.txt", b"x")))


def test_closing_ends_a_process_that_is_reading() -> None:
    process = ReaderProcess(intake.look)
    steps = process.read(Input("x.txt", "x.txt", (PARAGRAPH * 20_000).encode()))
    next(steps)
    process.close()
    with pytest.raises(ReadingEnded):
        next(steps)


def test_one_bad_file_does_not_stop_the_others(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.txt").write_text(LONG, encoding="utf-8")
    sources = [Input(str(path), path.name) for path in [*sorted(tmp_path.glob("*.txt")), tmp_path / "gone.txt"]]
    sources.insert(1, Input(str(tmp_path / "b.pdf"), "b.pdf"))
    done = [one for one in reader_process.import_files(desk, sources) if isinstance(one, Imported)]
    assert [bool(one.slug) for one in done] == [True, False, True, False]
    assert "PDF" in done[1].trouble
    assert "not there" in done[3].trouble
    assert desk.library.articles.summary(done[0].article_id).slug == done[0].slug


def test_a_reviewed_story_is_stored_as_it_came_and_found_again(desk: Desk) -> None:
    looked = intake.look(Input("crane.txt", "crane.txt", STORY.encode()))
    everything = frozenset(range(len(looked.proposals)))
    accepted = intake.redraft(desk, looked, everything)
    taken = intake.take_in(desk, looked, accepted)
    stored = desk.library.articles.get_by_id(taken.article_id)
    assert "ADVERTISEMENT" in stored.article.body
    assert "ADVERTISEMENT" not in taken.accepted.body
    assert stored.summary.slug == taken.accepted.furniture.slug == "crane"
    assert desk.library.revisions.history(taken.article_id)[0].revision.kind is RevisionKind.IMPORT
    kept = intake.kept_import(desk, taken.article_id)
    assert kept is not None
    assert (kept.source.content, kept.source.name, kept.is_untouched) == (STORY.encode(), "crane.txt", True)
    desk.library.save(taken.article_id, taken.accepted, stored.summary.head, "Ana Ruiz")
    changed = intake.kept_import(desk, taken.article_id)
    assert changed is not None
    assert not changed.is_untouched
    assert original_of(desk, taken.article_id) is not None


def test_a_story_that_was_written_here_has_no_import(desk: Desk) -> None:
    article = intake.look(Input("a.txt", "a.txt", STORY.encode())).draft.article
    saved = desk.library.create(article, "Ana Ruiz")
    assert intake.kept_import(desk, saved.article_id) is None
    assert original_of(desk, saved.article_id) is None
