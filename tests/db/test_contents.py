"""What is kept of a text: its canonical JSON, whatever it holds, and what an older program wrote of it."""

import hashlib
import json
import unicodedata
import zlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db import contents
from db.contents import pack, unpack
from editor.article.article import Article, Furniture
from editor.article.canonical import canonical
from editor.article.library_errors import LibraryDamaged
from editor.article.portable import article_to_json
from editor.article.text import admit
from tests.article.strategies import articles

PLAIN = Article(Furniture("x"))
MARKS = st.text(alphabet='n\\"\n\té\u0301\u0323\u0338 ', max_size=30).map(admit)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles(), MARKS, st.sampled_from((1, 5, 8_000)))
@example(PLAIN, "A line.\n\u0301 and a mark", 1)
def test_a_text_in_pieces_is_the_one_canonical_text(
    monkeypatch: pytest.MonkeyPatch, article: Article, more: str, piece: int
) -> None:
    article = replace(article, body=admit(article.body + more))
    monkeypatch.setattr(contents, "_PIECE", piece)
    digest, packed = pack(article)
    whole = canonical(article_to_json(article))
    assert zlib.decompress(packed) == whole
    assert digest == hashlib.sha256(whole).hexdigest()
    assert unpack(packed, digest) == article


@given(MARKS)
@example("A line.\n\u0301 and a mark")
@example("\\\n\u0301\\é\\\\")
def test_what_was_written_with_a_mark_joined_to_an_escape_is_read_again(body: str) -> None:
    article = replace(PLAIN, body=body)
    text = json.dumps(article_to_json(article), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    old = unicodedata.normalize("NFC", text).encode()
    assert unpack(zlib.compress(old), hashlib.sha256(old).hexdigest()) == article


@pytest.mark.parametrize("plain", [b"{", b'{"a":"\\x"}', b'{"a":"\\\xc3\xa9"}', b"[]"])
def test_what_is_no_article_is_told_as_damage(plain: bytes) -> None:
    with pytest.raises(LibraryDamaged):
        unpack(zlib.compress(plain))
