"""The command line: arguments in, one desk operation, text or JSON out."""

from collections.abc import Sequence
from pathlib import Path

import click

from editor import (
    cli_ads,
    cli_audit,
    cli_bundles,
    cli_corrections,
    cli_exports,
    cli_notes,
    cli_profiles,
    cli_review,
    cli_send,
)
from editor.cli_base import PARTS, Opening, as_json, as_person, chosen, command_line, no_story, progress, say, told

__all__ = ["command_line"]

ACCEPT = ("none", "sure", "likely", "all")
STATES = ("draft", "in review", "published", "spiked", "killed")

cli_review.add_to(command_line)
cli_bundles.add_to(command_line)
cli_exports.add_to(command_line)
cli_notes.add_to(command_line)
cli_corrections.add_to(command_line)
cli_audit.add_to(command_line)
command_line.add_command(cli_ads.ads)
command_line.add_command(cli_profiles.profiles)
command_line.add_command(cli_send.send)


@command_line.command("open")
@click.argument("slug", default="")
@as_person
@told
def open_(opening: Opening, slug: str, person: str) -> int:
    """Open the window, with a story in front if one is named, or a bundle opened if its file is."""
    return opening.window(str(Path(slug).absolute()) if slug.casefold().endswith(".copydesk") else slug, person)


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
@click.option("--needs", type=click.Choice(PARTS), default=None, help="Only stories whose part wants an approval.")
@click.option("--stale", is_flag=True, help="Only stories of which a part was changed after it was approved.")
@click.option("--changed", is_flag=True, help="Only published stories that were changed since.")
@click.option("--ready", is_flag=True, help="Only stories in review that nothing keeps from the CMS any more.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many.")
@as_json
@told
def list_(
    opening: Opening,
    state: str | None,
    section: str | None,
    needs: str | None,
    stale: bool,
    changed: bool,
    ready: bool,
    limit: int,
    json_: bool,
) -> None:
    """List the stories, the one changed last first."""
    from editor import cli_text
    from editor.desk import stories

    if ready and (state or needs or stale or changed):
        raise click.UsageError("A story that is ready is in review and needs nothing; say --ready without these.")
    with opening.desk() as desk:
        if ready:
            chosen = stories.ready(desk, section, limit)
        else:
            chosen = stories.list_stories(
                desk, state=state, section=section, needs=needs, stale=stale, changed=changed, limit=limit
            )
        rows = [stories.as_json(one) for one in chosen]
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
        click.echo(stories.portable_text(desk, slug, revision), nl=False)


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
        reports = [review.check_story(desk, slug) for slug in chosen(desk, slugs, all_)]
    say([review.as_json(report) for report in reports], json_, cli_text.checked if reports else no_story)
    return int(any(report.blocks for report in reports))


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
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--part", type=click.Choice(PARTS), default=None, help="What changed in a part since its approval.")
@as_json
@told
def diff(opening: Opening, slug: str, a: str | None, b: str | None, part: str | None, json_: bool) -> None:
    """Say, word by word, what changed from revision A to revision B, or in a part since it was approved."""
    from editor import cli_text

    if bool(part) is bool(a and b) or bool(a) is not bool(b):
        raise click.UsageError("Name two revisions, or say --part for what changed since the approval.")
    with opening.desk() as desk:
        if part:
            from editor.article.part import Part
            from editor.desk import judging

            say(judging.part_diff(desk, slug, Part(part)), json_, cli_text.part_differing)
        elif a and b:
            from editor.desk import history as past

            say(past.diff(desk, slug, a, b), json_, cli_text.differing)


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
@click.argument("destination", required=False, type=click.Path(dir_okay=False, path_type=Path))
@as_json
@told
def backup(opening: Opening, destination: Path | None, json_: bool) -> None:
    """Copy the library, as it is now, to a new file; without one, to its own backups if anything changed since."""
    from editor import cli_text
    from editor.desk import health

    with opening.desk() as desk:
        report = health.backup(desk, destination)
    say(report, json_, cli_text.backed_up)


@command_line.command("restore-library")
@click.argument("source", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@as_person
@as_json
@told
def restore_library(opening: Opening, source: Path, person: str, json_: bool) -> None:
    """Put a backup in the library's place; what stood there is kept beside it."""
    from editor import cli_text
    from editor.app import restore_library as restore_file

    say(restore_file(opening.library, source, person), json_, cli_text.put_back)
