"""The export profiles of the library: each in a form, or as its text, beside the sample story as it would leave."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.desk import profiles
from editor.desk.desk import Desk
from editor.exporting import profile_text
from editor.exporting.profile import Profile
from editor.exporting.targets import TARGETS
from editor.ui.exports.profile_form import ProfileForm
from editor.ui.exports.profile_sample import ProfileSample
from editor.ui.kit import EDGE, LineField, Row, RowList, TomlField, rule
from editor.ui.services import Services

_FORM, _TEXT = 0, 1
_Known = tuple[profiles.Profiles, dict[str, str]]


class ProfileDialog(QDialog):
    """Shows formats, presets and the newsroom's own profiles, and keeps changes in the library's settings."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = services
        self._known: profiles.Profiles | None = None
        self._texts: dict[str, str] = {}
        self._drafts: dict[str, str] = {}  # what was edited and not saved, by profile
        self._name = ""
        self._next = ""  # the profile to show once the library has answered
        self._warned = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export profiles"))
        self.resize(self.sizeHint())
        theme = services.look.theme
        self.names = RowList(self.tr("Export profiles"), self)
        self.names.set_look(theme)
        self.form = ProfileForm(theme, self)
        self.text = TomlField(self.tr("The profile as TOML"), "", self)
        self.text.setProperty("kind", "bare")
        self.text.document().setDocumentMargin(EDGE)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.form, self.tr("Options"))
        self.tabs.addTab(self.text, self.tr("As text"))
        self.sample = ProfileSample(services.worker, theme, self)
        self.problem = QLabel(self, wordWrap=True)
        self.problem.setProperty("role", "danger")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.new_name = LineField(self.tr("Name of another profile"), self.tr("Name of another"), self)
        self._buttons()
        self._lay_out()
        self._connect()
        self.tabs.setEnabled(False)
        self._load("")

    def sizeHint(self) -> QSize:
        """Return room for the three columns."""
        return QSize(1160, 720)

    @property
    def written(self) -> str:
        """Return the profile that is edited as TOML, right or not."""
        return self.text.toPlainText() if self.tabs.currentIndex() == _TEXT else self.form.text

    def reject(self) -> None:
        """Close; what is not saved is told once, and let go the second time."""
        if self._drafts and not self._warned:
            self._warned = True
            words = self.tr("Not saved: {names}. Save, or close again to let the changes go.")
            self.problem.setText(words.format(names=", ".join(self._drafts)))
            return
        super().reject()

    def _buttons(self) -> None:
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setEnabled(False)
        self.drop_button = QPushButton(self)
        self.drop_button.setProperty("kind", "danger")
        self.drop_button.hide()
        self.new_button = QPushButton(self.tr("New"), self)
        self.new_button.setToolTip(self.tr("Begin another profile of the same format, under the name at the left"))
        self.copy_button = QPushButton(self.tr("Duplicate"), self)
        self.copy_button.setToolTip(self.tr("Keep what stands here as another profile, under the name at the left"))
        self.close_button = QPushButton(self.tr("Close"), self)
        for button in (self.drop_button, self.new_button, self.copy_button, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        self.names.setFixedWidth(256)
        self.form.setMinimumWidth(280)
        self.sample.setMinimumWidth(300)
        for widget, stretch in (
            (self.names, 0),
            (rule(self, upright=True), 0),
            (self.tabs, 4),
            (rule(self, upright=True), 0),
            (self.sample, 5),
        ):
            columns.addWidget(widget, stretch)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 10, 12, 12)
        foot.setSpacing(8)
        self.new_name.setFixedWidth(176)
        for button in (self.new_name, self.new_button, self.copy_button):
            foot.addWidget(button)
        foot.addWidget(self.problem, 1)
        for button in (self.drop_button, self.close_button, self.save_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(rule(self))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.names.current_changed.connect(self._show)
        self.form.changed.connect(self._judge)
        self.text.textChanged.connect(self._judge)
        self.tabs.currentChanged.connect(self._turned)
        self.new_name.edited.connect(lambda _: self._judge())
        self.save_button.clicked.connect(lambda: self._keep(self._name, self.written))
        self.drop_button.clicked.connect(self._drop)
        self.new_button.clicked.connect(self._begin)
        self.copy_button.clicked.connect(self._duplicate)
        self.close_button.clicked.connect(self.reject)

    def _load(self, name: str) -> None:
        """Read the profiles out of the library and show one."""

        def read(desk: Desk) -> _Known:
            known = profiles.profiles(desk)
            return known, {key: profiles.profile_text_of(desk, one) for key, one in known.all.items()}

        self._next = name
        self._given.worker.ask(read, self._take)

    def _take(self, found: _Known) -> None:
        self._known, self._texts = found
        self.tabs.setEnabled(True)
        ordered = [(key, one) for target in TARGETS for key, one in found[0].all.items() if one.target == target]
        self.names.show_rows([self._row(key, one) for key, one in ordered])
        chosen = self._next if self._next in self._texts else ordered[0][0]
        self.names.select(chosen)
        self._show(chosen)
        if found[0].trouble:
            self.problem.setText(found[0].trouble)

    def _row(self, name: str, profile: Profile) -> Row:
        assert self._known is not None
        pill = self.tr("Format") if name in TARGETS else self.tr("Preset")
        if name in self._known.own:
            pill = self.tr("Changed") if self._stands_in(name) else self.tr("Own")
        title = profile.title or (TARGETS[name].title if name in TARGETS else name)
        return Row(name, title, detail=name, pill=pill)

    def _stands_in(self, name: str) -> bool:
        """Return whether a profile takes the place of a format's own or of a preset."""
        return name in TARGETS or any(one.name == name for one in profiles.presets())

    def _show(self, name: str) -> None:
        if self._known is None or name not in self._texts:
            return
        self._name = name
        text = self._drafts.get(name, self._texts[name])
        profile = self._read(text)
        self._show_text(text)
        self.form.show_profile(name, profile or self._known.get(name))
        if profile is None:
            self.tabs.setCurrentIndex(_TEXT)
        self.drop_button.setVisible(name in self._known.own)
        self.drop_button.setText(self.tr("Back to the Preset") if self._stands_in(name) else self.tr("Delete"))
        self.problem.setText("")
        self._judge()

    def _show_text(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _turned(self, tab: int) -> None:
        """Bring what was edited on one tab to the other; a text that is wrong stays until it is mended."""
        if not self._name:
            return
        if tab == _TEXT:
            same = self._read(self._texts[self._name]) == self._read(self.form.text)
            self._show_text(self._texts[self._name] if same else self.form.text)
        else:
            profile = self._read(self.text.toPlainText())
            if profile is None:
                self.tabs.setCurrentIndex(_TEXT)
            else:
                self.form.show_profile(self._name, profile)
        self._judge()

    def _read(self, text: str) -> Profile | None:
        """Return the one profile that a text stands for; where it stands for none, say why and return None."""
        try:
            made = profile_text.read(text, TARGETS)
        except Trouble as trouble:
            self.problem.setText(trouble.sentence)
            return None
        if [one.name for one in made] != [self._name]:
            words = self.tr("Here stands the profile “{name}” alone; its table begins with [{name}].")
            self.problem.setText(words.format(name=self._name))
            return None
        return made[0]

    def _judge(self) -> None:
        """Show the sample by what is edited now, or say what is wrong with it."""
        if not self._name:
            return
        self.problem.setText("")
        profile = self._read(self.written)
        kept = self._texts[self._name]
        differs = profile is not None and profile != profile_text.read(kept, TARGETS)[0]
        differs = differs or (profile is not None and self.tabs.currentIndex() == _TEXT and self.written != kept)
        if differs or profile is None:
            self._drafts[self._name] = self.written
        else:
            self._drafts.pop(self._name, None)
        self._warned = False
        self.save_button.setEnabled(differs)
        named = bool(self.new_name.text().strip())
        self.copy_button.setEnabled(profile is not None and named)
        self.new_button.setEnabled(named)
        if profile is not None:
            self.sample.show_profile(profile)

    def _another_name(self) -> str:
        """Return the name for another profile; where it cannot be one, say why and return nothing."""
        name = self.new_name.text().strip()
        if name in self._texts:
            self.problem.setText(self.tr("There is a profile “{name}” already; choose another name.").format(name=name))
        elif not profile_text.is_name(name):
            words = self.tr("“{name}” is no name: small letters, digits and hyphens, at most 40.")
            self.problem.setText(words.format(name=name))
        else:
            return name
        return ""

    def _begin(self) -> None:
        if (name := self._another_name()) and self._known is not None:
            target = self._known.get(self._name).target
            self._keep(name, profile_text.write(Profile(name=name, target=target)))

    def _duplicate(self) -> None:
        profile = self._read(self.written)
        if profile is not None and (name := self._another_name()):
            copied = self.written.replace(f"[{self._name}]", f"[{name}]", 1)
            self._keep(name, copied)

    def _keep(self, name: str, text: str) -> None:
        self._next = name
        self._given.worker.ask(lambda desk: profiles.keep(desk, name, text), self._kept, self._refused)

    def _drop(self) -> None:
        name = self._name
        self._next = name
        self._given.worker.ask(lambda desk: profiles.drop(desk, name), self._kept, self._refused)

    def _refused(self, trouble: Trouble) -> None:
        self.problem.setText(trouble.sentence)

    def _kept(self, _known: profiles.Profiles) -> None:
        self.new_name.show_text("")
        self._drafts.pop(self._next, None)
        self._load(self._next)
