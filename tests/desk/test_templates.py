"""Templates: ours are whole, the newsroom's own are read or told about, and a story begins as one does."""

from pathlib import Path

import pytest

from editor.article import body
from editor.article.article import Byline
from editor.article.errors import Trouble
from editor.article.syndication import Edits
from editor.desk import templates
from tests.ui.conftest import desk_at

OWN = """---
format: copydesk.article/1
name: "Obituary"
sentence: "A life, and what is left of it."
furniture: {"slug": "", "kicker": "Obituary", "language": "de", "byline": [{"name": "{person}", "role": "text"}]}
---
Born, lived, died.
"""


@pytest.mark.parametrize("template", templates.ours(), ids=lambda one: one.key)
def test_ours_have_a_name_a_sentence_and_a_text_without_a_slug(template: templates.Template) -> None:
    assert template.name
    assert template.sentence.endswith(".")
    assert template.article.body.strip()
    assert template.article.furniture.slug == ""
    assert template.article.furniture.headline == ""
    assert all(not isinstance(block, body.Raw) for block in body.parse(template.article.body))


def test_the_syndicated_one_knows_whose_story_it_will_be() -> None:
    (template,) = (one for one in templates.ours() if one.key == "syndicated")
    assert template.article.syndication is not None
    assert template.article.syndication.duties.edits is Edits.STYLE
    assert template.article.furniture.byline == ()


def test_own_templates_come_after_ours_and_may_replace_one(tmp_path: Path) -> None:
    (tmp_path / "obituary.md").write_text(OWN, encoding="utf-8")
    (tmp_path / "news.md").write_text(OWN.replace("Obituary", "Our news"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no template", encoding="utf-8")
    offered = templates.offered(tmp_path)
    assert [one.name for one in offered.templates] == [
        "Our news", "Interview", "Live story", "Syndicated story", "Obituary",
    ]  # fmt: skip
    assert offered.templates[-1].sentence == "A life, and what is left of it."
    assert offered.troubles == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Words alone", "does not begin with"),
        (OWN.replace('"Obituary"\n', "Obituary\n").encode(), "The line name must hold a text"),
        (OWN.replace("furniture", "furnitures").encode(), "furnitures is not known"),
        (OWN.encode("utf-16"), "not in UTF-8"),
        (b"x" * (templates.LARGEST + 1), "larger than"),
    ],
)
def test_one_that_cannot_be_used_is_told_and_the_others_are_offered(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "odd.md").write_bytes(content)
    offered = templates.offered(tmp_path)
    assert len(offered.templates) == 4
    (sentence,) = offered.troubles
    assert sentence.startswith("The template odd.md cannot be used.")
    assert told in sentence


def test_no_folder_means_ours_alone(tmp_path: Path) -> None:
    assert len(templates.offered(tmp_path / "none").templates) == len(templates.OURS)


def test_a_template_without_a_name_is_called_as_its_file_is() -> None:
    text = "".join(line for line in OWN.splitlines(keepends=True) if not line.startswith(("name", "sentence")))
    template = templates.read(text, "court-report")
    assert (template.name, template.sentence) == ("Court report", "")


def test_front_matter_lines_in_the_text_stay_there() -> None:
    assert templates.read(f'{OWN}name: "x"\n', "own").article.body.endswith('name: "x"\n')


def test_a_story_begins_as_the_template_with_who_starts_it(tmp_path: Path) -> None:
    with desk_at(tmp_path / "test.copydesk", "Ana Ruiz") as desk:
        templates.start(desk, templates.read(OWN, "own", is_own=True))
        templates.start(desk, templates.ours()[0])
        first, second = desk.story("new-story").article, desk.story("new-story-2").article
    assert first.furniture.byline == (Byline("Ana Ruiz", "text"),)
    assert first.furniture.language == "de"
    assert first.body == "Born, lived, died.\n"
    assert second.furniture.byline == (Byline("Ana Ruiz"),)


def test_nobody_can_publish_what_a_template_left_open() -> None:
    for template in templates.ours():
        assert "[TK" in template.article.body


def test_a_template_of_another_version_is_refused() -> None:
    with pytest.raises(Trouble):
        templates.read(OWN.replace("article/1", "article/9"), "own")
