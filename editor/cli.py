"""The command line: arguments in, one desk operation, text or JSON out.

Exit 0 is done, 1 refused or findings that block, 2 wrong usage. Errors are one sentence on stderr. Nothing heavy is
imported before a command runs: `copydesk --version` loads neither SQLite nor Qt.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import click

from editor.article.errors import Trouble

if TYPE_CHECKING:
    from editor.desk.desk import Desk

P = ParamSpec("P")

ACCEPT = ("none", "sure", "likely", "all")
STATES = ("draft", "in review", "published", "spiked", "killed")
TARGETS = ("html", "page", "markdown", "json")


class Sentence(click.ClickException):
    """Known trouble, told in one sentence; the exit code is 1."""

    def show(self, file: Any = None) -> None:
        """Print the sentence to stderr."""
        click.echo(self.message, file=file, err=file is None)


class Opening:
    """What every command needs to open its library: set by the options that stand before the command."""

    def __init__(self, library: Path | None, person: str) -> None:
        self.library = library
        self.person = person

    @contextmanager
    def desk(self, person: str = "") -> Iterator["Desk"]:
        """Open the library for one command and close it after."""
        from editor.app import open_desk

        with open_desk(self.library, person or self.person) as desk:
            yield desk


@click.group(name="copydesk", invoke_without_command=True, context_settings={"max_content_width": 100})
@click.version_option(package_name="copydesk", prog_name="copydesk")
@click.option("--library", type=click.Path(dir_okay=False, path_type=Path), help="The library; else the one in force.")
@click.pass_context
def command_line(context: click.Context, library: Path | None) -> None:
    """Write, check and export the newsroom's stories."""
    context.obj = Opening(library, "")
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


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


@command_line.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--accept", type=click.Choice(ACCEPT), default="sure", show_default=True, help="What applies at once.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Stories read at a time.")
@as_person
@as_json
@told
def import_(opening: Opening, paths: Sequence[Path], accept: str, jobs: int, person: str, json_: bool) -> int:
    """Read raw stories (text, Markdown, HTML, .docx; - is standard input) and propose what is recognised."""
    from editor import cli_text
    from editor.desk import intake

    with opening.desk(person) as desk:
        arrived = intake.import_files(desk, intake.inputs(paths), accept, jobs)
        results = list(progress(arrived, len(paths), "Importing"))
    say([intake.as_json(result) for result in results], json_, cli_text.imported)
    for result in results:
        if result.trouble:
            click.echo(f"{result.path}: {result.trouble}", err=True)
    return int(any(result.trouble for result in results))


@command_line.command("list")
@click.option("--state", type=click.Choice(STATES), default=None, help="Only stories in this state.")
@click.option("--desk", "section", default=None, help="Only stories of this desk.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many.")
@as_json
@told
def list_(opening: Opening, state: str | None, section: str | None, limit: int, json_: bool) -> None:
    """List the stories, the one changed last first."""
    from editor import cli_text
    from editor.desk import stories

    with opening.desk() as desk:
        rows = [stories.as_json(one) for one in stories.list_stories(desk, state=state, section=section, limit=limit)]
    say(rows, json_, cli_text.listed)


@command_line.command()
@click.argument("slug")
@click.option("--revision", default=None, help="As it was in this revision.")
@as_json
@told
def show(opening: Opening, slug: str, revision: str | None, json_: bool) -> None:
    """Print the portable article (JSON in any case); what is confidential stays in the library."""
    from editor.desk import stories

    with opening.desk() as desk:
        click.echo(stories.portable(desk, slug, revision), nl=False)


@command_line.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@as_json
@told
def search(opening: Opening, query: str, limit: int, json_: bool) -> None:
    """Find stories by any words, best first; the last word may be unfinished."""
    from editor import cli_text
    from editor.desk import stories

    with opening.desk() as desk:
        hits = [stories.hit_as_json(hit) for hit in stories.search_stories(desk, query, limit)]
    say(hits, json_, cli_text.found)


