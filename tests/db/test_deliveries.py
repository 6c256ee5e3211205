"""What was sent is kept step by step, and never changed."""

from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from db.library import Library, open_library
from editor.article.library_values import Delivery
from tests.db.support import story

SITE = "https://news.example"


def row(article_id: str, outcome: str = "reserved", sha256: str = "", site: str = SITE) -> Delivery:
    return Delivery(
        0, "attempt-1", article_id, "web", site, "17", "", None, sha256, "", outcome, {"words": "Größe"}, "ana"
    )


def test_rows_come_back_in_order_and_by_site(library: Library, path: Path) -> None:
    article_id = library.create(story(), "ana").article_id
    other = library.create(story("quay"), "ana").article_id
    first = library.deliveries.add(row(article_id, "intended"))
    second = library.deliveries.add(row(article_id))
    elsewhere = library.deliveries.add(row(article_id, site="https://else.example"))
    library.deliveries.add(row(other))
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.time
    assert library.deliveries.list(article_id) == (first, second, elsewhere)
    assert library.deliveries.list(article_id, SITE) == (first, second)
    assert first.details == {"words": "Größe"}
    library.close()
    again = open_library(path)
    assert again.deliveries.list(article_id, SITE) == (first, second)
    again.close()


def test_files_are_found_whichever_story_they_went_with(library: Library) -> None:
    article_id = library.create(story(), "ana").article_id
    other = library.create(story("quay"), "ana").article_id
    one = library.deliveries.add(row(article_id, "picture", "aa"))
    two = library.deliveries.add(row(other, "picture", "bb"))
    library.deliveries.add(row(other, "picture", "aa", site="https://else.example"))
    assert library.deliveries.of_files(SITE, ["aa", "bb", "aa"]) == (one, two)
    assert library.deliveries.of_files(SITE, ["cc"]) == ()
    assert library.deliveries.of_files(SITE, []) == ()


@pytest.mark.parametrize("change", ["UPDATE deliveries SET outcome = 'sent'", "DELETE FROM deliveries"])
def test_a_row_is_never_changed(library: Library, change: str) -> None:
    library.deliveries.add(row(library.create(story(), "ana").article_id))
    with pytest.raises(dbapi2.IntegrityError, match="never changed"), library.connection.write():
        library.connection.run(change)
