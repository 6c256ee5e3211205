"""Actions made from the table: one QAction for each id that something handles, enabled by conditions, with its keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from editor.article.errors import Trouble, UnknownName
from editor.ui import icons
from editor.ui.action_row import Action
from editor.ui.action_table import ACTIONS
from editor.ui.theme import Role, Theme

_SEPARATOR = "="


class KeyTaken(Trouble):
    """A key that belongs to another action."""


def read_keys(kept: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return what was changed of the keys from the form in which the settings keep it: `id=Ctrl+X;Ctrl+Y`."""
    known = {row.id for row in ACTIONS}
    pairs = (line.partition(_SEPARATOR) for line in kept)
    return {name: tuple(filter(None, keys.split(";"))) for name, _, keys in pairs if name in known}


class Actions(QObject):
    """The actions of one window; `keys_changed` tells that the person gave one other keys."""

    keys_changed = Signal()

    def __init__(self, window: QWidget, changed_keys: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._rows = {row.id: row for row in ACTIONS}
        self._changed = dict(changed_keys or {})
        self._made: dict[str, QAction] = {}
        self._callbacks: dict[str, Callable[..., Any]] = {}
        self._conditions: dict[str, bool] = {"": True}
        self._refusals: dict[str, str] = {}
        self._theme: Theme | None = None

    def __iter__(self) -> Iterator[tuple[Action, QAction]]:
        """Yield each row that is handled with its QAction, in the order of the table."""
        for row in ACTIONS:
            if row.id in self._made:
                yield row, self._made[row.id]

    def handle(self, action_id: str, callback: Callable[..., Any]) -> None:
        """Say what an action does, in the place of what it did; a checkable one is given whether it is on.

        Raises UnknownName.
        """
        if action_id not in self._rows:
            raise UnknownName(f"There is no action “{action_id}”.")
        self._callbacks[action_id] = callback
        if action_id not in self._made:
            self._make(self._rows[action_id])

    def handle_late(self, install: Callable[[], object], *action_ids: str) -> None:
        """Have what handles some actions installed when the first of them is wanted; `install` handles them itself."""

        def first(action_id: str, *values: bool) -> None:
            install()
            self._callbacks[action_id](*values)

        for action_id in action_ids:
            self.handle(action_id, partial(first, action_id))

    def _make(self, row: Action) -> None:
        action = QAction(row.title, self)
        action.setObjectName(row.id)
        action.setToolTip(row.title.rstrip("…"))
        action.setStatusTip(row.sentence)
        action.setCheckable(row.checkable)
        action.setIconVisibleInMenu(not row.checkable)  # a check says whether it is on; an icon would by colour alone
        if row.id == "app.settings":
            action.setMenuRole(QAction.MenuRole.PreferencesRole)
        elif row.id == "app.quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)

        def run(on: bool) -> None:
            if row.checkable:
                self._callbacks[row.id](on)
            else:
                self._callbacks[row.id]()

        action.triggered.connect(run)
        self._made[row.id] = action
        self._window.addAction(action)
        self._dress(row, action)

    def action(self, action_id: str) -> QAction | None:
        """Return the action of an id, None where nothing handles it."""
        return self._made.get(action_id)

    def set_condition(self, name: str, holds: bool) -> None:
        """Say that a condition holds or not; actions under it follow."""
        if self._conditions.get(name) == holds:
            return
        self._conditions[name] = holds
        for row, action in self:
            if row.when == name:
                self._enable(row, action)

    def refuse(self, action_id: str, why: str) -> None:
        """Say why an action cannot be taken although its condition holds, or with no words that it can."""
        if self._refusals.get(action_id, "") == why:
            return
        self._refusals[action_id] = why
        if action := self._made.get(action_id):
            self._enable(self._rows[action_id], action)

    def _enable(self, row: Action, action: QAction) -> None:
        """Enable an action where its condition holds and nothing refuses it; its tip says what does."""
        why = self._refusals.get(row.id, "")
        holds = self._conditions.get(row.when, False)
        action.setEnabled(holds and not why)
        keys = self.keys(row.id)
        shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        tip = f"{row.title.rstrip('…')}  {shown}".rstrip()
        action.setToolTip(f"{tip}\n{why}" if why and holds else tip)
        action.setStatusTip(why if why and holds else row.sentence)

    def set_checked(self, action_id: str, on: bool) -> None:
        """Show a checkable action as on or off, without doing it."""
        if action := self._made.get(action_id):
            action.setChecked(on)

    def set_title(self, action_id: str, title: str) -> None:
        """Give an action other words: “Undo typing”."""
        if action := self._made.get(action_id):
            action.setText(title)

    def set_look(self, theme: Theme) -> None:
        """Colour the icons by a theme."""
        self._theme = theme
        for row, action in self:
            if row.icon:
                action.setIcon(icons.icon(row.icon, theme, Role.MUTED))

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action, as the person changed them or as they come."""
        return self._changed.get(action_id, self._rows[action_id].keys)

    def own_keys(self, action_id: str) -> tuple[str, ...]:
        """Return the keys that an action comes with."""
        return self._rows[action_id].keys

    def holder(self, key: str) -> str:
        """Return the id of the action that a key belongs to, empty for none."""
        wanted = QKeySequence(key)
        return next((row.id for row in ACTIONS if wanted in [QKeySequence(one) for one in self.keys(row.id)]), "")

    def set_keys(self, action_id: str, keys: tuple[str, ...]) -> None:
        """Give an action other keys; raises KeyTaken where one belongs to another action."""
        for key in keys:
            holder = self.holder(key)
            if holder not in {"", action_id}:
                raise KeyTaken(f"{key} belongs to “{self._rows[holder].title.rstrip('…')}”; take it away there first.")
        if keys == self._rows[action_id].keys:
            self._changed.pop(action_id, None)
        else:
            self._changed[action_id] = keys
        if action := self._made.get(action_id):
            self._dress(self._rows[action_id], action)
        self.keys_changed.emit()

    def kept_keys(self) -> tuple[str, ...]:
        """Return what was changed of the keys, in the form in which the settings keep it."""
        return tuple(f"{name}{_SEPARATOR}{';'.join(keys)}" for name, keys in sorted(self._changed.items()))

    def fill_menus(self, menus: Mapping[str, QMenu]) -> None:
        """Fill the menus of a menu bar, given by name; one that nothing is in is hidden."""
        for name, menu in menus.items():
            rows = [(row, action) for row, action in self if row.menu == name]
            menu.menuAction().setVisible(bool(rows))
            if rows:
                _fill(menu, rows)

    def fill(self, menu: QMenu, action_ids: Iterable[str]) -> None:
        """Put some actions into a context menu."""
        for action_id in action_ids:
            if action := self._made.get(action_id):
                menu.addAction(action)

    def _dress(self, row: Action, action: QAction) -> None:
        keys = self.keys(row.id)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._enable(row, action)
        if self._theme is not None and row.icon:
            action.setIcon(icons.icon(row.icon, self._theme, Role.MUTED))


def _fill(menu: QMenu, rows: list[tuple[Action, QAction]]) -> None:
    before = rows[0][0].group
    for row, action in rows:
        if row.group != before:
            menu.addSeparator()
            before = row.group
        menu.addAction(action)
