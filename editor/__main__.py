"""The program's entry: the fault handler first, then the window, or the command line."""

import faulthandler
import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def window_of(arguments: Sequence[str]) -> tuple[Path | None, str] | None:
    """Return the library, None for the one in force, and the slug that a window is to be opened on.

    None where that is for the command line to read. A start of the window needs nothing of the command line; leaving
    that out saves an eighth of the time until the desk list is painted.
    """
    library, rest = None, list(arguments)
    if len(rest) >= 2 and rest[0] == "--library" and not Path(rest[1]).is_dir():
        library, rest = Path(rest[1]), rest[2:]
    if not rest:
        return library, ""
    if rest[0] == "open" and len(rest) <= 2 and not any(one.startswith("-") or "." in one for one in rest):
        return library, rest[1] if len(rest) == 2 else ""
    return None


def main() -> None:
    """Open the window or run the command line, and leave with the exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    window = window_of(sys.argv[1:])
    if window is None:
        from editor.cli import command_line

        command_line()
    else:
        sys.exit(_window(*window))


def _window(library: Path | None, slug: str) -> int:
    from editor.start_cache import StartCache, default_file

    gc.disable()  # a start makes no garbage worth the walks over it: a twentieth of the time to the painted list
    methods = StartCache(default_file())
    methods.install()
    from editor.app import open_window
    from editor.article.errors import Trouble

    try:
        return open_window(library, slug, started=methods.keep)
    except Trouble as trouble:
        if sys.stderr is not None:
            print(trouble.sentence, file=sys.stderr)  # noqa: T201 - a sentence, as the command line says it
        return 1


if __name__ == "__main__":
    main()
