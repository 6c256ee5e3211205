"""The history's pages, what differs between two versions, and one field put in another's place."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.article.article import Byline
from editor.article.revision import RevisionKind
from editor.desk import history
from editor.desk.history import compare_articles, is_changed, with_field
from tests.ui.conftest import BODY, STORY, desk_at


def test_a_page_tells_whether_there_are_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    with desk_at(tmp_path / "a.copydesk") as desk:
        made = desk.library.create(STORY, "Ana Ruiz")
        head = made.revision.id
        for number in range(3):
            changed = replace(STORY, body=f"{BODY}\nLine {number}.\n")
            head = desk.library.save(made.article_id, changed, head, "Ana Ruiz").revision.id
        first = history.page(desk, made.article_id)
        assert len(first.entries) == 2
        assert not first.is_last
        second = history.page(desk, made.article_id, first.entries[-1].revision.sequence)
        assert second.is_last
        kinds = [entry.revision.kind for entry in (*first.entries, *second.entries)]
        assert kinds == [RevisionKind.SAVE] * 3 + [RevisionKind.NEW]
        assert history.load(desk, head)[0].body.endswith("Line 2.\n")


def test_fields_and_paragraphs_that_differ_are_told() -> None:
    after = replace(
        STORY,
        body=BODY.replace("Nobody", "Few"),
        furniture=replace(STORY.furniture, slug="other", headline="Crane moves", byline=(Byline("Jon Petersen"),)),
        ads=(),
    )
    comparison = compare_articles(STORY, after)
    assert [change.name for change in comparison.fields] == ["headline", "byline", "ads"]
    assert sum(map(is_changed, comparison.paragraphs)) == 1
    made = STORY
    for change in comparison.fields:
        made = with_field(made, change.name, change.after)
    assert made == replace(after, body=BODY, furniture=replace(after.furniture, slug="crane"))
