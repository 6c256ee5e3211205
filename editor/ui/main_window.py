"""The window: puts list, story, panels and lines together, and brings back what was open; what they do is theirs."""

import base64
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMessageBox, QSizePolicy, QSplitter, QToolBar, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.errors import Trouble
from editor.article.library_errors import StaleSave
from editor.desk.writing import OpenStory
from editor.ui import features, icons, session
from editor.ui.action_table import TOOL_BAR_LEFT, TOOL_BAR_RIGHT
from editor.ui.actions import Actions, read_keys
from editor.ui.autosave import Keeper
from editor.ui.derived import StoryReader
from editor.ui.desk_list import DeskList
from editor.ui.jobs import Jobs
from editor.ui.look import Look
from editor.ui.palette import Palette
from editor.ui.panel_area import PanelArea
from editor.ui.services import Services
from editor.ui.settings_store import SettingsStore
from editor.ui.status_line import StatusLine
from editor.ui.story_area import StoryArea
from editor.ui.story_model import StoryModel
from editor.ui.story_state import StoryState
from editor.ui.theme import Theme
from editor.ui.window_actions import WindowActions
from editor.ui.worker import Worker

_SIZES = (304, 744, 352)
_SAFE_AFTER = 3_000  # milliseconds that a story opened at start has to stand before it counts as harmless


