"""The library that benches measure in: written without the stores, and yet what they would have written."""

from pathlib import Path

from bench.filling import fill_fast
from bench.library import Stories
from db.library import Library, open_library
from editor.article.library_values import ArticleSummary
from editor.article.parts import part_hashes


def _of_text(row: ArticleSummary) -> tuple[object, ...]:
    return row.slug, row.headline, row.state, row.desk, row.language, row.byline, row.words


def test_a_library_that_was_filled_fast_is_as_one_that_took_its_stories_in(tmp_path: Path) -> None:
    fill_fast(tmp_path / "fast.copydesk", Stories(80), 60, texts=7)
    fast = open_library(tmp_path / "fast.copydesk")
    assert fast.verify().problems == ()
    rows = fast.articles.list(limit=100)
    assert [row.slug for row in rows] == [f"story-{number}" for number in reversed(range(60))]
    stories = [fast.articles.get_by_id(row.id) for row in reversed(rows)]
    taken = open_library(tmp_path / "taken.copydesk")
    taken.create_many([one.article for one in stories], "Bench")
    assert list(map(_of_text, taken.articles.list(limit=100))) == list(map(_of_text, rows))
    for one in stories:
        assert {part: one.part_hashes.of(part) for part in part_hashes(one.article)} == part_hashes(one.article)
    for row in rows[::9]:
        for query in (row.headline[:2], row.headline, row.slug, row.byline, row.byline[:4]):
            assert _found(fast, query) == _found(taken, query) != []
    fast.close()
    taken.close()


def _found(library: Library, query: str) -> list[str]:
    return [hit.summary.slug for hit in library.search.newest(query, limit=100)]
