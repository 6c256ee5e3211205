"""The command that sends a story into its CMS."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from editor.cli_base import Opening, as_json, as_person, say, told

if TYPE_CHECKING:
    from editor.desk.desk import Desk
    from editor.desk.sending import Profile, Question, Secret, Step


@click.command()
@click.argument("slug")
@click.option("--to", required=True, metavar="PROFILE", help="The profile of the CMS (copydesk profiles lists them).")
@click.option("--draft", is_flag=True, help="Send what is not approved, as a draft there and marked as one inside.")
@click.option("--overwrite", is_flag=True, help="Put the story over what was changed there, or deleted, or not ours.")
@click.option("--save-password", "saving", is_flag=True, help="Keep the password that is asked for in the keyring.")
@as_person
@as_json
@told
def send(
    opening: Opening, slug: str, to: str, draft: bool, overwrite: bool, saving: bool, person: str, json_: bool
) -> int:
    """Send a story into its CMS: make its post, or change the one that was made.

    The password or key is taken from the environment (COPYDESK_PASSWORD), else from the system's keyring, else asked
    for. Sending again after any failure is safe: there is one post a story.
    """
    from editor.desk import sending

    asked = _Asked()
    with opening.desk(person) as desk:
        try:
            delivered = sending.send(desk, slug, to, asked, draft=draft, overwrite=overwrite, tell=_tell)
        except sending.KeptBack as kept:
            for reason in kept.refusals:
                click.echo(f"{slug}: {reason.sentence}", err=True)
            return 1
        except sending.Question as question:
            _say_question(desk, slug, to, question, json_)
            return 1
        if saving and asked.secret is not None:
            sending.keep_secret(delivered.order.profile, asked.secret)
        answer = sending.as_json(delivered)
    say(answer, json_, sent)
    return 0


class _Asked:
    """Asks for a password on a terminal and knows what was answered."""

    def __init__(self) -> None:
        self.secret: Secret | None = None

    def __call__(self, profile: "Profile") -> "Secret":
        from editor.desk import sending

        whose = f"{profile.account} at {profile.site}" if profile.account else profile.site
        if not sys.stdin.isatty():
            raise sending.NoSecret(
                f"There is no password for {whose}: put it into the environment as {sending.PASSWORD}, or save it in "
                "the window (File, Send to CMS)."
            )
        given = click.prompt(f"Password or key for {whose}", hide_input=True, err=True)
        self.secret = sending.Secret(given.strip())
        return self.secret


def _tell(step: "Step") -> None:
    if sys.stderr.isatty():
        click.echo(f"{step.words}…" if step.done < step.total else step.words, err=True)


def _say_question(desk: "Desk", slug: str, to: str, question: "Question", json_: bool) -> None:
    from editor.desk import sending

    click.echo(f"{slug}: {question.sentence} If so, send it with --overwrite.", err=True)
    if json_:
        say({"slug": slug, "question": sending.question_as_json(desk, slug, to, question)}, json_, sent)
        return
    for line in sending.changed_lines(desk, slug, to, question):
        click.echo(f"  {line}", err=True)


def sent(answer: dict[str, Any]) -> Iterator[str]:
    """Say where the post is, what it is there, and what its editors should know."""
    what = "made" if answer["created"] else "changed"
    yield f"{answer['slug']} -> {answer['address'] or answer['edit']} ({what}, {answer['status']})"
    if answer["edit"]:
        yield f"  edit: {answer['edit']}"
    for one in answer["notes"]:
        yield f"  note: {one}"
    for loss in answer["losses"]:
        yield f"  not carried: {loss['what']}: {loss['why']}"
