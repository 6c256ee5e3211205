"""The form of an ad policy: numbers, kinds of blocks, labels and slots; `changed` tells of every change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from editor.article import ad_policy_text
from editor.article.ad_policy import AdPolicy, Kind, Slot
from editor.ui.flow_layout import FlowRow
from editor.ui.kit import EDGE, Form, LineField, Page, SectionHead, tool_button
from editor.ui.theme import Theme

# Pairs of numbers that stand side by side: field of the policy, and what it says of it.
_NUMBERS = (
    (("blocks_before", "Blocks before the first ad"), ("blocks_after", "Blocks after the last ad")),
    (("blocks_between", "Blocks between two ads"), ("words_between", "Words between two ads")),
    (("most", "Ads in a story at most (0: any)"), ("density", "Height on a phone, % (0: any)")),
    (("story_blocks", "Shortest story, in blocks"), ("story_words", "Shortest story, in words")),
)
_KINDS = (
    ("after", "May stand after"),
    ("before", "May stand before"),
    ("counted", "Counted as a block between ads"),
)
_FLAGS = (("sensitive", "Ads in a sensitive story"), ("split_quotations", "Ads inside a quotation and its attribution"))


def _words_of(kind: Kind) -> str:
    return {Kind.RAW: "HTML", Kind.EMBED: "post"}.get(kind, kind.value)


class _Kinds(FlowRow):
    """Boxes for the kinds of blocks."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, 12, 8)
        self.setAccessibleName(name)
        self.boxes = {kind: QCheckBox(_words_of(kind), self) for kind in Kind}
        for kind, box in self.boxes.items():
            box.setAccessibleName(f"{name}: {_words_of(kind)}")
            box.clicked.connect(self.changed)
            self.flow.addWidget(box)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds that are ticked."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    def show_kinds(self, kinds: tuple[Kind, ...]) -> None:
        """Tick kinds."""
        for kind, box in self.boxes.items():
            box.setChecked(kind in kinds)


