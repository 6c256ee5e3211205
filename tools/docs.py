"""Write the pages of docs/ that are made from tables in the code: `python -m tools.docs`."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines) + "\n"


_CHECKS_INTRO = """# Checks

Made from the table in `editor/checks`. A blocking finding keeps a story from the CMS, a warning asks for a look, a note
informs. Checks of style leave alone what stands between quotation marks. Nothing is changed by itself: a finding may
have a fix, which is one step of undo.

## Switching off, changing, ignoring

The house policy holds for a whole library: Checks panel, menu “House Policy…”. It is TOML:

```toml
second_reference = "surname"             # or "courtesy", or "consistent", which is the default
names = ["Ana Díaz", "Bo Diaz"]          # spellings that are right
allowed_verbs = ["noted"]                # verbs that this newsroom does not mind

[checks]
opinion-verb = "off"                     # off, note, warning or blocking
quotation-unattributed = "blocking"

[opinion_verbs]
en = ["claimed", "claims"]               # in place of the program’s own list
```

A check that guards the export (“guards” below) stays on and blocking, and nobody can ignore what it finds: it is about
what would leave the library broken or against a licence. Every other finding can be ignored once, with a reason. The
record stands in the story with who ignored it and when, finds the same words again after edits elsewhere, never leaves
the library, and is shown by “Show Ignored”. The command `check` lists ignored findings and marks them; they do not
count for its exit code.

"""


def _shown(example: str) -> str:
    """Return an example so that markup in it is read and not rendered."""
    return f"`{example}`" if any(sign in example for sign in ("![", "[@", "::")) else example


def checks_page() -> str:
    """Return the page of the checks."""
    from editor.checks.registry import CHECKS

    rows = (
        (f"[`{check.code}`](#{check.code})", f"{check.severity.value}{', guards' * check.guards}", check.sentence)
        for check in CHECKS
    )
    each = (
        f"### `{check.code}`\n\n**{check.called}.** {check.sentence}\n\n"
        f"For example: {_shown(check.example)}\n\n{check.mend}\n"
        for check in CHECKS
    )
    table = _table(("code", "severity", "what it looks for"), rows)
    return f"{_CHECKS_INTRO}## All checks\n\n{table}\n## Each of them\n\n" + "\n".join(each)


def settings_page() -> str:
    """Return the page of the settings."""
    from editor.settings import SETTINGS

    rows = []
    for row in SETTINGS:
        default = ", ".join(row.default) if isinstance(row.default, tuple) else str(row.default)
        allowed = ", ".join(row.choices) or (f"{row.lowest} to {row.highest}" if row.highest else "")
        rows.append((f"`{row.key}`", default, allowed, row.sentence))
    return (
        "# Settings\n\nMade from the table in `editor/settings.py`. They stand in `settings.toml` in the folder your"
        " system keeps for programs' settings.\n\n" + _table(("key", "default", "allowed", "what it does"), rows)
    )


_SHORTCUTS_INTRO = """# Shortcuts

Made from the table in `editor/ui/action_table.py`. Every action stands in a menu and in the command palette
(`Ctrl+Shift+P`), which finds it by a few letters of its name; Help › Keyboard Shortcuts changes the keys. On a Mac read
Cmd for Ctrl. Tab walks the window as one reads it and comes round, Shift+Tab walks back; Escape closes whatever lies
over the story.
"""


def shortcuts_page() -> str:
    """Return the page of everything that can be done in the window, with its keys."""
    from editor.ui.action_table import ACTIONS

    parts = [_SHORTCUTS_INTRO]
    for menu in dict.fromkeys(row.menu for row in ACTIONS):
        rows = [
            (row.title.rstrip("…"), ", ".join(f"`{key}`" for key in row.keys), row.sentence)
            for row in ACTIONS
            if row.menu == menu
        ]
        parts.append(f"## {menu}\n\n{_table(('action', 'keys', 'what it does'), rows)}")
    return "\n".join(parts)


def syndication_page() -> str:
    """Return the page of syndication."""
    from tools import syndication_page

    return syndication_page.page(_table)


def targets_page() -> str:
    """Return the page of the formats."""
    from tools import targets_page as made

    return made.page(_table)


def workflow_page() -> str:
    """Return the page of the workflow."""
    from editor.article.workflow import ACTIONS
    from editor.desk.house_rules import RULES

    rows = (
        (
            f"`{row.name}`",
            ", ".join(state.value for state in row.from_states),
            row.to_state.value if row.to_state else "as it was",
            ", ".join(role.value for role in row.roles),
            row.sentence,
        )
        for row in ACTIONS
    )
    rules = ((f"`{rule.key}`", f"`{json.dumps(rule.default)}`", rule.sentence) for rule in RULES)
    return (
        "# Workflow\n\nMade from the table in `editor/article/workflow.py`. “Ready” is no state: it is derived from"
        " approvals and findings.\n\n"
        + _table(("action", "from", "to", "who", "what it does"), rows)
        + "\n## Rules of the house\n\nThey belong to a library and all who work on it; an editor changes them.\n\n"
        + _table(("rule", "where nobody changed it", "what it says"), rules)
    )


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "settings.md": settings_page,
    "shortcuts.md": shortcuts_page,
    "syndication.md": syndication_page,
    "targets.md": targets_page,
    "workflow.md": workflow_page,
}


def main() -> None:
    """Write every page."""
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
