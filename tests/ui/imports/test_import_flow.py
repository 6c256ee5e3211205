"""Where somebody stands once an import is in front."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.ui.imports.import_feature import Imports
from editor.ui.imports.import_review import ReviewDialog
from editor.ui.main_window import MainWindow

PARAGRAPH = "Harbour staff said on Monday that the crane would stand still until it has been looked at again. " * 6


def test_an_imported_story_is_read_from_its_beginning(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "crane story.txt"
    path.write_text("\n\n".join(["By Maria Osei", *[PARAGRAPH, "ADVERTISEMENT"] * 12]), encoding="utf-8")
    imports = window.findChild(Imports)
    assert isinstance(imports, Imports)
    imports.take([str(path)])
    qtbot.waitUntil(lambda: bool(window.findChildren(ReviewDialog)), timeout=15_000)
    (dialog,) = window.findChildren(ReviewDialog)
    assert isinstance(dialog.import_button, QPushButton)
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=15_000)
    with qtbot.waitSignal(window.bench.keeper.opened):
        dialog.import_button.click()
    model, editor = window.bench.model, window.bench.story.editor
    qtbot.waitUntil(lambda: bool(model.article.ads))
    assert model.caret == 0
    qtbot.waitUntil(lambda: 0 <= editor.cursorRect().top() < editor.viewport().height() // 2)
    assert window.focusWidget() is editor
