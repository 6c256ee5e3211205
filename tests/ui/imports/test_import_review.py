"""One file imported as a person does it: looked through, ticked, taken in, undone, looked through again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from editor.article.revision import RevisionKind
from editor.desk import reader_process, stories
from editor.importing.reading import ProposalKind
from editor.ui.imports.import_feature import Imports
from editor.ui.imports.import_review import ReviewDialog
from editor.ui.kit import LineField
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_row, press

CTRL = Qt.KeyboardModifier.ControlModifier
PARAGRAPH = "Harbour staff said on Monday that the crane would stand still until it has been looked at again."
RAW = f"""By Maria Osei

LIMA, Peru (AP) — {PARAGRAPH}

ADVERTISEMENT

“It is safe to use,” said Rosa Diaz, the harbour master.

{PARAGRAPH} A second look is planned for Friday.

ADVERTISEMENT

This article was originally published by The Quay. Read the original article.
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "crane story.txt"
    path.write_text(RAW, encoding="utf-8")
    return path


def imports(window: MainWindow) -> Imports:
    found = window.findChild(Imports)
    assert isinstance(found, Imports)
    return found


def review_of(window: MainWindow, qtbot: QtBot, path: Path) -> ReviewDialog:
    """Import a file and wait until its proposals are shown with their outline."""
    imports(window).take([str(path)])
    return shown(window, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> ReviewDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ReviewDialog)), timeout=15_000)
    dialog = next(one for one in window.findChildren(ReviewDialog) if one.isVisible())
    qtbot.waitUntil(lambda: not dialog.is_reading and bool(dialog.outline.words.strip()), timeout=15_000)
    return dialog


def kinds(dialog: ReviewDialog, numbers: frozenset[int]) -> list[ProposalKind]:
    assert dialog.looked is not None
    return sorted((dialog.looked.proposals[number].kind for number in numbers), key=list(ProposalKind).index)


def test_what_is_sure_or_likely_is_ticked_and_the_outline_says_what_becomes_of_it(
    window: MainWindow, qtbot: QtBot, raw: Path
) -> None:
    dialog = review_of(window, qtbot, raw)
    ticked = kinds(dialog, dialog.ticked)
    assert ticked.count(ProposalKind.AD) == 2
    assert ProposalKind.BYLINE in ticked
    assert ProposalKind.CREDIT in ticked
    assert "By Maria Osei" in dialog.outline.words
    assert "2 ads" in dialog.outline.words
    assert "credit: The Quay" in dialog.outline.words
    assert "Every word" in dialog.outline.words


def test_the_import_is_one_step_of_undo_over_the_story_as_it_came(
    window: MainWindow, qtbot: QtBot, raw: Path, library: Path
) -> None:
    dialog = review_of(window, qtbot, raw)
    with qtbot.waitSignal(window.bench.keeper.opened):
        dialog.import_button.click()
    model = window.bench.model
    qtbot.waitUntil(lambda: model.summary is not None and model.summary.head == model.base)
    assert [ad.id for ad in model.article.ads] == ["ad-1", "ad-2"]
    assert model.article.furniture.byline[0].name == "Maria Osei"
    assert "ADVERTISEMENT" not in model.article.body
    slug = model.article.furniture.slug
    press(window, "edit.undo")
    assert "ADVERTISEMENT" in model.article.body
    assert not [ad.id for ad in model.article.ads]
    assert not model.article.furniture.byline
    assert model.article.furniture.slug == slug
    assert not model.undo_label
    press(window, "edit.redo")
    assert "ADVERTISEMENT" not in model.article.body
    with desk_at(library) as desk:
        history = desk.library.revisions.history(model.article_id)
        assert [one.revision.kind for one in history] == [RevisionKind.IMPORT, RevisionKind.IMPORT]
        assert "ADVERTISEMENT" in desk.library.revisions.load(history[-1].revision.id).body
    assert window.desk_list.model.row_of(model.article_id) >= 0


