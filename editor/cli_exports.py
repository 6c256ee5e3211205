"""The commands of exports: make them, list those that were kept, have one again byte for byte, compare two."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from editor.article.errors import UnknownName
from editor.cli_base import Opening, as_json, as_person, chosen, no_story, progress, say, told

if TYPE_CHECKING:
    from editor.article.library_values import KeptExport
    from editor.desk.desk import Desk

STANDARD_OUTPUT = Path("-")
EXISTING = ("number", "replace", "leave")


@click.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Every story.")
@click.option("--to", required=True, metavar="NAME", help="The format or profile (copydesk profiles lists them).")
@click.option(
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    default=None,
    help="The folder to write to, a .zip file for all in one, or - for one story to standard output.",
)
@click.option("--names", metavar="PATTERN", default=None, help="Names of the files, such as {desk}/{date}-{slug}.")
@click.option(
    "--existing",
    type=click.Choice(EXISTING),
    default="number",
    show_default=True,
    help="Where a file lies that is not the story's own export: number the new one, replace it, or leave the story.",
)
@click.option("--draft", is_flag=True, help="Export what is not approved, marked as a draft inside.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Stories rendered at a time.")
@as_person
@as_json
@told
def export(
    opening: Opening,
    slugs: Sequence[str],
    all_: bool,
    to: str,
    out: Path | None,
    names: str | None,
    existing: str,
    draft: bool,
    jobs: int,
    person: str,
    json_: bool,
) -> int:
    """Write stories in a target's format, as a profile asks, and say what it could not carry."""
    from editor.desk import profiles
    from editor.desk.export_run import Existing, ExportOrder, Rendered, as_json, export_stories

    with opening.desk(person) as desk:
        try:
            profiles.profile(desk, to)
        except UnknownName as unknown:
            raise click.UsageError(unknown.sentence) from unknown
        stories = tuple(chosen(desk, slugs, all_))
        if out == STANDARD_OUTPUT:
            return _to_standard_output(desk, stories, to, draft=draft, json_=json_)
        order = ExportOrder(
            stories,
            to,
            out or desk.export_folder,
            draft,
            desk.export_names if names is None else names,
            Existing(existing),
            jobs,
        )
        steps = progress(export_stories(desk, order), order.steps, "Exporting")
        results = [step for step in steps if not isinstance(step, Rendered)]
    say([as_json(result) for result in results if not result.refusals], json_, exported if stories else no_story)
    for result in results:
        for sentence in (*(reason.sentence for reason in result.refusals), *filter(None, [result.note])):
            click.echo(f"{result.slug}: {sentence}", err=True)
    return int(any(result.refusals for result in results))


def _to_standard_output(desk: "Desk", slugs: tuple[str, ...], to: str, *, draft: bool, json_: bool) -> int:
    from editor.desk import output

    if len(slugs) != 1 or json_:
        raise click.UsageError("Standard output takes one story, without --json; give a folder or a .zip file.")
    found = output.hand_over(desk, slugs[0], to, draft=draft)
    for sentence in (one.sentence for one in found.refusals):
        click.echo(f"{found.slug}: {sentence}", err=True)
    if found.refusals:
        return 1
    sys.stdout.buffer.write(found.content)
    for loss in found.losses:
        click.echo(f"{found.slug}: not carried: {loss.what}: {loss.why}", err=True)
    return 0


@click.command()
@click.argument("slug")
@click.option("--number", type=int, default=None, help="The export with this number.")
@click.option("--at", "time", metavar="TIME", default=None, help="What readers had then: 14:05, 2026-03-14T14:05.")
@click.option("--to", metavar="NAME", default="", help="Only exports to this format or profile.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    default=None,
    help="Write the export there again, byte for byte; a .zip file has the files beside it too.",
)
@click.option("--diff", nargs=2, type=int, default=None, metavar="A B", help="What differs from export A to B.")
@click.option("--source", is_flag=True, help="With --diff: compare the source, not what readers see.")
@as_json
@told
def exports(
    opening: Opening,
    slug: str,
    number: int | None,
    time: str | None,
    to: str,
    out: Path | None,
    diff: tuple[int, int] | None,
    source: bool,
    json_: bool,
) -> None:
    """List what readers got of a story, have it again byte for byte, or say what differs between two exports."""
    from editor.desk import kept_exports

    if [number, time, diff].count(None) < 2:
        raise click.UsageError("Say one of --number, --at and --diff.")
    with opening.desk() as desk:
        if diff:
            say(kept_exports.diff(desk, slug, *diff, source=source), json_, differing)
            return
        if number is not None:
            found: tuple[KeptExport, ...] = (kept_exports.one(desk, slug, number),)
        elif time is not None:
            found = kept_exports.at(desk, slug, time, to)
        else:
            found = tuple(one for one in kept_exports.kept(desk, slug) if to in ("", one.target, one.profile))
        if out is not None:
            _again(desk, found, out)
    if out != STANDARD_OUTPUT:
        say([kept_exports.as_json(one) for one in found], json_, listed)


def _again(desk: "Desk", found: "tuple[KeptExport, ...]", out: Path) -> None:
    """Write one export again; which one must be clear."""
    from editor.desk import kept_exports

    if len(found) != 1:
        numbers = ", ".join(str(one.sequence) for one in found) or "none"
        raise click.UsageError(f"One export is written at a time; say which by --number (here: {numbers}) or --to.")
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(kept_exports.content(desk, found[0]))
    else:
        kept_exports.save(desk, found[0], out)


def exported(results: list[dict[str, Any]]) -> Iterator[str]:
    """Print where each story went and what its target could not carry."""
    for result in results:
        inside = f": {result['member']}" if "member" in result else ""
        yield f"{result['slug']} -> {result['path']}{inside}"
        for loss in result["losses"]:
            yield f"  not carried: {loss['what']}: {loss['why']}"


def listed(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Print a line for each export, and below it who had approved just that and what lay beside it."""
    from editor.cli_text import local

    for row in rows:
        profile = f" ({row['profile']})" if row["profile"] not in {"", row["target"]} else ""
        known = f"{row['size']:,} bytes  {row['sha256'][:12]}  {row['person']}"
        yield f"{row['number']:>5}  {local(row['time'])}  {row['target']}{profile}  {known}"
        for held in row["approvals"]:
            own = " (own work)" if held["own_work"] else ""
            yield f"         {held['part']} approved by {held['by']}{own}, {local(held['time'])}"
        for file in row["files"]:
            yield f"         beside it: {file['name']}"
    if not rows:
        yield "Nothing of this story was exported for readers."


def differing(changes: dict[str, Any]) -> Iterator[str]:
    """Print what differs, as `diff` does."""
    from editor import cli_text

    if changes["same_bytes"]:
        yield f"The exports {changes['a']} and {changes['b']} are the same, byte for byte."
    elif not changes["paragraphs"]:
        yield "Readers see no difference; --source shows the one of the bytes."
    else:
        yield from cli_text.differing({**changes, "fields": []})


def add_to(group: click.Group) -> None:
    """Give a group the commands of exports."""
    group.add_command(export)
    group.add_command(exports)
