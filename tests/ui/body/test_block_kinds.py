"""Headings, quotations, lists and dividers: what is toggled, what stays, and what undo takes back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from editor.article import body, edits
from editor.ui.body import block_kinds
from editor.ui.body.block_kinds import BlockKind
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor


def toggled(marked: str, kind: BlockKind) -> str:
    """Return a text with the blocks between bars (one bar: a caret) set as a kind."""
    start = marked.index("|")
    end = marked.rindex("|") - (marked.count("|") > 1)
    text = marked.replace("|", "")
    return edits.apply(text, block_kinds.toggle(text, start, end, kind))


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("One.\n\nTw|o\n\nThree.", BlockKind.HEADING, "One.\n\n## Two\n\nThree."),
        ("## Tw|o", BlockKind.HEADING, "Two"),
        ("#### Tw|o", BlockKind.HEADING, "Two"),
        ("|Two\nlines", BlockKind.HEADING, "## Two lines"),
        ("Tw|o", BlockKind.QUOTE, "> Two"),
        ("Two\nlin|es", BlockKind.QUOTE, "> Two\n> lines"),
        ("|One.\n\nTwo.|", BlockKind.QUOTE, "> One.\n>\n> Two."),
        ("> One.|\n>\n> Two.", BlockKind.QUOTE, "One.\n\nTwo."),
        ("## A| heading", BlockKind.QUOTE, "> A heading"),
        ("|One.\n\nTwo\nlines.\n\nThree.|", BlockKind.LIST, "- One.\n- Two lines.\n- Three."),
        ("|- One.\n- Two.|", BlockKind.LIST, "One.\n\nTwo."),
        ("1. One.\n2. Tw|o.\n   more", BlockKind.LIST, "One.\n\nTwo.\nmore"),
        ("- One.\n  - Dee|per.", BlockKind.QUOTE, "> One.\n>\n> Deeper."),
        ("|One.\n\n::ad{#ad-1}\n\nTwo.|", BlockKind.LIST, "- One.\n\n::ad{#ad-1}\n\n- Two."),
        # One that is set already among others: all are set.
        ("|- One.\n\nTwo.|", BlockKind.LIST, "- One.\n- Two."),
        # Neighbours without a blank line between them stay apart.
        ("Words\n## He|ad\nmore words", BlockKind.HEADING, "Words\n\nHead\n\nmore words"),
        ("::ad{#a|d-1}", BlockKind.QUOTE, "::ad{#ad-1}"),
        ("|", BlockKind.HEADING, ""),
    ],
)
def test_blocks_are_set_and_set_back(before: str, kind: BlockKind, after: str) -> None:
    assert toggled(before, kind) == after


PARAGRAPH = st.lists(st.sampled_from(["ferry", "“yes”", "*soon*", "7", "[@diaz]"]), min_size=1, max_size=6).map(
    " ".join
)


@given(st.lists(PARAGRAPH, min_size=1, max_size=5), st.sampled_from(list(BlockKind)))
def test_setting_and_setting_back_gives_the_same_text(paragraphs: list[str], kind: BlockKind) -> None:
    text = "\n\n".join(paragraphs)
    made = edits.apply(text, block_kinds.toggle(text, 0, len(text), kind))
    assert edits.apply(made, block_kinds.toggle(made, 0, len(made), kind)) == text


@given(
    st.lists(
        st.sampled_from(
            ["Words.", "## Head", "> said\n> so", "- a\n- b\n  - c", "::ad{#a}", "---", "1. x\n2. y", "a\nb"]
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["\n\n", "\n"]),
    st.sampled_from(list(BlockKind)),
    st.data(),
)
def test_no_word_is_lost_whatever_is_set(blocks: list[str], between: str, kind: BlockKind, data: st.DataObject) -> None:
    text = between.join(blocks)
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    made = edits.apply(text, block_kinds.toggle(text, ends[0], ends[1], kind))

    def words(source: str) -> list[str]:
        return " ".join(line for block in body.parse(source) for line in body.plain_texts(block)).split()

    assert words(made) == words(text)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[str], BodyEditor]:
    def open_text(marked: str) -> BodyEditor:
        editor = BodyEditor()
        qtbot.addWidget(editor)
        editor.open(BodyDocument(marked.replace("|", ""), editor))
        editor.jump_to(marked.index("|"))
        return editor

    return open_text


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST])
def test_the_caret_stays_at_its_word_and_undo_is_one_step(opened: Callable[[str], BodyEditor], kind: BlockKind) -> None:
    editor = opened("One.\n\nTwo ferries|.\n\nThree.")
    labels: list[str] = []
    editor.edit_made.connect(labels.append)
    before = editor.source
    editor.toggle_kind(kind)
    assert editor.source[: editor.caret_offset].endswith("Two ferries")
    assert editor.source != before
    editor.document().undo()
    assert editor.source == before
    assert labels == [{"heading": "Heading", "quote": "Quotation", "list": "List"}[kind]]


def test_a_divider_is_put_in_and_taken_away(opened: Callable[[str], BodyEditor]) -> None:
    editor = opened("One|.\n\nTwo.")
    editor.insert_divider()
    assert editor.source == "One.\n\n---\n\nTwo."
    assert isinstance(body.parse(editor.source)[1], body.Divider)
    assert editor.source[editor.caret_offset :].startswith("Two.")
    editor.jump_to(6)
    editor.insert_divider()
    assert editor.source == "One.\n\nTwo."
    editor.document().undo()
    editor.document().undo()
    assert editor.source == "One.\n\nTwo."


def test_a_divider_at_the_end_leaves_room_to_write_on(opened: Callable[[str], BodyEditor]) -> None:
    editor = opened("One.|")
    editor.insert_divider()
    editor.insertPlainText("Two.")
    assert [type(block).__name__ for block in body.parse(editor.source)] == ["Paragraph", "Divider", "Paragraph"]


def test_nothing_is_changed_in_an_editor_that_only_shows(opened: Callable[[str], BodyEditor]) -> None:
    editor = opened("One|.")
    editor.setReadOnly(True)
    editor.toggle_kind(BlockKind.HEADING)
    editor.insert_divider()
    assert editor.source == "One."


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("One.\n\n|\n\nTwo.", BlockKind.HEADING, "One.\n\n## |\n\nTwo."),
        ("One.\n|\nTwo.", BlockKind.LIST, "One.\n\n- |\n\nTwo."),
        ("|", BlockKind.QUOTE, "> |"),
        ("## |", BlockKind.HEADING, "|"),
        ("|", BlockKind.PARAGRAPH, "|"),
        # Of a list the items touched alone; the others stay one.
        ("- a\n- b|\n- c", BlockKind.HEADING, "- a\n\n## b|\n\n- c"),
        ("- a|\n- b\n- c", BlockKind.LIST, "a|\n\n- b\n- c"),
        ("- a\n- b\n- c|", BlockKind.QUOTE, "- a\n- b\n\n> c|"),
        ("1. a\n2. b|", BlockKind.LIST, "a\n\nb|"),
    ],
)
def test_a_kind_on_a_blank_line_and_on_one_item(
    opened: Callable[[str], BodyEditor], before: str, kind: BlockKind, after: str
) -> None:
    editor = opened(before)
    editor.toggle_kind(kind)
    at = editor.caret_offset
    assert f"{editor.source[:at]}|{editor.source[at:]}" == after
    if editor.source != before.replace("|", ""):
        editor.document().undo()
    assert editor.source == before.replace("|", "")
