"""The ads panel in the real window: placements with verdicts, switches, keys, dragging, undo as a whole."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.library import open_library
from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Furniture
from editor.ui.ads.ad_panel import AdPanel
from editor.ui.ads.ad_rows import Shape
from editor.ui.main_window import MainWindow
from tests.ui import driving

WORDS = "The boat crosses the water seven times a day, and on Sundays it stays at the quay with nobody aboard. "
BODY = "\n\n".join(
    [
        "One. " + WORDS * 3,
        "Two. " + WORDS * 3,
        "Three. " + WORDS * 3,
        "::ad{#ad-1}",
        "Four. " + WORDS * 3,
        "## What it costs",
        "::ad{#ad-2}",
        "Five. " + WORDS * 3,
        "Six. " + WORDS * 3,
        "Seven. " + WORDS * 3,
    ]
)
FERRY = Article(
    Furniture("boats", headline="Boats"),
    BODY + "\n",
    ads=(AdPlacement("ad-1"), AdPlacement("ad-2", sizes=(Size(320, 50),))),
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "stories.copydesk"
    library = open_library(path)
    library.create(FERRY, "Jon Petersen")
    library.close()
    return path


@pytest.fixture
def opened(open_main_window: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """Return the window with the story open, its panel of ads in front and read out."""
    window = open_main_window()
    qtbot.waitUntil(lambda: any(panel.key == "ads" for panel in window.bench.panels.panels))
    window.bench.open_slug("boats")
    qtbot.waitUntil(lambda: window.bench.model.derived is not None)
    window.bench.panels.show_panel("ads")
    qtbot.waitUntil(lambda: bool(panel_of(window).list.rows))
    return window


def panel_of(window: MainWindow) -> AdPanel:
    return driving.panel_of(window, AdPanel)


def cards(window: MainWindow) -> list[tuple[str, int, str, str]]:
    return [
        (row.marker_id, row.gap, row.pill, row.note)
        for row in panel_of(window).list.rows
        if row.shape is Shape.PLACEMENT
    ]


def choose(window: MainWindow, marker_id: str) -> None:
    panel = panel_of(window)
    panel.choose(marker_id)
    assert panel.list.current_id == marker_id


def test_placements_are_listed_with_slot_sizes_distance_and_verdict(opened: MainWindow) -> None:
    rows = [row for row in panel_of(opened).list.rows if row.shape is Shape.PLACEMENT]
    assert [row.pill for row in rows] == ["Holds", "Refused"]
    assert rows[0].detail == "300×250 · Advertisement"
    assert rows[0].since == "3 blocks, 183 words from the start"
    assert rows[1].since == "1 block, 61 words since the ad before"
    assert rows[1].note == "It stands right after a heading."
    assert "Too close to the ad before: 1 block between them" in rows[1].tip
    blocks = [row for row in panel_of(opened).list.rows if row.shape is Shape.BLOCK]
    assert [row.title.split(" ")[0] for row in blocks] == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
        "What",
        "Five.",
        "Six.",
        "Seven.",
    ]


def test_moving_by_key_is_one_step_of_undo(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "ad-2")
    before = opened.bench.model.article
    for _ in range(2):
        QTest.keyClick(panel_of(opened).list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        driving.settle(opened, qtbot)
        choose(opened, "ad-2")
    assert [card[:3] for card in cards(opened)] == [("ad-1", 3, "Holds"), ("ad-2", 7, "Holds")]
    text = opened.bench.model.article.body
    assert text.replace("::ad{#ad-2}\n\n", "") == BODY.replace("::ad{#ad-2}\n\n", "") + "\n"
    opened.bench.model.undo()
    opened.bench.model.undo()
    assert opened.bench.model.article == before


def test_removing_takes_marker_and_record_and_undo_brings_both_back(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "ad-2")
    QTest.keyClick(panel_of(opened).list, Qt.Key.Key_Delete)
    model = opened.bench.model
    assert "ad-2" not in model.article.body
    assert [ad.id for ad in model.article.ads] == ["ad-1"]
    assert model.undo_label == "removal of an ad"
    model.undo()
    assert model.article == FERRY


def drag(window: MainWindow, marker_id: str, block: str, qtbot: QtBot) -> None:
    """Drag a placement with the mouse to above the block that begins with a word."""
    view = panel_of(window).list
    rows = {row.key: number for number, row in enumerate(view.rows)}
    target = next(number for number, row in enumerate(view.rows) if row.title.startswith(block))
    model = view.model()
    start = view.visualRect(model.index(rows[f"ad:{marker_id}"], 0)).center()
    stop = view.visualRect(model.index(target, 0)).topLeft() + QPoint(60, 3)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), start + (stop - start) * (step / 5))
        QTest.qWait(5)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=stop)


def test_dragging_in_the_panel_moves_the_marker_between_two_blocks(opened: MainWindow, qtbot: QtBot) -> None:
    opened.resize(1300, 1100)
    QTest.qWait(20)
    drag(opened, "ad-2", "Seven", qtbot)
    driving.settle(opened, qtbot)
    assert [card[:2] for card in cards(opened)] == [("ad-1", 3), ("ad-2", 7)]
    assert "Six. " in opened.bench.model.article.body.split("::ad{#ad-2}")[0]
    opened.bench.model.undo()
    assert opened.bench.model.article == FERRY


def test_the_switches_say_who_and_why_and_mean_different_things(opened: MainWindow, qtbot: QtBot) -> None:
    panel, model = panel_of(opened), opened.bench.model
    QTest.mouseClick(panel.switches.sensitive.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.keyClicks(panel.switches.sensitive.why, "Two dead")
    assert model.article.ad_settings == AdSettings(sensitive=Switch("Ana Ruiz", "Two dead"))
    driving.settle(opened, qtbot)
    assert {card[3] for card in cards(opened)} == {"The story is sensitive, and the policy places no ads in such."}
    assert model.derived is not None
    assert "ad-sensitive" in {finding.code for finding in model.derived.findings}
    QTest.mouseClick(panel.switches.off.box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    driving.settle(opened, qtbot)
    assert model.article.ad_settings == AdSettings("house", Switch("Ana Ruiz", ""), Switch("Ana Ruiz", "Two dead"))
    assert {card[2] for card in cards(opened)} == {"Ads off"}
    assert panel.told.text().startswith("Ads are switched off for this story.")
    assert not {"ad-sensitive", "ad-refused"} & {finding.code for finding in model.derived.findings}
    model.undo()
    model.undo()
    assert model.article == FERRY


def test_slot_label_and_sizes_are_changed_for_one_placement(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "ad-2")
    details, model = panel_of(opened).details, opened.bench.model
    assert [box.text() for box in details.size_boxes] == ["300×250", "336×280", "320×100", "320×50"]
    assert [box.isChecked() for box in details.size_boxes] == [False, False, False, True]
    details.size_boxes[0].click()
    assert model.article.ads[1] == replace(FERRY.ads[1], sizes=(Size(300, 250), Size(320, 50)))
    details.label_choice.setCurrentIndex(details.label_choice.findData("Anzeige"))
    details.label_choice.activated.emit(details.label_choice.currentIndex())
    assert model.article.ads[1].label == "Anzeige"
    assert model.article.ads[0] == FERRY.ads[0]


def test_an_ad_is_placed_at_the_caret_by_the_menu(opened: MainWindow, qtbot: QtBot) -> None:
    model = opened.bench.model
    opened.bench.story.editor.jump_to(BODY.index("Six.") + 40)
    driving.press(opened, "insert.ad")
    assert model.article.ads[-1].id == "ad-3"
    assert "::ad{#ad-3}\n\nSeven." in model.article.body
    assert model.article.ads[-1].slot == "article"
    model.undo()
    assert model.article == FERRY


def test_density_is_shown_with_its_arithmetic(opened: MainWindow) -> None:
    panel = panel_of(opened)
    assert "% of the height on a phone, the limit is 30 %" in panel.density.words
    assert panel.density.toolTip().startswith("(250 + 50 px of ads) ÷ (300 + ")


def test_a_record_without_marker_can_be_put_in(opened: MainWindow, qtbot: QtBot) -> None:
    model = opened.bench.model
    start = model.article.body.index("::ad{#ad-2}")
    editor = opened.bench.story.editor
    editor.jump_to(start, start + len("::ad{#ad-2}"))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    driving.settle(opened, qtbot)
    assert cards(opened)[-1][:3] == ("ad-2", -1, "Nowhere")
    choose(opened, "ad-2")
    editor.jump_to(model.article.body.index("Six.") + 10)
    panel_of(opened).details.put_wanted.emit("ad-2")
    assert "::ad{#ad-2}\n\nSeven." in model.article.body
    assert [ad.id for ad in model.article.ads] == ["ad-1", "ad-2"]
