"""Sending in the window: what stands in the way, the password, what was changed over there, and what came of it."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.article.workflow import State
from editor.desk import profiles
from editor.ui.main_window import MainWindow
from editor.ui.sending.send_dialog import SendDialog
from editor.ui.sending.send_feature import Sending
from editor.ui.sending.send_pages import NoSiteDialog
from tests.desk.sending_support import add_story, desk_at, set_profile
from tests.sending import wordpress_stand_in
from tests.sending.stand_in import Fault, StandIn, serving
from tests.sending.test_secret import MemoryKeyring
from tests.sending.wordpress_stand_in import WordPressStandIn
from tests.ui.driving import open_story, press
from tests.ui.test_accessibility import nameless

Open = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def chest() -> Iterator[MemoryKeyring]:
    """Return a keyring of the test's own, which is in force."""
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def site() -> WordPressStandIn:
    return WordPressStandIn()


@pytest.fixture
def server(site: WordPressStandIn) -> Iterator[StandIn]:
    with serving(site) as made:
        site.base = made.base
        yield made


@pytest.fixture
def library(tmp_path: Path, server: StandIn) -> Path:
    """Return a library with an approved story, one that is none, and a profile for the site."""
    path = tmp_path / "stories.copydesk"
    with desk_at(path) as desk:
        add_story(desk)
        add_story(desk, "quay", approved=False)
        set_profile(desk, "wordpress", server.base)
    return path


@pytest.fixture
def window(open_main_window: Open, qtbot: QtBot) -> MainWindow:
    made = open_main_window(person="Mina Falk")
    open_story(made, qtbot, "crane")
    return made


def feature(window: MainWindow) -> Sending:
    (found,) = window.findChildren(Sending)
    return found


def dialog_of(window: MainWindow, qtbot: QtBot) -> SendDialog:
    """Open the dialog and wait until it knows what would go, and whether there is a password."""
    press(window, "story.send")
    qtbot.waitUntil(lambda: feature(window).dialog is not None and is_known(window), timeout=10_000)
    dialog = feature(window).dialog
    assert dialog is not None
    return dialog


def is_shown(widget: QWidget) -> bool:
    return widget.isVisibleTo(widget.window())


def is_known(window: MainWindow) -> bool:
    dialog = feature(window).dialog
    assert dialog is not None
    return bool(dialog.going.rows) and (is_shown(dialog.password) or is_shown(dialog.known))


def send(dialog: SendDialog, qtbot: QtBot, password: str = wordpress_stand_in.PASSWORD) -> None:
    """Type a password, if one is asked for, send, and wait until something came of it."""
    if password:
        dialog.password.clear()
        QTest.keyClicks(dialog.password, password)
    qtbot.waitUntil(dialog.button.isEnabled)
    dialog.button.click()
    assert dialog.is_sending
    qtbot.waitUntil(lambda: not dialog.is_sending, timeout=20_000)


def test_a_story_is_sent_and_its_post_is_shown(
    window: MainWindow, qtbot: QtBot, site: WordPressStandIn, library: Path
) -> None:
    dialog = dialog_of(window, qtbot)
    assert not dialog.draft.isChecked()
    assert "approved" in dialog.verdict.words
    assert nameless(dialog) == []
    told = {row.key: row for row in dialog.going.rows}
    assert (told["post"].title, told["post"].pill) == ("A new post", "Pending")
    assert (told["slug"].detail, told["categories"].detail) == ("crane", "politics")
    assert told["pictures"].words == "Featured: The crane over the north quay"
    qtbot.waitUntil(dialog.password.hasFocus)  # what is missing
    passed = [dialog.keep, dialog.going, dialog.losses]
    for widget in passed:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is widget
    send(dialog, qtbot)
    (post,) = site.posts.values()
    assert f"/?p={post['id']}" in dialog.outcome.address.text()
    assert "Pending" in dialog.outcome.words.text()
    assert nameless(dialog) == []
    dialog.outcome.copy.click()
    assert QGuiApplication.clipboard().text() == f"{site.base}/?p={post['id']}"
    dialog.outcome.close_button.click()
    with desk_at(library) as desk:
        assert desk.story("crane").summary.state is State.PUBLISHED
    model = window.bench.model
    qtbot.waitUntil(lambda: model.summary is not None and model.summary.state is State.PUBLISHED)
    again = dialog_of(window, qtbot)
    assert again.going.rows[0].title == "The post there is changed"
    assert again.button.text() == "Send Changes"
    send(again, qtbot, "")  # the password is known for this session
    assert len(site.posts) == 1


def test_what_stands_in_the_way_is_said_and_led_to_and_a_draft_goes_as_one(
    window: MainWindow, qtbot: QtBot, server: StandIn, site: WordPressStandIn
) -> None:
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    open_story(window, qtbot, "quay")
    dialog = dialog_of(window, qtbot)
    assert dialog.draft.isChecked()
    QTest.keyClicks(dialog.password, "x")
    qtbot.waitUntil(dialog.button.isEnabled)
    dialog.draft.setChecked(False)
    qtbot.waitUntil(lambda: "cannot leave yet" in dialog.verdict.words)
    assert not dialog.button.isEnabled()
    assert [row.title for row in dialog.reasons.rows] == ["State", "Attribution", "Ads"]
    dialog.reasons.row_activated.emit("2")
    assert window.bench.panels.current == "ads"
    assert feature(window).dialog is None
    assert server.asked == []
    again = dialog_of(window, qtbot)
    assert not is_shown(again.keep)  # as there is no keyring
    send(again, qtbot)
    (post,) = site.posts.values()
    assert (post["slug"], post["status"]) == ("quay", "draft")