@command_line.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Every story.")
@as_json
@told
def check(opening: Opening, slugs: Sequence[str], all_: bool, json_: bool) -> int:
    """Say what the checks find, the quotations with their speakers, and the coverage."""
    from editor import cli_text
    from editor.desk import review

    with opening.desk() as desk:
        reports = [review.check_story(desk, slug) for slug in _chosen(desk, slugs, all_)]
    say([review.as_json(report) for report in reports], json_, cli_text.checked)
    return int(any(report.blocks for report in reports))


@command_line.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Every story.")
@click.option("--to", "target", type=click.Choice(TARGETS), required=True, help="The format.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="The folder to write to.")
@click.option("--draft", is_flag=True, help="Export what is not approved, marked as a draft inside.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Stories rendered at a time.")
@as_person
@as_json
@told
def export(
    opening: Opening,
    slugs: Sequence[str],
    all_: bool,
    target: str,
    out: Path | None,
    draft: bool,
    jobs: int,
    person: str,
    json_: bool,
) -> int:
    """Write stories in a target's format and say what it could not carry."""
    from editor import cli_text
    from editor.desk import output

    with opening.desk(person) as desk:
        chosen = _chosen(desk, slugs, all_)
        folder = out or desk.export_folder
        written = output.export_stories(desk, chosen, target, folder, draft=draft, jobs=jobs)
        results = list(progress(written, len(chosen), "Exporting"))
    say([output.as_json(result) for result in results if not result.refusals], json_, cli_text.exported)
    for result in results:
        for reason in result.refusals:
            click.echo(f"{result.slug}: {reason}", err=True)
    return int(any(result.refusals for result in results))


@command_line.command()
@click.argument("slug")
@as_json
@told
def history(opening: Opening, slug: str, json_: bool) -> None:
    """List the revisions of a story, the newest first."""
    from editor import cli_text
    from editor.desk import history as past

    with opening.desk() as desk:
        rows = [past.as_json(entry) for entry in past.history(desk, slug)]
    say(rows, json_, cli_text.past)


@command_line.command()
@click.argument("slug")
@click.option("--revision", required=True, help="The revision to go back to.")
@as_person
@as_json
@told
def restore(opening: Opening, slug: str, revision: str, person: str, json_: bool) -> None:
    """Make an earlier revision the newest; what it replaces stays in the history."""
    from editor import cli_text
    from editor.desk import history as past

    with opening.desk(person) as desk:
        saved = past.restore(desk, slug, revision)
    say(saved, json_, cli_text.restored)


@command_line.command()
@click.argument("slug")
@click.argument("a")
@click.argument("b")
@as_json
@told
def diff(opening: Opening, slug: str, a: str, b: str, json_: bool) -> None:
    """Say, word by word, what changed from revision A to revision B."""
    from editor import cli_text
    from editor.desk import history as past

    with opening.desk() as desk:
        changes = past.diff(desk, slug, a, b)
    say(changes, json_, cli_text.differing)


@command_line.command()
@as_json
@told
def verify(opening: Opening, json_: bool) -> int:
    """Walk the audit trail, hash every revision anew, and let SQLite check the file."""
    from editor import cli_text
    from editor.desk import health

    with opening.desk() as desk:
        report = health.verify(desk)
    say(report, json_, cli_text.verified)
    return int(not report["clean"])


@command_line.command()
@click.argument("destination", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@told
def backup(opening: Opening, destination: Path, json_: bool) -> None:
    """Copy the library, as it is at this moment, to a new file."""
    from editor import cli_text
    from editor.desk import health

    with opening.desk() as desk:
        report = health.backup(desk, destination)
    say(report, json_, cli_text.backed_up)


@command_line.command("restore-library")
@click.argument("source", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@as_json
@told
def restore_library(opening: Opening, source: Path, json_: bool) -> None:
    """Put a backup in the library's place; what stood there is kept beside it."""
    from editor import cli_text
    from editor.app import restore_library as restore_file

    say(restore_file(opening.library, source), json_, cli_text.put_back)


def _chosen(desk: "Desk", slugs: Sequence[str], all_: bool) -> list[str]:
    """Return the slugs a command is for; naming none is wrong usage."""
    from editor.desk import stories

    if all_:
        return stories.every_slug(desk)
    if not slugs:
        raise click.UsageError("Name one story or more, or say --all.")
    return list(slugs)
