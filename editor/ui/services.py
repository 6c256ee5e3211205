"""What the window gives to the panels and dialogs that are put into it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from editor.article.errors import Trouble
from editor.ui.actions import Actions
from editor.ui.autosave import Keeper
from editor.ui.jobs import Jobs
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.palette import Palette
from editor.ui.panel_area import PanelArea
from editor.ui.people import People
from editor.ui.settings_store import SettingsStore
from editor.ui.story_area import StoryArea
from editor.ui.story_model import StoryModel
from editor.ui.worker import Worker

if TYPE_CHECKING:  # loaded when the first of them is wanted
    from editor.ui.derived import StoryReader
    from editor.ui.settings_dialog import SettingsDialog


@dataclass(frozen=True, slots=True)
class Services:
    """Everything of one window; a panel is given only what it needs of it."""

    window: MainWindow
    worker: Worker
    jobs: Jobs
    model: StoryModel
    keeper: Keeper
    actions: Actions
    palette: Palette
    panels: PanelArea
    story: StoryArea
    look: Look
    settings: SettingsStore
    state_folder: Path
    tell: Callable[[Trouble], None]
    get_reader: Callable[[], "StoryReader"]
    people: People
    settings_pages: list[Callable[["SettingsDialog"], None]]  # add pages of what belongs to the library

    @property
    def reader(self) -> "StoryReader":
        """Return what reads the story in front; the first call loads the checks."""
        return self.get_reader()

    def show_panel(self, key: str) -> None:
        """Bring a panel to sight, and the panels with it where they were hidden."""
        self.panels.show()
        self.actions.set_checked("view.panels", True)
        self.panels.show_panel(key)
