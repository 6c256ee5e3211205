"""The history's lines: autosaves folded, events in between, days, words."""

from dataclasses import fields
from datetime import date

from editor.article.article import Article, Furniture
from editor.article.library_values import Approval, HistoryEntry, KeptExport, PartHashes
from editor.article.part import Part
from editor.article.revision import Revision, RevisionKind
from editor.ui.history.history_lines import DAY, EVENT, Version, lines, rows
from editor.ui.history.history_words import FIELD_WORDS, KIND_ICONS, KIND_WORDS, day_words, words_changed


def entry(number: int, minute: int, kind: RevisionKind = RevisionKind.SAVE, day: int = 3) -> HistoryEntry:
    time = f"2026-03-{day:02}T10:{minute:02}:00.000000Z"
    parent = f"r{number - 1}" if number else ""
    return HistoryEntry(
        Revision(f"r{number}", parent, "a", "Ana Ruiz", time, kind, "c", number), 100, 3, 1, PartHashes("", "", "")
    )


AUTOSAVES = tuple(entry(number, number, RevisionKind.AUTOSAVE) for number in (4, 3, 2))
ENTRIES = (entry(5, 30), *AUTOSAVES, entry(1, 1, day=2))
APPROVAL = Approval(1, "a", Part.ADS, "h", "r5", "Mia Berg", "2026-03-03T10:40:00.000000Z", "fine")
EXPORT = KeptExport(7, "a", "crane", "r1", "html", "", "f" * 64, 9, "Ana Ruiz", "2026-03-03T10:00:30.000000Z", True)


def test_autosaves_are_one_line_until_they_are_unfolded() -> None:
    folded = lines(ENTRIES)
    assert [len(line.entries) for line in folded if isinstance(line, Version)] == [1, 3, 1]
    run = folded[1]
    assert isinstance(run, Version)
    assert (run.added, run.removed) == (9, 3)
    unfolded = lines(ENTRIES, opened=frozenset({"r4"}))
    assert [len(line.entries) for line in unfolded if isinstance(line, Version)] == [1] * 5


def test_events_stand_where_they_happened() -> None:
    shown = lines(ENTRIES, (APPROVAL,), (EXPORT,))
    assert shown[0] is APPROVAL
    assert shown[3] is EXPORT
    assert isinstance(shown[4], Version)
    older = lines(ENTRIES, (APPROVAL,), (EXPORT,), since=ENTRIES[0].revision.time)
    assert EXPORT not in older


def test_rows_say_it_in_words_under_their_day() -> None:
    made = list(rows(lines(ENTRIES, (APPROVAL,), (EXPORT,)), "r5", date(2026, 3, 4)))
    titles = [row.title for row in made]
    assert titles[0] == "Yesterday"
    assert titles[1:5] == ["Ads approved", "Saved", "Kept while writing, 3 times", "Exported as html (draft)"]
    assert sum(row.key.startswith(DAY) for row in made) == 2
    assert sum(row.key.startswith(EVENT) for row in made) == 2
    assert [row.pill for row in made if row.pill] == ["Now"]
    assert "+9 −3 words" in made[3].detail
    assert "“fine”" in made[1].detail
    assert len({row.key for row in made}) == len(made)


def test_days_and_counts_in_words() -> None:
    assert day_words(date(2026, 3, 4), date(2026, 3, 4)) == "Today"
    assert "2025" in day_words(date(2025, 12, 31), date(2026, 3, 4))
    assert words_changed(0, 0) == ""
    assert words_changed(1200, 0) == "+1,200 words"


def test_every_kind_and_every_field_has_its_words() -> None:
    assert set(KIND_WORDS) == set(KIND_ICONS) == set(RevisionKind)
    names = {field.name for kind in (Furniture, Article) for field in fields(kind)}
    assert names - FIELD_WORDS.keys() == {"slug", "furniture", "body"}
