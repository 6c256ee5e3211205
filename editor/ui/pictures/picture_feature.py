"""Pictures in the window: chosen, pasted or dropped, asked about one by one, put in at the caret, reworded later."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from editor.desk import pictures
from editor.desk.desk import Desk
from editor.desk.pictures import UnusablePicture, Words
from editor.ui.pictures import picture_reading
from editor.ui.pictures.picture_dialog import PictureDialog
from editor.ui.pictures.picture_reading import Candidate
from editor.ui.pictures.picture_thumbs import Thumbnails
from editor.ui.services import Services

ENDINGS = "*.jpg *.jpeg *.png *.gif *.webp *.avif *.bmp *.tif *.tiff *.heic"


class Pictures(QObject):
    """Puts pictures into the story in front."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        editor = services.story.editor
        editor.image_pasted.connect(self.paste)
        editor.picture_activated.connect(self.reword)
        services.actions.handle("insert.picture", self.choose)
        thumbnails = Thumbnails(services.worker, self)
        editor.decorations.thumbnails = thumbnails
        thumbnails.loaded.connect(editor.viewport().update)
        services.model.replaced.connect(thumbnails.forget_missing)
        editor.viewport().update()

    def choose(self) -> None:
        """Ask for pictures and put them in."""
        chooser = QFileDialog(self._given.window, self.tr("Insert Picture"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilters([self.tr("Pictures ({endings})").format(endings=ENDINGS), self.tr("All files (*)")])
        chooser.filesSelected.connect(partial(insert_files, self._given))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def paste(self, image: QImage) -> None:
        """Put in a picture of the clipboard."""
        name = self.tr("Pasted picture")
        _ask_each(self._given, self._given.model.article_id, [partial(picture_reading.from_image, image, name)])

    def reword(self, target: str) -> None:
        """Ask for other words of the picture that was opened."""
        given = self._given
        block = pictures.picture_at(given.model.article.body, target, given.story.editor.selected[0])
        if block is None:
            return
        words = pictures.words_of(given.model.article, block)
        dialog = PictureDialog(self.tr("Picture"), self.tr("Save"), words, given.window)
        article_id, at = given.model.article_id, block.start
        dialog.agreed.connect(lambda new: self._reworded(article_id, target, at, new))
        if target.lower().startswith("asset:"):
            name = self.tr("This picture")
            stored = partial(_stored_preview, digest=target[6:], name=name)
            given.worker.ask(stored, dialog.show_stored, dialog.show_trouble)
        else:
            dialog.say_no_picture(self.tr("This picture lies at {address}.").format(address=target))
        dialog.open()

    def _reworded(self, article_id: str, target: str, at: int, words: Words) -> None:
        model = self._given.model
        article = model.article
        block = pictures.picture_at(article.body, target, at)
        if model.article_id != article_id or block is None or words == pictures.words_of(article, block):
            return
        edit, changed = pictures.reword(article, block, words)
        model.edit(self.tr("picture’s words"), (edit,), changed)


def insert_files(services: Services, paths: Sequence[str]) -> None:
    """Put picture files into the story in front, asking for the words of each; says so where no story is open."""
    if not services.model.is_open:
        words = services.window.tr("A picture goes into a story; open one first, then drop the picture on its text.")
        services.tell(UnusablePicture(words))
        return
    _ask_each(services, services.model.article_id, [partial(picture_reading.from_file, path) for path in paths])


def _ask_each(services: Services, article_id: str, readings: Sequence[Callable[[], Candidate]]) -> None:
    """Read the first picture in the worker's thread, ask for its words, then go on with the others."""
    if not readings:
        return
    rest = partial(_ask_each, services, article_id, readings[1:])

    def read(candidate: Candidate) -> None:
        dialog = PictureDialog(services.window.tr("Picture"), services.window.tr("Insert"), Words(), services.window)
        if candidate.preview.isNull():
            dialog.say_no_picture(f"{facts(candidate)} · {dialog.tr('Copydesk cannot show this kind; browsers do.')}")
        else:
            dialog.show_picture(candidate.preview, facts(candidate))
        dialog.agreed.connect(lambda words: _keep(services, article_id, candidate, words))
        dialog.finished.connect(lambda _: rest())
        dialog.open()

    def failed(trouble: Exception) -> None:
        services.tell(UnusablePicture(str(trouble)))
        rest()

    services.worker.ask(lambda _: readings[0](), read, failed)


def facts(candidate: Candidate) -> str:
    """Return what is worth knowing of a picture's file."""
    size = len(candidate.content)
    weight = f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, size // 1_000)} kB"
    measure = f"{candidate.width:,} × {candidate.height:,}" if candidate.width else ""
    said = [*filter(None, (candidate.name, measure, weight))]
    if candidate.was_converted:
        said.append("converted for the web")
    if candidate.has_location:
        said.append("the place it was taken at is removed")
    return " · ".join(said)


def _keep(services: Services, article_id: str, candidate: Candidate, words: Words) -> None:
    """Put the picture into the library, then its line into the story that it came for."""
    services.worker.ask(
        lambda desk: pictures.keep(desk, candidate.content, candidate.name),
        lambda target: _insert(services, article_id, target, words),
        services.tell,
    )


def _insert(services: Services, article_id: str, target: str, words: Words) -> None:
    model = services.model
    if model.article_id != article_id:
        return
    edit, changed = pictures.insert(model.article, target, words, services.story.editor.caret_offset)
    model.edit(services.window.tr("picture"), (edit,), changed)
    line = edit.start + len(edit.text) - len(edit.text.lstrip("\n"))
    services.story.editor.jump_to(line + len(edit.text.strip("\n")))


def _stored_preview(desk: Desk, digest: str, name: str) -> tuple[QImage, str]:
    asset = desk.library.assets.get(digest)
    return picture_reading.preview(desk.library.assets.content(digest), name), asset.name


def install(services: Services) -> None:
    """Put pictures into the window."""
    Pictures(services)
