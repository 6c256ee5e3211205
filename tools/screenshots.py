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
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/London"  # so that the times of the history are the same everywhere

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from editor.article import body
from editor.article.article_conflicts import Take
from editor.article.article_merge import merge_articles
from editor.ui.bundles.merge_dialog import MergeDialog
from editor.ui.exports.export_dialog import ExportDialog
from editor.ui.exports.profile_dialog import ProfileDialog
from editor.ui.furniture.furniture_details import Details
from editor.ui.furniture.furniture_meta import MetaLine
from editor.ui.history.history_list import HistoryList
from editor.ui.kit import Choice
from editor.ui.preview.preview import Preview
from editor.ui.row_list import RowList
from tools import newsroom
from tools.studio import (
    SETTLE,
    SIZE,
    NotPhotographed,
    Studio,
    close_dialogs,
    close_studio,
    open_studio,
    settle,
    store,
    wait_for,
    whole,
    with_dialog,
)

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"


def window_light(studio: Studio) -> QPixmap:
    """Photograph the window as it stands."""
    studio.panel("attribution")
    return whole(studio)


def window_dark(studio: Studio) -> QPixmap:
    """Photograph it by night."""
    studio.press("view.look_dark")
    studio.panel("ads")
    picture = whole(studio)
    studio.press("view.look_light")
    return picture


def _of_panel(key: str, studio: Studio) -> QPixmap:
    studio.panel(key)
    return whole(studio)


def _embeds(studio: Studio) -> QPixmap:
    panel = studio.panel("embeds")
    embed = studio.window.bench.model.article.embeds[0]
    at = studio.window.bench.model.article.body.find(f"{{#{embed.id}}}")
    studio.window.bench.model.jump_requested.emit(at, at)
    settle()
    assert panel.isVisible()
    return whole(studio)


def _furniture(studio: Studio) -> QPixmap:
    studio.panel("checks")
    studio.press("go.headline")
    (more,) = studio.window.bench.story.findChildren(MetaLine)
    more.click()
    settle()
    if not any(details.isVisible() for details in studio.window.bench.story.findChildren(Details)):
        raise NotPhotographed("The furniture did not open.")
    picture = whole(studio)
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
    return with_dialog(studio)


def _preview(studio: Studio) -> QPixmap:
    studio.press("view.preview")
    preview = studio.window.findChild(Preview)
    wait_for(lambda: preview is not None and bool(preview.view.toPlainText()), "page in the preview")
    settle(2 * SETTLE)
    picture = whole(studio)
    studio.press("view.preview")
    return picture


def _palette(studio: Studio) -> QPixmap:
    studio.panel("attribution")
    palette = studio.window.bench.palette
    palette.open()
    QTest.keyClicks(palette.field, "appr")
    settle()
    picture = whole(studio)
    palette.dismiss()
    return picture


def _comparison(studio: Studio) -> QPixmap:
    panel = studio.panel("history")
    rows = panel.findChild(HistoryList)
    if rows is None:
        raise NotPhotographed("There is no list of versions.")
    model = studio.window.bench.model
    rows.choose(model.summary.head if model.summary else "")
    settle()
    _button(panel, "Compare").click()
    choice = studio.dialog().findChild(Choice)
    if choice is not None:
        choice.show_value("before")
        choice.chosen.emit("before")
    return with_dialog(studio)


def _by_action(action_id: str, studio: Studio) -> QPixmap:
    studio.press(action_id)
    return with_dialog(studio)


def _settings(studio: Studio) -> QPixmap:
    studio.press("app.settings")
    rows = studio.dialog().findChild(RowList)
    if rows is None:
        raise NotPhotographed("There is no list of settings.")
    rows.select("typing")
    return with_dialog(studio)


def _merge(studio: Studio) -> QPixmap:
    """Settle what a colleague changed in the sample story, two places of it already."""
    article, window = studio.window.bench.model.article, studio.window
    first = next(block for block in body.parse(article.body) if isinstance(block, body.Paragraph)).source
    words = first.split(" ")
    sides = []
    for headline, start in (("by night", ("As", "of", "today,")), ("again", ("From", "spring", "on,"))):
        text = " ".join((*start, words[0].lower(), *words[1:]))
        furniture = replace(article.furniture, headline=f"{article.furniture.headline} {headline}")
        sides.append(replace(article, furniture=furniture, body=article.body.replace(first, text)))
    dialog = MergeDialog(merge_articles(article, sides[0], sides[1]).conflicts, "Mia Sand", window.look.theme, window)
    dialog.open()
    dialog.choose(Take.THEIRS)
    settle()
    return with_dialog(studio)


def _export(studio: Studio) -> QPixmap:
    studio.panel("attribution")
    studio.press("story.export")
    dialog = _export_dialog(studio)
    dialog.form.draft.setChecked(False)
    settle()
    wait_for(lambda: "Looking" not in dialog.verdict.words, "verdict on the export")
    return with_dialog(studio)


def _export_dialog(studio: Studio) -> ExportDialog:
    dialog = studio.dialog()
    assert isinstance(dialog, ExportDialog)
    return dialog


def _all_as_drafts(studio: Studio) -> ExportDialog:
    """Return the dialog in which every story is ticked for a draft."""
    studio.press("story.export_many")
    dialog = _export_dialog(studio)
    assert dialog.chooser is not None
    dialog.chooser.filter.show_value("all")
    dialog.chooser.filter.chosen.emit("all")
    settle()
    dialog.chooser.all.click()
    dialog.form.draft.setChecked(True)
    return dialog


