"""A draft says so inside, in every format: to who reads it, and to the CMS that takes it."""

import json

import pytest

from editor.article import front_matter, portable
from editor.article.errors import UnreadableArticle
from editor.exporting.targets import TARGETS, export
from editor.exporting.visible_text import visible_lines
from tests.exporting.conftest import full_request

WORDS = "Draft. Not for publication."
# What a CMS can go by, in each format.
MARKS = {
    "html": 'data-draft="true"',
    "page": 'data-draft="true"',
    "amp": 'data-draft="true"',
    "ghost": WORDS,  # Ghost keeps no data of ours; what is sent is a draft there, by its status
    "wordpress": 'data-draft="true"',
    "markdown": "\ndraft: true\n",
    "json": '\n  "draft": true,\n',
    "ninjs": WORDS,
    "ans": WORDS,
    "applenews": WORDS,
}


@pytest.mark.parametrize("name", TARGETS)
def test_a_draft_is_marked_in_every_format_and_nothing_else_is(name: str) -> None:
    draft, final = (export(name, full_request(is_draft)).content.decode() for is_draft in (True, False))
    assert MARKS[name] in draft
    assert MARKS[name] not in final
    assert WORDS not in final


@pytest.mark.parametrize("name", [name for name, one in TARGETS.items() if "html" in one.media_type])
def test_readers_see_the_mark_before_the_story(name: str) -> None:
    lines = visible_lines(export(name, full_request(draft=True)).content.decode())
    assert WORDS in lines
    assert lines.index(WORDS) < next(at for at, line in enumerate(lines) if len(line.split()) > 15)


def test_a_marked_draft_comes_back_as_the_story_it_is() -> None:
    article = full_request().article
    assert portable.loads(portable.dumps(article, draft=True)) == article
    assert front_matter.read(front_matter.write(article, draft=True)) == article
    told = json.loads(portable.dumps(article, draft=True)) | {"draft": "yes"}
    with pytest.raises(UnreadableArticle, match="draft must be true or false"):
        portable.article_from_json(told)
