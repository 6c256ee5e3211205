"""What every command of the command line stands on: the library it opens, how it answers and how it fails.

Exit 0 is done, 1 refused or findings that block, 2 wrong usage. Errors of both kinds are one sentence on stderr.
Nothing heavy is imported before a command runs: `copydesk --version` loads neither SQLite nor Qt.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import click

from editor.article.errors import Trouble
from editor.cli_usage import CommandLine, Sentence

if TYPE_CHECKING:
    from editor.desk.desk import Desk

P = ParamSpec("P")

PARTS = ("attribution", "ads", "embeds")


class Opening:
    """What every command needs to open its library: set by the options that stand before the command."""

    def __init__(self, library: Path | None) -> None:
        self.library = library

    @contextmanager
    def desk(self, person: str = "") -> Iterator["Desk"]:
        """Open the library for one command and close it after."""
        from editor.app import open_desk

        with open_desk(self.library, person) as desk:
            yield desk

    def window(self, slug: str = "", person: str = "") -> int:
        """Open the window and return its exit code once it is closed."""
        from editor.app import open_window

        return open_window(self.library, slug, person)


@click.group("copydesk", cls=CommandLine, invoke_without_command=True, context_settings={"max_content_width": 100})
@click.version_option(package_name="copydesk", prog_name="copydesk")
@click.option("--library", type=click.Path(dir_okay=False, path_type=Path), help="The library; else the one in force.")
@click.pass_context
def command_line(context: click.Context, library: Path | None) -> None:
    """Write, check and export the newsroom's stories; without a command, open the window."""
    context.obj = Opening(library)
    if context.invoked_subcommand is None:
        open_window()


def as_json(function: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the option --json."""
    return click.option("--json", "json_", is_flag=True, help="Print JSON.")(function)


def as_person(function: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the option --as."""
    return click.option("--as", "person", default="", help="Who acts; else the name in the settings or at log-in.")(
        function
    )


def told(function: Callable[Concatenate[Opening, P], int | None]) -> Callable[P, None]:
    """Turn known trouble into one sentence and the returned number into the exit code."""

    @click.pass_obj
    @wraps(function)
    def run(opening: Opening, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(opening, *args, **kwargs)
        except Trouble as trouble:
            raise Sentence(trouble.sentence) from trouble
        except BrokenPipeError:
            # The reader of our output went away (`copydesk list | head`): nothing is left to say, and no trace of it.
            sys.stderr.close()
            sys.exit(0)
        sys.exit(code or 0)

    return run


@told
def open_window(opening: Opening, slug: str = "", person: str = "") -> int:
    """Open the window, with a story in front if its slug is given."""
    return opening.window(slug, person)


def chosen(desk: "Desk", slugs: Iterable[str], all_: bool) -> list[str]:
    """Return the slugs a command is for; naming none is wrong usage."""
    from editor.desk import stories

    named = list(dict.fromkeys(slugs))  # a story that is named twice is meant once
    if all_:
        return stories.every_slug(desk)
    if not named:
        raise click.UsageError("Name one story or more, or say --all.")
    return named


def no_story(_: object) -> Iterator[str]:
    """Say that `--all` chose nothing, which is done all the same: the exit code is 0."""
    yield "There is no story in this library yet; copydesk import takes one in."


def say(value: object, json_: bool, lines: Callable[[Any], Iterable[str]]) -> None:
    """Print a value as JSON, or as lines for a person."""
    if json_:
        import json

        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return
    for line in lines(value):
        click.echo(line)


def progress(items: Iterable[Any], length: int, what: str) -> Iterator[Any]:
    """Show a bar on a terminal while long work goes on."""
    if length < 4 or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, label=what, file=sys.stderr) as bar:
        yield from bar