class MainWindow(QMainWindow):
    """One window on one library."""

    bug = Signal(object)  # an exception that is no known trouble
    ended = Signal()

    def __init__(self, worker: Worker, settings: SettingsStore, look: Look, state_folder: Path) -> None:
        super().__init__()
        self._worker = worker
        self._settings = settings
        self._look = look
        self._session_path = state_folder / "session.json"
        self._session = session.load(self._session_path)
        self._closing = self._leaving = False
        theme = look.theme
        self.model = StoryModel(self)
        self.keeper = Keeper(worker, self.model, self._session.device, state_folder, self)
        self._reader = StoryReader(lambda: self.model.article, self)
        self._jobs = Jobs(worker, self)
        self.actions_made = Actions(self, read_keys(settings.values.texts("keys.changed")))
        self.desk_list = DeskList(worker, theme, self)
        self.story_area = StoryArea(self.model, theme, self)
        self.panel_area = PanelArea(theme, self)
        self._status = StatusLine(self.model, self._jobs, theme, self)
        self.palette_view = Palette(self, theme)
        self.services = Services(
            self, worker, self._jobs, self.model, self.keeper, self.actions_made, self.palette_view, self.panel_area,
            self.story_area, look, settings, state_folder, self.tell,
        )  # fmt: skip
        self._window_actions = WindowActions(self.services, self.desk_list, lambda: self._session.recent)
        self._tool_bar = QToolBar(self.tr("Tools"), self)
        self._lay_out()
        self._connect()
        self._set_look(theme)
        self._restore_geometry()

    def start(self) -> None:
        """Open the library and ask for the first page; what is not in sight at once is made after."""
        self._reader.start()
        self._worker.start()
        self.desk_list.load()
        self.desk_list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk_list.model.settled.connect(self._finish, Qt.ConnectionType.SingleShotConnection)

    def tell(self, trouble: Trouble) -> None:
        """Tell of known trouble in the bar over the story."""
        self.story_area.notice.say(trouble.sentence, "danger", type(trouble).__name__)

    def tell_bug(self, report: str) -> None:
        """Tell of something that is wrong with the program itself; what was typed has been kept before."""
        words = self.tr(
            "Something is wrong in Copydesk itself; what you typed is kept. The report holds no text of a story."
        )
        copy = (self.tr("Copy Report"), lambda: QGuiApplication.clipboard().setText(report))
        self.story_area.notice.say(words, "warning", "bug", copy)

    def open_slug(self, slug: str) -> None:
        """Open a story by its slug, and come to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if slug:
            self._worker.ask(lambda desk: desk.story(slug).summary.id, self.keeper.open)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once the library has all that was typed."""
        if self._closing:
            super().closeEvent(event)
            return
        event.ignore()
        if not self._leaving:
            self._leaving = True
            self._jobs.cancel()
            self._keep_session()
            if self.keeper.waiting_stale is not None:
                self.keeper.keep()
                self._leave()
            else:
                self.keeper.save(self._leave)

    def _lay_out(self) -> None:
        self.setWindowTitle("Copydesk")
        self.setAccessibleName("Copydesk")
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for number, widget in enumerate((self.desk_list, self.story_area, self.panel_area)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(number, int(number == 1))
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._status)
        self.setCentralWidget(page)
        self._tool_bar.setMovable(False)
        self._tool_bar.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self._tool_bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self._tool_bar)
        self._fill_bars()

    def _fill_bars(self) -> None:
        self.actions_made.fill_menu_bar(self.menuBar())
        self._tool_bar.clear()
        for group in TOOL_BAR_LEFT:
            self._add_tools(group)
        spring = QWidget(self._tool_bar)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tool_bar.addWidget(spring)
        self._tool_bar.addWidget(StoryState(self.model, self.actions_made, self._tool_bar))
        for name in TOOL_BAR_RIGHT:
            if action := self.actions_made.action(name):
                self._tool_bar.addAction(action)

    def _add_tools(self, group: tuple[str, ...]) -> None:
        found: list[QAction] = [one for name in group if (one := self.actions_made.action(name)) is not None]
        if found and self._tool_bar.actions():
            self._tool_bar.addSeparator()
        self._tool_bar.addActions(found)

    def _connect(self) -> None:
        model, keeper, worker = self.model, self.keeper, self._worker
        model.edited.connect(self._reader.story_edited)
        model.replaced.connect(self._reader.story_replaced)
        model.replaced.connect(self._replaced)
        self._reader.read_out.connect(model.set_derived)
        self._reader.crashed.connect(self.bug)
        worker.crashed.connect(self.bug)
        worker.troubled.connect(self.tell)
        worker.unopened.connect(self.tell)
        worker.ready.connect(self._opened_library)
        keeper.status_changed.connect(self._status.set_status)
        keeper.opened.connect(self._story_opened)
        keeper.trouble.connect(self._not_kept)
        keeper.trouble_over.connect(lambda: self.story_area.notice.over("not kept"))
        keeper.stale.connect(self._two_texts)
        keeper.library_changed.connect(self.desk_list.library_changed)
        self._jobs.trouble.connect(self.tell)
        self._settings.trouble.connect(self.tell)
        self._look.changed.connect(self._set_look)
        QGuiApplication.instance().applicationStateChanged.connect(lambda _: keeper.keep())
        for place in (self.desk_list, self.story_area):
            place.new_wanted.connect(self._window_actions.new_story)
            place.import_wanted.connect(lambda: self._trigger("story.import"))
        self.desk_list.story_chosen.connect(self._choose)

    def _set_look(self, theme: Theme) -> None:
        for part in (
            self.actions_made,
            self.desk_list,
            self.story_area,
            self.panel_area,
            self._status,
            self.palette_view,
        ):
            part.set_look(theme)

    def _trigger(self, action_id: str) -> None:
        if action := self.actions_made.action(action_id):
            action.trigger()

    def _opened_library(self) -> None:
        self._worker.ask(lambda desk: desk.person, self._status.set_person)

    def _finish(self) -> None:
        """Make what was not in sight at once, then open the story that was open last."""
        features.install(self.services)
        self._window_actions.add_panel_actions()
        self._fill_bars()
        self._set_look(self._look.theme)
        self.panel_area.show_panel(self._session.panel)
        last, self._session = self._session, replace(self._session, opening="")
        if last.opening:
            words = self.tr("Copydesk ended while it opened the story of last time, so it was left closed.")
            self.story_area.notice.say(words, "warning", "opening")
        elif last.story:
            self._store(replace(self._session, opening=last.story))
            self.keeper.open(last.story)
            QTimer.singleShot(_SAFE_AFTER, self, lambda: self._store(replace(self._session, opening="")))

    def _choose(self, article_id: str) -> None:
        if article_id == self.model.article_id:
            self.story_area.focus_text()
            return
        self._keep_caret()
        self.keeper.open(article_id, self.story_area.focus_text)

    def _story_opened(self, story: OpenStory) -> None:
        name = story.summary.id
        self._store(self._session.with_story(name, story.article.furniture.headline or story.summary.slug))
        if not story.cursor and (caret := self._session.carets.get(name)):
            self.story_area.editor.jump_to(min(caret, len(story.article.body)))
        if story.recovered_at and not story.moved_on:
            words = self.tr("What you typed last time is back; it was not yet in the story’s history.")
            self.story_area.notice.say(words, "accent", "recovered")
        else:
            self.story_area.notice.over("recovered")

    def _replaced(self) -> None:
        self.desk_list.set_open(self.model.article_id)
        furniture = self.model.records.furniture
        title = furniture.headline or furniture.slug
        self.setWindowTitle(f"{title} – Copydesk" if self.model.is_open else "Copydesk")

    def _not_kept(self, trouble: Trouble) -> None:
        self.story_area.notice.say(trouble.sentence, "danger", "not kept", (self.tr("Try Again"), self.keeper.keep))
        if self._leaving:
            self._leaving = False
            question = self.tr("{trouble}\n\nQuit all the same?").format(trouble=trouble.sentence)
            if QMessageBox.question(self, "Copydesk", question) is QMessageBox.StandardButton.Yes:
                self._leave()

    def _two_texts(self, stale: StaleSave) -> None:
        if self._leaving:
            self._leave()
            return
        self._worker.ask(
            lambda desk: (desk.library.revisions.load(stale.base), desk.library.revisions.load(stale.head)),
            lambda texts: self._compare(stale, *texts),
        )

    def _compare(self, stale: StaleSave, base: Article, theirs: Article) -> None:
        from editor.ui.compare_view import CompareView

        view = CompareView(base, stale.mine, theirs, self.tr("Saved meanwhile"), self._look.theme, self)
        view.chosen.connect(self.keeper.settle)
        view.open()

    def _restore_geometry(self) -> None:
        known = self._session
        self.resize(1400, 860)
        if known.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(known.geometry, validate=False)))
        self._splitter.setSizes(list(known.sizes if len(known.sizes) == len(_SIZES) else _SIZES))
        for name, widget in (("view.desk_list", self.desk_list), ("view.panels", self.panel_area)):
            shown = known.shown.get(name, True)
            widget.setVisible(shown)
            self.actions_made.set_checked(name, shown)

    def _keep_caret(self) -> None:
        if self.model.is_open:
            self._session = self._session.with_caret(self.model.article_id, self.model.caret)

    def _keep_session(self) -> None:
        self._keep_caret()
        shown = {"view.desk_list": not self.desk_list.isHidden(), "view.panels": not self.panel_area.isHidden()}
        self._store(
            replace(
                self._session,
                story=self.model.article_id,
                opening="",
                panel=self.panel_area.current or self._session.panel,
                geometry=base64.b64encode(self.saveGeometry().data()).decode("ascii"),
                sizes=tuple(self._splitter.sizes()),
                shown=shown,
            )
        )

    def _store(self, changed: session.Session) -> None:
        self._session = changed
        session.store(changed, self._session_path)

    def _leave(self) -> None:
        self._closing = True
        self._reader.stop()
        self._worker.stop()
        self.close()
        self.ended.emit()
