"""Twenty thousand keys, no abort, no leak: PySide6 6.12.0 lost references of True until Python 3.11 aborted."""

import gc
import random
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.article.edits import Edit
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor

KEYS = 20_000
SPECIAL = (
    Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete,
    Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
LETTERS = "abc def -'\"*[]"
SLACK = 300  # references of True and None that come and go with caches


@pytest.mark.slow
def test_twenty_thousand_keys_leave_references_flat(qtbot: QtBot) -> None:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(800, 600)
    text = "One **two** [@tudela].\n\n::ad{#ad-1}\n\n- a\n\n" * 6
    editor.open(BodyDocument(text, editor))
    editor.show()
    chance = random.Random(11)

    def type_keys(count: int) -> None:
        for number in range(count):
            if chance.random() < 0.2:
                QTest.keyClick(editor, chance.choice(SPECIAL))
            else:
                QTest.keyClicks(editor, chance.choice(LETTERS))
            if number % 50 == 0:
                QApplication.processEvents()
            if number % 500 == 499:  # the same work for every part of the run
                editor.replace([Edit(0, len(editor.source), text)])

    type_keys(2_000)
    gc.collect()
    before = (sys.getrefcount(True), sys.getrefcount(None))
    type_keys(KEYS - 2_000)
    gc.collect()
    after = (sys.getrefcount(True), sys.getrefcount(None))
    assert abs(after[0] - before[0]) < SLACK
    assert abs(after[1] - before[1]) < SLACK
