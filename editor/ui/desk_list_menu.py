"""The context menu of a story in the desk list: what can be done with it, after it came to front."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from editor.ui.actions import Actions
from editor.ui.desk_list import DeskList
from editor.ui.services import Services

_STEPS = ("submit", "recall", "publish", "reopen", "unspike", "reject")
_GROUPS = (
    tuple(f"workflow.{step}" for step in _STEPS),
    ("story.export", "story.send", "story.bundle"),
    ("workflow.correct", "workflow.spike", "workflow.kill", "workflow.delete", "story.audit"),
)


class DeskListMenu(QObject):
    """Brings the story that was clicked to front and shows the menu: what acts on a story acts on the one in sight."""

    def __init__(self, services: Services, desk_list: DeskList) -> None:
        super().__init__(services.window)
        self._given = services
        self._list = desk_list
        desk_list.menu_wanted.connect(self._ask)

    def _ask(self, row: int, place: QPoint) -> None:
        summary = self._list.model.summary(row)
        if summary is None:
            return
        if summary.id == self._given.model.article_id:
            self._show(place)
        else:
            self._given.keeper.open(summary.id, partial(self._show, place))

    def _show(self, place: QPoint) -> None:
        menu = QMenu(self._list)
        menu.setAccessibleName(self.tr("Story"))
        fill(menu, self._given.actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def fill(menu: QMenu, actions: Actions) -> None:
    """Put in what can be done with the story in front now, in groups."""
    for group in _GROUPS:
        offered = [one for name in group if (one := actions.action(name)) is not None and one.isEnabled()]
        if offered and not menu.isEmpty():
            menu.addSeparator()
        menu.addActions(offered)
