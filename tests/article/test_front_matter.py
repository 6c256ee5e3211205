"""Markdown with front matter: every article comes back as it went, and a broken text is refused by name."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given

from editor.article import front_matter
from editor.article.article import Article, Byline, Furniture
from editor.article.errors import UnreadableArticle
from editor.article.text import admit
from tests.article.strategies import articles, stories

SMALL = Article(
    Furniture(slug="harbour", headline="Harbour “opens”", byline=(Byline("Ana Ruiz"),)), body="One.\n\nTwo.\n"
)


@given(articles())
def test_every_article_comes_back(article: Article) -> None:
    assert front_matter.read(front_matter.write(article)) == article


@given(stories())
def test_the_text_is_admitted_as_it_is(article: Article) -> None:
    text = front_matter.write(article)
    assert admit(text) == text
    assert text.endswith(f"\n---\n{article.body}")


def test_the_form_is_as_agreed() -> None:
    assert front_matter.write(SMALL) == (
        "---\n"
        "format: copydesk.article/1\n"
        'furniture: {"slug": "harbour", "headline": "Harbour “opens”", "byline": [{"name": "Ana Ruiz"}]}\n'
        "---\n"
        "One.\n\nTwo.\n"
    )


@pytest.mark.parametrize("body", ["", "\n", "---\n", "\n---\n", "---", "a\n---\nb", "\u0338a", "format: x"])
def test_a_body_is_kept_to_the_character(body: str) -> None:
    article = dataclasses.replace(SMALL, body=body)
    assert front_matter.read(front_matter.write(article)).body == body


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("---\nformat: copydesk.article/1", '---  \nformat: "copydesk.article/1"'),
        lambda text: text.replace("\nfurniture", "\n\nfurniture"),
    ],
    ids=["crlf", "cr", "nfd", "quoted format", "blank line"],
)
def test_what_other_programs_do_to_a_text_is_understood(change: object) -> None:
    assert callable(change)
    assert front_matter.read(change(front_matter.write(SMALL))) == SMALL


def test_a_front_matter_may_end_the_text() -> None:
    text = front_matter.write(dataclasses.replace(SMALL, body=""))
    assert front_matter.read(text.removesuffix("\n")) == dataclasses.replace(SMALL, body="")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Words", "format: copydesk.article/1"),
        ("---\ntitle: x\n---\n", "format: copydesk.article/1"),
        ("---\nformat: copydesk.article/2\nfurniture: {}\n---\n", "article.format"),
        ("---\nformat: copydesk.article/1\nfurniture: {\n---\n", "furniture"),
        ("---\nformat: copydesk.article/1\nfurniture: {}\n---\n", "article.furniture.slug"),
        ("---\nformat: copydesk.article/1\nno field\n---\n", "Line 3"),
        ('---\nformat: copydesk.article/1\nbody: "x"\n---\n', "body"),
        ("---\nformat: copydesk.article/1\nads: []\nads: []\n---\n", "ads"),
        ('---\nformat: copydesk.article/1\nfurniture: {"slug": "a"}\nlaterfield: 1\n---\n', "laterfield"),
        ('---\nformat: copydesk.article/1\nfurniture: {"slug": "a"}\n', "no end"),
        ('---\nformat: copydesk.article/1\nfurniture: {"slug": 3}\n---\n', "article.furniture.slug"),
        ("---\nformat: copydesk.article/1\nfurniture: " + "[" * 100_000 + "\n---\n", "furniture"),
    ],
)
def test_a_broken_text_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(UnreadableArticle) as refusal:
        front_matter.read(text)
    assert named in refusal.value.sentence
