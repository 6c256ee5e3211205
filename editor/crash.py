"""What happens when the program itself is wrong: the text is saved first, then a log is kept for the next start.

The log names the type of an exception and the places in the code it went through. No message, no value and no line of a
story gets into it, as a newsroom's texts may be confidential.
"""

import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

_PATTERN = "crash-*.log"
_MOST_REPORTS = 20  # of one run; an exception in a paint event comes sixty times a second


def _is_running(process: int) -> bool:
    """Return whether a process of this number runs; on a doubt, that it does."""
    if process == os.getpid():
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _system() -> str:
    """Return the system and its release; the module `platform` would start a process of its own for more."""
    return f"{sys.platform} {os.uname().release}" if hasattr(os, "uname") else sys.platform


def describe(error: BaseException) -> str:
    """Return an exception without what it says: its type, and file, line and function of each step."""
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    if cause is not None and cause is not error:
        lines.append("from " + describe(cause))
    return "\n".join(lines)


class CrashLog:
    """The log of one run, in a folder of the person's own; gone after a clean end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"crash-{os.getpid()}.log"
        self._rescues: list[Callable[[], object]] = []
        self._listener: Callable[[str], None] | None = None
        self._reports = 0
        self._is_reporting = False
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = self._path.open("w", encoding="utf-8")

    @property
    def path(self) -> Path:
        """Return the log's file."""
        return self._path

    def install(self) -> None:
        """Take up exceptions that nobody caught, in every thread, Qt's last words, and crashes of the interpreter."""
        from PySide6.QtCore import qInstallMessageHandler

        self._file.write(f"Copydesk on {_system()}, Python {sys.version.split()[0]}\n")
        self._file.flush()
        faulthandler.enable(self._file)
        sys.excepthook = self._excepted
        threading.excepthook = lambda args: self.report(args.exc_value) if args.exc_value else None
        qInstallMessageHandler(self._qt_says)

    def on_crash(self, rescue: Callable[[], object]) -> None:
        """Call this before anything is written about a crash: it saves what somebody typed."""
        self._rescues.append(rescue)

    def tell(self, listener: Callable[[str], None]) -> None:
        """Tell this of each report, so that the window can say so."""
        self._listener = listener

    def report(self, error: BaseException) -> None:
        """Save what was typed, then write an exception into the log; never raises."""
        if self._is_reporting or self._reports >= _MOST_REPORTS:
            return
        self._is_reporting = True
        self._reports += 1
        try:
            self._rescue()
            text = describe(error)
            self._write(text)
            if os.environ.get("COPYDESK_TRACEBACKS") and sys.stderr is not None:
                traceback.print_exception(error)
            if self._listener is not None:
                self._listener(text)
        except Exception as another:
            self._write(describe(another))
        finally:
            self._is_reporting = False

    def left_behind(self) -> str:
        """Return what runs before this one wrote when they crashed, and remove it; empty where all ended well."""
        texts = []
        for path in sorted(self._folder.glob(_PATTERN)):
            number = path.stem.removeprefix("crash-")
            if path == self._path or not number.isdigit() or _is_running(int(number)):
                continue
            try:
                text = path.read_text(encoding="utf-8", errors="replace")
                path.unlink()
            except OSError:
                continue
            if text.count("\n") > 1:
                texts.append(text)
        return "\n".join(texts)

    def end(self) -> None:
        """Remove the log after a clean end; one with a report in it stays for the next start."""
        faulthandler.disable()
        self._file.close()
        if not self._reports:
            self._path.unlink(missing_ok=True)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _rescue(self) -> None:
        for rescue in self._rescues:
            try:
                rescue()
            except Exception as error:
                self._write(describe(error))

    def _write(self, text: str) -> None:
        if self._file.closed:
            return
        try:
            self._file.write(f"\n{datetime.now(UTC).isoformat(timespec='seconds')}\n{text}\n")
            self._file.flush()
        except OSError:
            return  # the disk is full; the text went first, this is only the log

    def _excepted(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _qt_says(self, mode: object, context: object, message: str | None) -> None:
        """Keep Qt's own complaints; they name classes and files, never a story's words."""
        from PySide6.QtCore import QtMsgType

        if mode in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            if mode is QtMsgType.QtFatalMsg:
                self._rescue()
            self._write(f"Qt: {message}")
