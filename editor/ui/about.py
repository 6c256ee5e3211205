"""What this program is: version, licence, and what it stands on."""

import sys
from importlib.metadata import version

from PySide6.QtWidgets import QMessageBox, QWidget

from editor.ui.services import Services

_OTHERS = ("PySide6-Essentials", "sqlite-utils", "pysqlite3", "Markdown", "nh3", "mammoth", "Jinja2")


def versions() -> str:
    """Return the versions of everything that a report should name, a line each."""
    own = (f"Copydesk {version('copydesk')}", f"Python {sys.version.split()[0]}")
    return "\n".join((*own, *(f"{name} {version(name)}" for name in _OTHERS)))


def show(parent: QWidget) -> QMessageBox:
    """Show the box and return it."""
    box = QMessageBox(parent)
    box.setWindowTitle(box.tr("About Copydesk"))
    box.setText(f"Copydesk {version('copydesk')}")
    box.setInformativeText(box.tr("The newsroom’s own editor. Free software under the MIT licence."))
    box.setDetailedText(versions())
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def install(services: Services) -> None:
    """Put the box into the window."""
    services.actions.handle("app.about", lambda: show(services.window))
