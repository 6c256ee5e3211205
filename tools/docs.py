"""Write the pages of docs/ that are made from tables in the code: `python -m tools.docs`."""

from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines) + "\n"


def checks_page() -> str:
    """Return the page of the checks."""
    from editor.checks.registry import CHECKS

    rows = ((f"`{check.code}`", check.severity.value, check.sentence) for check in CHECKS)
    return (
        "# Checks\n\nMade from the table in `editor/checks`. A blocking finding keeps a story from the CMS, a warning"
        " asks for a look, a note informs.\n\n" + _table(("code", "severity", "what it looks for"), rows)
    )


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


def workflow_page() -> str:
    """Return the page of the workflow."""
    from editor.article.workflow import ACTIONS

    rows = (
        (
            f"`{row.name}`",
            ", ".join(state.value for state in row.from_states),
            row.to_state.value,
            ", ".join(role.value for role in row.roles),
            row.sentence,
        )
        for row in ACTIONS
    )
    return (
        "# Workflow\n\nMade from the table in `editor/article/workflow.py`. “Ready” is no state: it is derived from"
        " approvals and findings.\n\n" + _table(("action", "from", "to", "who", "what it does"), rows)
    )


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "settings.md": settings_page,
    "workflow.md": workflow_page,
}


def main() -> None:
    """Write every page."""
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
