"""Two versions of a story, side by side or in line, with what differs in colour and with signs, and keys to walk it.

Unchanged paragraphs far from a change are a line that says how many they are. Where a person may choose, each change
has a link for either side; everything is reached by keyboard.
"""

import re
from enum import StrEnum
from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from editor.article.differences import Difference, Kind
from editor.article.inline import CITATION, CITED
from editor.ui import theme as themes
from editor.ui import type_scale
from editor.ui.history.difference_rows import DifferenceRow, Gap, Names, Readable
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

PAGE = 15  # changes of a page: 50,000 words that all changed take a second to set, these some 30 ms
_MARGIN = 6  # pixels above and below a paragraph
_TYPE = 15  # pixels


class Layout(StrEnum):
    """How two versions are shown."""

    SIDE_BY_SIDE = "side by side"
    IN_LINE = "in line"


class DifferenceView(QTextBrowser):
    """Shows a reading; `current_changed` tells which change one is at, `picked` which side was chosen for one."""

    current_changed = Signal(int)
    picked = Signal(int, bool)  # number of a change, whether the second version was chosen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reading: Readable | None = None
        self._layout = Layout.SIDE_BY_SIDE
        self._names = ("", "")
        self._chosen: dict[int, bool] | None = None
        self._page = 0
        self._current = -1
        self._places: dict[int, QTextBlock] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Differences"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.anchorClicked.connect(self._follow)
        self.set_look(theme)

    @property
    def current(self) -> int:
        """Return the number of the change one is at, -1 before the first."""
        return self._current

    @property
    def changes(self) -> int:
        """Return how many changes there are."""
        return self._reading.changes if self._reading else 0

    @property
    def choices(self) -> dict[int, bool]:
        """Return for each change whether the second version is taken; empty where nobody may choose."""
        return dict(self._chosen or {})

    def show_reading(self, reading: Readable, names: tuple[str, str]) -> None:
        """Show a reading; the names stand over the two versions."""
        self._reading, self._names = reading, names
        self._page, self._current = 0, -1
        self._set()
        self.verticalScrollBar().setValue(0)

    def set_arrangement(self, layout: Layout) -> None:
        """Show the versions side by side or in line."""
        if layout is not self._layout:
            self._layout = layout
            self._set()
            self._show_current()

    def set_choices(self, chosen: dict[int, bool] | None) -> None:
        """Let a person choose: for each change whether the second version is taken; None for reading alone."""
        self._chosen = chosen
        if self._reading is not None:
            self._set()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.setPalette(themes.palette(theme))
        self.setFont(type_scale.font(Face.SERIF, _TYPE))
        self.document().setDocumentMargin(16)
        if self._reading is not None:
            self._set()

    def step(self, by: int) -> None:
        """Go some changes on or back; before the first comes the last."""
        if self.changes:
            at = self._current if self._current >= 0 else (-1 if by > 0 else 0)
            self._current = (at + by) % self.changes
            self._turn_to(self._current // PAGE)
            self._show_current()
            self.current_changed.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the changes by N and P or F7 and Shift+F7; where one may choose, 1 and 2 take a side."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_N, Qt.Key.Key_P}:
            self.step(1 if event.key() == Qt.Key.Key_N else -1)
        elif event.key() == Qt.Key.Key_F7:
            self.step(-1 if back else 1)
        elif self._chosen is not None and event.key() in {Qt.Key.Key_1, Qt.Key.Key_2} and self._current >= 0:
            self._pick(self._current, event.key() == Qt.Key.Key_2)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that walk the changes from being taken as shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _walks(event):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar beside the change one is at."""
        super().paintEvent(event)
        block = self._places.get(self._current)
        if block is None or not block.isValid():
            return
        cursor = QTextCursor(block)
        last = cursor.currentTable().cellAt(cursor).lastCursorPosition()
        top, bottom = self.cursorRect(cursor).top(), self.cursorRect(last).bottom()
        painter = QPainter(self.viewport())
        painter.fillRect(4, top - 2, 4, bottom - top + 4, self._theme.colour(Role.ACCENT))
        painter.end()

    def _set(self) -> None:
        assert self._reading is not None
        place = self.verticalScrollBar().value()
        self.document().setDefaultFont(self.font())
        self.setHtml(_Setter(self._theme, self._layout, self._names, self._chosen).html(self._reading, self._page))
        self._find_places()
        self.verticalScrollBar().setValue(place)

    def _turn_to(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._set()

    def _find_places(self) -> None:
        self._places = {}
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                for name in iterator.fragment().charFormat().anchorNames():
                    self._places.setdefault(int(name.removeprefix("change-")), block)
                iterator += 1
            block = block.next()

    def _show_current(self) -> None:
        block = self._places.get(self._current)
        if block is not None and block.isValid():
            top = self.cursorRect(QTextCursor(block)).top()
            bar = self.verticalScrollBar()
            if not 24 <= top <= self.viewport().height() * 2 // 3:
                bar.setValue(bar.value() + top - self.viewport().height() // 4)
        self.viewport().update()

    def _follow(self, url: QUrl) -> None:
        verb, _, rest = url.toString().partition(":")
        if verb == "page":
            self._turn_to(int(rest))
            self.verticalScrollBar().setValue(0)
        elif verb == "pick":
            number, _, side = rest.partition(":")
            self._pick(int(number), side == "b")

    def _pick(self, number: int, second: bool) -> None:
        if self._chosen is None:
            return
        self._chosen[number] = second
        self._current = number
        self._set()
        self.picked.emit(number, second)
        self.current_changed.emit(number)


class _Setter:
    """Sets a reading as HTML, in what a QTextBrowser knows of it."""

    def __init__(self, theme: Theme, layout: Layout, names: tuple[str, str], chosen: dict[int, bool] | None) -> None:
        self._theme = theme
        self._names = names
        self._chosen = chosen
        self._side_by_side = layout is Layout.SIDE_BY_SIDE
        sans = ", ".join(f"'{family}'" for family in type_scale.families(Face.SANS))
        muted = f"font-family:{sans}; font-size:{Size.SMALL}px; color:{theme.css(Role.MUTED)}"
        self._small = muted
        self._label = f"{muted}; font-weight:600"
        self._source = f"font-family:{sans}; font-size:{Size.SMALL}px"
        self._ink = f"color:{theme.css(Role.TEXT)}"
        self._gone = f"background:{theme.css(Role.DANGER_TINT)}; text-decoration:line-through"
        self._come = f"background:{theme.css(Role.SUCCESS_TINT)}; text-decoration:underline"
        self._signs = {
            Kind.DELETE: ("−", theme.css(Role.DANGER)),
            Kind.INSERT: ("+", theme.css(Role.SUCCESS)),
            Kind.REPLACE: ("±", theme.css(Role.ACCENT)),
        }

    def html(self, reading: Readable, page: int) -> str:
        """Return the rows of a page, with links to the pages before and after it."""
        first, last = page * PAGE, (page + 1) * PAGE
        out = [self._head()]
        if page:
            out.append(self._wide(f'<a href="page:{page - 1}">{first:,} changes before</a>'))
        rows = rows_of_page(reading.rows, first, last)
        out += [self._gap(row) if isinstance(row, Gap) else self._row(row) for row in rows]
        if last < reading.changes:
            out.append(self._wide(f'<a href="page:{page + 1}">{reading.changes - last:,} more changes</a>'))
        return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(out)}</table>'

    def _head(self) -> str:
        if not self._side_by_side:
            return ""
        cells = "".join(
            f'<td width="49%" style="padding:0 8px 4px 8px"><p style="{self._label}">{escape(name)}</p></td>'
            for name in self._names
        )
        return f"<tr><td></td>{cells}</tr>"

    def _gap(self, gap: Gap) -> str:
        noun = "paragraph" if gap.count == 1 else "paragraphs"
        return self._wide(f"⋯ {gap.count:,} {noun} unchanged")

    def _wide(self, words: str) -> str:
        span = 3 if self._side_by_side else 2
        # A cell over several columns loses its lower padding in Qt's tables, so a small line stands in its place.
        below = '<p style="font-size:8px">&nbsp;</p>'
        line = f'<p align="center" style="{self._small}">{words}</p>{below}'
        return f'<tr><td colspan="{span}" style="padding:8px">{line}</td></tr>'

    def _row(self, row: DifferenceRow) -> str:
        label = f'<p style="{self._label}">{escape(row.title)}</p>' if row.title else ""
        cell = f'<td valign="top" style="padding:{_MARGIN}px 8px">'
        gutter = (
            f'<td width="20" valign="top" style="padding:{_MARGIN}px 0"><p align="center">{self._sign(row)}</p></td>'
        )
        if not self._side_by_side:
            return f"<tr>{gutter}{cell}{label}{self._links(row)}{self._paragraph(row, self._both(row))}</td></tr>"
        cells = ""
        for second in (False, True):
            head = self._link(row, second) if self._chosen is not None and row.number >= 0 else ""
            cells += f"{cell}{label}{head}{self._paragraph(row, self._side(row, second))}</td>"
        return f"<tr>{gutter}{cells}</tr>"

    def _marker(self, words: str, style: str) -> str:
        """Return the line of an ad or a post as a person knows it."""
        return f'<span style="{self._label}">▭ <span style="{style}">{escape(words)}</span></span>'

    def _side(self, row: DifferenceRow, second: bool) -> str:
        """Return one side of a row."""
        if words := row.markers[second]:
            style = "" if row.number < 0 else f"{self._ink}; {self._come if second else self._gone}"
            return self._marker(words, style)
        return "".join(self._one_side(piece, row.names, second) for piece in row.shown)

    def _both(self, row: DifferenceRow) -> str:
        """Return both sides of a row in one."""
        if not any(row.markers):
            return "".join(self._in_line(piece, row.names) for piece in row.shown)
        sides = (True,) if row.number < 0 else (False, True)
        return "<br>".join(filter(None, (self._side(row, second) for second in sides)))

    def _sign(self, row: DifferenceRow) -> str:
        if row.number < 0:
            return "&nbsp;"
        kind = Kind.REPLACE
        if not row.before.strip():
            kind = Kind.INSERT
        elif not row.after.strip():
            kind = Kind.DELETE
        sign, colour = self._signs[kind]
        return f'<a name="change-{row.number}"></a><span style="color:{colour}; font-weight:600">{sign}</span>'

    def _paragraph(self, row: DifferenceRow, text: str) -> str:
        colour = f"; color:{self._theme.css(Role.MUTED)}" if row.number < 0 else ""
        return f'<p style="line-height:140%{colour}">{text or "&nbsp;"}</p>'

    def _in_line(self, piece: Difference, names: tuple[Names, Names]) -> str:
        if piece.kind is Kind.EQUAL:
            return self._words(piece.b, names[1])
        return self._one_side(piece, names, second=False) + self._one_side(piece, names, second=True)

    def _one_side(self, piece: Difference, names: tuple[Names, Names], second: bool) -> str:
        text = self._words(piece.b if second else piece.a, names[second])
        if piece.kind is Kind.EQUAL or not text:
            return text
        return f'<span style="{self._come if second else self._gone}">{text}</span>'

    def _words(self, text: str, names: Names) -> str:
        """Return words as HTML, with whom a citation names in the place of the keys of sources."""
        out, at = "", 0
        for found in CITATION.finditer(text):
            told = CITED.sub(lambda cited: _cited(cited, names), found[1])
            out += f'{_html(text[at : found.start(1) - 1])}<span style="{self._source}">[{_html(told)}]</span>'
            at = found.end()
        return out + _html(text[at:])

    def _links(self, row: DifferenceRow) -> str:
        if self._chosen is None or row.number < 0:
            return ""
        return self._link(row, second=False) + self._link(row, second=True)

    def _link(self, row: DifferenceRow, second: bool) -> str:
        assert self._chosen is not None
        on = self._chosen.get(row.number) is second
        side = "b" if second else "a"
        whose = "" if self._side_by_side else f": {escape(self._names[second])}"
        words = f"● Taken{whose}" if on else f'○ <a href="pick:{row.number}:{side}">Take this{whose}</a>'
        return f'<p style="{self._small}">{words}</p>'


def rows_of_page(rows: tuple[DifferenceRow | Gap, ...], first: int, last: int) -> tuple[DifferenceRow | Gap, ...]:
    """Return the rows from one change to another, the last not among them, with what stands before them."""
    places = {row.number: at for at, row in enumerate(rows) if isinstance(row, DifferenceRow) and row.number >= 0}
    start = places.get(first - 1, -1) + 1 if first else 0
    return rows[start : places[last - 1] + 1 if last in places else len(rows)]


def _walks(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_N, Qt.Key.Key_P} and not event.modifiers()


def _cited(found: re.Match[str], names: Names) -> str:
    """Return a cited source by its name, and where in it; by its key where nobody knows it."""
    name = names.get(("source", found[1]), f"@{found[1]}")
    return f"{name}, {found[2]}" if found[2] else name


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
