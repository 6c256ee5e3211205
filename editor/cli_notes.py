"""Commands of the editors' desk: notes about a story, what is to be judged in it, and taking an approval back."""

from typing import TYPE_CHECKING

import click

from editor.cli_base import PARTS, Opening, as_json, as_person, say, told

if TYPE_CHECKING:
    from editor.article.notes import NoteEntry
    from editor.desk.desk import Desk


@click.command()
@click.argument("slug")
@click.option("--open", "open_", is_flag=True, help="Only those that are not resolved.")
@as_json
@told
def notes(opening: Opening, slug: str, open_: bool, json_: bool) -> None:
    """List the notes about a story with their answers; they never leave by an export."""
    from editor import cli_text
    from editor.desk import notes as noted

    with opening.desk() as desk:
        rows = list(noted.as_json(desk, slug, open_alone=open_))
    say(rows, json_, cli_text.noted)


@click.command()
@click.argument("slug")
@click.argument("text", default="")
@click.option("--on", "words", default="", help="The words of the story that it is about; else the whole story.")
@click.option("--part", type=click.Choice(PARTS), default=None, help="The part that it is about.")
@click.option("--answer", default="", metavar="NOTE", help="Answer this note (the first characters of its name do).")
@click.option("--resolve", default="", metavar="NOTE", help="Close this note, with a text or without.")
@click.option("--reopen", default="", metavar="NOTE", help="Open this note again, with a text or without.")
@as_person
@as_json
@told
def note(
    opening: Opening,
    slug: str,
    text: str,
    words: str,
    part: str | None,
    answer: str,
    resolve: str,
    reopen: str,
    person: str,
    json_: bool,
) -> None:
    """Write a note about a story, or answer, resolve or reopen one."""
    from editor import cli_text

    if sum(map(bool, (answer, resolve, reopen, words or part))) > 1:
        raise click.UsageError("Answer, resolve or reopen one note at a time; its place and part stay what they are.")
    with opening.desk(person) as desk:
        entry = _write(desk, slug, text, words, part, {"answer": answer, "resolve": resolve, "reopen": reopen})
    told = {"slug": slug, "note": entry.thread, "entry": entry.id, "kind": entry.kind.value, "by": entry.person}
    say(told, json_, cli_text.note_kept)


def _write(desk: "Desk", slug: str, text: str, words: str, part: str | None, follows: dict[str, str]) -> "NoteEntry":
    from editor.article.notes import WHOLE_STORY
    from editor.article.part import Part
    from editor.desk import notes as noted

    for name, thread in follows.items():
        if thread:
            return {"answer": noted.answer, "resolve": noted.resolve, "reopen": noted.reopen}[name](
                desk, slug, thread, text
            )
    about = Part(part) if part else None
    if words:
        return noted.add_on_words(desk, slug, text, words, about)
    return noted.add(desk, slug, text, WHOLE_STORY, about)


@click.command()
@click.argument("slug")
@as_json
@told
def approvals(opening: Opening, slug: str, json_: bool) -> None:
    """Say how each part of a story stands: who approved it when, and who changed it last."""
    from editor import cli_text
    from editor.desk import judging

    with opening.desk() as desk:
        found = judging.as_json(judging.judging(desk, desk.story(slug).summary.id))
    say(found, json_, cli_text.judged)


@click.command()
@click.argument("slug")
@click.option("--part", type=click.Choice(PARTS), required=True, help="Whose approval is taken back.")
@click.option("--note", default="", help="A word to go with it.")
@as_person
@as_json
@told
def withdraw(opening: Opening, slug: str, part: str, note: str, person: str, json_: bool) -> None:
    """Take back the approval of a part of a story."""
    from editor import cli_text
    from editor.article.part import Part
    from editor.desk import review

    with opening.desk(person) as desk:
        taken = review.withdraw(desk, slug, Part(part), note)
    say({"slug": slug, "part": part, "by": taken.approver}, json_, cli_text.withdrawn)


def add_to(group: click.Group) -> None:
    """Give a group these commands."""
    for command in (notes, note, approvals, withdraw):
        group.add_command(command)
