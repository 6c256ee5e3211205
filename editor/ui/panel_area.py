"""The right side: the panels, one in sight, under a slim strip of tabs with icon, name and a badge."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.ui import icons, type_scale
from editor.ui.panel import Panel
from editor.ui.story_model import StoryModel
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

_HEIGHT, _ICON, _BADGE = 52, 18, 16
_BADGE_ROLES = {
    "neutral": (Role.PRESSED, Role.TEXT),
    "warning": (Role.WARNING_TINT, Role.WARNING),
    "danger": (Role.DANGER_TINT, Role.DANGER),
    "success": (Role.SUCCESS_TINT, Role.SUCCESS),
}


class PanelTab(QAbstractButton):
    """A tab: icon over name, a badge at the icon's shoulder, a line under the one that is on."""

    def __init__(self, title: str, icon: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._theme = theme
        self._badge, self._tone = "", "neutral"
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, badge: str, tone: str) -> None:
        """Show a badge, or none."""
        self._badge, self._tone = badge, tone
        self.setAccessibleName(f"{self.text()}, {badge}" if badge else self.text())
        self.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the name."""
        font = type_scale.font(Face.SANS, Size.MICRO, QFont.Weight.DemiBold)
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + 12, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the icon alone."""
        return QSize(_ICON + 16, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, name, badge and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and not self.isChecked():
            painter.setBrush(self._theme.colour(Role.HOVER))
            painter.drawRoundedRect(self.rect().adjusted(2, 4, -2, -6), 6, 6)
        ink = Role.TEXT if self.isChecked() else Role.MUTED
        place = QRectF(self.width() / 2 - _ICON / 2, 8, _ICON, _ICON)
        icons.paint(painter, self._icon, self._theme.css(Role.ACCENT if self.isChecked() else ink), place)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        font = type_scale.font(Face.SANS, Size.MICRO, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        name = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)
        painter.drawText(self.rect().adjusted(0, 28, 0, -6), Qt.AlignmentFlag.AlignCenter, name)
        self._paint_edges(painter)
        if self._badge:
            self._paint_badge(painter, place)
        painter.end()

    def _paint_edges(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(self._theme.colour(Role.ACCENT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 3.5, -2.5, -5.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.ACCENT if self.isChecked() else Role.BORDER))
        height = 2 if self.isChecked() else 1
        painter.drawRect(0, self.height() - height, self.width(), height)

    def _paint_badge(self, painter: QPainter, icon: QRectF) -> None:
        ground, ink = _BADGE_ROLES[self._tone]
        font = type_scale.font(Face.SANS, 10, QFont.Weight.Bold)
        width = max(_BADGE, QFontMetrics(font).horizontalAdvance(self._badge) + 8)
        place = QRectF(min(icon.right() - 4, self.width() - width), 3, width, _BADGE)
        painter.setPen(self._theme.colour(Role.WINDOW))
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(place, _BADGE / 2, _BADGE / 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._badge)


class PanelArea(QFrame):
    """Shows one of the panels; `shown` gives the key of the one in sight."""

    shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: dict[str, PanelTab] = {}
        self._panels: dict[str, Panel] = {}
        self.setProperty("ground", "panels")
        self.setMinimumWidth(280)
        self._group = QButtonGroup(self)  # auto-exclusive buttons of our own kind do not let go of one another
        self._stack = QStackedWidget(self)
        self._strip = QHBoxLayout()
        self._strip.setContentsMargins(0, 0, 0, 0)
        self._strip.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._strip)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """Return the key of the panel in sight, empty where there is none."""
        widget = self._stack.currentWidget()
        return widget.key if isinstance(widget, Panel) else ""

    @property
    def panels(self) -> Sequence[Panel]:
        """Return the panels in the order of the tabs."""
        return tuple(self._panels.values())

    def add(self, panel: Panel, model: StoryModel) -> None:
        """Add a panel with its tab and give it the story's model."""
        tab = PanelTab(panel.title, panel.icon, self._theme, self)
        tab.clicked.connect(lambda _=False, key=panel.key: self.show_panel(key))
        panel.badge_changed.connect(tab.set_badge)
        self._tabs[panel.key], self._panels[panel.key] = tab, panel
        self._group.addButton(tab)
        self._strip.addWidget(tab)
        self._stack.addWidget(panel)
        panel.set_look(self._theme)
        panel.set_story(model)
        tab.setChecked(len(self._tabs) == 1)

    def show_panel(self, key: str) -> None:
        """Bring a panel to sight; a key that none has changes nothing."""
        if key in self._panels:
            self._tabs[key].setChecked(True)
            self._stack.setCurrentWidget(self._panels[key])
            self.shown.emit(key)

    def focus_panel(self) -> None:
        """Go to the panel in sight."""
        widget = self._stack.currentWidget()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not widget.hasFocus():
                widget.focusNextChild()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        for tab in self._tabs.values():
            tab.set_look(theme)
        for panel in self._panels.values():
            panel.set_look(theme)
