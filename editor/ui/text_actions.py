"""What menus, keys and the palette do to words: in whatever has the keyboard, or to the story's text alone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from editor.ui.body import body_keys
from editor.ui.body.block_kinds import BlockKind
from editor.ui.services import Services

_ANYWHERE = {"cut": "cut", "copy": "copy", "paste": "paste", "select_all": "selectAll"}
_NOTICE = "marks in a field"


class TextActions(QObject):
    """Registers the handlers of Edit and Format in the table of actions."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._story = services.story
        editor, handle = services.story.editor, services.actions.handle
        for name, method in _ANYWHERE.items():
            handle(f"edit.{name}", partial(_in_focus, method))
        handle("edit.paste_plain", partial(_in_focus, "paste_plain", "paste"))
        for name, element in (("strong", "strong"), ("em", "em"), ("strike", "s")):
            handle(f"format.{name}", partial(self._to_text, partial(editor.toggle, element)))
        handle("format.link", partial(self._to_text, partial(body_keys.link, editor)))
        for kind in (BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST):
            handle(f"format.{kind}", partial(self._to_text, partial(editor.toggle_kind, kind)))
        handle("format.block_up", partial(self._to_text, partial(editor.move_block, -1)))
        handle("format.block_down", partial(self._to_text, partial(editor.move_block, 1)))
        handle("insert.divider", partial(self._to_text, editor.insert_divider))

    def _to_text(self, operation: Callable[[], object]) -> None:
        """Change the story's text, unless somebody types into a field: there, it would change unseen."""
        if _types_elsewhere(self._story.editor):
            words = self.tr("Bold, links, headings and the like are for the story’s text: click into it first.")
            self._story.notice.say(words, "accent", _NOTICE)
            return
        self._story.notice.over(_NOTICE)
        operation()


def _types_elsewhere(editor: QWidget) -> bool:
    widget: QWidget | None = QApplication.focusWidget()
    is_field = isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()
    return is_field and widget is not editor


def _in_focus(*methods: str) -> None:
    """Do what every text field can do, in the one that has the keyboard, by the first of the methods that it has."""
    widget: QWidget | None = QApplication.focusWidget()
    operation = next((found for name in methods if callable(found := getattr(widget, name, None))), None)
    if operation is not None:
        operation()
