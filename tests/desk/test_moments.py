"""Times as people write them: what they may look like, how long they last, and the hour that is struck twice."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.revision import utc_text
from editor.cli_text import local
from editor.desk.moments import NoSuchTime, after, begin, end

NOW = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)


@pytest.fixture
def madrid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set this process's clock to a zone whose hours are struck twice in autumn and left out in spring."""
    monkeypatch.setenv("TZ", "Europe/Madrid")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_time_is_read_as_people_write_it() -> None:
    today = f"{NOW.astimezone():%Y-%m-%d}"
    assert end("9:05", NOW) == datetime.fromisoformat(f"{today}T09:05:59.999999").astimezone(UTC)
    assert begin(" 14:05 ", NOW).astimezone().minute == 5
    half = datetime(2026, 3, 14, 14, 5, 6, 500000, tzinfo=timezone(timedelta(hours=2)))
    assert begin("2026-03-14T14:05:06.5+02:00", NOW) == end("2026-03-14T14:05:06.5+0200", NOW) == half
    for wrong in ("", "yesterday", "25:00", "2026-02-30", "14", "+01:00", "14:05:06:07", "2026-3-14"):
        with pytest.raises(NoSuchTime, match="is no time"):
            begin(wrong, NOW)
    for beyond in ("9999-12-31", "9999-12-31T22:59:59.999999-01:00", "0001-01-01T00:00+14:00"):
        with pytest.raises(NoSuchTime, match="is no time"):
            end(beyond, NOW)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2026-03-14", timedelta(days=1)),
        ("2026-03-14 14:05", timedelta(minutes=1)),
        ("2026-03-14 14:05:06", timedelta(seconds=1)),
        ("2026-03-14 14:05:06.123456", timedelta(microseconds=1)),
    ],
)
def test_a_time_lasts_as_long_as_it_is_exact(text: str, length: timedelta) -> None:
    assert after(text, NOW) - begin(text, NOW) == length
    assert after(text, NOW) - end(text, NOW) == timedelta(microseconds=1)


@pytest.mark.usefixtures("madrid")
def test_an_hour_that_is_struck_twice_lasts_through_both() -> None:
    first, second = datetime(2026, 10, 25, 0, 30, 7, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, 7, tzinfo=UTC)
    assert local(utc_text(first)) == local(utc_text(second)) == "2026-10-25 02:30:07"
    assert (begin("2026-10-25 02:30:07", NOW), after("2026-10-25 02:30:07", NOW)) == (
        first,
        second + timedelta(seconds=1),
    )
    # In spring 02:30 does not exist; whoever asks for it means something between the hours beside it.
    left_out = begin("2026-03-29 02:30", NOW), after("2026-03-29 02:30", NOW)
    assert left_out == (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 31, tzinfo=UTC))


@given(st.integers(10**15, 4 * 10**15))  # microseconds since 1970: from 2001 to 2096
@pytest.mark.usefixtures("madrid")
def test_what_is_printed_is_found_again(instant: int) -> None:
    moment = datetime.fromtimestamp(0, UTC) + timedelta(microseconds=instant)
    printed = local(utc_text(moment))
    assert len(printed) == len("2026-03-14 14:05:06")
    assert begin(printed, NOW) <= moment <= end(printed, NOW) < after(printed, NOW)