def test_nothing_ticked_imports_the_story_as_it_came(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    dialog = review_of(window, qtbot, raw)
    dialog.accept_grades("none")
    qtbot.waitUntil(lambda: "No byline yet" in dialog.outline.words)
    with qtbot.waitSignal(window.bench.keeper.opened):
        dialog.import_button.click()
    assert window.bench.model.article.body.count("ADVERTISEMENT") == 2
    assert not window.bench.model.undo_label


def test_a_click_on_either_side_jumps_to_the_other(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    dialog = review_of(window, qtbot, raw)
    assert dialog.looked is not None
    proposals = dialog.looked.proposals
    credit = next(number for number, one in enumerate(proposals) if one.kind is ProposalKind.CREDIT)
    dialog.list.select(credit)
    assert dialog.text.textCursor().block().text().startswith("This article was originally published")
    ad = next(number for number, one in enumerate(proposals) if one.kind is ProposalKind.AD)
    at = dialog.text.toPlainText().index("ADVERTISEMENT")
    cursor = dialog.text.textCursor()
    cursor.setPosition(at + 2)
    place = dialog.text.cursorRect(cursor).center()
    QTest.mouseClick(dialog.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.list.proposals.rows[dialog.list.currentIndex().row()] == ad
    dialog.list.select(credit)
    dialog.text.choose_at(place.y())
    assert dialog.list.proposals.rows[dialog.list.currentIndex().row()] == ad


def test_the_keyboard_alone_walks_ticks_and_imports(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    dialog = review_of(window, qtbot, raw)
    assert dialog.list.hasFocus()
    first = dialog.list.proposals.rows[dialog.list.currentIndex().row()]
    assert first in dialog.ticked
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert first not in dialog.ticked
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)  # the head of the group
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert first in dialog.ticked
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    QTest.keyClick(dialog.text, Qt.Key.Key_Space)
    assert first not in dialog.ticked  # what is chosen on the right is ticked from the left, too
    with qtbot.waitSignal(window.bench.keeper.opened):
        QTest.keyClick(dialog.text, Qt.Key.Key_Return, CTRL)
    assert window.bench.model.is_open


def test_a_press_on_the_box_ticks_and_one_beside_it_only_chooses(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    dialog = review_of(window, qtbot, raw)
    row = next(at for at, what in enumerate(dialog.list.proposals.rows) if isinstance(what, int))
    number = dialog.list.proposals.rows[row]
    place = dialog.list.visualRect(dialog.list.proposals.index(row))
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 26, place.top() + 20))
    assert number not in dialog.ticked
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert number not in dialog.ticked


def test_grades_are_told_in_words_on_both_sides(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    dialog = review_of(window, qtbot, raw)
    spoken = [
        str(dialog.list.proposals.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(dialog.list.proposals.rowCount())
    ]
    assert any(text.startswith("Ad, sure. Ad placement") for text in spoken)
    assert "Ads, 2 proposals" in spoken
    nameless = [
        one
        for one in dialog.findChildren(QAbstractButton) + dialog.findChildren(QLineEdit)
        if not (one.accessibleName() or one.text())
    ]
    assert nameless == []
    assert dialog.list.accessibleName()
    assert dialog.text.accessibleName()


def test_accepting_by_grade(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    dialog = review_of(window, qtbot, raw)
    assert dialog.looked is not None
    proposals = dialog.looked.proposals
    dialog.accept_grades("sure")
    assert {proposals[number].grade.value for number in dialog.ticked} == {"sure"}
    dialog.accept_grades("all")
    assert dialog.ticked == frozenset(range(len(proposals)))
    qtbot.waitUntil(lambda: "ads" in dialog.outline.words)
    dialog.accept_grades("none")
    assert dialog.ticked == frozenset()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("pages.pdf", b"%PDF-1.7", "PDF"),
        ("empty.txt", b"  \n ", "empty"),
        ("half.docx", b"PK\x03\x04 half", "damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
    ],
)
def test_what_cannot_be_read_says_why_and_leaves_the_library_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    imports(window).take([str(tmp_path / name)])
    qtbot.waitUntil(lambda: bool(window.findChildren(ReviewDialog)), timeout=15_000)
    dialog = window.findChildren(ReviewDialog)[0]
    qtbot.waitUntil(lambda: says in dialog.trouble, timeout=15_000)
    assert not dialog.import_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(ReviewDialog)))
    with desk_at(library) as desk:
        assert len(desk.library.articles.slugs()) == 3


def test_a_large_file_is_read_while_the_window_answers_and_can_be_given_up(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text((RAW + "\n") * (3_000_000 // len(RAW)), encoding="utf-8")
    imports(window).take([str(path)])
    qtbot.waitUntil(lambda: bool(window.findChildren(ReviewDialog)), timeout=15_000)
    dialog = window.findChildren(ReviewDialog)[0]
    answered: list[str] = []
    window.worker.ask(lambda desk: desk.person, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=2_000)
    assert dialog.is_reading
    dialog.reject()
    qtbot.wait(50)
    with desk_at(library) as desk:
        assert len(desk.library.articles.slugs()) == 3


def test_a_file_above_the_size_for_reading_in_place_is_imported_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "longish.txt"
    path.write_text(RAW + f"\n{PARAGRAPH}\n" * (reader_process.IN_PLACE // len(PARAGRAPH)), encoding="utf-8")
    dialog = review_of(window, qtbot, path)
    with qtbot.waitSignal(window.bench.keeper.opened):
        dialog.import_button.click()
    assert window.bench.model.article.furniture.slug == "longish"


def test_notes_of_the_reading_are_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(
        RAW.replace("“", '"').replace("”", '"').replace("—", "-").replace("crane", "grúa").encode("cp1252")
    )
    dialog = review_of(window, qtbot, path)
    assert dialog.looked is not None
    for note in dialog.looked.reading.notes:
        assert note in dialog.notes
    assert dialog.looked.reading.notes


def test_an_import_is_reviewed_again_from_the_kept_file(
    window: MainWindow, qtbot: QtBot, raw: Path, library: Path
) -> None:
    open_row(window, qtbot)
    qtbot.wait(20)
    action = window.bench.actions.action("story.review_import")
    assert action is not None
    assert not action.isEnabled()  # the crane's story was written here
    dialog = review_of(window, qtbot, raw)
    with qtbot.waitSignal(window.bench.keeper.opened):
        dialog.import_button.click()
    raw.unlink()
    qtbot.waitUntil(action.isEnabled)
    QTest.keyClicks(window.bench.story.editor, "Typed later. ")
    press(window, "story.review_import")
    again = shown(window, qtbot)
    assert "changed after it came in" in again.notes
    again.accept_grades("none")
    again.import_button.click()
    qtbot.waitUntil(lambda: "ADVERTISEMENT" in window.bench.model.article.body)
    slug = window.bench.model.article.furniture.slug
    press(window, "edit.undo")
    assert "Typed later." in window.bench.model.article.body
    assert window.bench.model.article.furniture.slug == slug


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files on the window's frame, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(40, 300), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    assert imports(window).drops.sign.isVisible()
    fall = QDropEvent(QPointF(40, 300), Qt.DropAction.CopyAction, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(window, fall)
    assert not imports(window).drops.sign.isVisible()
    return fall.isAccepted()


def test_a_file_dropped_on_the_window_or_on_the_text_is_imported(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    assert drop(window, raw)
    shown(window, qtbot).reject()
    open_row(window, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(raw))])
    window.bench.story.editor.insertFromMimeData(data)
    shown(window, qtbot).reject()


def test_words_dragged_over_the_window_are_let_be(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        QPoint(40, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_the_menu_asks_for_files(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    press(window, "story.import")
    chooser = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    assert chooser.fileMode() is QFileDialog.FileMode.ExistingFiles
    chooser.filesSelected.emit([str(raw)])
    chooser.reject()
    shown(window, qtbot).reject()


def test_an_article_of_ours_comes_in_as_it_is(window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path) -> None:
    with desk_at(library) as desk:
        text = stories.portable_text(desk, "museum")
    path = tmp_path / "museum.json"
    path.write_text(text, encoding="utf-8")
    dialog = review_of(window, qtbot, path)
    assert dialog.ticked == frozenset()
    with qtbot.waitSignal(window.bench.keeper.opened):
        dialog.import_button.click()
    assert window.bench.model.article.furniture.slug == "museum-2"
    assert window.bench.model.article.ads[0].id == "ad-1"


def test_a_file_over_a_field_falls_through_to_the_window(window: MainWindow, qtbot: QtBot, raw: Path) -> None:
    open_row(window, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(raw))])
    data.setText(str(raw))
    fields = [one for one in window.findChildren(QPlainTextEdit) + window.findChildren(LineField) if one.isVisible()]
    assert fields
    for field in [*fields, window.desk_list.search_field]:
        target = field.viewport() if isinstance(field, QPlainTextEdit) else field
        enter = QDragEnterEvent(
            QPoint(4, 4), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        enter.ignore()
        QApplication.sendEvent(target, enter)
        sign = imports(window).drops.sign
        assert sign.isVisible(), field.accessibleName()
        sign.hide()
