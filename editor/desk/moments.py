"""Times as people write them and as the command line prints them: a day, a minute or a second, by this desktop's clock.

Each lasts: what is asked for "at 14:05" is found wherever in that minute it happened.
"""

import re
from datetime import UTC, datetime, timedelta

from editor.article.errors import Trouble

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)?(?:(?:^|[T ])(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?P<fraction>\.\d{1,6})?)?)?(?P<offset>Z|[+-]\d\d:?\d\d)?"
)
_INSTANT = timedelta(microseconds=1)  # as fine as the library's times are


class NoSuchTime(Trouble):
    """A time that nobody can read, or at which there was nothing; the sentence says which."""


def begin(text: str, now: datetime) -> datetime:
    """Return the first instant of a time, in UTC: `14:05` is today, `2026-03-14` that day; raises NoSuchTime."""
    return _read(text, now)[0]


def end(text: str, now: datetime) -> datetime:
    """Return the last instant of a time, in UTC, read as `begin` reads it; raises NoSuchTime."""
    return after(text, now) - _INSTANT


def after(text: str, now: datetime) -> datetime:
    """Return the first instant that a time no longer holds, in UTC, read as `begin` reads it; raises NoSuchTime."""
    return _read(text, now)[1]


def _read(text: str, now: datetime) -> tuple[datetime, datetime]:
    found = _MOMENT.fullmatch(text.strip())
    if found is None or not (found["day"] or found["hour"]):
        raise NoSuchTime(f"“{text}” is no time; write it as 14:05, 2026-03-14 or 2026-03-14T14:05.")
    day = found["day"] or f"{now.astimezone():%Y-%m-%d}"
    clock = f"{found['hour'] or '0':0>2}:{found['minute'] or '00'}:{found['second'] or '00'}{found['fraction'] or ''}"
    try:
        first = datetime.fromisoformat(f"{day}T{clock}{found['offset'] or ''}")
        last = first + _length(found) - _INSTANT
        # An hour that the clock strikes twice lasts from the first time to the second.
        return (
            min(first.replace(fold=fold).astimezone(UTC) for fold in (0, 1)),
            max(last.replace(fold=fold).astimezone(UTC) for fold in (0, 1)) + _INSTANT,
        )
    except (ValueError, OverflowError) as error:
        raise NoSuchTime(f"“{text}” is no time: {error}.") from error


def _length(found: re.Match[str]) -> timedelta:
    if found["fraction"]:
        return _INSTANT
    if found["second"]:
        return timedelta(seconds=1)
    return timedelta(minutes=1) if found["hour"] else timedelta(days=1)
