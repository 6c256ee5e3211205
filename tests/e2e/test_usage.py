"""Wrong usage of every command: one sentence that says what to do, and exit code 2."""

import click
import pytest
from click.testing import CliRunner

from editor.cli import command_line

EVERY_COMMAND = sorted(command_line.commands)


def _wrong(*arguments: str) -> str:
    """Return what a wrong line is answered with, once it is clear that it is one sentence and all there is."""
    done = CliRunner().invoke(command_line, arguments, prog_name="copydesk")
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.endswith(".")
    assert "Error" not in line
    return line


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_an_option_that_no_command_has_is_a_sentence(name: str) -> None:
    said = _wrong(name, "--nothing-of-the-kind")
    assert said == f"copydesk {name} has no option --nothing-of-the-kind; see copydesk {name} --help."


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_what_is_missing_is_named(name: str) -> None:
    needed = [one for one in command_line.commands[name].params if one.required]
    if needed:
        assert f"copydesk {name} needs " in _wrong(name)


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_every_value_that_an_option_cannot_take_is_a_sentence(name: str) -> None:
    for option in command_line.commands[name].params:
        if isinstance(option, click.Option) and not option.is_flag and option.nargs == 1:
            assert option.opts[0] in _wrong(name, option.opts[0])
            if option.type.name in {"choice", "integer", "integer range"}:
                assert "not “odd”" in _wrong(name, option.opts[0], "odd")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "copydesk has no command serch; say search, or see copydesk --help."),
        (["--nope"], "copydesk has no option --nope; see copydesk --help."),
        (["--library"], "Say --library FILE; see copydesk --help."),
        (
            ["list", "--sate"],
            "copydesk list has no option --sate; say --stale or --state, or see copydesk list --help.",
        ),
        (["list", "--limit", "0"], "--limit takes a number from 1 on, not “0”; see copydesk list --help."),
        (["import", "x", "--jobs", "99"], "--jobs takes a number from 1 to 64, not “99”; see copydesk import --help."),
        (["list", "--json=1"], "--json takes no value; see copydesk list --help."),
        (["show", "a", "b\nc"], "copydesk show has no place for b c; see copydesk show --help."),
        (["export", "x"], "copydesk export needs --to NAME; see copydesk export --help."),
        (["exports", "x", "--diff", "1"], "Say --diff A B; see copydesk exports --help."),
        (["backup", "/"], "DESTINATION: File '/' is a directory; see copydesk backup --help."),
        (["exports", "x", "--number", "1", "--at", "14:05"], "Say one of --number, --at and --diff."),
        (
            ["approve", "x"],
            "copydesk approve needs --part with attribution, ads or embeds; see copydesk approve --help.",
        ),
    ],
)
def test_the_sentence_says_what_to_do(arguments: list[str], said: str) -> None:
    assert _wrong(*arguments) == said
