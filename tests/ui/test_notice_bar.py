"""The bar over the story: beside each other where there is room, and nothing cut where there is not."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.notice_bar import NoticeBar
from editor.ui.theme import load


def test_in_a_narrow_column_the_buttons_stand_under_the_words(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    bar = NoticeBar(load("light"), place)
    QVBoxLayout(place).addWidget(bar)
    done: list[str] = []
    bar.say(
        "Spelling is not checked here.", "accent", "spelling", ("Leave Spelling Unchecked", lambda: done.append(""))
    )
    (button,) = bar.findChildren(QPushButton)
    place.resize(800, 200)
    place.show()
    words = bar._words
    qtbot.waitUntil(lambda: button.mapTo(bar, button.rect().center()).x() > words.geometry().right())
    place.resize(330, 200)
    qtbot.waitUntil(lambda: button.mapTo(bar, button.rect().topLeft()).y() >= words.geometry().bottom())
    assert button.width() >= button.sizeHint().width()
    assert words.width() > 180
    place.resize(800, 200)
    qtbot.waitUntil(lambda: button.mapTo(bar, button.rect().center()).x() > words.geometry().right())
    button.click()
    assert (done, bar.words) == ([""], "")
