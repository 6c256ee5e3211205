"""What is done to posts: nothing else of the article changes, evidence only grows, prose comes back word for word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body, embed_edits
from editor.article.article import Article, Furniture
from editor.article.embed_edits import Lack
from editor.article.embeds import Capture, Embed
from editor.article.text import admit
from tests.article.strategies import articles

CAPTURE = Capture("The boat sails at ten.", "Port Ellery", "ellery", "2026-03-04")
POST = Embed("e-1", "x", "https://x.com/ellery/status/20", "20", (CAPTURE,))
STORY = Article(Furniture("x"), "One.\n\n::embed{#e-1}\n\nTwo.\n", embeds=(POST,))


def test_posts_come_in_the_order_of_the_text_and_those_without_marker_last() -> None:
    lost, first = replace(POST, id="e-9"), replace(POST, id="e-2")
    article = replace(STORY, body="::embed{#e-2}\n\n::embed{#e-7}\n\n" + STORY.body, embeds=(lost, POST, first))
    found = embed_edits.placed(article, body.parse(article.body))
    assert [(one.embed.id, one.has_record, one.start >= 0) for one in found] == [
        ("e-2", True, True), ("e-7", False, True), ("e-1", True, True), ("e-9", True, False),
    ]  # fmt: skip
    assert article.body[found[2].start : found[2].end] == "::embed{#e-1}"


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"words": " "}, (Lack.WORDS,)),
        ({"author": ""}, ()),
        ({"author": "", "handle": ""}, (Lack.AUTHOR,)),
        ({"posted_at": ""}, (Lack.DATE,)),
        ({"screenshot": "aa"}, (Lack.ALTERNATIVE,)),
        ({"words": "", "screenshot": "aa", "screenshot_alternative": "The post"}, ()),
        ({"words": "", "screenshot": "aa"}, (Lack.WORDS, Lack.ALTERNATIVE)),
    ],
)
def test_what_is_missing(changes: dict[str, str], missing: tuple[Lack, ...]) -> None:
    assert embed_edits.lacks(replace(POST, captures=(replace(CAPTURE, **changes),))) == missing


def test_without_evidence_everything_is_missing() -> None:
    assert embed_edits.lacks(Embed("e-1")) == (Lack.WORDS, Lack.AUTHOR, Lack.DATE, Lack.ADDRESS)


def test_a_post_goes_in_after_the_block_and_gets_an_id_of_its_own() -> None:
    article = embed_edits.insert(STORY, replace(POST, id="e-1"), 2)
    assert article.body == "One.\n\n::embed{#e-2}\n\n::embed{#e-1}\n\nTwo.\n"
    assert [embed.id for embed in article.embeds] == ["e-1", "e-2"]


def test_a_post_takes_the_place_of_lines() -> None:
    text = "One.\n\nThe boat sails.\n— Ellery (@ellery) March 4, 2026\n\nTwo.\n"
    article = Article(Furniture("x"), text)
    start = text.index("The boat")
    made = embed_edits.insert_for(article, POST, start, text.index("\n\nTwo"))
    assert made.body == "One.\n\n::embed{#e-1}\n\nTwo.\n"
    assert embed_edits.insert_for(article, POST, start, len(text)).body == "One.\n\n::embed{#e-1}\n"
    assert embed_edits.insert_for(Article(Furniture("x"), "a"), POST, 0, 1).body == "::embed{#e-1}\n"


def test_evidence_is_only_added() -> None:
    newer = Capture("The boat sails at noon.", handle="@ellery")
    embed = embed_edits.with_capture(POST, newer)
    assert embed.captures[0] is CAPTURE
    assert embed.latest == replace(newer, handle="ellery")


def test_the_address_of_a_capture_fills_an_empty_one() -> None:
    embed = embed_edits.with_capture(Embed("e-1"), Capture("Ten.", address="https://twitter.com/ellery/status/20?s=20"))
    assert (embed.provider, embed.address, embed.post_id) == ("x", "https://x.com/ellery/status/20", "20")
    kept = embed_edits.with_capture(POST, Capture("Ten.", address="https://x.com/other/status/21"))
    assert kept.address == POST.address


def test_an_address_that_is_no_posts_leaves_no_id_behind() -> None:
    embed = embed_edits.with_address(POST, " https://blog.example/x ")
    assert (embed.address, embed.post_id) == ("https://blog.example/x", "")


WORDS = [
    "The boat sails at ten.",
    "# Ten o’clock\n\n* a star, 5*3*2, [a] & <b>",
    "2026. A year\n::ad{#ad-1}",
    "![no](picture) _under_ `code`",
    "| a | b |\n|---|---|",
    "> quoted\n> twice",
]


@pytest.mark.parametrize("words", WORDS)
def test_a_post_becomes_prose_word_for_word(words: str) -> None:
    article = replace(STORY, embeds=(replace(POST, captures=(replace(CAPTURE, words=words),)),))
    made = embed_edits.to_prose(article, "e-1")
    blocks = body.parse(made.body)
    assert all(isinstance(block, body.Paragraph) for block in blocks)
    shown = " ".join(text for block in blocks[1:-1] for text in body.plain_texts(block))
    assert shown.split() == words.split()
    assert made.embeds == ()
    assert made.kept_as_prose


@given(st.text(max_size=200))
def test_any_post_becomes_prose_word_for_word(words: str) -> None:
    words = admit(words)
    article = replace(STORY, embeds=(replace(POST, captures=(replace(CAPTURE, words=words),)),))
    made = embed_edits.to_prose(article, "e-1")
    blocks = body.parse(made.body)
    assert [body.plain_texts(block) for block in (blocks[0], blocks[-1])] == [("One.",), ("Two.",)]
    shown = " ".join(text for block in blocks[1:-1] for text in body.plain_texts(block))
    if words.strip():
        assert shown.split() == words.split()
    else:
        assert shown == POST.address


@given(articles())
def test_markers_are_found_without_reading_the_whole_text(article: Article) -> None:
    text = article.body
    if "```" not in text:
        read = [one for one in body.parse(text) if isinstance(one, body.Embed)]
        assert [(one.start, one.id) for one in embed_edits.markers(text)] == [(one.start, one.id) for one in read]


def test_without_words_the_address_stays() -> None:
    bare = replace(STORY, embeds=(replace(POST, captures=()),))
    assert embed_edits.to_prose(bare, "e-1").body == "One.\n\nhttps://x.com/ellery/status/20\n\nTwo.\n"
    assert embed_edits.to_prose(replace(STORY, embeds=()), "e-1").body == "One.\n\nTwo.\n"


def test_removing_takes_marker_and_record() -> None:
    made = embed_edits.remove(STORY, "e-1")
    assert (made.body, made.embeds) == ("One.\n\nTwo.\n", ())


@given(articles(), st.integers(0, 3000))
def test_a_post_set_in_and_removed_leaves_the_article_as_it_was(article: Article, at: int) -> None:
    made = embed_edits.insert(article, POST, at)
    before, after = body.parse(article.body), body.parse(made.body)
    assert [block.source for block in after if block.source != body.marker("embed", made.embeds[-1].id)] == [
        block.source for block in before
    ]
    back = embed_edits.remove(made, made.embeds[-1].id)
    assert [block.source for block in body.parse(back.body)] == [block.source for block in before]
    assert back.embeds == article.embeds


def test_what_was_kept_as_prose_is_remembered_once() -> None:
    once = embed_edits.keep_as_prose(STORY, "The  Boat\nsails.")
    assert once.kept_as_prose == ("the boat sails.",)
    assert embed_edits.keep_as_prose(once, "the boat sails.") is once
    assert embed_edits.keep_as_prose(STORY, " \n") is STORY
