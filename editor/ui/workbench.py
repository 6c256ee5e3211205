"""What is worked with in the window: the story, its panels, the actions; put into the frame once that is painted.

The text and its furniture come first, with the story that is wanted, and stand where they stay; the panels and all that
the actions lead to are loaded and put in after that is on the screen.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from editor.article.errors import Trouble
from editor.article.library_errors import StaleSave
from editor.desk import writing
from editor.desk.writing import OpenStory
from editor.ui.action_table import TOOL_BAR_LEFT, TOOL_BAR_RIGHT
from editor.ui.actions import Actions, read_keys
from editor.ui.autosave import Keeper
from editor.ui.between_keys import BetweenKeys
from editor.ui.desk_list_menu import DeskListMenu
from editor.ui.furniture import furniture_feature
from editor.ui.history.two_texts import TwoTexts
from editor.ui.jobs import Jobs
from editor.ui.loading import Loading
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
from editor.ui.untouched import Untouched
from editor.ui.window_actions import WindowActions
from editor.ui.window_session import WindowSession

if TYPE_CHECKING:
    from editor.ui.derived import StoryReader
    from editor.ui.main_window import MainWindow

_SAFE_AFTER = 3_000  # milliseconds that a story opened at start has to stand before it counts as harmless
_LONGEST = 1_500  # milliseconds that the rest waits for the story at most, which the library may not have
_PAINTED = 30  # milliseconds; Qt paints 5 after a change where no screen sets the pace


class Workbench(QObject):
    """Assembles; what the parts do is theirs."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worker = window.worker
        self._leaving: Callable[[], None] | None = None
        self._reader: StoryReader | None = None
        self._slug = ""
        self._then: Callable[[], None] | None = None
        self._features: Iterator[Callable[[Services], object]] = iter(())
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._load_rest)
        theme = window.look.theme
        self.model = StoryModel(self)
        self.keeper = Keeper(self._worker, self.model, window.session.device, window.state_folder, self)
        self.between_keys = BetweenKeys(self)
        self.keeper.later = self.between_keys.put
        self.actions = Actions(window, read_keys(window.settings.values.texts("keys.changed")))
        self.story = StoryArea(self.model, theme, window)
        self.panels = PanelArea(theme, window)
        self.palette = Palette(window, theme)
        self._jobs = Jobs(self._worker, self)
        self._status = StatusLine(self.model, self._jobs, theme, window)
        self.people = People(self._worker, self.model, self.keeper, window.settings, self)
        self.services = Services(
            window, self._worker, self._jobs, self.model, self.keeper, self.actions, self.palette, self.panels,
            self.story, window.look, window.settings, window.state_folder, self.tell,
            self._get_reader, self.people, [],
        )  # fmt: skip
        self._two_texts = TwoTexts(window, self._worker, self.model, self.keeper, self.story.notice, window.look)
        DeskListMenu(self.services, window.desk_list)
        self._window_actions = WindowActions(self.services, window.desk_list, lambda: window.session.recent)
        self._session = WindowSession(window, self.model, self.panels, self.actions)
        Untouched(self._worker, self.model, self.keeper, self)
        self._connect()

    def build(self, slug: str, wanted: str, then: Callable[[], None]) -> None:
        """Put the text in and open a story: of a slug, else the one `wanted` by its id, else that of last time.

        `then` is called once everything is there.
        """
        self._slug, self._then = slug, then
        furniture_feature.install(self.services)
        self._session.show_places()
        self._window.put_in(self.story, self.panels, self._status)
        is_opening = self._open_first(wanted)
        self._rest.start(_LONGEST if is_opening else 0)

    def _open_first(self, wanted: str) -> bool:
        """Open the story that the window begins with; return whether there is one."""
        if self._slug and not Path(self._slug).suffix:
            self.open_slug(self._slug)
        elif wanted:
            self.keeper.open(wanted, self.story.focus_text)
        else:
            return self._open_last()
        self._session.set_opening("")
        return True

    def _load_rest(self) -> None:
        """Load what is put in after the text, beside the window's thread."""
        loading = Loading(("editor.ui.features",), self)
        loading.loaded.connect(self._put_rest)
        loading.crashed.connect(self._window.bug)
        loading.start()

    def _put_rest(self) -> None:
        from editor.ui.features import FEATURES

        self._features = iter(FEATURES)
        self._put_next()

    def _put_next(self) -> None:
        """Put the features in, one on each turn of the window's loop, then show everything."""
        if self._window.is_ending:
            return
        install = next(self._features, None)
        if install is not None:
            QTimer.singleShot(0, self, self._put_next)  # first: a bug in one feature must not stop the next
            install(self.services)
            return
        self._window_actions.add_panel_actions()
        self._fill_bars()
        self._set_look(self._window.look.theme)
        self.panels.show_panel(self._window.session.panel)
        self._get_reader().start()
        if troubles := self._window.settings.values.troubles:
            self.story.notice.say("\n".join(troubles), "warning", "settings")
        if Path(self._slug).suffix:
            self.open_slug(self._slug)
        if self._then is not None:
            self._then()

    def _get_reader(self) -> "StoryReader":
        """Return what reads the story; made when it is first wanted, as it loads every check."""
        if self._reader is not None:
            return self._reader
        from editor.ui.derived import StoryReader

        self._reader = reader = StoryReader(lambda: self.model.article, self)
        self.model.edited.connect(reader.story_edited)
        self.model.replaced.connect(reader.hold)  # until the text is painted
        self.model.replaced.connect(reader.story_replaced)
        line_first = self.story.editor.line_first
        line_first.key_begins, line_first.key_ends = (
            reader.hold,
            partial(_do, reader.let_go, self.between_keys.key_ended),
        )
        reader.later = self.between_keys.put
        reader.read_out.connect(self.model.set_derived)
        reader.crashed.connect(self._window.bug)
        if self.model.is_open:
            reader.story_replaced()
        return reader

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
        if Path(slug).suffix:  # which no slug has
            from editor.ui.bundles import bundle_opening

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
        self._session.keep()
        if self.keeper.waiting_stale is not None:
            self.keeper.keep()  # both texts are in the library; the choice waits for the next start
            then()
        else:
            self.keeper.save(then)

    def stop(self) -> None:
        """End the thread that reads stories."""
        if self._reader is not None:
            self._reader.stop()

    def _connect(self) -> None:
        model, keeper, worker = self.model, self.keeper, self._worker
        model.replaced.connect(self._replaced)
        model.records_changed.connect(self._show_headline)
        worker.troubled.connect(self.tell)
        self._status.person_wanted.connect(lambda: self._trigger("app.person"))
        keeper.status_changed.connect(self._status.set_status)
        keeper.opened.connect(self._story_opened)
        keeper.trouble.connect(self._not_kept)
        keeper.trouble_over.connect(lambda: self.story.notice.over("not kept"))
        keeper.stale.connect(self._saved_elsewhere)
        moved = self.tr("This story was changed elsewhere; you see it as it is now.")
        self.story.editor.much_going.connect(keeper.save_before)
        keeper.moved_on.connect(lambda: self.story.notice.say(moved, "accent", "moved"))
        keeper.gone.connect(self._session.forget)
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

    def _open_last(self) -> bool:
        """Open the story of last time, unless the program ended while it did that; return whether it is opened."""
        known = self._window.session
        self._session.set_opening("")
        if known.opening:
            words = self.tr("Copydesk ended while it opened the story of last time, so it was left closed.")
            self.story.notice.say(words, "warning", "opening")
        elif known.story:
            self._session.set_opening(known.story)
            self._worker.ask(
                lambda desk: writing.standing(desk, known.story),
                lambda _: self.keeper.open(known.story),
                lambda _: None,  # no trouble: the session may be another library's
            )
            QTimer.singleShot(_SAFE_AFTER, self, lambda: self._session.set_opening(""))
            return True
        return False

    def _choose(self, article_id: str) -> None:
        if article_id == self.model.article_id:
            self.story.focus_text()
            return
        self._session.keep_caret()
        self.keeper.open(article_id, self.story.focus_text)

    def _story_opened(self, story: OpenStory) -> None:
        name = story.summary.id
        # Now, not after the next painting: the text would be seen to move as its furniture takes its height.
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._rest.isActive():
            self._rest.start(_PAINTED)
        self.story.notice.over("opening")
        title = story.article.furniture.headline or story.summary.slug
        self._window.session = self._window.session.with_story(name, title)
        QTimer.singleShot(0, self, self._story_painted)
        if not story.cursor and (caret := self._window.session.carets.get(name)):
            self.story.editor.jump_to(min(caret, len(story.article.body)))
        self._two_texts.opened(story)

    def _story_painted(self) -> None:
        """Do what has to wait until the text is on the screen: 5 ms of writing, and the reading beside it."""
        if self._reader is not None:
            self._reader.let_go()
        self._session.store(self._window.session)

    def _replaced(self) -> None:
        self._window.desk_list.set_open(self.model.article_id)
        self._show_headline()

    def _show_headline(self) -> None:
        """Name the story by its headline of now, in the list and over the window."""
        furniture = self.model.records.furniture
        self._window.desk_list.model.show_headline(self.model.article_id, furniture.headline)
        title = furniture.headline or furniture.slug
        self._window.session = self._window.session.with_title(self.model.article_id, title)
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


def _do(*works: Callable[[], object]) -> None:
    """Do one thing after another."""
    for work in works:
        work()
