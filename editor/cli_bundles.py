"""The commands that give a story to a colleague as one file, and take in what a colleague gave."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from editor.article.text import counted
from editor.cli_base import Opening, as_json, as_person, say, told

TAKES = ("mine", "theirs", "both")
_LONGEST = 70  # characters of a side that a line shows


def _bundled(answer: dict[str, Any]) -> Iterator[str]:
    """Say what is in the file, and what whoever gets it will see."""
    what = "the whole history" if answer["whole"] else "what is new since the last bundle that came"
    yield f"{answer['slug']} -> {answer['path']} ({counted(answer['revisions'], 'revision')}: {what})"
    yield f"  {', '.join(counted(answer[f'{kind}s'], kind) for kind in ('approval', 'note', 'file'))}"
    hidden = answer["confidential_sources"]
    known = f", {hidden} not on the record among them" if hidden else ""
    yield f"  It holds all sources{known}, and is not encrypted: give it to colleagues alone."


def _unbundled(answer: dict[str, Any]) -> Iterator[str]:
    """Say what came, and what became of both sides' changes."""
    if not answer["changed"]:
        yield f"{answer['slug']}: nothing in the bundle is new here."
    else:
        yield f"{answer['slug']}: taken in from {answer['from']}"
        counts = [counted(answer[f"{kind}s"], kind) for kind in ("revision", "approval", "note", "file")]
        yield f"  {', '.join(counts)}"
    if answer["merged"]:
        settled = len(answer["conflicts"])
        yield f"  Both sides’ changes are put together; {counted(settled, 'conflict')} settled."
    if answer["published_elsewhere"]:
        yield f"  The story is published at {answer['from']}’s; a bundle publishes nothing here."


def _waiting(answer: dict[str, Any]) -> Iterator[str]:
    """Say which places wait for a choice, and how to make it."""
    number = len(answer["conflicts"])
    places = "1 place" if number == 1 else f"{number} places"
    yield (
        f"{answer['slug']}: both sides changed {places}. The story stays as it is, {answer['from']}’s version is kept "
        "in its history; say --take mine, theirs or both, or open the bundle in the window."
    )
    for one in answer["conflicts"]:
        yield f"  {one['place']}: {_short(one['mine'])} | {_short(one['theirs'])}"


def _short(value: Any) -> str:
    if value is None:
        return "(not shown)"
    text = " ".join(str(value).split()) if isinstance(value, str) else "(a record)"
    return f"“{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}”"


@click.command()
@click.argument("slug")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="The file, or the folder for it.")
@click.option("--whole", is_flag=True, help="All of its history, for somebody who has none of it.")
@as_person
@as_json
@told
def bundle(opening: Opening, slug: str, out: Path | None, whole: bool, person: str, json_: bool) -> None:
    """Write a story with its history, approvals and notes to one file for a colleague."""
    from editor.desk import bundles

    with opening.desk(person) as desk:
        made = bundles.make(desk, slug, whole=whole)
        path = made.file_name if out is None else out / made.file_name if out.is_dir() else out
        saved = bundles.save(desk, made, Path(path))
        answer = bundles.as_json(made, saved)
    say(answer, json_, _bundled)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--take", type=click.Choice(TAKES), default=None, help="What stands where both sides changed the same.")
@click.option("--as-slug", default="", help="The slug here, where another story has the one it came with.")
@as_person
@as_json
@told
def unbundle(opening: Opening, file: Path, take: str | None, as_slug: str, person: str, json_: bool) -> int:
    """Take in a bundle: a new story, newer versions, or both sides' changes put together."""
    from editor.article.article_conflicts import Take
    from editor.desk import bundles, unbundling

    with opening.desk(person) as desk:
        prospect = unbundling.look(desk, *bundles.load(desk, file))
        done = unbundling.take_in(desk, prospect, {}, Take(take) if take else None, as_slug)
        answer = unbundling.as_json(done, desk.story(done.received.slug).article, prospect.theirs)
    if not done.kept_aside:
        say(answer, json_, _unbundled)
        return 0
    if json_:
        say(answer, json_, _waiting)
    for line in _waiting(answer):
        click.echo(line, err=True)
    return 1


def add_to(group: click.Group) -> None:
    """Give a group the commands."""
    group.add_command(bundle)
    group.add_command(unbundle)
