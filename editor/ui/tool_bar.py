"""The tool bar: where the window is narrow its groups give way, so that what leads on is always seen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget


class ToolBar(QToolBar):
    """Groups at its begin, of which the last give way first; what is added behind `add_spring` stays."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._groups: list[tuple[QAction, ...]] = []
        self._given_way: list[tuple[tuple[QAction, ...], int]] = []  # groups that are not shown, with their widths
        self._spring: QAction | None = None

    def add_group(self, actions: Sequence[QAction]) -> None:
        """Add actions with a line before them; the first group has none, and never gives way."""
        line = (self.addSeparator(),) if self._groups else ()
        self.addActions(list(actions))
        self._groups.append((*line, *actions))

    def add_spring(self) -> None:
        """Let what is added from now on stand at the end."""
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._spring = self.addWidget(spring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many groups as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Show as many groups as there is room for, once something in the bar is wider or less wide."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        if self._spring is None:
            return
        wanted = self._width(self.actions())
        while wanted > self.width() and len(self._groups) - len(self._given_way) > 1:
            group = self._groups[len(self._groups) - len(self._given_way) - 1]
            width = self._width(group)
            self._given_way.append((group, width))
            for action in group:
                self.removeAction(action)
            wanted -= width
        while self._given_way and wanted + self._given_way[-1][1] <= self.width():
            group, width = self._given_way.pop()
            self.insertActions(self._spring, group)
            wanted += width

    def _width(self, actions: Sequence[QAction]) -> int:
        """Return what actions want in pixels, with the room between them and, of all, at the edges."""
        layout = self.layout()
        assert layout is not None
        gap, margins = max(0, layout.spacing()), layout.contentsMargins()
        widgets = [self.widgetForAction(action) for action in actions if action.isVisible()]
        wide = sum(max(widget.sizeHint().width(), widget.minimumWidth()) + gap for widget in widgets)
        return wide + (margins.left() + margins.right() if len(actions) == len(self.actions()) else 0)