def _export_many(studio: Studio) -> QPixmap:
    dialog = _all_as_drafts(studio)
    settle()
    dialog.form.draft.setChecked(False)
    settle()
    wait_for(lambda: not any(word in dialog.verdict.words for word in ("Looking", "so far")), "verdict on the export")
    return with_dialog(studio)


def _export_result(studio: Studio) -> QPixmap:
    dialog = _all_as_drafts(studio)
    dialog.form.set_folder(str(studio.folder / "web"))
    wait_for(dialog.button.isEnabled, "story that may leave")
    dialog.button.click()
    wait_for(lambda: bool(dialog.outcome.list.rows), "result of the export")
    return with_dialog(studio)


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
    picture = with_dialog(studio)
    close_dialogs()
    _open(studio, before.slug if before else newsroom.SAMPLE)
    return picture


def _open(studio: Studio, slug: str) -> None:
    model = studio.window.bench.model
    studio.window.bench.open_slug(slug)
    wait_for(lambda: model.summary is not None and model.summary.slug == slug and model.derived is not None, slug)
    settle()


def _audit(studio: Studio) -> QPixmap:
    from editor.ui.audit.audit_dialog import AuditDialog

    studio.press("story.audit")
    dialog = studio.dialog()
    if not isinstance(dialog, AuditDialog):
        raise NotPhotographed("There is no audit trail.")
    wait_for(lambda: bool(dialog.list.rows), "events")
    return with_dialog(studio)


def _tour(studio: Studio) -> QPixmap:
    studio.press("app.tour")
    wait_for(lambda: bool(_cards(studio)), "card of the tour")
    settle()
    (card,) = _cards(studio)
    for _ in range(2):
        _button(card, "Next").click()
    settle()
    picture = whole(studio)
    _button(card, "Skip").click()
    return picture


def _cards(studio: Studio) -> list[QWidget]:
    from editor.ui.tour import TourCard

    return [one for one in studio.window.findChildren(TourCard) if one.isVisible()]


def _as_editor(studio: Studio) -> None:
    """Let the editor sit down, and wait until what there is to judge is known."""
    from editor.ui.review.review_feature import ReviewFeature

    bench = studio.window.bench
    (feature,) = studio.window.findChildren(ReviewFeature)
    bench.people.name(newsroom.EDITOR)
    wait_for(lambda: feature.bar.back.isEnabled() and feature.state.judging is not None, "editor")
    wait_for(lambda: bool(feature.notes.marks.spans), "notes")
    settle()


def _review(studio: Studio) -> QPixmap:
    _as_editor(studio)
    studio.press("note.next")
    studio.panel("notes")
    return whole(studio)


def _what_changed(studio: Studio) -> QPixmap:
    from editor.ui.review.part_dialog import PartDialog

    _as_editor(studio)
    studio.press("review.changes")
    dialog = studio.dialog()
    if not isinstance(dialog, PartDialog):
        raise NotPhotographed("There is no comparison with what was approved.")
    wait_for(lambda: dialog.view.changes > 0, "change")
    return with_dialog(studio)


def _house_rules(studio: Studio) -> QPixmap:
    from editor.ui.review.house_rules_page import HouseRulesPage

    _as_editor(studio)
    studio.press("house.rules")
    dialog = studio.dialog()
    wait_for(lambda: bool(dialog.findChildren(HouseRulesPage)), "page of the rules")
    settle()
    return with_dialog(studio)


def _export_profiles(studio: Studio) -> QPixmap:
    studio.press("export.profiles")
    dialog = studio.dialog()
    if not isinstance(dialog, ProfileDialog):
        raise NotPhotographed("There is no dialog of export profiles.")
    wait_for(lambda: bool(dialog.names.rows), "profiles")
    dialog.names.select("page-with-notes")
    wait_for(lambda: "story-notes" in dialog.sample.source.toPlainText(), "sample story")
    return with_dialog(studio)


def _send(studio: Studio) -> QPixmap:
    from editor.ui.sending.send_dialog import SendDialog

    profile = (
        '[courier]\ntitle = "The Port Ellery Courier"\ntarget = "wordpress"\nsite = "https://courier.example"\n'
        'account = "desk"\ncategories = ["News", "politics=City Hall"]\n'
    )
    _set_profiles(studio, profile)
    studio.press("story.send")
    dialog = studio.dialog()
    if not isinstance(dialog, SendDialog):
        raise NotPhotographed("There is no dialog for sending.")
    wait_for(lambda: bool(dialog.going.rows) and dialog.password.isVisibleTo(dialog), "what would be sent")
    settle()
    picture = with_dialog(studio)
    close_dialogs()
    _set_profiles(studio, "")
    return picture


def _set_profiles(studio: Studio, text: str) -> None:
    from editor.desk import profiles

    done: list[object] = []
    studio.window.worker.ask(lambda desk: profiles.set_text(desk, text), done.append)
    wait_for(lambda: bool(done), "profile")


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
    "export-profiles": _export_profiles,
    "shortcuts": partial(_by_action, "app.shortcuts"),
    "tour": _tour,
    "review": _review,
    "what-changed": _what_changed,
    "house-rules": _house_rules,
    "send": _send,
}


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
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = folder
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        studio = open_studio(application, Path(folder), QSize(int(width), int(height)), asked.look, asked.library)
        for name in asked.names or SCENES:
            store(SCENES[name](studio), asked.out / f"{name}.png")
            close_dialogs()
            print(asked.out / f"{name}.png")
        close_studio(studio)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
