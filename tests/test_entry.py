"""The entry: what opens the window without the command line, and what is left to it."""

from pathlib import Path

import pytest

from editor.__main__ import window_of


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), (None, "")),
        (("open",), (None, "")),
        (("open", "crane"), (None, "crane")),
        (("--library", "l.copydesk"), (Path("l.copydesk"), "")),
        (("--library", "l.copydesk", "open"), (Path("l.copydesk"), "")),
        (("--library", "l.copydesk", "open", "crane"), (Path("l.copydesk"), "crane")),
        (("open", "sent.copydesk"), None),
        (("open", "--as", "Ana"), None),
        (("open", "crane", "--as", "Ana"), None),
        (("--library", "."), None),
        (("--library",), None),
        (("--help",), None),
        (("list",), None),
        (("show", "open"), None),
    ],
)
def test_a_window_is_opened_without_the_command_line(
    arguments: tuple[str, ...], expected: tuple[Path | None, str] | None
) -> None:
    assert window_of(arguments) == expected
