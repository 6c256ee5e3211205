"""Reading a body again after an edit gives what reading it afresh gives, and reads no more than the edit reaches."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.article import body
from editor.article.reparse import NOTHING, Parsed, parse_again
from editor.article.text import admit
from tests.article.strategies import body_text, markdown_line

edit = st.tuples(
    st.integers(0, 400),
    st.integers(0, 40),
    st.one_of(
        st.sampled_from(["", "\n", "\n\n", "```\n", "\n```", "> ", "- ", "1. ", "  ", "|", "#", "::", "a", " "]),
        markdown_line,
        body_text,
    ),
)


def edited(text: str, change: tuple[int, int, str]) -> str:
    at, gone, put = change
    at = min(at, len(text))
    return text[:at] + put + text[at + gone :]


def assert_read(before: Parsed, now: Parsed) -> None:
    assert now.blocks == body.parse(now.text)
    count = len(now.blocks)
    assert now.same + now.moved <= min(count, len(before.blocks))
    assert all(one is other for one, other in zip(now.blocks[: now.same], before.blocks, strict=False))
    moved = now.blocks[count - now.moved :]
    for one, other in zip(moved, before.blocks[len(before.blocks) - now.moved :], strict=True):
        assert (type(one), one.source) == (type(other), other.source)


@given(body_text, st.lists(edit, max_size=6))
@example("```\na\n\nb\n", [(9, 0, "```\n"), (9, 4, "")])
@example("1. a\n  b\n\nc", [(8, 0, "\n2. c")])
@example("a|b\n\nc", [(4, 0, "-|-"), (4, 1, "")])
@example("a\n\nb\n\nc", [(1, 1, ""), (1, 0, "\n")])
def test_a_body_read_again_is_as_read_afresh(text: str, changes: list[tuple[int, int, str]]) -> None:
    parsed = parse_again(NOTHING, text)
    assert_read(NOTHING, parsed)
    for change in changes:
        before, parsed = parsed, parse_again(parsed, edited(parsed.text, change))
        assert_read(before, parsed)


@given(body_text, body_text)
def test_any_other_body_is_read_too(one: str, other: str) -> None:
    before = parse_again(NOTHING, one)
    assert_read(before, parse_again(before, other))


@given(st.lists(st.one_of(markdown_line, st.just("```")), max_size=12).map("\n".join).map(admit))
def test_the_last_fence_is_the_last_line_of_three_signs(text: str) -> None:
    starts = [at for at in range(len(text) + 1) if at == 0 or text[at - 1] == "\n"]
    closing = [at for at in starts if text[at:].split("\n", 1)[0].rstrip() == "```"]
    assert body.last_fence(text) == (closing[-1] if closing else -1)


@pytest.mark.parametrize("at", [0, 1, 500, 999])
def test_a_letter_in_a_long_story_reads_a_block_or_two(at: int) -> None:
    text = "\n\n".join(f"Paragraph {number} of a story." for number in range(1_000))
    before = parse_again(NOTHING, text)
    now = parse_again(before, edited(text, (before.blocks[at].start + 3, 0, "x")))
    assert len(now.blocks) - now.same - now.moved <= 2
