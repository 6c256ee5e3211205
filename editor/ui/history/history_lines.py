"""The lines of the history: revisions with autosaves folded, and between them approvals and exports, day by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime

from editor.article.library_values import Approval, HistoryEntry, KeptExport
from editor.article.revision import RevisionKind, fold
from editor.ui.history.history_words import KIND_ICONS, KIND_WORDS, day_words, words_changed
from editor.ui.row_list import Row

DAY = "day:"
EVENT = "event:"
EXPORT = "export:"  # an export for readers, which can be chosen; the number of it follows
_PART_WORDS = {"attribution": "Attribution", "ads": "Ads", "embeds": "Embeds"}


@dataclass(frozen=True, slots=True)
class Version:
    """One line: revisions that belong together, the newest first; more than one are autosaves."""

    entries: tuple[HistoryEntry, ...]

    @property
    def added(self) -> int:
        """Return how many words came."""
        return sum(entry.words_added for entry in self.entries)

    @property
    def removed(self) -> int:
        """Return how many words went."""
        return sum(entry.words_removed for entry in self.entries)

    @property
    def time(self) -> str:
        """Return when the newest was made."""
        return self.entries[0].revision.time


Line = Version | Approval | KeptExport


def lines(
    entries: Iterable[HistoryEntry],
    approvals: Iterable[Approval] = (),
    exports: Iterable[KeptExport] = (),
    opened: frozenset[str] = frozenset(),
    since: str = "",
) -> tuple[Line, ...]:
    """Return the lines, the newest first; a run whose newest revision is in `opened` is shown one by one.

    Revisions keep the order in which the library took them, whatever the clocks of their machines said; approvals and
    exports before `since` are left for a later page.
    """
    events: list[Approval | KeptExport] = [event for event in approvals if event.time >= since]
    events += [event for event in exports if event.time >= since]
    events.sort(key=lambda event: event.time, reverse=True)
    out: list[Line] = []
    for version in _versions(tuple(entries), opened):
        while events and events[0].time >= version.time:
            out.append(events.pop(0))
        out.append(version)
    return (*out, *events)


def _versions(entries: tuple[HistoryEntry, ...], opened: frozenset[str]) -> Iterator[Version]:
    at = 0
    for run in fold(entry.revision for entry in entries):
        members = entries[at : at + run.count]
        at += run.count
        if run.newest.id in opened:
            yield from (Version((entry,)) for entry in members)
        else:
            yield Version(members)


def local(time: str) -> datetime:
    """Return a time of the library as this desktop's clock shows it."""
    return datetime.fromisoformat(time).astimezone()


def moment_words(time: str) -> str:
    """Return a time of the library in words: `12:03, 25 Nov`."""
    moment = local(time)
    return f"{moment:%H:%M}, {moment.day} {moment:%b}"


def clock(time: str) -> str:
    """Return the hour of a time of the library."""
    moment = local(time)
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def rows(shown: Iterable[Line], head: str, today: date) -> Iterator[Row]:
    """Yield a row for each line, and one before the first of each day."""
    day: date | None = None
    for number, line in enumerate(shown):
        if (this := local(line.time).date()) != day:
            day = this
            yield Row(f"{DAY}{day.isoformat()}:{number}", day_words(day, today))
        yield _version(line, head) if isinstance(line, Version) else _event(line)


def _version(version: Version, head: str) -> Row:
    newest = version.entries[0]
    revision = newest.revision
    count = len(version.entries)
    start = clock(version.entries[-1].revision.time)
    times = clock(revision.time) if count == 1 or start == clock(revision.time) else f"{start} – {clock(revision.time)}"
    is_aside = revision.kind is RevisionKind.ASIDE
    return Row(
        revision.id,
        KIND_WORDS[revision.kind] + (f", {count} times" if count > 1 else ""),
        " · ".join(
            filter(None, (times, revision.author, words_changed(version.added, version.removed) or "no words changed"))
        ),
        icon=KIND_ICONS[revision.kind],
        pill="Now" if revision.id == head else "",
        tone="accent" if revision.id == head else "neutral",
        muted=is_aside or revision.kind is RevisionKind.AUTOSAVE,
        tip=f"{local(revision.time):%d.%m.%Y %H:%M:%S} · {revision.id[:12]}",
    )


def export_title(export: KeptExport) -> str:
    """Return what an export is called in a list: its format, and its profile where that is another name."""
    profile = f", {export.profile}" if export.profile not in {"", export.target} else ""
    return f"Exported as {export.target}{profile}" + (" (draft)" if export.draft else "")


def approved_words(export: KeptExport) -> str:
    """Return who had approved what of an export: `Attribution and ads approved by Mia Berg`; empty for nobody."""
    by_person: dict[str, list[str]] = {}
    for held in export.approvals:
        by_person.setdefault(held.approver, []).append(_PART_WORDS[held.part.value])
    told = []
    for person, parts in by_person.items():
        distinct = list(dict.fromkeys(parts))
        listed = distinct[0] if len(distinct) == 1 else f"{', '.join(distinct[:-1])} and {distinct[-1]}"
        told.append(f"{listed} approved by {person}")
    return "; ".join(told)


def _export(export: KeptExport) -> Row:
    prefix = f"{EVENT}export:" if export.draft else EXPORT
    return Row(
        f"{prefix}{export.sequence}",
        export_title(export),
        f"{clock(export.time)} · {export.person}",
        icon="globe" if not export.draft else "export",
        tone="success" if not export.draft else "neutral",
        tip="\n".join(filter(None, (approved_words(export), f"SHA-256 {export.sha256}"))),
    )


def _event(event: Approval | KeptExport) -> Row:
    if isinstance(event, KeptExport):
        return _export(event)
    verb = "approval withdrawn" if event.withdrawn else "approved"
    note = f"“{event.note}”" if event.note else ""
    detail = " · ".join(filter(None, (clock(event.time), event.approver, note)))
    return Row(
        f"{EVENT}approval:{event.sequence}",
        f"{_PART_WORDS[event.part.value]} {verb}",
        detail,
        icon="reject" if event.withdrawn else "approve",
        tone="warning" if event.withdrawn else "success",
        tip="The approver changed the part too; four eyes were waived." if event.own_work else "",
    )
