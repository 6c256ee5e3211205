"""Dates for formats that ask for RFC 3339: a moment with its offset; a day alone is none, and no offset is made up."""

from datetime import datetime

from editor.exporting.phrases import machine_date


def moment(text: str) -> str:
    """Return a time with its offset, empty where a text has no time of day or does not say in which zone."""
    found = machine_date(text)
    try:
        parsed = datetime.fromisoformat(found)
    except ValueError:
        return ""
    return found if parsed.tzinfo is not None else ""


def seconds(text: str) -> str:
    """Return a moment without fractions of a second, which some readers of feeds refuse; empty where it is none."""
    found = moment(text)
    return datetime.fromisoformat(found).isoformat(timespec="seconds").replace("+00:00", "Z") if found else ""
