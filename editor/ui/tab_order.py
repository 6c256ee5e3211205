"""The way of Tab through a window: as one reads, whatever order its parts were made in, and round at the end.

Qt goes by the order of making, in which cards that come and go stand last, and a part that hands the focus to a child
made before it sends Tab in a circle (QApplicationPrivate::focusNextPrevChild_helper).
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Return whether Tab may stop at a widget."""
    wanted = Qt.FocusPolicy.TabFocus.value
    is_stop = widget.focusPolicy().value & wanted == wanted and widget.focusProxy() is None
    return is_stop and widget.isEnabled() and widget.isVisible()


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at under a widget, row by row as one reads it."""
    if takes_tab(root):
        yield root
    for child in _as_read(root):
        yield from stops(child)


def step(window: QWidget, forward: bool) -> bool:
    """Move the focus of a window to the next stop or the one before; return whether there is any other."""
    order = list(stops(window))
    at = window.focusWidget()
    if not order or order == [at]:
        return False
    number = order.index(at) if at in order else _nearest(order, at)
    found = order[(number + (1 if forward else -1)) % len(order)]
    found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_to_sight(found)
    return True


def _nearest(order: list[QWidget], at: QWidget | None) -> int:
    """Return the stop before what has the focus but is no stop itself: one inside the same part, else the last."""
    while at is not None:
        inside = [number for number, stop in enumerate(order) if at.isAncestorOf(stop)]
        if inside:
            return inside[0] - 1
        at = at.parentWidget()
    return -1


def _as_read(parent: QWidget) -> list[QWidget]:
    """Return the children in sight by rows from the top, each row in the direction of its language."""
    inside = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]
    inside.sort(key=lambda one: one.y())
    rows: list[list[QWidget]] = []
    for one in inside:
        if rows and one.geometry().center().y() < rows[-1][0].geometry().bottom():
            rows[-1].append(one)
        else:
            rows.append([one])
    is_rtl = parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return [one for row in rows for one in sorted(row, key=lambda one: one.x(), reverse=is_rtl)]


def _bring_to_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 8)
        above = above.parentWidget()
