"""The export profiles of the library: each in a form, or as its text, beside the sample story as it would leave."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from editor.desk import profiles
from editor.desk.desk import Desk
from editor.exporting import profile_text
from editor.exporting.profile import Profile
from editor.exporting.profile_text import BadProfile
from editor.exporting.targets import TARGETS
from editor.ui.exports.profile_form import ProfileForm
from editor.ui.exports.profile_sample import ProfileSample
from editor.ui.services import Services
from editor.ui.written_dialog import Editing, Known, Naming, Written, WrittenDialog

_SIZE = QSize(1160, 720)  # logical pixels: room for the three columns
_TAKEN = "There is a profile “{name}” already; choose another name."


class ProfileDialog(WrittenDialog[Profile]):
    """Shows formats, presets and the newsroom's own profiles, and keeps changes in the library's settings."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        theme = services.look.theme
        form = ProfileForm(theme)
        super().__init__(
            Written(_known, _read, profiles.keep, profiles.drop, _title, _stands_in, _trouble_with_name),
            Editing(form, form.show_profile, lambda: form.text),
            Naming("Export profiles", "Options", "The profile as TOML", "Name of another profile", _TAKEN, _preset),
            services.worker,
            theme,
            parent,
        )
        self.form = form
        form.changed.connect(self.judge)
        self.sample = ProfileSample(services.worker, theme, self)
        form.setMinimumWidth(280)
        self.sample.setMinimumWidth(300)
        self.new_button = QPushButton(self.tr("New"), self, autoDefault=False)
        self.new_button.setToolTip(self.tr("Begin another profile of the same format, under the name at the left"))
        self.new_button.clicked.connect(self._begin)
        self.foot.insertWidget(1, self.new_button)
        self.setTabOrder(self.new_name, self.new_button)
        self.setTabOrder(self.new_button, self.copy_button)
        self.new_name.edited.connect(lambda name: self.new_button.setEnabled(bool(name.strip())))
        self.new_button.setEnabled(False)
        self.judged.connect(self.sample.show_profile)
        self.begin("", self.sample, _SIZE)

    def copy_of(self, text: str, name: str) -> str:
        """Return a profile's table under another name."""
        return text.replace(f"[{self.name}]", f"[{name}]", 1)

    def _begin(self) -> None:
        if self.name and (name := self.another_name()):
            target = _read(self.name, self.known.texts[self.name]).target
            self.keep(name, profile_text.write(Profile(name=name, target=target)))


def _known(desk: Desk) -> Known:
    known = profiles.profiles(desk)
    ordered = [(name, one) for target in TARGETS for name, one in known.all.items() if one.target == target]
    texts = {name: profiles.profile_text_of(desk, one) for name, one in ordered}
    return Known(texts, known.own, known.trouble)


def _read(name: str, text: str) -> Profile:
    """Return the one profile that a text stands for; raises BadProfile."""
    made = profile_text.read(text, TARGETS)
    if [one.name for one in made] != [name]:
        raise BadProfile(f"Here stands the profile “{name}” alone; its table begins with [{name}].")
    return made[0]


def _title(name: str, profile: Profile) -> str:
    return profile.title or (TARGETS[name].title if name in TARGETS else name)


def _stands_in(name: str) -> bool:
    return name in TARGETS or any(one.name == name for one in profiles.presets())


def _preset(name: str) -> str:
    return "Format" if name in TARGETS else "Preset"


def _trouble_with_name(name: str) -> str:
    if profile_text.is_name(name):
        return ""
    return f"“{name}” is no name: small letters, digits and hyphens, at most 40."
