"""Wrong usage, told as all other known trouble: one sentence that says what to do, with exit code 2."""

import re
from collections.abc import Sequence
from typing import Any

import click

_TOO_MUCH = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


class Sentence(click.ClickException):
    """Known trouble, told in one sentence; the exit code is 1."""

    def show(self, file: Any = None) -> None:
        """Print the sentence to stderr."""
        click.echo(self.message, file=file, err=file is None)


class WrongUsage(Sentence):
    """A command line that cannot be followed, told in one sentence; the exit code is 2."""

    exit_code = 2

    def __init__(self, wrong: click.UsageError, command: click.Command, path: str) -> None:
        super().__init__(" ".join(sentence(wrong, command, path).split()))  # what was typed may hold line ends


class CommandLine(click.Group):
    """A group whose usage errors, and those of its commands, are a sentence each."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options that stand before the command."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as wrong:
            raise WrongUsage(wrong, self, info_name or "") from wrong

    def invoke(self, ctx: click.Context) -> Any:
        """Read the command's options and run it."""
        try:
            return super().invoke(ctx)
        except click.UsageError as wrong:
            command = self.commands.get(ctx.invoked_subcommand or "", self)
            path = ctx.command_path if command is self else f"{ctx.command_path} {command.name}"
            raise WrongUsage(wrong, command, path) from wrong


def sentence(wrong: click.UsageError, command: click.Command, path: str) -> str:
    """Return in one sentence what is wrong with a line, and what to do; path is the command as it is written."""
    more = f"see {path} --help"
    match wrong:
        case click.NoSuchCommand():
            return f"{path} has no command {wrong.command_name}; {_near(wrong.possibilities)}{more}."
        case click.NoSuchOption():
            return f"{path} has no option {wrong.option_name}; {_near(wrong.possibilities)}{more}."
        case click.MissingParameter(param=click.Parameter() as wanted):
            return f"{path} needs {_written(wanted)}; {more}."
        case click.BadParameter(param=click.Parameter() as given):
            return f"{_refused(given, wrong.message)}; {more}."
        case click.BadOptionUsage():
            return f"{_misused(wrong, command)}; {more}."
    # What this program says itself is a sentence already; of what click says, only this one is left.
    what = wrong.format_message()
    too_much = _TOO_MUCH.fullmatch(what)
    return f"{path} has no place for {too_much[1]}; {more}." if too_much else what


def _near(possibilities: Sequence[str] | None) -> str:
    return f"say {_or(sorted(possibilities))}, or " if possibilities else ""


def _or(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _named(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.metavar or parameter.name or "").upper()


def _written(parameter: click.Parameter) -> str:
    """Return a parameter as it is to be written, with its value."""
    named = _named(parameter)
    if isinstance(parameter.type, click.Choice):
        return f"{named} with {_or([str(choice) for choice in parameter.type.choices])}"
    if isinstance(parameter, click.Option):
        return f"{named} {parameter.metavar or parameter.type.name.upper()}"
    return named


def _taken(kind: click.ParamType[Any]) -> str:
    """Return what a parameter takes; nothing where click's own words say it."""
    match kind:
        case click.Choice():
            return _or([str(choice) for choice in kind.choices])
        case click.IntRange(min=least, max=most):
            return f"a number from {least} to {most}" if most is not None else f"a number from {least} on"
        case _:
            return "a number" if kind is click.INT else ""


def _refused(parameter: click.Parameter, message: str) -> str:
    taken = _taken(parameter.type)
    value = message.partition(" is not ")[0].strip("'")
    return (
        f"{_named(parameter)} takes {taken}, not “{value}”" if taken else f"{_named(parameter)}: {message.rstrip('.')}"
    )


def _misused(wrong: click.BadOptionUsage, command: click.Command) -> str:
    for option in command.params:
        if isinstance(option, click.Option) and wrong.option_name in option.opts:
            return f"{wrong.option_name} takes no value" if option.is_flag else f"Say {_written(option)}"
    return wrong.message.rstrip(".")
