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
    """What the library knows of its people: who works here, the roles by name (none while all are both), names met."""

    person: str
    roles: dict[str, str]
    names: tuple[str, ...]


def known(desk: Desk) -> Known:
    """Return what the library knows of its people."""
    roles = house_rules.value(desk, "people.roles")
    named = {name: str(word) for name, word in roles.items()} if isinstance(roles, dict) else {}
    return Known(desk.person, named, tuple(dict.fromkeys((*named, *names.bylines(desk, "", 20)))))


class PersonDialog(QDialog):
    """Asks for a name, and for a role while the library has none; `settled` gives both, the role may be empty."""

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
            (_UNDECIDED, self.tr("Not decided: everybody is both")),
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
        self.name.textChanged.connect(lambda _: self._say())
        self.role.currentIndexChanged.connect(lambda _: self._say())
        self._lay_out()
        self._say()
        self.name.setFocus()
        self.name.selectAll()

    def _say(self) -> None:
        name = self.name.text().strip()
        self.take.setEnabled(bool(name))
        if self._known.roles:
            roles = house_rules.roles_of(dict(self._known.roles), name)
            self.said.setText(_role_sentence(name, roles) if name else "")
        elif self.role.currentData() == _UNDECIDED:
            self.said.setText(self.tr("Nobody has a role in this library yet, so everybody may write and approve."))
        else:
            self.said.setText(
                self.tr("Whoever is not named in the house rules is a reporter from then on; the settings have them.")
            )

    def _settle(self) -> None:
        name = self.name.text().strip()
        role = "" if self._known.roles else str(self.role.currentData() or _UNDECIDED)
        self.settled.emit(name, role)
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
        self.roles.setVisible(not self._known.roles)
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
