"""The program's entry: the fault handler first, then the command line."""

import faulthandler
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    from editor.cli import command_line

    command_line()


if __name__ == "__main__":
    main()
