"""Who works at this desktop: asked once at the first start, and whenever somebody else sits down."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.article.workflow import Role
from editor.desk import house_rules, names
from editor.desk.desk import Desk
from editor.ui.dialog_parts import page_column
from editor.ui.kit import Choice, Form, LineField

_WIDTH = 440  # pixels
_UNDECIDED = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knows of its people: who works here, the roles by name, names met."""

    person: str
    roles: dict[str, str]
    names: tuple[str, ...]

    def with_role(self, name: str, role: str) -> dict[str, str]:
        """Return the roles once somebody has one; none leaves them as they are."""
        return (
            {key: str(word) for key, word in house_rules.with_role(dict(self.roles), name, role).items()}
            if role
            else self.roles
        )


def known(desk: Desk) -> Known:
    """Return what the library knows of its people."""
    roles = house_rules.value(desk, "people.roles")
    named = {name: str(word) for name, word in roles.items()} if isinstance(roles, dict) else {}
    return Known(desk.person, named, tuple(dict.fromkeys((*named, *names.bylines(desk, "", 20)))))


class PersonDialog(QDialog):
    """Asks for a name, and for a role while nobody is an editor; `settled` gives both, the role may be empty."""

    settled = Signal(str, str)

    def __init__(self, name: str, known: Known, parent: QWidget | None = None, *, first: bool = False) -> None:
        super().__init__(parent)
        self._known = known
        self.setWindowTitle(self.tr("Who Works Here?"))
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = LineField(self.tr("Your name"), self.tr("First and last name"), self)
        self.name.show_text(name)
        completer = QCompleter(list(known.names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        roles = (
            (_UNDECIDED, self.tr("Not decided yet")),
            ("reporter", self.tr("Reporter")),
            ("editor", self.tr("Editor")),
            ("both", self.tr("Reporter and editor")),
        )
        self.role = Choice(self.tr("Your role"), roles, self)
        self.role.show_value(_UNDECIDED)
        self.said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("role", "small")
        self.later = QPushButton(self.tr("Later") if first else self.tr("Cancel"), self, autoDefault=False)
        self.later.clicked.connect(lambda _=False: self.reject())
        self.take = QPushButton(self.tr("That Is Me"), self, default=True)
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(lambda _=False: self._settle())
        self.name.textChanged.connect(lambda _: self._named())
        self.role.currentIndexChanged.connect(lambda _: self._say())
        self._lay_out()
        self._named()
        self.name.setFocus()
        self.name.selectAll()

    def _named(self) -> None:
        """Show the role of whom the library knows, and what follows."""
        name = self.name.text()
        known = next((role for one, role in self._known.roles.items() if house_rules.is_same(one, name)), None)
        if known is not None:
            self.role.show_value(known)
        self._say()

    def _say(self) -> None:
        name = self.name.text().strip()
        self.take.setEnabled(bool(name))
        self.said.setText(self._sentence(name))

    def _sentence(self, name: str) -> str:
        if house_rules.has_editor(dict(self._known.roles)):
            return _role_sentence(name, house_rules.roles_of(dict(self._known.roles), name)) if name else ""
        roles = self._known.with_role(name, str(self.role.currentData() or _UNDECIDED))
        if house_rules.has_editor(dict(roles)):
            return self.tr(
                "Whoever is not named in the house rules is a reporter from then on; the settings have them."
            )
        if house_rules.roles_of(dict(roles), name) == (Role.REPORTER,):
            return self.tr(
                "{name} writes and hands in. Nobody is an editor in this library yet: whoever sits down to approve "
                "takes the role here."
            ).format(name=name or self.tr("A reporter"))
        if roles:
            return self.tr("Nobody is an editor in this library yet, so whoever has no role may write and approve.")
        return self.tr("Nobody has a role in this library yet, so everybody may write and approve.")

    def _settle(self) -> None:
        name = self.name.text().strip()
        has_editor = house_rules.has_editor(dict(self._known.roles))
        self.settled.emit(name, "" if has_editor else str(self.role.currentData() or _UNDECIDED))
        self.accept()

    def _lay_out(self) -> None:
        column = page_column(self)
        head = QLabel(self.tr("Who works here?"), self)
        head.setProperty("role", "title")
        lead = QLabel(self.tr("Versions, approvals and notes carry your name; nobody approves their own work."), self)
        lead.setWordWrap(True)
        lead.setProperty("role", "muted")
        form = Form(self, edge=0)
        form.add(self.tr("Your name"), self.name)
        self.roles = form.add(self.tr("Your role"), self.role)
        self.roles.setVisible(not house_rules.has_editor(dict(self._known.roles)))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.take)
        for widget in (head, lead, form, self.said):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)


def _role_sentence(name: str, roles: tuple[Role, ...]) -> str:
    if roles == house_rules.BOTH:
        return f"{name} is reporter and editor here."
    if roles == (Role.EDITOR,):
        return f"{name} is an editor here."
    return f"{name} is a reporter here; an editor changes that in the house rules."