def test_a_password_that_is_refused_is_asked_for_again_and_kept_only_once_it_was_taken(
    window: MainWindow, qtbot: QtBot, site: WordPressStandIn, chest: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_PASSWORD", "that of another site")  # is for the command alone
    dialog = dialog_of(window, qtbot)
    assert is_shown(dialog.keep)
    assert is_shown(dialog.password)
    send(dialog, qtbot, "wrong")
    assert "does not take the account" in dialog.verdict.words
    assert is_shown(dialog.password)
    assert chest.kept == {}
    send(dialog, qtbot)
    qtbot.waitUntil(lambda: list(chest.kept.values()) == [wordpress_stand_in.PASSWORD])
    dialog.accept()
    assert len(site.posts) == 1


def test_a_kept_password_is_found_and_can_be_changed(
    window: MainWindow, qtbot: QtBot, site: WordPressStandIn, chest: MemoryKeyring
) -> None:
    chest.kept[f"copydesk {site.base}", wordpress_stand_in.ACCOUNT] = wordpress_stand_in.PASSWORD
    dialog = dialog_of(window, qtbot)
    assert not is_shown(dialog.password)
    dialog.change.click()
    assert is_shown(dialog.password)
    send(dialog, qtbot, "")
    assert len(site.posts) == 1


def test_what_was_changed_over_there_is_shown_and_asked_about(
    window: MainWindow, qtbot: QtBot, site: WordPressStandIn
) -> None:
    send(dialog_of(window, qtbot), qtbot)
    dialog = feature(window).dialog
    assert dialog is not None
    dialog.accept()
    (number,) = site.posts
    changed = site.posts[number]["content"].replace("sell it.", "scrap it.")
    site.edit(number, content=changed, title="Crane is scrapped")
    dialog = dialog_of(window, qtbot)
    send(dialog, qtbot, "")
    assert "changed over there" in dialog.question.title.text()
    assert "Crane is scrapped" in dialog.question.words.text()
    assert dialog.question.view.changes == 1
    assert "scrap" in dialog.question.view.toPlainText()
    assert dialog.question.refuse.hasFocus()
    assert nameless(dialog) == []
    dialog.question.refuse.click()
    assert site.posts[number]["content"] == changed
    dialog = dialog_of(window, qtbot)
    send(dialog, qtbot, "")
    dialog.question.agree.click()
    qtbot.waitUntil(lambda: "Sent to" in dialog.outcome.title.text(), timeout=20_000)
    assert "sell it." in site.posts[number]["content"]


def test_a_sending_goes_on_without_its_dialog(window: MainWindow, qtbot: QtBot, site: WordPressStandIn) -> None:
    dialog = dialog_of(window, qtbot)
    QTest.keyClicks(dialog.password, wordpress_stand_in.PASSWORD)
    dialog.button.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert feature(window).dialog is None
    qtbot.waitUntil(lambda: "was sent to" in window.bench.story.notice.words, timeout=20_000)
    assert len(site.posts) == 1


def test_a_sending_that_is_stopped_or_fails_says_so_and_goes_again(
    window: MainWindow, qtbot: QtBot, server: StandIn, site: WordPressStandIn
) -> None:
    dialog = dialog_of(window, qtbot)
    QTest.keyClicks(dialog.password, wordpress_stand_in.PASSWORD)
    dialog.button.click()
    dialog.progress.stop.click()
    qtbot.waitUntil(lambda: not dialog.is_sending, timeout=20_000)
    assert "was stopped" in dialog.verdict.words
    server.fail(1, Fault.ERROR)
    send(dialog, qtbot, "")
    assert "failed (error 500)" in dialog.verdict.words
    send(dialog, qtbot, "")
    assert len(site.posts) == 1


def test_closing_the_window_while_a_story_is_sent_loses_nothing(
    library: Path, open_main_window: Open, qtbot: QtBot, server: StandIn, site: WordPressStandIn
) -> None:
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot)
    QTest.keyClicks(dialog.password, wordpress_stand_in.PASSWORD)
    server.once("POST", "/posts", partial(time.sleep, 0.3))
    dialog.button.click()
    qtbot.waitUntil(lambda: any(one.method == "POST" for one in server.asked), timeout=20_000)
    dialog.reject()
    with qtbot.waitSignal(window.ended, timeout=20_000):
        window.close()
    again = open_main_window(person="Mina Falk")
    open_story(again, qtbot, "crane")
    send(dialog_of(again, qtbot), qtbot)
    assert len(site.posts) == 1
    assert len(site.media) == 2
    with desk_at(library) as desk:
        assert desk.library.verify().is_clean


def test_without_a_site_it_leads_to_the_profiles(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    with desk_at(library) as desk:
        profiles.set_text(desk, "")
    press(window, "story.send")
    qtbot.waitUntil(lambda: bool(window.findChildren(NoSiteDialog)), timeout=10_000)
    window.findChildren(NoSiteDialog)[0].button.click()
    qtbot.waitUntil(lambda: any(type(one).__name__ == "ProfileDialog" for one in window.findChildren(QDialog)))
    for one in window.findChildren(QDialog):
        one.reject()
