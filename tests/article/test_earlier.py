"""What is read out of a story with what was known of its version before is what is read out of it afresh."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor.article import body
from editor.article.article import Article, Furniture
from editor.article.earlier import Earlier, each
from editor.article.part import Part
from editor.article.parts import part_hash, part_hashes
from editor.article.sources import Source
from tests.article.strategies import articles, stories
from tests.article.test_reparse import edit, edited


def kind_and_words(block: body.Block) -> tuple[object, ...]:
    assert block.start == 0
    return type(block), body.plain_texts(block)


@given(stories(), st.lists(edit, max_size=5))
def test_what_is_known_of_a_block_moves_with_it(article: Article, changes: list[tuple[int, int, str]]) -> None:
    earlier, text = Earlier(), article.body
    for change in [(0, 0, ""), *changes]:
        text = edited(text, change)
        known = earlier.read(text)
        assert known.blocks == body.parse(text)
        expected = [(type(block), body.plain_texts(block)) for block in known.blocks]
        assert each(known.facts, kind_and_words) == expected


def test_one_edit_asks_anew_about_what_it_touched() -> None:
    asked: list[str] = []

    def read(block: body.Block) -> str:
        asked.append(block.source)
        return block.source

    earlier, text = Earlier(), "\n\n".join(f"Paragraph {number}." for number in range(500))
    each(earlier.read(text).facts, read)
    asked.clear()
    each(earlier.read(text.replace("Paragraph 250.", "Paragraphs 250.")).facts, read)
    assert "Paragraphs 250." in asked
    assert len(asked) <= 2


@given(st.lists(st.one_of(articles(), stories()), min_size=1, max_size=3), st.lists(edit, max_size=4))
def test_parts_are_hashed_as_afresh(versions: list[Article], changes: list[tuple[int, int, str]]) -> None:
    earlier = Earlier()
    for article in versions:
        for change in [(0, 0, ""), *changes]:
            changed = replace(article, body=edited(article.body, change))
            afresh = {part: part_hash(changed, part) for part in Part}
            assert part_hashes(changed, earlier) == part_hashes(changed) == afresh


def test_marks_that_combine_are_hashed_as_in_the_whole() -> None:
    text = "\u0338words e\u0301 [@ana,\u0301 p. \u0338]\n\n\u0301 =\u0338\n\n>\u0338 x\n"
    article = Article(Furniture("x", headline="\u0301"), text, sources=(Source("\u0338", "\u0301"),))
    assert part_hashes(article) == {part: part_hash(article, part) for part in Part}
