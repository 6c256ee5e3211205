"""What is remembered of the window from one start to the next: stories, carets, places; written at once."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.ui import session
from editor.ui.actions import Actions
from editor.ui.panel_area import PanelArea
from editor.ui.session import Session
from editor.ui.story_model import StoryModel

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class WindowSession:
    """Keeps the session of one window."""

    def __init__(self, window: "MainWindow", model: StoryModel, panels: PanelArea, actions: Actions) -> None:
        self._window = window
        self._model = model
        self._panels = panels
        self._actions = actions

    def store(self, changed: Session) -> None:
        """Remember a session."""
        self._window.session = changed
        session.store(changed, self._window.state_folder / "session.json")

    def set_opening(self, story: str) -> None:
        """Remember which story is just being opened, empty where that ended well."""
        self.store(replace(self._window.session, opening=story))

    def keep_caret(self) -> None:
        """Remember where the caret stands in the story in front."""
        if self._model.is_open:
            self._window.session = self._window.session.with_caret(self._model.article_id, self._model.caret)

    def forget(self, article_id: str) -> None:
        """Forget a story that is gone."""
        self.store(self._window.session.without_story(article_id))

    def keep(self) -> None:
        """Remember everything, as the window is about to go."""
        self.keep_caret()
        window = self._window
        shown = {"view.desk_list": not window.desk_list.isHidden(), "view.panels": not self._panels.isHidden()}
        self.store(
            replace(
                window.session,
                story=self._model.article_id,
                opening="",
                panel=self._panels.current or window.session.panel,
                geometry=bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
                sizes=tuple(window.splitter.sizes()),
                shown=shown,
            )
        )

    def show_places(self) -> None:
        """Show what stands beside the text as it was shown last time, so that the text stands where it stays."""
        known = self._window.session
        for name, widget in (("view.desk_list", self._window.desk_list), ("view.panels", self._panels)):
            shown = known.shown.get(name, True)
            widget.setVisible(shown)
            self._actions.set_checked(name, shown)
