"""The program's entry: the fault handler first, then the window, or the command line."""

import faulthandler
import sys
from collections.abc import Sequence
from pathlib import Path


def library_of_window(arguments: Sequence[str]) -> Path | bool | None:
    """Return the library that a window is to be opened on, None for the one in force, False where a command is given.

    A start without a command needs nothing of the command line; leaving that out saves an eighth of the time until the
    desk list is painted.
    """
    if not arguments:
        return None
    if len(arguments) == 2 and arguments[0] == "--library" and not Path(arguments[1]).is_dir():
        return Path(arguments[1])
    return False


def main() -> None:
    """Open the window or run the command line, and leave with the exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    library = library_of_window(sys.argv[1:])
    if isinstance(library, bool):
        from editor.cli import command_line

        command_line()
    else:
        sys.exit(_window(library))


def _window(library: Path | None) -> int:
    from editor.app import open_window
    from editor.article.errors import Trouble

    try:
        return open_window(library)
    except Trouble as trouble:
        if sys.stderr is not None:
            print(f"Error: {trouble.sentence}", file=sys.stderr)  # noqa: T201 - a sentence, as the command line says it
        return 1


if __name__ == "__main__":
    main()
