"""A story from a template: the templates by name and sentence, and what each begins with."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.desk import templates
from editor.desk.changes import Changed
from editor.desk.templates import Offered, Template
from editor.ui.body.article_cards import ArticleCards
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.kit import Row, RowList
from editor.ui.services import Services
from editor.ui.theme import Theme
from editor.ui.type_scale import Scale

FOLDER = "story.templates"  # the setting
_SIZE = QSize(820, 540)
_LIST_WIDTH = 300
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ZOOM = 70  # per cent: a page seen from some way off


class _Templates(RowList):
    """A list in which a click chooses, and Enter is left to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog."""
        if event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TemplateDialog(QDialog):
    """Lets somebody choose; `chosen` gives the template."""

    chosen = Signal(object)

    def __init__(self, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._templates: dict[str, Template] = {}
        self.setWindowTitle(self.tr("New from Template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.list = _Templates(self.tr("Templates"), self)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.kicker = _label("small", self)
        self.headline = _label("title", self)
        self.preview = BodyEditor(self)
        self.trouble = _label("warning", self)
        self.hint = _label("small", self)
        self.buttons = QDialogButtonBox(self)
        self._lay_out()
        self._connect()
        self.list.set_look(theme)
        self.preview.set_look(theme, Scale(_ZOOM))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_templates(self, offered: Offered) -> None:
        """Offer templates, and say which of the folder cannot be used."""
        self._templates = {template.key: template for template in offered.templates}
        self.list.show_rows(
            [
                Row(one.key, one.name, words=one.sentence, icon="copy", pill=self.tr("Own") if one.is_own else "")
                for one in offered.templates
            ]
        )
        self.list.select(offered.templates[0].key)
        self.trouble.setText("\n".join(offered.troubles))
        self.trouble.setVisible(bool(offered.troubles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the story with Enter, wherever the keyboard is."""
        if event.key() in _ENTER:
            self._choose(self.list.current_key)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        page = QFrame(self)
        page.setProperty("ground", "surface")
        written = QVBoxLayout(page)
        written.setContentsMargins(0, 16, 0, 8)
        for label in (self.kicker, self.headline):
            label.setContentsMargins(34, 0, 24, 0)
            written.addWidget(label)
        written.addWidget(self.preview, 1)
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("What the story begins with"))
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.list)
        beside.addWidget(page, 1)
        start = QPushButton(self.tr("Start Story"), self)
        start.setProperty("kind", "primary")
        start.setDefault(True)
        self.buttons.addButton(start, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.hint.setText(
            self.tr("Your newsroom’s own templates: Markdown files in {folder}").format(folder=self._folder)
        )
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        self.folder = QPushButton(self.tr("Open Folder"), self)
        self.folder.setProperty("kind", "flat")
        below.addWidget(self.folder)
        below.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(beside, 1)
        column.addWidget(self.trouble)
        column.addLayout(below)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show)
        self.list.doubleClicked.connect(lambda _: self._choose(self.list.current_key))
        self.buttons.accepted.connect(lambda: self._choose(self.list.current_key))
        self.buttons.rejected.connect(self.reject)
        self.folder.clicked.connect(self._open_folder)

    def _show(self, key: str) -> None:
        template = self._templates.get(key)
        if template is None:
            return
        furniture = template.article.furniture
        self.kicker.setText(furniture.kicker)
        self.kicker.setVisible(bool(furniture.kicker))
        self.headline.setText(furniture.headline or self.tr("Headline"))
        self.headline.setEnabled(bool(furniture.headline))
        self.preview.set_cards(ArticleCards(template.article))
        self.preview.open(BodyDocument(template.article.body, self.preview))

    def _choose(self, key: str) -> None:
        if key in self._templates:
            self.chosen.emit(self._templates[key])
            self.accept()

    def _open_folder(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _label(role: str, parent: QWidget) -> QLabel:
    made = QLabel(parent, wordWrap=True)
    made.setProperty("role", role)
    return made


def start_from_template(services: Services) -> None:
    """Ask which template, then take a story in that begins so, and bring it to the front."""
    folder = own_folder(services)
    dialog = TemplateDialog(folder, services.look.theme, services.window)

    def opened(article_id: str) -> None:
        services.keeper.open(article_id)
        services.keeper.refresh(Changed.LIST)

    def start(template: Template) -> None:
        def ask() -> None:
            services.worker.ask(lambda desk: templates.start(desk, template), opened)

        services.keeper.save(ask)

    dialog.chosen.connect(start)
    services.worker.ask(lambda _: templates.offered(folder), dialog.show_templates)
    dialog.open()


def own_folder(services: Services) -> Path:
    """Return the folder of the newsroom's own templates: that of the setting, else one beside the settings."""
    named = services.settings.values.text(FOLDER)
    return Path(named).expanduser() if named else services.settings.folder / "templates"
