"""The pages made from tables are those that the tables make now."""

import pytest

from tools.docs import FOLDER, PAGES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_says_what_its_table_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "run `python -m tools.docs`"


def test_the_index_leads_to_every_page() -> None:
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    missing = [path.name for path in sorted(FOLDER.glob("*.md")) if path.name != "index.md" and path.name not in index]
    assert not missing
