"""The duties of a syndicated story as fields, each with the sentence that says what follows from it."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from editor.article.syndication import Duties, Edits, SearchEngines
from editor.article.syndication_words import what_follows
from editor.ui.kit import EDGE, LineField, labelled
from editor.ui.moment_field import MomentField, StillChoice
from editor.ui.theme import Theme

_INDENT = 24  # pixels of a sentence under a check box, so that it stands under the words


class Duty(QWidget):
    """A field, its label where it has none itself, and what follows from it."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = QLabel(self, wordWrap=True)
        self._follows.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(labelled(label, field, self))
        column.addWidget(self._follows)
        if isinstance(field, QCheckBox):
            self._follows.setContentsMargins(_INDENT, 0, 0, 0)

    def say(self, sentence: str) -> None:
        """Say what follows."""
        self._follows.setText(sentence)
        self._follows.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """Return what is said to follow."""
        return self._follows.text()


class DutiesForm(QWidget):
    """Shows duties; `edited` gives them as somebody changed them, what was changed, and the name of the field."""

    edited = Signal(object, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duties = Duties()
        self.edits = StillChoice(
            self.tr("Edits that the licence allows"),
            [
                (Edits.ANY.value, self.tr("Any edits")),
                (Edits.STYLE.value, self.tr("Time, place and house style")),
                (Edits.NONE.value, self.tr("No edits")),
            ],
            self,
        )
        self.engines = StillChoice(
            self.tr("What search engines are told"),
            [
                (SearchEngines.NOTHING.value, self.tr("Nothing")),
                (SearchEngines.CANONICAL.value, self.tr("Canonical: the original")),
                (SearchEngines.NOINDEX.value, self.tr("Noindex: leave it out")),
            ],
            self,
        )
        self.counter = LineField(self.tr("Address of the counter"), "https://counter.example/1.gif", self)
        self.embargo = MomentField(self.tr("Embargo"), self.tr("Set an embargo"), theme, self)
        self.expiry = MomentField(self.tr("Expiry"), self.tr("Set an expiry"), theme, self)
        names = {
            "ads_allowed": self.tr("Ads may stand inside"),
            "images_allowed": self.tr("Its pictures may be used"),
            "link_required": self.tr("Link to the original required"),
            "links_kept": self.tr("Every link of the text stays"),
            "authors_named": self.tr("Authors must be named"),
            "counter_required": self.tr("Publisher’s counter required"),
        }
        self.flags = {name: QCheckBox(words, self) for name, words in names.items()}
        self._rows: dict[str, Duty] = {}
        self._lay_out()
        self._connect()

    def sentence(self, name: str) -> str:
        """Return what is said to follow from a duty, by the name of its field."""
        return self._rows[name].sentence

    def show_duties(self, duties: Duties) -> None:
        """Show duties."""
        self._duties = duties
        self.edits.show_value(duties.edits.value)
        self.engines.show_value(duties.search_engines.value)
        for name, box in self.flags.items():
            box.setChecked(getattr(duties, name))
        self.counter.show_text(duties.counter)
        self._rows["counter"].setVisible(duties.counter_required or bool(duties.counter))
        self.embargo.show_text(duties.embargo_until)
        self.expiry.show_text(duties.expires_at)
        follows = what_follows(duties)
        for name, row in self._rows.items():
            row.say(follows.get(name, ""))
        for name, field in (("embargo_until", self.embargo), ("expires_at", self.expiry)):
            if field.here:
                here = self.tr("Here that is {time}.").format(time=field.here)
                self._rows[name].say(f"{follows[name]} {here}")
            elif field.text and field.set_one.isVisibleTo(self):
                self._rows[name].say(self.tr("“{text}” is no time with its zone; set it anew.").format(text=field.text))

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.embargo.set_look(theme)
        self.expiry.set_look(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 4, EDGE, 4)
        column.setSpacing(12)
        rows: list[tuple[str, str, QWidget]] = [("edits", self.tr("Edits"), self.edits)]
        rows += [(name, "", box) for name, box in self.flags.items()]
        rows += [
            ("counter", self.tr("Address of the counter"), self.counter),
            ("search_engines", self.tr("Search engines"), self.engines),
            ("embargo_until", self.tr("Embargo"), self.embargo),
            ("expires_at", self.tr("Expiry"), self.expiry),
        ]
        for name, label, field in rows:
            self._rows[name] = Duty(label, field, self)
            column.addWidget(self._rows[name])
        moments = [part for field in (self.embargo, self.expiry) for part in field.stops]
        for before, after in pairwise([self.edits, *self.flags.values(), self.counter, self.engines, *moments]):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.edits.chosen.connect(lambda value: self._tell(replace(self._duties, edits=Edits(value)), "edits"))
        self.engines.chosen.connect(
            lambda value: self._tell(replace(self._duties, search_engines=SearchEngines(value)), "search_engines")
        )
        for name, box in self.flags.items():
            box.clicked.connect(lambda on, one=name: self._tell(replace(self._duties, **{one: on}), one))
        self.counter.edited.connect(lambda text: self._tell(replace(self._duties, counter=text.strip()), "counter"))
        self.embargo.chosen.connect(lambda text: self._tell(replace(self._duties, embargo_until=text), "embargo_until"))
        self.expiry.chosen.connect(lambda text: self._tell(replace(self._duties, expires_at=text), "expires_at"))

    def _tell(self, duties: Duties, name: str) -> None:
        labels = {
            "edits": self.tr("edits allowed"),
            "ads_allowed": self.tr("ads allowed"),
            "images_allowed": self.tr("pictures allowed"),
            "link_required": self.tr("link to the original"),
            "links_kept": self.tr("links kept"),
            "authors_named": self.tr("authors named"),
            "counter_required": self.tr("counter kept"),
            "counter": self.tr("counter’s address"),
            "search_engines": self.tr("search engines"),
            "embargo_until": self.tr("embargo"),
            "expires_at": self.tr("expiry"),
        }
        self.edited.emit(duties, labels[name], name)
