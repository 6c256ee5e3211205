"""The furniture of the story in front: kicker, headline, standfirst, byline, and a fold for the rest."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.article.article import Byline, Furniture
from editor.article.text import admit
from editor.desk import names
from editor.ui import languages
from editor.ui.body.body_operations import Aids
from editor.ui.body.writing_aids import WritingAids
from editor.ui.furniture.furniture_byline import BylineField
from editor.ui.furniture.furniture_column import ColumnOverText
from editor.ui.furniture.furniture_fields import BareLine, LengthGuide, ProseField, set_direction
from editor.ui.furniture.furniture_meta import MetaLine
from editor.ui.furniture.furniture_slug import SlugKeeper
from editor.ui.services import Services
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.ui.furniture.furniture_details import Details

LENGTH = "headline.length"  # the setting
DESKS = "story.desks"


class FurnitureArea(ColumnOverText):
    """Shows and changes the furniture; each field is one step of undo while somebody types in it."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        self._services = services
        self._model = services.model
        theme = services.look.theme
        super().__init__(services.story.editor, theme, parent)
        self.slug_keeper = SlugKeeper(self._model, services.worker, self)
        self._top = QWidget(self)
        self.kicker = BareLine(self.tr("Kicker"), "kicker", self)
        self.guide = LengthGuide(self)
        self.headline = ProseField(self.tr("Headline"), "headline", self)
        self.standfirst = ProseField(self.tr("Standfirst"), "standfirst", self)
        self.byline = BylineField(theme, self)
        self.meta = MetaLine(theme, self)
        self._details: Details | None = None
        self._lay_out()
        self._connect_fields()
        self._connect()
        self._colour(theme)
        self._show_story()

    @property
    def details(self) -> "Details":
        """Return what is behind the fold, made when that is first opened: fifty widgets fewer before the text."""
        if self._details is None:
            from editor.ui.furniture.furniture_details import Details

            desks = self._services.settings.values.texts(DESKS)
            self._details = details = Details(self.slug_keeper, self._services.look.theme, desks, self)
            details.hide()
            details.edited.connect(self._put)
            self.page.addWidget(details)
            furniture = self._model.records.furniture
            details.show_furniture(furniture, anew=True)
            set_direction(details.keywords, languages.direction(furniture.language))
            self._order_stops()
        return self._details

    def focus_headline(self) -> None:
        """Go to the headline."""
        self.fold(False)
        self.headline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_aids(self, aids: Aids) -> None:
        """Set quotes and dashes in the fields as in the text."""
        self.headline.aids = self.standfirst.aids = aids

    def _lay_out(self) -> None:
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(12)
        top.addWidget(self.kicker, 1)
        top.addWidget(self.guide)
        self.page.addWidget(self._top)
        self.page.addWidget(self.headline)
        self.page.addWidget(self.standfirst)
        self.page.addSpacing(4)
        for field in (self.byline, self.meta):
            self.page.addWidget(field)

    def _connect_fields(self) -> None:
        self.kicker.edited.connect(lambda words: self._amend("kicker", words))
        for name, field in (("headline", self.headline), ("standfirst", self.standfirst)):
            field.edited.connect(lambda words, name=name: self._amend(name, words))
            field.corrected.connect(lambda words, name=name: self._amend(name, words, apart=True))
            field.caret_moved.connect(lambda field=field: self.show_caret(field))
            self.page_moved.connect(lambda field=field: self.show_caret(field))
        self.byline.edited.connect(self._byline_edited)
        self.byline.names_wanted.connect(self._offer_names)
        self.byline.stops_changed.connect(self._order_stops)
        self.meta.toggled.connect(self._show_details)
        self.kicker.going_on.connect(lambda: self._go_to(self.headline))
        self.headline.going_on.connect(lambda: self._go_to(self.standfirst))
        self.standfirst.going_on.connect(lambda: self._go_to(self.byline.people[0].name))
        self.byline.going_on.connect(self._services.story.focus_text)

    def _connect(self) -> None:
        self._model.replaced.connect(self._show_story)
        self._model.records_changed.connect(self._show_furniture)
        self._services.settings.changed.connect(self._setting_changed)
        self._services.look.changed.connect(self._colour)
        self.unfolded.connect(self.focus_headline)
        self.narrowed.connect(self._be_narrow)

    def _colour(self, theme: Theme) -> None:
        self.set_look(theme)
        for part in (self.guide, self.byline, self.meta):
            part.set_look(theme)
        if self._details is not None:
            self._details.slug.set_look(theme)

    def _be_narrow(self, narrow: bool) -> None:
        """Set the headline smaller in a narrow column."""
        self.headline.setProperty("narrow", narrow)
        self.headline.style().unpolish(self.headline)
        self.headline.style().polish(self.headline)
        self.guide.set_narrow(narrow)

    def _show_details(self, on: bool) -> None:
        self.details.setVisible(on)
        QTimer.singleShot(0, self, lambda: self.show_field(self.details if on else self.meta))

    def _go_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.show_field(field)

    def _amend(self, name: str, words: str, *, apart: bool = False) -> None:
        """Put words into the field of this name; `apart` makes a step of undo of its own."""
        before = self._model.records.furniture
        words = admit(words)
        changed, label = {
            "kicker": (replace(before, kicker=words), self.tr("kicker")),
            "headline": (replace(before, headline=words), self.tr("headline")),
            "standfirst": (replace(before, standfirst=words), self.tr("standfirst")),
        }[name]
        self._put(changed, label, "" if apart else name)
        if name == "headline":
            self.slug_keeper.headline_typed(before.headline)

    def _put(self, furniture: Furniture, label: str, merge: str) -> None:
        self._model.amend(label, replace(self._model.article, furniture=furniture), merge=merge)

    def _byline_edited(self, byline: tuple[Byline, ...], merge: str) -> None:
        self._put(replace(self._model.records.furniture, byline=byline), self.tr("byline"), merge)

    def _offer_names(self, words: str) -> None:
        self._services.worker.ask(lambda desk: names.bylines(desk, words), self.byline.offer)

    def _setting_changed(self, key: str) -> None:
        if key == LENGTH:
            self._show_length()
        elif key == DESKS and self._details is not None:
            self._details.set_desks(self._services.settings.values.texts(DESKS))

    def _show_story(self) -> None:
        self._show_furniture(anew=True)
        self._order_stops()
        self.fold(False)

    def _show_furniture(self, *, anew: bool = False) -> None:
        furniture = self._model.records.furniture
        direction = languages.direction(furniture.language)
        fields = [self._top, self.kicker, self.headline, self.standfirst, self.byline]
        if self._details is not None:
            self._details.show_furniture(furniture, anew=anew)
            fields.append(self._details.keywords)
        for field in fields:
            if field.layoutDirection() != direction:
                set_direction(field, direction)
        self.kicker.show_text(furniture.kicker)
        self.headline.show_text(furniture.headline)
        self.standfirst.show_text(furniture.standfirst)
        self.byline.show_byline(furniture.byline, anew=anew)
        self.meta.show_furniture(furniture)
        self.set_strip(furniture.headline or self.tr("No headline yet"))
        self._show_length()

    def _show_length(self) -> None:
        length = self._services.settings.values.number(LENGTH)
        self.guide.show_length(len(self._model.records.furniture.headline), length)

    def _order_stops(self) -> None:
        """Let Tab go through the furniture from the kicker on, and then to the text."""
        behind = self._details.stops if self._details is not None else ()
        stops = (self.kicker, self.headline, self.standfirst, *self.byline.stops, self.meta, *behind)
        before: QWidget = self.strip
        for stop in (*stops, self._services.story.editor):
            self.setTabOrder(before, stop)
            before = stop


def install(services: Services) -> None:
    """Put the furniture over the text, and begin a story without words at its headline."""
    area = FurnitureArea(services, services.story)
    aids = WritingAids(services)
    aids.changed.connect(area.set_aids)
    area.set_aids(services.story.editor.aids)
    services.story.set_furniture(area)
    services.actions.handle("go.headline", area.focus_headline)

    def opened() -> None:
        if not services.model.records.furniture.headline and not services.model.caret:
            area.focus_headline()

    services.keeper.opened.connect(lambda _: opened())
