"""The form of an export profile, a field for each row of the table of options; `changed` tells of every change."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.article.toml_text import literal
from editor.exporting import profile_text
from editor.exporting.export import Target
from editor.exporting.profile import DEFAULT, SENDING, Profile, sentence_of, title_of
from editor.exporting.profile_text import Rule
from editor.exporting.targets import TARGETS
from editor.ui.kit import Choice, Form, LineField, Page, SectionHead, TextField
from editor.ui.theme import Theme

SENT_TO = frozenset({"wordpress", "ghost"})  # the targets whose CMS takes stories over the network
_LONG = frozenset({"footer"})

# The words of a choice where its value does not say it.
_WORDS: dict[tuple[str, str], str] = {
    ("ads", "element"): "Elements",
    ("ads", "google-ad-manager"): "Elements for Google Ad Manager",
    ("ads", "newspack"): "Newspack’s block",
    ("ads", "scaip"): "SCAIP’s shortcode",
    ("ads", "comments"): "Elements between comments",
    ("embeds", "static"): "Our figure, which asks nobody",
    ("embeds", "click-to-load"): "Our figure, the original on a click",
    ("embeds", "cms"): "As the CMS embeds it",
    ("citations", "hidden"): "Not shown",
    ("citations", "links"): "As links in the text",
    ("citations", "notes"): "As notes at the foot",
    ("search_engines", "story"): "What the story’s syndication says",
    ("search_engines", "canonical"): "Where the original is",
    ("search_engines", "noindex"): "Not to show this copy",
    ("credit", "house"): "Where its syndication says",
    ("corrections", "house"): "Where the library says",
    ("status", "pending"): "Pending: waits for an editor there",
    ("status", "publish"): "Published at once",
}
# What is asked only where another option has one of these values.
_ASKED_BY = {
    "ad_unit": ("ads", frozenset({"google-ad-manager", "newspack"})),
    "networks": ("embeds", frozenset({"click-to-load", "cms"})),
    "embed_hosts": ("embeds", frozenset({"click-to-load"})),
}
_ASKED = {"ad_unit": "/1234567/news", "release": "6.8", "site": "https://example.com"}


class ProfileForm(Page):
    """Edits one profile; what stands in a field may be wrong, so `text` is its TOML, right or not."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.fields: dict[str, Choice | LineField | TextField] = {}
        self._holders: dict[str, QWidget] = {}
        form = Form(self)
        self.column.addSpacing(8)
        self.sending = SectionHead(self.tr("Sending"), theme, self)
        sending = Form(self)
        for name, rule in profile_text.rules().items():
            field = self.fields[name] = self._field(name, rule)
            is_choice = isinstance(field, Choice)
            field.setToolTip(sentence_of(name))
            holder = sending if name in SENDING else form
            self._holders[name] = holder.add(title_of(name), field, "" if is_choice else sentence_of(name))
        for widget in (form, self.sending, sending):
            self.column.addWidget(widget)

    @property
    def text(self) -> str:
        """Return the profile in the form as TOML, right or not."""
        lines = [f"[{self._name}]"]
        for name, rule in profile_text.rules().items():
            value = self._value(name, rule)
            default = getattr(DEFAULT, name)
            if value != (str(default) if rule.choices else default):
                lines.append(f"{name} = {literal(value)}")
        return "\n".join(lines) + "\n"

    def show_profile(self, name: str, profile: Profile) -> None:
        """Show a profile under a name."""
        self._name = name
        for one in fields(Profile)[1:]:
            value, field = getattr(profile, one.name), self.fields[one.name]
            if isinstance(field, Choice):
                field.show_value(str(value))
            else:
                field.show_text(", ".join(value) if isinstance(value, tuple) else value)
        self._fit()

    def _field(self, name: str, rule: Rule) -> Choice | LineField | TextField:
        title = title_of(name)
        if name == "target":
            choice = Choice(title, [(one.name, one.title) for one in TARGETS.values()], self)
        elif rule.choices:
            choice = Choice(title, [(value, self._words(name, value)) for value in rule.choices], self)
        elif name in _LONG:
            text = TextField(title, self.tr("One paragraph"), self)
            text.edited.connect(lambda _: self.changed.emit())
            return text
        else:
            line = LineField(title, _ASKED.get(name, ""), self)
            line.edited.connect(lambda _: self.changed.emit())
            return line
        choice.chosen.connect(lambda _: self._chosen())
        return choice

    def _words(self, name: str, value: str) -> str:
        return self.tr(_WORDS.get((name, value), value.replace("-", " ").capitalize()))

    def _value(self, name: str, rule: Rule) -> Any:
        field = self.fields[name]
        if isinstance(field, Choice):
            return str(field.currentData() or "")
        words = field.words if isinstance(field, TextField) else field.text()
        if rule.is_list:
            return tuple(part for part in (one.strip() for one in words.split(",")) if part)
        return words.strip()

    def _chosen(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what the chosen format heeds, and what is set although it does not, so that it can be taken back."""
        target = TARGETS.get(str(self._value("target", profile_text.rules()["target"])))
        sends = target is not None and target.name in SENT_TO
        self.sending.setVisible(sends)
        rules = profile_text.rules()
        for name, rule in rules.items():
            default = getattr(DEFAULT, name)
            is_set = self._value(name, rule) != (str(default) if rule.choices else default)
            other, values = _ASKED_BY.get(name, ("", frozenset()))
            fits = sends if name in SENDING else _heeds(target, name)
            fits = fits and (not other or self._value(other, rules[other]) in values)
            self._holders[name].setVisible(fits or is_set)


def _heeds(target: Target | None, name: str) -> bool:
    if name in ("title", "target"):
        return True
    return target is not None and any(key.partition("=")[0] == name for key in target.heeds)
