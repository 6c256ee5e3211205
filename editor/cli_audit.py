"""The command for the audit trail: who did what when, filtered, as lines, JSON or CSV."""

import sys
from pathlib import Path

import click

from editor.cli_base import Opening, as_json, say, told

STANDARD_OUTPUT = Path("-")


@click.command()
@click.argument("slug", default="")
@click.option("--person", default="", help="What one person did.")
@click.option("--action", default="", help="One kind of step, such as approve or export.")
@click.option("--since", default="", help="From a day or a time on, as 2026-03-05 or 2026-03-05T14:00.")
@click.option("--until", default="", help="Up to a day, all of it, or a time.")
@click.option("--limit", type=click.IntRange(0), default=200, show_default=True, help="At most so many; 0: all.")
@click.option(
    "--csv",
    "csv_",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help="Write all of it as CSV to a file, or - to standard output.",
)
@as_json
@told
def audit(
    opening: Opening,
    slug: str,
    person: str,
    action: str,
    since: str,
    until: str,
    limit: int,
    csv_: Path | None,
    json_: bool,
) -> None:
    """Tell who did what when, for a story or the whole library, the newest first."""
    from editor import cli_text
    from editor.desk import audit as trail

    with opening.desk() as desk:
        wanted = trail.chosen(desk, slug, person, action, since, until)
        if csv_ == STANDARD_OUTPUT:
            for line in trail.as_csv(trail.every(desk, wanted)):
                sys.stdout.buffer.write(line.encode())
            return
        if csv_ is not None:
            count = trail.write_csv(desk, csv_, wanted)
            say({"path": str(csv_), "events": count}, json_, cli_text.audit_written)
            return
        rows = [trail.as_json(row) for row in trail.every(desk, wanted, limit)]
    say(rows, json_, cli_text.audited)


def add_to(group: click.Group) -> None:
    """Give a group this command."""
    group.add_command(audit)
