"""The panel of the ads: policy, switches, density, the placements in order with their verdicts, and suggestions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from editor.ui.ads import ad_rows
from editor.ui.ads.ad_density_bar import AdDensityBar
from editor.ui.ads.ad_list import AdList
from editor.ui.ads.ad_operations import AdOperations
from editor.ui.ads.ad_switches import AdSwitches
from editor.ui.empty_state import EmptyState
from editor.ui.kit import EDGE, Choice, SectionHead, rule, tool_button
from editor.ui.panel import Panel

if TYPE_CHECKING:
    from editor.ui.ads.ad_details import AdDetails


class AdPanel(Panel):
    """Lists the placements of the story in front and changes them."""

    key = "ads"
    title = "Ads"
    icon = "ad"

    policies_wanted = Signal()

    def __init__(self, operations: AdOperations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do = operations
        self._with_blocks = True
        self.policy_choice = Choice(self.tr("Ad policy"), (), self)
        self.switches = AdSwitches(self)
        self.density = AdDensityBar(self)
        self._head = SectionHead(self.tr("Placements"), self.theme, self)
        self.list = AdList(self)
        self._details: AdDetails | None = None
        self._empty = EmptyState("ad", self)
        self._rule = rule(self)
        self.told = QLabel(self, wordWrap=True)
        self.told.setProperty("role", "warning")
        self.told.setContentsMargins(EDGE, 0, EDGE, 4)
        self._offer, self._offer_words, self.take_button, self.leave_button = self._make_offer()
        self._lay_out()
        self._connect()

    @property
    def details(self) -> "AdDetails":
        """Return the fields of the chosen placement, made when the first one is."""
        if self._details is None:
            from editor.ui.ads.ad_details import AdDetails

            self._details = details = AdDetails(self.theme, self)
            do = self._do
            details.changed.connect(do.amend)
            details.stepped.connect(do.step)
            details.removed.connect(do.remove)
            details.put_wanted.connect(lambda marker_id: do.place_at(self.model.caret, marker_id))
            self._column.addWidget(details)
        return self._details

    def story_set(self) -> None:
        """Show the placements whenever the story was read anew."""
        self.model.derived_changed.connect(self._read)
        self.model.records_changed.connect(self._records_changed)
        self.model.replaced.connect(self._replaced)
        self.model.caret_moved.connect(self._follow)
        self._replaced()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the story."""
        super().showEvent(event)
        self._records_changed()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a suggestion go with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._do.preview is not None:
            self._do.leave()
        else:
            super().keyPressEvent(event)

    def look_changed(self) -> None:
        """Colour by the theme."""
        for part in (self._head, self.list, self.density, self._empty):
            part.set_look(self.theme)
        if self._details is not None:
            self._details.set_look(self.theme)

    def _make_offer(self) -> tuple[QFrame, QLabel, QPushButton, QPushButton]:
        frame = QFrame(self)
        frame.setProperty("ground", "card")
        words = QLabel(frame, wordWrap=True)
        take = QPushButton(self.tr("Take"), frame)
        take.setProperty("kind", "primary")
        leave = QPushButton(self.tr("Leave"), frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(take)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        return frame, words, take, leave

    def _lay_out(self) -> None:
        self._head.add_tool("star", self.tr("Suggest places, and take them when pressed again"), self._do.suggest)
        self._head.add_tool("plus", self.tr("Place an ad after the paragraph with the caret"), self._place)
        self._blocks = self._head.add_tool("list", self.tr("Show the paragraphs between"), self._toggle_blocks)
        self._blocks.setCheckable(True)
        self._blocks.setChecked(True)
        bar = QHBoxLayout()
        bar.setContentsMargins(EDGE, 12, 8, 6)
        bar.setSpacing(4)
        bar.addWidget(self.policy_choice, 1)
        self._edit = tool_button(
            "settings", self.tr("See and change the ad policies"), self.policies_wanted.emit, self.theme, self
        )
        bar.addWidget(self._edit)
        offer = QVBoxLayout()
        offer.setContentsMargins(EDGE, 4, EDGE, 8)
        offer.addWidget(self._offer)
        self._page = QWidget(self)
        self._column = column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.switches)
        column.addWidget(self.density)
        column.addWidget(self._head)
        column.addWidget(self.told)
        column.addLayout(offer)
        column.addWidget(self.list, 1)
        column.addWidget(self._rule)
        self._empty.say(self.tr("No story open"), self.tr("The ads of a story are placed and judged here."))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)

    def _connect(self) -> None:
        do = self._do
        self.policy_choice.chosen.connect(do.choose_policy)
        self.switches.off_changed.connect(do.set_off)
        self.switches.sensitive_changed.connect(do.set_sensitive)
        self.list.set_refusal(do.refusal)
        self.list.chosen.connect(lambda _: self._show_details())
        self.list.jumped.connect(self._jump)
        self.list.moved.connect(self._move)
        self.list.stepped.connect(self._step)
        self.list.removed.connect(self._remove)
        self.take_button.clicked.connect(do.take)
        self.leave_button.clicked.connect(do.leave)
        do.previewed.connect(self._show)
        do.policies_changed.connect(self._records_changed)

    def set_person(self, person: str) -> None:
        """Say who turns the switches on."""
        self.switches.set_person(person)

    def _step(self, marker_id: str, by: int) -> None:
        self._do.step(marker_id, by)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # the text took it, which shows the place

    def _move(self, marker_id: str, gap: int) -> None:
        self._do.move(marker_id, gap)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, marker_id: str) -> None:
        self._do.remove(marker_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        self._do.place_at(self.model.caret)

    def _toggle_blocks(self) -> None:
        self._with_blocks = self._blocks.isChecked()
        self.list.can_drag = self._with_blocks
        self._show()

    def _replaced(self) -> None:
        self._stack.setCurrentWidget(self._page if self.model.is_open else self._empty)
        self._records_changed()
        self._read()

    def _records_changed(self) -> None:
        if not self.isVisible():
            return
        settings = self.model.records.ad_settings
        known = [(name, policy.title or name) for name, policy in self._do.policies.items()]
        if settings.policy not in self._do.policies:
            known.append((settings.policy, self.tr("{name} (unknown)").format(name=settings.policy)))
        self.policy_choice.set_values(known)
        self.policy_choice.show_value(settings.policy)
        self.switches.show_switches(settings.off, settings.sensitive)
        self._show_details()

    def _read(self) -> None:
        """Take in what was read out: the badge at once, the list where it is in sight."""
        derived = self.model.derived
        count = len(derived.ads.placements) if derived else 0
        is_off = derived is not None and derived.article.ad_settings.off is not None
        refused = len(derived.ads.refused) if derived and not is_off else 0
        self.badge_changed.emit(str(refused or count) if count else "", "warning" if refused else "neutral")
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        derived, preview = self.model.derived, self._do.preview
        judged = derived.ads if derived is not None else None
        if preview is not None:
            judged = self._do.judged  # what the suggestion was made for, though the panel was not told of it yet
        self._offer.setVisible(preview is not None)
        self.density.setVisible(judged is not None)
        if judged is None:  # another story is in front and was not read yet
            self.list.show_rows(())
            self._head.set_count("")
            self.told.hide()
            self._show_details()
            return
        self.list.can_drag = self._with_blocks and preview is None
        self.list.show_rows(ad_rows.rows(judged, preview, with_blocks=self._with_blocks))
        count = len(judged.placements)
        refused = 0 if judged.places.article.ad_settings.off is not None else len(judged.refused)
        self._head.set_count(
            self.tr("{count}, {refused} refused").format(count=count, refused=refused) if refused else str(count)
        )
        self.density.show_density(judged.density)
        self.told.setVisible(bool(judged.story))
        self.told.setText(" ".join(one.sentence for one in judged.story))
        if preview is not None:
            does = ad_rows.suggestion_words(preview)
            words = self.tr("{policy} would place: {does}.").format(
                policy=judged.policy.title or judged.policy.name, does=does
            )
            nothing = self.tr("The placements stand as the policy would have them.")
            if preview.story:
                nothing = self.tr("The policy places no ads in this story.")
            self._offer_words.setText(words if preview.changes_anything else nothing)
            self.take_button.setVisible(preview.changes_anything)
            self.leave_button.setText(self.tr("Leave") if preview.changes_anything else self.tr("Good"))
        self._show_details()

    def _show_details(self) -> None:
        record = self.model.records.ad(self.list.current_id) if self._do.preview is None else None
        derived = self.model.derived
        placed = {one.marker_id for one in derived.ads.placements} if derived else set()
        if record is not None or self._details is not None:
            self.details.show_record(record, self._do.policy, is_placed=record is not None and record.id in placed)
        self._rule.setVisible(record is not None)

    def _jump(self, marker_id: str, gap: int) -> None:
        judged = self._do.judged
        if marker_id:
            for verdict in judged.placements:
                if verdict.marker_id == marker_id:
                    self.model.jump_requested.emit(verdict.start, verdict.end)
                    return
        elif 0 <= gap < judged.places.last:
            block = judged.places.blocks[gap]
            self.model.jump_requested.emit(block.start, block.start)

    def _follow(self, caret: int) -> None:
        """Choose the placement that the caret stands on."""
        derived = self.model.derived
        if not self.isVisible() or derived is None:
            return
        for verdict in derived.ads.placements:
            if verdict.start <= caret <= verdict.end:
                self.list.select(verdict.marker_id)
                return

    def choose(self, marker_id: str) -> None:
        """Choose a placement, as opening its card in the text does."""
        self.list.select(marker_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
