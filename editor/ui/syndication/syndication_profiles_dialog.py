"""The dialog of the newsroom's own profiles of syndication: TOML, told line by line what is wrong in it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.article.errors import Trouble
from editor.article.syndication_profiles import Profile
from editor.article.syndication_table import ProfileTrouble, read_profiles, write_profile
from editor.desk import syndication
from editor.ui.kit import Choice, TomlField
from editor.ui.worker import Worker

_SIZE = QSize(680, 560)


class ProfilesDialog(QDialog):
    """Shows the own profiles; `saved` gives all profiles in force after they were kept."""

    saved = Signal(object)  # Profiles

    def __init__(self, worker: Worker, text: str, presets: tuple[Profile, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._presets = {one.key: one for one in presets}
        self.setWindowTitle(self.tr("Profiles of Syndication"))
        self.resize(_SIZE)
        self.about = QLabel(
            self.tr(
                "What your contracts with publishers say, for everybody who works on this library. A profile with the"
                " name of one of ours takes its place."
            ),
            self,
            wordWrap=True,
        )
        self.about.setProperty("role", "muted")
        self.text = TomlField(self.tr("Profiles as TOML"), text, self)
        self.start = Choice(
            self.tr("Begin with"), [("", self.tr("Begin with…")), *((one.key, one.name) for one in presets)], self
        )
        self.start.show_value("")
        self.said = QLabel(self, wordWrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.keep = QPushButton(self.tr("Save"), self)
        self.keep.setProperty("kind", "primary")
        self.buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._save)
        self.text.textChanged.connect(self._look)
        self.start.chosen.connect(self._begin)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the text."""
        super().showEvent(event)
        self.text.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.start)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        column.addWidget(self.said)
        column.addLayout(foot)

    def _look(self) -> None:
        """Say what is wrong, or how many profiles there are."""
        try:
            found = read_profiles(self.text.toPlainText())
        except ProfileTrouble as trouble:
            self._say(trouble.sentence, "danger")
            return
        names = ", ".join(one.name for one in found)
        self._say(names or self.tr("No profile of your own yet; those that come with Copydesk are in force."), "small")

    def _say(self, sentence: str, role: str) -> None:
        self.said.setText(sentence)
        self.said.setProperty("role", role)
        self.said.style().polish(self.said)
        self.keep.setEnabled(role != "danger")

    def _begin(self, key: str) -> None:
        """Put one of our profiles under what is there, to change it."""
        self.start.show_value("")
        preset = self._presets.get(key)
        if preset is None:
            return
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        gap = "\n\n" if self.text.toPlainText().strip() else ""
        cursor.insertText(gap + write_profile(preset))
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def _save(self) -> None:
        written = self.text.toPlainText()
        self._worker.ask(lambda desk: syndication.set_text(desk, written), self._kept, self._refused)

    def _kept(self, profiles: object) -> None:
        self.saved.emit(profiles)
        self.accept()

    def _refused(self, trouble: Trouble) -> None:
        self._say(trouble.sentence, "danger")
