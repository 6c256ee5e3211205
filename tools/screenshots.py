"""Photograph the real program into docs/images: `python -m tools.screenshots [NAME...]`.

It runs without a screen, on a library made anew (`tools.newsroom`), with a home of its own. `--out FOLDER`, `--size
1000x640`, `--look dark` and `--library FILE` are for looking the window over; the documentation's pictures are made
without them.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/London"  # so that the times of the history are the same everywhere

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from editor.article import body
from editor.article.article_conflicts import Take
from editor.article.article_merge import merge_articles
from editor.desk import browsing
from editor.desk.browsing import View
from editor.ui.bundles.merge_dialog import MergeDialog
from editor.ui.exports.export_dialog import ExportDialog
from editor.ui.history.history_list import HistoryList
from editor.ui.kit import Choice
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.preview.preview import Preview
from editor.ui.row_list import RowList
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker
from tools import newsroom

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZE = QSize(1400, 860)
MOST_BYTES = 250_000
_SETTLE = 700  # milliseconds for the checks, the panels and the highlighter to have their say
_PATIENCE = 20_000  # milliseconds after which something that does not come is a fault


class NotPhotographed(Exception):
    """Something that should have been in the picture did not come."""


@dataclass(frozen=True, slots=True)
class Studio:
    """The window with the sample story in front, and where its files lie."""

    window: MainWindow
    folder: Path

    def press(self, action_id: str) -> None:
        """Do what a person does by menu or key."""
        action = self.window.bench.actions.action(action_id)
        if action is None or not action.isEnabled():
            raise NotPhotographed(f"The action {action_id} cannot be used here.")
        action.trigger()

    def panel(self, key: str) -> QWidget:
        """Bring a panel to sight."""
        self.press(f"view.{key}")
        QTest.qWait(_SETTLE)
        return next(one for one in self.window.bench.panels.panels if one.key == key)

    def dialog(self) -> QDialog:
        """Return the dialog that is open, once it is there."""
        wait_for(lambda: bool(_dialogs()), "a dialog")
        QTest.qWait(_SETTLE)
        return _dialogs()[-1]


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Let the window work until something holds."""
    for _ in range(_PATIENCE // 20):
        if holds():
            return
        QTest.qWait(20)
    raise NotPhotographed(f"There is no {what}.")


def _whole(studio: Studio) -> QPixmap:
    return studio.window.grab()


def _with_dialog(studio: Studio) -> QPixmap:
    """Return the window with the open dialog over it, as a desktop would show both."""
    dialog = studio.dialog()
    picture = studio.window.grab()
    shown = dialog.grab()
    place = QRect(QPoint(), dialog.size())
    place.moveCenter(picture.rect().center())
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(24, 0, -2):
        painter.setBrush(QColor(0, 0, 0, 5))
        painter.drawRoundedRect(place.adjusted(-spread, -spread + 8, spread, spread + 8), spread, spread)
    painter.drawPixmap(place.topLeft(), shown)
    painter.setPen(QColor(0, 0, 0, 60))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def _close_dialogs() -> None:
    for dialog in reversed(_dialogs()):
        dialog.reject()
    QTest.qWait(50)


def window_light(studio: Studio) -> QPixmap:
    """Photograph the window as it stands."""
    studio.panel("attribution")
    return _whole(studio)


def window_dark(studio: Studio) -> QPixmap:
    """Photograph it by night."""
    studio.press("view.look_dark")
    studio.panel("ads")
    picture = _whole(studio)
    studio.press("view.look_light")
    return picture


def _of_panel(key: str, studio: Studio) -> QPixmap:
    studio.panel(key)
    return _whole(studio)


def _embeds(studio: Studio) -> QPixmap:
    panel = studio.panel("embeds")
    embed = studio.window.bench.model.article.embeds[0]
    at = studio.window.bench.model.article.body.find(f"{{#{embed.id}}}")
    studio.window.bench.model.jump_requested.emit(at, at)
    QTest.qWait(_SETTLE)
    assert panel.isVisible()
    return _whole(studio)


def _furniture(studio: Studio) -> QPixmap:
    studio.panel("checks")
    studio.press("go.headline")
    more = _button(studio.window.bench.story, "More:")
    more.click()
    QTest.qWait(_SETTLE)
    picture = _whole(studio)
    more.click()
    return picture


def _button(inside: QWidget, words: str) -> QAbstractButton:
    for button in inside.findChildren(QAbstractButton):
        if button.isVisible() and words.casefold() in f"{button.text()} {button.accessibleName()}".casefold():
            return button
    raise NotPhotographed(f"There is no button “{words}”.")


def _import_review(studio: Studio) -> QPixmap:
    studio.panel("attribution")
    from editor.desk import intake
    from editor.ui.imports.import_flow import ImportFlow

    flow = ImportFlow(studio.window.bench.services, intake.inputs([newsroom.raw_story(studio.folder)])[0])
    wait_for(lambda: not flow.dialog.is_reading, "reading of the raw story")
    return _with_dialog(studio)


def _preview(studio: Studio) -> QPixmap:
    studio.press("view.preview")
    preview = studio.window.findChild(Preview)
    wait_for(lambda: preview is not None and bool(preview.view.toPlainText()), "page in the preview")
    QTest.qWait(2 * _SETTLE)
    picture = _whole(studio)
    studio.press("view.preview")
    return picture


def _palette(studio: Studio) -> QPixmap:
    studio.panel("attribution")
    palette = studio.window.bench.palette
    palette.open()
    QTest.keyClicks(palette.field, "appr")
    QTest.qWait(_SETTLE)
    picture = _whole(studio)
    palette.dismiss()
    return picture


def _comparison(studio: Studio) -> QPixmap:
    panel = studio.panel("history")
    rows = panel.findChild(HistoryList)
    if rows is None:
        raise NotPhotographed("There is no list of versions.")
    model = studio.window.bench.model
    rows.choose(model.summary.head if model.summary else "")
    QTest.qWait(_SETTLE)
    _button(panel, "Compare").click()
    choice = studio.dialog().findChild(Choice)
    if choice is not None:
        choice.show_value("before")
        choice.chosen.emit("before")
    return _with_dialog(studio)


def _by_action(action_id: str, studio: Studio) -> QPixmap:
    studio.press(action_id)
    return _with_dialog(studio)


def _settings(studio: Studio) -> QPixmap:
    studio.press("app.settings")
    rows = studio.dialog().findChild(RowList)
    if rows is None:
        raise NotPhotographed("There is no list of settings.")
    rows.select("typing")
    return _with_dialog(studio)


def _merge(studio: Studio) -> QPixmap:
    """Settle what a colleague changed in the sample story, two places of it already."""
    article, window = studio.window.bench.model.article, studio.window
    first = next(block for block in body.parse(article.body) if isinstance(block, body.Paragraph)).source
    words = first.split(" ")
    sides = []
    for headline, start in (("by night", ("As", "of", "today,")), ("again", ("From", "spring", "on,"))):
        text = " ".join((*start, *words[2:]))
        furniture = replace(article.furniture, headline=f"{article.furniture.headline} {headline}")
        sides.append(replace(article, furniture=furniture, body=article.body.replace(first, text)))
    dialog = MergeDialog(merge_articles(article, sides[0], sides[1]).conflicts, "Mia Sand", window.look.theme, window)
    dialog.open()
    dialog.choose(Take.THEIRS)
    QTest.qWait(_SETTLE)
    return _with_dialog(studio)


def _export(studio: Studio) -> QPixmap:
    studio.panel("attribution")
    studio.press("story.export")
    dialog = _export_dialog(studio)
    dialog.form.draft.setChecked(False)
    QTest.qWait(_SETTLE)
    wait_for(lambda: "Looking" not in dialog.verdict.words, "verdict on the export")
    return _with_dialog(studio)


def _export_dialog(studio: Studio) -> ExportDialog:
    dialog = studio.dialog()
    assert isinstance(dialog, ExportDialog)
    return dialog


def _export_many(studio: Studio) -> QPixmap:
    studio.press("story.export_many")
    dialog = _export_dialog(studio)
    assert dialog.chooser is not None
    dialog.chooser.filter.show_value("all")
    dialog.chooser.filter.chosen.emit("all")
    QTest.qWait(_SETTLE)
    dialog.chooser.all.click()
    dialog.form.draft.setChecked(True)
    QTest.qWait(_SETTLE)
    dialog.form.draft.setChecked(False)
    QTest.qWait(_SETTLE)
    wait_for(lambda: not any(word in dialog.verdict.words for word in ("Looking", "so far")), "verdict on the export")
    return _with_dialog(studio)


def _export_result(studio: Studio) -> QPixmap:
    studio.press("story.export_many")
    dialog = _export_dialog(studio)
    assert dialog.chooser is not None
    dialog.chooser.filter.show_value("all")
    dialog.chooser.filter.chosen.emit("all")
    QTest.qWait(_SETTLE)
    dialog.chooser.all.click()
    dialog.form.draft.setChecked(True)
    dialog.form.set_folder(str(studio.folder / "web"))
    wait_for(dialog.button.isEnabled, "story that may leave")
    dialog.button.click()
    wait_for(lambda: bool(dialog.outcome.list.rows), "result of the export")
    return _with_dialog(studio)


def _correction(studio: Studio) -> QPixmap:
    """Photograph the correction of a neighbour that is published for it."""
    from editor.desk import workflow
    from editor.ui.corrections.correction_dialog import CorrectionDialog

    bench, slug = studio.window.bench, newsroom.PUBLISHED
    before = bench.model.summary
    published: list[object] = []
    studio.window.worker.ask(lambda desk: workflow.act(desk, slug, "publish"), published.append)
    wait_for(lambda: bool(published), "published story")
    _open(studio, slug)
    studio.press("workflow.correct")
    dialog = studio.dialog()
    if not isinstance(dialog, CorrectionDialog):
        raise NotPhotographed("There is no form for a correction.")
    dialog.form.show_correction(
        replace(dialog.form.correction, wrong="Sunday", right="Saturday", date=newsroom.CORRECTED)
    )
    dialog.form.wrong.edited.emit("Sunday")
    picture = _with_dialog(studio)
    _close_dialogs()
    _open(studio, before.slug if before else newsroom.SAMPLE)
    return picture


def _open(studio: Studio, slug: str) -> None:
    model = studio.window.bench.model
    studio.window.bench.open_slug(slug)
    wait_for(lambda: model.summary is not None and model.summary.slug == slug and model.derived is not None, slug)
    QTest.qWait(_SETTLE)


def _audit(studio: Studio) -> QPixmap:
    from editor.ui.audit.audit_dialog import AuditDialog

    studio.press("story.audit")
    dialog = studio.dialog()
    if not isinstance(dialog, AuditDialog):
        raise NotPhotographed("There is no audit trail.")
    wait_for(lambda: bool(dialog.list.rows), "events")
    return _with_dialog(studio)


def _tour(studio: Studio) -> QPixmap:
    studio.press("app.tour")
    wait_for(lambda: bool(_cards(studio)), "card of the tour")
    QTest.qWait(_SETTLE)
    (card,) = _cards(studio)
    for _ in range(2):
        _button(card, "Next").click()
    QTest.qWait(_SETTLE)
    picture = _whole(studio)
    _button(card, "Skip").click()
    return picture


def _cards(studio: Studio) -> list[QWidget]:
    from editor.ui.tour import TourCard

    return [one for one in studio.window.findChildren(TourCard) if one.isVisible()]


SCENES: dict[str, Callable[[Studio], QPixmap]] = {
    "window-light": window_light,
    "window-dark": window_dark,
    "panel-attribution": partial(_of_panel, "attribution"),
    "panel-ads": partial(_of_panel, "ads"),
    "panel-embeds": _embeds,
    "panel-checks": partial(_of_panel, "checks"),
    "panel-history": partial(_of_panel, "history"),
    "furniture": _furniture,
    "import-review": _import_review,
    "preview": _preview,
    "palette": _palette,
    "history-comparison": _comparison,
    "settings": _settings,
    "export": _export,
    "merge": _merge,
    "audit": _audit,
    "correction": _correction,
    "export-many": _export_many,
    "export-result": _export_result,
    "shortcuts": partial(_by_action, "app.shortcuts"),
    "tour": _tour,
}


def open_studio(
    application: QApplication, folder: Path, size: QSize, look: str = "light", library: Path | None = None
) -> Studio:
    """Open the window on a library, with its newest story in front; where none is given, on a newsroom made for it."""
    words = ", ".join(f'"{word}"' for word in newsroom.NAMES)
    (folder / "settings.toml").write_text(
        f'[spelling]\nwords = [{words}]\n\n[export]\nfolder = "Stories"\n', encoding="utf-8"
    )
    clock = newsroom.Clock()
    if library is None:
        library = folder / "newsroom.copydesk"
        newsroom.make(library)
        clock.forward(30)
    window = MainWindow(
        Worker(partial(newsroom.desk_at, library, newsroom.PERSON, clock)),
        SettingsStore(folder / "settings.toml"),
        Look(application, look),
        folder / "state",
    )
    faults: list[object] = []
    window.bug.connect(faults.append)
    completed: list[bool] = []
    window.completed.connect(lambda: completed.append(True))
    window.resize(size)
    window.show()
    window.start()
    wait_for(lambda: bool(completed), "window")
    bench = window.bench
    window.worker.ask(lambda desk: browsing.page(desk, View())[0].id, bench.keeper.open)
    wait_for(lambda: bench.model.is_open and bench.model.derived is not None, "story")
    if faults:
        raise NotPhotographed(str(faults[0]))
    QTest.qWait(_SETTLE)
    return Studio(window, folder)


def close_studio(studio: Studio) -> None:
    """Close the window and wait until its library is closed."""
    ended: list[bool] = []
    studio.window.ended.connect(lambda: ended.append(True))
    studio.window.close()
    wait_for(lambda: bool(ended), "end")
    studio.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def store(picture: QPixmap, path: Path) -> None:
    """Write a picture as a PNG, with fewer colours where it is too large; needs Pillow for that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path)):
        raise NotPhotographed(f"{path} cannot be written.")
    if path.stat().st_size > MOST_BYTES:
        from PIL import Image

        with Image.open(path) as image:
            image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise NotPhotographed(f"{path.name} is larger than {MOST_BYTES} bytes.")


def main(arguments: list[str]) -> int:
    """Make the pictures that are named, or all."""
    reader = argparse.ArgumentParser(prog="screenshots")
    reader.add_argument("names", nargs="*", choices=[*SCENES, []])
    reader.add_argument("--out", type=Path, default=IMAGES)
    reader.add_argument("--size", default=f"{SIZE.width()}x{SIZE.height()}")
    reader.add_argument("--library", type=Path)
    reader.add_argument("--look", choices=("light", "dark"), default="light")
    asked = reader.parse_args(arguments)
    width, _, height = asked.size.partition("x")
    with tempfile.TemporaryDirectory(prefix="copydesk-studio-") as folder:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = folder
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        studio = open_studio(application, Path(folder), QSize(int(width), int(height)), asked.look, asked.library)
        for name in asked.names or SCENES:
            store(SCENES[name](studio), asked.out / f"{name}.png")
            _close_dialogs()
            print(asked.out / f"{name}.png")
        close_studio(studio)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
