"""Import in the window: its actions, what is dropped or pasted, one file looked through, many listed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from editor.desk import kept_imports
from editor.desk.kept_imports import Original
from editor.ui.bundles import bundle_opening
from editor.ui.imports.import_drop import WindowDrops
from editor.ui.services import Services

if TYPE_CHECKING:
    from editor.desk.intake import Input

STORIES = "*.txt *.text *.md *.markdown *.html *.htm *.xhtml *.docx *.json"
PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".svg"}
)

IMPORTED = "imported"  # the condition: the story in front came from a file that is kept


class Imports(QObject):
    """Takes files from the menu, a drop or a paste: stories are imported, pictures go into the story in front."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.drops = WindowDrops(services.window, services.look.theme)
        self.drops.dropped.connect(self.take)
        services.look.changed.connect(self.drops.set_look)
        services.story.editor.files_dropped.connect(self.take)
        services.model.replaced.connect(self._story_replaced)
        services.actions.handle("story.import", self.choose_files)
        services.actions.handle("story.import_folder", self.choose_folder)
        services.actions.handle("story.review_import", self._review_again)
        self._story_replaced()

    def choose_files(self) -> None:
        """Ask for files and import them."""
        chooser = QFileDialog(self._given.window, self.tr("Import"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        filters = [self.tr("Stories ({endings})").format(endings=STORIES), self.tr("All files (*)")]
        chooser.setNameFilters(filters)
        self._open(chooser)

    def choose_folder(self) -> None:
        """Ask for a folder and import every file in it."""
        chooser = QFileDialog(self._given.window, self.tr("Import Folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(chooser)

    def take(self, paths: Sequence[str]) -> None:
        """Import what are stories, open what are bundles, put what are pictures into the story in front."""
        pictures = [path for path in paths if Path(path).suffix.casefold() in PICTURES]
        bundles = [path for path in paths if bundle_opening.is_meant(path)]
        stories = [Path(path) for path in paths if path not in pictures and path not in bundles]
        bundle_opening.open_files(self._given, bundles)
        if pictures:
            from editor.ui.pictures import picture_feature

            picture_feature.insert_files(self._given, pictures)
        if stories:
            self._given.worker.ask(lambda _: _inputs(stories), partial(self._start, bool(pictures)))

    def _open(self, chooser: QFileDialog) -> None:
        chooser.filesSelected.connect(self.take)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _start(self, beside_pictures: bool, sources: "Sequence[Input]") -> None:
        from editor.ui.imports import import_flow, import_many

        if not sources:
            self._given.story.notice.say(self.tr("There is no file in this folder."), "warning", "import")
        elif len(sources) == 1 and not beside_pictures:
            import_flow.ImportFlow(self._given, sources[0])
        else:
            import_many.import_many(self._given, sources)

    def _review_again(self) -> None:
        def start(_: object) -> None:
            from editor.ui.imports import import_flow

            import_flow.review_again(self._given)

        self._given.worker.ask(lambda _: _inputs(), start)

    def _story_replaced(self) -> None:
        """Offer another look at the import where the story in front came from a file."""
        given, article_id = self._given, self._given.model.article_id
        given.actions.set_condition(IMPORTED, False)

        def known(original: Original | None) -> None:
            if given.model.article_id == article_id:
                given.actions.set_condition(IMPORTED, original is not None)

        if article_id:
            given.worker.ask(lambda desk: kept_imports.original_of(desk, article_id), known)


def _inputs(paths: Sequence[Path] = ()) -> "list[Input]":
    """Return the files that are meant; loads the importer, half a second of it, in the worker's thread."""
    from editor.desk import intake

    return intake.inputs(paths)


def install(services: Services) -> None:
    """Put import and pictures into the window."""
    from editor.ui.imports import import_paste
    from editor.ui.pictures import picture_feature

    Imports(services)
    import_paste.install(services)
    picture_feature.install(services)
