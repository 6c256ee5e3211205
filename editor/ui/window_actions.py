"""What the window itself does: its handlers for the table of actions, and the conditions that these hang on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu

from editor.article.library_values import ArticleSummary
from editor.article.workflow import State
from editor.desk import browsing, writing
from editor.desk.browsing import View
from editor.desk.changes import Changed
from editor.ui.action_row import STORY, TYPING
from editor.ui.desk_list import DeskList
from editor.ui.desk_list_delegate import STATE_WORDS
from editor.ui.palette import Entry
from editor.ui.services import Services
from editor.ui.text_actions import TextActions
from editor.ui.worker import Ticket
from editor.ui.workflow_actions import WorkflowActions

_LOOKS = ("system", "light", "dark")
_EDITOR_MENU = ("insert.citation", "insert.ad", "insert.embed", "insert.picture")


class WindowActions(QObject):
    """Registers the window's handlers; `recent` gives the stories that were open lately, id and headline."""

    def __init__(
        self, services: Services, desk_list: DeskList, recent: Callable[[], tuple[tuple[str, str], ...]]
    ) -> None:
        super().__init__(services.window)
        self._given = services
        self._list = desk_list
        self._recent = recent
        self._ticket: Ticket | None = None
        self._handle_stories()
        self._handle_text()
        self._handle_views()
        WorkflowActions(services)
        self._offer()
        model = services.model
        for signal in (model.replaced, model.standing_changed):
            signal.connect(self._story_changed)
        model.undo_changed.connect(self._undo_changed)
        services.actions.set_condition("library", True)
        services.actions.keys_changed.connect(self._keep_keys)
        services.settings.changed.connect(self._setting_changed)
        services.story.editor.context_menu_opening.connect(self._extend_menu)
        self._story_changed()
        self._undo_changed()

    def _handle_stories(self) -> None:
        given, handle = self._given, self._given.actions.handle
        handle("story.new", self.new_story)
        handle("story.template", partial(_start_from_template, given))
        handle("story.open", self._list.search)
        handle("story.save", given.keeper.save)
        handle("story.close", given.keeper.close)
        handle("go.search", self._list.search)
        handle("go.list", lambda: self._list.view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        handle("go.next_story", partial(self._list.step, 1))
        handle("go.previous_story", partial(self._list.step, -1))
        handle("app.quit", given.window.close)
        handle("app.palette", given.palette.open)
        handle("app.settings", self._show_settings)
        handle("app.shortcuts", partial(_show_shortcuts, given))

    def _handle_text(self) -> None:
        given, handle, editor = self._given, self._given.actions.handle, self._given.story.editor
        TextActions(given)
        handle("edit.undo", given.model.undo)
        handle("edit.redo", given.model.redo)
        handle("edit.find", given.story.find_bar.open)
        handle("edit.replace", partial(given.story.find_bar.open, True))
        handle("edit.find_next", partial(given.story.find_bar.step, 1))
        handle("edit.find_previous", partial(given.story.find_bar.step, -1))
        for name, steps in (("larger", 1), ("smaller", -1), ("normal_size", 0)):
            handle(f"view.{name}", partial(editor.zoom, steps))
        handle("view.focus_mode", editor.set_focus_mode)
        handle("view.typewriter", editor.set_typewriter)
        handle("go.text", given.story.focus_text)
        handle("go.next_finding", partial(self._go_to_finding, 1))
        handle("go.previous_finding", partial(self._go_to_finding, -1))

    def _handle_views(self) -> None:
        given, handle = self._given, self._given.actions.handle
        handle("view.desk_list", self._list.setVisible)
        handle("view.panels", given.panels.setVisible)
        handle("view.calm", self._calm)
        handle("go.panel", given.panels.focus_panel)
        for name in _LOOKS:
            handle(f"view.look_{name}", partial(self._choose_look, name))
        given.look.changed.connect(self._show_look)  # no lambda: that would outlive the window
        self._show_look()
        for action_id in ("view.desk_list", "view.panels"):
            given.actions.set_checked(action_id, True)

    def add_panel_actions(self) -> None:
        """Handle the actions that bring each panel, the furniture and the preview to sight, where these are there."""
        given = self._given
        for panel in given.panels.panels:
            given.actions.handle(f"view.{panel.key}", partial(self._show_panel, panel.key))
        if given.story.can_preview:
            given.actions.handle("view.preview", given.story.show_preview)
        if given.story.has_furniture:
            given.actions.handle("view.furniture", given.story.show_furniture)
            given.actions.set_checked("view.furniture", True)

    def _show_settings(self) -> None:
        from editor.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._given.settings, self._given.look.theme, self._given.window)
        dialog.elsewhere.connect(lambda action: self._show_instead(dialog, action))
        for extend in self._given.settings_pages:
            extend(dialog)
        dialog.open()

    def _show_instead(self, dialog: QDialog, action_id: str) -> None:
        """Close the settings and show a dialog of its own."""
        dialog.accept()
        action = self._given.actions.action(action_id)
        if action is not None:
            action.trigger()

    def new_story(self) -> None:
        """Start an empty story and open it."""
        given = self._given

        def start() -> None:
            given.worker.ask(writing.new_story, self._open_new)

        given.keeper.save(start)

    def _open_new(self, article_id: str) -> None:
        self._given.keeper.open(article_id)
        self._given.keeper.refresh(Changed.LIST)

    def _go_to_finding(self, by: int) -> None:
        derived, caret = self._given.model.derived, self._given.model.caret
        findings = derived.findings if derived else ()
        places = sorted({(one.start, one.end) for one in findings if one.end and one.ignored is None})
        if not places:
            return
        later = [place for place in places if place[0] > caret]
        earlier = [place for place in places if place[1] < caret]
        chosen = (later or places)[0] if by > 0 else (earlier or places)[-1]
        self._given.model.jump_requested.emit(*chosen)

    def _show_panel(self, key: str) -> None:
        self._given.show_panel(key)

    def _calm(self, on: bool) -> None:
        for action_id, widget in (("view.desk_list", self._list), ("view.panels", self._given.panels)):
            widget.setVisible(not on)
            self._given.actions.set_checked(action_id, not on)

    def _choose_look(self, name: str, on: bool) -> None:
        if on:
            self._given.settings.change("look.theme", name)
        self._show_look()

    def _setting_changed(self, key: str) -> None:
        if key == "look.theme":
            self._given.look.choose(self._given.settings.values.text(key))
            self._show_look()

    def _show_look(self) -> None:
        for name in _LOOKS:
            self._given.actions.set_checked(f"view.look_{name}", name == self._given.look.choice)

    def _keep_keys(self) -> None:
        self._given.settings.change("keys.changed", self._given.actions.kept_keys())

    def _story_changed(self) -> None:
        set_condition = self._given.actions.set_condition
        summary = self._given.model.summary
        state = summary.state if summary else None
        set_condition(STORY, summary is not None)
        set_condition(TYPING, summary is not None)
        for one in State:
            set_condition(one.value, state is one)
        set_condition("reviewing", state in {State.IN_REVIEW, State.PUBLISHED})
        set_condition("publishable", state in {State.IN_REVIEW, State.PUBLISHED})
        again = self.tr("Publish Again…") if state is State.PUBLISHED else self.tr("Publish…")
        self._given.actions.set_title("workflow.publish", again)
        set_condition(
            "with readers", summary is not None and summary.has_left and state in {State.IN_REVIEW, State.PUBLISHED}
        )
        set_condition("unpublished", state in {State.DRAFT, State.IN_REVIEW})
        set_condition("removable", state in {State.DRAFT, State.SPIKED})

    def _undo_changed(self) -> None:
        actions, model = self._given.actions, self._given.model
        actions.set_condition("undo", bool(model.undo_label))
        actions.set_condition("redo", bool(model.redo_label))
        actions.set_title("edit.undo", self.tr("Undo {what}").format(what=model.undo_label).strip())
        actions.set_title("edit.redo", self.tr("Redo {what}").format(what=model.redo_label).strip())

    def _extend_menu(self, menu: QMenu, offset: int) -> None:
        menu.addSeparator()
        self._given.actions.fill(menu, _EDITOR_MENU)

    def _offer(self) -> None:
        palette = self._given.palette
        palette.add_source(self._commands)
        palette.add_source(self._recent_stories)
        palette.set_finder(self._find_stories)

    def _commands(self) -> list[Entry]:
        entries = []
        for row, action in self._given.actions:
            if action.isEnabled() and row.id != "app.palette":
                title = f"{row.menu}: {action.text().rstrip('…')}" if row.menu == "View" else action.text().rstrip("…")
                keys = action.shortcut().toString()
                entries.append(Entry(title, row.menu, row.icon, keys, action.trigger))
        return entries

    def _recent_stories(self) -> list[Entry]:
        return [
            Entry(title or self.tr("Untitled"), self.tr("Recent"), "clock", "", partial(self._given.keeper.open, name))
            for name, title in self._recent()
            if name != self._given.model.article_id
        ]

    def _find_stories(self, words: str, tell: Callable[[list[Entry]], None]) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

        def found(rows: tuple[ArticleSummary, ...]) -> None:
            tell(
                [
                    Entry(
                        row.headline or row.slug,
                        STATE_WORDS[row.state],
                        "note",
                        "",
                        partial(self._given.keeper.open, row.id),
                    )
                    for row in rows[:8]
                ]
            )

        self._ticket = self._given.worker.ask(lambda desk: browsing.page(desk, View(words=words)), found)


def _start_from_template(services: Services) -> None:
    from editor.ui.furniture.template_dialog import start_from_template

    start_from_template(services)


def _show_shortcuts(services: Services) -> None:
    from editor.ui.shortcuts_page import ShortcutsPage

    ShortcutsPage(services.actions, services.window).open()
