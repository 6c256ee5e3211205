"""One order of undo over the text and the panes: what was done last is undone first, wherever it was done.

Qt's document keeps the undo of the text and tells of each new command; a change of records is kept here as the records
before and after. Qt goes on adding typed letters to its last command, also after a pane changed something in between,
unless the document counts as unmodified (QTextDocumentPrivate::appendUndoItem merges only `if (modified)`); saying so
after every step that is not typing keeps the order true.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from editor.article.article import Article

MOST_STEPS = 1_000  # as many as a long day's work; the older ones are let go
MERGING_WINDOW = 3.0  # seconds within which changes of one field are one step


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be undone: how many commands of the text's own undo it holds, the records before and after."""

    label: str
    commands: int = 0
    before: Article | None = None
    after: Article | None = None
    merge: str = ""
    at: float = 0.0


class UndoOrder(QObject):
    """The stack of steps of one story; `restore` puts records back, `changed` tells of more or less to undo."""

    changed = Signal()

    def __init__(
        self, document: QTextDocument, restore: Callable[[Article], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._restore = restore
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._walking = False
        self._group: Step | None = None
        document.undoCommandAdded.connect(self._text_changed)

    @property
    def undo_label(self) -> str:
        """Return what undo would take back, empty if nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Return what redo would do again, empty if nothing."""
        return self._undone[-1].label if self._undone else ""

    def records_changed(self, label: str, before: Article, after: Article, merge: str = "") -> None:
        """Take a change of records in; changes with the same `merge` that follow one another closely are one step."""
        if self._group is not None:
            self._group = replace(self._group, before=self._group.before or before, after=after)
            return
        now = time.monotonic()
        last = self._done[-1] if self._done else None
        if last and merge and last.merge == merge and not last.commands and now - last.at < MERGING_WINDOW:
            self._done[-1] = replace(last, after=after, at=now)
            self._forget_undone()
            return
        self._push(Step(label, 0, before, after, merge, now))

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Make one step of all changes of text and records inside."""
        assert self._group is None, "a step inside a step"
        self.end_typing()
        self._group = Step(label)
        try:
            yield
        finally:
            made, self._group = self._group, None
            if made.commands or made.before is not None:
                self._push(made)

    def name_last(self, label: str) -> None:
        """Give the step done last other words, and let typing after it be a step of its own."""
        if self._done and label:
            self._done[-1] = replace(self._done[-1], label=label.lower())
            self.end_typing()
            self.changed.emit()

    def end_typing(self) -> None:
        """Let what is typed next be a step of its own."""
        self._document.setModified(False)

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        return self._walk(self._done, self._undone, self._document.undo, lambda step: step.before)

    def redo(self) -> bool:
        """Do the step undone last again; return whether there was one."""
        return self._walk(self._undone, self._done, self._document.redo, lambda step: step.after)

    def _walk(
        self,
        source: list[Step],
        target: list[Step],
        walk_text: Callable[[], None],
        records: Callable[[Step], Article | None],
    ) -> bool:
        if not source:
            return False
        step = source.pop()
        self._walking = True
        try:
            for _ in range(step.commands):
                walk_text()
        finally:
            self._walking = False
        target.append(step)
        self.end_typing()
        kept = records(step)
        if kept is not None:
            self._restore(kept)
        self.changed.emit()
        return True

    def _text_changed(self) -> None:
        if self._walking:
            return
        if self._group is not None:
            self._group = replace(self._group, commands=self._group.commands + 1)
        else:
            self._push(Step(self.tr("typing"), 1), is_typing=True)

    def _push(self, step: Step, *, is_typing: bool = False) -> None:
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()
        if not is_typing:
            self._forget_undone()
            self.end_typing()
        self.changed.emit()

    def _forget_undone(self) -> None:
        self._undone.clear()
        if self._document.isRedoAvailable():
            self._document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
