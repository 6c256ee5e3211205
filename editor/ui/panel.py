"""What a panel beside the story is: a widget that holds the story's model and knows no neighbour."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.ui.story_model import StoryModel
from editor.ui.theme import Theme
from editor.ui.theme import load as load_theme


class Panel(QWidget):
    """One panel of the right side; a subclass sets `key`, `title` and `icon` and overrides `story_set`.

    Connect to the model in `story_set`, once: the model stays, the story in it changes (`replaced`). While the panel is
    not in sight nothing has to be drawn; override `showEvent` to catch up.
    """

    key = ""  # of the tab, and in the session's file
    title = ""  # on the tab, and the panel's accessible name
    icon = ""  # a name among the icons

    badge_changed = Signal(str, str)  # text on the tab ("3", "" for none), tone: neutral, warning, danger, success
    trouble = Signal(object)  # Trouble to be told in the bar over the story

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: StoryModel | None = None
        self._theme = load_theme("light")
        self.setAccessibleName(self.title)

    @property
    def model(self) -> StoryModel:
        """Return the model; only after `set_story`."""
        assert self._model is not None
        return self._model

    @property
    def theme(self) -> Theme:
        """Return the theme in force."""
        return self._theme

    def set_story(self, model: StoryModel) -> None:
        """Give the panel its model, once."""
        assert self._model is None, "a panel has one model"
        self._model = model
        self.story_set()

    def set_look(self, theme: Theme) -> None:
        """Use a theme; override `look_changed` where something is painted by hand."""
        self._theme = theme
        self.look_changed()

    def story_set(self) -> None:
        """Connect to the model and show what is in it."""

    def look_changed(self) -> None:
        """Colour by the new theme what the style sheet does not colour."""
