"""The command of the export profiles: which there are, and what each asks for."""

from collections.abc import Iterator
from typing import Any

import click

from editor.cli_base import Opening, as_json, say, told


@click.command()
@as_json
@told
def profiles(opening: Opening, json_: bool) -> None:
    """List the formats and profiles that `export --to` takes: each target’s own, presets, and the newsroom’s."""
    from editor.desk import profiles as known

    with opening.desk() as desk:
        found = known.profiles(desk)
    if found.trouble:
        click.echo(found.trouble, err=True)
    rows = [known.as_json(one, is_own=one.name in found.own) for one in found.all.values()]
    say(rows, json_, listed)


def listed(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Print a line for each profile."""
    for row in rows:
        mark = "own" if row["own"] else ""
        yield f"{row['name'] or row['target']:28} {row['target']:10} {mark:4} {row['title']}".rstrip()
