"""Many files imported at once: listed with what became of each, cancelled, opened, looked through."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.imports.import_many import ManyFiles
from editor.ui.imports.import_review import ReviewDialog
from editor.ui.main_window import MainWindow
from tests.importing.docx_builder import PIXEL, docx, paragraph, picture
from tests.ui.conftest import desk_at
from tests.ui.imports.test_import_review import PARAGRAPH, RAW, imports, shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two stories, a file that is none, and what a system keeps there."""
    made = tmp_path / "raw"
    made.mkdir()
    (made / "a crane.txt").write_text(RAW, encoding="utf-8")
    (made / "b scan.pdf").write_bytes(b"%PDF-1.7")
    (made / "c ferry.html").write_text(f"<h1>Ferry</h1><p>{RAW}</p>", encoding="utf-8")
    (made / ".hidden").write_text("x", encoding="utf-8")
    return made


def run(window: MainWindow, qtbot: QtBot, *paths: Path) -> ManyFiles:
    imports(window).take([str(path) for path in paths])
    qtbot.waitUntil(lambda: bool(window.findChildren(ManyFiles)), timeout=15_000)
    return window.findChildren(ManyFiles)[0]


def test_a_folder_is_imported_and_one_bad_file_does_not_stop_the_others(
    window: MainWindow, qtbot: QtBot, folder: Path, library: Path
) -> None:
    dialog = run(window, qtbot, folder)
    qtbot.waitUntil(lambda: dialog.says == "2 of 3 imported, 1 could not be read", timeout=15_000)
    rows = dialog.list.rows
    assert [one.pill for one in rows] == ["Imported", "Not imported", "Imported"]
    assert "applied" in rows[0].detail
    assert "PDF" in rows[1].words
    assert rows[2].detail.startswith("ferry")
    with desk_at(library) as desk:
        assert len(desk.library.articles.slugs()) == 5
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 5)


def test_a_story_of_the_list_is_opened_and_looked_through(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    dialog = run(window, qtbot, folder)
    qtbot.waitUntil(lambda: dialog.button("cancel").text() == "Close", timeout=15_000)
    dialog.list.select("1")
    assert not dialog.button("open").isEnabled()
    dialog.list.select("2")
    with qtbot.waitSignal(window.bench.keeper.opened):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.bench.model.article.furniture.slug.startswith("ferry")
    dialog.list.select("0")
    dialog.button("review").click()
    review = shown(window, qtbot)
    assert "changed after" not in review.notes
    before = window.bench.model.article
    assert "ADVERTISEMENT" not in before.body  # what is sure applied at once
    review.accept_grades("none")
    review.import_button.click()
    qtbot.waitUntil(lambda: window.bench.model.article.body.count("ADVERTISEMENT") == 2)
    window.bench.model.undo()
    assert window.bench.model.article == before


def test_cancelling_keeps_what_is_imported_and_leaves_the_rest(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    (tmp_path / "0.txt").write_text(RAW, encoding="utf-8")
    (tmp_path / "1.txt").write_text((RAW + "\n") * (2_000_000 // len(RAW)), encoding="utf-8")
    (tmp_path / "2.txt").write_text(RAW, encoding="utf-8")
    dialog = run(window, qtbot, *(tmp_path / f"{number}.txt" for number in range(3)))
    qtbot.waitUntil(lambda: dialog.list.rows[0].pill == "Imported", timeout=15_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.says == "1 of 3 imported, 2 left out"
    assert [one.pill for one in dialog.list.rows] == ["Imported", "Left out", "Left out"]
    with desk_at(library) as desk:
        assert len(desk.library.articles.slugs()) == 4
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(ManyFiles)))


def test_stories_and_typing_go_on_while_files_are_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text((RAW + "\n") * (1_000_000 // len(RAW)), encoding="utf-8")
    dialog = run(window, qtbot, tmp_path / "0.txt", tmp_path / "1.txt")
    answered: list[str] = []
    window.worker.ask(lambda desk: desk.person, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=2_000)
    assert dialog.says == "0 of 2 imported"
    dialog.reject()
    dialog.reject()


def test_an_empty_folder_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    imports(window).take([str(tmp_path / "none")])
    qtbot.waitUntil(lambda: "no file" in window.bench.story.notice.words, timeout=15_000)
    assert not window.findChildren(ReviewDialog)


def test_hostile_word_documents_are_told_and_a_good_one_brings_its_picture(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    story = docx(
        paragraph("The crane", "Title") + paragraph(PARAGRAPH) + picture("p1", "Ships in port"),
        {"word/media/image1.png": PIXEL},
        {"p1": ("image", "media/image1.png")},
    )
    files = {
        "1 bomb.docx": docx(paragraph("a" * 20_000_000)),
        "2 half.docx": story[:-40],
        "3 crane.docx": story,
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    dialog = run(window, qtbot, *(tmp_path / name for name in files))
    qtbot.waitUntil(lambda: dialog.says == "1 of 3 imported, 2 could not be read", timeout=30_000)
    assert all(row.words.endswith(".") for row in dialog.list.rows[:2])
    dialog.list.select("2")
    dialog.button("open").click()
    qtbot.waitUntil(lambda: "Ships in port" in window.bench.model.article.body)
    with desk_at(library) as desk:
        assert desk.library.assets.has(sha256(PIXEL).hexdigest())
