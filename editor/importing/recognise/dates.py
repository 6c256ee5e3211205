"""Dates as news copy writes them, read as ISO 8601: a date stays a date, a time has its offset where one is told."""

import re
from dataclasses import dataclass
from datetime import datetime

from editor.importing.recognise.date_words import AMERICAN, MONTHS, OFFSETS, ZONES

# Sites run the time into the year: "July 3, 20245:00 AM ET".
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?:(?!\d)|(?=\d\d?:\d\d))"
_DATE = re.compile(
    "|".join(
        (
            r"(?<!\d)" + _YEAR.format("iso_year") + r"(?P<iso_mark>[-/.])(?P<iso_month>\d\d?)(?P=iso_mark)(?"
            r"P<iso_day>\d\d?)(?!\d)",
            (
                r"(?<![\d/.-])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<short_year>(?:19|20)\d\d|"
                r"\d\d)(?![\d/-]|\.\d)"
            ),
            r"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?[ \u00a0-]{1,2}(?:de |of |"
            r"d')?(?P<month>[^\W\d_]{3,12})\.?,?[ \u00a0-]{0,2}(?:del? |of )?" + _YEAR.format("year"),
            r"(?<!\w)(?P<month_first>[^\W\d_]{3,12})\.?[ \u00a0]{1,2}(?P<day_second>\d\d?)(?:st|nd|rd|"
            r"th)?,?[ \u00a0]{1,2}" + _YEAR.format("year_last"),
            _YEAR.format("cjk_year") + r"年(?P<cjk_month>\d\d?)月(?P<cjk_day>\d\d?)日",
        )
    )
)
_CLOCK = (
    r"(?P<hour>\d\d?)(?:[:.h](?P<minute>\d\d)(?::(?P<seconds>\d\d)(?:\.\d{1,6})?)?)?"
    r"(?:[ \u00a0]?(?P<half>[apAP]\.?[ ]?[mM]\b\.?))?"
    r"(?:[ \u00a0]?(?:Uhr|uhr|hrs|Hrs|hours|WIB|h\b))?"
)
_ZONE = (
    r"(?:[ \u00a0]?\(?(?P<zone>(?:GMT|UTC)? ?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{1,4}T|GMT|UTC|MSK|WIB|MESZ|MEZ|Z|"
    r"Eastern|Central|Mountain|Pacific)\b(?: [Tt]ime)?\)?)?"
)
_AFTER = re.compile(
    r"(?:\.?,? {0,2}(?:at|um|à|a las|às|alle ore|alle|ore|kl\.?|klo|o godz\.|—|–|-|\||/|·|•|@|"
    r"in der Zeit)? {0,2}|T)" + _CLOCK + _ZONE
)
_BEFORE = re.compile(_CLOCK + _ZONE + r",? ?(?:on |am |,|\||-|–|·)? ?(?:[A-Z][a-z]{2,8}\.?,? )?$")
_NOON = 12
_WINDOW = 40  # characters before a date in which its time may stand


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its place and its ISO 8601 form, with the time where it has one."""

    start: int
    end: int
    iso: str


def _ordered(first: int, second: int, mark: str, american: bool) -> tuple[int, int]:
    """Return month and day of a date in figures: `2/3` is February in American copy; dots put the day first."""
    if first > 12:
        return second, first
    if second > 12:
        return first, second
    return (first, second) if american and mark != "." else (second, first)


def _full_year(year: str) -> int:
    number = int(year)
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def _day(found: re.Match[str], american: bool) -> tuple[int, int, int] | None:
    """Return year, month and day of a match, or None where a word in it is no month."""
    if found["iso_year"]:
        return int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    if found["short_year"]:
        if found["mark"] == "." and len(found[0]) < 8:
            return None  # 3.5.10 is a version or a section; a date in figures has two digits a part
        month, day = _ordered(int(found["first"]), int(found["second"]), found["mark"], american)
        return _full_year(found["short_year"]), month, day
    if found["cjk_year"]:
        return int(found["cjk_year"]), int(found["cjk_month"]), int(found["cjk_day"])
    word = found["month"] or found["month_first"]
    named = MONTHS.get(word.lower())
    if named is None:
        return None
    return int(found["year"] or found["year_last"]), named, int(found["day"] or found["day_second"])


def _offset(zone: str, moment: datetime) -> str:
    """Return the offset that a zone's name means at a moment, or an empty text for an unknown name."""
    name = zone.upper().strip()
    if name in OFFSETS:
        return OFFSETS[name]
    if name in ZONES:
        from zoneinfo import ZoneInfo  # with where zones are kept on this system, half a MiB that few stories need

        shift = moment.replace(tzinfo=ZoneInfo(ZONES[name])).strftime("%z")
        return f"{shift[:3]}:{shift[3:]}"
    figures = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", name)
    return f"{figures[1]}{int(figures[2]):02d}:{figures[3] or '00'}" if figures and int(figures[2]) <= 14 else ""


def _moment(day: datetime, found: re.Match[str]) -> str:
    """Return date and time of a clock match as ISO 8601, or an empty text where it is no time of day."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1].lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour > 23 or minute > 59 or int(found["seconds"] or 0) > 59:
        return ""
    moment = day.replace(hour=hour, minute=minute)
    seconds = f":{found['seconds']}" if found["seconds"] else ""
    return moment.strftime("%Y-%m-%dT%H:%M") + seconds + (_offset(found["zone"], moment) if found["zone"] else "")


def _is_clock(found: re.Match[str] | None) -> bool:
    return found is not None and bool(found["minute"] or found["half"])


def _with_time(text: str, start: int, end: int, day: datetime) -> Dated:
    after = _AFTER.match(text, end)
    if after and _is_clock(after) and (iso := _moment(day, after)):
        return Dated(start, after.end(), iso)
    window = max(0, start - _WINDOW)
    before = _BEFORE.search(text[window:start])
    if before and _is_clock(before) and (iso := _moment(day, before)):
        return Dated(window + before.start(), end, iso)
    return Dated(start, end, day.strftime("%Y-%m-%d"))


def find_dates(text: str, american: bool = True) -> tuple[Dated, ...]:
    """Return the dates of a short text in order; `american` says how `2/3/2026` is read."""
    out: list[Dated] = []
    at = 0
    american = american or not AMERICAN.isdisjoint(text.split())
    while found := _DATE.search(text, at):
        at = found.end()
        numbers = _day(found, american)
        if numbers is None:
            at = found.start() + 1
            continue
        try:
            day = datetime(*numbers)  # noqa: DTZ001 - copy tells a local date; the offset is added where it is told
        except ValueError:
            continue
        dated = _with_time(text, found.start(), found.end(), day)
        out.append(dated)
        at = dated.end
    return tuple(out)


def read_date(text: str, american: bool = True) -> str:
    """Return the first date of a short text as ISO 8601, or an empty text."""
    found = find_dates(text, american)
    return found[0].iso if found else ""
