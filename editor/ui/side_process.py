"""A command of our own command line as a process beside the window: long work that shares nothing with typing."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from editor.article.errors import Trouble

_KILLED_WITHIN = 1_000  # milliseconds for the system to take a killed process away

Done = Callable[[object], object]


class CommandFailed(Trouble):
    """A command that did not do what it was asked; the sentence is its own."""


class SideProcess(QObject):
    """Runs one command on a library; `done` gives its JSON, `failed` the Trouble, `ended` tells of either."""

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, library: Path, arguments: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        program, before = command()
        self._process.setProgram(program)
        self._process.setArguments([*before, "--library", str(library), *arguments, "--json"])
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)
        self._is_cancelled = False

    def start(self) -> None:
        """Begin; call it once."""
        self._process.start()

    def cancel(self) -> None:
        """End the process; a command gives a file its name only when the file is whole."""
        self._is_cancelled = True
        self._process.kill()
        self._process.waitForFinished(_KILLED_WITHIN)

    def _finished(self, code: int) -> None:
        out = bytes(self._process.readAllStandardOutput().data())
        words = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        if not self._is_cancelled:
            try:
                self.done.emit(json.loads(out))
            except ValueError:
                sentence = words.splitlines()[0] if words else f"The command ended with {code}."
                self.failed.emit(CommandFailed(sentence))
        self.ended.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(CommandFailed(f"The program could not be started again: {self._process.errorString()}."))
            self.ended.emit()


def command() -> tuple[str, tuple[str, ...]]:
    """Return the program to start for a command of our own, and what stands before its arguments."""
    if getattr(sys, "frozen", False):
        return sys.executable, ()
    return sys.executable, ("-m", "editor")


def run(
    library: Path,
    arguments: Sequence[str],
    done: Done,
    failed: Callable[[Trouble], None],
    parent: QObject,
) -> SideProcess:
    """Start a command and tell of its end; the process goes away with its parent."""
    process = SideProcess(library, arguments, parent)
    process.done.connect(done)
    process.failed.connect(failed)
    process.ended.connect(process.deleteLater)
    process.start()
    return process


def run_in_order(library: Path, commands: Sequence[Sequence[str]]) -> None:
    """Run commands one after another; the last one goes on by itself, as it opens the window again."""
    program, before = command()
    for number, arguments in enumerate(commands):
        line = [*before, "--library", str(library), *arguments]
        if number == len(commands) - 1:
            QProcess.startDetached(program, line)
        else:
            QProcess.execute(program, line)
