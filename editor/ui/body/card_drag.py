"""Dragging a card with the mouse to another place between two blocks."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QToolTip

from editor.article import body
from editor.ui.body import moving
from editor.ui.body.line_reading import PlacedUnit

if TYPE_CHECKING:
    from editor.ui.body.body_editor import BodyEditor

_EDGE = 40  # pixels from the upper and lower edge within which a drag scrolls
_SCROLL = 14  # pixels a step
_SCROLL_PAUSE = 16  # milliseconds
_BESIDE = QPoint(16, 16)  # pixels from the mouse to what is said of the place


class CardDrag(QObject):
    """One drag at a time: pressed on a card, moved, dropped or given up."""

    def __init__(self, editor: "BodyEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._pressed_at: QPoint | None = None
        self._point = QPoint()
        self._blocks: tuple[body.Block, ...] = ()
        self._number = 0
        self._gap = 0
        self._tops: list[float] = []
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_PAUSE)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def is_dragging(self) -> bool:
        """Return whether a card is on its way."""
        return bool(self._blocks)

    def press(self, point: QPoint) -> None:
        """Remember where a card was pressed."""
        self._pressed_at = point

    def move(self, point: QPoint) -> bool:
        """Follow the mouse; return whether a card is on its way."""
        if self._pressed_at is None or self._editor.isReadOnly():
            return False
        if not self.is_dragging:
            if (point - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
                return False
            self._begin()
        self._point = point
        self._aim()
        height = self._editor.viewport().height()
        near_edge = point.y() < _EDGE or point.y() > height - _EDGE
        if near_edge and not self._scroll.isActive():
            self._scroll.start()
        elif not near_edge:
            self._scroll.stop()
        return True

    def drop(self) -> bool:
        """Put the card down; return whether one was on its way."""
        dragging = self.is_dragging
        number, gap, blocks = self._number, self._gap, self._blocks
        self.cancel()
        if dragging:
            edits = moving.move(self._editor.source, blocks, number, gap)
            self._editor.replace(edits, self.tr("Move card"))
            if edits:
                at = self._editor.source.find(blocks[number].source)
                self._editor.jump_to(at, at + len(blocks[number].source))
        return dragging

    def cancel(self) -> None:
        """Leave the card where it was."""
        self._pressed_at = None
        self._blocks = ()
        self._scroll.stop()
        self._editor.show_drop_mark(None)

    def _begin(self) -> None:
        """Find the card's block and where the gaps between blocks are."""
        editor = self._editor
        card: PlacedUnit | None = editor.selected_card()
        if card is None:
            return
        self._blocks = body.parse(editor.source)
        self._number = moving.block_at(self._blocks, editor.story.offset(card.start))
        layout = editor.story.documentLayout()
        edges = []
        for block in self._blocks:
            first = editor.story.findBlock(editor.story.position(block.start))
            last = editor.story.findBlock(editor.story.position(block.end))
            edges.append((layout.blockBoundingRect(first).top(), layout.blockBoundingRect(last).bottom()))
        inner = [(upper[1] + lower[0]) / 2 for upper, lower in pairwise(edges)]
        self._tops = [edges[0][0] - 8, *inner, edges[-1][1] + 8]

    def _aim(self) -> None:
        """Find the gap nearest to the mouse and show it."""
        if not self._blocks:
            return
        height = self._point.y() + self._editor.scrolled
        self._gap = min(range(len(self._tops)), key=lambda gap: abs(self._tops[gap] - height))
        stays = self._gap in {self._number, self._number + 1}
        refusal = "" if stays else self._refusal()
        self._editor.show_drop_mark(None if stays else self._tops[self._gap] - self._editor.scrolled, bool(refusal))
        if refusal:
            QToolTip.showText(self._editor.viewport().mapToGlobal(self._point + _BESIDE), refusal, self._editor)
        else:
            QToolTip.hideText()

    def _refusal(self) -> str:
        """Return why an ad may not be put down in the gap, empty where it may or something else is dragged."""
        block = self._blocks[self._number]
        if not isinstance(block, body.Ad) or self._editor.drop_refusal is None:
            return ""
        gap = sum(not isinstance(one, body.Ad) for one in self._blocks[: self._gap])
        return self._editor.drop_refusal(block.id, gap)

    def _scroll_on(self) -> None:
        bar = self._editor.verticalScrollBar()
        bar.setValue(bar.value() + (-_SCROLL if self._point.y() < _EDGE else _SCROLL))
        self._aim()
