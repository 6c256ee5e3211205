"""Who works here, in the window: the question at the first start and after, and the rules of the house."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from editor.article.canonical import Json
from editor.article.errors import Trouble
from editor.desk import house_rules
from editor.desk.desk import Desk
from editor.ui.services import Services

if TYPE_CHECKING:  # loaded when somebody first opens it
    from editor.ui.review.house_rules_page import HouseRulesPage
    from editor.ui.review.person_dialog import Known, PersonDialog
    from editor.ui.settings_dialog import SettingsDialog

_ASKED = "person.asked"  # the setting


_PAGE = "house"  # the group of the settings


def _rules(desk: Desk) -> dict[str, Json]:
    return {row.key: house_rules.value(desk, row.key) for row in house_rules.RULES}


def _known(desk: Desk) -> "Known":
    from editor.ui.review.person_dialog import known

    return known(desk)


class PeopleFeature(QObject):
    """Asks who works here, and shows the rules of the house in the settings."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.dialog: PersonDialog | None = None
        self._rules_wanted = False
        services.actions.handle("app.person", self.ask)
        services.actions.handle("house.rules", self.show_rules)
        services.settings_pages.append(self._extend)

    def ask(self) -> None:
        """Ask who works here, with what the library knows of its people."""
        self._given.worker.ask(_known, lambda found: self._open(found, first=False))

    def ask_first(self) -> None:
        """Ask at the first start; skipped once, it is not asked again."""
        settings = self._given.settings
        if settings.values.text("person.name") or settings.values.flag(_ASKED):
            return
        settings.change(_ASKED, True)
        self._given.worker.ask(_known, lambda found: self._open(found, first=True))

    def show_rules(self) -> None:
        """Open the settings at the rules of the house."""
        self._rules_wanted = True
        if settings := self._given.actions.action("app.settings"):
            settings.trigger()

    def _extend(self, dialog: "SettingsDialog") -> None:
        """Add the page of the rules to the settings, once the library has told what they are."""
        wanted, self._rules_wanted = self._rules_wanted, False

        def add(values: dict[str, Json]) -> None:
            from editor.ui.review.house_rules_page import HouseRulesPage

            if not shiboken6.isValid(dialog):
                return
            page = HouseRulesPage(values, self._given.look.theme, dialog)
            page.set_editable(on=self._given.model.may("approve"))
            page.changed.connect(lambda key, value: self._change(page, key, value))
            dialog.add_page(_PAGE, self.tr("House rules"), "people", page)
            if wanted:
                dialog.show_group(_PAGE)

        self._given.worker.ask(_rules, add)

    def _change(self, page: "HouseRulesPage", key: str, value: Json) -> None:
        def say(trouble: str) -> None:
            if shiboken6.isValid(page):
                page.say(trouble)

        def changed(kept: Json) -> None:
            if shiboken6.isValid(page):
                page.keep(key, kept)
            say("")
            self._rules_changed()

        def refused(trouble: Trouble) -> None:
            say(trouble.sentence)

        self._given.worker.ask(lambda desk: house_rules.change(desk, key, value), changed, refused)

    def _rules_changed(self) -> None:
        """Have everything follow that hangs on the rules: who may do what, and what is ready."""
        self._given.people.refresh()
        self._given.keeper.refresh()

    def _open(self, found: "Known", *, first: bool) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            return
        if first and found.person != self._given.settings.values.person:
            return  # somebody was named on the command line
        from editor.ui.review.person_dialog import PersonDialog

        dialog = PersonDialog(self._given.settings.values.person, found, self._given.window, first=first)
        dialog.settled.connect(self._settle)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _settle(self, name: str, role: str) -> None:
        given = self._given
        given.people.name(name)
        if not role:
            return

        given.worker.ask(lambda desk: house_rules.take_role(desk, name, role), lambda _: self._rules_changed())


def is_on_a_screen() -> bool:
    """Return whether somebody can be asked: never offscreen, where tests and pictures run."""
    return QGuiApplication.platformName() not in ("offscreen", "minimal")


def install(services: Services) -> None:
    """Put the question who works here into the window."""
    feature = PeopleFeature(services)
    if is_on_a_screen():
        feature.ask_first()
