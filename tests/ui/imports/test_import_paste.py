"""What Docs, Word and web pages put on the clipboard becomes Markdown, in one step of undo."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article import body
from editor.ui.imports.import_paste import LARGEST, markdown_of
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_row

SAMPLES = Path(__file__).parents[4] / "shared" / "inputs" / "paste"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GDOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span>What it costs</span></h2>
<p dir="ltr"><span style="font-weight:400">The </span><span style="font-weight:700">night ferry</span><span> sails
<a href="https://www.google.com/url?q=https://example.org/ferry&sa=D"><span>on Monday</span></a>.</span></p>
<ul><li dir="ltr"><p><span>one boat</span></p></li><li dir="ltr"><p><span style="font-style:italic">two</span></p></li>
</ul></b>"""
EXPECTED = """## What it costs

The **night ferry** sails [on Monday](https://example.org/ferry).

- one boat
- *two*"""


def paste(window: MainWindow, html: str, text: str = "", plain: bool = False) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text or "plain words")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.bench.story.editor, Qt.Key.Key_V, CTRL | SHIFT if plain else CTRL)


def test_docs_come_in_with_headings_lists_links_and_emphasis_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    before = editor.source
    paste(window, GDOCS)
    assert editor.source.startswith(EXPECTED + "\n\n")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.source == before
    assert not window.bench.model.undo_label


def test_plain_paste_takes_the_words_alone(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    paste(window, GDOCS, "What it costs", plain=True)
    assert window.bench.story.editor.source.startswith("What it costsThe harbour")


def test_a_picture_inside_what_is_pasted_goes_into_the_library(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    from editor.ui.pictures.picture_reading import encoded

    image = QImage(60, 40, QImage.Format.Format_RGB32)
    for at in range(60):
        for down in range(40):
            image.setPixelColor(at, down, QColor(at * 4, down * 6, (at * down) % 255))
    from base64 import b64encode

    data = b64encode(encoded(image)).decode("ascii")
    open_row(window, qtbot)
    paste(window, f'<p>Before</p><img alt="A crane" src="data:image/png;base64,{data}"><p>After</p>')
    pictures = [one for one in body.parse(window.bench.story.editor.source) if isinstance(one, body.Image)]
    assert pictures[0].alternative == "A crane"
    digest = pictures[0].target.removeprefix("asset:")
    done: list[bool] = []
    window.worker.ask(lambda desk: desk.library.assets.has(digest), done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [True]
    with desk_at(library) as desk:
        assert desk.library.assets.content(digest) == encoded(image)


def test_a_long_text_is_read_elsewhere_and_comes_to_its_place_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    before = editor.source
    editor.jump_to(before.index("Nobody"))
    paste(window, "<p>A <b>new</b> paragraph.</p>" * 2_000)
    assert editor.source == before
    editor.jump_to(0)
    QTest.keyClicks(editor, "So ")
    qtbot.waitUntil(lambda: editor.source.count("A **new** paragraph.") == 2_000, timeout=15_000)
    assert editor.source.startswith("So The harbour")
    assert editor.source.index("A **new**") == before.index("Nobody") + 3
    window.bench.model.undo()
    assert editor.source == f"So {before}"


def test_a_long_text_is_not_put_into_another_story(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    paste(window, "<p>A <b>new</b> paragraph.</p>" * 3_000)
    open_row(window, qtbot, 1)
    answered: list[bool] = []
    window.worker.ask(lambda _: True, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=15_000)
    assert "paragraph." not in window.bench.story.editor.source


def test_a_picture_that_a_browser_copied_is_taken_itself(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setHtml('<img src="https://example.org/p.png">')
    data.setImageData(image)
    with qtbot.waitSignal(window.bench.story.editor.image_pasted):
        window.bench.story.editor.insertFromMimeData(data)


def test_what_holds_no_words_or_is_endless_is_taken_as_plain_text() -> None:
    assert markdown_of("<p> </p>") is None
    assert markdown_of("<p>x</p>" * (LARGEST // 8 + 1)) is None


@given(st.text(max_size=60))
def test_any_text_on_the_clipboard_is_read(text: str) -> None:
    found = markdown_of(text)
    assert found is None or found == found.rstrip("\n")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of clipboards are not beside this checkout")
def test_samples_of_other_editors_come_in_as_blocks_that_say_their_words(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    before = editor.source
    samples = sorted(SAMPLES.rglob("*.html"))
    assert samples
    for path in samples:
        html = path.read_text(encoding="utf-8", errors="replace")
        paste(window, html, "plain words")
        qtbot.waitUntil(lambda: window.bench.story.editor.source != before, timeout=10_000)
        assert "mso-" not in editor.source, path
        assert "<span" not in editor.source, path
        assert window.bench.model.undo_label, path
        window.bench.model.undo()
        assert editor.source == before, path
