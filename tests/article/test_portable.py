"""The portable article: what was written is read again, and what is not known is refused by name."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.article import portable
from editor.article.ads import AdPlacement, AdSettings, Switch
from editor.article.article import Article, Dateline, Furniture
from editor.article.canonical import Json, canonical, sha256
from editor.article.errors import UnreadableArticle
from editor.article.sources import Source, Terms
from tests.article.strategies import articles, stories

LEAST = {"format": "copydesk.article/1", "furniture": {"slug": "x"}}


@given(articles())
def test_what_was_written_is_read_again(article: Article) -> None:
    assert portable.loads(portable.dumps(article)) == article
    assert portable.loads(portable.dumps(article).encode()) == article


@given(stories())
def test_the_hash_is_of_the_content(article: Article) -> None:
    content = portable.article_to_json(article)
    again = json.loads(json.dumps(content, sort_keys=True))
    assert canonical(content) == canonical(again)
    assert sha256(content) == sha256(again)


def test_defaults_are_left_out() -> None:
    assert portable.article_to_json(Article(Furniture(slug="x"))) == LEAST
    assert portable.article_from_json(LEAST) == Article(Furniture(slug="x"))


def test_the_form_is_as_agreed() -> None:
    article = Article(
        Furniture(slug="x", dateline=Dateline("LIMA")),
        "Words.\n",
        sources=(Source("ana", "Ana", terms=Terms.BACKGROUND),),
        ad_settings=AdSettings(sensitive=Switch("Jo", "a death")),
        ads=(AdPlacement("ad-1", sizes=()),),
    )
    assert portable.article_to_json(article) == {
        "format": "copydesk.article/1",
        "furniture": {"slug": "x", "dateline": {"place": "LIMA"}},
        "body": "Words.\n",
        "sources": [{"key": "ana", "name": "Ana", "terms": "on background"}],
        "ad_settings": {"sensitive": {"by": "Jo", "why": "a death"}},
        "ads": [{"id": "ad-1", "sizes": []}],
    }


def test_the_canonical_form_is_sorted_and_dense() -> None:
    assert canonical({"b": [1, True, None], "a": "é"}) == '{"a":"é","b":[1,true,null]}'.encode()
    assert canonical("e\u0301") == canonical("é")


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5))
@example("A line.\n\u0301 A mark at the start of the next.")
@example(["\t\u030c", {"\n\u0303": "\\\u0338"}])
def test_the_canonical_form_is_json_of_the_same_values_in_nfc(value: Json) -> None:
    def composed(one: Json) -> Json:
        if isinstance(one, dict):
            return {unicodedata.normalize("NFC", name): composed(inner) for name, inner in one.items()}
        return [composed(inner) for inner in one] if isinstance(one, list) else unicodedata.normalize("NFC", str(one))

    assert json.loads(canonical(value)) == composed(value)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"format": "copydesk.article/2"}, "article.format"),
        ({"furniture": {}}, "article.furniture.slug"),
        ({"furniture": {"slug": 3}}, "article.furniture.slug"),
        ({"furniture": {"slug": "x", "colour": "red"}}, "article.furniture.colour"),
        ({"furniture": None}, "article.furniture"),
        ({"headline": "x"}, "article.headline"),
        ({"body": ["x"]}, "article.body"),
        ({"body": "a\x00b"}, "article.body"),
        ({"body": "a\ud800"}, "article.body"),
        ({"sources": {}}, "article.sources"),
        ({"sources": [{"key": "a"}]}, "article.sources[0].name"),
        ({"sources": [{"key": "a", "name": "A", "terms": "off"}]}, "article.sources[0].terms"),
        ({"ads": [{"id": "a", "sizes": [{"width": "1", "height": 2}]}]}, "article.ads[0].sizes[0].width"),
        ({"ads": [{"id": "a", "sizes": [{"width": True, "height": 2}]}]}, "article.ads[0].sizes[0].width"),
        ({"ads": [{"id": "a", "sizes": [{"width": 1.5, "height": 2}]}]}, "article.ads[0].sizes[0].width"),
        ({"embeds": [{"id": "e", "private_person": 1}]}, "article.embeds[0].private_person"),
        ({"syndication": "x"}, "article.syndication"),
        ({"embeds": [{"id": "e", "state": ["live"]}]}, "article.embeds[0].state"),
    ],
)
def test_a_refusal_names_the_field(change: dict[str, Any], named: str) -> None:
    with pytest.raises(UnreadableArticle) as refusal:
        portable.article_from_json({**LEAST, **change})
    assert f"{named} " in refusal.value.sentence


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "1", "{}", "[" * 100_000, b"\xff\xfe\x00", "9" * 5_000])
def test_what_is_no_article_is_refused_with_a_sentence(text: str | bytes) -> None:
    with pytest.raises(UnreadableArticle) as refusal:
        portable.loads(text)
    assert refusal.value.sentence.endswith(".")


def test_letters_in_another_form_are_the_same_letters() -> None:
    article = portable.article_from_json({**LEAST, "body": "cafe\u0301"})
    assert article.body == "café"
