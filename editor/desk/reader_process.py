"""Reading inputs in a process of its own, so that a large or hostile one holds up neither the window nor the saving.

The generators here are steps of long work: they yield `NOTHING_YET` every few milliseconds while the process reads, so
that whoever runs them can save in between, and end the process when they are closed.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from editor.article.errors import Trouble
from editor.desk import intake
from editor.desk.desk import Desk
from editor.desk.intake import Imported, Input, Looked
from editor.desk.steps import NothingYet
from editor.desk.work_process import WorkEnded, WorkProcess

T = TypeVar("T")

IN_PLACE = 16_000  # bytes; a story of 2,500 words, read and recognised in a tenth of a second
_ARCHIVE = b"PK"  # a Word document, whose converter may take its time however small the file is


class ReadingEnded(Trouble):
    """The process that read an input ended before it was done."""


class ReaderProcess(WorkProcess[Input, T]):
    """A process that does one kind of work on one input after another; started when it is first needed."""

    def read(self, source: Input) -> Iterator[T | NothingYet]:
        """Yield `NOTHING_YET` while the process works, then its answer; raises ReadingEnded if it came to its end."""
        try:
            yield from self.ask(source)
        except WorkEnded as ended:
            raise ReadingEnded(
                f"Reading {source.name} broke off and nothing of it was kept; save it as plain text and import that."
            ) from ended


def look(source: Input) -> Iterator[Looked | NothingYet]:
    """Yield what an input holds, after waiting steps; raises Trouble with a sentence."""
    _refuse_no_file(source)
    if _is_small(source):
        yield intake.look(source)
        return
    with closing(ReaderProcess(intake.look_or_trouble)) as process:
        for answer in process.read(source):
            if isinstance(answer, Trouble):
                raise answer
            yield answer


def import_files(desk: Desk, sources: Sequence[Input], accept: str = "sure") -> Iterator[Imported | NothingYet]:
    """Import files one after another with waiting steps between; a bad one does not stop the others."""
    with closing(ReaderProcess(partial(intake.read_draft, accept))) as process:
        for source in sources:
            try:
                yield from _import(desk, process, source, accept)
            except Trouble as trouble:
                yield Imported(source.path, trouble=trouble.sentence)


def _import(
    desk: Desk, process: ReaderProcess[Imported], source: Input, accept: str
) -> Iterator[Imported | NothingYet]:
    _refuse_no_file(source)
    steps = iter((intake.read_draft(accept, source),)) if _is_small(source) else process.read(source)
    for answer in steps:
        yield answer if isinstance(answer, NothingYet) else intake.keep(desk, source, answer)


def _refuse_no_file(source: Input) -> None:
    """Raise NotReadable for a folder, a pipe, a device: reading one might never end."""
    if source.content is None and not Path(source.path).is_file():
        raise intake.NotReadable(f"{source.name} is not there any more, or is no file; choose another.")


def _is_small(source: Input) -> bool:
    if source.content is not None:
        return len(source.content) <= IN_PLACE and not source.content.startswith(_ARCHIVE)
    try:
        path = Path(source.path)
        with path.open("rb") as file:
            return path.stat().st_size <= IN_PLACE and not file.read(2).startswith(_ARCHIVE)
    except OSError:
        return True  # reading it says what is wrong, with a sentence
