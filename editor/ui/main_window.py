"""The window's frame and the desk list in it: as little as can be painted at once. The workbench comes right after.

Start-up is measured against a bare text widget; every class of Qt and every module that the first picture does not need
is loaded once that picture is on the screen.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.ui import icons, session
from editor.ui.desk_list import DeskList
from editor.ui.look import Look
from editor.ui.settings_store import SettingsStore
from editor.ui.theme import Theme
from editor.ui.tool_bar import ToolBar
from editor.ui.worker import Worker

if TYPE_CHECKING:
    from editor.ui.workbench import Workbench

MENUS = ("File", "Edit", "Format", "Insert", "Story", "View", "Go", "Help")
STATUS_HEIGHT = 28
_TOOLS_HEIGHT = 45
_SIZES = (304, 744, 352)


class MainWindow(QMainWindow):
    """One window on one library.

    `usable` tells that there is a text to write in, `completed` that everything is there, `ended` that all is kept and
    closed.
    """

    usable = Signal()
    completed = Signal()
    ended = Signal()
    bug = Signal(object)  # an exception that is no known trouble

    def __init__(self, worker: Worker, settings: SettingsStore, look: Look, state_folder: Path) -> None:
        super().__init__()
        self.worker = worker
        self.settings = settings
        self.look = look
        self.state_folder = state_folder
        self.session = session.load(state_folder / "session.json")
        self._bench: Workbench | None = None
        self._is_kept = False
        self._wanted = ""
        self._slug = ""
        self.afterwards: tuple[tuple[str, ...], ...] = ()  # our own commands to run once the window is closed
        self.desk_list = DeskList(worker, look.theme, self)
        self.menus: dict[str, QMenu] = {name: self.menuBar().addMenu(f"&{name}") for name in MENUS}
        self.tools = ToolBar(self.tr("Tools"), self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._middle, self._right, self._foot = QFrame(self), QFrame(self), QFrame(self)  # until the workbench is there
        self._lay_out()
        look.changed.connect(self._look_changed)
        self.desk_list.story_chosen.connect(self._remember)
        worker.crashed.connect(self.bug)
        worker.unopened.connect(self._unopened)
        self._restore_geometry()

    @property
    def bench(self) -> "Workbench":
        """Return the workbench; only after `usable`."""
        assert self._bench is not None
        return self._bench

    @property
    def is_ending(self) -> bool:
        """Return whether the window is closed, or about to be and everything kept."""
        return self._is_kept

    def start(self, slug: str = "") -> None:
        """Open the library and ask for the first page; when that is painted, make all the rest.

        The story of the slug comes to the front, if one is given, or the bundle of which it is the path.
        """
        self._slug = slug
        self.desk_list.model.settled.connect(self._painted_soon, Qt.ConnectionType.SingleShotConnection)
        self.worker.start()
        self.desk_list.load()
        self.desk_list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once the library has all that was typed."""
        if self._is_kept:
            super().closeEvent(event)
        elif self._bench is None:
            self.worker.stop()
            self._is_kept = True
            super().closeEvent(event)
            self.ended.emit()
        else:
            event.ignore()
            self._bench.leave(self._all_kept)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk by Tab as one reads; loaded with the first key that wants it."""
        from editor.ui import tab_order

        return tab_order.step(self, forward)

    def _all_kept(self) -> None:
        self._is_kept = True
        QTimer.singleShot(0, self, self._end)  # Qt refuses to close a window inside its own close event

    def _end(self) -> None:
        self.bench.stop()
        self.worker.stop()
        self.close()
        self.ended.emit()

    def _lay_out(self) -> None:
        self.setWindowTitle("Copydesk")
        self.setAccessibleName("Copydesk")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for ground, place in (("surface", self._middle), ("panels", self._right), ("status", self._foot)):
            place.setProperty("ground", ground)
        for number, widget in enumerate((self.desk_list, self._middle, self._right)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(number, int(number == 1))
        self._foot.setFixedHeight(STATUS_HEIGHT)
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.splitter, 1)
        self._column.addWidget(self._foot)
        self.setCentralWidget(page)
        self.tools.setMovable(False)
        self.tools.setFixedHeight(_TOOLS_HEIGHT)
        self.tools.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        strut = QWidget(self)  # without it an empty bar is lower than its fixed height, and the list would jump
        strut.setFixedSize(1, _TOOLS_HEIGHT - 11)
        self.tools.addWidget(strut)
        self.addToolBar(self.tools)
        self._trim_tools()

    def _trim_tools(self) -> None:
        """Take the style's own margins off the tool bar: they cost 20 pixels of its height, in every new look again."""
        bar = self.tools.layout()
        assert bar is not None
        bar.setContentsMargins(5, 5, 5, 5)  # equal, as QToolBarLayout takes the left one for the top

    def put_in(self, story: QWidget, panels: QWidget, status: QWidget) -> None:
        """Put the workbench's parts in the places that were kept for them."""
        sizes = self.splitter.sizes()
        for number, widget in ((1, story), (2, panels)):
            self.splitter.replaceWidget(number, widget)
            self.splitter.setStretchFactor(number, int(number == 1))
        self.splitter.setSizes(sizes)
        self._column.replaceWidget(self._foot, status)
        for placeholder in (self._middle, self._right, self._foot):
            placeholder.deleteLater()

    def _painted_soon(self) -> None:
        """Let the list be painted first; a timer of no length comes after the events that wait, and so after that."""
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._complete))

    def _complete(self) -> None:
        from editor.ui.loading import Loading

        loading = Loading(("editor.ui.workbench",), self)
        loading.loaded.connect(self._build)
        loading.crashed.connect(self.bug)
        loading.start()

    def _build(self) -> None:
        if self._is_kept:
            return  # closed meanwhile
        from editor.ui.workbench import Workbench

        self.desk_list.story_chosen.disconnect(self._remember)
        self._bench = Workbench(self)
        self.usable.emit()
        self._bench.build(self._slug, self._wanted, self.completed.emit)

    def _remember(self, article_id: str) -> None:
        """Take up which story somebody chose before the workbench was there to open it."""
        self._wanted = article_id

    def _unopened(self, trouble: Trouble) -> None:
        """Tell why the library cannot be opened; there is nothing else that this window could do."""
        from editor.ui import unopened

        unopened.tell(self, trouble)

    def _look_changed(self, theme: Theme) -> None:
        self.desk_list.set_look(theme)
        self._trim_tools()

    def _restore_geometry(self) -> None:
        known = self.session
        self.resize(1400, 860)
        if known.geometry:
            self.restoreGeometry(QByteArray.fromBase64(known.geometry.encode("ascii", "replace")))
        self.splitter.setSizes(list(known.sizes if len(known.sizes) == len(_SIZES) else _SIZES))
        self.desk_list.setVisible(known.shown.get("view.desk_list", True))
        self._right.setVisible(known.shown.get("view.panels", True))
