"""The form of one source: who it is, on what terms it spoke, how that is known, and where it is cited."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.article.source_records import (
    SourceTrouble,
    change_source,
    check_key,
    cited_at,
    free_key,
    is_bare,
    keys_of,
    rename_key,
)
from editor.article.sources import Evidence, Source, SourceKind, Terms
from editor.article.text import fold_spaces
from editor.desk import people
from editor.desk.people import KnownPerson
from editor.ui.attribution.attribution_section import amend
from editor.ui.attribution.source_choice import ICONS
from editor.ui.attribution.source_evidence import EvidenceList
from editor.ui.attribution.source_places import CitedPlaces
from editor.ui.kit import EDGE, Choice, Form, LineField, Page, Row, SectionHead, Suggesting, TextField
from editor.ui.services import Services
from editor.ui.theme import Theme
from editor.ui.worker import Ticket

_KINDS = (
    (SourceKind.PERSON.value, "Person"),
    (SourceKind.BODY.value, "Body or group"),
    (SourceKind.DOCUMENT.value, "Document"),
    (SourceKind.POST.value, "Post"),
)
_TERMS = (
    (Terms.ON_RECORD.value, "On the record"),
    (Terms.BACKGROUND.value, "On background"),
    (Terms.NOT_FOR_ATTRIBUTION.value, "Not for attribution"),
    (Terms.OFF_RECORD.value, "Off the record"),
)
_FIELDS = (
    "name",
    "role",
    "organisation",
    "description",
    "reason",
    "conditions",
    "identity_known_to",
    "obtained",
    "contact",
    "notes",
)


class SourceForm(Page):
    """Shows the source of a key and changes it as somebody types."""

    renamed = Signal(str)  # the source's new key
    remove_wanted = Signal(str)
    trouble = Signal(object)  # Trouble

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = services
        self._key = ""
        self._ticket: Ticket | None = None
        self._known: tuple[KnownPerson, ...] = ()
        self.name = Suggesting(self.tr("Name"), "", self)
        self.key = LineField(self.tr("Key"), "", self)
        self.kind = Choice(self.tr("Kind"), _KINDS, self)
        self.terms = Choice(self.tr("Terms"), _TERMS, self)
        self.role = LineField(self.tr("Role"), self.tr("harbour master"), self)
        self.organisation = LineField(self.tr("Organisation"), "", self)
        self.description = LineField(self.tr("How the story may call it"), self.tr("a person who works there"), self)
        self.reason = LineField(self.tr("Why it is not named"), "", self)
        self.conditions = TextField(self.tr("What was agreed"), "", self, most=4)
        self.identity_known_to = LineField(self.tr("Identity known to"), self.tr("an editor"), self)
        self.obtained = LineField(self.tr("How obtained"), self.tr("interview, statement, court paper …"), self)
        self.contact = LineField(self.tr("Contact"), "", self)
        self.notes = TextField(self.tr("Notes"), "", self, most=6)
        self.evidence = EvidenceList(services, self)
        self.places = CitedPlaces(services.model, self)
        self._lay_out(services.look.theme)
        self._connect()

    @property
    def source_key(self) -> str:
        """Return the key of the source that is shown, empty for none."""
        return self._key

    def show_source(self, key: str) -> None:
        """Show a source of the story in front."""
        source = self._given.model.records.source(key)
        self._key = key if source else ""
        self.setVisible(source is not None)
        if source is None:
            return
        for name in _FIELDS:
            getattr(self, name).show_text(getattr(source, name))
        if not self.key.hasFocus():
            self._show_key(source)
        self.kind.show_value(source.kind.value)
        self.terms.show_value(source.terms.value)
        self._hidden.setVisible(source.is_confidential)
        self.evidence.show_evidence(source.evidence)
        self.places.show_places(source.key)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.name.set_look(theme)
        self.evidence.set_look(theme)
        self.places.set_look(theme)
        self._evidence_head.set_look(theme)

    def _source(self) -> Source | None:
        return self._given.model.records.source(self._key)

    def _put(self, field: str, source: Source, merge: str = "") -> None:
        """Change the source as a step of undo; what is typed in one field is one step."""
        model = self._given.model
        number = model.records.sources.index(model.records.source(source.key) or source)
        made = change_source(model.article, source)
        label = self.tr("source’s {field}").format(field=field.replace("_", " "))
        if made.edits:
            amend(model, label, made)
        else:
            model.amend(label, made.article, merge=merge)
        key = made.article.sources[number].key
        if key != source.key:  # the old one would tell who this is
            self.renamed.emit(key)

    def _edit(self, field: str, text: str) -> None:
        source = self._source()
        if source is not None:
            values: dict[str, Any] = {field: text}
            self._put(field, replace(source, **values), merge=f"source.{self._key}.{field}")

    def _choose_kind(self, value: str) -> None:
        if source := self._source():
            self._put("kind", replace(source, kind=SourceKind(value)))

    def _choose_terms(self, value: str) -> None:
        if source := self._source():
            self._put("terms", replace(source, terms=Terms(value)))

    def _put_evidence(self, evidence: tuple[Evidence, ...], merge: str) -> None:
        if source := self._source():
            self._put("evidence", replace(source, evidence=evidence), merge=merge and f"source.{self._key}.{merge}")

    def _type_key(self, typed: str) -> None:
        """Say while somebody types whether the source may have this key."""
        source = self._source()
        words = ""
        if source is not None and typed != source.key:
            try:
                check_key(self._given.model.records, typed.strip(), source)
            except SourceTrouble as trouble:
                words = trouble.sentence
        self.key.setToolTip(words)
        self.key.setProperty("state", "wrong" if words else "")
        self.key.style().polish(self.key)

    def _rename(self) -> None:
        """Give the source the key that was typed, in every citation too."""
        source, typed = self._source(), self.key.text().strip()
        if source is None or typed == source.key:
            return
        try:
            made = rename_key(self._given.model.article, source.key, typed)
        except Trouble as trouble:
            self.trouble.emit(trouble)
            self._show_key(source)
            return
        amend(self._given.model, self.tr("source’s key"), made)
        self.renamed.emit(typed)

    def _name_key(self) -> None:
        """Give a source that got its name now, and that nothing cites yet, a key made of it."""
        source, article = self._source(), self._given.model.article
        if source is None or source.is_confidential or not source.name.strip() or not is_bare(source.key):
            return
        if not cited_at(article, source.key):
            key = free_key(source.name, keys_of(article) - {source.key})
            amend(self._given.model, self.tr("source’s key"), rename_key(article, source.key, key))
            self.renamed.emit(key)

    def _show_key(self, source: Source) -> None:
        self.key.show_text(source.key)
        self._type_key(source.key)

    def _want_names(self, typed: str) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        story = self._given.model.article_id
        self._ticket = self._given.worker.ask(lambda desk: people.known(desk, typed, story), self._offer)

    def _offer(self, known: tuple[KnownPerson, ...]) -> None:
        source = self._source()
        if source is None or source.is_confidential:
            return
        self._known = tuple(person for person in known if person.name.casefold() != source.name.casefold())
        rows = [
            Row(
                str(at),
                person.name,
                ", ".join(filter(None, (person.role, person.organisation))),
                icon=ICONS[person.kind],
            )
            for at, person in enumerate(self._known)
        ]
        self.name.offer(rows)

    def _take_name(self, number: str) -> None:
        """Take over who the library knows: name, role and organisation."""
        source = self._source()
        if source is None or int(number) >= len(self._known):
            return
        person = self._known[int(number)]
        self._put(
            "name",
            replace(
                source,
                name=fold_spaces(person.name),
                role=source.role or person.role,
                organisation=source.organisation or person.organisation,
                kind=person.kind,
            ),
        )
        self._name_key()

    def _lay_out(self, theme: Theme) -> None:
        # A combo box asks for more room than a line, and the two columns would not stand under each other.
        self.kind.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        form = Form(self)
        form.add(self.tr("Name"), self.name)
        form.add_pair(self.tr("Role"), self.role, self.tr("Organisation"), self.organisation)
        form.add_pair(self.tr("Kind"), self.kind, self.tr("Key"), self.key)
        form.add(self.tr("Terms"), self.terms)
        self._hidden = self._make_hidden()
        more = Form(self)
        more.add(self.tr("How obtained"), self.obtained)
        more.add(self.tr("Contact"), self.contact)
        more.add(self.tr("Notes"), self.notes)
        self._evidence_head = SectionHead(self.tr("Evidence"), theme, self)
        for icon, name, kind in self.evidence.additions():
            self._evidence_head.add_tool(icon, name, partial(self.evidence.add, kind))
        places_head = SectionHead(self.tr("Cited"), theme, self)
        self.places.counted.connect(places_head.set_count)
        remove = QPushButton(self.tr("Remove Source…"), self)
        remove.setProperty("kind", "danger")
        remove.clicked.connect(lambda _=False: self.remove_wanted.emit(self._key))
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 12, EDGE, 0)
        foot.addWidget(remove)
        foot.addStretch(1)
        self.column.setContentsMargins(0, 8, 0, EDGE)
        for widget in (form, self._hidden, more, self._evidence_head, self.evidence, places_head, self.places):
            self.column.addWidget(widget)
        self.column.addLayout(foot)

    def _make_hidden(self) -> QWidget:
        """Return the fields of a source that is not on the record."""
        holder = QWidget(self)
        note = QLabel(self.tr("Name, contact and notes of this source stay in the library."), holder, wordWrap=True)
        note.setProperty("role", "small")
        form = Form(holder)
        form.add_plain(note)
        form.add(self.tr("How the story may call it"), self.description)
        form.add(self.tr("Why it is not named"), self.reason)
        form.add(self.tr("What was agreed"), self.conditions)
        form.add(self.tr("Identity known to"), self.identity_known_to)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        return holder

    def _connect(self) -> None:
        for name in _FIELDS:
            getattr(self, name).edited.connect(lambda text, field=name: self._edit(field, text))
        self.kind.chosen.connect(self._choose_kind)
        self.terms.chosen.connect(self._choose_terms)
        self.key.edited.connect(self._type_key)
        self.key.editingFinished.connect(self._rename)
        self.name.wanted.connect(self._want_names)
        self.name.taken.connect(self._take_name)
        self.name.editingFinished.connect(self._name_key)
        self.evidence.changed.connect(self._put_evidence)
