"""The furniture behind the fold: dateline, desk, slug, language, keywords, times, and the note to editors."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.article.article import Dateline, Furniture
from editor.ui import languages
from editor.ui.furniture.furniture_slug import SlugField, SlugKeeper
from editor.ui.kit import Choice, Form, LineField, TextField
from editor.ui.theme import Theme


def read_keywords(line: str) -> tuple[str, ...]:
    """Return the keywords of a line with commas between them, each once."""
    return tuple(dict.fromkeys(word for word in (piece.strip() for piece in line.split(",")) if word))


class Details(QWidget):
    """Changes are told as furniture: `edited` gives what it is now, what was changed, and the name of the field."""

    edited = Signal(object, str, str)

    def __init__(self, keeper: SlugKeeper, theme: Theme, desks: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Furniture(slug="")
        self._desks = desks
        self.place = LineField(self.tr("Place of the dateline"), self.tr("Lima, Peru"), self)
        self.agency = LineField(self.tr("Agency of the dateline"), self.tr("Agency"), self)
        self.date = LineField(self.tr("Date of the dateline"), self.tr("Date"), self)
        self.desk = Choice(self.tr("Desk"), (), self)
        self.language = Choice(self.tr("Language"), (), self)
        self.slug = SlugField(keeper, theme, self)
        self.keywords = LineField(self.tr("Keywords"), self.tr("harbour, ferries, council"), self)
        self.note = TextField(self.tr("Note to editors, never exported"), "", self)
        self.times = QLabel(self, wordWrap=True)
        self.times.setProperty("role", "small")
        self._lay_out()
        self._connect()

    @property
    def stops(self) -> list[QWidget]:
        """Return what the Tab key visits, in order."""
        first = [self.place, self.agency, self.date, self.desk, self.language]
        return [*first, self.slug.line, self.slug.make, self.keywords, self.note]

    def set_desks(self, desks: tuple[str, ...]) -> None:
        """Offer other desks."""
        self._desks = desks
        self._offer_desks(self._shown.desk)

    def show_furniture(self, furniture: Furniture, *, anew: bool = False) -> None:
        """Show furniture; a field that says it already is left alone."""
        self._shown = furniture
        if self._read_dateline() != furniture.dateline or anew:
            line = furniture.dateline or Dateline("")
            for field, text in ((self.place, line.place), (self.agency, line.agency), (self.date, line.date)):
                field.show_text(text)
        if read_keywords(self.keywords.text()) != furniture.keywords or anew:
            self.keywords.show_text(", ".join(furniture.keywords))
        self._offer_desks(furniture.desk)
        self.language.set_values(languages.choices(furniture.language))
        self.language.show_value(furniture.language)
        self.slug.show_slug(furniture.slug, anew=anew)
        self.note.show_text(furniture.ednote)
        self._show_times(furniture)

    def _offer_desks(self, current: str) -> None:
        known: Iterable[str] = dict.fromkeys((*self._desks, current)) if current else self._desks
        self.desk.set_values([("", self.tr("None")), *((one, one[:1].upper() + one[1:]) for one in known)])
        self.desk.show_value(current)

    def _show_times(self, furniture: Furniture) -> None:
        times = []
        if furniture.published_at:
            times.append(self.tr("Published {time}").format(time=furniture.published_at.replace("T", " ")))
        if furniture.updated_at:
            times.append(self.tr("Updated {time}").format(time=furniture.updated_at.replace("T", " ")))
        self.times.setText(" · ".join(times))
        self.times.setVisible(bool(times))

    def _lay_out(self) -> None:
        form = Form(self, edge=0)
        form.add_pair(
            self.tr("Dateline"),
            self.place,
            self.tr("Agency and date"),
            _pair(self.agency, self.date, self),
            weights=(1, 1),
        )
        form.add_pair(self.tr("Desk"), self.desk, self.tr("Language"), self.language)
        form.add_pair(self.tr("Slug"), self.slug, self.tr("Keywords"), self.keywords)
        form.add(self.tr("Note to editors – never exported"), self.note)
        form.add_plain(self.times)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(form)

    def _connect(self) -> None:
        for field in (self.place, self.agency, self.date):
            field.edited.connect(self._dateline_edited)
        self.desk.chosen.connect(lambda desk: self._tell(replace(self._shown, desk=desk), self.tr("desk"), ""))
        self.language.chosen.connect(self._language_chosen)
        self.keywords.edited.connect(self._keywords_edited)
        self.note.edited.connect(
            lambda words: self._tell(replace(self._shown, ednote=words), self.tr("note to editors"), "ednote")
        )

    def _read_dateline(self) -> Dateline | None:
        line = Dateline(self.place.text().strip(), self.agency.text().strip(), self.date.text().strip())
        return None if line == Dateline("") else line

    def _dateline_edited(self) -> None:
        self._tell(replace(self._shown, dateline=self._read_dateline()), self.tr("dateline"), "dateline")

    def _language_chosen(self, tag: str) -> None:
        self._tell(replace(self._shown, language=tag), self.tr("language"), "")

    def _keywords_edited(self, line: str) -> None:
        self._tell(replace(self._shown, keywords=read_keywords(line)), self.tr("keywords"), "keywords")

    def _tell(self, furniture: Furniture, label: str, merge: str) -> None:
        self.edited.emit(furniture, label, merge)


def _pair(one: QWidget, other: QWidget, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(one)
    row.addWidget(other)
    return holder
