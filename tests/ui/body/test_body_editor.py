"""The body editor driven by keys and mouse: whole units, paragraphs, lists, marks, paste, undo."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article import body, edits
from editor.article.edits import Edit
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.body_operations import Aids
from editor.ui.body.copied import OWN_TYPE, own_text
from editor.ui.body.paste import PasteReader
from editor.ui.theme import Role
from tests.ui.body.editing import Open, keys, shown

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


AD = "::ad{#ad-1}"
STORY = f"One.\n\n{AD}\n\nTwo."


@pytest.mark.parametrize(
    ("before", "press", "after"),
    [
        # The caret on a card's line selects the card; arrows step off it.
        (f"One.|\n\n{AD}\n\nTwo.", [KEY.Key_Down, KEY.Key_Down], f"One.\n\n<{AD}>\n\nTwo."),
        (f"One.|\n\n{AD}\n\nTwo.", [KEY.Key_Down] * 3, f"One.\n\n{AD}\n|\nTwo."),
        (f"One.\n\n{AD}\n\n|Two.", [KEY.Key_Up] * 3, f"One.\n|\n{AD}\n\nTwo."),
        (f"One.\n\n{AD}\n\n|Two.", [KEY.Key_Left] * 2, f"One.\n\n<{AD}>\n\nTwo."),
        # Typing on a card begins a paragraph after it; Enter too, Shift+Enter before it.
        (f"One.\n\n|{AD}\n\nTwo.", ["New"], f"One.\n\n{AD}\n\nNew|\n\nTwo."),
        (f"One.\n\n|{AD}\n\nTwo.", [KEY.Key_Return, "New"], f"One.\n\n{AD}\n\nNew|\n\nTwo."),
        (f"One.\n\n|{AD}", [(KEY.Key_Return, SHIFT), "New"], f"One.\n\nNew|\n\n{AD}"),
        (f"|{AD}\n\nTwo.", [KEY.Key_Up, "New"], f"New|\n\n{AD}\n\nTwo."),
        (f"Two.\n\n|{AD}", [KEY.Key_Down, "New"], f"Two.\n\n{AD}\n\nNew|"),
        # A card is deleted whole, and only when it is selected.
        (f"One.\n\n|{AD}\n\nTwo.", [KEY.Key_Delete], "One.\n\n|Two."),
        (f"One.\n\n{AD}\n\n|Two.", [KEY.Key_Backspace], f"One.\n\n<{AD}>\n\nTwo."),
        (f"One.\n\n{AD}\n|Two.", [KEY.Key_Backspace], f"One.\n\n<{AD}>\nTwo."),
        (f"One.|\n\n{AD}\n\nTwo.", [KEY.Key_Delete], f"One.\n\n<{AD}>\n\nTwo."),
        (f"One.|\n{AD}\n\nTwo.", [KEY.Key_Delete], f"One.\n<{AD}>\n\nTwo."),
        (f"One.\n\n{AD}\n\n|Two.", [KEY.Key_Backspace, KEY.Key_Backspace], "One.\n\n|Two."),
        # A selection takes the card in or leaves it out, never half.
        (f"One|.\n\n{AD}\n\nTwo.", [(KEY.Key_Down, SHIFT)] * 2, f"One<.\n\n{AD}>\n\nTwo."),
        (f"One|.\n\n{AD}\n\nTwo.", [*[(KEY.Key_Down, SHIFT)] * 2, KEY.Key_Delete], "One|\n\nTwo."),
        # Alt moves the block with the caret.
        (f"One.\n\n|{AD}\n\nTwo.", [(KEY.Key_Down, ALT)], f"One.\n\nTwo.\n\n<{AD}>"),
        (f"One.\n\n|{AD}\n\nTwo.", [(KEY.Key_Up, ALT)], f"<{AD}>\n\nOne.\n\nTwo."),
        ("One.\n\nTw|o.\n\nThree.", [(KEY.Key_Up, ALT)], "Tw|o.\n\nOne.\n\nThree."),
        ("One.\n\nTw|o.\n\nThree.", [(KEY.Key_Down, ALT), (KEY.Key_Down, ALT)], "One.\n\nThree.\n\nTw|o."),
        ("- a|\nWords", [(KEY.Key_Down, ALT)], "Words\n\n- a|"),
        # A citation is stepped over and deleted whole, with the space before it.
        ("Said |[@tudela] so.", [KEY.Key_Right], "Said [@tudela]| so."),
        ("Said [@tudela]| so.", [KEY.Key_Left], "Said |[@tudela] so."),
        ("Said [@tudela]| so.", [KEY.Key_Backspace], "Said| so."),
        ("Said |[@tudela] so.", [KEY.Key_Delete], "Said| so."),
        ("Said |[@tudela] so.", [(KEY.Key_Right, SHIFT), "X"], "Said X| so."),
        ("So [@tudela, page 3]|", [(KEY.Key_Left, CTRL)], "So |[@tudela, page 3]"),
        ("So [@tudela, page 3] ok|", [(KEY.Key_Backspace, CTRL)] * 2, "So |"),
        ("So [@a]\n\n|One", [(KEY.Key_Backspace, CTRL)], "So [@a]|One"),
        ("![|](asset:abc)", ["Quay"], "![](asset:abc)\n\nQuay|"),
        # Paragraphs: one key makes a break, one key takes it away.
        ("One two.|", [KEY.Key_Return, "Three"], "One two.\n\nThree|"),
        ("One| two.", [KEY.Key_Return], "One\n\n|two."),
        ("One\n\n|two.", [KEY.Key_Backspace], "One|two."),
        ("One|\n\ntwo.", [KEY.Key_Delete], "One|two."),
        ("One|", [(KEY.Key_Return, SHIFT), "two"], "One\\\ntwo|"),
        # Lists and quotations go on; an empty item ends them.
        ("- one|", [KEY.Key_Return, "two"], "- one\n- two|"),
        ("- one|", [KEY.Key_Return, KEY.Key_Return], "- one\n|"),
        ("1. one|", [KEY.Key_Return, "two"], "1. one\n2. two|"),
        ("9. May was cold.|", [KEY.Key_Return], "9. May was cold.\n\n|"),
        ("> words|", [KEY.Key_Return, "more"], "> words\n> more|"),
        ("- |one", [KEY.Key_Backspace], "|one"),
        ("One.\n\n|## Head", [KEY.Key_Backspace], "One.|Head"),
        ("## |Head", [KEY.Key_Backspace], "|Head"),
        ("|## Head", [KEY.Key_Backspace], "|Head"),
        ("- a\n  - |", [KEY.Key_Backspace], "- a\n|"),
        ("1. |one", [KEY.Key_Backspace], "|one"),
        ("One\n\n|1. May was cold.", [KEY.Key_Backspace], "One|1. May was cold."),
        ("## |", [KEY.Key_Backspace], "|"),
        ("> |said", [KEY.Key_Backspace], "|said"),
        ("One.|\n\n> said", [KEY.Key_Delete], "One.|said"),
        ("- one\n|- two", [KEY.Key_Backspace], "- one|two"),
        ("- one|\n- two", [KEY.Key_Delete], "- one|two"),
        ("1. one|\n2. two", [KEY.Key_Delete], "1. one|two"),
        ("> one\n|> two", [KEY.Key_Backspace], "> one|two"),
        ("> one\n>\n|> two", [KEY.Key_Backspace], "> one\n|> two"),
        ("One\n|two", [KEY.Key_Backspace], "One|two"),
        ("One| more.\n\n## Head", [*[(KEY.Key_Down, SHIFT)] * 2, (KEY.Key_Home, SHIFT), KEY.Key_Delete], "One|Head"),
        ("One| more.\n\n## Head", [*[(KEY.Key_Down, SHIFT)] * 2, (KEY.Key_Home, SHIFT), "x"], "Onex|Head"),
        ("|One.\n\n## Head", [*[(KEY.Key_Down, SHIFT)] * 2, KEY.Key_Delete], "|## Head"),
        # Numbers go on counting.
        ("1. one|\n2. two\n3. three", [KEY.Key_Return, "x"], "1. one\n2. x|\n3. two\n4. three"),
        ("1. one\n|2. two\n3. three", [KEY.Key_Backspace], "1. one|two\n2. three"),
        ("|1. one\n2. two\n3. three", [(KEY.Key_Down, SHIFT), KEY.Key_Delete], "|1. two\n2. three"),
        ("1. one|\n   more\n2. two", [KEY.Key_Return, "x"], "1. one\n2. x|\n   more\n3. two"),
        ("1. one|\n\n2. two", [KEY.Key_Return, "x"], "1. one\n2. x|\n\n2. two"),
        ("9. May|\n8. June", [KEY.Key_Return], "9. May\n\n|\n8. June"),
        # A kept break stays in its item or quotation; a heading has none.
        ("- one|", [(KEY.Key_Return, SHIFT), "two"], "- one\\\n  two|"),
        ("1. one\n2. two|", [(KEY.Key_Return, SHIFT), "x", KEY.Key_Return, "y"], "1. one\n2. two\\\n   x\n3. y|"),
        ("> one|", [(KEY.Key_Return, SHIFT), "two"], "> one\\\n> two|"),
        ("## Head|", [(KEY.Key_Return, SHIFT), "two"], "## Head\n\ntwo|"),
        ("|", [(KEY.Key_Return, SHIFT)], "\n|"),
        ("one\\\n|two", [KEY.Key_Backspace], "one|two"),
        ("one|", [(KEY.Key_Return, SHIFT), KEY.Key_Backspace], "one|"),
        ("- one|", [(KEY.Key_Return, SHIFT), "x", KEY.Key_Backspace, KEY.Key_Backspace], "- one|"),
        ("> one\\\n> |two", [KEY.Key_Backspace], "> one|two"),
        ("- one\\|\n  two", [KEY.Key_Delete], "- one|two"),
        ("One \\\n|[@a]", [(KEY.Key_Backspace, CTRL)], "One |[@a]"),
        # Marks close before a break, and open again after it.
        ("**one |two**", [KEY.Key_Return], "**one**\n\n**|two**"),
        ("- a *b |c* d", [KEY.Key_Return], "- a *b*\n- *|c* d"),
        ("see [one |two](https://x.y)", [KEY.Key_Return], "see [one](https://x.y)\n\n[|two](https://x.y)"),
        ("**one|**", [KEY.Key_Return, "two"], "**one**\n\ntwo|"),
        # What is typed on a blank line is a paragraph of its own.
        ("One.\n|\nTwo.", ["New"], "One.\n\nNew|\n\nTwo."),
        ("One.\n|", ["New"], "One.\n\nNew|"),
        ("One.\n|", ['"N'], "One.\n\n“N|"),
        ("|\nTwo.", ["New"], "New|\n\nTwo."),
        ("- one|", [KEY.Key_Return, KEY.Key_Return, "New"], "- one\n\nNew|"),
        ("One.\n\n|\n\nTwo.", ["New"], "One.\n\nNew|\n\nTwo."),
        ("One\\\n|", ["two"], "One\\\ntwo|"),
                ("```\na\n|\nb\n```", ["c"], "```\na\nc|\nb\n```"),
        # Marks.
        ("One |", [(KEY.Key_B, CTRL), "two", (KEY.Key_B, CTRL), " three"], "One **two** three|"),
        ("One tw|o", [(KEY.Key_B, CTRL)], "One **tw|o**"),
        ("One **tw|o**", [(KEY.Key_B, CTRL)], "One tw|o"),
        ("One tw|o", [(KEY.Key_I, CTRL)], "One *tw|o*"),
    ],
)  # fmt: skip
def test_keys(
    opened: Open,
    before: str,
    press: list[tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key | str],
    after: str,
) -> None:
    editor = opened(before)
    keys(editor, *press)
    assert shown(editor) == after


@pytest.mark.parametrize(
    ("language", "typed", "becomes"),
    [
        ("en", '"It\'s," she said. "So."', "“It’s,” she said. “So.”"),
        ("en", "one--two - three", "one—two – three"),
        ("de", '"So", sagt sie - und geht', "„So“, sagt sie – und geht"),
        ("fr", "\"Oui\", dit-elle. L'eau", "«\u00a0Oui\u00a0», dit-elle. L’eau"),
        ("es", '"Si"', "«Si»"),
        ("pl", '"Tak"', "„Tak”"),
        ("en", "`a--\"b\"` [x](/a--b\"c\") ---", "`a--\"b\"` [x](/a--b\"c\") —-"),
    ],
)  # fmt: skip
def test_marks_become_those_of_the_language(opened: Open, language: str, typed: str, becomes: str) -> None:
    editor = opened("", Aids(language=language))
    keys(editor, typed)
    assert editor.source == becomes


def test_undo_gives_back_the_mark_as_it_was_typed(opened: Open) -> None:
    editor = opened("")
    keys(editor, '"')
    assert editor.source == "“"
    editor.undo()
    assert editor.source == '"'


def test_marks_stay_plain_where_aids_are_off(opened: Open) -> None:
    editor = opened("", Aids(smart_marks=False, enter_begins_paragraph=False, auto_pair=True))
    keys(editor, '"a--', KEY.Key_Return, "(")
    assert shown(editor) == '"a--\n(|)'


def test_a_row_is_typed_right_under_a_table(opened: Open) -> None:
    editor = opened("")
    editor.story.set_source("| a | b |\n| - | - |\n")
    editor.jump_to(len(editor.source))
    keys(editor, "| c")
    assert editor.source == "| a | b |\n| - | - |\n| c"


def test_bold_over_several_blocks_marks_the_words_of_each(opened: Open) -> None:
    source = f"One.\n\n## Head\n\n- a\n- b\n\n{AD}\n\n> said\n\nTwo three."
    editor = opened(source)
    editor.jump_to(0, source.index(" three"))
    keys(editor, (KEY.Key_B, CTRL))
    assert editor.source == f"**One.**\n\n## **Head**\n\n- **a**\n- **b**\n\n{AD}\n\n> **said**\n\n**Two** three."
    assert editor.source[slice(*editor.selected)].startswith("One.**")
    assert editor.source[slice(*editor.selected)].endswith("**Two")
    keys(editor, (KEY.Key_B, CTRL))
    assert editor.source == source
    editor.undo()
    editor.undo()
    assert editor.source == source


def test_words_composed_on_a_blank_line_are_a_paragraph(opened: Open) -> None:
    editor = opened("One.\n|\nTwo.")
    event = QInputMethodEvent()
    event.setCommitString("新")
    QGuiApplication.sendEvent(editor, event)
    assert shown(editor) == "One.\n\n新|\n\nTwo."


def test_numbers_and_the_break_are_one_step_of_undo(opened: Open) -> None:
    editor = opened("1. one|\n2. two\n3. three")
    keys(editor, KEY.Key_Return)
    assert editor.source == "1. one\n2. \n3. two\n4. three"
    editor.undo()
    assert editor.source == "1. one\n2. two\n3. three"


def test_removing_a_card_is_one_undo_step(opened: Open) -> None:
    editor = opened(STORY.replace(AD, f"|{AD}"))
    keys(editor, KEY.Key_Delete)
    editor.undo()
    assert editor.source == STORY


def test_cut_and_paste_carry_a_card_whole(opened: Open) -> None:
    editor = opened(STORY.replace(AD, f"|{AD}"))
    editor.cut()
    assert editor.source == "One.\n\nTwo."
    editor.jump_to(len(editor.source))
    editor.paste()
    assert editor.source == f"One.\n\nTwo.\n\n{AD}"
    assert [type(block) for block in body.parse(editor.source)] == [body.Paragraph, body.Paragraph, body.Ad]


def mime(text: str = "", html: str = "", own: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if own:
        data.setData(OWN_TYPE, QByteArray(own.encode()))
    return data


@pytest.mark.parametrize(
    ("before", "data", "after"),
    [
        ("Say | now", ("hello", "", ""), "Say hello| now"),
        ("Say | now", ("a b", "<p><b>a</b> b</p>", ""), "Say **a** b| now"),
        ("Say|", ("x", "<p>one</p><p>two</p>", ""), "Say\n\none\n\ntwo|"),
        ("|", ("plain", "", "10\u00a0km\n\n::ad{#x}"), "10\u00a0km\n\n<::ad{#x}>"),
        (f"One.\n\n|{AD}\n\nTwo.", ("new", "", ""), f"One.\n\n{AD}\n\nnew|\n\nTwo."),
        ("a|", ("one\r\ntwo\u2028three", "", ""), "aone\ntwo\nthree|"),
    ],
)
def test_paste(opened: Open, before: str, data: tuple[str, str, str], after: str) -> None:
    editor = opened(before)
    markdown = {"<p><b>a</b> b</p>": "**a** b\n", "<p>one</p><p>two</p>": "one\n\ntwo\n"}
    editor.paste_reader = PasteReader(from_html=lambda html: next((m for h, m in markdown.items() if h in html), None))
    editor.insertFromMimeData(mime(*data))
    assert shown(editor) == after
    editor.undo()
    assert editor.source == before.replace("|", "")


def test_the_address_of_a_post_is_told_and_can_be_taken_back(opened: Open, qtbot: QtBot) -> None:
    editor = opened("One.|")
    editor.paste_reader = PasteReader(is_post=lambda address: "bsky.app" in address)
    address = "https://bsky.app/profile/a.example/post/3kx"
    with qtbot.waitSignal(editor.post_address_pasted) as told:
        editor.insertFromMimeData(mime(address))
    assert told.args == [address]
    editor.undo()
    assert editor.source == "One."


def test_an_address_on_selected_words_makes_a_link(opened: Open) -> None:
    editor = opened("See the report now")
    editor.jump_to(8, 14)
    editor.paste_reader = PasteReader(is_post=lambda address: False)
    editor.insertFromMimeData(mime("https://example.org/r"))
    assert shown(editor) == "See the [report](https://example.org/r)| now"
    editor.jump_to(9, 15)
    editor.insertFromMimeData(mime("https://example.org/s"))
    assert shown(editor) == "See the [report](https://example.org/s)| now"


def test_pictures_and_files_are_told(opened: Open, qtbot: QtBot) -> None:
    editor = opened("One.|")
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(picture)
    with qtbot.waitSignal(editor.image_pasted) as told:
        editor.insertFromMimeData(data)
    assert told.args is not None
    assert told.args[0].size() == picture.size()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/story.docx")])
    with qtbot.waitSignal(editor.files_dropped) as told:
        editor.insertFromMimeData(data)
    assert told.args == [["/tmp/story.docx"]]
    assert editor.source == "One."


def test_plain_paste_takes_words_alone(opened: Open) -> None:
    editor = opened("|")
    editor.paste_reader = PasteReader(from_html=lambda html: "**no**")
    QGuiApplication.clipboard().setMimeData(mime("yes", "<b>yes</b>"))
    keys(editor, (KEY.Key_V, CTRL | SHIFT))
    assert editor.source == "yes"


def test_what_is_copied_keeps_every_space(opened: Open) -> None:
    editor = opened("10\u00a0000 km [@a]")
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    assert own_text(data) == "10\u00a0000 km [@a]"
    assert data.text() == "10\u00a0000 km"


def card_point(editor: BodyEditor) -> QPoint:
    position = editor.story.position(editor.source.index(AD))
    place = editor.story.documentLayout().blockBoundingRect(editor.story.findBlock(position))
    return QPoint(editor.viewport().width() // 2, round(place.center().y()) - editor.scrolled)


def test_a_click_selects_a_card_and_two_open_it(opened: Open, qtbot: QtBot) -> None:
    editor = opened(STORY)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=card_point(editor))
    assert shown(editor) == f"One.\n\n<{AD}>\n\nTwo."
    with qtbot.waitSignal(editor.card_activated) as told:
        QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=card_point(editor))
    assert told.args == ["ad", "ad-1"]


def test_a_card_is_dragged_to_another_gap(opened: Open) -> None:
    editor = opened(f"One.\n\n{AD}\n\nTwo.\n\nThree.")
    viewport = editor.viewport()
    start = card_point(editor)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    last = editor.story.documentLayout().blockBoundingRect(editor.story.lastBlock())
    for y in (start.y() + 20, round(last.bottom()) + 20):
        QTest.mouseMove(viewport, QPoint(start.x(), y))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), round(last.bottom()) + 20))
    assert shown(editor) == f"One.\n\nTwo.\n\nThree.\n\n<{AD}>"
    editor.undo()
    assert editor.source == f"One.\n\n{AD}\n\nTwo.\n\nThree."


def test_escape_gives_a_drag_up(opened: Open) -> None:
    editor = opened(STORY)
    start = card_point(editor)
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor.viewport(), QPoint(start.x(), 5))
    keys(editor, KEY.Key_Escape)
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(start.x(), 5))
    assert editor.source == STORY


def test_a_citation_is_opened_from_the_keyboard(opened: Open, qtbot: QtBot) -> None:
    editor = opened("Said |[@tudela] so.")
    with qtbot.waitSignal(editor.citation_activated) as told:
        keys(editor, KEY.Key_F2)
    assert told.args == ["tudela"]


def test_a_click_on_a_chip_selects_the_citation(opened: Open) -> None:
    editor = opened("[@tudela] so.")
    place = editor.cursorRect(editor.story.cursor(0))
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x() + 25, place.center().y()))
    assert shown(editor) == "<[@tudela]> so."


def test_replace_is_one_step_and_tells_its_label(opened: Open, qtbot: QtBot) -> None:
    editor = opened("😀 one two one")
    changes = (Edit(2, 5, "1"), Edit(10, 13, "1"))
    with qtbot.waitSignal(editor.edit_made) as told, qtbot.waitSignal(editor.source_changed):
        editor.replace(changes, "Replace all")
    assert told.args == ["Replace all"]
    assert editor.source == "😀 1 two 1"
    editor.undo()
    assert editor.source == "😀 one two one"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said so.|", "He said so. [@ruiz, p. 3]"),
        ("He said so. [@tudela]|", "He said so. [@tudela; @ruiz, p. 3]"),
        ("He said so. |[@ruiz]", "He said so. [@ruiz]"),
        ("😀|", "😀 [@ruiz, p. 3]"),
    ],
)
def test_cite(opened: Open, before: str, after: str) -> None:
    editor = opened(before)
    editor.cite("ruiz", "p. 3")
    assert editor.source == after


def test_a_marker_goes_after_the_block_with_the_caret(opened: Open) -> None:
    editor = opened("On|e.\n\nTwo.")
    editor.insert_marker("embed", "e-1")
    assert editor.source == "One.\n\n::embed{#e-1}\n\nTwo."
    editor.insert_marker("ad", "a", 0)
    assert editor.source.startswith("::ad{#a}\n\nOne.")


def test_offsets_are_characters_beyond_wide_ones(opened: Open, qtbot: QtBot) -> None:
    editor = opened("😀😀 word 😀 end")
    with qtbot.waitSignal(editor.caret_moved) as told:
        editor.jump_to(3, 7)
    assert told.args == [7]
    assert shown(editor) == "😀😀 <word> 😀 end"
    assert editor.caret_offset == 7


def test_lights_follow_the_text_and_go_by_role(opened: Open) -> None:
    editor = opened("one two three")
    editor.light([(4, 7)], Role.FOUND)
    editor.light([(0, 3)], Role.WARNING)
    editor.replace([Edit(0, 0, "zero ")])
    assert [one.cursor.selectedText() for one in editor.extraSelections()] == ["two", "one"]
    editor.light([], Role.FOUND)
    assert [one.cursor.selectedText() for one in editor.extraSelections()] == ["one"]


def test_each_story_keeps_its_own_undo(opened: Open) -> None:
    editor = opened("first")
    first = editor.story
    keys(editor, "A")
    second = BodyDocument("second", editor)
    editor.open(second)
    keys(editor, "B")
    editor.open(first)
    assert editor.source == "Afirst"
    editor.undo()
    assert editor.source == "first"
    assert second.source == "Bsecond"


def test_nothing_is_typed_into_a_story_that_is_read_only(opened: Open) -> None:
    editor = opened(STORY.replace(AD, f"|{AD}"))
    editor.setReadOnly(True)
    keys(editor, "x", KEY.Key_Delete, KEY.Key_Return, (KEY.Key_B, CTRL), (KEY.Key_Down, ALT))
    assert editor.source == STORY


def test_composing_beside_a_card_begins_a_paragraph(opened: Open) -> None:
    editor = opened(f"One.\n\n|{AD}")
    event = QInputMethodEvent()
    event.setCommitString("漢字")
    QGuiApplication.sendEvent(editor, event)
    assert shown(editor) == f"One.\n\n{AD}\n\n漢字|"


def test_composing_keeps_the_formats_of_the_line(opened: Open) -> None:
    editor = opened("a **b** |c [@k]")
    block = editor.textCursor().block()
    QGuiApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    starts = {one.start for one in block.layout().formats()}
    assert {"a **b** c [@k]".index("**"), "a **b** にほc [@k]".index("@k]")} <= starts
    QGuiApplication.sendEvent(editor, QInputMethodEvent("", []))
    assert editor.source == "a **b** c [@k]"


steps = st.lists(
    st.sampled_from(
        [KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_Home, KEY.Key_End, KEY.Key_Backspace,
         KEY.Key_Delete, KEY.Key_Return, (KEY.Key_Left, SHIFT), (KEY.Key_Right, SHIFT), (KEY.Key_Up, SHIFT),
         (KEY.Key_Down, SHIFT), (KEY.Key_Right, CTRL), (KEY.Key_Backspace, CTRL), (KEY.Key_Down, ALT),
         (KEY.Key_Z, CTRL), "x", " ", "-"]
    ),
    max_size=25,
)  # fmt: skip


@given(steps)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_key_ever_breaks_a_marker_or_a_citation(
    opened: Open, presses: list[tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key | str]
) -> None:
    editor = opened(f"One 😀 [@tudela, page 3] two|.\n\n{AD}\n\n> Said.\n> — Who [@a; @b]\n\n::embed{{#e-1}}\nThree.")
    for press in presses:
        keys(editor, press)
        source = editor.source
        markers = [block for block in body.parse(source) if isinstance(block, body.Ad | body.Embed)]
        assert source.count("::") == len(markers)
        assert source.count("[@") == len(edits.citations(source))
        cursor = editor.textCursor()
        inside = [block for block in markers if block.start <= editor.caret_offset <= block.end]
        assert not inside or cursor.hasSelection()


def test_an_undo_that_puts_a_card_under_the_caret_selects_it(opened: Open) -> None:
    down, undo = (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    editor = opened(f"One two|.\n\n{AD}\n\n> Said.\n> — Who [@a; @b]\n\n::embed{{#e-1}}\nThree.")
    keys(editor, down, down, undo, Qt.Key.Key_Left, undo)
    block = editor.textCursor().block()
    assert not block.text().startswith("::") or editor.textCursor().selectedText() == block.text()


def test_the_mark_that_may_be_dragged_is_said_by_the_pointer(opened: Open) -> None:
    editor = opened(STORY)
    QTest.mouseMove(editor.viewport(), card_point(editor))
    assert editor.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.mouseMove(editor.viewport(), QPoint(60, 40))
    assert editor.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_the_margin_places_the_caret(opened: Open) -> None:
    editor = opened("One two.\n\nThree four.")
    editor.resize(1400, 700)
    QTest.qWait(1)
    height = editor.cursorRect(editor.story.cursor(12)).center().y()
    for beside, caret in ((1300, len(editor.source)), (20, 10)):
        margin = editor.childAt(QPoint(beside, int(height)))
        assert margin is not None
        assert margin is not editor.viewport()
        place = margin.mapFrom(editor, QPoint(beside, int(height)))
        QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
        assert editor.caret_offset == caret


def test_zoom_has_limits_and_a_way_back(opened: Open) -> None:
    editor = opened("Words")
    keys(editor, (KEY.Key_Plus, CTRL))
    assert editor.scale.zoom == 110
    for _ in range(40):
        keys(editor, (KEY.Key_Minus, CTRL))
    assert editor.scale.zoom == 60
    keys(editor, (KEY.Key_0, CTRL))
    assert editor.scale.zoom == 100
    assert editor.story.defaultFont().pixelSize() == editor.scale.body


def test_moving_to_a_selection_by_code_is_settled_too(opened: Open) -> None:
    editor = opened(f"One.\n\n{AD}\n\nTwo.")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(editor.source.index(AD) + 3, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert shown(editor) == f"On<e.\n\n{AD}>\n\nTwo."
