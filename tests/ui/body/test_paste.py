"""What is pasted joins the text: no sentence is torn, no paragraphs melt, and what was cut comes back as it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from editor.article import body
from editor.article.article import Article
from editor.article.sources import Source
from editor.ui.body.copied import OWN_TYPE, CopyNote, Edge, html_of, mime_data, note_of, own_text, words_of
from editor.ui.main_window import MainWindow
from tests.article.strategies import admitted_text, articles
from tests.ui.body.editing import Open, shown
from tests.ui.conftest import STORY, desk_at
from tests.ui.driving import open_story


def plain(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        # Words join the line in which they are put; at an end of it paragraphs stay paragraphs.
        ("Say | now", "one\n\ntwo", "Say one\n\ntwo| now"),
        ("Say.|", "One.\n\nTwo.", "Say.\n\nOne.\n\nTwo.|"),
        ("|Now.", "One.\n\nTwo.", "One.\n\nTwo.|\n\nNow."),
        # Blocks never become words, of whatever kind they are.
        ("Say | now", "1. one\n2. two", "Say \n\n1. one\n2. two|\n\n now"),
        ("Say.|", "### Head", "Say.\n\n### Head|"),
        ("Say.|", "---", "Say.\n\n---|"),
        ("Say.|", "* one\n* two", "Say.\n\n* one\n* two|"),
        ("Say.|", "| a | b |\n| - | - |\n| c | d |", "Say.\n\n| a | b |\n| - | - |\n| c | d ||"),
        ("Say.|", "```\nx\n```", "Say.\n\n```\nx\n```|"),
        ("- one|", "- two\n- three", "- one\n- two\n- three|"),
        # A sentence that begins with a sign is no block.
        ("Say |now", "#tag ", "Say #tag |now"),
        ("Say |now", "1. May ", "Say 1. May |now"),
        ("One.\n\n |\n\nTwo.", "::ad{#ad-1}", "One.\n\n<::ad{#ad-1}>\n\nTwo."),
        (" |Two.", "::ad{#ad-1}", "<::ad{#ad-1}>\n\nTwo."),
        ("- a\\\n  |", "b", "- a\\\n  b|"),
        # On the one blank line between two paragraphs.
        ("One.\n|\nTwo.", "New.", "One.\n\nNew.|\n\nTwo."),
        ("One.\n|", "New.", "One.\n\nNew.|"),
    ],
)
def test_what_comes_from_elsewhere(opened: Open, before: str, text: str, after: str) -> None:
    editor = opened(before)
    editor.insertFromMimeData(plain(text))
    assert shown(editor) == after
    editor.undo()
    assert editor.source == before.replace("|", "", 1)


@pytest.mark.parametrize(
    ("before", "copied", "after"),
    [
        ("One. |Two.", ("A.\n\nB.", Edge.BLOCKS, Edge.BLOCKS), "One. \n\nA.\n\nB.|\n\nTwo."),
        ("One |two.", ("A.", Edge.BLOCKS, Edge.BLOCKS), "One A.|two."),
        ("|Two.", ("A.\n", Edge.BLOCKS, Edge.BLOCKS), "A.\n|\nTwo."),
        ("One.|", ("\nB.", Edge.BLOCKS, Edge.BLOCKS), "One.\n\nB.|"),
        ("One.|", ("- two", Edge.LINES, Edge.LINES), "One.\n\n- two|"),
        ("One |two.", ("a.\n\nB ", Edge.WORDS, Edge.WORDS), "One a.\n\nB |two."),
    ],
)
def test_what_was_copied_here(opened: Open, before: str, copied: tuple[str, Edge, Edge], after: str) -> None:
    editor = opened(before)
    text, begins, ends = copied
    editor.insertFromMimeData(mime_data(text, CopyNote("", begins, ends), {}))
    assert shown(editor) == after


SOURCE = "One [@a] two.\n\n- item one\n- item two\n\n## Head\n\n> said\n> so\n\n::ad{#ad-1}\n\nThree *four* five.\n"


@given(st.integers(0, len(SOURCE)), st.integers(0, len(SOURCE)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_cut_comes_back_as_it_was(opened: Open, start: int, end: int) -> None:
    editor = opened(SOURCE)
    editor.jump_to(min(start, end), max(start, end))
    if not editor.textCursor().hasSelection() or editor.selected_card():
        return
    editor.cut()
    editor.paste()
    assert editor.source == SOURCE
    QGuiApplication.clipboard().clear()


def test_words_and_html_for_other_programs() -> None:
    text = (
        "Say **so** [@weber]. See [it](https://example.org/a).\n\n## Head\n\n> Said.\n> — Who\n\n"
        "- one\n  1. two\n  2. x\n- three\n\n::ad{#ad-1}\n\n::embed{#e-1}\n\n![Quay](asset:ab)\n\n"
        "| a | b |\n| - | - |\n| c | <d> |\n\n---\n\n```\nraw  <x>\n```"
    )
    assert words_of(text, {"e-1": "https://example.org/p"}) == (
        "Say so. See it.\n\nHead\n\nSaid.\n\nWho\n\n- one\n  1. two\n  2. x\n- three\n\nhttps://example.org/p\n\nQuay\n\n"
        "a\tb\nc\t<d>\n\nraw  <x>"
    )
    assert html_of(text, {"e-1": "https://example.org/p"}) == (
        '<p>Say <strong>so</strong>. See <a href="https://example.org/a">it</a>.</p><h2>Head</h2>'
        "<blockquote><p>Said.</p><p>Who</p></blockquote>"
        "<ul><li>one<ol><li>two</li><li>x</li></ol></li><li>three</li></ul>"
        '<p><a href="https://example.org/p">https://example.org/p</a></p><p>Quay</p>'
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>&lt;d&gt;</td></tr></table><hr><p>raw  &lt;x&gt;</p>"
    )
    assert words_of("of **two** words ", {}) == "of two words "


@given(admitted_text)
def test_no_text_breaks_the_other_forms(text: str) -> None:
    data = mime_data(text, CopyNote(), {})
    assert own_text(data) == text
    assert "[@" not in data.text() or "[@" in "".join(
        words for block in body.parse(text) for words in body.plain_texts(block)
    )


@pytest.mark.parametrize(
    "note", ["", "x", "[1]", '{"begins": [], "ends": 7}', '{"story": 4, "sign": null}', "[" * 100_000]
)
def test_a_note_that_cannot_be_read_says_nothing(note: str) -> None:
    data = mime_data("a", CopyNote("x", Edge.WORDS, Edge.WORDS), {})
    data.setData(data.formats()[1], note.encode())
    assert note_of(data) == CopyNote(sign="")


def test_a_note_comes_back_as_it_was() -> None:
    note = CopyNote("a-story", Edge.WORDS, Edge.LINES)
    assert note_of(mime_data("a", note, {})) == note


OTHER = replace(
    STORY,
    furniture=replace(STORY.furniture, slug="other", headline="Other"),
    body="“Never,” said the minister. [@diaz]\n\n::ad{#ad-1}\n",
    sources=(Source("diaz", "Ana Diaz", role="minister"),),
)


@pytest.fixture
def two_stories(open_main_window: Callable[..., MainWindow], library: object, qtbot: QtBot) -> MainWindow:
    with desk_at(library) as desk:  # type: ignore[arg-type]
        desk.library.create(OTHER, "Ana Ruiz")
    window = open_main_window()
    open_story(window, qtbot, "other")
    return window


def at_end(window: MainWindow) -> None:
    editor = window.bench.story.editor
    editor.jump_to(len(editor.source))


def test_a_quotation_keeps_its_speaker_in_another_story(two_stories: MainWindow, qtbot: QtBot) -> None:
    window = two_stories
    editor, model = window.bench.story.editor, window.bench.model
    editor.selectAll()
    editor.copy()
    open_story(window, qtbot, "crane")
    before = model.article
    at_end(window)
    editor.paste()
    assert "said the minister. [@diaz-2]\n\n::ad{#ad-2}" in model.article.body
    assert [source.name for source in model.article.sources] == ["Rosa Diaz", "Ana Diaz"]
    assert [ad.id for ad in model.article.ads] == ["ad-1", "ad-2"]
    model.undo()
    assert model.article == before
    model.redo()
    assert model.article.source("diaz-2") == replace(OTHER.sources[0], key="diaz-2")


def test_what_was_dragged_meanwhile_does_not_change_what_was_copied(two_stories: MainWindow, qtbot: QtBot) -> None:
    window = two_stories
    editor, model = window.bench.story.editor, window.bench.model
    editor.selectAll()
    editor.copy()
    editor.jump_to(0, 3)
    editor.createMimeDataFromSelection()  # as a drag does
    open_story(window, qtbot, "crane")
    at_end(window)
    editor.paste()
    assert [source.name for source in model.article.sources] == ["Rosa Diaz", "Ana Diaz"]


def test_what_another_program_copied_is_nobodys_until_it_is_said(two_stories: MainWindow, qtbot: QtBot) -> None:
    window = two_stories
    editor, model = window.bench.story.editor, window.bench.model
    foreign = mime_data("“Never.” [@diaz]", CopyNote("a story of another library"), {})
    open_story(window, qtbot, "crane")
    at_end(window)
    editor.insertFromMimeData(foreign)
    assert model.article.body.endswith("“Never.” [@diaz-2]")
    assert model.article.sources == STORY.sources


def test_what_is_pasted_plain_has_no_marks(two_stories: MainWindow) -> None:
    editor = two_stories.bench.story.editor
    editor.selectAll()
    editor.copy()
    editor.paste_plain()
    assert editor.source == "“Never,” said the minister."
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasFormat(OWN_TYPE)
    assert held.html() == "<p>“Never,” said the minister.</p>"


@given(articles())
def test_any_story_can_be_put_on_the_clipboard(article: Article) -> None:
    addresses = {post.id: post.address for post in article.embeds}
    data = mime_data(article.body, CopyNote(), addresses)
    assert own_text(data) == article.body
