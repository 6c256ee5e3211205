"""The placement that is chosen in the ads panel: its slot, its sizes and its label."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from editor.article.ad_policy import AdPolicy
from editor.article.ads import AdPlacement, Size
from editor.ui.flow_layout import FlowRow
from editor.ui.kit import Choice, Form, SectionHead
from editor.ui.theme import Theme


class AdDetails(QWidget):
    """Edits one record; `changed` gives it with the words for the step of undo, the other signals its id."""

    changed = Signal(object, str)
    put_wanted = Signal(str)
    stepped = Signal(str, int)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: AdPlacement | None = None
        self._policy: AdPolicy | None = None
        self._boxes: list[tuple[QCheckBox, Size]] = []
        self._head = SectionHead(self.tr("Placement"), theme, self)
        self._up = self._head.add_tool("chevron-up", self.tr("Move up a block"), lambda: self._step(-1))
        self._down = self._head.add_tool("chevron-down", self.tr("Move down a block"), lambda: self._step(1))
        self._put = self._head.add_tool(
            "plus", self.tr("Put it in at the caret"), lambda: self.put_wanted.emit(self.record_id)
        )
        self._head.add_tool("trash", self.tr("Remove the placement"), lambda: self.removed.emit(self.record_id))
        self.slot_choice = Choice(self.tr("Slot"), (), self)
        self.label_choice = Choice(self.tr("Label"), (), self)
        self._sizes = FlowRow(self, 12, 8)
        self._flow = self._sizes.flow
        form = Form(self)
        form.add_pair(self.tr("Slot"), self.slot_choice, self.tr("Label"), self.label_choice)
        form.add(self.tr("Sizes that may fill it"), self._sizes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(form)
        self.slot_choice.chosen.connect(self._choose_slot)
        self.label_choice.chosen.connect(self._choose_label)

    @property
    def record_id(self) -> str:
        """Return the id of the placement that is shown, empty for none."""
        return self._record.id if self._record else ""

    @property
    def size_boxes(self) -> list[QCheckBox]:
        """Return the boxes of the sizes."""
        return [box for box, _ in self._boxes]

    def show_record(self, record: AdPlacement | None, policy: AdPolicy | None, *, is_placed: bool) -> None:
        """Show a record beside what the policy offers, or nothing."""
        self.setVisible(record is not None)
        self._record, self._policy = record, policy
        if record is None or policy is None:
            return
        for tool in (self._up, self._down):
            tool.setVisible(is_placed)
        self._put.setVisible(not is_placed)
        names = [slot.name for slot in policy.slots]
        self.slot_choice.set_values([(name, name) for name in dict.fromkeys((*names, record.slot))])
        self.slot_choice.show_value(record.slot)
        labels = dict.fromkeys((*(label for _, label in policy.labels), record.label))
        self.label_choice.set_values([(label, label) for label in labels])
        self.label_choice.show_value(record.label)
        slot = policy.slot(record.slot)
        offered = tuple(dict.fromkeys((*(slot.sizes if slot else ()), *record.sizes)))
        if [size for _, size in self._boxes] != list(offered):
            self._make_boxes(offered)
        for box, size in self._boxes:
            box.setChecked(size in record.sizes)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._head.set_look(theme)

    def _make_boxes(self, sizes: tuple[Size, ...]) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        for size in sizes:
            box = QCheckBox(f"{size.width}×{size.height}", self._sizes)
            box.clicked.connect(self._choose_sizes)
            self._flow.addWidget(box)
            box.show()
            self._boxes.append((box, size))

    def _choose_slot(self, name: str) -> None:
        slot = self._policy.slot(name) if self._policy else None
        if self._record and slot and name != self._record.slot:
            sizes = tuple(size for size in self._record.sizes if size in slot.sizes) or slot.sizes
            self.changed.emit(replace(self._record, slot=name, sizes=sizes), self.tr("slot of an ad"))

    def _choose_label(self, label: str) -> None:
        if self._record and label != self._record.label:
            self.changed.emit(replace(self._record, label=label), self.tr("label of an ad"))

    def _choose_sizes(self) -> None:
        sizes = tuple(size for box, size in self._boxes if box.isChecked())
        if self._record and not sizes:
            self.show_record(self._record, self._policy, is_placed=not self._put.isVisible())  # one size at least
        elif self._record:
            self.changed.emit(replace(self._record, sizes=sizes), self.tr("sizes of an ad"))

    def _step(self, by: int) -> None:
        self.stepped.emit(self.record_id, by)
