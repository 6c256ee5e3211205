"""The commands for stories that are out or never will be: correct, kill, delete."""

from pathlib import Path

import click

from editor.article.correction import CorrectionKind
from editor.article.workflow import action
from editor.cli_base import Opening, as_json, as_person, say, told

KINDS = tuple(kind.value for kind in CorrectionKind)


@click.command(help=action("correct").sentence)
@click.argument("slug")
@click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True, help="What it is.")
@click.option("--wrong", default="", help="What was wrong, as it stands.")
@click.option("--right", default="", help="What is right.")
@click.option("--text", default="", help="What readers are told; else the house's wording of the two.")
@click.option("--date", default="", help="When, as 2026-03-05; else now.")
@click.option("--replace", "replaces", is_flag=True, help="Put what is right in the place of what was wrong.")
@as_person
@as_json
@told
def correct(
    opening: Opening,
    slug: str,
    kind: str,
    wrong: str,
    right: str,
    text: str,
    date: str,
    replaces: bool,
    person: str,
    json_: bool,
) -> None:
    """Record a correction of a published story."""
    from editor import cli_text
    from editor.article.correction import Correction
    from editor.desk import corrections

    given = Correction(text, CorrectionKind(kind), date, wrong, right)
    with opening.desk(person) as desk:
        made = corrections.correct(desk, slug, given, replaces=replaces)
    say(corrections.as_json(made), json_, cli_text.corrected)


@click.command(help=action("kill").sentence)
@click.argument("slug")
@click.option("--note", default="", help="Why, for the audit trail; readers do not see it.")
@click.option("--notice", default="", help="What readers are told; else plainly that the story was withdrawn.")
@click.option("--without-headline", is_flag=True, help="Leave the headline out of the notice.")
@as_person
@as_json
@told
def kill(opening: Opening, slug: str, note: str, notice: str, without_headline: bool, person: str, json_: bool) -> None:
    """Withdraw a published story; of a killed one, change the notice."""
    from editor import cli_text
    from editor.article.workflow import State
    from editor.desk import killing

    with opening.desk(person) as desk:
        if desk.story(slug).summary.state is State.KILLED and notice and not note:
            made = killing.change_notice(desk, slug, notice, keeps_headline=not without_headline)
        else:
            made = killing.kill(desk, slug, note, notice, keeps_headline=not without_headline)
    answer = {"slug": slug, "state": made.state.value, "notice": made.notice.text, "time": made.notice.time}
    say({**answer, "headline_kept": made.notice.keeps_headline}, json_, cli_text.killed)


@click.command(help=action("delete").sentence)
@click.argument("slug")
@click.option("--note", default="", help="Why, for the audit trail.")
@as_person
@as_json
@told
def delete(opening: Opening, slug: str, note: str, person: str, json_: bool) -> None:
    """Remove a story that never left."""
    from editor import cli_text
    from editor.desk import removing

    with opening.desk(person) as desk:
        gone = removing.delete(desk, slug, note)
    say(removing.as_json(gone), json_, cli_text.deleted)


@click.command()
@click.argument("slug")
@click.option("--from", "source", type=click.Path(dir_okay=False, path_type=Path), help="The backup; else the newest.")
@as_person
@as_json
@told
def undelete(opening: Opening, slug: str, source: Path | None, person: str, json_: bool) -> None:
    """Bring a deleted story back from a backup, with its whole history."""
    from editor import cli_text
    from editor.desk import removing

    with opening.desk(person) as desk:
        back = removing.bring_back(desk, slug, source)
    say({"slug": back.slug, "backup": back.source}, json_, cli_text.undeleted)


def add_to(group: click.Group) -> None:
    """Give a group these commands."""
    for command in (correct, kill, delete, undelete):
        group.add_command(command)
