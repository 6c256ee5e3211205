"""A body editor to type into."""

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.body_operations import Aids
from tests.ui.body.editing import Open


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Return how to open a text in a shown editor; a bar in it is where the caret is."""

    def open_text(text: str, aids: Aids | None = None) -> BodyEditor:
        editor = BodyEditor()
        qtbot.addWidget(editor)
        editor.resize(800, 700)
        editor.show()
        at = text.find("|")
        editor.open(BodyDocument(text.replace("|", "", 1), editor))
        editor.aids = aids or Aids()
        if at >= 0:
            editor.jump_to(at)
        return editor

    return open_text
