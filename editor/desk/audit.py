"""The audit trail as people read it: who did what when, for a story or the library, filtered, and as CSV.

What it gives may leave the library: notes and file names are shown without anything that tells who a source is that is
not on the record, and not at all where the story that would tell is removed.
"""

import csv
import io
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from editor.article.canonical import Json
from editor.article.confidential import Veil
from editor.article.errors import Trouble, UnknownName
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import EVERY_EVENT, AuditEvent, AuditFilter
from editor.article.revision import utc_text
from editor.desk import audit_words, moments, removing
from editor.desk.desk import Desk

PAGE = 200
_FREE_TEXT = ("note", "file", "notice", "source", "kept")  # details that somebody wrote or named
COLUMNS = ("number", "time", "person", "action", "story", "what", "note", "revision", "hash")
HIDDEN = "(not shown: the story with its sources is removed)"
# What spreadsheets take for the begin of a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class NotWritten(Trouble):
    """A file that the trail cannot be written to; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One event in words; `slug` is empty for what is about the library, `is_removed` if its story is gone."""

    event: AuditEvent
    slug: str
    sentence: str
    note: str = ""
    is_removed: bool = False

    @property
    def revision(self) -> str:
        """Return the revision that the event names, empty for none."""
        return str(self.event.details.get("revision", ""))


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A stretch of the trail, the newest first; `last` is the sequence to go on from, 0 where nothing is left."""

    rows: tuple[AuditRow, ...]
    last: int = 0


def chosen(
    desk: Desk, slug: str = "", person: str = "", action: str = "", since: str = "", until: str = ""
) -> AuditFilter:
    """Return which events are meant.

    `since` is from the begin of a day, minute or second on, `until` to the end of one (`moments` reads them).
    Raises NoSuchStory for a slug that no story has or had, UnknownName for no action, NoSuchTime for no time.
    """
    stories = desk.library.audit.stories(slug) if slug else ()
    if slug and not stories:
        raise NoSuchStory(f"There is and was no story “{slug}” in this library.")
    if action and action not in audit_words.WORDS:
        raise UnknownName(f"There is no action “{action}”; there are {', '.join(audit_words.WORDS)}.")
    return AuditFilter(
        stories,
        person,
        (action,) if action else (),
        utc_text(moments.begin(since, desk.clock())) if since else "",
        utc_text(moments.after(until, desk.clock())) if until else "",
    )


def action_names() -> tuple[tuple[str, str], ...]:
    """Return the actions that a filter offers, each with what it is called."""
    return tuple(audit_words.NAMES.items())


def page(desk: Desk, wanted: AuditFilter = EVERY_EVENT, before: int = 0, limit: int = PAGE) -> AuditPage:
    """Return a page of the chosen events in words, the newest first; `before` is the `last` of the page before."""
    events = desk.library.audit.find(wanted, limit + 1, before)
    rows = tuple(_Reading(desk).rows(events[:limit]))
    return AuditPage(rows, rows[-1].event.sequence if len(events) > limit else 0)


def every(desk: Desk, wanted: AuditFilter = EVERY_EVENT, limit: int = 0) -> Iterator[AuditRow]:
    """Yield the chosen events in words, the newest first, a page at a time; `limit` 0 means all of them."""
    reading, before, left = _Reading(desk), 0, limit or 2**62
    while left and (events := desk.library.audit.find(wanted, min(PAGE, left), before)):
        yield from reading.rows(events)
        before, left = events[-1].sequence, left - len(events)


class _Reading:
    """Reads events with what is known of their stories, each story once."""

    def __init__(self, desk: Desk) -> None:
        self._library = desk.library
        self._veils: dict[str, Callable[[str], str]] = {}

    def rows(self, events: tuple[AuditEvent, ...]) -> Iterator[AuditRow]:
        """Yield events in words."""
        names = self._library.audit.names(event.article_id for event in events if event.article_id)
        for event in events:
            slug, is_removed = names.get(event.article_id, ("", False))
            shown = replace(event, details=self._details(event, is_removed=is_removed))
            note = str(shown.details.get("note") or "")
            yield AuditRow(event, slug, audit_words.sentence(shown), note, is_removed)

    def _details(self, event: AuditEvent, *, is_removed: bool) -> dict[str, Json]:
        """Return an event's details as they may be shown."""
        written = {name: text for name in _FREE_TEXT if isinstance(text := event.details.get(name), str) and text}
        if not written or not event.article_id or event.action == removing.DELETE:  # which hid them as it was written
            return event.details
        veil = self._veil(event.article_id, is_removed=is_removed)
        return {**event.details, **{name: veil(text) for name, text in written.items()}}

    def _veil(self, article_id: str, *, is_removed: bool) -> Callable[[str], str]:
        if article_id not in self._veils:
            self._veils[article_id] = self._removed_veil(article_id) if is_removed else self._veil_of(article_id)
        return self._veils[article_id]

    def _veil_of(self, article_id: str) -> Callable[[str], str]:
        article = self._library.articles.get_by_id(article_id).article
        hides = any(source.is_confidential for source in article.sources)
        return Veil(article).sentence if hides else lambda text: text

    def _removed_veil(self, article_id: str) -> Callable[[str], str]:
        """Return what hides all that was written about a removed story that had such a source, else nothing."""
        events = self._library.audit.find(AuditFilter((article_id,), actions=(removing.DELETE,)), limit=1)
        is_safe = bool(events) and events[0].details.get(removing.CONFIDENTIAL) is False
        return (lambda text: text) if is_safe else (lambda _: HIDDEN)


def as_csv(rows: Iterator[AuditRow]) -> Iterator[str]:
    """Yield rows as lines of CSV (RFC 4180) with a header; no cell can be taken for a formula by a spreadsheet."""
    yield _line(COLUMNS)
    for row in rows:
        event = row.event
        yield _line(
            (
                str(event.sequence),
                event.time,
                event.person,
                event.action,
                row.slug,
                row.sentence,
                row.note,
                row.revision,
                event.hash,
            )
        )


def write_csv(desk: Desk, path: Path, wanted: AuditFilter = EVERY_EVENT) -> int:
    """Write the chosen events to a file, in place of one that is there once all is written; return how many.

    Raises NotWritten.
    """
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    count = -1  # the header is no event
    try:
        with aside.open("x", encoding="utf-8", newline="") as file:
            for line in as_csv(every(desk, wanted)):
                file.write(line)
                count += 1
        aside.replace(path)
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise NotWritten(f"The audit trail cannot be written to {path}: {reason}. Choose another place.") from error
    finally:
        aside.unlink(missing_ok=True)
    return count


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_guarded(cell) for cell in cells])
    return out.getvalue()


def _guarded(cell: str) -> str:
    """Return a cell with an apostrophe in front where a spreadsheet would reckon with it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def as_json(row: AuditRow) -> dict[str, Json]:
    """Return an event as the command line prints it."""
    event = row.event
    return {
        "number": event.sequence,
        "time": event.time,
        "person": event.person,
        "action": event.action,
        "slug": row.slug,
        "removed": row.is_removed,
        "what": row.sentence,
        "note": row.note,
        "revision": row.revision,
        "hash": event.hash,
    }
