"""Before a provider is asked: whom, what is sent to it, and whether it may always be asked from now on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from editor.ui.embeds.embed_rows import provider_title, tr


def ask_consent(providers: Sequence[str], window: QWidget, then: Callable[[bool], None]) -> QMessageBox:
    """Ask whether providers may be asked; `then` is called if so, with whether they may be from now on."""
    names = [provider_title(one) for one in providers]
    listed = names[0] if len(names) == 1 else tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Ask the network"))
    box.setText(tr("Ask {who} about the posts of this story?").format(who=listed))
    box.setInformativeText(
        tr(
            "The address of each post is sent to its provider, which so learns this desktop’s network address. Nothing"
            " else is sent, and no words are taken over until you say so."
        )
    )
    once = box.addButton(tr("Ask This Once"), QMessageBox.ButtonRole.AcceptRole)
    always = box.addButton(tr("Always Ask"), QMessageBox.ButtonRole.YesRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(once)

    def settle() -> None:
        if box.clickedButton() in (once, always):
            then(box.clickedButton() is always)

    box.finished.connect(settle)
    box.open()
    return box
