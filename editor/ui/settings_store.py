"""The settings in force while the window is open; a change is written to their file at once."""

import contextlib
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor import settings
from editor.article.errors import Trouble
from editor.settings import Settings


class SettingsStore(QObject):
    """Holds the settings; `changed` gives the key of one that was changed, `trouble` what is wrong with the file."""

    changed = Signal(str)
    trouble = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = settings.load(path)
        self._is_kept = False

    @property
    def folder(self) -> Path:
        """Return the folder of the settings' file, where what belongs to the settings may stand too."""
        return self._path.parent

    @property
    def values(self) -> Settings:
        """Return the settings in force."""
        return self._values

    def change(self, key: str, value: object) -> None:
        """Change a setting and write the file; raises SettingsTrouble for a value that may not be."""
        changed = self._values.with_value(key, value)
        if changed == self._values:
            return
        if self._values.troubles and not self._is_kept:
            self._keep_file()
        self._values = changed
        try:
            settings.store(changed, self._path)
        except Trouble as trouble:
            self.trouble.emit(trouble)
        self.changed.emit(key)

    def _keep_file(self) -> None:
        """Copy a file with something wrong in it aside before the first change writes over what it says."""
        self._is_kept = True
        with contextlib.suppress(OSError):
            shutil.copyfile(self._path, self._path.with_name(f"{self._path.name}.kept"))
