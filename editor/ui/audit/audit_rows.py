"""Events of the audit trail as rows of a list."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from editor.desk.audit import AuditRow
from editor.ui.kit import Row

# What an action is known by at a glance; any other is a plain step.
_ICONS = {
    "make library": "folder",
    "restore library": "restore",
    "change setting": "settings",
    "new": "new",
    "import": "import",
    "save": "save",
    "autosave": "clock",
    "restore": "restore",
    "merge": "people",
    "correction": "note",
    "aside": "inbox",
    "submit": "send",
    "recall": "undo",
    "approve": "approve",
    "withdraw": "reject",
    "reject": "reject",
    "reopen": "refresh",
    "publish": "export",
    "spike": "inbox",
    "unspike": "restore",
    "kill": "trash",
    "change notice": "note",
    "delete": "trash",
    "export": "export",
    "send": "send",
    "send failed": "warning",
}
_GRAVE = frozenset({"kill", "delete", "send failed", "restore library"})


def moment_words(time: str) -> str:
    """Return a time of the trail as this desktop's clock shows it."""
    moment = QDateTime.fromSecsSinceEpoch(int(datetime.fromisoformat(time).timestamp()))
    return QLocale().toString(moment, "d MMM yyyy, HH:mm:ss")


def row_of(one: AuditRow, *, names_story: bool) -> Row:
    """Return the row of an event; the list of one story need not name it in each."""
    event = one.event
    gone = f"{one.slug} (deleted)" if one.is_removed else one.slug
    detail = " · ".join(part for part in (moment_words(event.time), gone if names_story else "") if part)
    exact = f"{event.time} · number {event.sequence} · hash {event.hash[:16]}…"
    return Row(
        str(event.sequence),
        one.sentence,
        detail,
        one.note,
        _ICONS.get(event.action, "note"),
        tone="danger" if event.action in _GRAVE else "neutral",
        tip="\n".join(part for part in (f"{one.sentence}.", one.note, exact) if part),
    )
