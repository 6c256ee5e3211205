"""Who works here: the person of this desktop, what that person may do, and another one who sits down.

What was typed becomes a version under the name of whoever typed it before anybody else is in force: the four-eyes rule
asks who changed a part last.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from editor.desk import house_rules
from editor.desk.desk import Desk
from editor.ui.autosave import Keeper
from editor.ui.settings_store import SettingsStore
from editor.ui.story_model import StoryModel
from editor.ui.worker import Worker

_NAME = "person.name"  # the setting


@dataclass(frozen=True, slots=True)
class _Seat:
    """The person of a desk, and which actions of the workflow that person may take."""

    person: str
    may: frozenset[str]


def _seat(desk: Desk) -> _Seat:
    return _Seat(desk.person, house_rules.may(desk))


class People(QObject):
    """Keeps the model's person in step with the settings and with the library's roles."""

    def __init__(
        self, worker: Worker, model: StoryModel, keeper: Keeper, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._model = model
        self._keeper = keeper
        self._settings = settings
        settings.changed.connect(self._setting_changed)
        self.refresh()

    def refresh(self) -> None:
        """Ask the library who works here and what that person may do: the roles of the house may have changed."""
        self._worker.ask(_seat, lambda seat: self._model.set_person(seat.person, seat.may))

    def name(self, person: str) -> None:
        """Let another person work here from now on, and at the next start too."""
        self._settings.change(_NAME, person.strip())

    def _setting_changed(self, key: str) -> None:
        if key == _NAME:
            self._keeper.save(self._sit_down)

    def _sit_down(self) -> None:
        person = self._settings.values.person
        self._worker.change_desk(lambda desk: replace(desk, person=person))
        self.refresh()
        self._keeper.refresh()
