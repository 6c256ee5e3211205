"""The panel of posts and the ways in, driven as a person drives them, on a real library."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Furniture
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.desk.embed_asking import Checked
from editor.fetching.oembed import Oembed
from editor.ui.body.body_editor import BodyEditor
from editor.ui.embeds.embed_dialog import EmbedDialog
from editor.ui.embeds.embed_evidence import CaptureCard
from editor.ui.embeds.embed_proposal import Proposal
from editor.ui.embeds.embeds_panel import EmbedsPanel
from editor.ui.main_window import MainWindow
from tests.exporting.conftest import png
from tests.fetching.conftest import Provider, client, oembed, provider
from tests.ui import driving
from tests.ui.conftest import desk_at

__all__ = ["client", "oembed", "provider"]

SUSPECT = "With 7 votes in favour, the #PortElleryCouncil brought the night ferry back across Harrow Sound. #NightFerry"
BODY = f"""The town council voted 7 to 2 to bring back the night ferry.

::embed{{#e-1}}

{SUSPECT}

The office wrote that “the boat sails at ten and at noon, wind permitting, as it always did”.

::embed{{#e-2}}

The last paragraph.
"""
WORDS = "The boat sails at ten and at noon, weather permitting, as it always did."
POSTS = (
    Embed(
        "e-1",
        "x",
        "https://x.com/ellery/status/20",
        "20",
        (
            Capture(
                WORDS,
                "Port Ellery",
                "ellery",
                "2026-03-04",
                captured_by="Jon Petersen",
                captured_at="2026-03-04T20:00:00Z",
            ),
        ),
        PostState.LIVE,
    ),
    Embed("e-2", "youtube", "https://www.youtube.com/watch?v=aB3_-aB3_-x", "aB3_-aB3_-x"),
)


@pytest.fixture
def window(open_main_window: Callable[..., MainWindow], library: Path, qtbot: QtBot) -> MainWindow:
    """Return the window with the story of the night ferry open and the panel in sight."""
    with desk_at(library) as desk:
        desk.library.create(Article(Furniture("night", headline="Night ferry"), BODY, embeds=POSTS), "Jon Petersen")
    made = open_main_window()
    driving.open_story(made, qtbot, "night")
    made.bench.panels.show_panel("embeds")
    qtbot.waitUntil(lambda: made.bench.model.derived is not None, timeout=10_000)
    return made


def panel_of(window: MainWindow) -> EmbedsPanel:
    return driving.panel_of(window, EmbedsPanel)


def press(parent: QWidget, words: str) -> None:
    """Click a button by its words."""
    button = next(one for one in parent.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(parent))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def record(window: MainWindow, embed_id: str) -> Embed:
    found = window.bench.model.article.embed(embed_id)
    assert found is not None
    return found


def paste(window: MainWindow, text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    window.bench.story.editor.insertFromMimeData(mime)


def at_the_end(window: MainWindow) -> int:
    """Put the caret on an empty line at the end; return its offset."""
    editor = window.bench.story.editor
    editor.jump_to(len(window.bench.model.article.body))
    editor.textCursor().insertText("\n")
    editor.jump_to(len(window.bench.model.article.body))
    return len(window.bench.model.article.body)


def test_the_rows_are_the_cards_in_order_and_ask_for_what_is_missing(window: MainWindow) -> None:
    rows = panel_of(window).list.rows
    assert [(row.key, row.title, row.pill) for row in rows] == [
        ("e-1", "X · Port Ellery (@ellery)", "Live"),
        ("e-2", "YouTube", "No evidence"),
    ]
    assert rows[0].words == f"“{WORDS}”"
    assert rows[1].detail == "Still needed: what it says, who posted it and when it was posted."


def test_a_row_leads_to_its_card_and_shows_its_evidence(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.list.select("e-2")
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    start = BODY.index("::embed{#e-1}")
    assert window.bench.story.editor.selected == (start, start + len("::embed{#e-1}"))
    (card,) = panel.detail.findChildren(CaptureCard)
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert WORDS in said
    assert "Captured by Jon Petersen, 4 March 2026" in said


def test_evidence_is_added_by_the_dialog_and_the_old_one_stays(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    panel.choose("e-2")
    press(panel.detail, "Add Evidence…")
    dialog = window.findChild(EmbedDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.form.words, "The council debates")
    QTest.keyClicks(dialog.form.author, "Town of Port Ellery")
    QTest.keyClicks(dialog.form.posted_at, "3 March 2026")
    press(dialog, "Add to the Evidence")
    (capture,) = record(window, "e-2").captures
    assert (capture.words, capture.author, capture.posted_at) == (
        "The council debates", "Town of Port Ellery", "2026-03-03",
    )  # fmt: skip
    assert capture.captured_by == "Ana Ruiz"
    assert capture.captured_at
    panel.detail.capture_wanted.emit()
    qtbot.waitUntil(lambda: window.findChild(EmbedDialog) not in (None, dialog))
    again = window.findChildren(EmbedDialog)[-1]
    again.form.words.show_text("The council debates again")
    press(again, "Add to the Evidence")
    assert [one.words for one in record(window, "e-2").captures] == ["The council debates", "The council debates again"]
    window.bench.model.undo()
    window.bench.model.undo()
    assert record(window, "e-2").captures == ()


def test_a_post_is_embedded_by_the_dialog_from_its_embed_code(window: MainWindow) -> None:
    window.bench.story.editor.jump_to(3)
    driving.press(window, "insert.embed")
    dialog = window.findChild(EmbedDialog)
    assert dialog is not None
    code = (
        '<blockquote class="twitter-tweet"><p lang="en">Ten.</p>&mdash; Devon Asher (@devon) <a href="https://twitter.com/'
        'devon/status/21?s=20">March 5, 2026</a></blockquote>'
    )
    QGuiApplication.clipboard().setText(code)
    dialog.form.address.setFocus()
    QTest.keyClick(dialog.form.address, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.form.address.text() == "https://x.com/devon/status/21"
    assert dialog.form.found.text() == "X, post 21"
    press(dialog, "Embed")
    assert window.bench.model.article.body.startswith(
        "The town council voted 7 to 2 to bring back the night ferry.\n\n::embed{#e-3}"
    )
    made = record(window, "e-3")
    assert (made.address, made.latest.words, made.latest.handle) == ("https://x.com/devon/status/21", "Ten.", "devon")
    assert panel_of(window).list.current_key == "e-3"


def test_an_address_pasted_alone_on_a_line_becomes_a_card_and_undo_gives_it_back(window: MainWindow) -> None:
    at = at_the_end(window)
    before = window.bench.model.article.body
    address = "https://mobile.twitter.com/devon/status/21?s=20"
    paste(window, address)
    assert window.bench.model.article.body[at:] == "::embed{#e-3}\n"
    assert record(window, "e-3").address == "https://x.com/devon/status/21"
    assert record(window, "e-3").latest.handle == "devon"
    window.bench.model.undo()
    assert window.bench.model.article.body[at:] == address
    assert window.bench.model.article.embed("e-3") is None
    window.bench.model.undo()
    assert window.bench.model.article.body == before


def test_keep_as_text_takes_the_card_away_whatever_was_typed_since(window: MainWindow) -> None:
    at = at_the_end(window)
    paste(window, "https://youtu.be/aB3_-aB3_-y")
    window.bench.story.editor.jump_to(0)
    QTest.keyClicks(window.bench.story.editor, "New ")
    press(window.bench.story.notice, "Keep as Text")
    body = window.bench.model.article.body
    assert body.startswith("New The town council")
    assert body[at + len("New ") :] == "https://youtu.be/aB3_-aB3_-y\n"
    assert len(window.bench.model.article.embeds) == 2


def test_an_address_inside_a_sentence_or_of_no_post_stays_an_address(window: MainWindow) -> None:
    window.bench.story.editor.jump_to(3)
    paste(window, "https://x.com/devon/status/21")
    at_the_end(window)
    paste(window, "https://example.org/devon/21")
    assert len(window.bench.model.article.embeds) == 2


def test_a_posts_address_on_selected_words_makes_a_link_of_them(window: MainWindow) -> None:
    window.bench.story.editor.jump_to(0, len("The town council"))
    paste(window, "https://x.com/devon/status/21")
    assert window.bench.model.article.body.startswith("[The town council](https://x.com/devon/status/21) voted")
    assert len(window.bench.model.article.embeds) == 2


def test_the_setting_offers_a_card_or_leaves_the_address(window: MainWindow) -> None:
    window.settings.change("embeds.paste", "offer")
    at = at_the_end(window)
    paste(window, "https://youtu.be/aB3_-aB3_-y")
    assert window.bench.model.article.body[at:] == "https://youtu.be/aB3_-aB3_-y"
    press(window.bench.story.notice, "Make a Card")
    assert window.bench.model.article.body[at:] == "::embed{#e-3}\n"
    window.settings.change("embeds.paste", "keep")
    at = at_the_end(window)
    paste(window, "https://youtu.be/aB3_-aB3_-z")
    assert window.bench.model.article.body[at:] == "https://youtu.be/aB3_-aB3_-z"
    assert window.bench.story.notice.words == ""


def test_embed_code_becomes_a_card_and_undo_gives_the_code_back(window: MainWindow, qtbot: QtBot) -> None:
    at = at_the_end(window)
    code = '<iframe src="https://www.youtube-nocookie.com/embed/aB3_-aB3_-y" onload="steal()"></iframe>'
    paste(window, code, f"<html><body>{code}</body></html>")
    qtbot.waitUntil(lambda: window.bench.model.article.embed("e-3") is not None, timeout=10_000)
    assert window.bench.model.article.body[at:] == "::embed{#e-3}\n"
    assert record(window, "e-3").address == "https://www.youtube.com/watch?v=aB3_-aB3_-y"
    window.bench.model.undo()
    assert window.bench.model.article.body[at:] == code


def test_the_words_of_a_post_with_their_tail_are_offered_as_a_card(window: MainWindow, qtbot: QtBot) -> None:
    at = at_the_end(window)
    paste(window, "I am against paying twice.\n— Devon Asher (@devon) March 5, 2026")
    qtbot.waitUntil(lambda: "Devon Asher" in window.bench.story.notice.words, timeout=10_000)
    press(window.bench.story.notice, "Make a Card")
    assert window.bench.model.article.body[at:] == "::embed{#e-3}\n"
    latest = record(window, "e-3").latest
    assert (latest.words, latest.author, latest.posted_at) == (
        "I am against paying twice.",
        "Devon Asher",
        "2026-03-05",
    )
    assert latest.captured_by == "Ana Ruiz"


def test_a_suspect_is_a_post_or_prose_each_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.suspects.count == 1, timeout=20_000)
    press(panel.suspects, "This Is a Post")
    assert panel.suspects.count == 0  # at once, before the story is looked through again
    assert record(window, "e-3").latest.words == SUSPECT
    assert SUSPECT not in window.bench.model.article.body
    window.bench.model.undo()
    assert window.bench.model.article.body == BODY
    qtbot.waitUntil(lambda: panel.suspects.count == 1, timeout=20_000)
    press(panel.suspects, "This Is Prose")
    assert window.bench.model.article.body == BODY
    assert len(window.bench.model.article.kept_as_prose) == 1
    qtbot.waitUntil(lambda: panel.suspects.count == 0, timeout=20_000)
    window.bench.model.undo()
    assert not window.bench.model.article.kept_as_prose


def test_a_post_goes_back_to_prose_in_one_step(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.choose("e-1")
    press(panel.detail, "Make It Prose")
    assert window.bench.model.article.body == BODY.replace("::embed{#e-1}", WORDS)
    assert window.bench.model.article.embed("e-1") is None
    window.bench.model.undo()
    assert window.bench.model.article.body == BODY
    assert record(window, "e-1") == POSTS[0]


def test_a_post_is_removed_and_brought_back(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.choose("e-2")
    press(panel.detail, "Remove")
    assert "e-2" not in window.bench.model.article.body
    assert [row.key for row in panel.list.rows] == ["e-1"]
    window.bench.model.undo()
    assert [row.key for row in panel.list.rows] == ["e-1", "e-2"]


def test_the_same_post_twice_and_its_words_in_other_words_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    panel.choose("e-1")

    def said() -> list[str]:
        return [label.text() for label in panel.detail.findChildren(QLabel)]

    misquoted = "The story has it in other words: “the boat sails at ten"
    qtbot.waitUntil(lambda: any(text.startswith(misquoted) for text in said()), timeout=20_000)
    at_the_end(window)
    paste(window, "https://twitter.com/i/web/status/20")
    assert [row.pill for row in panel.list.rows] == ["Twice", "No evidence", "Twice"]
    assert "This post stands in the story twice." in said()


def test_settings_of_a_post_are_steps_of_undo(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.choose("e-1")
    choice = panel.detail._presentation
    choice.setCurrentIndex(choice.findData(Presentation.CLICK_TO_LOAD.value))
    choice.activated.emit(choice.currentIndex())
    assert record(window, "e-1").presentation is Presentation.CLICK_TO_LOAD
    panel.detail._private.click()
    assert record(window, "e-1").private_person
    panel.detail._address.setText("https://twitter.com/ellery/status/22?s=20")
    panel.detail._address.editingFinished.emit()
    assert (record(window, "e-1").address, record(window, "e-1").post_id) == ("https://x.com/ellery/status/22", "22")
    for _ in range(3):
        window.bench.model.undo()
    assert record(window, "e-1") == POSTS[0]


def drop(target: EmbedsPanel | BodyEditor, mime: QMimeData, place: QPoint) -> None:
    event = QDropEvent(
        QPointF(place), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    target.dropEvent(event)


def test_a_screenshot_dropped_on_a_card_is_evidence_with_a_hash(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    editor = window.bench.story.editor
    file = tmp_path / "post.png"
    file.write_bytes(png(60, 40))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    editor.jump_to(BODY.index("::embed{#e-1}"))
    place = editor.cursorRect().center()
    drop(editor, mime, place)
    qtbot.waitUntil(lambda: len(record(window, "e-1").captures) == 2, timeout=10_000)
    latest = record(window, "e-1").latest
    assert (latest.words, latest.captured_by) == (WORDS, "Ana Ruiz")
    assert window.bench.model.article.body == BODY
    with desk_at(library) as desk:
        assert desk.library.assets.content(latest.screenshot) == png(60, 40)
    panel = panel_of(window)
    qtbot.waitUntil(
        lambda: any(not label.pixmap().isNull() for label in panel.detail.findChildren(QLabel)), timeout=10_000
    )
    assert panel.list.rows[0].detail == "Still needed: a description of the screenshot."


def test_a_picture_dropped_on_a_row_of_the_panel_is_evidence(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    row = panel.list.visualRect(panel.list.model().index(1, 0)).center()
    drop(panel, mime, panel.list.viewport().mapTo(panel, row))
    qtbot.waitUntil(lambda: bool(record(window, "e-2").latest.screenshot), timeout=10_000)
    assert not record(window, "e-1").latest.screenshot


def test_a_picture_pasted_while_a_card_is_selected_is_evidence(window: MainWindow, qtbot: QtBot) -> None:
    editor = window.bench.story.editor
    start = BODY.index("::embed{#e-1}")
    editor.jump_to(start, start + len("::embed{#e-1}"))
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    mime = QMimeData()
    mime.setImageData(image)
    editor.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: bool(record(window, "e-1").latest.screenshot), timeout=10_000)
    assert window.bench.model.article.body == BODY


def test_another_file_dropped_on_a_card_goes_where_files_go(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("Words.", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    editor = window.bench.story.editor
    told: list[list[str]] = []
    editor.files_dropped.disconnect()
    editor.files_dropped.connect(told.append)
    editor.jump_to(BODY.index("::embed{#e-1}"))
    drop(editor, mime, editor.cursorRect().center())
    assert told == [[str(file)]]


def test_a_file_that_is_no_picture_is_told_in_a_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "post.png"
    file.write_bytes(b"no picture at all")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    editor = window.bench.story.editor
    editor.jump_to(BODY.index("::embed{#e-1}"))
    drop(editor, mime, editor.cursorRect().center())
    qtbot.waitUntil(lambda: "post.png is no PNG" in window.bench.story.notice.words, timeout=10_000)
    assert len(record(window, "e-1").captures) == 1


def test_checking_asks_first_then_shows_the_difference_and_adds_it(
    window: MainWindow, qtbot: QtBot, provider: Provider, oembed: Oembed
) -> None:
    panel = panel_of(window)
    checking = panel._checking
    checking.asker.make_oembed = lambda: oembed
    html = (
        f'<blockquote class="twitter-tweet"><p>{WORDS.replace("ten", "nine")}</p>&mdash; Port Ellery (@ellery) <a href='
        '"https://twitter.com/ellery/status/20">March 4, 2026</a></blockquote>'
    )
    provider.tells("/x", {"html": html})
    panel.choose("e-1")
    panel.detail.check_wanted.emit()
    assert checking.consent is not None
    assert provider.asked == []
    with qtbot.waitSignal(checking.asker.answered, timeout=10_000):
        press(checking.consent, "Ask This Once")
    assert window.settings.values.texts("embeds.fetch") == ()
    assert record(window, "e-1").state is PostState.CHANGED
    assert record(window, "e-1").captures == POSTS[0].captures
    proposal = panel.detail.findChild(Proposal)
    assert proposal is not None
    press(proposal, "Add to the Evidence")
    assert [one.words for one in record(window, "e-1").captures] == [WORDS, WORDS.replace("ten", "nine")]
    assert panel.detail.findChild(Proposal) is None or not panel.detail.findChild(Proposal).isVisible()  # type: ignore[union-attr]


def test_capture_all_asks_every_network_that_may_be_asked(
    window: MainWindow, qtbot: QtBot, provider: Provider, oembed: Oembed
) -> None:
    panel = panel_of(window)
    panel._checking.asker.make_oembed = lambda: oembed
    provider.tells("/youtube", {"title": "The council debates", "author_name": "Town"})
    window.settings.change("embeds.fetch", ("x", "youtube"))
    answered: list[Checked] = []
    panel._checking.asker.answered.connect(lambda _, checked: answered.append(checked))
    panel.check_all()
    assert panel._checking.consent is None
    qtbot.waitUntil(lambda: len(answered) == 2, timeout=10_000)
    assert record(window, "e-1").state is PostState.GONE
    assert record(window, "e-2").state is PostState.LIVE
    assert record(window, "e-2").captures == ()
    window.bench.model.undo()  # what came of one round is one step
    assert window.bench.model.article.embeds == POSTS
    window.bench.model.redo()
    panel.choose("e-2")
    panel.detail.proposal_accepted.emit()
    assert record(window, "e-2").latest.words == "The council debates"
    assert record(window, "e-2").latest.captured_by == "Ana Ruiz"


def test_nothing_is_asked_where_nobody_agrees(window: MainWindow, provider: Provider, oembed: Oembed) -> None:
    panel = panel_of(window)
    panel._checking.asker.make_oembed = lambda: oembed
    panel.check_all()
    assert panel._checking.consent is not None
    press(panel._checking.consent, "Cancel")
    assert not panel._checking.asker.is_asking
    assert provider.asked == []


def test_an_answer_for_another_story_is_let_go(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    checking = panel._checking
    checking.asker.answered.emit("another", Checked("e-1", PostState.GONE, "Gone."))
    assert record(window, "e-1").state is PostState.LIVE


def test_a_story_without_posts_says_how_one_gets_in(window: MainWindow, qtbot: QtBot) -> None:
    driving.open_story(window, qtbot, "museum")
    panel = panel_of(window)
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(window)]
    assert "No posts in this story" in said
    press(panel, "Embed a Post…")
    dialog = window.findChild(EmbedDialog)
    assert dialog is not None
    dialog.form.address.setText("https://t.me/newsdesk/123")
    dialog.form.address.edited.emit("https://t.me/newsdesk/123")
    press(dialog, "Embed")
    assert [row.title for row in panel.list.rows] == ["Telegram · @newsdesk"]


def test_the_caret_on_a_card_shows_its_row(window: MainWindow) -> None:
    window.bench.story.editor.jump_to(BODY.index("::embed{#e-2}"))
    assert panel_of(window).list.current_key == "e-2"
    window.bench.story.editor.jump_to(BODY.index("::embed{#e-1}"))
    assert panel_of(window).list.current_key == "e-1"


def test_a_double_click_on_a_card_shows_its_evidence(window: MainWindow) -> None:
    window.bench.panels.show_panel("checks")
    window.bench.story.editor.card_activated.emit("embed", "e-2")
    assert window.bench.panels.current == "embeds"
    assert panel_of(window).list.current_key == "e-2"


def test_a_marker_without_record_and_a_record_without_marker_are_rows(window: MainWindow) -> None:
    article = window.bench.model.article
    lost = replace(POSTS[1], id="e-9", address="https://www.youtube.com/watch?v=aB3_-aB3_-q", post_id="aB3_-aB3_-q")
    window.bench.model.amend("test", replace(article, body=f"::embed{{#e-7}}\n\n{article.body}", embeds=(*POSTS, lost)))
    rows = panel_of(window).list.rows
    assert [row.key for row in rows] == ["e-7", "e-1", "e-2", "e-9"]
    assert rows[0].title == "Post without address"
    assert rows[3].pill == "Not in the text"


def test_checking_says_so_where_no_post_can_be_asked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.bench.keeper.opened):
        window.bench.open_slug("museum")
    action = window.bench.actions.action("embeds.check")
    assert action is not None
    action.trigger()
    assert window.bench.story.notice.words.startswith("No post of this story can be checked")
