"""The highlighter: formats on what is seen first and on the rest later, runs of lines, fences, spelling."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QTextBlock, QTextFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.edits import Edit
from editor.ui.body import highlighter
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.spelling import Speller, find_provider
from editor.ui.theme import Role, load

PIXELS = QTextFormat.Property.FontPixelSize


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[BodyEditor]:
    made = BodyEditor()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    yield made
    made.hide()


def show(editor: BodyEditor, text: str) -> BodyDocument:
    document = BodyDocument(text, editor)
    editor.open(document)
    return document


def bold(block: QTextBlock) -> list[str]:
    """Return what is set in bold on a line."""
    text = block.text()
    return [
        text[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.fontWeight() == QFont.Weight.Bold
    ]


def test_what_is_seen_is_styled_at_once_and_the_rest_when_idle(editor: BodyEditor, qtbot: QtBot) -> None:
    document = show(editor, "\n\n".join(f"Words **{n}** more" for n in range(2_000)))
    assert bold(document.firstBlock()) == ["**0**"]
    assert bold(document.lastBlock()) == []
    qtbot.waitUntil(lambda: editor.highlighter.is_finished, timeout=20_000)
    assert bold(document.lastBlock()) == ["**1999**"]


def test_what_is_scrolled_to_is_styled_at_once(editor: BodyEditor) -> None:
    document = show(editor, "\n\n".join(f"Words **{n}** more" for n in range(2_000)))
    editor.jump_to(len(document.source))
    assert bold(document.lastBlock()) == ["**1999**"]


def test_idle_work_above_keeps_what_is_seen_in_its_place(editor: BodyEditor, qtbot: QtBot) -> None:
    document = show(editor, "\n\n".join(f"# {n}\n\n::ad{{#a{n}}}\n\nWords" for n in range(300)))
    at = document.source.index("# 250")
    editor.jump_to(at)
    QTest.qWait(1)
    before = editor.cursorRect(document.cursor(at)).top()
    qtbot.waitUntil(lambda: editor.highlighter.is_finished, timeout=20_000)
    assert abs(editor.cursorRect(document.cursor(at)).top() - before) <= 3


def test_a_mark_that_closes_on_the_next_line_styles_both(editor: BodyEditor) -> None:
    document = show(editor, "a **b\nc d\n\ne")
    assert bold(document.firstBlock()) == []
    editor.replace([Edit(9, 9, "**")])
    assert document.source == "a **b\nc d**\n\ne"
    assert bold(document.firstBlock()) == ["**b"]
    assert bold(document.firstBlock().next()) == ["c d**"]
    editor.undo()
    assert bold(document.firstBlock()) == []


def test_a_fence_makes_words_of_what_it_holds(editor: BodyEditor, qtbot: QtBot) -> None:
    text = "```\n::ad{#x}\n\n**no**"
    document = show(editor, text)
    marker = document.firstBlock().next()
    assert editor.highlighter.flags(marker) & highlighter.CARD
    editor.replace([Edit(len(text), len(text), "\n```")])
    qtbot.waitUntil(lambda: editor.highlighter.is_finished)
    assert not editor.highlighter.flags(marker) & highlighter.CARD
    assert bold(document.findBlockByNumber(3)) == []
    assert document.raw_lines == {0, 1, 2, 3, 4}
    editor.undo()
    qtbot.waitUntil(lambda: editor.highlighter.is_finished)
    assert editor.highlighter.flags(marker) & highlighter.CARD


def test_formats_lie_right_beside_wide_characters(editor: BodyEditor) -> None:
    document = show(editor, "😀😀 **b** [@k]")
    starts = [(one.start, one.length) for one in document.firstBlock().layout().formats()]
    assert (5, 5) in starts
    assert (11, 1) in starts


def test_a_card_is_high_and_a_chip_as_wide_as_its_words(editor: BodyEditor) -> None:
    document = show(editor, "Words\n\n::ad{#a}\n\nSaid [@k] so")
    layout = document.documentLayout()
    heights = [layout.blockBoundingRect(document.findBlockByNumber(n)).height() for n in (0, 2)]
    assert heights[1] > heights[0] * 2
    line = document.lastBlock().layout().lineAt(0)
    places = [found[0] if isinstance(found, tuple) else found for found in map(line.cursorToX, (5, 9))]
    assert all(isinstance(place, float) for place in places)
    assert 40 < float(str(places[1])) - float(str(places[0])) < 90


def test_another_theme_and_size_reach_every_line(editor: BodyEditor, qtbot: QtBot) -> None:
    document = show(editor, "## Two\n\n" + "words\n\n" * 500 + "## End")
    editor.set_look(load("dark"), editor.scale.stepped(5))
    qtbot.waitUntil(lambda: editor.highlighter.is_finished, timeout=20_000)
    for block in (document.firstBlock(), document.lastBlock()):
        heading, mark = block.layout().formats()[:2]
        assert heading.format.property(PIXELS) == round(editor.scale.body * 1.25)
        assert mark.format.foreground().color() == load("dark").colour(Role.MUTED)


def test_the_look_in_force_given_again_styles_and_lays_out_nothing(editor: BodyEditor, qtbot: QtBot) -> None:
    document = show(editor, "## Two\n\n" + "words\n\n" * 500 + "## End")
    qtbot.waitUntil(lambda: editor.highlighter.is_finished, timeout=20_000)
    sizes: list[object] = []
    document.documentLayout().documentSizeChanged.connect(sizes.append)
    editor.set_look(editor.theme)
    editor.set_look(editor.theme, editor.scale)
    assert editor.highlighter.is_finished
    assert sizes == []
    editor.set_look(load("dark"))
    assert not editor.highlighter.is_finished


class Words:
    """A dictionary of a few words."""

    def knows(self, word: str) -> bool:
        return word.lower() in {"the", "ferry", "sails", "don't", "second", "boat"}

    def suggest(self, word: str) -> list[str]:
        return ["ferry", "don't"]


def underlined(block: QTextBlock) -> list[str]:
    text = block.text()
    return [
        text[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle().name == "SpellCheckUnderline"
    ]


@pytest.fixture
def spelt(editor: BodyEditor) -> BodyEditor:
    editor.set_speller(Speller(Words(), editor))
    return editor


def test_misspelt_words_are_underlined_and_nothing_else(spelt: BodyEditor, qtbot: QtBot) -> None:
    text = "The ferrry **sails** [@ferrry] @ferrry `ferrry` [the](https://ferrry.x) NATO don’t A x99 secnd-boat"
    document = show(spelt, text)
    qtbot.waitUntil(lambda: underlined(document.firstBlock()) == ["ferrry", "secnd-boat"])


def test_a_word_is_judged_when_the_caret_leaves_it(spelt: BodyEditor, qtbot: QtBot) -> None:
    document = show(spelt, "")
    QTest.keyClicks(spelt, "the ferrry")
    QTest.qWait(80)
    assert underlined(document.firstBlock()) == []
    QTest.keyClicks(spelt, " ")
    qtbot.waitUntil(lambda: underlined(document.firstBlock()) == ["ferrry"])


def test_own_words_are_right(spelt: BodyEditor, qtbot: QtBot) -> None:
    document = show(spelt, "Tudela sails, Tudela’s boat")
    qtbot.waitUntil(lambda: underlined(document.firstBlock()) == ["Tudela", "Tudela’s"])
    assert spelt.speller is not None
    with qtbot.waitSignal(spelt.speller.word_added) as told:
        spelt.speller.add("desk", "Tudela")
    assert told.args == ["desk", "Tudela"]
    qtbot.waitUntil(lambda: underlined(document.firstBlock()) == [])


def test_the_menu_offers_what_was_meant(spelt: BodyEditor, qtbot: QtBot) -> None:
    from editor.ui.body import spelling_menu

    show(spelt, "The 😀 ferrry sails")
    assert spelling_menu.misspelt_word(spelt, 8) == (6, 12, "ferrry")
    assert spelling_menu.misspelt_word(spelt, 1) is None
    point = spelt.cursorRect(spelt.story.cursor(8)).center()
    menu = spelling_menu.context_menu(spelt, point)
    titles = [action.text() for action in menu.actions()]
    assert titles[:2] == ["ferry", "don't"]
    menu.actions()[0].trigger()
    assert spelt.source == "The 😀 ferry sails"
    spelt.undo()
    assert spelt.source == "The 😀 ferrry sails"


def test_suggestions_keep_the_apostrophe_of_the_text() -> None:
    assert Speller(Words()).suggest("dont’t")[1] == "don’t"


def test_what_is_missing_is_told_in_a_sentence() -> None:
    provider, sentence = find_provider("tlh")
    assert provider is None
    assert sentence == "Spelling is not checked: there is no dictionary for “tlh” on this computer."


def test_a_dictionary_of_the_system_is_used_where_there_is_one() -> None:
    provider, sentence = find_provider("en-GB")
    if provider is None:
        pytest.skip(sentence)
    assert provider.knows("ferry")
    assert not provider.knows("ferrry")
    assert "ferry" in provider.suggest("ferrry")
