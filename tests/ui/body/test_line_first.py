"""A key's line is painted inside the key press, alone, and what is on the screen is what a whole painting gives."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.article.findings import Finding, Severity
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.echo import SetLine
from editor.ui.checks.finding_marks import FindingMarks

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Press = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]

STORY = """The **harbour master** told of [a report](https://example.org/report) that nobody had read so far, and of an
older one. [@diaz, page 3]

## What was said

The ships that came in the night were *not* counted by anybody, as far as is known, and nobody was asked. A second one
came later [@tudela]

> Said in the night
> — Rosa Diaz [@diaz]

- first of all
- then the others

::ad{#ad-1}

Ça va 😀 well. ẤẬ and more of it
"""


class Paintings(QObject):
    """Keeps the areas that a widget paints."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


@pytest.fixture
def still() -> Iterator[None]:
    """Let the caret stand still, as it would blink between two pictures."""
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


@pytest.fixture
def opened(qtbot: QtBot, still: None) -> Callable[..., BodyEditor]:
    """Return how to open a text in a shown editor; a bar in it is where the caret is."""

    def open_text(text: str) -> BodyEditor:
        editor = BodyEditor()
        qtbot.addWidget(editor)
        editor.resize(640, 560)
        editor._room._behind.setInterval(3_600_000)  # the text moves up when a test says so, not between two pictures
        editor.open(BodyDocument(text.replace("|", "", 1), editor))
        editor.show()
        editor.activateWindow()
        editor.setFocus()
        if "|" in text:
            editor.jump_to(text.index("|"))
        qtbot.waitUntil(lambda: editor.highlighter.is_finished)
        QApplication.processEvents()
        return editor

    return open_text


def press(editor: BodyEditor, key: Press) -> None:
    if isinstance(key, str):
        for letter in key:  # QTest types ASCII alone
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(editor, event)
    elif isinstance(key, tuple):
        QTest.keyClick(editor, key[0], key[1])
    else:
        QTest.keyClick(editor, key)


def on_screen(editor: BodyEditor) -> QImage:
    """Return what was painted of the viewport, not painted anew."""
    place = editor.viewport().geometry()
    shown = editor.screen().grabWindow(editor.winId(), place.x(), place.y(), place.width(), place.height())
    return shown.toImage().convertToFormat(QImage.Format.Format_RGB32)


def whole(editor: BodyEditor) -> QImage:
    """Return the viewport painted anew."""
    return editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


WORDS = "The ships that came in the nig|ht were not counted by anybody, as far as is known.\n\nNobody was asked."


def test_a_letter_among_words_paints_one_line_and_nothing_else(opened: Callable[..., BodyEditor]) -> None:
    editor = opened(WORDS)
    press(editor, "a")
    QApplication.processEvents()
    paintings = Paintings()
    editor.viewport().installEventFilter(paintings)
    press(editor, "b")
    (area,) = paintings.areas
    assert area.height() < 2 * editor.fontMetrics().height()
    QApplication.processEvents()
    assert paintings.areas == [area, area]  # the second one is Qt's own
    assert editor.source.startswith("The ships that came in the nigabht were")


def test_others_are_told_of_a_letter_once_it_is_painted(opened: Callable[..., BodyEditor]) -> None:
    editor = opened(WORDS)
    order: list[str] = []
    paintings = Paintings()
    editor.viewport().installEventFilter(paintings)
    editor.story.text_changed.connect(lambda: order.append(f"told {len(paintings.areas)}"))
    editor.textChanged.connect(lambda: order.append("text"))
    editor.caret_moved.connect(lambda at: order.append(f"caret {at}"))
    editor.story.follow(lambda *change: order.append(f"follows {change}"))
    editor.line_first.key_begins = lambda: order.append("begins")
    editor.line_first.key_ends = lambda: order.append("ends")
    start = editor.story.position(editor.caret_offset)
    press(editor, "a")
    paintings.areas.clear()
    order.clear()
    press(editor, "b")
    follows = f"follows {(start + 1, 0, 1)}"
    assert order == ["begins", follows, "told 1", "text", f"caret {start + 2}", "ends"]


KEYS: st.SearchStrategy[list[Press]] = st.lists(
    st.sampled_from([
        "a", "b", "words ", "m", " ", "ß", "1", "*", "**", "`", "[", "]", "(", "#", ">", "\u00e9", "\u1ea4", "\u4e2d",
        KEY.Key_Backspace, KEY.Key_Delete, KEY.Key_Return, KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down,
        KEY.Key_Home, KEY.Key_End, (KEY.Key_Right, SHIFT), (KEY.Key_Backspace, CTRL), (KEY.Key_Z, CTRL),
        (KEY.Key_B, CTRL), "’", (KEY.Key_Right, CTRL), (KEY.Key_Home, CTRL), (KEY.Key_Down, CTRL),
    ]),
    max_size=30,
)  # fmt: skip


@given(st.integers(0, len(STORY)), KEYS)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_on_the_screen_is_what_a_whole_painting_gives(
    opened: Callable[..., BodyEditor], at: int, presses: list[Press]
) -> None:
    editor = opened(STORY)
    editor.jump_to(at)
    QApplication.processEvents()
    for key in presses:
        press(editor, key)
        QApplication.processEvents()
        assert on_screen(editor) == whole(editor), key
        editor._room.make()
        QApplication.processEvents()
        assert on_screen(editor) == whole(editor), key
    editor.hide()


@given(st.integers(0, len(STORY)), st.text("abcmwfitßéÇ", min_size=2, max_size=8))
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_letter_is_painted_before_it_is_in_the_text_as_qt_paints_it_then(
    opened: Callable[..., BodyEditor], at: int, letters: str
) -> None:
    editor = opened(STORY)
    editor.jump_to(at)
    press(editor, letters[0])
    QApplication.processEvents()
    echoed = echoes(editor)
    for letter in letters[1:]:
        echoed.clear()
        before = editor.source
        press(editor, letter)
        QApplication.processEvents()
        for shown, source, area in echoed:
            assert source == before
            assert shown.copy(area) == on_screen(editor).copy(area)
    editor.hide()


def echoes(editor: BodyEditor) -> list[tuple[QImage, str, QRect]]:
    """Return a list that takes what is on the screen, and the text, at each line painted ahead of the text."""
    echoed: list[tuple[QImage, str, QRect]] = []
    paint = editor.painting.paint_set_line

    def painted(area: QRect, line: SetLine) -> None:
        paint(area, line)
        echoed.append((on_screen(editor), editor.source, area))

    editor.painting.paint_set_line = painted  # type: ignore[method-assign]
    return echoed


def line_count(editor: BodyEditor) -> int:
    return editor.textCursor().block().layout().lineCount()


@pytest.mark.parametrize(
    ("text", "grows"),
    [
        pytest.param("One|", True, id="at the end of the text"),
        pytest.param("One|\n\nAnother one.\n", True, id="before another paragraph"),
        pytest.param("One| and " + "some more words " * 12 + "\n\nAnother one.", False, id="among words"),
    ],
)
def test_a_letter_that_breaks_its_line_is_painted_before_it_is_in_the_text(
    opened: Callable[..., BodyEditor], text: str, grows: bool
) -> None:
    editor = opened(text)
    press(editor, "w")
    echoed = echoes(editor)
    broken = 0
    for _ in range(80):  # more would fill the view, and a scroll bar set all lines anew
        echoed.clear()
        lines, caret = line_count(editor), editor.cursorRect().top()
        press(editor, "w")
        QApplication.processEvents()
        ((shown, source, area),) = echoed
        assert source == editor.source.replace("w", "", 1)
        assert shown.copy(area) == on_screen(editor).copy(area)
        assert on_screen(editor) == whole(editor)
        broken += editor.cursorRect().top() > caret if grows else line_count(editor) > lines
    assert broken


def echoes_of_a_break(editor: BodyEditor) -> list[tuple[QImage, str, QRect]]:
    """Type until the line breaks; return what was painted ahead of the text for the letter that broke it."""
    echoed = echoes(editor)
    while line_count(editor) == 1:
        echoed.clear()
        press(editor, "w")
        QApplication.processEvents()
        assert on_screen(editor) == whole(editor)
    return echoed


def test_a_break_has_no_echo_over_a_line_right_below(opened: Callable[..., BodyEditor]) -> None:
    editor = opened("- One|\n- Another one.\n")
    press(editor, "w")
    assert not echoes_of_a_break(editor)


def test_a_break_has_no_echo_where_the_window_has_to_scroll(opened: Callable[..., BodyEditor]) -> None:
    editor = opened("One\n\n" * 40 + "One|" + "\n\nOne" * 40)
    press(editor, "w")
    bar, height = editor.verticalScrollBar(), editor.viewport().height()
    bar.setValue(bar.value() + editor.cursorRect().bottom() - height + 4)
    press(editor, "w")
    assert not echoes_of_a_break(editor)


def test_nothing_is_painted_of_a_letter_that_a_story_does_not_take(opened: Callable[..., BodyEditor]) -> None:
    editor = opened(WORDS)
    press(editor, "a")
    QApplication.processEvents()
    editor.setReadOnly(True)
    before = on_screen(editor)
    paintings = Paintings()
    editor.viewport().installEventFilter(paintings)
    press(editor, "b")
    assert not paintings.areas
    assert on_screen(editor) == before
    assert "nigaht" in editor.source


def test_a_place_lit_between_two_letters_stays_lit(opened: Callable[..., BodyEditor]) -> None:
    editor = opened(WORDS)
    press(editor, "a")
    editor.light([(4, 9)])
    QApplication.processEvents()
    press(editor, "b")
    shown = on_screen(editor)
    QApplication.processEvents()
    assert shown == on_screen(editor) == whole(editor)


def test_the_caret_is_seen_where_a_key_moved_nothing_else(opened: Callable[..., BodyEditor]) -> None:
    editor = opened("A second one came later |[@tudela]")
    for key in ((KEY.Key_B, CTRL), "a", (KEY.Key_B, CTRL)):
        press(editor, key)
        QApplication.processEvents()
        assert on_screen(editor) == whole(editor)
    assert editor.source == "A second one came later **a**[@tudela]"


def test_marks_over_the_line_go_with_a_letter(opened: Callable[..., BodyEditor]) -> None:
    editor = opened("The ships that came in the nig|ht were counted by nobody, as far as is known.")
    marks = FindingMarks(editor)
    start = editor.source.index("nobody")
    marks.show([Finding("a", Severity.WARNING, start, start + 6, "Said of it")])
    for letter in "abcd":
        press(editor, letter)
        QApplication.processEvents()
        assert on_screen(editor) == whole(editor)
    assert [editor.source[slice(*span)] for span in marks.spans] == ["nobody"]


def test_a_key_whose_listener_fails_leaves_the_view_as_it_was(opened: Callable[..., BodyEditor], qtbot: QtBot) -> None:
    editor = opened(WORDS)
    press(editor, "a")

    def fail() -> None:
        raise ValueError

    editor.story.text_changed.connect(fail)
    with qtbot.captureExceptions() as raised:
        press(editor, "b")
    assert len(raised) == 1
    editor.story.text_changed.disconnect(fail)
    press(editor, "c")
    QApplication.processEvents()
    assert on_screen(editor) == whole(editor)
    assert "nigabcht" in editor.source


def test_what_scrolls_inside_a_key_is_styled_once_where_it_ends(
    opened: Callable[..., BodyEditor], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt scrolled to the start and back; the lines there were styled, and 50,000 words below laid out: 63 ms."""
    editor = opened("\n\n".join(f"Paragraph {number} has **words** in it." for number in range(200)) + "|")
    bar = editor.verticalScrollBar()
    styled: list[int] = []
    end = bar.value()
    assert end > 0
    monkeypatch.setattr(editor.highlighter, "style_visible", lambda: styled.append(bar.value()))

    def key() -> None:
        bar.setValue(0)
        bar.setValue(end)
        editor.insertPlainText("a")
        assert styled == []

    editor.line_first.press(key)
    assert set(styled) == {bar.value()}
    bar.setValue(0)
    assert styled[-1] == 0  # outside a key at once
