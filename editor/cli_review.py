"""The workflow's commands: approve a part, and one command for each action of the workflow's table."""

import click

from editor.article.workflow import ACTIONS, Action, action
from editor.cli_base import PARTS, Opening, as_json, as_person, say, told

# `publish` is no command: a story is out when its export for the CMS is. `kill` asks for more than a note.
COMMANDS = tuple(row for row in ACTIONS if row.to_state is not None and row.name not in ("publish", "kill"))


@click.command()
@click.argument("slug")
@click.option("--part", type=click.Choice(PARTS), required=True, help="What is approved.")
@click.option("--note", default="", help="A word to go with it.")
@as_person
@as_json
@told
def approve(opening: Opening, slug: str, part: str, note: str, person: str, json_: bool) -> None:
    """Approve a part of a story exactly as it stands now."""
    from editor import cli_text
    from editor.article.part import Part
    from editor.desk import review

    with opening.desk(person) as desk:
        given = review.approve(desk, slug, Part(part), note)
    answer = {"slug": slug, "part": part, "hash": given.part_hash, "revision": given.revision, "by": given.approver}
    say(answer, json_, cli_text.approved)


def _command(row: Action) -> click.Command:
    @click.command(row.name, help=row.sentence)
    @click.argument("slug")
    @click.option("--note", default="", help="A word to go with it.")
    @as_person
    @as_json
    @told
    def run(opening: Opening, slug: str, note: str, person: str, json_: bool) -> None:
        from editor import cli_text
        from editor.desk import workflow

        with opening.desk(person) as desk:
            state = workflow.act(desk, slug, row.name, note)
            still_out = workflow.stays_out(desk.story(slug).summary) if row.name == "spike" else ""
        answer = {"slug": slug, "state": state.value}
        say({**answer, "still_out": still_out} if still_out else answer, json_, cli_text.moved)

    return run


@click.command(help=action("reject").sentence)
@click.argument("slug")
@click.option("--note", default="", help="What is to be done; it stays on the story as a note.")
@click.option("--part", type=click.Choice(PARTS), default=None, help="The part that the note is about.")
@as_person
@as_json
@told
def reject(opening: Opening, slug: str, note: str, part: str | None, person: str, json_: bool) -> None:
    """Give a story back to its reporter."""
    from editor import cli_text
    from editor.article.part import Part
    from editor.desk import workflow

    with opening.desk(person) as desk:
        state = workflow.act(desk, slug, "reject", note, Part(part) if part else None)
    say({"slug": slug, "state": state.value}, json_, cli_text.moved)


def add_to(group: click.Group) -> None:
    """Give a group the workflow's commands."""
    group.add_command(approve)
    for row in COMMANDS:
        group.add_command(reject if row.name == "reject" else _command(row))
