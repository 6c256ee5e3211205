"""What a person does with the body editor alone, for the tests of its parts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.ui.body.body_editor import BodyEditor

Open = Callable[..., BodyEditor]


def shown(editor: BodyEditor) -> str:
    """Return the text with a bar at the caret, or angle brackets round what is selected."""
    start, end = editor.selected
    source = editor.source
    if start == end:
        return f"{source[:start]}|{source[start:]}"
    return f"{source[:start]}<{source[start:end]}>{source[end:]}"


def keys(editor: BodyEditor, *presses: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key | str) -> None:
    for press in presses:
        if isinstance(press, str):
            QTest.keyClicks(editor, press)
        elif isinstance(press, tuple):
            QTest.keyClick(editor, press[0], press[1])
        else:
            QTest.keyClick(editor, press)
