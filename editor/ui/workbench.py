"""What is worked with in the window: the story, its panels, the actions; put into the frame once that is painted."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from editor.article.errors import Trouble
from editor.article.library_errors import StaleSave
from editor.desk import writing
from editor.desk.writing import OpenStory
from editor.ui import features, session
from editor.ui.action_table import TOOL_BAR_LEFT, TOOL_BAR_RIGHT
from editor.ui.actions import Actions, read_keys
from editor.ui.autosave import Keeper
from editor.ui.bundles import bundle_opening
from editor.ui.derived import StoryReader
from editor.ui.history.two_texts import TwoTexts
from editor.ui.jobs import Jobs
from editor.ui.palette import Palette
from editor.ui.panel_area import PanelArea
from editor.ui.people import People
from editor.ui.recent_menu import RecentMenu
from editor.ui.services import Services
from editor.ui.status_line import StatusLine
from editor.ui.story_area import StoryArea
from editor.ui.story_model import StoryModel
from editor.ui.story_state import StoryState
from editor.ui.theme import Theme
from editor.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

_SAFE_AFTER = 3_000  # milliseconds that a story opened at start has to stand before it counts as harmless


class Workbench(QObject):
    """Assembles; what the parts do is theirs."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worker = window.worker
        self._leaving: Callable[[], None] | None = None
        theme = window.look.theme
        self.model = StoryModel(self)
        self.keeper = Keeper(self._worker, self.model, window.session.device, window.state_folder, self)
        self.actions = Actions(window, read_keys(window.settings.values.texts("keys.changed")))
        self.story = StoryArea(self.model, theme, window)
        self.panels = PanelArea(theme, window)
        self.palette = Palette(window, theme)
        self._reader = StoryReader(lambda: self.model.article, self)
        self._jobs = Jobs(self._worker, self)
        self._status = StatusLine(self.model, self._jobs, theme, window)
        self.people = People(self._worker, self.model, self.keeper, window.settings, self)
        self.services = Services(
            window, self._worker, self._jobs, self.model, self.keeper, self.actions, self.palette, self.panels,
            self.story, window.look, window.settings, window.state_folder, self.tell,
            self._reader, self.people, [],
        )  # fmt: skip
        self._two_texts = TwoTexts(window, self._worker, self.model, self.keeper, self.story.notice, window.look)
        self._window_actions = WindowActions(self.services, window.desk_list, lambda: window.session.recent)
        self._connect()
        self._features = iter(features.FEATURES)

    def build(self, then: Callable[[], None]) -> None:
        """Put the features in, one on each turn of the window's loop, show everything, and call `then`."""
        if self._window.is_ending:
            return
        install = next(self._features, None)
        if install is not None:
            QTimer.singleShot(0, self, lambda: self.build(then))  # first: a bug in one feature must not stop the next
            install(self.services)
            return
        theme = self._window.look.theme
        self._window_actions.add_panel_actions()
        self._fill_bars()
        self._set_look(theme)
        self._window.put_in(self.story, self.panels, self._status)
        self._show_as_last_time()
        self._reader.start()
        if troubles := self._window.settings.values.troubles:
            self.story.notice.say("\n".join(troubles), "warning", "settings")
        self._open_last()
        then()

    def tell(self, trouble: Trouble) -> None:
        """Tell of known trouble in the bar over the story."""
        self.story.notice.say(trouble.sentence, "danger", type(trouble).__name__)

    def tell_bug(self, report: str) -> None:
        """Tell of something that is wrong with the program itself; what was typed has been kept before."""
        words = self.tr("Something is wrong in Copydesk itself; what you typed is kept. The report holds none of it.")
        copy = (self.tr("Copy Report"), lambda: QGuiApplication.clipboard().setText(report))
        self.story.notice.say(words, "warning", "bug", copy)

    def open_slug(self, slug: str) -> None:
        """Open a story by its slug, or a bundle by its path."""
        if bundle_opening.is_meant(slug):
            bundle_opening.open_files(self.services, (slug,))
            return
        self._worker.ask(lambda desk: desk.story(slug).summary.id, self.keeper.open)

    def leave(self, then: Callable[[], None]) -> None:
        """Have everything kept, then go; where the library will not take the text, ask."""
        if self._leaving is not None:
            return
        self._leaving = then
        self._jobs.cancel()
        self._keep_session()
        if self.keeper.waiting_stale is not None:
            self.keeper.keep()  # both texts are in the library; the choice waits for the next start
            then()
        else:
            self.keeper.save(then)

    def stop(self) -> None:
        """End the thread that reads stories."""
        self._reader.stop()

    def _connect(self) -> None:
        model, keeper, worker = self.model, self.keeper, self._worker
        model.edited.connect(self._reader.story_edited)
        model.replaced.connect(self._reader.story_replaced)
        model.replaced.connect(self._replaced)
        model.edited.connect(self._show_headline)
        self._reader.read_out.connect(model.set_derived)
        self._reader.crashed.connect(self._window.bug)
        worker.troubled.connect(self.tell)
        self._status.person_wanted.connect(lambda: self._trigger("app.person"))
        keeper.status_changed.connect(self._status.set_status)
        keeper.opened.connect(self._story_opened)
        keeper.trouble.connect(self._not_kept)
        keeper.trouble_over.connect(lambda: self.story.notice.over("not kept"))
        keeper.stale.connect(self._saved_elsewhere)
        keeper.moved_on.connect(self._say_moved_on)
        keeper.library_changed.connect(self._window.desk_list.library_changed)
        self._jobs.trouble.connect(self.tell)
        self._window.settings.trouble.connect(self.tell)
        self._window.look.changed.connect(self._set_look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._state_changed)
        for place in (self._window.desk_list, self.story):
            place.new_wanted.connect(self._window_actions.new_story)
            place.import_wanted.connect(lambda: self._trigger("story.import"))
        self._window.desk_list.story_chosen.connect(self._choose)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """Keep what was typed when somebody turns to another program; see on the way back what it did."""
        self.keeper.keep()
        if state is Qt.ApplicationState.ApplicationActive:
            self.keeper.refresh()

    def _say_moved_on(self) -> None:
        self.story.notice.say(self.tr("This story was changed elsewhere; you see it as it is now."), "accent", "moved")

    def _set_look(self, theme: Theme) -> None:
        for part in (self.actions, self.story, self.panels, self._status, self.palette):
            part.set_look(theme)

    def _fill_bars(self) -> None:
        self.actions.fill_menus(self._window.menus)
        opening = self.actions.action("story.open")
        assert opening is not None
        RecentMenu(self._window.menus["File"], opening, lambda: self._window.session.recent, self.keeper.open)
        tools = self._window.tools
        for group in TOOL_BAR_LEFT:
            found: list[QAction] = [one for name in group if (one := self.actions.action(name)) is not None]
            if found:
                tools.add_group(found)
        tools.add_spring()
        tools.addWidget(StoryState(self.model, self.actions, tools))
        tools.addActions([one for name in TOOL_BAR_RIGHT if (one := self.actions.action(name)) is not None])

    def _trigger(self, action_id: str) -> None:
        if action := self.actions.action(action_id):
            action.trigger()

    def _show_as_last_time(self) -> None:
        known = self._window.session
        self.panels.show_panel(known.panel)
        for name, widget in (("view.desk_list", self._window.desk_list), ("view.panels", self.panels)):
            shown = known.shown.get(name, True)
            widget.setVisible(shown)
            self.actions.set_checked(name, shown)

    def _open_last(self) -> None:
        """Open the story of last time, unless the program ended while it did that."""
        known = self._window.session
        self._store(replace(known, opening=""))
        if known.opening:
            words = self.tr("Copydesk ended while it opened the story of last time, so it was left closed.")
            self.story.notice.say(words, "warning", "opening")
        elif known.story:
            self._store(replace(known, opening=known.story))
            self._worker.ask(
                lambda desk: writing.standing(desk, known.story),
                lambda _: self.keeper.open(known.story),
                lambda _: None,  # no trouble: the session may be another library's
            )
            QTimer.singleShot(_SAFE_AFTER, self, lambda: self._store(replace(self._window.session, opening="")))

    def _choose(self, article_id: str) -> None:
        if article_id == self.model.article_id:
            self.story.focus_text()
            return
        self._keep_caret()
        self.keeper.open(article_id, self.story.focus_text)

    def _story_opened(self, story: OpenStory) -> None:
        name = story.summary.id
        self.story.notice.over("opening")
        self._store(self._window.session.with_story(name, story.article.furniture.headline or story.summary.slug))
        if not story.cursor and (caret := self._window.session.carets.get(name)):
            self.story.editor.jump_to(min(caret, len(story.article.body)))
        self._two_texts.opened(story)

    def _replaced(self) -> None:
        self._window.desk_list.set_open(self.model.article_id)
        self._show_headline()

    def _show_headline(self) -> None:
        """Name the story by its headline of now, in the list and over the window."""
        furniture = self.model.records.furniture
        self._window.desk_list.model.show_headline(self.model.article_id, furniture.headline)
        title = furniture.headline or furniture.slug
        self._window.setWindowTitle(f"{title} – Copydesk" if self.model.is_open else "Copydesk")

    def _not_kept(self, trouble: Trouble) -> None:
        self.story.notice.say(trouble.sentence, "danger", "not kept", (self.tr("Try Again"), self.keeper.keep))
        if self._leaving is not None:
            then, self._leaving = self._leaving, None
            question = self.tr("{trouble}\n\nQuit all the same?").format(trouble=trouble.sentence)
            if QMessageBox.question(self._window, "Copydesk", question) is QMessageBox.StandardButton.Yes:
                then()

    def _saved_elsewhere(self, stale: StaleSave) -> None:
        if self._leaving is not None:
            self._leaving()
        else:
            self._two_texts.saved_elsewhere(stale)

    def _keep_caret(self) -> None:
        if self.model.is_open:
            self._window.session = self._window.session.with_caret(self.model.article_id, self.model.caret)

    def _keep_session(self) -> None:
        self._keep_caret()
        window = self._window
        shown = {"view.desk_list": not window.desk_list.isHidden(), "view.panels": not self.panels.isHidden()}
        self._store(
            replace(
                window.session,
                story=self.model.article_id,
                opening="",
                panel=self.panels.current or window.session.panel,
                geometry=bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
                sizes=tuple(window.splitter.sizes()),
                shown=shown,
            )
        )

    def _store(self, changed: session.Session) -> None:
        self._window.session = changed
        session.store(changed, self._window.state_folder / "session.json")
