"""The ad policies in their dialog: presets, the newsroom's own, live judgement, mistakes told, kept in the library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from editor.article import ad_policy_text
from editor.article.ad_policy import Kind
from editor.article.ads import Size
from editor.desk import ads
from editor.ui.ads.ad_policy_dialog import AdPolicyDialog
from editor.ui.ads.ad_rows import Shape
from editor.ui.main_window import MainWindow
from tests.ui.ads.test_ad_panel import library, opened, panel_of
from tests.ui.conftest import desk_at
from tests.ui.driving import press, settle

__all__ = ["library", "opened"]


@pytest.fixture
def dialog(opened: MainWindow, qtbot: QtBot) -> AdPolicyDialog:
    """Return the dialog, the policies read and the sample judged."""
    press(opened, "ads.policies")
    found = opened.findChildren(AdPolicyDialog)[-1]
    qtbot.waitUntil(lambda: bool(found.names.rows) and bool(found.judged_ads.rows))
    return found


def pills(dialog: AdPolicyDialog) -> list[str]:
    return [row.pill for row in dialog.judged_ads.rows if row.shape is Shape.PLACEMENT]


def test_the_presets_are_shown_with_the_sample_judged(dialog: AdPolicyDialog) -> None:
    assert [(row.key, row.pill) for row in dialog.names.rows] == [
        ("house", "Preset"),
        ("guardian-apps", "Preset"),
        ("scaip", "Preset"),
    ]
    assert dialog.names.current_key == "house"
    assert pills(dialog) == ["Holds"] * 3
    assert "3 of 3 placements hold" in dialog.told.text()
    assert not dialog.save_button.isEnabled()
    assert not dialog.drop_button.isVisible()
    dialog.names.select("scaip")
    assert pills(dialog) == ["Holds", "Holds", "Refused"]
    assert dialog.form.numbers["most"].value() == 2


def test_every_change_is_judged_at_once(dialog: AdPolicyDialog) -> None:
    dialog.form.numbers["blocks_before"].setValue(5)
    assert pills(dialog) == ["Refused", "Holds", "Holds"]
    assert dialog.save_button.isEnabled()
    dialog.form.numbers["blocks_before"].setValue(3)
    assert pills(dialog) == ["Holds"] * 3
    assert not dialog.save_button.isEnabled()
    box = dialog.form.kinds["before"].boxes[Kind.PARAGRAPH]
    assert isinstance(box, QCheckBox)
    box.click()
    assert "Refused" in pills(dialog)


def test_a_change_is_kept_in_the_library_and_judges_the_story(
    dialog: AdPolicyDialog, opened: MainWindow, library: Path, qtbot: QtBot
) -> None:
    model = opened.bench.model
    dialog.form.numbers["blocks_before"].setValue(4)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.names.rows[0].pill == "Changed")
    with desk_at(library) as desk:
        assert ads.policy(desk, "house").blocks_before == 4
    qtbot.waitUntil(lambda: model.derived is not None and model.derived.ads.policy.blocks_before == 4)
    settle(opened, qtbot)
    rows = [row for row in panel_of(opened).list.rows if row.marker_id == "ad-1"]
    assert rows[0].note == "Too early: 3 blocks before it, and the policy asks for 4."
    assert dialog.drop_button.text() == "Back to the Preset"
    dialog.drop_button.click()
    qtbot.waitUntil(lambda: dialog.names.rows[0].pill == "Preset")
    qtbot.waitUntil(lambda: model.derived is not None and model.derived.ads.policy.blocks_before == 3)


def test_a_copy_is_the_newsrooms_own_and_a_story_can_choose_it(
    dialog: AdPolicyDialog, opened: MainWindow, qtbot: QtBot
) -> None:
    dialog.form.title_field.setText("Night desk")
    dialog.form.title_field.textEdited.emit("Night desk")
    assert not dialog.copy_button.isEnabled()
    QTest.keyClicks(dialog.new_name, "Night Desk")
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: "no name of a policy" in dialog.problem.text())
    dialog.new_name.selectAll()
    QTest.keyClicks(dialog.new_name, "night")
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: [row.key for row in dialog.names.rows][-1] == "night")
    assert dialog.names.current_key == "night"
    assert dialog.names.rows[-1].pill == "Own"
    choice = panel_of(opened).policy_choice
    qtbot.waitUntil(lambda: choice.findData("night") >= 0)
    choice.setCurrentIndex(choice.findData("night"))
    choice.activated.emit(choice.currentIndex())
    assert opened.bench.model.article.ad_settings.policy == "night"
    settle(opened, qtbot)
    QTest.keyClicks(dialog.new_name, "scaip")
    dialog.copy_button.click()
    assert "There is a policy “scaip” already" in dialog.problem.text()


def test_an_edit_stays_with_its_policy_and_is_told_before_it_goes(
    dialog: AdPolicyDialog, opened: MainWindow, qtbot: QtBot
) -> None:
    dialog.form.numbers["blocks_before"].setValue(5)
    dialog.names.select("scaip")
    dialog.names.select("house")
    assert dialog.form.numbers["blocks_before"].value() == 5
    dialog.reject()
    assert dialog.isVisible()
    assert "Not saved: house." in dialog.problem.text()
    dialog.reject()
    qtbot.waitUntil(lambda: not opened.findChildren(AdPolicyDialog))


def test_what_is_wrong_is_told_and_cannot_be_kept(dialog: AdPolicyDialog) -> None:
    name, sizes, _ = dialog.form.slots.lines[0]
    sizes.setText("300 by 250")
    sizes.textEdited.emit("300 by 250")
    assert "“slot.sizes” must be a list of sizes" in dialog.problem.text()
    assert not dialog.save_button.isEnabled()
    sizes.setText("300×250; 320x50")
    sizes.textEdited.emit("")
    assert dialog.problem.text() == ""
    assert dialog.form.policy.slots[0].sizes == (Size(300, 250), Size(320, 50))
    name.setText("")
    name.textEdited.emit("")
    assert "“slot.name” must be" in dialog.problem.text()


def test_lines_of_slots_and_labels_come_and_go(dialog: AdPolicyDialog) -> None:
    form = dialog.form
    form.labels.add("it", "Pubblicità")
    assert ("it", "Pubblicità") in form.policy.labels
    form.slots.add("top", "970x250", 1)
    assert [slot.name for slot in form.policy.slots] == ["article", "top"]
    form.slots.lines.pop()
    assert [slot.name for slot in form.policy.slots] == ["article"]


def test_the_text_and_the_form_are_one_policy(dialog: AdPolicyDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    text = dialog.text.toPlainText()
    assert text.startswith("# What a library starts with")  # remarks stay as long as nothing else is changed
    dialog.text.setPlainText(text.replace("most = 4", "most = 1"))
    assert pills(dialog) == ["Holds", "Refused", "Refused"]
    dialog.text.setPlainText(text.replace("most = 4", "most = many"))
    assert "this is no TOML" in dialog.problem.text()
    dialog.text.setPlainText(text.replace("most = 4", 'most = "x"'))
    assert dialog.problem.text().startswith("Line 11: “places.most” must be a whole number")
    dialog.tabs.setCurrentIndex(0)
    assert dialog.tabs.currentIndex() == 1  # what is wrong is mended first
    dialog.text.setPlainText(text.replace("most = 4", "most = 1"))
    dialog.tabs.setCurrentIndex(0)
    assert dialog.form.numbers["most"].value() == 1
    dialog.form.numbers["most"].setValue(2)
    dialog.tabs.setCurrentIndex(1)
    assert ad_policy_text.parse(dialog.text.toPlainText(), "house").most == 2


def test_the_story_in_front_can_be_judged_in_place_of_the_sample(dialog: AdPolicyDialog) -> None:
    choice = dialog.story_choice
    choice.setCurrentIndex(choice.findData("this"))
    choice.activated.emit(choice.currentIndex())
    assert pills(dialog) == ["Holds", "Refused"]


def test_every_control_has_a_name_and_escape_closes(dialog: AdPolicyDialog, qtbot: QtBot) -> None:
    for box in dialog.form.numbers.values():
        assert box.accessibleName()
        assert box.toolTip().startswith("A whole number from")
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed
