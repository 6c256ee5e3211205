"""The line under the byline that says the rest of the furniture in few words, and opens the fold that holds it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from editor.article.article import Dateline, Furniture
from editor.ui import icons, languages
from editor.ui.theme import Role, Theme
from editor.ui.theme import load as load_theme

_SIGN = 14  # pixels
_EDGE = 30  # pixels for the sign and the edges


class MetaLine(QPushButton):
    """A flat button with the words; pressed down while the fold is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._words = ""
        self.setCheckable(True)
        self.setProperty("kind", "meta")
        self.setIconSize(QSize(_SIGN, _SIGN))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Desk, slug, language, dateline, keywords and note"))
        self.toggled.connect(lambda _: self._dress())
        self.set_look(theme)

    @property
    def words(self) -> str:
        """Return what the line says, also where it has not the room for all of it."""
        return self._words

    def show_furniture(self, furniture: Furniture) -> None:
        """Say furniture in few words."""
        pieces = [
            furniture.desk[:1].upper() + furniture.desk[1:],
            dateline_words(furniture.dateline),
            languages.name(furniture.language),
            furniture.slug,
            self._count(len(furniture.keywords)),
            self.tr("note to editors") if furniture.ednote.strip() else "",
        ]
        self._words = " · ".join(filter(None, pieces))
        self.setAccessibleName(self.tr("More: {words}").format(words=self._words))
        self._elide()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _count(self, keywords: int) -> str:
        if not keywords:
            return ""
        return self.tr("1 keyword") if keywords == 1 else self.tr("{count} keywords").format(count=keywords)

    def _dress(self) -> None:
        self.setIcon(
            icons.icon("chevron-down" if self.isChecked() else "chevron-right", self._theme, Role.MUTED, _SIGN)
        )

    def _elide(self) -> None:
        room = max(40, self.width() - _EDGE)
        self.setText(QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room))


def dateline_words(line: Dateline | None) -> str:
    """Return a dateline in few words: `LIMA, Peru, Oct. 21 (AP)`."""
    if line is None:
        return ""
    place = ", ".join(filter(None, (line.place, line.date)))
    return f"{place} ({line.agency})".strip() if line.agency else place
