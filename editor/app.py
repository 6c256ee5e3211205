"""The composition root: opens the library, builds the desk and, for the window, the rest; alone in knowing all."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from editor import settings
from editor.article.canonical import Json
from editor.article.errors import Trouble
from editor.desk.desk import Desk


class NoDisplay(Trouble):
    """A desktop without a screen."""


def library_path(named: Path | None, values: settings.Settings) -> Path:
    """Return the library that is meant: the one named, else that of the settings, else that of the data folder."""
    if named is not None:
        return named
    chosen = values.text("library.path")
    return Path(chosen).expanduser() if chosen else settings.default_library()


@contextmanager
def open_desk(named: Path | None = None, person: str = "") -> Iterator[Desk]:
    """Open a library for one person, and close it after; a library that is not there yet is made."""
    from db.library import open_library

    values = settings.load(settings.default_path())
    path = library_path(named, values)
    if named is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    library = open_library(path)
    try:
        yield Desk(
            library=library,
            person=person.strip() or values.person,
            export_folder=Path(values.text("export.folder") or "."),
            export_names=values.text("export.names"),
            language=values.text("story.language"),
        )
    finally:
        library.close()


def open_window(
    named: Path | None = None, slug: str = "", person: str = "", started: Callable[[], None] | None = None
) -> int:
    """Open the window on a library, with a story in front if one is named; return the exit code once it is closed.

    `started` is called when the window is whole. Raises NoDisplay where there is no screen, on which Qt would end the
    process with a core dump.
    """
    named_platform = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not named_platform:
        raise NoDisplay("There is no display to open a window on; the commands work without one: copydesk --help.")
    from editor.ui import plain_imports

    plain_imports.restore()
    from editor.ui.program import run

    path = library_path(named, settings.load(settings.default_path()))
    return run(partial(open_desk, named, person), path, settings.default_path(), slug, started)


def restore_library(named: Path | None, source: Path, person: str = "") -> dict[str, Json]:
    """Put a backup in the place of the library; what stood there is kept beside it."""
    from db.backup import restore

    values = settings.load(settings.default_path())
    path = library_path(named, values)
    kept = restore(source, path, person.strip() or values.person)
    return {"library": str(path), "source": str(source), "kept": str(kept) if kept else ""}