class _Lines(QWidget):
    """A list of lines of two fields (and a number), to which one can be added and from which each can be taken."""

    changed = Signal()

    def __init__(self, names: tuple[str, str], number: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._names, self._number, self._theme = names, number, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.lines: list[tuple[LineField, LineField, QSpinBox | None]] = []

    @property
    def values(self) -> tuple[tuple[str, str, int], ...]:
        """Return what stands in the lines; a line with nothing in it is left out."""
        found = ((one.text().strip(), two.text().strip(), box.value() if box else 0) for one, two, box in self.lines)
        return tuple(line for line in found if line[0] or line[1])

    def show_values(self, values: tuple[tuple[str, str, int], ...]) -> None:
        """Show lines."""
        if values == self.values:
            return
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for value in values:
            self.add(*value)

    def add(self, first: str = "", second: str = "", number: int = 0) -> None:
        """Add a line."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        fields = tuple(LineField(name, name, holder) for name in self._names)
        for field, text, stretch in zip(fields, (first, second), (1, 2), strict=True):
            field.show_text(text)
            field.edited.connect(lambda _: self.changed.emit())
            row.addWidget(field, stretch)
        box = None
        if self._number:
            box = QSpinBox(holder)
            box.setAccessibleName(self._number)
            box.setToolTip(self._number)
            box.setRange(0, 1_000)
            box.setValue(number)
            box.valueChanged.connect(lambda _: self.changed.emit())
            row.addWidget(box)
        line = (fields[0], fields[1], box)
        row.addWidget(self._taker(holder, line))
        self._column.addWidget(holder)
        self.lines.append(line)

    def _taker(self, holder: QWidget, line: tuple[LineField, LineField, QSpinBox | None]) -> QToolButton:
        def take() -> None:
            self.lines.remove(line)
            holder.hide()
            holder.deleteLater()
            self.changed.emit()

        return tool_button("trash", self.tr("Take this line out"), take, self._theme, holder)


class AdPolicyForm(Page):
    """Edits one policy; `policy` is what stands in the form, which may hold labels or slots that cannot be read."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy = AdPolicy("new")
        self._heads: list[SectionHead] = []
        self._theme = theme
        self.title_field = LineField(self.tr("Title"), self.tr("What a list calls it"), self)
        self.title_field.edited.connect(lambda _: self.changed.emit())
        self.numbers: dict[str, QSpinBox] = {}
        self.kinds: dict[str, _Kinds] = {}
        self.flags: dict[str, QCheckBox] = {}
        self.labels = _Lines((self.tr("Language"), self.tr("Label")), "", theme, self)
        self.slots = _Lines(
            (self.tr("Slot"), self.tr("Sizes, such as 300x250, 320x50")),
            self.tr("At most so many in a story; 0 for any"),
            theme,
            self,
        )
        self._lay_out()

    @property
    def policy(self) -> AdPolicy:
        """Return the policy in the form; raises BadAdPolicy where a label or a slot is not right."""
        return ad_policy_text.parse(self.text, self._policy.name)

    @property
    def text(self) -> str:
        """Return the policy in the form as TOML, right or not."""
        numbers = {name: box.value() for name, box in self.numbers.items()}
        kinds = {name: boxes.kinds for name, boxes in self.kinds.items()}
        flags = {name: box.isChecked() for name, box in self.flags.items()}
        values: dict[str, Any] = {**numbers, **kinds, **flags}
        plain = replace(self._policy, title=self.title_field.text().strip(), **values)
        labels = [(language, label) for language, label, _ in self.labels.values]
        slots = [(name, _parts(sizes), most) for name, sizes, most in self.slots.values]
        return ad_policy_text.written(plain, labels, slots)

    def show_policy(self, policy: AdPolicy) -> None:
        """Show a policy."""
        self._policy = policy
        self.title_field.show_text(policy.title)
        for name, box in self.numbers.items():
            box.blockSignals(True)
            box.setValue(getattr(policy, name))
            box.blockSignals(False)
        for name, boxes in self.kinds.items():
            boxes.show_kinds(getattr(policy, name))
        for name, flag in self.flags.items():
            flag.setChecked(getattr(policy, name))
        self.labels.show_values(tuple((language, label, 0) for language, label in policy.labels))
        self.slots.show_values(tuple((slot.name, _sizes(slot), slot.most) for slot in policy.slots))

    def _lay_out(self) -> None:
        form = Form(self)
        form.add(self.tr("Title"), self.title_field)
        for first, second in _NUMBERS:
            (one, other) = (self._spin(*first), self._spin(*second))
            form.add_pair(self.tr(first[1]), one, self.tr(second[1]), other)
        self.column.addWidget(form)
        for name, words in _KINDS:
            self.kinds[name] = _Kinds(self.tr(words), self)
            self.kinds[name].changed.connect(self.changed)
            self._section(self.tr(words), self.kinds[name])
        flags = QWidget(self)
        column = QVBoxLayout(flags)
        column.setContentsMargins(0, 0, 0, 0)
        for name, words in _FLAGS:
            self.flags[name] = QCheckBox(self.tr(words), flags)
            self.flags[name].clicked.connect(self.changed)
            column.addWidget(self.flags[name])
        self._section(self.tr("Allowed besides"), flags)
        self._section(self.tr("Slots"), self.slots, self.slots.add)
        self._section(self.tr("Labels"), self.labels, self.labels.add)
        self.slots.changed.connect(self.changed)
        self.labels.changed.connect(self.changed)

    def _section(self, title: str, widget: QWidget, add: Callable[[], None] | None = None) -> None:
        head = SectionHead(title, self._theme, self)
        if add is not None:
            head.add_tool("plus", self.tr("Add one: {title}").format(title=title.lower()), add)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(EDGE, 0, EDGE, 4)
        column.addWidget(widget)
        self.column.addWidget(head)
        self.column.addWidget(holder)

    def _spin(self, field: str, words: str) -> QSpinBox:
        box = QSpinBox(self)
        *_, allowed = ad_policy_text.rule_of(field)
        lowest, highest = (int(part) for part in allowed.rpartition("from ")[2].split(" to "))
        box.setRange(lowest, highest)
        box.setAccessibleName(self.tr(words))
        box.setToolTip(allowed.capitalize())
        box.valueChanged.connect(lambda _: self.changed.emit())
        self.numbers[field] = box
        return box


def _sizes(slot: Slot) -> str:
    return ", ".join(f"{size.width}x{size.height}" for size in slot.sizes)


def _parts(sizes: str) -> list[str]:
    """Return the sizes that somebody wrote in a line, with `×` as `x`."""
    return [part.strip() for part in sizes.replace("×", "x").replace(";", ",").split(",") if part.strip()]
