"""The preview put into the window: what it is made of is loaded when somebody first wants it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.ui.services import Services

_ROOM = 660  # pixels for the text and the page side by side
_GIVE_WAY = ("view.panels", "view.desk_list")  # what is hidden meanwhile in a narrow window, the first one first


class PreviewFeature(QObject):
    """Makes the preview, and room for it: in a narrow window the panels, then the desk list, give way meanwhile."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._hidden: list[str] = []
        services.story.set_preview(self._make)
        services.story.preview_shown.connect(self._make_room)

    def _make(self) -> QWidget:
        from editor.ui.preview.preview import Preview

        given = self._given
        preview = Preview(given.model, given.worker, given.look.theme)
        given.look.changed.connect(preview.set_look)
        preview.jump_wanted.connect(lambda offset: given.model.jump_requested.emit(offset, offset))
        return preview

    def _make_room(self, on: bool) -> None:
        if not on:
            for action_id in self._hidden:
                self._toggle(action_id, shown=True)
            self._hidden = []
            return
        room = self._given.story.width()
        for action_id in _GIVE_WAY:
            action = self._given.actions.action(action_id)
            if room < _ROOM and action is not None and action.isChecked():
                room += self._given.panels.width() if action_id == "view.panels" else _ROOM
                self._toggle(action_id, shown=False)
                self._hidden.append(action_id)

    def _toggle(self, action_id: str, shown: bool) -> None:
        action = self._given.actions.action(action_id)
        if action is not None and action.isChecked() is not shown:
            action.trigger()


def install(services: Services) -> None:
    """Put the preview into the window."""
    PreviewFeature(services)
