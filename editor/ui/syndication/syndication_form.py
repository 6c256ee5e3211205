"""The fields of a syndicated story: whose it first was, the credit owed, and the duties that come with it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.findings import Finding, Severity
from editor.article.syndication import CreditPlace, Duties, Syndication
from editor.article.syndication_profiles import Profile, Profiles, apply, choose, credit_words
from editor.checks import syndication as credit_checks
from editor.checks import syndication_duties, syndication_edits
from editor.desk import syndication
from editor.ui import icons
from editor.ui.kit import EDGE, Form, LineField, Page, SectionHead, TextField, tool_button
from editor.ui.moment_field import StillChoice
from editor.ui.services import Services
from editor.ui.syndication.syndication_duties import DutiesForm
from editor.ui.syndication.syndication_profiles_dialog import ProfilesDialog
from editor.ui.syndication.syndication_watch import SyndicationWatch
from editor.ui.theme import Role, Theme

_ICON = 16  # pixels
CODES = frozenset(
    check.code for check in (*credit_checks.CHECKS, *syndication_duties.CHECKS, *syndication_edits.CHECKS)
)


def read_names(line: str) -> tuple[str, ...]:
    """Return the names of a line with commas between them, each once."""
    return tuple(dict.fromkeys(name for name in (piece.strip() for piece in line.split(",")) if name))


def under(told: Syndication, profile: Profile, before: Profile | None) -> Syndication:
    """Return a syndication under a profile that a person chose; words that only the one before gave go with it."""
    if before is not None:
        credit = "" if told.credit_text.strip() == credit_words(before, told) else told.credit_text
        licence = "" if told.licence == before.licence else told.licence
        told = replace(told, credit_text=credit, licence=licence)
    return apply(profile, told)


class SyndicationForm(Page):
    """Shows the syndication of the story in front and changes it, each change a step of undo."""

    def __init__(self, services: Services, watch: SyndicationWatch, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._model = services.model
        self._watch = watch
        self._theme = services.look.theme
        self.kept = _Kept(self._theme, self)
        self.publisher = LineField(self.tr("Publisher"), self.tr("The Harrow Sound Gazette"), self)
        self.address = LineField(self.tr("Original address"), "https://", self)
        self.authors = LineField(self.tr("Authors"), self.tr("Names, with commas between them"), self)
        self.credit = TextField(self.tr("Credit"), self.tr("First published by…"), self)
        self.place = StillChoice(
            self.tr("Place of the credit"),
            [(CreditPlace.TOP.value, self.tr("At the top")), (CreditPlace.FOOT.value, self.tr("At the foot"))],
            self,
        )
        self.licence = LineField(self.tr("Licence"), "CC BY 4.0", self)
        self.profile = StillChoice(self.tr("Profile"), (), self)
        self.note = QLabel(self, wordWrap=True)
        self.note.setProperty("role", "small")
        self.suggested = QPushButton(self)
        self.suggested.setProperty("kind", "flat")
        self.duties = DutiesForm(self._theme, self)
        self._heads: list[SectionHead] = []
        self._findings: list[Finding] = []
        self._lay_out()
        self._connect()
        self.set_look(self._theme)

    @property
    def told(self) -> Syndication | None:
        """Return the syndication of the story in front."""
        return self._model.records.syndication

    @property
    def profiles(self) -> Profiles:
        """Return the profiles of the library."""
        return self._watch.profiles

    def show_syndication(self, told: Syndication, findings: list[Finding], *, is_read: bool) -> None:
        """Show a syndication and which of its duties are not kept."""
        for field, text in (
            (self.publisher, told.publisher),
            (self.address, told.address),
            (self.licence, told.licence),
        ):
            if field.text().strip() != text:
                field.show_text(text)
        if read_names(self.authors.text()) != told.authors:
            self.authors.show_text(", ".join(told.authors))
        self.credit.show_text(told.credit_text)
        self.place.show_value(told.credit_place.value)
        self.duties.show_duties(told.duties)
        self._show_profile(told)
        self._findings = findings
        self.kept.show_findings(findings, is_read=is_read)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.duties.set_look(theme)
        self.kept.set_look(theme)
        for head in self._heads:
            head.set_look(theme)

    def _show_profile(self, told: Syndication) -> None:
        known = [(one.key, one.name) for one in self.profiles.all]
        if told.profile and told.profile not in dict(known):
            known.append((told.profile, self.tr("{key} (no longer there)").format(key=told.profile)))
        self.profile.set_values([("", self.tr("No profile")), *known])
        self.profile.show_value(told.profile)
        profile = self.profiles.get(told.profile) if told.profile else None
        words = [profile.note, self.tr("Read in {place}.").format(place=profile.read)] if profile else []
        if profile and not profile.read:
            words = [profile.note]
        self.note.setText(" ".join(filter(None, [*words, self.profiles.trouble])))
        self.note.setVisible(bool(self.note.text()))
        fitting = None if told.profile else choose(self.profiles.all, told)
        self.suggested.setVisible(fitting is not None)
        if fitting is not None:
            self.suggested.setText(self.tr("Use the profile “{name}”").format(name=fitting.name))

    def _unmark(self) -> None:
        self._model.amend(self.tr("marking as our own"), replace(self._model.article, syndication=None))

    def _amend(self, label: str, name: str, **changes: Any) -> None:
        if self.told is not None:
            told = replace(self.told, **changes)
            self._model.amend(label, replace(self._model.article, syndication=told), merge=f"syndication.{name}")

    def _duties_edited(self, duties: Duties, label: str, name: str) -> None:
        self._amend(label, name, duties=duties)

    def _choose(self, key: str) -> None:
        told = self.told
        if told is None or key == told.profile:
            return
        profile = self.profiles.get(key)
        changed = under(told, profile, self.profiles.get(told.profile)) if profile else replace(told, profile="")
        self._model.amend(self.tr("profile of syndication"), replace(self._model.article, syndication=changed))

    def _use_suggested(self) -> None:
        fitting = choose(self.profiles.all, self.told) if self.told else None
        if fitting is not None:
            self._choose(fitting.key)
            self.profile.setFocus()

    def edit_profiles(self) -> None:
        """Open the newsroom's own profiles."""

        def show(text: str) -> None:
            dialog = ProfilesDialog(self._services.worker, text, syndication.presets(), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.saved.connect(self._watch.take_profiles)
            dialog.open()

        self._services.worker.ask(syndication.text, show)

    def _head(self, title: str) -> SectionHead:
        head = SectionHead(title, self._theme, self)
        self._heads.append(head)
        return head

    def _lay_out(self) -> None:
        first = self._head(self.tr("First published by"))
        first.add_tool("trash", self.tr("This story is our own: take its syndication away"), self._unmark)
        owner = Form(self)
        owner.add(self.tr("Publisher"), self.publisher)
        owner.add(self.tr("Original address"), self.address)
        owner.add(self.tr("Authors"), self.authors)
        credit = Form(self)
        credit.add(self.tr("Credit, as readers see it"), self.credit)
        credit.add_pair(self.tr("Place"), self.place, self.tr("Licence"), self.licence)
        licence = self._head(self.tr("Licence and duties"))
        licence.add_tool("settings", self.tr("Profiles of the newsroom…"), self.edit_profiles)
        chosen = Form(self)
        chosen.add(self.tr("Profile"), self.profile)
        chosen.add_plain(self.suggested)
        chosen.add_plain(self.note)
        column = self.column
        for part in (self.kept, first, owner, self._head(self.tr("Credit")), credit, licence, chosen, self.duties):
            column.addWidget(part)

    def _connect(self) -> None:
        lines: list[tuple[LineField | TextField, str, Callable[[str], dict[str, object]], str]] = [
            (self.publisher, "publisher", lambda text: {"publisher": text.strip()}, self.tr("publisher")),
            (self.address, "address", lambda text: {"address": text.strip()}, self.tr("original address")),
            (self.authors, "authors", lambda text: {"authors": read_names(text)}, self.tr("authors")),
            (self.credit, "credit", lambda text: {"credit_text": text}, self.tr("credit")),
            (self.licence, "licence", lambda text: {"licence": text.strip()}, self.tr("licence")),
        ]
        for field, name, read, label in lines:
            field.edited.connect(partial(self._typed, label, name, read))
        self.place.chosen.connect(
            lambda value: self._amend(self.tr("place of the credit"), "place", credit_place=CreditPlace(value))
        )
        self.profile.chosen.connect(self._choose)
        self.suggested.clicked.connect(lambda _=False: self._use_suggested())
        self.duties.edited.connect(self._duties_edited)
        self.kept.show_button.clicked.connect(lambda _=False: self._show_checks())

    def _typed(self, label: str, name: str, read: Callable[[str], dict[str, object]], text: str) -> None:
        self._amend(label, name, **read(text))

    def _show_checks(self) -> None:
        """Show the first of what is not kept in the text, and all of it among the checks."""
        placed = next((one for one in self._findings if one.end), None)
        self._services.panels.show_panel("checks")
        if placed is not None:
            self._model.jump_requested.emit(placed.start, placed.end)


class _Kept(QFrame):
    """Says on top of the section whether the duties are kept."""

    _LOOKS: ClassVar = {
        Severity.BLOCKING: ("error", Role.DANGER),
        Severity.WARNING: ("warning", Role.WARNING),
        Severity.NOTE: ("info", Role.MUTED),
        None: ("check", Role.SUCCESS),
    }

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._severity: Severity | None = None
        card = QFrame(self)
        card.setProperty("ground", "card")
        self._icon = QLabel(card)
        self._icon.setFixedSize(_ICON, _ICON)
        self.words = QLabel(card, wordWrap=True)
        self.show_button = tool_button("chevron-right", self.tr("Show in Checks"), lambda: None, theme, card)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 8, EDGE, 0)
        column.addWidget(card)

    def show_findings(self, findings: list[Finding], *, is_read: bool) -> None:
        """Show the gravest finding and how many there are beside it."""
        self.setVisible(is_read)
        first = findings[0] if findings else None
        words = first.message if first else self.tr("Every duty of this licence is kept.")
        if len(findings) > 1:
            words = self.tr("{first} And {count} more.").format(first=words, count=len(findings) - 1)
        self.words.setText(words)
        self._severity = first.severity if first else None
        self.show_button.setVisible(first is not None)
        self.set_look(self._theme)

    def set_look(self, theme: Theme) -> None:
        """Colour the icons by a theme."""
        self._theme = theme
        icon, role = self._LOOKS[self._severity]
        self._icon.setPixmap(icons.pixmap(icon, theme.css(role), _ICON, self.devicePixelRatioF()))
        self.show_button.setIcon(icons.icon("chevron-right", theme, Role.MUTED, _ICON))
